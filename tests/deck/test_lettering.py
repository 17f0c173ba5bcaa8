"""Author's text as runs: roles, marks, half-width quotation marks."""

from dataclasses import replace

import pytest

from generator.deck import fit
from generator.deck.lettering import Lettering, broken
from generator.deck.scene import Typeface
from generator.model.document import Language
from generator.model.inline import Inline, NoteReference, RichText, Run, Script
from generator.theme.tokens import Families


def tracked(lettering: Lettering, text: str, role: str) -> list[tuple[str, float]]:
    return [(run.text, run.tracking) for run in lettering.runs(text, role)]


def test_quotation_marks_lose_their_blank_half_from_18_points_up(lettering: Lettering) -> None:
    assert tracked(lettering, "以“小”事", "headline") == [("以", -15), ("“小", 0), ("”", -15), ("事", 0)]  # −0.5 × 30
    assert tracked(lettering, "以“小”事", "source") == [("以“小”事", 0)]  # 12 points


def test_a_mark_between_two_others_loses_both_halves(lettering: Lettering) -> None:
    assert tracked(lettering, "”“", "body") == [("”", -18), ("“", 0)]  # −0.5 × 18 for itself, −0.5 × 18 before the next


def test_nothing_is_trimmed_at_the_start_of_a_line(lettering: Lettering) -> None:
    assert tracked(lettering, "一\n“二", "body") == [("一\n“二", 0)]


@pytest.mark.parametrize("language", [Language.JAPANESE, Language.KOREAN])
def test_faces_with_narrow_marks_are_left_alone(lettering: Lettering, language: Language) -> None:
    assert tracked(replace(lettering, language=language), "あ“い”", "headline") == [("あ“い”", 0)]


def test_a_face_with_narrow_marks_is_left_alone_in_chinese_too(lettering: Lettering) -> None:
    families = lettering.theme.families | {Language.CHINESE_SIMPLIFIED: Families("Noto Sans JP", "Noto Sans JP")}
    narrow = replace(lettering, theme=lettering.theme._replace(families=families))
    assert tracked(narrow, "以“小”事", "headline") == [("以“小”事", 0)]


def test_raised_numbers_stay_apart_from_a_note_s_mark(lettering: Lettering) -> None:
    marked = replace(lettering, marks={"a": 1, "b": 2})
    squared, note, unnumbered = Run("2", script=Script.SUPERSCRIPT), NoteReference("a"), NoteReference("source")
    cases = [
        ((Run("m"), squared, note), ["m", "2", "\u00a01"]),
        ((Run("甲"), note, NoteReference("b")), ["甲", "1", "\u00a02"]),
        ((Run("甲"), unnumbered, note), ["甲", "1"]),
        ((Run("H"), squared._replace(script=Script.SUBSCRIPT), note), ["H", "2", "1"]),
    ]
    for inlines, shown in cases:
        assert [run.text for run in marked.runs(RichText(inlines), "body")] == shown


def test_english_has_narrow_marks_without_tracking(lettering: Lettering) -> None:
    english = replace(lettering, language=Language.ENGLISH)
    assert tracked(english, "the city’s “small” steps", "headline") == [("the city’s “small” steps", 0)]
    narrow, full = (fit.width(one, one.paragraph("don’t", "headline")) for one in (english, replace(lettering, language=Language.JAPANESE)))
    assert narrow == pytest.approx(full, rel=0.001)


def test_english_display_type_borrows_its_marks_from_the_sans_face(lettering: Lettering) -> None:
    runs = replace(lettering, language=Language.ENGLISH).runs("don’t “stop”", "title")
    assert [(run.text, run.typeface) for run in runs] == [
        ("don", Typeface.MAJOR),
        ("’", Typeface.MINOR),
        ("t ", Typeface.MAJOR),
        ("“", Typeface.MINOR),
        ("stop", Typeface.MAJOR),
        ("”", Typeface.MINOR),
    ]
    assert {run.tracking for run in runs} == {0}


def test_a_theme_whose_english_faces_have_full_width_marks_has_them_trimmed(lettering: Lettering) -> None:
    families = lettering.theme.families | {Language.ENGLISH: Families("Noto Sans SC", "Noto Serif SC")}
    wide = replace(lettering, language=Language.ENGLISH, theme=lettering.theme._replace(families=families))
    assert tracked(wide, "a “b”", "source") == [("a", 0), (" ", -6), ("“b", 0), ("”", -6)]  # −0.5 × 12


def test_strong_words_links_and_readings_become_runs(lettering: Lettering) -> None:
    rich = RichText(
        (Run("前"), Run("重", strong=True), Run("字", ruby="じ"), Run("2", script=Script.SUBSCRIPT), Run("站", link="https://x.cn"))
    )
    runs = lettering.runs(rich, "body")
    assert [run.text for run in runs] == ["前", "重", "字", "（じ）", "2", "站"]
    assert [run.bold for run in runs] == [False, True, False, False, False, False]
    assert runs[4].rise == -25
    assert runs[5].link == "https://x.cn"


def test_a_reading_is_smaller_than_its_base_but_in_notes(lettering: Lettering) -> None:
    rich = RichText((Run("東京", ruby="とう|きょう"),))
    base, reading = lettering.runs(rich, "body")
    assert (base.text, reading.text) == ("東京", "（とうきょう）")
    assert (base.size, reading.size) == (18, 13.5)  # 18 × 0.75
    assert {run.size for run in lettering.runs(rich, "notes")} == {lettering.role("notes").size}


def test_emphasis_is_a_dotted_line_and_in_english_bold_where_that_shows(lettering: Lettering) -> None:
    emphasis = RichText((Run("重", emphasis=True),))
    english = replace(lettering, language=Language.ENGLISH)
    assert [(run.bold, run.dotted) for run in lettering.runs(emphasis, "body")] == [(False, True)]
    assert [(run.bold, run.dotted) for run in english.runs(emphasis, "body")] == [(True, False)]
    assert [(run.bold, run.dotted) for run in english.runs(emphasis, "headline")] == [(True, True)]


def test_footnotes_are_marked_with_their_numbers_and_sources_are_not(lettering: Lettering) -> None:
    rich = RichText((Run("称号"), NoteReference("why"), NoteReference("ops")))
    runs = replace(lettering, marks={"why": 2}).runs(rich, "lead")
    assert [(run.text, run.rise) for run in runs] == [("称号", 0), ("2", 30)]


def test_display_roles_take_the_serif_slot(lettering: Lettering) -> None:
    assert lettering.runs("题", "title")[0].typeface is Typeface.MAJOR
    assert lettering.runs("题", "headline")[0].typeface is Typeface.MINOR


@pytest.mark.parametrize(
    ("inlines", "lines", "shown"),
    [
        ((Run("一二，三四，"), Run("五", strong=True)), ["一二，", "三四，五"], "一二，\n三四，五"),
        ((Run("一二，"), NoteReference("a"), Run("三四")), ["一二，", "三四"], "一二，*\n三四"),  # a note stays with what it is about
        ((Run("one, "), Run("two three", strong=True)), ["one, ", "two", "three"], "one, \ntwo\nthree"),
        (
            (Run("在"), Run("朝阳", ruby="Cháoyáng"), Run("区")),
            ["在朝阳（Cháo", "yáng）区"],
            "在\n朝阳区",
        ),  # a base with its reading is not divided
        ((Run("m"), Run("2", script=Script.SUPERSCRIPT), Run("，甲")), ["m²，", "甲"], "m2，\n甲"),
    ],
)
def test_text_is_broken_at_its_lines_and_keeps_its_mark_up(inlines: tuple[Inline, ...], lines: list[str], shown: str) -> None:
    text = broken(RichText(inlines), lines)
    assert isinstance(text, RichText)
    assert "".join(inline.text if isinstance(inline, Run) else "*" for inline in text.inlines) == shown
    assert [inline._replace(text="") for inline in text.inlines if isinstance(inline, Run) and inline.text.strip()] == [
        inline._replace(text="") for inline in inlines if isinstance(inline, Run)
    ]
