"""Text as a terminal shows it: characters without a shape of their own by code point, widths in cells."""

import unicodedata
from typing import Final

HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
"""General categories that are shown by code point (Unicode 15, 4.5): they have no shape or change that of their neighbours."""
WIDE: Final = frozenset({"W", "F"})
"""East_Asian_Width of characters that take two cells of a terminal (UAX #11)."""
ZERO_WIDTH: Final = frozenset({"Mn", "Me"})


def visible(text: str) -> str:
    """Return `text` in one line that a terminal shows as it is: tabs as spaces, what has no shape of its own by code point."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return "    "
    return f"<U+{ord(character):04X}>" if unicodedata.category(character) in HIDDEN else character


def cells(text: str) -> int:
    """Return the width of visible `text` in cells of a terminal: two for full-width characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in WIDE else 1
