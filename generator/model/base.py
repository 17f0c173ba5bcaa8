"""What every block has: a place in the source, and which of the two outputs it is meant for."""

from dataclasses import dataclass, field
from enum import StrEnum

from generator.problems import NO_SPAN, Span


class Audience(StrEnum):
    """The outputs a block or section appears in: the values authors write after `for:`."""

    BOTH = "both"
    REPORT = "report"
    SLIDES = "slides"


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockBase:
    """Fields shared by all blocks. `internal` content goes to speaker notes only, never to paper or a visible slide."""

    span: Span = field(default=NO_SPAN, compare=False)
    audience: Audience = Audience.BOTH
    internal: bool = False

    @property
    def on_paper(self) -> bool:
        return not self.internal and self.audience is not Audience.SLIDES

    @property
    def on_slides(self) -> bool:
        return not self.internal and self.audience is not Audience.REPORT


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the author typed it, with its value for drawing; both outputs print `typed`."""

    typed: str
    value: float
