"""Slides before they are numbered, and titles that no two of them share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import NamedTuple

from generator.deck.brief import NAME, wide
from generator.deck.covers import continued
from generator.deck.head import shortened
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
    """Gives each slide a title that no other has: one that goes on is marked so, one that another topic has says whose it is."""

    lettering: Lettering
    taken: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    """The last number that a title was continued with."""
    within: tuple[str, ...] = ()
    """What the topic at hand belongs to, the nearest first."""
    given: dict[str, str] = field(default_factory=dict)
    """What the topic at hand got for the titles it wanted."""

    def begin(self, within: Sequence[str]) -> None:
        """Begin a topic that belongs to `within`: what it takes from now on, it goes on with."""
        self.within = tuple(within)
        self.given.clear()

    def take(self, *candidates: str) -> str:
        """Return the first of `candidates` that is free, else the first one marked as continued, or told from that of another topic."""
        for candidate in candidates:
            if candidate and candidate not in self.taken:
                return self._give(candidate, candidate)
        wanted = candidates[0]
        begun = self.given.get(wanted)
        return self._give(wanted, self._distinct(wanted)) if begun is None else self._continued(begun)

    def give_back(self, title: str) -> None:
        """Let `title` be taken again."""
        self.taken.discard(title)
        self.numbers.clear()
        self.given = {wanted: given for wanted, given in self.given.items() if given != title}

    def _give(self, wanted: str, title: str) -> str:
        self.taken.add(title)
        self.given |= {wanted: title, title: title}
        return title

    def _continued(self, title: str) -> str:
        number = self.numbers.get(title, 0) + 1
        while (marked := continued(self.lettering, title, number)) in self.taken:
            number += 1
        self.numbers[title] = number
        self.taken.add(marked)
        self.given[marked] = title
        return marked

    def _distinct(self, title: str) -> str:
        """Return `title` after the name of what it belongs to, or with a number where no name tells it from another."""
        words = self.lettering.words
        named = (f"{name}{words.colon}{title}" for name in self.within if name and name != title and wide(name) <= NAME)
        numbered = (f"{title}{words.aside(str(number))}" for number in count(2))
        choices = chain((choice for choice in named if shortened(self.lettering, choice) == choice), numbered)
        return next(choice for choice in choices if choice not in self.taken)
