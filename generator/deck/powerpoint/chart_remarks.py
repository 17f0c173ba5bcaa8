"""How far the remarks on standing bars rise, so that none hides a neighbour that is taller than its bar."""

import math
from typing import Final, NamedTuple

from generator.deck.powerpoint.chart_measure import em_width
from generator.deck.powerpoint.chart_text import LONGEST_LINE
from generator.model.chart import BARS, LYING, STACKS, Chart

GROUP_GAP: Final = 0.8
"""Between groups of bars, in bars; between single bars or stacks `SINGLE_GAP`."""
SINGLE_GAP: Final = 0.6
REMARK_GAP: Final = 8.0
"""Between two remarks, and around one that stands between bars."""

Datum = tuple[int, int]
"""The numbers of series and category."""


class Span(NamedTuple):
    """From left to right, in points from the left edge of the plot."""

    left: float
    right: float

    def touches(self, other: "Span") -> bool:
        return self.left < other.right and other.left < self.right


def rises(chart: Chart) -> bool:
    """Tell whether remarks on `chart` stand above bars that have others beside them."""
    return chart.kind in BARS - LYING - STACKS


def bar_span(chart: Chart, datum: Datum, width: float) -> Span:
    """Return where a standing bar is in a plot of `width`."""
    series, category = datum
    count = len(chart.series)
    gap = GROUP_GAP if count > 1 else SINGLE_GAP
    slot = width / len(chart.categories)
    bar = slot / (count + gap)
    left = category * slot + (gap / 2 + series) * bar
    return Span(left, left + bar)


class RaisedRemarks(NamedTuple):
    """The remarks on standing bars of a chart whose plot is `width` wide, in rows: those of one row do not touch."""

    chart: Chart
    width: float
    spans: dict[Datum, Span]
    rows: dict[Datum, int]
    """Counted from the lowest."""
    lines: int
    """Of the tallest remark with what goes with it."""
    own: int
    """Lines of the value and name at every bar, which go with a remark too."""

    @classmethod
    def on(cls, chart: Chart, width: float, size: float, own: int) -> "RaisedRemarks":
        """Return the remarks of `chart`, in letters of `size` points, centred above their bars."""
        spans = {}
        for datum, text in chart.remarks.items():
            bar, half = bar_span(chart, datum, width), min(em_width(text), LONGEST_LINE) * size / 2 + REMARK_GAP
            middle = (bar.left + bar.right) / 2
            spans[datum] = Span(middle - half, middle + half)
        lines = max(math.ceil(em_width(text) / LONGEST_LINE) for text in chart.remarks.values()) + own
        return cls(chart, width, spans, _rows(spans), lines, own)

    @property
    def height(self) -> int:
        """The lines of all rows."""
        return (max(self.rows.values()) + 1) * self.lines

    def lift(self, datum: Datum) -> tuple[float, int]:
        """Return by how much of the values' measure, and by how many lines, a remark is above its bar; one below its bar stays."""
        number = self.chart.series[datum[0]].values[datum[1]]
        if number is None or number.value < 0:
            return 0.0, 0
        above = self._tallest_beside(datum) - number.value
        return above, (self.own if above > 0 else 0) + self.rows[datum] * self.lines

    def _tallest_beside(self, datum: Datum) -> float:
        """Return the value of the tallest bar that the remark would stand on if it stood as high as its own."""
        span = self.spans[datum]
        return max(
            number.value
            for s, series in enumerate(self.chart.series)
            for c, number in enumerate(series.values)
            if number is not None and ((s, c) == datum or bar_span(self.chart, (s, c), self.width).touches(span))
        )


def _rows(spans: dict[Datum, Span]) -> dict[Datum, int]:
    rows: dict[Datum, int] = {}
    for datum, span in spans.items():
        taken = {row for other, row in rows.items() if spans[other].touches(span)}
        rows[datum] = next(row for row in range(len(spans)) if row not in taken)
    return rows
