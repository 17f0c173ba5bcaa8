"""The briefing: a document becomes the bytes of a PDF, page by page."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple, Protocol

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing
from generator.layout.setter import Setter
from generator.layout.structure import Element
from generator.model.document import Document
from generator.pdf.document import PdfDocument, Sheet
from generator.pdf.metadata import Description
from generator.pdf.paint import paint
from generator.pictures import PictureFile
from generator.problems import Problems, Span
from generator.report.column import NO_GRID, LineGrid, Placement
from generator.report.composer import Composer
from generator.report.cover import cover_drawing
from generator.report.flow import across_all, flow
from generator.report.galley import Backdrop, Role
from generator.report.grid import Grid
from generator.report.letterhead import bulletin_head, official_head
from generator.report.masthead import Masthead, masthead
from generator.report.notes import NoteBook
from generator.report.opening import head_pieces
from generator.report.pages import Furniture, note_rule
from generator.report.paginate import Page, paginate
from generator.text.typesetter import Typesetter
from generator.theme.page import Head, PageDesign
from generator.theme.theme import Theme


class PictureSource(Protocol):
    """Opens the pictures of a document's folder."""

    def load(self, name: str, span: Span, problems: Problems) -> PictureFile | None: ...


def build_report(
    document: Document, theme: Theme, design: PageDesign, typesetter: Typesetter, pictures: PictureSource, created: datetime
) -> bytes:
    """Return the briefing of a checked `document` as PDF bytes, the same for the same input.

    Raises `RenderError` when a picture has gone since the check.
    """
    grid = Grid(design)
    notebook = NoteBook(document, grid.place.width)
    setter = Setter(typesetter, theme, document.metadata.language, notebook.number)
    sheet = Sheet(design.width, design.height, design.bleed, design.crop_marks)
    pdf = PdfDocument(sheet, description(document), created, theme.palette)
    first = 1
    if design.head is Head.COVER:
        cover = cover_drawing(document.metadata, setter, grid, pdf.tags.root)
        if cover:
            paint(pdf, cover, grid.left(1), 0)
            pdf.end_page()
            first = 2
        else:
            grid = Grid(design._replace(head=Head.MASTHEAD))
    composer = Composer(document, setter, notebook, _loader(pictures), grid, pdf.tags.root)
    head = _head(document, setter, grid, composer.root)
    pieces = chain(across_all(head_pieces(document, composer), composer), flow(document, composer))
    lines = LineGrid(grid.top, setter.leading("body")) if design.grid else NO_GRID
    pages = paginate(pieces, grid.frame(head.title_top), grid.frame(), design.columns, lines, first, grid.turned.frame())
    _paint_pages(pdf, pages, Furniture(document, setter, grid, head.drawing), grid)
    return pdf.save()


def _head(document: Document, setter: Setter, grid: Grid, root: Element) -> Masthead:
    """Return what stands above the text of its first page."""
    match grid.design.head:
        case Head.MASTHEAD:
            return masthead(document.metadata, setter, grid, root)
        case Head.BULLETIN:
            return bulletin_head(document.metadata, setter, grid, root)
        case Head.OFFICIAL:
            return official_head(document.metadata, setter, grid, root)
        case Head.COVER:
            return Masthead(Drawing(grid.full, grid.top), grid.top)


def description(document: Document) -> Description:
    """Return what a library's catalogue shows of `document`."""
    metadata = document.metadata
    author = metadata.organization or "、".join(person.name for person in metadata.people)
    return Description(metadata.title, author, metadata.subtitle, metadata.language.value)


def _loader(pictures: PictureSource) -> Callable[[str, Span], PictureFile | None]:
    return lambda name, span: pictures.load(name, span, Problems())


class _Headed(NamedTuple):
    """A page, and the part of the document that it is about."""

    page: Page
    section: str


def _headed(pages: Iterable[Page]) -> Iterator[_Headed]:
    """Yield each page with the first part that begins on it, else the one that goes on there."""
    section = ""
    for page in pages:
        headings = [piece.heading for piece, *_ in page.placements if piece.role is Role.HEADING and piece.heading]
        begun = [heading.text for heading in headings if heading.level == 1]
        yield _Headed(page, begun[0] if begun else section)
        section = begun[-1] if begun else section


def _paint_pages(pdf: PdfDocument, pages: Iterable[Page], furniture: Furniture, grid: Grid) -> None:
    """Paint all pages; only folios that name their number need all of them before the first."""
    total = 0
    if grid.design.folio.style.has_total:
        pages = list(pages)
        total = pages[-1].number
    opening = 0
    for page, section in _headed(pages):
        opening = opening or page.number
        opens = page.number == opening and grid.design.head is not Head.COVER
        own = grid.turned if page.landscape else grid
        around = furniture.turned() if page.landscape else furniture
        left = own.left(page.number)
        pdf.begin_page(own.design.width, own.design.height)
        paint(pdf, around.page(page.number, opens=opens, section=section, total=total), left, 0)
        _paint_text(pdf, page, own, left)
        pdf.end_page()


def _paint_text(pdf: PdfDocument, page: Page, grid: Grid, left: float) -> None:
    shifts = [left + place.x - grid.place.x for place in grid.columns]
    for panel, column in _panels(page):
        paint(pdf, panel, shifts[column], 0)
    for placement in page.placements:
        _paint_placement(pdf, placement, shifts[placement.column])
    for column, y in page.rules:
        paint(pdf, Drawing(0, 0, (note_rule(),)), shifts[column] + grid.place.x, y)
    for note in page.notes:
        paint(pdf, note.drawing, shifts[note.column] + grid.place.x, note.y)


class _Panel(NamedTuple):
    backdrop: Backdrop
    block: int
    column: int
    top: float
    bottom: float


def _panels(page: Page) -> list[tuple[Drawing, int]]:
    """Return the panels behind neighbouring pieces of one block in one column, each as one box."""
    spans: list[_Panel] = []
    for placement in page.placements:
        piece = placement.piece
        if piece.backdrop is None:
            continue
        panel = _Panel(piece.backdrop, piece.block, placement.column, placement.y, placement.y + piece.height)
        if spans and spans[-1][:3] == panel[:3]:
            spans[-1] = spans[-1]._replace(bottom=panel.bottom)
        else:
            spans.append(panel)
    return [
        (Drawing(0, 0, (Box(Rect(panel.x, top, panel.width, bottom - top), panel.fill),)), column)
        for panel, _, column, top, bottom in spans
    ]


def _paint_placement(pdf: PdfDocument, placement: Placement, left: float) -> None:
    piece, x = placement.piece, left + placement.piece.x
    if placement.head:
        paint(pdf, placement.head, x, placement.y - placement.head.height, repeated=True)
    if piece.anchor:
        pdf.anchor(piece.anchor, left, placement.y)
    if piece.heading:
        pdf.bookmark(piece.heading.text, piece.heading.level, piece.anchor)
    opening = piece.reprise if placement.first else piece.divider
    if opening:
        paint(pdf, Drawing(0, 0, opening), x, placement.y)
    paint(pdf, piece.drawing, x, placement.y)
