"""The galley cut into pages, one page at a time: what must stay together does, and notes stand where their marks are.

Pieces that are kept with the next one form a chain. A chain goes to the next column or page when it does not fit on this one; a
chain longer than a page is cut between any two of its pieces. What lies on its side has pages of its own. An exhibit that must wait
lets the text below it go first, as far as the next heading or exhibit, and opens the next column, unless exhibits set lower cost less than
the white that this would leave. The space between pieces gives
way a little where that brings a chain onto the page, and grows where a page would end early. On pages of several columns, what stands
across them ends the columns above it, which are made equally long, as they are on the last page. Time is linear in the number of
pieces, memory in one page.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.report.column import NO_GRID, Chain, Frame, LineGrid
from generator.report.galley import Piece, Role
from generator.report.open_page import Lower, OpenPage, Page

FLOATING = frozenset({Role.CAPTION, Role.FIGURE, Role.TABLE_HEAD, Role.TABLE_ROW, Role.SOURCE})
"""What an exhibit that may wait consists of; a long table is cut instead, and a heading holds what stands right below it."""
PASSING = frozenset({Role.PARAGRAPH, Role.LIST_ITEM})
"""What may go before a waiting exhibit."""


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
    page = OpenPage(number, first, columns, grid)
    fresh = _Fresh(OpenPage(0, later, columns, grid), OpenPage(0, turned or later, landscape=True))
    held = _Held()
    for chain, ends in _with_ends(chains(pieces)):
        if held.waiting and not (_joins(chain, held, ends) or (_may_pass(chain, held) and page.has_room_before(held.waiting[0], chain))):
            page = yield from _release(held, page, fresh)
            held = _Held()
        if not held.waiting and _waits(chain, page, fresh, ends):
            held = _Held([chain], instead=page.lowered_for(chain))
        elif _joins(chain, held, ends):
            held.waiting.append(chain)
        else:
            page = yield from _set(page, chain, fresh)
            if held.waiting:
                held.passed.append(chain)
    page = yield from _release(held, page, fresh)
    yield page.close(full=False)
    while page.carried:
        page = page.next(fresh.upright, share=1.0)
        yield page.close(full=False)


def _with_ends(chains: Iterable[Chain]) -> Iterator[tuple[Chain, bool]]:
    """Yield each chain with whether its block ends with it."""
    last: Chain = ()
    for chain in chains:
        if last:
            yield last, last[-1].block != chain[0].block
        last = chain
    if last:
        yield last, True


def _waits(chain: Chain, page: OpenPage, fresh: "_Fresh", ends: bool) -> bool:
    """Tell whether `chain`, which may be where its block `ends`, cannot stand here, while text after it may."""
    if chain[0].landscape:
        return page.begun and not page.landscape and not chain[0].break_before
    if not _floats(chain, ends) or page.goes_on(chain) or not page.begun_for(page.has_across(chain)):
        return False
    return not page.fits_here(chain) and fresh.upright.fits_here(chain)


def _joins(chain: Chain, held: "_Held", ends: bool) -> bool:
    """Tell whether `chain` goes on with the block that waits: on its side too, or a further row of exhibits."""
    if not held.waiting:
        return False
    last = held.waiting[-1][0]
    return chain[0].block == last.block and (chain[0].landscape and last.landscape if last.landscape else _floats(chain, ends))


def _may_pass(chain: Chain, held: "_Held") -> bool:
    """Tell whether `chain` may stand before what waits; notes are numbered in reading order, so nothing goes before those."""
    return _passes(chain) and not any(piece.opens_notes for waiting in held.waiting for piece in waiting)


def _floats(chain: Chain, ends: bool) -> bool:
    """Tell whether `chain` is an exhibit that text may go before: a figure, or a table that `ends` with it.

    One with a new note is not, since notes are numbered in reading order.
    """
    exhibits = {Role.FIGURE, Role.TABLE_HEAD} if ends else {Role.FIGURE}
    has_exhibit = any(piece.role in exhibits for piece in chain)
    return has_exhibit and not chain[0].break_before and all(piece.role in FLOATING and not piece.opens_notes for piece in chain)


def _passes(chain: Chain) -> bool:
    return not chain[0].break_before and all(piece.role in PASSING for piece in chain)


def _release(held: "_Held", page: OpenPage, fresh: "_Fresh") -> Generator[Page, None, OpenPage]:
    """Place what waits on `page` or further on; in its own place, lower, where `page` would be left white for a higher price."""
    chains = held.waiting
    if held.instead and held.instead.price < page.white_before(chains[0]):
        page = held.instead.page()
        chains = [*chains[1:], *held.passed]
    for chain in chains:
        page = yield from _set(page, chain, fresh)
    return page


def _set(page: OpenPage, chain: Chain, fresh: "_Fresh") -> Generator[Page, None, OpenPage]:
    """Place `chain` here or further on, cut if no column holds it; yield full pages and return the one that is open then."""
    later = fresh.of(chain)
    if page.landscape != later.landscape or (page.begun and chain[0].break_before):
        yield page.close(full=False)
        page = page.next(later)
    across = page.has_across(chain)
    while not page.fits_here(chain) and (page.begun_for(across) or (page.is_short(later.frame) and later.fits_here(chain))):
        lower = page.lowered_for(chain)
        if lower and lower.price < page.white_before(chain):
            return lower.page()
        page = yield from _advance(page, later, across)
    if chain[0].on_back and page.opens_sheet:
        yield page.close(full=False)
        page = page.next(later)
    if page.fits_here(chain):
        page.add(chain)
        return page
    for piece in chain:
        while page.begun_for(across) and not page.holds(piece):
            page = yield from _advance(page, later, across)
        page.add((piece,))
    return page


def _advance(page: OpenPage, later: OpenPage, across: bool) -> Generator[Page, None, OpenPage]:
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


class _Fresh(NamedTuple):
    """Further pages with nothing on them yet: upright ones, and ones on their sides."""

    upright: OpenPage
    turned: OpenPage

    def of(self, chain: Chain) -> OpenPage:
        """Return the page for `chain`; a heading goes along with the table on its side that it stands before."""
        return self.turned if any(piece.landscape for piece in chain) else self.upright


@dataclass(slots=True)
class _Held:
    """An exhibit that waits, what may go before it and already has, and how it stood in its own place if set lower."""

    waiting: list[Chain] = field(default_factory=list)
    instead: Lower | None = None
    passed: list[Chain] = field(default_factory=list)
