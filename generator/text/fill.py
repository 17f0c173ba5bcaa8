"""A paragraph and a measure → where its lines end, chosen for the whole paragraph at once.

Total fit by dynamic programming (Knuth and Plass, 1981) over the allowed breaks: each line costs what it must shrink or open,
a break may cost extra, and a last line of one character costs more than any of these. Only breaks that a chain of
acceptable lines can reach are looked at, and from each only those near the measure. Lengths are in em.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import Final, NamedTuple

from generator.text.breaks import ADDRESS_PENALTY, Breaks
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
"""Every gap opened as far as it may without the last resort."""
LAST_RESORT_COST: Final = 40.0
"""Added where the last resort is given in full too."""
RAGGED_LINE_COST: Final = 1000.0
"""Above any other difference between ragged settings: none takes more lines than it needs."""
ORPHAN_COST: Final = 6000.0
"""A last line of a single character (孤字)."""
SHORT_LAST_COST: Final = 6.0
UNFILLED_COST: Final = 90.0
"""A justified line that its gaps cannot fill within their limits, and so stays ragged."""
EMPTY_COST: Final = 1200.0
"""Added for such a line if it were empty; it grows with the square, since one short word in a line shows more than two uneven lines."""
OVERFULL_COST: Final = 1e6
LAST_LINE_CHARACTERS: Final = 2
NEAREST: Final = 3
"""Breaks short of the measure that are tried in any case."""
SLACK: Final = 2.5
"""How far short of the measure a justified line may fall before opening, in em: more breaks are not tried if some are nearer."""
SLACK_AGAIN: Final = 1 / 3
"""Of the measure: how far it may fall short in a second search, made where the first leaves a line that its gaps cannot fill."""
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
    last: Sequence[float]
    """That of the paragraph, for its units: few lines need it."""
    spare: list[float]
    """What the last mark can still give up at a line's end: a kept blank, or all of a mark that hangs."""
    cheap: list[int]
    """The nearest break at or before each that is not inside an address or a word."""


def fill(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> list[Cut]:
    """Return the lines of `paragraph`, which is not empty."""
    nodes = _make_nodes(paragraph, breaks, setting)
    tail = _tail(paragraph)
    cuts = _cheapest(nodes, setting, tail, SLACK)
    wider = SLACK_AGAIN * setting.measure
    if setting.justify and wider > SLACK and unfilled(paragraph, cuts, setting):
        return _cheapest(nodes, setting, tail, wider)
    return cuts


def unfilled(paragraph: Paragraph, cuts: Sequence[Cut], setting: Setting) -> list[int]:
    """Return the numbers of the justified lines, the last not among them, whose gaps cannot fill the measure."""
    stretch, room, last = paragraph.stretch, paragraph.room, paragraph.last
    return [
        number
        for number, (start, end, _) in enumerate(cuts[:-1])
        if setting.measure - (0.0 if number else setting.indent) - _width(paragraph, start, end, setting)
        > stretch[end - 1] - stretch[start] + room[end - 1] - room[start] + last[end - 1] - last[start]
    ]


def overlong(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> list[tuple[int, int]]:
    """Return the stretches of text, as offsets, that no allowed break makes fit the measure."""
    starts, natural, gaps = paragraph.starts, paragraph.natural, paragraph.gaps
    count = len(paragraph.units)
    at = [0, *[i for i in range(1, count) if starts[i] in breaks], count]
    measure = setting.measure - setting.indent
    limit = measure - max((hyphen.width for hyphen in paragraph.hyphens.values()), default=0.0)
    suspects = [(i, j) for i, j in pairwise(at) if natural[j] - natural[i] - gaps[j - 1].natural > limit]
    return [
        (starts[i], starts[end])
        for i, j in suspects
        if _least_width(paragraph, i, end := paragraph.before_spaces(j), setting) > (setting.measure if i else measure) + EPSILON
    ]


def _least_width(paragraph: Paragraph, start: int, end: int, setting: Setting) -> float:
    """Return the width of a line of the units from `start` up to `end` with all given up that its last mark can spare."""
    return _width(paragraph, start, end, setting) - _spare(paragraph.units[end - 1], setting)


def _width(paragraph: Paragraph, start: int, end: int, setting: Setting) -> float:
    """Return the width of a line of the units from `start` up to `end`, its edges trimmed."""
    natural = paragraph.natural
    left = 0.0 if start == 0 and setting.indent else start_trim(paragraph.units[start])
    right = _kept_trim(paragraph.units[end - 1], setting)
    return natural[end] - natural[start] - paragraph.gaps[end - 1].natural - left - right + paragraph.hyphen_width(end)


def _make_nodes(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> _Nodes:
    units, starts = paragraph.units, paragraph.starts
    count = len(units)
    at = [0, *[i for i in range(1, count) if starts[i] in breaks], count]
    ends = [i if i and units[i - 1].kind.char_class is not CharClass.SPACE else paragraph.before_spaces(i) for i in at]
    last_units = [units[end - 1] for end in ends]
    last_gaps = [paragraph.gaps[end - 1] for end in ends]
    trims = [unit.trim_left and start_trim(unit) for unit in [units[i] for i in at[:-1]]]
    end_trims = [unit.trim_right and _kept_trim(unit, setting) for unit in last_units]
    spare = [_spare(unit, setting) for unit in last_units] if setting.hang or setting.stop_keeps_blank else [0.0] * len(at)
    if setting.hang and not setting.justify:
        end_trims = [trim + hung for trim, hung in zip(end_trims, spare, strict=True)]
    if paragraph.hyphens:
        end_trims = [trim - paragraph.hyphen_width(end) for trim, end in zip(end_trims, ends, strict=True)]
    penalties = [0.0, *[breaks[starts[i]] for i in at[1:-1]], 0.0]
    natural, shrink, stretch, room = paragraph.natural, paragraph.shrink, paragraph.stretch, paragraph.room
    return _Nodes(
        at,
        ends,
        penalties,
        [natural[i] + trim for i, trim in zip(at, [0.0 if setting.indent else trims[0], *trims[1:]], strict=False)],
        [natural[end] - gap.natural - trim for end, gap, trim in zip(ends, last_gaps, end_trims, strict=True)],
        [shrink[i] for i in at],
        [shrink[end - 1] for end in ends],
        [stretch[i] for i in at],
        [stretch[end - 1] for end in ends],
        [room[i] for i in at],
        [room[end - 1] for end in ends],
        paragraph.last,
        spare,
        list(accumulate([k if penalty < ADDRESS_PENALTY else 0 for k, penalty in enumerate(penalties)], max)),
    )


def _kept_trim(unit: Unit, setting: Setting) -> float:
    """Return what is always cut from `unit` where it ends a line."""
    return 0.0 if _keeps_blank(unit, setting) else end_trim(unit)


def _keeps_blank(unit: Unit, setting: Setting) -> bool:
    return setting.stop_keeps_blank and unit.kind.char_class is CharClass.STOP


def _spare(unit: Unit, setting: Setting) -> float:
    """Return what `unit` can give beyond that."""
    if may_hang(unit, setting):
        return unit.width - _kept_trim(unit, setting)
    return end_trim(unit) if _keeps_blank(unit, setting) else 0.0


def may_hang(unit: Unit, setting: Setting) -> bool:
    """Return whether `unit` may stand beyond the measure."""
    return setting.hang and unit.text in HANGING and not unit.trim_left


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


def _cheapest(nodes: _Nodes, setting: Setting, tail: int, slack: float) -> list[Cut]:
    """Return the lines on the cheapest way from the paragraph's start to its end, of justified lines not more than `slack` short.

    A last line that starts after unit `tail` is too short.
    """
    line_cost = LINE_COST if setting.justify else RAGGED_LINE_COST
    penalties, last = nodes.penalties, len(nodes.units) - 1
    best = [0.0, *[inf] * last]
    previous = [0] * (last + 1)
    for p in range(last):
        so_far = best[p] + line_cost
        if so_far == inf:
            continue
        for q, cost in _justified(nodes, setting, p, slack) if setting.justify else _ragged(nodes, setting, p):
            if q == last and p and nodes.units[p] > tail:
                cost += ORPHAN_COST
            cost += so_far + penalties[q]
            if cost < best[q]:
                best[q] = cost
                previous[q] = p
    path = [last]
    while path[-1]:
        path.append(previous[path[-1]])
    units, ends = nodes.units, nodes.ends
    return [Cut(units[p], ends[q], units[q]) for p, q in pairwise(path[::-1])]


def _justified(nodes: _Nodes, setting: Setting, p: int, furthest: float) -> Iterator[tuple[int, float]]:
    """Yield the breaks at which a line from break `p` may end, each with what it costs to make that line fit."""
    end, spare, last = nodes.end, nodes.spare, len(nodes.units) - 1
    shrink, stretch, room = nodes.shrink_start[p], nodes.stretch_start[p], nodes.room_start[p]
    measure = setting.measure - setting.indent if p == 0 else setting.measure
    limit = nodes.start[p] + measure
    fits = bisect_right(end, limit, p + 1)
    nearest = min(bisect_left(end, limit - furthest, p + 1), fits - NEAREST, nodes.cheap[fits - 1])
    for q in range(max(p + 1, nearest), last + 1):
        slack = limit - end[q]
        if slack < 0.0:
            slack += spare[q]
        if slack < -EPSILON:
            give = nodes.shrink_end[q] - shrink
            if -slack > give + EPSILON and q > p + 1:
                return
            yield q, _squeezing_cost(-slack, give)
        elif q == last:
            yield q, SHORT_LAST_COST if p and slack > 0.8 * measure else 0.0
        else:
            easy, more = nodes.stretch_end[q] - stretch, nodes.room_end[q] - room
            yield q, opening_cost(slack, easy, more) if slack <= easy + more else _forcing_cost(slack, easy + more, nodes, p, q, measure)


def _squeezing_cost(needed: float, give: float) -> float:
    """Return the cost of shrinking a line by `needed`, which should not be more than it can `give`."""
    if needed > give + EPSILON:
        return OVERFULL_COST * needed
    ratio = needed / give
    return SQUEEZE_COST * ratio * ratio + (TIGHT_COST if ratio > TIGHT else 0.0)


def opening_cost(slack: float, stretch: float, room: float) -> float:
    """Return the cost of opening a line by `slack`: word spaces and autospace first, by `stretch` in all, then every gap by `room`."""
    if slack <= stretch:
        return EASY_COST * (slack / stretch) ** 2 if stretch else 0.0
    return (EASY_COST if stretch else 0.0) + OPEN_COST * ((slack - stretch) / room) ** 2


def _forcing_cost(slack: float, given: float, nodes: _Nodes, p: int, q: int, measure: float) -> float:
    """Return the cost of a line from break `p` to `q` that is short by `slack`, more than the `given` by which its gaps may open."""
    last = nodes.last[nodes.ends[q] - 1] - nodes.last[nodes.units[p]]
    if slack - given <= last:
        return EASY_COST + OPEN_COST + LAST_RESORT_COST * ((slack - given) / last) ** 2
    return UNFILLED_COST + EMPTY_COST * (slack / measure) ** 2


def _ragged(nodes: _Nodes, setting: Setting, p: int) -> Iterator[tuple[int, float]]:
    """As `_justified`, for lines in their natural width: as few as possible, then as even as possible."""
    left, last, target = nodes.start[p], len(nodes.units) - 1, setting.target
    measure = setting.measure - setting.indent if p == 0 else setting.measure
    for q in _ragged_candidates(nodes, p, left + measure, target):
        width = nodes.end[q] - left
        if width > measure + EPSILON:
            yield q, OVERFULL_COST * (width - measure)
        elif target:
            yield q, EVEN_COST * (width / target - 1.0) ** 2
        else:
            yield q, 0.0 if q == last else 20.0 * (1.0 - width / measure) ** 2


def _ragged_candidates(nodes: _Nodes, p: int, limit: float, target: float) -> range:
    """Return the breaks at which a line from `p` may end: those near the limit, in a heading all that fit; at least the next one."""
    fits = max(p + 2, bisect_right(nodes.end, limit + EPSILON, p + 1))
    near = p + 1 if target else min(bisect_left(nodes.end, limit - RAGGED_SLACK, p + 1), fits - NEAREST, nodes.cheap[fits - 1])
    return range(max(p + 1, near), fits)
