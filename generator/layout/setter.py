"""Words set by role: the typesetter, asked in the theme's terms."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.layout.drawing import Glyphs
from generator.model.document import Language
from generator.model.inline import RichText
from generator.text.lines import TextBlock
from generator.text.style import ParagraphStyle, StyledRun
from generator.text.typesetter import Typesetter
from generator.theme.runs import report_runs
from generator.theme.theme import Theme, colored
from generator.theme.words import Words, words

UNBROKEN = 100_000.0
"""A measure that no label reaches, in points."""

TIGHT_ROLES = frozenset({"label", "label-bold", "category"})
"""Labels in charts are set without gaps between ideographs and figures: 12月."""
MEASURED_MARK = 88
"""Stands for a footnote's number while widths are measured."""
_WORD = r"[^\s\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]+"
"""Letters that no line should end between; ideographs, kana and hangul are not among them. Compiled when it is used: decks do without."""
_KOREAN_WORD = r"[^\s\u2e80-\u2fff\u3040-\u30ff\u31f0-\u9fff\uf900-\ufaff\uff00-\uffef]+"
"""The same in Korean, whose words stand between spaces."""


class Setter(NamedTuple):
    """Sets text in the briefing's roles and one language. `note_number` numbers footnotes in reading order."""

    typesetter: Typesetter
    theme: Theme
    language: Language
    note_number: Callable[[str], int]

    @property
    def words(self) -> Words:
        return words(self.language)

    def size(self, role: str) -> float:
        return self.theme.report[role].size

    def leading(self, role: str) -> float:
        return self.theme.report[role].leading

    def run(self, text: str, role: str, color: str = "", size: float = 0.0) -> StyledRun:
        """Return `text` in the look of `role`, in another colour or size where one is given."""
        style = self.theme.report_text(role, self.language.value)
        if color:
            style = colored(style, color)
        return StyledRun(text, style._replace(size=size) if size else style)

    def runs(self, rich: RichText, role: str, color: str = "") -> tuple[StyledRun, ...]:
        return report_runs(rich, role, self.theme, self.language, self.note_number, color)

    def style(self, role: str, *, justify: bool = False, indent: float = 0.0, balance: bool = False) -> ParagraphStyle:
        style = self.theme.report_paragraph(role, self.language.value, justify=justify, indent=indent, balance=balance)
        return style._replace(autospace=0.0) if role in TIGHT_ROLES else style

    def line(self, text: str, role: str, color: str = "") -> TextBlock:
        """Return `text` on one line, however long."""
        return self.run_line((self.run(text, role, color),), role)

    def run_line(self, runs: tuple[StyledRun, ...], role: str) -> TextBlock:
        """Return `runs` on one line with the leading of `role`."""
        return self.typesetter.set(runs, self.style(role), UNBROKEN)

    def text(self, text: str, role: str, measure: float, *, balance: bool = False, color: str = "") -> TextBlock:
        """Return plain `text` set to `measure`."""
        return self.typesetter.set((self.run(text, role, color),), self.style(role, balance=balance), measure)

    def rich(
        self,
        rich: RichText,
        role: str,
        measure: float,
        *,
        justify: bool = False,
        indent: float = 0.0,
        balance: bool = False,
        color: str = "",
    ) -> TextBlock:
        """Return author's text set to `measure`."""
        style = self.style(role, justify=justify, indent=indent, balance=balance)
        return self.typesetter.set(self.runs(rich, role, color), style, measure)

    def rich_width(self, rich: RichText, role: str) -> float:
        """Return how wide author's text is on one line, footnote marks taken as two figures; it numbers no footnote."""
        runs = report_runs(rich, role, self.theme, self.language, lambda name: MEASURED_MARK)
        return self.typesetter.width(runs, self.style(role))

    def width(self, text: str, role: str) -> float:
        """Return how wide `text` is on one line."""
        return self.typesetter.width((self.run(text, role),), self.style(role))

    def longest_word(self, text: str, role: str) -> float:
        """Return the width of the longest stretch of `text` that should not be broken, at least three ideographs."""
        size = self.size(role)
        least = min(len(text), 3) * size
        pattern = _KOREAN_WORD if self.language is Language.KOREAN else _WORD
        words = [word for word in re.findall(pattern, text) if len(word) * size > least]
        return max([least, *(self.width(word, role) for word in words)])


def level(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return `blocks`, which stand side by side, on one line grid: that of the one with the most leading."""
    if len({block.leading for block in blocks}) < 2:
        return list(blocks)
    widest = max(blocks, key=lambda block: block.leading)
    return [block._replace(leading=widest.leading, ascent=widest.ascent) for block in blocks]


def placed(block: TextBlock, x: float, y: float) -> tuple[Glyphs, ...]:
    """Return the lines of `block` with its top left corner at (`x`, `y`)."""
    return tuple(Glyphs(line, x, y + block.ascent + number * block.leading) for number, line in enumerate(block.lines))


def placed_right(block: TextBlock, right: float, y: float) -> tuple[Glyphs, ...]:
    """Return the lines of `block`, each ending at `right`, its top at `y`."""
    return tuple(
        Glyphs(line, right - line.x - line.width, y + block.ascent + number * block.leading) for number, line in enumerate(block.lines)
    )


def placed_center(block: TextBlock, center: float, y: float) -> tuple[Glyphs, ...]:
    """Return the lines of `block`, each centred on `center`, its top at `y`."""
    return tuple(
        Glyphs(line, center - line.x - line.width / 2, y + block.ascent + number * block.leading) for number, line in enumerate(block.lines)
    )


def placed_baseline(block: TextBlock, x: float, baseline: float) -> tuple[Glyphs, ...]:
    """Return the lines of `block` with the first baseline at `baseline`."""
    return placed(block, x, baseline - block.ascent)
