"""A paragraph and a measure → where its lines end, chosen for the whole paragraph at once.

Total fit by dynamic programming (Knuth and Plass, 1981) over the allowed breaks: each line costs what it must shrink or open,
a break may cost extra, and a last line of one character costs more than any of these. Only breaks that a chain of
acceptable lines can reach are looked at, and from each only those near the measure. Lengths are in em.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from generator.text.breaks import LETTER_PENALTY, Breaks
from generator.text.itemize import CharClass
from generator.text.paragraph import Paragraph, end_trim, start_trim
from generator.text.shape import Unit

EPSILON: Final = 1e-6
LINE_COST: Final = 1.5
SQUEEZE_COST: Final = 30.0
"""A line squeezed as far as it goes; like the next ones it grows with the square. Missing blank shows sooner than open gaps."""
TIGHT_COST: Final = 5.0
"""Added for a line squeezed by more than `TIGHT` of what it can give."""
TIGHT: Final = 0.7
EASY_COST: Final = 2.0
"""Word spaces and the gaps beside Latin opened as far as they should."""
OPEN_COST: Final = 40.0
"""Every gap opened as far as it may."""
RAGGED_LINE_COST: Final = 1000.0
"""Above any other difference between ragged settings: none takes more lines than it needs."""
ORPHAN_COST: Final = 6000.0
"""A last line of a single character (孤字)."""
SHORT_LAST_COST: Final = 6.0
UNFILLED_COST: Final = 90.0
"""A justified line that its gaps cannot fill within their limits, and so stays ragged."""
OVERFULL_COST: Final = 1e6
LAST_LINE_CHARACTERS: Final = 2
NEAREST: Final = 3
"""Breaks short of the measure that are tried in any case."""
SLACK: Final = 2.5
"""How far short of the measure a justified line may fall before opening, in em: more breaks are not tried if some are nearer."""
RAGGED_SLACK: Final = 3.0
EVEN_COST: Final = 400.0
"""Cost of a heading's line that is twice as wide as it should be; it grows with the square."""
HANGING: Final = "，。、．"

_BODY: Final = frozenset({CharClass.IDEOGRAPH, CharClass.KANA, CharClass.HANGUL, CharClass.SYMBOL})


class Setting(NamedTuple):
    """How lines fit: `measure` and first-line `indent` in em; whether they are justified; whether commas and stops may hang;
    whether a full stop at a line's end keeps its blank where there is room (JLREQ 3.1.9).

    `target` is the width at which every line of a ragged setting aims, the last one too; 0 when each may be as wide as it can.
    """

    measure: float
    indent: float = 0.0
    justify: bool = False
    hang: bool = False
    stop_keeps_blank: bool = False
    target: float = 0.0


class Cut(NamedTuple):
    """One line: units from `start` up to `end`, the spaces after them up to `next`."""

    start: int
    end: int
    next: int


class _Nodes(NamedTuple):
    """The allowed breaks. Sums at a line's start and at its end, so that a line from p to q measures `end[q] - start[p]`."""

    units: list[int]
    ends: list[int]
    penalties: list[float]
    start: list[float]
    end: list[float]
    shrink_start: list[float]
    shrink_end: list[float]
    stretch_start: list[float]
    stretch_end: list[float]
    room_start: list[float]
    room_end: list[float]
    spare: list[float]
    """What the last mark can still give up at a line's end: a kept blank, or all of a mark that hangs."""
    cheap: list[int]
    """The nearest break at or before each that is no makeshift inside a word."""


def fill(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> list[Cut]:
    """Return the lines of `paragraph`, which is not empty."""
    nodes = _make_nodes(paragraph, breaks, setting)
    previous = _justified(paragraph, nodes, setting) if setting.justify else _ragged(paragraph, nodes, setting)
    path = [len(nodes.units) - 1]
    while path[-1]:
        path.append(previous[path[-1]])
    path.reverse()
    units, ends = nodes.units, nodes.ends
    return [Cut(units[p], ends[q], units[q]) for p, q in pairwise(path)]


def overlong(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> list[tuple[int, int]]:
    """Return the stretches of text, as offsets, that no allowed break makes fit the measure."""
    starts, natural = paragraph.starts, paragraph.natural
    count = len(paragraph.units)
    at = [0, *[i for i in range(1, count) if starts[i] in breaks], count]
    measure = setting.measure - setting.indent
    suspects = [(i, j) for i, j in pairwise(at) if natural[j] - natural[i] + paragraph.hyphen_width(j) > measure]
    return [
        (starts[i], starts[end])
        for i, j in suspects
        if _width_alone(paragraph, i, end := paragraph.before_spaces(j), setting) > (setting.measure if i else measure) + EPSILON
    ]


def _width_alone(paragraph: Paragraph, start: int, end: int, setting: Setting) -> float:
    """Return the width of a line of the units from `start` up to `end`, its edges trimmed as far as they may be."""
    natural = paragraph.natural
    left = 0.0 if start == 0 and setting.indent else start_trim(paragraph.units[start])
    right = _kept_trim(paragraph, end, setting) + _spare(paragraph, end, setting)
    return natural[end] - natural[start] - paragraph.gaps[end - 1].natural - left - right + paragraph.hyphen_width(end)


def _make_nodes(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> _Nodes:
    units, gaps, starts = paragraph.units, paragraph.gaps, paragraph.starts
    count = len(units)
    at = [i for i in range(1, count) if starts[i] in breaks]
    penalties = [0.0, *[breaks[starts[i]] for i in at], 0.0]
    at = [0, *at, count]
    ends = [paragraph.before_spaces(i) for i in at]
    trims = [0.0 if k == 0 and setting.indent else start_trim(units[i]) for k, i in enumerate(at[:-1])]
    last_gaps = [gaps[e - 1] if e else gaps[-1] for e in ends]
    end_trims = [_kept_trim(paragraph, e, setting) for e in ends]
    spare = [_spare(paragraph, e, setting) for e in ends]
    if setting.hang and not setting.justify:
        end_trims = [trim + hung for trim, hung in zip(end_trims, spare, strict=True)]
    if paragraph.hyphens:
        end_trims = [trim - paragraph.hyphen_width(e) for trim, e in zip(end_trims, ends, strict=True)]
    natural, shrink, stretch, room = paragraph.natural, paragraph.shrink, paragraph.stretch, paragraph.room
    return _Nodes(
        at,
        ends,
        penalties,
        [natural[i] + trim for i, trim in zip(at, trims, strict=False)],
        [natural[e] - gap.natural - trim for e, gap, trim in zip(ends, last_gaps, end_trims, strict=True)],
        [shrink[i] for i in at],
        [shrink[e] - gap.shrink for e, gap in zip(ends, last_gaps, strict=True)],
        [stretch[i] for i in at],
        [stretch[e] - gap.stretch for e, gap in zip(ends, last_gaps, strict=True)],
        [room[i] for i in at],
        [room[e] - gap.room for e, gap in zip(ends, last_gaps, strict=True)],
        spare,
        list(accumulate([k if penalty < LETTER_PENALTY else 0 for k, penalty in enumerate(penalties)], max)),
    )


def _kept_trim(paragraph: Paragraph, end: int, setting: Setting) -> float:
    """Return what is always cut at a line's end before unit `end`."""
    if not end:
        return 0.0
    unit = paragraph.units[end - 1]
    return 0.0 if _keeps_blank(unit.kind.char_class, setting) else end_trim(unit)


def _keeps_blank(char_class: CharClass, setting: Setting) -> bool:
    return setting.stop_keeps_blank and char_class is CharClass.STOP


def _spare(paragraph: Paragraph, end: int, setting: Setting) -> float:
    if not end:
        return 0.0
    unit = paragraph.units[end - 1]
    if setting.hang and unit.text in HANGING and not unit.trim_left:
        return unit.width - _kept_trim(paragraph, end, setting)
    return end_trim(unit) if _keeps_blank(unit.kind.char_class, setting) else 0.0


def _tail(paragraph: Paragraph) -> int:
    """Return the last unit at which a last line may start and still have two characters that are not punctuation."""
    needed = LAST_LINE_CHARACTERS
    for index in range(len(paragraph.units) - 1, 0, -1):
        needed -= _characters(paragraph.units[index])
        if needed <= 0:
            return index
    return 0


def _characters(unit: Unit) -> int:
    """Return how many characters of `unit` are not punctuation."""
    if unit.kind.char_class is CharClass.LATIN:  # words and all narrow marks
        return sum(character.isalnum() for character in unit.text)
    return len(unit.text) if unit.kind.char_class in _BODY else 0


def _justified(paragraph: Paragraph, nodes: _Nodes, setting: Setting) -> list[int]:
    """Return for each break the one before it on the cheapest way from the paragraph's start."""
    start, end, spare, penalties, cheap = nodes.start, nodes.end, nodes.spare, nodes.penalties, nodes.cheap
    shrink_end, stretch_end, room_end = nodes.shrink_end, nodes.stretch_end, nodes.room_end
    last, tail = len(nodes.units) - 1, _tail(paragraph)
    best = [float("inf")] * (last + 1)
    best[0] = 0.0
    previous = [0] * (last + 1)
    for p in range(last):
        so_far = best[p] + LINE_COST
        if so_far == float("inf"):
            continue
        measure = setting.measure - setting.indent if p == 0 else setting.measure
        left, limit = start[p], start[p] + measure
        shrink_p, stretch_p, room_p = nodes.shrink_start[p], nodes.stretch_start[p], nodes.room_start[p]
        fits = bisect_right(end, limit, p + 1)
        q = max(p + 1, min(bisect_left(end, limit - SLACK, p + 1), fits - NEAREST, cheap[fits - 1]))
        while q <= last:
            slack = limit - end[q]
            if slack < 0.0 and spare[q]:
                slack = min(0.0, slack + spare[q]) if setting.hang else slack + spare[q]
            if slack < -EPSILON:
                shrink = shrink_end[q] - shrink_p
                if -slack > shrink + EPSILON:
                    if q > p + 1:
                        break
                    cost = OVERFULL_COST * -slack
                else:
                    ratio = -slack / shrink
                    cost = SQUEEZE_COST * ratio * ratio + (TIGHT_COST if ratio > TIGHT else 0.0)
            elif q == last:
                cost = SHORT_LAST_COST if p and end[q] - left < 0.2 * measure else 0.0
            else:
                cost = opening_cost(slack, stretch_end[q] - stretch_p, room_end[q] - room_p, measure)
            if q == last and p and nodes.units[p] > tail:
                cost += ORPHAN_COST
            cost += so_far + penalties[q]
            if cost < best[q]:
                best[q] = cost
                previous[q] = p
            q += 1
    return previous


def opening_cost(slack: float, stretch: float, room: float, measure: float) -> float:
    """Return the cost of opening a line by `slack`: word spaces and autospace first, then every gap, at most to their limits."""
    if slack <= stretch:
        return EASY_COST * (slack / stretch) ** 2 if stretch else 0.0
    rest = slack - stretch
    if rest <= room:
        return (EASY_COST if stretch else 0.0) + OPEN_COST * (rest / room) ** 2
    return UNFILLED_COST + 300.0 * (rest - room) / measure


def _ragged(paragraph: Paragraph, nodes: _Nodes, setting: Setting) -> list[int]:
    """As `_justified`, for lines in their natural width: as few as possible, then as even as possible."""
    start, end, penalties = nodes.start, nodes.end, nodes.penalties
    last, tail, target = len(nodes.units) - 1, _tail(paragraph), setting.target
    best = [float("inf")] * (last + 1)
    best[0] = 0.0
    previous = [0] * (last + 1)
    for p in range(last):
        so_far = best[p] + RAGGED_LINE_COST
        left = start[p]
        measure = setting.measure - setting.indent if p == 0 else setting.measure
        for q in _ragged_candidates(nodes, p, left + measure, target):
            width = end[q] - left
            if width > measure + EPSILON:
                cost = OVERFULL_COST * (width - measure)
            elif target:
                cost = EVEN_COST * (width / target - 1.0) ** 2
            else:
                cost = 0.0 if q == last else 20.0 * (1.0 - width / measure) ** 2
            if q == last and p and nodes.units[p] > tail:
                cost += ORPHAN_COST
            cost += so_far + penalties[q]
            if cost < best[q]:
                best[q] = cost
                previous[q] = p
    return previous


def _ragged_candidates(nodes: _Nodes, p: int, limit: float, target: float) -> range:
    """Return the breaks at which a line from `p` may end: those near the limit, in a heading all that fit; at least the next one."""
    fits = max(p + 2, bisect_right(nodes.end, limit + EPSILON, p + 1))
    near = p + 1 if target else min(bisect_left(nodes.end, limit - RAGGED_SLACK, p + 1), fits - NEAREST, nodes.cheap[fits - 1])
    return range(max(p + 1, near), fits)
