"""Timelines as steps along an axis, the part that is done in the accent."""

from dataclasses import replace
from typing import NamedTuple

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import GUTTER, panel_height
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
STEP_DROP, NAME_GAP = 26.0, 8.0
"""From the axis to a step's name; from the end of that to its text."""
LARGE_SHARE, OPTICAL_CENTRE = 0.8, 0.28
"""The part of its region that a timeline alone may take in large text, and the part of the empty height that is then above it."""
LARGE_NAME = 4
"""Characters of a name up to which it is set large."""
FEW_STEPS, SCANT = 3, 0.35
"""Steps up to which words that take no more of the room below the axis stand on panels that take all of it."""
PANEL_INSET = 21.6
MOST_BARE_LINES = 2
"""Of a name in the middle of a panel that has nothing else."""


class Roles(NamedTuple):
    """What the words of a step are set in; without a `name`, names are large where all are short."""

    when: str
    name: str
    text: str


NORMAL, LARGE = Roles("step-when", "", "body"), Roles("step-when", "", "point")
ON_PANEL, BARE_ON_PANEL = Roles("support-large", "step", "callout-large"), Roles("support-large", "panel-head", "callout-large")


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

    Steps that have a slide to themselves are larger where they have few words, and stand a little above the middle; a few with very
    little to say are panels below the axis.
    """
    count = len(timeline.steps)
    pitch = (region.width + GUTTER) / max(count, 2)
    if alone and (panelled := _panelled(lettering, piece, timeline, region, done)) is not None:
        return panelled
    columns = _columns(lettering, piece, timeline, pitch - GUTTER, NORMAL)
    if alone:
        large = _columns(lettering, piece, timeline, pitch - GUTTER, LARGE)
        columns = large if _end(large, region.y) <= region.y + LARGE_SHARE * region.height else columns
        region = region.moved(0.0, OPTICAL_CENTRE * max(region.bottom - _end(columns, region.y), 0.0))
    axis = region.y + AXIS_DROP + _when_growth(columns)
    return _steps(lettering, piece, timeline, columns, region, axis, pitch, done)


def _panelled(lettering: Lettering, piece: Piece, timeline: Timeline, region: Rect, done: int | None) -> Composed | None:
    """Return the steps as panels below the axis, as tall as suits them; `None` where they are many or fill `region` without panels."""
    count = len(timeline.steps)
    if count > FEW_STEPS:
        return None
    pitch = (region.width + GUTTER) / max(count, 1)
    normal = _columns(lettering, piece, timeline, pitch - GUTTER, NORMAL)
    columns = _columns(lettering, piece, timeline, pitch - GUTTER, BARE_ON_PANEL, inset=PANEL_INSET)
    if not _is_bare(columns) or max(column.name_height for column in columns) > MOST_BARE_LINES * lettering.role("panel-head").leading:
        columns = _columns(lettering, piece, timeline, pitch - GUTTER, ON_PANEL, inset=PANEL_INSET)
    to_panel = max(column.when_height for column in columns) + WHEN_GAP + STEP_DROP
    room = region.height - to_panel
    needed = max(map(_words_height, columns)) + 2 * PANEL_INSET
    if max(map(_words_height, normal)) > SCANT * room or needed > room:
        return None
    panel = panel_height(needed, room)
    axis = region.y + OPTICAL_CENTRE * (room - panel) + to_panel - STEP_DROP
    return _steps(lettering, piece, timeline, columns, region, axis, pitch, done, panel=panel)


def _steps(
    lettering: Lettering,
    piece: Piece,
    timeline: Timeline,
    columns: tuple[Column, ...],
    region: Rect,
    axis: float,
    pitch: float,
    done: int | None,
    panel: float = 0.0,
) -> Composed:
    """Return the axis and its steps, `pitch` apart; `panel` is the height of those that their words stand on, 0 for none."""
    reached = None if done is None else done - piece.first
    shapes: list[Shape] = list(_axis(region, axis, pitch, len(timeline.steps), reached))
    bottom = axis
    for index, (step, column) in enumerate(zip(timeline.steps, columns, strict=True)):
        place = Rect(region.x + index * pitch, axis, pitch - GUTTER, panel)
        lead = (panel - column.name_height) / 2 if panel and _is_bare(columns) else PANEL_INSET if panel else 0.0
        group, end = _step(column, place, _mark(step, index, reached), index + 1, lead)
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


def _step(column: Column, place: Rect, mark: tuple[float, str], number: int, lead: float) -> tuple[Group, float]:
    """Return step `number` and where it ends. `place` begins on the axis and is as high as its panel; `lead` is from that to its words."""
    size, color = mark
    name = f"step {number}"
    x, axis, width, panel = place
    inset = PANEL_INSET if panel else 0.0
    name_top = axis + STEP_DROP + lead
    inner = width - 2 * inset
    shapes: list[Shape] = [
        text_box(f"{name} when", Rect(x, axis - WHEN_GAP - column.when_height, width, column.when_height), column.when),
        Box(f"{name} square", Rect(x, axis - size / 2, size, size), color),
        text_box(f"{name} name", Rect(x + inset, name_top, inner, column.name_height), column.name),
    ]
    if panel:
        shapes.insert(0, Box(f"{name} leaf", Rect(x, axis + STEP_DROP, width, panel), "surface"))
    bottom = name_top + column.name_height
    if column.text is not None:
        text_top = bottom + NAME_GAP
        shapes.append(text_box(f"{name} text", Rect(x + inset, text_top, inner, column.text_height), column.text))
        bottom = text_top + column.text_height
    return Group(name, tuple(shapes)), max(bottom, axis + STEP_DROP + panel)


def _is_bare(columns: tuple[Column, ...]) -> bool:
    """Tell whether steps have no more than names."""
    return not any(column.text for column in columns)


def _current_words(lettering: Lettering, step: Step) -> str:
    """Return what is said of the current step to those who cannot see its colour."""
    return lettering.words.comma.join(part for part in (step.when, step.what.plain, lettering.words.current) if part)


def _columns(lettering: Lettering, piece: Piece, timeline: Timeline, width: float, roles: Roles, inset: float = 0.0) -> tuple[Column, ...]:
    """Return the words of each step, set to `width`; those below the axis to as much less as `inset` takes on either side."""
    large = all(len(step.what.plain) <= LARGE_NAME for step in timeline.steps)
    dated = any(step.when for step in timeline.steps)
    roles = roles._replace(name=roles.name or ("step" if large else "step-small"))
    return tuple(
        _column(lettering, step, step.when if dated else str(piece.first + index), roles, width, inset)
        for index, step in enumerate(timeline.steps)
    )


def _column(lettering: Lettering, step: Step, when: str, roles: Roles, width: float, inset: float) -> Column:
    color = "accent" if step.current else ""
    when_text = lettering.paragraph(when, roles.when, color=color)
    if step.current:
        when_text = when_text._replace(runs=tuple(run._replace(bold=True) for run in when_text.runs))
    name = lettering.paragraph(step.what, roles.name, color=color)
    text = lettering.paragraph(step.text, roles.text) if step.text else None
    name_height, text_height = (fit.height(lettering, (p,), width - 2 * inset) if p else 0.0 for p in (name, text))
    return Column(when_text, name, text, fit.height(lettering, (when_text,), width), name_height, text_height)


def _when_growth(columns: tuple[Column, ...]) -> float:
    """Return how far the axis moves down so that dates of several lines stay below the hang line."""
    return max(0.0, max((column.when_height for column in columns), default=0.0) + WHEN_GAP - AXIS_DROP)


def _bottom(lettering: Lettering, piece: Piece, timeline: Timeline, region: Rect) -> float:
    pitch = (region.width + GUTTER) / max(len(timeline.steps), 2)
    if pitch < lettering.grid.columns_width(2) - 1:
        return float("inf")
    return _end(_columns(lettering, piece, timeline, pitch - GUTTER, NORMAL), region.y)


def _end(columns: tuple[Column, ...], y: float) -> float:
    """Return where steps end whose region begins at `y`."""
    top = y + AXIS_DROP + _when_growth(columns) + STEP_DROP
    return top + max(map(_words_height, columns), default=0.0)


def _words_height(column: Column) -> float:
    """Return how tall a step's name and text are."""
    return column.name_height + (column.text_height + NAME_GAP if column.text else 0.0)
