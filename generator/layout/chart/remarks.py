"""Remarks on single data: texts in a band above the plot, each like a flag on a line that leads down to its datum."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from generator.layout.chart.cells import DataCells
from generator.layout.drawing import Mark, Rule
from generator.layout.setter import Setter, placed
from generator.model.chart import STACKS, Chart
from generator.text.lines import TextBlock
from generator.theme.words import Words

Datum = tuple[int, int]
"""Series and category, or series and point, counted from 0."""
TEXT_SHARES = (0.4, 0.25)
"""The most of the plot's width that a remark takes on one line; less where its neighbours are in its way."""
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
    row: int = 0

    @property
    def right(self) -> float:
        return self.left + self.text.width

    def covers(self, other: "Flag") -> bool:
        """Tell whether the text stands where the pole of `other` is, which has to end below it."""
        return self.left - TEXT_GAP / 2 < other.pole < self.right + TEXT_GAP / 2

    def touches(self, other: "Flag") -> bool:
        """Tell whether the two texts cannot stand in one row."""
        return self.left < other.right + TEXT_GAP and other.left < self.right + TEXT_GAP


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
            yield from self._pole(flag, top, datum_top(flag.datum) - POLE_GAP)
            text = placed(flag.text, flag.left, self._top(flag, top))
            if cells:
                yield cells.value(*flag.datum, text)
            else:
                yield from text

    def _top(self, flag: Flag, top: float) -> float:
        return top + (self.rows - 1 - flag.row) * (self.row_height + ROW_GAP)

    def _pole(self, flag: Flag, top: float, end: float) -> Iterator[Rule]:
        """Yield the line from the text of `flag` down to `end`, left out behind the texts of others where these had no other place."""
        y = self._top(flag, top)
        behind = [other for other in self.flags if other.row < flag.row and other.covers(flag)]
        for other in sorted(behind, key=lambda other: other.row, reverse=True):
            above = self._top(other, top)
            yield Rule(flag.pole, y, flag.pole, above, POLE, "muted")
            y = above + other.text.height
        yield Rule(flag.pole, y, flag.pole, end, POLE, "muted")


def remark_band(remarks: Mapping[Datum, str], pole: Callable[[Datum], float], left: float, right: float, setter: Setter) -> RemarkBand:
    """Return the remarks between `left` and `right`, each in the lowest row where it stands in no other's way."""
    data = sorted(remarks, key=pole, reverse=True)
    flags: list[Flag] = []
    for share in TEXT_SHARES:
        texts = [setter.text(remarks[datum], "label", (right - left) * share) for datum in data]
        flags, free = _sided([_sides(datum, text, pole(datum), left, right) for datum, text in zip(data, texts, strict=True)])
        if free:
            break
    flags = _in_rows(flags)
    rows = max((flag.row for flag in flags), default=-1) + 1
    return RemarkBand(tuple(flags), rows, max((flag.text.height for flag in flags), default=0.0))


def _sides(datum: Datum, text: TextBlock, pole: float, left: float, right: float) -> list[Flag]:
    """Return where a flag may stand, to the right of its pole or to the left, the better side first."""
    starts = [start for start in (pole + TEXT_GAP, pole - TEXT_GAP - text.width) if left <= start and start + text.width <= right]
    return [Flag(datum, text, pole, start) for start in starts or [max(left, right - text.width)]]


def _sided(choices: Iterable[list[Flag]]) -> tuple[list[Flag], bool]:
    """Return each flag on a side where it and no other cover each other's poles, and whether there was one for all."""
    flags: list[Flag] = []
    free = True
    for sides in choices:
        good = next((flag for flag in sides if not any(flag.covers(other) and other.covers(flag) for other in flags)), None)
        free &= good is not None
        flags.append(good or sides[0])
    return flags, free


def _in_rows(flags: Sequence[Flag]) -> list[Flag]:
    """Return `flags` in rows, each above all whose poles its text covers."""
    waiting = list(flags)
    standing: list[Flag] = []
    while waiting:
        free = (flag for flag in waiting if not any(flag.covers(other) for other in waiting if other is not flag))
        flag = next(free, waiting[0])
        waiting.remove(flag)
        least = max((other.row + 1 for other in standing if flag.covers(other)), default=0)
        taken = {other.row for other in standing if flag.touches(other)}
        standing.append(flag._replace(row=next(row for row in count(least) if row not in taken)))
    return standing


def told_remarks(chart: Chart, words: Words) -> dict[Datum, str]:
    """Return the remarks as they are written: above or beside a stack the name of its series tells which part is meant."""
    named = chart.kind in STACKS and len(chart.series) > 1
    return {(s, c): f"{chart.series[s].name}{words.colon}{text}" if named else text for (s, c), text in chart.remarks.items()}


def beside(remarks: Iterable[str], setter: Setter, width: float) -> float:
    """Return the room that remarks need at the right of lying bars, on one line each where `width` allows it."""
    return max((min(setter.width(text, "label"), width) for text in remarks), default=0.0)
