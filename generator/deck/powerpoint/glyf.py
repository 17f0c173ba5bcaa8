"""The outlines of a TrueType font, composite glyphs dissolved into their parts (OpenType 1.9, `glyf` and `loca`)."""

import struct
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from generator.text.sfnt import LONG_OFFSETS

ON_CURVE, X_SHORT, Y_SHORT, REPEAT, X_SAME, Y_SAME = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20
"""Flags of a point. X_SAME and Y_SAME mean a positive sign beside a short step."""
WORDS, OFFSETS, ONE_SCALE, MORE, TWO_SCALES, MATRIX, SCALED_OFFSET = 0x0001, 0x0002, 0x0008, 0x0020, 0x0040, 0x0080, 0x0800
"""Flags of a component."""
DEEPEST: Final = 8
"""Levels of composites within composites; fonts have two or three."""
MOST_POINTS: Final = 0xFFFF
"""What 16-bit contour ends can number."""

Box = tuple[int, int, int, int]
Step = tuple[int, int]


class Outline(NamedTuple):
    """A glyph: points per contour, and by point the step from the one before, whether it is on the curve; font units.

    `box` is what the font says, or the points' extent for a composite; a glyph without contours has none of anything.
    """

    sizes: tuple[int, ...]
    points: list[Step]
    on_curve: list[int]
    box: Box
    program: bytes


EMPTY: Final = Outline((), [], [], (0, 0, 0, 0), b"")


class Component(NamedTuple):
    """A part of a composite: x' = a·x + c·y + dx, y' = b·x + d·y + dy."""

    gid: int
    matrix: tuple[float, float, float, float]
    dx: float
    dy: float


def read_outlines(tables: Mapping[str, bytes]) -> list[Outline]:
    """Return the outline of every glyph, by glyph id.

    Raises `ValueError`, `IndexError` or `struct.error` for a font that breaks the format.
    """
    glyf = tables["glyf"]
    ends = _offsets(tables)
    if any(start > end for start, end in pairwise(ends)) or ends[-1] > len(glyf):
        raise ValueError("loca points outside glyf")
    data = [glyf[start:end] for start, end in pairwise(ends)]
    return [_outline(data, gid) for gid in range(len(data))]


def _offsets(tables: Mapping[str, bytes]) -> list[int]:
    loca = tables["loca"]
    if struct.unpack_from(">h", tables["head"], 50)[0] == LONG_OFFSETS:
        return list(struct.unpack(f">{len(loca) // 4}I", loca))
    return [2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca)]


def _outline(data: list[bytes], gid: int) -> Outline:
    if not data[gid]:
        return EMPTY
    (contours,) = struct.unpack_from(">h", data[gid])
    return _simple(data[gid], contours) if contours >= 0 else _dissolved(data, gid)


def _simple(data: bytes, contours: int) -> Outline:
    if not contours:
        return EMPTY
    box: Box = struct.unpack_from(">4h", data, 2)
    ends = struct.unpack_from(f">{contours}H", data, 10)
    count = ends[-1] + 1
    sizes = tuple(end - start for start, end in pairwise((-1, *ends)))
    if min(sizes) < 0:
        raise ValueError("contours out of order")
    at = 10 + 2 * contours
    (length,) = struct.unpack_from(">H", data, at)
    program = data[at + 2 : at + 2 + length]
    flags, at = _flags(data, at + 2 + length, count)
    xs, at = _steps(data, at, flags, X_SHORT, X_SAME)
    ys, at = _steps(data, at, flags, Y_SHORT, Y_SAME)
    if at > len(data):
        raise ValueError("an outline that is cut off")
    return Outline(tuple(filter(None, sizes)), list(zip(xs, ys, strict=True)), [flag & ON_CURVE for flag in flags], box, program)


def _flags(data: bytes, at: int, count: int) -> tuple[list[int], int]:
    """Return `count` flags, and where they end in `data`."""
    flags: list[int] = []
    left = count
    while left > 0:
        flag = data[at]
        at += 1
        times = 1
        if flag & REPEAT:
            times += data[at]
            at += 1
        flags += [flag] * times
        left -= times
    if left < 0:
        raise ValueError("more flags than points")
    return flags, at


def _steps(data: bytes, at: int, flags: Iterable[int], short: int, same: int) -> tuple[list[int], int]:
    """Return the steps in one direction, and where they end in `data`."""
    steps: list[int] = []
    append = steps.append
    for flag in flags:
        if flag & short:
            append(data[at] if flag & same else -data[at])
            at += 1
        elif flag & same:
            append(0)
        else:
            append(((data[at] << 8 | data[at + 1]) ^ 0x8000) - 0x8000)
            at += 2
    return steps, at


def _dissolved(data: list[bytes], gid: int) -> Outline:
    """Return a composite as a simple glyph, without its program, whose points are now others."""
    sizes, points, on_curve = _parts(data, gid, 0)
    if not sizes:
        return EMPTY
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise([(0, 0), *points])]
    xs, ys = zip(*points, strict=True)
    return Outline(tuple(sizes), steps, on_curve, (min(xs), min(ys), max(xs), max(ys)), b"")


def _parts(data: list[bytes], gid: int, depth: int) -> tuple[list[int], list[Step], list[int]]:
    """Return the contours' sizes, the places of the points and whether they are on the curve, of any glyph."""
    if depth > DEEPEST:
        raise ValueError("composite glyphs that hold each other")
    if not data[gid]:
        return [], [], []
    (contours,) = struct.unpack_from(">h", data[gid])
    if contours >= 0:
        simple = _simple(data[gid], contours)
        xs, ys = accumulate(x for x, _ in simple.points), accumulate(y for _, y in simple.points)
        return list(simple.sizes), list(zip(xs, ys, strict=True)), simple.on_curve
    sizes: list[int] = []
    points: list[Step] = []
    on_curve: list[int] = []
    for component in _components(data[gid]):
        part = _parts(data, component.gid, depth + 1)
        sizes += part[0]
        points += [_placed(component, x, y) for x, y in part[1]]
        on_curve += part[2]
        if len(points) > MOST_POINTS:
            raise ValueError("a composite glyph of too many points")
    return sizes, points, on_curve


def _placed(component: Component, x: int, y: int) -> Step:
    a, b, c, d = component.matrix
    return round(a * x + c * y + component.dx), round(b * x + d * y + component.dy)


def _components(data: bytes) -> list[Component]:
    components: list[Component] = []
    at, flags = 10, MORE
    while flags & MORE:
        flags, gid = struct.unpack_from(">2H", data, at)
        if not flags & OFFSETS:
            raise ValueError("a composite glyph placed by its points")
        form = ">2h" if flags & WORDS else ">2b"
        dx, dy = struct.unpack_from(form, data, at + 4)
        matrix, size = _matrix(data, at + 4 + struct.calcsize(form), flags)
        at += 4 + struct.calcsize(form) + size
        a, b, c, d = matrix
        if flags & SCALED_OFFSET:
            dx, dy = dx * (a * a + b * b) ** 0.5, dy * (c * c + d * d) ** 0.5
        components.append(Component(gid, matrix, dx, dy))
    return components


def _matrix(data: bytes, at: int, flags: int) -> tuple[tuple[float, float, float, float], int]:
    """Return the scales of a component and the bytes they take; each is a signed number with 14 bits of fraction."""
    count = 1 if flags & ONE_SCALE else 2 if flags & TWO_SCALES else 4 if flags & MATRIX else 0
    values = [value / 0x4000 for value in struct.unpack_from(f">{count}h", data, at)]
    match values:
        case [scale]:
            matrix = (scale, 0.0, 0.0, scale)
        case [x, y]:
            matrix = (x, 0.0, 0.0, y)
        case [a, b, c, d]:
            matrix = (a, b, c, d)
        case _:
            matrix = (1.0, 0.0, 0.0, 1.0)
    return matrix, 2 * count
