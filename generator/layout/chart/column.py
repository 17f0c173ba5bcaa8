"""Standing bars: one series, several side by side, or stacked."""

from dataclasses import dataclass

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, CATEGORY_GAP, category_names, gridlines, names_below, tick_width
from generator.layout.chart.legend import filled, legend, letters_on, series_fill
from generator.layout.chart.plot import Plot, emphasized, fill_of, plot_values, stacked_extent
from generator.layout.chart.scale import ticked_scale, tight_scale
from generator.layout.drawing import Box, Drawing, Mark, Rule
from generator.layout.setter import Setter, placed_center
from generator.model.chart import Chart, ChartKind

HEIGHT = 86.0
TALL = 116.0
"""Of the plot, for several series."""
LABEL_GAP = 1.0
BAR_SHARE = 1 / 1.6
"""Of its slot that a bar fills: the gap is 60 % of the bar."""
GROUP_SHARE = 1 / 1.3
WIDEST = 42.0
"""A bar is never wider, however few there are."""
LEGEND_GAP = 9.0


@dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    top: float
    slot: float
    height: float


def column_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    """Return the columns of `chart` with every value on its column, or with an axis where there is no room for that."""
    stacked = chart.kind is ChartKind.STACKED_COLUMN
    return _stacked_plot(chart, setter, width) if stacked else _clustered_plot(chart, setter, width)


def _clustered_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    count = len(chart.series)
    slot = width / max(len(chart.categories), 1)
    bar = min(slot * (BAR_SHARE if count == 1 else GROUP_SHARE) / count, WIDEST)
    pitch = slot if count == 1 else bar
    labelled = all(setter.width(n.typed, "label-bold") <= pitch - 2 for s in chart.series for n in s.values if n)
    emphasis = emphasized(chart, last=True)
    names = category_names(chart.categories, slot, emphasis, setter)
    values = plot_values(chart)
    scale = tight_scale(values) if labelled else ticked_scale(values)
    left = 0.0 if labelled else tick_width(scale, setter)
    slot = (width - left) / max(len(chart.categories), 1)
    bar = min(slot * (BAR_SHARE if count == 1 else GROUP_SHARE) / count, WIDEST)
    marks: list[Mark] = []
    top = _legend(chart, setter, width, marks)
    label = setter.leading("label") + LABEL_GAP if labelled else 4.0
    below = label if labelled and scale.low < 0 else 0.0
    frame = _Frame(left, top + label, slot, HEIGHT if count == 1 else TALL)
    if not labelled:
        marks += gridlines(scale, left, width, frame.top, frame.height, setter)
    zero = frame.top + frame.height * (1 - scale.share(0.0))
    for s, series in enumerate(chart.series):
        for c, number in enumerate(series.values):
            if number is None:
                continue
            x = left + c * slot + (slot - bar * count) / 2 + s * bar
            y = frame.top + frame.height * (1 - scale.share(number.value))
            marks.append(filled(Rect.edges(x, min(y, zero), x + bar, max(y, zero)), fill_of(chart, s, c, emphasis), setter.theme.palette))
            if labelled:
                strong = c == emphasis and count == 1
                block = setter.line(number.typed, "label-bold" if strong else "label", "accent" if strong else "")
                at = y - setter.leading("label") - LABEL_GAP if number.value >= 0 else y + LABEL_GAP
                marks += placed_center(block, x + bar / 2, at)
    marks.append(Rule(left, zero, width, zero, BASE_LINE, "ink"))
    foot = frame.top + frame.height + below + CATEGORY_GAP
    marks += names_below(names, left, slot, foot)
    return Plot(Drawing(width, foot + names.height, tuple(marks)), labelled and names.complete)


def _stacked_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    low, high = stacked_extent(chart)
    count = max(len(chart.categories), 1)
    scale = ticked_scale((low, high))
    left = tick_width(scale, setter)
    slot = (width - left) / count
    bar = min(slot * BAR_SHARE, WIDEST)
    names = category_names(chart.categories, slot, None, setter)
    marks: list[Mark] = []
    top = _legend(chart, setter, width, marks) + 4.0
    marks += gridlines(scale, left, width, top, TALL, setter)
    zero = top + TALL * (1 - scale.share(0.0))
    complete = names.complete
    leading = setter.leading("label")
    for c in range(len(chart.categories)):
        above = below = 0.0
        x = left + c * slot + (slot - bar) / 2
        for s, series in enumerate(chart.series):
            number = series.values[c]
            if number is None or not number.value:
                complete = complete and number is None
                continue
            start = above if number.value > 0 else below
            end = start + number.value
            above, below = (end, below) if number.value > 0 else (above, end)
            y1, y2 = (top + TALL * (1 - scale.share(v)) for v in (max(start, end), min(start, end)))
            marks.append(Box(Rect.edges(x, y1, x + bar, y2), series_fill(s), "paper", 0.5))
            block = setter.line(number.typed, "label", letters_on(series_fill(s), setter.theme.palette))
            if y2 - y1 >= leading - 1 and block.width <= bar - 4:
                marks += placed_center(block, x + bar / 2, (y1 + y2 - leading) / 2)
            else:
                complete = False
    marks.append(Rule(left, zero, width, zero, BASE_LINE, "ink"))
    foot = top + TALL + CATEGORY_GAP
    marks += names_below(names, left, slot, foot)
    return Plot(Drawing(width, foot + names.height, tuple(marks)), complete)


def _legend(chart: Chart, setter: Setter, width: float, marks: list[Mark]) -> float:
    """Add the names of several series to `marks` and return where the plot begins."""
    if len(chart.series) < 2:
        return 0.0
    names = legend(tuple(s.name for s in chart.series), tuple(series_fill(n) for n in range(len(chart.series))), setter, width)
    marks += names.marks
    return names.height + LEGEND_GAP
