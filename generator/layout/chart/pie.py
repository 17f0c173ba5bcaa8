"""Parts of a whole: a disc or a ring, with names and values beside it."""

import math

from generator.layout.chart.cells import DataCells
from generator.layout.chart.legend import ENTRY_GAP, SQUARE, SQUARE_GAP, part_edge, series_fill, swatch
from generator.layout.chart.plot import Plot, spare_height
from generator.layout.drawing import CurveTo, Drawing, LineTo, Mark, MoveTo, Path
from generator.layout.moving import moved
from generator.layout.setter import Setter, placed, placed_right
from generator.model.chart import Chart, ChartKind

DIAMETER = 108.0
HOLE = 0.58
"""Of a ring, to its diameter."""
SERIES = 6
"""Colours that a theme has for series; sectors after those are grey."""
FURTHER = ("muted", "rule", "surface-2")
KEY_GAP = 27.0
ENTRY_LEADING = 16.0
ARC = math.pi / 4
"""The longest arc that one Bézier segment stands for; the error is below 0.0001 of the radius."""


def pie_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float = 0.0) -> Plot:
    """Return the first series of `chart` as sectors from the top, clockwise, each named with its value."""
    numbers = chart.series[0].values if chart.series else ()
    total = sum(max(n.value, 0.0) for n in numbers if n) or 1.0
    key = _key(chart, setter, width - DIAMETER - KEY_GAP, cells)
    diameter = DIAMETER - lower
    height = max(diameter, key.height)
    center = height / 2
    inner = diameter / 2 * HOLE if chart.kind is ChartKind.DOUGHNUT else 0.0
    marks: list[Mark] = []
    angle = 0.0
    for c, number in enumerate(numbers):
        sweep = max(number.value, 0.0) / total * math.tau if number else 0.0
        if sweep:
            fill = sector_fill(c)
            marks.append(
                _sector(diameter / 2, center, diameter / 2, inner, angle, angle + sweep, fill, part_edge(fill, setter.theme.palette))
            )
        angle += sweep
    marks += _moved(key, diameter + KEY_GAP, (height - key.height) / 2)
    spare = min(spare_height(DIAMETER), max(0.0, DIAMETER - key.height))
    return Plot(Drawing(width, height, tuple(marks)), len(chart.series) == 1, spare=spare)


def sector_fill(number: int) -> str:
    """Return the palette role of sector `number`, counted from 0; neighbours differ however many there are."""
    return series_fill(number) if number < SERIES else FURTHER[(number - SERIES) % len(FURTHER)]


def _key(chart: Chart, setter: Setter, width: float, cells: DataCells) -> Drawing:
    """Return the names with their values in a column."""
    marks: list[Mark] = []
    y = 0.0
    numbers = chart.series[0].values if chart.series else ()
    values = [setter.line(number.typed if number else "—", "label-bold") for number in numbers]
    widest = max((value.width for value in values), default=0.0)
    left = SQUARE + SQUARE_GAP
    names = [setter.text(name, "label", width - left - ENTRY_GAP - widest) for name in chart.categories]
    right = left + max((name.width for name in names), default=0.0) + ENTRY_GAP + widest
    for c, (name, value) in enumerate(zip(names, values, strict=True)):
        marks.append(swatch(sector_fill(c), 0, y, name.leading, setter.theme.palette))
        marks.append(cells.name(c, placed(name, left, y)))
        marks.append(cells.value(0, c, placed_right(value, right, y)))
        y += name.height + ENTRY_LEADING - name.leading
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
