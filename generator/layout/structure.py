"""What marks are to a reader: the elements of a structure tree, built in reading order.

Elements hold no content themselves: marks name the element that they belong to, and the painter notes what it painted for which.
ISO 32000-1, 14.8.4 (standard structure types), 14.8.2.2 (artifacts).
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Tag(StrEnum):
    """Standard structure types."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    DIVISION = "Div"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    HEADING_4 = "H4"
    HEADING_5 = "H5"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    QUOTE = "BlockQuote"
    CAPTION = "Caption"
    FIGURE = "Figure"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    NOTE = "Note"
    REFERENCE = "Reference"
    LINK = "Link"
    SPAN = "Span"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    RUBY = "Ruby"
    RUBY_BASE = "RB"
    RUBY_TEXT = "RT"


class Artifact(StrEnum):
    """What is on a page and no part of its text: each value as PDF writes its kind."""

    LAYOUT = "/Type /Layout"
    HEADER = "/Type /Pagination /Subtype /Header"
    PAGE = "/Type /Page"
    FOOTER = "/Type /Pagination /Subtype /Footer"


class Scope(StrEnum):
    """Which cells a table's header cell speaks for."""

    COLUMN = "Column"
    ROW = "Row"


HEADINGS = (Tag.HEADING_1, Tag.HEADING_2, Tag.HEADING_3, Tag.HEADING_4, Tag.HEADING_5)


@dataclass(slots=True, eq=False)
class Element:
    """A structure element: what is painted for it is read first, then its children in order."""

    tag: Tag
    alt: str = ""
    """Words in place of what is painted: what a figure shows, or what a sign within text says (ISO 32000-1, 14.9.3 and 14.9.4)."""
    id: str = ""
    scope: Scope | None = None
    """Of a table's header cell."""
    rows: int = 1
    """How many rows a table's cell reaches over."""
    columns: int = 1
    """How many columns a table's cell reaches over."""
    headers: tuple[str, ...] = ()
    """The `id`s of the header cells that speak for a table's cell, where their scopes do not tell."""
    summary: str = ""
    """What a table shows."""
    numbered: bool = False
    """Whether a list's labels are numbers."""
    children: list["Element"] = field(default_factory=list)

    def add(self, tag: Tag, *, alt: str = "", id: str = "", numbered: bool = False, summary: str = "") -> "Element":
        """Return a new last child."""
        return self._added(Element(tag, alt, id, numbered=numbered, summary=summary))

    def add_cell(self, tag: Tag, *, id: str = "", scope: Scope | None = None, rows: int = 1, columns: int = 1) -> "Element":
        """Return a new last cell of a table's row."""
        return self._added(Element(tag, "", id, scope, rows, columns))

    def _added(self, child: "Element") -> "Element":
        self.children.append(child)
        return child


Owner = Element | Artifact
"""Whose a mark is."""
