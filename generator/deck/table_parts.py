"""A table divided over slides: rows that fit, cells too tall for a slide cut, columns without room in parts of their own."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.table_body import SetBody, SetCell, set_body
from generator.deck.table_columns import LARGE_SCALES, SCALES, Columns, Needed, columns, head_text, large_needs, needs
from generator.model.inline import RichText
from generator.model.table import CellSpan, Row, RowKind, Table
from generator.model.table_grid import continued_heading, head_grid, headings, key_columns, with_columns, with_rows

MOST_FOR_KEYS = 0.4
"""Of a slide's width: wider columns at the left are not repeated in each part."""
HEAD_FOOT = 2.0
"""From a heading to the rule under it."""
HEAD_SPACE = 4.0
"""Above and below a heading together."""
SHORT_SPAN = 1
"""Lines of a cell over several rows that may be said again on the next slide; the rows of longer ones stay together."""


class Part(NamedTuple):
    """What of a table stands on one slide, and the place of its first row in the table."""

    table: Table
    columns: Columns
    first_row: int


def divided(lettering: Lettering, table: Table, width: float, height: float) -> tuple[Part, ...]:
    """Return `table` in parts that fit a slide each, those of the same columns one after the other; `height` is that of header and rows.

    All are set alike: as large as lets the columns stand side by side, and if they never do, as lets them in as few parts as possible.
    """
    sizes: list[Needed] = []
    for size in needs(lettering, table):  # most tables fit in the first, and the others are not measured
        if sum(size.comfortable) <= width:
            return _row_parts(lettering, table, columns(size, width), height)
        sizes.append(size)
    if sum(sizes[-1].least) <= width or len(table.columns) <= key_columns(table) + 1:
        return _row_parts(lettering, table, columns(sizes[-1], width), height)
    kept = _column_parts(sizes[-1], key_columns(table), width)
    size = next((size for size in sizes if all(sum(size.of(part).least) <= width for part in kept)), sizes[-1])
    return tuple(
        part for names in kept for part in _row_parts(lettering, with_columns(table, names), columns(size.of(names), width), height)
    )


def undivided(lettering: Lettering, table: Table, width: float, height: float) -> Columns:
    """Return the columns of `table`, all of which stands on one slide: as large as `width` and `height` allow."""
    for size in needs(lettering, table):
        if size.scale is SCALES[-1] or sum(size.comfortable) <= width:
            sized = columns(size, width)
            if needed_height(lettering, table, sized) <= height + 0.01:
                break
    return sized


def enlarged(lettering: Lettering, table: Table, width: float, room: float) -> Columns | None:
    """Return the columns of a small table in larger type; `None` where a cell would break or more than `room` is needed."""
    if len(table.rows) * LARGE_SCALES[-1].least_row > room:
        return None
    for size in large_needs(lettering, table):
        if sum(size.natural) <= width and needed_height(lettering, table, sized := columns(size, width)) <= room:
            return sized
    return None


def needed_height(lettering: Lettering, table: Table, set_columns: Columns) -> float:
    """Return the least height of header and rows."""
    return sum(head_heights(lettering, table, set_columns)) + sum(set_body(lettering, table, set_columns).heights())


def _column_parts(needed: Needed, keys: int, width: float) -> list[tuple[int, ...]]:
    """Return the columns of each part: the first `keys` ones before some of the others."""
    key_width = sum(needed.least[:keys])
    repeated = keys if key_width <= width * MOST_FOR_KEYS else 0
    parts, start = [], repeated
    for count in fit.balanced(needed.least[repeated:], max(width - (key_width if repeated else 0.0), 1.0)):
        parts.append((*range(repeated), *range(start, start + count)))
        start += count
    return parts


def _row_parts(lettering: Lettering, table: Table, set_columns: Columns, height: float) -> tuple[Part, ...]:
    room = height - sum(head_heights(lettering, table, set_columns))
    body = _cut_rows(lettering, set_body(lettering, table, set_columns), room)
    whole, heights = body.table, body.heights()
    most = max(int(room // set_columns.scale.least_row), 1)
    units = _units(body, [max(height, room / most) for height in heights], room)
    named_by = headings(whole)
    starts = _starts(units, room)
    if any(named_by[start] is not None for start, _ in starts):
        again = max(heights[number] for number in set(named_by) if number is not None)
        if room - again >= max(unit.height for unit in units):
            starts = _starts(units, room - again)
        else:
            named_by = (None,) * len(named_by)
    mark = lettering.words.continued
    return tuple(Part(_with_heading(whole, start, stop, named_by[start], mark), set_columns, start) for start, stop in starts)


def _starts(units: Sequence["_Unit"], room: float) -> list[tuple[int, int]]:
    """Return for each part of `units` that fit `room` its first row and the one after its last."""
    ends = [0, *accumulate(unit.rows for unit in units)]
    edges = [*accumulate(fit.balanced([unit.height for unit in units], room) or (0,), initial=0)]
    return [(ends[first], ends[last]) for first, last in pairwise(edges)]


def _with_heading(table: Table, start: int, stop: int, heading: int | None, mark: str) -> Table:
    """Return rows `start` to `stop` of `table`, the `heading` that names the first one said again above it."""
    if stop - start == len(table.rows):
        return table
    part = with_rows(table, start, stop)
    return part if heading is None else replace(part, rows=(continued_heading(table.rows[heading], mark), *part.rows))


def head_heights(lettering: Lettering, table: Table, set_columns: Columns) -> tuple[float, ...]:
    """Return the heights of the header's rows.

    Impress 26.8 wants room in the last row for all of a heading that reaches down from the first one, whatever stands above that row.
    """
    grid = head_grid(table)
    scale = set_columns.scale
    cells = [cell for row in grid for cell in row]
    texts = {cell: (head_text(lettering, cell, scale),) for cell in cells}
    high = {cell: fit.height(lettering, text, set_columns.inner(cell), in_cell=True) + HEAD_SPACE for cell, text in texts.items()}
    heights = [max((high[cell] for cell in row if cell.rows == 1), default=0.0) for row in grid]
    heights = [max(height, scale.head_row - (0 if len(grid) == 1 else 2.0)) for height in heights]
    for cell in (cell for cell in cells if cell.rows > 1):
        last = cell.row + cell.rows - 1
        above = sum(heights[cell.row : last]) if cell.row else HEAD_SPACE - HEAD_FOOT
        heights[last] = max(heights[last], high[cell] - above)
    return tuple(heights)


class _Unit(NamedTuple):
    """Neighbouring rows that no slide ends between."""

    rows: int
    height: float


def _units(body: SetBody, heights: Sequence[float], room: float) -> list[_Unit]:
    """Return the rows in units, as on paper: the first and last of joined rows stay with their neighbours, where `room` holds them."""
    table = body.table
    joined = [sum(cell.place.columns for cell in row) < len(table.columns) for row in body.rows] + [False]
    held = {
        number
        for row in body.rows
        for cell in row
        if cell.place.rows > 1 and body.lines(cell) > SHORT_SPAN
        for number in range(cell.place.row + 1, cell.place.row + cell.place.rows)
    }
    units: list[_Unit] = []
    for number, height in enumerate(heights):
        at_edge = (number > 0 and not joined[number - 1]) or not joined[number + 1]
        stays = number > 0 and _stays(table.rows[number - 1], table.rows[number])
        kept = (joined[number] and at_edge) or number in held or stays
        if kept and units[-1].height + height <= room:
            units[-1] = _Unit(units[-1].rows + 1, units[-1].height + height)
        else:
            units.append(_Unit(1, height))
    return units


def _stays(above: Row, row: Row) -> bool:
    """Tell whether `row` stays with the one above it: below a heading, and totals below what they sum up."""
    return above.kind is RowKind.HEADING or row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL)


# Cells taller than a slide


def _cut_rows(lettering: Lettering, body: SetBody, room: float) -> SetBody:
    """Return `body` with rows that are taller than a slide in several rows."""
    scale = body.columns.scale
    most = max(int((room - scale.row_space) // lettering.role(scale.body).leading), 1)
    body = _without_tall_spans(lettering, body, room)
    cut = [_cut_row(lettering, body, row, placed, most) for row, placed in zip(body.table.rows, body.rows, strict=True)]
    if all(len(rows) == 1 for rows in cut):
        return body
    starts = [*accumulate(map(len, cut), initial=0)]
    rows = [row for number, pieces in enumerate(cut) for row in _lengthened(pieces, number, starts)]
    return set_body(lettering, replace(body.table, rows=tuple(rows)), body.columns)


def _without_tall_spans(lettering: Lettering, body: SetBody, room: float) -> SetBody:
    """Return `body` with cells over several rows that no slide holds together as cells of one row."""
    table = body.table
    spans = [cell for row in body.rows for cell in row if cell.place.rows > 1 and not table.columns[cell.place.column].group]
    if not spans:
        return body
    heights = body.heights()
    rows = list(table.rows)
    for place in (cell.place for cell in spans if body.lines(cell) > SHORT_SPAN):
        if sum(heights[place.row : place.row + place.rows]) > room:
            reaching = (span._replace(rows=1) if span.column == place.column else span for span in rows[place.row].reaching)
            rows[place.row] = replace(rows[place.row], reaching=tuple(span for span in reaching if span[1:] != (1, 1)))
    if all(row is before for row, before in zip(rows, table.rows, strict=True)):
        return body
    return set_body(lettering, replace(table, rows=tuple(rows)), body.columns)


def _cut_row(lettering: Lettering, body: SetBody, row: Row, cells: Sequence[SetCell], most: int) -> tuple[Row, ...]:
    """Return `row` in several rows if a cell of it is taller than a slide; cells over further rows are not cut."""
    if all(cell.place.rows > 1 or body.lines(cell) <= most for cell in cells):
        return (row,)
    placed = [cell.place for cell in cells]
    texts = {
        cell.column: fit.cut_text(lettering, cell.text, body.columns.scale.body, body.columns.inner(cell), most, in_cell=True)
        for cell in placed
        if cell.rows == 1
    }
    count = max(map(len, texts.values()), default=1)
    whole = {cell.column: (cell.text,) for cell in placed if cell.rows > 1}
    pieces = texts | whole
    return tuple(
        replace(row, cells=tuple(_piece(pieces.get(column, ()), n) for column in range(len(row.cells))), reaching=_reaching(row, n))
        for n in range(count)
    )


def _piece(pieces: Sequence[RichText], number: int) -> RichText:
    return pieces[number] if number < len(pieces) else RichText()


def _reaching(row: Row, number: int) -> tuple[CellSpan, ...]:
    return row.reaching if number == 0 else tuple(span for span in row.reaching if span.rows == 1)


def _lengthened(pieces: Sequence[Row], number: int, starts: Sequence[int]) -> Sequence[Row]:
    """Return the rows that row `number` was cut into, its cells over several rows as long as these have become."""
    spans = tuple(span._replace(rows=starts[number + span.rows] - starts[number]) if span.rows > 1 else span for span in pieces[0].reaching)
    return (replace(pieces[0], reaching=spans), *pieces[1:])
