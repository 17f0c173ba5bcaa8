"""A page being filled: its columns, what stands across them, and how low its exhibits are set."""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from generator.report.column import NO_GRID, Chain, Column, Frame, LineGrid, NoteLine, Placement, Waiting, sunk
from generator.report.galley import Piece
from generator.report.lowering import PRICE, Setting, least_share, lowered, sketched, spare

CARRIED_SHARE = 0.4
"""How much of a page the rest of an earlier page's notes may take while text waits."""
BALANCING_STEPS = 14
"""Halvings of the height of columns that are made equally long: half a page to less than a tenth of a point."""


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

    @property
    def is_blank(self) -> bool:
        return not self.placements and not self.notes


def _across(chain: Chain) -> tuple[Chain, Chain]:
    """Return what of `chain` stands across all columns, with all that must stand above it, and what stands in a column below."""
    count = next((n + 1 for n in range(len(chain) - 1, -1, -1) if chain[n].across), 0)
    return chain[:count], chain[count:]


@dataclass(slots=True)
class OpenPage:
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
    share: float = 0.0
    """Of what the exhibits in `band` could give up, how much they have."""

    def __post_init__(self) -> None:
        elastic = self.count == 1 and not self.grid.pitch
        self.columns = [Column(self.frame, n, self.grid, elastic) for n in range(self.count)]

    @property
    def begun(self) -> bool:
        return bool(self.done) or any(column.begun for column in self.columns)

    @property
    def opens_sheet(self) -> bool:
        """Whether this is the front of a sheet after the first one, on paper printed on both sides."""
        return self.number > 1 and self.number % 2 == 1

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

    def next(self, later: "OpenPage", share: float = CARRIED_SHARE) -> "OpenPage":
        """Return the page after this one, like `later`, begun with the note lines that had no room here."""
        page = OpenPage(self.number + 1, later.frame, later.count, later.grid, later.landscape)
        page.columns[0].take_notes(self.carried, later.frame.height * share)
        _tell(page.columns)
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
        _tell(self.columns)
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

    def goes_on(self, chain: Chain) -> bool:
        """Tell whether the block of `chain` has begun right above."""
        above = self.columns[self.at].above
        return above is not None and above.block == chain[0].block

    def white_before(self, chain: Chain) -> float:
        """Return the share of the page, or of the open column, that stays empty if `chain` goes on to the next."""
        if self.has_across(chain):
            return self._below(self._balanced()).frame.height / self.frame.height
        return self.columns[self.at].white

    def lowered_for(self, chain: Chain) -> "Lower | None":
        """Return how `chain` stands here with exhibits set lower; `None` if that does not make it fit, or it lies on its side."""
        if chain[0].landscape is not self.landscape:
            return None
        room = spare([*self._exhibits(), chain])
        if not room or (self.count == 1 and self.columns[0].overflow(chain) > room + self.grid.pitch):
            return None

        def fits(share: float) -> bool:
            page = self.lowered(share, sketched)
            return page is not None and page.fits_here(sketched(chain, share))

        share = least_share(self.share, fits)
        return Lower(self._copy(), chain, share) if share is not None else None

    def lowered(self, share: float, setting: Setting) -> "OpenPage | None":
        """Return this page, `share` of what its exhibits can give up gone; `None` where what is here would not fit in one go."""
        page = self._copy()
        page.share = share
        if self._exhibits():
            page.band = [setting(chain, share) for chain in self.band]
            columns = page._filled(self.columns[0].frame.height)
            if columns is None:
                return None
            page.columns = columns
        return page

    def _exhibits(self) -> list[Chain]:
        """Return what stands here and may be set lower: nothing beside other columns, or where notes of earlier pages wait."""
        return self.band if self.count == 1 and not self.carried and spare(self.band) else []

    def _copy(self) -> "OpenPage":
        page = replace(self, band=list(self.band), done=list(self.done))
        page.columns = [column.copy() for column in self.columns]
        return page

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
            self.band.append(below)
        _tell(self.columns)

    def close(self, *, full: bool) -> Page:
        """Return the page; one that is not `full` because the document ends has columns of equal length."""
        if self.count > 1 and not full:
            self.columns = self._balanced()
        placements = [*self.done, *(placement for column in self.columns for placement in column.settled(full=full))]
        notes = [(column.number, *column.note_lines()) for column in self.columns if column.notes]
        rules = tuple(NoteRule(number, y) for number, _, y in notes)
        placements = sunk(placements, self._foot(self.columns))
        return Page(self.number, tuple(placements), tuple(line for _, lines, _ in notes for line in lines), rules, self.landscape)

    def _end_band(self) -> None:
        self.columns = self._balanced()
        self.done += (placement for column in self.columns for placement in column.settled(full=False))
        self.band = []

    def _below(self, columns: list[Column]) -> Column:
        """Return the room across all columns below what is in them; notes of what stands there go to the first column's."""
        tallest = max(columns, key=lambda column: column.y)
        frame = Frame(tallest.y, self._foot(columns), self.frame.notes_bottom)
        return _resumed(columns[0], frame, tallest.above)

    def _foot(self, columns: list[Column]) -> float:
        """Return where what stands across `columns` ends at the latest, above the notes of all of them."""
        return min(replace(column, frame=self.frame).limit for column in columns)

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
            _tell(columns)
        return columns

    def _emptied(self, height: float) -> list[Column]:
        """Return the columns without what the open band has put into them."""
        band_notes = {(note.number, note.again) for chain in self.band for piece in chain for note in (*piece.notes_atop, *piece.notes)}
        above = self.done[-1].piece if self.done else None
        emptied = []
        for column in self.columns:
            notes = [note for note in column.notes if (note.number, note.again) not in band_notes]
            frame = column.frame._replace(bottom=min(column.frame.bottom, column.frame.top + height))
            start = replace(column, frame=frame, above=above, placements=[], notes=notes, carried=[], space=0.0)
            start.notes_height = sum(note.drawing.height for note in notes)
            emptied.append(start)
        _tell(emptied)
        return emptied


def _tell(columns: list[Column]) -> None:
    """Let each of a page's columns know the notes of the others."""
    if any(column.notes for column in columns) and len(columns) > 1:
        numbers = [frozenset(line.number for line in column.notes) for column in columns]
        for n, column in enumerate(columns):
            column.beside = frozenset().union(*numbers[:n], *numbers[n + 1 :])


def _resumed(column: Column, frame: Frame, above: Piece | None) -> Column:
    """Return `column` begun anew in `frame` below `above`, with the notes that it has already."""
    return replace(column, frame=frame, above=above, placements=[], notes=list(column.notes), carried=list(column.carried), space=0.0)


class Lower(NamedTuple):
    """A page and a chain that fits on it once exhibits are set lower by `share`."""

    before: OpenPage
    chain: Chain
    share: float

    @property
    def price(self) -> float:
        """What that costs, in shares of a page left white."""
        return PRICE * (self.share - self.before.share)

    def page(self) -> OpenPage:
        """Return the page with the chain on it."""
        page = self.before.lowered(self.share, lowered)
        assert page is not None  # it was measured
        page.add(lowered(self.chain, self.share))
        return page
