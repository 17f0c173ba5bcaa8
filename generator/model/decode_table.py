"""Tables: columns under one or more rows of headings, and rows whose cells may reach over others; typed, or from a CSV file."""

from collections.abc import Iterable
from collections.abc import Sequence as Items
from typing import Final, NamedTuple

from generator.model.csv_rows import csv_rows
from generator.model.entries import Entries, Scope, read_entries, read_list, read_words
from generator.model.explain import report_wrong_type
from generator.model.inline import RichText, Run
from generator.model.keys import CELL, COLUMN, ROW
from generator.model.quantity import split_figure, with_minus
from generator.model.table import Alignment, CellSpan, Column, ColumnHead, Row, RowKind, Table
from generator.problems import Span
from generator.source.nodes import Mapping, Node, Scalar, Sequence

MAX_COLUMNS: Final = 60
MAX_ROWS: Final = 2000
MAX_HEAD_ROWS: Final = 3

_FIT_HINT: Final = "give one cell for each column, null for an empty one"


class _Header(NamedTuple):
    """The columns, and the headings over several of them."""

    columns: tuple[Column, ...] = ()
    heads: tuple[ColumnHead, ...] = ()


def decode_table(entries: Entries) -> Table:
    """Return a table whose rows are as wide as its columns, or one of what could be read after reporting why not."""
    header, rows = _csv_table(entries) if entries.node("from") is not None else _typed_table(entries)
    caption, marked_caption = entries.titled("caption")
    return Table(
        caption=caption,
        marked_caption=marked_caption,
        columns=header.columns,
        rows=rows,
        heads=header.heads,
        unit=entries.line("unit"),
        source=entries.source(),
        note=entries.words("note"),
        alt=entries.remark("alt"),
        sample=entries.flag("sample"),
        landscape=entries.flag("landscape"),
    )


def _typed_table(entries: Entries) -> tuple[_Header, tuple[Row, ...]]:
    for name in ("columns", "rows"):
        if entries.node(name) is None:
            entries.scope.problems.error("missing-key", f'a table needs "{name}", or "from" with a CSV file', entries.span, f"add {name}")
    header = _header(entries)
    node = entries.node("rows")
    nodes = () if node is None else read_list(node, '"rows"', entries.scope, MAX_ROWS)
    return header, _rows(nodes, len(header.columns), entries.scope)


# Columns


def _header(entries: Entries) -> _Header:
    node = entries.node("columns")
    if node is None:
        return _Header()
    columns: list[Column] = []
    heads: list[ColumnHead] = []
    _add_columns(read_list(node, '"columns"', entries.scope, MAX_COLUMNS), 0, columns, heads, entries.scope)
    if len(columns) > MAX_COLUMNS:
        entries.scope.problems.error(
            "too-many-items", f"the table has {len(columns)} columns, {MAX_COLUMNS} are allowed", node.span, "divide it"
        )
    return _Header(tuple(columns), tuple(sorted(heads, key=lambda head: head[1:3])))


def _add_columns(nodes: Iterable[Node], level: int, columns: list[Column], heads: list[ColumnHead], scope: Scope) -> None:
    """Add the columns of `nodes`, and the headings over them from `level` down."""
    for node in nodes:
        entries = read_entries(node, COLUMN, scope)
        if entries is None:
            continue
        below = entries.node("columns")
        if below is None:
            columns.append(_column(entries))
        elif level + 1 >= MAX_HEAD_ROWS:
            message = f"the header has more than {MAX_HEAD_ROWS} rows"
            scope.problems.error("too-deep", message, below.span, "leave out a row of headings, or divide the table")
        else:
            _check_head(entries, scope)
            first = len(columns)
            _add_columns(read_list(below, '"columns"', scope, MAX_COLUMNS), level + 1, columns, heads, scope)
            if len(columns) > first:
                heads.append(ColumnHead(entries.words("title"), level, first, len(columns) - first))


def _check_head(entries: Entries, scope: Scope) -> None:
    for name in ("align", "group", "unit"):
        if entries.node(name) is not None:
            message = f'"{name}" is said of a heading over several columns'
            scope.problems.error("head-key", message, entries.place(name), "say it of each column below the heading")


def _column(entries: Entries) -> Column:
    return Column(entries.words("title"), entries.choice("align", Alignment.AUTO), entries.flag("group"), entries.line("unit"))


# Rows


def _rows(nodes: Items[Node], width: int, scope: Scope) -> tuple[Row, ...]:
    reader = _RowReader(width, scope)
    rows = tuple(reader.row(node, number) for number, node in enumerate(nodes, 1))
    reader.end()
    return rows


class _Cell(NamedTuple):
    """A cell as it is written: its text, and how many columns and rows it reaches over."""

    text: RichText
    columns: int = 1
    rows: int = 1
    span: Span | None = None


class _RowReader:
    """Reads rows from top to bottom. `_below` tells for each column how many further rows a cell above reaches over."""

    def __init__(self, width: int, scope: Scope) -> None:
        self._width = width
        self._scope = scope
        self._below = [0] * width
        self._reaching = Span("", 1, 1, 1)
        """Where the last cell stands that reaches over rows."""

    def row(self, node: Node, number: int) -> Row:
        match node:
            case Sequence(items=items):
                return self._cells(items, RowKind.BODY, node.span, number)
            case Mapping():
                return self._mapping(node, number)
            case _:
                report_wrong_type(f"row {number}", "a list of cells", node, self._scope.problems)
                return Row((), node.span)

    def end(self) -> None:
        """Report a cell that reaches below the last row."""
        if any(self._below):
            self._scope.problems.error("cell-span", "this cell reaches below the last row", self._reaching, "take fewer rows")

    def _mapping(self, node: Mapping, number: int) -> Row:
        entries = read_entries(node, ROW, self._scope)
        if entries is None:
            return Row((), node.span)
        if (entries.node("cells") is None) == (entries.node("heading") is None):
            self._scope.problems.error("row-kind", f'row {number} needs either "cells" or "heading"', node.span, "keep one of them")
            return Row((), node.span)
        if entries.node("heading") is not None:
            return self._heading(entries, node.span, number)
        kind = entries.choice("kind", RowKind.BODY)
        cells = entries.node("cells")
        items = read_list(cells, '"cells"', self._scope) if cells else ()
        return self._cells(items, kind, node.span, number)

    def _heading(self, entries: Entries, span: Span, number: int) -> Row:
        if any(self._below):
            message = f"a cell above reaches into the heading in row {number}"
            self._scope.problems.error("cell-span", message, self._reaching, "take fewer rows")
            self._below = [0] * self._width
        cells = (entries.words("heading"), *[RichText((), span)] * (self._width - 1))
        return Row(cells, span, RowKind.HEADING, (CellSpan(0, self._width),) if self._width > 1 else ())

    def _cells(self, nodes: Items[Node], kind: RowKind, span: Span, number: int) -> Row:
        written = [_cell(node, self._scope) for node in nodes]
        if not self._width:
            return Row(tuple(cell.text for cell in written), span, kind)
        covered = sum(1 for rows in self._below if rows)
        taken = sum(cell.columns for cell in written)
        if not written and covered == self._width:
            self._scope.problems.error("cell-span", f"cells above take the whole of row {number}", self._reaching, "take fewer rows")
        if taken != self._width - covered:
            self._report_width(number, taken, covered, span)
            self._below = [max(rows - 1, 0) for rows in self._below]
            return Row(tuple(cell.text for cell in written), span, kind)
        return self._placed(written, kind, span)

    def _placed(self, written: Items[_Cell], kind: RowKind, span: Span) -> Row:
        """Return a row whose cells fill the columns that are free, each in the first one after the last."""
        cells = [RichText((), span)] * self._width
        reaching: list[CellSpan] = []
        below = [max(rows - 1, 0) for rows in self._below]
        column = 0
        for cell in written:
            while self._below[column]:
                column += 1
            if any(self._below[column : column + cell.columns]):
                place = cell.span or span
                self._scope.problems.error(
                    "cell-span", "this cell runs into one that reaches down from above", place, "take fewer columns, or fewer rows above"
                )
                break
            cells[column] = cell.text
            if cell.columns > 1 or cell.rows > 1:
                reaching.append(CellSpan(column, cell.columns, cell.rows))
            if cell.rows > 1:
                self._reaching = cell.span or span
                below[column : column + cell.columns] = [cell.rows - 1] * cell.columns
            column += cell.columns
        self._below = below
        return Row(tuple(cells), span, kind, tuple(reaching))

    def _report_width(self, number: int, taken: int, covered: int, span: Span) -> None:
        above = f", {covered} of them taken by cells above" if covered else ""
        self._scope.problems.error("row-width", f"row {number} has {taken} cells for {self._width} columns{above}", span, _FIT_HINT)


def _cell(node: Node, scope: Scope) -> _Cell:
    if isinstance(node, Mapping) and any(node.get(name) is not None for name in CELL.by_name):
        entries = read_entries(node, CELL, scope)
        if entries is None:
            return _Cell(RichText((), node.span))
        text = _signed(entries.words("text"))
        return _Cell(text, entries.whole_number("columns", MAX_COLUMNS), entries.whole_number("rows", MAX_ROWS), node.span)
    return _Cell(_text(node, scope), span=node.span)


def _text(node: Node, scope: Scope) -> RichText:
    if not isinstance(node, Scalar):
        report_wrong_type("a cell", "text", node, scope.problems, 'put text with ": " or brackets in quotes')
        return RichText((), node.span)
    return RichText((), node.span) if node.is_null else _signed(read_words(node, scope))


def _signed(text: RichText) -> RichText:
    """Return `text`, with a minus sign for the hyphen of one that is a number."""
    first = text.inlines[0] if text.inlines else None
    if not isinstance(first, Run) or not split_figure(text.plain):
        return text
    return RichText((first._replace(text=with_minus(first.text)), *text.inlines[1:]), text.span)


# CSV


def _csv_table(entries: Entries) -> tuple[_Header, tuple[Row, ...]]:
    """Return the rows of a CSV file, its header row as columns unless the author gives columns."""
    if entries.node("rows") is not None:
        entries.scope.problems.error("two-origins", '"rows" and "from" are both given', entries.place("rows"), "keep one of them")
    rows = csv_rows(entries)
    given = _header(entries)
    if not rows:
        return given, ()
    titles = rows[0]
    _check_csv_size(rows, entries)
    if given.columns and len(given.columns) != len(titles):
        message = f"{len(given.columns)} columns are given, the file has {len(titles)}"
        entries.scope.problems.error("row-width", message, entries.place("columns"), "name every column of the file")
    header = given if given.columns else _Header(tuple(Column(_text(title, entries.scope)) for title in titles))
    return header, tuple(Row(tuple(_text(cell, entries.scope) for cell in row), row[0].span) for row in rows[1 : MAX_ROWS + 1])


def _check_csv_size(rows: list[tuple[Node, ...]], entries: Entries) -> None:
    if len(rows) - 1 > MAX_ROWS or len(rows[0]) > MAX_COLUMNS:
        message = f"the file has {len(rows) - 1:,} rows of {len(rows[0])} cells; {MAX_ROWS:,} rows of {MAX_COLUMNS} are allowed"
        entries.scope.problems.error("too-many-items", message, rows[0][0].span, "divide it")
