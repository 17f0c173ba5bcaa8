"""Headings: as few lines as fit, of even length, divided after a comma where one is near."""

from collections.abc import Set
from typing import Final

from generator.text.breaks import Breaks
from generator.text.fill import RAGGED_LINE_COST, Cut, Setting, fill
from generator.text.itemize import CLOSERS, OPENERS
from generator.text.numbers import before_counters, before_units, between_digits
from generator.text.paragraph import Paragraph

COMMAS: Final = "，、；：。！？,;:—…"
COMMA_BONUS: Final = 35.0
"""Worth two lines of 40 and 60 in a hundred instead of halves: see `EVEN_COST`."""
WEIGHT: Final = 10.0
"""What a penalty of running text counts in a heading, where uneven lines cost more and offend less."""
HEAVIEST: Final = 0.9 * RAGGED_LINE_COST
"""No such penalty is worth another line."""
ENCLOSED_PENALTY: Final = 150.0
"""Inside short brackets, as in 县（市、区）: as inside a phrase, see `phrases.PHRASE_PENALTY`."""
SHORT: Final = 12
"""The most characters in brackets that are read as one."""

_CLOSER_OF: Final = dict(zip(OPENERS + "([", CLOSERS + ")]", strict=True))


def heading_breaks(breaks: Breaks, text: str) -> Breaks:
    """Return the `breaks` of running text as they weigh in a heading, none between a number and its counter or unit."""
    whole = {*before_counters(text), *before_units(text), *between_digits(text)}
    enclosed = _enclosed(text)
    return {
        offset: (min(WEIGHT * penalty, HEAVIEST) if penalty < HEAVIEST else penalty) + ENCLOSED_PENALTY * (offset in enclosed)
        for offset, penalty in breaks.items()
        if offset not in whole
    }


def balanced(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> list[Cut]:
    """Return the lines of a heading, none justified."""
    setting = setting._replace(justify=False)
    cuts = fill(paragraph, breaks, setting)
    if len(cuts) == 1:
        return cuts
    enclosed = _enclosed(paragraph.text)
    preferred = {offset: penalty - (offset not in enclosed and _bonus(paragraph.text, offset)) for offset, penalty in breaks.items()}
    return fill(paragraph, preferred, setting._replace(target=paragraph.width / len(cuts)))


def _bonus(text: str, offset: int) -> float:
    return COMMA_BONUS if text[:offset].rstrip()[-1:] in COMMAS else 0.0


def _enclosed(text: str) -> Set[int]:
    """Return the offsets inside short brackets and quotation marks."""
    enclosed: set[int] = set()
    waiting: list[tuple[str, int]] = []
    for offset, character in enumerate(text):
        if character in _CLOSER_OF:
            waiting.append((_CLOSER_OF[character], offset + 1))
        elif waiting and character == waiting[-1][0]:
            start = waiting.pop()[1]
            if offset - start <= SHORT:
                enclosed.update(range(start, offset + 1))
    return enclosed
