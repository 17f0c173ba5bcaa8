"""What fits: parts alike in size, text cut by sense, lines as office programs break them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.model.inline import NoteReference, RichText, Run, plain_text


@pytest.mark.parametrize(
    ("sizes", "capacity", "most", "counts"),
    [
        ([], 10, 9, ()),
        ([1.0] * 7, 6, 9, (4, 3)),  # two parts hold 7, and 4 + 3 are more alike than 6 + 1
        ([1.0] * 40, 10, 99, (10, 10, 10, 10)),
        ([1.0] * 11, 10, 99, (6, 5)),
        ([1.0] * 9, 100, 8, (5, 4)),  # eight at most
        ([3.0, 3.0, 3.0, 9.0], 10, 99, (3, 1)),
        ([30.0, 1.0], 10, 99, (1, 1)),  # larger than a part: alone
    ],
)
def test_what_continues_is_divided_into_parts_alike(sizes: list[float], capacity: float, most: int, counts: tuple[int, ...]) -> None:
    assert fit.balanced(sizes, capacity, most) == counts


@given(st.lists(st.floats(1, 50), min_size=1, max_size=40), st.floats(50, 200), st.integers(1, 12))
def test_balanced_parts_lose_nothing_and_hold_their_capacity(sizes: list[float], capacity: float, most: int) -> None:
    counts = fit.balanced(sizes, capacity, most)
    assert sum(counts) == len(sizes)
    start = 0
    for count in counts:
        assert 1 <= count <= most
        assert sum(sizes[start : start + count]) <= capacity + 1e-3
        start += count


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("从小处着手，把“民”字写大，把“小”事做好", ("从小处着手，", "把“民”字写大，", "把“小”事做好")),
        ("他说：“好。”然后走了", ("他说：", "“好。”然后走了")),
        ("共12,800元，够了", ("共12,800元，", "够了")),
        ("One, two", ("One,", " two")),
        ("没有标点", ("没有标点",)),
        ("", ()),
    ],
)
def test_clauses_end_at_their_marks_and_never_within_numbers(text: str, pieces: tuple[str, ...]) -> None:
    assert fit.clauses(text) == pieces


def test_clauses_are_joined_into_as_few_lines_as_fit() -> None:
    assert fit.by_sense(("一二，", "三四，", "五六七"), lambda line: len(line) <= 6) == ("一二，三四，", "五六七")
    assert fit.by_sense(("一二三四五六七", "八"), lambda line: len(line) <= 6) is None


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("鲁黑村发展乡村旅游，人均收入近2万元", ("鲁黑村发展乡村旅游，", "人均收入近2万元")),
        ("以“小支点”撬动“大发展”", ("以“小支点”", "撬动“大发展”")),
        ("短，其余的部分比它长得多所以不分", None),  # 2 of 16: less than 40 per cent
        ("没有任何标点的一句话", None),
    ],
)
def test_headings_are_halved_at_a_comma_or_a_quotation(text: str, halves: tuple[str, str] | None) -> None:
    assert fit.halves(text) == halves


@pytest.mark.parametrize(
    ("title", "ems", "shown"),
    [
        ("鲁黑村发展乡村旅游，人均收入近两万元", 13, "鲁黑村发展乡村旅游，|人均收入近两万元"),
        ("鲁黑村发展乡村旅游，人均收入近两万元", 10.5, "鲁黑村发展乡村旅游，人均收入近两万元"),  # its tenth letter ends the line anyway
        ("公共租赁住房申请条件全面放宽", 11.2, "公共租赁住房|申请条件全面放宽"),
        ("公共租赁住房申请条件全", 6.2, "公共租赁住房申请条件全"),
        ("公共租赁住房申请条件放宽", 7.05, "公共租赁住房|申请条件放宽"),  # a program without our reserve has room for one letter more
    ],
)
def test_titles_have_breaks_only_where_lines_would_end_elsewhere(lettering: Lettering, title: str, ems: float, shown: str) -> None:
    width = ems * lettering.role("headline").size
    paragraph = fit.divided(lettering, title, "headline", width)
    assert "".join(run.text for run in paragraph.runs) == shown.replace("|", "\n")
    assert len(fit.lines(lettering, paragraph, width)) == 2


def test_lines_are_measured_short_of_the_box(lettering: Lettering) -> None:
    ten = lettering.paragraph("一二三四五六七八九十", "body")  # 10 × 18 = 180
    assert len(fit.lines(lettering, ten, 182)) == 1  # 182 × 0.99 = 180.2
    assert len(fit.lines(lettering, ten, 181)) == 2  # 181 × 0.99 = 179.2
    assert fit.height(lettering, (ten, ten), 181) == 112  # 2 × 2 × 28


def test_breaks_within_a_paragraph_end_its_lines(lettering: Lettering) -> None:
    paragraph = lettering.paragraph("一二三\n四五", "body")
    assert fit.lines(lettering, paragraph, 300) == ("一二三", "四五")
    assert fit.width(lettering, paragraph) == pytest.approx(54)  # 3 × 18
    assert paragraph.text == "一二三四五"


def test_trimmed_quotation_marks_are_measured_at_full_width(lettering: Lettering) -> None:
    assert fit.width(lettering, lettering.paragraph("把“民”字", "body")) == pytest.approx(90)  # 5 × 18


def test_a_box_stands_so_that_its_baseline_is_where_it_was_wanted(lettering: Lettering) -> None:
    numeral = fit.natural(lettering.paragraph("404", "numeral"))
    rect = fit.on_baseline(numeral, 43.2, 230.5, 200)
    assert numeral.leading == 95.7  # 1.45 × 66
    assert rect.y == pytest.approx(230.5 - (95.7 - 0.245 * 66))  # the descent ends at the leading


def test_text_is_cut_between_runs_and_inside_them() -> None:
    text = RichText((Run("一二三", strong=True), NoteReference("n"), Run("四五六")))
    left, right = fit.cut(text, 4)
    assert left == RichText((Run("一二三", strong=True), NoteReference("n"), Run("四")))
    assert right == RichText((Run("五六"),))


def test_a_base_is_not_cut_from_its_reading() -> None:
    text = RichText((Run("漢字", ruby="かんじ"), Run("だ")))
    assert fit.cut(text, 3)[0] == RichText((Run("漢字", ruby="かんじ"),))


def test_long_text_is_cut_at_sentences(lettering: Lettering) -> None:
    sentence = "这一句话一共有十五个字在里面。"
    pieces = fit.cut_text(lettering, plain_text(sentence * 8), "body", 300, 3)  # 16 characters a line, 3 lines
    assert "".join(piece.plain for piece in pieces) == sentence * 8
    assert len(pieces) > 2
    assert all(piece.plain.endswith("。") for piece in pieces)


@given(st.text("一二三四五六七，。、a 1", min_size=1, max_size=200).map(str.strip).filter(bool), st.integers(1, 6))
def test_cut_text_loses_no_letter_and_holds_its_lines(lettering: Lettering, text: str, most: int) -> None:
    pieces = fit.cut_text(lettering, plain_text(text), "body", 200, most)
    assert "".join(piece.plain for piece in pieces).replace(" ", "") == text.replace(" ", "")
    assert all(len(fit.lines(lettering, lettering.paragraph(piece, "body"), 200)) <= most for piece in pieces)


def test_a_word_is_measured_once_whatever_its_size_and_colour(lettering: Lettering) -> None:
    lettering = replace(lettering)
    large = lettering.paragraph("客流1234.5", "table")
    small = lettering.paragraph("客流1234.5", "table-14", color="accent")
    assert fit.width(lettering, small) == pytest.approx(fit.width(lettering, large) * 14 / 18)
    assert len(lettering.measures.ems) == 1
    bold = lettering.paragraph("客流1234.5", "table", bold=True)
    assert fit.width(lettering, bold) > fit.width(lettering, large)
    assert len(lettering.measures.ems) == 2
