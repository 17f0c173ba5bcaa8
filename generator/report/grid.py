"""The briefing's page as a page design has it: points from the top left corner of the trimmed paper, `x` from the left margin."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.report.column import Frame
from generator.report.place import Place
from generator.theme.page import PageDesign

FOLIO_GAP: Final = 24.0
"""Least space between the footer and the folio."""
HEAD_GAP: Final = 9.0
"""Least space between the running head and the text."""
TAB_HEIGHT: Final = 22.0
"""Office printers lose the first 12."""
TAB_WIDTH: Final = 70.2
TALLEST_IMAGE: Final = 0.5
"""Of the type area: text has a place beside a portrait."""
NOTES_DROP: Final = 9.0
"""How far footnotes reach below the type area, in designs without a baseline grid."""


@dataclass(frozen=True)
class Grid:
    """Margins, rail and columns of the pages of `design`."""

    design: PageDesign

    def left(self, number: int) -> float:
        """Return the left margin of page `number`: bound paper has the inside at the left of odd pages."""
        mirrored = self.design.duplex and number % 2 == 0
        return self.design.margins.outside if mirrored else self.design.margins.inside

    @cached_property
    def full(self) -> float:
        """From margin to margin."""
        return self.design.width - self.design.margins.inside - self.design.margins.outside

    @property
    def top(self) -> float:
        return self.design.margins.top

    @cached_property
    def bottom(self) -> float:
        """Foot of the type area."""
        return self.design.height - self.design.margins.bottom

    @cached_property
    def height(self) -> float:
        """Of the type area."""
        return self.bottom - self.top

    @property
    def tallest_image(self) -> float:
        return TALLEST_IMAGE * self.height

    def running_head(self, leading: float) -> float:
        """Return the top of the running head, whose line takes `leading`: where the design wants it, but clear of the text."""
        return min(self.design.head_drop, self.top - HEAD_GAP - leading)

    @cached_property
    def footer(self) -> float:
        return self.bottom + self.design.folio.drop

    @cached_property
    def hinge(self) -> float:
        """From the left margin to the measure."""
        return self.design.rail + self.design.gutter if self.design.has_rail else 0.0

    @cached_property
    def across(self) -> Place:
        """The measure across all columns."""
        return Place(self.hinge, self.full - self.hinge, self.design.rail, self.hinge)

    @cached_property
    def columns(self) -> tuple[Place, ...]:
        """The columns of text; the only one is the measure with its rail."""
        count = self.design.columns
        return tuple(self.across.part(n, count, self.design.column_gap) for n in range(count)) if count > 1 else (self.across,)

    @property
    def place(self) -> Place:
        """The first column, where text is set; further ones are as wide."""
        return self.columns[0]

    @cached_property
    def turned(self) -> "Grid":
        """The grid of a page that lies on its side: one measure from margin to margin."""
        design = self.design
        return Grid(design._replace(width=design.height, height=design.width, columns=1, rail=0.0, gutter=0.0, grid=False))

    def frame(self, top: float | None = None) -> Frame:
        """Return where text stands on a page, from `top` where that is not the type area's own."""
        drop = 0.0 if self.design.grid else NOTES_DROP
        return Frame(self.top if top is None else top, self.bottom, self.bottom + drop)
