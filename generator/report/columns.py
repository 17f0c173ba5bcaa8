"""Blocks side by side: columns cut into rows where all of them can be cut at once, and each by itself where none can for long."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Mark
from generator.layout.moving import moved
from generator.report.galley import Footnote, Piece, Role

COLUMN_GAP = 18.0
TALLEST_ROW = 0.5
"""Of the page: taller rows are cut, since a row that does not fit on a page leaves white there."""
CUT_ROW = 0.25
"""Of the page: what each column gives to a row that is cut, if its pieces are not taller."""


class _Set(NamedTuple):
    """A piece with its top at `y` in its column or row."""

    piece: Piece
    y: float

    @property
    def bottom(self) -> float:
        return self.y + self.piece.height


class _Row(NamedTuple):
    """Pieces with their tops from the row's, and the space before and after them."""

    items: Sequence[_Set]
    before: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        return max(item.bottom for item in self.items)


def side_by_side(columns: Sequence[Sequence[Piece]], x: float, width: float, page: float) -> list[Piece]:
    """Return rows of pieces that hold all columns, of which one at least is not empty. `page` is the height of a page.

    A row ends where no column has a piece that goes on or wants to stay with the next one; where that would make it tall, each column
    gives what it has up to there and goes on in the next row.
    """
    stacks = [_stacked(column) for column in columns if column]
    rows = _noted([_piece(row, x, width) for row in _rows(stacks, page)])
    space = max(column[-1].after for column in columns if column)
    rows[0] = replace(rows[0], before=max(column[0].before for column in columns if column))
    rows[-1] = replace(rows[-1], after=space)
    return rows


def _rows(stacks: list[list[_Set]], page: float) -> Iterator[_Row]:
    rests = [deque(stack) for stack in stacks]
    for top, bottom in pairwise(_cuts(stacks)):
        parts = [_taken(rest, bottom) for rest in rests]
        if bottom - top <= TALLEST_ROW * page:
            row = _Row([_Set(item.piece, item.y - top) for part in parts for item in part])
            yield row._replace(after=bottom - top - row.height)
        else:
            yield from _forced(parts, top, page)


def _taken(rest: deque[_Set], bottom: float) -> list[_Set]:
    """Return what `rest` has down to `bottom`, which it loses."""
    taken = []
    while rest and rest[0].bottom <= bottom + 0.01:
        taken.append(rest.popleft())
    return taken


def _forced(parts: list[list[_Set]], top: float, page: float) -> Iterator[_Row]:
    """Yield rows of what each column has up to the same height: the first pieces that stay together in any case."""
    rests = [deque(_together(part, page)) for part in parts]
    ends = [top] * len(parts)
    while any(rests):
        firsts = [rest[0] if rest else None for rest in rests]
        tallest = max(CUT_ROW * page, *(_height(first) for first in firsts if first))
        space = max(first[0].y - end for first, end in zip(firsts, ends, strict=True) if first)
        row: list[_Set] = []
        for number, (rest, first) in enumerate(zip(rests, firsts, strict=True)):
            while first and rest and rest[0][-1].bottom - first[0].y <= tallest + 0.01:
                row += [_Set(item.piece, item.y - first[0].y) for item in rest[0]]
                ends[number] = rest.popleft()[-1].bottom
        yield _Row(row, before=space)


def _together(part: Iterable[_Set], page: float) -> Iterator[list[_Set]]:
    """Yield the pieces of a column that stay on one page, as far as a page holds them."""
    group: list[_Set] = []
    for item in part:
        if group and (not group[-1].piece.keep_next or item.bottom - group[0].y > page):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _height(group: Sequence[_Set]) -> float:
    return group[-1].bottom - group[0].y


def _stacked(column: Sequence[Piece]) -> list[_Set]:
    stack: list[_Set] = []
    for piece in column:
        gap = max(stack[-1].piece.after, piece.before) if stack else 0.0
        stack.append(_Set(piece, (stack[-1].bottom if stack else 0.0) + gap))
    return stack


def _cuts(stacks: list[list[_Set]]) -> list[float]:
    """Return the heights at which every column can be cut, from 0 to the foot of the longest."""
    foot = max(stack[-1].bottom for stack in stacks)
    allowed = [_breaks(stack, foot) for stack in stacks]
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


def _piece(row: _Row, x: float, width: float) -> Piece:
    marks: list[Mark] = []
    notes: list[Footnote] = []
    for item in row.items:
        marks += _marks(item, x)
        notes += item.piece.notes
    return replace(
        row.items[0].piece,
        drawing=Drawing(width, row.height, tuple(marks)),
        role=Role.COLUMNS,
        x=x,
        before=row.before,
        after=row.after,
        keep_next=False,
        notes=tuple(sorted(notes, key=lambda note: note.number)),
        notes_atop=(),
        head=None,
        divider=(),
        backdrop=None,
        lowering=None,
    )


def _noted(rows: Sequence[Piece]) -> list[Piece]:
    """Return `rows` with each note once a row, and said again in all but the first one: columns are read one after the other."""
    first = {note.number: note for row in rows for note in row.notes if not note.again}
    noted = []
    for row in rows:
        notes = {note.number: note._replace(again=True) for note in row.notes}
        noted.append(replace(row, notes=tuple(first.pop(number, note) for number, note in notes.items())))
    return noted


def _marks(item: _Set, x: float) -> list[Mark]:
    dx, dy = item.piece.x - x, item.y
    marks: list[Mark] = []
    if item.piece.backdrop:
        panel = item.piece.backdrop
        marks.append(Box(Rect(panel.x - x, dy, panel.width, item.piece.height), panel.fill))
    return [*marks, *(moved(mark, dx, dy) for mark in (*item.piece.divider, *item.piece.drawing.marks))]
