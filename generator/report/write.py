"""The briefing: a document becomes the bytes of a PDF, page by page."""

from collections.abc import Callable
from datetime import datetime
from itertools import chain
from typing import Protocol

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing
from generator.layout.image import Picture
from generator.layout.setter import Setter
from generator.model.document import Document
from generator.pdf.document import PdfDocument
from generator.pdf.metadata import Description
from generator.pdf.paint import paint
from generator.problems import Problems, Span
from generator.report.composer import Composer
from generator.report.flow import flow
from generator.report.galley import Backdrop
from generator.report.grid import HINGE, LEFT, PAGE_HEIGHT, PAGE_WIDTH
from generator.report.masthead import head_pieces, masthead
from generator.report.notes import NoteBook
from generator.report.pages import LATER, Furniture, first_frame, note_rule
from generator.report.paginate import Page, Placement, paginate
from generator.text.typesetter import Typesetter
from generator.theme.theme import Theme


class PictureSource(Protocol):
    """Opens the pictures of a document's folder."""

    def load(self, name: str, span: Span, problems: Problems) -> Picture | None: ...


def build_report(document: Document, theme: Theme, typesetter: Typesetter, pictures: PictureSource, created: datetime) -> bytes:
    """Return the briefing of a checked `document` as PDF bytes, the same for the same input.

    Raises `RenderError` when a picture has gone since the check.
    """
    notebook = NoteBook(document)
    setter = Setter(typesetter, theme, document.metadata.language, notebook.number)
    pdf = PdfDocument((PAGE_WIDTH, PAGE_HEIGHT), description(document), created, theme.palette)
    composer = Composer(document, setter, notebook, _loader(pictures), pdf.tags.root)
    head = masthead(document.metadata, setter, composer.root)
    furniture = Furniture(document, setter, head)
    pieces = chain(head_pieces(document, composer), flow(document, composer))
    for page in paginate(pieces, first_frame(head), LATER):
        _paint_page(pdf, page, furniture)
    return pdf.save()


def description(document: Document) -> Description:
    """Return what a library's catalogue shows of `document`."""
    metadata = document.metadata
    author = metadata.organization or "、".join(person.name for person in metadata.people)
    return Description(metadata.title, author, metadata.subtitle, metadata.language.value)


def _loader(pictures: PictureSource) -> Callable[[str, Span], Picture | None]:
    return lambda name, span: pictures.load(name, span, Problems())


def _paint_page(pdf: PdfDocument, page: Page, furniture: Furniture) -> None:
    paint(pdf, furniture.page(page.number), LEFT, 0)
    for panel in _panels(page):
        paint(pdf, panel, LEFT, 0)
    for placement in page.placements:
        _paint_placement(pdf, placement)
    if page.notes:
        paint(pdf, Drawing(0, 0, (note_rule(),)), LEFT + HINGE, page.notes_top)
    for note in page.notes:
        paint(pdf, note.drawing, LEFT + HINGE, note.y)
    pdf.end_page()


def _panels(page: Page) -> list[Drawing]:
    """Return the panels behind neighbouring pieces of one block, each as one box."""
    spans: list[tuple[Backdrop, int, float, float]] = []
    for placement in page.placements:
        piece = placement.piece
        if piece.backdrop is None:
            continue
        bottom = placement.y + piece.height
        if spans and spans[-1][:2] == (piece.backdrop, piece.block):
            spans[-1] = (piece.backdrop, piece.block, spans[-1][2], bottom)
        else:
            spans.append((piece.backdrop, piece.block, placement.y, bottom))
    return [Drawing(0, 0, (Box(Rect(panel.x, top, panel.width, bottom - top), panel.fill),)) for panel, _, top, bottom in spans]


def _paint_placement(pdf: PdfDocument, placement: Placement) -> None:
    piece, x = placement.piece, LEFT + placement.piece.x
    if placement.head:
        paint(pdf, placement.head, x, placement.y - placement.head.height, repeated=True)
    if piece.anchor:
        pdf.anchor(piece.anchor, LEFT, placement.y)
    if piece.heading:
        pdf.bookmark(piece.heading.text, piece.heading.level, piece.anchor)
    opening = piece.reprise if placement.first else piece.divider
    if opening:
        paint(pdf, Drawing(0, 0, opening), x, placement.y)
    paint(pdf, piece.drawing, x, placement.y)
