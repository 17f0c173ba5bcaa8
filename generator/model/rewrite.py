"""A document with every text changed in one way."""

from collections.abc import Callable
from dataclasses import replace
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

Change = Callable[[RichText], RichText]


def with_texts(document: Document, change: Change) -> Document:
    """Return `document` with `change` made to each of its texts that have inline mark-up."""
    closing = document.closing
    return replace(
        with_blocks(document, lambda block: _with_texts(block, change)),
        metadata=replace(document.metadata, summary=_all(document.metadata.summary, change)),
        footnotes={name: change(text) for name, text in document.footnotes.items()},
        closing=closing and closing._replace(message=change(closing.message)),
    )


def with_blocks(document: Document, change: Callable[[Block], Block]) -> Document:
    """Return `document` with `change` made to each block, those inside columns first."""
    return replace(document, sections=tuple(_with_blocks(section, change) for section in document.sections))


def _with_blocks(section: Section, change: Callable[[Block], Block]) -> Section:
    blocks = tuple(_changed(block, change) for block in section.blocks)
    return replace(section, blocks=blocks, sections=tuple(_with_blocks(below, change) for below in section.sections))


def _changed(block: Block, change: Callable[[Block], Block]) -> Block:
    if isinstance(block, Columns):
        block = replace(block, columns=tuple(tuple(_changed(below, change) for below in column) for column in block.columns))
    return change(block)


def _all(texts: tuple[RichText, ...], change: Change) -> tuple[RichText, ...]:
    return tuple(change(text) for text in texts)


def _with_texts(block: Block, change: Change) -> Block:
    match block:
        case Prose() | Notes() | Callout():
            return replace(block, paragraphs=_all(block.paragraphs, change))
        case Points():
            return replace(block, items=tuple(_point(point, change) for point in block.items))
        case Figures():
            return replace(block, items=tuple(replace(figure, label=change(figure.label)) for figure in block.items))
        case Table():
            columns = tuple(column._replace(title=change(column.title)) for column in block.columns)
            rows = tuple(replace(row, cells=_all(row.cells, change)) for row in block.rows)
            return replace(block, columns=columns, rows=rows, note=change(block.note))
        case Quote():
            return replace(block, text=change(block.text))
        case Image():
            return replace(block, caption=change(block.caption))
        case Compare():
            before, after = (side._replace(text=change(side.text)) for side in (block.before, block.after))
            return replace(block, before=before, after=after)
        case Timeline():
            return replace(block, steps=tuple(replace(step, what=change(step.what), text=change(step.text)) for step in block.steps))
        case Chart() | Columns() | PageBreak():
            return block
        case _:
            assert_never(block)


def _point(point: Point, change: Change) -> Point:
    return Point(change(point.text), tuple(_point(below, change) for below in point.children))
