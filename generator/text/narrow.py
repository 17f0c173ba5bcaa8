"""Dashes and ellipses of two em set as one, where a line of Chinese could not be filled otherwise.

GB/T 15834-2011 lets marks be compressed where a line would end badly (5.1.11); of a justified column, a hole in its edge shows more.
"""

from collections.abc import Callable

from generator.text.breaks import Breaks
from generator.text.fill import Cut, Setting, fill, unfilled
from generator.text.itemize import DOUBLE_MARKS
from generator.text.paragraph import Paragraph
from generator.text.shape import Unit


def narrowed(
    paragraph: Paragraph, breaks: Breaks, setting: Setting, cuts: list[Cut], single: Callable[[int], Unit]
) -> tuple[Paragraph, list[Cut]]:
    """Return the paragraph and its lines with as few marks narrowed as leave fewer lines unfilled; `cuts` are its lines as it is.

    `single(i)` is half of the mark that is unit i.
    """
    marks = [i for i, unit in enumerate(paragraph.units) if unit.text in DOUBLE_MARKS]
    while marks and (holes := unfilled(paragraph, cuts, setting)):
        for i in _near(marks, cuts, holes):
            other = _with_narrow(paragraph, i, single(i))
            other_cuts = fill(other, breaks, setting)
            if len(unfilled(other, other_cuts, setting)) < len(holes):
                paragraph, cuts = other, other_cuts
                marks.remove(i)
                break
        else:
            break
    return paragraph, cuts


def _near(marks: list[int], cuts: list[Cut], holes: list[int]) -> list[int]:
    """Return the marks in unfilled lines and in those that follow them: what stands there was too wide to come up."""
    lines = {line for hole in holes for line in (hole, hole + 1)}
    return [i for i in marks if any(cuts[line].start <= i < cuts[line].next for line in lines)]


def _with_narrow(paragraph: Paragraph, index: int, single: Unit) -> Paragraph:
    """Return the paragraph with unit `index` drawn as `single`, which stands for the same text. Its gaps stay."""
    unit = paragraph.units[index]
    narrow = single._replace(text=unit.text, glyphs=(single.glyphs[0]._replace(text=unit.text),))
    saved = unit.width - narrow.width
    units = [*paragraph.units[:index], narrow, *paragraph.units[index + 1 :]]
    natural = [*paragraph.natural[: index + 1], *[total - saved for total in paragraph.natural[index + 1 :]]]
    return paragraph._replace(units=units, natural=natural)
