"""What a deck's slides are made on: their size, the grid of their content, and a layout for each kind of slide."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from generator.deck.branding import branded_grid
from generator.deck.grid import Grid, own_grid
from generator.deck.master import HEIGHT, LayoutSpec, layouts
from generator.deck.scene import LayoutKind
from generator.model.document import SlideSize
from generator.theme.theme import Theme


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


def own_format(theme: Theme, size: SlideSize = SlideSize.WIDE) -> Format:
    """Return the format of our own master for slides of `size`, with room for the logo and the footer of the theme's brand."""
    grid = branded_grid(own_grid(size), theme.brand)
    specs = (_branded_spec(spec, grid) for spec in layouts(theme.filled_leaves, size))
    return Format(grid.width, HEIGHT, grid, {spec.kind: spec for spec in specs})


def _branded_spec(spec: LayoutSpec, grid: Grid) -> LayoutSpec:
    """Return `spec` with its running head as long as `grid` has it."""
    slots = (replace(slot, rect=grid.running_head) if slot.name == "running-head" else slot for slot in spec.slots)
    return spec._replace(slots=tuple(slots))
