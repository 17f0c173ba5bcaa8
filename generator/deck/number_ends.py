"""Line ends that part a number from its unit, or a base from its reading, moved before both by a break.

Office programs end lines wherever UAX #14 allows, which does not know that `3.8亿元` and `10 月` belong together.
"""

from collections.abc import Iterator, Sequence, Set
from typing import Final

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.link_lines import broken_runs
from generator.deck.scene import TextParagraph
from generator.deck.whole_words import insides
from generator.model.quantity import QUALIFIERS
from generator.text.breaks import LETTER_PENALTY, Breaks
from generator.text.numbers import kept_together

MOST_WITH_IT: Final = 2
"""Letters before a number that may go down with it where the line ends better before them: 约, 截至."""
QUALIFIER_COST: Final = 250.0
"""After a qualifier of the number, as in 约 35 万: more than inside a phrase or a word (`text.phrases`), less than inside both (附近)."""


def with_whole_numbers(lettering: Lettering, paragraph: TextParagraph, measure: float) -> TextParagraph:
    """Return `paragraph` with breaks before numbers that lines would part from their units, as many as cost it no further line."""
    lines = fit.lines(lettering, paragraph, measure)
    if len(lines) == 1 or paragraph.has_breaks:
        return paragraph
    text = paragraph.text
    together = kept_together(text)
    if together.isdisjoint(_starts(text, lines)):
        return paragraph
    good = good_ends(lettering, paragraph, together)
    broken, cuts, count = paragraph, frozenset[int](), len(lines)
    for number in range(1, count):
        begin, end = (0, *_starts(text, lines))[number - 1 : number + 1]
        for cut in _before_number(text, begin, end, together, good) if end in together else ():
            tried = paragraph._replace(runs=broken_runs(paragraph.runs, cuts | {cut}))
            found = fit.lines(lettering, tried, measure)
            if len(found) == count:
                broken, lines, cuts = tried, found, cuts | {cut}
                break
    return broken


def _starts(text: str, lines: Sequence[str]) -> Iterator[int]:
    """Yield the offsets in `text` at which its `lines` after the first begin; breaks have taken the place of spaces."""
    at = 0
    for line in lines[:-1]:
        at += len(line)
        while text[at : at + 1] == " ":
            at += 1
        yield at


def good_ends(lettering: Lettering, paragraph: TextParagraph, together: Set[int] = frozenset()) -> Breaks:
    """Return where lines of `paragraph` may end outside words, names and what stays `together`, and what each of these places costs."""
    ends = lettering.typesetter.phrase_ends(fit.styled_runs(lettering, paragraph.runs), fit.line_style(lettering, paragraph))
    kept = together | insides(paragraph.text)
    return {at: cost for at, cost in ends.items() if at not in kept and cost < LETTER_PENALTY}


def _before_number(text: str, begin: int, end: int, together: Set[int], good: Breaks) -> Sequence[int]:
    """Return where the line from `begin`, which parts what stays `together` at `end`, may end before that, the best place first."""
    first = end
    while first in together or text[first] == " ":
        first -= 1
    inside = [at for at in range(first - MOST_WITH_IT, first + 1) if at > begin and at in good]
    return sorted(inside, key=lambda at: (good[at] + QUALIFIER_COST * text.endswith(QUALIFIERS, 0, at), -at))
