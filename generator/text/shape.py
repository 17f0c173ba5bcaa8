"""Tokens → units of glyphs: HarfBuzz shaping with explicit script, language and features, done once for each token.

Lengths are in em of the paragraph: of its main size, so that a unit of a smaller run is already scaled.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

import uharfbuzz as hb

from generator.text.face import Face
from generator.text.itemize import IGNORABLE, QUOTES, CharClass, classify, clusters, is_han
from generator.text.library import FontLibrary
from generator.text.spacing import Kind, Kinds

FULL_WIDTH: Final = 0.75
"""Marks narrower than this have proportional glyphs and are spaced like Latin."""
INK_MARGIN: Final = 0.06
"""Blank left beside a mark's ink when the face has no `halt` feature to say how far it may be cut."""
TRIMMED_CLASSES: Final = frozenset({CharClass.OPEN, CharClass.CLOSE, CharClass.PAUSE, CharClass.STOP, CharClass.MIDDLE})
REPLACEMENTS: Final = "〓\ufffd□?"
"""What is drawn for a character that no face has: the first of these that some face has. PDF/A forbids .notdef (ISO 19005-2, 6.2.11.8)."""
LETTER_SIDES: Final = ("$±+#@€£¥", "%℃‰°′″")
"""Symbols that a number begins or ends with: they take the gap towards CJK as its digits do."""
SCRIPTS: Final = {CharClass.HANGUL: "Hang", CharClass.KANA: "Kana", CharClass.LATIN: "Latn", CharClass.SPACE: "Latn"}
KERNED: Final = frozenset({CharClass.LATIN, CharClass.HANGUL})
"""CJK text is set solid: kerning of kana breaks the grid."""
UNKERNED: Final = {"kern": False}
LATIN_FEATURES: Final = {"kern": True}
PROPORTIONAL: Final = {"kern": True, "pwid": True}
"""Apostrophes and quotation marks inside Latin words take their narrow forms in faces whose own are full width."""

REMEMBERED: Final = 10_000
"""How many tokens a table keeps, some 15 MB of words: more than one document's characters and words, fewer than a library's."""


class Glyph(NamedTuple):
    """A glyph `x` from its unit's left edge, its ink moved left by `shift`."""

    gid: int
    text: str
    x: float
    advance: float
    shift: float = 0.0


class Unit(NamedTuple):
    """The smallest thing a line is made of; lines break between units only."""

    text: str
    face: Face
    glyphs: tuple[Glyph, ...]
    width: float
    kind: Kind
    trim_left: float
    trim_right: float


class Look(NamedTuple):
    """What shaping needs of a run's style. `scale` is the run's size over the paragraph's; `tracking` in em of the run."""

    family: str
    bold: bool
    language: str
    scale: float
    tracking: float
    squeeze_quotes: bool


class UnitTable(dict[str, tuple[Unit, ...]]):
    """Token → its units in one look: one, or several where a token needs several faces. Filled when first asked for, and
    emptied when it is full.

    Characters that no face has are drawn as a replacement and noted in `missing`.
    """

    def __init__(self, look: Look, library: FontLibrary, kinds: Kinds, missing: dict[tuple[str, str], None]) -> None:
        super().__init__()
        self._look = look
        self._library = library
        self._kinds = kinds
        self._missing = missing
        self.face = library.face(look.family, look.bold)
        self._letters_only = library.leaves_ideographs(look.family, look.language)

    def __missing__(self, token: str) -> tuple[Unit, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
        units = self[token] = (self._unit(token, self.face),) if self._is_own(token) else tuple(self._units(token))
        return units

    def _is_own(self, token: str) -> bool:
        """Tell whether the family's own face draws all of `token`."""
        if self._letters_only and is_han(token):
            return False
        return not [c for c in token if not (self.face.covers(ord(c)) or IGNORABLE.match(c))]

    def _units(self, token: str) -> Iterator[Unit]:
        for part, face in self._parts(token):
            yield self._unit(part, face) if face else self._replacement(part)

    def _parts(self, token: str) -> Iterator[tuple[str, Face | None]]:
        """Yield the stretches of `token` with the face that draws each; a character that no face has stands alone."""
        for face, group in groupby(self._clusters(token), key=itemgetter(1)):
            texts = [text for text, _ in group]
            yield from [("".join(texts), face)] if face else [(text, None) for text in texts]

    def _clusters(self, token: str) -> Iterator[tuple[str, Face | None]]:
        """Yield each character with the marks on it; if no face draws them together, apart. What shows nothing goes with its neighbour."""
        look = self._look
        face: Face | None = None
        for cluster in clusters(token):
            if face is None or not all(map(IGNORABLE.match, cluster)):
                face = self._library.resolve(cluster, look.family, look.bold, look.language)
            yield from [(cluster, face)] if face else [(character, self._face_for(character)) for character in cluster]

    def _face_for(self, character: str) -> Face | None:
        look = self._look
        face = self._library.resolve(character, look.family, look.bold, look.language)
        if face is None:
            self._missing[character, look.family] = None
        return face

    def _replacement(self, text: str) -> Unit:
        """Return a mark that stands for `text`, which no face has; copied, it is `text`."""
        look = self._look
        found = ((mark, self._library.resolve(mark, look.family, look.bold, look.language)) for mark in REPLACEMENTS)
        mark, face = next(((mark, face) for mark, face in found if face), (text, self.face))
        char_class = classify(mark, look.language)
        glyphs, width = shape(mark, face, char_class, look.language)
        return self._scaled(text, face, char_class, (glyphs[0]._replace(text=text), *glyphs[1:]), width, (0.0, 0.0))

    def _unit(self, text: str, face: Face) -> Unit:
        look = self._look
        char_class = classify(text, look.language)
        glyphs, width = shape(text, face, char_class, look.language)
        trims = (0.0, 0.0)
        if char_class in TRIMMED_CLASSES:
            if width < FULL_WIDTH:
                char_class = CharClass.LATIN
            else:
                trims = trimmings(text, face, char_class, look.language)
        if look.squeeze_quotes and text in QUOTES and any(trims):
            glyphs, width, trims = _squeezed(glyphs[0], width, trims)
        return self._scaled(text, face, char_class, glyphs, width, trims)

    def _scaled(
        self, text: str, face: Face, char_class: CharClass, glyphs: tuple[Glyph, ...], width: float, trims: tuple[float, float]
    ) -> Unit:
        scale, tracking = self._look.scale, self._look.tracking
        if tracking:
            glyphs = tuple(glyph._replace(x=glyph.x + i * tracking) for i, glyph in enumerate(glyphs))
            width += tracking * len(glyphs)
        if scale != 1.0:
            glyphs = tuple(Glyph(gid, part, x * scale, advance * scale, shift * scale) for gid, part, x, advance, shift in glyphs)
            width *= scale
            trims = (trims[0] * scale, trims[1] * scale)
        space = width if char_class is CharClass.SPACE else 0.0
        kind = self._kinds.kind(char_class, trims, _letter_sides(text), space, scale)
        return Unit(text, face, glyphs, width, kind, *trims)


def shape(text: str, face: Face, char_class: CharClass, language: str) -> tuple[tuple[Glyph, ...], float]:
    """Return the glyphs of `text` and their total advance, in em of `face`."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script = _script(text, char_class)
    buffer.language = "en" if char_class is CharClass.LATIN else language
    hb.shape(face.hb_font, buffer, _features(text, char_class))
    infos, positions, upem = buffer.glyph_infos, buffer.glyph_positions, face.upem
    if len(infos) == 1:
        advance = positions[0].x_advance / upem
        return (Glyph(infos[0].codepoint, text, positions[0].x_offset / upem, advance),), advance
    texts = _cluster_texts(text, [info.cluster for info in infos])
    glyphs, pen = [], 0.0
    for info, position, part in zip(infos, positions, texts, strict=True):
        advance = position.x_advance / upem
        glyphs.append(Glyph(info.codepoint, part, pen + position.x_offset / upem, advance))
        pen += advance
    return tuple(glyphs), pen


def _script(text: str, char_class: CharClass) -> str:
    """Return the ISO 15924 tag. Dashes and marks are Han: only then does a face join —— into one dash."""
    if char_class is CharClass.LATIN:
        code = ord(text[0])
        return "Grek" if 0x370 <= code < 0x400 else "Cyrl" if 0x400 <= code < 0x530 else "Latn"
    return SCRIPTS.get(char_class, "Hani")


def _features(text: str, char_class: CharClass) -> dict[str, bool]:
    if char_class not in KERNED:
        return UNKERNED
    return PROPORTIONAL if any(quote in text for quote in QUOTES) else LATIN_FEATURES


def _cluster_texts(text: str, clusters: list[int]) -> list[str]:
    """Return what each glyph stands for: its cluster's text for the first glyph of a cluster, "" for the others."""
    bounds = [*sorted(set(clusters)), len(text)]
    ends = dict(pairwise(bounds))
    return [text[cluster : ends[cluster]] if i == 0 or cluster != clusters[i - 1] else "" for i, cluster in enumerate(clusters)]


def trimmings(text: str, face: Face, char_class: CharClass, language: str) -> tuple[float, float]:
    """Return how much blank may be cut from a full-width mark's left and right side, in em.

    The face's own `halt` feature says it; in faces without one, the ink box does.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", language
    hb.shape(face.hb_font, buffer, {"halt": True, "kern": False})
    gid, position = buffer.glyph_infos[0].codepoint, buffer.glyph_positions[0]
    cut = face.hb_font.get_glyph_h_advance(gid) - position.x_advance
    if cut > 0:
        left = -position.x_offset
        return max(0, left) / face.upem, (cut - max(0, left)) / face.upem
    return _ink_trimmings(gid, face, char_class)


def _ink_trimmings(gid: int, face: Face, char_class: CharClass) -> tuple[float, float]:
    box = face.hb_font.get_glyph_extents(gid)
    if box is None:  # a damaged font draws nothing here
        return 0.0, 0.0
    left = box.x_bearing / face.upem
    right = face.advance(gid) - left - box.width / face.upem
    if char_class is CharClass.OPEN:
        return min(0.5, max(0.0, left - INK_MARGIN)), 0.0
    if char_class is not CharClass.MIDDLE and left < 0.3:  # at the left of its box: not a centred stop
        return 0.0, min(0.5, max(0.0, right - INK_MARGIN))
    return min(0.25, max(0.0, left - INK_MARGIN)), min(0.25, max(0.0, right - INK_MARGIN))


def _squeezed(glyph: Glyph, width: float, trims: tuple[float, float]) -> tuple[tuple[Glyph, ...], float, tuple[float, float]]:
    """Return a quotation mark without its blank sides: half width, nothing left to trim."""
    left, right = trims
    half = width - left - right
    return (glyph._replace(advance=half, shift=left),), half, (0.0, 0.0)


_UPON: Final = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u0323\u0327\u0328"
"""Accents that stand upon a letter."""


def _letter_sides(text: str) -> tuple[bool, bool]:
    """Whether `text` shows a letter or digit to its left and right neighbour; marks upon the last letter are looked through."""
    is_whole = len(text) == 1 and not IGNORABLE.match(text)
    body = text if is_whole else IGNORABLE.sub("", text).rstrip(_UPON)
    if not body:
        return False, False
    return body[0].isalnum() or body[0] in LETTER_SIDES[0], body[-1].isalnum() or body[-1] in LETTER_SIDES[1]
