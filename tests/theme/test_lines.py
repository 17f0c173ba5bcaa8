"""How lines end: the document's choice, in the theme's paragraphs."""

from pathlib import Path

import pytest

from generator.model.document import Breaking, Document, Language, Lines, Metadata
from generator.problems import Problems
from generator.text.style import BreakLevel, ParagraphStyle, WordBreak
from generator.theme.choose import choose_theme
from generator.theme.theme import Theme
from generator.workspace import Workspace


@pytest.fixture
def theme(tmp_path: Path, request: pytest.FixtureRequest) -> Theme:
    document = Document(Metadata("题", lines=getattr(request, "param", Lines())))
    theme = choose_theme(document, "", Workspace(tmp_path), Problems())
    assert theme is not None
    return theme


def ends(style: ParagraphStyle) -> tuple[BreakLevel, WordBreak, bool, bool]:
    return style.level, style.words, style.hyphenate, style.hang


def test_running_text_may_divide_words_and_nothing_else_does(theme: Theme) -> None:
    body = {language: ends(theme.report_paragraph("body", language, justify=True)) for language in Language}
    assert set(body.values()) == {
        (BreakLevel.STRICT, WordBreak.NORMAL, False, False),
        (BreakLevel.STRICT, WordBreak.NORMAL, True, False),
    }
    assert [language for language in Language if body[language][2]] == [Language.ENGLISH]
    for language in Language:
        for style in (theme.report_paragraph("heading1", language, balance=True), theme.deck_paragraph("headline", language)):
            assert ends(style) == (BreakLevel.STRICT, WordBreak.CUSTOM, False, False)


@pytest.mark.parametrize("theme", [Lines(Breaking.LOOSE, divide_words=False, hanging=True)], indirect=True)
def test_the_document_chooses(theme: Theme) -> None:
    for language in Language:
        assert ends(theme.report_paragraph("body", language, justify=True)) == (BreakLevel.LOOSE, WordBreak.CUSTOM, False, True)
        assert ends(theme.report_paragraph("table", language)) == (BreakLevel.LOOSE, WordBreak.CUSTOM, False, False)
        assert theme.deck_paragraph("headline", language).level is BreakLevel.LOOSE
