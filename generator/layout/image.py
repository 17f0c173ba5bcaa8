"""Pictures at a size that fits the page and does not enlarge them beyond their resolution."""

from typing import Protocol

from generator.geometry import Rect
from generator.layout.drawing import Bitmap, Drawing

RESOLUTION = 110.0
"""Pixels to the inch below which a picture is not enlarged any further."""


class Picture(Protocol):
    """Bytes of a PNG or JPEG with its size in pixels."""

    @property
    def data(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


def image_drawing(picture: Picture, width: float, tallest: float) -> Drawing:
    """Return `picture` as wide as `width` allows, at most `tallest` high, at its own proportions."""
    shown = min(width, tallest * picture.width / picture.height, picture.width * 72.0 / RESOLUTION)
    rect = Rect(0, 0, shown, shown * picture.height / picture.width)
    return Drawing(width, rect.height, (Bitmap(picture.data, rect),))
