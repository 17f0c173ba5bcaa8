"""Inline content: a stretch of author's text as runs of one kind each."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from generator.problems import NO_SPAN, Span

LINK_SCHEMES = ("https://", "http://", "mailto:")
"""What links may start with besides `#`: web pages and mail, never programs, files or shares."""


class Script(StrEnum):
    """Where a run stands: on the line, above or below it."""

    NORMAL = "normal"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class Run(NamedTuple):
    """Text of one kind. `ruby` is the reading of the whole run; `link` an http, https, mailto or #anchor target."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    ruby: str = ""
    script: Script = Script.NORMAL

    @property
    def plain(self) -> str:
        """The text alone, its reading behind it in parentheses."""
        return f"{self.text}（{self.ruby}）" if self.ruby else self.text


class NoteReference(NamedTuple):
    """A footnote mark: `[^name]`, where `name` is a key of the document's `footnotes` or `sources`."""

    name: str


Inline = Run | NoteReference


@dataclass(frozen=True, slots=True)
class RichText:
    """One paragraph's worth of inline content; its span takes no part in comparisons."""

    inlines: tuple[Inline, ...] = ()
    span: Span = field(default=NO_SPAN, compare=False)

    @property
    def plain(self) -> str:
        """The text alone: no marks, no footnote references; readings follow their base in parentheses."""
        return "".join(run.plain for run in self.inlines if isinstance(run, Run))

    def __bool__(self) -> bool:
        return bool(self.inlines)


def plain_text(text: str, span: Span = NO_SPAN) -> RichText:
    """Return `text` as inline content without any mark-up in it."""
    return RichText((Run(text),), span) if text else RichText((), span)
