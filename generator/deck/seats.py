"""Text that the outline should have → places for text of its slide's layout, where programs find it."""

from collections.abc import Iterable
from typing import Final

from generator.deck.master import LayoutSpec, Slot, SlotKind
from generator.deck.scene import LayoutKind, Shape, TextBox

_FURNISHED: Final = frozenset({"running-head", "subtitle", "note"})
"""Slots that have texts of their own."""
_WITH_TEXT: Final = {
    LayoutKind.HEADLINE: LayoutKind.REMARK,
    LayoutKind.FIGURES: LayoutKind.REMARK,
    LayoutKind.CONTENT: LayoutKind.CONTENT_REMARK,
    LayoutKind.CHART: LayoutKind.CAPTIONED,
    LayoutKind.TABLE: LayoutKind.CAPTIONED,
}
"""The layout that has a place for text beside what the layout of a slide has."""
_COLUMNS: Final = {2: LayoutKind.TWO_COLUMN, 3: LayoutKind.THREE_COLUMN}


def layout_with_text(kind: LayoutKind, shapes: Iterable[Shape], columns: int = 1) -> LayoutKind:
    """Return the layout for `shapes` in so many `columns`: `kind`, or the one with a place for the text among them."""
    outlined = {shape.name for shape in shapes if _is_outlined(shape)}
    if not outlined:
        return kind
    if kind is LayoutKind.HEADLINE and "quote" in outlined:
        return LayoutKind.HEADED_QUOTE
    return _COLUMNS.get(columns) or _WITH_TEXT.get(kind, kind)


def seated(shapes: tuple[Shape, ...], spec: LayoutSpec) -> tuple[Shape, ...]:
    """Return `shapes`, those with text for the outline in free slots of `spec`: each in the one of its name, else the nearest.

    What finds none free stays a box of its own.
    """
    taken = {shape.placeholder for shape in shapes if isinstance(shape, TextBox)}
    free = [slot for slot in spec.slots if slot.kind is SlotKind.BODY and slot.name not in taken | _FURNISHED]
    found: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, TextBox) and shape.outlined and free:
            slot = _slot_for(shape, free)
            free.remove(slot)
            found.append(shape._replace(placeholder=slot.name))
        else:
            found.append(shape)
    return tuple(found)


def _is_outlined(shape: Shape) -> bool:
    return isinstance(shape, TextBox) and shape.outlined


def _slot_for(box: TextBox, free: list[Slot]) -> Slot:
    named = (slot for slot in free if slot.name == box.name)
    return next(named, None) or min(free, key=lambda slot: _apart(box, slot))


def _apart(box: TextBox, slot: Slot) -> float:
    """Return how far `box` begins from `slot`, in points."""
    return abs(box.rect.x - slot.rect.x) + abs(box.rect.y - slot.rect.y)
