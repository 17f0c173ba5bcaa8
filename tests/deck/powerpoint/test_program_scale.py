"""The scales that programs find: those that Impress 26.8 was seen to draw, and what holds for all."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.powerpoint.program_scale import INTERVALS, MARGIN, program_scale, roomy_scale

MEASURES = st.floats(-1e9, 1e9).map(lambda value: round(value, 3))


@pytest.mark.parametrize(
    ("values", "from_zero", "ends", "step"),
    [
        ((98.4, 99.3), False, (97.8, 99.4), 0.2),
        ((7_500.0, 15_900.0), False, (0.0, 18_000.0), 2_000.0),
        ((124_000.0, 262_000.0), True, (0.0, 300_000.0), 50_000.0),
        ((0.0, 72.0), True, (0.0, 80.0), 10.0),
        ((1.0, 3.0), True, (0.0, 3.5), 0.5),
        ((0.01, 0.05), False, (0.0, 0.06), 0.01),
        ((-9.7, 9.1), False, (-15.0, 15.0), 5.0),
        ((-71.0, 68.0), False, (-80.0, 80.0), 20.0),
        ((-99.3, -98.4), False, (-99.4, -97.8), 0.2),
    ],
)
def test_a_scale_is_the_one_that_impress_draws(values: tuple[float, ...], from_zero: bool, ends: tuple[float, float], step: float) -> None:
    scale = program_scale(values, from_zero=from_zero)
    assert (scale.low, scale.high) == pytest.approx(ends)
    assert scale.step == pytest.approx(step)


@pytest.mark.parametrize("values", [(), (0.0,), (5.0, 5.0), (-5.0,), (1e15, 1e15 + 1)])
def test_values_that_do_not_differ_have_a_scale(values: tuple[float, ...]) -> None:
    scale = program_scale(values, from_zero=False)
    assert scale.low < scale.high
    assert all(scale.low <= value <= scale.high for value in values)


@given(st.lists(MEASURES, min_size=1, max_size=5), st.booleans())
def test_a_scale_covers_its_values_in_few_steps(values: list[float], from_zero: bool) -> None:
    scale = program_scale(values, from_zero=from_zero)
    assert scale.low <= min(values) + 1e-6 * scale.step
    assert scale.high >= max(values) - 1e-6 * scale.step
    assert len(scale.ticks) <= INTERVALS + 3  # both ends may be rounded


@given(st.floats(-1e6, -1e-3), st.floats(0.0, 1e6), st.floats(0.0, 2.0))
def test_the_step_of_a_roomy_scale_makes_programs_leave_room(low: float, high: float, share: float) -> None:
    room = share * (high - low)
    scale = roomy_scale(low, high, room)
    margin = MARGIN * (high - low)
    end = math.floor((low - margin) / scale.step) * scale.step  # the first multiple of the step beyond the margin
    assert end == pytest.approx(scale.low)
    assert low - end >= room * (1 - 1e-9)
    assert scale.high == 0.0 if high == 0.0 else scale.high >= high + margin * (1 - 1e-9)
