"""The briefing: a document becomes the bytes of a PDF, page by page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing
from generator.layout.structure import Element, Tag
from generator.model.document import Document
from generator.pdf.attachments import Attachment
from generator.pdf.document import PdfDocument, Sheet
from generator.pdf.metadata import Description
from generator.pdf.paint import paint
from generator.report.book import Book, Making, PictureSource, page_numbers
from generator.report.column import Placement
from generator.report.contents import leader_drawing
from generator.report.galley import Backdrop, Heading, Role
from generator.report.grid import Grid
from generator.report.open_page import Page
from generator.report.pages import Furniture, note_rule
from generator.text.typesetter import Typesetter
from generator.theme.page import Head, PageDesign
from generator.theme.references import settled
from generator.theme.theme import Theme

FRONT: Final = 0
"""Where pages before the text are bound; those of the text have their numbers."""


def build_report(
    document: Document,
    theme: Theme,
    design: PageDesign,
    typesetter: Typesetter,
    pictures: PictureSource,
    created: datetime,
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Return the briefing of a checked `document` as PDF bytes, the same for the same input, with `attachments` inside.

    Raises `RenderError` when a picture has gone since the check, or where a reference to a page contradicts itself.
    """
    making = Making(theme, design, typesetter, pictures)
    document = settled(document, lambda filled: page_numbers(making.book(filled, Element(Tag.DOCUMENT)).pages))
    sheet = Sheet(design.width, design.height, design.bleed, design.crop_marks)
    pdf = PdfDocument(sheet, description(document), created, theme.palette, attachments)
    _Press(pdf, making.book(document, pdf.tags.root)).print()
    return pdf.save()


def description(document: Document) -> Description:
    """Return what a library's catalogue shows of `document`."""
    metadata = document.metadata
    author = metadata.organization or "、".join(person.name for person in metadata.people)
    return Description(metadata.title, author, metadata.subtitle, metadata.language.value)


class _Headed(NamedTuple):
    """A page, the part of the document that it is about, and whether it shows its number.

    Blank pages before the recipients of an official paper have none, nor has the page with those (GB/T 9704-2012, 7.5).
    """

    page: Page
    section: str
    numbered: bool = True


def _headed(pages: Iterable[Page]) -> Iterator[_Headed]:
    """Yield each page with the first part that begins on it, else the one that goes on there."""
    section, numbered = "", True
    for page in pages:
        numbered = numbered and not (page.is_blank and page.number > 1)
        headings = [piece.heading for piece, *_ in page.placements if piece.role is Role.HEADING and piece.heading]
        begun = [heading.text for heading in headings if heading.level == 1]
        yield _Headed(page, begun[0] if begun else section, numbered)
        section = begun[-1] if begun else section


class _Press:
    """Paints a book. Pages with leaders wait until the text is painted, and are bound in their places then."""

    def __init__(self, pdf: PdfDocument, book: Book) -> None:
        self._pdf = pdf
        self._book = book
        self._grid = book.grid
        self._furniture = Furniture(book.document, book.setter, book.grid, book.head.drawing)
        self._numbers: dict[str, str] = {}
        """The printed numbers of the pages that sections begin on."""
        self._headings: list[tuple[int, Heading, str]] = []
        """By place, what bookmarks name and lead to."""

    def print(self) -> None:
        pdf = self._pdf
        if self._book.cover:
            self._begin(self._grid, FRONT)
            paint(pdf, self._book.cover, self._grid.left(1), 0)
            pdf.end_page()
        self._paint_text_pages()
        front = self._paint_front_pages(1 if self._book.cover else 0)
        for _, heading, anchor in sorted(self._headings, key=lambda found: found[0]):
            pdf.bookmark(heading.text, heading.level, anchor)
        if front:
            pdf.number_pages(front)

    def _paint_text_pages(self) -> None:
        """Paint the text; only folios that name the number of pages need all of them before the first."""
        pages: Iterable[Page] = self._book.pages
        total = 0
        if self._grid.design.folio.style.has_total:
            pages = list(pages)
            total = pages[-1].number
        waiting: list[_Headed] = []
        for headed in _headed(pages):
            page = headed.page
            for placement in page.placements:
                if placement.piece.anchor:
                    self._numbers.setdefault(placement.piece.anchor, str(page.number))
            if any(placement.piece.leader for placement in page.placements):
                waiting.append(headed)
            else:
                self._paint(headed, total)
        for headed in waiting:
            self._paint(headed, total)

    def _paint(self, headed: _Headed, total: int) -> None:
        page = headed.page
        opens = page.number == 1 and self._grid.design.head is not Head.COVER
        own = self._grid.turned if page.landscape else self._grid
        around = self._furniture.turned() if page.landscape else self._furniture
        self._begin(own, page.number)
        furniture = around.page(page.number, opens=opens, section=headed.section, total=total, numbered=headed.numbered)
        paint(self._pdf, furniture, own.left(page.number), 0)
        self._paint_text(page, own, page.number)
        self._pdf.end_page()

    def _begin(self, grid: Grid, place: int) -> None:
        self._pdf.begin_page(grid.design.width, grid.design.height, place)

    def _paint_front_pages(self, number: int) -> int:
        """Paint the contents behind the cover, which is page `number`; return how many pages stand before the text.

        On paper printed on both sides they are an even number, so that the text begins on a right-hand page.
        """
        pdf, word = self._pdf, self._book.setter.words.contents
        for page in self._book.front_pages(number + 1):
            number = page.number
            self._begin(self._grid, FRONT)
            paint(pdf, self._furniture.page(number, opens=False, section=word, front=True), self._grid.left(number), 0)
            self._paint_text(page, self._grid, FRONT)
            pdf.end_page()
        if number % 2 and self._grid.design.duplex:
            self._begin(self._grid, FRONT)
            pdf.end_page()
            number += 1
        return number

    def _paint_text(self, page: Page, grid: Grid, bound: int) -> None:
        """Paint what stands on `page`, which is bound at that place."""
        pdf, left = self._pdf, grid.left(page.number)
        shifts = [left + place.x - grid.place.x for place in grid.columns]
        for panel, column in _panels(page):
            paint(pdf, panel, shifts[column], 0)
        for placement in page.placements:
            piece = placement.piece
            _paint_placement(pdf, placement, shifts[placement.column])
            if piece.heading:
                self._headings.append((bound, piece.heading, piece.anchor))
            if piece.leader and piece.leader.anchor in self._numbers:
                filled = leader_drawing(piece.leader, self._numbers[piece.leader.anchor], self._book.setter)
                paint(pdf, filled, shifts[placement.column] + piece.x, placement.y)
        for column, y in page.rules:
            paint(pdf, Drawing(0, 0, (note_rule(),)), shifts[column] + grid.place.x, y)
        for note in page.notes:
            paint(pdf, note.drawing, shifts[note.column] + grid.place.x, note.y, repeated=note.again)


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
    opening = piece.reprise if placement.first else piece.divider
    if opening:
        paint(pdf, Drawing(0, 0, opening), x, placement.y)
    paint(pdf, piece.drawing, x, placement.y)
