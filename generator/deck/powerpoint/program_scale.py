"""The scales that office programs find for values, where a chart leaves them free so that they follow edited data."""

import math
from collections.abc import Iterable
from typing import Final

from generator.layout.chart.scale import Scale, extent, round_up

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
    low, high = extent(values, from_zero=from_zero)
    span = high - low
    if low > 0 and span <= _NEAR * high:
        bottom, top = low - span / 2, high + MARGIN * span
    elif high < 0 and span <= -_NEAR * low:
        bottom, top = low - MARGIN * span, high + span / 2
    else:
        bottom = low - MARGIN * span if low < 0 else 0.0
        top = high + MARGIN * span if high > 0 else 0.0
    step = round_up((top - bottom) / INTERVALS, _STEPS)
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
