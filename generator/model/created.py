"""When a document says it was made: never the clock, so that the same input gives the same bytes."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Final

from generator.model.document import Document
from generator.problems import ResourceError

FIXED_DATE: Final = date(2000, 1, 1)
"""When a document was made that does not say so."""


def creation_time(document: Document, environment: Mapping[str, str] = os.environ) -> datetime:
    """Return the time that the outputs of `document` say they were made at.

    SOURCE_DATE_EPOCH comes first (reproducible-builds.org, "SOURCE_DATE_EPOCH specification"), then an ISO date in the document's head.
    Raises `ResourceError` for a SOURCE_DATE_EPOCH that is no time.
    """
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        return _from_epoch(epoch)
    try:
        day = date.fromisoformat(document.metadata.date)
    except ValueError:
        day = FIXED_DATE
    return datetime.combine(day, time(), UTC)


def _from_epoch(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ResourceError(f"SOURCE_DATE_EPOCH is {seconds!r}, which is no number of seconds since 1970") from error
