"""Where blocks are set: a column of the page, with or without the rail beside it."""

from typing import NamedTuple

from generator.report.grid import FULL, HINGE, MEASURE, RAIL


class Place(NamedTuple):
    """A column at `x` points from the left margin; `railed` if the page's rail is free at its left."""

    x: float
    width: float
    railed: bool

    @property
    def rail(self) -> float:
        return RAIL if self.railed else 0.0

    @property
    def wide(self) -> float:
        """The width that a table too wide for the column may use, ending at the same right edge."""
        return FULL if self.railed else self.width

    @property
    def hinge(self) -> float:
        """From the left edge of the rail to the column, 0 without a rail."""
        return HINGE if self.railed else 0.0

    def part(self, number: int, count: int, gap: float) -> "Place":
        """Return column `number` of `count` equal ones inside this one."""
        width = (self.width - gap * (count - 1)) / count
        return Place(self.x + number * (width + gap), width, railed=False)


PAGE_PLACE = Place(HINGE, MEASURE, railed=True)
