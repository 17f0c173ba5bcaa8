"""Standing bars: one series, several side by side, or stacked."""

from functools import partial
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, CATEGORY_GAP, category_names, gridlines, names_below, slot_measure, tick_width
from generator.layout.chart.cells import DataCells
from generator.layout.chart.legend import filled, letters_on, part, series_fill, series_legend, thin_color
from generator.layout.chart.plot import Plot, emphasized, fill_of, plot_values, spare_height, stacked_extent, stacked_parts, value_format
from generator.layout.chart.remarks import Datum, RemarkBand, remark_band, told_remarks
from generator.layout.chart.scale import Scale, ticked_scale, tight_scale
from generator.layout.drawing import Drawing, Mark, Rule
from generator.layout.setter import Setter, placed_center
from generator.model.base import Number
from generator.model.chart import MISSING, STACKS, Chart

HEIGHT = 86.0
TALL = 116.0
"""Of the plot, for several series."""
TALL_STACK = 150.0
"""Of stacks, whose small parts have to hold a value."""
STACK_INTERVALS = 5
LABEL_GAP = 1.0
GRID_TOP = 4.0
"""Above a plot whose highest gridline has a figure beside it."""
BAR_SHARE = 1 / 1.6
"""Of its slot that a bar fills: the gap is 60 % of the bar."""
GROUP_SHARE = 1 / 1.3
WIDEST = 42.0
"""A bar is never wider, however few there are; stacks, which hold values, are up to `WIDEST_STACK` wide."""
WIDEST_STACK = 60.0
LABEL_INSET = 4.0
NAMED_SERIES = 3
"""Series that may be named above the bars of the first category; more have a legend."""


class _Frame(NamedTuple):
    """The plot's left and top edge, width and height; one `slot` for each category, `bar` wide bars in it, `bars` of them."""

    x: float
    y: float
    width: float
    height: float
    scale: Scale
    slot: float
    bar: float
    bars: int

    @property
    def rect(self) -> Rect:
        return Rect(self.x, self.y, self.width, self.height)

    def at(self, value: float) -> float:
        """Return the height on the page of `value`."""
        return self.y + self.height * (1 - self.scale.share(value))

    def left(self, series: int, category: int) -> float:
        """Return where the bar of a series begins; stacked ones share one."""
        return self.x + category * self.slot + (self.slot - self.bar * self.bars) / 2 + (series * self.bar if self.bars > 1 else 0.0)

    def center(self, datum: Datum) -> float:
        return self.left(*datum) + self.bar / 2


def column_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float = 0.0) -> Plot:
    """Return the columns of `chart` with every value on its column, or with an axis where there is no room for that."""
    return (_stacked_plot if chart.kind in STACKS else _clustered_plot)(chart, setter, width, cells, lower)


def _clustered_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float) -> Plot:
    labelled = _has_room_for_labels(chart, setter, width)
    values = plot_values(chart)
    scale = tight_scale(values) if labelled else ticked_scale(values)
    form = value_format(chart, scale)
    left = 0.0 if labelled else tick_width(scale, form, setter)
    height = HEIGHT if len(chart.series) == 1 else TALL
    frame = _framed(chart, left, width, height - lower, scale)
    named = _names_fit(chart, setter, frame.bar)
    key = Drawing(width, 0.0) if named else series_legend(chart, setter, width, cells)
    band = remark_band(chart.remarks, frame.center, left, width, setter)
    label = setter.leading("label") + LABEL_GAP
    above = (label if labelled else GRID_TOP) + (setter.leading("label-bold") if named else 0.0)
    frame = frame._replace(y=key.height + band.height + above)
    emphasis = emphasized(chart, last=True)
    marks: list[Mark] = list(key.marks)
    if not labelled:
        marks += gridlines(scale, form, frame.rect, setter)
    for s, series in enumerate(chart.series):
        for c, number in enumerate(series.values):
            if number is None:
                marks += _gap((s, c), frame, setter, cells) if labelled else []
            else:
                marks += _column(chart, (s, c), number, frame, emphasis, labelled, setter, cells)
    room = label if labelled else 0.0
    if named:
        marks += _names(chart, frame, room, setter, cells)
    marks += _remarks(chart, band, key.height, frame, room, setter.leading("label-bold") if named else 0.0, cells)
    below = label if labelled and scale.low < 0 else 0.0
    return _founded(chart, frame, below, emphasis, marks, labelled, setter, cells)._replace(spare=spare_height(height))


def _has_room_for_labels(chart: Chart, setter: Setter, width: float) -> bool:
    slot = width / max(len(chart.categories), 1)
    room = slot if len(chart.series) == 1 else _bar_width(slot, len(chart.series))
    return all(setter.width(n.typed, "label-bold") <= room - 2 for n in chart.numbers)


def _bar_width(slot: float, series: int) -> float:
    return min(slot * (BAR_SHARE if series == 1 else GROUP_SHARE) / max(series, 1), WIDEST)


def _framed(chart: Chart, left: float, right: float, height: float, scale: Scale) -> _Frame:
    """Return the plot with its top at 0."""
    slot = (right - left) / max(len(chart.categories), 1)
    bars = 1 if chart.kind in STACKS else len(chart.series)
    bar = min(slot * BAR_SHARE, WIDEST_STACK) if chart.kind in STACKS else _bar_width(slot, bars)
    return _Frame(left, 0.0, right - left, height, scale, slot, bar, bars)


def _names_fit(chart: Chart, setter: Setter, bar: float) -> bool:
    """Tell whether each series can be named above its bar of the first category, which says more than a legend."""
    if not 2 <= len(chart.series) <= NAMED_SERIES or not chart.categories:
        return False
    first = [series.values[0] for series in chart.series]
    return all(n and n.value >= 0 for n in first) and all(setter.width(s.name, "label-bold") <= bar - 2 for s in chart.series)


def _names(chart: Chart, frame: _Frame, room: float, setter: Setter, cells: DataCells) -> list[Mark]:
    """Return the names of the series above the bars of the first category and their values, which take `room`."""
    marks: list[Mark] = []
    for s, series in enumerate(chart.series):
        block = setter.line(series.name, "label-bold", thin_color(series_fill(s), setter.theme.palette))
        top = frame.at(max(series.values[0].value if series.values[0] else 0.0, 0.0))
        marks.append(cells.head(s, placed_center(block, frame.center((s, 0)), top - room - block.leading)))
    return marks


def _column(
    chart: Chart, datum: Datum, number: Number, frame: _Frame, emphasis: int | None, labelled: bool, setter: Setter, cells: DataCells
) -> list[Mark]:
    """Return one bar, its value above it or below if it hangs."""
    s, c = datum
    x = frame.left(s, c)
    top, bottom = sorted((frame.at(number.value), frame.at(0.0)))
    fill = fill_of(chart, s, c, emphasis)
    marks: list[Mark] = [filled(Rect.edges(x, top, x + frame.bar, bottom), fill, setter.theme.palette)]
    if labelled:
        strong = c == emphasis
        block = setter.line(number.typed, "label-bold" if strong else "label", "accent" if strong else "")
        y = bottom + LABEL_GAP if number.value < 0 else top - block.leading - LABEL_GAP
        marks.append(cells.value(s, c, placed_center(block, x + frame.bar / 2, y)))
    return marks


def _gap(datum: Datum, frame: _Frame, setter: Setter, cells: DataCells) -> list[Mark]:
    """Return the sign of a value that is missing, on the base line."""
    block = setter.line(MISSING, "label", "muted")
    return [cells.value(*datum, placed_center(block, frame.center(datum), frame.at(0.0) - block.leading - LABEL_GAP))]


def _remarks(chart: Chart, band: RemarkBand, top: float, frame: _Frame, label: float, name: float, cells: DataCells) -> list[Mark]:
    """Return the remarks with lines down to the bars, above their values and the names of their series."""

    def datum_top(datum: Datum) -> float:
        s, c = datum
        number = chart.series[s].values[c]
        value = number.value if number else 0.0
        return frame.at(max(value, 0.0)) - (label if value >= 0 else 0.0) - (name if c == 0 else 0.0)

    return list(band.marks(top, datum_top, cells))


def _founded(
    chart: Chart, frame: _Frame, below: float, emphasis: int | None, marks: list[Mark], complete: bool, setter: Setter, cells: DataCells
) -> Plot:
    """Return the plot with its base line and the names of its categories under it."""
    base = frame.at(0.0)
    right = frame.x + frame.width
    names = category_names(chart.categories, partial(slot_measure, frame.slot), emphasis, setter)
    foot = frame.y + frame.height + below + CATEGORY_GAP
    line = Rule(frame.x, base, right, base, BASE_LINE, "ink")
    marks = [*marks, line, *names_below(names, frame.x, frame.slot, foot, cells)]
    return Plot(Drawing(right, foot + names.height, tuple(marks)), complete and names.complete)


def _stacked_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float) -> Plot:
    scale = ticked_scale(stacked_extent(chart), STACK_INTERVALS)
    form = value_format(chart, scale)
    key = series_legend(chart, setter, width, cells)
    frame = _framed(chart, tick_width(scale, form, setter), width, TALL_STACK - lower, scale)
    band = remark_band(told_remarks(chart, setter.words), frame.center, frame.x, width, setter)
    frame = frame._replace(y=key.height + band.height + GRID_TOP)
    marks: list[Mark] = [*key.marks, *gridlines(scale, form, frame.rect, setter)]
    complete = True
    tops: list[float] = []
    for c in range(len(chart.categories)):
        complete &= _stack(chart, c, frame, marks, setter, cells)
        tops.append(frame.at(max([0.0, *(end for _, _, _, end in stacked_parts(chart, c))])))
    marks += band.marks(key.height, lambda datum: tops[datum[1]], cells)
    plot = _founded(chart, frame, 0.0, None, marks, complete, setter, cells)
    return plot._replace(spare=_spare_of_stacks(chart, scale, setter) if complete else spare_height(TALL_STACK))


def _spare_of_stacks(chart: Chart, scale: Scale, setter: Setter) -> float:
    """Return by how much stacks may be lower and still hold the value of their least part."""
    parts = [part for c in range(len(chart.categories)) for part in stacked_parts(chart, c)]
    least = min((abs(scale.share(end) - scale.share(start)) for _, _, start, end in parts), default=1.0)
    return max(0.0, min(spare_height(TALL_STACK), TALL_STACK - _value_height(setter) / least)) if least else 0.0


def _value_height(setter: Setter) -> float:
    """Return how high a part of a stack is at least that holds its value."""
    return setter.leading("label") - 1


def _stack(chart: Chart, c: int, frame: _Frame, marks: list[Mark], setter: Setter, cells: DataCells) -> bool:
    """Add the stack of category `c`; return whether every value had room in its part."""
    complete, palette = True, setter.theme.palette
    x = frame.left(0, c)
    for s, number, start, end in stacked_parts(chart, c):
        top, bottom = sorted((frame.at(start), frame.at(end)))
        marks.append(part(Rect.edges(x, top, x + frame.bar, bottom), series_fill(s), palette))
        block = setter.line(number.typed, "label", letters_on(series_fill(s), palette))
        if bottom - top >= _value_height(setter) and block.width <= frame.bar - LABEL_INSET:
            marks.append(cells.value(s, c, placed_center(block, x + frame.bar / 2, (top + bottom - block.leading) / 2)))
        else:
            complete = False
    return complete
