"""Tables: widths from content, numbers right, groups printed once, tall rows sliced."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layout.drawing import Drawing, Glyphs, Rule
from generator.layout.structure import Element, Tag
from generator.layout.table import GROUP_RULE, ROW_RULE, TableDrawing, table_drawing
from generator.layout.table_columns import NORMAL, SMALL, measured
from generator.layout.table_fit import Room, fitted
from generator.model.document import Language
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.table import Alignment, CellSpan, Column, ColumnHead, Row, RowKind, Table
from generator.report.galley import marked_notes
from generator.theme.tokens import TableLook
from tests.layout.marks import boxes, flat, glyphs, right_edge, setter, texts

MEASURE, WIDE, TALLEST = 399.0, 481.2, 300.0


def table(columns: list[str | Column], *rows: tuple[str, ...]) -> Table:
    titles = tuple(column if isinstance(column, Column) else Column(plain_text(column)) for column in columns)
    return Table(caption="表", columns=titles, rows=tuple(Row(tuple(map(plain_text, row))) for row in rows))


def laid_out(block: Table) -> TableDrawing:
    fit = fitted(block, setter(), (Room(MEASURE, NORMAL), Room(WIDE, NORMAL)))
    (part,) = fit.parts
    return table_drawing(part, setter(), Element(Tag.TABLE), fit.room.width, TALLEST)


def rules(drawing: Drawing) -> list[Rule]:
    return [mark for mark in flat(drawing.marks) if isinstance(mark, Rule)]


def edge(mark: Glyphs) -> float:
    return mark.x + mark.line.x + mark.line.width


def test_rows_are_nineteen_high_and_seventeen_more_for_each_further_line() -> None:
    result = laid_out(table(["名", "文"], ("甲", "短"), ("乙", "长" * 60)))
    assert [row.drawing.height for row in result.rows] == [19, 36]  # 17 + 2; 2 × 17 + 2
    assert result.head.height == 17  # 14 + 3


def test_numbers_end_at_the_right_and_words_begin_at_the_left() -> None:
    result = laid_out(table(["项目", "数值"], ("甲", "8"), ("乙", "近 2"), ("丙", "12000")))
    drawings = [row.drawing for row in result.rows]
    edges = {round(edge(glyphs(drawing, text)), 2) for drawing, text in zip(drawings, ("8", "近 2", "12000"), strict=True)}
    assert edges == {MEASURE}
    assert round(edge(glyphs(result.head, "数值")), 2) == MEASURE
    assert {glyphs(drawing, text).x for drawing, text in zip(drawings, "甲乙丙", strict=True)} == {0}


def test_decimal_points_stand_under_each_other_in_a_column_of_one_measure() -> None:
    result = laid_out(table(["项目", "元"], ("甲", "1.5"), ("乙", "20.25"), ("丙", "3")))
    widths = setter()
    points = {
        round(edge(glyphs(row.drawing, text)) - widths.width(text[len(text.split(".")[0]) :], "table"), 1)
        for row, text in zip(result.rows, ("1.5", "20.25", "3"), strict=True)
    }
    assert len(points) == 1


def test_decimal_points_are_left_alone_where_rows_have_their_own_units() -> None:
    result = laid_out(table(["项目", "数值", "单位"], ("甲", "1.88", "元"), ("乙", "3420", "吨")))
    edges = {round(edge(glyphs(row.drawing, text)), 2) for row, text in zip(result.rows, ("1.88", "3420"), strict=True)}
    assert len(edges) == 1


def test_an_author_s_alignment_comes_first() -> None:
    block = table([Column(plain_text("左"), Alignment.LEFT), Column(plain_text("中"), Alignment.CENTER)], ("12", "文"), ("3", "文文文"))
    result = laid_out(block)
    assert glyphs(result.rows[0].drawing, "12").x == glyphs(result.rows[1].drawing, "3").x == 0
    middle = {
        round((mark.x + edge(mark)) / 2, 2)
        for row, text in zip(result.rows, ("文", "文文文"), strict=True)
        if (mark := glyphs(row.drawing, text))
    }
    assert len(middle) == 1


def test_a_group_is_named_once_and_parted_by_a_strong_rule() -> None:
    block = table([Column(plain_text("组"), group=True), "项"], ("甲", "一"), ("甲", "二"), ("乙", "三"))
    first, second, third = laid_out(block).rows
    assert (texts(first.drawing), texts(second.drawing), texts(third.drawing)) == (["甲", "一"], ["二"], ["乙", "三"])
    assert (first.divider, rules(first.drawing), rules(second.drawing)) == ((), [], [])
    (faint,), (strong,) = second.divider, third.divider
    assert isinstance(faint, Rule)
    assert isinstance(strong, Rule)
    assert (faint.weight, strong.weight) == (ROW_RULE, GROUP_RULE)
    assert faint.x1 > 0 == strong.x1
    assert [mark.line.text for mark in second.reprise if isinstance(mark, Glyphs)] == ["甲"]  # for the top of a page


def test_rows_know_the_heading_that_names_them_for_the_next_page() -> None:
    heading = Row(
        (RichText((Run("收入", link="https://x.cn"), NoteReference("n"))), RichText()), kind=RowKind.HEADING, reaching=(CellSpan(0, 2),)
    )
    block = table(["项", "元"], ("前", "0"), ("票款", "1"), ("小计", "1"), ("合计", "1"))
    before, fares, subtotal, total = block.rows
    rows = (before, heading, fares, replace(subtotal, kind=RowKind.SUBTOTAL), replace(total, kind=RowKind.TOTAL))
    result = laid_out(replace(block, rows=rows))
    assert [row.heading and texts(row.heading) for row in result.rows] == [None, None, ["收入（续）"], ["收入（续）"], None]
    said = result.rows[2].heading
    assert said is not None
    assert not list(marked_notes(said.marks))
    assert not any(run.link for mark in said.marks if isinstance(mark, Glyphs) for run in mark.line.runs)
    assert (said.height, [rule.y1 for rule in rules(said)]) == (19, [19])


def test_neither_end_of_a_group_is_left_alone_on_a_page() -> None:
    rows = [(name, "项") for name, length in (("甲", 4), ("乙", 1), ("丙", 2), ("丁", 3)) for _ in range(length)]
    result = laid_out(table([Column(plain_text("组"), group=True), "项"], *rows))
    # 甲 1+2, 3+4 · 乙 · 丙 1+2 · 丁 1+2+3
    assert [row.keep_next for row in result.rows] == [True, False, True, False, False, True, False, True, True, False]


def test_the_last_row_closes_the_table() -> None:
    *_, last = laid_out(table(["项"], ("一",), ("二",))).rows
    assert rules(last.drawing)[-1].y1 == last.drawing.height


def test_a_row_taller_than_a_page_allows_is_cut_between_its_lines() -> None:
    result = laid_out(table(["项", "文"], ("一", "长" * 1000), ("二", "短")))
    slices = [row for row in result.rows if row.row == 0]
    assert len(slices) > 20
    assert "".join(text for row in slices for text in texts(row.drawing)) == "一" + "长" * 1000
    assert [n for n, row in enumerate(slices) if row.keep_next] == [0, len(slices) - 2]
    assert sum(row.drawing.height for row in slices) == pytest.approx(17 * len(slices) + 2)


def test_words_that_do_not_fit_the_measure_take_the_rail_as_well() -> None:
    words = tuple("extraordinarily" for _ in range(6))
    assert laid_out(table(["a"] * 6, words)).width == WIDE
    assert laid_out(table(["a"] * 3, words[:3])).width == MEASURE


def test_an_empty_table_is_a_header() -> None:
    result = laid_out(table(["甲", "乙"]))
    assert texts(result.head) == ["甲", "乙"]
    assert result.rows == ()


CELL = st.text(alphabet="长短字12.5%abc —", max_size=30)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 5).flatmap(lambda columns: st.lists(st.tuples(*[CELL] * columns), min_size=1, max_size=6)))
def test_every_cell_is_printed_inside_the_table(rows: list[tuple[str, ...]]) -> None:
    result = laid_out(table(["题"] * len(rows[0]), *rows))
    for number, row in enumerate(rows):
        printed = "".join(text for part in result.rows if part.row == number for text in texts(part.drawing))
        assert sorted(printed.replace(" ", "")) == sorted("".join(row).replace(" ", ""))
    assert max(right_edge(row.drawing) for row in result.rows) <= result.width + 1


def test_a_long_heading_of_figures_is_broken_before_words_are_squeezed() -> None:
    heading = "比上年同期增长的幅度（按可比口径计算）"
    columns: list[str | Column] = ["片区名称", heading, heading, heading]
    result = laid_out(table(columns, *[("高新技术产业开发区管理委员会", "1.5", "2.5", "3.5")] * 3))
    assert result.rows[0].drawing.height == 36  # two lines: 2 × 17 + 2


def test_a_word_longer_than_the_page_leaves_the_other_columns_their_own() -> None:
    result = laid_out(table(["名称", "说明", "数"], ("x" * 300, "说明文字", "12")))
    assert {"说明文字", "12"} <= set(texts(result.rows[0].drawing))


def point(drawing: Drawing, text: str) -> float:
    """Return where the decimal point of `text` stands, or its last whole digit ends."""
    whole = text if text == "—" else text[: re.search(r"\d(?!\d)", text).end()]  # type: ignore[union-attr]
    mark = glyphs(drawing, text)
    return round(mark.x + mark.line.x + setter().width(whole, "table"), 1)


def test_points_meet_with_signs_brackets_and_per_cent_and_dashes_end_there() -> None:
    values = ("10.5%", "(2.25)", "±0.5", "—", "7", "−3.125")
    result = laid_out(table(["项目", "率"], *(("甲", value) for value in values)))
    points = {point(row.drawing, value) for row, value in zip(result.rows, values, strict=True)}
    assert len(points) == 1


def spanned(*rows: tuple[str, tuple[CellSpan, ...]], columns: str = "ABC", heads: tuple[ColumnHead, ...] = ()) -> Table:
    made = tuple(Row(tuple(plain_text("" if word == "." else word) for word in words.split()), reaching=spans) for words, spans in rows)
    return Table(caption="表", columns=tuple(Column(plain_text(title)) for title in columns), rows=made, heads=heads)


def test_a_cell_over_columns_is_centred_in_their_width_and_rules_leave_out_cells_that_reach_down() -> None:
    result = laid_out(spanned(("甲 一 二", (CellSpan(0, rows=2),)), (". 合并 .", (CellSpan(1, columns=2),)), ("乙 三 四", ())))
    first, second, third = result.rows
    mark, left = glyphs(second.drawing, "合并"), glyphs(first.drawing, "一").x
    assert (mark.x + edge(mark)) / 2 == pytest.approx((left + MEASURE) / 2, abs=0.1)
    (short,), (whole,) = second.divider, third.divider
    assert isinstance(short, Rule)
    assert isinstance(whole, Rule)
    assert (short.x1, short.x2, whole.x1, whole.x2) == (left, MEASURE, 0, MEASURE)


def test_a_cell_over_rows_takes_their_height_and_makes_the_last_one_taller() -> None:
    block = spanned(("长 一 二", (CellSpan(0, rows=2),)), (". 三 四", ()))
    text = "此格的文字要排成许多行" * 12
    block = replace(block, rows=(replace(block.rows[0], cells=(plain_text(text), *block.rows[0].cells[1:])), block.rows[1]))
    first, second = laid_out(block).rows
    lines = len([part for row in (first, second) for part in texts(row.drawing) if part in text])
    assert lines > 2
    assert first.drawing.height + second.drawing.height == pytest.approx(17 * lines + 2)
    assert "".join(part for row in (first, second) for part in texts(row.drawing) if part in text) == text


def test_a_heading_over_columns_has_a_rule_as_wide_as_they_are() -> None:
    result = laid_out(spanned(("甲 1 2", ()), heads=(ColumnHead(plain_text("合计"), 0, 1, 2),)))
    spanner, head_rule = rules(result.head)
    assert spanner.x2 == MEASURE
    assert 0 < spanner.x1 < edge(glyphs(result.head, "B"))
    assert (head_rule.x1, head_rule.x2, head_rule.y1) == (0, MEASURE, result.head.height)
    assert result.head.height == 2 * (14 + 3)


def test_a_total_is_bold_below_a_strong_rule_and_stays_with_the_row_above() -> None:
    block = table(["项", "数"], ("甲", "1"), ("乙", "2"), ("合计", "3"))
    block = replace(block, rows=(*block.rows[:2], replace(block.rows[2], kind=RowKind.TOTAL)))
    *_, above, total = laid_out(block).rows
    assert above.keep_next
    (rule,) = total.divider
    assert isinstance(rule, Rule)
    assert (rule.weight, rule.color) == (GROUP_RULE, "ink")
    weights = {run.face.weight for mark in flat(total.drawing.marks) if isinstance(mark, Glyphs) for run in mark.line.runs}
    assert min(weights) > 400


@pytest.mark.parametrize(("look", "dividers", "stripes"), [("ruled", 2, 0), ("three-line", 0, 0), ("striped", 0, 1)])
def test_looks_tell_rows_apart_by_rules_by_nothing_or_by_grounds(look: str, dividers: int, stripes: int) -> None:
    block = table(["项", "数"], ("甲", "1"), ("乙", "2"), ("丙", "3"))
    of_look = setter()._replace(theme=setter().theme._replace(table_look=TableLook(look)))
    (part,) = fitted(block, of_look, (Room(MEASURE, NORMAL),)).parts
    result = table_drawing(part, of_look, Element(Tag.TABLE), MEASURE, TALLEST)
    assert sum(len(row.divider) for row in result.rows) == dividers
    assert sum(len(boxes(row.drawing)) for row in result.rows) == stripes
    assert len(rules(result.head)) == (2 if look == "three-line" else 1)


WIDE_ROOMS = (Room(MEASURE, NORMAL), Room(WIDE, NORMAL), Room(727.8, NORMAL, True), Room(727.8, SMALL, True))


@pytest.mark.parametrize(("columns", "room", "parts"), [(6, 0, 1), (9, 1, 1), (12, 2, 1), (16, 3, 1), (30, 3, 2)])
def test_a_table_takes_the_first_room_that_it_can_be_read_in(columns: int, room: int, parts: int) -> None:
    block = table(["名称", *[f"项{n}" for n in range(1, columns)]], *[("甲", *["12345.67"] * (columns - 1))] * 3)
    fit = fitted(block, setter(), WIDE_ROOMS)
    assert (fit.room, len(fit.parts)) == (WIDE_ROOMS[room], parts)
    shown = [[column.title.plain for column in part.table.columns] for part in fit.parts]
    assert [names[0] for names in shown] == ["名称"] * parts
    assert [name for names in shown for name in names[1:]] == [f"项{n}" for n in range(1, columns)]


def test_numbers_are_never_broken() -> None:
    block = table(["说明", *["数"] * 4], ("很长的说明文字" * 20, *["1,234,567.89"] * 4))
    printed = texts(laid_out(block).rows[0].drawing)
    assert printed.count("1,234,567.89") == 4


def test_a_row_cut_between_its_lines_says_what_it_is_about_where_it_goes_on() -> None:
    result = laid_out(table(["项", "文"], ("名称", "长" * 1000), ("二", "短")))
    second = result.rows[1]
    assert [mark.line.text for mark in second.reprise if isinstance(mark, Glyphs)] == ["名称"]


def test_a_row_has_room_for_readings_below_its_divider_and_keeps_its_cells_on_one_line() -> None:
    cells = (RichText((Run("朝阳", ruby="Cháoyáng"),)), plain_text("文"))
    rows = (Row(cells), Row((plain_text("甲"), plain_text("乙"))))
    block = Table(caption="表", columns=(Column(plain_text("名")), Column(plain_text("文"))), rows=rows)
    read, plain = laid_out(block).rows
    first, second = glyphs(read.drawing, "朝阳"), glyphs(read.drawing, "文")
    assert first.y == second.y
    reading = first.line.runs[0].reading[0]
    assert first.y - 1.4 * 9.5 == pytest.approx(2.5)  # the ink of readings ends below the divider
    assert read.drawing.height - plain.drawing.height == pytest.approx(first.y - glyphs(plain.drawing, "甲").y)
    assert reading.rise == pytest.approx(0.99 * 9.5)


def test_a_narrow_column_holds_a_base_with_its_reading() -> None:
    base = RichText((Run("重庆", ruby="Chóngqìng Zhíxiáshì"),))
    columns = tuple(Column(plain_text(title)) for title in "甲乙丙")
    block = Table(caption="表", columns=columns, rows=(Row((base, plain_text("文" * 200), plain_text("文" * 200))),))
    assert "重庆" in texts(laid_out(block).rows[0].drawing)  # not 重庆（…）


def test_parts_of_a_narrow_table_name_their_rows_while_every_column_has_room_beside_the_names() -> None:
    block = table(["", "Information", "Accessibility"], ("Crowding", "41", "1"), ("Punctuality", "33", "2"))
    fits = {width: fitted(block, setter(), (Room(width, NORMAL),)).parts for width in (70, 120)}
    assert [[column.title.plain for column in part.table.columns] for part in fits[120]] == [["", "Information"], ["", "Accessibility"]]
    assert [len(part.table.columns) for part in fits[70]] == [1, 1, 1]  # names would leave nothing of the paper


def test_a_korean_column_is_as_wide_as_its_longest_word() -> None:
    korean = setter(Language.KOREAN)
    block = table(["사업", "승강장안전문 설치율", "담당"], ("1호선", "82.1", "보행환경개선과 직원"))
    _, rate, office = measured(block, korean, NORMAL).columns
    assert rate.least == pytest.approx(korean.width("승강장안전문", NORMAL.head))
    assert office.least == pytest.approx(korean.width("보행환경개선과", NORMAL.body))


def test_no_word_of_a_korean_heading_or_cell_is_divided() -> None:
    heads: list[str | Column] = [
        "사업",
        "혼잡도 개선율",
        "승강장안전문 설치율",
        "버스정보안내기 교체율",
        "정류소쉼터 조성률",
        "교통약자이동지원 건수",
    ]
    row = ("1호선", "82.1", "78.4", "91.2", "69.9", "85.1")
    fit = fitted(table(heads, row), setter(Language.KOREAN), (Room(260.0, NORMAL), Room(WIDE, NORMAL)))
    (part,) = fit.parts
    drawing = table_drawing(part, setter(Language.KOREAN), Element(Tag.TABLE), fit.room.width, TALLEST)
    shown = {text.strip() for one in (drawing.head, *(row.drawing for row in drawing.rows)) for text in texts(one)}
    words = {word for text in (*heads, *row) for word in str(text).split()}
    assert {word for text in shown for word in text.split()} == words
