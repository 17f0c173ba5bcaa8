"""Tables: typed columns under one or more rows of headings, and rows of cells, some of which reach over others."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.model.base import BlockBase
from generator.model.inline import RichText, headed
from generator.problems import NO_SPAN, Span


class Alignment(StrEnum):
    """How a column's cells are set; `auto` puts numbers right and words left."""

    AUTO = "auto"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class RowKind(StrEnum):
    """What a row is among the others; authors write a `heading` as a key of its own."""

    BODY = "body"
    HEADING = "heading"
    """One text over the whole table, which names the rows below it."""
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class Column(NamedTuple):
    """A column's heading, and how its cells are set."""

    title: RichText
    align: Alignment = Alignment.AUTO
    group: bool = False
    """Equal neighbours in this column are one group: printed once, a stronger rule between groups."""
    unit: str = ""
    """What its numbers count, printed after its heading."""


class ColumnHead(NamedTuple):
    """A heading over `columns` neighbouring columns from column `first` on, in row `level` of the header, counted from 0."""

    title: RichText
    level: int
    first: int
    columns: int


class CellSpan(NamedTuple):
    """The cell in `column` of a row reaches over so many columns and rows."""

    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One cell for each column, empty where another reaches over it; `span` is where the row stands."""

    cells: tuple[RichText, ...]
    span: Span = field(default=NO_SPAN, compare=False)
    kind: RowKind = RowKind.BODY
    reaching: tuple[CellSpan, ...] = ()
    """The cells of this row that are larger than one column and row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(BlockBase):
    """A table whose rows are as long as its columns. YAML key `table`, rows inline or `from` a CSV file."""

    caption: str
    marked_caption: RichText = RichText()
    """The caption with its readings, raised and lowered letters and footnote marks; empty where it is made of plain text."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heads: tuple[ColumnHead, ...] = ()
    """Headings over several columns, those of a row of the header from left to right."""
    unit: str = ""
    """What all its numbers count."""
    source: str = ""
    note: RichText = RichText()
    alt: str = ""
    """What it shows, for readers who cannot see it."""
    sample: bool = False
    landscape: bool = False
    """Printed on a page that lies on its side, even if it would fit an upright one."""

    @property
    def heading(self) -> RichText:
        """The caption with its mark-up, as long as it is the one that was marked."""
        return headed(self.caption, self.marked_caption, self.span)
