"""Every character that will be shown has a face: checked before anything is laid out, so that no output has a box for a letter."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.model.document import Document, Language
from generator.model.leaves import leaves
from generator.problems import Problems, Related, Span
from generator.text.itemize import clusters
from generator.text.library import FontLibrary
from generator.theme.theme import Theme

UNDRAWN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""General categories that need no glyph: white space, joiners and other format characters."""
VARIATION_SELECTORS: Final = frozenset(range(0xFE00, 0xFE10)) | frozenset(range(0xE0100, 0xE01F0))
FURTHER_PLACES: Final = 2
"""How many more places of one missing character an error names."""
ALLOWED_PLACES: Final = 50
"""How many more a warning names, which may be the only list of what has to be put right on paper."""
MOST_NAMED: Final = 8
"""Families named among those asked."""
LOOK_AHEAD: Final = 400
"""How many lines below its beginning a text is searched for a character."""

Lines = Callable[[str], Sequence[str]]
"""The lines of a source file, by the path that spans name."""


class Missing(NamedTuple):
    """A character without a face, the families it was wanted in, and where it stands."""

    character: str
    families: tuple[str, ...]
    spans: tuple[Span, ...]


def check_coverage(
    document: Document, theme: Theme, library: FontLibrary, lines: Lines, problems: Problems, allow_missing: bool = False
) -> None:
    """Tell `problems` each character of `document` that no face has, once, with the places it is used in and the fonts asked.

    They are errors, or warnings with every place if `allow_missing`, since the outputs are then made without them.
    Raises `ResourceError` when a family of the theme is missing or may not be embedded.
    """
    language = document.metadata.language
    families = theme.families[language]
    for missing in missing_characters(document, theme, library):
        chain = [face.family for face in library.chain(families.sans, False, language)]
        asked = f"{', '.join(chain[:MOST_NAMED])}{f' and {len(chain) - MOST_NAMED} more' if len(chain) > MOST_NAMED else ''}"
        places = [_locate(missing.character, span, lines) for span in missing.spans]
        message = f"no font has {name_character(missing.character)}, wanted in {' and '.join(missing.families)}"
        hint = f"write it another way, or put a font that has it into a folder named fonts beside the document; asked: {asked}"
        related = [Related("also here", place) for place in places[1:]]
        if allow_missing:
            problems.warn("missing-glyph", message, places[0], hint, tuple(related[:ALLOWED_PLACES]))
        else:
            problems.error("missing-glyph", message, places[0], hint, tuple(related[:FURTHER_PLACES]))


def name_character(character: str) -> str:
    """Return `character` with its code point and Unicode name: “〇” (U+3007 IDEOGRAPHIC NUMBER ZERO)."""
    name = unicodedata.name(character, "")
    return f"“{character}” (U+{ord(character):04X}{' ' + name if name else ''})"


def missing_characters(document: Document, theme: Theme, library: FontLibrary) -> tuple[Missing, ...]:
    """Return the characters that one of the document's families cannot show, by first use."""
    language = document.metadata.language
    families = theme.families[language]
    used = _all_characters(document)
    without: dict[str, list[str]] = {}
    for family in dict.fromkeys((families.sans, families.serif)):
        for character in _not_drawn(used, family, language, library):
            without.setdefault(character, []).append(family)
    return tuple(_places(document, without, library)) if without else ()


def _not_drawn(used: set[str], family: str, language: Language, library: FontLibrary) -> set[str]:
    """Return the characters of `used` that neither `family` nor another has, in one of its weights."""
    return {
        character
        for bold in (False, True)
        for character in library.face(family, bold).lacks(used)
        if _needs_glyph(character) and not library.resolve(character, family, bold, language)
    }


def characters(document: Document) -> set[str]:
    """Return every character of `document` that needs a glyph."""
    return {character for character in _all_characters(document) if _needs_glyph(character)}


def _all_characters(document: Document) -> set[str]:
    used: set[str] = set()
    for leaf in leaves(document):
        used.update(leaf.text)
    return used


def _places(document: Document, wanted: Mapping[str, Sequence[str]], library: FontLibrary) -> Iterator[Missing]:
    """Yield the characters `wanted` in some families, with their places; an accent that a face draws with its letter is not missing."""
    found: dict[str, dict[Span, None]] = {}
    language = document.metadata.language
    for leaf in leaves(document):
        if not wanted.keys() & set(leaf.text):
            continue
        for cluster in clusters(leaf.text):
            for character in (one for one in cluster if one in wanted):
                if len(cluster) == 1 or not _all_draw(cluster, wanted[character], language, library):
                    found.setdefault(character, {})[leaf.span] = None
    return (Missing(character, tuple(wanted[character]), tuple(spans)) for character, spans in found.items())


def _all_draw(cluster: str, families: Iterable[str], language: Language, library: FontLibrary) -> bool:
    return all(library.resolve(cluster, family, bold, language) for family in families for bold in (False, True))


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
