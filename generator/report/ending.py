"""The end of the briefing: the closing message, and the sources in full."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generator.layout.drawing import Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed
from generator.layout.structure import Element, Tag
from generator.model.blocks import Block
from generator.model.chart import Chart
from generator.model.document import Closing, Document, Field
from generator.model.figures import Figures
from generator.model.inline import RichText, Run
from generator.model.table import Table
from generator.model.walk import within
from generator.report.composer import Cited, Composer
from generator.report.galley import Heading, Piece, Role
from generator.report.grid import FOLIO_GAP, Grid
from generator.report.notes import source_text
from generator.report.place import Place
from generator.report.prose import line_pieces
from generator.text.lines import TextBlock
from generator.theme.citations import sources_line
from generator.theme.page import FolioPlace, Heads

CLOSING_SPACE = 30.0
RULE_TO_MESSAGE = 14.0
FIELD_GAP = 12.0
BETWEEN_FIELDS = 4.0
MOST_LABEL_LINES = 5
"""A longer label stands above what it labels."""
MOST_KEPT = 0.3
"""Of the type area: fields that take no more stay together with the message."""
REFERENCE_SPACE = 27.0
LABELS = 70.2
"""Width of the labels' column where the page has no rail for them."""
LABEL_GAP = 12.0


def label_place(grid: Grid) -> Place:
    """Return the measure with room for labels at its left: the page's rail, else a column of its own."""
    place = grid.across
    hinge = LABELS + LABEL_GAP
    return place if place.railed else Place(place.x + hinge, place.width - hinge, LABELS, hinge)


def closing_pieces(closing: Closing, composer: Composer) -> Iterator[Piece]:
    """Yield the last word under a rule, its label in the rail, its fields below."""
    composer.begin_section(1)
    composer.begin_block()
    setter = composer.setter
    place = label_place(composer.grid)
    label = closing.label or setter.words.closing
    message = setter.rich(closing.message, "closing", place.width, balance=True)
    rule = Rule(-place.hinge, 0, place.width, 0, 1.0, "ink")
    yield composer.piece(
        Drawing(place.width, RULE_TO_MESSAGE, (rule,)),
        Role.CLOSING,
        place.x,
        before=CLOSING_SPACE,
        keep_next=True,
        anchor="closing:",
        heading=Heading(1, label),
    )
    heading = composer.add_heading(1)
    title = _label(label, "summary-label", message, heading, composer)
    words = composer.section.add(Tag.PARAGRAPH)
    keep = bool(closing.fields)
    yield from title.above
    lines = line_pieces(composer, message, Role.CLOSING, place.x, words, keep_next=keep, first_marks=title.beside, after=FIELD_GAP)
    yield from _beside(list(lines), title.foot)
    fields = [list(_field(entry, composer)) for entry in closing.fields]
    together = sum(piece.height for field in fields for piece in field) <= MOST_KEPT * composer.grid.height
    for n, field in enumerate(fields):
        yield from field[:-1]
        yield replace(field[-1], keep_next=together and n < len(fields) - 1)


class _Label(NamedTuple):
    """A label beside a text, down to `foot` below its top, or as pieces `above` it where it is long."""

    beside: tuple[Mark, ...]
    foot: float
    above: tuple[Piece, ...] = ()


def _label(text: str, role: str, of: TextBlock, element: Element, composer: Composer) -> _Label:
    setter, place = composer.setter, label_place(composer.grid)
    block = setter.text(text, role, place.rail)
    if len(block.lines) > MOST_LABEL_LINES:
        block = setter.text(text, role, place.width)
        return _Label((), 0.0, tuple(line_pieces(composer, block, Role.CLOSING, place.x, element, keep_next=True)))
    top = of.ascent - block.ascent if of.lines else 0.0
    return _Label((Group(placed(block, -place.hinge, top), element),), top + block.height)


def _field(entry: Field, composer: Composer) -> Iterator[Piece]:
    """Yield a field; its lines stay together."""
    setter = composer.setter
    place = label_place(composer.grid)
    value = setter.text(entry.value, "callout", place.width)
    element = composer.section.add(Tag.PARAGRAPH)
    label = _label(entry.label, "people", value, element, composer)
    yield from label.above
    before = 0.0 if composer.grid.design.grid else BETWEEN_FIELDS
    detail = bool(entry.detail)
    lines = list(line_pieces(composer, value, Role.CLOSING, place.x, element, before=before, keep_next=detail, first_marks=label.beside))
    if detail:
        block = setter.text(entry.detail, "people", place.width)
        lines += line_pieces(composer, block, Role.CLOSING, place.x, composer.section.add(Tag.PARAGRAPH))
    yield from _beside(lines, label.foot)


def _beside(lines: list[Piece], label: float) -> Iterator[Piece]:
    """Yield `lines` so that a label in the rail has room beside them which ends `label` points below the first one's top."""
    height = 0.0
    for n, piece in enumerate(lines):
        height += piece.height
        if n < len(lines) - 1:
            yield replace(piece, keep_next=piece.keep_next or height < label)
        else:
            yield replace(piece, drawing=piece.drawing._replace(height=piece.height + max(0.0, label - height)))


def reference_pieces(document: Document, composer: Composer) -> Iterator[Piece]:
    """Yield the list of sources, unless there is one whose line has been printed below a block and stands at the foot of pages."""
    if not document.sources or (composer.cited and foot_line(document, composer.setter, composer.grid)):
        return
    composer.begin_section(1)
    composer.begin_block()
    setter = composer.setter
    place = label_place(composer.grid)
    label = setter.text(setter.words.sources, "caption-number", place.rail)
    element = composer.section.add(Tag.LIST)
    caption = element.add(Tag.CAPTION)
    for n, source in enumerate(document.sources.values()):
        cited = tuple(composer.cited.get(source.name, ()))
        text = setter.rich(_with_places(source_text(source, setter.language), cited, setter), "footnote", place.width)
        top = text.ascent - label.ascent if text.lines else 0.0
        first = (Group(placed(label, -place.hinge, top), caption),) if n == 0 else ()
        before = REFERENCE_SPACE if n == 0 else 2.0
        body = element.add(Tag.ITEM).add(Tag.BODY)
        yield from line_pieces(composer, text, Role.REFERENCE, place.x, body, before=before, first_marks=first)


def _with_places(text: RichText, cited: tuple[Cited, ...], setter: Setter) -> RichText:
    """Return a source with the exhibits and sections that cite it, as links."""
    named = [place for place in cited if place.name]
    if not named:
        return text
    before, after = setter.words.cited.split("{}")
    stop = "；" if setter.words.colon == "：" else "; "
    places = [Run(place.name, link=f"#{place.anchor}") for place in named]
    between = Run(setter.words.list_separator)
    listed = [run for place in places for run in (between, place)][1:]
    return RichText((*text.inlines, Run(stop + before), *listed, *((Run(after),) if after else ())), text.span)


def has_foot(grid: Grid) -> bool:
    """Tell whether pages have words at their foot beside the folio."""
    return grid.design.heads is not Heads.NONE and grid.design.folio.place is FolioPlace.RIGHT


def foot_line(document: Document, setter: Setter, grid: Grid) -> TextBlock | None:
    """Return the line of the only source for the foot of pages.

    It stands there if all figures are from it, it has no address to print and is short enough.
    """
    if not has_foot(grid) or len(document.sources) != 1 or any(source.url for source in document.sources.values()):
        return None
    if not all(map(_is_sourced, _printed_blocks(document))):
        return None
    block = setter.line(sources_line(document), "running-head")
    return block if block.width <= grid.full - FOLIO_GAP else None


def _printed_blocks(document: Document) -> Iterator[Block]:
    blocks = (block for section, _, _ in document.printed_sections() for block in section.blocks if block.on_paper)
    return (inner for block in blocks for inner in within(block) if inner.on_paper)


def _is_sourced(block: Block) -> bool:
    """Tell whether `block` says where its figures are from, or has none."""
    match block:
        case Chart() | Table():
            return bool(block.source)
        case Figures():
            return bool(block.source) or all(figure.source for figure in block.items)
        case _:
            return True
