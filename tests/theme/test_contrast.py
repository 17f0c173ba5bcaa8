"""Contrast follows its standard."""

import pytest

from generator.theme.contrast import contrast


def test_contrast_follows_the_standard() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)  # (1 + 0.05) / (0 + 0.05)
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)
