"""The document as a galley: every block that belongs on paper becomes pieces, in reading order."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import assert_never

from generator.layout.drawing import Anchor
from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.document import Document, Section
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import plain_text
from generator.model.order import running_order
from generator.model.prose import Callout, Notes, Points, Prose, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline
from generator.report.columns import COLUMN_GAP, side_by_side
from generator.report.composer import Cited, Composer
from generator.report.ending import closing_pieces, reference_pieces
from generator.report.exhibits import chart_pieces, compare_pieces, figures_pieces, image_pieces, timeline_pieces
from generator.report.galley import Piece, Role
from generator.report.headings import heading_pieces
from generator.report.imprint import imprint_pieces, signature_pieces
from generator.report.place import Place
from generator.report.prose import BLOCK_SPACE, callout_pieces, points_pieces, prose_pieces, quote_pieces
from generator.report.tables import table_pieces
from generator.theme.words import section_name

EXHIBITS = (Figures, Chart, Table, Image, Compare, Timeline, Columns)
"""Blocks that may stand across the columns of a page."""
BELOW_HEADING = 9.0
"""The most space between a heading and a figure right below it."""


def flow(document: Document, composer: Composer) -> Iterator[Piece]:
    """Yield the agenda and the pieces of all sections, then what ends the document: closing message, sources, signature, recipients."""
    text = chain(
        across_all(_agenda(document, composer), composer), _sections(document, composer), across_all(_ending(document, composer), composer)
    )
    yield from _signed(text, across_all(signature_pieces(document.metadata, composer), composer))
    yield from across_all(imprint_pieces(document.metadata.imprint, composer), composer)


def _agenda(document: Document, composer: Composer) -> Iterator[Piece]:
    """Yield the sections with their minutes, as the deck's agenda has them, where the author gives any."""
    order = running_order(document)
    if not order:
        return
    words = composer.setter.words
    lines = [f"{section.title}{words.aside(words.minutes.format(minutes))}" if minutes else section.title for section, minutes in order]
    total = words.minutes.format(sum(minutes for _, minutes in order))
    paragraphs = tuple(plain_text(line) for line in (*lines, words.altogether.format(total)))
    composer.begin_block()
    yield from callout_pieces(Callout(title=words.agenda, paragraphs=paragraphs), composer, composer.place)


def _ending(document: Document, composer: Composer) -> Iterator[Piece]:
    if document.closing:
        yield from closing_pieces(document.closing, composer)
    yield from reference_pieces(document, composer)


def _signed(text: Iterable[Piece], signature: Iterable[Piece]) -> Iterator[Piece]:
    """Yield `text` and its `signature`, which is never alone on a page (GB/T 9704-2012, 7.3.5), nor in two parts.

    Text in columns does not stand across them for a signature that does.
    """
    last = yield from _all_but_last(text)
    signed = list(signature)
    if last:
        yield replace(last, keep_next=True) if signed and last.across == signed[0].across else last
    yield from (replace(piece, keep_next=True) for piece in signed[:-1])
    yield from signed[-1:]


def across_all(pieces: Iterable[Piece], composer: Composer) -> Iterable[Piece]:
    """Return `pieces` as they stand across all columns, where there are several."""
    return (replace(piece, across=True) for piece in pieces) if composer.grid.design.columns > 1 else pieces


def section_anchor(numbers: tuple[int, ...]) -> str:
    """Return the destination of the section at this place in the document, counted from 1 on each level."""
    return "section:" + ".".join(str(n) for n in numbers)


def _sections(document: Document, composer: Composer) -> Iterator[Piece]:
    breaks = False
    for section, numbers, at in document.printed_sections():
        breaks = yield from _section(section, numbers, at, composer, breaks)


def _section(
    section: Section, numbers: tuple[int, ...], at: tuple[int, ...], composer: Composer, breaks: bool
) -> Generator[Piece, None, bool]:
    """Yield a section's heading and its own blocks; return whether a page break is still due after them."""
    level = len(at)
    composer.begin_section(level)
    composer.part = Cited(_name(section, numbers, composer), section_anchor(at))
    composer.begin_block()
    blocks = [block for block in section.blocks if block.on_paper]
    if section.title:
        # A page break right below a heading is meant for the heading too.
        breaks = breaks or bool(blocks and isinstance(blocks[0], PageBreak))
        heading = heading_pieces(section, numbers, level, composer, section_anchor(at), break_before=breaks)
        yield from across_all(heading, composer) if composer.grid.design.across.headings and level == 1 else heading
        breaks = False
    for number, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            breaks = breaks or number > 0
            continue
        composer.begin_block()
        below_heading = bool(section.title) and number == 0
        pieces = iter(_placed_block(block, composer))
        if _leads_in(block, blocks[number + 1 :]):
            pieces = _kept_with_next(pieces)
        for piece in _two_lines(pieces) if below_heading else pieces:
            yield _opening(piece, breaks, below_heading)
            breaks = below_heading = False
    return breaks


def _name(section: Section, numbers: tuple[int, ...], composer: Composer) -> str:
    """Return what a list of sources calls a section; one without a number goes by its title."""
    return section_name(composer.setter.language, numbers) if numbers else section.title


def _opening(piece: Piece, breaks: bool, below_heading: bool) -> Piece:
    """Return the first piece of a block: on a new page if one is due, closer to a heading than to other text."""
    before = min(piece.before, BELOW_HEADING) if below_heading else piece.before
    return replace(piece, break_before=breaks, before=before) if breaks or before != piece.before else piece


def _two_lines(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield `pieces`, the first line of text kept with the second: a heading does not stand above one line."""
    first, second = next(pieces, None), next(pieces, None)
    if first and second and first.role is second.role and first.role in (Role.PARAGRAPH, Role.LIST_ITEM, Role.COLUMNS):
        first = replace(first, keep_next=True)
    yield from (piece for piece in (first, second) if piece)
    yield from pieces


def _leads_in(block: Block, later: Sequence[Block]) -> bool:
    """Tell whether `block` ends with a colon before a list."""
    if not (isinstance(block, Prose) and block.paragraphs and later and isinstance(later[0], Points)):
        return False
    return block.paragraphs[-1].plain.rstrip().endswith((":", "："))


def _kept_with_next(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield `pieces`, the last one kept with what follows."""
    last = yield from _all_but_last(pieces)
    if last:
        yield replace(last, keep_next=True)


def _all_but_last(pieces: Iterable[Piece]) -> Generator[Piece, None, Piece | None]:
    """Yield `pieces` as they come, but for the last one, which is returned; `None` where there are none."""
    last: Piece | None = None
    for piece in pieces:
        if last:
            yield last
        last = piece
    return last


def _placed_block(block: Block, composer: Composer) -> Iterable[Piece]:
    """Return a block's pieces in the column of text, or across all columns where the page design wants exhibits there."""
    if composer.grid.design.columns > 1 and composer.grid.design.across.exhibits and isinstance(block, EXHIBITS):
        return across_all(_block(block, composer, composer.grid.across), composer)
    return _block(block, composer, composer.place)


def _block(block: Block, composer: Composer, place: Place) -> Iterable[Piece]:
    composer.exhibit = None
    pieces = _pieces(block, composer, place)
    return _anchored(pieces, block.id) if block.id else pieces


def _anchored(pieces: Iterable[Piece], name: str) -> Iterator[Piece]:
    """Yield `pieces`, the first as the place that links to `name` lead to."""
    for piece in pieces:
        if name:
            piece = replace(piece, drawing=piece.drawing._replace(marks=(Anchor(name, 0, 0), *piece.drawing.marks)))
            name = ""
        yield piece


def _pieces(block: Block, composer: Composer, place: Place) -> Iterable[Piece]:
    match block:
        case Prose():
            return prose_pieces(block, composer, place)
        case Points():
            return points_pieces(block, composer, place)
        case Figures():
            return figures_pieces(block, composer, place)
        case Chart():
            return chart_pieces(block, composer, place)
        case Table():
            return table_pieces(block, composer, place)
        case Quote():
            return quote_pieces(block, composer, place)
        case Image():
            return image_pieces(block, composer, place)
        case Compare():
            return compare_pieces(block, composer, place)
        case Timeline():
            return timeline_pieces(block, composer, place)
        case Callout():
            return callout_pieces(block, composer, place)
        case Columns():
            return _columns(block, composer, place)
        case Notes() | PageBreak():
            return ()
        case _:
            assert_never(block)


def _columns(block: Columns, composer: Composer, place: Place) -> Iterable[Piece]:
    count = len(block.columns)
    columns = [
        [piece for inner in column if inner.on_paper for piece in _block(inner, composer, place.part(n, count, COLUMN_GAP))]
        for n, column in enumerate(block.columns)
    ]
    if not any(columns):
        return ()
    rows = side_by_side(columns, place.x, place.width, composer.grid.height)
    return [replace(rows[0], before=max(rows[0].before, BLOCK_SPACE)), *rows[1:]]
