"""Inline content: a stretch of author's text as runs of one kind each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from generator.problems import NO_SPAN, Span

LINK_SCHEMES = ("https://", "http://", "mailto:")
"""What links may start with besides `#`: web pages and mail, never programs, files or shares."""

BETWEEN_READINGS: Final = "|"
_RAISED_FIGURES: Final = str.maketrans("1234", "¹²³⁴")
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
    def shown(self) -> str:
        """What slides show: the text, its reading behind it in parentheses."""
        return f"{self.text}（{self.reading}）" if self.ruby else self.text

    @property
    def plain(self) -> str:
        """The text alone: its reading behind it in parentheses, m² and 10^5 for raised figures."""
        return _raised(self.text) if self.script is Script.SUPERSCRIPT else self.shown

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


def _raised(text: str) -> str:
    """Return raised `text` so that it does not join the figure before it. Many faces have no other raised figures than these four."""
    if set(text) <= set("1234"):
        return text.translate(_RAISED_FIGURES)
    return text if text.isalpha() else f"^{text}"


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

    @property
    def is_plain(self) -> bool:
        """Whether there is no mark-up in it."""
        return all(isinstance(inline, Run) and inline == Run(inline.text) for inline in self.inlines)

    def __bool__(self) -> bool:
        return bool(self.inlines)


def merged(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return `inlines` without empty runs, neighbours of one kind made one."""
    result: list[Inline] = []
    for inline in inlines:
        last = result[-1] if result else None
        if isinstance(inline, Run) and not inline.text and not inline.is_reference:
            continue
        if (
            isinstance(inline, Run)
            and isinstance(last, Run)
            and not (inline.ruby or inline.is_reference or last.is_reference)
            and inline._replace(text=last.text) == last
        ):
            result[-1] = last._replace(text=last.text + inline.text)
        else:
            result.append(inline)
    return tuple(result)


def enclosed(opening: str, text: RichText, closing: str) -> RichText:
    """Return `text` between two plain marks."""
    return RichText(merged((Run(opening), *text.inlines, Run(closing))), text.span)


def followed(text: RichText, words: str) -> RichText:
    """Return `text` with plain `words` right after it."""
    return RichText((*text.inlines, Run(words)), text.span) if words else text


def headed(title: str, marked: RichText, span: Span) -> RichText:
    """Return `marked`, a title with its mark-up, as long as `title` is what it says; else `title` alone."""
    return marked if marked.plain == title else plain_text(title, span)


def plain_text(text: str, span: Span = NO_SPAN) -> RichText:
    """Return `text` as inline content without any mark-up in it."""
    return RichText((Run(text),), span) if text else RichText((), span)
