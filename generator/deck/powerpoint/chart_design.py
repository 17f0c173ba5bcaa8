"""How a native chart is laid out: the scales of its axes, where its plot stands, and the room of its labels."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.deck.powerpoint.chart_content import EMPHASIS_SIZE, ChartContent
from generator.deck.powerpoint.chart_measure import LABEL_INSET, LINE_HEIGHT, LYING_PLOT, em_width, label_sides
from generator.deck.powerpoint.chart_remarks import RaisedRemarks, rises
from generator.deck.powerpoint.program_scale import MARGIN, program_scale, roomy_scale
from generator.geometry import Rect
from generator.layout.chart.plot import plot_values, stacked_extent, value_format
from generator.layout.chart.scale import Scale, ticked_scale, tight_scale
from generator.layout.chart.scatter import scatter_formats
from generator.model.base import Number
from generator.model.chart import AREAS, BARS, LYING, SHARES, STACKS, ChartKind
from generator.model.numerals import NumberFormat

TITLE_ROW: Final = 36.0
"""Of what points are measured by upwards, above the highest figure of its axis."""
SHARES_GAP: Final = 6.0
"""Above bars that all reach the top."""
LEGEND_KEY: Final = 4
"""Room for a square and the gaps around it, in em of the names."""
TICK_GAP: Final = 8.0
"""Between the figures of the value axis and its plot."""
REMARK_WIDTH: Final = 10
"""The em of a line that a remark is broken after: programs break labels about there."""
MOST_REMARK_ROOM: Final = 0.5
"""Of the length that bars would have without it."""


@dataclass(frozen=True)
class ChartDesign(ChartContent):
    """The design of one chart in its frame."""

    # Scales

    @cached_property
    def from_zero(self) -> bool:
        """Whether the value axis begins at zero, for bars and areas; programs find out for lines and points."""
        return self.chart.kind in BARS or self.chart.kind in AREAS

    @cached_property
    def is_fixed(self) -> bool:
        """Whether both ends of the value axis are set: of shares, and of parts of a divided chart, which end alike.

        Others follow the data when somebody edits them.
        """
        return self.chart.kind in SHARES or self.shape.part_of is not None

    @cached_property
    def scale(self) -> Scale:
        """The scale of the values: the one that is set, or about the one that programs find."""
        low, high = self._extent
        if self.is_fixed:
            return self._fixed_scale(low, high)
        if self.has_room_below:
            return roomy_scale(low, high, self._label_room(self._share_below, low, high))
        values = (low, high) if self.from_zero else plot_values(self.chart)
        return program_scale(values, from_zero=self.from_zero)

    @cached_property
    def across_scale(self) -> Scale:
        """About the scale that programs find from left to right of a scatter chart."""
        return program_scale((number.value for series in self.chart.series for number in series.across), from_zero=False)

    def _fixed_scale(self, low: float, high: float) -> Scale:
        if not self.all_labelled:
            return ticked_scale((low, high))
        if self.chart.kind not in STACKS and low < high:
            low, high = self._with_labels(low, high)
        return tight_scale((low, high))

    @cached_property
    def _extent(self) -> tuple[float, float]:
        """The lowest and highest end of bars and areas, zero included."""
        stacked = self.chart.kind in STACKS or self.chart.kind is ChartKind.STACKED_AREA
        values = stacked_extent(self.shape.whole) if stacked else plot_values(self.shape.whole)
        return min([0.0, *values]), max([0.0, *values])

    @cached_property
    def has_room_below(self) -> bool:
        """Whether programs are to leave room below zero, where labels of bars would stand on the names of categories."""
        kind = self.chart.kind
        return self.all_labelled and kind in BARS - STACKS and not self.is_fixed and self._extent[0] < 0

    @cached_property
    def step(self) -> float | None:
        """The step of the value axis that is set, `None` where programs find it."""
        return self.scale.step if self.has_room_below or (self.is_fixed and not self.all_labelled) else None

    @cached_property
    def form(self) -> NumberFormat:
        """How the figures of the value axis are written."""
        if self.chart.kind is ChartKind.SCATTER:
            return scatter_formats(self.chart, self.across_scale, self.scale)[1]
        return NumberFormat() if self.all_labelled else value_format(self.shape.whole, self.scale)

    @cached_property
    def limits(self) -> tuple[float | None, float | None]:
        """The ends of the value axis, `None` where programs find them: of bars and areas only zero is set, on the side without values."""
        if self.is_fixed:
            return self.scale.low, self.scale.high
        low, high = self._extent
        return (0.0 if self.from_zero and low >= 0 else None), (0.0 if self.from_zero and high <= 0 < -low else None)

    def _with_labels(self, low: float, high: float) -> tuple[float, float]:
        """Return where the axis of lying bars ends, so that the longest label has room beyond the longest bar on either side of zero."""
        whole = self.shape.whole
        room = self._label_room(self._share_beside(whole.numbers, whole.remarks.values()), low, high)
        return (low - room if low < 0 else 0.0), (high + room if high > 0 else 0.0)

    def _label_room(self, share: float, low: float, high: float) -> float:
        """Return what labels that need a `share` of the axis take of its measure, beyond bars that go from `low` to `high`."""
        sides = (low < 0) + (high > 0)
        share = min(share, 0.6 / sides)
        return share * (high - low) / (1 - sides * share)

    @property
    def _share_below(self) -> float:
        """The share of the axis that the labels of bars below zero need."""
        below = [(s, c) for s, one in enumerate(self.chart.series) for c, number in enumerate(one.values) if number and number.value < 0]
        remarks = [self.remarks[datum] for datum in below if datum in self.remarks]
        if self.chart.kind in LYING:
            return self._share_beside([number for number in self.chart.numbers if number.value < 0], remarks)
        return self._label_height(self.label_lines if remarks else 1) / self.plot.height

    def _share_beside(self, numbers: Iterable[Number], remarks: Iterable[str]) -> float:
        """Return the share of the axis of lying bars that the longest of `numbers` needs, with the longest of `remarks`."""
        needed = max((em_width(text) + 1 for text in remarks), default=0.0) + max(em_width(number.typed) for number in numbers) + 1
        return needed * self.shape.label_size / (LYING_PLOT * self.shape.rect.width)

    # Places

    @cached_property
    def label_lines(self) -> int:
        """The lines of the tallest label at a datum: its remark, and its value where there is one.

        A remark that stands above other bars has theirs below it, and may have other remarks below it.
        """
        own = self.all_labelled + self.named_at_first
        if not self.remarks:
            return own
        if self.raised_remarks is None:
            return max(math.ceil(em_width(text) / REMARK_WIDTH) for text in self.remarks.values()) + own
        return self.raised_remarks.height + own

    @cached_property
    def raised_remarks(self) -> RaisedRemarks | None:
        """The remarks on standing bars."""
        if not self.remarks or not rises(self.chart):
            return None
        return RaisedRemarks.on(self.chart, self.plot_width, self.shape.label_size, self.all_labelled + self.named_at_first)

    def remark_lift(self, datum: tuple[int, int]) -> float:
        """Return the points by which a remark on a standing bar is higher than above its bar, clear of its neighbours and their labels."""
        if self.raised_remarks is None:
            return 0.0
        above, lines = self.raised_remarks.lift(datum)
        return above / (self.scale.high - self.scale.low) * self.plot.height + lines * LINE_HEIGHT * self.shape.label_size

    def _label_height(self, lines: int) -> float:
        """Return how high a label of so many lines is at most, the last of them in the size of what is stressed."""
        return LINE_HEIGHT * (lines * self.shape.label_size + EMPHASIS_SIZE - self.shape.label_size) + LABEL_INSET

    @cached_property
    def remark_room(self) -> float:
        """Room beyond the plot, for remarks on long bars that the free end of the axis would leave too little."""
        if self.is_fixed or not self.remarks or self.chart.kind not in BARS - STACKS:
            return 0.0
        low, high = self._extent
        extent = (high - low) * (1 + MARGIN) or 1.0
        lying = self.chart.kind in LYING
        length = LYING_PLOT * self.shape.rect.width if lying else self.shape.rect.height - self.legend_row - self.foot
        rooms = [0.0]
        for datum in self.remarks:
            number = self.chart.series[datum[0]].values[datum[1]]
            if number is None or number.value <= 0:
                continue
            above, label = self._remark(datum, number)
            # The label ends at the frame's edge: share × (length − room) + label = length.
            share = (number.value + above - low) / extent
            rooms.append(length - (length - label) / share)
        return min(max(rooms), MOST_REMARK_ROOM * length)

    def _remark(self, datum: tuple[int, int], number: Number) -> tuple[float, float]:
        """Return by how much of the values' measure a remark is raised, and how long it is along the axis, with the value beside it."""
        if self.raised_remarks is None:
            value = em_width(number.typed) + 1 if self.all_labelled or datum[1] == self.emphasis else 0.0
            return 0.0, (value + em_width(self.remarks[datum]) + 1) * self.shape.label_size
        above, lines = self.raised_remarks.lift(datum)
        return above, self._label_height(self.raised_remarks.lines + lines)

    @cached_property
    def top(self) -> float:
        """Above the plot: a row for the legend, or for the highest label."""
        rows = self.legend_row
        if self.chart.kind is ChartKind.SCATTER:
            return rows + TITLE_ROW
        if self.all_labelled and self.chart.kind in BARS:
            return rows + (SHARES_GAP if self.chart.kind in SHARES else self.remark_room)
        lines = self.label_lines if self.remarks else int(self.has_legend and self.all_labelled)
        return max(rows + lines * LINE_HEIGHT * self.shape.label_size, 0.0 if self.all_labelled else self.shape.category_size / 2)

    @cached_property
    def left(self) -> float:
        """Left of the plot: the figures of the axis, half of a first name that is centred on a point at the edge."""
        size = self.shape.category_size
        ticks = () if self.all_labelled else self.scale.ticks
        figures = max((em_width(self.form.tick(tick)) * size + TICK_GAP for tick in ticks), default=0.0)
        if self.named_at_ends or self.chart.kind in AREAS:
            return max(figures, self._half_name(0))
        return figures

    @cached_property
    def right(self) -> float:
        """Right of the plot: names at ends, a legend, half of a last figure."""
        if self.named_at_ends:
            return self.end_width
        if self.legend_beside:
            return (max(em_width(one.name) for one in self.chart.series) + LEGEND_KEY) * self.shape.category_size
        if self.chart.kind in AREAS:
            return self._half_name(-1)
        return 2 * self.shape.category_size if self.chart.kind is ChartKind.SCATTER else 0.0

    def _half_name(self, index: int) -> float:
        """Return half of the width of a category's name, which is centred on the edge of the plot."""
        width = em_width(self.chart.categories[index]) * self.shape.category_size if self.chart.categories else 0.0
        return min(width, self.slot) / 2

    @cached_property
    def plot(self) -> Rect:
        """Where the plot stands in its frame."""
        frame = self.shape.rect
        return Rect(self.left, self.top, self.plot_width, frame.height - self.top - self.foot)

    @cached_property
    def plot_width(self) -> float:
        return self.shape.rect.width - self.left - self.right

    @cached_property
    def label_sides(self) -> dict[tuple[int, int], str]:
        """On which side of its point each label of a scatter chart stands; those without room are left out."""
        return label_sides(self.shape, self.plot, self.across_scale, self.scale)

    @cached_property
    def is_placed(self) -> bool:
        """Whether the plot is placed by hand: it starts on the column that it stands in. Names beside lying bars take what they need."""
        return self.chart.kind not in LYING
