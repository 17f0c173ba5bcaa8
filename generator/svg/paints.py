"""Paints: colours and gradients as shapes refer to them (SVG 1.1, 11 and 13)."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Final

from generator.svg.artwork import Color, Gradient, Matrix, Outline, Paint, Stop, Stroke
from generator.svg.css import StyleSheet
from generator.svg.outlines import bounds
from generator.svg.styles import INITIAL, Style, style_of
from generator.svg.tree import Element
from generator.svg.values import color, length, numbers, share, transform

CAPS: Final = {"butt": 0, "round": 1, "square": 2}
JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}
MOST_HREFS: Final = 10
"""Gradients that borrow from each other."""
MOST_STOPS: Final = 64
MOST_DASHES: Final = 32
GRADIENTS: Final = ("linearGradient", "radialGradient")
Report = Callable[[str, int], None]


class Paints:
    """The paints of one file; `report` is told what is not drawn."""

    def __init__(self, ids: Mapping[str, Element], sheet: StyleSheet, report: Report) -> None:
        self._ids = ids
        self._sheet = sheet
        self._report = report
        self._known: dict[int, tuple[Stop, ...]] = {}
        """The stops of gradients, by the identity of their elements."""

    def fill(self, style: Style, outline: Outline, matrix: Matrix, line: int) -> Paint | None:
        paint = self._paint(style.get("fill", "black"), style, outline, matrix, line)
        return _faded(paint, style.share("fill-opacity"))

    def stroke(self, style: Style, outline: Outline, matrix: Matrix, line: int, diagonal: float) -> Stroke | None:
        width = length(style.get("stroke-width", "1"), diagonal, style.size, 1.0)
        paint = _faded(self._paint(style.get("stroke", "none"), style, outline, matrix, line), style.share("stroke-opacity"))
        if paint is None or width <= 0:
            return None
        dash = tuple(numbers(style.get("stroke-dasharray")))[:MOST_DASHES]
        dash = dash * 2 if len(dash) % 2 else dash
        return Stroke(
            paint,
            width,
            CAPS.get(style.get("stroke-linecap"), 0),
            JOINS.get(style.get("stroke-linejoin"), 0),
            max(1.0, length(style.get("stroke-miterlimit", "4"), 1.0, default=4.0)),
            dash if dash and min(dash) >= 0 and sum(dash) > 0 else (),
            length(style.get("stroke-dashoffset", "0"), diagonal, style.size),
        )

    def _paint(self, text: str, style: Style, outline: Outline, matrix: Matrix, line: int) -> Paint | None:
        name, fallback = reference(text)
        if not name:
            return self._color(text, style, line)
        element = self._ids.get(name)
        if element is not None and element.name in GRADIENTS:
            return self._gradient(element, outline, matrix)
        if not fallback or element is not None:
            self._report(element.name if element is not None else f"a paint that is not there (#{name})", line)
        return self._color(fallback or "none", style, line)

    def _color(self, text: str, style: Style, line: int) -> Color | None:
        if text == "none":
            return None
        found = color(style.get("color", "black") if text.lower() == "currentcolor" else text)
        if found is None:
            self._report(f'the colour "{text[:30]}"', line)
        return found

    def _gradient(self, element: Element, outline: Outline, matrix: Matrix) -> Paint | None:
        """Return a gradient in the picture's space, the only colour of one without a change, or `None` for one without colours."""
        chain = list(self._chain(element))
        stops = next((stops for one in chain if (stops := self._stops(one))), ())
        if len(stops) < 2:
            return stops[0].color if stops else None
        found: dict[str, str] = {}
        for one in reversed(chain):
            found.update(one.attributes)
        if found.get("spreadMethod", "pad") != "pad":
            self._report(f"the spreadMethod {found['spreadMethod'][:10]}", element.line)
        space = matrix
        if found.get("gradientUnits") != "userSpaceOnUse":
            left, top, right, bottom = bounds(outline)
            if right <= left or bottom <= top:
                return stops[-1].color  # a box without an inside has no gradient (SVG 1.1, 7.11)
            space = matrix.after(Matrix(right - left, 0, 0, bottom - top, left, top))
        space = space.after(transform(found.get("gradientTransform", "")))
        places = _places(element.name, found)
        if space.is_flat or (places[-1] <= 0 if len(places) == 6 else places[:2] == places[2:]):
            return stops[-1].color
        return Gradient(places, stops, space)

    def _chain(self, element: Element) -> Iterator[Element]:
        """Yield a gradient and those that it borrows from."""
        at: Element | None = element
        for _ in range(MOST_HREFS):
            if at is None or at.name not in GRADIENTS:
                return
            yield at
            at = self._ids.get(at.attributes.get("href", "").removeprefix("#"))

    def _stops(self, element: Element) -> tuple[Stop, ...]:
        """Return the stops of a gradient in order, each offset at least that of the one before."""
        if id(element) not in self._known:
            self._known[id(element)] = tuple(islice(self._made_stops(element), MOST_STOPS))
        return self._known[id(element)]

    def _made_stops(self, element: Element) -> Iterator[Stop]:
        last = 0.0
        for child in element.children:
            if child.name == "stop":
                style = style_of(child, INITIAL, self._sheet)
                last = max(last, share(child.attributes.get("offset", "0"), 0.0))
                shown = self._color(style.get("stop-color", "black"), style, child.line) or Color("#000000")
                yield Stop(last, Color(shown.value, shown.alpha * style.share("stop-opacity")))


def _places(name: str, found: Mapping[str, str]) -> tuple[float, ...]:
    def place(key: str, default: str) -> float:
        return length(found.get(key, default), 1.0)

    if name == "linearGradient":
        return place("x1", "0"), place("y1", "0"), place("x2", "1"), place("y2", "0")
    cx, cy, r = place("cx", "50%"), place("cy", "50%"), place("r", "50%")
    fx = place("fx", str(cx)) if "fx" in found else cx
    fy = place("fy", str(cy)) if "fy" in found else cy
    return fx, fy, max(0.0, place("fr", "0")), cx, cy, r


def reference(text: str) -> tuple[str, str]:
    """Return the id in `url(#id)` and what stands after it, as a fallback; "" for no reference inside the file."""
    if not text.startswith("url("):
        return "", ""
    inside, _, fallback = text[4:].partition(")")
    return inside.strip().strip("'\"").removeprefix("#"), fallback.strip()


def _faded(paint: Paint | None, alpha: float) -> Paint | None:
    if paint is None or alpha <= 0:
        return None
    if isinstance(paint, Color):
        return Color(paint.value, paint.alpha * alpha) if paint.alpha else None
    return paint._replace(stops=tuple(Stop(stop.offset, Color(stop.color.value, stop.color.alpha * alpha)) for stop in paint.stops))
