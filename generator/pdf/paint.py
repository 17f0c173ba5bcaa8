"""Marks painted on a page: the only place that turns y round and colour roles into colours."""

from typing import assert_never

from generator.geometry import Rect
from generator.layout.drawing import Anchor, Bitmap, Box, CurveTo, Drawing, Glyphs, Group, LineTo, Mark, MoveTo, Path, Rule
from generator.pdf.document import PdfDocument
from generator.pdf.images import show_image
from generator.pdf.links import Link, links_of


def paint(pdf: PdfDocument, drawing: Drawing, x: float, y: float) -> None:
    """Paint `drawing` on the current page, its top left corner `x` from the left and `y` from the top."""
    for mark in drawing.marks:
        _paint_mark(pdf, mark, x, y)


def _paint_mark(pdf: PdfDocument, mark: Mark, x: float, y: float) -> None:
    match mark:
        case Glyphs():
            _paint_glyphs(pdf, mark, x, y)
        case Rule():
            _paint_rule(pdf, mark, x, y)
        case Box():
            _paint_box(pdf, mark, x, y)
        case Path():
            _paint_path(pdf, mark, x, y)
        case Bitmap():
            _paint_bitmap(pdf, mark, x, y)
        case Group():
            for inner in mark.marks:
                _paint_mark(pdf, inner, x, y)
        case Anchor():
            pdf.anchor(mark.name, x + mark.x, y + mark.y)
        case _:
            assert_never(mark)


def _paint_glyphs(pdf: PdfDocument, mark: Glyphs, x: float, y: float) -> None:
    left, baseline = x + mark.x, y + mark.y
    pdf.fonts.show(mark.line, left, pdf.height - baseline, pdf.palette)
    if any(run.link or run.note for run in mark.line.runs):
        pdf.link(Link(link.rect.moved(x, y), link.target) for link in links_of(mark))


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
    show_image(pdf.canvas, bitmap.data, Rect(x + rect.x, pdf.height - y - rect.bottom, rect.width, rect.height))
