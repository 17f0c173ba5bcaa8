"""Lines over categories: names at their ends, values at their points where one or two lines leave room."""

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, CATEGORY_GAP, category_names, gridlines, names_below, tick_width
from generator.layout.chart.legend import series_fill
from generator.layout.chart.plot import Plot, plot_values
from generator.layout.chart.scale import Scale, ticked_scale
from generator.layout.drawing import Box, Drawing, LineTo, Mark, MoveTo, Path, Rule
from generator.layout.setter import Setter, placed, placed_center
from generator.model.chart import Chart, Series

HEIGHT = 116.0
WEIGHT = 1.5
DOT = 4.5
POINT = 3.0
NAME_GAP = 7.0
NAME_SHARE = 0.25
"""The most of the width that names at the lines' ends may take."""
DASHES: tuple[tuple[float, ...], ...] = ((), (5.0, 2.5), (), (1.5, 2.0), (7.0, 2.0, 1.5, 2.0), (3.0, 1.5))
"""Lines differ in dash as well as colour, for photocopies."""
LABELLED_SERIES = 2


def line_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    """Return the lines of `chart` over gridlines."""
    values = plot_values(chart)
    scale = ticked_scale(values, from_zero=not values or min(values) <= 0 or min(values) < 0.6 * max(values))
    several = len(chart.series) > 1
    left = tick_width(scale, setter)
    names = [setter.text(s.name, "label-bold", width * NAME_SHARE, color=series_fill(n)) for n, s in enumerate(chart.series)] if several else []
    right = width - (max(name.width for name in names) + NAME_GAP if names else 0.0)
    slot = (right - left) / max(len(chart.categories), 1)
    labelled = len(chart.series) <= LABELLED_SERIES and all(
        setter.width(n.typed, "label") <= slot - 2 for s in chart.series for n in s.values if n
    )
    top = setter.leading("label") if labelled else 4.0
    plot = Rect(left, top, right - left, HEIGHT)
    below = setter.leading("label") if labelled and several else 0.0
    marks = gridlines(scale, left, right, top, HEIGHT, setter)
    for n, series in enumerate(chart.series):
        marks += _line(series, n, scale, plot, slot)
        if labelled:
            marks += _labels(chart, n, scale, plot, slot, setter)
    foot = top + HEIGHT + below + CATEGORY_GAP
    base = top + HEIGHT * (1 - scale.share(max(scale.low, min(0.0, scale.high))))
    marks.append(Rule(left, base, right, base, BASE_LINE, "ink"))
    for block, y in zip(names, _spread(chart, scale, plot, [name.height for name in names]), strict=True):
        marks += placed(block, right - slot / 2 + NAME_GAP + DOT / 2 if len(chart.categories) < 2 else right + NAME_GAP, y - block.height / 2)
    below_names = category_names(chart.categories, slot, None, setter)
    marks += names_below(below_names, left, slot, foot)
    return Plot(Drawing(width, foot + below_names.height, tuple(marks)), labelled and below_names.complete)


def _y(value: float, scale: Scale, plot: Rect) -> float:
    return plot.y + plot.height * (1 - scale.share(value))


def _line(series: Series, number: int, scale: Scale, plot: Rect, slot: float) -> list[Mark]:
    """Return a line broken at gaps, with a dot at its end and at points between two gaps."""
    color = series_fill(number)
    segments: list[MoveTo | LineTo] = []
    dots: list[Mark] = []
    known = [n is not None for n in series.values]
    last = max((c for c, there in enumerate(known) if there), default=-1)
    for c, value in enumerate(series.values):
        if value is None:
            continue
        x, y = plot.x + (c + 0.5) * slot, _y(value.value, scale, plot)
        joined = c > 0 and known[c - 1]
        segments.append(LineTo(x, y) if joined else MoveTo(x, y))
        alone = not joined and not (c + 1 < len(known) and known[c + 1])
        size = DOT if c == last or alone else POINT
        dots.append(Box(Rect(x - size / 2, y - size / 2, size, size), color))
    return [Path(tuple(segments), "", color, WEIGHT, DASHES[number % len(DASHES)]), *dots] if segments else []


def _labels(chart: Chart, number: int, scale: Scale, plot: Rect, slot: float, setter: Setter) -> list[Mark]:
    """Return the values at the points: above the upper line, below the lower one."""
    marks: list[Mark] = []
    leading = setter.leading("label")
    for c, value in enumerate(chart.series[number].values):
        if value is None:
            continue
        others = [s.values[c] for n, s in enumerate(chart.series) if n != number]
        lower = any(other and (other.value > value.value or (other.value == value.value and number > 0)) for other in others)
        y = _y(value.value, scale, plot)
        block = setter.line(value.typed, "label", series_fill(number) if len(chart.series) > 1 and number != 1 else "")
        marks += placed_center(block, plot.x + (c + 0.5) * slot, y + POINT if lower else y - leading - POINT)
    return marks


def _spread(chart: Chart, scale: Scale, plot: Rect, heights: list[float]) -> list[float]:
    """Return where the names stand: at their lines' ends, moved apart so that none covers another."""
    if not heights:
        return []
    ends = [next((n.value for n in reversed(s.values) if n), scale.low) for s in chart.series]
    wanted = [_y(end, scale, plot) for end in ends]
    order = sorted(range(len(wanted)), key=lambda n: wanted[n])
    places = list(wanted)
    for upper, lower in zip(order, order[1:], strict=False):
        places[lower] = max(places[lower], places[upper] + (heights[upper] + heights[lower]) / 2)
    over = max(0.0, places[order[-1]] + heights[order[-1]] / 2 - (plot.bottom + heights[order[-1]]))
    return [place - over for place in places]
