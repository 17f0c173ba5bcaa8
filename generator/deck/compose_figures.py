"""Figures as big-number cards: rule, numeral with qualifier and unit, change mark, label."""

import re
from dataclasses import replace
from typing import NamedTuple

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import GUTTER
from generator.deck.pieces import Composed, Piece, text_box
from generator.deck.scene import Group, Rule, Shape, TextBox, TextParagraph, TextRun
from generator.geometry import Rect
from generator.model.figures import Change, Figure, Figures
from generator.model.inline import RichText, Run, plain_text
from generator.model.prose import Point, Points
from generator.model.quantity import Value, split_value

NUMERAL_SIZES = (120.0, 96.0, 80.0, 66.0, 60.0, 54.0, 44.0, 36.0, 28.0)
"""All numerals of a slide share one size. Below 54 only what no column holds in any other way."""
SMALLEST_WITH_UNIT = 54.0
LARGEST_SHARED = 66.0
"""Beside or above something else."""
ONE_ROW_DROP = 36.0
"""From the hang line to a row that has a slide to itself, at least."""
OPTICAL_CENTRE = 0.28
"""The part of the empty height that is above such a row."""
LARGE_LABEL_FROM = 80.0
"""Size of numerals from which their labels are large."""
RULE_WEIGHT = 1.5
RULE_TO_NUMERAL = 20.5
"""With the size: from a card's rule to its numeral's baseline."""
RULE_TO_LABEL = 34.0
"""With the size: from a card's rule to the box of its label."""
DESCENT = 0.25
"""Em by which sizes above 66 push the label down: commas in numerals hang 0.214 em into the gap."""
OPTICAL_SHIFT = -2.0
"""Large numerals stand a little to the left, since a digit has space around it."""
GAP_SIZE, GAP_TRACKING = 8.0, 1.5
"""The space between numeral and unit: 3.3 pt of itself, which with what programs add comes to 0.2 em of the unit."""
CARD_GAP = 21.6
MOST = 6
MARKS = {Change.UP: ("▲", "positive"), Change.DOWN: ("▼", "negative"), Change.FLAT: ("–", "muted")}


class Grid(NamedTuple):
    """How cards stand: in `across` columns of `columns` grid columns each, from which size of numeral on."""

    across: int
    columns: int
    size: float


GRIDS = {
    1: (Grid(1, 8, 120.0),),
    2: (Grid(2, 6, 120.0),),
    3: (Grid(3, 4, 96.0),),
    4: (Grid(4, 3, 66.0), Grid(2, 6, 66.0)),
    5: (Grid(3, 4, 66.0),),
    6: (Grid(3, 4, 66.0),),
}


class Card(NamedTuple):
    """One card's words at a size. `numeral` has no wrap; `label` is set to the card's width. `alt` says what a mark of change shows."""

    numeral: TextParagraph
    label: TextParagraph
    label_height: float
    size: float
    alt: str = ""

    @property
    def height(self) -> float:
        return self.label_drop + self.label_height

    @property
    def label_drop(self) -> float:
        """From the card's rule to the box of its label."""
        return RULE_TO_LABEL + self.size + max(0.0, self.size - 66.0) * DESCENT


class Cards(NamedTuple):
    """Cards placed: `across` in a row, each `width` wide, rows `pitch` apart."""

    cards: tuple[Card, ...]
    across: int
    width: float
    gap: float

    @property
    def rows(self) -> tuple[tuple[Card, ...], ...]:
        return tuple(self.cards[start : start + self.across] for start in range(0, len(self.cards), self.across))

    @property
    def height(self) -> float:
        heights = [max(card.height for card in row) for row in self.rows]
        return sum(heights) + CARD_GAP * (len(heights) - 1)


def figures_parts(lettering: Lettering, piece: Piece, figures: Figures, region: Rect) -> tuple[Piece, ...]:
    """Return `figures` as pieces whose cards fit `region`: at most six on a slide, more in equal parts."""
    for most in range(min(MOST, len(figures.items)), 0, -1):
        pieces, start = [], 0
        for count in fit.balanced([1.0] * len(figures.items), float(most)):
            part = replace(figures, items=figures.items[start : start + count])
            pieces.append(piece._replace(block=part, first=piece.first + start, follows=piece.follows or start > 0))
            start += count
        if all(figures_fit(lettering, part.block, region) for part in pieces if isinstance(part.block, Figures)):
            return tuple(pieces)
    return (piece._replace(block=figures_points(figures)),)


def figures_points(figures: Figures) -> Points:
    """Return the figures as points, for labels that no card has room for."""
    heads = [plain_text(f"{figure.value}{figure.unit}{_sign(figure)}") for figure in figures.items]
    return Points(
        items=tuple(Point(head, (Point(figure.label),)) for head, figure in zip(heads, figures.items, strict=True)), span=figures.span
    )


def figures_fit(lettering: Lettering, figures: Figures, region: Rect) -> bool:
    """Tell whether all cards stand in `region`."""
    return len(figures.items) <= MOST and placed_cards(lettering, figures, region, "").height <= region.height


def figures_composed(lettering: Lettering, figures: Figures, region: Rect, headline: str, *, alone: bool = False) -> Composed:
    """Return the cards from the top of `region`, or hung lower where one row has the slide to itself.

    Numerals that `headline` names are set in the accent and the others in ink; if it names none, all are in the accent.
    """
    placed = placed_cards(lettering, figures, region, headline, NUMERAL_SIZES[0] if alone else LARGEST_SHARED)
    rows = placed.rows
    spare = lettering.grid.body_end - lettering.grid.hang_line - placed.height
    hung = lettering.grid.hang_line + max(ONE_ROW_DROP, OPTICAL_CENTRE * spare)
    top = hung if alone and len(rows) == 1 and hung + placed.height <= lettering.grid.body_end else region.y
    even = (region.height + GUTTER) / 2
    pitch = even if alone and len(rows) == 2 and max(card.height for card in placed.cards) <= even - GUTTER else 0.0
    shapes: list[Shape] = []
    bottom = top
    for row in rows:
        for column, card in enumerate(row):
            number = len(shapes) + 1
            shapes.append(_card_group(card, region.x + column * (placed.width + placed.gap), top, placed.width, number))
        height = max(card.height for card in row)
        bottom = top + height
        top += pitch or height + CARD_GAP
    return Composed(tuple(shapes), bottom)


def placed_cards(lettering: Lettering, figures: Figures, region: Rect, headline: str, largest: float = NUMERAL_SIZES[0]) -> Cards:
    """Return the cards in the first grid that holds them, numerals at most `largest`; in the last grid where none does."""
    named = {figure.value for figure in figures.items if names(headline, split_value(figure.value).numeral)}
    choices = (
        _cards(lettering, figures.items, named, grid._replace(size=min(grid.size, largest)), unit_in_label)
        for unit_in_label in (False, True)
        for grid in _grids(lettering, len(figures.items), region)
    )
    return next((cards for cards in choices if cards is not None and cards.height <= region.height), None) or _forced(
        lettering, figures.items, named, _grids(lettering, len(figures.items), region)[-1]
    )


def names(headline: str, numeral: str) -> bool:
    """Tell whether `headline` says `numeral` as a number of its own: 528 is not in 1528 or 528.5."""
    if not numeral or numeral not in headline:  # an expression of its own for each figure costs more than all else about it
        return False
    return re.search(rf"(?<![\d.,]){re.escape(numeral)}(?![.,]?\d)", headline) is not None


def value_runs(
    lettering: Lettering, value: Value, size: float, color: str, small: str = "ink", unit_size: float = 22.0
) -> tuple[TextRun, ...]:
    """Return a value on one line: qualifier and unit small beside the numeral."""
    return spaced(
        lettering.runs(value.qualifier, "unit", color=small, size=unit_size),
        lettering.runs(value.numeral, "numeral", color=color, size=size),
        lettering.runs(value.unit, "unit", color=small, size=unit_size),
    )


def spaced(*groups: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
    """Return `groups` with a small space between them.

    Impress puts a fifth of a line's height between Latin and CJK letters, and takes the height of the letter before: beside
    a numeral of 66 pt that would be 19 pt. After a space of 8 pt it is 2.
    """
    said = [group for group in groups if group]
    gap = (said[0][0]._replace(text=" ", size=GAP_SIZE, tracking=GAP_TRACKING, bold=False),) if said else ()
    return tuple(run for number, group in enumerate(said) for run in ((*gap, *group) if number else group))


class _Columns(NamedTuple):
    across: int
    width: float
    gap: float
    size: float


def _grids(lettering: Lettering, count: int, region: Rect) -> tuple[_Columns, ...]:
    """Return the ways `count` cards can stand in `region`: the slide's own grids over its width, else columns of their own."""
    columns_width = lettering.grid.columns_width
    if region.width >= columns_width(12) - 1:
        return tuple(_Columns(grid.across, columns_width(grid.columns), GUTTER, grid.size) for grid in GRIDS[min(count, MOST)])
    two = _Columns(2, (region.width - GUTTER) / 2, GUTTER, 66.0)
    one = _Columns(1, region.width, GUTTER, 66.0)
    return (two, one) if region.width >= columns_width(6) and count > 1 else (one,)


def _cards(lettering: Lettering, items: tuple[Figure, ...], named: set[str], grid: _Columns, unit_in_label: bool) -> Cards | None:
    """Return the cards at the largest size at which every numeral fits its column, or `None`."""
    smallest = NUMERAL_SIZES[-1] if unit_in_label else SMALLEST_WITH_UNIT
    for size in NUMERAL_SIZES:
        if smallest <= size <= grid.size:
            numerals = [_numeral(lettering, item, _color(item, named), size, unit_in_label) for item in items]
            if all(fit.on_one_line(lettering, numeral, grid.width - OPTICAL_SHIFT) for numeral in numerals):
                pairs = zip(items, numerals, strict=True)
                cards = tuple(_card(lettering, item, numeral, size, grid.width, unit_in_label) for item, numeral in pairs)
                return Cards(cards, grid.across, grid.width, grid.gap)
    return None


def _forced(lettering: Lettering, items: tuple[Figure, ...], named: set[str], grid: _Columns) -> Cards:
    """Return cards whose values are words: set at the size of a unit, on as many lines as they need."""
    cards = []
    for item in items:
        value = lettering.paragraph(f"{item.value}{item.unit}{_sign(item)}", "unit", color=_color(item, named))
        label = lettering.paragraph(item.label, "figure-label")
        height = fit.height(lettering, (value,), grid.width)
        cards.append(Card(value, label, fit.height(lettering, (label,), grid.width), height, _change_words(lettering, item)))
    return Cards(tuple(cards), grid.across, grid.width, grid.gap)


def _color(item: Figure, named: set[str]) -> str:
    return "accent" if not named or item.value in named else "ink"


def _numeral(lettering: Lettering, item: Figure, color: str, size: float, unit_in_label: bool) -> TextParagraph:
    """Return a card's value at `size` with its mark of change, on one line."""
    value = split_value(item.value, "" if unit_in_label else item.unit)
    runs = with_change(lettering, value_runs(lettering, value, size, color), item.change)
    return TextParagraph(runs, round(fit.NATURAL_LEADING * size, 1))


def _card(lettering: Lettering, item: Figure, numeral: TextParagraph, size: float, width: float, unit_in_label: bool) -> Card:
    text = item.label
    if unit_in_label and item.unit:
        text = RichText((*text.inlines, Run(lettering.words.aside(item.unit))), text.span)
    label = lettering.paragraph(text, "figure-label-large" if size >= LARGE_LABEL_FROM else "figure-label")
    return Card(numeral, label, fit.height(lettering, (label,), width), size, _change_words(lettering, item))


def with_change(lettering: Lettering, runs: tuple[TextRun, ...], change: Change) -> tuple[TextRun, ...]:
    """Return the value `runs` with the mark of its change, if it has one."""
    if change not in MARKS:
        return runs
    mark, color = MARKS[change]
    return spaced(runs, lettering.runs(mark, "unit", color=color, size=18.0))


def _sign(item: Figure) -> str:
    """Return the mark of change as it follows a value in running text."""
    return f" {MARKS[item.change][0]}" if item.change in MARKS else ""


def _change_words(lettering: Lettering, item: Figure) -> str:
    """Return the words of a card whose mark of change listeners would not hear, "" for others."""
    change = lettering.words.change(item.change)
    return lettering.words.comma.join((f"{item.value}{item.unit}", item.label.plain, change)) if change else ""


def _card_group(card: Card, x: float, y: float, width: float, number: int) -> Group:
    name = f"card {number}"
    label_top = y + card.label_drop
    return Group(
        name,
        (
            Rule(f"{name} rule", x, y, x + width, y, RULE_WEIGHT, "ink"),
            _numeral_box(card, x, y, width, name),
            text_box(f"{name} label", Rect(x, label_top, width, card.label_height), card.label),
        ),
        card.alt,
    )


def _numeral_box(card: Card, x: float, y: float, width: float, name: str) -> TextBox:
    if card.numeral.runs and max(run.size for run in card.numeral.runs) <= 22.0:
        return text_box(f"{name} value", Rect(x, y + RULE_TO_NUMERAL, width, card.size), card.numeral)
    rect = fit.on_baseline(card.numeral, x + OPTICAL_SHIFT, y + RULE_TO_NUMERAL + card.size, width - OPTICAL_SHIFT)
    return text_box(f"{name} value", rect, card.numeral, wrap=False)
