"""Remarks on single data: texts in a band above the plot, each like a flag on a line that leads down to its datum."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.layout.chart.cells import DataCells
from generator.layout.drawing import Mark, Rule
from generator.layout.setter import Setter, placed
from generator.model.chart import STACKS, Chart
from generator.text.lines import TextBlock
from generator.theme.words import Words

Datum = tuple[int, int]
"""Series and category, or series and point, counted from 0."""
TEXT_SHARE = 0.4
"""The most of the plot's width that a remark takes on one line."""
TEXT_GAP = 3.0
ROW_GAP = 3.0
BAND_GAP = 4.0
"""From the lowest remark to the highest that the plot reaches."""
POLE = 0.5
POLE_GAP = 1.5
"""From the end of the line to what is written at its datum."""


class Flag(NamedTuple):
    """A remark whose pole stands at `pole`; its text begins there or ends there, in a row counted from the lowest."""

    datum: Datum
    text: TextBlock
    pole: float
    left: float
    row: int

    @property
    def right(self) -> float:
        return self.left + self.text.width

    def stands_in(self, other: "Flag") -> bool:
        """Tell whether one of the two texts covers the other, or the pole of the upper one."""
        if self.row == other.row:
            return self.left < other.right + TEXT_GAP and other.left < self.right + TEXT_GAP
        upper, lower = (self, other) if self.row > other.row else (other, self)
        return lower.left - TEXT_GAP / 2 < upper.pole < lower.right + TEXT_GAP / 2


class RemarkBand(NamedTuple):
    """The remarks of a chart in rows of equal height."""

    flags: tuple[Flag, ...]
    rows: int
    row_height: float

    @property
    def height(self) -> float:
        return self.rows * (self.row_height + ROW_GAP) + BAND_GAP if self.flags else 0.0

    def marks(self, top: float, datum_top: Callable[[Datum], float], cells: DataCells | None) -> Iterator[Mark]:
        """Yield the flags in a band that begins at `top`; `datum_top` is above a datum and what is written at it."""
        for flag in self.flags:
            y = top + (self.rows - 1 - flag.row) * (self.row_height + ROW_GAP)
            yield Rule(flag.pole, y, flag.pole, datum_top(flag.datum) - POLE_GAP, POLE, "muted")
            text = placed(flag.text, flag.left, y)
            if cells:
                yield cells.value(*flag.datum, text)
            else:
                yield from text


def remark_band(remarks: Mapping[Datum, str], pole: Callable[[Datum], float], left: float, right: float, setter: Setter) -> RemarkBand:
    """Return the remarks between `left` and `right`, each in the lowest row where it stands in no other's way."""
    flags: list[Flag] = []
    for datum in sorted(remarks, key=pole, reverse=True):
        text = setter.text(remarks[datum], "label", (right - left) * TEXT_SHARE)
        places = _places(datum, text, pole(datum), left, right, len(remarks))
        flags.append(next((flag for flag in places if not any(flag.stands_in(other) for other in flags)), places[-1]))
    rows = max((flag.row for flag in flags), default=-1) + 1
    return RemarkBand(tuple(flags), rows, max((flag.text.height for flag in flags), default=0.0))


def _places(datum: Datum, text: TextBlock, pole: float, left: float, right: float, rows: int) -> list[Flag]:
    """Return where a flag may stand, the best place first: low, and to the right of its pole."""
    starts = [start for start in (pole + TEXT_GAP, pole - TEXT_GAP - text.width) if left <= start and start + text.width <= right]
    starts = starts or [max(left, right - text.width)]
    return [Flag(datum, text, pole, start, row) for row in range(rows) for start in starts]


def told_remarks(chart: Chart, words: Words) -> dict[Datum, str]:
    """Return the remarks as they are written: above or beside a stack the name of its series tells which part is meant."""
    named = chart.kind in STACKS and len(chart.series) > 1
    return {(s, c): f"{chart.series[s].name}{words.colon}{text}" if named else text for (s, c), text in chart.remarks.items()}


def beside(remarks: Iterable[str], setter: Setter, width: float) -> float:
    """Return the room that remarks need at the right of lying bars, on one line each where `width` allows it."""
    return max((min(setter.width(text, "label"), width) for text in remarks), default=0.0)
