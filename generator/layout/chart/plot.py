"""What all kinds of charts share: a plot, its values, and which bar is emphasized."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.layout.chart.legend import series_fill
from generator.layout.chart.scale import Scale
from generator.layout.drawing import Drawing
from generator.layout.structure import Element
from generator.model.base import Number
from generator.model.chart import SHARES, Chart
from generator.model.numerals import NumberFormat, axis_format

CONTEXT = "series-2"
"""The colour of bars that surround the emphasized one."""


PER_CENT = NumberFormat(suffix="%")
"""Of shares, which are counted up to 100."""


LOWEST = 0.7
"""Of its height that a plot keeps: slopes and differences still look as they do in other charts."""


class Plot(NamedTuple):
    """A chart without caption and source. `complete` tells that every name and value is written in it, in the cells of `table`."""

    drawing: Drawing
    complete: bool
    table: Element | None = None
    spare: float = 0.0
    """Points by which it may be lower and says the same."""
    lowered: "Callable[[float], Plot] | None" = None
    """Draws it again so many points lower, its words in the same cells."""


def spare_height(height: float) -> float:
    """Return the points that a plot of `height` can give up."""
    return (1 - LOWEST) * height


def plot_values(chart: Chart) -> list[float]:
    """Return all values of all series."""
    return [number.value for number in chart.numbers]


def value_format(chart: Chart, scale: Scale) -> NumberFormat:
    """Return how the figures of the value axis are written, in both outputs."""
    return PER_CENT if chart.kind in SHARES else axis_format(chart.numbers, scale.step)


def stacked_parts(chart: Chart, category: int) -> Iterator[tuple[int, Number, float, float]]:
    """Yield the parts of a stack: series, value, and where it begins and ends; negative and positive values pile up apart.

    Where shares are shown, a stack ends at 100.
    """
    above = below = 0.0
    whole = sum(number.value for series in chart.series if (number := series.values[category])) if chart.kind in SHARES else 0.0
    factor = 100.0 / whole if whole else 1.0
    for s, series in enumerate(chart.series):
        number = series.values[category]
        if number is None:
            continue
        height = number.value * factor
        if height < 0:
            yield s, number, below, below + height
            below += height
        else:
            yield s, number, above, above + height
            above += height


def stacked_extent(chart: Chart) -> tuple[float, float]:
    """Return the lowest and highest end of the stacks, and zero."""
    if chart.kind in SHARES:
        return 0.0, 100.0
    ends = [end for c in range(len(chart.categories)) for _, _, _, end in stacked_parts(chart, c)]
    return min([0.0, *ends]), max([0.0, *ends])


def emphasized(chart: Chart, *, last: bool) -> int | None:
    """Return which category of a single series is set in the accent: the named one, else the last or the largest.

    `None` where there is none, or where the named one is in another part of a chart that was divided.
    """
    if len(chart.series) != 1 or not chart.categories:
        return None
    if chart.emphasis:
        return emphasized_by_name(chart)
    if last:
        return len(chart.categories) - 1
    values = chart.series[0].values
    return max(range(len(values)), key=lambda n: number.value if (number := values[n]) else float("-inf"))


def emphasized_by_name(chart: Chart) -> int | None:
    """Return the number of the category that the author stresses, `None` for none."""
    return chart.categories.index(chart.emphasis) if chart.emphasis in chart.categories else None


def fill_of(chart: Chart, series: int, category: int, emphasis: int | None) -> str:
    """Return the palette role of one bar: series have colours, a single series has one bar in the accent."""
    if len(chart.series) > 1:
        return series_fill(series)
    return "accent" if category == emphasis else CONTEXT
