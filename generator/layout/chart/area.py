"""Areas over categories: one with its values along its edge, or several upon each other, each named at its right end or above."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, CATEGORY_GAP, NAME_APART, Names, category_names, gridlines, kept, tick_width
from generator.layout.chart.cells import DataCells
from generator.layout.chart.legend import part_edge, series_fill, series_legend
from generator.layout.chart.line import GRID_TOP, HEIGHT, NAME_GAP, end_names, spread
from generator.layout.chart.plot import Plot, plot_values, spare_height, stacked_extent, stacked_parts, value_format
from generator.layout.chart.remarks import Datum, remark_band
from generator.layout.chart.scale import Scale, ticked_scale, tight_scale
from generator.layout.drawing import Box, Drawing, LineTo, Mark, MoveTo, Path, Rule
from generator.layout.setter import Setter, placed, placed_center
from generator.model.chart import Chart, ChartKind
from generator.text.lines import TextBlock

SEAM = 0.75
LABEL_GAP = 2.0
CLEARANCE = 4.0
"""How far a slope may rise beside a value: letters stand that high above the end of their leading."""
NAME_SHARE = 0.66
"""Of the way to the next point that a category's name may take: the first and last are pushed inwards."""
ALONE = 1.5
"""Width of a value between two gaps, which has no area."""

Part = tuple[int, float, float]
"""Category, and the values where the area begins and ends there."""


def area_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float = 0.0) -> Plot:
    """Return the areas of `chart` from its first to its last category; where values have no room they are read off the axis."""
    stacked = chart.kind is ChartKind.STACKED_AREA
    values = plot_values(chart)
    labelled = _is_labelled(chart, tight_scale(values), setter, width)
    scale = tight_scale(values) if labelled else ticked_scale(stacked_extent(chart) if stacked else values)
    form = value_format(chart, scale)
    parts = _parts(chart)
    names = end_names(chart, setter, width)
    key = Drawing(width, 0.0) if names else series_legend(chart, setter, width, cells)
    right = width - (max(name.width for name in names) + NAME_GAP if names else 0.0)
    left = 0.0 if labelled else tick_width(scale, form, setter)
    step = (right - left) / max(len(chart.categories) - 1, 1)
    band = remark_band(chart.remarks, lambda datum: left + datum[1] * step, left, right, setter)
    label = setter.leading("label") + LABEL_GAP if labelled else 0.0
    plot = Rect(left, key.height + band.height + (label or GRID_TOP), right - left, HEIGHT - lower)
    marks: list[Mark] = [*key.marks, *([] if labelled else gridlines(scale, form, plot, setter))]
    for s, part in enumerate(parts):
        marks += _area(part, series_fill(s), part_edge(series_fill(s), setter.theme.palette), scale, plot, step)
    tops: dict[Datum, float] = {(s, c): _y(max(end, 0.0), scale, plot) - label for s, part in enumerate(parts) for c, _, end in part}
    marks += band.marks(key.height, tops.__getitem__, cells)
    base = _y(0.0, scale, plot)
    marks.append(Rule(left, base, right, base, BASE_LINE, "ink"))
    marks += _names(names, parts, scale, plot, right, cells)
    if labelled:
        marks += _labels(chart, scale, plot, step, setter, cells)
    foot = plot.bottom + CATEGORY_GAP
    categories = category_names(chart.categories, lambda every: step * NAME_SHARE * every - NAME_APART, None, setter)
    marks += _names_at_points(categories, left, step, right, foot, cells)
    return Plot(Drawing(width, foot + categories.height, tuple(marks)), labelled and categories.complete, spare=spare_height(HEIGHT))


def _is_labelled(chart: Chart, scale: Scale, setter: Setter, width: float) -> bool:
    """Tell whether every value can stand above its point, and clear of the slopes beside it; areas upon each other leave no room."""
    if chart.kind is not ChartKind.AREA or any(number.value < 0 for number in chart.numbers):
        return False
    room = width / max(len(chart.categories), 1) - 2
    step = width / max(len(chart.categories) - 1, 1)
    for series in chart.series:
        for c, number in enumerate(series.values):
            label = setter.width(number.typed, "label") if number else 0.0
            beside = [near.value for near in (*series.values[max(c - 1, 0) : c], *series.values[c + 1 : c + 2]) if near]
            rise = max((scale.share(value) - scale.share(number.value) for value in beside), default=0.0) if number else 0.0
            if label > room or rise * HEIGHT * min(label / step, 1.0) > CLEARANCE:
                return False
    return True


def _labels(chart: Chart, scale: Scale, plot: Rect, step: float, setter: Setter, cells: DataCells) -> Iterator[Mark]:
    """Yield the values above their points; the first and last stay within the plot."""
    for s, series in enumerate(chart.series):
        for c, number in enumerate(series.values):
            if number:
                block = setter.line(number.typed, "label")
                top = _y(number.value, scale, plot) - block.leading - LABEL_GAP
                yield cells.value(s, c, placed_center(block, kept(plot.x + c * step, block, plot.x, plot.right), top))


def _parts(chart: Chart) -> list[list[Part]]:
    """Return where the area of each series begins and ends, without gaps."""
    parts: list[list[Part]] = [[] for _ in chart.series]
    for c in range(len(chart.categories)):
        for s, _, start, end in stacked_parts(chart, c):
            parts[s].append((c, start, end))
    return parts


def _area(part: Sequence[Part], fill: str, edge: str, scale: Scale, plot: Rect, step: float) -> Iterator[Mark]:
    """Yield an area, cut at gaps; a value between two gaps is a stroke."""
    for _, run in groupby(enumerate(part), key=lambda pair: pair[1][0] - pair[0]):
        points = [one for _, one in run]
        if len(points) == 1:
            c, start, end = points[0]
            top, bottom = sorted((_y(start, scale, plot), _y(end, scale, plot)))
            x = min(max(plot.x + c * step, plot.x + ALONE / 2), plot.right - ALONE / 2)
            yield Box(Rect(x - ALONE / 2, top, ALONE, bottom - top), fill)
            continue
        above = [(plot.x + c * step, _y(end, scale, plot)) for c, _, end in points]
        below = [(plot.x + c * step, _y(start, scale, plot)) for c, start, _ in reversed(points)]
        outline = [*above, *below]
        yield Path((MoveTo(*outline[0]), *(LineTo(*point) for point in outline[1:])), fill, edge, SEAM, close=True)


def _names(
    names: Sequence[TextBlock], parts: Sequence[Sequence[Part]], scale: Scale, plot: Rect, right: float, cells: DataCells
) -> Iterator[Mark]:
    """Yield the names of several areas at their right ends."""
    ends = [_y((part[-1][1] + part[-1][2]) / 2 if part else 0.0, scale, plot) for part in parts] if names else []
    for s, (block, y) in enumerate(zip(names, spread(ends, names, plot), strict=True)):
        yield cells.head(s, placed(block, right + NAME_GAP, y - block.height / 2))


def _names_at_points(names: Names, left: float, step: float, right: float, y: float, cells: DataCells) -> Iterator[Mark]:
    """Yield the names of categories below their points; the first and last stay within the plot."""
    for c, block in enumerate(names.blocks):
        if block:
            yield cells.name(c, placed_center(block, kept(left + c * step, block, left, right), y))


def _y(value: float, scale: Scale, plot: Rect) -> float:
    return plot.y + plot.height * (1 - scale.share(value))
