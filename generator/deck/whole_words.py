"""Words, and names of a few characters, that lines do not divide."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

LONGEST_NAME: Final = 4
"""Chinese or Japanese characters, alone between spaces or marks, that may be a name; more are words that lines divide anywhere."""
_CHARACTERS: Final = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD: Final = re.compile(rf"(?<![{_CHARACTERS}])[{_CHARACTERS}]{{2,{LONGEST_NAME}}}(?![{_CHARACTERS}])|[^\W{_CHARACTERS}]+")


def insides(text: str) -> frozenset[int]:
    """Return the places in `text` at which a line would divide a word of letters or a name."""
    return frozenset(at for word in _insides(text) for at in word)


def divided(lines: Sequence[str]) -> int:
    """Return how many words and names have an end of one of `lines` inside them."""
    ends = frozenset(accumulate(map(len, lines[:-1])))
    return sum(not ends.isdisjoint(word) for word in _insides("".join(lines)))


def _insides(text: str) -> Iterator[range]:
    """Yield the places inside each word and name of `text`."""
    return (range(word.start() + 1, word.end()) for word in _WORD.finditer(text))
