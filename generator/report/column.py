"""A column of a page being filled: text from the top, its footnotes at the foot, and what may give way between them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import ceil, inf
from typing import NamedTuple

from generator.layout.drawing import Drawing
from generator.report.galley import Footnote, Piece, Role

NOTE_GAP = 9.0
"""Least space between the text and the rule above the notes."""
NOTE_RULE = 6.0
"""From that rule to the first note."""
TIGHTENED = 0.1
"""How much of the space between pieces a page may give up: no reader sees it beside the next page."""
GROWN = 0.5
"""How much the space between blocks may grow where a page would end early."""
TOLERANCE = 0.01

LINES = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.SUMMARY, Role.SIGNATURE})
"""What stands on a baseline grid; headings keep to the text below them."""

Chain = tuple[Piece, ...]
"""Pieces that belong on one page."""


class Frame(NamedTuple):
    """Where text stands: top and bottom of the type area, bottom of the notes."""

    top: float
    bottom: float
    notes_bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


class LineGrid(NamedTuple):
    """A baseline grid: lines as high as `pitch` stand `pitch` apart from `origin` on, on every page. 0 for none."""

    origin: float = 0.0
    pitch: float = 0.0

    def holds(self, piece: Piece) -> bool:
        """Tell whether `piece` is a line of the grid; what is higher or lower stands between lines and takes whole ones."""
        return bool(self.pitch) and piece.role in LINES and abs(piece.height - self.pitch) < TOLERANCE

    def next(self, y: float) -> float:
        """Return the first line of the grid at or below `y`."""
        return self.origin + ceil((y - self.origin) / self.pitch - TOLERANCE) * self.pitch


NO_GRID = LineGrid()


class Placement(NamedTuple):
    """A piece with its top at `y` in `column`; `head` is repeated right above it, `first` tells that it opens its column."""

    piece: Piece
    y: float
    head: Drawing | None = None
    first: bool = False
    column: int = 0


class NoteLine(NamedTuple):
    """A line of a footnote with its top at `y`.

    `opening` tells the first line of note `number`, `again` that an earlier page has it too.
    """

    number: int
    drawing: Drawing
    y: float
    opening: bool
    column: int = 0
    again: bool = False


class Waiting(NamedTuple):
    """A line of a note that has no place yet."""

    number: int
    drawing: Drawing
    opening: bool
    again: bool


def _lines(notes: Iterable[Footnote]) -> list[Waiting]:
    return [Waiting(note.number, line, n == 0, note.again) for note in notes for n, line in enumerate(note.lines)]


def _marked(piece: Piece, above: Piece | None) -> tuple[Footnote, ...]:
    """Return the notes whose marks `piece` has below `above`, none at the top of a page."""
    return piece.notes if above else (*piece.notes_atop, *piece.notes)


def _unsaid(notes: Iterable[Footnote], said: set[int]) -> list[Footnote]:
    """Return those of `notes` that a page with the notes `said`, which grow by them, does not have."""
    unsaid = []
    for note in notes:
        if not note.again or note.number not in said:
            unsaid.append(note)
            said.add(note.number)
    return unsaid


@dataclass(slots=True)
class Column:
    """Column `number` of a page. `y` is where the last piece ends with all `space` between pieces kept, `above` what stands there.

    `carried` are note lines for the column after it, `beside` the numbers of notes in other columns of the page; `elastic` tells
    whether spaces may give way.
    """

    frame: Frame
    number: int = 0
    grid: LineGrid = NO_GRID
    elastic: bool = True
    above: Piece | None = None
    placements: list[Placement] = field(default_factory=list)
    notes: list[Waiting] = field(default_factory=list)
    carried: list[Waiting] = field(default_factory=list)
    beside: frozenset[int] = frozenset()
    y: float = 0.0
    space: float = 0.0
    notes_height: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.frame.top

    @property
    def begun(self) -> bool:
        return bool(self.placements or self.notes)

    def copy(self) -> "Column":
        """Return a column that is filled on its own from here."""
        column = replace(self, placements=list(self.placements), notes=list(self.notes), carried=list(self.carried))
        column.y = self.y
        return column

    @property
    def limit(self) -> float:
        """Where text ends above the notes that are here."""
        return self._limit(self.notes_height)

    @property
    def white(self) -> float:
        """Return the share of the frame that stays empty if nothing more is placed and spaces between blocks grow."""
        return max(0.0, self.limit - self.y - (GROWN * self._between_blocks() if self.elastic else 0.0)) / self.frame.height

    def fits(self, chain: Chain) -> bool:
        """Tell whether the whole chain fits with all its notes."""
        return self.overflow(chain) <= TOLERANCE

    def overflow(self, chain: Chain) -> float:
        """Return by how much the chain with all its notes is too high, infinity where notes wait already; 0 or less if it fits."""
        y, space, above = self.y, self.space, self.above
        notes, said = self.notes_height, None
        for piece in chain:
            top = self._top(y, above, piece)
            space += _space(above, piece)
            y = top + piece.height
            if marked := _marked(piece, above):
                said = self._said() if said is None else said
                notes += sum(line.height for note in _unsaid(marked, said) for line in note.lines)
            above = piece
        return inf if self.carried and notes > self.notes_height else y - self._give(space) - self._limit(notes)

    def holds(self, piece: Piece) -> bool:
        """Tell whether `piece` fits with the notes that are here already, if need be with its own in the next column."""
        foot = self._top(self.y, self.above, piece) + piece.height
        return foot - self._give(self.space + _space(self.above, piece)) <= self.limit + TOLERANCE

    def add(self, pieces: Iterable[Piece]) -> None:
        """Place `pieces` below what is here, their notes at the foot; note lines without room are carried."""
        for piece in pieces:
            above = self.above
            self.y = self._top(self.y, above, piece)
            self.space += _space(above, piece)
            self.placements.append(Placement(piece, self.y, None if above else piece.head, above is None, self.number))
            self.y += piece.height
            self.above = piece
            notes = _unsaid(marked, self._said()) if (marked := _marked(piece, above)) else []
            if notes:
                foot = self.y - self._give(self.space)
                self.take_notes([*self.carried, *_lines(notes)], self.frame.notes_bottom - foot - NOTE_GAP - NOTE_RULE)

    def take_notes(self, lines: list[Waiting], room: float) -> None:
        """Put `lines` at the foot while the notes stay within `room`; carry the rest in order."""
        taken = 0
        for line in lines:
            if self.notes_height + line.drawing.height > room + TOLERANCE:
                break
            self.notes_height += line.drawing.height
            taken += 1
        self.notes += lines[:taken]
        self.carried = lines[taken:]

    def _said(self) -> set[int]:
        """Return the numbers of the notes that the page has, or will go on with."""
        return {line.number for line in (*self.notes, *self.carried)} | self.beside

    def settled(self, *, full: bool) -> list[Placement]:
        """Return the placements as they stay: spaces shrunk to what fits, grown where a `full` column ends early, on the grid."""
        placements = self.placements
        excess = self.y - self.limit
        if self.grid.pitch:
            placements = _between_lines(placements, self.grid)
        elif self.elastic and excess > 0 and self.space:
            placements = _stretched(placements, -min(TIGHTENED, excess / self.space), lambda upper, lower: True)
        elif self.elastic and full:
            between = self._between_blocks()
            placements = _stretched(placements, min(GROWN, -excess / between), _end_of_block) if between else placements
        return placements

    def note_lines(self) -> tuple[list[NoteLine], float]:
        """Return the notes at their places, in the order of their numbers, and where the rule above them is."""
        top = self.frame.notes_bottom - self.notes_height
        y, lines = top, []
        for note in sorted(self.notes, key=lambda note: note.number):
            lines.append(NoteLine(note.number, note.drawing, y, note.opening, self.number, note.again))
            y += note.drawing.height
        return lines, top - NOTE_RULE

    def _top(self, y: float, above: Piece | None, piece: Piece) -> float:
        """Return where `piece` stands below `above`, which ends at `y`."""
        top = y + _space(above, piece) + (piece.head.height if piece.head and above is None else 0.0)
        return self.grid.next(top) if self.grid.holds(piece) else top

    def _between_blocks(self) -> float:
        return sum(_gap(upper, lower) for upper, lower in pairwise(self.placements) if _end_of_block(upper, lower))

    def _give(self, space: float) -> float:
        return TIGHTENED * space if self.elastic else 0.0

    def _limit(self, notes_height: float) -> float:
        if not notes_height:
            return self.frame.bottom
        return min(self.frame.bottom, self.frame.notes_bottom - notes_height - NOTE_GAP - NOTE_RULE)


def sunk(placements: list[Placement], limit: float) -> list[Placement]:
    """Return the `placements` of a page, the last ones moved down so that they end at `limit` if that is where they belong."""
    first = len(placements)
    while first and placements[first - 1].piece.at_foot:
        first -= 1
    if first == len(placements):
        return placements
    drop = max(0.0, limit - placements[-1].y - placements[-1].piece.height)
    return [*placements[:first], *(placement._replace(y=placement.y + drop) for placement in placements[first:])]


def _space(above: Piece | None, piece: Piece) -> float:
    """Return the space over `piece`, none at the top of a page."""
    return max(above.after, piece.before) if above else 0.0


def _gap(upper: Placement, lower: Placement) -> float:
    return lower.y - upper.y - upper.piece.height


def _end_of_block(upper: Placement, lower: Placement) -> bool:
    return upper.piece.block != lower.piece.block


def _stretched(placements: list[Placement], share: float, where: Callable[[Placement, Placement], bool]) -> list[Placement]:
    """Return `placements` with the gaps `where` that holds grown by their `share`, shrunk if that is negative."""
    moved, stretched = 0.0, placements[:1]
    for upper, lower in pairwise(placements):
        moved += share * _gap(upper, lower) if where(upper, lower) else 0.0
        stretched.append(lower._replace(y=lower.y + moved))
    return stretched


def _between_lines(placements: list[Placement], grid: LineGrid) -> list[Placement]:
    """Return `placements` with what stands between lines of the grid moved into the middle of its room, headings down to their text."""
    settled = list(placements)
    start = 0
    for at, placement in enumerate(placements):
        if not grid.holds(placement.piece):
            continue
        if start < at:
            last = placements[at - 1]
            slack = placement.y - last.y - last.piece.height - _space(last.piece, placement.piece)
            headings = at
            while headings > start and placements[headings - 1].piece.role is Role.HEADING:
                headings -= 1
            first, drop = (headings, slack) if headings < at else (start, slack / 2)
            if first:  # what opens a column stays at its top
                settled[first:at] = [one._replace(y=one.y + drop) for one in settled[first:at]]
        start = at + 1
    return settled
