"""A chart as a plot: the kind decides which module draws it."""

from functools import partial
from typing import assert_never

from generator.layout.chart.area import area_plot
from generator.layout.chart.bar import bar_plot
from generator.layout.chart.cells import DataCells, data_cells, without_cells
from generator.layout.chart.column import column_plot
from generator.layout.chart.line import line_plot
from generator.layout.chart.pie import pie_plot
from generator.layout.chart.plot import Plot
from generator.layout.chart.scatter import scatter_plot
from generator.layout.drawing import Drawing
from generator.layout.setter import Setter
from generator.model.chart import Chart, ChartKind


def chart_plot(chart: Chart, setter: Setter, width: float) -> Plot:
    """Return `chart` over `width`, without its title and source; a complete one has its words in the cells of a table."""
    cells = data_cells(chart)
    drawn = partial(_finished_plot, chart, setter, width, cells)
    return drawn(0.0)._replace(lowered=drawn)


def _finished_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float) -> Plot:
    plot = _plot(chart, setter, width, cells, lower)
    if plot.complete:
        return plot._replace(table=cells.table)
    return plot._replace(drawing=Drawing(plot.drawing.width, plot.drawing.height, without_cells(plot.drawing.marks)))


def _plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float) -> Plot:
    """Return `chart` with a plot that is `lower` points less high than it would be."""
    match chart.kind:
        case ChartKind.COLUMN | ChartKind.STACKED_COLUMN | ChartKind.PERCENT_COLUMN:
            return column_plot(chart, setter, width, cells, lower)
        case ChartKind.BAR | ChartKind.STACKED_BAR | ChartKind.PERCENT_BAR:
            return bar_plot(chart, setter, width, cells, lower)
        case ChartKind.LINE:
            return line_plot(chart, setter, width, cells, lower)
        case ChartKind.AREA | ChartKind.STACKED_AREA:
            return area_plot(chart, setter, width, cells, lower)
        case ChartKind.PIE | ChartKind.DOUGHNUT:
            return pie_plot(chart, setter, width, cells, lower)
        case ChartKind.SCATTER:
            return scatter_plot(chart, setter, width, lower)
        case _:
            assert_never(chart.kind)
