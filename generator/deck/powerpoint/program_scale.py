"""The scales that office programs find for values, where a chart leaves them free so that they follow edited data."""

import math
from collections.abc import Iterable
from typing import Final

from generator.layout.chart.scale import LEAST_EXTENT, Scale

MARGIN: Final = 0.05
"""Beyond values on the far side of zero, as a share of their extent, before the end of a scale is rounded."""
INTERVALS: Final = 10
"""The most steps of a scale. Impress goes up to them; PowerPoint has fewer and larger ones where figures are large."""
_NEAR: Final = 1 / 6
"""Values that differ by no more of the largest have a scale of their own; others begin at zero."""
_STEPS: Final = (1.0, 2.0, 5.0, 10.0)


def program_scale(values: Iterable[float], *, from_zero: bool) -> Scale:
    """Return about the scale that programs find for `values`, `from_zero` where the chart sets that end.

    Microsoft, "How Chart Axis Limits Are Determined" (article 214075); Impress 26.8 finds the same for lines, areas and points.
    """
    known = [*values, 0.0] if from_zero else list(values)
    low, high = min(known, default=0.0), max(known, default=0.0)
    if high - low <= LEAST_EXTENT * max(abs(low), abs(high)):
        low, high = (min(low, 0.0), max(high, 0.0)) if low else (0.0, 1.0)
    extent = high - low
    if low > 0 and extent <= _NEAR * high:
        bottom, top = low - extent / 2, high + MARGIN * extent
    elif high < 0 and extent <= -_NEAR * low:
        bottom, top = low - MARGIN * extent, high + extent / 2
    else:
        bottom = low - MARGIN * extent if low < 0 else 0.0
        top = high + MARGIN * extent if high > 0 else 0.0
    step = _round_up((top - bottom) / INTERVALS)
    return Scale(math.floor(bottom / step) * step, math.ceil(top / step) * step, step)


def roomy_scale(low: float, high: float, room: float) -> Scale:
    """Return a scale in whose step programs leave at least `room` below `low`, which is below zero, with no end set.

    They end a scale at the first multiple of its step beyond the margin. So the wanted end is one, and a step from it none.
    """
    margin = MARGIN * (high - low)
    room = max(room, 1.01 * margin)  # an end that is the margin's may be rounded to the next step
    end = room - low
    step = end / max(math.floor(end / room), 1)
    return Scale(-end, math.ceil((high + margin) / step) * step if high > 0 else 0.0, step)


def _round_up(span: float) -> float:
    """Return the smallest round step that is at least `span`."""
    power = 10.0 ** math.floor(math.log10(span))
    return next(step * power for step in _STEPS if step * power >= span * (1 - 1e-9))
