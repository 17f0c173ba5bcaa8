"""Standing bars: one series, several side by side, or stacked."""

from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, CATEGORY_GAP, category_names, gridlines, names_below, tick_width
from generator.layout.chart.legend import filled, letters_on, series_fill, series_legend
from generator.layout.chart.plot import Plot, emphasized, fill_of, plot_values, stacked_extent, stacked_parts
from generator.layout.chart.scale import Scale, ticked_scale, tight_scale
from generator.layout.drawing import Box, Drawing, Mark, Rule
from generator.layout.setter import Setter, placed_center
from generator.model.base import Number
from generator.model.chart import Chart, ChartKind

HEIGHT = 86.0
TALL = 116.0
"""Of the plot, for several series."""
LABEL_GAP = 1.0
GRID_TOP = 4.0
"""Above a plot whose highest gridline has a figure beside it."""
BAR_SHARE = 1 / 1.6
"""Of its slot that a bar fills: the gap is 60 % of the bar."""
GROUP_SHARE = 1 / 1.3
WIDEST = 42.0
"""A bar is never wider, however few there are."""
LABEL_INSET = 4.0


class _Frame(NamedTuple):
    """The plot's left and top edge, width and height; one `slot` for each category, `bar` wide bars in it."""

    x: float
    y: float
    width: float
    height: float
    scale: Scale
    slot: float
    bar: float

    def at(self, value: float) -> float:
        """Return the height on the page of `value`."""
        return self.y + self.height * (1 - self.scale.share(value))

    def left(self, category: int, bars: int) -> float:
        """Return where the first of `bars` bars of a category begins."""
        return self.x + category * self.slot + (self.slot - self.bar * bars) / 2


def column_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    """Return the columns of `chart` with every value on its column, or with an axis where there is no room for that."""
    return _stacked_plot(chart, setter, width) if chart.kind is ChartKind.STACKED_COLUMN else _clustered_plot(chart, setter, width)


def _clustered_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    labelled = _has_room_for_labels(chart, setter, width)
    values = plot_values(chart)
    scale = tight_scale(values) if labelled else ticked_scale(values)
    key = series_legend(chart, setter, width)
    label = setter.leading("label") + LABEL_GAP
    left = 0.0 if labelled else tick_width(scale, setter)
    height = HEIGHT if len(chart.series) == 1 else TALL
    frame = _framed(chart, left, key.height + (label if labelled else GRID_TOP), width, height, scale)
    emphasis = emphasized(chart, last=True)
    marks: list[Mark] = list(key.marks)
    if not labelled:
        marks += gridlines(scale, left, width, frame.y, frame.height, setter)
    for s, series in enumerate(chart.series):
        for c, number in enumerate(series.values):
            if number is not None:
                marks += _column(chart, s, c, number, frame, emphasis, labelled, setter)
    below = label if labelled and scale.low < 0 else 0.0
    return _founded(chart, frame, below, emphasis, marks, labelled, setter)


def _has_room_for_labels(chart: Chart, setter: Setter, width: float) -> bool:
    slot = width / max(len(chart.categories), 1)
    room = slot if len(chart.series) == 1 else _bar_width(slot, len(chart.series))
    return all(setter.width(n.typed, "label-bold") <= room - 2 for s in chart.series for n in s.values if n)


def _bar_width(slot: float, series: int) -> float:
    return min(slot * (BAR_SHARE if series == 1 else GROUP_SHARE) / max(series, 1), WIDEST)


def _framed(chart: Chart, left: float, top: float, right: float, height: float, scale: Scale) -> _Frame:
    slot = (right - left) / max(len(chart.categories), 1)
    bars = 1 if chart.kind is ChartKind.STACKED_COLUMN else len(chart.series)
    return _Frame(left, top, right - left, height, scale, slot, _bar_width(slot, bars))


def _column(
    chart: Chart, s: int, c: int, number: Number, frame: _Frame, emphasis: int | None, labelled: bool, setter: Setter
) -> list[Mark]:
    """Return one bar, its value above it or below if it hangs."""
    x = frame.left(c, len(chart.series)) + s * frame.bar
    top, bottom = sorted((frame.at(number.value), frame.at(0.0)))
    fill = fill_of(chart, s, c, emphasis)
    marks: list[Mark] = [filled(Rect.edges(x, top, x + frame.bar, bottom), fill, setter.theme.palette)]
    if labelled:
        strong = c == emphasis
        block = setter.line(number.typed, "label-bold" if strong else "label", "accent" if strong else "")
        y = bottom + LABEL_GAP if number.value < 0 else top - block.leading - LABEL_GAP
        marks += placed_center(block, x + frame.bar / 2, y)
    return marks


def _founded(chart: Chart, frame: _Frame, below: float, emphasis: int | None, marks: list[Mark], complete: bool, setter: Setter) -> Plot:
    """Return the plot with its base line and the names of its categories under it."""
    base = frame.at(0.0)
    right = frame.x + frame.width
    names = category_names(chart.categories, frame.slot, emphasis, setter)
    foot = frame.y + frame.height + below + CATEGORY_GAP
    line = Rule(frame.x, base, right, base, BASE_LINE, "ink")
    return Plot(
        Drawing(right, foot + names.height, (*marks, line, *names_below(names, frame.x, frame.slot, foot))), complete and names.complete
    )


def _stacked_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    scale = ticked_scale(stacked_extent(chart))
    key = series_legend(chart, setter, width)
    frame = _framed(chart, tick_width(scale, setter), key.height + GRID_TOP, width, TALL, scale)
    marks: list[Mark] = [*key.marks, *gridlines(scale, frame.x, width, frame.y, frame.height, setter)]
    complete = True
    for c in range(len(chart.categories)):
        complete &= _stack(chart, c, frame, marks, setter)
    return _founded(chart, frame, 0.0, None, marks, complete, setter)


def _stack(chart: Chart, c: int, frame: _Frame, marks: list[Mark], setter: Setter) -> bool:
    """Add the stack of category `c`; return whether every value had room in its part."""
    complete = True
    x = frame.left(c, 1)
    for s, number, start, end in stacked_parts(chart, c):
        top, bottom = sorted((frame.at(start), frame.at(end)))
        marks.append(Box(Rect.edges(x, top, x + frame.bar, bottom), series_fill(s), "paper", 0.5))
        block = setter.line(number.typed, "label", letters_on(series_fill(s), setter.theme.palette))
        if bottom - top >= block.leading - 1 and block.width <= frame.bar - LABEL_INSET:
            marks += placed_center(block, x + frame.bar / 2, (top + bottom - block.leading) / 2)
        else:
            complete = False
    return complete
