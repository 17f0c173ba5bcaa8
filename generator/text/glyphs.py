"""Outlines of single glyphs as HarfBuzz draws them."""

import uharfbuzz as hb

from generator.text.face import Face

Step = tuple[str, tuple[float, ...]]
"""`M`, `L`, `C` with the points they take, in font units with y upwards; `Z` closes."""


def glyph_outline(face: Face, gid: int) -> tuple[Step, ...]:
    """Return the contours of glyph `gid` of `face`; quadratic curves as the cubic ones of the same form."""
    pen = _Pen()
    face.hb_font.draw_glyph(gid, pen.funcs)
    return tuple(pen.steps)


class _Pen:
    """Notes what HarfBuzz draws."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._at = (0.0, 0.0)
        self.funcs = hb.DrawFuncs()
        self.funcs.set_move_to_func(lambda x, y, _: self._to("M", x, y))
        self.funcs.set_line_to_func(lambda x, y, _: self._to("L", x, y))
        self.funcs.set_quadratic_to_func(self._quadratic_to)
        self.funcs.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, _: self._to("C", x1, y1, x2, y2, x, y))
        self.funcs.set_close_path_func(lambda _: self.steps.append(("Z", ())))

    def _to(self, kind: str, *points: float) -> None:
        self.steps.append((kind, points))
        self._at = points[-2], points[-1]

    def _quadratic_to(self, x1: float, y1: float, x: float, y: float, _: object) -> None:
        x0, y0 = self._at
        self._to("C", x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y)
