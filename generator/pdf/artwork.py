"""Vector pictures as form objects: paths, shading patterns and transparency groups in sRGB.

ISO 32000-1, 8.10 (form objects), 8.7.4.5 (shadings), 11.4.7 (transparency groups), 11.6.5 (opacity and soft masks).
"""

from itertools import pairwise
from typing import Any, Final, assert_never

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from generator.pdf.objects import Stream, compressed, number
from generator.problems import RenderError
from generator.svg.artwork import UNCHANGED, Artwork, Clip, Color, Gradient, Item, Layer, Matrix, Outline, Paint, Shape, Stop, Stroke

GREY_GROUP: Final = "<</S /Transparency /CS /DeviceGray /I true>>"
COLOUR_GROUP: Final = "<</S /Transparency /CS /DeviceRGB /I true>>"


def artwork_form(document: Any, name: str, artwork: Artwork) -> Stream:
    """Return a form object one point wide and high that draws `artwork`; further objects go to reportlab's `document` as `name`.n.

    Raises `RenderError` for letters, which are to be outlines by now.
    """
    writer = _Writer(_Forms(document, name, artwork))
    writer.items(artwork.items)
    matrix = Matrix(1 / artwork.width, 0, 0, -1 / artwork.height, 0, 1)
    return writer.form(Matrix=PDFArray(list(matrix)))


class _Forms:
    """Gives names to the objects beside a form."""

    def __init__(self, document: Any, name: str, artwork: Artwork) -> None:
        self.document = document
        self.box = PDFArray([0, 0, artwork.width, artwork.height])
        self._name = name
        self._count = 0

    def reference(self, form: Stream) -> Any:
        self._count += 1
        return self.document.Reference(form, f"{self._name}.{self._count}")


class _Writer:
    """The content of one form and the resources it uses."""

    def __init__(self, forms: _Forms) -> None:
        self._forms = forms
        self._code: list[str] = []
        self._patterns: dict[str, Any] = {}
        self._states: dict[str, Any] = {}
        self._shadings: dict[str, Any] = {}
        self._objects: dict[str, Any] = {}
        self._made: dict[tuple[object, ...], str] = {}

    def form(self, **entries: Any) -> Stream:
        """Return what was drawn as a form object."""
        kinds = {"Pattern": self._patterns, "ExtGState": self._states, "Shading": self._shadings, "XObject": self._objects}
        resources = PDFDictionary({kind: PDFDictionary(found) for kind, found in kinds.items() if found})
        head = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": self._forms.box, "Resources": resources, **entries}
        return compressed("\n".join(self._code).encode("ascii"), **head)

    def items(self, items: tuple[Item, ...]) -> None:
        for item in items:
            match item:
                case Shape():
                    self._shape(item)
                case Layer():
                    self._layer(item)
                case _:
                    raise RenderError("letters in a picture were not made outlines")

    def _layer(self, layer: Layer) -> None:
        self._code.append("q")
        for clip in layer.clips:
            self._clip(clip)
        if layer.alpha < 1:
            group = _Writer(self._forms)
            group.items(layer.items)
            name = f"X{len(self._objects)}"
            self._objects[name] = self._forms.reference(group.form(Group=COLOUR_GROUP))
            self._code.append(f"/{self._alphas(layer.alpha, layer.alpha)} gs /{name} Do")
        else:
            self.items(layer.items)
        self._code.append("Q")

    def _clip(self, clip: Clip) -> None:
        self._code.append(path_operators(clip.outline) or "0 0 0 0 re")
        self._code.append("W* n" if clip.even_odd else "W n")

    def _shape(self, shape: Shape) -> None:
        if shape.fill:
            self._painted(shape, shape.fill, "f*" if shape.even_odd else "f", "", fills=True)
        if shape.stroke:
            self._painted(shape, shape.stroke.paint, "S", _stroke_operators(shape.stroke), fills=False)

    def _painted(self, shape: Shape, paint: Paint, operator: str, look: str, *, fills: bool) -> None:
        match paint:
            case Color():
                operators = f"{_rgb(paint)} {'rg' if fills else 'RG'}"
                state = self._alphas(paint.alpha, paint.alpha) if paint.alpha < 1 else ""
            case Gradient():
                space, color = ("cs", "scn") if fills else ("CS", "SCN")
                operators = f"/Pattern {space} /{self._pattern(paint)} {color}"
                state = self._mask(paint) if any(stop.color.alpha < 1 for stop in paint.stops) else ""
            case _:
                assert_never(paint)
        change = "" if shape.matrix == UNCHANGED else f"{_values(shape.matrix)} cm"
        parts = ("q", f"/{state} gs" if state else "", operators, change, look, path_operators(shape.outline), operator, "Q")
        self._code.append("\n".join(filter(None, parts)))

    def _alphas(self, fill: float, stroke: float) -> str:
        return self._named(self._states, "G", ("alpha", fill, stroke), f"<</ca {number(fill)} /CA {number(stroke)}>>")

    def _pattern(self, gradient: Gradient) -> str:
        text = f"<</PatternType 2 /Matrix [{_fine(gradient.matrix)}] /Shading {_shading(gradient, 'RGB')}>>"
        return self._named(self._patterns, "P", ("pattern", gradient), text)

    def _mask(self, gradient: Gradient) -> str:
        """Return the state in which what is painted is as clear as the stops of `gradient` (11.6.5.3)."""
        key = ("mask", gradient)
        if key not in self._made:
            light = _Writer(self._forms)
            light._shadings["S0"] = _shading(gradient, "Gray")
            light._code.append(f"{_values(gradient.matrix)} cm /S0 sh")
            reference = self._forms.reference(light.form(Group=GREY_GROUP))
            mask = PDFDictionary({"S": PDFName("Luminosity"), "G": reference})
            self._named(self._states, "G", key, PDFDictionary({"SMask": mask}))
        return self._made[key]

    def _named(self, resources: dict[str, Any], letter: str, key: tuple[object, ...], value: Any) -> str:
        if key not in self._made:
            self._made[key] = f"{letter}{len(resources)}"
            resources[self._made[key]] = value
        return self._made[key]


def path_operators(outline: Outline) -> str:
    """Return the operators that build `outline`."""
    operators = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return "\n".join(f"{_values(segment.points)} {operators[segment.kind]}".lstrip() for segment in outline)


def _stroke_operators(stroke: Stroke) -> str:
    dash = f"[{_values(stroke.dash)}] {number(stroke.dash_offset)} d"
    return f"{_fine((stroke.width,))} w {stroke.cap} J {stroke.join} j {number(stroke.miter)} M {dash}"


def _shading(gradient: Gradient, space: str) -> str:
    """Return an axial or radial shading that goes on with its end colours."""
    kind = 3 if gradient.is_radial else 2
    function = _function(_at_ends(gradient.stops), space)
    return f"<</ShadingType {kind} /ColorSpace /Device{space} /Coords [{_fine(gradient.places)}] /Extend [true true] /Function {function}>>"


def _at_ends(stops: tuple[Stop, ...]) -> tuple[Stop, ...]:
    """Return `stops` from 0 to 1."""
    first = (Stop(0.0, stops[0].color),) if stops[0].offset > 0 else ()
    last = (Stop(1.0, stops[-1].color),) if stops[-1].offset < 1 else ()
    return (*first, *stops, *last)


def _function(stops: tuple[Stop, ...], space: str) -> str:
    """Return the colours between stops: straight changes stitched together (7.10.4)."""
    pairs = [(one, two) for one, two in pairwise(stops) if two.offset > one.offset]
    colors = [(_channels(one.color, space), _channels(two.color, space)) for one, two in pairs]
    parts = [f"<</FunctionType 2 /Domain [0 1] /N 1 /C0 [{one}] /C1 [{two}]>>" for one, two in colors]
    if len(parts) == 1:
        return parts[0]
    inner = _fine(tuple(two.offset for _, two in pairs[:-1]))
    encode = " ".join(["0 1"] * len(parts))
    return f"<</FunctionType 3 /Domain [0 1] /Bounds [{inner}] /Encode [{encode}] /Functions [{' '.join(parts)}]>>"


def _channels(color: Color, space: str) -> str:
    return number(color.alpha) if space == "Gray" else _rgb(color)


def _rgb(color: Color) -> str:
    return " ".join(f"{int(color.value[n : n + 2], 16) / 255:.4g}" for n in (1, 3, 5))


def _values(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)


def _fine(values: tuple[float, ...]) -> str:
    """Return `values` to as many digits as changes of space need."""
    return " ".join(f"{value:.9f}".rstrip("0").rstrip(".") for value in values)
