"""One line of a paragraph → the size of each of its gaps, shrunk or opened in the order of CLREQ 3.2.3. Lengths in em."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.text.fill import EPSILON, HANGING, Cut, Setting
from generator.text.itemize import CharClass
from generator.text.paragraph import Paragraph, end_trim, start_trim
from generator.text.spacing import Gap, Squeeze, Stretch


class Spread(NamedTuple):
    """A line's gaps after each unit but the last, the blank cut at its left edge, and its width from edge to edge."""

    gaps: Sequence[float]
    cut: float
    width: float


SQUEEZE_ORDER: Final = tuple(order for order in Squeeze if order is not Squeeze.NEVER)
EASY_ORDER: Final = (Stretch.WORD_SPACE, Stretch.AUTOSPACE)


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
    if setting.stop_keeps_blank and units[end - 1].kind.char_class is CharClass.STOP and slack >= right:
        slack, right = slack - right, 0.0
    hung = min(-slack, units[end - 1].width - right) if slack < 0 and _may_hang(paragraph, end, setting) else 0.0
    slack += hung
    if slack < -EPSILON:
        squeeze(sizes, gaps, -slack)
    elif slack > EPSILON and not is_last and not open_up(sizes, gaps, slack):
        sizes = [gap.natural for gap in gaps]
    return Spread(sizes, left, width - right + sum(sizes) - sum(gap.natural for gap in gaps))


def _may_hang(paragraph: Paragraph, end: int, setting: Setting) -> bool:
    unit = paragraph.units[end - 1]
    return setting.hang and unit.text in HANGING and not unit.trim_left


def squeeze(sizes: list[float], gaps: Sequence[Gap], needed: float) -> None:
    """Shrink `sizes` by `needed` in all, kind after kind; each kind evenly."""
    for order in SQUEEZE_ORDER:
        places = [i for i, gap in enumerate(gaps) if gap.squeeze is order and gap.shrink]
        capacity = sum(gaps[i].shrink for i in places)
        if not capacity:
            continue
        share = min(1.0, needed / capacity)
        for i in places:
            sizes[i] -= gaps[i].shrink * share
        needed -= capacity * share
        if needed <= EPSILON:
            return


def open_up(sizes: list[float], gaps: Sequence[Gap], needed: float) -> bool:
    """Open `sizes` by `needed` in all; return whether the limits allow it."""
    for order in EASY_ORDER:
        places = [i for i, gap in enumerate(gaps) if gap.order is order and gap.stretch]
        capacity = sum(gaps[i].stretch for i in places)
        if not capacity:
            continue
        share = min(1.0, needed / capacity)
        for i in places:
            sizes[i] += gaps[i].stretch * share
        needed -= capacity * share
        if needed <= EPSILON:
            return True
    for is_hangul in (False, True):
        room = sum(gap.room for gap in gaps if (gap.order is Stretch.HANGUL) is is_hangul)
        if not room:
            continue
        share = min(1.0, needed / room)
        for i, gap in enumerate(gaps):
            if (gap.order is Stretch.HANGUL) is is_hangul:
                sizes[i] += gap.room * share
        needed -= room * share
    return needed <= EPSILON
