"""The briefing's page: A4, twelve columns, a rail of two and a measure of ten. Points from the top left corner."""

from typing import Final

PAGE_WIDTH: Final = 595.28
PAGE_HEIGHT: Final = 841.89
COLUMN: Final = 29.1
GUTTER: Final = 12.0
PITCH: Final = COLUMN + GUTTER
LEFT: Final = 57.04
"""Left and right margin, 20.1 mm."""
FULL: Final = 12 * PITCH - GUTTER
"""From margin to margin: 481.2."""
RAIL: Final = 2 * PITCH - GUTTER
"""Width of the rail: 70.2."""
HINGE: Final = 2 * PITCH
"""From the left margin to the measure: 82.2."""
MEASURE: Final = FULL - HINGE
"""399, 38 characters of 10.5."""

TOP: Final = 63.0
BOTTOM: Final = 781.0
"""Foot of the type area."""
NOTES_BOTTOM: Final = 790.0
"""Foot of the footnotes."""
RUNNING_HEAD: Final = 36.0
FOOTER: Final = 801.0

FOLIO_GAP: Final = 24.0
"""Least space between the footer and the folio."""

TAB_HEIGHT: Final = 22.0
"""Office printers lose the first 12."""


def columns_width(count: int) -> float:
    """Return the width of `count` neighbouring columns."""
    return count * PITCH - GUTTER
