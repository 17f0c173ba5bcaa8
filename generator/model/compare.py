"""Two states side by side."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.base import BlockBase
from generator.model.inline import RichText


class Side(NamedTuple):
    """One state: its name, a value as typed with a unit, or words."""

    label: str
    value: str = ""
    unit: str = ""
    text: RichText = RichText()


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(BlockBase):
    """Before and after. `measure` names what both values count. YAML key `compare`."""

    before: Side
    after: Side
    measure: str = ""
    source: str = ""
