"""Parts of a whole: a disc or a ring, with names and values beside it."""

import math
from typing import NamedTuple

from generator.layout.chart.cells import DataCells
from generator.layout.chart.legend import ENTRY_GAP, SQUARE, SQUARE_GAP, part_edge, series_fill, swatch
from generator.layout.chart.plot import Plot, emphasized_by_name, spare_height
from generator.layout.drawing import CurveTo, Drawing, LineTo, Mark, MoveTo, Path
from generator.layout.moving import moved
from generator.layout.setter import Setter, placed, placed_right
from generator.model.base import Number
from generator.model.chart import MISSING, Chart, ChartKind
from generator.text.lines import TextBlock

DIAMETER = 108.0
LEAST_DIAMETER = 72.0
"""Of a disc that gives room to the names beside it; where that is not enough they stand below it."""
HOLE = 0.58
"""Of a ring, to its diameter."""
SERIES = 6
"""Colours that a theme has for series; sectors after those are grey."""
FURTHER = ("muted", "rule", "surface-2")
KEY_GAP = 27.0
KEY_BELOW = 12.0
"""From the disc to the names below it."""
ENTRY_LEADING = 16.0
NAME_ROOM = 7.0
"""Em that names have beside the disc, or as many as the longest word or the longest name needs."""
ARC = math.pi / 4
"""The longest arc that one Bézier segment stands for; the error is below 0.0001 of the radius."""


def pie_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float = 0.0) -> Plot:
    """Return the first series of `chart` as sectors from the top, clockwise, each named with its value beside the disc or below it."""
    entries = _entries(chart, setter)
    beside = width - KEY_GAP - entries.least
    if beside < LEAST_DIAMETER:
        return _over_names(chart, setter, entries, width, cells, lower)
    widest = min(DIAMETER, beside)
    diameter = widest - lower
    key = _key(entries, setter, width - widest - KEY_GAP, cells)
    height = max(diameter, key.height)
    marks = [*_disc(chart, diameter, height / 2, setter), *_moved(key, diameter + KEY_GAP, (height - key.height) / 2)]
    spare = min(spare_height(widest), max(0.0, widest - key.height))
    return Plot(Drawing(width, height, tuple(marks)), len(chart.series) == 1, spare=spare)


def _over_names(chart: Chart, setter: Setter, entries: "_Entries", width: float, cells: DataCells, lower: float) -> Plot:
    """Return the disc with the names below it."""
    widest = min(DIAMETER, width)
    diameter = widest - lower
    key = _key(entries, setter, width, cells)
    marks = [*_disc(chart, diameter, diameter / 2, setter), *_moved(key, 0.0, diameter + KEY_BELOW)]
    return Plot(Drawing(width, diameter + KEY_BELOW + key.height, tuple(marks)), len(chart.series) == 1, spare=spare_height(widest))


def sector_fills(chart: Chart) -> tuple[str, ...]:
    """Return the palette role of each sector; neighbours differ however many there are. The emphasized one is in the accent."""
    stressed = emphasized_by_name(chart)
    order = [c for c in range(len(chart.categories)) if c != stressed]
    numbers = {c: n for n, c in enumerate(order if stressed is None else (stressed, *order))}
    fills = [_sector_fill(numbers[c]) for c in range(len(chart.categories))]
    if stressed is not None:
        fills[stressed] = "accent"
    return tuple(fills)


def _sector_fill(number: int) -> str:
    return series_fill(number) if number < SERIES else FURTHER[(number - SERIES) % len(FURTHER)]


def is_whole(chart: Chart) -> bool:
    """Tell whether one sector fills the disc."""
    return sum(number.value > 0 for number in _numbers(chart) if number) == 1


def _numbers(chart: Chart) -> tuple[Number | None, ...]:
    return chart.series[0].values if chart.series else ()


def _disc(chart: Chart, diameter: float, center: float, setter: Setter) -> list[Mark]:
    """Return the sectors of a disc whose left edge is at 0 and whose middle is `center` below the top."""
    numbers = _numbers(chart)
    total = sum(max(number.value, 0.0) for number in numbers if number) or 1.0
    outer = diameter / 2
    inner = outer * HOLE if chart.kind is ChartKind.DOUGHNUT else 0.0
    marks: list[Mark] = []
    angle = 0.0
    for number, fill in zip(numbers, sector_fills(chart), strict=True):
        sweep = max(number.value, 0.0) / total * math.tau if number else 0.0
        if sweep:
            edge = part_edge(fill, setter.theme.palette)
            if is_whole(chart):
                marks.append(_ring(outer, center, outer, inner, fill, edge if edge != "paper" else ""))
            else:
                marks.append(_sector(outer, center, outer, inner, angle, angle + sweep, fill, edge))
        angle += sweep
    return marks


class _Entries(NamedTuple):
    """The names and values of the parts. `least` is the width that they need to be read with ease, `word` that of the longest word."""

    chart: Chart
    values: tuple[TextBlock, ...]
    widest: float
    least: float
    word: float


def _entries(chart: Chart, setter: Setter) -> _Entries:
    stressed = emphasized_by_name(chart)
    values = tuple(
        setter.line(number.typed if number else MISSING, "label-bold", "accent" if c == stressed else "")
        for c, number in enumerate(_numbers(chart))
    )
    widest = max((value.width for value in values), default=0.0)
    longest = max((setter.width(name, "label-bold") for name in chart.categories), default=0.0)
    word = max((setter.longest_word(name, "label-bold") for name in chart.categories), default=0.0)
    least = max(word, min(longest, NAME_ROOM * setter.size("label")))
    return _Entries(chart, values, widest, SQUARE + SQUARE_GAP + least + ENTRY_GAP + widest, word)


def _key(entries: _Entries, setter: Setter, width: float, cells: DataCells) -> Drawing:
    """Return the names with their values in a column, the values below the names where they have no room beside them."""
    marks: list[Mark] = []
    y = 0.0
    chart, values, stressed = entries.chart, entries.values, emphasized_by_name(entries.chart)
    left = SQUARE + SQUARE_GAP
    below = width < left + entries.word + ENTRY_GAP + entries.widest
    room = width - left - (0.0 if below else ENTRY_GAP + entries.widest)
    names = [
        setter.text(name, "label-bold" if c == stressed else "label", room, color="accent" if c == stressed else "")
        for c, name in enumerate(chart.categories)
    ]
    right = left + max((name.width for name in names), default=0.0) + ENTRY_GAP + entries.widest
    for c, (name, value, fill) in enumerate(zip(names, values, sector_fills(chart), strict=True)):
        marks.append(swatch(fill, 0, y, name.leading, setter.theme.palette))
        marks.append(cells.name(c, placed(name, left, y)))
        y += name.height
        if below:
            marks.append(cells.value(0, c, placed(value, left, y)))
            y += value.height
        else:
            marks.append(cells.value(0, c, placed_right(value, right, y - name.height)))
        y += ENTRY_LEADING - name.leading
    return Drawing(width, max(y - ENTRY_LEADING + setter.leading("label"), 0.0), tuple(marks))


def _moved(drawing: Drawing, dx: float, dy: float) -> list[Mark]:
    return [moved(mark, dx, dy) for mark in drawing.marks]


def _sector(x: float, y: float, outer: float, inner: float, start: float, end: float, fill: str, edge: str) -> Path:
    """Return a sector between two angles, in radians clockwise from the top."""
    segments: list[MoveTo | LineTo | CurveTo] = [MoveTo(*_at(x, y, outer, start)), *_arc(x, y, outer, start, end)]
    segments.append(LineTo(*_at(x, y, inner, end)))
    if inner:
        segments += _arc(x, y, inner, end, start)
    return Path(tuple(segments), fill, edge, 0.75, close=True)


def _ring(x: float, y: float, outer: float, inner: float, fill: str, edge: str) -> Path:
    """Return a whole disc or ring: no line leads to its middle."""
    segments: list[MoveTo | LineTo | CurveTo] = [MoveTo(*_at(x, y, outer, 0.0)), *_arc(x, y, outer, 0.0, math.tau)]
    if inner:
        segments += [MoveTo(*_at(x, y, inner, math.tau)), *_arc(x, y, inner, math.tau, 0.0)]
    return Path(tuple(segments), fill, edge, 0.75, close=True)


def _at(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * math.sin(angle), y - radius * math.cos(angle)


def _arc(x: float, y: float, radius: float, start: float, end: float) -> list[CurveTo]:
    """Return Bézier segments along a circle; the handles are 4/3 tan(θ/4) of the radius long."""
    count = max(1, math.ceil(abs(end - start) / ARC))
    step = (end - start) / count
    handle = 4 / 3 * math.tan(step / 4) * radius
    curves: list[CurveTo] = []
    for n in range(count):
        a, b = start + n * step, start + (n + 1) * step
        (x1, y1), (x2, y2) = _at(x, y, radius, a), _at(x, y, radius, b)
        curves.append(
            CurveTo(x1 + handle * math.cos(a), y1 + handle * math.sin(a), x2 - handle * math.cos(b), y2 - handle * math.sin(b), x2, y2)
        )
    return curves
