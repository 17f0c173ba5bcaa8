"""Walks through a document: every block, every rich text, every picture, in reading order."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.document import Document, Section
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import RichText
from generator.model.prose import Callout, Notes, Point, Points, Prose, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline


def all_blocks(document: Document) -> Iterator[Block]:
    """Yield every block, those inside columns after their columns."""
    for section, _ in document.all_sections():
        for block in section.blocks:
            yield from within(block)


def has_pictures(document: Document) -> bool:
    """Tell whether a block of `document` is a picture."""
    return any(isinstance(block, Image) for block in all_blocks(document))


def within(block: Block) -> Iterator[Block]:
    """Yield `block` and, after columns, the blocks inside them at any depth."""
    yield block
    if isinstance(block, Columns):
        for column in block.columns:
            for below in column:
                yield from within(below)


def sections_on_slides(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield those of `sections`, and of the sections inside them, that slides show."""
    for section in sections:
        if section.on_slides:
            yield section
            yield from sections_on_slides(section.sections)


def blocks_on_slides(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield those of `blocks` that slides show, in place of columns the blocks inside them."""
    for block in blocks:
        if block.on_slides and isinstance(block, Columns):
            yield from blocks_on_slides(below for column in block.columns for below in column)
        elif block.on_slides:
            yield block


def all_rich_texts(document: Document) -> Iterator[RichText]:
    """Yield every text with inline mark-up."""
    yield from document.metadata.summary
    for block in all_blocks(document):
        yield from block_texts(block)
    if document.closing is not None:
        yield document.closing.message
    yield from document.footnotes.values()


def block_texts(block: Block) -> Iterator[RichText]:
    """Yield the texts with inline mark-up of `block` itself."""
    match block:
        case Prose() | Notes():
            yield from block.paragraphs
        case Callout():
            yield block.heading
            yield from block.paragraphs
        case Points():
            for point in block.items:
                yield from _point_texts(point)
        case Figures():
            yield from (figure.label for figure in block.items)
        case Table():
            yield block.heading
            yield from (head.title for head in block.heads)
            yield from (column.title for column in block.columns)
            for row in block.rows:
                yield from row.cells
            yield block.note
        case Quote():
            yield block.text
        case Image():
            yield block.caption
        case Compare():
            yield block.heading
            yield block.before.text
            yield block.after.text
        case Timeline():
            yield block.heading
            for step in block.steps:
                yield step.what
                yield step.text
        case Chart():
            yield block.heading
        case Columns() | PageBreak():
            pass
        case _:
            assert_never(block)


def _point_texts(point: Point) -> Iterator[RichText]:
    yield point.text
    for below in point.children:
        yield from _point_texts(below)
