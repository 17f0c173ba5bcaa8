"""Where blocks are set: a column of the page, with or without the rail beside it."""

from typing import NamedTuple


class Place(NamedTuple):
    """A column at `x` points from the left margin.

    `rail` is the width of the free room at its left, 0 for none; `hinge` from the left edge of the rail to the column.
    """

    x: float
    width: float
    rail: float = 0.0
    hinge: float = 0.0

    @property
    def railed(self) -> bool:
        """Whether the page's rail is free at the left."""
        return self.rail > 0

    @property
    def wide(self) -> float:
        """The width that a table too wide for the column may use, ending at the same right edge."""
        return self.width + self.hinge

    def part(self, number: int, count: int, gap: float) -> "Place":
        """Return column `number` of `count` equal ones inside this one."""
        width = (self.width - gap * (count - 1)) / count
        return Place(self.x + number * (width + gap), width)
