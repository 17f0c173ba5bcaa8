"""Which blocks may share a slide, by what they are: rows below each other, each a block or two side by side. Nothing is measured here."""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from generator.deck.pieces import Piece, Visible
from generator.model.chart import LYING, ROUND, Chart
from generator.model.compare import Compare
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.prose import Callout, Points, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline

MOST_PIECES, MOST_ROWS = 4, 3
MOST_BESIDE = 5
"""Points that stand beside a drawing."""
MOST_LISTED = 6
"""Points of one of two lists beside each other, or in a row of their own above or below something else."""
MOST_TABLE_ROWS = 6
"""Rows of a table that leaves room for something else."""
CARDS_BESIDE = 2
CARDS_IN_ROW = 4
STEPS_WITH = 3
"""Points that go with a timeline."""
LYING_IN_ROW = 5
"""Lying bars of a chart that shares its height."""


class Form(Enum):
    """What stands in a row."""

    WHOLE = "one block over the width"
    BESIDE = "words to the left of a drawing"
    LISTS = "two lists"
    LED = "a remark to the left of the list that it leads to"
    TAKEAWAY = "a chart and one figure in the column beside it"
    REMARK = "a chart and a remark in the column beside it"

    @property
    def pieces(self) -> int:
        return 1 if self is Form.WHOLE else 2


class Row(NamedTuple):
    """Neighbouring pieces in one row of a slide, the author's order kept."""

    form: Form
    pieces: tuple[Piece, ...]


Rows = tuple[Row, ...]


def arrangements(pieces: Sequence[Piece]) -> list[Rows]:
    """Return the ways in which two or more neighbouring pieces may share a slide, those that read best first."""
    ways = [rows for rows in _rows(tuple(pieces), MOST_ROWS) if len(rows) == 1 or _go_together(rows)]
    return sorted(ways, key=strain)


def strain(rows: Rows) -> int:
    """Return how much sharing asks of a reader: one for each further row, where a chart gives up height, a remark or list its width."""
    low_chart = len(rows) > 1 and any(isinstance(piece.block, Chart) for row in rows for piece in row.pieces)
    beside_remark = any(row.form is Form.BESIDE and {type(piece.block) for piece in row.pieces} == {Callout, Points} for row in rows)
    return len(rows) - 1 + low_chart + 2 * beside_remark + any(row.form is Form.LED for row in rows)


def is_lonely(block: Visible) -> bool:
    """Tell whether `block` fills little of a slide that it has to itself."""
    match block:
        case Callout():
            return True
        case Points():
            return len(block.items) <= 2
        case Figures():
            return len(block.items) == 1
        case Table():
            return len(block.rows) <= 2
        case _:
            return False


def _rows(pieces: tuple[Piece, ...], most: int) -> Iterator[Rows]:
    """Yield `pieces` in at most `most` rows, of one or two pieces each, that make sense by themselves."""
    if not pieces:
        yield ()
        return
    if most == 0 or len(pieces) > 2 * most:
        return
    firsts = [Row(Form.WHOLE, pieces[:1])]
    firsts += [Row(form, pieces[:2]) for form in _pairs(pieces[0].block, pieces[1].block)] if len(pieces) > 1 else []
    for first in firsts:
        yield from ((first, *others) for others in _rows(pieces[first.form.pieces :], most - 1))


def _pairs(first: Visible, second: Visible) -> Iterator[Form]:
    """Yield the forms in which two blocks may stand side by side."""
    if isinstance(first, Points) and isinstance(second, Points):
        if 2 <= len(first.items) <= MOST_LISTED and 2 <= len(second.items) <= MOST_LISTED:
            yield Form.LISTS
        return
    if isinstance(first, Callout) and isinstance(second, Points) and len(second.items) > 1:
        yield Form.LED
    for drawing, other in ((first, second), (second, first)):
        if isinstance(drawing, Chart):
            if isinstance(other, Figures) and len(other.items) == 1:
                yield Form.TAKEAWAY
            if isinstance(other, Callout) or (isinstance(other, Points) and len(other.items) == 1):
                yield Form.REMARK
        if isinstance(other, Points) and len(other.items) <= MOST_BESIDE and _stands_right(drawing, first is drawing):
            yield Form.BESIDE
        if isinstance(other, Callout) and isinstance(drawing, (Compare, Image)):
            yield Form.BESIDE


def _stands_right(block: Visible, leads: bool) -> bool:
    """Tell whether `block` may stand to the right of points; a remark that leads to them is read before."""
    match block:
        case Compare() | Image() | Chart():
            return True
        case Callout():
            return not leads
        case Figures():
            return len(block.items) <= CARDS_BESIDE
        case _:
            return False


def _go_together(rows: Rows) -> bool:
    """Tell whether rows make one slide: each is low enough, one drawing at most, and no kind of words twice."""
    whole = [row.pieces[0] for row in rows if row.form is Form.WHOLE]
    pairs = [row for row in rows if row.form is not Form.WHOLE]
    if len(pairs) > 1 or not all(_is_low(piece) for piece in whole):
        return False
    blocks = [piece.block for piece in whole]
    if pairs:
        return all(isinstance(block, (Callout, Figures)) for block in blocks) and _at_most_one_each(blocks)
    if any(isinstance(block, Quote) for block in blocks):
        return isinstance(blocks[0], Quote) and len(blocks) == 2 and isinstance(blocks[1], Callout)
    drawings = [block for block in blocks if isinstance(block, (Chart, Table, Timeline))]
    lists = [block for block in blocks if isinstance(block, Points)]
    cards = [block for block in blocks if isinstance(block, Figures)]
    if len(drawings) > 1 or len(lists) > 1 or len(cards) > 1:
        return False
    if cards and lists and len(cards[0].items) <= CARDS_BESIDE and len(blocks) == 2:
        return False  # these stand side by side
    return _words_suit(drawings[0] if drawings else None, lists, blocks)


def _at_most_one_each(blocks: Sequence[Visible]) -> bool:
    return len({type(block) for block in blocks}) == len(blocks)


def _words_suit(drawing: Visible | None, lists: Sequence[Points], blocks: Sequence[Visible]) -> bool:
    """Tell whether the rows go with their drawing: points stand beside a chart, a timeline takes few, cards come before."""
    match drawing:
        case Chart():
            return not lists and (not any(isinstance(b, Figures) for b in blocks) or isinstance(blocks[-1], Chart))
        case Timeline():
            return not lists or len(lists[0].items) <= STEPS_WITH
        case _:
            return True


def _is_low(piece: Piece) -> bool:
    """Tell whether a block may give part of a slide's height to others."""
    block = piece.block
    match block:
        case Callout() | Timeline() | Quote():
            return True
        case Points():
            return len(block.items) <= MOST_LISTED
        case Figures():
            return len(block.items) <= CARDS_IN_ROW
        case Table():
            return len(block.rows) <= MOST_TABLE_ROWS and not piece.follows
        case Chart():
            return len(block.series) == 1 and block.kind not in ROUND and (block.kind not in LYING or len(block.categories) <= LYING_IN_ROW)
        case _:
            return False
