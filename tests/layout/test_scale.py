"""Scales cover their data with round ticks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout.chart.scale import padded_scale, ticked_scale, tight_scale
from generator.model.numerals import axis_format

VALUES = st.lists(st.floats(-1e9, 1e9).map(lambda v: round(v, 3)), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([312, 557], (0, 200, 400, 600)),  # 557 / 4 = 139 → 200
        ([8, 20], (0, 5, 10, 15, 20)),
        ([-3, 7], (-5, 0, 5, 10)),  # 10 / 4 = 2.5, but from −5 to 7.5 are five steps
        ([0.02], (0, 0.005, 0.01, 0.015, 0.02)),
        ([0, 0], (0, 0.25, 0.5, 0.75, 1)),
    ],
)
def test_ticks_are_round_and_reach_over_the_data(values: list[float], ticks: tuple[float, ...]) -> None:
    assert ticked_scale(values).ticks == pytest.approx(ticks)


def test_lines_may_leave_zero_out() -> None:
    assert ticked_scale([98.4, 99.3], from_zero=False).low == pytest.approx(98)  # steps of 0.5: from 98.25 to 99.5 would be five of 0.25
    scale = padded_scale([100, 110], from_zero=False)
    assert (scale.low, scale.high) == (98, 110)  # 100 − 0.2 × 10


@pytest.mark.parametrize("values", [(9e14, 9e14 + 0.125), (-1e12, -1e12 + 1e-4), (1e-9, 1e-9)])
def test_values_that_hardly_differ_are_shown_from_zero(values: tuple[float, float]) -> None:
    for scale in (ticked_scale(values, from_zero=False), padded_scale(values, from_zero=False)):
        assert scale.low <= 0 <= scale.high
        assert all(0 <= scale.share(value) <= 1 for value in values)
        assert all(axis_format((), scale.step).tick(tick) for tick in scale.ticks)


def test_bars_that_carry_their_values_use_the_whole_height() -> None:
    scale = tight_scale([4, 8])
    assert (scale.share(0), scale.share(4), scale.share(8)) == (0, 0.5, 1)


@given(VALUES, st.booleans())
def test_ticks_cover_the_data_in_order(values: list[float], from_zero: bool) -> None:
    scale = ticked_scale(values, from_zero=from_zero)
    slack = (scale.high - scale.low) * 1e-6
    assert scale.low <= min(values) + slack
    assert scale.high >= max(values) - slack
    assert list(scale.ticks) == sorted(scale.ticks)
    assert 2 <= len(scale.ticks) <= 5
    if from_zero:
        assert scale.low <= 0 <= scale.high


@given(VALUES, st.booleans())
def test_scales_without_ticks_hold_the_data_too(values: list[float], from_zero: bool) -> None:
    for scale in (tight_scale(values), padded_scale(values, from_zero=from_zero)):
        assert all(-1e-9 <= scale.share(value) <= 1 + 1e-9 for value in values)


@pytest.mark.parametrize(
    ("value", "step", "label"), [(0.5, 0.25, "0.50"), (-20, 20, "−20"), (1000, 250, "1000"), (-0.0, 5, "0"), (0.3, 0.1, "0.3")]
)
def test_tick_labels_have_the_decimals_of_their_step(value: float, step: float, label: str) -> None:
    assert axis_format((), step).tick(value) == label
