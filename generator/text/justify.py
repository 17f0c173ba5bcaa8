"""One line of a paragraph → the size of each of its gaps, shrunk or opened in the order of CLREQ 3.2.3. Lengths in em."""

from collections.abc import Sequence
from math import copysign
from typing import NamedTuple

from generator.text.fill import EPSILON, Cut, Setting, may_hang
from generator.text.itemize import CharClass
from generator.text.paragraph import Paragraph, end_trim, start_trim
from generator.text.spacing import Gap, Stretch


class Spread(NamedTuple):
    """A line's gaps after each unit but the last, the blank cut at its left edge, and its width from edge to edge."""

    gaps: Sequence[float]
    cut: float
    width: float


def spread(paragraph: Paragraph, cut: Cut, setting: Setting, *, is_first: bool, is_last: bool) -> Spread:
    """Return the gaps of the line `cut`: natural ones where it is not justified, is the last or cannot be filled."""
    units, (start, end) = paragraph.units, (cut.start, cut.end)
    gaps = paragraph.gaps[start : end - 1]
    left = 0.0 if is_first and setting.indent else start_trim(units[start])
    right = end_trim(units[end - 1])
    width = paragraph.natural[end] - paragraph.natural[start] - paragraph.gaps[end - 1].natural - left + paragraph.hyphen_width(end)
    sizes = [gap.natural for gap in gaps]
    if not setting.justify:
        return Spread(sizes, left, width - right)
    slack = setting.measure - (setting.indent if is_first else 0.0) - (width - right)
    keeps_blank = setting.stop_keeps_blank and units[end - 1].kind.char_class is CharClass.STOP
    if keeps_blank and slack >= right:
        slack, right = slack - right, 0.0
    elif may_hang(units[end - 1], setting) and slack < (right if keeps_blank else 0.0):
        slack += units[end - 1].width - right
    if slack < -EPSILON:
        squeeze(sizes, gaps, -slack)
    elif slack > EPSILON and not is_last and not open_up(sizes, gaps, slack):
        sizes = [gap.natural for gap in gaps]
    return Spread(sizes, left, width - right + sum(sizes) - sum(gap.natural for gap in gaps))


def squeeze(sizes: list[float], gaps: Sequence[Gap], needed: float) -> None:
    """Shrink `sizes` by `needed` in all, kind after kind; each kind evenly."""
    _share_out(sizes, -needed, [(gap.squeeze, i, gap.shrink) for i, gap in enumerate(gaps) if gap.shrink])


def open_up(sizes: list[float], gaps: Sequence[Gap], needed: float) -> bool:
    """Open `sizes` by `needed` in all; return whether the limits allow it.

    Word spaces and autospace open a little first, then all other gaps, and last those between hangul and beside Chinese and Japanese.
    """
    easy = [(gap.order, i, gap.stretch) for i, gap in enumerate(gaps) if gap.stretch]
    room = [(Stretch.IDEOGRAPH, i, gap.room) for i, gap in enumerate(gaps) if gap.room]
    last = [(Stretch.LAST_RESORT, i, gap.last) for i, gap in enumerate(gaps) if gap.last]
    return _share_out(sizes, needed, easy + room + last)


def _share_out(sizes: list[float], needed: float, give: Sequence[tuple[int, int, float]]) -> bool:
    """Change `sizes` by `needed` in all: each of `give` says when, which and by how much at most. Return whether that is enough."""
    stages: dict[int, list[tuple[int, float]]] = {}
    for order, i, amount in give:
        stages.setdefault(order, []).append((i, amount))
    for order in sorted(stages):
        capacity = sum(amount for _, amount in stages[order])
        share = min(1.0, abs(needed) / capacity)
        change = copysign(share, needed)
        for i, amount in stages[order]:
            sizes[i] += change * amount
        needed -= change * capacity
        if abs(needed) <= EPSILON:
            return True
    return False
