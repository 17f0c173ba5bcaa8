"""Display type: titles and names in the largest size that has room, lines broken by sense."""

from collections.abc import Sequence
from typing import Final

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.pieces import text_box
from generator.deck.scene import Shape, TextParagraph
from generator.geometry import Rect
from generator.model.inline import RichText

LEAST_FOR_WORDS: Final = 0.75
"""Of the size that has room: smaller than that, display type is not set to keep its words whole."""


def display(lettering: Lettering, text: RichText | str, ladder: Sequence[tuple[str, int]], width: float, room: float) -> TextParagraph:
    """Return `text` in the first size of `ladder` that takes no more than its lines and `room`; the smallest where none does.

    Where its lines end inside words, a size not much smaller in which none does is preferred.
    """
    largest: TextParagraph | None = None
    for role, most in ladder:
        paragraph = divided(lettering, text, role, width)
        if largest is not None and _size(paragraph) < LEAST_FOR_WORDS * _size(largest):
            break
        set_lines = fit.lines(lettering, paragraph, width)
        if len(set_lines) <= most and len(set_lines) * paragraph.leading <= room:
            if not lettering.typesetter.divides_words(set_lines, lettering.language.value):
                return paragraph
            largest = largest or paragraph
    return largest or paragraph


def divided(lettering: Lettering, text: RichText | str, role: str, width: float) -> TextParagraph:
    """Return `text`, broken by sense where it takes two lines, into lines alike in length where it takes more."""
    paragraph = lettering.paragraph(text, role)
    count = len(fit.lines(lettering, paragraph, width))
    if count < 2:
        return paragraph
    return fit.divided(lettering, text, role, width) if count == 2 else fit.evened(lettering, text, role, width) or paragraph


def _size(paragraph: TextParagraph) -> float:
    return max((run.size for run in paragraph.runs), default=0.0)


def largest(lettering: Lettering, text: RichText | str, roles: Sequence[str], width: float, room: float) -> TextParagraph:
    """Return `text` in the first of `roles` in which it is no taller than `room`, the last where none is; lines are alike in length."""
    for role in roles:
        paragraph = lettering.paragraph(text, role)
        if fit.height(lettering, (paragraph,), width) <= room:
            break
    return paragraph if fit.on_one_line(lettering, paragraph, width) else fit.evened(lettering, text, role, width) or paragraph


def drop(paragraph: TextParagraph) -> float:
    """Return how far a box of display type moves so that its first baseline is where the design has it, in the middle of the leading."""
    return paragraph.leading / 2 + 0.4325 * _size(paragraph) - fit.baseline(paragraph)


def words_box(lettering: Lettering, slot: str, text: str, role: str, rect: Rect) -> Shape:
    paragraph = divided(lettering, text, role, rect.width)
    needed = fit.height(lettering, (paragraph,), rect.width)
    return text_box(slot, Rect(rect.x, rect.y, rect.width, max(rect.height, needed)), paragraph, placeholder=slot)
