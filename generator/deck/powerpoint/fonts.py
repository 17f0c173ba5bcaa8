"""The faces a deck is shown in, embedded so that any machine shows it alike (ECMA-376 Part 1, 19.2.1.9 embeddedFontLst)."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.deck.powerpoint.characters import DeckCharacters
from generator.deck.powerpoint.drawingml import attribute
from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.deck.powerpoint.eot import COMPRESSED, RAW, SUBSET, FontIdentity, wrap
from generator.deck.powerpoint.mtx_cache import cached_payload
from generator.deck.powerpoint.package import Package, Part
from generator.deck.powerpoint.text import BULLET
from generator.problems import ResourceError
from generator.text.face import Face
from generator.text.licence import may_be_edited
from generator.text.subset import subset_face, whole_face

PRINTABLE_ASCII: Final = "".join(map(chr, range(0x20, 0x7F)))
PUNCTUATION: Final = "、。，．・·：；？！“”‘’（）《》〈〉「」『』【】〔〕—–…～％＋−×÷±°℃¥￥€§№▲▼△▽○●□■◆→←↑↓" + BULLET
"""What somebody who edits the deck is likely to type besides the words that are there."""
MTX_LIMIT: Final = 256 * 1024
"""Bytes of a font up to which `auto` compresses it: about a thousand Chinese characters, and half a second of work once."""


class Embedding(NamedTuple):
    """How faces are embedded; `cache` is the folder of payloads made before, None for none."""

    mode: EmbedMode
    encoding: FontEncoding
    cache: Path | None


class EmbeddedFace(NamedTuple):
    """A face, its EOT file, and what the list of embedded fonts says of it."""

    face: Face
    data: bytes
    identity: FontIdentity


class FontList(NamedTuple):
    """What a `p:presentation` says of its embedded fonts: its own attributes, and the element that lists them."""

    attributes: str = ""
    element: str = ""


def embed_fonts(package: Package, presentation: Part, characters: DeckCharacters, embedding: Embedding) -> FontList:
    """Add every face that `characters` names to `package`; return the list of them for the part `presentation`.

    Raises `ResourceError` for a face whose licence bits forbid that a document with it is edited.
    """
    if embedding.mode is EmbedMode.NONE:
        return FontList()
    entries = _font_list(package, presentation, _embedded_faces(characters, embedding))
    subset = "" if embedding.mode is EmbedMode.FULL else ' saveSubsetFonts="1"'
    return FontList(f' embedTrueTypeFonts="1"{subset}', f"<p:embeddedFontLst>{entries}</p:embeddedFontLst>")


def common_characters(language: str) -> str:
    """Return what people of `language` read daily, by the national standards: the first level of GB 2312, Big5 or JIS X 0208 with kana,
    the syllables of KS X 1001; nothing for English."""
    match language:
        case "zh-Hans":
            return _double_byte("gb2312", range(0xB0, 0xD8))
        case "zh-Hant":
            # A440 to C67E; the rest of row C6 holds kana and signs
            return _double_byte("big5", range(0xA4, 0xC6), range(0x40, 0xFF)) + _double_byte("big5", (0xC6,), range(0x40, 0x7F))
        case "ja":
            return _double_byte("euc_jp", (0xA4, 0xA5, *range(0xB0, 0xD0)))
        case "ko":
            return _double_byte("euc_kr", range(0xB0, 0xC9))
        case _:
            return ""


def _double_byte(codec: str, leads: Iterable[int], trails: Iterable[int] = range(0xA1, 0xFF)) -> str:
    """Return the characters of some rows of a double-byte code; unassigned places are left out."""
    return "".join(bytes((lead, trail)).decode(codec, "ignore") for lead in leads for trail in trails)


def _embedded_faces(characters: DeckCharacters, embedding: Embedding) -> list[EmbeddedFace]:
    """Return each face once, regular before bold, families in the order of their names."""
    wanted: dict[Face, set[str]] = {}
    for (family, bold), used in characters.used.items():
        wanted.setdefault(characters.library.face(family, bold), set()).update(used)
    own = (characters.families.sans, characters.families.serif)
    common = common_characters(characters.language) if embedding.mode is EmbedMode.COMMON else ""
    faces = sorted(wanted, key=lambda face: (face.family, face.bold))
    lenders = {characters.library.face(*key): _lenders(characters, key) for key in characters.lent}
    return [
        _embedded_face(face, wanted[face], lenders.get(face, {}), common if face.family in own else "", embedding, characters.language)
        for face in faces
    ]


def _lenders(characters: DeckCharacters, key: tuple[str, bool]) -> dict[Face, str]:
    """Return the characters that the face of `key`, a family and a weight, borrows, by the face that has them."""
    found: dict[Face, str] = {}
    for character, family in characters.lent[key].items():
        face = characters.library.face(family, key[1])
        found[face] = found.get(face, "") + character
    return found


def _embedded_face(
    face: Face, used: set[str], lenders: Mapping[Face, str], common: str, embedding: Embedding, language: str
) -> EmbeddedFace:
    for one in (face, *lenders):
        _check_licence(one)
    if embedding.mode is EmbedMode.FULL:
        font = whole_face(face)
    else:
        font = subset_face(face, ("".join(sorted(used)), PRINTABLE_ASCII, PUNCTUATION, common))
    if lenders:
        from generator.text.lend import with_lent_glyphs  # few decks need its library

        font = with_lent_glyphs(font, [(subset_face(lender, (lent,)), lent) for lender, lent in lenders.items()])
    try:
        payload, flags = _payload(font, embedding)
        data, identity = wrap(font, payload, flags, language)
    except ValueError as error:
        raise ResourceError(f"the font {face.name} ({face.path.name}) cannot be embedded: {error}") from error
    return EmbeddedFace(face, data, identity)


def _payload(font: bytes, embedding: Embedding) -> tuple[bytes, int]:
    """Return what the EOT file carries of `font`, and the flags that say so. Size alone decides, never what the cache holds."""
    if embedding.encoding is FontEncoding.RAW or (embedding.encoding is FontEncoding.AUTO and len(font) > MTX_LIMIT):
        return font, RAW
    return cached_payload(font, embedding.cache), COMPRESSED | (0 if embedding.mode is EmbedMode.FULL else SUBSET)


def _check_licence(face: Face) -> None:
    if not may_be_edited(face.fs_type):
        raise ResourceError(
            f'the licence bits of "{face.name}" ({face.path.name}, fsType {face.fs_type}) forbid embedding it in a deck for editing: '
            f"choose another font, or build without embedded fonts"
        )


def _font_list(package: Package, presentation: Part, faces: list[EmbeddedFace]) -> str:
    entries: dict[str, str] = {}
    slots: dict[str, str] = {}
    for number, embedded in enumerate(faces, 1):
        name = f"ppt/fonts/font{number}.fntdata"
        package.add_file(name, embedded.data)
        relationship = presentation.relate("font", name)
        identity = embedded.identity
        # No panose: PowerPoint ignores it, and drops a font whose attribute and header disagree ([MS-OI29500] 2.1.1397).
        entries.setdefault(
            identity.family,
            f'<p:font typeface={attribute(identity.family)} pitchFamily="{identity.pitch_family}" charset="{identity.charset}"/>',
        )
        slots[identity.family] = (
            slots.get(identity.family, "") + f'<p:{"bold" if embedded.face.bold else "regular"} r:id="{relationship}"/>'
        )
    return "".join(f"<p:embeddedFont>{font}{slots[family]}</p:embeddedFont>" for family, font in entries.items())
