"""Headings: as few lines as fit, of even length, divided after a comma where one is near."""

from typing import Final

from generator.text.breaks import Breaks
from generator.text.fill import Cut, Setting, fill
from generator.text.paragraph import Paragraph

COMMAS: Final = "，、；：。！？,;:—…"
COMMA_BONUS: Final = 35.0
"""Worth two lines of 40 and 60 in a hundred instead of halves: see `EVEN_COST`."""


def balanced(paragraph: Paragraph, breaks: Breaks, setting: Setting) -> list[Cut]:
    """Return the lines of a heading, none justified."""
    setting = setting._replace(justify=False)
    cuts = fill(paragraph, breaks, setting)
    if len(cuts) == 1:
        return cuts
    preferred = {offset: penalty - _bonus(paragraph.text, offset) for offset, penalty in breaks.items()}
    return fill(paragraph, preferred, setting._replace(target=paragraph.width / len(cuts)))


def _bonus(text: str, offset: int) -> float:
    return COMMA_BONUS if text[:offset].rstrip()[-1:] in COMMAS else 0.0
