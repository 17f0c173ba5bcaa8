"""Artwork without letters → an SVG file of outlines alone: no style sheets, scripts, fonts, references to files or hidden data."""

from collections.abc import Iterator
from itertools import count

from generator.problems import RenderError
from generator.svg.artwork import UNCHANGED, Artwork, Clip, Color, Gradient, Item, Layer, Matrix, Outline, Paint, Shape, Stroke
from generator.svg.tree import NAMESPACE

CAPS = ("butt", "round", "square")
JOINS = ("miter", "round", "bevel")


def write_svg(artwork: Artwork) -> str:
    """Return the file, the same for the same artwork. Raises `RenderError` for letters, which are to be outlines by now."""
    writer = _Writer()
    body = "".join(map(writer.item, artwork.items))
    definitions = f"<defs>{''.join(writer.definitions)}</defs>" if writer.definitions else ""
    width, height = shown(artwork.width), shown(artwork.height)
    return f'<svg xmlns="{NAMESPACE}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{definitions}{body}</svg>'


class _Writer:
    def __init__(self) -> None:
        self.definitions: list[str] = []
        self._numbers = count(1)

    def item(self, item: Item) -> str:
        if isinstance(item, Shape):
            return self._shape(item)
        if isinstance(item, Layer):
            return self._layer(item)
        raise RenderError("letters in a picture were not made outlines")

    def _layer(self, layer: Layer) -> str:
        body = "".join(map(self.item, layer.items))
        if layer.alpha < 1:
            body = f'<g opacity="{shown(layer.alpha)}">{body}</g>'
        for clip in layer.clips:
            body = f'<g clip-path="url(#{self._clip(clip)})">{body}</g>'
        return body

    def _clip(self, clip: Clip) -> str:
        name = f"c{next(self._numbers)}"
        rule = ' clip-rule="evenodd"' if clip.even_odd else ""
        self.definitions.append(f'<clipPath id="{name}"><path{rule} d="{path_data(clip.outline)}"/></clipPath>')
        return name

    def _shape(self, shape: Shape) -> str:
        rule = ' fill-rule="evenodd"' if shape.even_odd else ""
        paints = self._paint("fill", shape.fill, shape.matrix) + (self._stroke(shape.stroke, shape.matrix) if shape.stroke else "")
        return f'<path{_transform("transform", shape.matrix)}{paints}{rule} d="{path_data(shape.outline)}"/>'

    def _stroke(self, stroke: Stroke, matrix: Matrix) -> str:
        dashes = " ".join(map(shown, stroke.dash))
        dash = f' stroke-dasharray="{dashes}" stroke-dashoffset="{shown(stroke.dash_offset)}"' if dashes else ""
        return (
            f'{self._paint("stroke", stroke.paint, matrix)} stroke-width="{shown(stroke.width)}" stroke-linecap="{CAPS[stroke.cap]}"'
            f' stroke-linejoin="{JOINS[stroke.join]}" stroke-miterlimit="{shown(stroke.miter)}"{dash}'
        )

    def _paint(self, name: str, paint: Paint | None, matrix: Matrix) -> str:
        if paint is None:
            return f' {name}="none"'
        if isinstance(paint, Color):
            return f' {name}="{paint.value}"' + (f' {name}-opacity="{shown(paint.alpha)}"' if paint.alpha < 1 else "")
        return f' {name}="url(#{self._gradient(paint, matrix)})"'

    def _gradient(self, gradient: Gradient, matrix: Matrix) -> str:
        """Define `gradient` for a shape drawn in the space `matrix`, and return its id."""
        name = f"g{next(self._numbers)}"
        kind = "radialGradient" if gradient.is_radial else "linearGradient"
        keys = ("fx", "fy", "fr", "cx", "cy", "r") if gradient.is_radial else ("x1", "y1", "x2", "y2")
        places = "".join(f' {key}="{shown(value)}"' for key, value in zip(keys, gradient.places, strict=True) if key != "fr" or value)
        stops = "".join(map(_stop, gradient.stops))
        space = _transform("gradientTransform", _inverse(matrix).after(gradient.matrix))
        self.definitions.append(f'<{kind} id="{name}" gradientUnits="userSpaceOnUse"{places}{space}>{stops}</{kind}>')
        return name


def _stop(stop: "tuple[float, Color]") -> str:
    offset, color = stop
    opacity = f' stop-opacity="{shown(color.alpha)}"' if color.alpha < 1 else ""
    return f'<stop offset="{shown(offset)}" stop-color="{color.value}"{opacity}/>'


def _inverse(matrix: Matrix) -> Matrix:
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return Matrix(d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area)


def _transform(name: str, matrix: Matrix) -> str:
    return "" if matrix == UNCHANGED else f' {name}="matrix({" ".join(map(shown, matrix))})"'


def path_data(outline: Outline) -> str:
    return "".join(_steps(outline))


def _steps(outline: Outline) -> Iterator[str]:
    for segment in outline:
        yield segment.kind + " ".join(map(shown, segment.points))


def shown(value: float) -> str:
    """Return `value` to six digits after the point, without needless zeros."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if abs(value) >= 5e-7 else "0"
