"""What a block says, read off it: its rich texts, its sources, its title, its words as lines for the speaker."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart, ChartKind, chart_data
from generator.model.compare import Compare, Side
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText
from generator.model.prose import Callout, Notes, Point, Points, Prose, Quote
from generator.model.table import Table
from generator.model.table_grid import body_grid, column_titles
from generator.model.timeline import Timeline
from generator.model.walk import block_texts, within


def rich_texts(block: Block) -> Iterator[RichText]:
    """Yield the rich texts of `block` and of the blocks inside it, in reading order."""
    for part in within(block):
        yield from block_texts(part)


def note_names(block: Block) -> Iterator[str]:
    """Yield the names of the notes and sources that the text of `block` refers to."""
    for text in rich_texts(block):
        yield from text_notes(text)


def text_notes(text: RichText) -> Iterator[str]:
    """Yield the names of the notes and sources that `text` refers to."""
    return (inline.name for inline in text.inlines if isinstance(inline, NoteReference))


def marked_names(block: Block) -> Iterator[str]:
    """Yield those of the notes of `block` whose marks slides show: all but those in titles that are plain headlines there."""
    for part in within(block):
        for text in block_texts(part):
            if not (isinstance(part, Table | Timeline) and text is part.heading):
                yield from text_notes(text)


def source_names(block: Block) -> Iterator[tuple[str, bool]]:
    """Yield the sources of `block` and whether its data are invented; ("", True) for invented data without a source."""
    match block:
        case Chart() | Table():
            yield block.source, block.sample
        case Figures():
            yield block.source, False
            yield from ((figure.source, False) for figure in block.items)
        case Quote() | Image() | Compare() | Timeline():
            yield block.source, False
        case Columns():
            for column in block.columns:
                for below in column:
                    yield from source_names(below)
        case Prose() | Points() | Callout() | Notes() | PageBreak():
            return
        case _:
            assert_never(block)


def own_title(block: Block) -> str:
    """Return the title that `block` carries itself, which can head a slide; "" for none."""
    match block:
        case Chart() | Callout() | Timeline():
            return block.title
        case Table():
            return block.caption
        case Compare():
            return block.measure
        case Points() | Figures() | Quote() | Image() | Columns() | Prose() | Notes() | PageBreak():
            return ""
        case _:
            assert_never(block)


def common_title(blocks: Sequence[Block]) -> str:
    """Return the title that can head a slide with all `blocks`: that of the one which the others are remarks on; "" for none.

    A remark with a title heads no more than itself.
    """
    titled = [block for block in blocks if own_title(block)]
    others = [block for block in blocks if not own_title(block)]
    if len(titled) != 1 or not all(map(_is_remark, others)):
        return ""
    return "" if others and isinstance(titled[0], Callout) else own_title(titled[0])


def _is_remark(block: Block) -> bool:
    """Tell whether `block` can be said to another: a callout, a list of one point, which stands as one, or a single figure."""
    return isinstance(block, Callout) or (isinstance(block, (Points, Figures)) and len(block.items) == 1)


def spoken_lines(block: Block) -> Iterator[str]:
    """Yield everything `block` says as lines of plain text."""
    match block:
        case Prose() | Notes() | Callout():
            if isinstance(block, Callout) and block.title:
                yield block.title
            yield from (text.plain for text in block.paragraphs)
        case Points():
            for number, item in enumerate(block.items, 1):
                yield from _spoken_point(item, f"{number}. " if block.ordered else "", "")
        case Figures():
            yield from (f"{figure.label.plain} {figure.value}{figure.unit}" for figure in block.items)
        case Chart():
            yield f"{block.title} {block.unit}".strip()
            yield from _spoken_data(block)
            yield from (f"{note.at} {note.text}" for note in block.annotations)
        case Table():
            yield f"{block.caption} {block.unit}".strip()
            yield " · ".join(f"{title} {column.unit}".strip() for title, column in zip(column_titles(block), block.columns, strict=True))
            yield from (" · ".join(cell.text.plain for cell in row) for row in body_grid(block))
            yield from (block.note.plain,) if block.note else ()
        case Quote():
            yield block.text.plain
            yield from (f"{block.by} {block.role}".strip(),) if block.by or block.role else ()
        case Image():
            yield from (text for text in (block.caption.plain, block.alt, block.credit) if text)
        case Compare():
            yield from (block.measure,) if block.measure else ()
            yield from (_spoken_side(side) for side in (block.before, block.after))
        case Timeline():
            yield from (block.title,) if block.title else ()
            yield from (f"{step.when} {step.what.plain} {step.text.plain}".strip() for step in block.steps)
        case Columns():
            yield from (line for column in block.columns for below in column for line in spoken_lines(below))
        case PageBreak():
            return
        case _:
            assert_never(block)


def _spoken_data(chart: Chart) -> Iterator[str]:
    if chart.kind is ChartKind.SCATTER:
        data = chart_data(chart)
        yield " · ".join(filter(None, data.head))
        yield from (" · ".join(row) for row in data.rows)
        return
    for series in chart.series:
        values = (f"{c} {v.typed if v else '—'}" for c, v in zip(chart.categories, series.values, strict=True))
        yield f"{series.name} {' · '.join(values)}"


def _spoken_point(item: Point, mark: str, indent: str) -> Iterator[str]:
    yield f"{indent}{mark}{item.text.plain}"
    for below in item.children:
        yield from _spoken_point(below, "", indent + "　")


def _spoken_side(side: Side) -> str:
    return f"{side.label} {side.value}{side.unit} {side.text.plain}".strip()
