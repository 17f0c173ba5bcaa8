"""Measure by hand a deck as LibreOffice Impress draws it: is every line of text inside the box of the shape or cell that says it?

    python3 -m tests.office_shapes DECK.pptx RENDERED.pdf [DECK.pptx RENDERED.pdf ...]

RENDERED.pdf is what Impress 25.8 or newer, which reads embedded faces, makes of DECK.pptx: `soffice --headless --convert-to pdf DECK.pptx`.
Each paragraph of a slide is looked for in its page, in the order in which it is painted, and the ink of each of its lines compared with
the box: of a shape, in groups too; of a table's cell, as the file has its rows. A table ends with a rule; where that lies lower than the
file says, Impress has made rows higher. Texts in faces that the deck does not carry are told. Ends with 1 where anything is.
Labels of charts are drawn by the program's own layout and are not compared; they lie in the chart's frame.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_void_p, cast, create_string_buffer
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Emu

from generator.geometry import Rect

TOLERANCE = 1.0
"""Points that ink may stand out of its box: programs round sizes and places."""
LINE_STEP = 4.0
"""Points down from one baseline to that of the next line, at least; note marks rise by less, and stand higher, not lower."""
THIN = 8.0
"""Points of the thickest rule on the largest slide, mitres at its ends included."""
LINE_END_HYPHEN = "\x02"
"""What PDFium says of a hyphen that ends a line."""


class Place(NamedTuple):
    """Where a paragraph may stand: its name for reports, its text without spaces, and its box."""

    name: str
    text: str
    box: Rect


class Glyph(NamedTuple):
    """A drawn character: its ink, and its baseline, from the top of the page."""

    text: str
    ink: Rect
    baseline: float


class Line(NamedTuple):
    """A line of a paragraph as it is drawn."""

    text: str
    ink: Rect


# What the file says


def places(slide: Any) -> Iterator[Place]:
    """Yield the paragraphs of a slide in the order in which they are painted."""
    for shape, box in _boxes(slide.shapes):
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from _cells(shape, box)
        elif shape.has_text_frame:
            yield from _paragraphs(shape.text_frame._txBody, shape.name, box)


def _boxes(shapes: Iterable[Any], scale: tuple[float, float] = (1.0, 1.0), origin: tuple[float, float] = (0.0, 0.0)) -> Iterator[Any]:
    """Yield the shapes that are no groups with their boxes on the slide, in points."""
    for shape in shapes:
        x, y = origin[0] + scale[0] * Emu(shape.left).pt, origin[1] + scale[1] * Emu(shape.top).pt
        inside = getattr(shape, "shapes", None)
        if inside is None:
            yield shape, Rect(x, y, scale[0] * Emu(shape.width).pt, scale[1] * Emu(shape.height).pt)
            continue
        form = shape._element.grpSpPr.find(qn("a:xfrm"))
        offset, extent = form.find(qn("a:chOff")), form.find(qn("a:chExt"))
        inner = (
            scale[0] * shape.width / (int(extent.get("cx")) or shape.width or 1),
            scale[1] * shape.height / (int(extent.get("cy")) or shape.height or 1),
        )
        start = x - inner[0] * Emu(int(offset.get("x"))).pt, y - inner[1] * Emu(int(offset.get("y"))).pt
        yield from _boxes(inside, inner, start)


def _cells(frame: Any, box: Rect) -> Iterator[Place]:
    table = frame.table
    lefts = [*accumulate((Emu(column.width).pt for column in table.columns), initial=box.x)]
    tops = [*accumulate((Emu(row.height).pt for row in table.rows), initial=box.y)]
    for down in range(len(tops) - 1):
        for right in range(len(lefts) - 1):
            cell = table.cell(down, right)
            if cell.is_spanned:
                continue
            below, beyond = (
                down + (cell.span_height if cell.is_merge_origin else 1),
                right + (cell.span_width if cell.is_merge_origin else 1),
            )
            reach = Rect.edges(lefts[right], tops[down], lefts[beyond], tops[below])
            yield from _paragraphs(cell._tc.txBody, f"{frame.name} row {down + 1} column {right + 1}", reach)


def _paragraphs(body: Any, name: str, box: Rect) -> Iterator[Place]:
    for paragraph in body.findall(qn("a:p")):
        text = "".join(part.text or "" for part in paragraph.iter(qn("a:t")))
        if packed := _packed(text):
            yield Place(name, packed, box)


def _packed(text: str) -> str:
    """Return `text` as it is compared: without spaces and soft hyphens, in small letters, since layouts may ask for capitals."""
    return "".join(text.replace("\u00ad", "").lower().split())


def _is_chart(shape: Any) -> bool:
    return getattr(shape, "has_chart", False) and shape.has_chart


# What is drawn


def glyphs(page: pypdfium2.PdfPage, scale: float) -> Iterator[Glyph]:
    """Yield the drawn characters of a page in the order in which they are painted; `scale` makes points of the slide of the page's."""
    text, height = page.get_textpage(), page.get_height()
    raw = pypdfium2.raw
    x, y = raw.c_double(), raw.c_double()
    for index in _painted(page, text):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        character = chr(code).replace(LINE_END_HYPHEN, "-")
        if raw.FPDFText_IsGenerated(text.raw, index) == 1 or len(_packed(character)) != 1:
            continue
        left, bottom, right, top = text.get_charbox(index)
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        ink = Rect.edges(left * scale, (height - top) * scale, right * scale, (height - bottom) * scale)
        yield Glyph(character, ink, (height - y.value) * scale)


def _painted(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> list[int]:
    """Return the places of the characters of `text`, which PDFium puts in an order of reading, in the order of painting."""
    raw = pypdfium2.raw
    places = {_address(item.raw): place for place, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))}
    owners = [places.get(_address(raw.FPDFText_GetTextObject(text.raw, index)), 0) for index in range(text.count_chars())]
    return sorted(range(len(owners)), key=owners.__getitem__)


def _address(item: Any) -> int | None:
    return cast(item, c_void_p).value


def lines(drawn: Sequence[Glyph]) -> Iterator[Line]:
    """Yield the lines of a paragraph's characters: a new one begins where the baseline steps down."""
    starts = [0, *(at for at, (a, b) in enumerate(pairwise(drawn), 1) if _begins_line(a, b)), len(drawn)]
    for start, end in pairwise(starts):
        inks = [glyph.ink for glyph in drawn[start:end]]
        ink = Rect.edges(min(i.x for i in inks), min(i.y for i in inks), max(i.right for i in inks), max(i.bottom for i in inks))
        yield Line("".join(glyph.text for glyph in drawn[start:end]), ink)


def _begins_line(before: Glyph, after: Glyph) -> bool:
    return after.baseline - before.baseline > LINE_STEP and after.ink.x < before.ink.x


def rules(page: pypdfium2.PdfPage, scale: float) -> Iterator[Rect]:
    """Yield the horizontal rules of a page."""
    height = page.get_height()
    for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (edge * scale for edge in item.get_bounds())
        if top - bottom < THIN < right - left:
            yield Rect.edges(left, height * scale - top, right, height * scale - bottom)


def faces(page: pypdfium2.PdfPage) -> Iterator[tuple[str, str]]:
    """Yield the name of the face of each text of a page, and the text."""
    raw = pypdfium2.raw
    text_page = page.get_textpage()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        name = create_string_buffer(200)
        raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(item.raw), name, len(name))
        wanted = raw.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
        text = (raw.c_ushort * (wanted // 2 + 1))()
        raw.FPDFTextObj_GetText(item.raw, text_page.raw, text, wanted)
        yield name.value.decode().rpartition("+")[2], bytes(text)[: max(wanted - 2, 0)].decode("utf-16-le")


def carried(deck: Any) -> frozenset[str]:
    """Return the names of the faces embedded in `deck`, as a PDF has them."""
    return frozenset(
        f"{font.find(qn('p:font')).get('typeface').replace(' ', '')}-{weight.capitalize()}"
        for font in deck.part._element.iter(qn("p:embeddedFont"))
        for weight in ("regular", "bold")
        if font.find(qn(f"p:{weight}")) is not None
    )


# The comparison


def faults(deck: Path, rendered: Path) -> Iterator[str]:
    """Yield what stands outside its box, for each slide."""
    presentation, pdf = Presentation(str(deck)), pypdfium2.PdfDocument(rendered)
    slides = [slide for slide in presentation.slides if slide._element.get("show") != "0"]
    if len(slides) != len(pdf):
        yield f"{len(slides)} slides, {len(pdf)} pages"
        return
    own = carried(presentation)
    for number, (slide, page) in enumerate(zip(slides, pdf, strict=True), 1):
        scale = Emu(presentation.slide_width).pt / page.get_width()
        found = (*_text_faults(slide, page, scale), *_table_faults(slide, page, scale), *_face_faults(page, own))
        yield from (f"slide {number}: {fault}" for fault in found)


def _text_faults(slide: Any, page: pypdfium2.PdfPage, scale: float) -> Iterator[str]:
    charts = [box for shape, box in _boxes(slide.shapes) if _is_chart(shape)]
    drawn = [glyph for glyph in glyphs(page, scale) if not any(_middle_in(glyph.ink, chart) for chart in charts)]
    stream = "".join(_packed(glyph.text) for glyph in drawn)
    for place in places(slide):
        found = [drawn[at : at + len(place.text)] for at in _starts(stream, place.text)]
        if not found:
            yield f"{place.name}: {place.text!r} is not drawn in one piece"
            continue
        nearest = min(found, key=lambda glyphs: _distance(glyphs[0].ink, place.box))
        for line in lines(nearest):
            if out := _out(line.ink, place.box):
                yield f"{place.name}: {line.text!r} {out}"


def _starts(stream: str, text: str) -> Iterator[int]:
    at = stream.find(text)
    while at >= 0:
        yield at
        at = stream.find(text, at + 1)


def _distance(ink: Rect, box: Rect) -> float:
    """Return how far `ink` is from `box`, 0 where it is inside."""
    return max(box.x - ink.x, box.y - ink.y, ink.right - box.right, ink.bottom - box.bottom, 0.0)


def _middle_in(ink: Rect, box: Rect) -> bool:
    return box.x <= ink.x + ink.width / 2 <= box.right and box.y <= ink.y + ink.height / 2 <= box.bottom


def _out(ink: Rect, box: Rect) -> str:
    """Return how far and where `ink` stands out of `box`, "" where it is inside."""
    sides = {"left": box.x - ink.x, "above": box.y - ink.y, "right": ink.right - box.right, "below": ink.bottom - box.bottom}
    return ", ".join(f"{by:.1f} pt out {side}" for side, by in sides.items() if by > TOLERANCE)


def _table_faults(slide: Any, page: pypdfium2.PdfPage, scale: float) -> Iterator[str]:
    drawn = list(rules(page, scale))
    for frame, box in ((shape, box) for shape, box in _boxes(slide.shapes) if getattr(shape, "has_table", False) and shape.has_table):
        bottom = box.y + sum(Emu(row.height).pt for row in frame.table.rows)
        ends = [rule.y + rule.height / 2 for rule in drawn if rule.x >= box.x - THIN and rule.right <= box.right + THIN]
        nearest = min(ends, key=lambda end: abs(end - bottom), default=0.0)
        if abs(nearest - bottom) > TOLERANCE:
            yield f"{frame.name}: ends at {bottom:.1f} pt, the nearest rule is at {nearest:.1f} pt"


def _face_faults(page: pypdfium2.PdfPage, own: frozenset[str]) -> Iterator[str]:
    texts: dict[str, str] = {}
    for face, text in faces(page):
        if face not in own:
            texts[face] = texts.get(face, "") + text.strip()
    return (f"{text[:60]!r} in {face}, which the deck does not carry" for face, text in texts.items())


def main(arguments: Sequence[str]) -> int:
    """Print the faults of pairs of decks and PDFs and return the exit status."""
    count = 0
    for deck, rendered in zip(arguments[::2], arguments[1::2], strict=True):
        for fault in faults(Path(deck), Path(rendered)):
            print(f"{Path(deck).name}: {fault}")
            count += 1
    print(f"{len(arguments) // 2} decks, {count} faults")
    return int(count > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
