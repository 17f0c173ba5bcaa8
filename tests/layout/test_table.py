"""Tables: widths from content, numbers right, groups printed once, tall rows sliced."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layout.drawing import Drawing, Glyphs, Rule
from generator.layout.structure import Element, Tag
from generator.layout.table import GROUP_RULE, ROW_RULE, TableDrawing, table_drawing
from generator.model.inline import RichText, Run, plain_text
from generator.model.table import Alignment, Column, Row, Table
from tests.layout.marks import flat, glyphs, right_edge, setter, texts

MEASURE, WIDE, TALLEST = 399.0, 481.2, 300.0


def table(columns: list[str | Column], *rows: tuple[str, ...]) -> Table:
    titles = tuple(column if isinstance(column, Column) else Column(plain_text(column)) for column in columns)
    return Table(caption="表", columns=titles, rows=tuple(Row(tuple(map(plain_text, row))) for row in rows))


def laid_out(block: Table) -> TableDrawing:
    return table_drawing(block, setter(), Element(Tag.TABLE), MEASURE, WIDE, TALLEST)


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
    assert {"说明", "文字", "12"} <= set(texts(result.rows[0].drawing))  # columns keep three ideographs


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
