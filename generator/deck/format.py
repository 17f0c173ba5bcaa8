"""What a deck's slides are made on: their size, the grid of their content, and a layout for each kind of slide."""

from collections.abc import Mapping
from typing import NamedTuple

from generator.deck.grid import Grid, own_grid
from generator.deck.master import HEIGHT, LayoutSpec, columns, layouts
from generator.deck.scene import LayoutKind
from generator.model.document import SlideSize


class Format(NamedTuple):
    """Size and grid in points as slides are planned; `scale` turns them into points of the file.

    Slides are planned at the size that the deck's type scale is made for, however large the file's slides are.
    """

    width: float
    height: float
    grid: Grid
    layouts: Mapping[LayoutKind, LayoutSpec]
    scale: float = 1.0

    @property
    def own(self) -> bool:
        """Whether the layouts are our own, with leaves and a running head, and not those of a template."""
        return self.layouts[LayoutKind.HEADLINE].own


def own_format(filled_leaves: bool = True, size: SlideSize = SlideSize.WIDE) -> Format:
    """Return the format of our own master for slides of `size`."""
    return Format(columns(size).width, HEIGHT, own_grid(size), {spec.kind: spec for spec in layouts(filled_leaves, size)})
