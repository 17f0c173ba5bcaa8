"""Rectangles on a page or slide: points, origin at the top left, y growing downwards."""

from typing import NamedTuple, Self


class Rect(NamedTuple):
    """A rectangle with its left and top edge, width and height in points."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def edges(cls, left: float, top: float, right: float, bottom: float) -> Self:
        """Return the rectangle between four edges."""
        return cls(left, top, right - left, bottom - top)

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height

    def inset(self, horizontal: float, vertical: float) -> "Rect":
        """Return this rectangle with `horizontal` taken off left and right, `vertical` off top and bottom."""
        return Rect(self.x + horizontal, self.y + vertical, self.width - 2 * horizontal, self.height - 2 * vertical)

    def moved(self, dx: float, dy: float) -> "Rect":
        """Return this rectangle shifted by (`dx`, `dy`)."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def contains(self, other: "Rect", tolerance: float = 0.01) -> bool:
        """Tell whether `other` lies inside, give or take `tolerance` points."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )
