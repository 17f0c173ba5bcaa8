"""Short subsections without a finding of their own, together on one slide under their section's headline."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from generator.deck import fit
from generator.deck.outline import Item, Topic
from generator.deck.pieces import Piece
from generator.model.inline import plain_text
from generator.model.prose import Callout, Point, Points

MOST_HEADS: Final = 4
MOST_LINES: Final = 11.0
"""Heads and the lines below them on one slide."""
MOST_BELOW: Final = 4
SHORT: Final = 32
"""Characters of a line that surely stays one."""


def merged(topics: Iterable[Topic], headline: str) -> tuple[Topic, ...]:
    """Return `topics`, neighbours that are short as one that says `headline`: their titles are its heads."""
    found: list[Topic] = []
    for short, group in groupby(topics, key=_is_short):
        neighbours = list(group)
        if not short or len(neighbours) == 1:
            found += neighbours
            continue
        start = 0
        for count in fit.balanced([1.0 + len(_below(topic)) for topic in neighbours], MOST_LINES, MOST_HEADS):
            found.append(_joined(neighbours[start : start + count], headline))
            start += count
    return tuple(found)


def _is_short(topic: Topic) -> bool:
    """Tell whether a subsection is no more than a head and a few lines: no message that would be lost, one small block."""
    if not topic.below or topic.above or topic.message or topic.lead or len(topic.items) != 1 or topic.items[0].breaks:
        return False
    block = topic.items[0].piece.block
    if isinstance(block, Points):
        flat = not block.ordered and not any(item.children for item in block.items)
        return flat and len(block.items) <= MOST_BELOW and all(len(item.text.plain) <= SHORT for item in block.items)
    if isinstance(block, Callout):
        return not topic.items[0].piece.label and len(block.paragraphs) == 1 and len(block.paragraphs[0].plain) <= 2 * SHORT
    return False


def _below(topic: Topic) -> tuple[Point, ...]:
    """Return the lines of a short subsection."""
    block = topic.items[0].piece.block
    if isinstance(block, Points):
        return block.items
    assert isinstance(block, Callout)
    return tuple(Point(text) for text in block.paragraphs)


def _joined(topics: list[Topic], headline: str) -> Topic:
    if len(topics) == 1:
        return topics[0]
    heads = Points(items=tuple(Point(plain_text(topic.title), _below(topic)) for topic in topics))
    notes = tuple(line for topic in topics for line in (*topic.items[0].notes, *topic.notes))
    anchors = tuple(anchor for topic in topics for anchor in topic.anchors)
    item = Item(Piece(heads), notes)
    return topics[0]._replace(title=topics[0].section, message=headline, items=(item,), notes=(), below=False, anchors=anchors)
