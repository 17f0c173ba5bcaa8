"""Steps in time."""

from dataclasses import dataclass, field

from generator.model.base import BlockBase
from generator.model.inline import RichText, headed
from generator.problems import NO_SPAN, Span


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, what, and optionally more about it. `current` marks where things stand."""

    when: str
    what: RichText
    text: RichText = RichText()
    current: bool = False
    span: Span = field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(BlockBase):
    """Steps in order. YAML key `timeline`: a list of steps, or a mapping with `steps`, `title` and `source`."""

    steps: tuple[Step, ...]
    title: str = ""
    marked_title: RichText = RichText()
    """The title with its readings, raised and lowered letters and footnote marks; empty where it is made of plain text."""
    source: str = ""

    @property
    def heading(self) -> RichText:
        """The title with its mark-up, as long as it is the one that was marked."""
        return headed(self.title, self.marked_title, self.span)
