"""A drawing: a size and marks at fixed places, painted by any output. Points, origin top left, y downwards."""

from typing import TYPE_CHECKING, NamedTuple

from generator.geometry import Rect
from generator.layout.structure import Owner
from generator.pictures import PictureFile
from generator.text.lines import Line

if TYPE_CHECKING:
    from generator.svg.artwork import Artwork


class Glyphs(NamedTuple):
    """A set line with its left edge at `x` and its baseline at `y`."""

    line: Line
    x: float
    y: float


class Rule(NamedTuple):
    """A straight stroke of `weight` points in a palette role; `dash` alternates on and off lengths."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    color: str
    dash: tuple[float, ...] = ()


class Box(NamedTuple):
    """A rectangle, filled and/or stroked with palette roles ("" for none)."""

    rect: Rect
    fill: str = ""
    stroke: str = ""
    weight: float = 0.0


class MoveTo(NamedTuple):
    x: float
    y: float


class LineTo(NamedTuple):
    x: float
    y: float


class CurveTo(NamedTuple):
    """A cubic Bézier segment."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


class Path(NamedTuple):
    """An outline of segments; `close` joins its ends."""

    segments: tuple[MoveTo | LineTo | CurveTo, ...]
    fill: str = ""
    stroke: str = ""
    weight: float = 0.0
    dash: tuple[float, ...] = ()
    close: bool = False


class Bitmap(NamedTuple):
    """A picture in a rectangle of its proportions."""

    picture: PictureFile
    rect: Rect


class Vector(NamedTuple):
    """A vector picture without letters, in a rectangle of its proportions; `key` is the same for those that look the same."""

    artwork: "Artwork"
    key: str
    rect: Rect


class Group(NamedTuple):
    """Marks that are one thing to a reader. `bounds` is the room of a figure.

    The innermost group tells whose a mark is; marks outside of groups are layout.
    """

    marks: tuple["Mark", ...]
    owner: Owner
    bounds: Rect | None = None


class Anchor(NamedTuple):
    """A named place that links and bookmarks point at."""

    name: str
    x: float
    y: float


Mark = Glyphs | Rule | Box | Path | Bitmap | Vector | Group | Anchor


class Drawing(NamedTuple):
    """Marks and the size they need."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()
