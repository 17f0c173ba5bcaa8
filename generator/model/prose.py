"""Blocks made of words: prose, points, quotes, callouts, notes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.base import BlockBase
from generator.model.inline import RichText, headed


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(BlockBase):
    """Body text: paragraphs of the briefing, speaker notes of the deck. YAML key `text`."""

    paragraphs: tuple[RichText, ...]


class Point(NamedTuple):
    """One item of a list with the items below it."""

    text: RichText
    children: tuple["Point", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Points(BlockBase):
    """A bulleted or numbered list, at most three levels deep. YAML key `points`."""

    items: tuple[Point, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(BlockBase):
    """Somebody's words. YAML key `quote`."""

    text: RichText
    by: str = ""
    role: str = ""
    source: str = ""


class CalloutKind(StrEnum):
    """What sort of remark a callout is: the values authors write after `kind:`."""

    NOTE = "note"
    TIP = "tip"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout(BlockBase):
    """A boxed remark. `title` replaces the language's word for the kind. YAML key `callout`."""

    kind: CalloutKind = CalloutKind.NOTE
    title: str = ""
    marked_title: RichText = RichText()
    """The title with its readings, raised and lowered letters and footnote marks; empty where it is made of plain text."""
    paragraphs: tuple[RichText, ...]

    @property
    def heading(self) -> RichText:
        """The title with its mark-up, as long as it is the one that was marked."""
        return headed(self.title, self.marked_title, self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes(BlockBase):
    """Speaker notes: never on paper, never on a visible slide. YAML key `notes`."""

    paragraphs: tuple[RichText, ...]
