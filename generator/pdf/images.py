"""Pictures as image objects: compressed data pass into the PDF as they are, pixels are opened only where some are transparent.

ISO 32000-1, 8.9.5 (image dictionaries), 7.4.4.4 (PNG predictors), 11.6.5.3 (soft masks).
"""

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

from generator.geometry import Rect
from generator.pdf.objects import Stream
from generator.pictures import PRINT, PictureFile
from generator.problems import RenderError
from generator.raster import colours_and_alpha

if TYPE_CHECKING:
    from generator.svg.artwork import Artwork

PNG: Final = b"\x89PNG\r\n\x1a\n"
GREY, COLOUR, COLOUR_WITH_ALPHA = 0, 2, 6
"""Colour types of PNG (ISO/IEC 15948, 11.2.2)."""
FRAME_MARKERS: Final = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)})
"""JPEG markers that open a frame header (ISO/IEC 10918-1, table B.1)."""


class Encoded(NamedTuple):
    """Image data as a PDF stores them: `filter` undoes `data`; `predicted` if rows carry PNG predictors."""

    data: bytes
    filter: str
    width: int
    height: int
    channels: int
    predicted: bool = False


class Images:
    """The pictures shown on a reportlab `canvas`: each is stored once, when the document ends, as large as its largest showing needs."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._widest: dict[str, tuple[PictureFile, float]] = {}
        self._artworks: dict[str, Artwork] = {}

    def show(self, picture: PictureFile, rect: Rect) -> None:
        """Draw `picture`; `rect` is in points from the page's lower left, its `y` the lower edge."""
        _, widest = self._widest.get(picture.key, (picture, 0.0))
        self._widest[picture.key] = picture, max(widest, rect.width)
        self._place(picture.key, rect)

    def show_artwork(self, artwork: "Artwork", key: str, rect: Rect) -> None:
        """Draw a vector picture; pictures of one `key` are stored once."""
        self._artworks[key] = artwork
        self._place(key, rect)

    def _place(self, name: str, rect: Rect) -> None:
        self._canvas.saveState()
        self._canvas.transform(rect.width, 0, 0, rect.height, rect.x, rect.y)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def store(self) -> None:
        """Write the pictures shown into the document."""
        for name, artwork in self._artworks.items():
            from generator.pdf.artwork import artwork_form

            self._canvas._doc.addForm(name, artwork_form(self._canvas._doc, name, artwork))
        for name, (picture, width) in self._widest.items():
            _store(self._canvas._doc, name, picture.encoded(width, PRINT))


def _store(document: Any, name: str, data: bytes) -> None:
    picture, alpha = read_image(data)
    mask = document.Reference(_image_object(alpha), f"{name}.mask") if alpha else None
    document.addForm(name, _image_object(picture, mask))


def read_image(data: bytes) -> tuple[Encoded, Encoded | None]:
    """Return the colours of a picture and, if some are transparent, its alpha channel.

    Raises `RenderError` for other data than PNG and JPEG.
    """
    if not data.startswith(PNG):
        return _jpeg(data), None
    chunks = list(_png_chunks(data))
    header = chunks[0][1]
    width, height, color_type = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big"), header[9]
    if header[8] != 8 or header[12] or color_type not in (GREY, COLOUR, COLOUR_WITH_ALPHA):
        raise RenderError("a PNG of this kind does not come out of normalising")
    if color_type == COLOUR_WITH_ALPHA:
        return _separated(data, width, height)
    body = b"".join(content for kind, content in chunks if kind == b"IDAT")
    return Encoded(body, "FlateDecode", width, height, 1 if color_type == GREY else 3, predicted=True), None


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def _separated(data: bytes, width: int, height: int) -> tuple[Encoded, Encoded]:
    """Return colours and alpha of a PNG that mixes them; a PDF keeps them apart."""
    colours, alpha = colours_and_alpha(data)
    return (
        Encoded(zlib.compress(colours), "FlateDecode", width, height, channels=3),
        Encoded(zlib.compress(alpha), "FlateDecode", width, height, channels=1),
    )


def _jpeg(data: bytes) -> Encoded:
    """Return JPEG data with the size and channels that their frame header tells."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in FRAME_MARKERS:
            height, width = int.from_bytes(data[at + 5 : at + 7], "big"), int.from_bytes(data[at + 7 : at + 9], "big")
            return Encoded(data, "DCTDecode", width, height, data[at + 9])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise RenderError("a picture is neither PNG nor JPEG")


def _image_object(image: Encoded, mask: Any = None) -> Stream:
    entries: dict[str, Any] = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": PDFName("DeviceGray" if image.channels == 1 else "DeviceRGB"),
        "Filter": PDFArray([PDFName(image.filter)]),
    }
    if image.predicted:
        row = {"Predictor": 15, "Colors": image.channels, "BitsPerComponent": 8, "Columns": image.width}
        entries["DecodeParms"] = PDFArray([PDFDictionary(row)])
    if mask is not None:
        entries["SMask"] = mask
    return Stream(entries, image.data)
