"""Units in a row with the gaps between them, summed so that the size of any stretch is one subtraction."""

from collections.abc import Mapping, Sequence, Set
from itertools import accumulate, pairwise
from typing import NamedTuple

from generator.text.itemize import CharClass
from generator.text.shape import Unit
from generator.text.spacing import MARKS_APART, Gap, GapTable, Kind

NO_RUNS: Set[int] = frozenset()
NO_HYPHENS: Mapping[int, Unit] = {}
_NO_GAP = Gap()
_TRIMMED_AT_END = frozenset({CharClass.CLOSE, CharClass.PAUSE, CharClass.STOP})


class ReadingUnit(NamedTuple):
    """A unit of a reading, `x` em from the left edge of its base's first unit."""

    unit: Unit
    x: float


class Group(NamedTuple):
    """A base, the units from `start` up to `end`, with the reading above it: kept whole, and as wide as the wider of both.

    `left` and `right` are what the reading covers of its neighbours, `inner` the gaps inside the base.
    """

    start: int
    end: int
    reading: Sequence[ReadingUnit]
    rise: float
    left: float
    right: float
    inner: Sequence[float]


class Paragraph(NamedTuple):
    """What lines are cut from. Lists run in step with `units`; sums have one more entry, the first being zero. In em.

    `starts` are offsets in the text; `gaps[i]` follows unit i. `natural` sums widths with their gaps, `shrink`, `stretch`,
    `room` and `last` what the gaps give and take. `hyphens[i]` is drawn at the end of a line that unit i would follow: it is no part
    of the text.
    """

    text: str
    units: Sequence[Unit]
    runs: Sequence[int]
    starts: Sequence[int]
    gaps: Sequence[Gap]
    natural: Sequence[float]
    shrink: Sequence[float]
    stretch: Sequence[float]
    room: Sequence[float]
    last: Sequence[float]
    hyphens: Mapping[int, Unit] = NO_HYPHENS
    groups: Sequence[Group] = ()
    """The bases with readings, in order."""

    @property
    def width(self) -> float:
        """The whole text on one line, without the blank at its edges."""
        last = self.before_spaces(len(self.units))
        if not last:
            return 0.0
        return self.natural[last] - self.gaps[last - 1].natural - start_trim(self.units[0]) - end_trim(self.units[last - 1])

    def hyphen_width(self, index: int) -> float:
        """Return how wide the hyphen is that a line before unit `index` ends with, 0 without one."""
        return self.hyphens[index].width if index in self.hyphens else 0.0

    def before_spaces(self, index: int) -> int:
        """Return the end of the line that unit `index` would follow: the spaces before it are not counted, but for a lone one."""
        while index > 1 and self.units[index - 1].kind.char_class is CharClass.SPACE:
            index -= 1
        return index


def make_paragraph(
    text: str,
    units: Sequence[Unit],
    runs: Sequence[int],
    gap_table: GapTable,
    clinging: Set[int] = NO_RUNS,
    groups: Sequence[Group] = (),
    fixed: Set[int] = NO_RUNS,
) -> Paragraph:
    """Return `units` with their gaps; `clinging` are the numbers of the runs that cling to what stands before them, `fixed` of those
    whose spaces keep their width."""
    kinds = [unit.kind for unit in units]
    gaps = [*map(gap_table.__getitem__, pairwise(kinds)), _NO_GAP]
    if clinging:
        _close_up(gaps, kinds, runs, gap_table, clinging)
    if groups:
        _close_in(gaps, groups)
    if fixed:
        _fix_spaces(gaps, kinds, runs, fixed)
    last = [gap.last for gap in gaps]
    return Paragraph(
        text,
        units,
        runs,
        [0, *accumulate([len(unit.text) for unit in units])],
        gaps,
        [0.0, *accumulate([unit.width + gap.natural for unit, gap in zip(units, gaps, strict=True)])],
        [0.0, *accumulate([gap.shrink for gap in gaps])],
        [0.0, *accumulate([gap.stretch for gap in gaps])],
        [0.0, *accumulate([gap.room for gap in gaps])],
        [0.0, *accumulate(last)] if any(last) else [0.0] * (len(gaps) + 1),
        groups=groups,
    )


def _close_up(gaps: list[Gap], kinds: Sequence[Kind], runs: Sequence[int], gap_table: GapTable, clinging: Set[int]) -> None:
    """Set what clings close to its base, and what follows as far as it would be from the base alone."""
    base = kinds[0]
    for i in range(1, len(kinds)):
        if runs[i] not in clinging:
            if runs[i - 1] in clinging:
                gaps[i - 1] = gap_table.after_raised(base, kinds[i])
            base = kinds[i]
        elif runs[i - 1] not in clinging:
            gaps[i - 1] = gap_table.before_raised(base)
        elif runs[i - 1] != runs[i]:
            gaps[i - 1] = Gap(MARKS_APART)


def _fix_spaces(gaps: list[Gap], kinds: Sequence[Kind], runs: Sequence[int], fixed: Set[int]) -> None:
    """Let nothing open or close beside the spaces inside of `fixed` runs."""
    for i, (left, right) in enumerate(pairwise(kinds)):
        if CharClass.SPACE in (left.char_class, right.char_class) and runs[i] in fixed and runs[i + 1] in fixed:
            gaps[i] = Gap(gaps[i].natural)


def _close_in(gaps: list[Gap], groups: Sequence[Group]) -> None:
    """Fix the gaps inside bases, and draw in those that readings reach over."""
    for group in groups:
        for index, natural in enumerate(group.inner, group.start):
            gaps[index] = Gap(natural)
        if group.start:
            gaps[group.start - 1] = _drawn_in(gaps[group.start - 1], group.left)
        gaps[group.end - 1] = _drawn_in(gaps[group.end - 1], group.right)


def _drawn_in(gap: Gap, by: float) -> Gap:
    return gap._replace(natural=gap.natural - by) if by else gap


def end_trim(unit: Unit) -> float:
    """Return the blank that a unit loses at a line's end (GB/T 15834-2011 5.1.10)."""
    return unit.trim_right if unit.kind.char_class in _TRIMMED_AT_END else 0.0


def start_trim(unit: Unit) -> float:
    """Return the blank that a unit loses at a line's start."""
    return unit.trim_left if unit.kind.char_class is CharClass.OPEN else 0.0
