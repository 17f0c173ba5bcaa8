"""Last lines of a single letter, made longer by a break in the line before them, where no number wants one (`number_ends`).

Lists that have a slide to themselves take another size instead (`compose_points.large_look`); this is for what keeps its size.
"""

from collections.abc import Sequence
from typing import Final

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.link_lines import broken_runs
from generator.deck.number_ends import good_ends, with_whole_numbers
from generator.deck.scene import Group, Shape, TextBox, TextParagraph

SHORTEST_END: Final = 2
"""Letters of a last line that large lists avoid by another size."""


def letters_at_end(lines: Sequence[str]) -> int:
    """Return how many letters the last of several `lines` has; of a single line more than any."""
    return len(lines[-1].strip().rstrip(fit.SENTENCE_END)) if len(lines) > 1 else 1_000


def with_full_ends(lettering: Lettering, shape: Shape) -> Shape:
    """Return `shape`, whose lines part no number from its unit, and which ends in no single letter, if words can be brought down for it."""
    match shape:
        case TextBox() if shape.wrap:
            return shape._replace(paragraphs=tuple(_paragraph(lettering, paragraph, shape.measure) for paragraph in shape.paragraphs))
        case Group():
            return shape._replace(shapes=tuple(with_full_ends(lettering, one) for one in shape.shapes))
        case _:
            return shape


def _paragraph(lettering: Lettering, paragraph: TextParagraph, measure: float) -> TextParagraph:
    """Return `paragraph` with breaks before numbers, else in its last line but one; as it is where it needs none, or has its own."""
    whole = with_whole_numbers(lettering, paragraph, measure)
    if whole is not paragraph:
        return whole
    lines = fit.lines(lettering, paragraph, measure)
    if letters_at_end(lines) > 1 or paragraph.has_breaks:
        return paragraph
    at = _last_word(lettering, paragraph, lines)
    if not at:
        return paragraph
    broken = paragraph._replace(runs=broken_runs(paragraph.runs, frozenset((at,))))
    return broken if len(fit.lines(lettering, broken, measure)) == len(lines) else paragraph


def _last_word(lettering: Lettering, paragraph: TextParagraph, lines: Sequence[str]) -> int:
    """Return where in the last line but one the words begin that go down: as few as read well, at most half of it; 0 for none."""
    *above, broken, _ = lines
    start = sum(map(len, above))
    ends, text = good_ends(lettering, paragraph), paragraph.text
    places = [at for at in ends if start + len(broken) / 2 <= at < start + len(broken) and text[at - 1] != "-"]
    return min(places, key=lambda at: (ends[at], -at), default=0)
