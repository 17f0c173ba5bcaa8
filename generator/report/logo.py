"""The logo of a brand on the first page."""

from generator.geometry import Rect
from generator.layout.drawing import Bitmap, Group, Mark
from generator.layout.setter import Setter
from generator.layout.structure import Artifact, Element, Tag
from generator.report.grid import TAB_HEIGHT, Grid
from generator.theme.brand import Brand
from generator.theme.page import Head

LARGEST_WIDTH, LARGEST_HEIGHT = 120.0, 24.0
GAP = 8.0
"""From the logo to the head below it."""
TAB_GAP = 5.0
WORD_RISE = 21.0
"""From the top of the type area up to the letters of a masthead's word."""
LEAST_TOP = 20.0
"""From the paper's edge: office printers leave a quarter of an inch white."""
LEAST_HEIGHT = 9.0


def logo_marks(setter: Setter, grid: Grid, root: Element) -> tuple[Mark, ...]:
    """Return the logo as a figure of `root`, as ornament where it says nothing; none on official papers, which have no place for it."""
    brand = setter.theme.brand
    rect = _place(grid, brand)
    if brand.logo is None or rect is None:
        return ()
    owner = root.add(Tag.FIGURE, alt=brand.alt) if brand.alt else Artifact.LAYOUT
    return (Group((Bitmap(brand.logo, rect),), owner, rect),)


def _place(grid: Grid, brand: Brand) -> Rect | None:
    """Return where the logo stands: above the word of a masthead, whose right has the occasion, else at the right of the upper margin."""
    head = grid.design.head
    on_masthead = head is Head.MASTHEAD
    top = TAB_HEIGHT + TAB_GAP if on_masthead and grid.design.tab else LEAST_TOP
    bottom = grid.top - (WORD_RISE if on_masthead else GAP)
    height = min(LARGEST_HEIGHT, bottom - top)
    if head is Head.OFFICIAL or height < LEAST_HEIGHT:
        return None
    rect = brand.logo_rect(grid.full, bottom - height, LARGEST_WIDTH, height)
    return rect.moved(-rect.x, 0.0) if on_masthead else rect
