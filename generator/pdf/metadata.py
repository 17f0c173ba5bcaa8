"""What a PDF says about itself: title, author, subject, language, dates."""

from datetime import datetime
from typing import Any, Final, NamedTuple

PRODUCER: Final = "Diptych"


class Description(NamedTuple):
    """A document as catalogues list it; `language` is a BCP 47 tag."""

    title: str
    author: str
    subject: str
    language: str


def describe(canvas: Any, description: Description, created: datetime) -> None:
    """Write `description` into the information dictionary of a reportlab `canvas`, and show the title in the window's bar.

    Both dates are `created` (ISO 32000-1, 14.3.3); without a time zone it is taken as UTC.
    """
    canvas.setTitle(description.title)
    canvas.setAuthor(description.author)
    canvas.setSubject(description.subject)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    date = pdf_date(created)
    canvas.setDateFormatter(lambda *_: date)


def pdf_date(moment: datetime) -> str:
    """Return `moment` as a PDF date (ISO 32000-1, 7.9.4)."""
    offset = moment.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"D:{moment:%Y%m%d%H%M%S}{sign}{hours:02d}'{rest:02d}'"
