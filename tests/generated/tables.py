"""Tables: narrow and wide, short and long, with headings over headings, cells over cells, groups and numbers of every sort."""

from generator.model.keys import COLUMN, ROW, TABLE
from tests.generated.texts import TextWriter, Value


def table(texts: TextWriter, csv_name: str) -> tuple[dict[str, Value], str]:
    """Return a table and the text of its CSV file, "" where its rows stand in the document."""
    width, height = texts.random.choice((1, 2, 3, 4, 5, 7, 10, 16)), texts.random.choice((1, 2, 3, 5, 8, 12, 30, 90))
    width = min(width, 6) if height > 30 else width
    fills = [texts.chance(0.5) for _ in range(width)]
    body = [[_cell(texts, filled) for filled in fills] for _ in range(height)]
    if texts.chance(0.15):
        made, file = {"from": csv_name}, _csv([[texts.speaker.phrase(2, 8) for _ in fills], *body])
    else:
        made, file = {"columns": _columns(texts, width), "rows": _rows(texts, body, width)}, ""
    return texts.fill(TABLE, made), file


def _cell(texts: TextWriter, number: bool) -> str:
    if texts.chance(0.05):
        return ""
    return texts.speaker.value() if number else texts.words(texts.random.choice((4, 10, 10, 40)))


def _csv(rows: list[list[str]]) -> str:
    return "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in rows)


def _columns(texts: TextWriter, width: int) -> list[Value]:
    """Return `width` columns, some of them below a heading of their own."""
    columns: list[Value] = []
    while (left := width - _count(columns)) > 0:
        if left > 1 and texts.chance(0.15):
            below = [_column(texts) for _ in range(texts.random.randint(2, min(left, 4)))]
            columns.append({"title": texts.speaker.phrase(2, 12), "columns": below})
        else:
            columns.append(_column(texts))
    return columns


def _count(columns: list[Value]) -> int:
    return sum(len(column["columns"]) if isinstance(column, dict) and "columns" in column else 1 for column in columns)


def _column(texts: TextWriter) -> Value:
    title = texts.speaker.phrase(2, 8)
    return title if texts.chance(0.7) else texts.fill(COLUMN, {"title": title})


def _rows(texts: TextWriter, body: list[list[str]], width: int) -> list[Value]:
    """Return rows of cells: sums, headings between them, and cells that reach over two columns or two rows."""
    rows: list[Value] = []
    taken = False  # the first column, by a cell of the row above
    for number, cells in enumerate(body):
        row: list[Value] = [cell or None for cell in cells]
        if taken:
            rows.append(row[1:])
            taken = False
        elif width > 1 and number + 1 < len(body) and texts.chance(0.08):
            rows.append([{"text": cells[0], "rows": 2}, *row[1:]])
            taken = True
        elif width > 1 and texts.chance(0.08):
            rows.append([*row[:-2], {"text": cells[-1], "columns": 2}])
        elif texts.chance(0.1):
            rows.append(texts.fill(ROW, {"cells": row}, ("heading",)))
        elif texts.chance(0.06):
            rows.append({"heading": texts.words(20)})
        else:
            rows.append(row)
    return rows
