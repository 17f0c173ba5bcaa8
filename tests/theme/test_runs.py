"""Inline content in the briefing's look."""

import pytest

from generator.model.document import Language
from generator.model.inline import NoteReference, RichText, Run, Script
from generator.text.style import StyledRun
from generator.theme.runs import report_runs
from tests.shipped import theme


def styled(
    *inlines: Run | NoteReference, role: str = "body", language: Language = Language.CHINESE_SIMPLIFIED, name: str = "civic"
) -> list[StyledRun]:
    return list(report_runs(RichText(inlines), role, theme(name), language, lambda note: 7))


def test_plain_text_has_the_role_s_look() -> None:
    (run,) = styled(Run("文"))
    assert (run.text, run.style) == ("文", theme().report_text("body", "zh-Hans"))


def test_strong_is_bold_and_emphasis_changes_the_family() -> None:
    strong, emphasis, both = styled(Run("甲", strong=True), Run("乙", emphasis=True), Run("丙", strong=True, emphasis=True))
    assert (strong.style.family, strong.style.bold) == ("Noto Serif SC", True)
    assert (emphasis.style.family, emphasis.style.bold) == ("Noto Sans SC", False)
    assert (both.style.family, both.style.bold) == ("Noto Sans SC", True)


def test_languages_with_one_family_emphasize_by_weight_then_by_a_line() -> None:
    emphasis, both = styled(Run("甲", emphasis=True), Run("乙", strong=True, emphasis=True), language=Language.JAPANESE)
    assert (emphasis.style.bold, emphasis.style.underline) == (True, False)
    assert (both.style.bold, both.style.underline) == (True, True)


def test_a_note_mark_is_small_raised_and_numbered() -> None:
    (mark,) = styled(NoteReference("a"))
    assert (mark.text, mark.note) == ("7", 7)
    assert mark.style.size == pytest.approx(6.51)  # 10.5 × 0.62
    assert mark.style.rise > 0


def test_a_reading_follows_its_base_in_parentheses() -> None:
    base, reading = styled(Run("漢字", ruby="かんじ"))
    assert (base.text, reading.text) == ("漢字", "（かんじ）")
    assert reading.style.size < base.style.size


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
