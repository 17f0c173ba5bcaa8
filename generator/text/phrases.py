"""Where a Chinese or Japanese heading reads well when its line ends: after phrases (BudouX) that end with a word (ICU's dictionary).

Both err, seldom in the same place. Of 175, 80 and 168 settings of headings that can be divided between phrases (zh-Hans, zh-Hant, ja),
ICU's words alone divide 119, 60 and 151 so, BudouX alone 112, 65 and 157, and both together 123, 64 and 168.
"""

import re
from collections.abc import Set
from itertools import accumulate
from typing import Final

from icu4py.breakers import LineBreaker, WordBreaker

from generator.text.breaks import Breaks

PHRASE_PENALTY: Final = 150.0
"""Inside a phrase: as much as two lines of 57 and 143 in a hundred instead of halves, see `balance.EVEN_COST`."""
WORD_PENALTY: Final = 200.0
"""Inside a word as well."""

_DICTIONARIES: Final = {"zh-Hans": "zh", "zh-Hant": "zh_Hant"}
_PARTICLE: Final = re.compile("[的了着著们們等]")
"""Chinese particles, which belong to the word before them."""


class Phraser:
    """Finds phrases of one language, whose model is loaded when it is made. Only Chinese and Japanese have any."""

    def __init__(self, language: str) -> None:
        import budoux  # only headings of several lines need it

        parsers = {
            "zh-Hans": budoux.load_default_simplified_chinese_parser,
            "zh-Hant": budoux.load_default_traditional_chinese_parser,
            "ja": budoux.load_default_japanese_parser,
        }
        self._language = language
        self._parser = parsers[language]()

    def heading_breaks(self, breaks: Breaks, text: str) -> Breaks:
        """Return `breaks` with penalties on those inside phrases and inside words of `text`."""
        phrases = set(accumulate(map(len, self._parser.parse(text))))
        words = _word_ends(text, self._language)
        return {
            offset: penalty + PHRASE_PENALTY * (offset not in phrases) + WORD_PENALTY * (offset not in words)
            for offset, penalty in breaks.items()
        }

    def word_ends(self, text: str) -> Set[int]:
        """Return the offsets in `text` at which a word ends, with the particles that follow it."""
        return _word_ends(text, self._language)


def _word_ends(text: str, language: str) -> Set[int]:
    if language == "ja":  # with the particles that follow a word
        return set(accumulate(map(len, LineBreaker(text, "ja@lb=strict;lw=phrase"))))
    ends = set(accumulate(map(len, WordBreaker(text, _DICTIONARIES[language]))))
    return ends.difference(match.start() for match in _PARTICLE.finditer(text))
