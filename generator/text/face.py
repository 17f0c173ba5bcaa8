"""One font file's design: names, metrics and coverage, read through HarfBuzz from a memory-mapped file.

Sizes are in em of the face. Tables: OpenType 1.9 (`OS/2`, `hhea`, `name`, `head`).
"""

import re
import struct
from collections.abc import Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb

from generator.problems import ResourceError
from generator.text.licence import may_be_embedded

BOLD_WEIGHT: Final = 600
"""usWeightClass from which a face counts as bold: SemiBold and heavier."""
ITALIC: Final = 0x0001
"""OS/2 fsSelection bit 0."""
NEEDED_TABLES: Final = {"head": 54, "hhea": 36, "name": 6, "OS/2": 78}
"""What tells names, metrics and licence, with the bytes of each table's first version (OpenType 1.9)."""
OUTLINE_TABLES: Final = {"maxp": 32, "cmap": 4, "hmtx": 4, "loca": 4, "glyf": 0}
"""What characters are drawn from, with the least bytes of each."""
LONGEST_NAME: Final = 63
_NOT_IN_NAMES: Final = re.compile(r"[^!-~]|[\[\](){}<>/%#]")
"""What a PostScript name may not hold (OpenType `name`, ID 6), and the escape of PDF names (ISO 32000-2, 7.3.5)."""
FAMILY_NAME_IDS: Final = (16, 1)
"""`name` identifiers of the family: the typographic one first (OpenType `name`, IDs 1 and 16)."""


class Face:
    """A static TrueType face. `family` is the name it was asked by, `bold` whether it is the heavy cut of that family.

    Raises `ResourceError` for a file that is not a font, or a kind that cannot be embedded in both outputs as it is:
    collections, CFF outlines and variable fonts.
    """

    def __init__(self, path: Path, family: str, bold: bool) -> None:
        self.path = path
        self.family = family
        self.bold = bold
        self.hb_face: Any = open_face(path)
        tags = set(self.hb_face.table_tags)
        _refuse_other_kinds(path, tags)
        _require_tables(path, self.hb_face, tags, OUTLINE_TABLES)
        self.hb_font: Any = hb.Font(self.hb_face)
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
        names = (_NOT_IN_NAMES.sub("", name or "") for name in (self.hb_face.get_name(6), self.family))
        return next((name[:LONGEST_NAME] for name in names if name), "Font")

    @cached_property
    def weight(self) -> int:
        """OS/2 usWeightClass, 400 for regular."""
        return weight(self.hb_face)

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
        return codepoint in self._unicodes

    def advance(self, gid: int) -> float:
        """Return the advance of glyph `gid` in em."""
        return float(self.hb_font.get_glyph_h_advance(gid)) / self.upem


def open_face(path: Path) -> Any:
    """Return HarfBuzz's face of the (first) font in `path`, memory-mapped. Raises `ResourceError` for what is no font."""
    try:
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        tags = set(face.table_tags)
    except (OSError, hb.HarfBuzzError, UnicodeDecodeError) as error:
        raise ResourceError(f"the font file {path.name} cannot be read: {error}") from error
    _require_tables(path, face, tags, NEEDED_TABLES)
    return face


def _require_tables(path: Path, face: Any, tags: Set[str], needed: Mapping[str, int]) -> None:
    """Raise `ResourceError` for a file without the `needed` tables or with one that is cut off; the values are the smallest sizes."""
    for tag, size in needed.items():  # lengths alone: a copy of ten megabytes of outlines takes time
        if tag not in tags or len(face.reference_table(tag)) < size:
            raise ResourceError(f'{path.name} is not a usable font file: its table "{tag}" is {"cut off" if tag in tags else "missing"}')


def family_names(face: Any) -> tuple[str, ...]:
    """Return every name the family goes by: the typographic family first, English before other languages."""
    entries = [entry for entry in face.list_names() if entry.name_id in FAMILY_NAME_IDS]
    entries.sort(key=lambda entry: (FAMILY_NAME_IDS.index(entry.name_id), entry.language != "en", entry.language))
    return tuple(dict.fromkeys(face.get_name(entry.name_id, entry.language) for entry in entries))


def weight(face: Any) -> int:
    return int(struct.unpack_from(">H", _table(face, "OS/2"), 4)[0])


def fs_type(face: Any) -> int:
    """Return the embedding licence bits (OS/2 fsType)."""
    return int(struct.unpack_from(">H", _table(face, "OS/2"), 8)[0])


def is_italic(face: Any) -> bool:
    return bool(struct.unpack_from(">H", _table(face, "OS/2"), 62)[0] & ITALIC)


def _table(face: Any, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data)


def _refuse_other_kinds(path: Path, tags: Set[str]) -> None:
    with path.open("rb") as file:
        signature = file.read(4)
    if signature == b"ttcf":
        kind = "a font collection"
    elif "glyf" not in tags:
        kind = "a font with PostScript (CFF) outlines"
    elif "fvar" in tags:
        kind = "a variable font"
    else:
        return
    raise ResourceError(f"{path.name} is {kind}: use the family's static TrueType file (.ttf) of that weight instead")
