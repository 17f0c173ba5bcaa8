"""A theme: ask it for a role, get a look."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.model.document import Language, Lines
from generator.text.style import Align, BreakLevel, ParagraphStyle, TextStyle, WordBreak
from generator.theme.brand import NO_BRAND, Brand
from generator.theme.tokens import Families, Palette, TableLook, TypeRole, TypeScale


class Theme(NamedTuple):
    """Palette, families by language, and one type scale for each output (`report`, `deck`)."""

    name: str
    palette: Palette
    families: Mapping[str, Families]
    report: TypeScale
    deck: TypeScale
    filled_leaves: bool = True
    """Title and closing slides have a leaf filled with the accent; `plain` keeps paper there for photocopiers."""
    table_look: TableLook = TableLook.RULED
    brand: Brand = NO_BRAND
    """What an organization adds: its name, its logo, its footer."""
    lines: Lines = Lines()
    """How the document's lines end. Words are divided and marks hang in justified text only."""

    def report_text(self, role: str, language: str) -> TextStyle:
        """Return the look of `role` in the briefing."""
        return self._text(self.report[role], language)

    def deck_text(self, role: str, language: str) -> TextStyle:
        """Return the look of `role` on slides."""
        return self._text(self.deck[role], language)

    def report_paragraph(
        self, role: str, language: str, *, justify: bool = False, indent: float = 0.0, balance: bool = False
    ) -> ParagraphStyle:
        """Return how lines of `role` are made in the briefing."""
        scale = self.report[role]
        return ParagraphStyle(
            language=language,
            leading=scale.leading,
            align=Align.JUSTIFY if justify else Align.START,
            indent=indent,
            balance=balance,
            squeeze_quotes=scale.size >= DISPLAY_SIZE,
            autospace=DISPLAY_AUTOSPACE if scale.size >= DISPLAY_SIZE else BODY_AUTOSPACE,
            level=self._level,
            hang=justify and self.lines.hanging,
            words=WordBreak.NORMAL if justify and self.lines.divide_words else WordBreak.CUSTOM,
            hyphenate=justify and self.lines.divide_words and language == Language.ENGLISH,
        )

    def deck_paragraph(self, role: str, language: str, *, balance: bool = False) -> ParagraphStyle:
        """Return how lines of `role` are made on slides."""
        scale = self.deck[role]
        return ParagraphStyle(
            language=language,
            leading=scale.leading,
            balance=balance,
            squeeze_quotes=scale.size >= DISPLAY_SIZE,
            autospace=BODY_AUTOSPACE,
            level=self._level,
        )

    @property
    def _level(self) -> BreakLevel:
        return BreakLevel(self.lines.breaking.value)

    def _text(self, role: TypeRole, language: str) -> TextStyle:
        return TextStyle(role.face or self.families[language].family(role.family), role.size, role.bold, role.color, role.tracking)


DISPLAY_SIZE = 18.0
"""From this size up, quotation marks are set half width and gaps between scripts narrower."""
BODY_AUTOSPACE = 0.25
DISPLAY_AUTOSPACE = 1 / 6


def colored(style: TextStyle, color: str) -> TextStyle:
    """Return `style` in another palette role."""
    return style._replace(color=color)
