"""A face and the characters a deck uses → a smaller TrueType font that programs may install and edit with.

Names, licence, code-page bits, hinting and the layout features that CJK editing needs stay (OFL FAQ 1.15; ECMA-376 Part 1, 15.2.13).
"""

from collections.abc import Iterable
from typing import Any, Final

import uharfbuzz as hb

from generator.problems import ResourceError
from generator.text.face import Face

LICENCE_NAMES: Final = (0, 13, 14)
"""`name` identifiers that travel with a document's copy: copyright, licence, licence URL. IDs 1 to 6 are kept by default."""
FAMILY_NAME_ID: Final = 1


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
    return cut(face, wanted)


def _has_english_family(face: Face) -> bool:
    """Whether English names suffice: HarfBuzz keeps those alone, and programs match an embedded face by one name only."""
    return any(entry.name_id == FAMILY_NAME_ID and entry.language == "en" for entry in face.hb_face.list_names())


def cut(face: Face, wanted: Any) -> bytes:
    """Return the font that HarfBuzz cuts from `face` for the `SubsetInput` `wanted`."""
    try:
        return bytes(hb.subset(face.hb_face, wanted).blob.data)
    except RuntimeError as error:
        raise ResourceError(f"the font {face.name} ({face.path.name}) cannot be subset: {error}") from error
