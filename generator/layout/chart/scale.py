"""Value scales: round ticks that cover the data, and where a value stands between them."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Round steps between ticks, times a power of ten: the usual 1, 2 and 5 (Heckbert, Nice Numbers for Graph Labels, 1990) and 2.5."""

PADDING = 0.2
"""Below the lowest point of a line whose scale does not begin at zero, as a share of the values' extent."""

LEAST_EXTENT = 1e-9
"""Of values that differ at all, as a share of the largest: between closer ones ticks drown in rounding."""


class Scale(NamedTuple):
    """Values from `low` to `high` with round `ticks`, the first at `low` and the last at `high`."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.high - self.low) / self.step)
        return tuple(self.low + n * self.step for n in range(count + 1))

    def share(self, value: float) -> float:
        """Return where `value` stands: 0 at `low`, 1 at `high`."""
        return (value - self.low) / (self.high - self.low)


def ticked_scale(values: Iterable[float], intervals: int = 4, *, from_zero: bool = True) -> Scale:
    """Return the finest scale with at most `intervals` round steps that covers `values`, and zero if `from_zero`."""
    low, high = extent(values, from_zero=from_zero)
    step = round_up((high - low) / intervals)
    while (last := math.ceil(high / step - 1e-9)) - (first := math.floor(low / step + 1e-9)) > intervals:
        step = round_up(step * 1.1)  # ends between ticks can take one step more than the extent alone
    return Scale(first * step, last * step, step)


def tight_scale(values: Iterable[float]) -> Scale:
    """Return a scale from zero to the furthest value, for charts that label their values instead of an axis."""
    low, high = extent(values, from_zero=True)
    return Scale(low, high, high - low)


def padded_scale(values: Iterable[float], *, from_zero: bool) -> Scale:
    """Return a scale for lines that label their values: up to the highest, some space below the lowest, or from zero."""
    low, high = extent(values, from_zero=from_zero)
    if not from_zero or low < 0:
        low -= (high - low) * PADDING
    return Scale(low, high, high - low)


def extent(values: Iterable[float], *, from_zero: bool) -> tuple[float, float]:
    """Return the lowest and highest of `values`, never the same; those that differ in less than a scale can show begin at zero."""
    known = [*values, 0.0] if from_zero else list(values)
    low, high = min(known, default=0.0), max(known, default=0.0)
    if high - low > LEAST_EXTENT * max(abs(low), abs(high)):
        return low, high
    return (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)


def round_up(span: float, steps: Sequence[float] = STEPS) -> float:
    """Return the smallest of `steps`, times a power of ten, that is at least `span`."""
    power = 10.0 ** math.floor(math.log10(span))
    return next(step * power for step in steps if step * power >= span * (1 - 1e-9))
