"""Spreads the blocks of a topic over slides: as few as hold them, of equal ways the one that reads best."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from generator.deck.arrange import Arranger
from generator.deck.outline import Item
from generator.deck.rows import MOST_PIECES, Rows, arrangements, is_lonely, strain

SLIDE_COST: Final = 100
LONELY_COST: Final = 3
"""What a block costs that leaves most of its own slide empty."""


class Spread(NamedTuple):
    """Neighbouring items on one slide, in rows; one item without rows may go on with further slides."""

    items: tuple[Item, ...]
    rows: Rows = ()


def without_ornaments(found: Iterable[Spread], is_ornament: Callable[[Item], bool]) -> tuple[Spread, ...]:
    """Return the spreads `found` without those of an ornament alone; what is said to it goes to the slide before, else to the next."""
    kept: list[Spread] = []
    waiting: tuple[str, ...] = ()
    for spread in found:
        first, *others = spread.items
        if others or not is_ornament(first):
            kept.append(spread._replace(items=(first._replace(notes=(*waiting, *first.notes)), *others)))
            waiting = ()
        elif kept:
            *before, last = kept[-1].items
            kept[-1] = kept[-1]._replace(items=(*before, last._replace(notes=(*last.notes, *first.notes))))
        else:
            waiting = (*waiting, *first.notes)
    return tuple(kept)


class _Step(NamedTuple):
    """The best way found for some items and all after them: its cost, and its first slide."""

    cost: int
    spread: Spread


def spreads(arranger: Arranger, items: Sequence[Item]) -> tuple[Spread, ...]:
    """Return `items` in spreads, in order. Works from the end, and looks at no more than a few neighbours from each item."""
    steps: list[_Step] = []  # from the last item to the first
    for start in range(len(items) - 1, -1, -1):
        steps.append(min(_steps(arranger, items, start, steps), key=lambda step: step.cost))
    chosen, at = [], 0
    while at < len(items):
        spread = steps[len(items) - 1 - at].spread
        chosen.append(spread)
        at += len(spread.items)
    return tuple(chosen)


def _steps(arranger: Arranger, items: Sequence[Item], start: int, steps: Sequence[_Step]) -> list[_Step]:
    """Return the ways to begin with item `start`: alone, or with one to three of those after it."""
    lonely = LONELY_COST if is_lonely(items[start].piece.block) else 0
    found = [_Step(SLIDE_COST + lonely + _rest(items, start + 1, steps), Spread((items[start],)))]
    for end in range(start + 2, min(start + MOST_PIECES, len(items)) + 1):
        if items[end - 1].breaks:
            break
        shared = tuple(items[start:end])
        rows = next((rows for rows in arrangements([item.piece for item in shared]) if arranger.fits(rows)), None)
        if rows is not None:
            found.append(_Step(SLIDE_COST + strain(rows) + _rest(items, end, steps), Spread(shared, rows)))
    return found


def _rest(items: Sequence[Item], start: int, steps: Sequence[_Step]) -> int:
    """Return the cost of items `start` on."""
    return steps[len(items) - 1 - start].cost if start < len(items) else 0
