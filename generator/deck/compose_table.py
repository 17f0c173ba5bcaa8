"""Tables as native grids: what a slide holds of one, its rules as the theme's table look has them, its unit above."""

from collections.abc import Sequence

from generator.deck.grid import Grid
from generator.deck.lettering import Lettering
from generator.deck.pieces import Composed, Piece, text_box
from generator.deck.scene import Anchor, Cell, Insets, TableGrid, TextBox
from generator.deck.table_body import SetBody, SetCell, set_body
from generator.deck.table_columns import head_text
from generator.deck.table_parts import HEAD_FOOT, divided, enlarged, head_heights, needed_height, undivided
from generator.deck.table_rules import RULES, SPANNER, Stroke
from generator.geometry import Rect
from generator.model.table import RowKind, Table
from generator.model.table_grid import GridCell, begins_group, column_titles, head_grid
from generator.text.style import Align

HEAD_RISE = 10.8
"""The head may stand above the hang line, so that ten rows end with the body."""
UNIT_RISE = 20.0
"""How far a table's unit may rise above its region under a headline of one line, which ends there."""
FULL = 0.8
"""Of a slide's height: a table that has it to itself and needs more does not get larger type."""
UNIT_SPACE = 2.0
"""From the line with the table's unit to the head."""


def table_region(grid: Grid, body: Rect) -> Rect:
    """Return where a table may stand in a slide's body: a little above the hang line."""
    if grid.fixed_head:
        return body
    rise = HEAD_RISE if body.y <= grid.hang_line else HEAD_RISE / 2
    return Rect.edges(body.x, body.y - rise, body.right, body.bottom)


def table_parts(lettering: Lettering, piece: Piece, table: Table, region: Rect) -> tuple[Piece, ...]:
    """Return `table` in pieces that fit `region`, all with the same columns; columns without room go to pieces of their own."""
    place = _below_unit(lettering, table, region)
    if piece.columns and needed_height(lettering, table, piece.columns) <= place.height + 0.01:
        return (piece,)
    parts = divided(lettering, table, place.width, place.height)
    if len(parts) == 1 and parts[0].table is table:
        return (piece,)
    return tuple(
        piece._replace(block=part.table, columns=part.columns, first=piece.first + part.first_row, follows=piece.follows or n > 0)
        for n, part in enumerate(parts)
    )


def table_composed(lettering: Lettering, piece: Piece, table: Table, region: Rect, *, enlarged_to: float = 0.0) -> Composed:
    """Return `table` as a grid from the top of `region`, below its unit; a small one in larger type that needs as much of the region.

    Its note belongs to the slide's foot.
    """
    place = _below_unit(lettering, table, region)
    large = enlarged_to > 0 and piece.columns is None and not lettering.grid.fixed_head
    set_columns = piece.columns or (enlarged(lettering, table, place.width, enlarged_to * place.height) if large else None)
    set_columns = set_columns or undivided(lettering, table, place.width, place.height)
    heads = head_heights(lettering, table, set_columns)
    body = set_body(lettering, table, set_columns)
    heights = body.heights()
    spare = place.height - sum(heads)
    scale = set_columns.scale
    row_height = min(max(scale.least_row, min(scale.rows_space, spare) / max(len(table.rows), 1)), scale.most_row)
    grown = tuple(max(row_height, height) for height in heights)
    if sum(grown) > spare:
        grown = heights
    spares = [high - low for high, low in zip(grown, heights, strict=True)]
    grid = _Grid(lettering, body)
    rect = Rect(place.x, place.y, sum(set_columns.widths), sum(heads) + sum(grown))
    rows = (*grid.head(), *grid.body(spares))
    shape = TableGrid("table", rect, set_columns.widths, (*heads, *grown), rows, table.alt or _words(table), len(heads), grid.ends_in_total)
    return Composed((*_unit(lettering, table, rect), shape), rect.bottom)


def _below_unit(lettering: Lettering, table: Table, region: Rect) -> Rect:
    """Return where the grid may stand: below the line with its unit, which rises into the space under a headline of one line."""
    above = _unit_height(lettering) if table.unit else 0.0
    if region.y == lettering.grid.hang_line - HEAD_RISE:
        above = max(above - UNIT_RISE, 0.0)
    return Rect.edges(region.x, region.y + above, region.right, region.bottom)


def _unit_height(lettering: Lettering) -> float:
    return lettering.role("table-unit").leading + UNIT_SPACE


def _unit(lettering: Lettering, table: Table, rect: Rect) -> tuple[TextBox, ...]:
    """Return the line with the table's unit, above its right end."""
    if not table.unit:
        return ()
    words = lettering.words
    text = lettering.paragraph(f"{words.unit}{words.colon}{table.unit}", "table-unit", align=Align.END)
    height = _unit_height(lettering)
    return (text_box("table unit", Rect(rect.x, rect.y - height, rect.width, height - UNIT_SPACE), text),)


def _words(table: Table) -> str:
    titles = "、".join(column_titles(table))
    return f"{table.caption}：{titles}" if table.caption else titles


class _Grid:
    """The cells of one grid, row by row, with the rules between them."""

    def __init__(self, lettering: Lettering, body: SetBody) -> None:
        self._lettering = lettering
        self._table = body.table
        self._columns = body.columns
        self._body = body.rows
        self._rules = RULES[lettering.theme.table_look]
        self._padding = body.columns.scale.padding
        self._grouped = any(column.group for column in body.table.columns)

    @property
    def ends_in_total(self) -> bool:
        return bool(self._table.rows) and self._table.rows[-1].kind is RowKind.TOTAL

    def head(self) -> tuple[tuple[Cell, ...], ...]:
        """Return the header's rows."""
        rows = head_grid(self._table)
        return self._filled([[self._head_cell(cell, len(rows)) for cell in row] for row in rows], rows)

    def _head_cell(self, cell: GridCell, depth: int) -> Cell:
        align = self._columns.aligns[cell.column] if cell.columns == 1 else Align.CENTER
        text = head_text(self._lettering, cell, self._columns.scale)._replace(align=align)
        ends = cell.row + cell.rows == depth
        below = self._rules.head if ends else SPANNER if cell.columns > 1 else None
        top = self._rules.top if cell.row == 0 else None
        insets = Insets(self._left(cell), 0, self._padding, HEAD_FOOT)
        return Cell((text,), Anchor.BOTTOM, insets, "", top, below, cell.rows, cell.columns)

    def body(self, spares: Sequence[float]) -> tuple[tuple[Cell, ...], ...]:
        """Return the rows. `spares` is how much higher each is than its words: half of it stands above what reaches over several rows."""
        cells = [[self._body_cell(cell, spare) for cell in row] for row, spare in zip(self._body, spares, strict=True)]
        return self._filled(cells, [[cell.place for cell in row] for row in self._body])

    def _body_cell(self, set_cell: SetCell, spare: float) -> Cell:
        cell = set_cell.place
        kind = self._table.rows[cell.row].kind
        upper = self._table.columns[cell.column].group or cell.rows > 1
        top = (self._columns.scale.row_space + spare) / 2 if upper else 0
        insets = Insets(self._left(cell), top, self._padding + set_cell.rest, 0)
        anchor = Anchor.TOP if upper else Anchor.MIDDLE
        return Cell(
            (set_cell.text._replace(align=self._align(cell, kind)),), anchor, insets, "", None, self._below(cell), cell.rows, cell.columns
        )

    def _align(self, cell: GridCell, kind: RowKind) -> Align:
        if cell.columns == 1:
            return self._columns.aligns[cell.column]
        return Align.START if kind is not RowKind.BODY or cell.column == 0 else Align.CENTER

    def _left(self, cell: GridCell) -> float:
        return 0.0 if cell.column == 0 else self._padding

    def _below(self, cell: GridCell) -> Stroke | None:
        """Return the rule under a cell: strong at the table's end, above totals and headings and where a group ends."""
        below = cell.row + cell.rows
        if below >= len(self._table.rows):
            return self._rules.end
        kind = self._table.rows[below].kind
        if kind is RowKind.TOTAL or (kind is RowKind.HEADING and self._rules.row):
            return self._rules.total
        if self._grouped and begins_group(self._table, below):
            return self._rules.group
        return self._rules.row

    def _filled(self, cells: Sequence[Sequence[Cell]], places: Sequence[Sequence[GridCell]]) -> tuple[tuple[Cell, ...], ...]:
        """Return rows of one cell a column, with those that others reach over marked as spanned."""
        rows = [[_SPANNED] * len(self._table.columns) for _ in cells]
        for row, placed in zip(cells, places, strict=True):
            for cell, place in zip(row, placed, strict=True):
                rows[place.row][place.column] = cell
        return tuple(map(tuple, rows))


_SPANNED = Cell((), spanned=True)
