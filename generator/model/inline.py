"""Inline content: a stretch of author's text as runs of one kind each."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from generator.problems import NO_SPAN, Span

LINK_SCHEMES = ("https://", "http://", "mailto:")
"""What links may start with besides `#`: web pages and mail, never programs, files or shares."""

BETWEEN_READINGS: Final = "|"
_CHARACTER: Final = re.compile("(?s:.)[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*")


def characters_of(text: str) -> list[str]:
    """Return the characters of `text`, each with the combining marks and variation selectors upon it."""
    return _CHARACTER.findall(text)


class Script(StrEnum):
    """Where a run stands: on the line, above or below it."""

    NORMAL = "normal"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class Run(NamedTuple):
    """Text of one kind. `link` is an http, https, mailto or #anchor target.

    A link into the document without text is a reference: it shows what its target is called (`theme/references.py`).

    `ruby` is the reading of the whole run, or one reading for each of its characters with `|` between them.
    """

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
        return f"{self.text}（{self.reading}）" if self.ruby else self.text

    @property
    def is_reference(self) -> bool:
        """Whether the document has to find its text."""
        return not self.text and self.link.startswith("#")

    @property
    def reading(self) -> str:
        """The reading of the whole run, "" without one."""
        return self.ruby.replace(BETWEEN_READINGS, "")

    @property
    def parts(self) -> tuple["Run", ...]:
        """The run as one run for each reading: its characters where each has its own, else itself."""
        if BETWEEN_READINGS not in self.ruby:
            return (self,)
        readings = self.ruby.split(BETWEEN_READINGS)
        pairs = zip(characters_of(self.text), readings, strict=True)
        return tuple(self._replace(text=character, ruby=reading) for character, reading in pairs)


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

    @property
    def base(self) -> str:
        """The text alone, without footnote references and readings."""
        return "".join(run.text for run in self.inlines if isinstance(run, Run))

    def __bool__(self) -> bool:
        return bool(self.inlines)


def followed(text: RichText, words: str) -> RichText:
    """Return `text` with plain `words` right after it."""
    return RichText((*text.inlines, Run(words)), text.span) if words else text


def plain_text(text: str, span: Span = NO_SPAN) -> RichText:
    """Return `text` as inline content without any mark-up in it."""
    return RichText((Run(text),), span) if text else RichText((), span)
