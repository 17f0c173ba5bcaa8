"""A vector picture: outlines, paints and letters in user units, origin top left, y downwards."""

from collections.abc import Iterator
from typing import NamedTuple


class Matrix(NamedTuple):
    """x′ = ax + cy + e, y′ = bx + dy + f (SVG 1.1, 7.4)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, inner: "Matrix") -> "Matrix":
        """Return the change that makes `inner` first and this one then."""
        a, b, c, d, e, f = inner
        return Matrix(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            self.a * e + self.c * f + self.e,
            self.b * e + self.d * f + self.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def is_flat(self) -> bool:
        """Whether everything becomes a line or a point, so that nothing is drawn."""
        return abs(self.a * self.d - self.b * self.c) < 1e-12


UNCHANGED = Matrix()


class Segment(NamedTuple):
    """A step of an outline: `M` and `L` to a point, `C` with two control points before it, `Z` back to the start."""

    kind: str
    points: tuple[float, ...] = ()

    def moved(self, matrix: Matrix) -> "Segment":
        points = self.points
        moved = (matrix.point(points[n], points[n + 1]) for n in range(0, len(points), 2))
        return Segment(self.kind, tuple(value for point in moved for value in point))


Outline = tuple[Segment, ...]


class Color(NamedTuple):
    """`value` is `#RRGGBB` in sRGB, `alpha` from 0, which is clear, to 1."""

    value: str
    alpha: float = 1.0


class Stop(NamedTuple):
    offset: float
    color: Color


class Gradient(NamedTuple):
    """A change of colours along x1, y1, x2, y2, or between two circles given by x, y and radius, continued with its end colours.

    `matrix` leads from the gradient's own space to that of the whole picture.
    """

    places: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: Matrix

    @property
    def is_radial(self) -> bool:
        return len(self.places) == 6


Paint = Color | Gradient


class Stroke(NamedTuple):
    """`cap` and `join` as PDF numbers them: butt, round, square; miter, round, bevel."""

    paint: Paint
    width: float
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    dash: tuple[float, ...] = ()
    dash_offset: float = 0.0


class Shape(NamedTuple):
    """An outline in its own space, which `matrix` leads to the picture's."""

    outline: Outline
    matrix: Matrix
    fill: Paint | None = None
    stroke: Stroke | None = None
    even_odd: bool = False


class Font(NamedTuple):
    """The families wanted, first the best, the size in the text's own space, and the weight."""

    families: tuple[str, ...]
    size: float
    bold: bool = False


class Words(NamedTuple):
    """Text of one look."""

    text: str
    font: Font
    fill: Paint | None
    stroke: Stroke | None
    dx: float = 0.0
    dy: float = 0.0


class Lettering(NamedTuple):
    """Words on one line from (`x`, `y`) on the baseline, in a space that `matrix` leads to the picture's.

    `anchor` is the part of its width that lies left of `x`: 0, 0.5 or 1.
    """

    words: tuple[Words, ...]
    x: float
    y: float
    anchor: float
    matrix: Matrix


class Clip(NamedTuple):
    """What of a layer is seen: the inside of an outline in the picture's space."""

    outline: Outline
    even_odd: bool = False


class Layer(NamedTuple):
    """Items painted as one, then made translucent and cut."""

    items: "tuple[Item, ...]"
    alpha: float = 1.0
    clips: tuple[Clip, ...] = ()


Item = Shape | Lettering | Layer


class LeftOut(NamedTuple):
    """What a file asks for and is not drawn, with the line it stands on."""

    what: str
    line: int


class Artwork(NamedTuple):
    """A picture of `width` × `height` user units of 3/4 pt; `has_size` if the file states that, not only proportions."""

    width: float
    height: float
    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...] = ()
    has_size: bool = False


def letterings(items: tuple[Item, ...]) -> Iterator[Lettering]:
    """Yield the text among `items`, at any depth."""
    for item in items:
        if isinstance(item, Layer):
            yield from letterings(item.items)
        elif isinstance(item, Lettering):
            yield item
