"""Lengths: points inside the package, EMU only at PowerPoint's door."""

from typing import Final

MILLIMETRE: Final = 72 / 25.4
"""In points."""
EMU_PER_POINT: Final = 12_700
"""English Metric Units in one point (ECMA-376 Part 1, 20.1.10.16: 914,400 to the inch)."""


def emu(points: float) -> int:
    """Return `points` in whole EMU."""
    return round(points * EMU_PER_POINT)
