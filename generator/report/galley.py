"""The galley: the report as one long strip of pieces, before it is cut into pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.layout.drawing import Drawing, Glyphs, Group, Mark
from generator.layout.structure import Element


class Role(StrEnum):
    """What a piece is to a reader; the structure tree is made from it."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    PEOPLE = "people"
    SUMMARY = "summary"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    FIGURE = "figure"
    TABLE_HEAD = "table-head"
    TABLE_ROW = "table-row"
    SOURCE = "source"
    QUOTE = "quote"
    CALLOUT = "callout"
    STEP = "step"
    COLUMNS = "columns"
    """A row of blocks side by side."""
    CLOSING = "closing"
    REFERENCE = "reference"
    SIGNATURE = "signature"
    """Attachments, who signs and when."""
    IMPRINT = "imprint"
    CONTENTS = "contents"


class Footnote(NamedTuple):
    """A note at the foot of the page that has its mark: one drawing a line. One that an earlier piece had too is said `again`."""

    number: int
    lines: tuple[Drawing, ...]
    source: str = ""
    """The name of the source that it is, "" for the author's own words."""
    again: bool = False


class Backdrop(NamedTuple):
    """A panel behind neighbouring pieces of one block, from the left margin in points; drawn once a page."""

    x: float
    width: float
    fill: str


class Heading(NamedTuple):
    """A heading as bookmarks show it."""

    level: int
    text: str


class Leader(NamedTuple):
    """Leads from `start` in the line of a title to `right`, where the number of the page that has `anchor` ends.

    The number is set in `role` and belongs to `element`.
    """

    anchor: str
    role: str
    element: Element
    start: float
    right: float


class Lowering(NamedTuple):
    """An exhibit that may be set lower than it is `high`, to `least` points; `drawn` returns it at a height between both."""

    high: float
    least: float
    drawn: Callable[[float], Drawing]

    def height(self, share: float) -> float:
        """Return how high it stands with `share` of what it can give up gone."""
        return self.high - share * (self.high - self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of the galley that is never cut. Everything is in points; `x` runs from the left margin.

    Between two pieces the larger of the upper's `after` and the lower's `before` is left free, and nothing at the top of a page.
    """

    drawing: Drawing
    role: Role
    block: int
    """Which block it belongs to, counted in reading order, which is not always the order on pages."""
    x: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    """Stands on the page of the piece after it."""
    break_before: bool = False
    landscape: bool = False
    """Stands on a page that lies on its side."""
    notes: tuple[Footnote, ...] = ()
    """The footnotes whose marks are here."""
    notes_atop: tuple[Footnote, ...] = ()
    """Those whose marks are in `head` and `reprise`."""
    head: Drawing | None = None
    """Repeated above this piece where it is the first on its page: a table's header."""
    divider: tuple[Mark, ...] = ()
    """Painted with this piece unless it is the first on its page: the rule between two rows."""
    reprise: tuple[Mark, ...] = ()
    """Painted with this piece where it is the first on its page: the name of a group of rows."""
    anchor: str = ""
    heading: Heading | None = None
    backdrop: Backdrop | None = None
    across: bool = False
    """Stands across all columns of its page."""
    leader: Leader | None = None
    """Painted with this piece when it is known what page it leads to."""
    at_foot: bool = False
    """Stands at the foot of its page if nothing follows there."""
    on_back: bool = False
    """Stands on the back of a sheet, where the paper has more than one."""
    lowering: Lowering | None = None

    @property
    def height(self) -> float:
        return self.drawing.height

    @property
    def opens_notes(self) -> bool:
        """Whether the first mark of a footnote is here: they are numbered in reading order, which pieces must keep then."""
        return any(not note.again for note in self.notes)


def marked_notes(marks: Iterable[Mark]) -> Iterable[int]:
    """Yield the numbers of the footnotes that `marks` refer to, in painting order."""
    for mark in marks:
        if isinstance(mark, Group):
            yield from marked_notes(mark.marks)
        elif isinstance(mark, Glyphs):
            yield from (run.note for run in mark.line.runs if run.note)
