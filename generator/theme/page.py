"""A page design: the paper, where text stands on it, and what stands around the text. Lengths in points."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from generator.model.document import Preset
from generator.problems import NO_SPAN, Span
from generator.theme.tokens import FamilyRole


class Head(StrEnum):
    """What stands above the text of the first page."""

    MASTHEAD = "masthead"
    """The kind of paper at the left, the occasion at the right, above a rule."""
    COVER = "cover"
    """A page of its own."""
    BULLETIN = "bulletin"
    """A name in large type, the issue below it, editors and date above a rule."""
    OFFICIAL = "official"
    """The issuing mark, the document's number, a rule: GB/T 9704-2012, 7.2."""


class Heads(StrEnum):
    """What the running heads say."""

    TITLE = "title"
    """Title and date on every page."""
    SECTION = "section"
    """The title on even pages, the section on odd ones."""
    NONE = "none"


class FolioStyle(StrEnum):
    """How page numbers are written."""

    PLAIN = "plain"
    """1"""
    DASHES = "dashes"
    """— 1 —"""
    TOTAL = "total"
    """1 / 5"""
    WORDS = "words"
    """第 1 页 共 5 页, in the document's language."""
    NONE = "none"

    @property
    def has_total(self) -> bool:
        """Whether the number of pages is part of it."""
        return self in (FolioStyle.TOTAL, FolioStyle.WORDS)


class FolioPlace(StrEnum):
    """Where page numbers stand below the text; outside and inside are as in a bound volume."""

    OUTSIDE = "outside"
    INSIDE = "inside"
    CENTER = "center"
    RIGHT = "right"


class ContentsRule(StrEnum):
    """Whether briefings have a table of contents, where the document does not say."""

    AUTO = "auto"
    """Those with several sections on more than a few pages."""
    ALWAYS = "true"
    NEVER = "false"


class Numerals(StrEnum):
    """Where the numbers of headings and exhibits stand."""

    RAIL = "rail"
    """In the rail beside the text, before the heading where there is no rail."""
    INDENT = "indent"
    """Before the heading, which is indented as a paragraph."""


class Across(StrEnum):
    """What stands across all columns of a page, besides the head and the end of the document."""

    NONE = "none"
    EXHIBITS = "exhibits"
    HEADINGS = "headings"
    """The headings of parts."""
    ALL = "all"

    @property
    def exhibits(self) -> bool:
        return self in (Across.EXHIBITS, Across.ALL)

    @property
    def headings(self) -> bool:
        return self in (Across.HEADINGS, Across.ALL)


class Margins(NamedTuple):
    """From the trimmed edges to the text; on one-sided paper `inside` is left."""

    top: float
    bottom: float
    inside: float
    outside: float


class Folio(NamedTuple):
    """The page number: `drop` from the text to the top of its line, `indent` from its side in em, `first` if page 1 has one."""

    style: FolioStyle
    place: FolioPlace
    drop: float
    indent: float
    first: bool


class TypeChange(NamedTuple):
    """What a page design changes of a role of the theme's type scale; `None` leaves the theme's value.

    `faces` are the families wanted for the role, the first that there is counts.
    """

    family: FamilyRole | None = None
    size: float | None = None
    leading: float | None = None
    bold: bool | None = None
    color: str | None = None
    tracking: float | None = None
    faces: tuple[str, ...] = ()
    span: Span = NO_SPAN


class PageDesign(NamedTuple):
    """Everything about pages but colours and words. `indent` of paragraphs in em, `None` for the language's own.

    `rail` is the width of the column for numbers left of the text, 0 for none; with `grid` all body lines stand on one grid.
    """

    name: str
    width: float
    height: float
    duplex: bool
    margins: Margins
    rail: float
    gutter: float
    columns: int
    column_gap: float
    across: Across
    head: Head
    heads: Heads
    head_drop: float
    """From the upper edge to the top of the running head."""
    tab: bool
    folio: Folio
    numerals: Numerals
    contents: ContentsRule
    grid: bool
    indent: float | None
    bleed: float
    crop_marks: bool
    type: Mapping[str, TypeChange]

    @property
    def has_rail(self) -> bool:
        return self.rail > 0


DESIGNS: Final = tuple(preset.value for preset in Preset)
"""The shipped page designs: one for each sort of paper, by its name."""
