"""Where English words may be divided: Liang's patterns (TeX's, from pyphen), and at soft hyphens that authors type."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.text.fill import Cut
from generator.text.paragraph import Paragraph

SHORTEST_START: Final = 2
SHORTEST_END: Final = 3
"""Letters of a word that stay before and after the hyphen (Chicago Manual of Style, 7.37)."""
MOST_IN_A_ROW: Final = 2

_WORD: Final = re.compile(r"(?<![\w@/.’'-])[a-z]{5,}(?![\w@/-]|\.\w)")
"""No names or abbreviations (capitals), numbers, compounds, addresses."""
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


def soft_hyphens(text: str) -> Iterator[int]:
    """Yield the offsets after the soft hyphens (U+00AD) in `text`."""
    if "\u00ad" in text:
        for match in _SOFT_HYPHEN.finditer(text):
            yield match.start()


def too_many(paragraph: Paragraph, cuts: Sequence[Cut]) -> int | None:
    """Return the offset of the first hyphen that would follow `MOST_IN_A_ROW` others at the ends of lines, if there is one."""
    in_a_row = 0
    for cut in cuts:
        in_a_row = in_a_row + 1 if cut.next in paragraph.hyphens else 0
        if in_a_row > MOST_IN_A_ROW:
            return paragraph.starts[cut.next]
    return None


def at_offsets(cuts: Sequence[Cut], paragraph: Paragraph, other: Paragraph) -> list[Cut]:
    """Return `cuts` of `paragraph` for `other`, the same text in other units that end where the lines do."""
    units = {offset: unit for unit, offset in enumerate(other.starts)}
    return [Cut(*(units[paragraph.starts[unit]] for unit in cut)) for cut in cuts]
