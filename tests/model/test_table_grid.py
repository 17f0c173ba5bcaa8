"""Tables as grids: what begins where, what it reaches over, and parts that lose nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.model.inline import RichText, plain_text
from generator.model.table import CellSpan, Column, ColumnHead, Row, RowKind, Table
from generator.model.table_grid import GridRow, begins_group, body_grid, column_titles, head_grid, key_columns, with_columns, with_rows


def table(*rows: str | Row, heads: tuple[ColumnHead, ...] = (), grouped: int = 0) -> Table:
    """Return a table of words in rows such as "甲 乙 ."; a dot is an empty cell."""
    made = tuple(row if isinstance(row, Row) else Row(cells(row)) for row in rows)
    count = len(made[0].cells)
    columns = tuple(Column(plain_text("ABCDEFGH"[n]), group=n < grouped) for n in range(count))
    return Table(caption="表", columns=columns, rows=made, heads=heads)


def cells(words: str) -> tuple[RichText, ...]:
    return tuple(plain_text("" if word == "." else word) for word in words.split())


def shape(rows: tuple[GridRow, ...]) -> list[list[tuple[str, int, int, int]]]:
    """Return text, column, rows and columns of each cell by row."""
    return [[(cell.text.plain, cell.column, cell.rows, cell.columns) for cell in row] for row in rows]


SPANS = table(
    Row(cells("甲 一 二"), reaching=(CellSpan(0, rows=2),)),
    Row(cells(". 三 ."), reaching=(CellSpan(1, columns=2),)),
    "乙 四 五",
)


def test_a_header_has_a_row_for_each_level_and_single_columns_reach_down_to_its_foot() -> None:
    heads = (ColumnHead(plain_text("上"), 0, 1, 3), ColumnHead(plain_text("中"), 1, 1, 2))
    assert shape(head_grid(table("一 二 三 四", heads=heads))) == [
        [("A", 0, 3, 1), ("上", 1, 1, 3)],
        [("中", 1, 1, 2), ("D", 3, 2, 1)],
        [("B", 1, 1, 1), ("C", 2, 1, 1)],
    ]
    assert column_titles(table("一 二 三 四", heads=heads)) == ("A", "上 中 B", "上 中 C", "上 D")


def test_cells_that_others_reach_over_are_no_cells() -> None:
    assert shape(body_grid(SPANS)) == [
        [("甲", 0, 2, 1), ("一", 1, 1, 1), ("二", 2, 1, 1)],
        [("三", 1, 1, 2)],
        [("乙", 0, 1, 1), ("四", 1, 1, 1), ("五", 2, 1, 1)],
    ]


def test_where_cells_from_above_leave_nothing_of_a_row_they_begin_again() -> None:
    beside_a_group = table(Row(cells("甲 一"), reaching=(CellSpan(1, rows=3),)), "甲 .", "甲 .", "乙 二", grouped=1)
    assert shape(body_grid(beside_a_group)) == [
        [("甲", 0, 1, 1), ("一", 1, 1, 1)],
        [("甲", 0, 1, 1), ("一", 1, 1, 1)],
        [("甲", 0, 1, 1), ("一", 1, 1, 1)],
        [("乙", 0, 1, 1), ("二", 1, 1, 1)],
    ]
    assert shape(body_grid(with_columns(SPANS, (0,)))) == [[("甲", 0, 1, 1)], [("甲", 0, 1, 1)], [("乙", 0, 1, 1)]]


def test_a_group_is_one_cell_and_what_ends_it_ends_the_groups_right_of_it() -> None:
    grouped = table("甲 一 1", "甲 一 2", "乙 一 3", "乙 二 4", grouped=2)
    assert shape(body_grid(grouped)) == [
        [("甲", 0, 2, 1), ("一", 1, 2, 1), ("1", 2, 1, 1)],
        [("2", 2, 1, 1)],
        [("乙", 0, 2, 1), ("一", 1, 1, 1), ("3", 2, 1, 1)],
        [("二", 1, 1, 1), ("4", 2, 1, 1)],
    ]
    assert [begins_group(grouped, n) for n in range(4)] == [True, False, True, True]
    assert key_columns(grouped) == 3


def test_a_group_goes_on_beside_cells_that_reach_over_others_and_ends_at_one_in_its_own_column() -> None:
    beside = table("甲 1 2", Row(cells("甲 合 ."), reaching=(CellSpan(1, columns=2),)), "甲 3 4", grouped=1)
    assert shape(body_grid(beside)) == [
        [("甲", 0, 3, 1), ("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("合", 1, 1, 2)],
        [("3", 1, 1, 1), ("4", 2, 1, 1)],
    ]
    within = table("甲 1 2", Row(cells("甲 . 3"), reaching=(CellSpan(0, columns=2),)), "甲 4 5", grouped=1)
    assert shape(body_grid(within)) == [
        [("甲", 0, 1, 1), ("1", 1, 1, 1), ("2", 2, 1, 1)],
        [("甲", 0, 1, 2), ("3", 2, 1, 1)],
        [("甲", 0, 1, 1), ("4", 1, 1, 1), ("5", 2, 1, 1)],
    ]
    below = table(Row(cells("甲 1"), reaching=(CellSpan(0, rows=2),)), ". 2", ". 3", ". 4", grouped=1)
    assert shape(body_grid(below)) == [
        [("甲", 0, 2, 1), ("1", 1, 1, 1)],
        [("2", 1, 1, 1)],
        [("", 0, 2, 1), ("3", 1, 1, 1)],
        [("4", 1, 1, 1)],
    ]


def test_a_total_is_no_part_of_the_group_above_it() -> None:
    with_total = table("甲 1", Row(cells("甲 2"), kind=RowKind.TOTAL), grouped=1)
    assert [len(row) for row in body_grid(with_total)] == [2, 2]


def test_something_begins_in_every_row_even_if_all_columns_are_groups() -> None:
    assert shape(body_grid(table("甲", "甲", grouped=1))) == [[("甲", 0, 1, 1)], [("甲", 0, 1, 1)]]


def test_a_cell_that_is_cut_by_the_edge_of_a_part_says_its_words_in_both() -> None:
    first, second = with_rows(SPANS, 0, 1), with_rows(SPANS, 1, 3)
    assert shape(body_grid(first)) == [[("甲", 0, 1, 1), ("一", 1, 1, 1), ("二", 2, 1, 1)]]
    assert shape(body_grid(second))[0] == [("甲", 0, 1, 1), ("三", 1, 1, 2)]
    left, right = with_columns(SPANS, (0, 1)), with_columns(SPANS, (0, 2))
    assert [row.cells[1].plain for row in left.rows] == ["一", "三", "四"]
    assert [row.cells[1].plain for row in right.rows] == ["二", "三", "五"]


def test_headings_over_columns_are_cut_with_them() -> None:
    heads = (ColumnHead(plain_text("上"), 0, 1, 3),)
    assert shape(head_grid(with_columns(table("一 二 三 四", heads=heads), (0, 2, 3)))) == [
        [("A", 0, 2, 1), ("上", 1, 1, 2)],
        [("C", 1, 1, 1), ("D", 2, 1, 1)],
    ]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw tables of numbered cells, some of which reach over others."""
    width, height = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    rows = []
    for row in range(height):
        texts, reaching = [RichText()] * width, []
        for column in range(width):
            if (row, column) in taken:
                continue
            columns = draw(st.integers(1, 2)) if column + 1 < width and (row, column + 1) not in taken else 1
            down = draw(st.integers(1, min(3, height - row))) if column + columns < width else 1
            texts[column] = plain_text(f"{row}-{column}")
            taken |= {(row + n, column + m) for n in range(down) for m in range(columns)}
            if columns > 1 or down > 1:
                reaching.append(CellSpan(column, columns, down))
        rows.append(Row(tuple(texts), reaching=tuple(reaching)))
    return table(*rows)


def covered(made: Table) -> list[tuple[int, int]]:
    return [
        (cell.row + n, cell.column + m) for row in body_grid(made) for cell in row for n in range(cell.rows) for m in range(cell.columns)
    ]


@given(tables(), st.integers(0, 5), st.integers(0, 4))
def test_every_place_is_taken_once_in_a_table_and_in_its_parts(made: Table, at_row: int, at_column: int) -> None:
    height, width = len(made.rows), len(made.columns)
    whole = [(row, column) for row in range(height) for column in range(width)]
    assert sorted(covered(made)) == whole
    cut = min(at_row, height)
    parts = [with_rows(made, start, stop) for start, stop in ((0, cut), (cut, height)) if start < stop]
    assert [sorted(covered(part)) for part in parts] == [[(r, c) for r in range(len(part.rows)) for c in range(width)] for part in parts]
    left = range(min(at_column, width))
    kept = [columns for columns in (tuple(left), tuple(range(len(left), width))) if columns]
    sides = [with_columns(made, columns) for columns in kept]
    assert [sorted(covered(side)) for side in sides] == [[(r, c) for r in range(height) for c in range(len(columns))] for columns in kept]
    words = {cell.plain for row in made.rows for cell in row.cells if cell}
    for pieces in (parts, sides):
        assert {cell.plain for piece in pieces for row in piece.rows for cell in row.cells if cell} == words


def test_a_table_in_one_part_is_itself() -> None:
    assert replace(with_rows(SPANS, 0, 3)) == SPANS
    assert with_columns(SPANS, (0, 1, 2)) == SPANS
