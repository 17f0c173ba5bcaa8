"""Paragraphs made lately: what is measured is soon measured again or set."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from generator.text.paragraph import Paragraph
from generator.text.style import ParagraphStyle, StyledRun

LIMIT: Final = 25_000
"""Characters kept in all: some 6 MB, a dozen pages of text."""

Key = tuple[tuple[StyledRun, ...], ParagraphStyle, float, str]
"""Runs, style, size and the language whose spacing it has."""


class RecentParagraphs:
    """Paragraphs by what they are made of; beyond a number of characters those longest unused are forgotten."""

    def __init__(self, make: Callable[[tuple[StyledRun, ...], ParagraphStyle, float, str], Paragraph]) -> None:
        self._make = make
        self._kept: OrderedDict[Key, Paragraph] = OrderedDict()
        self._characters = 0

    def __call__(self, runs: tuple[StyledRun, ...], style: ParagraphStyle, size: float, spacing: str) -> Paragraph:
        key = runs, style, size, spacing
        paragraph = self._kept.get(key)
        if paragraph is not None:
            self._kept.move_to_end(key)
            return paragraph
        paragraph = self._kept[key] = self._make(*key)
        self._characters += len(paragraph.text)
        while self._characters > LIMIT:
            _, oldest = self._kept.popitem(last=False)
            self._characters -= len(oldest.text)
        return paragraph
