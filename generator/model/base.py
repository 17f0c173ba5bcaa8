"""What every block has: a place in the source, and which of the two outputs it is meant for."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.problems import NO_SPAN, Span


class Audience(StrEnum):
    """The outputs a block or section appears in: the values authors write after `for:`."""

    BOTH = "both"
    REPORT = "report"
    SLIDES = "slides"


class Addressed:
    """What an author can keep to one output, or to the speaker notes: sections and blocks.

    `internal` content goes to speaker notes only, never to paper or a visible slide.
    """

    __slots__ = ()
    audience: Audience
    internal: bool

    @property
    def on_paper(self) -> bool:
        """Whether it is printed in the briefing."""
        return not self.internal and self.audience is not Audience.SLIDES

    @property
    def on_slides(self) -> bool:
        """Whether it is shown on a slide."""
        return not self.internal and self.audience is not Audience.REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockBase(Addressed):
    """Fields shared by all blocks."""

    span: Span = field(default=NO_SPAN, compare=False)
    audience: Audience = Audience.BOTH
    internal: bool = False
    id: str = ""
    """What references call it."""
    id_span: Span = field(default=NO_SPAN, compare=False)


class Number(NamedTuple):
    """A number as the author typed it, but for its minus sign, with its value for drawing; both outputs print `typed`."""

    typed: str
    value: float
