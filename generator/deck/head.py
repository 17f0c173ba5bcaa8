"""The head of a content slide: the headline that decides where the body starts, and the running head above it."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.deck import fit
from generator.deck.brief import ELLIPSIS
from generator.deck.lettering import Lettering
from generator.deck.master import BODY_END, HANG_LINE, MARGIN, RUNNING_HEAD_RECT, TALL_HANG_LINE, columns_width
from generator.deck.pieces import text_box
from generator.deck.scene import Shape, TextBox, TextParagraph
from generator.geometry import Rect

HEADLINE_TOP = 50.4
HEADLINE_WIDTH = columns_width(11)
HEADLINE_GAP = 20.8
"""From a headline of three or more lines to the body, which it pushes down."""
LADDER = (("headline", 2), ("headline-small", 4), ("body", 8))
"""Sizes and the lines each may take: 28 points before a third line of 30."""


class Head(NamedTuple):
    """A headline in its box, and the body that is left below it."""

    box: TextBox
    body: Rect


def headline(lettering: Lettering, title: str) -> Head:
    """Return `title` as a headline. The body starts at the hang line, a little lower under two lines, and below more."""
    paragraph = _set(lettering, title)
    count = len(fit.lines(lettering, paragraph, HEADLINE_WIDTH))
    height = count * paragraph.leading
    top = HANG_LINE if count == 1 else TALL_HANG_LINE if count == 2 else HEADLINE_TOP + height + HEADLINE_GAP
    rect = Rect(MARGIN, HEADLINE_TOP, columns_width(12), max(height, 80.0))
    body = Rect.edges(MARGIN, top, MARGIN + columns_width(12), BODY_END)
    return Head(text_box("title", rect, paragraph, placeholder="title"), body)


def shortened(lettering: Lettering, title: str) -> str:
    """Return `title`, ended with “…” where even the smallest headline has no room for all of it."""
    role, most = LADDER[-1]
    set_lines = fit.lines(lettering, lettering.paragraph(title, role), HEADLINE_WIDTH)
    return title if len(set_lines) <= most else "".join(set_lines[:most])[:-2].rstrip() + ELLIPSIS


def running_head(lettering: Lettering, number: int, names: Sequence[str], title: str) -> tuple[tuple[Shape, ...], tuple[str, ...]]:
    """Return the line above headline `title`, and the names that have no room in it.

    It has the number of the part (0 for none) and `names` from the largest unit to the smallest, without what is said already.
    """
    parts = [name for name in dict.fromkeys(names) if name and name != title]
    shown = list(parts)
    while shown and not fit.on_one_line(lettering, _joined(lettering, number, shown), RUNNING_HEAD_RECT.width):
        shown.pop()
    left_over = tuple(parts[len(shown) :])
    if not shown:
        return (), left_over
    return (text_box("running-head", RUNNING_HEAD_RECT, _joined(lettering, number, shown), placeholder="running-head"),), left_over


def _joined(lettering: Lettering, number: int, names: Sequence[str]) -> TextParagraph:
    return lettering.paragraph("　".join((str(number), *names) if number else names), "running-head")


def _set(lettering: Lettering, title: str) -> TextParagraph:
    """Return `title` in the first size that holds it; two lines are broken by sense."""
    for role, most in LADDER:
        paragraph = lettering.paragraph(title, role)
        count = len(fit.lines(lettering, paragraph, HEADLINE_WIDTH))
        if count <= most:
            break
    return fit.divided(lettering, title, role, HEADLINE_WIDTH) if count == 2 else paragraph
