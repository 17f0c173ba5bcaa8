"""How text looks and how a paragraph is set: values that the theme makes and the typesetter reads.

Named tuples, since measured text is remembered by them.
"""

from enum import StrEnum
from typing import NamedTuple


class Dots(StrEnum):
    """Emphasis dots, one for each character that is no punctuation."""

    NONE = "none"
    BELOW = "below"
    ABOVE = "above"


class TextStyle(NamedTuple):
    """The look of a run. `size` in points; `tracking` in em; `rise` in points, upwards; `color` and `tint` are palette roles.

    `tint` is the colour behind the run, "" for none. `fixed` spaces keep their width in justified lines.
    """

    family: str
    size: float
    bold: bool = False
    color: str = "ink"
    tracking: float = 0.0
    rise: float = 0.0
    underline: bool = False
    dots: Dots = Dots.NONE
    tint: str = ""
    fixed: bool = False


class StyledRun(NamedTuple):
    """Text in one style, as the typesetter takes it. `note` is the number of the footnote whose mark this is.

    `reading` stands above the run, which is never broken then.
    """

    text: str
    style: TextStyle
    link: str = ""
    note: int = 0
    reading: str = ""

    @property
    def clings(self) -> bool:
        """Whether this is a note mark, superscript or subscript: part of what stands before it, for line breaks and spacing."""
        return bool(self.note or self.style.rise)


class Align(StrEnum):
    START = "start"
    JUSTIFY = "justify"
    CENTER = "center"
    END = "end"


class BreakLevel(StrEnum):
    """Strictness of line breaking (CSS Text 3, `line-break`; JLREQ kinsoku levels)."""

    STRICT = "strict"
    NORMAL = "normal"
    LOOSE = "loose"


class WordBreak(StrEnum):
    """Whether lines may end inside words (CSS Text 3, `word-break`)."""

    CUSTOM = "custom"
    """As the script wants it, Korean words whole."""
    NORMAL = "normal"
    """As the script wants it, Korean words divided between syllables where that helps."""
    KEEP = "keep-all"
    ALL = "break-all"


class ParagraphStyle(NamedTuple):
    """How lines are made. `leading` in points from baseline to baseline; `indent` of the first line in em of its text.

    `autospace` is the gap between CJK and Latin in em; `squeeze_quotes` sets “ ” half width (display sizes);
    `balance` evens out the lines of a heading and breaks it at commas where it can. `hyphenate` divides English words;
    `hang` lets commas and stops stand outside the measure where that fills the line better (JLREQ 3.8.2, CLREQ 3.1.7).
    """

    language: str
    leading: float
    align: Align = Align.START
    indent: float = 0.0
    level: BreakLevel = BreakLevel.STRICT
    autospace: float = 0.25
    squeeze_quotes: bool = False
    balance: bool = False
    hang: bool = False
    words: WordBreak = WordBreak.CUSTOM
    hyphenate: bool = False
