"""Blocks side by side: columns cut where all of them can be cut at once, or set below each other if they cannot."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Mark
from generator.layout.moving import moved
from generator.report.galley import Footnote, Piece, Role

COLUMN_GAP = 18.0


class _Set(NamedTuple):
    """A piece with its top at `y` in its column."""

    piece: Piece
    y: float

    @property
    def bottom(self) -> float:
        return self.y + self.piece.height


def side_by_side(columns: Sequence[Sequence[Piece]], x: float, width: float, tallest: float) -> list[Piece] | None:
    """Return rows of pieces that hold all columns, or `None` if a row would be taller than `tallest`.

    A row ends where no column has a piece that goes on or wants to stay with the next one.
    """
    stacks = [_stacked(column) for column in columns]
    foot = max((stack[-1].bottom for stack in stacks if stack), default=0.0)
    cuts = _cuts(stacks, foot)
    rows: list[Piece] = []
    first = next(stack[0].piece for stack in stacks if stack)
    for top, bottom in pairwise(cuts):
        if bottom - top > tallest:
            return None
        rows.append(_row(stacks, first, x, width, top, bottom))
    space = max((column[-1].after for column in columns if column), default=0.0)
    rows[0] = replace(rows[0], before=max(column[0].before for column in columns if column))
    rows[-1] = replace(rows[-1], after=space)
    return rows


def _stacked(column: Sequence[Piece]) -> list[_Set]:
    stack: list[_Set] = []
    for piece in column:
        gap = max(stack[-1].piece.after, piece.before) if stack else 0.0
        stack.append(_Set(piece, (stack[-1].bottom if stack else 0.0) + gap))
    return stack


def _cuts(stacks: list[list[_Set]], foot: float) -> list[float]:
    """Return the heights at which every column can be cut, from 0 to `foot`."""
    allowed = [_breaks(stack, foot) for stack in stacks if stack]
    candidates = sorted({bottom for breaks in allowed for _, bottom in breaks if bottom < foot})
    cuts = [0.0]
    at = [0] * len(allowed)
    for height in candidates:
        good = True
        for n, breaks in enumerate(allowed):
            while breaks[at[n]][1] < height - 0.01:
                at[n] += 1
            good = good and breaks[at[n]][0] <= height + 0.01
        if good and height > cuts[-1] + 0.01:
            cuts.append(height)
    return [*cuts, foot]


def _breaks(stack: list[_Set], foot: float) -> list[tuple[float, float]]:
    """Return the free stretches between pieces, each from the end of one piece to the beginning of the next."""
    free = [(a.bottom, b.y) for a, b in pairwise(stack) if not a.piece.keep_next]
    return [*free, (stack[-1].bottom, foot + 1.0)]


def _row(stacks: list[list[_Set]], first: Piece, x: float, width: float, top: float, bottom: float) -> Piece:
    marks: list[Mark] = []
    notes: list[Footnote] = []
    for stack in stacks:
        for item in stack:
            if top - 0.01 <= item.y and item.bottom <= bottom + 0.01:
                marks += _marks(item, x, top)
                notes += item.piece.notes
    return replace(
        first,
        drawing=Drawing(width, bottom - top, tuple(marks)),
        role=Role.COLUMNS,
        x=x,
        before=0.0,
        after=0.0,
        keep_next=False,
        notes=tuple(sorted(notes, key=lambda note: note.number)),
        head=None,
        divider=(),
        backdrop=None,
        lowering=None,
    )


def _marks(item: _Set, x: float, top: float) -> list[Mark]:
    dx, dy = item.piece.x - x, item.y - top
    marks: list[Mark] = []
    if item.piece.backdrop:
        panel = item.piece.backdrop
        marks.append(Box(Rect(panel.x - x, dy, panel.width, item.piece.height), panel.fill))
    return [*marks, *(moved(mark, dx, dy) for mark in (*item.piece.divider, *item.piece.drawing.marks))]
