"""Marks keep their form when they are moved."""

from PIL import Image

from generator.geometry import Rect
from generator.layout.drawing import Anchor, Bitmap, Box, CurveTo, Group, LineTo, MoveTo, Path, Rule
from generator.layout.moving import moved
from generator.layout.structure import Element, Tag
from tests.albums import picture


def test_every_place_in_a_mark_moves_by_the_same_way() -> None:
    shown = picture(Image.new("L", (2, 2)))
    marks = (
        Rule(0, 1, 2, 3, 0.5, "ink"),
        Box(Rect(0, 0, 5, 6), "accent"),
        Bitmap(shown, Rect(1, 1, 2, 2)),
        Path((MoveTo(0, 0), LineTo(1, 1), CurveTo(1, 2, 3, 4, 5, 6)), "ink"),
        Anchor("a", 7, 8),
    )
    figure = Element(Tag.FIGURE)
    assert moved(Group(marks, figure, Rect(0, 0, 9, 9)), 10, 20) == Group(
        (
            Rule(10, 21, 12, 23, 0.5, "ink"),
            Box(Rect(10, 20, 5, 6), "accent"),
            Bitmap(shown, Rect(11, 21, 2, 2)),
            Path((MoveTo(10, 20), LineTo(11, 21), CurveTo(11, 22, 13, 24, 15, 26)), "ink"),
            Anchor("a", 17, 28),
        ),
        figure,
        Rect(10, 20, 9, 9),
    )
