"""Where blocks stand in the body of a slide: parts of its twelve columns, and which of them a block alone takes."""

from generator.deck.compose_table import table_region
from generator.deck.grid import Grid
from generator.deck.master import COLUMNS, GUTTER
from generator.deck.pieces import Piece
from generator.geometry import Rect
from generator.model.compare import Compare
from generator.model.figures import Figures
from generator.model.prose import Callout, Points
from generator.model.table import Table

HALF = COLUMNS // 2
FEW = 4
"""Columns of figures and of a remark beside words."""


def columns_of(body: Rect, first: int, count: int) -> Rect:
    """Return `count` columns of `body` from column `first` (1 to 12) on."""
    pitch = (body.width + GUTTER) / COLUMNS
    return Rect(body.x + pitch * (first - 1), body.y, pitch * count - GUTTER, body.height)


def region_of(grid: Grid, piece: Piece, body: Rect, *, alone: bool = True) -> Rect:
    """Return the region that a piece is divided for and composed in; one that is `alone` on its slide fills a template's own place."""
    match piece.block:
        case Points() if alone and grid.fixed_head:
            return Rect.edges(body.x, grid.text_top, body.right, body.bottom)
        case Points() | Callout():
            return Rect(body.x, body.y, grid.text_width, body.height)
        case Table():
            return table_region(grid, body)
        case Compare() if not alone:
            return columns_of(body, 5, 8)
        case _:
            return body


def left_of(piece: Piece, body: Rect, columns: int) -> Rect:
    """Return where words stand beside a drawing: on `columns` columns, or on what one that needs few leaves them."""
    match piece.block:
        case Figures() | Callout():
            left = columns_of(body, 1, COLUMNS - FEW)
            return Rect.edges(left.x, left.y, left.right - GUTTER, left.bottom)
        case _:
            return columns_of(body, 1, columns)


def right_of(piece: Piece, body: Rect, columns: int) -> Rect:
    """Return where a drawing stands beside words that take `columns` columns on the left."""
    match piece.block:
        case Figures() | Callout():
            return columns_of(body, COLUMNS - FEW + 1, FEW)
        case Compare():
            return columns_of(body, columns + 1, COLUMNS - columns)
        case _:
            right = columns_of(body, columns + 1, COLUMNS - columns)
            return Rect.edges(right.x + GUTTER, right.y, right.right, right.bottom)


def tall_body(grid: Grid) -> Rect:
    """Return the body below a headline of two lines, which whatever is grouped has to fit."""
    return grid.body(grid.tall_hang_line)
