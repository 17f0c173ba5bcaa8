"""Numbers and what belongs to them: myriads, counters, units, ordinal prefixes.

UAX #14 keeps digits with their signs (LB25). That `2.64亿` and `2천5백만` are one number, no Unicode engine knows.
"""

import re
from collections.abc import Iterator
from typing import Final

from generator.text.measures import COUNTERS, PREFIXES, UNIT

DIGIT: Final = "0-9０-９"
"""Those of other scripts, some of them letters of UAX #14, are left to it."""
LETTER: Final = f"A-Za-z\u00c0-\u024f{DIGIT}"
_HUNDREDS: Final = "百千백십천"
"""More digits may follow these: 2천5백만."""
_GROUPS: Final = "万亿萬億兆만억조"
"""These end a group of digits, as a comma does elsewhere."""
_NO_PREFIX: Final = "(?![瓦克米卡帕赫升安伏焦分])"
"""千瓦, 兆赫, 百分点: a prefix of what follows."""
_MYRIADS: Final = f"(?:(?:[{_HUNDREDS}]{_NO_PREFIX})?[{_GROUPS}]{_NO_PREFIX}[{_GROUPS}]?|[{_HUNDREDS}]{_NO_PREFIX})"
_COUNTABLE: Final = "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"

_READING: Final = re.compile("[\u3400-\u9fff\u3005-\u3007]+[（(][\u3041-\u30ff]+[）)]")

_NUMBER: Final = re.compile(
    rf"(?=[A-Z$￥¥€£+\-±{DIGIT}])(?:[A-Z]{{0,3}}[$￥¥€£]\s?)?[+\-±]?[{DIGIT}][{DIGIT},.]*(?:[{_HUNDREDS}][{DIGIT}]+)*"
    rf"(?:\s?(?:{_MYRIADS}|[％%‰℃]|°C))?(?:[A-Za-z%]{{1,4}}(?![{LETTER}:/.@]))?",
)
_SPACE: Final = " \u2002-\u200a"
"""The spaces after which lines may end."""
_COUNTED: Final = re.compile(
    rf"[{DIGIT}第제{_HUNDREDS}{_GROUPS}](?:(?<=[{DIGIT}])(?=[{_COUNTABLE}])|"
    rf"(?<=[{DIGIT}][{_GROUPS}])(?=[{DIGIT}])|(?<=[第제])[{_SPACE}]?(?=[{DIGIT}])|"
    rf"(?:(?<=[{DIGIT}])|(?<=[{DIGIT}{_HUNDREDS}][{_GROUPS}])|(?<=[{DIGIT}][{_HUNDREDS}]))[{_SPACE}](?=[{COUNTERS}{PREFIXES}])|"
    rf"(?:(?<=[{DIGIT}{_SPACE}][{_GROUPS}])|(?<=[{_HUNDREDS}][{_GROUPS}]))(?=[{COUNTERS}{PREFIXES}]))"
)
_SPACED: Final = re.compile(f"[{DIGIT}][{_SPACE}]")
_IDEOGRAPHS: Final = ("\u3400", "\u9fff")
"""First and last of those that no unit begins with."""
_UNIT: Final = rf"{UNIT}(?![{LETTER}]|[-/’'.@][A-Za-z])"
"""Compiled where a text has such a space: it takes 2 ms."""
_GROUPED: Final = re.compile(rf"[{DIGIT}]{{1,3}}(?:[{_SPACE}][{DIGIT}]{{3}})+(?![{LETTER}])")
_GROUPED_START: Final = re.compile(rf"[^{LETTER}.,/-]?[{DIGIT}]{{1,3}}[{_SPACE}]")
CONTINUED: Final = rf"(?<=[{DIGIT}])[{_HUNDREDS}{_GROUPS}]|(?<=[{DIGIT}][{_HUNDREDS}])[{DIGIT}]"
"""A regular expression for what stands after a break inside a number that mixes digits and numerals."""


def inside_numbers(text: str) -> Iterator[int]:
    """Yield the offsets inside numbers, each with its sign, myriads and a short unit without a space."""
    for match in _NUMBER.finditer(text):
        yield from range(match.start() + 1, match.end())


def before_counters(text: str) -> Iterator[int]:
    """Yield the offsets between a number and its counter (`12月`, `12.4万元`), the prefix of an ordinal (`第3`), and after a myriad
    (`1億2,000万`).

    A space may stand there too, also before a unit in words (`3 千米`).
    """
    for match in _COUNTED.finditer(text):
        yield match.end()


def before_units(text: str) -> Iterator[int]:
    """Yield the offsets after the space in `12 km`."""
    for match in _SPACED.finditer(text):
        end = match.end()
        is_word = _IDEOGRAPHS[0] <= text[end : end + 1] <= _IDEOGRAPHS[1]
        if not is_word and re.compile(_UNIT).match(text, end):  # Python keeps what it has compiled
            yield end


def kept_together(text: str) -> set[int]:
    """Return the offsets at which no line ends that can end elsewhere: in numbers, between them and their units, and between a base and
    the reading in parentheses that follows it (`品質（ひんしつ）`)."""
    readings = (offset for match in _READING.finditer(text) for offset in range(match.start() + 1, match.end()))
    return {*inside_numbers(text), *before_counters(text), *before_units(text), *between_digits(text), *readings}


def between_digits(text: str) -> Iterator[int]:
    """Yield the offsets after the spaces in `3 000 000`."""
    for match in _GROUPED.finditer(text):
        if _GROUPED_START.match(text, max(0, match.start() - 1)):
            yield from (offset + 1 for offset in range(*match.span()) if text[offset].isspace())
