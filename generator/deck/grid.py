"""Where the parts of a content slide stand: its columns, its headline, its body and its foot. Points, origin top left."""

from typing import Final, NamedTuple

from generator.deck.master import BODY_END, COLUMNS, GUTTER, HANG_LINE, TALL_HANG_LINE, Level, columns
from generator.geometry import Rect
from generator.model.document import SlideSize


class Grid(NamedTuple):
    """Twelve columns from `left`, `pitch` apart, and the heights between which things stand on them."""

    left: float
    pitch: float
    hang_line: float
    """Where a body starts below a headline of one line."""
    tall_hang_line: float
    """The same below a headline of two."""
    body_end: float
    headline: Rect
    headline_measure: float
    """Width that a headline's lines may take."""
    running_head: Rect
    source: Rect
    text_columns: int = 9
    """Columns that running text takes."""
    width: float = 960.0
    """That of the slide."""
    source_lines: int = 2
    """Lines that the foot holds."""
    fixed_head: bool = False
    """Whether the headline has no more than its place, and pushes no body down."""
    text_top: float = 0.0
    """Where text alone starts that has no running head above it, in a template."""
    levels: tuple[Level, ...] = ()
    """How a template indents lists, () for our own way."""

    def column_x(self, number: int) -> float:
        """Return the left edge of column `number` (1 to 12)."""
        return self.left + self.pitch * (number - 1)

    def columns_width(self, count: int) -> float:
        """Return the width of `count` columns with the gutters between them."""
        return self.pitch * count - GUTTER

    @property
    def text_width(self) -> float:
        """The width that running text takes."""
        return self.columns_width(self.text_columns)

    @property
    def hinge(self) -> float:
        """The right edge of the three columns that stand apart from the others."""
        return self.column_x(1) + self.columns_width(3)

    @property
    def leaf_width(self) -> float:
        """The width of text on the left leaf of a cover."""
        return self.hinge - self.left - GUTTER

    def widened(self, region: Rect, count: int) -> Rect:
        """Return `region` over `count` columns where it is those of running text, any other as it is."""
        is_text = abs(region.width - self.text_width) < 1
        return region._replace(width=max(self.columns_width(count), self.text_width)) if is_text else region

    def body(self, top: float) -> Rect:
        """Return the body from `top` to its end, over all columns."""
        return Rect(self.left, top, self.columns_width(COLUMNS), self.body_end - top)


def own_grid(size: SlideSize) -> Grid:
    """Return that of our own layouts for slides of `size`."""
    on = columns(size)
    return Grid(
        on.margin,
        on.pitch,
        HANG_LINE,
        TALL_HANG_LINE,
        BODY_END,
        on.headline,
        on.span(11),
        on.running_head,
        on.source,
        on.text,
        on.width,
    )


OWN_GRID: Final = own_grid(SlideSize.WIDE)
