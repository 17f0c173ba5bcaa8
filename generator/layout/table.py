"""Tables: one drawing for the header and one or more for each row, so that a page can end between them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Glyphs, Group, Mark, Rule
from generator.layout.setter import Setter, level
from generator.layout.structure import Element
from generator.layout.table_cells import SetCell, Structure, set_cell, set_head_cell
from generator.layout.table_columns import Track, placed
from generator.layout.table_fit import Part
from generator.model.table import RowKind
from generator.model.table_grid import GridCell, GridRow, begins_group, body_grid, continued_heading, head_grid, headings, key_columns
from generator.theme.tokens import TableLook

ROW_SPACE = 2.0
"""Added to the lines of a row: 19 for one line, 17 n + 2 for more."""
READING_SPACE = 1.5
"""Between a row's divider and readings that come near it."""
HEAD_SPACE = 3.0
"""From the header's last line to the rule under it, and around the rules between its rows."""
TOP_SPACE = 4.0
"""From a rule above the header to its first line."""
GROUP_RULE = 0.6
ROW_RULE = 0.35
HEADING_RULE = 0.5
"""Under a heading over several columns."""


class Rules(NamedTuple):
    """The weights of a look's rules in points, 0 for none."""

    top: float
    head: float
    row: float
    foot: float


RULES = {
    TableLook.RULED: Rules(0.0, 1.0, ROW_RULE, 1.0),
    TableLook.THREE_LINE: Rules(1.5, 0.75, 0.0, 1.5),
    TableLook.STRIPED: Rules(0.0, 1.0, 0.0, 1.0),
}


class RowDrawing(NamedTuple):
    """A row, or a slice of one that is too tall to stay whole.

    `keep_next` holds slices together in pairs, and the first and last of rows that a cell reaches over with their neighbours.
    `divider` is the rule above it, for rows that do not stand below a header; `reprise` is what speaks for it and began on an
    earlier page: the name of its group, or of its row. `heading` is the row that names it and those beside it, said again, with the
    rule under it: for below the header of a further page.
    """

    drawing: Drawing
    row: int
    keep_next: bool = False
    divider: tuple[Mark, ...] = ()
    reprise: tuple[Mark, ...] = ()
    heading: Drawing | None = None


class TableDrawing(NamedTuple):
    """A table in parts that a page can end between: all are `width` wide and have no space between them."""

    width: float
    head: Drawing
    rows: tuple[RowDrawing, ...]


def table_drawing(part: Part, setter: Setter, element: Element, width: float, max_row: float, name: str = "table") -> TableDrawing:
    """Return a table over `width`; rows taller than `max_row` are sliced.

    Its rows are added to `element`, and identifiers in it begin with `name`.
    """
    tracks = placed(part.measured, width)
    rules = RULES[setter.theme.table_look]
    structure = Structure(part.table, element, name)
    head = _head(part, setter, structure, tracks, width, rules)
    return TableDrawing(width, head, _Body(part, setter, structure, tracks, width, rules, max_row).drawings())


# The header


def _head(part: Part, setter: Setter, structure: Structure, tracks: Sequence[Track], width: float, rules: Rules) -> Drawing:
    rows = [_head_cells(row, part, setter, structure, tracks) for row in head_grid(part.table)]
    heights = _head_heights(rows)
    tops = [*accumulate(heights, initial=TOP_SPACE if rules.top else 0.0)]
    marks: list[Mark] = [Rule(0, 0, width, 0, rules.top, "ink")] if rules.top else []
    for cell in (cell for row in rows for cell in row):
        foot = tops[cell.place.row + cell.place.rows]
        marks.append(Group(cell.marks(foot - HEAD_SPACE - cell.block.height), cell.element))
        if cell.place.columns > 1:
            marks.append(Rule(cell.x, foot - HEAD_SPACE / 2, cell.right, foot - HEAD_SPACE / 2, HEADING_RULE, "muted"))
    marks.append(Rule(0, tops[-1], width, tops[-1], rules.head, "ink"))
    return Drawing(width, tops[-1], tuple(marks))


def _head_cells(row: GridRow, part: Part, setter: Setter, structure: Structure, tracks: Sequence[Track]) -> list[SetCell]:
    element = structure.row()
    return _level([set_head_cell(cell, tracks, part.measured.scale, setter, structure.head_cell(element, cell)) for cell in row])


def _level(cells: Sequence[SetCell]) -> list[SetCell]:
    """Return the cells of a row on one line grid."""
    return [cell._replace(block=block) for cell, block in zip(cells, level([cell.block for cell in cells]), strict=True)]


def _head_heights(rows: Sequence[Sequence[SetCell]]) -> list[float]:
    """Return the heights of the header's rows; the last ones grow for headings beside several rows."""
    heights = [max((cell.block.height for cell in row if cell.place.rows == 1), default=0.0) + HEAD_SPACE for row in rows]
    for cell in (cell for row in rows for cell in row if cell.place.rows > 1):
        last = cell.place.row + cell.place.rows
        heights[last - 1] += max(cell.block.height + HEAD_SPACE - sum(heights[cell.place.row : last]), 0.0)
    return heights


# The body


class _Band(NamedTuple):
    """What a page cannot end within: a row or, of a tall one, slice `number` of so many. From the table's first row down."""

    row: int
    top: float
    bottom: float
    number: int = 0
    slices: int = 1


class _Over(NamedTuple):
    """A cell that reaches over several rows, and the bands from the first to the one after the last that it reaches over."""

    cell: SetCell
    first: int
    end: int


class _Body:
    """The rows of one table, set once and cut into bands."""

    def __init__(
        self, part: Part, setter: Setter, structure: Structure, tracks: Sequence[Track], width: float, rules: Rules, max_row: float
    ) -> None:
        self._table = part.table
        self._part = part
        self._setter = setter
        self._tracks = tracks
        self._width = width
        self._rules = rules
        self._striped = setter.theme.table_look is TableLook.STRIPED
        self._rows = [self._set_row(row, structure) for row in body_grid(part.table)]
        # Below the divider, with room for readings.
        self._above = [_space_above(row) for row in self._rows]
        heights = self._heights()
        self._tops = [*accumulate(heights, initial=0.0)]
        self._bands = [band for row in range(len(heights)) for band in self._row_bands(row, max_row)]

    def drawings(self) -> tuple[RowDrawing, ...]:
        """Return each band as a drawing."""
        lines = self._lines()
        reprises = self._reprises(lines)
        named_by = headings(self._table)
        again = {row: None if row is None else self._said_again(row) for row in dict.fromkeys(named_by)}
        drawings = (self._drawing(n, band, lines[n], reprises[n]) for n, band in enumerate(self._bands))
        return tuple(drawing._replace(heading=again[named_by[drawing.row]]) for drawing in drawings)

    def _set_row(self, row: GridRow, structure: Structure) -> list[SetCell]:
        element = structure.row()
        kind = self._table.rows[row[0].row].kind
        return _level([self._set_cell(cell, kind, structure.cell(element, cell, kind)) for cell in row])

    def _set_cell(self, cell: GridCell, kind: RowKind, element: Element) -> SetCell:
        return set_cell(cell, kind, self._tracks, self._part.measured.scale, self._setter, element)

    def _said_again(self, row: int) -> Drawing:
        """Return heading `row` as it stands on a further page, with the rule above the row that goes on below it."""
        place, element = self._rows[row][0].place, self._rows[row][0].element
        text = continued_heading(self._table.rows[row], self._setter.words.continued).cells[0]
        cell = self._set_cell(place._replace(text=text), RowKind.HEADING, element)
        above = _space_above([cell])
        height = above + cell.block.height + ROW_SPACE / 2
        foot = Rule(0, height, self._width, height, self._rules.row, "rule")
        return Drawing(self._width, height, (*cell.marks(above), *([foot] if self._rules.row else [])))

    def _heights(self) -> list[float]:
        """Return the heights of rows; the last of those that a cell reaches over grows where its lines need that."""
        lines = [max((cell.lines for cell in row if cell.place.rows == 1), default=1) or 1 for row in self._rows]
        heights = [self._height(row, count) for row, count in enumerate(lines)]
        for cell in (cell for row in self._rows for cell in row if cell.place.rows > 1):
            last = cell.place.row + cell.place.rows
            heights[last - 1] += max(self._height(cell.place.row, cell.lines) - sum(heights[cell.place.row : last]), 0.0)
        return heights

    def _height(self, row: int, lines: int) -> float:
        return self._above[row] + lines * self._rows[row][0].block.leading + ROW_SPACE / 2

    def _row_bands(self, row: int, max_row: float) -> Iterator[_Band]:
        top, bottom = self._tops[row], self._tops[row + 1]
        above, leading = self._above[row], self._rows[row][0].block.leading
        count = int((bottom - top - above - ROW_SPACE / 2) / leading + 0.01) if bottom - top > max_row else 1
        edges = [top, *(top + above + n * leading for n in range(1, count)), bottom]
        yield from (_Band(row, edges[n], edges[n + 1], n, count) for n in range(count))

    def _lines(self) -> list[list[tuple[SetCell, Glyphs]]]:
        """Return the lines in each band, with their cells: a cell over several rows has its lines in all of them."""
        tops = [band.top for band in self._bands]
        lines: list[list[tuple[SetCell, Glyphs]]] = [[] for _ in self._bands]
        for cell in (cell for row in self._rows for cell in row):
            for n in range(cell.lines):
                y = self._tops[cell.place.row] + self._above[cell.place.row] + n * cell.block.leading
                band = bisect_right(tops, y) - 1
                lines[band].append((cell, cell.line(n, y - tops[band])))
        return lines

    def _reprises(self, lines: Sequence[Sequence[tuple[SetCell, Glyphs]]]) -> list[tuple[Mark, ...]]:
        """Return for each band what is said again where it opens a page: short names of its group and of its row."""
        reprises: list[tuple[Mark, ...]] = [() for _ in self._bands]
        keys = key_columns(self._table)
        for over in self._over(keys):
            for n in range(over.first + 1, over.end):
                band = self._bands[n]
                fits = (
                    self._height(band.row, over.cell.lines) <= band.bottom - band.top + 0.01 or band.slices > band.number + over.cell.lines
                )
                if fits and not any(cell is over.cell for cell, _ in lines[n]):
                    reprises[n] += over.cell.marks(self._above[band.row] if band.number == 0 else 0.0)
        return reprises

    def _over(self, keys: int) -> Iterator[_Over]:
        """Yield the cells that reach over several bands and have something to say in each."""
        first_bands = [n for n, band in enumerate(self._bands) if band.number == 0] + [len(self._bands)]
        for cell in (cell for row in self._rows for cell in row if cell.lines):
            first, end = first_bands[cell.place.row], first_bands[cell.place.row + cell.place.rows]
            if end > first + 1 and (cell.place.rows > 1 or cell.place.column < keys):
                yield _Over(cell, first, end)

    def _drawing(self, n: int, band: _Band, lines: Sequence[tuple[SetCell, Glyphs]], reprise: tuple[Mark, ...]) -> RowDrawing:
        height = band.bottom - band.top
        marks: list[Mark] = self._stripes(band.row, height)
        for _, of_cell in groupby(lines, key=lambda line: id(line[0])):
            cells = list(of_cell)
            marks.append(Group(tuple(line for _, line in cells), cells[0][0].element))
        if n == len(self._bands) - 1:
            marks.append(Rule(0, height, self._width, height, self._rules.foot, "ink"))
        divider = self._divider(band.row) if band.number == 0 and band.row else ()
        return RowDrawing(Drawing(self._width, height, tuple(marks)), band.row, self._keeps(band), divider, reprise)

    def _keeps(self, band: _Band) -> bool:
        """Tell whether a band stays with the next: neither the first nor the last of a row or of joined rows stands alone on a page."""
        if band.slices > 1 and band.number in (0, band.slices - 2):
            return True
        row = band.row
        if band.number < band.slices - 1 or row + 1 >= len(self._rows):
            return False
        if self._table.rows[row].kind is RowKind.HEADING or self._table.rows[row + 1].kind in (RowKind.SUBTOTAL, RowKind.TOTAL):
            return True
        return self._joined(row + 1) and not (self._joined(row) and self._joined(row + 2))

    def _joined(self, row: int) -> bool:
        """Tell whether a cell above reaches into `row`."""
        return 0 < row < len(self._rows) and sum(cell.place.columns for cell in self._rows[row]) < len(self._tracks)

    def _stripes(self, row: int, height: float) -> list[Mark]:
        if not self._striped or row % 2 == 0:
            return []
        return [Box(Rect(left, 0, right - left, height), "surface") for left, right in self._stretches(row)]

    def _stretches(self, row: int) -> Iterator[tuple[float, float]]:
        """Yield where cells begin in `row`, from left to right edge, neighbours in one."""
        columns = [n for cell in self._rows[row] for n in range(cell.place.column, cell.place.right)]
        for _, numbers in groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0]):
            stretch = [column for _, column in numbers]
            yield self._tracks[stretch[0]].x, self._tracks[stretch[-1]].right

    def _divider(self, row: int) -> tuple[Mark, ...]:
        """Return the rule above `row`: strong above totals and where a group begins, else faint, and only where cells begin."""
        kinds = self._table.rows[row].kind, self._table.rows[row - 1].kind
        grouped = any(column.group for column in self._table.columns)
        if kinds[0] is RowKind.TOTAL or (self._rules.row and kinds[0] is RowKind.HEADING):
            return (Rule(0, 0, self._width, 0, GROUP_RULE, "ink"),)
        if grouped and begins_group(self._table, row):
            return (Rule(0, 0, self._width, 0, GROUP_RULE if self._rules.row else ROW_RULE, "ink"),)
        if not self._rules.row:
            return ()
        return tuple(Rule(left, 0, right, 0, self._rules.row, "rule") for left, right in self._stretches(row))


def _space_above(row: Sequence[SetCell]) -> float:
    """Return how far below a row's divider its first lines begin."""
    above = max(cell.block.above for cell in row)
    return ROW_SPACE / 2 + (above + READING_SPACE if above else 0.0)
