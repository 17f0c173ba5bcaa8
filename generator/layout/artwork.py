"""Letters of vector pictures → outlines in the document's faces, so that both outputs show the same and neither needs their fonts."""

from collections.abc import Iterator
from typing import Final

from generator.model.document import Language
from generator.svg.artwork import Artwork, Item, Layer, Lettering, Matrix, Outline, Segment, Shape, Words, letterings
from generator.text.glyphs import glyph_outline
from generator.text.itemize import clusters
from generator.text.library import FontLibrary
from generator.text.lines import GlyphRun
from generator.text.style import ParagraphStyle, StyledRun, TextStyle
from generator.text.typesetter import Typesetter
from generator.theme.theme import Theme

UNBROKEN: Final = 1e6
"""Points: a measure that no line reaches."""
SETTING_SIZE: Final = 10.0
"""Letters are set at this size and scaled."""
SERIFS: Final = ("serif", "song", "simsun", "ming", "mincho", "batang", "times", "georgia", "garamond", "宋")
"""Parts of the names of families with serifs that a document may not have."""


def outlined(artwork: Artwork, typesetter: Typesetter, theme: Theme, language: Language) -> Artwork:
    """Return `artwork` with its text as shapes, in the family it names where the document has that, else in the theme's."""

    def items(of: tuple[Item, ...]) -> Iterator[Item]:
        for item in of:
            if isinstance(item, Layer):
                yield item._replace(items=tuple(items(item.items)))
            elif isinstance(item, Lettering):
                yield from _shapes(item, typesetter, theme, language)
            else:
                yield item

    return artwork._replace(items=tuple(items(artwork.items)))


def missing_letters(artwork: Artwork, library: FontLibrary, theme: Theme, language: Language) -> tuple[str, ...]:
    """Return the characters of the text in `artwork` that no face draws, in order of meeting."""
    missing: dict[str, None] = {}
    for lettering in letterings(artwork.items):
        for words in lettering.words:
            family = _family(words.font.families, library, theme, language)
            for cluster in clusters(words.text):
                if not cluster.isspace() and library.resolve(cluster, family, words.font.bold, language.value) is None:
                    missing[cluster] = None
    return tuple(missing)


def _shapes(lettering: Lettering, typesetter: Typesetter, theme: Theme, language: Language) -> Iterator[Shape]:
    drawn: list[tuple[Words, float, Outline, float, float]] = []
    x = y = 0.0
    for words in lettering.words:
        style = TextStyle(_family(words.font.families, typesetter.library, theme, language), SETTING_SIZE, words.font.bold)
        set_text = typesetter.set((StyledRun(words.text, style),), ParagraphStyle(language.value, SETTING_SIZE, autospace=0.0), UNBROKEN)
        x, y, scale = x + words.dx, y + words.dy, words.font.size / SETTING_SIZE
        runs = [run for line in set_text.lines for run in line.runs]
        drawn.append((words, scale, tuple(_outlines(runs)), x, y))
        x += scale * max((glyph.x + glyph.advance for run in runs for glyph in run.glyphs), default=0.0)
    start = lettering.x - lettering.anchor * x
    for words, scale, outline, at, down in drawn:
        if not outline or not scale:
            continue
        placed = tuple(segment.moved(Matrix(scale, 0, 0, -scale, start + at, lettering.y + down)) for segment in outline)
        yield Shape(placed, lettering.matrix, words.fill, words.stroke)


def _outlines(runs: list[GlyphRun]) -> Iterator[Segment]:
    """Yield the outlines of `runs` at their size, baseline at 0, y upwards."""
    for run in runs:
        scale = run.size / run.face.upem
        for glyph in run.glyphs:
            place = Matrix(scale, 0, 0, scale, glyph.x - glyph.shift, run.rise)
            for kind, points in glyph_outline(run.face, glyph.gid):
                yield Segment(kind, points).moved(place)


def _family(wanted: tuple[str, ...], library: FontLibrary, theme: Theme, language: Language) -> str:
    known = {family.casefold(): family for family in library.families}
    found = next((known[name.casefold()] for name in wanted if name.casefold() in known), None)
    if found:
        return found
    first = wanted[0].casefold() if wanted else ""
    families = theme.families[language]
    return families.serif if "sans" not in first and any(part in first for part in SERIFS) else families.sans
