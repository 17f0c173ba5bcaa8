"""Two states side by side."""

from dataclasses import dataclass
from typing import NamedTuple

from generator.model.base import BlockBase
from generator.model.inline import RichText, headed


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
    marked_measure: RichText = RichText()
    """The measure with its readings, raised and lowered letters and footnote marks; empty where it is made of plain text."""
    source: str = ""

    @property
    def heading(self) -> RichText:
        """The measure with its mark-up, as long as it is the one that was marked."""
        return headed(self.measure, self.marked_measure, self.span)
