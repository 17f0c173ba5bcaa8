"""Marks moved to another place: how drawings are put together from drawings."""

from typing import assert_never

from generator.layout.drawing import Anchor, Bitmap, Box, CurveTo, Glyphs, Group, LineTo, Mark, MoveTo, Path, Rule, Vector


def moved(mark: Mark, dx: float, dy: float) -> Mark:
    """Return `mark` shifted by (`dx`, `dy`) points."""
    match mark:
        case Glyphs() | Anchor():
            return mark._replace(x=mark.x + dx, y=mark.y + dy)
        case Rule():
            return mark._replace(x1=mark.x1 + dx, y1=mark.y1 + dy, x2=mark.x2 + dx, y2=mark.y2 + dy)
        case Box() | Bitmap() | Vector():
            return mark._replace(rect=mark.rect.moved(dx, dy))
        case Path():
            return mark._replace(segments=tuple(_moved_segment(segment, dx, dy) for segment in mark.segments))
        case Group():
            bounds = mark.bounds.moved(dx, dy) if mark.bounds else None
            return mark._replace(marks=tuple(moved(inner, dx, dy) for inner in mark.marks), bounds=bounds)
        case _:
            assert_never(mark)


def _moved_segment(segment: MoveTo | LineTo | CurveTo, dx: float, dy: float) -> MoveTo | LineTo | CurveTo:
    match segment:
        case MoveTo() | LineTo():
            return segment._replace(x=segment.x + dx, y=segment.y + dy)
        case CurveTo():
            ends = (segment.x1 + dx, segment.y1 + dy, segment.x2 + dx, segment.y2 + dy, segment.x + dx, segment.y + dy)
            return CurveTo(*ends)
        case _:
            assert_never(segment)
