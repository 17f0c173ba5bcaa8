"""An SVG file → artwork: the static drawing of SVG 1.1, for which nothing but the file is read and nothing is run.

Filters, masks, patterns, markers, embedded pictures and text on paths are not drawn, which `Artwork.left_out` tells.
"""

import math
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.svg.artwork import UNCHANGED, Artwork, Clip, Item, Layer, LeftOut, Lettering, Matrix, Outline, Shape, Words
from generator.svg.css import StyleSheet
from generator.svg.outlines import ellipse, path, polygon, rectangle
from generator.svg.paints import Paints, reference
from generator.svg.properties import UNDRAWN
from generator.svg.styles import INITIAL, Style, style_of
from generator.svg.tree import Element, damaged, read_tree, too_large
from generator.svg.values import length, numbers, transform

MAX_DRAWN: Final = 20_000
"""Elements drawn, those that are used again counted each time."""
MAX_SEGMENTS: Final = 100_000
SMALLEST: Final = 0.1
"""User units of a picture's sides."""
SEGMENTS_OF_LETTER: Final = 20
MAX_NESTED: Final = 100
"""Elements inside each other, also by `use`: reading and painting them call themselves for each."""
MAX_TOLD: Final = 20
SHAPES: Final = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
# fmt: off
SILENT: Final = (
    "defs", "title", "desc", "metadata", "style", "symbol", "clipPath", "linearGradient", "radialGradient", "filter", "mask",
    "pattern", "marker", "view", "script", "animate", "animateTransform", "animateMotion", "set", "cursor", "font", "font-face",
)
# fmt: on
"""Elements that draw nothing where they stand."""
SPACES: Final = re.compile(r"\s+")


class _Place(NamedTuple):
    """Where an element is drawn: the style around it, its space, and the viewport that per cents are of."""

    style: Style
    matrix: Matrix
    width: float
    height: float
    depth: int = 0

    @property
    def diagonal(self) -> float:
        return math.hypot(self.width, self.height) / math.sqrt(2)


def read_artwork(data: bytes) -> Artwork:
    """Return what an SVG file draws. Raises `Refused` for one that is damaged, declares entities or goes beyond the limits."""
    root = read_tree(data)
    try:
        return _Reader(root).artwork()
    except (ValueError, OverflowError):
        raise damaged(root.line, "a number is out of all bounds") from None


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _all(child)


class _Reader:
    def __init__(self, root: Element) -> None:
        self._root = root
        elements = list(_all(root))
        self._ids = {one.attributes["id"]: one for one in reversed(elements) if "id" in one.attributes}
        self._sheet = StyleSheet("".join(one.text for one in elements if one.name == "style"))
        self._left_out: dict[str, LeftOut] = {}
        self._paints = Paints(self._ids, self._sheet, self._report)
        self._drawn = self._segments = 0
        for one in elements:
            if one.name == "style" and self._sheet.has_others:
                self._report("rules of a style sheet", one.line)
            if one.name.startswith(("animate", "set")) or one.name == "script":
                self._report(one.name, one.line)

    def _report(self, what: str, line: int) -> None:
        if len(self._left_out) < MAX_TOLD:
            self._left_out.setdefault(what, LeftOut(what, line))

    def artwork(self) -> Artwork:
        box = numbers(self._root.attributes.get("viewBox", ""))
        width = self._side("width", box[2] if len(box) == 4 else 300.0)
        height = self._side("height", box[3] if len(box) == 4 else 150.0)
        if len(box) == 4 and box[2] > 0 and box[3] > 0:
            if "width" in self._root.attributes and "height" not in self._root.attributes:
                height = width * box[3] / box[2]
            elif "height" in self._root.attributes and "width" not in self._root.attributes:
                width = height * box[2] / box[3]
        if min(width, height) < SMALLEST or max(width, height) / min(width, height) > 1000:
            raise damaged(self._root.line, "the picture has no size")
        around = _Place(INITIAL, UNCHANGED, width, height)
        items = tuple(self._viewport(self._root, around, (0.0, 0.0, width, height)))
        has_size = not self._root.attributes.get("width", "%").endswith("%")
        return Artwork(width, height, items, tuple(self._left_out.values()), has_size)

    def _side(self, name: str, default: float) -> float:
        text = self._root.attributes.get(name, "")
        return default if text.endswith("%") else length(text, default, default=default)

    def _element(self, element: Element, around: _Place) -> Iterator[Item]:
        """Yield what `element` draws, as a layer where it is translucent or cut."""
        if element.name in SILENT or not element.name:
            return
        self._drawn += 1
        if self._drawn > MAX_DRAWN:
            raise too_large(f"draws more than {MAX_DRAWN} things")
        style = style_of(element, around.style, self._sheet)
        if style.own.get("display") == "none":
            return
        for name in UNDRAWN:
            if style.own.get(name, "none") not in ("none", "normal"):
                self._report(name, element.line)
        place = around._replace(style=style, matrix=around.matrix.after(transform(element.attributes.get("transform", ""))))
        if place.matrix.is_flat:
            return
        items = tuple(self._content(element, place))
        alpha, clips = style.share("opacity"), self._clips(style, place, element.line)
        if alpha <= 0 or not items:
            return
        yield from items if alpha >= 1 and not clips else (Layer(items, alpha, clips),)

    def _content(self, element: Element, place: _Place) -> Iterator[Item]:
        if element.name in SHAPES:
            yield from self._shape(self._outline(element, place), place, element.line)
        elif element.name in ("g", "a"):
            yield from self._inside(element, place)
        elif element.name == "svg":
            yield from self._nested(element, place)
        elif element.name == "switch":
            first = next((child for child in element.children if child.name not in ("", "foreignObject")), None)
            if first is not None:
                yield from self._element(first, place)
        elif element.name == "use":
            yield from self._use(element, place)
        elif element.name == "text":
            yield from self._text(element, place)
        else:
            self._report(element.name, element.line)

    def _inside(self, element: Element, place: _Place) -> Iterator[Item]:
        if place.depth >= MAX_NESTED:
            raise damaged(element.line, "elements are used inside each other without end")
        deeper = place._replace(depth=place.depth + 1)
        for child in element.children:
            yield from self._element(child, deeper)

    def _measures(self, element: Element, place: _Place, *names: str) -> list[float]:
        """Return lengths of `element`: per cents of the viewport's width for x, its height for y, its diagonal for radii."""
        wholes = {"x": place.width, "w": place.width, "y": place.height, "h": place.height}
        return [
            length(
                element.attributes.get(name, "0"),
                wholes.get(name.removeprefix("c").removeprefix("r")[:1] or "r", place.diagonal),
                place.style.size,
            )
            for name in names
        ]

    def _outline(self, element: Element, place: _Place) -> Outline:
        """Return the outline of a basic shape or path, nothing for one without a size."""
        outline: Outline = ()
        match element.name:
            case "path":
                outline = path(element.attributes.get("d", ""), MAX_SEGMENTS + 1)
            case "rect":
                x, y, width, height = self._measures(element, place, "x", "y", "width", "height")
                rx, ry = self._measures(element, place, "rx", "ry")
                rx, ry = rx if "rx" in element.attributes else ry, ry if "ry" in element.attributes else rx
                outline = rectangle(x, y, width, height, max(rx, 0), max(ry, 0)) if width > 0 and height > 0 else ()
            case "circle":
                x, y, radius = self._measures(element, place, "cx", "cy", "r")
                outline = ellipse(x, y, radius, radius) if radius > 0 else ()
            case "ellipse":
                x, y, rx, ry = self._measures(element, place, "cx", "cy", "rx", "ry")
                outline = ellipse(x, y, rx, ry) if rx > 0 and ry > 0 else ()
            case "line":
                x1, y1, x2, y2 = self._measures(element, place, "x1", "y1", "x2", "y2")
                outline = polygon(f"{x1} {y1} {x2} {y2}", closed=False)
            case "polyline" | "polygon":
                outline = polygon(element.attributes.get("points", ""), closed=element.name == "polygon")
        self._count(len(outline))
        return outline

    def _count(self, segments: int) -> None:
        self._segments += segments
        if self._segments > MAX_SEGMENTS:
            raise too_large(f"has more than {MAX_SEGMENTS} lines and curves")

    def _shape(self, outline: Outline, place: _Place, line: int) -> Iterator[Item]:
        style = place.style
        if not outline or not style.is_shown:
            return
        fill = self._paints.fill(style, outline, place.matrix, line)
        stroke = self._paints.stroke(style, outline, place.matrix, line, place.diagonal)
        if fill or stroke:
            yield Shape(outline, place.matrix, fill, stroke, style.get("fill-rule") == "evenodd")

    def _nested(self, element: Element, place: _Place) -> Iterator[Item]:
        x, y, width, height = self._measures(element, place, "x", "y", "width", "height")
        width = width if "width" in element.attributes else place.width
        height = height if "height" in element.attributes else place.height
        yield from self._viewport(element, place, (x, y, width, height))

    def _viewport(self, element: Element, place: _Place, rect: tuple[float, float, float, float]) -> Iterator[Item]:
        """Yield the content of an `svg` or `symbol`, fitted into `rect` and cut at its edges."""
        x, y, width, height = rect
        if width <= 0 or height <= 0:
            return
        box = numbers(element.attributes.get("viewBox", ""))
        has_box = len(box) == 4 and box[2] > 0 and box[3] > 0
        inner = _fitted(box, rect, element.attributes.get("preserveAspectRatio", "")) if has_box else Matrix(e=x, f=y)
        style = style_of(element, place.style, self._sheet)
        inside = place._replace(
            style=style, matrix=place.matrix.after(inner), width=box[2] if has_box else width, height=box[3] if has_box else height
        )
        items = tuple(self._inside(element, inside))
        cut = tuple(segment.moved(place.matrix) for segment in rectangle(*rect))
        if items:
            yield Layer(items, style.share("opacity"), (Clip(cut),))

    def _use(self, element: Element, place: _Place) -> Iterator[Item]:
        href = element.attributes.get("href", "")
        used = self._ids.get(href.removeprefix("#")) if href.startswith("#") else None
        if used is None:
            self._report("a reference to another file" if not href.startswith("#") else f"use of {href[:30]}", element.line)
            return
        if place.depth >= MAX_NESTED:
            raise damaged(element.line, "elements are used inside each other without end")
        x, y = self._measures(element, place, "x", "y")
        inside = place._replace(matrix=place.matrix.after(Matrix(e=x, f=y)), depth=place.depth + 1)
        if used.name in ("symbol", "svg"):
            width, height = self._measures(element, place, "width", "height")
            rect = 0.0, 0.0, width or place.width, height or place.height
            yield from self._viewport(used, inside, rect)
        else:
            yield from self._element(used, inside)

    def _clips(self, style: Style, place: _Place, line: int) -> tuple[Clip, ...]:
        """Return the outline of the clip path that `style` names, which is the union of its shapes."""
        text = style.own.get("clip-path", "none")
        if text == "none":
            return ()
        element = self._ids.get(reference(text)[0])
        if element is None or element.name != "clipPath" or element.attributes.get("clipPathUnits") == "objectBoundingBox":
            self._report("a clip-path", line)
            return ()
        inside = place._replace(matrix=place.matrix.after(transform(element.attributes.get("transform", ""))), style=INITIAL)
        outlines, even_odd = [], False
        for child in element.children:
            shown = self._ids.get(child.attributes.get("href", "").removeprefix("#"), child) if child.name == "use" else child
            if shown.name not in SHAPES:
                if shown.name:
                    self._report(f"{shown.name} in a clipPath", child.line)
                continue
            own = style_of(shown, inside.style, self._sheet)
            even_odd = even_odd or own.get("clip-rule") == "evenodd"
            matrix = inside.matrix.after(transform(shown.attributes.get("transform", "")))
            outlines += [segment.moved(matrix) for segment in self._outline(shown, inside)]
        if "clip-path" in style_of(element, INITIAL, self._sheet).own:
            self._report("a clip-path on a clipPath", line)
        return (Clip(tuple(outlines), even_odd),)

    def _text(self, element: Element, place: _Place) -> Iterator[Item]:
        """Yield the lines of a text: a part that says its place begins a new one."""
        parts: list[Words] = []
        x, y = self._measures(element, place, "x", "y")
        anchor = place.style.anchor
        for words, place_of in self._words(element, place, preserved=element.attributes.get("space") == "preserve"):
            if place_of is not None:
                yield from self._line(parts, x, y, anchor, place.matrix)
                parts = []
                x = place_of[0] if place_of[0] is not None else x
                y = place_of[1] if place_of[1] is not None else y
                anchor = place_of[2]
            if words.text:
                parts.append(words)
        yield from self._line(parts, x, y, anchor, place.matrix)

    def _line(self, parts: list[Words], x: float, y: float, anchor: float, matrix: Matrix) -> Iterator[Item]:
        if parts:
            parts[-1] = parts[-1]._replace(text=parts[-1].text.rstrip())
        if any(words.text for words in parts):
            yield Lettering(tuple(parts), x, y, anchor, matrix)

    def _words(
        self, element: Element, place: _Place, *, preserved: bool
    ) -> "Iterator[tuple[Words, tuple[float | None, float | None, float] | None]]":
        """Yield the words of a text or span; with each that begins somewhere, the place and its anchor."""
        style = place.style
        starts = [self._start(element, name, style.size) for name in "xy"]
        if any(len(numbers(element.attributes.get(name, ""))) > 1 for name in ("x", "y", "dx", "dy", "rotate")):
            self._report("places of single letters", element.line)
        start = (starts[0], starts[1], style.anchor) if element.name != "text" and any(value is not None for value in starts) else None
        dx, dy = self._measures(element, place, "dx", "dy")
        fresh = True
        for item in element.content:
            if isinstance(item, str):
                text = item.replace("\n", " ") if preserved else SPACES.sub(" ", item)
                text = text.lstrip() if fresh and not preserved and (start or element.name == "text") else text
                if not text:
                    continue
                yield self._styled(text, place, element.line, dx, dy), start
                start, dx, dy, fresh = None, 0.0, 0.0, False
            elif item.name in ("tspan", "a"):
                inner = style_of(item, style, self._sheet)
                if inner.own.get("display") != "none":
                    yield from self._words(item, place._replace(style=inner), preserved=preserved)
                fresh = False
            elif item.name not in SILENT and item.name:
                self._report(item.name, item.line)

    def _start(self, element: Element, name: str, size: float) -> float | None:
        first = element.attributes.get(name, "").split()
        return length(first[0], 0.0, size) if first else None

    def _styled(self, text: str, place: _Place, line: int, dx: float, dy: float) -> Words:
        self._count(SEGMENTS_OF_LETTER * len(text))
        style, size = place.style, place.style.size
        box = rectangle(0, -size, max(size, size * len(text) / 2), size)
        shown = style.is_shown
        fill = self._paints.fill(style, box, place.matrix, line) if shown else None
        stroke = self._paints.stroke(style, box, place.matrix, line, place.diagonal) if shown else None
        return Words(text, style.font, fill, stroke, dx, dy)


def _fitted(box: list[float], rect: tuple[float, float, float, float], aspect: str) -> Matrix:
    """Return how a view box is put into a rectangle (SVG 1.1, 7.8)."""
    x, y, width, height = rect
    across, down = width / box[2], height / box[3]
    if "none" in aspect:
        return Matrix(across, 0, 0, down, x - box[0] * across, y - box[1] * down)
    scale = max(across, down) if "slice" in aspect else min(across, down)
    shares = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    found = re.search(r"x(Min|Mid|Max)Y(Min|Mid|Max)", aspect)
    left, top = (shares[found[1]], shares[found[2]]) if found else (0.5, 0.5)
    free_x, free_y = width - box[2] * scale, height - box[3] * scale
    return Matrix(scale, 0, 0, scale, x + free_x * left - box[0] * scale, y + free_y * top - box[1] * scale)
