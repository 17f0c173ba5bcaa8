"""A face and what of it is used → a smaller TrueType font: by characters for editing programs, by glyphs for PDF readers.

Members of collections, PostScript outlines and instances of variable fonts become static TrueType on the way.

In the former names, licence, code-page bits, hinting and the layout features that CJK editing needs stay
(OFL FAQ 1.15; ECMA-376 Part 1, 15.2.13); the latter is bare outlines (ISO 32000-2, 9.9).
"""

import struct
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

import uharfbuzz as hb

from generator.problems import ResourceError
from generator.text.face import POSTSCRIPT_TABLES, Face
from generator.text.names import FAMILY, renamed, windows_names
from generator.text.sfnt import LONG_OFFSETS, read_tables, write_tables

LICENCE_NAMES: Final = (0, 13, 14)
"""`name` identifiers that travel with a document's copy: copyright, licence, licence URL. IDs 1 to 6 are kept by default."""
OUTLINE_TABLES: Final = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
"""What a PDF reader needs of a CIDFontType2 font program (ISO 32000-2, 9.9.2); codes reach glyphs without `cmap`."""
VARIATION_TABLES: Final = ("VORG", "STAT", "avar", "cvar", "fvar", "gvar", "HVAR", "MVAR", "VVAR")
"""What says nothing, or something untrue, of an instance with TrueType outlines."""
COLLECTION: Final = b"ttcf"
BOLD, REGULAR, STYLE_BITS = 0x20, 0x40, 0x61
"""Bits of OS/2 fsSelection; the last are italic, bold and regular together."""


def subset_face(face: Face, characters: Iterable[str]) -> bytes:
    """Return a TrueType font of `face` with the glyphs of `characters` or of their parts; those it does not cover are left out.

    `characters` are strings of any length. Raises `ResourceError` when the file is too damaged to cut.
    """
    wanted = hb.SubsetInput()
    asked = {character for text in characters for character in text}
    parts = {part for character in asked if not face.covers(ord(character)) for part in unicodedata.normalize("NFD", character)}
    wanted.unicode_set.update(map(ord, asked | parts))
    wanted.flags = hb.SubsetFlags.NO_PRUNE_UNICODE_RANGES | hb.SubsetFlags.NOTDEF_OUTLINE
    return _editable(face, wanted)


def whole_face(face: Face) -> bytes:
    """Return all of `face` as one static TrueType font: the file itself if that is one. Raises `ResourceError` as `subset_face` does."""
    data = face.path.read_bytes()
    if data[:4] != COLLECTION and not face.location and not face.has_cubic_outlines:
        return data
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    return _editable(face, wanted)


def _editable(face: Face, wanted: Any) -> bytes:
    """Return the part `wanted` of `face` for editing programs, which match it by the family's name."""
    wanted.name_id_set.update(LICENCE_NAMES)
    if not _has_english_family(face):
        wanted.name_lang_id_set.clear()
        wanted.name_lang_id_set.invert()
    wanted.drop_table_tag_set.update(map(_tag, (*POSTSCRIPT_TABLES, *VARIATION_TABLES)))
    program, moved = _cut(face, wanted)
    tables = read_tables(program)
    if not tables.keys() >= {"head", "hhea", "name", "OS/2"}:
        raise _damaged(face)
    if face.has_cubic_outlines:
        tables |= _drawn(face, tables, moved)
    names = windows_names(tables["name"])
    if face.location or names.get(FAMILY) != face.family:
        tables |= _named(face, tables, names)
    elif not face.has_cubic_outlines:
        return program
    return write_tables(tables)


def subset_glyphs(face: Face, gids: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
    """Return bare outlines of the glyphs `gids` of `face`, unhinted, and where each went: old gid → new gid. Glyph 0 is always in.

    Raises `ResourceError` when the file is too damaged to cut, or promises glyphs that it does not hold.
    """
    asked = set(gids)
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(asked)
    wanted.layout_feature_tag_set.clear()
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(map(_tag, set(face.hb_face.table_tags) - OUTLINE_TABLES))
    program, moved = _cut(face, wanted)
    if face.has_cubic_outlines:
        tables = read_tables(program)
        program = write_tables(tables | _drawn(face, tables, moved))
    if not asked <= moved.keys() or not read_tables(program).keys() >= OUTLINE_TABLES:
        raise _damaged(face)
    return program, moved


def _has_english_family(face: Face) -> bool:
    """Whether English names suffice: HarfBuzz keeps those alone, and programs match an embedded face by one name only."""
    return any(entry.name_id == FAMILY and entry.language == "en" for entry in face.hb_face.list_names())


def _damaged(face: Face) -> ResourceError:
    return ResourceError(f"the font {face.name} ({face.path.name}) cannot be subset: it is damaged")


def _tag(tag: str) -> int:
    return int.from_bytes(tag.encode("latin-1"), "big")


def _cut(face: Face, wanted: Any) -> tuple[bytes, Mapping[int, int]]:
    """Return the part `wanted` of the face's instance, and where its glyphs went: old gid → new gid."""
    for axis, value in face.location:
        wanted.pin_axis_location(face.hb_face, axis, value)
    try:
        plan = hb.SubsetPlan(face.hb_face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)
    except RuntimeError as error:
        raise ResourceError(f"the font {face.name} ({face.path.name}) cannot be subset: {error}") from error


def _drawn(face: Face, tables: Mapping[str, bytes], moved: Mapping[int, int]) -> dict[str, bytes]:
    """Return the tables that make a TrueType font of `tables`, which have no outlines."""
    from generator.text.outlines import draw_tables  # few fonts need its library

    if not tables.keys() >= {"head", "hhea"} or set(moved.values()) != set(range(len(moved))):
        raise _damaged(face)
    try:
        drawn = draw_tables(face, sorted(moved, key=moved.__getitem__))
    except ValueError as error:
        raise ResourceError(f"the font {face.name} ({face.path.name}) cannot be converted to TrueType: {error}") from error
    head, hhea = tables["head"], tables["hhea"]
    return {
        "glyf": drawn.glyf,
        "loca": drawn.loca,
        "hmtx": drawn.hmtx,
        "maxp": drawn.maxp,
        "head": head[:36] + struct.pack(">4h", *drawn.box) + head[44:50] + struct.pack(">2h", LONG_OFFSETS, 0),
        "hhea": hhea[:34] + struct.pack(">H", len(moved)),
    }


def _named(face: Face, tables: Mapping[str, bytes], names: Mapping[int, str]) -> dict[str, bytes]:
    """Return the tables that say family and style, for a face that goes by other names than its file."""
    style = "Bold" if face.bold else "Regular"
    head, os2 = tables["head"], tables["OS/2"]
    selection = struct.unpack_from(">H", os2, 62)[0] & ~STYLE_BITS | (BOLD if face.bold else REGULAR)
    mac_style = struct.unpack_from(">H", head, 44)[0] & ~1 | face.bold
    return {
        "name": renamed(names, face.family, style, face.postscript_name),
        "head": head[:44] + struct.pack(">H", mac_style) + head[46:],
        "OS/2": os2[:4] + struct.pack(">H", face.weight) + os2[6:62] + struct.pack(">H", selection) + os2[64:],
    }
