"""Blocks as shapes: one `match` that says how each is divided over slides, one that composes it in a region."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, assert_never

from generator.deck import fit
from generator.deck.compose_chart import LEAST_HEIGHT, chart_composed, chart_parts
from generator.deck.compose_compare import compare_composed, compare_fit, compare_parts, numeral_size
from generator.deck.compose_figures import figures_composed, figures_parts
from generator.deck.compose_image import image_composed, image_fits
from generator.deck.compose_points import large_look, large_points_composed, points_composed, points_fit
from generator.deck.compose_table import FULL, table_composed, table_parts
from generator.deck.compose_timeline import timeline_composed, timeline_fits, timeline_parts, timeline_points
from generator.deck.compose_words import callout_composed, callout_height, callout_parts, quote_composed, quote_parts
from generator.deck.lettering import Lettering
from generator.deck.master import STACK_GAP, column_places
from generator.deck.pieces import Composed, Piece, text_box
from generator.deck.points_parts import points_parts
from generator.deck.scene import Shape, TextBox
from generator.geometry import Rect
from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run
from generator.model.prose import Callout, Notes, Point, Points, Prose, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline
from generator.pictures import PictureFile, Pictures
from generator.problems import Problems, RenderError

CAPTION_GAP = 3.6
"""From the caption of a table in a column to its head, whose words stand at the foot of their row."""


class Composer(NamedTuple):
    """Turns pieces into shapes of one deck. `headline` is that of the slide being composed."""

    lettering: Lettering
    pictures: Pictures
    headline: str = ""

    def for_headline(self, headline: str) -> "Composer":
        return self._replace(headline=headline)

    def picture(self, image: Image) -> PictureFile:
        """Return the picture of `image`. Raises `RenderError` if it is unusable, which checking should have found."""
        data = self.pictures.load(image.file, image.span, Problems())
        if data is None:
            raise RenderError(f"picture {image.file!r} passed the check and cannot be loaded ({image.span.path}:{image.span.line})")
        return data

    def parts(self, piece: Piece, region: Rect) -> tuple[Piece, ...]:
        """Return `piece` whole if `region` holds it, else divided into pieces that fit one slide each."""
        block = piece.block
        match block:
            case Points():
                return points_parts(self.lettering, piece, block, region)
            case Figures():
                return self._as_points(figures_parts(self.lettering, piece, block, region), region)
            case Chart():
                return chart_parts(self.lettering, piece, block, region)
            case Table():
                return table_parts(self.lettering, piece, block, region)
            case Quote():
                return quote_parts(self.lettering, piece, block, self.lettering.grid.columns_width(8), region.height)
            case Image():
                return (piece,)
            case Compare():
                return compare_parts(self.lettering, piece, self.lettering.words.named(block), region)
            case Timeline():
                return self._as_points(timeline_parts(self.lettering, piece, block, region), region)
            case Callout():
                return callout_parts(self.lettering, piece, block, region)
            case Columns():
                return self._column_parts(piece, block, region)
            case _:
                assert_never(block)

    def _as_points(self, pieces: tuple[Piece, ...], region: Rect) -> tuple[Piece, ...]:
        """Return `pieces`, one that had to become points divided as they are."""
        if len(pieces) != 1 or not isinstance(pieces[0].block, Points):
            return pieces
        measure = min(region.width, self.lettering.grid.text_width)
        return points_parts(self.lettering, pieces[0], pieces[0].block, Rect(region.x, region.y, measure, region.height))

    def fits(self, piece: Piece, region: Rect) -> bool:
        """Tell whether `region` holds the whole of `piece` at a readable size."""
        block = piece.block
        match block:
            case Points():
                return points_fit(self.lettering, block, region)
            case Callout():
                return callout_height(self.lettering, piece, block, region) <= region.height
            case Image():
                return image_fits(self.lettering, block, region)
            case Compare():
                return compare_fit(self.lettering, self.lettering.words.named(block), region)
            case Timeline():
                return timeline_fits(self.lettering, block, region)
            case Chart():
                return region.height >= LEAST_HEIGHT and self.parts(piece, region) == (piece,)
            case Figures() | Table() | Quote() | Columns():
                return self.parts(piece, region) == (piece,)
            case _:
                assert_never(block)

    def compose(self, piece: Piece, region: Rect, *, slot: str = "", alone: bool = False, done: int | None = None) -> Composed:
        """Return the shapes of `piece` from the top of `region`; `alone` on a slide of its own."""
        block = piece.block
        match block:
            case Points():
                composed = large_points_composed if alone else points_composed
                return composed(self.lettering, piece, block, region, slot)
            case Figures():
                return figures_composed(self.lettering, block, region, self.headline, alone=alone)
            case Chart():
                return chart_composed(self.lettering, block, region, alone=alone, part_of=piece.part_of)
            case Table():
                return table_composed(self.lettering, piece, block, region, enlarged_to=FULL if alone else 0.0)
            case Quote():
                return quote_composed(self.lettering, piece, block, region, alone=alone)
            case Image():
                return image_composed(self.lettering, block, self.picture(block), region, matted=alone)
            case Compare():
                return compare_composed(self.lettering, self.lettering.words.named(block), region, piece.numeral)
            case Timeline():
                reached = current_step(block) if done is None else done
                return timeline_composed(self.lettering, piece, block, region, reached, alone=alone)
            case Callout():
                return callout_composed(self.lettering, piece, block, region, large=alone)
            case Columns():
                return self._columns(block, region, alone=alone)
            case _:
                assert_never(block)

    def _columns(self, columns: Columns, region: Rect, *, alone: bool) -> Composed:
        """Return each column's pieces below each other; lists that have a slide to themselves in one large size."""
        shapes: list[Shape] = []
        bottom = region.y
        places = column_places(region, len(columns.columns))
        lists = [column[0] for column in columns.columns if len(column) == 1 and isinstance(column[0], Points)]
        look = large_look(self.lettering, lists, places) if alone and len(lists) == len(places) else None
        numeral = self._common_numeral(columns, places)
        for number, (place, blocks) in enumerate(zip(places, columns.columns, strict=True)):
            pieces = [seen(block)._replace(numeral=numeral) for block in blocks]
            for composed in (
                [points_composed(self.lettering, pieces[0], lists[number], place, look=look)] if look else self._stacked(pieces, place)
            ):
                shapes += [_renamed(shape, number) for shape in composed.shapes]
                bottom = max(bottom, composed.bottom)
        return Composed(tuple(shapes), bottom)

    def _common_numeral(self, columns: Columns, places: Sequence[Rect]) -> float:
        """Return the size in which the values of all comparisons in `columns` have room, 0 without any."""
        sizes = (
            numeral_size(self.lettering, block, place)
            for place, blocks in zip(places, columns.columns, strict=True)
            for block in blocks
            if isinstance(block, Compare)
        )
        return min(filter(None, sizes), default=0.0)

    def _stacked(self, pieces: list[Piece], region: Rect) -> list[Composed]:
        composed: list[Composed] = []
        top = region.y
        for piece in pieces:
            composed.append(self._captioned(in_column(piece), Rect.edges(region.x, top, region.right, region.bottom)))
            top = composed[-1].bottom + STACK_GAP
        return composed

    def _captioned(self, piece: Piece, region: Rect) -> Composed:
        """Return `piece` in a column, a table below its caption: beside others it is not what the running head names."""
        composed = self.compose(piece, self._below_caption(piece, region))
        caption = self._caption(piece, region)
        return composed if caption is None else composed._replace(shapes=(caption, *composed.shapes))

    def _below_caption(self, piece: Piece, region: Rect) -> Rect:
        caption = self._caption(piece, region)
        if caption is None:
            return region
        return Rect.edges(region.x, min(caption.rect.bottom + CAPTION_GAP, region.bottom), region.right, region.bottom)

    def _caption(self, piece: Piece, region: Rect) -> TextBox | None:
        """Return the caption of a table at the top of `region`, `None` for a piece without one."""
        block = piece.block
        if not isinstance(block, Table) or not block.caption:
            return None
        paragraph = self.lettering.paragraph(block.caption, "chart-title")
        height = fit.height(self.lettering, (paragraph,), region.width)
        return text_box("table title", region._replace(height=height), paragraph)

    def _column_parts(self, piece: Piece, columns: Columns, region: Rect) -> tuple[Piece, ...]:
        """Return `columns` in as many pieces as its fullest column needs slides, what has no room for its form in another one."""
        regions = column_places(region, len(columns.columns))
        filled = [self._slides_of(blocks, place) for blocks, place in zip(columns.columns, regions, strict=True)]
        if filled == [[tuple(in_column(seen(block)).block for block in blocks)] for blocks in columns.columns]:
            return (piece,)
        count = max(len(slides) for slides in filled)
        return tuple(
            piece._replace(
                block=replace(columns, columns=tuple(slides[n] if n < len(slides) else () for slides in filled)),
                follows=piece.follows or n > 0,
            )
            for n in range(count)
        )

    def _slides_of(self, blocks: Sequence[Block], region: Rect) -> list[tuple[Block, ...]]:
        """Return the blocks of one column slide by slide."""
        slides: list[list[Block]] = [[]]
        top = region.y
        whole = [in_column(seen(block)) for block in blocks]
        for piece in (part for each in whole for part in self.parts(each, self._below_caption(each, region))):
            left = Rect.edges(region.x, top, region.right, region.bottom)
            part = piece._replace(columns=None)  # it is composed as a block of its own
            room = self._below_caption(part, left) if left.height > 0 else left
            if slides[-1] and (room.height <= 0 or not self.fits(part, room)):
                slides.append([])
                left = region
            slides[-1].append(part.block)
            top = self._captioned(part, left).bottom + STACK_GAP
        return [tuple(slide) for slide in slides]


def is_visible(block: Block) -> bool:
    """Tell whether `block` stands on a slide: not if it is spoken, internal, for paper only or nothing but a break."""
    match block:
        case Prose() | Notes() | PageBreak():
            return False
        case Columns():
            return block.on_slides and any(is_visible(below) for column in block.columns for below in column)
        case Points() | Figures() | Chart() | Table() | Quote() | Image() | Compare() | Timeline() | Callout():
            return block.on_slides
        case _:
            assert_never(block)


def seen(block: Block) -> Piece:
    """Return a visible block as a piece; columns without those in which nothing is seen."""
    match block:
        case Columns():
            kept = tuple(tuple(b for b in column if is_visible(b)) for column in block.columns)
            return Piece(replace(block, columns=tuple(column for column in kept if column)))
        case Points() | Figures() | Chart() | Table() | Quote() | Image() | Compare() | Timeline() | Callout():
            return Piece(block)
        case Prose() | Notes() | PageBreak():
            raise RenderError(f"a {type(block).__name__} is not seen on slides")
        case _:
            assert_never(block)


def in_column(piece: Piece) -> Piece:
    """Return `piece` in the form it has in a narrow column: steps and quotes become words, a lone bullet a remark."""
    block = piece.block
    if isinstance(block, Timeline):
        return in_column(piece._replace(block=timeline_points(block)))
    if isinstance(block, Points) and len(block.items) == 1 and not block.ordered:
        return as_callout(block)
    if isinstance(block, Quote):
        by = " ".join(part for part in (block.by, block.role) if part)
        return piece._replace(block=Callout(title=by, paragraphs=(block.text,), span=block.span), label=bool(by))
    return piece


def as_callout(points: Points) -> Piece:
    """Return a list of one item as a remark, since a lone bullet lists nothing; its head is strong where lines are below it."""
    heads = [item if not item.children else item._replace(text=_strong(item.text)) for item in points.items]
    texts = [text for item in heads for text in _texts(item)]
    return Piece(Callout(paragraphs=tuple(texts), span=points.span), label=False)


def without_label(piece: Piece, headline: str) -> Piece:
    """Return `piece` without its label where it is a remark whose title `headline` says; marks of notes move to the end of its words."""
    block = piece.block
    if not isinstance(block, Callout) or block.title != headline or not block.paragraphs:
        return piece
    *before, last = block.paragraphs
    marks = (inline for inline in block.heading.inlines if isinstance(inline, NoteReference))
    ending = replace(last, inlines=(*last.inlines, *marks))
    return piece._replace(block=replace(block, title="", paragraphs=(*before, ending)), label=False)


def current_step(timeline: Timeline) -> int | None:
    """Return the number of the step where things stand, counted from 1, or `None`."""
    return next((number for number, step in enumerate(timeline.steps, 1) if step.current), None)


def _texts(item: Point) -> list[RichText]:
    return [item.text, *(text for below in item.children for text in _texts(below))]


def _strong(text: RichText) -> RichText:
    return replace(text, inlines=tuple(inline._replace(strong=True) if isinstance(inline, Run) else inline for inline in text.inlines))


def _renamed(shape: Shape, number: int) -> Shape:
    return shape._replace(name=f"column {number + 1} {shape.name}")
