"""Which blocks share a slide and where they stand on it."""

from enum import Enum
from typing import NamedTuple

from generator.deck import fit
from generator.deck.compose import STACK_GAP, Composer, as_callout
from generator.deck.compose_chart import is_small, remark_paragraphs, remark_shapes, takeaway_column, takeaway_fits, takeaway_shapes
from generator.deck.compose_image import caption_fits, image_slide
from generator.deck.compose_points import points_composed
from generator.deck.compose_table import table_region
from generator.deck.compose_words import quote_slide
from generator.deck.grid import Grid
from generator.deck.master import GUTTER
from generator.deck.pieces import Piece
from generator.deck.scene import LayoutKind, Shape
from generator.geometry import Rect
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import RichText, plain_text
from generator.model.prose import Callout, Points, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline

MOST_BESIDE = 5
"""Points that stand beside a drawing."""
MOST_TABLE_ROWS = 6
"""Rows of a table that leaves room for a remark."""
CARDS_BESIDE = 2
LEAST_STACKED = 58.8
"""A remark of one line: below that nothing is put under something else."""


class Pairing(Enum):
    """How two blocks share a slide."""

    BESIDE = "points to the left of a drawing"
    TAKEAWAY = "one figure in the column beside a chart"
    REMARK = "a remark in the column beside a chart"
    STACK = "one above the other"


class Page(NamedTuple):
    """What stands below a headline: the layout, its shapes and the blocks they came from."""

    layout: LayoutKind
    shapes: tuple[Shape, ...]
    pieces: tuple[Piece, ...]


def pairing(composer: Composer, first: Piece, second: Piece, body: Rect) -> Pairing | None:
    """Return how `first` and `second` can share `body` without losing size, or `None`."""
    if _takeaway(composer, first, second, body):
        return Pairing.TAKEAWAY
    if _remark(composer, first, second, body):
        return Pairing.REMARK
    if _stackable(first, second) and _stack(composer, first, second, body) is not None:
        return Pairing.STACK
    return Pairing.BESIDE if _beside(composer, first, second, body) else None


def paired(composer: Composer, how: Pairing, first: Piece, second: Piece, body: Rect) -> Page:
    """Return both pieces on one slide; both hold what `pairing` found."""
    grid = composer.lettering.grid
    pieces = (first, second)
    chart, other = (first, second) if isinstance(first.block, Chart) else (second, first)
    match how:
        case Pairing.TAKEAWAY:
            shapes = composer.compose(chart, _chart_column(grid, body)).shapes
            assert isinstance(other.block, Figures)
            return Page(LayoutKind.CHART, (*shapes, *takeaway_shapes(composer.lettering, other.block.items[0], body.y)), pieces)
        case Pairing.REMARK:
            shapes = composer.compose(chart, _chart_column(grid, body)).shapes
            return Page(LayoutKind.CHART, (*shapes, *remark_shapes(composer.lettering, _remark_texts(other), body.y)), pieces)
        case Pairing.BESIDE:
            points, drawing = (first, second) if isinstance(first.block, Points) else (second, first)
            assert isinstance(points.block, Points)
            left = points_composed(composer.lettering, points, points.block, _left(grid, body), "left")
            right = composer.compose(drawing, _right(grid, drawing, body))
            return Page(LayoutKind.TWO_COLUMN, (*left.shapes, *right.shapes), pieces)
        case Pairing.STACK:
            stacked = _stack(composer, first, second, body)
            assert stacked is not None
            return Page(LayoutKind.HEADLINE, stacked, pieces)


def alone(composer: Composer, piece: Piece, body: Rect, *, heads_itself: bool = False, done: int | None = None) -> Page:
    """Return `piece` on a slide of its own. A quotation is its slide's title where the slide needs no other (`heads_itself`)."""
    block = piece.block
    if isinstance(block, Points):
        region = region_of(composer.lettering.grid, piece, body)
        return Page(LayoutKind.CONTENT, composer.compose(piece, region, slot="body").shapes, (piece,))
    if isinstance(block, Quote) and heads_itself:
        return Page(LayoutKind.QUOTE, quote_slide(composer.lettering, piece, block).shapes, (piece,))
    if isinstance(block, Image) and caption_fits(composer.lettering, block, body):
        return Page(LayoutKind.PICTURE, image_slide(composer.lettering, block, composer.picture(block), body).shapes, (piece,))
    composed = composer.compose(piece, region_of(composer.lettering.grid, piece, body), alone=True, done=done)
    return Page(_LAYOUTS.get(type(block), LayoutKind.HEADLINE), composed.shapes, (piece,))


def region_of(grid: Grid, piece: Piece, body: Rect, *, alone: bool = True) -> Rect:
    """Return the region that a piece is divided for and composed in; one that is `alone` on its slide fills a template's own place."""
    match piece.block:
        case Points() if alone and grid.fixed_head:
            return Rect.edges(body.x, grid.text_top, body.right, body.bottom)
        case Points() | Callout():
            return Rect(body.x, body.y, grid.text_width, body.height)
        case Table():
            return table_region(grid, body)
        case Compare():
            return Rect(grid.column_x(5), body.y, grid.columns_width(8), body.height)
        case _:
            return body


def tall_body(grid: Grid) -> Rect:
    """Return the body below a headline of two lines, which whatever is grouped has to fit."""
    return grid.body(grid.tall_hang_line)


_LAYOUTS = {Figures: LayoutKind.FIGURES, Chart: LayoutKind.CHART, Table: LayoutKind.TABLE}


def _takeaway(composer: Composer, first: Piece, second: Piece, body: Rect) -> bool:
    chart, other = (first.block, second.block) if isinstance(first.block, Chart) else (second.block, first.block)
    if not (isinstance(chart, Chart) and isinstance(other, Figures) and len(other.items) == 1):
        return False
    return not _divided(composer, chart, body) and takeaway_fits(composer.lettering, other.items[0], body)


def _remark(composer: Composer, first: Piece, second: Piece, body: Rect) -> bool:
    chart, other = (first, second) if isinstance(first.block, Chart) else (second, first)
    if not isinstance(chart.block, Chart) or _divided(composer, chart.block, body):
        return False
    if not (isinstance(other.block, Callout) or (isinstance(other.block, Points) and len(other.block.items) == 1)):
        return False
    paragraphs = remark_paragraphs(composer.lettering, _remark_texts(other))
    return fit.height(composer.lettering, paragraphs, takeaway_column(composer.lettering).width) <= body.height - 28.8


def _remark_texts(piece: Piece) -> tuple[RichText, ...]:
    block = piece.block
    callout = as_callout(block).block if isinstance(block, Points) else block
    assert isinstance(callout, Callout)
    title = (plain_text(callout.title),) if callout.title else ()
    return (*title, *callout.paragraphs)


def _divided(composer: Composer, chart: Chart, body: Rect) -> bool:
    return len(composer.parts(Piece(chart), body)) > 1


def _beside(composer: Composer, first: Piece, second: Piece, body: Rect) -> bool:
    points, drawing = (first, second) if isinstance(first.block, Points) else (second, first)
    if not isinstance(points.block, Points) or len(points.block.items) > MOST_BESIDE or not _can_stand_right(drawing):
        return False
    grid = composer.lettering.grid
    return composer.fits(points, _left(grid, body)) and composer.fits(drawing, _right(grid, drawing, body))


def _can_stand_right(piece: Piece) -> bool:
    match piece.block:
        case Compare() | Image() | Callout():
            return True
        case Figures():
            return len(piece.block.items) <= CARDS_BESIDE
        case Chart():
            return is_small(piece.block)
        case _:
            return False


def _left(grid: Grid, body: Rect) -> Rect:
    return Rect(body.x, body.y, grid.columns_width(6), body.height)


def _right(grid: Grid, piece: Piece, body: Rect) -> Rect:
    match piece.block:
        case Figures() | Callout():
            return Rect(grid.column_x(9), body.y, grid.columns_width(4), body.height)
        case Compare():
            return Rect(grid.column_x(7), body.y, grid.columns_width(6), body.height)
        case _:
            return Rect(grid.column_x(7) + GUTTER, body.y, grid.columns_width(6) - GUTTER, body.height)


def _chart_column(grid: Grid, body: Rect) -> Rect:
    return Rect(body.x, body.y, grid.columns_width(9), body.height)


def _stackable(first: Piece, second: Piece) -> bool:
    """Tell whether two blocks make sense below each other: remarks and short lists under or over something that has its own form."""
    words = (Points, Callout)
    match first.block:
        case Points() | Callout():
            if isinstance(second.block, Figures):
                return len(second.block.items) > CARDS_BESIDE
            return isinstance(second.block, Callout) or (isinstance(first.block, Callout) and isinstance(second.block, Points))
        case Figures():
            return isinstance(second.block, Callout) or (isinstance(second.block, Points) and len(first.block.items) > CARDS_BESIDE)
        case Table():
            return isinstance(second.block, words) and len(first.block.rows) <= MOST_TABLE_ROWS and not first.follows
        case Timeline():
            return isinstance(second.block, Callout) or (isinstance(second.block, Points) and len(second.block.items) == 1)
        case _:
            return False


def _stack(composer: Composer, first: Piece, second: Piece, body: Rect) -> tuple[Shape, ...] | None:
    """Return both pieces below each other, or `None` if they do not fit."""
    first, second = _as_stacked(first), _as_stacked(second)
    region = region_of(composer.lettering.grid, first, body, alone=False)
    if not composer.fits(first, region):
        return None
    upper = composer.compose(first, region)
    below = Rect.edges(body.x, upper.bottom + STACK_GAP, body.right, body.bottom)
    if below.height < LEAST_STACKED:
        return None
    lower = region_of(composer.lettering.grid, second, below, alone=False) if not isinstance(second.block, Table) else below
    if not composer.fits(second, lower):
        return None
    return (*upper.shapes, *composer.compose(second, lower).shapes)


def _as_stacked(piece: Piece) -> Piece:
    block = piece.block
    return as_callout(block)._replace(first=piece.first) if isinstance(block, Points) and len(block.items) == 1 else piece
