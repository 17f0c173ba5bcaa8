"""How much room words and bars take in a native chart, as far as can be told of what programs lay out themselves."""

from typing import Final
from unicodedata import east_asian_width

from generator.deck.scene import ChartShape
from generator.geometry import Rect
from generator.layout.chart.plot import stacked_extent
from generator.layout.chart.scale import Scale
from generator.layout.chart.scatter import Size, label_places
from generator.model.chart import LYING

LEGEND_ROW: Final = 26.0
LINE_HEIGHT: Final = 1.25
"""Of labels, in em."""
STACK_SCALE: Final = 1.15
"""About how much longer than the longest stack the value axis is that programs find."""
LYING_PLOT: Final = 0.6
"""About the part of the frame's width that lying bars have beside their names."""
SCATTER_SIZE_STEP: Final = 2.0
"""Labels of points are that much smaller than values: there are more of them."""
POINT_SIZE: Final = 9
LABEL_INSET: Final = 4.0
"""Around the words of a label, about what programs leave."""


def em_width(text: str) -> float:
    """Return about how wide `text` is in em of its size: other characters than full-width ones take up to 0.6 in our faces."""
    return sum(1.0 if east_asian_width(character) in "WF" else 0.6 for character in text)


def part_length(shape: ChartShape, extent: float, foot: float) -> float:
    """Return about how long the part of a stack that goes over `extent` is, above a `foot` of names."""
    low, high = stacked_extent(shape.whole)
    room = LYING_PLOT * shape.rect.width if shape.chart.kind in LYING else shape.rect.height - LEGEND_ROW - foot
    return abs(extent) / ((high - low) * STACK_SCALE or 1.0) * room


def needed_length(shape: ChartShape, text: str) -> float:
    """Return how long a part of a stack has to be to hold `text`."""
    return (em_width(text) if shape.chart.kind in LYING else 1.0) * shape.label_size


def label_sides(shape: ChartShape, plot: Rect, across: Scale, upwards: Scale) -> dict[tuple[int, int], str]:
    """Return on which side of its point each label of a scatter chart stands; those without room are left out."""
    chart = shape.chart
    size = shape.label_size - SCATTER_SIZE_STEP
    data = [(s, p) for s, series in enumerate(chart.series) for p in range(len(series.across))]
    points = [
        (plot.x + plot.width * across.share(right.value), plot.bottom - plot.height * upwards.share(value.value if value else 0.0))
        for series in chart.series
        for right, value in zip(series.across, series.values, strict=True)
    ]
    remarks = chart.remarks
    lines = [list(filter(None, (remarks.get((s, p)), chart.series[s].labels[p]))) for s, p in data]
    sizes = [Size(max(map(em_width, one)) * size + 2 * LABEL_INSET, LINE_HEIGHT * size * len(one)) if one else None for one in lines]
    places = label_places(points, sizes, plot, POINT_SIZE)
    return {datum: place.side for datum, place in zip(data, places, strict=True) if place}
