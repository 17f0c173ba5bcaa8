"""Readings above their bases (ruby): how wide a base with its reading is, and where both stand.

Ruby is half size and touches the base's em box, so that it stands in the leading. A reading narrower than its base is spread over it
1:2:1; under a wider one the base is spread in the same way. A wide reading may reach over neighbouring kana, and over a comma or stop
behind it, by one ruby em; never over an ideograph or another reading. Readings in Latin letters (pinyin) are never spread: they are
centred, a word space apart.
JLREQ 3.3.5 to 3.3.8; CLREQ 3.3. Lengths are in em of the paragraph.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from generator.text.breaks import Breaks
from generator.text.fill import Cut
from generator.text.itemize import CharClass
from generator.text.justify import Spread
from generator.text.lines import GlyphRun, Line, PlacedGlyph
from generator.text.paragraph import Group, Paragraph, ReadingUnit
from generator.text.shape import Unit
from generator.text.spacing import GapTable
from generator.text.style import Dots, ParagraphStyle, StyledRun

RUBY_SIZE: Final = 0.5
"""Of a reading, to the size of its base (JLREQ 3.3.3)."""
OVERHANG: Final = RUBY_SIZE
"""What a reading may cover of a kana beside its base: one ruby em (JLREQ 3.3.8)."""
LOW_MARKS: Final = "、。，．"
"""May be covered as kana may where they follow a base, if their ink is at the left of the line's foot and not centred."""
SHARED_OVERHANG: Final = OVERHANG / 2
"""Where another reading covers the same character from its other side."""
MOST_BLANK: Final = 0.5
"""Blank left and right of a reading that is spread over a longer base; the rest goes between its characters (JLREQ 3.3.6)."""
WORD_MARGIN: Final = 0.075
"""Left free beside a reading in Latin letters: two next to each other stay two words."""
RISE: Final = 0.94
"""From the base's baseline to the reading's: half an em box of 0.88 above and 0.12 below stands on a whole one."""
LATIN_RISE: Final = 0.99
"""Letters hang lower below their baseline than kana."""
TOP: Final = 1.4
"""From the baseline up to the ink of the highest readings."""
FOOT: Final = 0.12
"""From the baseline down to the end of the line above, and further where it has an underline, dots below or both."""
UNDERLINED_FOOT: Final = 0.25
DOTTED_FOOT: Final = 0.36
DOTTED_UNDERLINED_FOOT: Final = 0.48
CLEARANCE: Final = 0.03
ASIDE_SIZE: Final = 0.75
"""Of a reading in parentheses behind its base."""

_SPREAD: Final = frozenset({CharClass.IDEOGRAPH, CharClass.KANA, CharClass.HANGUL, CharClass.SYMBOL})
"""What may have blank between its characters."""


def has_readings(runs: Sequence[StyledRun]) -> bool:
    return any(run.reading for run in runs)


def leading_of(runs: Sequence[StyledRun], style: ParagraphStyle) -> float:
    """Return the leading of a paragraph in points: its style's, or what readings need between two lines.

    All lines of the paragraph have it, so that they stay on one grid.
    """
    size = max((run.style.size for run in runs if run.reading), default=0.0)
    return max(style.leading, size * (TOP + _foot(runs) + CLEARANCE))


def _foot(runs: Sequence[StyledRun]) -> float:
    """Return how far the lines of `runs` reach below their baselines, in em."""
    underlined = any(run.style.underline for run in runs)
    if any(run.style.dots is Dots.BELOW for run in runs):
        return DOTTED_UNDERLINED_FOOT if underlined else DOTTED_FOOT
    return UNDERLINED_FOOT if underlined else FOOT


def above(line: Line, ascent: float) -> float:
    """Return how far the readings over `line` stand out above its top, in points."""
    return max((run.size * TOP + run.rise - ascent for run in line.runs if run.reading), default=0.0)


def aside(run: StyledRun) -> tuple[StyledRun, StyledRun]:
    """Return a base and its reading in parentheses behind it, for a measure that is narrower than both."""
    reading = run.style._replace(size=run.style.size * ASIDE_SIZE, dots=Dots.NONE)
    return run._replace(reading=""), StyledRun(f"（{run.reading}）", reading, run.link)


def unbroken(breaks: Breaks, runs: Sequence[StyledRun]) -> Breaks:
    """Return `breaks` without those inside a base."""
    if not has_readings(runs):
        return breaks
    offset = 0
    breaks = dict(breaks)
    for run in runs:
        end = offset + len(run.text)
        if run.reading:
            for inside in range(offset + 1, end):
                breaks.pop(inside, None)
        offset = end
    return breaks


def set_groups(
    units: list[Unit], numbers: Sequence[int], runs: Sequence[StyledRun], gaps: GapTable, read: Callable[[StyledRun], Sequence[Unit]]
) -> tuple[Group, ...]:
    """Return the bases with their readings; those among `units` that a reading spreads are replaced. `read` shapes a run's reading.

    `numbers` are the units' runs. A run with a reading is one base.
    """
    groups: list[Group] = []
    start = 0
    for number, members in groupby(numbers):
        end = start + sum(1 for _ in members)
        run = runs[number]
        if run.reading:
            room = _overhang(units, numbers, runs, start - 1, -1), _overhang(units, numbers, runs, end, 1)
            group, units[start:end] = _set_group(units[start:end], start, read(run), gaps, room)
            groups.append(group)
        start = end
    return tuple(groups)


def _overhang(units: Sequence[Unit], numbers: Sequence[int], runs: Sequence[StyledRun], index: int, step: int) -> float:
    """Return what a reading may cover of unit `index`, its neighbour on the side of `step`."""
    if not 0 <= index < len(units) or runs[numbers[index]].reading or runs[numbers[index]].clings:
        return 0.0
    kind = units[index].kind
    if kind.char_class is not CharClass.KANA and not (step > 0 and units[index].text in LOW_MARKS and not kind.trim_left):
        return 0.0
    beyond = index + step
    shared = 0 <= beyond < len(units) and bool(runs[numbers[beyond]].reading)
    return (SHARED_OVERHANG if shared else OVERHANG) * kind.scale


def _set_group(
    base: Sequence[Unit], start: int, reading: Sequence[Unit], gaps: GapTable, room: tuple[float, float]
) -> tuple[Group, list[Unit]]:
    """Return a base of `units` with its reading, both centred; `room` is what the reading may cover left and right of it."""
    inner = [gaps[a.kind, b.kind].natural for a, b in pairwise(base)]
    base_width = sum(unit.width for unit in base) + sum(inner)
    is_spread = all(unit.kind.char_class in _SPREAD for unit in reading)
    scale = base[0].kind.scale
    margin = 0.0 if is_spread else WORD_MARGIN * scale
    reading_width = sum(unit.width for unit in reading) + 2 * margin
    excess = max(0.0, reading_width - base_width)
    between, side = _spread_base(base, excess, room)
    blanks = _blanks(len(reading), base_width - reading_width, is_spread, MOST_BLANK * scale)
    placed = tuple(_placed_reading(reading, margin + blanks[0], blanks[1]))
    rise = (RISE if is_spread else LATIN_RISE) * scale
    group = Group(start, start + len(base), placed, rise, min(room[0], side), min(room[1], side), tuple(inner))
    return group, list(_padded(base, side, between))


def _spread_base(base: Sequence[Unit], excess: float, room: tuple[float, float]) -> tuple[float, float]:
    """Return the blank between the units of a base that is `excess` narrower than its reading, and that at either end."""
    covered = sum(min(side, excess / 2) for side in room)
    can_spread = len(base) > 1 and all(unit.kind.char_class in _SPREAD for unit in base)
    between = max(0.0, excess - covered) / len(base) if can_spread else 0.0
    return between, (excess - (len(base) - 1) * between) / 2


def _blanks(count: int, slack: float, is_spread: bool, most: float) -> tuple[float, float]:
    """Return the blank before a reading that is `slack` narrower than its base, and that between its units: half as much before."""
    if slack <= 0.0:
        return 0.0, 0.0
    if not is_spread or count == 1:
        return slack / 2, 0.0
    before = min(slack / count / 2, most)
    return before, (slack - 2 * before) / (count - 1)


def _placed_reading(reading: Sequence[Unit], x: float, between: float) -> Iterator[ReadingUnit]:
    for unit in reading:
        yield ReadingUnit(unit, x)
        x += unit.width + between


def _padded(base: Sequence[Unit], side: float, between: float) -> Iterator[Unit]:
    """Yield the units of a base with their blank; what marks may be cut of their own blank stays on."""
    last = len(base) - 1
    for n, unit in enumerate(base):
        left, right = (0.0 if n else side), (side if n == last else between)
        glyphs = tuple(glyph._replace(x=glyph.x + left) for glyph in unit.glyphs) if left else unit.glyphs
        kind = unit.kind._replace(trim_left=0.0, trim_right=0.0)
        yield Unit(unit.text, unit.face, glyphs, unit.width + left + right, kind, 0.0, 0.0)


def with_readings(
    glyph_runs: Sequence[GlyphRun], paragraph: Paragraph, cut: Cut, spread: Spread, x: float, size: float
) -> tuple[GlyphRun, ...]:
    """Return a line's runs, each base with its reading; the line's first glyph stands at `x` points, its em has `size`."""
    lefts = _left_edges(paragraph, cut, spread, x, size)
    by_run = {paragraph.runs[group.start]: group for group in paragraph.groups if cut.start <= group.start < cut.end}
    keys = groupby(range(cut.start, cut.next), lambda i: (paragraph.runs[i], paragraph.units[i].face))
    readings: dict[int, tuple[GlyphRun, ...]] = {}
    result: list[GlyphRun] = []
    for ((number, _), _), run in zip(keys, glyph_runs, strict=True):
        group = by_run.get(number)
        if group and number not in readings:
            readings[number] = tuple(_reading_runs(group, run, lefts[group.start - cut.start], size))
        result.append(run._replace(reading=readings[number]) if group else run)
    return tuple(result)


def _left_edges(paragraph: Paragraph, cut: Cut, spread: Spread, x: float, size: float) -> list[float]:
    """Return where each unit of a line starts, in points."""
    edges = [x - spread.cut * size]
    for unit, gap in zip(paragraph.units[cut.start : cut.end - 1], spread.gaps, strict=True):
        edges.append(edges[-1] + (unit.width + gap) * size)
    return edges


def _reading_runs(group: Group, base: GlyphRun, left: float, size: float) -> Iterator[GlyphRun]:
    """Yield the reading of a base whose left edge is at `left` points: one run for each face that draws it."""
    for face, members in groupby(group.reading, lambda member: member.unit.face):
        glyphs = tuple(
            PlacedGlyph(glyph.gid, glyph.text, left + (member.x + glyph.x) * size, glyph.advance * size, glyph.shift * size)
            for member in members
            for glyph in member.unit.glyphs
        )
        yield GlyphRun(face, base.size * RUBY_SIZE, base.color, glyphs, base.rise + group.rise * size)
