"""PDF objects that reportlab writes otherwise than PDF/A wants them, or slower than a structure tree of thousands of elements can bear."""

import zlib
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject

END_OF_DATA: Final = b"\r\n"
"""Between a stream's data and `endstream` (ISO 19005-2, 6.1.7.1). Both characters: data may end with a carriage return, which readers would
take for a part of the line break if a line feed followed alone."""


class Stream(PDFObject):
    """A stream of `data` that are encoded as `entries` tell; a line break stands before `endstream` (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, entries: dict[str, Any], data: bytes) -> None:
        self._entries = entries
        self._data = data

    def format(self, document: Any) -> bytes:  # reportlab's name for it
        head: bytes = PDFDictionary({**self._entries, "Length": len(self._data)}).format(document)
        return b"".join((head, b"\nstream\n", self._data, END_OF_DATA, b"endstream\n"))


def compressed(data: bytes, **entries: Any) -> Stream:
    """Return `data` as a compressed stream with `entries` in its dictionary."""
    return Stream({**entries, "Filter": PDFArray([PDFName("FlateDecode")])}, zlib.compress(data))


class Written(PDFObject):
    """An object written by hand. It is numbered first, so that others can refer to it, and gets its `text` later."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = ""

    def format(self, document: Any) -> bytes:  # reportlab's name for it
        return self.text.encode("ascii")


def text_string(text: str) -> str:
    """Return `text` as a PDF text string (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def number(value: float) -> str:
    """Return `value` to a thousandth of a point, without needless zeros."""
    return f"{value:.3f}".rstrip("0").rstrip(".")
