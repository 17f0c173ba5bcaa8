"""Tables: columns and rows, and data from CSV files."""

from collections.abc import Sequence as Items
from typing import Final

from generator.model.entries import Entries, Scope, read_entries, read_list, read_words
from generator.model.explain import report_wrong_type
from generator.model.inline import RichText
from generator.model.keys import COLUMN
from generator.model.table import Alignment, Column, Row, Table
from generator.source.nodes import Node, Scalar, Sequence

MAX_COLUMNS: Final = 20
MAX_ROWS: Final = 2000


def csv_rows(entries: Entries) -> list[tuple[Node, ...]]:
    """Return the cells of the rows that `from` was resolved to, header first; [] where they could not be read."""
    match entries.node("from"):
        case Sequence(items=rows):
            return [row.items for row in rows if isinstance(row, Sequence)]
        case Scalar() as scalar:
            entries.scope.problems.error("wrong-type", '"from" must be the name of a CSV file', scalar.span)
        case _:
            pass
    return []


def decode_table(entries: Entries) -> Table:
    """Return a table whose rows are as wide as its columns, or one of what could be read after reporting why not."""
    columns, rows = _csv_table(entries) if entries.node("from") is not None else _typed_table(entries)
    return Table(
        caption=entries.line("caption"),
        columns=columns,
        rows=rows,
        source=entries.source(),
        note=entries.words("note"),
        sample=entries.flag("sample"),
    )


def _typed_table(entries: Entries) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    for name in ("columns", "rows"):
        if entries.node(name) is None:
            entries.scope.problems.error("missing-key", f'a table needs "{name}", or "from" with a CSV file', entries.span, f"add {name}")
    columns = _columns(entries)
    node = entries.node("rows")
    nodes = () if node is None else read_list(node, '"rows"', entries.scope, MAX_ROWS)
    return columns, tuple(_row(row, number, columns, entries.scope) for number, row in enumerate(nodes, 1))


def _columns(entries: Entries) -> tuple[Column, ...]:
    node = entries.node("columns")
    if node is None:
        return ()
    items = (read_entries(item, COLUMN, entries.scope) for item in read_list(node, '"columns"', entries.scope, MAX_COLUMNS))
    return tuple(_column(item) for item in items if item is not None)


def _column(entries: Entries) -> Column:
    return Column(entries.words("title"), entries.choice("align", Alignment.AUTO), entries.flag("group"))


def _row(node: Node, number: int, columns: tuple[Column, ...], scope: Scope) -> Row:
    if not isinstance(node, Sequence):
        report_wrong_type(f"row {number}", "a list of cells", node, scope.problems)
        return Row((), node.span)
    if columns and len(node.items) != len(columns):
        message = f"row {number} has {len(node.items)} cells for {len(columns)} columns"
        scope.problems.error("row-width", message, node.span, "give one cell for each column, null for an empty one")
    return Row(_cells(node.items, scope), node.span)


def _cells(nodes: Items[Node], scope: Scope) -> tuple[RichText, ...]:
    return tuple(_cell(node, scope) for node in nodes)


def _cell(node: Node, scope: Scope) -> RichText:
    if not isinstance(node, Scalar):
        report_wrong_type("a cell", "text", node, scope.problems, 'put text with ": " or brackets in quotes')
        return RichText((), node.span)
    return RichText((), node.span) if node.is_null else read_words(node, scope)


def _csv_table(entries: Entries) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the rows of a CSV file, its header row as columns unless the author gives columns."""
    if entries.node("rows") is not None:
        entries.scope.problems.error("two-origins", '"rows" and "from" are both given', entries.place("rows"), "keep one of them")
    rows = csv_rows(entries)
    given = _columns(entries)
    if not rows:
        return given, ()
    header = rows[0]
    _check_csv_size(rows, entries)
    if given and len(given) != len(header):
        message = f"{len(given)} columns are given, the file has {len(header)}"
        entries.scope.problems.error("row-width", message, entries.place("columns"), "name every column of the file")
    columns = given or tuple(Column(title) for title in _cells(header, entries.scope))
    return columns, tuple(Row(_cells(row, entries.scope), row[0].span) for row in rows[1 : MAX_ROWS + 1])


def _check_csv_size(rows: list[tuple[Node, ...]], entries: Entries) -> None:
    if len(rows) - 1 > MAX_ROWS or len(rows[0]) > MAX_COLUMNS:
        message = f"the file has {len(rows) - 1:,} rows of {len(rows[0])} cells; {MAX_ROWS:,} rows of {MAX_COLUMNS} are allowed"
        entries.scope.problems.error("too-many-items", message, rows[0][0].span, "divide it")
