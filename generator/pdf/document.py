"""A PDF being written: reportlab's canvas with one way to do each thing."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray
from reportlab.pdfgen.canvas import Canvas

from generator.layout.structure import Artifact, Element, Tag
from generator.pdf.attachments import Attachment, attach
from generator.pdf.crop import draw_crop_marks, page_boxes
from generator.pdf.fonts import FontTable
from generator.pdf.images import Images
from generator.pdf.links import Link, annotate
from generator.pdf.metadata import Description, describe
from generator.pdf.objects import compressed
from generator.pdf.outline import Outline
from generator.pdf.packed import packed
from generator.pdf.tags import Tags
from generator.pdf.tree import write_tree
from generator.theme.tokens import Palette

VERSION = (1, 7)


class BareCanvas(Canvas):
    """A canvas whose pages do not begin by selecting Helvetica, which would be listed as a font that is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Sheet(NamedTuple):
    """The paper of a PDF: the trimmed page, and what is printed around it on request."""

    width: float
    height: float
    bleed: float = 0.0
    crop_marks: bool = False


class _WaitingLink(NamedTuple):
    """A link into the document on a page whose annotations are `page_links`."""

    page: int
    page_height: float
    page_links: list[Any]
    link: Link
    element: Element


class PdfDocument:
    """Pages painted in order, as large as `sheet` unless they are begun with another size.

    Distances from the top of the page are turned round here and in `paint` only.

    What is painted belongs to elements below `tags.root`, in reading order there, or is an artifact.
    """

    def __init__(
        self, sheet: Sheet, description: Description, created: datetime, palette: Palette, attachments: Sequence[Attachment] = ()
    ) -> None:
        self.width, self.height = sheet.width, sheet.height
        self._bleed, self._crop_marks = sheet.bleed, sheet.crop_marks
        self.palette = palette
        self._buffer = BytesIO()
        self.canvas: Any = BareCanvas(
            self._buffer,
            pagesize=(sheet.width, sheet.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=VERSION,
            lang=description.language,
        )
        self.fonts = FontTable(self.canvas)
        self.images = Images(self.canvas)
        self._outline = Outline()
        self._place = 0
        self._names: dict[str, int] = {}
        """The names of places, and where their pages are bound."""
        self._links = 0
        self._bound: list[int] = []
        """The place of each page, as they were painted."""
        self._waiting: list[_WaitingLink] = []
        self.tags = Tags(self.canvas, Element(Tag.DOCUMENT))
        describe(self.canvas, description, created, part=3 if attachments else 2)
        if attachments:
            attach(self.canvas, attachments, created)

    def begin_page(self, width: float, height: float, place: int = 0) -> None:
        """Give the current page, on which nothing is painted yet, its size, and its `place`.

        Pages are bound by their places, those of one place as they are painted.
        """
        self.width, self.height = width, height
        self._place = place
        self.canvas.setPageSize((width, height))

    def anchor(self, name: str, x: float, y: float) -> None:
        """Name the place (`x`, `y`) on the current page; of several with a name the first in the bound document counts."""
        if name not in self._names or self._place < self._names[name]:
            self._names[name] = self._place
            self.canvas.bookmarkHorizontalAbsolute(name, self.height - y, left=x)

    def bookmark(self, title: str, level: int, anchor: str) -> None:
        """Add a bookmark of a heading of `level`, counted from 1, that leads to `anchor`."""
        self.canvas.addOutlineEntry(title, anchor, self._outline.level(level))

    def link(self, link: Link, element: Element) -> None:
        """Put a link on the current page whose words are `element`; into the document it is put at the end, when all places are known."""
        page = self.canvas.getPageNumber()
        if link.is_internal:
            self._waiting.append(_WaitingLink(page, self.height, self.canvas._annotationrefs, link, element))
        else:
            self._annotate(page, self.height, link, element)

    def _annotate(self, page: int, page_height: float, link: Link, element: Element) -> None:
        self._links += 1
        name = self.canvas._doc.annotationName(f"link{self._links}")
        annotate(self.canvas, link, page_height, f"link{self._links}", self.tags.tie(element, page, name))

    def end_page(self) -> None:
        """Close the current page; the next one begins.

        The page is compressed here, so that only its compressed form is kept, and without the ASCII85 that reportlab would add.
        """
        boxes = self._around()
        self.tags.end_page()
        page = self.canvas._doc.Pages.pages[-1]
        page.Contents = compressed(page.stream.encode("latin-1"))
        page.stream = None
        for name, edges in boxes.items():
            setattr(page, name, PDFArray(list(edges)))
        self._bound.append(self._place)

    def number_pages(self, front: int) -> None:
        """Let viewers number the first `front` pages i, ii, … and those after them from 1 (ISO 32000-1, 12.4.2)."""
        self.canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        self.canvas.addPageLabel(front, style="ARABIC", start=1)

    def _bind(self) -> None:
        self.tags.bind(self._bound)
        pages = self.canvas._doc.Pages.pages
        pages[:] = [page for _, page in sorted(zip(self._bound, pages, strict=True), key=lambda pair: pair[0])]

    def _around(self) -> dict[str, tuple[float, float, float, float]]:
        """Paint crop marks around the current page if they are wanted; return the boxes of a page that bleeds or has them."""
        if not self._bleed and not self._crop_marks:
            return {}
        if self._crop_marks:
            self.tags.begin(Artifact.PAGE)
            draw_crop_marks(self.canvas, self.width, self.height, self._bleed)
        return page_boxes(self.width, self.height, self._bleed, self._crop_marks)

    def save(self) -> bytes:
        """Return the finished file."""
        for page, page_height, page_links, link, element in self._waiting:
            if link.target[1:] in self._names:
                self.canvas._annotationrefs = page_links
                self._annotate(page, page_height, link, element)
        self.canvas._annotationrefs = []
        self.images.store()
        self._bind()
        write_tree(self.canvas._doc, self.tags)
        if self._outline.last >= 0:
            self.canvas.showOutline()
        self.canvas._doc.format = partial(packed, self.canvas._doc)  # reportlab's own way to write the file, which packs nothing
        self.canvas.save()
        return self._buffer.getvalue()
