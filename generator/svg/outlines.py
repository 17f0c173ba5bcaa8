"""Shapes and path data → outlines of lines and cubic curves (SVG 1.1, 8 and 9)."""

import math
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from generator.svg.artwork import Matrix, Outline, Segment
from generator.svg.values import NUMBER, bounded, numbers, rotation

KAPPA: Final = 4 / 3 * math.tan(math.pi / 8)
"""How far the control points of a quarter of a circle are from its ends, to its radius."""
ARGUMENTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAG: Final = re.compile(r"[01]")
_SPACE: Final = re.compile(r"[\s,]*")


def rectangle(x: float, y: float, width: float, height: float, rx: float = 0.0, ry: float = 0.0) -> Outline:
    """Return a rectangle, its corners rounded by radii that are at most half of its sides."""
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if not rx or not ry:
        return (Segment("M", (x, y)), Segment("L", (right, y)), Segment("L", (right, bottom)), Segment("L", (x, bottom)), Segment("Z"))
    kx, ky = rx * (1 - KAPPA), ry * (1 - KAPPA)
    return (
        Segment("M", (x + rx, y)),
        Segment("L", (right - rx, y)),
        Segment("C", (right - kx, y, right, y + ky, right, y + ry)),
        Segment("L", (right, bottom - ry)),
        Segment("C", (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        Segment("L", (x + rx, bottom)),
        Segment("C", (x + kx, bottom, x, bottom - ky, x, bottom - ry)),
        Segment("L", (x, y + ry)),
        Segment("C", (x, y + ky, x + kx, y, x + rx, y)),
        Segment("Z"),
    )


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Outline:
    return rectangle(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry)


def polygon(text: str, *, closed: bool) -> Outline:
    """Return the lines between the points in `text`; a last half point is left out."""
    values = numbers(text)
    steps = [Segment("L" if n else "M", (values[n], values[n + 1])) for n in range(0, len(values) - 1, 2)]
    return (*steps, Segment("Z")) if closed and steps else tuple(steps)


def path(data: str, most: int) -> Outline:
    """Return the outline of path data, as far as it is sound (SVG 1.1, 9.5: what stands before an error is drawn), up to `most` steps."""
    return tuple(islice(_Path().segments(data), most))


class _Path:
    """Follows path data from point to point."""

    def __init__(self) -> None:
        self._x = self._y = 0.0
        self._start = (0.0, 0.0)
        self._control: tuple[float, float] | None = None
        """The last control point of the curve before."""
        self._kind = ""
        """Of the step before."""

    def segments(self, data: str) -> Iterator[Segment]:
        for command, values in _commands(data):
            if not self._kind and command not in "Mm":
                return
            kind = command.upper()
            count = ARGUMENTS[kind]
            if kind == "Z":
                self._x, self._y = self._start
                self._kind = "Z"
                yield Segment("Z")
                continue
            for n in range(0, len(values) - count + 1, count):
                if self._kind == "Z" and kind != "M":
                    yield Segment("M", self._start)
                yield from self._step("L" if kind == "M" and n else kind, command.islower(), values[n : n + count])
            if not values or len(values) % count:
                return

    def _step(self, kind: str, relative: bool, values: list[float]) -> Iterator[Segment]:
        x, y = self._x, self._y
        dx, dy = (x, y) if relative else (0.0, 0.0)
        if kind == "A":
            self._x, self._y = values[5] + dx, values[6] + dy
            yield from arc(x, y, values, self._x, self._y)
            self._control, self._kind = None, kind
            return
        if kind in "HV":
            self._x, self._y = (values[0] + dx, y) if kind == "H" else (x, values[0] + dy)
            points = [self._x, self._y]
        else:
            points = [value + (dy if n % 2 else dx) for n, value in enumerate(values)]
            self._x, self._y = points[-2:]
        if kind == "M":
            self._start = self._x, self._y
        yield self._segment(kind, x, y, points)
        self._kind = kind

    def _segment(self, kind: str, x: float, y: float, points: list[float]) -> Segment:
        if kind in "MLHV":
            self._control = None
            return Segment("M" if kind == "M" else "L", tuple(points))
        if kind in "ST":
            same = self._kind in ("CS" if kind == "S" else "QT") and self._control is not None
            before = self._control if same and self._control else (x, y)
            points = [2 * x - before[0], 2 * y - before[1], *points]
        self._control = points[-4], points[-3]
        if kind in "QT":
            qx, qy, ex, ey = points
            points = [x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y), ex + 2 / 3 * (qx - ex), ey + 2 / 3 * (qy - ey), ex, ey]
        return Segment("C", tuple(points))


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield letters with the numbers after them, up to the first thing that is neither. The flags of arcs need no space around them."""
    command, values, at = "", list[float](), 0
    while (at := _end(_SPACE.match(data, at))) < len(data):
        if data[at].upper() in ARGUMENTS:
            if command:
                yield command, values
            command, values, at = data[at], [], at + 1
            continue
        is_flag = command in ("a", "A") and len(values) % 7 in (3, 4)
        found = _FLAG.match(data, at) if is_flag else NUMBER.match(data, at)
        if not command or not found:
            break
        values.append(bounded(float(found[0])))
        at = found.end()
    if command:
        yield command, values


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def arc(x: float, y: float, values: Iterable[float], end_x: float, end_y: float) -> Iterator[Segment]:
    """Yield curves for an elliptical arc from (`x`, `y`); `values` begin with radii, turn and flags (SVG 1.1, F.6)."""
    rx, ry, turn, large, sweep, *_ = values
    rx, ry = abs(rx), abs(ry)
    if (x, y) == (end_x, end_y):
        return
    if not rx or not ry:
        yield Segment("L", (end_x, end_y))
        return
    turned = rotation(math.radians(turn))
    half_x, half_y = (x - end_x) / 2, (y - end_y) / 2
    px, py = turned.a * half_x + turned.b * half_y, -turned.b * half_x + turned.a * half_y
    grow = max(1.0, math.sqrt((px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    away = max(0.0, (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2) / ((rx * py) ** 2 + (ry * px) ** 2)
    factor = math.sqrt(away) * (-1 if bool(large) == bool(sweep) else 1)
    cx, cy = factor * rx * py / ry, -factor * ry * px / rx
    first = math.atan2((py - cy) / ry, (px - cx) / rx)
    last = math.atan2((-py - cy) / ry, (-px - cx) / rx)
    extent = (last - first) % (2 * math.pi) if sweep else -((first - last) % (2 * math.pi))
    middle_x, middle_y = turned.point(cx, cy)
    place = Matrix(e=(x + end_x) / 2 + middle_x, f=(y + end_y) / 2 + middle_y).after(turned).after(Matrix(a=rx, d=ry))
    pieces = max(1, math.ceil(abs(extent) / (math.pi / 2) - 1e-9))
    step = extent / pieces
    reach = 4 / 3 * math.tan(step / 4)
    for n in range(pieces):
        one, two = first + n * step, first + (n + 1) * step
        controls = (
            math.cos(one) - reach * math.sin(one),
            math.sin(one) + reach * math.cos(one),
            math.cos(two) + reach * math.sin(two),
            math.sin(two) - reach * math.cos(two),
            math.cos(two),
            math.sin(two),
        )
        curve = Segment("C", controls).moved(place)
        yield curve if n < pieces - 1 else Segment("C", (*curve.points[:4], end_x, end_y))


def bounds(outline: Outline) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of `outline`, curves at their extremes; zeros for nothing."""
    xs: list[float] = []
    ys: list[float] = []
    x = y = 0.0
    for segment in outline:
        points = segment.points
        if segment.kind == "C":
            xs += _extremes(x, *points[0::2])
            ys += _extremes(y, *points[1::2])
        if points:
            x, y = points[-2:]
            xs.append(x)
            ys.append(y)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)


def _extremes(a: float, b: float, c: float, d: float) -> Iterator[float]:
    """Yield one coordinate of a cubic curve where it turns back."""
    two, one, none = 3 * (d - 3 * c + 3 * b - a), 6 * (c - 2 * b + a), 3 * (b - a)
    if abs(two) < 1e-9:
        roots = [-none / one] if abs(one) > 1e-9 else []
    else:
        inside = one * one - 4 * two * none
        roots = [(-one + sign * math.sqrt(inside)) / (2 * two) for sign in (1, -1)] if inside >= 0 else []
    for t in roots:
        if 0 < t < 1:
            s = 1 - t
            yield s**3 * a + 3 * s * s * t * b + 3 * s * t * t * c + t**3 * d
