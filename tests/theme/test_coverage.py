"""A character that no face has is named before anything is laid out."""

from pathlib import Path
from types import MappingProxyType

import pytest

from generator.model.document import Document, Language, Metadata, Section
from generator.model.inline import plain_text
from generator.model.prose import Notes, Point, Points, Prose
from generator.problems import Problem, Problems, Severity, Span
from generator.text.library import FontLibrary
from generator.theme.coverage import characters, check_coverage, missing_characters
from generator.theme.theme import Theme
from generator.theme.tokens import Families, Palette
from tests import shipped
from tests.text import tiny

CUNEIFORM = "𒀀"
"""U+12000, in none of the shipped faces."""
SOURCE = (
    "title: 标题",
    "sections:",
    "- title: 一",
    "  blocks:",
    "  - text: |",
    "      第一行",
    "      第二行𒀀",
)


@pytest.fixture(scope="module")
def library() -> FontLibrary:
    return shipped.library()


def theme() -> Theme:
    palette = Palette(*["#000000"] * 12, series=("#000000",))
    families = {language: Families("Noto Sans SC", "Noto Serif SC") for language in Language}
    return Theme("test", palette, MappingProxyType(families), {}, {})


def document(*blocks: Prose | Points | Notes) -> Document:
    return Document(Metadata("标题"), (Section("一", blocks=blocks),), path="q.yaml")


def prose(text: str, span: Span) -> Prose:
    return Prose(paragraphs=(plain_text(text, span),))


def problems_of(content: Document, library: FontLibrary) -> list[Problem]:
    problems = Problems()
    check_coverage(content, theme(), library, lambda path: SOURCE, problems)
    return list(problems)


def test_a_document_whose_characters_all_have_faces_has_no_problem(library: FontLibrary) -> None:
    content = document(prose("汉字 kana かな 한글 漢字 2.64%\u200b\ufe0f", Span("q.yaml", 5, 11, 12)))
    assert problems_of(content, library) == []


def test_a_missing_character_is_named_with_its_code_point_its_place_and_the_fonts_asked(library: FontLibrary) -> None:
    (problem,) = problems_of(document(prose(f"第一行\n第二行{CUNEIFORM}", Span("q.yaml", 5, 11, 12))), library)
    assert problem.code == "missing-glyph"
    assert "U+12000 CUNEIFORM SIGN A" in problem.message
    assert problem.span == Span("q.yaml", 7, 10, 11)  # 6 spaces + 3 characters before it
    assert "Noto Sans SC" in problem.hint
    assert "Noto Sans KR" in problem.hint


def test_a_missing_character_is_told_once_with_its_further_places(library: FontLibrary) -> None:
    spans = [Span("q.yaml", line, 1, 2) for line in (7, 7, 9, 10, 11)]
    content = document(*(prose(CUNEIFORM, span) for span in spans))
    (problem,) = problems_of(content, library)
    assert [related.span.line for related in problem.related] == [9, 10]


def test_an_escaped_character_keeps_the_place_of_its_text(library: FontLibrary) -> None:
    span = Span("q.yaml", 3, 10, 11)
    problems = Problems()
    check_coverage(document(prose(CUNEIFORM, span)), theme(), library, lambda path: ("", "", '- title: "\\U00012000"'), problems)
    assert [problem.span for problem in problems] == [span]


def test_the_families_that_a_missing_character_was_wanted_in_are_named(library: FontLibrary) -> None:
    (problem,) = problems_of(document(prose(CUNEIFORM, Span("q.yaml", 7, 9, 10))), library)
    assert problem.message.endswith("wanted in Noto Sans SC and Noto Serif SC")


def test_with_missing_characters_allowed_they_are_warnings_with_every_place(library: FontLibrary) -> None:
    content = document(*(prose(CUNEIFORM, Span("q.yaml", line, 1, 2)) for line in range(20, 26)))
    problems = Problems()
    check_coverage(content, theme(), library, lambda path: SOURCE, problems, allow_missing=True)
    (problem,) = problems
    assert (problem.code, problem.severity) == ("missing-glyph", Severity.WARNING)
    assert [problem.span.line, *(related.span.line for related in problem.related)] == [20, 21, 22, 23, 24, 25]


@pytest.mark.parametrize(
    "text",
    [
        "Ra\u0308diger, nai\u0308ve, cafe\u0301, Vie\u0302\u0323t",  # decomposed Latin
        "か\u3099は\u309a",  # decomposed kana
        "\u1112\u1161\u11ab",  # 한 in conjoining jamo
        "葛\U000e0100飾区",  # a variation sequence that no face has
        "ｶﾞ",  # half-width kana
    ],
)
def test_what_a_face_composes_or_leaves_out_is_not_missing(text: str, library: FontLibrary) -> None:
    assert problems_of(document(prose(text, Span("q.yaml", 5, 1, 2))), library) == []


def test_an_accent_is_missing_only_where_no_face_draws_it(tmp_path: Path) -> None:
    tiny.truetype(tmp_path / "own.ttf", "甲aä", family="Noto Sans SC")
    tiny.truetype(tmp_path / "serif.ttf", "甲aä", family="Noto Serif SC")
    content = document(prose("a\u0308", Span("q.yaml", 5, 1, 2)), prose("甲\u0308", Span("q.yaml", 6, 1, 2)))
    (missing,) = (one for one in missing_characters(content, theme(), FontLibrary([tmp_path])) if one.character == "\u0308")
    assert [span.line for span in missing.spans] == [6]


def test_a_character_of_the_speaker_notes_needs_a_face_too(library: FontLibrary) -> None:
    content = document(Notes(paragraphs=(plain_text(CUNEIFORM),)))
    assert [missing.character for missing in missing_characters(content, theme(), library)] == [CUNEIFORM]


def test_white_space_and_format_characters_need_no_face() -> None:
    content = Document(Metadata("字 \u3000\u200d\ufe0f\u00ad"), ())
    assert characters(content) == {"字"}


def test_missing_characters_come_by_first_use(library: FontLibrary) -> None:
    content = document(Points(items=(Point(plain_text("𒀁𒀀")), Point(plain_text("𒀀𒀂")))))
    assert [missing.character for missing in missing_characters(content, theme(), library)] == ["𒀁", "𒀀", "𒀂"]
