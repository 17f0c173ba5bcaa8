"""How office programs break a paragraph in a box: two programs foretold, and the one that takes more lines believed.

Impress is followed step by step as LibreOffice 26.8 was seen to break lines; `tests/office_boxes.py` repeats the comparison. PowerPoint is
followed as far as it is documented (ECMA-376 Part 1, 21.1.2.2.7: `latinLnBrk`, `eaLnBrk`): Latin and Korean words stay whole, and no gap
is put beside them. Both fill each line with all that fits, squeeze and
trim nothing, and let no mark hang, which decks forbid. Lengths are in em.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from operator import add, sub
from typing import Final, NamedTuple

from icu4py.breakers import LineBreaker

from generator.text.itemize import QUOTES, CharClass
from generator.text.office_edges import ANY, IMPRESS, asian, is_hangul
from generator.text.shape import Unit, shape

SCRIPT_GAP: Final = 0.24
"""What Impress adds where Asian and Latin text meet, marks and spaces included: a fifth of a line of 1.2 em."""
SOLIDUS_REACH: Final = 66
"""So many characters before a solidus Impress looks for a space to break at instead."""
EPSILON: Final = 1e-6
_LOCALES: Final = {"zh-Hans": "zh", "zh-Hant": "zh_Hant", "ja": "ja", "ko": "ko"}
_GLUE: Final = {"zh": "‘’", "zh_Hant": "‘’", "ja": "‘’"}
"""Quotation marks that Impress keeps to both neighbours: all of them in Latin and Korean text."""
_HYPHENS: Final = "-\u00ad‐–—"

Ending = Callable[[int, int], int]
"""Where a line ends that begins at the first offset, when the character at the second is the first that does not fit; not after the
start where there is no place."""


class Row(NamedTuple):
    """A paragraph on one line as a program sets it: the edges of each character, and whether it is Asian text."""

    text: str
    left: Sequence[float]
    right: Sequence[float]
    asian: Sequence[bool]

    @property
    def width(self) -> float:
        """Spaces at the end are not counted."""
        shown = len(self.text.rstrip(" "))
        return self.right[shown - 1] if shown else 0.0


class Rows(NamedTuple):
    """A paragraph as the two programs set it."""

    impress: Row
    powerpoint: Row
    stand_in: Row | None = None
    """As Impress sets what stands in a table, before it reads the deck's faces."""

    @property
    def text(self) -> str:
        return self.impress.text

    @property
    def width(self) -> float:
        return max(row.width for row in (self.impress, self.powerpoint, self.stand_in) if row)


def rows(text: str, units: Sequence[Unit], language: str) -> Rows:
    """Return `text`, which `units` set, on one line of each program."""
    is_asian = asian(text)
    widths = _widths(units, is_asian, language)
    solid = _row(text, widths, list(accumulate(widths)), is_asian)
    if len(set(is_asian)) < 2:
        return Rows(solid, solid)
    scales = [unit.kind.scale for unit in units for _ in unit.text]
    gaps = [
        SCRIPT_GAP * max(scale) if script[0] is not script[1] else 0.0
        for script, scale in zip(pairwise(is_asian), pairwise(scales), strict=True)
    ]
    return Rows(_row(text, widths, list(accumulate(map(add, widths, (0.0, *gaps)))), is_asian), solid)


def _row(text: str, widths: Sequence[float], right: Sequence[float], is_asian: Sequence[bool]) -> Row:
    return Row(text, list(map(sub, right, widths)), right, is_asian)


def _widths(units: Sequence[Unit], is_asian: Sequence[bool], language: str) -> list[float]:
    """Return the width of each character."""
    widths: list[float] = []
    for unit in units:
        text = unit.text
        if text == "·" or (text == " " and language == "ko"):
            widths.append(_width_in_script(unit, language if is_asian[len(widths)] else ""))
        elif len(text) == 1:
            widths.append(_width(unit, text, unit.width) if text in QUOTES else unit.width)
        else:
            widths.extend(_glyph_widths(unit))
    return widths


def _width_in_script(unit: Unit, language: str) -> float:
    """Return the width of a space or middle dot, which Korean faces have in two widths: beside hangul and in Latin text ("")."""
    return shape(unit.text, unit.face, CharClass.HANGUL if language else CharClass.LATIN, language)[1] * unit.kind.scale


def _glyph_widths(unit: Unit) -> Iterator[float]:
    """Yield the width of each character of `unit`; characters that one glyph shows share it."""
    shown = [glyph for glyph in unit.glyphs if glyph.text]
    for glyph, end in zip(shown, [*(glyph.x for glyph in shown[1:]), unit.width], strict=True):
        width = _width(unit, glyph.text, end - glyph.x)
        yield from [width / len(glyph.text)] * len(glyph.text)


def _width(unit: Unit, text: str, width: float) -> float:
    """Return `width`, of a quotation mark the full one: office programs ask no face for narrow forms."""
    if text not in QUOTES:
        return width
    return max(width, unit.face.advance(unit.face.hb_font.get_nominal_glyph(ord(text)) or 0) * unit.kind.scale)


def office_cuts(paragraph: Rows, measure: float, language: str) -> list[int]:
    """Return the offsets at which the lines of `paragraph` end, as they do where there are most of them; of equals the widest face's."""
    impress = [_filled(row, measure, _Impress(row, language)) for row in (paragraph.stand_in, paragraph.impress) if row]
    return max(*impress, _filled(paragraph.powerpoint, measure, _PowerPoint(paragraph.powerpoint)), key=len)


def _filled(row: Row, measure: float, ending: Ending) -> list[int]:
    """Return where the lines end; a line without a place to break is chopped at the measure. A space that does not fit is let go."""
    ends: list[int] = []
    start, count = 0, len(row.text)
    while start < count:
        over = bisect_right(row.right, row.left[start] + measure + EPSILON, start)
        if over == count:
            start = count
        elif row.text[over] == " ":
            start = over + 1
        else:
            end = ending(start, over)
            start = end if end > start else max(over, start + 1)
        ends.append(start)
    return ends


class _Impress:
    """Breaks as the last character that fits wants it: after Latin text by UAX #14, after Asian text so that its language's lists of
    marks agree too."""

    def __init__(self, row: Row, language: str) -> None:
        self._text, self._asian = row.text, row.asian
        self._language = language
        self._edges = IMPRESS.get(language, IMPRESS["zh-Hans"])

    @cached_property
    def _latin_breaks(self) -> list[int]:
        return _unicode_breaks(self._text, "en")

    @cached_property
    def _asian_breaks(self) -> list[int]:
        return _unicode_breaks(self._text, _LOCALES.get(self._language, "zh"))

    def __call__(self, start: int, over: int) -> int:
        if over == start:
            return start
        end = self._after_asian(over) if self._asian[over - 1] else self._before(over, self._latin_breaks)
        return end + 1 if end <= over and self._text[end] == "。" else end

    def _after_asian(self, at: int) -> int:
        """Go back from `at` until both say yes."""
        while 0 < at < len(self._text):
            at = self._allowed(at) if self._is_forbidden(at) else self._before_hangul(at)
            end = self._before(at, self._asian_breaks)
            if at - end <= 1 and not self._is_forbidden(at):
                return at
            at = end
        return at

    def _is_forbidden(self, at: int) -> bool:
        return 0 < at < len(self._text) and (self._text[at] in self._edges.first or self._text[at - 1] in self._edges.last)

    def _allowed(self, at: int) -> int:
        while self._is_forbidden(at):
            at -= 1
        return at

    def _before_hangul(self, at: int) -> int:
        """Return the start of the Korean word that goes on at `at`, `at` where it is the whole text so far."""
        start = at
        while start and is_hangul(self._text[at]) and is_hangul(self._text[start - 1]):
            start -= 1
        return start or at

    def _before(self, at: int, breaks: Sequence[int]) -> int:
        """Return the last of `breaks` up to `at`. One after a solidus needs room for more, and gives way to a space before it."""
        end = breaks[bisect_right(breaks, at) - 1]
        if end == at and end and self._text[end - 1] == "/":
            end = breaks[bisect_left(breaks, at) - 1]
        if end < at and end and self._text[end - 1] == "/":
            return self._text.rfind(" ", max(0, end - SOLIDUS_REACH), end) + 1 or end
        return end


def _unicode_breaks(text: str, locale: str) -> list[int]:
    """Return where UAX #14 breaks lines, less the places beside quotation marks that the version in LibreOffice keeps together."""
    breaks = [0, *accumulate(map(len, LineBreaker(text, locale)))]
    glue = _GLUE.get(locale, QUOTES)
    if not any(mark in text for mark in glue):
        return breaks
    return [at for at in breaks if at in (0, len(text)) or text[at - 1] == " " or not (text[at] in glue or text[at - 1] in glue)]


class _PowerPoint:
    """Breaks after spaces, hyphens and dashes, and beside Asian characters that may stand at the edges of a line.

    What stands between spaces in Korean stays whole, as a Latin word does.
    """

    def __init__(self, row: Row) -> None:
        self._text, self._asian = row.text, row.asian

    def __call__(self, start: int, over: int) -> int:
        return next((end for end in range(over, start, -1) if self._allows(end)), start)

    def _allows(self, end: int) -> bool:
        before, after = self._text[end - 1], self._text[end]
        if before == " ":
            return True
        if after in ANY.first or before in ANY.last:
            return False
        if before in _HYPHENS and after.isalpha():
            return True
        return any(self._asian[at] and not is_hangul(self._text[at]) for at in (end - 1, end))
