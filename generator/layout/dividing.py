"""A drawing taller than a page as several: cut where it cuts through nothing but long rules and boxes, which go on in the next."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, assert_never

from generator.geometry import Rect
from generator.layout.drawing import Anchor, Bitmap, Box, Drawing, Glyphs, Group, Mark, Path, Rule, Vector
from generator.layout.moving import moved

ASCENT, DESCENT = 1.0, 0.3
"""How far a line's ink reaches above and below its baseline at most, in em."""
LONG = 0.5
"""Upright rules and boxes that fill more than this share of the greatest height may be cut."""


class _Extent(NamedTuple):
    top: float
    bottom: float


def divided(drawing: Drawing, most: float) -> tuple[Drawing, ...]:
    """Return `drawing` in parts at most `most` points high, in order; whole if it is no higher, or where nothing can be cut."""
    if drawing.height <= most:
        return (drawing,)
    solid = _merged(sorted(_extent(mark) for mark in drawing.marks if not _may_be_cut(mark, most)))
    cuts = [0.0, *_cuts(solid, most), drawing.height]
    return tuple(
        Drawing(drawing.width, bottom - top, tuple(_marks_between(drawing.marks, top, bottom, most, last=bottom == drawing.height)))
        for top, bottom in pairwise(cuts)
    )


def _cuts(solid: Sequence[_Extent], most: float) -> Iterator[float]:
    """Yield the heights to cut at: above the first stretch that would not end within `most`."""
    top = 0.0
    for above, stretch in pairwise(solid):
        if stretch.bottom - top > most:
            top = min((above.bottom + stretch.top) / 2, top + most)
            yield top


def _merged(extents: Sequence[_Extent]) -> list[_Extent]:
    """Return `extents`, which are in order, with those that overlap as one."""
    merged: list[_Extent] = []
    for extent in extents:
        if merged and extent.top < merged[-1].bottom:
            merged[-1] = _Extent(merged[-1].top, max(merged[-1].bottom, extent.bottom))
        else:
            merged.append(extent)
    return merged


def _marks_between(marks: Sequence[Mark], top: float, bottom: float, most: float, *, last: bool) -> Iterator[Mark]:
    """Yield what of `marks` stands from `top` to `bottom`, moved there; what may be cut is."""
    for mark in marks:
        extent = _extent(mark)
        if _may_be_cut(mark, most):
            start, end = max(extent.top, top), min(extent.bottom, bottom)
            if start < end:
                yield moved(_between(mark, start, end), 0.0, -top)
        elif top <= extent.top < bottom or (last and extent.top >= bottom) or (top == 0.0 and extent.top < 0.0):
            yield moved(mark, 0.0, -top)


def _may_be_cut(mark: Mark, most: float) -> bool:
    extent = _extent(mark)
    upright = isinstance(mark, Box) or (isinstance(mark, Rule) and mark.x1 == mark.x2)
    return upright and extent.bottom - extent.top > LONG * most


def _between(mark: Mark, top: float, bottom: float) -> Mark:
    if isinstance(mark, Rule):
        return mark._replace(y1=top, y2=bottom)
    if isinstance(mark, Box):
        return mark._replace(rect=Rect.edges(mark.rect.x, top, mark.rect.right, bottom))
    return mark


def _extent(mark: Mark) -> _Extent:
    match mark:
        case Glyphs():
            size = max((run.size for run in mark.line.runs), default=0.0)
            return _Extent(mark.y - ASCENT * size, mark.y + DESCENT * size)
        case Rule():
            return _Extent(min(mark.y1, mark.y2), max(mark.y1, mark.y2))
        case Box() | Bitmap() | Vector():
            return _Extent(mark.rect.y, mark.rect.bottom)
        case Path():
            heights = [segment.y for segment in mark.segments] or [0.0]
            return _Extent(min(heights), max(heights))
        case Group():
            inner = [_extent(below) for below in mark.marks] or [_Extent(0.0, 0.0)]
            return _Extent(min(e.top for e in inner), max(e.bottom for e in inner))
        case Anchor():
            return _Extent(mark.y, mark.y)
        case _:
            assert_never(mark)
