"""YAML as a tree of values that know their place."""

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Scalar:
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
        return self.style is Style.PLAIN and self.text in NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    items: "tuple[Node, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the author's order; keys are scalars and differ from each other."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, name: str) -> "Node | None":
        """Return the value of key `name`, or `None`."""
        return next((entry.value for entry in self.entries if entry.key.text == name), None)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Stands for a value whose fault has been reported, so that nobody reports it again."""

    span: Span


Node = Scalar | Sequence | Mapping | Unreadable
