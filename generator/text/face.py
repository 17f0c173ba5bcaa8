"""One design of a font file: names, metrics and coverage, read through HarfBuzz from a memory-mapped file.

A file may hold several: a collection has members, a variable font has instances.
Sizes are in em of the face. Tables: OpenType 1.9 (`OS/2`, `hhea`, `name`, `head`, `fvar`).
"""

import re
import struct
import unicodedata
from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb

from generator.problems import ResourceError
from generator.text.itemize import IGNORABLE
from generator.text.licence import may_be_embedded

BOLD_WEIGHT: Final = 600
"""usWeightClass from which a face counts as bold: SemiBold and heavier."""
HEAVIEST: Final = 1000
"""What usWeightClass goes up to."""
ITALIC: Final = 0x0001
"""OS/2 fsSelection bit 0."""
NEEDED_TABLES: Final = {"head": 54, "hhea": 36, "name": 6, "OS/2": 78}
"""What tells names, metrics and licence, with the bytes of each table's first version (OpenType 1.9)."""
DRAWING_TABLES: Final = {"maxp": 6, "cmap": 4, "hmtx": 4}
TRUETYPE_TABLES: Final = {"maxp": 32, "loca": 4, "glyf": 0}
"""What characters are drawn from, with the least bytes of each: in every font, and where outlines are TrueType."""
POSTSCRIPT_TABLES: Final = ("CFF ", "CFF2")
"""Either has outlines with cubic curves."""
LONGEST_NAME: Final = 63
_NOT_IN_NAMES: Final = re.compile(r"[^!-~]|[\[\](){}<>/%#]")
"""What a PostScript name may not hold (OpenType `name`, ID 6), and the escape of PDF names (ISO 32000-2, 7.3.5)."""
FAMILY_NAME_IDS: Final = (16, 1)
"""`name` identifiers of the family: the typographic one first (OpenType `name`, IDs 1 and 16)."""


Location = tuple[tuple[str, float], ...]
"""A point of a variable font's design space: every axis with its value. Empty for a static font."""


class Face:
    """A face with TrueType or PostScript outlines. `family` is its family's first name, `bold` whether it is the heavy cut of it.

    `index` is its place in a collection, `location` the instance of a variable font.
    Raises `ResourceError` for a file that is not a font or has no outlines.
    """

    def __init__(self, path: Path, family: str, bold: bool, index: int = 0, location: Location = ()) -> None:
        self.path = path
        self.family = family
        self.bold = bold
        self.location = location
        self.hb_face: Any = open_face(path, index)
        tags = set(self.hb_face.table_tags)
        require_outlines(path, self.hb_face, tags)
        self.has_cubic_outlines = "glyf" not in tags
        self.hb_font: Any = hb.Font(self.hb_face)
        if location:
            self.hb_font.set_variations(dict(location))
        self.upem: int = self.hb_face.upem
        ascender, descender = struct.unpack_from(">hh", _table(self.hb_face, "hhea"), 4)
        self.ascender: float = ascender / self.upem
        self.descender: float = descender / self.upem
        self.fs_type = fs_type(self.hb_face)
        self._unicodes = self.hb_face.unicodes

    def __repr__(self) -> str:
        return f"Face({self.path.name!r})"

    @property
    def name(self) -> str:
        """The full name for people, such as "Noto Sans SC Bold"."""
        return f"{self.family} Bold" if self.bold else self.family

    @cached_property
    def postscript_name(self) -> str:
        """`name` ID 6, which the PDF font dictionaries carry, or the family, of either what a PostScript name may hold."""
        named = () if self.location else (self.hb_face.get_name(6),)  # a variable font's is that of its default instance
        names = (_NOT_IN_NAMES.sub("", name or "") for name in (*named, f"{self.family}-Bold" if self.bold else self.family))
        return next((name[:LONGEST_NAME] for name in names if name), "Font")

    @cached_property
    def weight(self) -> int:
        """OS/2 usWeightClass, or where the instance stands on the axis of weight; 400 for regular."""
        return max(1, min(round(dict(self.location).get("wght", weight(self.hb_face))), HEAVIEST))

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """The box that holds every glyph's ink, in em: left, bottom, right, top (`head`)."""
        left, bottom, right, top = struct.unpack_from(">hhhh", _table(self.hb_face, "head"), 36)
        return left / self.upem, bottom / self.upem, right / self.upem, top / self.upem

    @cached_property
    def cap_height(self) -> float:
        """OS/2 sCapHeight in em; the ascender where the table is too old to have it."""
        os2 = _table(self.hb_face, "OS/2")
        return int(struct.unpack_from(">h", os2, 88)[0]) / self.upem if len(os2) >= 90 else self.ascender

    @cached_property
    def is_serif(self) -> bool:
        """Whether OS/2 PANOSE calls this a Latin text face with serifs (bFamilyType 2, bSerifStyle 2 to 10)."""
        family_type, serif_style = _table(self.hb_face, "OS/2")[32:34]
        return family_type == 2 and 2 <= serif_style <= 10

    @property
    def embeddable(self) -> bool:
        """Whether the licence bits allow a subset with outlines in a document."""
        return may_be_embedded(self.fs_type)

    def covers(self, codepoint: int) -> bool:
        """Tell whether the face has a glyph of its own for `codepoint`."""
        return codepoint in self._unicodes

    def lacks(self, characters: Iterable[str]) -> list[str]:
        """Return those of `characters` for which the face has no glyph of its own."""
        return [character for character in characters if ord(character) not in self._unicodes]

    def draws(self, cluster: str) -> bool:
        """Tell whether the face shows `cluster`, a character with the marks on it, in one of its canonically equivalent forms.

        Selectors of variants and joiners that it knows nothing of are left out of account.
        """
        if all(ord(c) in self._unicodes or IGNORABLE.match(c) for c in cluster):
            return True
        if unicodedata.normalize("NFD", cluster) == cluster == unicodedata.normalize("NFC", cluster):
            return False
        buffer = hb.Buffer()
        buffer.add_str(cluster)
        buffer.language = "en"  # else that of whoever runs this
        buffer.guess_segment_properties()
        hb.shape(self.hb_font, buffer)  # HarfBuzz composes and decomposes as the face allows
        return all(info.codepoint for info in buffer.glyph_infos)

    def advance(self, gid: int) -> float:
        """Return the advance of glyph `gid` in em."""
        return float(self.hb_font.get_glyph_h_advance(gid)) / self.upem


def open_face(path: Path, index: int = 0) -> Any:
    """Return HarfBuzz's face of font number `index` in `path`, memory-mapped. Raises `ResourceError` for what is no font."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        tags = set(face.table_tags)
    except (OSError, hb.HarfBuzzError, UnicodeDecodeError) as error:
        raise ResourceError(f"the font file {path.name} cannot be read: {error}") from error
    _require_tables(path, face, tags, NEEDED_TABLES)
    return face


def require_outlines(path: Path, face: Any, tags: Set[str]) -> None:
    """Raise `ResourceError` if the font in `path` has nothing to draw its characters from."""
    if not tags & {"glyf", *POSTSCRIPT_TABLES}:
        raise ResourceError(f"{path.name} has no outlines: use a TrueType or OpenType file of the family instead")
    _require_tables(path, face, tags, DRAWING_TABLES)
    if "glyf" in tags:
        _require_tables(path, face, tags, TRUETYPE_TABLES)


def _require_tables(path: Path, face: Any, tags: Set[str], needed: Mapping[str, int]) -> None:
    """Raise `ResourceError` for a file without the `needed` tables or with one that is cut off; the values are the smallest sizes."""
    for tag, size in needed.items():  # lengths alone: a copy of ten megabytes of outlines takes time
        if tag not in tags or len(face.reference_table(tag)) < size:
            raise ResourceError(f'{path.name} is not a usable font file: its table "{tag}" is {"cut off" if tag in tags else "missing"}')


def family_names(face: Any) -> tuple[str, ...]:
    """Return every name the family goes by: the typographic family first, English before other languages.

    Control characters, which damaged fonts have, are left out: neither output could hold them.
    """
    entries = [entry for entry in face.list_names() if entry.name_id in FAMILY_NAME_IDS]
    entries.sort(key=lambda entry: (FAMILY_NAME_IDS.index(entry.name_id), entry.language != "en", entry.language))
    names = (face.get_name(entry.name_id, entry.language) or "" for entry in entries)
    printable = ("".join(filter(str.isprintable, name)).strip() for name in names)
    return tuple(dict.fromkeys(filter(None, printable)))


def weight(face: Any) -> int:
    return int(struct.unpack_from(">H", _table(face, "OS/2"), 4)[0])


def fs_type(face: Any) -> int:
    """Return the embedding licence bits (OS/2 fsType)."""
    return int(struct.unpack_from(">H", _table(face, "OS/2"), 8)[0])


def is_italic(face: Any) -> bool:
    return bool(struct.unpack_from(">H", _table(face, "OS/2"), 62)[0] & ITALIC)


def code_pages(face: Any) -> int:
    """Return OS/2 ulCodePageRange1, 0 where the table is too old to have it."""
    os2 = _table(face, "OS/2")
    return int(struct.unpack_from(">I", os2, 78)[0]) if len(os2) >= 86 else 0


def _table(face: Any, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data)
