"""A chart as a plot: the kind decides which module draws it."""

from typing import assert_never

from generator.layout.chart.bar import bar_plot
from generator.layout.chart.column import column_plot
from generator.layout.chart.line import line_plot
from generator.layout.chart.pie import pie_plot
from generator.layout.chart.plot import Plot
from generator.layout.setter import Setter
from generator.model.chart import Chart, ChartKind


def chart_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    """Return `chart` over `width`, without its title and source."""
    match chart.kind:
        case ChartKind.COLUMN | ChartKind.STACKED_COLUMN:
            return column_plot(chart, setter, width)
        case ChartKind.BAR | ChartKind.STACKED_BAR:
            return bar_plot(chart, setter, width)
        case ChartKind.LINE:
            return line_plot(chart, setter, width)
        case ChartKind.PIE | ChartKind.DOUGHNUT:
            return pie_plot(chart, setter, width)
        case _:
            assert_never(chart.kind)
