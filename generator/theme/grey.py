"""A theme for printing without colour: every colour becomes the grey of its own luminance, so contrasts with paper stay as they are."""

from typing import Final

from generator.theme.contrast import luminance
from generator.theme.theme import Theme
from generator.theme.tokens import Palette

DARKEST: Final = 16.0
LIGHTEST: Final = 88.0
"""CIE lightness of the darkest and the lightest series: a bar still stands out from paper."""


def grey_theme(theme: Theme) -> Theme:
    """Return `theme` in greys."""
    return theme._replace(palette=grey_palette(theme.palette), brand=theme.brand.grey())


def grey_palette(palette: Palette) -> Palette:
    """Return `palette` in greys of the same luminance, but for series: theirs are those that differ most."""
    greys = {name: grey(getattr(palette, name)) for name in palette._fields if name != "series"}
    return Palette(**greys, series=spaced(len(palette.series)))


def grey(color: str) -> str:
    """Return the grey with the luminance of `color` (WCAG 2.2, relative luminance), as near as 8 bits have it."""
    return _of_luminance(luminance(color))


def spaced(count: int) -> tuple[str, ...]:
    """Return `count` greys in equal steps of lightness, in the order in which each differs most from all before it.

    So charts of a few series have strong contrasts, also on copies; the first is the darkest, the second the lightest.
    """
    ranks = [0] if count else []
    while len(ranks) < count:
        ranks.append(max(range(count), key=lambda rank: (min(abs(rank - other) for other in ranks), abs(rank - ranks[-1]), -rank)))
    step = (LIGHTEST - DARKEST) / max(count - 1, 1)
    return tuple(_of_luminance(_luminance_of(DARKEST + rank * step)) for rank in ranks)


def _of_luminance(value: float) -> str:
    encoded = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return f"#{round(255 * encoded):02X}" + f"{round(255 * encoded):02X}" * 2


def _luminance_of(lightness: float) -> float:
    """Return the relative luminance of CIE L* (CIE 15:2004)."""
    return float(((lightness + 16) / 116) ** 3) if lightness > 8 else lightness * 27 / 24389
