"""Takes apart what a deck carries of its faces: the list of them, their EOT files, the characters in each."""

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import uharfbuzz as hb
from lxml import etree

from tests.deck.powerpoint.mtx_decoder import decode, truetype

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Container:
    """An EOT file taken apart, field by field as the submission lists them."""

    size: int
    version: int
    flags: int
    charset: int
    italic: int
    weight: int
    fs_type: int
    magic: int
    names: tuple[str, ...]
    tail: tuple[int, ...]
    font: bytes
    """The TrueType file, taken out of the payload where it is compressed."""


def take_apart(data: bytes) -> Container:
    size, font_size, version, flags = struct.unpack_from("<4I", data)
    charset, italic, weight, fs_type, magic = struct.unpack_from("<2BI2H", data, 26)
    at, names = 80, []  # 36 code ranges, 60 checksum, 64 reserved
    for _ in range(4):
        padding, length = struct.unpack_from("<2H", data, at)
        assert padding == 0
        names.append(data[at + 4 : at + 4 + length].decode("utf-16-le"))
        at += 4 + length
    tail = struct.unpack_from("<2H2I2H2I", data, at)  # padding, root string, checksum, code page, padding, signature, EUDC flags, EUDC font
    assert at + struct.calcsize("<2H2I2H2I") == size - font_size
    payload = data[-font_size:]
    font = truetype(decode(payload)) if flags & 4 else payload
    return Container(size, version, flags, charset, italic, weight, fs_type, magic, tuple(names), tail, font)


def embedded(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Yield typeface, slot and part of every embedded face."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = {one.get("Id"): one for one in etree.fromstring(package.read("ppt/_rels/presentation.xml.rels"))}
        presentation = etree.fromstring(package.read("ppt/presentation.xml"))
        for entry in presentation.iter(f"{P}embeddedFont"):
            font, *slots = entry
            for slot in slots:
                part = relations[slot.get(f"{R}id")].get("Target")
                yield font.get("typeface"), etree.QName(slot).localname, package.read(f"ppt/{part}")


def covered(font: bytes) -> set[str]:
    return {chr(codepoint) for codepoint in hb.Face(hb.Blob(font)).unicodes}
