"""Tables: rows over slides, widths from content, rules and groups."""

from dataclasses import replace

import pytest

from generator.deck import fit
from generator.deck.arrange import Arranger
from generator.deck.compose import Composer
from generator.deck.compose_table import table_composed, table_parts
from generator.deck.lettering import Lettering
from generator.deck.pieces import Piece
from generator.deck.rows import Form
from generator.deck.rows import Row as SlideRow
from generator.deck.scene import TableGrid, TextBox
from generator.deck.table_body import set_body
from generator.deck.table_columns import SCALES, WIDEST_FIXED, Columns
from generator.deck.table_parts import head_heights
from generator.geometry import Rect
from generator.model.document import Language
from generator.model.inline import plain_text
from generator.model.table import CellSpan, Column, ColumnHead, Row, RowKind, Table
from generator.pictures import Pictures
from generator.text.style import Align
from generator.text.typesetter import Typesetter
from generator.theme.theme import Theme
from tests.deck.documents import points, table

REGION = Rect.edges(43.2, 133.2, 916.8, 475.2)


def grid(lettering: Lettering, block: Table) -> TableGrid:
    (shape,) = table_composed(lettering, Piece(block), block, REGION).shapes
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


@pytest.mark.parametrize(
    ("rows", "size", "row", "head", "width"),
    [
        (1, 24, 64, 36, 873.6),
        (3, 24, 64, 36, 873.6),
        (4, 24, 60, 36, 873.6),  # 240 / 4
        (5, 24, 48, 36, 873.6),
        (6, 20, 40, 32, 725.6),  # six of at least 42 and 36 are more than 0.8 × 342
        (7, 18, 40, 28, 651.6),  # seven of at least 35 and 32 are, too
        (10, 18, 31.4, 28, 651.6),
    ],
)
def test_a_small_table_alone_is_set_larger(lettering: Lettering, rows: int, size: float, row: float, head: float, width: float) -> None:
    block = plain_table(["区", "件数", "一次办结"], *([f"{number}区", str(10 + number), "9"] for number in range(rows)))
    (made,) = table_composed(lettering, Piece(block), block, REGION, enlarged_to=0.8).shapes
    assert isinstance(made, TableGrid)
    assert {run.size for cells in made.rows[1:] for cell in cells for p in cell.paragraphs for run in p.runs} == {size}
    assert made.heights == pytest.approx((head, *[row] * rows), abs=0.1)
    assert made.rect.width == pytest.approx(width)
    shared = grid(lettering, block)  # with other blocks
    assert shared.rows[1][0].paragraphs[0].runs[0].size == 18


@pytest.mark.parametrize(("rows", "size"), [(1, 24), (3, 24), (5, 24), (6, 20)])
def test_a_small_table_above_a_remark_is_as_large_as_that_leaves_room_for(
    lettering: Lettering, pictures: Pictures, rows: int, size: float
) -> None:
    block = plain_table(["区", "件数", "一次办结"], *([f"{number}区", str(10 + number), "9"] for number in range(rows)))
    body = lettering.grid.body(lettering.grid.hang_line)
    rows_of_slide = tuple(SlideRow(Form.WHOLE, (Piece(whole),)) for whole in (block, points("一次办结")))
    page = Arranger(Composer(lettering, pictures), body).page(rows_of_slide)
    assert page is not None
    made = next(shape for shape in page.shapes if isinstance(shape, TableGrid))
    remark = next(shape for shape in page.shapes if isinstance(shape, TextBox))
    assert made.rows[1][0].paragraphs[0].runs[0].size == size
    assert made.rect.height == pytest.approx(sum(made.heights))
    assert made.rect.bottom + 28 < remark.rect.y
    assert remark.rect.bottom <= body.bottom + 0.01


@pytest.mark.parametrize(
    ("cell", "size"),
    [
        ("长" * 24, 24),  # 576 of 873.6
        ("长" * 34, 20),  # 816 and the others: 20 has room, as wide as all columns
        ("长" * 40, 18),
    ],
)
def test_a_table_is_not_set_larger_where_a_cell_would_break(lettering: Lettering, cell: str, size: float) -> None:
    block = plain_table(["区", "做法"], ["东区", cell], ["西区", "无"])
    (made,) = table_composed(lettering, Piece(block), block, REGION, enlarged_to=0.8).shapes
    assert isinstance(made, TableGrid)
    assert made.rows[1][1].paragraphs[0].runs[0].size == size


def test_a_template_keeps_the_size_of_its_tables(lettering: Lettering) -> None:
    block = plain_table(["区", "件数"], ["东区", "1"])
    fixed = replace(lettering, grid=lettering.grid._replace(fixed_head=True))
    (made,) = table_composed(fixed, Piece(block), block, REGION, enlarged_to=0.8).shapes
    assert isinstance(made, TableGrid)
    assert made.rows[1][0].paragraphs[0].runs[0].size == 18


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
    titles = ["站名", *[f"第{n}项很长的指标名称" for n in range(24)]]
    block = plain_table(titles, ["北苑", *["说明文字也很长" for _ in range(24)]])
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


def parts(lettering: Lettering, block: Table) -> list[Piece]:
    return list(table_parts(lettering, Piece(block), block, REGION))


def blocks(pieces: list[Piece]) -> list[Table]:
    return [piece.block for piece in pieces if isinstance(piece.block, Table)]


def sizes(made: TableGrid) -> set[float]:
    return {run.size for row in made.rows[made.head_rows :] for cell in row for paragraph in cell.paragraphs for run in paragraph.runs}


@pytest.mark.parametrize(("columns", "size", "count"), [(6, 18.0, 1), (10, 16.0, 1), (11, 14.0, 1), (30, 14.0, 3)])
def test_wide_tables_get_smaller_type_before_their_columns_follow_on_further_slides(
    lettering: Lettering, columns: int, size: float, count: int
) -> None:
    block = plain_table(["地市", *[f"项{n}" for n in range(1, columns)]], *[["昆明", *["1234.56"] * (columns - 1)]] * 3)
    pieces = parts(lettering, block)
    assert len(pieces) == count
    for piece, part in zip(pieces, blocks(pieces), strict=True):
        (shape,) = table_composed(lettering, piece, part, REGION).shapes
        assert isinstance(shape, TableGrid)
        assert sizes(shape) == {size}
        assert part.columns[0].title.plain == "地市"
    shown = [column.title.plain for part in blocks(pieces) for column in part.columns[1:]]
    assert shown == [f"项{n}" for n in range(1, columns)]


def test_all_slides_of_a_table_have_the_same_columns(lettering: Lettering) -> None:
    block = plain_table(["名称", "数"], *[[f"第{n}个很长的名称" if n > 20 else "短", str(10 ** (n % 6))] for n in range(40)])
    pieces = parts(lettering, block)
    assert len({piece.columns for piece in pieces}) == 1
    assert [row.cells[1].plain for part in blocks(pieces) for row in part.rows] == [row.cells[1].plain for row in block.rows]


def test_decimal_points_meet_by_the_margin_at_the_right(lettering: Lettering) -> None:
    made = grid(lettering, plain_table(["项", "值"], ["甲", "1.5"], ["乙", "20.25"], ["丙", "—"], ["丁", "(3)"]))
    margins = [row[1].insets.right for row in made.rows[1:]]
    assert margins[1] == pytest.approx(7.2)  # the widest part after the point
    assert margins[0] == pytest.approx(7.2 + 18 * 0.6, abs=1.5)  # one bold digit more
    assert margins[2] > margins[0]  # a dash ends where whole numbers do
    assert [row[1].paragraphs[0].text for row in made.rows[1:]] == ["1.5", "20.25", "—", "(3)"]


def test_a_cell_is_measured_once_for_all_sizes_and_slides(lettering: Lettering) -> None:
    lettering = replace(lettering)
    block = plain_table(["编号", "名称", "数量"], *([f"A{n:03}", f"第{n}个很长的名称" * 8, f"{n}.5"] for n in range(40)))
    parts = table_parts(lettering, Piece(block), block, REGION)
    measured = len(lettering.measures.ems)
    assert measured <= 7 * 40  # codes and names alone and for the rows in which they stand, their longest words, figures, their rests
    for piece in parts:
        assert isinstance(piece.block, Table)
        table_composed(lettering, piece, piece.block, REGION)
    assert len(lettering.measures.ems) == measured


def columns_of(*widths: float) -> Columns:
    count = len(widths)
    return Columns(SCALES[0], widths, (Align.START,) * count, (False,) * count, (0.0,) * count)


def test_a_row_is_as_high_as_impress_makes_it_before_it_reads_the_decks_faces(lettering: Lettering) -> None:
    block = plain_table(["项", "说明"], ["一", "complete"], ["二", "完成"])
    inner = 18 * 4.4  # "complete" is 4.2 em wide in Noto Sans and 4.7 in DejaVu Sans
    narrow = columns_of(60, inner / 0.99 + 2 * 7.2 + 0.5)
    assert set_body(lettering, block, narrow).heights() == pytest.approx((2 * 24 + 6.6, 30.6))


def test_the_last_row_of_a_header_holds_all_of_a_heading_from_its_first(lettering: Lettering) -> None:
    block = replace(plain_table(["客运量及其增长", "绝对数", "比重"], ["甲", "1", "2"]), heads=(ColumnHead(plain_text("上"), 0, 1, 2),))
    first, last = head_heights(lettering, block, columns_of(4.5 * 16, 120, 120))  # seven characters of 15 in two lines
    leading = lettering.role("table-head").leading
    assert first == leading + 4
    assert last == pytest.approx(2 * leading + 2)


def spanned() -> Table:
    cells = tuple(tuple(plain_text("" if word == "." else word) for word in words.split()) for words in ("甲 一 .", ". 二 三", "合计 4 5"))
    rows = (
        Row(cells[0], reaching=(CellSpan(0, rows=2), CellSpan(1, columns=2))),
        Row(cells[1]),
        Row(cells[2], kind=RowKind.TOTAL),
    )
    columns = (Column(plain_text("A")), Column(plain_text("B"), unit="元"), Column(plain_text("C")))
    return Table(caption="表", columns=columns, rows=rows, heads=(ColumnHead(plain_text("上"), 0, 1, 2),), unit="亿元")


def test_cells_over_others_and_rows_of_headings_are_merged_cells(lettering: Lettering) -> None:
    unit, made = table_composed(lettering, Piece(spanned()), spanned(), REGION).shapes
    assert isinstance(unit, TextBox)
    assert unit.paragraphs[0].text == "单位：亿元"
    assert unit.rect.right == pytest.approx(43.2 + 651.6)  # three columns take nine of twelve
    assert isinstance(made, TableGrid)
    assert (made.head_rows, made.ends_in_total) == (2, True)
    spans = {cell.paragraphs[0].text: (cell.row_span, cell.column_span) for row in made.rows for cell in row if cell.paragraphs}
    assert spans["A"] == (2, 1)
    assert spans["上"] == (1, 2)
    assert spans["B（元）"] == (1, 1)
    assert spans["甲"] == (2, 1)
    assert spans["一"] == (1, 2)
    assert [cell.spanned for cell in made.rows[3]] == [True, False, False]


def headed(*names: str, count: int) -> Table:
    """Return a table of headings with `count` rows below each."""
    block = plain_table(["项", "元"], *([f"{name}{n}", f"{n}"] for name in names for n in range(count)))
    rows = list(block.rows)
    for place, name in reversed([*enumerate(names)]):
        cells = (plain_text(name), plain_text(""))
        rows.insert(place * count, Row(cells, kind=RowKind.HEADING, reaching=(CellSpan(0, columns=2),)))
    return replace(block, rows=tuple(rows))


@pytest.mark.parametrize(
    ("names", "count", "tops"),
    [
        (("收入",), 9, ["收入"]),
        (("收入",), 21, ["收入", "收入（续）", "收入（续）"]),
        (("收入", "成本"), 6, ["收入", "成本"]),
        (("收入", "成本"), 12, ["收入", "收入（续）", "成本（续）"]),
    ],
)
def test_a_slide_inside_a_group_names_it_again(lettering: Lettering, names: tuple[str, ...], count: int, tops: list[str]) -> None:
    block = headed(*names, count=count)
    pieces = parts(lettering, block)
    assert [part.rows[0].cells[0].plain for part in blocks(pieces)] == tops
    said = [row for part in blocks(pieces) for row in part.rows if "（续）" not in row.cells[0].plain]
    assert said == list(block.rows)
    for piece, part in zip(pieces, blocks(pieces), strict=True):
        assert table_composed(lettering, piece, part, REGION).bottom <= REGION.bottom + 0.1


def test_rows_after_a_total_have_no_heading_above_them(lettering: Lettering) -> None:
    heading, *rows = headed("收入", count=6).rows
    total = Row((plain_text("合计"), plain_text("15")), kind=RowKind.TOTAL)
    block = replace(headed("收入", count=6), rows=(heading, *rows[:3], total, *rows, *rows))
    assert [part.rows[0].cells[0].plain for part in blocks(parts(lettering, block))] == ["收入", "收入4"]


def long_span(text: str, words: str, count: int) -> Table:
    """Return a table of `count` rows, all of which one cell reaches over."""
    first = Row((plain_text(text), plain_text(words)), reaching=(CellSpan(0, rows=count),))
    others = [Row((plain_text(""), plain_text(words)))] * (count - 1)
    return Table(caption="表", columns=(Column(plain_text("区")), Column(plain_text("站"))), rows=(first, *others))


def test_a_cell_cut_by_the_end_of_a_slide_begins_again_on_the_next(lettering: Lettering) -> None:
    tables = blocks(parts(lettering, long_span("片区", "一站", 24)))
    assert [(part.rows[0].cells[0].plain, part.rows[0].reaching[0].rows) for part in tables] == [("片区", 8)] * 3


def test_a_tall_cell_over_rows_that_no_slide_holds_is_one_of_its_first_row(lettering: Lettering) -> None:
    text = "这一格的说明文字写得很长。" * 12
    block = long_span(text, "站名" * 60, 9)
    pieces = parts(lettering, block)
    assert "".join(row.cells[0].plain for part in blocks(pieces) for row in part.rows) == text
    for piece, part in zip(pieces, blocks(pieces), strict=True):
        assert table_composed(lettering, piece, part, REGION).bottom <= REGION.bottom + 0.1


@pytest.mark.parametrize("unit", ["", "人次"])
def test_headings_stay_on_one_line_where_other_columns_can_spare_the_width(lettering: Lettering, unit: str) -> None:
    remark = "距居民楼八百二十米，且门前正在修路，预计九月通车，在此之前由志愿者送餐到门口，费用由街道承担"
    block = plain_table(["食堂", "就餐" if unit else "就餐（人次）", "备注"], ["文庙", "3,871", remark])
    block = replace(block, columns=(block.columns[0], block.columns[1]._replace(unit=unit), block.columns[2]))
    shape = grid(lettering, block)
    assert shape.heights[0] == SCALES[0].head_row
    assert shape.widths[1] < WIDEST_FIXED


def test_headings_give_way_where_the_width_is_short(lettering: Lettering) -> None:
    titles = [f"第{n}季度就餐人次合计数" for n in range(1, 9)]
    shape = grid(lettering, plain_table(titles, ["12"] * 8))
    assert sum(shape.widths) <= REGION.width + 0.01
    assert shape.heights[0] > SCALES[0].head_row


def test_no_word_of_a_korean_heading_or_cell_is_divided(civic: Theme, typesetter: Typesetter) -> None:
    korean = Lettering(civic, Language.KOREAN, typesetter)
    columns = (
        "혼잡도 개선율",
        "환승센터 정비율",
        "승강장안전문 설치율",
        "버스정보안내기 교체율",
        "저상버스 도입률",
        "심야노선 확대율",
        "정류소쉼터 조성률",
    )
    heads = ["사업", *columns, "교통약자이동지원 건수"]
    made = grid(korean, plain_table(heads, ["1호선 혼잡도 개선", *["82.1"] * 8]))
    for row in made.rows:
        for cell, width in zip(row, made.widths, strict=True):
            measure = width - cell.insets.left - cell.insets.right
            lines = fit.lines(korean, cell.paragraphs[0], measure, in_cell=True)
            assert " ".join(line.strip() for line in lines) == cell.paragraphs[0].text
