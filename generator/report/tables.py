"""Tables on paper: numbered and captioned, set where they have room, their header again on every page, note and source below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.layout.drawing import Drawing, Group, Mark
from generator.layout.moving import moved
from generator.layout.setter import placed, placed_right
from generator.layout.structure import Element, Tag
from generator.layout.table import TableDrawing, table_drawing
from generator.layout.table_columns import NORMAL, SMALL
from generator.layout.table_fit import Fit, Part, Room, fitted
from generator.model.table import Table
from generator.report.captions import EXHIBIT_SPACE, caption_pieces, listed, source_pieces
from generator.report.composer import Composer
from generator.report.galley import Piece, Role
from generator.report.grid import Grid
from generator.report.place import Place
from generator.report.prose import line_pieces

CAPTION_TO_TABLE = 5.0
TABLE_TO_NOTE = 5.0
PARTS_SPACE = 16.0
"""Between parts of a table whose columns have no room beside each other."""
TALLEST_ROW = 140.0
"""A row taller than that, eight lines, is cut between its lines."""
WHOLE = 6
"""A table of so many rows stays on one page."""
KEPT_ROWS = 2
"""Rows that stay with the header, and with the end of the table."""
LINE_GAP = 1.0
"""Between the line above a header and the header."""
RAIL_GAP = 12.0


def table_pieces(block: Table, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield a table, across all columns where it is too wide for one, on a page on its side where it is too wide for an upright one."""
    grid = composer.grid
    fit = fitted(block, composer.setter, _rooms(block, place, grid))
    if fit.room.landscape:
        return (replace(piece, landscape=True) for piece in _table(block, fit, composer, grid.turned.place))
    if fit.room.width > place.wide:
        return (replace(piece, across=True) for piece in _table(block, fit, composer, grid.across))
    return _table(block, fit, composer, place)


def data_pieces(
    block: Table, composer: Composer, place: Place, number: str, section: Element, *, before: float, ends: bool
) -> Iterator[Piece]:
    """Yield the data of exhibit `number` as a table of `section`; `ends` if nothing stands below it."""
    exhibit = _Exhibit(composer, place, fitted(block, composer.setter, _upright_rooms(place)), number, section)
    table = section.add(Tag.TABLE)
    return exhibit.parts(table, table, before=before, ends=ends)


def _rooms(block: Table, place: Place, grid: Grid) -> Sequence[Room]:
    """Return where `block` may stand, the first choice first: the measure, with the rail, across all columns, on a page on its side.

    On its side it may stand in smaller type too. Inside columns of blocks it has no page of its own.
    """
    if place not in (grid.place, grid.across):
        return (Room(place.width, NORMAL), Room(place.width, SMALL))
    width = grid.turned.full
    turned = (Room(width, NORMAL, True), Room(width, SMALL, True))
    return turned if block.landscape else (*_upright_rooms(place, grid.across), *turned)


def _upright_rooms(*places: Place) -> Sequence[Room]:
    return tuple(Room(width, NORMAL) for width in dict.fromkeys(width for place in places for width in (place.width, place.wide)))


def _table(block: Table, fit: Fit, composer: Composer, place: Place) -> Iterator[Piece]:
    number = composer.next_table()
    section = composer.section.add(Tag.DIVISION)
    table = section.add(Tag.TABLE, summary=block.alt)
    caption = table.add(Tag.CAPTION)
    sources = listed(composer.source_line(block.source, sample=block.sample))
    if block.caption or block.sample or place.railed:
        yield from caption_pieces(composer, number, block.heading, place, caption, sample=block.sample)
    ends = not sources and not block.note
    yield from _Exhibit(composer, place, fit, number, section).parts(table, caption, before=CAPTION_TO_TABLE, ends=ends)
    if block.note:
        yield from line_pieces(
            composer,
            composer.setter.rich(block.note, "source", place.width),
            Role.SOURCE,
            place.x,
            section.add(Tag.PARAGRAPH),
            before=TABLE_TO_NOTE,
            after=0.0 if sources else EXHIBIT_SPACE,
            keep_next=bool(sources),
        )
    yield from source_pieces(composer, sources, place, section, 0.0 if block.note else TABLE_TO_NOTE)


class _Exhibit(NamedTuple):
    """A table being set: its place and how it fits there, its number, the element it is in."""

    composer: Composer
    place: Place
    fit: Fit
    number: str
    section: Element

    def parts(self, table: Element, caption: Element, *, before: float, ends: bool) -> Iterator[Piece]:
        """Yield the parts of the table below each other, each a table to a reader, the first one `table`."""
        last = len(self.fit.parts) - 1
        for n, part in enumerate(self.fit.parts):
            if n:
                table = self.section.add(Tag.TABLE)
                caption = table.add(Tag.CAPTION)
            rows = self._drawing(part, table, n)
            head = self._head(rows.head, part.table.unit, caption, further=n > 0)
            yield self.composer.piece(head, Role.TABLE_HEAD, self._x, before=PARTS_SPACE if n else before, keep_next=True)
            continued = self._continued_head(rows.head, part.table.unit)
            yield from self._rows(rows, continued, ends=ends and n == last)

    @property
    def _x(self) -> float:
        return self.place.x + self.place.width - self.fit.room.width

    def _drawing(self, part: Part, table: Element, number: int) -> TableDrawing:
        name = f"table{self.composer.table}-{number}"
        return table_drawing(part, self.composer.setter, table, self.fit.room.width, TALLEST_ROW, name)

    def _rows(self, table: TableDrawing, head: Drawing, *, ends: bool) -> Iterator[Piece]:
        """Yield rows; the first and last ones stay together in pairs, and the last with what follows unless it ends the block."""
        heads = _Heads(head)
        notes = self.composer.notes_of(head.marks)
        last = len(table.rows) - 1
        kept = KEPT_ROWS if last >= WHOLE else WHOLE
        for n, row in enumerate(table.rows):
            keep = not ends if n == last else row.keep_next or n < kept - 1 or n > last - kept
            after = EXHIBIT_SPACE if ends and n == last else 0.0
            above = heads.above(row.heading)
            piece = self.composer.piece(row.drawing, Role.TABLE_ROW, self._x, keep_next=keep, head=above, after=after)
            atop = (*notes, *self.composer.notes_of(row.reprise))
            yield replace(piece, divider=row.divider, reprise=row.reprise, notes_atop=atop)

    def _head(self, head: Drawing, unit: str, caption: Element, *, further: bool) -> Drawing:
        label = self._continued if further else ""
        return self._under_line(head, label, unit, caption)

    def _continued_head(self, head: Drawing, unit: str) -> Drawing:
        """Return the header for a further page: with the table's number and that it is continued, in the rail where that is free."""
        setter = self.composer.setter
        if not self.place.railed or self._x < self.place.x:
            return self._under_line(head, self._continued, unit, None)
        whole = self._under_line(head, "", unit, None)
        if not self.number:
            return whole
        name = setter.text(self._continued, "caption-number", self.place.hinge - RAIL_GAP)
        top = whole.height - 3.0 - setter.leading("table-head") - 0.5
        label = placed(name, -self.place.hinge, min(top, 0.0) if len(name.lines) > 1 else top)
        return whole._replace(marks=(*label, *whole.marks))

    @property
    def _continued(self) -> str:
        return f"{self.number}{self.composer.setter.words.continued}"

    def _under_line(self, head: Drawing, label: str, unit: str, owner: Element | None) -> Drawing:
        """Return `head` below a line with the table's name at the left and its unit at the right, as far as there are any."""
        setter = self.composer.setter
        marks: list[Mark] = []
        if label:
            marks += placed(setter.line(label, "caption-number"), 0, 0)
        if unit:
            words = f"{setter.words.unit}{setter.words.colon}{unit}"
            marks += placed_right(setter.line(words, "table-head"), head.width, 0)
        if not marks:
            return head
        height = setter.leading("caption-number" if label else "table-head") + LINE_GAP
        line = (Group(tuple(marks), owner),) if owner else tuple(marks)
        return _stacked(Drawing(head.width, height, line), head)


class _Heads:
    """What stands above rows on further pages: a table's header, and below it what names the rows that go on there."""

    def __init__(self, head: Drawing) -> None:
        self._head = head
        self._heading: Drawing | None = None
        self._both = head

    def above(self, heading: Drawing | None) -> Drawing:
        """Return the header with `heading` under it; neighbours with one heading share a drawing."""
        if heading is not self._heading:
            self._heading, self._both = heading, _stacked(self._head, heading) if heading else self._head
        return self._both


def _stacked(upper: Drawing, lower: Drawing) -> Drawing:
    return Drawing(upper.width, upper.height + lower.height, (*upper.marks, *(moved(mark, 0, upper.height) for mark in lower.marks)))
