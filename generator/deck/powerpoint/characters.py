"""Which family each character of a deck is drawn in, and which characters each embedded face must have."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from generator.deck.scene import Typeface
from generator.text.itemize import clusters
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
    lent: dict[tuple[str, bool], dict[str, str]] = field(default_factory=dict)
    """The characters that a face has to have besides its own, and the family that lends each."""
    _homes: dict[tuple[str, bool], dict[str, str]] = field(default_factory=dict)
    _own: dict[tuple[str, bool], set[str]] = field(default_factory=dict)
    """Characters met so far that the slot's own family draws."""

    def family(self, typeface: Typeface) -> str:
        """Return the family in a font slot of the theme."""
        return self.families.serif if typeface is Typeface.MAJOR else self.families.sans

    def pieces(self, text: str, typeface: Typeface, bold: bool) -> Iterator[tuple[str, str]]:
        """Yield `text` in pieces of one family: (piece, "") in the slot's own, (piece, family) where another face has to help out."""
        own = self.family(typeface)
        homes = self._homes.setdefault((own, bold), {})
        known = self._own.setdefault((own, bold), set())
        characters = set(text)
        if not characters <= known:
            known |= self._drawn_by_own(characters - known, own, bold, homes)
        if characters <= known:
            self._add(own, bold, text, characters)
            yield text, ""
            return
        for family, neighbours in groupby(clusters(text), lambda cluster: self._home(cluster, own, bold, homes)):
            piece = "".join(neighbours)
            self._add(family, bold, piece, set(piece))
            yield piece, "" if family == own else family

    def whole(self, text: str, typeface: Typeface, *bolds: bool) -> str:
        """Return "" or, where the slot's own family lacks characters of `text` and another has them all, that one's name; note them
        in the weights `bolds`.

        For what cannot be split into runs, such as the words of a chart; where no family has all of them, the slot's own borrows the
        rest. A face that nothing names must not be embedded: PowerPoint drops it ([MS-OI29500] 2.1.1100).
        """
        own = self.family(typeface)
        face = self.library.resolve(text, own, bolds[0], self.language)
        family = face.family if face else own
        for bold in bolds:
            self._add(family, bold, text, set(text))
            if face is None:
                self._borrow(own, bold, text)
        return "" if family == own else family

    def _borrow(self, own: str, bold: bool, text: str) -> None:
        """Note which characters of `text` the face of `own` needs from others, since nothing has them all."""
        homes = self._homes.setdefault((own, bold), {})
        lent = self.lent.setdefault((own, bold), {})
        for cluster in clusters(text):
            home = self._home(cluster, own, bold, homes)
            if home != own:
                lent.update(dict.fromkeys(cluster, home))

    def _drawn_by_own(self, characters: set[str], own: str, bold: bool, homes: dict[str, str]) -> set[str]:
        """Return those of `characters` whose home is `own`: its face is asked for all of them at once, others for what it lacks."""
        asked = characters
        if not self.library.leaves_ideographs(own, self.language):
            asked = set(self.library.face(own, bold).lacks(characters))
        return characters.difference(character for character in asked if self._home(character, own, bold, homes) != own)

    def _home(self, cluster: str, own: str, bold: bool, homes: dict[str, str]) -> str:
        """Return the family that draws `cluster`; its first character's where none draws all of it, `own` where none draws that."""
        home = homes.get(cluster)
        if home is None:
            home = homes[cluster] = self._found_home(cluster, own, bold)
        return home

    def _found_home(self, cluster: str, own: str, bold: bool) -> str:
        if cluster.isspace():
            return own
        face = self.library.resolve(cluster, own, bold, self.language) or self.library.resolve(cluster[0], own, bold, self.language)
        return face.family if face else own

    def _add(self, family: str, bold: bool, text: str, characters: set[str]) -> None:
        """Note the `characters` of `text`, also the composed ones that programs draw for a letter and its accent."""
        used = self.used.setdefault((family, bold), set())
        used |= characters
        composed = unicodedata.normalize("NFC", text)
        if composed != text:
            used.update(composed)
