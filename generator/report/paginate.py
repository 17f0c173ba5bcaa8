"""The galley cut into pages, one page at a time: what must stay together does, and notes stand where their marks are.

Pieces that are kept with the next one form a chain. A chain goes to the next column or page when it does not fit on this one; a
chain longer than a page is cut between any two of its pieces. What lies on its side has pages of its own. An exhibit that must wait
lets the text below it go first, as far as the next heading or exhibit, and opens the next column. The space between pieces gives
way a little where that brings a chain onto the page, and grows where a page would end early. On pages of several columns, what stands
across them ends the columns above it, which are made equally long, as they are on the last page. Time is linear in the number of
pieces, memory in one page.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.report.column import NO_GRID, Chain, Column, Frame, LineGrid, NoteLine, Placement, Waiting
from generator.report.galley import Piece, Role

CARRIED_SHARE = 0.4
"""How much of a page the rest of an earlier page's notes may take while text waits."""
BALANCING_STEPS = 14
"""Halvings of the height of columns that are made equally long: half a page to less than a tenth of a point."""

FLOATING = frozenset({Role.CAPTION, Role.FIGURE, Role.SOURCE})
"""What an exhibit that may wait consists of; a table is cut instead, and a heading holds what stands right below it."""
PASSING = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})
"""What may go before a waiting exhibit."""


class NoteRule(NamedTuple):
    """The rule above the notes of a column."""

    column: int
    y: float


class Page(NamedTuple):
    """One page: what stands on it, and a rule above the notes of each column that has any."""

    number: int
    placements: tuple[Placement, ...]
    notes: tuple[NoteLine, ...]
    rules: tuple[NoteRule, ...]
    landscape: bool = False


def paginate(
    pieces: Iterable[Piece],
    first: Frame,
    later: Frame,
    columns: int = 1,
    grid: LineGrid = NO_GRID,
    number: int = 1,
    turned: Frame | None = None,
) -> Iterator[Page]:
    """Yield the pages that hold `pieces`, from page `number` on; there is always a first page.

    Pieces keep their order, but for text before an exhibit that waits for the next column or page. `turned` is the frame of pages
    that lie on their sides, that of `later` ones if it is not given.
    """
    page = _OpenPage(number, first, columns, grid)
    fresh = _Fresh(_OpenPage(0, later, columns, grid), _OpenPage(0, turned or later, landscape=True))
    waiting: list[Chain] = []
    for chain in chains(pieces):
        if waiting and not (_joins(chain, waiting) or (_may_pass(chain, waiting) and page.has_room_before(waiting[0], chain))):
            page = yield from _set_all(page, waiting, fresh)
            waiting = []
        if _joins(chain, waiting) or (not waiting and _waits(chain, page, fresh)):
            waiting.append(chain)
        else:
            page = yield from _set(page, chain, fresh)
    page = yield from _set_all(page, waiting, fresh)
    yield page.close(full=False)
    while page.carried:
        page = page.next(fresh.upright, share=1.0)
        yield page.close(full=False)


def _waits(chain: Chain, page: "_OpenPage", fresh: "_Fresh") -> bool:
    """Tell whether `chain` cannot stand here, while text after it may."""
    if chain[0].landscape:
        return page.begun and not page.landscape and not chain[0].break_before
    return _floats(chain) and page.begun_for(page.has_across(chain)) and not page.fits_here(chain) and fresh.upright.fits_here(chain)


def _joins(chain: Chain, waiting: Sequence[Chain]) -> bool:
    """Tell whether `chain` goes on with a block on its side that waits."""
    return bool(waiting) and chain[0].landscape and waiting[-1][0].landscape and chain[0].block == waiting[-1][0].block


def _may_pass(chain: Chain, waiting: Sequence[Chain]) -> bool:
    """Tell whether `chain` may stand before what waits; notes are numbered in reading order, so nothing goes before those."""
    return _passes(chain) and not any(piece.notes for held in waiting for piece in held)


def _floats(chain: Chain) -> bool:
    """Tell whether `chain` is an exhibit that text may go before; one with a note is not, since notes are numbered in reading order."""
    has_figure = any(piece.role is Role.FIGURE for piece in chain)
    return has_figure and not chain[0].break_before and all(piece.role in FLOATING and not piece.notes for piece in chain)


def _passes(chain: Chain) -> bool:
    return not chain[0].break_before and all(piece.role in PASSING for piece in chain)


def _set_all(page: "_OpenPage", waiting: Iterable[Chain], fresh: "_Fresh") -> Generator[Page, None, "_OpenPage"]:
    for chain in waiting:
        page = yield from _set(page, chain, fresh)
    return page


def _set(page: "_OpenPage", chain: Chain, fresh: "_Fresh") -> Generator[Page, None, "_OpenPage"]:
    """Place `chain` here or further on, cut if no column holds it; yield full pages and return the one that is open then."""
    later = fresh.of(chain)
    if page.landscape != later.landscape or (page.begun and chain[0].break_before):
        yield page.close(full=False)
        page = page.next(later)
    across = page.has_across(chain)
    while not page.fits_here(chain) and (page.begun_for(across) or (page.is_short(later.frame) and later.fits_here(chain))):
        page = yield from _advance(page, later, across)
    if page.fits_here(chain):
        page.add(chain)
        return page
    for piece in chain:
        while page.begun_for(across) and not page.holds(piece):
            page = yield from _advance(page, later, across)
        page.add((piece,))
    return page


def _advance(page: "_OpenPage", later: "_OpenPage", across: bool) -> Generator[Page, None, "_OpenPage"]:
    """Go on in the next column, or on the next page; what stands `across` columns goes to the next page at once."""
    if not across and page.open_next_column():
        return page
    yield page.close(full=not across)
    return page.next(later)


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


def _across(chain: Chain) -> tuple[Chain, Chain]:
    """Return what of `chain` stands across all columns, with all that must stand above it, and what stands in a column below."""
    count = next((n + 1 for n in range(len(chain) - 1, -1, -1) if chain[n].across), 0)
    return chain[:count], chain[count:]


@dataclass(slots=True)
class _OpenPage:
    """A page being filled. `columns` begin below what stands across them; `at` is the open one, `band` the chains in them."""

    number: int
    frame: Frame
    count: int = 1
    grid: LineGrid = NO_GRID
    landscape: bool = False
    columns: list[Column] = field(default_factory=list)
    at: int = 0
    band: list[Chain] = field(default_factory=list)
    done: list[Placement] = field(default_factory=list)

    def __post_init__(self) -> None:
        elastic = self.count == 1 and not self.grid.pitch
        self.columns = [Column(self.frame, n, self.grid, elastic) for n in range(self.count)]

    @property
    def begun(self) -> bool:
        return bool(self.done) or any(column.begun for column in self.columns)

    def has_across(self, chain: Chain) -> bool:
        """Tell whether something of `chain` stands across columns, of which this page has several."""
        return self.count > 1 and any(piece.across for piece in chain)

    def begun_for(self, across: bool) -> bool:
        """Tell whether the open column, or the page for what stands `across` columns, has anything."""
        return self.begun if across else self.columns[self.at].begun or bool(self.done)

    @property
    def carried(self) -> list[Waiting]:
        return self.columns[-1].carried

    def is_short(self, later: Frame) -> bool:
        """Tell whether the open column has less room than those of further pages."""
        return self.columns[self.at].frame.height < later.height

    def next(self, later: "_OpenPage", share: float = CARRIED_SHARE) -> "_OpenPage":
        """Return the page after this one, like `later`, begun with the note lines that had no room here."""
        page = _OpenPage(self.number + 1, later.frame, later.count, later.grid, later.landscape)
        page.columns[0].take_notes(self.carried, later.frame.height * share)
        return page

    def open_next_column(self) -> bool:
        """Go on in the next column with the note lines that had no room in this one; tell whether there is one."""
        if self.at + 1 == self.count:
            return False
        carried = self.columns[self.at].carried
        self.columns[self.at].carried = []
        self.at += 1
        column = self.columns[self.at]
        column.take_notes([*carried, *column.carried], column.frame.height * CARRIED_SHARE)
        return True

    def fits_here(self, chain: Chain) -> bool:
        """Tell whether the whole chain fits into the open column, or below the columns where it stands across them."""
        if self.count == 1:
            return self.columns[0].fits(chain)
        across, below = _across(chain)
        if not across:
            return self.columns[self.at].fits(chain)
        whole = self._below(self._balanced())
        if not whole.fits(across):
            return False
        whole.add(across)
        return not below or self._resumed(whole)[0].fits(below)

    def has_room_before(self, waiting: Chain, chain: Chain) -> bool:
        """Tell whether `chain` has room here before the `waiting` exhibit, which opens the next column or page."""
        if self.fits_here(chain):
            return True
        further = self.columns[self.at + 1 :] if self.has_across(waiting) or waiting[0].landscape else []
        return any(column.fits(chain) for column in further)

    def holds(self, piece: Piece) -> bool:
        """Tell whether `piece` fits, if need be with its notes further on."""
        if self.count > 1 and piece.across:
            return self._below(self._balanced()).holds(piece)
        return self.columns[self.at].holds(piece)

    def add(self, chain: Chain) -> None:
        """Place `chain` here."""
        across, below = _across(chain) if self.count > 1 else ((), chain)
        if across:
            self._end_band()
            whole = self._below(self.columns)
            whole.add(across)
            self.done += whole.placements
            self.columns, self.at = self._resumed(whole), 0
        if below:
            self.columns[self.at].add(below)
            if self.count > 1:
                self.band.append(below)

    def close(self, *, full: bool) -> Page:
        """Return the page; one that is not `full` because the document ends has columns of equal length."""
        if self.count > 1 and not full:
            self.columns = self._balanced()
        placements = [*self.done, *(placement for column in self.columns for placement in column.settled(full=full))]
        notes = [(column.number, *column.note_lines()) for column in self.columns if column.notes]
        rules = tuple(NoteRule(number, y) for number, _, y in notes)
        return Page(self.number, tuple(placements), tuple(line for _, lines, _ in notes for line in lines), rules, self.landscape)

    def _end_band(self) -> None:
        self.columns = self._balanced()
        self.done += (placement for column in self.columns for placement in column.settled(full=False))
        self.band = []

    def _below(self, columns: list[Column]) -> Column:
        """Return the room across all columns below what is in them; notes of what stands there go to the first column's."""
        tallest = max(columns, key=lambda column: column.y)
        bottom = min(replace(column, frame=self.frame).limit for column in columns)
        frame = Frame(tallest.y, bottom, self.frame.notes_bottom)
        return _resumed(columns[0], frame, tallest.above)

    def _resumed(self, whole: Column) -> list[Column]:
        """Return the columns below what stands across them, each with the notes that it has already."""
        frame = Frame(whole.y, self.frame.bottom, self.frame.notes_bottom)
        return [_resumed(column, frame, whole.above) for column in (whole, *self.columns[1:])]

    def _balanced(self) -> list[Column]:
        """Return the columns of the open band as short as they hold its chains; as they are where notes leave no other way."""
        if not self.band:
            return self.columns
        low, high = 0.0, self.columns[0].frame.height
        best = self._filled(high)
        if best is None:
            return self.columns
        for _ in range(BALANCING_STEPS):
            middle = (low + high) / 2
            columns = self._filled(middle)
            if columns is None:
                low = middle
            else:
                high, best = middle, columns
        return best

    def _filled(self, height: float) -> list[Column] | None:
        """Return the band's chains in columns of `height`, or `None` if they do not fit."""
        columns = self._emptied(height)
        at = 0
        for chain in self.band:
            while not columns[at].fits(chain):
                at += 1
                if at == self.count:
                    return None
            columns[at].add(chain)
        return columns

    def _emptied(self, height: float) -> list[Column]:
        """Return the columns without what the open band has put into them."""
        band_notes = {note.number for chain in self.band for piece in chain for note in piece.notes}
        above = self.done[-1].piece if self.done else None
        emptied = []
        for column in self.columns:
            notes = [note for note in column.notes if note.number not in band_notes]
            frame = column.frame._replace(bottom=min(column.frame.bottom, column.frame.top + height))
            start = replace(column, frame=frame, above=above, placements=[], notes=notes, carried=[], space=0.0)
            start.notes_height = sum(note.drawing.height for note in notes)
            emptied.append(start)
        return emptied


class _Fresh(NamedTuple):
    """Further pages with nothing on them yet: upright ones, and ones on their sides."""

    upright: _OpenPage
    turned: _OpenPage

    def of(self, chain: Chain) -> _OpenPage:
        """Return the page for `chain`."""
        return self.turned if chain[0].landscape else self.upright


def _resumed(column: Column, frame: Frame, above: Piece | None) -> Column:
    """Return `column` begun anew in `frame` below `above`, with the notes that it has already."""
    return replace(column, frame=frame, above=above, placements=[], notes=list(column.notes), carried=list(column.carried), space=0.0)
