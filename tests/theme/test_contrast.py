"""Contrast follows its standard; series are told apart by every reader."""

from itertools import combinations, pairwise
from math import dist

import pytest

from generator.theme.contrast import contrast
from tests.shipped import theme

Matrix = tuple[tuple[float, float, float], ...]

VISION: dict[str, Matrix] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What eyes make of linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1)."""
XYZ: Matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)
"""D65, the white of sRGB (IEC 61966-2-1)."""


def seen(color: str, vision: Matrix) -> tuple[float, float, float]:
    """Return CIE L*a*b* of `color` as `vision` has it (CIE 15:2004)."""
    linear = [_linear(int(color[start : start + 2], 16) / 255) for start in (1, 3, 5)]
    xyz = _times(XYZ, [min(max(channel, 0.0), 1.0) for channel in _times(vision, linear)])
    x, y, z = (_cube_root(value / white) for value, white in zip(xyz, WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _cube_root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


@pytest.mark.parametrize("vision", VISION.values(), ids=VISION)
@pytest.mark.parametrize(("name", "least", "beside"), [("civic", 17, 22), ("ledger", 19.9, 40), ("plain", 10, 31)])
def test_series_are_told_apart_by_every_reader(name: str, least: float, beside: float, vision: Matrix) -> None:
    """Differences are those of CIE 1976; about 2 is just noticed in patches that touch."""
    colors = [seen(color, vision) for color in theme(name).palette.series]
    assert min(dist(a, b) for a, b in combinations(colors, 2)) >= least
    assert min(dist(a, b) for a, b in pairwise(colors)) >= beside


def test_contrast_follows_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)  # (1 + 0.05) / (0 + 0.05)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)
