"""Blocks that share a slide are measured and placed: rows below each other, one of which takes the height that is left."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from generator.deck import fit
from generator.deck.compose import Composer, as_callout
from generator.deck.compose_chart import is_small, remark_paragraphs, remark_shapes, takeaway_column, takeaway_fits, takeaway_shapes
from generator.deck.compose_image import caption_fits, image_slide
from generator.deck.compose_panels import columns_as_points, panels_page
from generator.deck.compose_points import large_points_composed, lists_composed, lists_fit
from generator.deck.compose_table import table_composed
from generator.deck.compose_words import LEAST_HINGE, quote_slide
from generator.deck.master import STACK_GAP
from generator.deck.pieces import Composed, Piece
from generator.deck.points_parts import in_two_columns
from generator.deck.regions import HALF, columns_of, left_of, region_of, right_of
from generator.deck.rows import Form, Row, Rows
from generator.deck.scene import LayoutKind, Shape
from generator.deck.seats import layout_with_text
from generator.geometry import Rect
from generator.model.blocks import Columns
from generator.model.chart import Chart
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import RichText
from generator.model.prose import Callout, Points, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline

LEAST_DRAWN: Final = 170.0
"""The least height of a chart, or of things side by side, that shares its slide with other rows."""
NARROW: Final = 4
"""Columns of a few points beside a chart that half a slide is not enough for, and of a remark that leads to a list."""
MOST_NARROW: Final = 3
"""Points in so few columns."""
LEAST_HEIGHTS: Final = {Figures: 110.0, Callout: 58.8, Points: 28.0, Table: 52.0, Timeline: 110.0, Quote: LEAST_HINGE, Chart: LEAST_DRAWN}
"""Less than any block of its kind takes: what these do not fit is not measured."""


class Page(NamedTuple):
    """What stands below a headline: the layout, its shapes and the blocks they came from."""

    layout: LayoutKind
    shapes: tuple[Shape, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Arranger:
    """Judges and places what shares a slide. The heights of blocks are remembered while it lives."""

    composer: Composer
    body: Rect
    heights: dict[int, float] = field(default_factory=dict)
    """By the identity of a piece, which outlives this."""

    def fits(self, rows: Rows) -> bool:
        """Tell whether `rows` stand in the body at readable sizes."""
        return self.places(rows) is not None

    def page(self, rows: Rows) -> Page | None:
        """Return `rows` composed, or `None` if they do not fit."""
        places = self.places(rows)
        if places is None:
            return None
        elastic = _elastic(rows)
        placed = enumerate(zip(rows, places, strict=True))
        shapes = tuple(shape for n, (row, place) in placed for shape in self._row_shapes(row, place, elastic=n == elastic))
        return Page(layout_with_text(_layout(rows), shapes), shapes, tuple(piece for row in rows for piece in row.pieces))

    def places(self, rows: Rows) -> tuple[Rect, ...] | None:
        """Return the region of each row, or `None` if they do not fit. One row is elastic: it takes what the others leave."""
        spare = self.body.height - STACK_GAP * (len(rows) - 1)
        if len(rows) > 1 and sum(map(_least_height, rows)) > spare:
            return None
        elastic = _elastic(rows)
        fixed = {n: self._height(row.pieces[0]) for n, row in enumerate(rows) if n != elastic}
        spare -= sum(fixed.values())
        if spare < _least_height(rows[elastic]):
            return None
        taken = self._elastic_height(rows[elastic], spare) if len(rows) > 1 else spare
        if taken > spare:
            return None
        ends = [self.body.y]
        for n in range(len(rows)):
            ends.append(ends[-1] + fixed.get(n, taken) + STACK_GAP)
        places = tuple(Rect.edges(self.body.x, top, self.body.right, bottom - STACK_GAP) for top, bottom in pairwise(ends))
        # A row of its own height was measured with room to spare, and is asked for that again: rounding would tell it from its height.
        rooms = [place if n == elastic else place._replace(height=self.body.bottom - place.y) for n, place in enumerate(places)]
        return places if all(self._row_fits(row, room) for row, room in zip(rows, rooms, strict=True)) else None

    def _height(self, piece: Piece) -> float:
        """Return how tall `piece` is in a row of its own."""
        known = self.heights.get(id(piece))
        if known is None:
            region = self._region(piece, self.body)
            known = self.heights[id(piece)] = self._in_row(piece, region).bottom - region.y
        return known

    def _elastic_height(self, row: Row, spare: float) -> float:
        """Return what `row` takes of `spare`: drawings all of it, words and tables what they need at the largest size that it holds."""
        if row.form is not Form.WHOLE or isinstance(row.pieces[0].block, Chart):
            return spare
        region = self._region(row.pieces[0], self.body)._replace(height=spare)
        return self._filling(row.pieces[0], region).bottom - region.y

    def _filling(self, piece: Piece, region: Rect) -> Composed:
        """Return the `piece` of an elastic row, a small table in type as large as `region` holds."""
        if isinstance(piece.block, Table):
            return table_composed(self.composer.lettering, piece, piece.block, region, enlarged_to=1.0)
        return self._in_row(piece, region)

    def _in_row(self, piece: Piece, region: Rect) -> Composed:
        """Return the `piece` of a row of its own height."""
        piece = _as_row(piece)
        return self.composer.compose(piece, region, slot="body" if isinstance(piece.block, Points) else "")

    def _row_fits(self, row: Row, place: Rect) -> bool:
        match row.form:
            case Form.WHOLE:
                piece = _as_row(row.pieces[0])
                return self.composer.fits(piece, self._region(piece, place))
            case Form.LISTS:
                return lists_fit(self.composer.lettering, *_two_lists(row), columns_of(place, 1, HALF), _right_list(place))
            case Form.LED:
                remark, led = row.pieces
                return self.composer.fits(remark, columns_of(place, 1, NARROW)) and self.composer.fits(led, _led_list(place))
            case Form.BESIDE:
                return self._split(row, place) is not None
            case Form.TAKEAWAY:
                chart, figures = _chart_and(row)
                assert isinstance(figures.block, Figures)
                return self._undivided(chart, place) and takeaway_fits(self.composer.lettering, figures.block.items[0], place)
            case Form.REMARK:
                chart, remark = _chart_and(row)
                paragraphs = remark_paragraphs(self.composer.lettering, _remark_texts(remark))
                height = fit.height(self.composer.lettering, paragraphs, takeaway_column(self.composer.lettering).width)
                return self._undivided(chart, place) and height <= place.height - STACK_GAP

    def _row_shapes(self, row: Row, place: Rect, *, elastic: bool) -> tuple[Shape, ...]:
        """Return the shapes of a row that fits `place`."""
        lettering = self.composer.lettering
        match row.form:
            case Form.WHOLE:
                piece = row.pieces[0]
                region = self._region(piece, place)
                return self._filling(piece, region).shapes if elastic else self._in_row(piece, region).shapes
            case Form.LISTS:
                first, second = row.pieces
                return lists_composed(lettering, (first, second), columns_of(place, 1, HALF), _right_list(place)).shapes
            case Form.LED:
                remark, led = row.pieces
                assert isinstance(led.block, Points)
                shapes = self.composer.compose(remark, columns_of(place, 1, NARROW)).shapes
                return (*shapes, *large_points_composed(lettering, led, led.block, _led_list(place), "right").shapes)
            case Form.BESIDE:
                columns = self._split(row, place)
                assert columns is not None
                words, drawing = _words_and_drawing(row)
                left = self._words(words, left_of(drawing, place, columns))
                alone = isinstance(drawing.block, Image)
                return (*left.shapes, *self.composer.compose(drawing, right_of(drawing, place, columns), alone=alone).shapes)
            case Form.TAKEAWAY:
                chart, figures = _chart_and(row)
                assert isinstance(figures.block, Figures)
                shapes = self.composer.compose(chart, columns_of(place, 1, 9)).shapes
                return (*shapes, *takeaway_shapes(lettering, figures.block.items[0], place.y))
            case Form.REMARK:
                chart, remark = _chart_and(row)
                shapes = self.composer.compose(chart, columns_of(place, 1, 9)).shapes
                return (*shapes, *remark_shapes(lettering, _remark_texts(remark), place.y))

    def _split(self, row: Row, place: Rect) -> int | None:
        """Return how many columns the words of a pair take: half, or few of them beside a chart that needs more; `None` for none."""
        words, drawing = _words_and_drawing(row)
        splits = [HALF] if not isinstance(drawing.block, Chart) or is_small(drawing.block) else []
        if isinstance(drawing.block, Chart) and isinstance(words.block, Points) and len(words.block.items) <= MOST_NARROW:
            splits.append(NARROW)
        for columns in splits:
            left, right = left_of(drawing, place, columns), right_of(drawing, place, columns)
            if self.composer.fits(words, left) and self.composer.fits(drawing, right):
                return columns
        return None

    def _words(self, words: Piece, region: Rect) -> Composed:
        if isinstance(words.block, Points):
            return large_points_composed(self.composer.lettering, words, words.block, region, "left")
        return self.composer.compose(words, region)

    def _undivided(self, chart: Piece, place: Rect) -> bool:
        return len(self.composer.parts(chart, place)) == 1

    def _region(self, piece: Piece, place: Rect) -> Rect:
        """Return the part of a row's place that `piece` takes; a table stands above the hang line only where it comes first."""
        if isinstance(piece.block, Table) and place.y > self.body.y:
            return place
        return region_of(self.composer.lettering.grid, piece, place, alone=False)


def alone(composer: Composer, piece: Piece, body: Rect, *, heads_itself: bool = False, done: int | None = None) -> Page:
    """Return `piece` on a slide of its own. A quotation is its slide's title where the slide needs no other (`heads_itself`)."""
    block = piece.block
    points = columns_as_points(block) if isinstance(block, Columns) else block
    panels = panels_page(composer.lettering, piece, points, body) if isinstance(points, Points) else None
    if panels is not None:
        return Page(*panels, (piece,))
    if isinstance(block, Points):
        region = region_of(composer.lettering.grid, piece, body)
        return Page(LayoutKind.CONTENT, composer.compose(piece, region, slot="body", alone=True).shapes, (piece,))
    if isinstance(block, Quote) and heads_itself:
        return Page(LayoutKind.QUOTE, quote_slide(composer.lettering, piece, block).shapes, (piece,))
    if isinstance(block, Image) and caption_fits(composer.lettering, block, body):
        return Page(LayoutKind.PICTURE, image_slide(composer.lettering, block, composer.picture(block), body).shapes, (piece,))
    composed = composer.compose(piece, region_of(composer.lettering.grid, piece, body), alone=True, done=done)
    columns = len(block.columns) if isinstance(block, Columns) else 1
    layout = layout_with_text(_LAYOUTS.get(type(block), LayoutKind.HEADLINE), composed.shapes, columns)
    return Page(layout, composed.shapes, (piece,))


def list_pairs(composer: Composer, piece: Piece, body: Rect) -> tuple[tuple[Piece, Piece], ...]:
    """Return a list too long for one column as pairs of lists beside each other, one pair for a slide; () where that reads no better."""
    if not isinstance(piece.block, Points) or composer.fits(piece, region_of(composer.lettering.grid, piece, body)):
        return ()
    return in_two_columns(composer.lettering, piece, piece.block, columns_of(body, 1, HALF), _right_list(body))


def listed(composer: Composer, pair: tuple[Piece, Piece], body: Rect) -> Page:
    """Return two halves of a list beside each other."""
    composed = lists_composed(composer.lettering, pair, columns_of(body, 1, HALF), _right_list(body))
    return Page(LayoutKind.TWO_COLUMN, composed.shapes, pair)


_LAYOUTS: Final = {Points: LayoutKind.CONTENT, Chart: LayoutKind.CHART, Table: LayoutKind.TABLE, Figures: LayoutKind.FIGURES}
"""Layouts by the block whose slot they have, in the order in which they are chosen for several."""


def _layout(rows: Rows) -> LayoutKind:
    forms = {row.form for row in rows}
    if forms & {Form.BESIDE, Form.LISTS, Form.LED}:
        return LayoutKind.TWO_COLUMN
    if forms & {Form.TAKEAWAY, Form.REMARK}:
        return LayoutKind.CHART
    kinds = {type(_as_row(row.pieces[0]).block) for row in rows}
    return next((layout for kind, layout in _LAYOUTS.items() if kind in kinds), LayoutKind.HEADLINE)


def _elasticity(row: Row) -> int:
    """Return how well a row can take more or less height: things side by side and charts best."""
    if row.form is not Form.WHOLE:
        return 4
    kinds = (Table, Points, Chart)
    block = _as_row(row.pieces[0]).block
    return kinds.index(type(block)) + 1 if isinstance(block, kinds) else 0


def _elastic(rows: Rows) -> int:
    """Return the number of the row that takes the height which the others leave."""
    return max(range(len(rows)), key=lambda n: _elasticity(rows[n]))


def _least_height(row: Row) -> float:
    if row.form is not Form.WHOLE:
        return LEAST_DRAWN
    block = row.pieces[0].block
    return LEAST_HEIGHTS[type(block)] * (len(block.items) if isinstance(block, Points) else 1)


def _as_row(piece: Piece) -> Piece:
    """Return `piece` as it stands among others: a list of one item is a remark."""
    block = piece.block
    return as_callout(block)._replace(first=piece.first) if isinstance(block, Points) and len(block.items) == 1 else piece


def _chart_and(row: Row) -> tuple[Piece, Piece]:
    first, second = row.pieces
    return (first, second) if isinstance(first.block, Chart) else (second, first)


def _words_and_drawing(row: Row) -> tuple[Piece, Piece]:
    first, second = row.pieces
    if isinstance(first.block, Points) or (isinstance(first.block, Callout) and not isinstance(second.block, Points)):
        return first, second
    return second, first


def _two_lists(row: Row) -> tuple[Points, Points]:
    first, second = (piece.block for piece in row.pieces)
    assert isinstance(first, Points)
    assert isinstance(second, Points)
    return first, second


def _right_list(place: Rect) -> Rect:
    return right_of(Piece(Points(items=())), place, HALF)


def _led_list(place: Rect) -> Rect:
    return right_of(Piece(Points(items=())), place, NARROW)


def _remark_texts(piece: Piece) -> tuple[RichText, ...]:
    block = piece.block
    callout = as_callout(block).block if isinstance(block, Points) else block
    assert isinstance(callout, Callout)
    title = (callout.heading,) if callout.title else ()
    return (*title, *callout.paragraphs)
