"""Where the logo and the footer of a brand stand on our own slides."""

from generator.deck.grid import Grid
from generator.deck.master import COLUMNS, GUTTER
from generator.geometry import Rect
from generator.theme.brand import Brand

TOP = 18.0
"""The upper edge of the logo on every slide; its height is that of the running head and a little more."""
WIDTH, HEIGHT = 110.0, 26.0
COVER_TOP = 40.0
COVER_WIDTH, COVER_HEIGHT = 150.0, 44.0
FOOTER_COLUMNS = 4
FOOTER_DROP, FOOTER_HEIGHT = 18.0, 16.0
"""From the top of the foot, below the slide number."""


def logo_rect(grid: Grid, brand: Brand) -> Rect:
    """Return the place of the logo on content slides, at the right of the running head."""
    return brand.logo_rect(grid.body(0).right, TOP, WIDTH, HEIGHT)


def title_logo(grid: Grid, brand: Brand) -> Rect:
    """Return the place of the logo on the title slide, beside the series."""
    return brand.logo_rect(grid.body(0).right, COVER_TOP, COVER_WIDTH, COVER_HEIGHT)


def closing_logo(grid: Grid, brand: Brand) -> Rect:
    """Return the place of the logo on the closing slide, on paper left of its leaf."""
    return brand.logo_rect(grid.width - grid.hinge - 2 * GUTTER, COVER_TOP, COVER_WIDTH, COVER_HEIGHT)


def footer_rect(grid: Grid) -> Rect:
    """Return the place of the brand's words, at the right of the foot."""
    return Rect.edges(
        grid.column_x(COLUMNS - FOOTER_COLUMNS + 1),
        grid.source.y + FOOTER_DROP,
        grid.body(0).right,
        grid.source.y + FOOTER_DROP + FOOTER_HEIGHT,
    )


def branded_grid(grid: Grid, brand: Brand) -> Grid:
    """Return `grid` with shorter lines beside the logo and the brand's words."""
    if brand.logo:
        room = logo_rect(grid, brand).x - GUTTER - grid.left
        grid = grid._replace(running_head=grid.running_head._replace(width=min(grid.running_head.width, room)))
    if brand.footer:
        grid = grid._replace(source=grid.source._replace(width=grid.columns_width(COLUMNS - FOOTER_COLUMNS)))
    return grid
