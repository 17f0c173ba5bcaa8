"""Big-number cards."""

from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.base import BlockBase
from generator.model.inline import RichText
from generator.problems import NO_SPAN, Span


class Change(StrEnum):
    """The direction a figure moved in, shown by a mark as well as a colour."""

    NONE = "none"
    UP = "up"
    DOWN = "down"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class Figure:
    """One card: the value as typed, its sign a minus (`2.64`, `007`, `近2万`), its unit and what it counts."""

    value: str
    label: RichText
    unit: str = ""
    change: Change = Change.NONE
    source: str = ""
    span: Span = field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(BlockBase):
    """A row of cards. YAML key `figures`: a list of figures, or a mapping with `items` and `source`."""

    items: tuple[Figure, ...]
    source: str = ""
