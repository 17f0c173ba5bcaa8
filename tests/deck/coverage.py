"""How full a slide is: the part of its body that blocks cover."""

from itertools import pairwise

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.pieces import flat
from generator.deck.powerpoint.slide import bounds
from generator.deck.scene import Group, LayoutKind, Shape, Slide, TextBox
from generator.geometry import Rect

COVERS = (LayoutKind.TITLE, LayoutKind.AGENDA, LayoutKind.SECTION, LayoutKind.QUOTE, LayoutKind.CLOSING)
"""Slides whose whole face is designed: they have no body."""
LEAST_COVERED = 0.25
HEAD = ("title", "running-head", "date")


def covered(slide: Slide, lettering: Lettering) -> float | None:
    """Return which part of the body is covered by the boxes of the blocks on `slide`; `None` for one without a body.

    Text counts as tall as its lines, whatever the height of its placeholder; a group as the box around it.
    """
    if slide.layout in COVERS:
        return None
    body = lettering.grid.body(lettering.grid.hang_line)
    boxes = [
        _clipped(_box(shape, lettering), body) for shape in slide.shapes if not (isinstance(shape, TextBox) and shape.placeholder in HEAD)
    ]
    return covered_by([box for box in boxes if box.width > 0 and box.height > 0]) / (body.width * body.height)


def _box(shape: Shape, lettering: Lettering) -> Rect:
    if isinstance(shape, Group):
        boxes = [_box(inner, lettering) for inner in flat(shape.shapes)]
        return Rect.edges(min(b.x for b in boxes), min(b.y for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))
    if isinstance(shape, TextBox) and shape.wrap and not shape.fill:
        return shape.rect._replace(height=fit.height(lettering, shape.paragraphs, shape.rect.width))
    return bounds(shape)


def _clipped(box: Rect, body: Rect) -> Rect:
    left, top = max(box.x, body.x), max(box.y, body.y)
    return Rect(left, top, max(min(box.right, body.right) - left, 0.0), max(min(box.bottom, body.bottom) - top, 0.0))


def covered_by(boxes: list[Rect]) -> float:
    """Return the area that `boxes` cover together."""
    edges = sorted({edge for box in boxes for edge in (box.x, box.right)})
    area = 0.0
    for left, right in pairwise(edges):
        spans = sorted((box.y, box.bottom) for box in boxes if box.x <= left and box.right >= right)
        end = float("-inf")
        for top, bottom in spans:
            area += max(bottom - max(top, end), 0.0) * (right - left)
            end = max(end, bottom)
    return area
