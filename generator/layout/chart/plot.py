"""What all kinds of charts share: a plot, its values, and which bar is emphasized."""

from dataclasses import dataclass

from generator.layout.chart.legend import series_fill
from generator.layout.drawing import Drawing
from generator.model.chart import Chart

CONTEXT = "series-2"
"""The colour of bars that surround the emphasized one."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart without caption and source. `complete` tells that every name and value is written in it."""

    drawing: Drawing
    complete: bool


def plot_values(chart: Chart) -> list[float]:
    """Return all values of all series."""
    return [number.value for series in chart.series for number in series.values if number]


def stacked_extent(chart: Chart) -> tuple[float, float]:
    """Return the lowest and highest end of the stacks: negative and positive values pile up apart."""
    low = high = 0.0
    for c in range(len(chart.categories)):
        values = [series.values[c] for series in chart.series]
        low = min(low, sum(n.value for n in values if n and n.value < 0))
        high = max(high, sum(n.value for n in values if n and n.value > 0))
    return low, high


def emphasized(chart: Chart, *, last: bool) -> int | None:
    """Return which category of a single series is set in the accent: the named one, else the last or the largest."""
    if len(chart.series) != 1 or not chart.categories:
        return None
    if chart.emphasis in chart.categories:
        return chart.categories.index(chart.emphasis)
    if last:
        return len(chart.categories) - 1
    values = chart.series[0].values
    return max(range(len(values)), key=lambda n: number.value if (number := values[n]) else float("-inf"))


def fill_of(chart: Chart, series: int, category: int, emphasis: int | None) -> str:
    """Return the palette role of one bar: series have colours, a single series has one bar in the accent."""
    if len(chart.series) > 1:
        return series_fill(series)
    return "accent" if category == emphasis else CONTEXT
