"""Where English words may be divided: Liang's patterns (TeX's, from pyphen), and at soft hyphens that authors type."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.text.fill import EPSILON, Cut, Setting
from generator.text.justify import spread
from generator.text.paragraph import Paragraph

SHORTEST_START: Final = 2
SHORTEST_END: Final = 3
"""Letters of a word that stay before and after the hyphen (Chicago Manual of Style, 7.37)."""
MOST_IN_A_ROW: Final = 2

_WORD: Final = re.compile(r"(?<![\w@/.’'-])[a-z]{5,}(?![\w@/-]|\.\w)")
"""No names or abbreviations (capitals), numbers, compounds, addresses."""
_ANY_WORD: Final = re.compile(r"(?<![\w@/.])[A-Za-z]{5,}(?![\w@/]|\.\w)")
"""Names and parts of compounds too: of what is longer than a line."""
_SOFT_HYPHEN: Final = re.compile("(?<=\u00ad)(?=.)")


class Hyphenator:
    """Divides English words by patterns, which are loaded when it is made."""

    def __init__(self) -> None:
        from pyphen import Pyphen  # loading it and its patterns takes as long as setting a page

        self._patterns = Pyphen(lang="en_US", left=SHORTEST_START, right=SHORTEST_END)

    def places(self, text: str) -> Iterator[int]:
        """Yield the offsets in `text` before which a line may end with a hyphen."""
        for match in _WORD.finditer(text):
            for place in self._patterns.positions(match.group()):
                yield match.start() + int(place)

    def places_in_long_words(self, text: str, start: int, end: int) -> Iterator[int]:
        """Yield the offsets of `text` in a stretch that is longer than a line, where a hyphen is better than a cut."""
        for match in _words_in(text, start, end):
            places = (match.start() + int(place) for place in self._patterns.positions(match.group()))
            yield from (place for place in places if start < place < end)


def has_words(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of `text` may have English words to divide."""
    return any(_words_in(text, start, end))


def _words_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the English words of which a part stands in a stretch of `text`."""
    return (match for match in _ANY_WORD.finditer(text) if match.start() < end and match.end() > start)


def soft_hyphens(text: str) -> Iterator[int]:
    """Yield the offsets after the soft hyphens (U+00AD) in `text`."""
    if "\u00ad" in text:
        for match in _SOFT_HYPHEN.finditer(text):
            yield match.start()


def unwanted(paragraph: Paragraph, cuts: Sequence[Cut], setting: Setting) -> Iterator[int]:
    """Yield the offsets of hyphens that would follow `MOST_IN_A_ROW` others, or end a line that is ragged for all that."""
    in_a_row = 0
    for number, cut in enumerate(cuts):
        if cut.next not in paragraph.hyphens:
            in_a_row = 0
            continue
        in_a_row += 1
        if in_a_row > MOST_IN_A_ROW or (setting.justify and _is_ragged(paragraph, cut, setting, is_first=number == 0)):
            yield paragraph.starts[cut.next]
            in_a_row = 0


def _is_ragged(paragraph: Paragraph, cut: Cut, setting: Setting, *, is_first: bool) -> bool:
    width = spread(paragraph, cut, setting, is_first=is_first, is_last=False).width
    return width < setting.measure - (setting.indent if is_first else 0.0) - EPSILON


def at_offsets(cuts: Sequence[Cut], paragraph: Paragraph, other: Paragraph) -> list[Cut]:
    """Return `cuts` of `paragraph` for `other`, the same text in other units that end where the lines do."""
    units = {offset: unit for unit, offset in enumerate(other.starts)}
    return [Cut(*(units[paragraph.starts[unit]] for unit in cut)) for cut in cuts]
