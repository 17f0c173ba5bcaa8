"""Slides before they are numbered, and titles that no two of them share."""

from dataclasses import dataclass, field
from typing import NamedTuple

from generator.deck.covers import continued
from generator.deck.lettering import Lettering
from generator.deck.scene import LayoutKind, Shape


class Draft(NamedTuple):
    """A slide before it is numbered; `foot` has the lines for its foot."""

    layout: LayoutKind
    title: str
    shapes: tuple[Shape, ...]
    notes: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    date: str = ""
    hidden: bool = False


@dataclass(slots=True)
class Titles:
    """Gives each slide a title that no other has."""

    lettering: Lettering
    taken: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    """The last number that a title was continued with."""

    def take(self, *candidates: str) -> str:
        """Return the first of `candidates` that is free, else the first one marked as continued and numbered."""
        for candidate in candidates:
            if candidate and candidate not in self.taken:
                self.taken.add(candidate)
                return candidate
        number = self.numbers.get(candidates[0], 0) + 1
        while (marked := continued(self.lettering, candidates[0], number)) in self.taken:
            number += 1
        self.numbers[candidates[0]] = number
        self.taken.add(marked)
        return marked

    def give_back(self, title: str) -> None:
        """Let `title` be taken again."""
        self.taken.discard(title)
        self.numbers.clear()
