"""Glyphs as HarfBuzz draws them → `glyf`, `loca`, `hmtx` and `maxp` tables: cubic curves become quadratic ones.

The curves of PostScript fonts (`CFF `, `CFF2`) are cubic, those of TrueType are quadratic (OpenType 1.9, `glyf`). HarfBuzz draws
every kind, also an instance of a variable font, so that nothing here reads charstrings.
"""

import struct
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import uharfbuzz as hb
from fontTools.cu2qu.cu2qu import curve_to_quadratic
from fontTools.cu2qu.errors import Error

from generator.text.face import Face

TOLERANCE: Final = 0.0002
"""How far, in em, a quadratic curve may be from the cubic one before points are rounded to font units: rounding adds more than this."""
ON_CURVE, X_SHORT, Y_SHORT, X_SAME, Y_SAME, OVERLAP = 0x01, 0x02, 0x04, 0x10, 0x20, 0x40
"""Flags of a point. X_SAME and Y_SAME mean a positive sign beside a short step, no step where it is long."""
FARTHEST: Final = 0x3FFF
"""Coordinates and half of the steps between them that 16 bits hold."""
MOST_POINTS: Final = 0x7FFF
"""Of a glyph; ideographs of many strokes have some hundreds."""

Spot = tuple[int, int, int]
"""A point: x, y, and whether it is on the curve."""


class Maxima(NamedTuple):
    """What the longest glyphs have."""

    points: int
    contours: int


class DrawnTables(NamedTuple):
    """The tables that depend on outlines; metrics have one advance for each glyph."""

    glyf: bytes
    loca: bytes
    """With 32-bit offsets."""
    hmtx: bytes
    maxp: bytes
    box: tuple[int, int, int, int]
    """What holds the ink of all glyphs: left, bottom, right, top."""


def draw_tables(face: Face, gids: Sequence[int]) -> DrawnTables:
    """Return tables in which glyph n is the outline of `gids[n]` of `face`, in font units.

    Raises `ValueError` for a glyph of more points, or farther out, than the format holds.
    """
    pen = _Pen(TOLERANCE * face.upem)
    overlap = OVERLAP if face.location else 0
    glyf, metrics, offsets = bytearray(), bytearray(), [0]
    boxes, maxima = [], Maxima(0, 0)
    for gid in gids:
        contours = pen.contours(face.hb_font, gid)
        left = 0
        if contours:
            box = _box(contours)
            left = box[0]
            boxes.append(box)
            glyf += _record(contours, box, overlap)
            maxima = Maxima(max(maxima.points, sum(map(len, contours))), max(maxima.contours, len(contours)))
        offsets.append(len(glyf))
        metrics += struct.pack(">Hh", face.hb_font.get_glyph_h_advance(gid) & 0xFFFF, left)
    loca = struct.pack(f">{len(offsets)}I", *offsets)
    return DrawnTables(bytes(glyf), loca, bytes(metrics), _maxp(len(gids), maxima), _hull(boxes))


class _Pen:
    """Collects what HarfBuzz draws as contours of points; `tolerance` in font units.

    Exceptions would be lost on their way through HarfBuzz: what is wrong is kept in `_fault` instead.
    """

    def __init__(self, tolerance: float) -> None:
        self._tolerance = tolerance
        self._contours: list[list[Spot]] = []
        self._at = (0.0, 0.0)
        self._room = MOST_POINTS
        self._fault = ""
        self._funcs = hb.DrawFuncs()
        self._funcs.set_move_to_func(self._move_to)
        self._funcs.set_line_to_func(self._line_to)
        self._funcs.set_quadratic_to_func(self._quadratic_to)
        self._funcs.set_cubic_to_func(self._cubic_to)

    def contours(self, font: Any, gid: int) -> list[list[Spot]]:
        """Return the contours of a glyph, the other way round: outer ones run clockwise in TrueType."""
        self._contours, self._room = [], MOST_POINTS
        font.draw_glyph(gid, self._funcs)
        if self._fault:
            raise ValueError(f"glyph {gid} {self._fault}")
        closed = [contour[:-1] if contour[0] == contour[-1] else contour for contour in self._contours]
        return [contour[::-1] for contour in closed if len(contour) > 1]

    def _move_to(self, x: float, y: float, _: object) -> None:
        self._contours.append([])
        self._add(((x, y),))
        self._at = x, y

    def _line_to(self, x: float, y: float, _: object) -> None:
        self._add(((x, y),))
        self._at = x, y

    def _quadratic_to(self, x1: float, y1: float, x: float, y: float, _: object) -> None:
        self._add(((x1, y1), (x, y)))
        self._at = x, y

    def _cubic_to(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float, _: object) -> None:
        """Add quadratic curves; between two points off the curve the middle is on it without being stored."""
        try:
            curve = curve_to_quadratic((self._at, (x1, y1), (x2, y2), (x, y)), self._tolerance)
        except (Error, ArithmeticError):
            self._fault = "has a curve that cannot be converted"
            return
        self._add(curve[1:])
        self._at = x, y

    def _add(self, points: Sequence[tuple[float, float]]) -> None:
        """Add `points` to the last contour: all but the last are off the curve."""
        self._room -= len(points)
        if self._room < 0:
            self._fault = "has too many points"
        elif not all(-FARTHEST <= x <= FARTHEST and -FARTHEST <= y <= FARTHEST for x, y in points):
            self._fault = "leaves its em square by far"
        else:
            last = len(points) - 1
            self._contours[-1] += [(round(x), round(y), ON_CURVE if n == last else 0) for n, (x, y) in enumerate(points)]


def _box(contours: Iterable[Iterable[Spot]]) -> tuple[int, int, int, int]:
    """Return the box of all points, on the curve or not, as fonts made by conversion have it."""
    xs, ys, _ = zip(*(spot for contour in contours for spot in contour), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _hull(boxes: Sequence[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    if not boxes:
        return 0, 0, 0, 0
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _record(contours: Sequence[Sequence[Spot]], box: tuple[int, int, int, int], overlap: int) -> bytes:
    """Return a simple glyph without instructions, padded to four bytes. `overlap` is a flag of its first point, or 0."""
    flags, xs, ys, ends = bytearray(), bytearray(), bytearray(), []
    before_x = before_y = 0
    for contour in contours:
        for x, y, on_curve in contour:
            flags.append(on_curve | _step(x - before_x, xs, X_SHORT, X_SAME) | _step(y - before_y, ys, Y_SHORT, Y_SAME))
            before_x, before_y = x, y
        ends.append(len(flags) - 1)
    flags[0] |= overlap
    head = struct.pack(f">5h{len(ends)}HH", len(ends), *box, *ends, 0)
    return b"".join((head, flags, xs, ys, bytes(-(len(head) + len(flags) + len(xs) + len(ys)) % 4)))


def _step(step: int, steps: bytearray, short: int, same: int) -> int:
    """Add one coordinate's `step` to `steps` and return the flags that tell its form."""
    if step == 0:
        return same
    if -256 < step < 256:
        steps.append(abs(step))
        return short | same if step > 0 else short
    steps += struct.pack(">h", step)
    return 0


def _maxp(count: int, maxima: Maxima) -> bytes:
    """Return `maxp` 1.0 of simple glyphs without instructions."""
    return struct.pack(">I14H", 0x00010000, count, *maxima, 0, 0, 2, *[0] * 8)
