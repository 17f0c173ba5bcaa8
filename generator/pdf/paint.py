"""Marks painted on a page: the only place that turns y round and colour roles into colours."""

from typing import assert_never

from generator.geometry import Rect
from generator.layout.drawing import Anchor, Bitmap, Box, CurveTo, Drawing, Glyphs, Group, LineTo, Mark, MoveTo, Path, Rule, Vector
from generator.layout.structure import Artifact, Element, Owner
from generator.pdf.document import PdfDocument
from generator.pdf.links import links_of, target_of
from generator.pdf.tags import Tags
from generator.text.lines import GlyphRun


def paint(pdf: PdfDocument, drawing: Drawing, x: float, y: float, *, repeated: bool = False) -> None:
    """Paint `drawing` on the current page, its top left corner `x` from the left and `y` from the top.

    What is `repeated` from an earlier page is layout, whatever its groups say: its links are not live, and none leads to it.
    """
    for mark in drawing.marks:
        _paint_mark(pdf, mark, x, y, Artifact.LAYOUT, repeated)


def _paint_mark(pdf: PdfDocument, mark: Mark, x: float, y: float, owner: Owner, repeated: bool) -> None:
    if isinstance(mark, Group):
        if mark.bounds and isinstance(mark.owner, Element):
            rect = mark.bounds.moved(x, y)
            pdf.tags.bounds[mark.owner] = (rect.x, pdf.height - rect.bottom, rect.right, pdf.height - rect.y)
        for inner in mark.marks:
            _paint_mark(pdf, inner, x, y, owner if repeated else mark.owner, repeated)
        return
    if isinstance(mark, Anchor):
        if not repeated:
            pdf.anchor(mark.name, x + mark.x, y + mark.y)
        return
    if isinstance(mark, Glyphs):
        _paint_glyphs(pdf, mark, x, y, owner)
        return
    pdf.tags.begin(owner)
    match mark:
        case Rule():
            _paint_rule(pdf, mark, x, y)
        case Box():
            _paint_box(pdf, mark, x, y)
        case Path():
            _paint_path(pdf, mark, x, y)
        case Bitmap():
            _paint_bitmap(pdf, mark, x, y)
        case Vector():
            rect = mark.rect
            pdf.images.show_artwork(mark.artwork, mark.key, Rect(x + rect.x, pdf.height - y - rect.bottom, rect.width, rect.height))
        case _:
            assert_never(mark)


def _paint_glyphs(pdf: PdfDocument, mark: Glyphs, x: float, y: float, owner: Owner) -> None:
    if isinstance(owner, Element) and any(run.link or run.note or run.reading for run in mark.line.runs):
        _paint_divided(pdf, mark, x, y, owner)
    elif mark.line.runs:
        pdf.tags.begin(owner)
        pdf.fonts.show(mark.line, x + mark.x, pdf.height - y - mark.y, pdf.palette)


def _paint_divided(pdf: PdfDocument, mark: Glyphs, x: float, y: float, owner: Element) -> None:
    """Paint a line of `owner` with the links and readings in it, which are elements of their own."""
    parts = _Parts(pdf.tags, owner)
    pdf.fonts.show(mark.line, x + mark.x, pdf.height - y - mark.y, pdf.palette, parts.begin)
    for link, element in zip(links_of(mark), parts.links, strict=True):
        pdf.link(link._replace(rect=link.rect.moved(x, y)), element)


class _Parts:
    """The elements inside a line of `owner`: made as its runs are painted, so that they are read in the order of the text."""

    def __init__(self, tags: Tags, owner: Element) -> None:
        self.links: list[Element] = []
        self._tags = tags
        self._owner = owner
        self._target = ""
        self._base = owner
        self._readings: dict[int, Element] = {}
        """By the identity of the reading, which all runs of its base share."""

    def begin(self, run: GlyphRun, is_reading: bool) -> None:
        """Begin the next run of the line, or the reading of one that has been painted."""
        self._tags.begin(self._readings[id(run.reading)] if is_reading else self._element(run))

    def _element(self, run: GlyphRun) -> Element:
        last, self._target = self._target, target_of(run)
        if self._target and self._target != last:
            self.links.append(self._tags.link(self._owner, self._target, is_note=not run.link))
        within = self.links[-1] if self._target else self._owner
        if not run.reading:
            return within
        if id(run.reading) not in self._readings:
            self._base, self._readings[id(run.reading)] = self._tags.ruby(within)
        return self._base


def _paint_rule(pdf: PdfDocument, rule: Rule, x: float, y: float) -> None:
    _set_stroke(pdf, rule.color, rule.weight, rule.dash)
    pdf.canvas.line(x + rule.x1, pdf.height - y - rule.y1, x + rule.x2, pdf.height - y - rule.y2)


def _paint_box(pdf: PdfDocument, box: Box, x: float, y: float) -> None:
    fill, stroke = _set_colors(pdf, box.fill, box.stroke, box.weight, ())
    rect = box.rect
    pdf.canvas.rect(x + rect.x, pdf.height - y - rect.bottom, rect.width, rect.height, stroke=stroke, fill=fill)


def _paint_path(pdf: PdfDocument, path: Path, x: float, y: float) -> None:
    fill, stroke = _set_colors(pdf, path.fill, path.stroke, path.weight, path.dash)
    outline = pdf.canvas.beginPath()
    top = pdf.height - y
    for segment in path.segments:
        match segment:
            case MoveTo():
                outline.moveTo(x + segment.x, top - segment.y)
            case LineTo():
                outline.lineTo(x + segment.x, top - segment.y)
            case CurveTo():
                outline.curveTo(x + segment.x1, top - segment.y1, x + segment.x2, top - segment.y2, x + segment.x, top - segment.y)
            case _:
                assert_never(segment)
    if path.close:
        outline.close()
    pdf.canvas.drawPath(outline, stroke=stroke, fill=fill)


def _set_colors(pdf: PdfDocument, fill: str, stroke: str, weight: float, dash: tuple[float, ...]) -> tuple[int, int]:
    """Set what is named and return reportlab's two switches, fill and stroke."""
    if fill:
        pdf.canvas.setFillColorRGB(*rgb(pdf.palette.color(fill)))
    if stroke:
        _set_stroke(pdf, stroke, weight, dash)
    return int(bool(fill)), int(bool(stroke))


def _set_stroke(pdf: PdfDocument, color: str, weight: float, dash: tuple[float, ...]) -> None:
    pdf.canvas.setStrokeColorRGB(*rgb(pdf.palette.color(color)))
    pdf.canvas.setLineWidth(weight)
    pdf.canvas.setDash(list(dash) if dash else [])


def rgb(color: str) -> tuple[float, float, float]:
    """Return `#RRGGBB` as three shares from 0 to 1."""
    red, green, blue = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def _paint_bitmap(pdf: PdfDocument, bitmap: Bitmap, x: float, y: float) -> None:
    rect = bitmap.rect
    pdf.images.show(bitmap.picture, Rect(x + rect.x, pdf.height - y - rect.bottom, rect.width, rect.height))
