"""The data of a chart as a table of the structure tree, whose cells are the names and values that the drawing writes.

So nothing is written twice: the figure has the bars and lines, the table beside it has the words (see docs/decisions).
"""

from collections.abc import Iterable
from typing import NamedTuple

from generator.layout.drawing import Group, Mark
from generator.layout.structure import Element, Scope, Tag
from generator.model.chart import Chart


class DataCells(NamedTuple):
    """The cells of one chart's data: a row for each category, a column for each series, named above where there are several."""

    table: Element
    heads: tuple[Element, ...]
    names: tuple[Element, ...]
    values: tuple[tuple[Element, ...], ...]
    """By series, then by category."""

    def head(self, series: int, marks: Iterable[Mark]) -> Group:
        """Return the name of a series."""
        return Group(tuple(marks), self.heads[series])

    def name(self, category: int, marks: Iterable[Mark]) -> Group:
        """Return the name of a category."""
        return Group(tuple(marks), self.names[category])

    def value(self, series: int, category: int, marks: Iterable[Mark]) -> Group:
        """Return what is written at a datum."""
        return Group(tuple(marks), self.values[series][category])


def data_cells(chart: Chart) -> DataCells:
    """Return the empty cells for the data of `chart`, in a table that stands nowhere yet."""
    table = Element(Tag.TABLE)
    heads: tuple[Element, ...] = ()
    if len(chart.series) > 1:
        row = table.add(Tag.ROW)
        row.add_cell(Tag.CELL)
        heads = tuple(row.add_cell(Tag.HEADER_CELL, scope=Scope.COLUMN) for _ in chart.series)
    names = []
    rows = []
    for _ in chart.categories:
        row = table.add(Tag.ROW)
        names.append(row.add_cell(Tag.HEADER_CELL, scope=Scope.ROW))
        rows.append([row.add_cell(Tag.CELL) for _ in chart.series])
    return DataCells(table, heads, tuple(names), tuple(zip(*rows, strict=True)))


def without_cells(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks of a drawing that is not the table of its data after all."""
    return tuple(inner for mark in marks for inner in (mark.marks if isinstance(mark, Group) else (mark,)))
