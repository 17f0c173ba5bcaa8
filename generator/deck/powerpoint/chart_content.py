"""What is written in a native chart, decided from its data: which labels, names and legend it has."""

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from generator.deck.powerpoint.chart_measure import LEGEND_ROW, em_width, needed_length, part_length
from generator.deck.powerpoint.chart_remarks import GROUP_GAP
from generator.deck.powerpoint.program_scale import program_scale
from generator.deck.scene import ChartShape
from generator.layout.chart.line import few_change
from generator.layout.chart.plot import emphasized, plot_values, stacked_parts
from generator.model.chart import AREAS, BARS, LYING, ROUND, STACKS, Chart, ChartKind

MOST_LABELS: Final = 12
"""With more data than this, only ends are labelled and a value axis takes over."""
EMPHASIS_SIZE: Final = 18.0
MOST_ENDS: Final = 3
"""Lines that are named at their ends, and standing bars that are named above the first ones."""
END_LEADING: Final = 26.0
"""The least distance of two ends that are both named."""
END_GAP: Final = 8.0
END_SHARE: Final = 0.25
"""The most of the frame's width that names at ends may take."""
NAME_LINES: Final = 3
LABEL_SPREAD: Final = 1.15
"""How much wider than its bar a value may be: its neighbours seldom stand at the same height."""
NAME_GAP: Final = 6.0


@dataclass(frozen=True)
class ChartContent:
    """What is written in one chart in its frame."""

    shape: ChartShape

    @property
    def chart(self) -> Chart:
        return self.shape.chart

    @cached_property
    def remarks(self) -> dict[tuple[int, int], str]:
        """What is remarked, by the numbers of series and datum."""
        return self.chart.remarks

    @cached_property
    def all_labelled(self) -> bool:
        """Whether every datum has its value beside it."""
        kind = self.chart.kind
        if self._are_many or kind in AREAS or kind is ChartKind.SCATTER:
            return False
        if kind is ChartKind.LINE:
            return few_change(self.chart)
        if kind is ChartKind.COLUMN:
            return all(em_width(number.typed) * self.shape.label_size <= LABEL_SPREAD * self._bar for number in self.chart.numbers)
        return kind not in STACKS or self._stacks_hold_values

    @property
    def _are_many(self) -> bool:
        """Whether data are too many for a label each. Parts of a divided chart agree: of several series the longest part has too many."""
        return self.several if self.shape.part_of else len(self.chart.numbers) > MOST_LABELS

    def part_length(self, extent: float) -> float:
        """Return about how long the part of a stack that goes over `extent` is."""
        return part_length(self.shape, extent, self.foot)

    @cached_property
    def _bar(self) -> float:
        """About how wide a standing bar is, or the whole room of a category that has one bar."""
        bars = len(self.chart.series) + GROUP_GAP if self.several else 1.0
        return self.shape.rect.width / max(len(self.chart.categories), 1) / bars

    @cached_property
    def _stacks_hold_values(self) -> bool:
        """Whether every part of a stack that can be seen has its value."""
        held = self.labelled_parts
        return bool(held) and all(
            (s, c) in held
            for s, series in enumerate(self.chart.series)
            for c, number in enumerate(series.values)
            if number and number.value
        )

    @cached_property
    def labelled_parts(self) -> frozenset[tuple[int, int]]:
        """The parts of stacks that are long enough for their values, as far as can be told, by the numbers of series and datum."""
        if self.chart.kind not in STACKS or self._are_many:
            return frozenset()
        return frozenset(
            (s, c)
            for c in range(len(self.chart.categories))
            for s, number, start, end in stacked_parts(self.chart, c)
            if self.part_length(end - start) >= needed_length(self.shape, number.typed)
        )

    @cached_property
    def several(self) -> bool:
        return len(self.chart.series) > 1

    @cached_property
    def has_legend(self) -> bool:
        return self.several and not self.named_at_ends and not self.named_at_first

    @cached_property
    def legend_beside(self) -> bool:
        """Whether the legend stands at the right, where it lists areas in the order in which they lie upon each other."""
        return self.has_legend and self.chart.kind in AREAS

    @cached_property
    def named_at_ends(self) -> bool:
        """Whether lines are named where they end: few of them, which all end at the last category and apart from each other."""
        series = self.chart.series
        if self.chart.kind is not ChartKind.LINE or not 2 <= len(series) <= MOST_ENDS or not self.chart.categories:
            return False
        ends = [one.values[-1] for one in series]
        return all(ends) and self.end_width <= END_SHARE * self.shape.rect.width and self.ends_are_apart

    @cached_property
    def ends_are_apart(self) -> bool:
        """Whether the last values of lines can all be written."""
        ends = [next((value for value in reversed(one.values) if value), None) for one in self.chart.series]
        scale = program_scale(plot_values(self.chart), from_zero=False)
        height = self.shape.rect.height - LEGEND_ROW - self.foot
        places = sorted(scale.share(end.value) * height for end in ends if end)
        return all(upper - lower >= END_LEADING for lower, upper in pairwise(places))

    @cached_property
    def named_at_first(self) -> bool:
        """Whether standing bars are named above those of the first category: few of them, which are wide enough."""
        chart = self.chart
        if chart.kind is not ChartKind.COLUMN or not 2 <= len(chart.series) <= MOST_ENDS or not chart.categories:
            return False
        fits = all(em_width(one.name) * self.shape.category_size <= self._bar - 4 for one in chart.series)
        return fits and all(first and first.value >= 0 for first in (one.values[0] for one in chart.series))

    @cached_property
    def end_width(self) -> float:
        return END_GAP + EMPHASIS_SIZE * max(
            (em_width(f"{one.name} {end.typed}") for one in self.chart.series if one.values and (end := one.values[-1])), default=0.0
        )

    @cached_property
    def emphasis(self) -> int | None:
        """The index of the one bar in the accent, the same as on paper; none on lines, slices and several series."""
        if self.chart.kind not in BARS - STACKS:
            return None
        index = emphasized(self.chart, last=self.chart.kind not in LYING)
        return None if index is None or self.chart.series[0].values[index] is None else index

    @property
    def legend_row(self) -> float:
        """The height of what stands above the plot: a legend, or the highest label of a line."""
        return LEGEND_ROW if self.chart.kind is ChartKind.LINE or (self.has_legend and not self.legend_beside) else 0.0

    @cached_property
    def foot(self) -> float:
        """Below the plot: the names of categories, in as many lines as the longest takes."""
        if self.chart.kind is ChartKind.SCATTER:
            return self.shape.category_size * 3.6
        return self.shape.category_size * (1.0 + 1.2 * self.name_lines)

    # Names of categories

    @cached_property
    def name_step(self) -> int:
        """Every how many categories are named: 1 for all. No name is turned."""
        if self.chart.kind in LYING or self.chart.kind in ROUND or not self.chart.categories:
            return 1
        widths = [em_width(name) * self.shape.category_size for name in self.chart.categories]
        count = len(widths)
        return next((step for step in range(1, count) if all(self._fits(width, step) for width in widths[::step])), count)

    @cached_property
    def name_lines(self) -> int:
        room = self.slot * self.name_step - NAME_GAP
        names = self.chart.categories[:: self.name_step]
        lines = (math.ceil(em_width(name) * self.shape.category_size / max(room, 1.0)) for name in names)
        return min(max(lines, default=1), NAME_LINES)

    @cached_property
    def slot(self) -> float:
        """About how wide the room of one category is, beside the figures that an axis has where there are many data."""
        figures = self.chart.kind in AREAS or len(self.chart.numbers) > MOST_LABELS
        return self.shape.rect.width * (0.9 if figures else 1.0) / max(len(self.chart.categories), 1)

    def _fits(self, width: float, step: int) -> bool:
        room = self.slot * step - NAME_GAP
        return width <= room or (room >= 4 * self.shape.category_size and width <= NAME_LINES * (room - self.shape.category_size))
