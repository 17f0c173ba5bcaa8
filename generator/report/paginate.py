"""The galley cut into pages, one page at a time: what must stay together does, and notes stand where their marks are.

Pieces that are kept with the next one form a chain. A chain goes to the next page when it does not fit on this one; a chain
longer than a page is cut between any two of its pieces. An exhibit that must wait for the next page lets the text below it go
first, as far as the next heading or exhibit, and opens that page. The space between pieces gives way a little where that brings a
chain onto the page. Time is linear in the number of pieces, memory in one page.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from generator.layout.drawing import Drawing
from generator.report.galley import Footnote, Piece, Role

NOTE_GAP = 9.0
"""Least space between the text and the rule above the notes."""
NOTE_RULE = 6.0
"""From that rule to the first note."""
CARRIED_SHARE = 0.4
"""How much of a page the rest of an earlier page's notes may take while text waits."""
TIGHTENED = 0.1
"""How much of the space between pieces a page may give up: no reader sees it beside the next page."""

FLOATING = frozenset({Role.CAPTION, Role.FIGURE, Role.SOURCE})
"""What an exhibit that may wait consists of; a table is cut instead, and a heading holds what stands right below it."""
PASSING = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})
"""What may go before a waiting exhibit."""

Chain = tuple[Piece, ...]


class Frame(NamedTuple):
    """Where text stands on a page: top and bottom of the type area, bottom of the notes."""

    top: float
    bottom: float
    notes_bottom: float


class Placement(NamedTuple):
    """A piece with its top at `y`; `head` is repeated right above it, `first` tells that it opens its page."""

    piece: Piece
    y: float
    head: Drawing | None = None
    first: bool = False


class NoteLine(NamedTuple):
    """A line of a footnote with its top at `y`; `opening` tells the first line of note `number`."""

    number: int
    drawing: Drawing
    y: float
    opening: bool


class Page(NamedTuple):
    """One page: `notes_top` is where the rule above the notes is, if there are any."""

    number: int
    placements: tuple[Placement, ...]
    notes: tuple[NoteLine, ...]
    notes_top: float


def paginate(pieces: Iterable[Piece], first: Frame, later: Frame) -> Iterator[Page]:
    """Yield the pages that hold `pieces`; there is always a first page.

    Pieces keep their order, but for text before an exhibit that waits for the next page.
    """
    page = _OpenPage(1, first)
    waiting: Chain = ()
    for chain in chains(pieces):
        if waiting and not (_passes(chain) and page.fits(chain)):
            page = yield from _set(page, waiting, later)
            waiting = ()
        if not waiting and _floats(chain) and page.placements and not page.fits(chain) and _OpenPage(0, later).fits(chain):
            waiting = chain
        else:
            page = yield from _set(page, chain, later)
    if waiting:
        page = yield from _set(page, waiting, later)
    yield page.close()
    while page.carried:
        page = page.next(later, share=1.0)
        yield page.close()


def _floats(chain: Chain) -> bool:
    """Tell whether `chain` is an exhibit that text may go before; one with a note is not, since notes are numbered in reading order."""
    has_figure = any(piece.role is Role.FIGURE for piece in chain)
    return has_figure and not chain[0].break_before and all(piece.role in FLOATING and not piece.notes for piece in chain)


def _passes(chain: Chain) -> bool:
    return not chain[0].break_before and all(piece.role in PASSING for piece in chain)


def _set(page: "_OpenPage", chain: Chain, later: Frame) -> Generator[Page, None, "_OpenPage"]:
    """Place `chain` here or on a further page, cut if no page holds it; yield full pages and return the one that is open then."""
    if page.placements and (chain[0].break_before or not page.fits(chain)):
        yield page.close()
        page = page.next(later)
    if page.fits(chain):
        page.add(chain)
        return page
    for piece in chain:
        while (page.placements or page.notes) and not page.holds(piece):
            yield page.close()
            page = page.next(later)
        page.add((piece,))
    return page


def chains(pieces: Iterable[Piece]) -> Iterator[Chain]:
    """Yield runs of pieces that belong on one page."""
    chain: list[Piece] = []
    for piece in pieces:
        if chain and piece.break_before:
            yield tuple(chain)
            chain = []
        chain.append(piece)
        if not piece.keep_next:
            yield tuple(chain)
            chain = []
    if chain:
        yield tuple(chain)


class _Waiting(NamedTuple):
    number: int
    drawing: Drawing
    opening: bool


def _lines(notes: Iterable[Footnote]) -> list[_Waiting]:
    return [_Waiting(note.number, line, n == 0) for note in notes for n, line in enumerate(note.lines)]


@dataclass(slots=True)
class _OpenPage:
    """A page being filled. `y` is where the last piece ends with all `space` between pieces kept; `carried` are note lines for the
    page after it.
    """

    number: int
    frame: Frame
    placements: list[Placement] = field(default_factory=list)
    notes: list[_Waiting] = field(default_factory=list)
    carried: list[_Waiting] = field(default_factory=list)
    y: float = 0.0
    space: float = 0.0
    notes_height: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.frame.top

    def next(self, frame: Frame, share: float = CARRIED_SHARE) -> "_OpenPage":
        """Return the page after this one, begun with the note lines that had no room here."""
        page = _OpenPage(self.number + 1, frame)
        page._take_notes(self.carried, (frame.bottom - frame.top) * share)
        return page

    def fits(self, chain: Chain) -> bool:
        """Tell whether the whole chain fits with all its notes."""
        y, space, above = self.y, self.space, self.placements[-1].piece if self.placements else None
        notes = self.notes_height
        for piece in chain:
            between = _space(above, piece)
            y += between + _head_height(above, piece) + piece.height
            space += between
            notes += sum(line.height for note in piece.notes for line in note.lines)
            above = piece
        return not (self.carried and notes > self.notes_height) and y - TIGHTENED * space <= self._limit(notes) + 0.01

    def holds(self, piece: Piece) -> bool:
        """Tell whether `piece` fits with the notes that are here already, if need be with its own on the next page."""
        above = self.placements[-1].piece if self.placements else None
        between = _space(above, piece)
        foot = self.y + between + _head_height(above, piece) + piece.height
        return foot - TIGHTENED * (self.space + between) <= self._limit(self.notes_height) + 0.01

    def add(self, pieces: Chain) -> None:
        """Place `pieces` below what is here, their notes at the foot; note lines without room are carried."""
        for piece in pieces:
            above = self.placements[-1].piece if self.placements else None
            between = _space(above, piece)
            self.space += between
            self.y += between + _head_height(above, piece)
            self.placements.append(Placement(piece, self.y, None if above else piece.head, above is None))
            self.y += piece.height
            if piece.notes:
                foot = self.y - TIGHTENED * self.space
                self._take_notes([*self.carried, *_lines(piece.notes)], self.frame.notes_bottom - foot - NOTE_GAP - NOTE_RULE)

    def close(self) -> Page:
        top = self.frame.notes_bottom - self.notes_height
        y, lines = top, []
        for note in self.notes:
            lines.append(NoteLine(note.number, note.drawing, y, note.opening))
            y += note.drawing.height
        return Page(self.number, self._tightened(), tuple(lines), top - NOTE_RULE)

    def _tightened(self) -> tuple[Placement, ...]:
        """Return the placements with so much of the space between them given up, evenly, that they end above the limit."""
        excess = self.y - self._limit(self.notes_height)
        if excess <= 0 or not self.space:
            return tuple(self.placements)
        share = min(TIGHTENED, excess / self.space)
        moved, placements = 0.0, self.placements[:1]
        for upper, lower in pairwise(self.placements):
            moved += share * (lower.y - upper.y - upper.piece.height)
            placements.append(lower._replace(y=lower.y - moved))
        return tuple(placements)

    def _limit(self, notes_height: float) -> float:
        if not notes_height:
            return self.frame.bottom
        return min(self.frame.bottom, self.frame.notes_bottom - notes_height - NOTE_GAP - NOTE_RULE)

    def _take_notes(self, lines: list[_Waiting], room: float) -> None:
        """Put `lines` at the foot while the notes stay within `room`; carry the rest in order."""
        taken = 0
        for line in lines:
            if self.notes_height + line.drawing.height > room + 0.01:
                break
            self.notes_height += line.drawing.height
            taken += 1
        self.notes += lines[:taken]
        self.carried = lines[taken:]


def _space(above: Piece | None, piece: Piece) -> float:
    """Return the space over `piece`, none at the top of a page."""
    return max(above.after, piece.before) if above else 0.0


def _head_height(above: Piece | None, piece: Piece) -> float:
    return piece.head.height if piece.head and above is None else 0.0
