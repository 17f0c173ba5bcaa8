"""Links that take several lines, with breaks where their lines end.

Impress 26.8 draws a link as one field. Where the line has no more room it chops the field at any letter, sets the rest at its own leading,
and puts what follows, in centred and right-aligned text all of it, as far aside as the whole field is wide. A field that ends with
its line is drawn as other text is.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Final

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.scene import Cell, Group, Shape, TableGrid, TextBox, TextParagraph, TextRun

_LESS: Final = (0.9, 0.8, 0.7)
"""Parts of a cell's width for breaks that leave its row as high in the face that Impress makes rows in, where those at all of it do not."""


def with_broken_links(lettering: Lettering, shape: Shape) -> Shape:
    """Return `shape`, breaks in links of its text where lines end in them or before them."""
    match shape:
        case TextBox() if shape.wrap and _have_links(shape.paragraphs):
            return shape._replace(paragraphs=_paragraphs(lettering, shape.paragraphs, shape.measure))
        case TableGrid():
            return shape._replace(rows=tuple(tuple(_cells(lettering, row, shape.widths)) for row in shape.rows))
        case Group():
            return shape._replace(shapes=tuple(with_broken_links(lettering, one) for one in shape.shapes))
        case _:
            return shape


def _cells(lettering: Lettering, row: Sequence[Cell], widths: Sequence[float]) -> Iterator[Cell]:
    for column, cell in enumerate(row):
        if not _have_links(cell.paragraphs):
            yield cell
            continue
        measure = sum(widths[column : column + cell.column_span]) - cell.insets.left - cell.insets.right
        yield cell._replace(paragraphs=_paragraphs(lettering, cell.paragraphs, measure, in_cell=True))


def _have_links(paragraphs: Sequence[TextParagraph]) -> bool:
    return any(run.link for paragraph in paragraphs for run in paragraph.runs)


def _paragraphs(
    lettering: Lettering, paragraphs: tuple[TextParagraph, ...], measure: float, *, in_cell: bool = False
) -> tuple[TextParagraph, ...]:
    return tuple(_paragraph(lettering, paragraph, measure, in_cell) for paragraph in paragraphs)


def _paragraph(lettering: Lettering, paragraph: TextParagraph, measure: float, in_cell: bool) -> TextParagraph:
    if not any(run.link for run in paragraph.runs) or paragraph.has_breaks:
        return paragraph
    broken = _broken(lettering, paragraph, measure, in_cell)
    if not in_cell:
        return broken
    most = len(fit.lines(lettering, paragraph, measure, in_cell=True))
    tried = chain((broken,), (_broken(lettering, paragraph, part * measure, in_cell) for part in _LESS))
    return next((one for one in tried if len(fit.lines(lettering, one, measure, in_cell=True)) <= most), broken)


def _broken(lettering: Lettering, paragraph: TextParagraph, measure: float, in_cell: bool) -> TextParagraph:
    """Return `paragraph` with breaks in its links as its lines end at `measure`."""
    lines = fit.lines(lettering, paragraph, measure, in_cell=in_cell)
    cuts = _cuts(paragraph, tuple(accumulate(map(len, lines[:-1]))))
    return paragraph._replace(runs=broken_runs(paragraph.runs, cuts)) if cuts else paragraph


def _cuts(paragraph: TextParagraph, ends: Sequence[int]) -> frozenset[int]:
    """Return those of `ends`, offsets in the text, that are in a link, before one, or before the word that one goes on.

    Impress would put the beginning of a link that follows a word beside it on the line above.
    """
    cuts: set[int] = set()
    start = 0
    for run in paragraph.runs:
        if run.link:
            cuts.update(end for end in ends if start <= end < start + len(run.text))
            cuts.update(end for end in [max((e for e in ends if e < start), default=0)] if end and " " not in paragraph.text[end:start])
        start += len(run.text)
    return frozenset(cuts)


def broken_runs(runs: Sequence[TextRun], cuts: frozenset[int]) -> tuple[TextRun, ...]:
    """Return `runs` with breaks at `cuts`, each in place of a space before it: Impress would give that a line of its own."""
    broken: list[TextRun] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        edges = [start, *sorted(cut for cut in cuts if start <= cut < end), end]
        pieces = [run.text[a - start : b - start] for a, b in pairwise(edges)]
        text = "\n".join(piece.rstrip(" ") if b in cuts else piece for piece, b in zip(pieces, edges[1:], strict=True))
        broken.append(run._replace(text=text))
        start = end
    return tuple(broken)
