"""A TrueType font in the Embedded OpenType container that presentations carry (W3C Member Submission "EOT", version 0x00020002)."""

import struct
from typing import Final, NamedTuple

from generator.text.names import windows_names
from generator.text.sfnt import read_tables

VERSION: Final = 0x00020002
MAGIC: Final = 0x504C
RAW, SUBSET, COMPRESSED = 0x0, 0x1, 0x4
"""Flags of the payload. PowerPoint sets SUBSET beside COMPRESSED; a raw payload has none, as LibreOffice writes it."""
ROOT_STRING_CHECKSUM: Final = 0x50475342
"""The checksum of an empty root string: no site is named that the font would be bound to."""
DEFAULT_CHARSET, ANSI_CODE_PAGE = 1, 1252
_CODE_PAGES: Final = {
    "zh-Hans": (18, 134, 936),
    "zh-Hant": (20, 136, 950),
    "ja": (17, 128, 932),
    "ko": (19, 129, 949),
    "en": (0, 0, 1252),
}
"""Language → bit of OS/2 ulCodePageRange1, GDI character set, ANSI code page (OpenType OS/2; [MS-WMF] 2.1.1.5)."""


class FontIdentity(NamedTuple):
    """What the list of embedded fonts says of a face. `charset` is a signed byte, as ST_Byte wants it."""

    family: str
    charset: int
    pitch_family: int


def wrap(font: bytes, payload: bytes, flags: int, language: str) -> tuple[bytes, FontIdentity]:
    """Return the EOT file of the TrueType file `font`, and what it is called. `payload` is what it carries, as `flags` say.

    `language` picks the character set among those the face says it supports. Raises `ValueError` when a needed table is missing.
    """
    tables = _tables(font)
    os2, head = tables["OS/2"], tables["head"]
    names = _names(tables["name"])
    version, weight, fs_type, selection = (struct.unpack_from(">H", os2, at)[0] for at in (0, 4, 8, 62))
    code_pages = struct.unpack_from(">2I", os2, 78) if version else (1, 0)
    charset, ansi = _charset(code_pages[0], language)
    panose = os2[32:42]
    fixed = (
        struct.pack("<2I", VERSION, flags)
        + panose
        + struct.pack("<2BI2H", charset, selection & 1, weight, fs_type, MAGIC)
        + struct.pack("<4I", *struct.unpack_from(">4I", os2, 42))
        + struct.pack("<2I", *code_pages)
        + struct.pack("<I", struct.unpack_from(">I", head, 8)[0])
        + bytes(16)
    )
    strings = b"".join(bytes(2) + _counted(names.get(identifier, "")) for identifier in (1, 2, 5, 4))
    tail = bytes(2) + struct.pack("<H2I2H2I", 0, ROOT_STRING_CHECKSUM, ansi, 0, 0, 0, 0)
    size = 8 + len(fixed) + len(strings) + len(tail) + len(payload)
    identity = FontIdentity(names[1], charset - 256 if charset > 127 else charset, _pitch_family(panose))
    return struct.pack("<2I", size, len(payload)) + fixed + strings + tail + payload, identity


def _tables(font: bytes) -> dict[str, bytes]:
    tables = read_tables(font)
    missing = {"OS/2", "head", "name", "glyf"} - tables.keys()
    if missing:
        raise ValueError(f"not a TrueType font: no table {', '.join(sorted(missing))}")
    return tables


def _names(table: bytes) -> dict[int, str]:
    names = windows_names(table)
    if 1 not in names:
        raise ValueError("a font without a Windows family name")
    return names


def _charset(code_pages: int, language: str) -> tuple[int, int]:
    """Return character set and ANSI code page: the document's if the face supports it, else the first Asian one it does."""
    wanted = _CODE_PAGES[language]
    for bit, charset, page in (wanted, *_CODE_PAGES.values()):
        if code_pages >> bit & 1:
            return charset, page
    return DEFAULT_CHARSET, ANSI_CODE_PAGE


def _pitch_family(panose: bytes) -> int:
    """Return variable pitch with the GDI family roman for serif faces, swiss for others (PANOSE bytes 0 and 1; [MS-WMF] 2.1.1.14)."""
    serif = panose[0] == 2 and 2 <= panose[1] <= 10
    return 0x12 if serif else 0x22


def _counted(text: str) -> bytes:
    """Return a string as the header has it: byte count, UTF-16, with a NUL inside the count as PowerPoint writes it."""
    encoded = f"{text}\0".encode("utf-16-le") if text else b""
    return struct.pack("<H", len(encoded)) + encoded
