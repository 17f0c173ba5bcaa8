"""CSV to rows of scalars, strictly (RFC 4180), each cell with its place."""

import re
from typing import Final

from generator.problems import Problems, Span
from generator.source.encoding import decode_text
from generator.source.nodes import Scalar, Sequence, Style

_CELL: Final = re.compile(r'"((?:[^"]|"")*)"|([^,\n"]*)')


def read_csv(data: bytes, path: str, problems: Problems) -> Sequence | None:
    """Return the rows of a CSV file, the header row first, or `None` after reporting what is wrong with it.

    Cells are separated by commas, quoted with `"` where they hold commas, quotes or line breaks. Every row is as wide as
    the header. Empty lines are passed over. An unquoted empty cell is a null scalar.
    """
    text = decode_text(data, path, problems)
    if text is None:
        return None
    rows = _rows(text.rstrip("\n"), path, problems)
    if rows is None:
        return None
    if len(rows) < 2:
        problems.error("csv", "the file needs a header row and at least one row below it", Span(path, 1, 1, 2))
        return None
    widths_agree = [_check_width(row, number, len(rows[0].items), problems) for number, row in enumerate(rows[1:], 2)]
    return Sequence(tuple(rows), Span(path, 1, 1, 2)) if all(widths_agree) else None


def _rows(text: str, path: str, problems: Problems) -> list[Sequence] | None:
    rows: list[Sequence] = []
    cells: list[Scalar] = []
    position, line, line_start = 0, 1, 0
    while position <= len(text):
        match = _CELL.match(text, position)
        span = Span(path, line, position - line_start + 1, position - line_start + 2)
        assert match is not None  # an empty cell matches anywhere
        if match.end() < len(text) and text[match.end()] not in ",\n":
            _report_quote(match, span, problems)
            return None
        cells.append(_cell(match, span))
        newlines = match.group().count("\n")
        if newlines:
            line += newlines
            line_start = match.start() + match.group().rfind("\n") + 1
        position = match.end() + 1
        if match.end() == len(text) or text[match.end()] == "\n":
            if len(cells) > 1 or cells[0].text:
                rows.append(Sequence(tuple(cells), cells[0].span))
            cells, line, line_start = [], line + 1, position
    return rows


def _cell(match: "re.Match[str]", span: Span) -> Scalar:
    quoted, bare = match.groups()
    style = Style.PLAIN if quoted is None else Style.DOUBLE_QUOTED
    text = bare.strip() if quoted is None else quoted.replace('""', '"')
    return Scalar(text, style, Span(span.path, span.line, span.column, span.column + max(1, len(match.group().partition("\n")[0]))))


def _report_quote(match: "re.Match[str]", span: Span, problems: Problems) -> None:
    """Report the quotation mark that `match` stopped at; one that begins a cell and is in no quoted cell is never closed."""
    if not match.group():
        problems.error("csv", "this quotation mark is never closed", span, 'close it, and write " inside a quoted cell twice')
    else:
        problems.error("csv", "a quotation mark is in the wrong place", span, 'quote the whole cell, and write " inside it twice')


def _check_width(row: Sequence, number: int, width: int, problems: Problems) -> bool:
    if len(row.items) == width:
        return True
    message = f"row {number} has {len(row.items)} cells, the header has {width}"
    problems.error("csv-width", message, row.span, "add or remove cells, and quote a cell that contains a comma")
    return False
