"""Text → tokens that are shaped as one piece, each with the class that decides spacing: a word, a mark, an ideograph.

Tokens never cut a grapheme cluster that this program sets (UAX #29): combining marks, variation sequences and
conjoining jamo stay with their base.
"""

import re
from enum import IntEnum, auto
from typing import Final


class CharClass(IntEnum):
    """Spacing classes (CLREQ 3.1, JLREQ appendix A), by the shape of the glyph as much as by the character."""

    IDEOGRAPH = auto()
    KANA = auto()
    HANGUL = auto()
    LATIN = auto()
    """Letters, digits and narrow symbols of alphabetic scripts."""
    SPACE = auto()
    BLANK = auto()
    """The ideographic space, U+3000."""
    OPEN = auto()
    CLOSE = auto()
    PAUSE = auto()
    """Commas, colons and semicolons."""
    STOP = auto()
    MIDDLE = auto()
    DASH = auto()
    """Dashes and ellipses: solid inside."""
    SYMBOL = auto()
    """Other full-width characters."""


OPENERS: Final = "（《〈「『【〔〖“‘〝［｛〘〚｟"
CLOSERS: Final = "）》〉」』】〕〗”’〟］｝〙〛｠"
PAUSES: Final = "，、；："
STOPS: Final = "。！？．"
MIDDLES: Final = "·・"
DASHES: Final = "—―…⸺⋯"
DOUBLE_MARKS: Final = ("——", "――", "……")
"""Dashes and ellipses of two em, drawn as one mark. U+2015 is what many Japanese and older Chinese encodings made of the dash."""
SPACES: Final = " \t\u00a0\u2002\u2003\u2009\u202f"
BLANK: Final = "\u3000"
QUOTES: Final = "‘’“”"
MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff"
    "\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
"""Combining marks, zero-width joiner and non-joiner, and variation selectors, as a regular expression's set."""
IGNORABLE: Final = re.compile("[\u00ad\u034f\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
"""Default-ignorable characters: a face needs no glyph for them (UAX #44)."""

_LATIN: Final = (
    "!-~\u00a1-\u00b6\u00b8-\u02ff\u0370-\u058f\u1e00-\u1fff\u200b"
    "\u2010-\u2013\u2030-\u203a\u2044\u2060\u2070-\u209c\u20a0-\u20c0\u2100-\u214f"
)
_LATIN_LETTER: Final = "A-Za-z\u00c0-\u024f"
_JAMO: Final = "[\u1100-\u115f\ua960-\ua97c]+[\u1160-\u11a7\ud7b0-\ud7c6]*[\u11a8-\u11ff\ud7cb-\ud7fb]*"
_MULTIPLE: Final = f"{_JAMO}|{'|'.join(DOUBLE_MARKS)}|.[{MARKS}]*"
_CLUSTER: Final = re.compile(f"{_JAMO}|.[{MARKS}]*", re.DOTALL)
_TOKEN: Final = re.compile(f"[{_LATIN}](?:[{_LATIN}{MARKS}]|’(?=[{_LATIN_LETTER}]))*|{_MULTIPLE}", re.DOTALL)
_TOKEN_ALPHABETIC: Final = re.compile(f"[{_LATIN}—―…{QUOTES}][{_LATIN}—―…{QUOTES}{MARKS}]*|{_MULTIPLE}", re.DOTALL)

_CLASSES: Final = {
    **dict.fromkeys(OPENERS, CharClass.OPEN),
    **dict.fromkeys(CLOSERS, CharClass.CLOSE),
    **dict.fromkeys(PAUSES, CharClass.PAUSE),
    **dict.fromkeys(STOPS, CharClass.STOP),
    **dict.fromkeys(MIDDLES, CharClass.MIDDLE),
    **dict.fromkeys(DASHES, CharClass.DASH),
    **dict.fromkeys(SPACES, CharClass.SPACE),
    BLANK: CharClass.BLANK,
}
_JAPANESE_CLASSES: Final = _CLASSES | dict.fromkeys("：；", CharClass.MIDDLE)
"""JLREQ cl-05 counts full-width colons and semicolons as middle dots."""
_RANGES: Final = (
    (0x3400, 0x9FFF, CharClass.IDEOGRAPH),
    (0x3041, 0x30FF, CharClass.KANA),
    (0xAC00, 0xD7A3, CharClass.HANGUL),
    (0xF900, 0xFAFF, CharClass.IDEOGRAPH),
    (0x20000, 0x3FFFD, CharClass.IDEOGRAPH),
    (0x3005, 0x3007, CharClass.IDEOGRAPH),
    (0x31F0, 0x31FF, CharClass.KANA),
    (0xFF66, 0xFF9F, CharClass.KANA),
    (0x1100, 0x11FF, CharClass.HANGUL),
    (0x3130, 0x318F, CharClass.HANGUL),
    (0xA960, 0xA97C, CharClass.HANGUL),
)


_HAN: Final = (
    *((low, high) for low, high, char_class in _RANGES if char_class is CharClass.IDEOGRAPH),
    (0x3001, 0x3020),
    (0xFF01, 0xFF65),
)


def tokenize(text: str, language: str) -> list[str]:
    """Return `text` cut into tokens; joined they are `text` again."""
    return (_TOKEN_ALPHABETIC if language == "en" else _TOKEN).findall(text)


def clusters(text: str) -> list[str]:
    """Return `text` cut into characters with the marks upon them and syllables of jamo; joined they are `text` again."""
    return _CLUSTER.findall(text)


def classify(token: str, language: str) -> CharClass:
    """Return the class of `token`, which `tokenize` made."""
    first = token[0]
    if language == "en" and first in QUOTES + "—―…":
        return CharClass.LATIN
    special = (_JAPANESE_CLASSES if language == "ja" else _CLASSES).get(first)
    if special is not None:
        return special
    code = ord(first)
    for low, high, char_class in _RANGES:
        if low <= code <= high:
            return char_class
    return CharClass.SYMBOL if 0x2190 <= code < 0xFFEF or code >= 0x1F000 else CharClass.LATIN


def is_han(token: str) -> bool:
    """Tell whether `token` begins with an ideograph, or with a mark that is as wide as one and drawn by region: 、。（）《》."""
    return any(low <= ord(token[0]) <= high for low, high in _HAN)
