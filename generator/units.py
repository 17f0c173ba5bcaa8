"""Lengths: points inside the package, millimetres in text for people, EMU only at PowerPoint's door."""

from typing import Final

POINTS_PER_INCH: Final = 72.0
MILLIMETRES_PER_INCH: Final = 25.4
EMU_PER_POINT: Final = 12_700
"""English Metric Units in one point (ECMA-376 Part 1, 20.1.10.16: 914,400 to the inch)."""


def mm(value: float) -> float:
    """Return `value` millimetres in points."""
    return value * POINTS_PER_INCH / MILLIMETRES_PER_INCH


def emu(points: float) -> int:
    """Return `points` in whole EMU."""
    return round(points * EMU_PER_POINT)
