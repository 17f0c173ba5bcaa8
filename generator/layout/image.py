"""Pictures at a size that fits the page and does not enlarge them beyond their resolution."""

from dataclasses import replace
from typing import Final

from generator.geometry import Rect
from generator.layout.drawing import Bitmap, Drawing, Vector
from generator.layout.setter import Setter
from generator.pictures import PictureFile

RESOLUTION: Final = 110.0
"""Pixels to the inch below which a picture is not enlarged any further."""


def shown_width(picture: PictureFile, width: float, tallest: float) -> float:
    """Return how wide `picture` is shown where `width` and a height of `tallest` points are free."""
    return min(width, tallest * picture.width / picture.height, picture.widest(RESOLUTION))


def lettered(picture: PictureFile, setter: Setter) -> PictureFile:
    """Return `picture` with the text of a vector picture as outlines, as `image_drawing` takes it."""
    if picture.artwork is None:
        return picture
    from generator.layout.artwork import outlined

    return replace(picture, artwork=outlined(picture.artwork, setter.typesetter, setter.theme, setter.language))


def image_drawing(picture: PictureFile, width: float, tallest: float) -> Drawing:
    """Return `picture` as wide as `width` allows, at most `tallest` high, at its own proportions."""
    shown = shown_width(picture, width, tallest)
    rect = Rect(0, 0, shown, shown * picture.height / picture.width)
    if picture.artwork is None:
        return Drawing(width, rect.height, (Bitmap(picture, rect),))
    return Drawing(width, rect.height, (Vector(picture.artwork, picture.key, rect),))
