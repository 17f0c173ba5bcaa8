"""Timelines as steps along an axis, the part that is done in the accent."""

from dataclasses import replace
from typing import NamedTuple

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import GUTTER
from generator.deck.pieces import Composed, Piece, text_box
from generator.deck.scene import Box, Group, Rule, Shape, TextParagraph
from generator.geometry import Rect
from generator.model.inline import RichText, Run
from generator.model.prose import Point, Points
from generator.model.timeline import Step, Timeline

MOST_STEPS = 6
AXIS_DROP = 92.0
"""From the hang line to the axis (y 236)."""
WHEN_GAP = 26.0
"""From the end of the line that says when to the axis."""
SQUARE, CURRENT = 12.0, 16.0
STEP_DROP, TEXT_DROP = 26.0, 46.0
"""From the axis to a step's name; from there to its text, where the name has one line."""
LARGE_SHARE, OPTICAL_CENTRE = 0.8, 0.28
"""The part of its region that a timeline alone may take in large text, and the part of the empty height that is then above it."""
LARGE_NAME = 4
"""Characters of a name up to which it is set large."""


class Column(NamedTuple):
    """One step's words, set to the width of its column."""

    when: TextParagraph
    name: TextParagraph
    text: TextParagraph | None
    when_height: float
    name_height: float
    text_height: float


def timeline_parts(lettering: Lettering, piece: Piece, timeline: Timeline, region: Rect) -> tuple[Piece, ...]:
    """Return `timeline` in pieces of at most six steps, alike in number, whose words fit; steps with too many words become points."""
    for most in range(min(MOST_STEPS, max(len(timeline.steps), 1)), 0, -1):
        pieces, start = [], 0
        for count in fit.balanced([1.0] * len(timeline.steps), float(most)):
            part = replace(timeline, steps=timeline.steps[start : start + count])
            pieces.append(piece._replace(block=part, first=piece.first + start, follows=piece.follows or start > 0))
            start += count
        if all(_bottom(lettering, p, p.block, region) <= region.bottom for p in pieces if isinstance(p.block, Timeline)):
            return tuple(pieces)
    return (piece._replace(block=timeline_points(timeline)),)


def timeline_points(timeline: Timeline) -> Points:
    """Return the steps as points, for where no axis has room."""
    items = tuple(
        Point(RichText((Run(f"{step.when}　" if step.when else ""), *step.what.inlines)), (Point(step.text),) if step.text else ())
        for step in timeline.steps
    )
    return Points(items=items, ordered=not any(step.when for step in timeline.steps), span=timeline.span)


def timeline_fits(lettering: Lettering, timeline: Timeline, region: Rect) -> bool:
    """Tell whether all steps stand side by side in `region`."""
    return len(timeline.steps) <= MOST_STEPS and _bottom(lettering, Piece(timeline), timeline, region) <= region.bottom


def timeline_composed(
    lettering: Lettering, piece: Piece, timeline: Timeline, region: Rect, done: int | None, *, alone: bool = False
) -> Composed:
    """Return the steps over `region`. `done` is the number of the current step in the whole timeline, `None` if it has none.

    Steps that have a slide to themselves are larger where they have few words, and stand a little above the middle.
    """
    count = len(timeline.steps)
    pitch = (region.width + GUTTER) / max(count, 2)
    columns = _columns(lettering, piece, timeline, pitch - GUTTER, text_role="body")
    if alone:
        large = _columns(lettering, piece, timeline, pitch - GUTTER, text_role="point")
        columns = large if _end(large, region.y) <= region.y + LARGE_SHARE * region.height else columns
        region = region.moved(0.0, OPTICAL_CENTRE * max(region.bottom - _end(columns, region.y), 0.0))
    axis = region.y + AXIS_DROP + _when_growth(columns)
    reached = None if done is None else done - piece.first
    shapes: list[Shape] = list(_axis(region, axis, pitch, count, reached))
    bottom = axis
    for index, (step, column) in enumerate(zip(timeline.steps, columns, strict=True)):
        group, end = _step(step, column, region.x + index * pitch, axis, pitch - GUTTER, _mark(step, index, reached), index + 1)
        shapes.append(group._replace(alt=_current_words(lettering, step)) if step.current else group)
        bottom = max(bottom, end)
    return Composed(tuple(shapes), bottom)


def _axis(region: Rect, axis: float, pitch: float, count: int, reached: int | None) -> tuple[Shape, ...]:
    whole = Rule("axis", region.x, axis, region.right, axis, 1.5, "rule")
    if reached is None:
        return (whole._replace(color="accent"),)
    if reached < 0:
        return (whole,)
    end = region.right if reached >= count else region.x + reached * pitch + CURRENT / 2
    return (whole, Rule("axis done", region.x, axis, end, axis, 3.0, "accent"))


def _mark(step: Step, index: int, reached: int | None) -> tuple[float, str]:
    """Return the size and colour of a step's square."""
    if step.current:
        return CURRENT, "accent"
    return SQUARE, "accent" if reached is None or index <= reached else "muted"


def _step(step: Step, column: Column, x: float, axis: float, width: float, mark: tuple[float, str], number: int) -> tuple[Group, float]:
    size, color = mark
    name = f"step {number}"
    name_top = axis + STEP_DROP
    shapes: list[Shape] = [
        text_box(f"{name} when", Rect(x, axis - WHEN_GAP - column.when_height, width, column.when_height), column.when),
        Box(f"{name} square", Rect(x, axis - size / 2, size, size), color),
        text_box(f"{name} name", Rect(x, name_top, width, column.name_height), column.name),
    ]
    bottom = name_top + column.name_height
    if column.text is not None:
        text_top = bottom + (TEXT_DROP - 38.0)
        shapes.append(text_box(f"{name} text", Rect(x, text_top, width, column.text_height), column.text))
        bottom = text_top + column.text_height
    return Group(name, tuple(shapes)), bottom


def _current_words(lettering: Lettering, step: Step) -> str:
    """Return what is said of the current step to those who cannot see its colour."""
    return lettering.words.comma.join(part for part in (step.when, step.what.plain, lettering.words.current) if part)


def _columns(lettering: Lettering, piece: Piece, timeline: Timeline, width: float, *, text_role: str) -> tuple[Column, ...]:
    large = all(len(step.what.plain) <= LARGE_NAME for step in timeline.steps)
    dated = any(step.when for step in timeline.steps)
    return tuple(
        _column(lettering, step, step.when if dated else str(piece.first + index), "step" if large else "step-small", text_role, width)
        for index, step in enumerate(timeline.steps)
    )


def _column(lettering: Lettering, step: Step, when: str, role: str, text_role: str, width: float) -> Column:
    color = "accent" if step.current else ""
    when_text = lettering.paragraph(when, "step-when", color=color)
    if step.current:
        when_text = when_text._replace(runs=tuple(run._replace(bold=True) for run in when_text.runs))
    name = lettering.paragraph(step.what, role, color=color)
    text = lettering.paragraph(step.text, text_role) if step.text else None
    when_height, name_height, text_height = (fit.height(lettering, (p,), width) if p else 0.0 for p in (when_text, name, text))
    return Column(when_text, name, text, when_height, name_height, text_height)


def _when_growth(columns: tuple[Column, ...]) -> float:
    """Return how far the axis moves down so that dates of several lines stay below the hang line."""
    return max(0.0, max((column.when_height for column in columns), default=0.0) + WHEN_GAP - AXIS_DROP)


def _bottom(lettering: Lettering, piece: Piece, timeline: Timeline, region: Rect) -> float:
    pitch = (region.width + GUTTER) / max(len(timeline.steps), 2)
    if pitch < lettering.grid.columns_width(2) - 1:
        return float("inf")
    return _end(_columns(lettering, piece, timeline, pitch - GUTTER, text_role="body"), region.y)


def _end(columns: tuple[Column, ...], y: float) -> float:
    """Return where steps end whose region begins at `y`."""
    top = y + AXIS_DROP + _when_growth(columns) + STEP_DROP
    return top + max((c.name_height + (c.text_height + TEXT_DROP - 38.0 if c.text else 0.0) for c in columns), default=0.0)
