"""Labels brief enough for their places on slides; what is cut short is handed back to be said in full."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate
from typing import assert_never
from unicodedata import east_asian_width

from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart
from generator.model.compare import Compare, Side
from generator.model.document import Closing, Document, Event, Field, Metadata, Person, Section
from generator.model.explain import shown
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import RichText, plain_text
from generator.model.prose import Callout, Notes, Points, Prose, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline
from generator.model.walk import blocks_on_slides, sections_on_slides
from generator.problems import Problems, Span

TITLE, MESSAGE = 120, 240
"""Full-width characters that the smallest size of a title, and of the closing words, holds. Headlines are judged by measuring."""
NAME, OFFICE = 40, 80
ISSUE = 24
"""Beside the series on the title slide."""
LEAF = 40
"""On the narrow leaf: four lines."""
CHART_UNIT = 12
LEAF_LABEL, LEAF_VALUE, LEAF_UNIT = 20, 24, 8
"""On one leaf of a comparison, which holds all three in their smallest sizes."""
CAPTION = 80
ELLIPSIS = "…"
_WIDE = frozenset("WFA")
"""East Asian Width (UAX #11) wide, full-width and ambiguous, which our faces draw wide."""


@dataclass(slots=True)
class Cutter:
    """Cuts labels at their limits and keeps those it had to cut."""

    cut: list[str] = field(default_factory=list)

    def __call__(self, text: str, limit: int) -> str:
        """Return `text`, its end replaced by “…” beyond `limit` full-width characters; others count half."""
        if len(text) <= limit:
            return text
        ends = list(accumulate(1.0 if east_asian_width(character) in _WIDE else 0.5 for character in text))
        if ends[-1] <= limit:
            return text
        self.cut.append(text)
        return text[: bisect_right(ends, limit - 1)].rstrip() + ELLIPSIS


def wide(text: str) -> float:
    """Return how many full-width characters `text` is as wide as; others count half."""
    return sum(1.0 if east_asian_width(character) in _WIDE else 0.5 for character in text)


def check_labels(document: Document, problems: Problems) -> None:
    """Warn of every label that slides show the beginning of only."""
    for span, texts in _cut_labels(document):
        for text in texts:
            problems.warn(
                "long-label", f'slides have room for the beginning of "{shown(text)}" only', span, "the notes say it whole; shorten it"
            )


def _cut_labels(document: Document) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Yield what is cut for the slides, by place."""
    yield document.metadata.span, _cut_by(partial(brief_metadata, document.metadata))
    for section in sections_on_slides(document.sections):
        yield section.span, _cut_by(partial(brief_section, section))
        for block in blocks_on_slides(section.blocks):
            yield block.span, _cut_by(partial(brief_block, block))
    if document.closing:
        yield document.closing.message.span, _cut_by(partial(brief_closing, document.closing))


def _cut_by(shorten: Callable[[Cutter], object]) -> tuple[str, ...]:
    cut = Cutter()
    shorten(cut)
    return tuple(cut.cut)


def brief_metadata(metadata: Metadata, cut: Cutter) -> Metadata:
    event = metadata.event
    return replace(
        metadata,
        title=cut(metadata.title, TITLE),
        subtitle=cut(metadata.subtitle, TITLE),
        kind=cut(metadata.kind, LEAF),
        date=cut(metadata.date, NAME),
        organization=cut(metadata.organization, LEAF),
        event=Event(cut(event.series, CAPTION), cut(event.session, LEAF), cut(event.edition, LEAF), cut(event.occasion, OFFICE)),
        imprint=metadata.imprint._replace(number=cut(metadata.imprint.number, ISSUE), editor=cut(metadata.imprint.editor, ISSUE)),
        people=tuple(Person(cut(p.name, NAME), cut(p.role, OFFICE), cut(p.label, NAME)) for p in metadata.people),
    )


def brief_closing(closing: Closing, cut: Cutter) -> Closing:
    message = brief_text(closing.message, MESSAGE, cut)
    fields = tuple(Field(cut(f.label, NAME), cut(f.value, OFFICE), cut(f.detail, TITLE)) for f in closing.fields)
    return closing._replace(message=message, label=cut(closing.label, NAME), fields=fields)


def brief_text(text: RichText, limit: int, cut: Cutter) -> RichText:
    """Return `text`, without its mark-up where it has to be cut."""
    brief = cut(text.plain, limit)
    return text if brief == text.plain else plain_text(brief, text.span)


def brief_section(section: Section, cut: Cutter) -> Section:
    """Return `section` with a brief title and lead; its blocks and sections are left alone."""
    return replace(section, title=cut(section.title, TITLE), lead=cut(section.lead, TITLE))


def brief_block(block: Block, cut: Cutter) -> Block:
    """Return `block` with brief labels; the texts that can go on with a further slide stay whole."""
    match block:
        case Chart():
            return replace(block, title=cut(block.title, CAPTION), unit=cut(block.unit, CHART_UNIT))
        case Table():
            return replace(block, caption=cut(block.caption, TITLE))
        case Quote():
            return replace(block, by=cut(block.by, NAME), role=cut(block.role, OFFICE))
        case Compare():
            before, after = (_brief_side(side, cut) for side in (block.before, block.after))
            return replace(block, before=before, after=after, measure=cut(block.measure, LEAF_LABEL))
        case Callout() | Timeline():
            return replace(block, title=cut(block.title, CAPTION))
        case Columns():
            return replace(block, columns=tuple(tuple(brief_block(below, cut) for below in column) for column in block.columns))
        case Points() | Figures() | Image() | Prose() | Notes() | PageBreak():
            return block
        case _:
            assert_never(block)


def briefed(document: Document) -> tuple[Document, tuple[str, ...]]:
    """Return `document` with a brief title, people and closing, and the texts that were cut for it."""
    cut = Cutter()
    closing = brief_closing(document.closing, cut) if document.closing else None
    return replace(document, metadata=brief_metadata(document.metadata, cut), closing=closing), tuple(cut.cut)


def _brief_side(side: Side, cut: Callable[[str, int], str]) -> Side:
    return side._replace(label=cut(side.label, LEAF_LABEL), value=cut(side.value, LEAF_VALUE), unit=cut(side.unit, LEAF_UNIT))
