"""A PDF being written: reportlab's canvas with one way to do each thing."""

import zlib
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from generator.pdf.fonts import FontTable
from generator.pdf.links import Link, annotate
from generator.pdf.metadata import Description, describe
from generator.pdf.outline import Outline
from generator.theme.tokens import Palette

VERSION = (1, 7)


class BareCanvas(Canvas):
    """A canvas whose pages do not begin by selecting Helvetica, which would be listed as a font that is not embedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class PdfDocument:
    """Pages of one size, painted in order. Distances from the top of the page are turned round here and in `paint` only."""

    def __init__(self, size: tuple[float, float], description: Description, created: datetime, palette: Palette) -> None:
        self.width, self.height = size
        self.palette = palette
        self._buffer = BytesIO()
        self.canvas: Any = BareCanvas(
            self._buffer, pagesize=size, pageCompression=1, invariant=1, pdfVersion=VERSION, lang=description.language
        )
        self.fonts = FontTable(self.canvas)
        self._outline = Outline()
        self._names: set[str] = set()
        self._waiting: list[tuple[list[Any], Link]] = []
        describe(self.canvas, description, created)

    def anchor(self, name: str, x: float, y: float) -> None:
        """Name the place (`x`, `y`) on the current page; the first of a name counts."""
        if name not in self._names:
            self._names.add(name)
            self.canvas.bookmarkHorizontalAbsolute(name, self.height - y, left=x)

    def bookmark(self, title: str, level: int, anchor: str) -> None:
        """Add a bookmark of a heading of `level`, counted from 1, that leads to `anchor`."""
        self.canvas.addOutlineEntry(title, anchor, self._outline.level(level))

    def link(self, links: Iterable[Link]) -> None:
        """Put links on the current page; those into the document are added at the end, when its destinations are known."""
        for link in links:
            if link.is_internal:
                self._waiting.append((self.canvas._annotationrefs, link))
            else:
                annotate(self.canvas, link, self.height)

    def end_page(self) -> None:
        """Close the current page; the next one begins.

        The page is compressed here, so that only its compressed form is kept, and without the ASCII85 that reportlab would add.
        """
        self.canvas.showPage()
        page = self.canvas._doc.Pages.pages[-1]
        content = zlib.compress(page.stream.encode("latin-1"))
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])}), content)
        page.stream = None

    def save(self) -> bytes:
        """Return the finished file."""
        for page_links, link in self._waiting:
            if link.target[1:] in self._names:
                self.canvas._annotationrefs = page_links
                annotate(self.canvas, link, self.height)
        self.canvas._annotationrefs = []
        if self._outline.last >= 0:
            self.canvas.showOutline()
        self.canvas.save()
        return self._buffer.getvalue()
