"""Big-number cards in rows."""

from itertools import groupby
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Group, LineTo, Mark, MoveTo, Path, Rule
from generator.layout.setter import UNBROKEN, Setter, placed, placed_baseline
from generator.layout.structure import Element, Tag
from generator.model.figures import Change, Figure, Figures
from generator.model.inline import RichText, Run
from generator.model.quantity import Value, split_value
from generator.text.lines import TextBlock
from generator.text.style import StyledRun

GAP = 12.0
NUMERAL_SIZES = (27.0, 23.0, 20.0, 17.0)
"""Numerals of one block share one size, the largest at which all fit."""
RULE_TO_NUMERAL = 8.0
BASELINE_TO_LABEL = 9.0
UNIT_GAP = 2.1
"""0.2 em of the unit."""
CLOSED_UP = ("%", "‰", "°", "％")
"""Units that follow their numeral without a gap."""
OPTICAL_SHIFT = 1.0
"""Large numerals move left by the space that is inside them."""
ROW_GAP = 21.0
NARROWEST = 66.0
"""A card is never narrower, so that narrow columns have fewer in a row."""
CHANGE_SIZE = 7.0


class Slot(NamedTuple):
    """Where a card stands: left edge from the measure's, width, row."""

    x: float
    width: float
    row: int


def figures_rows(block: Figures, setter: Setter, element: Element, width: float, rail: float = 0.0) -> tuple[Drawing, ...]:
    """Return the rows of cards of `block` over `width`, which stand `ROW_GAP` apart; the cards are items of the list `element`.

    With a `rail` wide enough the first of five stands in it, left of the drawing.
    """
    cards = _cards(block.items, setter, width, rail)
    return tuple(_row(list(row), element, width) for _, row in groupby(cards, key=lambda card: card.slot.row))


def _row(cards: "list[_Card]", element: Element, width: float) -> Drawing:
    marks = [mark for card in cards for mark in card.marks(0.0, element.add(Tag.ITEM).add(Tag.BODY))]
    return Drawing(width, max(card.height for card in cards), tuple(marks))


def card_slots(count: int, width: float, rail: float = 0.0) -> list[Slot]:
    """Return where `count` cards stand: up to four in a row, five with the first in the rail, more in equal rows of three or four."""
    if count == 5 and rail:
        card = (width - 3 * GAP) / 4
        return [Slot(-rail - GAP, rail, 0), *(Slot(n * (card + GAP), card, 0) for n in range(4))]
    wished = count if count <= 4 else 4 if count % 4 == 0 or (count % 3 in (1, 2) and count > 6) else 3
    across = max(1, min(wished, int((width + GAP) // (NARROWEST + GAP))))
    card = (width - (across - 1) * GAP) / across
    return [Slot((n % across) * (card + GAP), card, n // across) for n in range(count)]


def _cards(items: tuple[Figure, ...], setter: Setter, width: float, rail: float) -> "list[_Card]":
    """Return the cards at the largest size at which every numeral fits, with its unit, else without: the label takes that.

    Values that fit at no size are broken into lines.
    """
    in_rail, without = card_slots(len(items), width, rail), card_slots(len(items), width)
    for slots, unit_in_label in ((in_rail, False), (without, False), (without, True)):
        for size in NUMERAL_SIZES:
            cards = [_Card(figure, setter, slot, size, unit_in_label=unit_in_label) for figure, slot in zip(items, slots, strict=True)]
            if all(card.fits for card in cards):
                return cards
    return [card.broken() for card in cards] if items else []


class _Card:
    """One card: a rule, the value with its unit, and the label under it."""

    def __init__(self, figure: Figure, setter: Setter, slot: Slot, size: float, *, unit_in_label: bool = False) -> None:
        self.slot = slot
        self.size = size
        self.change = figure.change
        value = split_value(figure.value, figure.unit)
        label = figure.label
        if unit_in_label and value.unit:
            label = RichText((*label.inlines, Run(setter.words.aside(value.unit))), label.span)
            value = Value(value.qualifier, value.numeral, "")
        self.numeral = value_line(value, setter, "numeral", size)
        self.label = setter.rich(label, "figure-label", slot.width, balance=True)
        self._setter = setter
        self._text = f"{value.qualifier}{value.numeral}"

    @property
    def fits(self) -> bool:
        change = CHANGE_SIZE + 4 if self.change is not Change.NONE else 0
        return len(self.numeral.lines) <= 1 and self.numeral.width - OPTICAL_SHIFT + change <= self.slot.width

    def broken(self) -> "_Card":
        """Return this card, with its value in lines if it does not fit."""
        if not self.fits:
            self.numeral = self._setter.text(self._text, "unit", self.slot.width)
        return self

    @property
    def baseline(self) -> float:
        return RULE_TO_NUMERAL + self.size

    @property
    def label_top(self) -> float:
        return self.baseline + BASELINE_TO_LABEL + max(0, len(self.numeral.lines) - 1) * self.numeral.leading

    @property
    def height(self) -> float:
        return self.label_top + self.label.height

    def marks(self, y: float, element: Element) -> list[Mark]:
        """Return the card with its rule at `y`; its words belong to `element`."""
        x = self.slot.x
        numeral = placed_baseline(self.numeral, x - OPTICAL_SHIFT, y + self.baseline)
        label = placed(self.label, x, y + self.label_top)
        return [
            Rule(x, y, x + self.slot.width, y, 1.0, "ink"),
            Group((*numeral, *label), element),
            *self._change(element, x + self.numeral.width + 3, y + self.baseline),
        ]

    def _change(self, element: Element, x: float, baseline: float) -> list[Mark]:
        """Return the mark of the direction, which listeners hear in words."""
        sign = change_mark(self.change, x, baseline)
        return [Group(sign, element.add(Tag.SPAN, alt=self._setter.words.change(self.change)))] if sign else []


def value_line(value: Value, setter: Setter, role: str, size: float = 0.0, color: str = "") -> TextBlock:
    """Return a value on one line: the numeral in `role`, its qualifier and unit small beside it.

    The space between them is tracking, not a character: copied, the value is what the author typed.
    """
    runs: list[StyledRun] = []
    if value.qualifier:
        runs += _spaced_after(setter.run(value.qualifier, "unit"))
    numeral = setter.run(value.numeral, role, color, size)
    closed_up = not value.unit or value.unit.startswith(CLOSED_UP)
    runs += (numeral,) if closed_up else _spaced_after(numeral)
    if value.unit:
        runs.append(setter.run(value.unit, "unit"))
    return setter.typesetter.set(tuple(runs), setter.style(role)._replace(autospace=0.0), UNBROKEN)


def _spaced_after(run: StyledRun) -> tuple[StyledRun, ...]:
    """Return `run` with a gap after its last character."""
    last = StyledRun(run.text[-1:], run.style._replace(tracking=run.style.tracking + UNIT_GAP / run.style.size))
    return (StyledRun(run.text[:-1], run.style), last) if run.text[:-1] else (last,)


def change_mark(change: Change, x: float, baseline: float) -> tuple[Mark, ...]:
    """Return the sign of a direction, standing on `baseline`: a triangle up or down, a bar for no change."""
    half, size = CHANGE_SIZE / 2, CHANGE_SIZE
    match change:
        case Change.NONE:
            return ()
        case Change.UP:
            return (Path((MoveTo(x, baseline), LineTo(x + size, baseline), LineTo(x + half, baseline - size)), "positive", close=True),)
        case Change.DOWN:
            return (
                Path((MoveTo(x, baseline - size), LineTo(x + size, baseline - size), LineTo(x + half, baseline)), "negative", close=True),
            )
        case Change.FLAT:
            return (Box(Rect(x, baseline - half - 1, size, 2), "muted"),)
