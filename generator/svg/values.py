"""Numbers, lengths, transforms and colours as SVG writes them (SVG 1.1, 4.2; CSS Color 4)."""

import math
import re
from collections.abc import Iterator
from typing import Final

from generator.raster import named_color
from generator.svg.artwork import UNCHANGED, Color, Matrix

FARTHEST: Final = 1e6
"""Numbers farther from zero are damage, not drawing."""
UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""User units in each unit of length (CSS Values 4, 6.2)."""
LONGEST_LENGTH: Final = 60
NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LENGTH: Final = re.compile(rf"\s*({NUMBER.pattern})\s*([a-zA-Z]*|%)\s*$")
_FUNCTION: Final = re.compile(r"(?<![a-zA-Z])([a-zA-Z]+)\s*\(([^()]*)\)")


def numbers(text: str) -> list[float]:
    """Return the numbers in `text`, whatever stands between them. Raises `ValueError` for one beyond `FARTHEST`."""
    return [bounded(float(found)) for found in NUMBER.findall(text)]


def bounded(value: float) -> float:
    if not abs(value) <= FARTHEST:
        raise ValueError("a number is out of all bounds")
    return value


def length(text: str, whole: float, em: float = 16.0, default: float = 0.0) -> float:
    """Return a length in user units: per cents are of `whole`, `em` and `ex` of the size of text; `default` for what is none."""
    found = _LENGTH.match(text) if len(text) < LONGEST_LENGTH else None
    if not found:
        return default
    value, unit = float(found[1]), found[2].lower()
    scale = whole / 100 if unit == "%" else em if unit == "em" else em / 2 if unit == "ex" else UNITS.get(unit)
    return default if scale is None else bounded(value * scale)


def share(text: str, default: float = 1.0) -> float:
    """Return an opacity or offset, a number or per cents, between 0 and 1."""
    return min(max(length(text, 1.0, default=default), 0.0), 1.0)


def transform(text: str) -> Matrix:
    """Return the change that a `transform` attribute names; what is not understood changes nothing."""
    matrix = UNCHANGED
    for name, arguments in _FUNCTION.findall(text):
        for step in _steps(name, numbers(arguments)):
            matrix = matrix.after(step)
    return matrix


def _steps(name: str, values: list[float]) -> Iterator[Matrix]:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            yield Matrix(a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) <= 1:
            yield Matrix(e=x, f=rest[0] if rest else 0.0)
        case "scale", [x, *rest] if len(rest) <= 1:
            yield Matrix(a=x, d=rest[0] if rest else x)
        case "rotate", [angle]:
            yield rotation(math.radians(angle))
        case "rotate", [angle, x, y]:
            yield from (Matrix(e=x, f=y), rotation(math.radians(angle)), Matrix(e=-x, f=-y))
        case "skewX", [angle]:
            yield Matrix(c=bounded(math.tan(math.radians(angle))))
        case "skewY", [angle]:
            yield Matrix(b=bounded(math.tan(math.radians(angle))))


def rotation(angle: float) -> Matrix:
    """Return a turn by `angle` in radians, clockwise as y runs downwards."""
    return Matrix(math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle))


def color(text: str) -> Color | None:
    """Return a colour, or `None` for what is none."""
    text = text.strip()
    if text == "transparent":
        return Color("#000000", 0.0)
    if found := _FUNCTION.fullmatch(text):
        return _function(found[1].lower(), found[2])
    channels = named_color(text)
    return None if channels is None else Color("#{:02X}{:02X}{:02X}".format(*channels[:3]), channels[3] / 255)


def _function(name: str, arguments: str) -> Color | None:
    """Return the colour of `rgb()` or `hsl()` with or without alpha, in the old and the new way of writing."""
    parts = [part for part in re.split(r"[\s,/]+", arguments.strip()) if part]
    if name.rstrip("a") not in ("rgb", "hsl") or len(parts) not in (3, 4):
        return None
    alpha = share(parts[3]) if len(parts) == 4 else 1.0
    if name.startswith("hsl"):
        channels = named_color(f"hsl({parts[0].removesuffix('deg')},{parts[1]},{parts[2]})")
        return None if channels is None else Color("#{:02X}{:02X}{:02X}".format(*channels[:3]), alpha)
    values = (min(max(round(length(part, 255.0)), 0), 255) for part in parts[:3])
    return Color("#{:02X}{:02X}{:02X}".format(*values), alpha)
