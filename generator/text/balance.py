"""Headings: as few lines as fit, of even length, divided at a comma where that is near the middle."""

from dataclasses import replace
from typing import Final

from generator.text.breaks import Breaks
from generator.text.fill import Cut, Setting, fill
from generator.text.paragraph import Paragraph

COMMAS: Final = "，、；：。！？,;:—…"
MIDDLE_SHARES: Final = (0.4, 0.6)
STEPS: Final = 7
"""Halvings of the range in which the narrowest measure is looked for: to under a hundredth of it."""


def balanced(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> list[Cut]:
    """Return the lines of a heading, none justified."""
    setting = replace(setting, justify=False)
    cuts = fill(paragraph, breaks, setting)
    if len(cuts) == 1:
        return cuts
    if len(cuts) == 2 and (halves := _halves_at_comma(paragraph, breaks, setting)):
        return halves
    return _narrowest(paragraph, breaks, setting, cuts)


def _halves_at_comma(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> list[Cut] | None:
    """Return two lines divided after a comma nearest the middle, if there is one and both fit."""
    text, starts, total = paragraph.text, paragraph.starts, paragraph.width
    low, high = MIDDLE_SHARES
    places = [
        (abs(paragraph.natural[i] / total - 0.5), starts[i])
        for i in range(1, len(paragraph.units))
        if text[starts[i] - 1] in COMMAS and starts[i] in breaks and low <= paragraph.natural[i] / total <= high
    ]
    for _, offset in sorted(places):
        cuts = fill(paragraph, {offset: 0.0}, setting)
        if all(_width(paragraph, cut) <= setting.measure for cut in cuts):
            return cuts
    return None


def _narrowest(paragraph: Paragraph, breaks: Breaks, setting: Setting, cuts: list[Cut]) -> list[Cut]:
    """Return the lines at the narrowest measure that needs no more of them than `cuts`."""
    low, high, best = paragraph.width / len(cuts), setting.measure, cuts
    for _ in range(STEPS):
        middle = (low + high) / 2
        trial = fill(paragraph, breaks, replace(setting, measure=middle))
        if len(trial) == len(cuts) and all(_width(paragraph, cut) <= middle + 1.0 for cut in trial):
            high, best = middle, trial
        else:
            low = middle
    return best


def _width(paragraph: Paragraph, cut: Cut) -> float:
    return paragraph.natural[cut.end] - paragraph.natural[cut.start] - paragraph.gaps[cut.end - 1].natural
