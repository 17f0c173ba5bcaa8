"""A face and what of it is used → a smaller TrueType font: by characters for editing programs, by glyphs for PDF readers.

In the former names, licence, code-page bits, hinting and the layout features that CJK editing needs stay
(OFL FAQ 1.15; ECMA-376 Part 1, 15.2.13); the latter is bare outlines (ISO 32000-2, 9.9).
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import uharfbuzz as hb

from generator.problems import ResourceError
from generator.text.face import Face
from generator.text.sfnt import read_tables

LICENCE_NAMES: Final = (0, 13, 14)
"""`name` identifiers that travel with a document's copy: copyright, licence, licence URL. IDs 1 to 6 are kept by default."""
FAMILY_NAME_ID: Final = 1
OUTLINE_TABLES: Final = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
"""What a PDF reader needs of a CIDFontType2 font program (ISO 32000-2, 9.9.2); codes reach glyphs without `cmap`."""


def subset_face(face: Face, characters: Iterable[str]) -> bytes:
    """Return a TrueType font of `face` with the glyphs of `characters`; those it does not cover are left out.

    `characters` are strings of any length. Raises `ResourceError` when the file is too damaged to cut.
    """
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(character) for text in characters for character in text})
    wanted.name_id_set.update(LICENCE_NAMES)
    if not _has_english_family(face):
        wanted.name_lang_id_set.clear()
        wanted.name_lang_id_set.invert()
    wanted.flags = hb.SubsetFlags.NO_PRUNE_UNICODE_RANGES | hb.SubsetFlags.NOTDEF_OUTLINE
    return _cut(face, hb.SubsetPlan(face.hb_face, wanted))


def subset_glyphs(face: Face, gids: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
    """Return bare outlines of the glyphs `gids` of `face`, unhinted, and where each went: old gid → new gid. Glyph 0 is always in.

    Raises `ResourceError` when the file is too damaged to cut, or promises glyphs that it does not hold.
    """
    asked = set(gids)
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(asked)
    wanted.layout_feature_tag_set.clear()
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    unwanted = set(face.hb_face.table_tags) - OUTLINE_TABLES
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode("latin-1"), "big") for tag in unwanted})
    plan = hb.SubsetPlan(face.hb_face, wanted)
    program, moved = _cut(face, plan), dict(plan.old_to_new_glyph_mapping)
    if not asked <= moved.keys() or not read_tables(program).keys() >= OUTLINE_TABLES:
        raise ResourceError(f"the font {face.name} ({face.path.name}) cannot be subset: it is damaged")
    return program, moved


def _has_english_family(face: Face) -> bool:
    """Whether English names suffice: HarfBuzz keeps those alone, and programs match an embedded face by one name only."""
    return any(entry.name_id == FAMILY_NAME_ID and entry.language == "en" for entry in face.hb_face.list_names())


def _cut(face: Face, plan: Any) -> bytes:
    try:
        return bytes(plan.execute().blob.data)
    except RuntimeError as error:
        raise ResourceError(f"the font {face.name} ({face.path.name}) cannot be subset: {error}") from error
