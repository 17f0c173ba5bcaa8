"""The two axes: round values with gridlines, and the names of categories."""

from collections.abc import Callable
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.chart.cells import DataCells
from generator.layout.chart.scale import Scale
from generator.layout.drawing import Mark, Rule
from generator.layout.setter import Setter, placed, placed_center, placed_right
from generator.model.document import Language
from generator.model.numerals import NumberFormat
from generator.text.lines import TextBlock

GRID = 0.5
BASE_LINE = 1.25
TICK_GAP = 6.0
CATEGORY_GAP = 4.0
NAME_APART = 3.0
"""The least space between two names below slots."""
CATEGORY_LINES = 3
"""The most lines of a category's name below a column."""
SHORT_WORD = 4
"""Syllables of a Korean word that no line ends in; longer ones are compounds, better divided than left out."""


def tick_width(scale: Scale, form: NumberFormat, setter: Setter) -> float:
    """Return how much room the value axis takes at the left of a plot."""
    return max(setter.width(form.tick(tick), "category") for tick in scale.ticks) + TICK_GAP


def gridlines(scale: Scale, form: NumberFormat, plot: Rect, setter: Setter) -> list[Mark]:
    """Return a gridline over `plot` and a figure left of it for each tick of a standing value axis, no line at zero."""
    marks: list[Mark] = []
    leading = setter.leading("category")
    for tick in scale.ticks:
        y = plot.y + plot.height * (1 - scale.share(tick))
        if tick:
            marks.append(Rule(plot.x, y, plot.right, y, GRID, "rule"))
        marks += placed_right(setter.line(form.tick(tick), "category"), plot.x - TICK_GAP, y - leading / 2)
    return marks


class Names(NamedTuple):
    """Category names set below their slots; `complete` unless only some of them have room."""

    blocks: tuple[TextBlock | None, ...]
    height: float
    complete: bool


def slot_measure(slot: float, every: int) -> float:
    """Return how wide names below slots may be where every `every`-th has one; the first and last are pushed inwards if they are wider."""
    return (slot if every == 1 else (every + 0.5) * slot * 2 / 3) - NAME_APART


def category_names(categories: tuple[str, ...], measure: Callable[[int], float], emphasis: int | None, setter: Setter) -> Names:
    """Return the names; where they have no room only every second, third … is there, the emphasized one among them.

    `measure(n)` is the room where every n-th is there.
    """
    roles = ["label-bold" if n == emphasis else "category" for n in range(len(categories))]
    named = list(zip(categories, roles, strict=True))
    every, first = 1, 0
    while every < len(categories) and not all(_has_room(name, role, measure(every), setter) for name, role in named[first::every]):
        every += 1
        first = (emphasis or 0) % every
    blocks = tuple(
        setter.text(name, role, measure(every), color="accent" if n == emphasis else "", balance=True) if n % every == first else None
        for n, (name, role) in enumerate(named)
    )
    return Names(blocks, max((block.height for block in blocks if block), default=0.0), every == 1)


def _has_room(name: str, role: str, measure: float, setter: Setter) -> bool:
    if setter.width(name, role) <= measure:
        return True
    if measure < 2 * setter.size("category") or _cuts_short_word(name, role, measure, setter):
        return False
    block = setter.text(name, role, measure)
    return len(block.lines) <= CATEGORY_LINES and block.width <= measure + 0.5 and not block.cuts_words


def _cuts_short_word(name: str, role: str, measure: float, setter: Setter) -> bool:
    """Tell whether a short Korean word is wider than `measure`."""
    return setter.language is Language.KOREAN and any(
        len(word) <= SHORT_WORD and setter.width(word, role) > measure for word in name.split()
    )


def names_below(names: Names, left: float, slot: float, y: float, cells: DataCells) -> list[Mark]:
    """Return the names centred on their slots, their top at `y`; none reaches beyond the plot."""
    right = left + slot * len(names.blocks)
    return [
        cells.name(n, placed_center(block, kept(left + (n + 0.5) * slot, block, left, right), y))
        for n, block in enumerate(names.blocks)
        if block
    ]


def kept(center: float, block: TextBlock, left: float, right: float) -> float:
    """Return where the middle of `block` stands: at `center`, or near it to stay between `left` and `right`."""
    half = block.width / 2
    return min(max(center, left + half), max(right - half, left + half))


def name_beside(block: TextBlock, center: float) -> tuple[Mark, ...]:
    """Return a category's name at the left of its bar, centred on `center`."""
    return placed(block, 0, center - block.height / 2)
