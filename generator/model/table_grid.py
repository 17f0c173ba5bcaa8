"""A table as a grid: which cell begins where and reaches how far, in the header and in the body; and parts of a table as tables."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.model.inline import RichText, Run, followed
from generator.model.table import CellSpan, ColumnHead, Row, RowKind, Table


class GridCell(NamedTuple):
    """A cell with its place: rows are counted from the top of the header, or of the body."""

    text: RichText
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    unit: str = ""
    """Of a heading: what the numbers below it count."""

    @property
    def right(self) -> int:
        """The column after its last one."""
        return self.column + self.columns


GridRow = tuple[GridCell, ...]
"""The cells that begin in a row, from left to right."""


def head_grid(table: Table) -> tuple[GridRow, ...]:
    """Return the header's rows: headings over several columns, and below them those of single columns, down to its foot."""
    depth = 1 + max((head.level + 1 for head in table.heads), default=0)
    rows: list[list[GridCell]] = [[] for _ in range(depth)]
    levels = [0] * len(table.columns)
    for head in table.heads:
        rows[head.level].append(GridCell(head.title, head.level, head.first, 1, head.columns))
        for column in range(head.first, head.first + head.columns):
            levels[column] = max(levels[column], head.level + 1)
    for number, (column_, level) in enumerate(zip(table.columns, levels, strict=True)):
        rows[level].append(GridCell(column_.title, level, number, depth - level, 1, column_.unit))
    return tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)


def body_grid(table: Table) -> tuple[GridRow, ...]:
    """Return the body's rows. A group is one cell that reaches over all its rows.

    Something begins in every row: where cells from above leave no room, beside a group or in some columns of a table, they begin again.
    """
    groups = _group_sizes(table)
    covered = [0] * len(table.columns)
    rows = tuple(_grid_row(row, number, covered, groups) for number, row in enumerate(table.rows))
    return rows if all(rows) else _begun_again(rows)


def _begun_again(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """Return `rows` with the cells that reach over the whole of a row ended above it, and begun again in it."""
    made: list[list[GridCell]] = []
    last: dict[int, int] = {}
    """For each column the row in which the last cell of it began."""
    for number, row in enumerate(rows):
        made.append(
            [*row] or [_cut(made[begun], column, number) for column, begun in sorted(last.items()) if _reaches(made[begun], column, number)]
        )
        last.update((cell.column, number) for cell in made[-1])
    return tuple(tuple(row) for row in made)


def _reaches(row: Sequence[GridCell], column: int, number: int) -> bool:
    return any(cell.column == column and cell.row + cell.rows > number for cell in row)


def _cut(row: list[GridCell], column: int, number: int) -> GridCell:
    """End the cell of `row` in `column` above row `number`, and return the rest of it."""
    place = next(place for place, cell in enumerate(row) if cell.column == column)
    cell = row[place]
    row[place] = cell._replace(rows=number - cell.row)
    return cell._replace(row=number, rows=cell.row + cell.rows - number)


def _grid_row(row: Row, number: int, covered: list[int], groups: dict[tuple[int, int], int]) -> GridRow:
    """Return the cells that begin in `row`; `covered` tells how many rows on each column is taken, and is kept up."""
    spans = {span.column: span for span in row.reaching}
    cells: list[GridCell] = []
    column = 0
    while column < len(covered):
        size = groups.get((number, column), 1)
        if covered[column] or size == 0:
            covered[column] = max(covered[column] - 1, 0)
            column += 1
            continue
        span = spans.get(column) or CellSpan(column, 1, size)
        cells.append(GridCell(row.cells[column], number, column, span.rows, span.columns))
        covered[column : column + span.columns] = [span.rows - 1] * span.columns
        column += span.columns
    return tuple(cells)


def _group_sizes(table: Table) -> dict[tuple[int, int], int]:
    """Return how many rows the group has that begins at (row, column), 0 where one goes on. What ends a group ends those right of it.

    A cell that reaches over others ends the groups in its own columns; those beside it go on.
    """
    sizes: dict[tuple[int, int], int] = {}
    grouped = _grouped(table)
    first = dict.fromkeys(grouped, 0)
    ends: dict[int, int] = {}
    """For each column the row after the last cell there that reaches over others."""
    for number, row in enumerate(table.rows):
        beside = [column for column in grouped if ends.get(column, 0) < number]
        ends.update((column, number + span.rows) for span in row.reaching for column in range(span.column, span.column + span.columns))
        goes_on = number > 0 and row.kind is RowKind.BODY is table.rows[number - 1].kind
        for column in grouped:
            goes_on = goes_on and column in beside and ends.get(column, 0) <= number
            goes_on = goes_on and row.cells[column].plain == table.rows[number - 1].cells[column].plain
            if goes_on:
                sizes[number, column] = 0
                sizes[first[column], column] += 1
            else:
                first[column] = number
                sizes[number, column] = 1
    return sizes


def _grouped(table: Table) -> list[int]:
    """Return the columns whose equal neighbours are joined; something begins in every row, so the last one never is."""
    return [number for number, column in enumerate(table.columns[:-1]) if column.group]


def begins_group(table: Table, number: int) -> bool:
    """Tell whether a group, or what is no part of any, begins with row `number`; so it is with every row where nothing is grouped."""
    if not 0 < number < len(table.rows):
        return True
    row, above = table.rows[number], table.rows[number - 1]
    grouped = _grouped(table)
    if not grouped or not row.kind is RowKind.BODY is above.kind:
        return True
    return any(row.cells[index].plain != above.cells[index].plain for index in grouped)


def headings(table: Table) -> tuple[int | None, ...]:
    """Return for each row the row of the heading that names it, `None` for headings themselves and what none names, as totals."""
    heading: int | None = None
    names: list[int | None] = []
    for number, row in enumerate(table.rows):
        if row.kind in (RowKind.HEADING, RowKind.TOTAL):
            heading = number if row.kind is RowKind.HEADING else None
            names.append(None)
        else:
            names.append(heading)
    return tuple(names)


def continued_heading(row: Row, mark: str) -> Row:
    """Return heading `row` as it is said again where its rows go on: with `mark` behind it, without footnotes and places to go to."""
    said, *others = row.cells
    again = tuple(run._replace(link="") for run in said.inlines if isinstance(run, Run))
    return replace(row, cells=(followed(RichText(again, said.span), mark), *others))


def key_columns(table: Table) -> int:
    """Return how many columns at the left say what a row is about: those of groups, and one more."""
    groups = next((n for n, column in enumerate(table.columns) if not column.group), len(table.columns) - 1)
    return min(groups + 1, len(table.columns))


def with_columns(table: Table, kept: Sequence[int]) -> Table:
    """Return `table` with the columns `kept`, in order; what reached over others is cut to them, and says its text in every part."""
    places = {column: place for place, column in enumerate(kept)}
    return replace(
        table,
        columns=tuple(table.columns[column] for column in kept),
        heads=tuple(_cut_heads(table.heads, kept)),
        rows=tuple(_cut_row(row, kept, places) for row in table.rows),
    )


def _cut_heads(heads: Sequence[ColumnHead], kept: Sequence[int]) -> Iterator[ColumnHead]:
    for head in heads:
        for first, count in _stretches(head.first, head.columns, kept):
            yield head._replace(first=first, columns=count)


def _cut_row(row: Row, kept: Sequence[int], places: dict[int, int]) -> Row:
    cells = [row.cells[column] for column in kept]
    reaching: list[CellSpan] = []
    for span in row.reaching:
        for first, count in _stretches(span.column, span.columns, kept):
            cells[first] = row.cells[span.column]
            if count > 1 or span.rows > 1:
                reaching.append(CellSpan(first, count, span.rows))
    return replace(row, cells=tuple(cells), reaching=tuple(reaching))


def _stretches(first: int, count: int, kept: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where what reached over `count` columns from `first` on stands among those `kept`: place and count of each unbroken stretch."""
    inside = [place for place, column in enumerate(kept) if first <= column < first + count]
    while inside:
        length = next((n for n, place in enumerate(inside) if place != inside[0] + n), len(inside))
        yield inside[0], length
        inside = inside[length:]


def with_rows(table: Table, start: int, stop: int) -> Table:
    """Return `table` with rows `start` to `stop`; cells that reach in from above begin again, and those that reach out end there."""
    return replace(table, rows=_opened(table, start, stop))


def _opened(table: Table, start: int, stop: int) -> tuple[Row, ...]:
    rows = list(table.rows[start:stop])
    for number in range(start, stop):
        spans = tuple(span._replace(rows=min(span.rows, stop - number)) for span in table.rows[number].reaching)
        rows[number - start] = replace(rows[number - start], reaching=tuple(span for span in spans if span.columns > 1 or span.rows > 1))
    for origin, span in _reaching_in(table, start):
        cells = list(rows[0].cells)
        cells[span.column] = table.rows[origin].cells[span.column]
        left = CellSpan(span.column, span.columns, min(origin + span.rows, stop) - start)
        larger = (left,) if left.columns > 1 or left.rows > 1 else ()
        rows[0] = replace(rows[0], cells=tuple(cells), reaching=tuple(sorted((*rows[0].reaching, *larger))))
    return tuple(rows)


def _reaching_in(table: Table, start: int) -> Iterator[tuple[int, CellSpan]]:
    """Yield the cells of earlier rows that reach over row `start`, with their rows."""
    if not 0 < start < len(table.rows):
        return
    for number in range(start - 1, -1, -1):
        yield from ((number, span) for span in table.rows[number].reaching if number + span.rows > start)


def column_titles(table: Table) -> tuple[str, ...]:
    """Return the heading of each column, those over it before it."""
    titles: list[list[str]] = [[] for _ in table.columns]
    for head in sorted(table.heads, key=lambda head: head.level):
        for column in range(head.first, head.first + head.columns):
            titles[column].append(head.title.plain)
    for above, column_ in zip(titles, table.columns, strict=True):
        above.append(column_.title.plain)
    return tuple(" ".join(part for part in parts if part) for parts in titles)


def numbers_of(table: Table, column: int) -> list[str]:
    """Return the texts of a column that stand in it alone: not those over several columns, nor of headings."""
    return [
        row.cells[column].plain
        for row in table.rows
        if row.kind is not RowKind.HEADING
        and not any(span.columns > 1 and span.column <= column < span.column + span.columns for span in row.reaching)
    ]
