"""Shorthand for tests of set text: a size of 10 pt, so that one em is 10, in the language's own face."""

from generator.text.library import FontLibrary, shipped_folder
from generator.text.lines import TextBlock
from generator.text.style import Align, ParagraphStyle, StyledRun, TextStyle
from generator.text.typesetter import Typesetter

SIZE = 10.0
FAMILIES = {"zh-Hans": "Noto Sans SC", "zh-Hant": "Noto Sans TC", "ja": "Noto Sans JP", "ko": "Noto Sans KR", "en": "Noto Sans SC"}


def new_typesetter() -> Typesetter:
    return Typesetter(FontLibrary([shipped_folder()]))


def runs(text: str, language: str = "zh-Hans", **look: object) -> list[StyledRun]:
    return [StyledRun(text, TextStyle(FAMILIES[language], SIZE, **look))]  # type: ignore[arg-type]


def style(language: str = "zh-Hans", align: Align = Align.JUSTIFY, **how: object) -> ParagraphStyle:
    return ParagraphStyle(language, 18.0, align, **how)  # type: ignore[arg-type]


def positions(block: TextBlock, line: int = 0) -> list[tuple[str, float]]:
    """Return each glyph of a line as its text and its place in em."""
    return [(glyph.text, round(glyph.x / SIZE, 3)) for run in block.lines[line].runs for glyph in run.glyphs]
