"""The body of a table set in its columns: each cell's text, how far a number ends left of the edge, how high its row has to be."""

from typing import NamedTuple

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.scene import TextParagraph
from generator.deck.table_columns import Columns, cell_text
from generator.model.table import RowKind, Table
from generator.model.table_grid import GridCell, body_grid


class SetCell(NamedTuple):
    """A cell with its text, how far that ends left of its column's edge, and how high it is with the space around it."""

    place: GridCell
    text: TextParagraph
    rest: float
    height: float


class SetBody(NamedTuple):
    """The cells that begin in each row of `table`."""

    table: Table
    columns: Columns
    rows: tuple[tuple[SetCell, ...], ...]

    def heights(self) -> tuple[float, ...]:
        """Return the least heights of the rows; the last of those that a cell reaches over grows where its lines need that."""
        least = self.columns.scale.least_row
        heights = [max((cell.height for cell in row if cell.place.rows == 1), default=least) for row in self.rows]
        heights = [max(height, least) for height in heights]
        for cell in (cell for row in self.rows for cell in row if cell.place.rows > 1):
            first, last = cell.place.row, cell.place.row + cell.place.rows - 1
            heights[last] += max(cell.height - sum(heights[first : last + 1]), 0.0)
        return tuple(heights)

    def lines(self, cell: SetCell) -> int:
        """Return how many lines the text of `cell` takes."""
        return round((cell.height - self.columns.scale.row_space) / cell.text.leading)


def set_body(lettering: Lettering, table: Table, set_columns: Columns) -> SetBody:
    """Return the body of `table` set in `set_columns`."""
    rows = zip(table.rows, body_grid(table), strict=True)
    return SetBody(
        table,
        set_columns,
        tuple(tuple(_set_cell(lettering, table, cell, row.kind, set_columns) for cell in placed) for row, placed in rows),
    )


def _set_cell(lettering: Lettering, table: Table, cell: GridCell, kind: RowKind, set_columns: Columns) -> SetCell:
    number = cell.columns == 1 and set_columns.numbers[cell.column]
    text = cell_text(lettering, cell.text, set_columns.scale, kind, number=number, group=table.columns[cell.column].group)
    rest = set_columns.rest(lettering, cell)
    height = fit.height(lettering, (text,), set_columns.inner(cell) - rest, in_cell=True)
    return SetCell(cell, text, rest, height + set_columns.scale.row_space)
