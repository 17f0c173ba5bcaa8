"""Lines over categories: names at their ends or above, values at their points where one or two lines leave room."""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, CATEGORY_GAP, category_names, gridlines, names_below, slot_measure, tick_width
from generator.layout.chart.cells import DataCells
from generator.layout.chart.legend import legend, series_fill, thin_color
from generator.layout.chart.plot import Plot, plot_values, spare_height, value_format
from generator.layout.chart.remarks import remark_band
from generator.layout.chart.scale import Scale, padded_scale, ticked_scale
from generator.layout.drawing import Box, Drawing, LineTo, Mark, MoveTo, Path, Rule
from generator.layout.setter import Setter, placed, placed_center
from generator.model.base import Number
from generator.model.chart import Chart, Series
from generator.text.lines import TextBlock

HEIGHT = 116.0
WEIGHT = 1.5
DOT = 4.5
POINT = 3.0
NAME_GAP = 7.0
NAME_SHARE = 0.25
"""The most of the width that names at the lines' ends may take."""
DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (), (1.5, 2.0), (7.0, 2.0, 1.5, 2.0), (3.0, 1.5))
"""Lines differ in dash as well as colour, for photocopies."""
SAMPLE = 18.0
"""Of a line, before its name in a legend."""
LABELLED_SERIES = 2
GRID_TOP = 4.0
"""Above a plot whose highest gridline has a figure beside it."""
NEAR_ZERO = 0.6
"""A lowest value below this share of the highest keeps zero on the scale."""


def line_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float = 0.0) -> Plot:
    """Return the lines of `chart` with their values at the points, or over gridlines where there is no room for that."""
    values = plot_values(chart)
    several = len(chart.series) > 1
    names = end_names(chart, setter, width)
    key = Drawing(width, 0.0) if names else _legend(chart, setter, width, cells)
    right = width - (max(name.width for name in names) + NAME_GAP if names else 0.0)
    count = max(len(chart.categories), 1)
    labelled = _is_labelled(chart, setter, right / count)
    from_zero = shows_zero(values)
    scale = padded_scale(values, from_zero=from_zero) if labelled else ticked_scale(values, from_zero=from_zero)
    form = value_format(chart, scale)
    left = 0.0 if labelled else tick_width(scale, form, setter)
    slot = (right - left) / count
    leading = setter.leading("label")
    band = remark_band(chart.remarks, lambda datum: left + (datum[1] + 0.5) * slot, left, right, setter)
    plot = Rect(left, key.height + band.height + (leading if labelled else GRID_TOP), right - left, HEIGHT - lower)
    below = leading if labelled and several else 0.0
    marks = [*key.marks, *([] if labelled else gridlines(scale, form, plot, setter))]
    for n, series in enumerate(chart.series):
        marks += _line(series, n, scale, plot, slot, thin_color(series_fill(n), setter.theme.palette))
        if labelled and not (several and is_level(series)):
            marks += _labels(chart, n, scale, plot, slot, setter, cells)
    marks += band.marks(key.height, lambda datum: _top(chart, datum, scale, plot, leading if labelled else 0.0), cells)
    base = _y(max(scale.low, min(0.0, scale.high)), scale, plot) + below
    marks.append(Rule(left, base, right, base, BASE_LINE, "ink"))
    ends = [next((n.value for n in reversed(s.values) if n), scale.low) for s in chart.series] if names else []
    for n, (block, y) in enumerate(zip(names, spread([_y(end, scale, plot) for end in ends], names, plot), strict=True)):
        marks.append(cells.head(n, placed(block, right + NAME_GAP, y - block.height / 2)))
    foot = plot.bottom + below + CATEGORY_GAP
    categories = category_names(chart.categories, partial(slot_measure, slot), None, setter)
    marks += names_below(categories, left, slot, foot, cells)
    return Plot(Drawing(width, foot + categories.height, tuple(marks)), labelled and categories.complete, spare=spare_height(HEIGHT))


def line_dash(number: int) -> tuple[float, ...]:
    """Return the dash of line `number`, counted from 0; where a colour comes again its dash is another."""
    return DASHES[(number + number // len(DASHES)) % len(DASHES)]


def shows_zero(values: list[float]) -> bool:
    """Tell whether the scale of lines and points begins at zero: where the lowest value is not far above it."""
    return not values or min(values) < NEAR_ZERO * max(values)


def end_names(chart: Chart, setter: Setter, width: float) -> list[TextBlock]:
    """Return what is written at the ends of several series, in their colours; nothing where a word or all the lines have no room."""
    palette, measure = setter.theme.palette, width * NAME_SHARE
    told = [_end_name(series) for series in chart.series]
    if len(told) < 2 or any(setter.longest_word(name, "label-bold") > measure for name in told):
        return []
    names = [setter.text(name, "label-bold", measure, color=thin_color(series_fill(n), palette)) for n, name in enumerate(told)]
    return names if sum(name.height for name in names) <= HEIGHT - spare_height(HEIGHT) else []


def _legend(chart: Chart, setter: Setter, width: float, cells: DataCells) -> Drawing:
    """Return the names of several series beside pieces of their lines."""
    leading, palette = setter.leading("label"), setter.theme.palette

    def sign(s: int, x: float, y: float) -> Mark:
        middle = y + leading / 2 + 0.5
        return Rule(x, middle, x + SAMPLE, middle, WEIGHT, thin_color(series_fill(s), palette), line_dash(s))

    names = [_end_name(series) for series in chart.series]
    return legend(names, setter, width, sign, lambda s, name: (cells.head(s, name),), SAMPLE)


def _top(chart: Chart, datum: tuple[int, int], scale: Scale, plot: Rect, label: float) -> float:
    """Return the height above a point and its value, if that stands above it."""
    s, c = datum
    number = chart.series[s].values[c]
    if number is None or is_level(chart.series[s]):
        label = 0.0
    above = label - POINT if label and number and not _is_lower(chart, s, c) else 0.0
    return _y(number.value if number else 0.0, scale, plot) - POINT - above


def _is_lower(chart: Chart, series: int, category: int) -> bool:
    """Tell whether another line is above this one, which sends its value below it."""
    value = chart.series[series].values[category]
    others = (s.values[category] for n, s in enumerate(chart.series) if n != series)
    return any(value and o and (o.value > value.value or (o.value == value.value and series > 0)) for o in others)


def _is_labelled(chart: Chart, setter: Setter, slot: float) -> bool:
    """Tell whether every value can stand at its point: one or two lines that change, and slots wide enough."""
    changing = [series for series in chart.series if not is_level(series)]
    return few_change(chart) and all(setter.width(n.typed, "label") <= slot - 2 for s in changing for n in s.values if n)


def few_change(chart: Chart) -> bool:
    """Tell whether so few lines change that the values of each stand clear of the others'."""
    return sum(not is_level(series) for series in chart.series) <= LABELLED_SERIES


def is_level(series: Series) -> bool:
    """Tell whether all values of `series` are written the same, as those of a target are."""
    typed = {number.typed for number in series.values if number}
    return len(typed) == 1 and len(series.values) > 1


def _end_name(series: Series) -> str:
    """Return what is written at a line's end: its name, with the value if that is the same everywhere."""
    value = next((number.typed for number in series.values if number), "")
    return f"{series.name} {value}" if is_level(series) else series.name


def _y(value: float, scale: Scale, plot: Rect) -> float:
    return plot.y + plot.height * (1 - scale.share(value))


def _line(series: Series, number: int, scale: Scale, plot: Rect, slot: float, color: str) -> list[Mark]:
    """Return a line broken at gaps, with a dot at its end and at points between two gaps."""
    segments: list[MoveTo | LineTo] = []
    dots: list[Mark] = []
    last = max((c for c, value in enumerate(series.values) if value is not None), default=-1)
    alone = set(lone_values(series.values))
    for c, value in enumerate(series.values):
        if value is None:
            continue
        x, y = plot.x + (c + 0.5) * slot, _y(value.value, scale, plot)
        joined = c > 0 and series.values[c - 1] is not None
        segments.append(LineTo(x, y) if joined else MoveTo(x, y))
        size = DOT if c == last or c in alone else POINT
        dots.append(Box(Rect(x - size / 2, y - size / 2, size, size), color))
    return [Path(tuple(segments), "", color, WEIGHT, line_dash(number)), *dots] if segments else []


def lone_values(values: Sequence[Number | None]) -> Iterator[int]:
    """Yield the indices of values between two gaps, or between one and an end of the line."""
    around = (None, *values, None)
    return (n for n, value in enumerate(values) if value is not None and around[n] is None and around[n + 2] is None)


def _labels(chart: Chart, number: int, scale: Scale, plot: Rect, slot: float, setter: Setter, cells: DataCells) -> list[Mark]:
    """Return the values at the points: above the upper line, below the lower one."""
    marks: list[Mark] = []
    leading = setter.leading("label")
    for c, value in enumerate(chart.series[number].values):
        if value is None:
            continue
        y = _y(value.value, scale, plot)
        block = setter.line(value.typed, "label", thin_color(series_fill(number), setter.theme.palette) if len(chart.series) > 1 else "")
        top = y + POINT if _is_lower(chart, number, c) else y - leading - POINT
        marks.append(cells.value(number, c, placed_center(block, plot.x + (c + 0.5) * slot, top)))
    return marks


def spread(wanted: Sequence[float], names: Sequence[TextBlock], plot: Rect) -> list[float]:
    """Return the middles of names that stand where they are `wanted`, moved apart so that none covers another.

    They reach no higher than half a name above `plot`, and no more than one name below it.
    """
    heights = [name.height for name in names]
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    places = list(wanted)
    top = plot.y - (heights[order[0]] / 2 if order else 0.0)
    for n in order:
        places[n] = max(places[n], top + heights[n] / 2)
        top = places[n] + heights[n] / 2
    foot = plot.bottom + (heights[order[-1]] if order else 0.0)
    for n in reversed(order):
        places[n] = min(places[n], foot - heights[n] / 2)
        foot = places[n] - heights[n] / 2
    return places
