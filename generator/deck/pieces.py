"""What composing passes on: a block to be seen, and the shapes it became."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.deck.scene import Group, Shape, TextBox, TextParagraph
from generator.deck.table_columns import Columns as TableColumns
from generator.geometry import Rect
from generator.model.blocks import Columns
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.prose import Callout, Points, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline

Visible = Points | Figures | Chart | Table | Quote | Image | Compare | Timeline | Callout | Columns
"""The blocks that can stand on a slide."""


class Look(NamedTuple):
    """How a list is set: the roles of heads and support, and the gap between items in points."""

    head: str
    support: str
    gap: float


class Piece(NamedTuple):
    """A block or a part of one; in columns nothing but what is seen.

    `first` numbers its first item from 1; `label` is false where a callout has none to show.
    """

    block: Visible
    first: int = 1
    label: bool = True
    follows: bool = False
    """An earlier part of the same block stands on another slide."""
    columns: TableColumns | None = None
    """Those of a table that goes on over several slides, decided for all of them."""
    look: Look | None = None
    """That of a list that goes on over several slides, likewise."""
    part_of: Chart | None = None
    """The chart that goes on over several slides with one scale."""
    numeral: float = 0.0
    """The largest size of the values of a comparison beside others, 0 for its own."""


class Composed(NamedTuple):
    """Shapes and the y at which they end."""

    shapes: tuple[Shape, ...]
    bottom: float


def text_box(name: str, rect: Rect, *paragraphs: TextParagraph, placeholder: str = "", wrap: bool = True) -> TextBox:
    return TextBox(name, rect, paragraphs, placeholder, wrap=wrap)


def flat(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """Yield `shapes` with groups opened."""
    for shape in shapes:
        if isinstance(shape, Group):
            yield from flat(shape.shapes)
        else:
            yield shape
