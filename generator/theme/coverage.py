"""Every character that will be shown has a face: checked before anything is laid out, so that no output has a box for a letter."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from generator.model.document import Document
from generator.model.leaves import leaves
from generator.problems import Problems, Related, Span
from generator.text.library import FontLibrary
from generator.theme.theme import Theme

UNDRAWN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""General categories that need no glyph: white space, joiners and other format characters."""
VARIATION_SELECTORS: Final = frozenset(range(0xFE00, 0xFE10)) | frozenset(range(0xE0100, 0xE01F0))
FURTHER_PLACES: Final = 2
"""How many more places of one missing character are named."""
LOOK_AHEAD: Final = 400
"""How many lines below its beginning a text is searched for a character."""

Lines = Callable[[str], Sequence[str]]
"""The lines of a source file, by the path that spans name."""


class Missing(NamedTuple):
    """A character without a face, and where it stands."""

    character: str
    spans: tuple[Span, ...]


def check_coverage(document: Document, theme: Theme, library: FontLibrary, lines: Lines, problems: Problems) -> None:
    """Tell `problems` each character of `document` that no face has, once, with the places it is used in and the fonts asked.

    Raises `ResourceError` when a family of the theme is missing or may not be embedded.
    """
    language = document.metadata.language
    families = theme.families[language]
    for missing in missing_characters(document, theme, library):
        asked = [face.family for face in library.chain(families.sans, False, language)]
        places = [_locate(missing.character, span, lines) for span in missing.spans]
        problems.error(
            "missing-glyph",
            f"no font has {name_character(missing.character)}",
            places[0],
            f"write it another way, or put a font that has it into a folder named fonts beside the document; asked: {', '.join(asked)}",
            tuple(Related("also here", place) for place in places[1 : 1 + FURTHER_PLACES]),
        )


def name_character(character: str) -> str:
    """Return `character` with its code point and Unicode name: “〇” (U+3007 IDEOGRAPHIC NUMBER ZERO)."""
    name = unicodedata.name(character, "")
    return f"“{character}” (U+{ord(character):04X}{' ' + name if name else ''})"


def missing_characters(document: Document, theme: Theme, library: FontLibrary) -> tuple[Missing, ...]:
    """Return the characters that one of the document's families cannot show, by first use."""
    language = document.metadata.language
    families = theme.families[language]
    used = _all_characters(document)
    without = {
        character
        for family in dict.fromkeys((families.sans, families.serif))
        for character in _not_covered(used, family, library)
        if _needs_glyph(character) and not library.resolve(character, family, False, language)
    }
    return tuple(_places(document, without)) if without else ()


def _not_covered(used: set[str], family: str, library: FontLibrary) -> list[str]:
    """Return the few characters that the family's own face lacks, for which others have to be asked."""
    covers = library.face(family, False).covers
    return [character for character in used if not covers(ord(character))]


def characters(document: Document) -> set[str]:
    """Return every character of `document` that needs a glyph."""
    return {character for character in _all_characters(document) if _needs_glyph(character)}


def _all_characters(document: Document) -> set[str]:
    used: set[str] = set()
    for leaf in leaves(document):
        used.update(leaf.text)
    return used


def _places(document: Document, wanted: set[str]) -> Iterator[Missing]:
    found: dict[str, dict[Span, None]] = {}
    for leaf in leaves(document):
        for character in leaf.text:
            if character in wanted:
                found.setdefault(character, {})[leaf.span] = None
    return (Missing(character, tuple(spans)) for character, spans in found.items())


def _needs_glyph(character: str) -> bool:
    return unicodedata.category(character) not in UNDRAWN and ord(character) not in VARIATION_SELECTORS


def _locate(character: str, span: Span, lines: Lines) -> Span:
    """Return the place of `character` in the text that begins at `span`; `span` itself where an escape hides it."""
    if not span:
        return span
    source = lines(span.path)
    for number, line in enumerate(source[span.line - 1 : span.line - 1 + LOOK_AHEAD], span.line):
        column = line.find(character, span.column - 1 if number == span.line else 0)
        if column >= 0:
            return span._replace(line=number, column=column + 1, end=column + 1 + len(character))
    return span
