"""Tables: rows over slides, widths from content, rules and groups."""

from dataclasses import replace

import pytest

from generator.deck.compose_table import table_composed, table_parts
from generator.deck.lettering import Lettering
from generator.deck.pieces import Piece
from generator.deck.scene import TableGrid
from generator.geometry import Rect
from generator.model.inline import plain_text
from generator.model.table import Column, Row, Table
from generator.text.style import Align
from tests.deck.documents import table

REGION = Rect.edges(43.2, 133.2, 916.8, 475.2)


def grid(lettering: Lettering, block: Table) -> TableGrid:
    (shape,) = table_composed(lettering, block, REGION, "alt").shapes
    assert isinstance(shape, TableGrid)
    return shape


def row_counts(pieces: tuple[Piece, ...]) -> list[int]:
    return [len(piece.block.rows) for piece in pieces if isinstance(piece.block, Table)]


def plain_table(titles: list[str], *rows: list[str]) -> Table:
    columns = tuple(Column(plain_text(title)) for title in titles)
    return Table(caption="表", columns=columns, rows=tuple(Row(tuple(plain_text(cell) for cell in row)) for row in rows))


@pytest.mark.parametrize(("rows", "counts"), [(10, [10]), (11, [6, 5]), (23, [8, 8, 7]), (40, [10, 10, 10, 10])])
def test_rows_go_on_in_parts_alike(lettering: Lettering, rows: int, counts: list[int]) -> None:
    block = table(rows)
    assert row_counts(table_parts(lettering, Piece(block), block, REGION)) == counts


@pytest.mark.parametrize(
    ("groups", "counts"),
    [
        ([9, 5], [7, 7]),  # seven, and two and five
        ([7, 5], [7, 5]),  # six and six would begin the second slide with the last of the seven
        ([15, 14, 11], [9, 8, 8, 8, 7]),  # ten rows a slide would end the third with the first of the eleven
        ([1, 1, 1, 9], [6, 6]),  # groups of one row have no neighbour to stay with
    ],
)
def test_no_slide_begins_or_ends_with_a_single_row_of_a_group(lettering: Lettering, groups: list[int], counts: list[int]) -> None:
    rows = [[str(group), f"{row}站"] for group, count in enumerate(groups) for row in range(count)]
    block = plain_table(["线路", "车站"], *rows)
    block = replace(block, columns=(block.columns[0]._replace(group=True), *block.columns[1:]))
    assert row_counts(table_parts(lettering, Piece(block), block, REGION)) == counts


@pytest.mark.parametrize(("rows", "height"), [(10, 31.4), (9, 314 / 9), (5, 40)])  # 314 / n between 30.6 and 40
def test_rows_share_the_height_within_limits(lettering: Lettering, rows: int, height: float) -> None:
    made = grid(lettering, table(rows))
    assert made.heights[0] == 28
    assert made.heights[1:] == pytest.approx([height] * rows)
    assert made.rect.bottom <= 475.2


def test_ten_rows_end_with_the_body(lettering: Lettering) -> None:
    assert grid(lettering, table(10)).rect.bottom == pytest.approx(475.2)  # 133.2 + 28 + 314


def test_numbers_stand_right_and_bold_and_words_left(lettering: Lettering) -> None:
    made = grid(lettering, table(3))
    aligns = [cell.paragraphs[0].align for cell in made.rows[1]]
    assert aligns == [Align.START, Align.START, Align.END, Align.START]
    assert [cell.paragraphs[0].runs[0].bold for cell in made.rows[1]] == [True, False, True, False]
    assert made.rows[0][2].paragraphs[0].align is Align.END


def test_numbers_with_words_in_them_are_words(lettering: Lettering) -> None:
    made = grid(lettering, plain_table(["线路", "增幅"], ["1号线", "4.4%"], ["2号线", "—"]))
    assert [cell.paragraphs[0].align for cell in made.rows[1]] == [Align.START, Align.END]


def test_a_group_is_named_once_with_a_rule_below(lettering: Lettering) -> None:
    made = grid(lettering, table(6))
    first = [row[0] for row in made.rows[1:]]
    assert [(cell.row_span, cell.spanned) for cell in first] == [
        (4, False), (1, True), (1, True), (1, True), (2, False), (1, True),
    ]  # fmt: skip
    assert first[0].paragraphs[0].runs[0].color == "accent"
    assert [row[1].border_bottom for row in made.rows] == [
        (1.5, "ink"), (0.5, "rule"), (0.5, "rule"), (0.5, "rule"), (1.0, "ink"), (0.5, "rule"), (1.5, "ink"),
    ]  # fmt: skip
    assert first[1].border_bottom is None  # hairlines start with column 2


def test_three_columns_are_not_stretched(lettering: Lettering) -> None:
    assert sum(grid(lettering, table(4, columns=3)).widths) == pytest.approx(651.6)  # W(9)
    assert sum(grid(lettering, table(4, columns=5)).widths) == pytest.approx(873.6)  # W(12)


def test_columns_without_room_go_to_a_table_of_their_own(lettering: Lettering) -> None:
    titles = ["站名", *[f"第{n}项很长的指标名称" for n in range(12)]]
    block = plain_table(titles, ["北苑", *["说明文字也很长" for _ in range(12)]])
    parts = [piece.block for piece in table_parts(lettering, Piece(block), block, REGION)]
    shown = [[column.title.plain for column in part.columns] for part in parts if isinstance(part, Table)]
    assert len(shown) > 1
    assert all(names[0] == "站名" for names in shown)
    assert [name for names in shown for name in names[1:]] == titles[1:]


def test_a_long_cell_makes_its_row_taller(lettering: Lettering) -> None:
    made = grid(lettering, plain_table(["项", "说明"], ["一", "这一格的说明文字写得很长，" * 5], ["二", "短"]))
    assert made.heights[1] == pytest.approx(2 * 24 + 6.6)  # 65 characters of 18 on about 780
    assert made.heights[2] < made.heights[1]


def test_a_cell_taller_than_a_slide_goes_on_in_further_rows(lettering: Lettering) -> None:
    text = "这一格的说明文字写得很长。" * 60
    block = plain_table(["项", "说明"], ["一", text])
    parts = [piece.block for piece in table_parts(lettering, Piece(block), block, REGION)]
    assert len(parts) > 1
    assert "".join(row.cells[1].plain for part in parts if isinstance(part, Table) for row in part.rows) == text
