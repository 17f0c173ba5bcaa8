"""Tables: column widths from their content, one drawing for the header and one or more for each row."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.layout.drawing import Drawing, Glyphs, Group, Mark, Rule
from generator.layout.setter import Setter, level
from generator.layout.structure import Element, Scope, Tag
from generator.model.inline import RichText, Run
from generator.model.quantity import NO_VALUE, are_numbers
from generator.model.table import Alignment, Column, Table
from generator.text.lines import TextBlock

GUTTER = 12.0
"""Between two columns."""
ROW_SPACE = 2.0
"""Added to the lines of a row: 19 for one line, 17 n + 2 for more."""
READING_SPACE = 1.5
"""Between a row's divider and readings that come near it."""
HEAD_SPACE = 3.0
"""From the header's last line to the rule under it."""
HEAD_RULE = 1.0
GROUP_RULE = 0.6
ROW_RULE = 0.35
LABEL_SHARE = 0.45
"""The most of the width that one stretched column may get while others could use it."""
WORDS_SHARE = 0.5
"""The most that all columns of words may get together while there are figures, whose headings would crowd."""
_WORD = re.compile(r"[^\s\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]+")
UNIT_TITLES = frozenset({"单位", "單位", "単位", "단위", "Unit"})


class RowDrawing(NamedTuple):
    """A row, or a slice of one that is too tall to stay whole.

    `keep_next` holds slices together in pairs, and a group's first and last rows with their neighbours. `divider` is the rule above it,
    for rows that do not stand below a header; `reprise` is the group's name, for rows that do and do not print it themselves.
    """

    drawing: Drawing
    row: int
    keep_next: bool = False
    divider: tuple[Mark, ...] = ()
    reprise: tuple[Mark, ...] = ()


class TableDrawing(NamedTuple):
    """A table in parts that a page can end between: all are `width` wide and have no space between them."""

    width: float
    head: Drawing
    rows: tuple[RowDrawing, ...]


class _Track(NamedTuple):
    """One column: left edge, width, how its cells are set."""

    x: float
    width: float
    right: bool
    center: bool
    group: bool
    heads: bool
    """Whether its cells say what their rows are about."""
    role: str
    color: str
    fraction: float
    """The widest part after a decimal point, to which shorter ones are filled up."""


def table_drawing(table: Table, setter: Setter, element: Element, width: float, wide: float, max_row: float) -> TableDrawing:
    """Return `table` over `width`, or over `wide` where its words would not fit; rows taller than `max_row` are sliced.

    Its rows are added to `element`.
    """
    one_measure = not any(column.title.plain in UNIT_TITLES for column in table.columns)
    contents = [_Contents(n, column, table, setter, one_measure) for n, column in enumerate(table.columns)]
    if sum(c.least for c in contents) + GUTTER * (len(contents) - 1) > width:
        width = wide
    tracks = _tracks(contents, width)
    head = _head(table, setter, element, tracks, width)
    return TableDrawing(width, head, _rows(table, setter, element, tracks, width, max_row))


class _Contents:
    """What a column holds, measured: `natural` is its width without a break, `least` the narrowest without a broken word."""

    def __init__(self, number: int, column: Column, table: Table, setter: Setter, one_measure: bool) -> None:
        texts = [row.cells[number].plain for row in table.rows]
        self.column = column
        self.numeric = are_numbers(texts)
        self.role = "table-bold" if column.group else "table"
        self.unit = column.title.plain in UNIT_TITLES
        head = setter.rich_width(column.title, "table-head")
        cells = dict.fromkeys(row.cells[number] for row in table.rows)
        figures = max((setter.rich_width(cell, self.role) for cell in cells), default=0.0)
        self.natural = max(head, figures)
        title = _least(column.title, "table-head", setter)
        self.least = max(title, *(_least(cell, self.role, setter) for cell in cells)) if cells else head
        self.fraction = 0.0
        if self.numeric and one_measure:
            # Rows with units of their own are figures of different things: their decimal points need not meet.
            fractions = [_fraction(text) for text in texts if text not in NO_VALUE]
            if all(fraction is not None for fraction in fractions):
                self.fraction = max((setter.width(f, self.role) for f in fractions if f), default=0.0)
                figures = max(figures, self._aligned_width(texts, setter))
                self.natural = max(head, figures)
        if self.numeric:
            self.least = max(figures, title)

    def _aligned_width(self, texts: list[str], setter: Setter) -> float:
        whole = max((setter.width(text[: len(text) - len(_fraction(text) or "")], self.role) for text in texts), default=0.0)
        return whole + self.fraction


def _fraction(text: str) -> str | None:
    """Return what follows the whole part of a bare number (`.64`, `.5%`, ""), or `None` if it is not bare."""
    match = re.fullmatch(r"[+\-−]?[\d,]+((?:\.\d+)?[%‰]?)", text.strip(), re.ASCII)
    return match[1] if match else None


def _least(rich: RichText, role: str, setter: Setter) -> float:
    """Return the narrowest measure that breaks no word of `rich` and no base with its reading."""
    bases = (part for inline in rich.inlines if isinstance(inline, Run) and inline.ruby for part in inline.parts)
    widths = (setter.rich_width(RichText((base,)), role) for base in bases)
    return max([_longest_word(rich.base, role, setter), *widths])


def _longest_word(text: str, role: str, setter: Setter) -> float:
    """Return the width of the longest stretch that should not be broken, at least three ideographs."""
    size = setter.size(role)
    least = min(len(text), 3) * size
    words = [word for word in _WORD.findall(text) if len(word) * size > least]
    return max([least, *(setter.width(word, role) for word in words)])


def _tracks(contents: list[_Contents], width: float) -> list[_Track]:
    widths = _widths(contents, width - GUTTER * (len(contents) - 1))
    has_groups = any(content.column.group for content in contents)
    tracks: list[_Track] = []
    x = 0.0
    for content, track_width in zip(contents, widths, strict=True):
        align = content.column.align
        tracks.append(
            _Track(
                x,
                track_width,
                right=align is Alignment.RIGHT or (align is Alignment.AUTO and content.numeric),
                center=align is Alignment.CENTER,
                group=content.column.group,
                heads=content.column.group if has_groups else not (tracks or content.numeric),
                role=content.role,
                color="muted" if content.unit else "",
                fraction=content.fraction if align is not Alignment.CENTER else 0.0,
            )
        )
        x += track_width + GUTTER
    return tracks


def _widths(contents: list[_Contents], room: float) -> list[float]:
    """Return the columns' widths, together `room`: natural and stretched if there is room, else narrowed to what their words allow."""
    natural = [content.natural for content in contents]
    if sum(natural) <= room:
        return _stretched(contents, natural, room - sum(natural))
    least = [min(content.least, content.natural) for content in contents]
    spare = room - sum(least)
    if spare < 0:
        return _shared([0.0] * len(least), least, room)
    wish = [max(n - w, 0.0) for n, w in zip(natural, least, strict=True)]
    return _shared(least, wish, spare)


def _shared(least: list[float], wish: list[float], spare: float) -> list[float]:
    """Return `least` with `spare` given out: small wishes in full, the rest evenly among the others."""
    widths = list(least)
    open_columns = sorted((n for n, w in enumerate(wish) if w), key=lambda n: wish[n])
    while open_columns:
        share = spare / len(open_columns)
        column = open_columns.pop(0)
        given = min(wish[column], share)
        widths[column] += given
        spare -= given
    return widths


def _stretched(contents: list[_Contents], natural: list[float], extra: float) -> list[float]:
    """Return the natural widths with `extra` given to columns of words, by their width.

    In a table with figures they get no more than their share, each and together; columns of figures divide what is left.
    """
    words = [n for n, content in enumerate(contents) if not content.numeric and not content.unit] or list(range(len(contents)))
    total = sum(natural[n] for n in words) or 1.0
    room = sum(natural) + extra
    has_figures = len(words) < len(contents)
    given = min(extra, max(0.0, room * WORDS_SHARE - total)) if has_figures else extra
    widths = list(natural)
    for n in words:
        limit = max(natural[n], room * LABEL_SHARE) if has_figures else room
        widths[n] = min(natural[n] + given * natural[n] / total, limit)
    left = room - sum(widths)
    figures = [n for n, content in enumerate(contents) if content.numeric] or list(range(len(contents)))
    for n in figures:
        widths[n] += left / len(figures)
    return widths


class _Cell(NamedTuple):
    """A cell's lines; `inset` keeps them from the right edge, so that decimal points stand under each other."""

    block: TextBlock
    inset: float = 0.0

    @property
    def lines(self) -> int:
        return len(self.block.lines)

    def line(self, n: int, track: _Track, top: float) -> Glyphs:
        """Return line `n` in its column, the top of that line at `top`."""
        line = self.block.lines[n]
        right = track.x + track.width - self.inset - line.x - line.width
        x = right if track.right else (track.x + right) / 2 if track.center else track.x
        return Glyphs(line, x, top + self.block.ascent)

    def marks(self, track: _Track, top: float) -> tuple[Glyphs, ...]:
        return tuple(self.line(n, track, top + n * self.block.leading) for n in range(self.lines))


class _Row(NamedTuple):
    """A row's cells under its divider; `ends` closes the table under it."""

    number: int
    cells: tuple[_Cell | None, ...]
    elements: tuple[Element | None, ...]
    """Of the cells; `None` where the cell above reaches down into this row."""
    divider: tuple[Mark, ...]
    reprise: tuple[Mark, ...]
    keep_next: bool
    ends: bool
    top: float
    """Where the first lines begin."""
    leading: float

    @property
    def lines(self) -> int:
        return max((cell.lines for cell in self.cells if cell), default=1) or 1

    @property
    def height(self) -> float:
        return self.top + self.lines * self.leading + ROW_SPACE / 2


def _head(table: Table, setter: Setter, element: Element, tracks: list[_Track], width: float) -> Drawing:
    titles = level([setter.rich(column.title, "table-head", track.width) for column, track in zip(table.columns, tracks, strict=True)])
    cells = [_Cell(title) for title in titles]
    lines = max(cell.block.height for cell in cells)
    height = lines + HEAD_SPACE
    marks: list[Mark] = []
    row = element.add(Tag.ROW)
    for cell, track in zip(cells, tracks, strict=True):
        marks.append(Group(cell.marks(track, lines - cell.block.height), row.add(Tag.HEADER_CELL, scope=Scope.COLUMN)))
    marks.append(Rule(0, height, width, height, HEAD_RULE, "ink"))
    return Drawing(width, height, tuple(marks))


def _rows(table: Table, setter: Setter, element: Element, tracks: list[_Track], width: float, max_row: float) -> tuple[RowDrawing, ...]:
    group = next((n for n, track in enumerate(tracks) if track.group), None)
    drawings: list[RowDrawing] = []
    for number in range(len(table.rows)):
        row = _row(table, number, group, setter, element.add(Tag.ROW), tracks, width)
        drawings += [_whole(row, tracks, width)] if row.height <= max_row else _slices(row, tracks, width)
    return tuple(drawings)


def _row(table: Table, number: int, group: int | None, setter: Setter, element: Element, tracks: list[_Track], width: float) -> _Row:
    """Return row `number`; a group's name is kept for a new page where the row above has printed it."""
    row = table.rows[number]
    same = _is_same_group(table, number, group)
    cells = _level([_cell(cell, track, setter) for cell, track in zip(row.cells, tracks, strict=True)])
    # Below the divider, with room for readings.
    above = max((cell.block.above for cell in cells if cell), default=0.0)
    top = ROW_SPACE / 2 + (above + READING_SPACE if above else 0.0)
    leading = next((cell.block.leading for cell in cells if cell), setter.leading("table"))
    reprise: tuple[Mark, ...] = ()
    if same and group is not None:
        name, cells[group] = cells[group], None
        if name and name.lines <= max((cell.lines for cell in cells if cell), default=1):
            reprise = name.marks(tracks[group], top)
    divider = () if number == 0 else (_divider(same, group, tracks, width),)
    # Neither the first nor the last row of a group stands alone on a page.
    keep = _is_same_group(table, number + 1, group) and not (same and _is_same_group(table, number + 2, group))
    size = _group_size(table, number, group)
    elements = tuple(None if same and n == group else _element(element, track, size if n == group else 1) for n, track in enumerate(tracks))
    return _Row(number, tuple(cells), elements, divider, reprise, keep, number == len(table.rows) - 1, top, leading)


def _level(cells: Sequence[_Cell | None]) -> list[_Cell | None]:
    """Return the cells of a row on one line grid."""
    blocks = iter(level([cell.block for cell in cells if cell]))
    return [cell and cell._replace(block=next(blocks)) for cell in cells]


def _element(row: Element, track: _Track, rows: int) -> Element:
    """Return the element of a cell that reaches down over `rows`."""
    return row.add(Tag.HEADER_CELL, scope=Scope.ROW, rows=rows) if track.heads else row.add(Tag.CELL, rows=rows)


def _group_size(table: Table, number: int, group: int | None) -> int:
    """Return how many rows the group has that begins with row `number`, 1 within a group."""
    end = number + 1
    while not _is_same_group(table, number, group) and _is_same_group(table, end, group):
        end += 1
    return end - number


def _is_same_group(table: Table, number: int, group: int | None) -> bool:
    """Tell whether row `number` is there and goes on with the group of the row above it."""
    if group is None or not 0 < number < len(table.rows):
        return False
    return table.rows[number].cells[group].plain == table.rows[number - 1].cells[group].plain


def _cell(cell: RichText, track: _Track, setter: Setter) -> _Cell | None:
    if not cell:
        return None
    own = _fraction(cell.plain) if track.fraction else None
    inset = track.fraction - (setter.width(own, track.role) if own else 0.0) if own is not None else 0.0
    return _Cell(setter.rich(cell, track.role, track.width, color=track.color), inset)


def _divider(same: bool, group: int | None, tracks: list[_Track], width: float) -> Rule:
    """Return the rule above a row: strong over the full width where a group begins, else faint and right of the group's column."""
    if group is None:
        return Rule(0, 0, width, 0, ROW_RULE, "rule")
    if same:
        left = tracks[1].x if group == 0 and len(tracks) > 1 else 0.0
        return Rule(left, 0, width, 0, ROW_RULE, "rule")
    return Rule(0, 0, width, 0, GROUP_RULE, "ink")


def _whole(row: _Row, tracks: list[_Track], width: float) -> RowDrawing:
    height = row.height
    marks: list[Mark] = []
    for cell, track, element in zip(row.cells, tracks, row.elements, strict=True):
        if cell and element:
            marks.append(Group(cell.marks(track, row.top), element))
    if row.ends:
        marks.append(Rule(0, height, width, height, HEAD_RULE, "ink"))
    return RowDrawing(Drawing(width, height, tuple(marks)), row.number, row.keep_next, row.divider, row.reprise)


def _slices(row: _Row, tracks: list[_Track], width: float) -> list[RowDrawing]:
    """Return one drawing for each line of a row that is too tall to stay whole."""
    last = row.lines - 1
    slices: list[RowDrawing] = []
    for n in range(row.lines):
        above = row.top if n == 0 else 0.0
        height = above + row.leading + (ROW_SPACE / 2 if n == last else 0.0)
        marks: list[Mark] = []
        for cell, track, element in zip(row.cells, tracks, row.elements, strict=True):
            if cell and element and n < cell.lines:
                marks.append(Group((cell.line(n, track, above),), element))
        if row.ends and n == last:
            marks.append(Rule(0, height, width, height, HEAD_RULE, "ink"))
        slices.append(RowDrawing(Drawing(width, height, tuple(marks)), row.number, n in (0, last - 1), row.divider if n == 0 else ()))
    return slices
