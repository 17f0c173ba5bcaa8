"""Tables: typed columns and rows of cells."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.model.base import BlockBase
from generator.model.inline import RichText
from generator.problems import NO_SPAN, Span


class Alignment(StrEnum):
    """How a column's cells are set; `auto` puts numbers right and words left."""

    AUTO = "auto"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Column(NamedTuple):
    """A column's heading, and how its cells are set."""

    title: RichText
    align: Alignment = Alignment.AUTO
    group: bool = False
    """Equal neighbours in this column are one group: printed once, a stronger rule between groups."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cell for each column; `span` is where the row stands."""

    cells: tuple[RichText, ...]
    span: Span = field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(BlockBase):
    """A table whose rows are as long as its columns. YAML key `table`, rows inline or `from` a CSV file."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: str = ""
    note: RichText = RichText()
    sample: bool = False
