"""A table's cells set in their columns: lines, alignment on the decimal point, and what each is to a reader."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.layout.drawing import Glyphs, Mark
from generator.layout.setter import Setter
from generator.layout.structure import Element, Scope, Tag
from generator.layout.table_columns import Scale, Track, has_one_run, head_text
from generator.model.inline import RichText
from generator.model.quantity import NO_VALUE, Figure, split_figure
from generator.model.table import RowKind, Table
from generator.model.table_grid import GridCell, head_grid, key_columns
from generator.text.lines import TextBlock
from generator.text.style import Align


class SetCell(NamedTuple):
    """A cell's lines between `x` and `right`; `inset` keeps them from the right edge, so that decimal points stand under each other."""

    place: GridCell
    block: TextBlock
    x: float
    right: float
    align: Align
    element: Element
    inset: float = 0.0

    @property
    def lines(self) -> int:
        return len(self.block.lines)

    def line(self, n: int, top: float) -> Glyphs:
        """Return line `n`, the top of that line at `top`."""
        line = self.block.lines[n]
        right = self.right - self.inset - line.x - line.width
        x = {Align.END: right, Align.CENTER: (self.x + right) / 2}.get(self.align, self.x)
        return Glyphs(line, x, top + self.block.ascent)

    def marks(self, top: float) -> tuple[Mark, ...]:
        return tuple(self.line(n, top + n * self.block.leading) for n in range(self.lines))


class Structure:
    """Adds the rows and cells of one table to its element.

    Header cells say by their scope whom they speak for. Where that is not enough, since there are several rows of headings or cells
    over others, each has an identifier that begins with `name`, and the other cells list those that speak for them (ISO 14289-1, 7.5).
    """

    def __init__(self, table: Table, element: Element, name: str) -> None:
        self._element = element
        self._name = name
        self._keys = key_columns(table)
        self._lists = len(head_grid(table)) > 1 or any(row.reaching for row in table.rows)
        self._column_heads: list[list[str]] = [[] for _ in table.columns]
        self._row_heads: dict[int, tuple[str, int]] = {}
        """By column the header cell that speaks for rows, and the row after its last one."""
        self._heading = ""

    def row(self) -> Element:
        """Return the element of the next row."""
        return self._element.add(Tag.ROW)

    def head_cell(self, row: Element, cell: GridCell) -> Element:
        """Return the element of a heading of columns."""
        name = self._id(f"h{cell.row}-{cell.column}")
        for names in self._column_heads[cell.column : cell.right]:
            names.append(name)
        return row.add_cell(Tag.HEADER_CELL, id=name, scope=Scope.COLUMN, rows=cell.rows, columns=cell.columns)

    def cell(self, row: Element, cell: GridCell, kind: RowKind) -> Element:
        """Return the element of a cell of the body."""
        if cell.column >= self._keys and kind is not RowKind.HEADING:
            made = row.add_cell(Tag.CELL, rows=cell.rows, columns=cell.columns)
            made.headers = self._headers(cell) if self._lists else ()
            return made
        name = self._id(f"r{cell.row}-{cell.column}")
        if kind is RowKind.HEADING:
            self._heading = name
        else:
            self._row_heads[cell.column] = (name, cell.row + cell.rows)
        return row.add_cell(Tag.HEADER_CELL, id=name, scope=Scope.ROW, rows=cell.rows, columns=cell.columns)

    def _id(self, place: str) -> str:
        return f"{self._name}-{place}" if self._lists else ""

    def _headers(self, cell: GridCell) -> tuple[str, ...]:
        names = [name for column in self._column_heads[cell.column : cell.right] for name in column]
        rows = [name for name, end in self._row_heads.values() if end > cell.row]
        return tuple(dict.fromkeys((*names, *([self._heading] if self._heading else []), *rows)))


def set_head_cell(cell: GridCell, tracks: Sequence[Track], scale: Scale, setter: Setter, element: Element) -> SetCell:
    """Return a heading, with the unit of its numbers."""
    x, right = tracks[cell.column].x, tracks[cell.right - 1].right
    block = setter.rich(head_text(cell.text, cell.unit, setter), scale.head, right - x)
    align = tracks[cell.column].align if cell.columns == 1 else Align.CENTER
    return SetCell(cell, block, x, right, align, element)


def set_cell(cell: GridCell, kind: RowKind, tracks: Sequence[Track], scale: Scale, setter: Setter, element: Element) -> SetCell:
    """Return a cell of the body."""
    track, right = tracks[cell.column], tracks[cell.right - 1].right
    role = track.role if kind is RowKind.BODY else scale.bold
    if cell.columns > 1:
        align = Align.START if kind is not RowKind.BODY or cell.column == 0 else Align.CENTER
        return SetCell(cell, setter.rich(cell.text, role, right - track.x), track.x, right, align, element)
    block = setter.rich(cell.text, role, track.width, color=track.color)
    return SetCell(cell, block, track.x, right, track.align, element, _inset(cell, block, track, role, setter))


def _inset(cell: GridCell, block: TextBlock, track: Track, role: str, setter: Setter) -> float:
    """Return how far the cell ends left of its column's edge, so that its decimal point stands under the others."""
    rest = track.contents.rest
    if not rest or track.align is not Align.END or len(block.lines) != 1:
        return 0.0
    text = cell.text.plain
    if text in NO_VALUE:
        return rest
    figure = split_figure(text)
    return max(rest - _rest_width(cell.text, figure, block.width, role, setter), 0.0) if figure else 0.0


def _rest_width(text: RichText, figure: Figure, width: float, role: str, setter: Setter) -> float:
    """Return how wide `text`, which is `figure` and `width` wide, is after its whole part."""
    if has_one_run(text) and text.plain == figure.whole + figure.rest:
        return setter.width(figure.rest, role) if figure.rest else 0.0
    return width - setter.width(figure.whole, role)
