"""Inline content in the briefing's look."""

import pytest

from generator.model.document import Language
from generator.model.inline import NoteReference, RichText, Run, Script
from generator.text.style import Dots, StyledRun
from generator.theme.runs import report_runs
from tests.shipped import theme


def styled(
    *inlines: Run | NoteReference, role: str = "body", language: Language = Language.CHINESE_SIMPLIFIED, name: str = "civic"
) -> list[StyledRun]:
    return list(report_runs(RichText(inlines), role, theme(name), language, lambda note: 7))


def test_plain_text_has_the_role_s_look() -> None:
    (run,) = styled(Run("文"))
    assert (run.text, run.style) == ("文", theme().report_text("body", "zh-Hans"))


def test_strong_is_bold_and_emphasis_has_dots() -> None:
    strong, emphasis, both = styled(Run("甲", strong=True), Run("乙", emphasis=True), Run("丙", strong=True, emphasis=True))
    assert (strong.style.family, strong.style.bold, strong.style.dots) == ("Noto Serif SC", True, Dots.NONE)
    assert (emphasis.style.family, emphasis.style.bold, emphasis.style.dots) == ("Noto Serif SC", False, Dots.BELOW)
    assert (both.style.family, both.style.bold, both.style.dots) == ("Noto Serif SC", True, Dots.BELOW)


@pytest.mark.parametrize(
    ("language", "dots"), [("zh-Hans", "below"), ("zh-Hant", "below"), ("ja", "above"), ("ko", "above"), ("en", "none")]
)
def test_dots_stand_where_the_language_has_them(language: str, dots: str) -> None:
    (run,) = styled(Run("字", emphasis=True), language=Language(language))
    assert run.style.dots == dots


def test_words_in_latin_letters_are_emphasized_by_their_face() -> None:
    runs = styled(Run("新版API v2（试用）很好", emphasis=True))
    assert [(run.text, run.style.family, run.style.dots) for run in runs] == [
        ("新版", "Noto Serif SC", Dots.BELOW),
        ("API v2", "Noto Sans SC", Dots.NONE),
        ("（试用）很好", "Noto Serif SC", Dots.BELOW),
    ]


@pytest.mark.parametrize(
    ("text", "bold"),
    [("염화칼슘, 모래", []), ("염화칼슘, NaCl (식염), 물", ["NaCl"]), ("값 f(x), (CO2) 물 3.5%.", ["f(x), (CO2)", "3.5%"])],
)
def test_marks_beside_emphasized_words_are_the_text_s_own(text: str, bold: list[str]) -> None:
    runs = styled(Run(text, emphasis=True), language=Language.KOREAN)
    assert [run.text for run in runs if run.style.bold] == bold
    assert "".join(run.text for run in runs) == text


def test_english_emphasizes_by_the_other_family() -> None:
    (run,) = styled(Run("word", emphasis=True), language=Language.ENGLISH)
    assert (run.style.family, run.style.dots) == ("Noto Sans JP", Dots.NONE)


def test_languages_with_one_family_emphasize_latin_by_weight_then_by_a_line() -> None:
    emphasis, both = styled(Run("API", emphasis=True), Run("API", strong=True, emphasis=True), language=Language.JAPANESE)
    assert (emphasis.style.bold, emphasis.style.underline) == (True, False)
    assert (both.style.bold, both.style.underline) == (True, True)


def test_code_is_sans_on_a_tint() -> None:
    (in_serif,), (in_sans,) = styled(Run("x", code=True)), styled(Run("x", code=True), role="callout")
    assert {in_serif.style.family, in_sans.style.family} == {"Noto Sans SC"}
    assert {in_serif.style.tint, in_sans.style.tint} == {"surface-2"}
    assert (in_serif.style.size, in_sans.style.size) == (pytest.approx(9.975), 10)  # 10.5 × 0.95


def test_a_note_mark_is_small_raised_and_numbered() -> None:
    (mark,) = styled(NoteReference("a"))
    assert (mark.text, mark.note) == ("7", 7)
    assert mark.style.size == pytest.approx(6.51)  # 10.5 × 0.62
    assert mark.style.rise > 0


def test_a_reading_stands_above_its_base_whole_or_character_by_character() -> None:
    (whole,) = styled(Run("漢字", ruby="かんじ"))
    assert (whole.text, whole.reading) == ("漢字", "かんじ")
    assert [(run.text, run.reading) for run in styled(Run("お茶", ruby="|ちゃ"))] == [("お", ""), ("茶", "ちゃ")]


def test_dots_go_below_a_base_with_a_reading() -> None:
    (run,) = styled(Run("漢字", ruby="かんじ", emphasis=True), language=Language.JAPANESE)
    assert run.style.dots is Dots.BELOW


@pytest.mark.parametrize(("name", "underline"), [("civic", False), ("ledger", False), ("plain", True)])
def test_a_link_shows_as_one_in_every_theme(name: str, underline: bool) -> None:
    (link,) = styled(Run("页", link="https://example.org"), name=name)
    assert (link.link, link.style.color, link.style.underline) == ("https://example.org", "accent", underline)


def test_scripts_rise_and_sink() -> None:
    above, below = styled(Run("2", script=Script.SUPERSCRIPT), Run("2", script=Script.SUBSCRIPT))
    assert above.style.rise > 0 > below.style.rise


def test_a_colour_replaces_the_role_s_own() -> None:
    (run,) = report_runs(RichText((Run("文"),)), "body", theme(), Language.CHINESE_SIMPLIFIED, lambda note: 1, color="muted")
    assert run.style.color == "muted"
