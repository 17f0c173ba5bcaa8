"""Tables as native grids: widths from content, ten rows a slide, the head repeated where rows continue."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import HANG_LINE, columns_width
from generator.deck.pieces import Composed, Piece
from generator.deck.scene import Anchor, Cell, Insets, TableGrid, TextParagraph
from generator.geometry import Rect
from generator.model.inline import RichText, plain_text
from generator.model.quantity import are_numbers
from generator.model.table import Alignment, Column, Row, Table
from generator.text.style import Align

HEAD_HEIGHT = 28.0
LEAST_ROW, MOST_ROW = 30.6, 40.0
ROWS_SPACE = 314.0
MOST_ROWS = 10
PADDING = 7.2
HEAD_RISE = 10.8
"""The head may stand above the hang line, so that ten rows end with the body."""
NARROWEST = 45.0
WIDEST_FIXED = 160.0
"""Columns of numbers and groups up to this width are never narrowed."""
TITLE_LINES, CELL_LINES = 2.5, 5.0
"""Lines that a title and a cell may come to, about, before columns go to a table of their own."""
LINE_PADDING = 6.6
RULE_HEAD, RULE_GROUP, RULE_ROW = 1.5, 1.0, 0.5
_HEAD_ROLE, _ROLE = "table-head", "table"


class Measured(NamedTuple):
    """A table's columns: natural and least widths in points, and how each is aligned."""

    natural: tuple[float, ...]
    least: tuple[float, ...]
    aligns: tuple[Align, ...]


def table_region(body: Rect) -> Rect:
    """Return where a table may stand in a slide's body: a little above the hang line."""
    rise = HEAD_RISE if body.y <= HANG_LINE else HEAD_RISE / 2
    return Rect.edges(body.x, body.y - rise, body.right, body.bottom)


def table_parts(lettering: Lettering, piece: Piece, table: Table, region: Rect) -> tuple[Piece, ...]:
    """Return `table` in pieces of at most ten rows that fit `region`; columns that find no room go to pieces of their own."""
    return tuple(
        part
        for wide in _column_parts(lettering, table, region.width)
        for part in _row_parts(lettering, piece._replace(block=wide), wide, region)
    )


def table_composed(lettering: Lettering, table: Table, region: Rect, alt: str) -> Composed:
    """Return `table` as a grid from the top of `region`. Its note belongs to the slide's foot."""
    measured = _measured(lettering, table)
    widths = _widths(measured, region.width)
    heights = _row_heights(lettering, table, widths)
    spare = region.height - HEAD_HEIGHT
    row_height = min(max(LEAST_ROW, min(ROWS_SPACE, spare) / max(len(table.rows), 1)), MOST_ROW)
    grown = tuple(max(row_height, height) for height in heights)
    if sum(grown) > spare:
        grown = heights
    head_height = max(HEAD_HEIGHT, _head_height(lettering, table, widths))
    spares = tuple(high - low for high, low in zip(grown, heights, strict=True))
    rows = (_head(lettering, table, measured), *_rows(lettering, table, measured, spares))
    rect = Rect(region.x, region.y, sum(widths), head_height + sum(grown))
    grid = TableGrid("table", rect, widths, (head_height, *grown), rows, alt)
    return Composed((grid,), rect.bottom)


def _row_parts(lettering: Lettering, piece: Piece, table: Table, region: Rect) -> tuple[Piece, ...]:
    widths = _widths(_measured(lettering, table), region.width)
    room = region.height - max(HEAD_HEIGHT, _head_height(lettering, table, widths))
    rows = tuple(part for row in table.rows for part in _cut_row(lettering, row, table, widths, room))
    heights = _row_heights(lettering, replace(table, rows=rows), widths)
    units = _kept_together(replace(table, rows=rows), [max(height, room / MOST_ROWS) for height in heights], room)
    pieces, start = [], 0
    for count in fit.balanced([unit.height for unit in units], room) or (0,):
        stop = start + sum(unit.rows for unit in units[:count])
        units = units[count:]
        part = replace(table, rows=rows[start:stop])
        pieces.append(piece._replace(block=part, first=piece.first + start, follows=piece.follows or start > 0))
        start = stop
    return tuple(pieces)


class _Unit(NamedTuple):
    """Neighbouring rows that no slide ends between."""

    rows: int
    height: float


def _kept_together(table: Table, heights: Sequence[float], room: float) -> list[_Unit]:
    """Return the rows in units: a group's first and last rows stay with their neighbours, as on paper, where `room` holds them."""
    groups = [index for index, column in enumerate(table.columns) if column.group]
    names = [tuple(row.cells[index].plain for index in groups) for row in table.rows] if groups else list(range(len(table.rows)))
    units: list[_Unit] = []
    for number, height in enumerate(heights):
        begins = number < 2 or names[number - 2] != names[number - 1]
        ends = names[number : number + 1] != names[number + 1 : number + 2]
        kept = number > 0 and names[number - 1] == names[number] and (begins or ends)
        if kept and units[-1].height + height <= room:
            units[-1] = _Unit(units[-1].rows + 1, units[-1].height + height)
        else:
            units.append(_Unit(1, height))
    return units


def _column_parts(lettering: Lettering, table: Table, width: float) -> tuple[Table, ...]:
    """Return `table` whole if its columns have room, else with its first column repeated before each group of the others."""
    least = _measured(lettering, table).least
    if sum(least) <= width or len(table.columns) < 3:
        return (table,)
    parts, start = [], 1
    for count in fit.balanced(least[1:], max(width - least[0], 1.0)):
        keep = (0, *range(start, start + count))
        columns = tuple(table.columns[n] for n in keep)
        rows = tuple(replace(row, cells=tuple(row.cells[n] for n in keep)) for row in table.rows)
        parts.append(replace(table, columns=columns, rows=rows))
        start += count
    return tuple(parts)


def _cut_row(lettering: Lettering, row: Row, table: Table, widths: tuple[float, ...], room: float) -> tuple[Row, ...]:
    """Return `row`, in several rows if a cell of it is taller than a slide."""
    most = max(int((room - LINE_PADDING) // lettering.role(_ROLE).leading), 1)
    cut = [fit.cut_text(lettering, cell, _ROLE, inner, most) for cell, inner in zip(row.cells, _inner(widths), strict=True)]
    empty = RichText()
    return tuple(
        replace(row, cells=tuple(texts[n] if n < len(texts) else empty for texts in cut)) for n in range(max(map(len, cut), default=1))
    )


def _measured(lettering: Lettering, table: Table) -> Measured:
    natural, least, aligns = [], [], []
    for index, column in enumerate(table.columns):
        cells = [row.cells[index] for row in table.rows]
        numbers = _is_numbers(column, cells)
        padding = PADDING if index == 0 else 2 * PADDING
        wide, narrow = _column_widths(lettering, column, cells, numbers)
        natural.append(wide + padding)
        least.append(narrow + padding)
        aligns.append(_align(column, numbers))
    return Measured(tuple(natural), tuple(least), tuple(aligns))


def _column_widths(lettering: Lettering, column: Column, cells: list[RichText], numbers: bool) -> tuple[float, float]:
    """Return the width at which nothing in a column is broken, and the least at which it can be read."""
    reserve = 1 - fit.RESERVE
    title = fit.width(lettering, lettering.paragraph(column.title, _HEAD_ROLE)) / reserve
    widest = max((fit.width(lettering, _cell_text(lettering, cell, numbers, column.group)) for cell in cells), default=0.0) / reserve
    natural = max(title, widest)
    if (numbers or column.group) and natural < WIDEST_FIXED:
        return natural, natural
    words = (fit.width(lettering, _longest_word(lettering, cell, numbers, column.group)) / reserve for cell in cells)
    folded = min(max(title / TITLE_LINES, widest / CELL_LINES), WIDEST_FIXED)
    return natural, min(max(NARROWEST, folded, *words), natural)


def _longest_word(lettering: Lettering, cell: RichText, bold: bool, group: bool) -> TextParagraph:
    """Return the longest stretch of a cell that no line can be broken in: Latin words, numbers; elsewhere four characters."""
    words = re.findall(r"[\w.,%\-/@:]+", cell.plain, re.ASCII)
    longest = max([*words, cell.plain[:4]], key=len)
    return _cell_text(lettering, plain_text(longest), bold, group)


def _widths(measured: Measured, available: float) -> tuple[float, ...]:
    """Return the columns' widths: natural ones spread over the slide, or the widest ones narrowed until all have room."""
    natural, least = measured.natural, measured.least
    total = sum(natural)
    if total <= available:
        target = min(available, columns_width(9)) if len(natural) <= 3 else available
        return _spread(natural, measured.aligns, max(target, total))
    spare = max(available - sum(least), 0.0)
    wanted = [n - m for n, m in zip(natural, least, strict=True)]
    share = spare / sum(wanted) if sum(wanted) > 0 else 0.0
    widths = [m + w * share for m, w in zip(least, wanted, strict=True)]
    scale = min(1.0, available / sum(widths))
    return tuple(width * scale for width in widths)


def _spread(natural: tuple[float, ...], aligns: tuple[Align, ...], target: float) -> tuple[float, ...]:
    """Return `natural` widths grown to `target`: text columns take what is left over, as far as their words are wide."""
    grow = [width if align is Align.START else width * 0.35 for width, align in zip(natural, aligns, strict=True)]
    spare = target - sum(natural)
    return tuple(width + spare * part / sum(grow) for width, part in zip(natural, grow, strict=True))


def _inner(widths: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(width - (PADDING if index == 0 else 2 * PADDING) for index, width in enumerate(widths))


def _row_heights(lettering: Lettering, table: Table, widths: tuple[float, ...]) -> tuple[float, ...]:
    inner = _inner(widths)
    flags = _flags(table)
    return tuple(
        max(
            LEAST_ROW,
            max(
                (
                    fit.height(lettering, (_cell_text(lettering, cell, number, column.group),), room)
                    for cell, room, number, column in zip(row.cells, inner, flags, table.columns, strict=True)
                ),
                default=0.0,
            )
            + LINE_PADDING,
        )
        for row in table.rows
    )


def _head_height(lettering: Lettering, table: Table, widths: tuple[float, ...]) -> float:
    titles = zip(table.columns, _inner(widths), strict=True)
    return max((fit.height(lettering, (lettering.paragraph(c.title, _HEAD_ROLE),), room) for c, room in titles), default=0.0) + 4.0


def _flags(table: Table) -> tuple[bool, ...]:
    return tuple(_is_numbers(column, [row.cells[index] for row in table.rows]) for index, column in enumerate(table.columns))


def _is_numbers(column: Column, cells: list[RichText]) -> bool:
    """Tell whether a column is set as figures: by its alignment, or because all its cells that say anything are numbers."""
    if column.group or column.align is not Alignment.AUTO:
        return column.align is Alignment.RIGHT and not column.group
    return are_numbers(cell.plain for cell in cells)


def _align(column: Column, numbers: bool) -> Align:
    fixed = {Alignment.LEFT: Align.START, Alignment.CENTER: Align.CENTER, Alignment.RIGHT: Align.END}
    return fixed.get(column.align, Align.END if numbers else Align.START)


def _cell_text(lettering: Lettering, cell: RichText, number: bool, group: bool) -> TextParagraph:
    paragraph = lettering.paragraph(cell, _ROLE, color="accent" if group else "")
    if not (number or group):
        return paragraph
    return paragraph._replace(runs=tuple(run._replace(bold=True) for run in paragraph.runs))


def _head(lettering: Lettering, table: Table, measured: Measured) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            (lettering.paragraph(column.title, _HEAD_ROLE, align=align),),
            Anchor.BOTTOM,
            Insets(0 if index == 0 else PADDING, 0, PADDING, 2),
            border_bottom=(RULE_HEAD, "ink"),
        )
        for index, (column, align) in enumerate(zip(table.columns, measured.aligns, strict=True))
    )


def _rows(lettering: Lettering, table: Table, measured: Measured, spares: Sequence[float]) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells. A group's name stands once, beside all its rows; between groups runs a rule over the full width.

    `spares` is how much higher each row is than its words: half of it stands above a group's name, as above its row's.
    """
    groups = [index for index, column in enumerate(table.columns) if column.group]
    flags = _flags(table)
    rows = []
    for number, row in enumerate(table.rows):
        ends_table = number + 1 == len(table.rows)
        ends_group = ends_table or any(row.cells[g].plain != table.rows[number + 1].cells[g].plain for g in groups)
        cells = []
        for index, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            rule = _rule_below(ends_table=ends_table, ends_group=ends_group and bool(groups), grouped=column.group)
            span, spanned = _group_span(table, number, index) if column.group else (1, False)
            paragraph = _cell_text(lettering, cell, flags[index], column.group)._replace(align=measured.aligns[index])
            insets = Insets(0 if index == 0 else PADDING, (LINE_PADDING + spares[number]) / 2 if column.group else 0, PADDING, 0)
            anchor = Anchor.TOP if column.group else Anchor.MIDDLE
            cells.append(Cell((paragraph,), anchor, insets, border_bottom=rule, row_span=span, spanned=spanned))
        rows.append(tuple(cells))
    return tuple(rows)


def _rule_below(*, ends_table: bool, ends_group: bool, grouped: bool) -> tuple[float, str] | None:
    if ends_table:
        return (RULE_HEAD, "ink")
    if ends_group:
        return (RULE_GROUP, "ink")
    return None if grouped else (RULE_ROW, "rule")


def _group_span(table: Table, number: int, index: int) -> tuple[int, bool]:
    """Return how many rows a group cell covers, or that it is covered. A change in an earlier group column ends the group."""
    earlier = [n for n, column in enumerate(table.columns[:index]) if column.group]

    def key(row: Row) -> tuple[str, ...]:
        return tuple(row.cells[n].plain for n in (*earlier, index))

    own = key(table.rows[number])
    if number and key(table.rows[number - 1]) == own:
        return 1, True
    span = 1
    while number + span < len(table.rows) and key(table.rows[number + span]) == own:
        span += 1
    return span, False
