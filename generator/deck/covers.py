"""What the slides around the content are, on our own master or a template: title, agenda, dividers, closing."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from generator.deck.lettering import Lettering
from generator.deck.scene import LayoutKind, Shape
from generator.model.document import Closing, Document, Field, Metadata
from generator.model.inline import RichText, enclosed, plain_text
from generator.model.prose import Point
from generator.theme.citations import citation, credit
from generator.theme.words import Words


class Cover(NamedTuple):
    """A slide without headline and running head: its layout, title and shapes, the fields it had no room for, lines for its foot."""

    layout: LayoutKind
    title: str
    shapes: tuple[Shape, ...]
    left_over: tuple[Field, ...] = ()
    foot: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One line of the agenda: number ("" for none), title, detail ("" for none), slide number."""

    number: str
    title: str
    detail: str
    slide: int
    minutes: str = ""


class CoverMaker(Protocol):
    """Makes the slides around the content."""

    def title(self, lettering: Lettering, metadata: Metadata) -> Cover: ...

    def agenda(self, lettering: Lettering, entries: Sequence[Entry], note: str) -> tuple[Cover, ...]: ...

    def statement(self, lettering: Lettering, words: str, names: Sequence[str]) -> Cover:
        """Return the slide of a section that has `words` to show and no more; `names` are those of what it belongs to."""
        ...

    def divider(self, lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover: ...

    def closing(self, lettering: Lettering, document: Document, closing: Closing, message: str, note: str) -> Cover:
        """Return the closing slide; `note` is what its message refers to, "" for nothing."""
        ...


def title_fields(lettering: Lettering, metadata: Metadata, detail: str) -> tuple[Field, ...]:
    """Return the fields of the title: each person, then the date. One of several people has no label but the author's."""
    words = lettering.words
    usual = words.speaker if len(metadata.people) == 1 else ""
    people = tuple(Field(person.label or usual, person.name, person.role) for person in metadata.people)
    date = (Field(words.date, metadata.date, detail),) if metadata.date else (Field("", detail),) if detail else ()
    return (*people, *date)


def together_with(fields: Sequence[Field], left_over: Sequence[Field], people: Sequence[Field] = ()) -> tuple[Field, ...]:
    """Return what a slide lists where a cover has no room for `left_over`: one alone is not worth a slide.

    It stands with the other `people` if it is among several, with all `fields` otherwise.
    """
    if len(left_over) != 1:
        return tuple(left_over)
    return tuple(people if len(people) > 1 and left_over[0] in people else fields)


def fields_title(words: Words, fields: Sequence[Field], metadata: Metadata) -> str:
    """Return what a slide of `fields` is called: by the label that all share, else by what they are."""
    first, *others = {field.label for field in fields}
    if first and not others:
        return first
    names = {person.name for person in metadata.people}
    return words.people if all(field.value in names for field in fields) else words.details


def field_point(words: Words, field: Field, title: str) -> Point:
    """Return `field` as it is listed below `title`: its value, then its detail and a label that says more."""
    below = (field.detail, field.label if field.label not in (title, words.people) else "")
    return Point(plain_text(field.value), tuple(Point(plain_text(text)) for text in below if text))


def closing_fields(lettering: Lettering, document: Document) -> tuple[Field, ...]:
    """Return the fields of the closing slide: the author's, after the document's first source where they leave room and name none."""
    fields = document.closing.fields if document.closing else ()
    if len(fields) > 1 or not document.sources or any(field.label == lettering.words.sources for field in fields):
        return fields
    source, *others = document.sources.values()
    if others:
        return fields
    by = lettering.words.comma.join(part for part in (source.author, credit(source.credit, lettering.language)) if part)
    return (Field(lettering.words.sources, source.publisher or source.title, by), *fields)


def marked_up(text: RichText, shown: str) -> RichText:
    """Return `text` with the words that make it `shown`: the name of a slide, with “（续）” behind it where another has the same."""
    return enclosed("", text, shown.removeprefix(text.plain))


def continued(lettering: Lettering, title: str, number: int = 1) -> str:
    """Return `title` marked as going on: “…（续）”, then “…（续2）”."""
    mark = lettering.words.continued
    gap = " " if mark.startswith(" ") else ""
    return f"{title}{mark}" if number < 2 else f"{title}{mark[:-1]}{gap}{number}{mark[-1]}"


def source_texts(document: Document) -> tuple[RichText, ...]:
    """Return the document's sources in words, one a line."""
    return tuple(plain_text(citation(source, document.metadata.language)) for source in document.sources.values())
