"""Which family each character of a deck is drawn in, and which characters each embedded face must have."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from generator.deck.scene import Typeface
from generator.text.library import FontLibrary
from generator.theme.tokens import Families


@dataclass(slots=True)
class DeckCharacters:
    """The characters written so far, by family and weight; lives as long as one deck is written.

    Every run of every part (slides, notes, tables, charts, layouts) asks here how to name its typeface, so that nothing that is
    shown can be missing from what is embedded.
    """

    families: Families
    language: str
    library: FontLibrary
    used: dict[tuple[str, bool], set[str]] = field(default_factory=dict)
    _homes: dict[tuple[str, bool], dict[str, str]] = field(default_factory=dict)

    def family(self, typeface: Typeface) -> str:
        """Return the family in a font slot of the theme."""
        return self.families.serif if typeface is Typeface.MAJOR else self.families.sans

    def pieces(self, text: str, typeface: Typeface, bold: bool) -> Iterator[tuple[str, str]]:
        """Yield `text` in pieces of one family: (piece, "") in the slot's own, (piece, family) where another face has to help out."""
        own = self.family(typeface)
        homes = self._homes.setdefault((own, bold), {})
        characters = set(text)
        for character in characters.difference(homes):
            homes[character] = self._home(character, own, bold)
        if all(homes[character] == own for character in characters):
            self._add(own, bold, text)
            yield text, ""
            return
        for family, neighbours in groupby(text, homes.__getitem__):
            piece = "".join(neighbours)
            self._add(family, bold, piece)
            yield piece, "" if family == own else family

    def add(self, text: str, typeface: Typeface, bold: bool) -> None:
        """Note that `text` is shown in the slot's family where a run cannot be split, such as a chart's category."""
        for _ in self.pieces(text, typeface, bold):
            pass

    def _home(self, character: str, own: str, bold: bool) -> str:
        if character.isspace() or self.library.face(own, bold).covers(ord(character)):
            return own
        face = self.library.resolve(character, own, bold, self.language)
        return face.family if face else own

    def _add(self, family: str, bold: bool, text: str) -> None:
        self.used.setdefault((family, bold), set()).update(text)
