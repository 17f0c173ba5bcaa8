"""Lines as office programs break them: what LibreOffice Impress 26.8 was seen to do, and PowerPoint where it asks for more lines."""

import pytest

from generator.text.office_edges import asian
from generator.text.style import StyledRun, TextStyle
from generator.text.typesetter import Typesetter
from tests.text.setting import FAMILIES, SIZE, new_typesetter, runs, style


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


def lines(typesetter: Typesetter, text: str, ems: float, language: str = "zh-Hans") -> list[str]:
    return list(typesetter.office_lines(runs(text, language), style(language), ems * SIZE))


def width(typesetter: Typesetter, text: str, language: str = "zh-Hans") -> float:
    return typesetter.office_width(runs(text, language), style(language)) / SIZE


@pytest.mark.parametrize(
    ("text", "ems", "language", "expected"),
    [
        ("甲乙（丙）（丁）戊己", 6, "zh-Hans", ["甲乙（丙）", "（丁）戊己"]),  # ） and （ keep their blank
        ("甲乙丙丁，戊己", 4, "zh-Hans", ["甲乙丙", "丁，戊己"]),  # the comma does not hang
        ("甲乙丙丁，”戊己", 4, "zh-Hans", ["甲乙丙", "丁，”戊", "己"]),
        ("甲乙丙“丁戊", 4, "zh-Hans", ["甲乙丙", "“丁戊"]),
        ("甲乙丙……丁", 4, "zh-Hans", ["甲乙", "丙……丁"]),  # UAX #14: nothing between … and …, nor before
        ("甲乙丙——丁戊", 4, "zh-Hans", ["甲乙丙—", "—丁戊"]),  # dashes come apart
        ("甲乙，‘丙’丁戊", 6, "zh-Hans", ["甲", "乙，‘丙’丁", "戊"]),  # ‘ ’ keep to both neighbours
        ("甲乙丙ー丁", 3, "ja", ["甲乙", "丙ー丁"]),
        ("가나다라 마바사", 6, "ko", ["가나다라 ", "마바사"]),  # Korean words stay whole
        ("가나다라마바사", 4, "ko", ["가나다라", "마바사"]),  # unless one is longer than the line
        ("甲乙 丙丁", 2, "zh-Hans", ["甲乙 ", "丙丁"]),  # a space that does not fit is let go
        ("word and more", 4, "en", ["word ", "and ", "more"]),
    ],
)
def test_lines_end_where_impress_ends_them(typesetter: Typesetter, text: str, ems: float, language: str, expected: list[str]) -> None:
    assert lines(typesetter, text, ems, language) == expected


def test_breaks_set_by_the_author_end_lines(typesetter: Typesetter) -> None:
    assert lines(typesetter, "甲\n乙\n\n丙", 4) == ["甲\n", "乙\n", "\n", "丙"]
    assert lines(typesetter, "", 4) == []


def test_a_path_is_taken_to_the_next_line_where_a_space_stands_before_it(typesetter: Typesetter) -> None:
    assert lines(typesetter, "on the ChatOps/DevOps list", 9, "en") == ["on the ", "ChatOps/DevOps ", "list"]


def test_an_address_that_powerpoint_keeps_whole_is_given_the_line_it_needs(typesetter: Typesetter) -> None:
    set_lines = lines(typesetter, "甲乙丙丁戊己www.a.cn/bbbb/cccc/dddd甲乙丙丁", 15)
    assert set_lines == ["甲乙丙丁戊己", "www.a.cn/bbbb/cccc/dddd甲乙", "丙丁"]  # two in Impress


def test_nothing_is_trimmed_and_no_quotation_mark_is_narrow(typesetter: Typesetter) -> None:
    assert width(typesetter, "（续）") == pytest.approx(3)
    assert width(typesetter, "“续”") == pytest.approx(3)
    assert width(typesetter, "a’b") == pytest.approx(width(typesetter, "ab") + 1, abs=0.02)  # a face of Chinese has ’ of one em


def test_impress_spaces_latin_and_asian_text_apart_whatever_their_marks(typesetter: Typesetter) -> None:
    assert width(typesetter, "国A国") == pytest.approx(2 + width(typesetter, "A") + 2 * 0.24)
    assert width(typesetter, "국(A", "ko") == pytest.approx(width(typesetter, "국", "ko") + width(typesetter, "(A", "ko") + 0.24)
    assert width(typesetter, "甲，A") == pytest.approx(2 + width(typesetter, "A") + 0.24)
    assert width(typesetter, "“A”") == pytest.approx(width(typesetter, "A") + 2)  # quotation marks have no script of their own


def test_korean_spaces_are_wider_after_hangul(typesetter: Typesetter) -> None:
    space = width(typesetter, "국 국", "ko") - width(typesetter, "국국", "ko")
    assert space == pytest.approx(0.28)
    assert width(typesetter, "a a", "ko") - width(typesetter, "aa", "ko") == pytest.approx(0.224, abs=0.01)


def test_raised_text_is_measured_at_its_own_size(typesetter: Typesetter) -> None:
    family = FAMILIES["zh-Hans"]
    text = [StyledRun("国", TextStyle(family, SIZE)), StyledRun("1", TextStyle(family, SIZE / 2))]
    assert typesetter.office_width(text, style()) / SIZE == pytest.approx(1 + 0.24 + width(typesetter, "1") / 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国A国", [True, False, True]),
        ("국 A", [True, True, False]),
        ("A 국", [False, False, True]),
        ("“国”", [True, True, True]),
        ("，a。", [True, False, True]),
        ("…", [False]),
        ("𠮷1", [True, False]),
    ],
)
def test_characters_without_a_script_go_with_what_stands_before_them(text: str, expected: list[bool]) -> None:
    assert asian(text) == expected


def test_a_line_that_holds_no_character_takes_one(typesetter: Typesetter) -> None:
    assert lines(typesetter, "甲乙", 0.5) == ["甲", "乙"]
