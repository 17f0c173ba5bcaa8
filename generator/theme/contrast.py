"""How well one colour is seen on another (WCAG 2.2, contrast ratio)."""

from typing import Final

READABLE: Final = 4.5
"""Least contrast of text on its ground (WCAG 2.2, 1.4.3)."""
GRAPHICS: Final = 3.0
"""Least contrast of what a drawing says something with (WCAG 2.2, 1.4.11)."""
MIXING_STEPS: Final = 25


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours `#RRGGBB`, 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Return how light `color` is, 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(int(color[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(color: str, other: str, part: float) -> str:
    """Return `color` with `part` of `other` in it, channel by channel: 0 is all `color`, 1 all `other`."""
    pairs = ((int(color[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(own + (its - own) * part):02X}" for own, its in pairs)


def readable(color: str, ground: str, ink: str) -> str:
    """Return `color` with as little `ink` in it as makes text of it readable on `ground`; `ink` where nothing less does."""
    shades = (mixed(color, ink, part / MIXING_STEPS) for part in range(MIXING_STEPS))
    return next((shade for shade in shades if contrast(shade, ground) >= READABLE), ink)


def is_grey(color: str) -> bool:
    """Tell whether `color` is black, white or a grey."""
    return color[1:3] == color[3:5] == color[5:7]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
