"""Steps in time: side by side on an axis while there is room, else below each other along one."""

from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed
from generator.layout.structure import Element, Tag
from generator.model.timeline import Step, Timeline
from generator.text.lines import TextBlock

MOST_ACROSS = 4
"""Steps side by side; more stand below each other."""
GAP = 12.0
SQUARE = 6.0
CURRENT = 8.0
AXIS = 1.0
DONE = 2.0
WHEN_TO_AXIS = 6.0
AXIS_TO_STEP = 8.0
LONGEST = 60
"""Characters of a step that may stand in a narrow column."""
WHEN_COLUMN = 82.2
"""Two columns of the page."""
STEP_GAP = 9.0
LEAST_TEXT = 90.0
"""Of a step, beside its date; in a narrower place the date stands above it."""
AXIS_INSET = 18.0
"""From the axis of a standing timeline to its text."""


def is_lying(block: Timeline, setter: Setter, width: float) -> bool:
    """Tell whether the steps of `block` stand side by side in `width`."""
    count = len(block.steps)
    slot = (width - (count - 1) * GAP) / max(count, 1)
    return 2 <= count <= MOST_ACROSS and all(
        setter.width(step.when, "step-when") <= slot and len(step.what.plain) + len(step.text.plain) <= LONGEST for step in block.steps
    )


def lying_timeline(block: Timeline, setter: Setter, element: Element, width: float) -> Drawing:
    """Return the steps side by side: when above the axis, what below it, the part that is done in the accent.

    The steps are items of the list `element`.
    """
    count = len(block.steps)
    slot = (width - (count - 1) * GAP) / count
    axis = setter.leading("step-when") + WHEN_TO_AXIS
    reached = _reached(block.steps)
    marks: list[Mark] = [Rule(0, axis, width, axis, AXIS, "rule")]
    if reached is not None:
        marks.append(Rule(0, axis, reached * (slot + GAP) + SQUARE / 2, axis, DONE, "accent"))
    bottom = axis
    for number, step in enumerate(block.steps):
        x = number * (slot + GAP)
        item = element.add(Tag.ITEM).add(Tag.BODY)
        marks.append(Group(placed(setter.line(step.when, "step-when"), x, 0), item))
        marks.append(_square(step, x, axis, setter, item, done=reached is None or number <= reached))
        what = setter.rich(step.what, "step", slot, balance=True)
        marks.append(Group(placed(what, x, axis + AXIS_TO_STEP), item))
        y = axis + AXIS_TO_STEP + what.height
        if step.text:
            text = setter.rich(step.text, "step-text", slot)
            marks.append(Group(placed(text, x, y), item))
            y += text.height
        bottom = max(bottom, y)
    return Drawing(width, bottom, tuple(marks))


class StepDrawing(NamedTuple):
    """One step of a standing timeline, or a line of a long one's text; `keep_next` holds the parts together in pairs."""

    drawing: Drawing
    keep_next: bool = False


def standing_timeline(block: Timeline, setter: Setter, element: Element, width: float) -> tuple[StepDrawing, ...]:
    """Return the steps below each other, items of the list `element`, in parts that a page can end between."""
    reached = _reached(block.steps)
    column = min(WHEN_COLUMN, max(setter.width(step.when, "step-when") for step in block.steps) + GAP)
    if width - column - AXIS_INSET < LEAST_TEXT:
        column = 0.0
    parts: list[StepDrawing] = []
    last = len(block.steps) - 1
    for number, step in enumerate(block.steps):
        done = reached is None or number <= reached
        item = element.add(Tag.ITEM).add(Tag.BODY)
        parts += _standing_step(
            step,
            setter,
            item,
            width,
            column,
            first=number == 0,
            last=number == last,
            done=done,
            goes_on=reached is not None and number < reached,
        )
    return tuple(parts)


def _standing_step(
    step: Step, setter: Setter, item: Element, width: float, column: float, *, first: bool, last: bool, done: bool, goes_on: bool
) -> list[StepDrawing]:
    """Return one step, its date in a `column` at the left, or above it where that is 0 wide."""
    left = column + AXIS_INSET
    when = setter.text(step.when, "step-when", column - GAP / 2 if column else width - left)
    what = setter.rich(step.what, "step", width - left)
    texts = [what] if not step.text else [what, setter.rich(step.text, "step-text", width - left)]
    top = 0.0 if column else when.height
    head_height = max(when.height, top + what.height)
    center = setter.leading("step" if column else "step-when") / 2
    x = column + SQUARE / 2
    marks: list[Mark] = []
    foot = 0.0 if last else STEP_GAP
    lines = [(block, n) for block in texts[1:] for n in range(len(block.lines))]
    height = head_height + (foot if not lines else 0.0)
    if not first:
        marks.append(Rule(x, 0, x, center, AXIS, "accent" if done else "rule"))
    if not last or lines:
        end = height if not last else center
        if end > center:
            marks.append(Rule(x, center, x, end, AXIS, "accent" if goes_on else "rule"))
    marks.append(_square(step, column, center, setter, item, done=done))
    date = placed(when, 0, (setter.leading("step") - when.leading) / 2) if column else placed(when, left, 0)
    marks.append(Group((*date, *placed(what, left, top)), item))
    parts = [StepDrawing(Drawing(width, height, tuple(marks)), keep_next=bool(lines))]
    for k, (block, n) in enumerate(lines):
        parts.append(
            _text_line(
                block,
                n,
                item,
                left,
                x,
                width,
                foot if k == len(lines) - 1 else 0.0,
                color="" if last else "accent" if goes_on else "rule",
                keep=k == len(lines) - 2,
            )
        )
    return parts


def _text_line(
    block: TextBlock, n: int, item: Element, left: float, axis: float, width: float, foot: float, *, color: str, keep: bool
) -> StepDrawing:
    height = block.leading + foot
    marks: list[Mark] = [Rule(axis, 0, axis, height, AXIS, color)] if color else []
    one = TextBlock((block.lines[n],), block.leading, block.ascent, block.measure)
    return StepDrawing(Drawing(width, height, (*marks, Group(placed(one, left, 0), item))), keep_next=keep)


def _reached(steps: tuple[Step, ...]) -> int | None:
    """Return the number of the current step, or `None` if none is marked."""
    return next((n for n, step in enumerate(steps) if step.current), None)


def _square(step: Step, x: float, center: float, setter: Setter, item: Element, *, done: bool) -> Mark:
    """Return the square of a step; of the current one listeners hear that it is."""
    size = CURRENT if step.current else SQUARE
    rect = Rect(x - (size - SQUARE) / 2, center - size / 2, size, size)
    square = Box(rect, "accent") if done else Box(rect, "paper", "rule", AXIS)
    return Group((square,), item.add(Tag.SPAN, alt=setter.words.current)) if step.current else square
