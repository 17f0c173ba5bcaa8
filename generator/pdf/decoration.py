"""What is drawn around letters: tints behind code, underlines, emphasis dots; as operators of a page's content.

All of it belongs to the text it goes with, and is painted inside the marked content of that text.
"""

import unicodedata
from collections.abc import Sequence
from typing import Final

from generator.pdf.objects import number
from generator.text.lines import GlyphRun
from generator.text.style import Dots

UNDERLINE_POSITION: Final = 0.2
"""Top of the underline below the baseline, in em: clear of ideographs, whose ink ends at 0.11 em."""
UNDERLINE_WEIGHT: Final = 0.05
UNDERLINE_APART: Final = 0.06
"""Left free at either end where two underlines meet that do not belong together, in em."""
TINT_ABOVE: Final = 0.9
TINT_BELOW: Final = 0.2
TINT_BESIDE: Final = 0.07
"""How far a tint reaches from the baseline and beyond its text, in em."""
DOT_RADIUS: Final = 0.08
DOT_BELOW: Final = -0.28
"""Middle of a dot under ideographs, from the baseline in em."""
DOT_UNDER_LINE: Final = -0.4
"""Where there is an underline between them, under any characters of the line: dots of a line stand at one height."""
DOT_ABOVE: Final = 1.02
UNDOTTED: Final = frozenset("PZC")
"""Major categories of characters that get no dot: punctuation, spaces, control characters (CSS Text Decoration 3, 3.3)."""
CIRCLE: Final = 0.5523
"""Control points of a quarter circle, to its radius."""


def tint(run: GlyphRun, x: float, y: float) -> str:
    """Return the rectangle behind `run`, whose line has its left edge at `x` and its baseline at `y`."""
    size = run.size
    left = x + run.left - TINT_BESIDE * size
    return _rectangle(left, y - TINT_BELOW * size, run.right - run.left + 2 * TINT_BESIDE * size, (TINT_ABOVE + TINT_BELOW) * size)


def underline(runs: Sequence[GlyphRun], index: int, x: float, y: float) -> str:
    """Return the rectangle under run `index` of a line: one height for letters of all scripts and sizes, raised ones too.

    It goes on to the next run of the same link, and stays apart from the line under another one.
    """
    run = runs[index]
    size = max(other.size for other in runs if other.underline and other.link == run.link)
    apart = UNDERLINE_APART * size
    before = runs[index - 1] if index else None
    after = runs[index + 1] if index + 1 < len(runs) else None
    left = run.left + (apart if before and before.underline and before.link != run.link else 0.0)
    right = run.right
    if after and after.underline:
        right = after.left if after.link == run.link else right - apart
    height = UNDERLINE_WEIGHT * size
    return _rectangle(x + left, y - UNDERLINE_POSITION * size - height, right - left, height)


def dots(run: GlyphRun, x: float, y: float, *, underlined: bool) -> str:
    """Return the dots above or below the characters of `run`, whose line is `underlined` somewhere or not."""
    below = DOT_UNDER_LINE if underlined else DOT_BELOW
    middle = y + (below if run.dots is Dots.BELOW else DOT_ABOVE) * run.size
    centers = (glyph.x + glyph.advance / 2 for glyph in run.glyphs if glyph.text and _is_dotted(glyph.text[0]))
    return " ".join(_circle(x + center, middle, DOT_RADIUS * run.size) for center in centers)


def _is_dotted(character: str) -> bool:
    return unicodedata.category(character)[0] not in UNDOTTED


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{number(x)} {number(y)} {number(width)} {number(height)} re f"


def _circle(x: float, y: float, radius: float) -> str:
    """Return a filled circle of four Bézier curves."""
    bend = CIRCLE * radius
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    curves = (
        (right, y + bend, x + bend, high, x, high),
        (x - bend, high, left, y + bend, left, y),
        (left, y - bend, x - bend, low, x, low),
        (x + bend, low, right, y - bend, right, y),
    )
    return f"{number(right)} {number(y)} m " + " ".join(f"{' '.join(map(number, curve))} c" for curve in curves) + " f"
