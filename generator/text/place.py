"""A line's units and gaps → glyphs at places in points, grouped into runs of one face and style."""

from collections.abc import Sequence
from typing import Final

from generator.text.face import Face
from generator.text.fill import Cut
from generator.text.justify import Spread
from generator.text.lines import SOFT_HYPHEN, GlyphRun, PlacedGlyph
from generator.text.paragraph import Paragraph, start_trim
from generator.text.shape import Unit
from generator.text.style import StyledRun

SHIFTED_BELOW: Final = -0.15
"""An opening mark nearer to its left neighbour than this (em) is drawn without its blank side, so that nothing steps back."""


def place(paragraph: Paragraph, cut: Cut, spread: Spread, runs: Sequence[StyledRun], x: float, size: float) -> tuple[GlyphRun, ...]:
    """Return the glyphs of a line whose first glyph stands at `x`, with the spaces that end it.

    The spaces lie beyond the line's width: copied text keeps them.
    """
    result: list[GlyphRun] = []
    glyphs: list[PlacedGlyph] = []
    append = glyphs.append
    units = paragraph.units
    run, face = paragraph.runs[cut.start], units[cut.start].face
    before = -spread.cut
    pen = x - spread.cut * size
    gaps = (*spread.gaps, *[0.0] * (cut.next - cut.end + 1))
    for index, gap in enumerate(gaps, cut.start):
        unit = units[index]
        if unit.face is not face or paragraph.runs[index] != run:
            if glyphs:  # a face without a space glyph shows nothing at all for a zero-width character
                result.append(_glyph_run(face, runs[run], glyphs))
            glyphs = []
            append = glyphs.append
            run, face = paragraph.runs[index], unit.face
        if before < SHIFTED_BELOW and start_trim(unit):
            gid, text, _, advance, _ = unit.glyphs[0]
            cut_left = unit.trim_left * size
            append(PlacedGlyph(gid, text, pen + cut_left, advance * size - cut_left, cut_left))
        else:
            for gid, text, offset, advance, shift in unit.glyphs:
                append(PlacedGlyph(gid, text, pen + offset * size, advance * size, shift * size))
        pen += (unit.width + gap) * size
        before = gap
    if cut.next in paragraph.hyphens:
        _add_hyphen(glyphs, paragraph.hyphens[cut.next], pen, size)
    if glyphs:
        result.append(_glyph_run(face, runs[run], glyphs))
    return tuple(result)


def _add_hyphen(glyphs: list[PlacedGlyph], hyphen: Unit, pen: float, size: float) -> None:
    """Add a line's hyphen, which is a soft one to whoever reads the text: in place of the author's own, if that stands there."""
    if glyphs and glyphs[-1].text == SOFT_HYPHEN:
        glyphs.pop()
    gid, _, offset, advance, shift = hyphen.glyphs[0]
    glyphs.append(PlacedGlyph(gid, SOFT_HYPHEN, pen + offset * size, advance * size, shift * size))


def _glyph_run(face: Face, run: StyledRun, glyphs: list[PlacedGlyph]) -> GlyphRun:
    style = run.style
    return GlyphRun(face, style.size, style.color, tuple(glyphs), style.rise, style.underline, run.link, run.note, style.dots, style.tint)
