"""Where a table has room: the first of several rooms that it can be read in, or the last one with its columns in parts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.layout.setter import Setter
from generator.layout.table_columns import Measured, Scale, measured
from generator.model.table import Table
from generator.model.table_grid import key_columns, with_columns

MOST_FOR_KEYS = 0.4
"""Of a room: wider columns at the left are repeated in each part only where every other one has room beside them."""


class Room(NamedTuple):
    """A width to set a table in, with its scale; `landscape` on a page on its side."""

    width: float
    scale: Scale
    landscape: bool = False


class Part(NamedTuple):
    """A table, or some columns of one, with its columns measured."""

    table: Table
    measured: Measured


class Fit(NamedTuple):
    """A room, and what is set in it below each other."""

    room: Room
    parts: tuple[Part, ...]


def fitted(table: Table, setter: Setter, rooms: Sequence[Room]) -> Fit:
    """Return the first of `rooms` in which `table` is comfortable to read; else the last, with as many parts as words and numbers need."""
    scales: dict[Scale, Measured] = {}
    for room in rooms:
        sized = scales.get(room.scale) or scales.setdefault(room.scale, measured(table, setter, room.scale))
        if sized.comfortable <= room.width:
            return Fit(room, (Part(table, sized),))
    if sized.least <= room.width or len(table.columns) <= key_columns(table) + 1:
        return Fit(room, (Part(table, sized),))
    parts = (with_columns(table, kept) for kept in _divided(sized, key_columns(table), room.width))
    return Fit(room, tuple(Part(part, measured(part, setter, room.scale)) for part in parts))


def _divided(table: Measured, keys: int, width: float) -> Iterator[tuple[int, ...]]:
    """Yield the columns of each part: the first `keys` ones, and some of the others, as many parts as need be and alike."""
    gutter = table.scale.gutter
    key_width = sum(min(content.comfortable, width * MOST_FOR_KEYS) + gutter for content in table.columns[:keys])
    widths = [content.comfortable + gutter for content in table.columns]
    beside = key_width + max(widths[keys:]) - gutter <= width
    repeated = keys if beside or key_width <= width * MOST_FOR_KEYS else 0
    room = width + gutter - (key_width if repeated else 0.0)
    first = keys if repeated else 0
    rest = range(first, len(widths))
    count = len(list(_filled(widths, rest, room)))
    target = sum(widths[n] for n in rest) / count
    even = list(_filled(widths, rest, min(room, target + max(widths[n] for n in rest) / 2)))
    for part in even if len(even) == count else _filled(widths, rest, room):
        yield (*range(repeated), *part)


def _filled(widths: Sequence[float], columns: Sequence[int], room: float) -> Iterator[tuple[int, ...]]:
    """Yield neighbouring `columns` in stretches no wider than `room`; a wider one stands alone."""
    part: list[int] = []
    taken = 0.0
    for column in columns:
        if part and taken + widths[column] > room:
            yield tuple(part)
            part, taken = [], 0.0
        part.append(column)
        taken += widths[column]
    yield tuple(part)
