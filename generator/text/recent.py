"""Paragraphs made lately: what is measured is soon measured again or set."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Generic, Protocol, TypeVar

from generator.text.style import ParagraphStyle, StyledRun

LIMIT: Final = 25_000
"""Characters kept in all: some 6 MB, a dozen pages of text."""

Key = tuple[tuple[StyledRun, ...], ParagraphStyle, float]
"""Runs, style and size."""


class _HasText(Protocol):
    @property
    def text(self) -> str: ...


Made = TypeVar("Made", bound=_HasText)


class RecentParagraphs(Generic[Made]):
    """Paragraphs by what they are made of; beyond a number of characters those longest unused are forgotten."""

    def __init__(self, make: Callable[[tuple[StyledRun, ...], ParagraphStyle, float], Made]) -> None:
        self._make = make
        self._kept: OrderedDict[Key, Made] = OrderedDict()
        self._characters = 0

    def __call__(self, runs: tuple[StyledRun, ...], style: ParagraphStyle, size: float) -> Made:
        key = runs, style, size
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
