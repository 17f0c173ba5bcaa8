"""Comparisons: two adjoining leaves on one base line, to scale where both values are numbers of one measure, else two panels alike."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from generator.deck import fit
from generator.deck.compose_figures import NUMERAL_SIZES, value_runs
from generator.deck.lettering import Lettering
from generator.deck.master import COLUMNS, GUTTER
from generator.deck.pieces import Composed, Piece, text_box
from generator.deck.scene import Box, Group, Shape, TextParagraph
from generator.geometry import Rect
from generator.layout.compare import Shares, to_scale
from generator.model.compare import Compare, Side
from generator.model.inline import RichText
from generator.model.quantity import split_value

INSET = 14.4
TALLEST = 324.0
EQUAL, EQUAL_SHARE = 216.0, 0.85
"""The height of leaves that are not to scale, and their share of the region where they have the width of the slide."""
LABEL_INSIDE = 160.0
"""Height from which a leaf holds its label."""
VALUE_INSIDE = 96.0
"""Height from which a leaf holds its value."""
VALUE_BASE = 24.0
"""From the base line up to the numeral's baseline."""
LARGEST = 66.0
UNIT, SMALL_UNIT, LEAST_WITH_UNIT = 22.0, 18.0, 54.0
"""Sizes of units, and of the smallest numeral with the larger one."""
MEASURE_GAP = 3.6
LEAST_LINES = 4
"""Of words, without which it is not worth repeating the values beside them."""
FLATTEST = 2.0
"""Height of a leaf whose value is next to nothing beside the other: a line, as the bar on paper."""


class Inner(NamedTuple):
    """The room of words on a leaf."""

    width: float
    numeral: float
    """Size of both values, 0 where they are words."""


class Leaf(NamedTuple):
    """One state ready to be placed: its words, colours and the height of its fill."""

    side: Side
    rect: Rect
    fill: str
    ink: str


def compare_scale(compare: Compare) -> Shares | None:
    """Return the heights of the leaves as shares of the taller, or `None` where they say nothing about the values.

    A leaf has room for words only above its base line, so that values below zero have none to scale.
    """
    if compare.before.text or compare.after.text:
        return None
    shares = to_scale(compare)
    return shares if shares and min(shares) >= 0 else None


def looks_to_scale(compare: Compare) -> bool:
    """Tell whether readers may take heights for values that are not to scale: both are numbers of one measure."""
    return compare_scale(compare) is None and to_scale(compare) is not None


def compare_parts(lettering: Lettering, piece: Piece, compare: Compare, region: Rect) -> tuple[Piece, ...]:
    """Return `compare` whole where its words fit `region`, else the words divided and the two states repeated.

    Values that leave the words hardly any room stand before them on a slide of their own.
    """
    if compare_fit(lettering, compare, region):
        return (piece,)
    if _most_lines(lettering, compare, region) >= LEAST_LINES or not (compare.before.value or compare.after.value):
        return _divided(lettering, piece, compare, region)
    values = replace(compare, before=_without_words(compare.before), after=_without_words(compare.after))
    words = replace(compare, before=compare.before._replace(value="", unit=""), after=compare.after._replace(value="", unit=""))
    return (piece._replace(block=values), *_divided(lettering, piece._replace(follows=True), words, region))


def _without_words(side: Side) -> Side:
    return side._replace(text=RichText())


def _most_lines(lettering: Lettering, compare: Compare, region: Rect) -> int:
    """Return how many lines of words stand in `region` below the states' labels and beside their values."""
    inner = _inner(lettering, compare, region)
    bare = max(_full_height(lettering, _without_words(side), inner) for side in (compare.before, compare.after))
    room = region.height - _measure_height(lettering, compare, inner) - bare
    return int(room // lettering.role("body").leading)


def _divided(lettering: Lettering, piece: Piece, compare: Compare, region: Rect) -> tuple[Piece, ...]:
    """Return parts of `compare` with as many of its words as `region` holds."""
    inner = _inner(lettering, compare, region)
    most = max(_most_lines(lettering, compare, region), 1)
    before = fit.cut_text(lettering, compare.before.text, "body", inner.width, most)
    after = fit.cut_text(lettering, compare.after.text, "body", inner.width, most)
    return tuple(
        piece._replace(
            block=replace(
                compare,
                before=compare.before._replace(text=before[n] if n < len(before) else replace(before[0], inlines=())),
                after=compare.after._replace(text=after[n] if n < len(after) else replace(after[0], inlines=())),
            ),
            follows=piece.follows or n > 0,
        )
        for n in range(max(len(before), len(after)))
    )


def compare_fit(lettering: Lettering, compare: Compare, region: Rect) -> bool:
    """Tell whether every word of both states stands in `region` at no less than the body's size."""
    inner = _inner(lettering, compare, region)
    height = _above_height if compare_scale(compare) else _full_height
    tallest = max(height(lettering, side, inner) for side in (compare.before, compare.after))
    return tallest + _measure_height(lettering, compare, inner) <= region.height


def compare_composed(lettering: Lettering, compare: Compare, region: Rect, numeral: float = 0.0) -> Composed:
    """Return both leaves at the foot of `region`: bars to scale are in the context colour and in the accent.

    Values are no larger than `numeral`, that of others beside it, unless that is 0.
    """
    shares = compare_scale(compare)
    inner = _inner(lettering, compare, region, numeral or LARGEST)
    measure = _measure_height(lettering, compare, inner)
    if shares:
        before_height, after_height = _scaled(lettering, compare, shares, region, measure)
    else:
        needed = max(_full_height(lettering, side, inner) for side in (compare.before, compare.after))
        wide = region.width >= lettering.grid.columns_width(COLUMNS) - 1
        equal = max(EQUAL, EQUAL_SHARE * region.height) if wide else EQUAL
        before_height = after_height = min(max(equal, needed), region.height - measure)
    base = region.bottom
    before, after = _leaves(compare, region, before_height, after_height, to_scale=shares is not None)
    shapes: list[Shape] = []
    top = base - before_height - _outside_height(lettering, before, inner)
    if compare.measure:
        paragraph = lettering.paragraph(compare.heading, "support")
        height = fit.height(lettering, (paragraph,), inner.width)
        if not fit.on_one_line(lettering, paragraph, inner.width):
            paragraph = fit.evened(lettering, compare.heading, "support", inner.width) or paragraph
        shapes.append(text_box("measure", Rect(region.x + INSET, top - height - MEASURE_GAP, inner.width, height), paragraph))
    shapes += [_leaf_group(lettering, before, "before", inner), _leaf_group(lettering, after, "after", inner)]
    return Composed(tuple(shapes), base)


def _leaves(compare: Compare, region: Rect, before_height: float, after_height: float, *, to_scale: bool) -> tuple[Leaf, Leaf]:
    """Return both leaves at the foot of `region`; values that are not to scale stand on two grounds apart, which nobody takes for bars."""
    width = (region.width + GUTTER) / 2
    before = Rect(region.x, region.bottom - before_height, width, before_height)
    after = Rect(region.x + width, region.bottom - after_height, region.width - width, after_height)
    if to_scale or not (compare.before.value or compare.after.value):
        fill = "series-2" if to_scale else "surface-2"
        return Leaf(compare.before, before, fill, "ink"), Leaf(compare.after, after, "accent", "on-accent")
    apart = before._replace(width=width - GUTTER)
    return Leaf(compare.before, apart, "surface", "ink"), Leaf(compare.after, after, "surface", "ink")


def numeral_size(lettering: Lettering, compare: Compare, region: Rect) -> float:
    """Return the size that the values of `compare` have in `region`, 0 where they are words."""
    return _inner(lettering, compare, region).numeral


def _inner(lettering: Lettering, compare: Compare, region: Rect, largest: float = LARGEST) -> Inner:
    """Return the room of a leaf's words: the right leaf, which ends at a column, is a gutter narrower than the left."""
    width = (region.width - GUTTER) / 2 - 2 * INSET
    return Inner(width, _numeral_size(lettering, (compare.before, compare.after), width, largest))


def _numeral_size(lettering: Lettering, sides: Iterable[Side], width: float, most: float) -> float:
    """Return the largest size, at most `most`, in which the values stand on one line of `width` each, but for those that do in none; 0 if
    all are such."""
    sizes = [size for size in NUMERAL_SIZES if size <= most]
    largest = [
        next((size for size in sizes if fit.on_one_line(lettering, _numeral(lettering, side, size, "ink"), width)), 0.0)
        for side in sides
        if side.value
    ]
    return min(filter(None, largest), default=0.0)


def _scaled(lettering: Lettering, compare: Compare, shares: Shares, region: Rect, measure: float) -> tuple[float, float]:
    """Return both heights in points: the taller as tall as `region` lets it be with what stands above the two."""
    inner = _inner(lettering, compare, region)
    tallest = min(TALLEST, region.height)
    for _ in range(2):
        for side, share, above in ((compare.before, shares.before, measure), (compare.after, shares.after, 0.0)):
            height = tallest * share
            leaf = Leaf(side, Rect(0, 0, inner.width + 2 * INSET, height), "", "")
            over = height + _outside_height(lettering, leaf, inner) + above - region.height
            if over > 0:
                tallest -= over
    return max(tallest * shares.before, FLATTEST), max(tallest * shares.after, FLATTEST)


def _leaf_group(lettering: Lettering, leaf: Leaf, name: str, inner: Inner) -> Group:
    """Return a leaf with its label, its words and its value, the last two above it where it is too low to hold them."""
    x = leaf.rect.x + INSET
    shapes: list[Shape] = [Box(f"{name} leaf", leaf.rect, leaf.fill)]
    label = lettering.paragraph(leaf.side.label, "lead", color=leaf.ink if _label_inside(lettering, leaf, inner) else "ink")
    label_height = fit.height(lettering, (label,), inner.width) if leaf.side.label else 0.0
    value = _value(lettering, leaf.side, inner, leaf.ink if _value_inside(leaf) else "ink")
    value_height = fit.height(lettering, (value,), inner.width) if value else 0.0
    if value:
        baseline = leaf.rect.bottom - VALUE_BASE if _value_inside(leaf) else leaf.rect.y - 10.8
        shapes.append(text_box(f"{name} value", _value_rect(lettering, value, x, baseline, inner), value, wrap=_wraps(value)))
    if not leaf.side.label:
        top = leaf.rect.y + INSET
    elif _label_inside(lettering, leaf, inner):
        top = leaf.rect.y + INSET
        shapes.append(text_box(f"{name} label", Rect(x, top, inner.width, label_height), label))
        top += label_height + 3.6
    else:
        above = 0.0 if _value_inside(leaf) else value_height
        shapes.append(text_box(f"{name} label", Rect(x, leaf.rect.y - above - label_height - 3.6, inner.width, label_height), label))
        top = leaf.rect.y + INSET
    if leaf.side.text:
        text = lettering.paragraph(leaf.side.text, "body", color=leaf.ink)
        shapes.append(text_box(f"{name} text", Rect(x, top, inner.width, fit.height(lettering, (text,), inner.width)), text))
    return Group(name, tuple(shapes))


def _label_inside(lettering: Lettering, leaf: Leaf, inner: Inner) -> bool:
    return leaf.rect.height >= max(
        LABEL_INSIDE, INSET + _head_height(lettering, leaf.side, inner) + _value_height(lettering, leaf.side, inner)
    )


def _value_inside(leaf: Leaf) -> bool:
    return leaf.rect.height >= VALUE_INSIDE


def _value(lettering: Lettering, side: Side, inner: Inner, color: str) -> TextParagraph | None:
    """Return the value on one line in the size of both; one in many words is set like a lead."""
    if not side.value:
        return None
    numeral = _numeral(lettering, side, inner.numeral, color) if inner.numeral else None
    if numeral is not None and fit.on_one_line(lettering, numeral, inner.width):
        return numeral
    return lettering.paragraph(f"{side.value}{side.unit}", "lead", color=color)


def _numeral(lettering: Lettering, side: Side, size: float, color: str) -> TextParagraph:
    unit = UNIT if size >= LEAST_WITH_UNIT else SMALL_UNIT
    runs = value_runs(lettering, split_value(side.value, side.unit), size, color, color, unit)
    return TextParagraph(runs, round(fit.NATURAL_LEADING * size, 1))


def _wraps(value: TextParagraph) -> bool:
    """Tell whether a value is words: a numeral stays on its line in every program."""
    return len(value.runs) == 1 and value.runs[0].size < NUMERAL_SIZES[-1]


def _value_height(lettering: Lettering, side: Side, inner: Inner) -> float:
    value = _value(lettering, side, inner, "ink")
    return fit.height(lettering, (value,), inner.width) + VALUE_BASE / 2 if value else 0.0


def _value_rect(lettering: Lettering, value: TextParagraph, x: float, baseline: float, inner: Inner) -> Rect:
    """Return the box of a value whose last line stands on `baseline`."""
    height = fit.height(lettering, (value,), inner.width)
    return Rect(x, baseline - fit.baseline(value) - (height - value.leading), inner.width, height)


def _head_height(lettering: Lettering, side: Side, inner: Inner) -> float:
    return fit.height(lettering, (lettering.paragraph(side.label, "lead"),), inner.width) + 3.6 if side.label else 0.0


def _full_height(lettering: Lettering, side: Side, inner: Inner) -> float:
    """Return how tall a leaf is that holds everything of `side`."""
    text = fit.height(lettering, (lettering.paragraph(side.text, "body"),), inner.width) if side.text else 0.0
    return 2 * INSET + _head_height(lettering, side, inner) + text + _value_height(lettering, side, inner)


def _above_height(lettering: Lettering, side: Side, inner: Inner) -> float:
    return _head_height(lettering, side, inner) + _value_height(lettering, side, inner) + VALUE_INSIDE


def _outside_height(lettering: Lettering, leaf: Leaf, inner: Inner) -> float:
    """Return how far label and value stand above the leaf."""
    label = 0.0 if _label_inside(lettering, leaf, inner) else _head_height(lettering, leaf.side, inner)
    value = _value(lettering, leaf.side, inner, "ink")
    return label + (fit.height(lettering, (value,), inner.width) if value and not _value_inside(leaf) else 0.0)


def _measure_height(lettering: Lettering, compare: Compare, inner: Inner) -> float:
    return fit.height(lettering, (lettering.paragraph(compare.heading, "support"),), inner.width) + MEASURE_GAP if compare.measure else 0.0
