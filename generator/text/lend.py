"""A cut TrueType font with some glyphs of others: for words that a program draws in one face only, and no face has whole."""

import io
import struct
from collections.abc import Iterable
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.scaleUpem import scale_upem

from generator.problems import ResourceError

_SEGMENTS, _GROUPS = 4, 12
"""Formats of `cmap`: of characters up to U+FFFF, and of all."""


def with_lent_glyphs(font: bytes, lenders: Iterable[tuple[bytes, str]]) -> bytes:
    """Return the TrueType `font` with the glyphs that each of `lenders`, a TrueType font, has for its characters.

    Glyphs are simple and without instructions, at the size of `font`'s em; its own are kept. Raises `ResourceError` where one is damaged.
    """
    try:
        borrower = _opened(font)
        for data, characters in lenders:
            _lend(borrower, _opened(data), characters)
        written = io.BytesIO()
        borrower.save(written)
    except (TTLibError, KeyError, ValueError, AssertionError, struct.error) as error:
        raise ResourceError(f"glyphs of one font cannot be put into another: {error}") from error
    return written.getvalue()


def _opened(data: bytes) -> Any:
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def _lend(borrower: Any, lender: Any, characters: str) -> None:
    """Put the glyphs that `lender` has for `characters` into `borrower`, which has none for them."""
    if lender["head"].unitsPerEm != borrower["head"].unitsPerEm:
        scale_upem(lender, borrower["head"].unitsPerEm)
    glyphs, known, own = lender.getGlyphSet(), lender.getBestCmap(), borrower.getBestCmap()
    for character in sorted(set(characters)):
        code = ord(character)
        if code in own or code not in known:
            continue
        name = f"lent{code:05X}"
        borrower.setGlyphOrder([*borrower.getGlyphOrder(), name])
        borrower["glyf"][name] = _simple(glyphs, known[code])
        for table in ("hmtx", "vmtx"):
            if table in borrower:
                borrower[table][name] = lender[table][known[code]] if table in lender else (borrower["head"].unitsPerEm, 0)
        for cmap in borrower["cmap"].tables:
            if cmap.format == _GROUPS or (cmap.format == _SEGMENTS and code <= 0xFFFF):
                cmap.cmap[code] = name


def _simple(glyphs: Any, name: str) -> Any:
    """Return the glyph called `name` in one piece."""
    recording = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(pen)
    return pen.glyph()
