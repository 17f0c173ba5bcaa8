"""A document as its leaves: every text that is shown, with its place in the source and the outputs it is shown in."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple, assert_never

from generator.model.base import Audience, BlockBase
from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart
from generator.model.compare import Compare, Side
from generator.model.document import Closing, Document, Metadata, Section, Source
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run
from generator.model.prose import Callout, Notes, Point, Points, Prose, Quote
from generator.model.table import Row, Table
from generator.model.timeline import Timeline
from generator.problems import Span


class Shown(NamedTuple):
    """Where a leaf is shown: printed in the briefing, on a visible slide, in the speaker notes."""

    paper: bool
    slides: bool
    notes: bool = False

    def within(self, audience: Audience, internal: bool) -> "Shown":
        """Return where content of `audience` is shown inside content that is shown here; `internal` leaves the notes alone."""
        if internal or self.notes:
            return IN_NOTES
        return Shown(self.paper and audience is not Audience.SLIDES, self.slides and audience is not Audience.REPORT)

    @property
    def spoken(self) -> "Shown":
        """Return where running text is shown instead: printed, and in the notes of the slides."""
        return Shown(self.paper, slides=False, notes=self.slides or self.notes)


IN_BOTH = Shown(paper=True, slides=True)
ON_PAPER = Shown(paper=True, slides=False)
IN_NOTES = Shown(paper=False, slides=False, notes=True)


class Leaf(NamedTuple):
    """A text without gaps: footnote marks cut a paragraph into several leaves. `span` is where its paragraph or block stands.

    `text` has readings in parentheses behind their bases, as slides and notes do; on paper `readings` stand above the text without them.
    """

    text: str
    span: Span
    shown: Shown
    base: str = ""
    """The text without its readings, "" where it has none."""
    readings: tuple[str, ...] = ()
    spoken: str = ""
    """The text as notes have it: where nothing can be raised, as 10^5."""

    @property
    def printed(self) -> tuple[str, ...]:
        """The texts without gaps that paper has: the leaf's own, then its readings."""
        return (self.base or self.text, *self.readings)


def leaves(document: Document) -> Iterator[Leaf]:
    """Yield the leaves of `document` in reading order. Words that its language supplies, such as labels, are not among them."""
    yield from _metadata_leaves(document.metadata)
    for section in document.sections:
        yield from _section_leaves(section, IN_BOTH)
    for source in document.sources.values():
        yield from _source_leaves(source)
    for note in document.footnotes.values():
        yield from _rich_leaves(note, ON_PAPER)
    if document.closing:
        yield from _closing_leaves(document.closing)


def _plain(texts: Iterable[str], span: Span, shown: Shown) -> Iterator[Leaf]:
    return (Leaf(text, span, shown, spoken=text) for text in texts if text)


def _rich_leaves(rich: RichText, shown: Shown) -> Iterator[Leaf]:
    for runs in stretches(rich):
        text, spoken = "".join(run.shown for run in runs), "".join(run.plain for run in runs)
        readings = tuple(part.ruby for run in runs if run.ruby for part in run.parts if part.ruby)
        yield Leaf(text, rich.span, shown, "".join(run.text for run in runs) if readings else "", readings, spoken)


def stretches(rich: RichText) -> tuple[tuple[Run, ...], ...]:
    """Return the runs between footnote marks."""
    parts: list[list[Run]] = [[]]
    for inline in rich.inlines:
        match inline:
            case Run():
                parts[-1].append(inline)
            case NoteReference():
                parts.append([])
            case _:
                assert_never(inline)
    return tuple(tuple(part) for part in parts if part)


def _metadata_leaves(metadata: Metadata) -> Iterator[Leaf]:
    event = metadata.event
    yield from _rich_leaves(metadata.heading, IN_BOTH)
    yield from _plain((metadata.subtitle, metadata.kind, metadata.date, metadata.organization), metadata.span, IN_BOTH)
    yield from _plain((event.series, event.session, event.edition, event.occasion), metadata.span, IN_BOTH)
    for person in metadata.people:
        yield from _plain((person.label, person.name, person.role), metadata.span, IN_BOTH)
    yield from _imprint_leaves(metadata)
    for paragraph in metadata.summary:
        yield from _rich_leaves(paragraph, IN_BOTH.spoken)


def _imprint_leaves(metadata: Metadata) -> Iterator[Leaf]:
    imprint, span = metadata.imprint, metadata.span
    yield from _plain((imprint.number, imprint.editor), span, IN_BOTH)
    further = (imprint.copy_number, imprint.classification, imprint.urgency, imprint.signer, imprint.addressee, *imprint.attachments)
    recipients = (text for field in imprint.distribution for text in (field.label, field.value))
    ending = (imprint.signature, imprint.remark, *recipients, imprint.issuer, imprint.issued, imprint.print_run)
    yield from _plain((*further, *ending), span, IN_BOTH.spoken)


def _source_leaves(source: Source) -> Iterator[Leaf]:
    return _plain((source.title, source.publisher, source.author, source.credit, source.date), source.span, ON_PAPER)


def _closing_leaves(closing: Closing) -> Iterator[Leaf]:
    yield from _rich_leaves(closing.message, IN_BOTH)
    yield from _plain((closing.label,), closing.message.span, IN_BOTH)
    for field in closing.fields:
        yield from _plain((field.label, field.value, field.detail), closing.message.span, IN_BOTH)


def _section_leaves(section: Section, outer: Shown) -> Iterator[Leaf]:
    shown = outer.within(section.audience, section.internal)
    yield from _rich_leaves(section.heading, shown)
    yield from _plain((section.message, section.lead), section.span, Shown(False, shown.slides, shown.notes))
    for block in section.blocks:
        yield from _block_leaves(block, shown)
    for below in section.sections:
        yield from _section_leaves(below, shown)


def _block_leaves(block: Block, outer: Shown) -> Iterator[Leaf]:
    shown = outer.within(block.audience, block.internal)
    match block:
        case Prose():
            yield from _paragraph_leaves(block.paragraphs, shown.spoken)
        case Notes():
            yield from _paragraph_leaves(block.paragraphs, IN_NOTES)
        case Points():
            yield from _point_leaves(block.items, shown)
        case Figures():
            yield from _figures_leaves(block, shown)
        case Chart():
            yield from _chart_leaves(block, shown)
        case Table():
            yield from _table_leaves(block, shown)
        case Quote():
            yield from _rich_leaves(block.text, shown)
            yield from _plain((block.by, block.role), block.span, shown)
        case Image():
            yield from _rich_leaves(block.caption, shown)
            yield from _plain((block.credit,), block.span, shown)
        case Compare():
            yield from _rich_leaves(block.heading, shown)
            yield from _side_leaves(block.before, block, shown)
            yield from _side_leaves(block.after, block, shown)
        case Timeline():
            yield from _timeline_leaves(block, shown)
        case Callout():
            yield from _rich_leaves(block.heading, shown)
            yield from _paragraph_leaves(block.paragraphs, shown)
        case Columns():
            for column in block.columns:
                for inner in column:
                    yield from _block_leaves(inner, shown)
        case PageBreak():
            pass
        case _:
            assert_never(block)


def _paragraph_leaves(paragraphs: Iterable[RichText], shown: Shown) -> Iterator[Leaf]:
    for paragraph in paragraphs:
        yield from _rich_leaves(paragraph, shown)


def _point_leaves(points: Iterable[Point], shown: Shown) -> Iterator[Leaf]:
    for point in points:
        yield from _rich_leaves(point.text, shown)
        yield from _point_leaves(point.children, shown)


def _figures_leaves(block: Figures, shown: Shown) -> Iterator[Leaf]:
    for figure in block.items:
        yield from _plain((figure.value + figure.unit,), figure.span, shown)
        yield from _rich_leaves(figure.label, shown)


def _chart_leaves(block: Chart, shown: Shown) -> Iterator[Leaf]:
    yield from _rich_leaves(block.heading, shown)
    yield from _plain((block.unit, *block.categories, block.across, block.upwards), block.span, shown)
    for note in block.annotations:
        yield from _plain((note.text,), note.span, shown)
    for series in block.series:
        yield from _plain((series.name, *series.labels, *(number.typed for number in series.across)), series.span, shown)
        typed = [value.typed for value in series.values if value]
        level = len(set(typed)) == 1  # a target, such as a line at 99.0: named once
        yield from _plain(typed[:1] if level else typed, series.span, shown)


def _table_leaves(block: Table, shown: Shown) -> Iterator[Leaf]:
    yield from _rich_leaves(block.heading, shown)
    yield from _plain((block.unit,), block.span, shown)
    for head in block.heads:
        yield from _rich_leaves(head.title, shown)
    for column in block.columns:
        yield from _rich_leaves(column.title, shown)
        yield from _plain((column.unit,), block.span, shown)
    for above, row in zip((None, *block.rows), block.rows, strict=False):
        for cell in row.cells if above is None else _new_cells(block, row, above):
            yield from _rich_leaves(cell, shown)
    yield from _rich_leaves(block.note, shown)


def _new_cells(block: Table, row: Row, above: Row) -> Iterator[RichText]:
    """Yield the cells of `row` without the names of groups that go on; rows of a faulty table may be longer than it has columns."""
    for cell, neighbour, column in zip_longest(row.cells, above.cells, block.columns):
        goes_on = cell and neighbour and column and column.group and cell.plain == neighbour.plain
        if cell and not goes_on:
            yield cell


def _side_leaves(side: Side, block: BlockBase, shown: Shown) -> Iterator[Leaf]:
    yield from _plain((side.label, side.value + side.unit), block.span, shown)
    yield from _rich_leaves(side.text, shown)


def _timeline_leaves(block: Timeline, shown: Shown) -> Iterator[Leaf]:
    yield from _rich_leaves(block.heading, shown)
    for step in block.steps:
        yield from _plain((step.when,), step.span, shown)
        yield from _rich_leaves(step.what, shown)
        yield from _rich_leaves(step.text, shown)
