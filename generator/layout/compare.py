"""Two states: lying bars to scale where both are numbers of one measure, else nothing but what they are."""

from dataclasses import replace
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE
from generator.layout.drawing import Box, Drawing, Mark, Rule
from generator.layout.figures import value_line
from generator.layout.setter import Setter, placed, placed_baseline
from generator.model.compare import Compare, Side
from generator.model.inline import RichText, Run
from generator.model.quantity import parse_quantity, split_value
from generator.text.lines import TextBlock

BAR_HEIGHT = 26.0
BAR_GAP = 6.0
LABEL_COLUMN = 41.1
LABEL_GAP = 12.0
LABEL_SHARE = 0.3
"""The most of the width that labels may take."""
LONGEST = 275.7
"""The longest bar: seven columns of the page."""
SHORTEST = 2.0
LEAST_BAR = 24.0
"""Left for the longest bar by a value beside it."""
VALUE_GAP = 8.5
VALUE_BASELINE = 21.5
"""From the top of the bar to the baseline of its value."""
TEXT_GAP = 4.0


class Shares(NamedTuple):
    """How long the two bars are, as shares of the longer one, below zero for those that go to the left of zero."""

    before: float
    after: float


def to_scale(block: Compare) -> Shares | None:
    """Return the bars' lengths if both values are numbers of one unit, else `None`."""
    before = parse_quantity(block.before.value, block.before.unit)
    after = parse_quantity(block.after.value, block.after.unit)
    if before is None or after is None or before.unit != after.unit:
        return None
    longest = max(abs(before.value), abs(after.value))
    return Shares(before.value / longest, after.value / longest) if longest > 0 else None


def with_long_values_as_words(block: Compare, setter: Setter, width: float) -> Compare:
    """Return `block` over `width` with values that leave no room for their bars as words, which are set in lines."""
    room = width - _label_column(block, setter, width) - VALUE_GAP - LEAST_BAR

    def side(of: Side) -> Side:
        value = _value(of, setter, "")
        if value is None or value.width <= room:
            return of
        typed = f"{of.value}{of.unit}"
        return Side(of.label, text=RichText((Run(f"{typed}\n" if of.text else typed, strong=True), *of.text.inlines), of.text.span))

    return replace(block, before=side(block.before), after=side(block.after))


def _label_column(block: Compare, setter: Setter, width: float) -> float:
    widest = max(setter.width(side.label, "compare-label") for side in (block.before, block.after))
    return min(max(LABEL_COLUMN, widest + LABEL_GAP), width * LABEL_SHARE)


def compare_drawing(block: Compare, setter: Setter, width: float) -> Drawing:
    """Return the two states of `block` over `width`: before in the context colour, after in the accent."""
    sides = (block.before, block.after)
    column = _label_column(block, setter, width)
    values = tuple(_value(side, setter, color) for side, color in zip(sides, ("ink", "accent"), strict=True))
    room = width - column - VALUE_GAP - max((value.width for value in values if value), default=0.0)
    bars = _bars(to_scale(block), column, min(LONGEST, room))
    marks: list[Mark] = []
    y = 0.0
    for side, value, bar, fill in zip(sides, values, bars, ("series-2", "accent"), strict=True):
        label = setter.text(side.label, "compare-label", column - LABEL_GAP)
        bottom = y + max(BAR_HEIGHT, label.height)
        if value and bar:
            marks.append(Box(Rect.edges(bar.left, y, bar.right, y + BAR_HEIGHT), fill))
        if value:
            marks += placed_baseline(value, bar.right + VALUE_GAP if bar else column, y + VALUE_BASELINE)
        if side.text:
            top = y + BAR_HEIGHT + TEXT_GAP if value else y + (BAR_HEIGHT - setter.leading("compare-label")) / 2
            text = setter.rich(side.text, "compare-label", width - column)
            marks += placed(text, column, top)
            bottom = max(bottom, top + text.height + (0 if value else TEXT_GAP))
        marks += placed(label, 0, y + (BAR_HEIGHT - label.leading) / 2 if len(label.lines) < 2 else y)
        y = bottom + BAR_GAP
    height = y - BAR_GAP
    if bars[0] and (zero := bars[0].zero) > column:
        marks.append(Rule(zero, 0, zero, height, BASE_LINE, "ink"))
    return Drawing(width, height, tuple(marks))


class _Bar(NamedTuple):
    """The edges of a bar, and where zero is."""

    left: float
    right: float
    zero: float


def _bars(shares: Shares | None, left: float, width: float) -> tuple[_Bar | None, _Bar | None]:
    """Return the bars over `width` from `left`, those of what is below zero to the left of it; without a scale there are none."""
    if shares is None:
        return None, None
    low, high = min(0.0, *shares), max(0.0, *shares)
    unit = width / (high - low)
    zero = left - low * unit

    def bar(share: float) -> _Bar:
        length = max(abs(share) * unit, SHORTEST)
        return _Bar(zero - length, zero, zero) if share < 0 else _Bar(zero, zero + length, zero)

    return bar(shares.before), bar(shares.after)


def _value(side: Side, setter: Setter, color: str) -> TextBlock | None:
    return value_line(split_value(side.value, side.unit), setter, "compare-value", color=color) if side.value else None
