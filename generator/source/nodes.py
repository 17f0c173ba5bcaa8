"""YAML as a tree of values that know their place.

Named tuples, because a document has thousands of them.
"""

from enum import StrEnum
from typing import NamedTuple

from generator.problems import Span


class Style(StrEnum):
    """How a scalar was written; the values are libyaml's."""

    PLAIN = ""
    SINGLE_QUOTED = "'"
    DOUBLE_QUOTED = '"'
    LITERAL = "|"
    FOLDED = ">"


NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that stand for no value (YAML 1.2 core schema, 10.3.2)."""


class Scalar(NamedTuple):
    """Text as the author typed it: `007`, `no` and `2024-01-05` stay what they are.

    A text over several lines keeps its line breaks, whatever its style, so that its reader decides how lines join.
    `indent` is the number of spaces before the lines of a literal or folded text.
    """

    text: str
    style: Style
    span: Span
    indent: int = 0

    @property
    def is_null(self) -> bool:
        """Whether it stands for no value."""
        return self.style is Style.PLAIN and self.text in NULLS


class Sequence(NamedTuple):
    """Items in the author's order."""

    items: "tuple[Node, ...]"
    span: Span


class Entry(NamedTuple):
    """One line of a mapping."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Entries in the author's order; keys are scalars and differ from each other."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, name: str) -> "Node | None":
        """Return the value of key `name`, or `None`."""
        return next((entry.value for entry in self.entries if entry.key.text == name), None)


class Unreadable(NamedTuple):
    """Stands for a value whose fault has been reported, so that nobody reports it again."""

    span: Span


Node = Scalar | Sequence | Mapping | Unreadable
