"""Lying bars: names at the left, values at their ends; side by side in groups, or stacked."""

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, name_beside
from generator.layout.chart.column import LEGEND_GAP
from generator.layout.chart.legend import filled, legend, letters_on, series_fill
from generator.layout.chart.plot import Plot, emphasized, fill_of, plot_values, stacked_extent
from generator.layout.chart.scale import Scale, tight_scale
from generator.layout.drawing import Box, Drawing, Mark, Rule
from generator.layout.setter import Setter, placed, placed_center, placed_right
from generator.model.base import Number
from generator.model.chart import Chart, ChartKind
from generator.text.lines import TextBlock

BAR = 12.0
NARROW = 9.0
"""Bars of several series."""
BAR_SEAM = 0.75
"""Between the bars of one group."""
GAP_SHARE = 0.6
GROUP_GAP_SHARE = 0.8
STACKED_BAR = 16.0
NAME_SHARE = 0.34
"""The most of the width that names may take."""
NAME_GAP = 9.0
LABEL_GAP = 4.0


def bar_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    """Return the bars of `chart`, every value at the end of its bar or inside its part of a stack."""
    stacked = chart.kind is ChartKind.STACKED_BAR
    emphasis = None if stacked else emphasized(chart, last=False)
    names = _names(chart, setter, width, emphasis)
    left = max((name.width for name in names), default=0.0) + NAME_GAP
    marks: list[Mark] = []
    y = 0.0
    if len(chart.series) > 1:
        key = legend(tuple(s.name for s in chart.series), tuple(series_fill(n) for n in range(len(chart.series))), setter, width)
        marks += key.marks
        y = key.height + LEGEND_GAP
    first = y
    scale = tight_scale(stacked_extent(chart) if stacked else plot_values(chart))
    before, after = (0.0, 0.0) if stacked else _label_room(chart, setter, scale)
    plot = Rect(left + before, 0, width - left - before - after, 0)
    zero = plot.x + plot.width * scale.share(0.0)
    complete = True
    for c, name in enumerate(names):
        bars = STACKED_BAR if stacked else BAR if len(chart.series) == 1 else NARROW * len(chart.series)
        height = max(bars, name.height)
        top = y + (height - bars) / 2
        marks += name_beside(name, y + height / 2)
        if stacked:
            complete &= _stack(chart, c, setter, scale, plot, top, marks)
        else:
            _cluster(chart, c, setter, scale, plot, top, emphasis, marks)
        y += height + (BAR * GAP_SHARE if len(chart.series) == 1 or stacked else NARROW * GROUP_GAP_SHARE)
    bottom = y - (BAR * GAP_SHARE if len(chart.series) == 1 or stacked else NARROW * GROUP_GAP_SHARE)
    marks.append(Rule(zero, first - 3, zero, bottom + 3, BASE_LINE, "ink"))
    return Plot(Drawing(width, bottom + 3, tuple(marks)), complete)


def _names(chart: Chart, setter: Setter, width: float, emphasis: int | None) -> list[TextBlock]:
    return [
        setter.text(name, "label-bold" if c == emphasis else "label", width * NAME_SHARE, color="accent" if c == emphasis else "")
        for c, name in enumerate(chart.categories)
    ]


def _label_room(chart: Chart, setter: Setter, scale: Scale) -> tuple[float, float]:
    """Return the room that values need left of the lowest and right of the highest bar."""
    numbers = [n for s in chart.series for n in s.values if n]
    after = max((setter.width(n.typed, "label-bold") for n in numbers if n.value >= 0), default=0.0) + LABEL_GAP
    before = max((setter.width(n.typed, "label-bold") for n in numbers if n.value < 0), default=-LABEL_GAP) + LABEL_GAP
    return before, after if scale.high > 0 else 0.0


def _cluster(chart: Chart, c: int, setter: Setter, scale: Scale, plot: Rect, top: float, emphasis: int | None, marks: list[Mark]) -> None:
    height = BAR if len(chart.series) == 1 else NARROW
    zero = plot.x + plot.width * scale.share(0.0)
    for s, series in enumerate(chart.series):
        number = series.values[c]
        if number is None:
            continue
        y = top + s * height
        end = plot.x + plot.width * scale.share(number.value)
        bottom = y + height - (0 if len(chart.series) == 1 else BAR_SEAM)
        marks.append(filled(Rect.edges(min(zero, end), y, max(zero, end), bottom), fill_of(chart, s, c, emphasis), setter.theme.palette))
        strong = c == emphasis
        block = setter.line(number.typed, "label-bold" if strong else "label", "accent" if strong else "")
        at = y + (height - block.leading) / 2
        marks += placed(block, end + LABEL_GAP, at) if number.value >= 0 else placed_right(block, end - LABEL_GAP, at)


def _stack(chart: Chart, c: int, setter: Setter, scale: Scale, plot: Rect, top: float, marks: list[Mark]) -> bool:
    """Add one stacked bar; return whether every value had room in its part."""
    complete = True
    above = below = 0.0
    for s, series in enumerate(chart.series):
        number = series.values[c]
        if number is None:
            continue
        start = above if number.value >= 0 else below
        end = start + number.value
        above, below = (end, below) if number.value >= 0 else (above, end)
        x1, x2 = (plot.x + plot.width * scale.share(v) for v in (min(start, end), max(start, end)))
        marks.append(Box(Rect.edges(x1, top, x2, top + STACKED_BAR), series_fill(s), "paper", 0.5))
        complete &= _inside(number, series_fill(s), x1, x2, top, setter, marks)
    return complete


def _inside(number: Number, fill: str, x1: float, x2: float, top: float, setter: Setter, marks: list[Mark]) -> bool:
    block = setter.line(number.typed, "label", letters_on(fill, setter.theme.palette))
    if block.width > x2 - x1 - 4:
        return False
    marks += placed_center(block, (x1 + x2) / 2, top + (STACKED_BAR - block.leading) / 2)
    return True
