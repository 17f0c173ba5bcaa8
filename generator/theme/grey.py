"""A theme for printing without colour: every colour becomes the grey of its own luminance, so contrasts with paper stay as they are."""

from typing import Final

from generator.theme.contrast import luminance
from generator.theme.theme import Theme
from generator.theme.tokens import Palette

LIGHTEST: Final = 0.72
"""Luminance of the lightest series: a bar still stands out from paper."""


def grey_theme(theme: Theme) -> Theme:
    """Return `theme` in greys."""
    return theme._replace(palette=grey_palette(theme.palette), brand=theme.brand.grey())


def grey_palette(palette: Palette) -> Palette:
    """Return `palette` in greys of the same luminance; series keep their order from dark to light, in equal steps of lightness."""
    greys = {name: grey(getattr(palette, name)) for name in palette._fields if name != "series"}
    return Palette(**greys, series=spaced(palette.series))


def grey(color: str) -> str:
    """Return the grey with the luminance of `color` (WCAG 2.2, relative luminance), as near as 8 bits have it."""
    return _of_luminance(luminance(color))


def spaced(series: tuple[str, ...]) -> tuple[str, ...]:
    """Return greys for `series` that differ as much as they can: the darkest stays darkest, steps of CIE lightness are equal."""
    if len(series) == 1:
        return (grey(series[0]),)
    ranks = sorted(range(len(series)), key=lambda n: (luminance(series[n]), n))
    low, high = _lightness(min(map(luminance, series))), _lightness(LIGHTEST)
    step = (high - min(low, 20.0)) / (len(series) - 1)
    greys = {n: _of_luminance(_luminance_of(min(low, 20.0) + rank * step)) for rank, n in enumerate(ranks)}
    return tuple(greys[n] for n in range(len(series)))


def _of_luminance(value: float) -> str:
    encoded = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
    return f"#{round(255 * encoded):02X}" + f"{round(255 * encoded):02X}" * 2


def _lightness(luminance: float) -> float:
    """Return CIE L* of a relative luminance (CIE 15:2004)."""
    return 116 * luminance ** (1 / 3) - 16 if luminance > 216 / 24389 else luminance * 24389 / 27


def _luminance_of(lightness: float) -> float:
    return float(((lightness + 16) / 116) ** 3) if lightness > 8 else lightness * 27 / 24389
