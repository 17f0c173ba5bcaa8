"""Lines of positioned glyphs: what the typesetter returns and the painters paint."""

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.text.style import Dots

if TYPE_CHECKING:
    from generator.text.face import Face

SOFT_HYPHEN: Final = "\u00ad"
"""What a hyphen stands for that is not the author's (ISO 32000-2, 14.8.2.2.3)."""
FIRST_EASTERN: Final = "\u1100"
"""Hangul, kana and ideographs come from here on: lines may end between any two of them."""


class PlacedGlyph(NamedTuple):
    """A glyph at `x` points from the left edge of its line's measure.

    `text` is what it stands for, "" when an earlier glyph of its cluster has it.

    `advance` is the glyph's own width in points; `shift` how far its ink moves left inside it (a trimmed opening bracket).
    """

    gid: int
    text: str
    x: float
    advance: float
    shift: float = 0.0


class GlyphRun(NamedTuple):
    """Neighbouring glyphs of one face, size and colour role. `reading` stands above them; runs of one base have the same one."""

    face: "Face"
    size: float
    color: str
    glyphs: tuple[PlacedGlyph, ...]
    rise: float = 0.0
    underline: bool = False
    link: str = ""
    note: int = 0
    dots: Dots = Dots.NONE
    tint: str = ""
    reading: tuple["GlyphRun", ...] = ()

    @property
    def left(self) -> float:
        """The run's left edge, in points from the left edge of the measure."""
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        """The run's right edge; spaces at its end are not counted, so that underlines and links stop at the text."""
        last = next((glyph for glyph in reversed(self.glyphs) if not glyph.text.isspace()), self.glyphs[-1])
        return last.x + last.advance


class Line(NamedTuple):
    """One set line: `start`/`end` are offsets in the paragraph's text, `width` runs from the left edge to the last ink box."""

    runs: tuple[GlyphRun, ...]
    text: str
    start: int
    end: int
    x: float
    """Left edge of the first glyph: indent or alignment."""
    width: float
    """From `x` to the end of the last glyph, trimmed."""


class TextBlock(NamedTuple):
    """The lines of one paragraph on a constant leading. `ascent` is the first baseline's distance from the top, in points.

    `above` is how far readings over the first line stand out above the top: less than the blank that every block leaves at its foot.
    """

    lines: tuple[Line, ...]
    leading: float
    ascent: float
    measure: float
    above: float = 0.0

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)

    @property
    def cuts_words(self) -> bool:
        """Whether a line ends inside a word of letters or figures without a hyphen; ideographs and syllables are words of their own."""
        pairs = pairwise(line for line in self.lines if line.runs)
        return any(
            after.text[:1].isalnum() and before.text[-1:].isalnum() and max(before.text[-1], after.text[0]) < FIRST_EASTERN
            for before, after in pairs
            if before.runs[-1].glyphs[-1].text != SOFT_HYPHEN
        )

    @property
    def width(self) -> float:
        """The widest line's right edge."""
        return max((line.x + line.width for line in self.lines), default=0.0)

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)
