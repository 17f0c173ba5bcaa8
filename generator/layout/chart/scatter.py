"""Points between two axes, each series with a form and colour of its own, points named where there is room."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, CATEGORY_GAP, GRID, gridlines, tick_width
from generator.layout.chart.legend import SQUARE, legend, series_fill, thin_color
from generator.layout.chart.plot import Plot, spare_height
from generator.layout.chart.remarks import remark_band
from generator.layout.chart.scale import Scale, ticked_scale
from generator.layout.drawing import CurveTo, Drawing, LineTo, Mark, MoveTo, Path, Rule
from generator.layout.setter import Setter, placed, placed_center, placed_right
from generator.model.chart import Chart
from generator.model.numerals import NumberFormat, axis_format
from generator.theme.tokens import Palette

HEIGHT = 170.0
POINT = 5.5
TITLE_GAP = 3.0
GRID_TOP = 4.0
"""Above a plot whose highest gridline has a figure beside it."""
LABEL_GAP = 2.0
LEADING_ROOM = 2.0
INTERVALS = 5
NEAR_ZERO = 0.25
"""A lowest value below this share of the highest keeps zero on its axis: the cloud still fills most of the plot."""
CIRCLE = 0.5523
"""Length of the handles of a quarter circle's Bézier segment, in radii."""
CORNERS: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0.0, -1.1), (1.1, 0.8), (-1.1, 0.8)),
    ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)),
)
"""The forms of points in order of use, in radii from their middle; a circle has no corners."""


class _Frame(NamedTuple):
    """The plot with the scales and formats of both axes."""

    plot: Rect
    across: Scale
    upwards: Scale
    across_form: NumberFormat
    upwards_form: NumberFormat

    def place(self, across: float, value: float) -> tuple[float, float]:
        """Return where a point stands on the page."""
        return (
            self.plot.x + self.plot.width * self.across.share(across),
            self.plot.y + self.plot.height * (1 - self.upwards.share(value)),
        )


def scatter_scales(chart: Chart) -> tuple[Scale, Scale]:
    """Return the scales across and upwards, the same in both outputs. Neither begins at zero where its values are far from it."""
    across = [number.value for series in chart.series for number in series.across]
    values = [number.value for number in chart.numbers]
    return (
        ticked_scale(across, INTERVALS, from_zero=_is_near_zero(across)),
        ticked_scale(values, INTERVALS, from_zero=_is_near_zero(values)),
    )


def _is_near_zero(values: Sequence[float]) -> bool:
    return not values or min(values) < NEAR_ZERO * max(values)


def scatter_formats(chart: Chart, across: Scale, upwards: Scale) -> tuple[NumberFormat, NumberFormat]:
    """Return how the figures of both axes are written."""
    numbers = (number for series in chart.series for number in series.across)
    return axis_format(numbers, across.step), axis_format(chart.numbers, upwards.step)


def scatter_plot(chart: Chart, setter: Setter, width: float, lower: float = 0.0) -> Plot:
    """Return the points of `chart`; their exact places are for a table."""
    key = _legend(chart, setter, width)
    across, upwards = scatter_scales(chart)
    forms = scatter_formats(chart, across, upwards)
    leading = setter.leading("category")
    left = tick_width(upwards, forms[1], setter)
    right = width - setter.width(forms[0].tick(across.high), "category") / 2
    frame = _Frame(Rect(left, 0.0, right - left, HEIGHT - lower), across, upwards, *forms)
    band = remark_band(chart.remarks, lambda datum: _place(chart, datum, frame)[0], left, right, setter)
    title = setter.text(chart.upwards, "category", width)
    band_top = key.height + title.height + TITLE_GAP
    frame = frame._replace(plot=Rect(left, band_top + band.height + GRID_TOP, right - left, HEIGHT - lower))
    marks: list[Mark] = [*key.marks, *placed(title, 0.0, key.height), *gridlines(upwards, forms[1], frame.plot, setter)]
    marks += _across_axis(frame, setter)
    marks += band.marks(band_top, lambda datum: _place(chart, datum, frame)[1] - POINT / 2, None)
    marks += _points(chart, frame, setter.theme.palette)
    marks += _labels(chart, frame, setter)
    foot = frame.plot.bottom + CATEGORY_GAP + leading
    below = setter.text(chart.across, "category", width)
    marks += placed_right(below, width, foot)
    return Plot(Drawing(width, foot + below.height, tuple(marks)), complete=False, spare=spare_height(HEIGHT))


def _place(chart: Chart, datum: tuple[int, int], frame: _Frame) -> tuple[float, float]:
    series = chart.series[datum[0]]
    value = series.values[datum[1]]
    return frame.place(series.across[datum[1]].value, value.value if value else 0.0)


def _across_axis(frame: _Frame, setter: Setter) -> Iterator[Mark]:
    """Yield upright gridlines with their figures, and the base line."""
    plot = frame.plot
    for tick in frame.across.ticks:
        x = plot.x + plot.width * frame.across.share(tick)
        yield Rule(x, plot.y, x, plot.bottom, GRID, "rule")
        yield from placed_center(setter.line(frame.across_form.tick(tick), "category"), x, plot.bottom + CATEGORY_GAP)
    base = plot.y + plot.height * (1 - frame.upwards.share(max(frame.upwards.low, min(0.0, frame.upwards.high))))
    yield Rule(plot.x, base, plot.right, base, BASE_LINE, "ink")


def _points(chart: Chart, frame: _Frame, palette: Palette) -> Iterator[Mark]:
    for s, series in enumerate(chart.series):
        color = thin_color(series_fill(s), palette)
        for p in range(len(series.across)):
            yield point_mark(s, *_place(chart, (s, p), frame), POINT, color)


def point_mark(series: int, x: float, y: float, size: float, color: str) -> Path:
    """Return the mark of a series' points around (`x`, `y`): in `color`, of a form that no other of the first four has."""
    corners = CORNERS[series % len(CORNERS)]
    radius = size / 2
    segments: tuple[MoveTo | LineTo | CurveTo, ...]
    if corners:
        first, *others = ((x + radius * dx, y + radius * dy) for dx, dy in corners)
        segments = (MoveTo(*first), *(LineTo(*other) for other in others))
    else:
        segments = (MoveTo(x + radius, y), *(_quarter(x, y, radius, n) for n in range(4)))
    return Path(segments, color, "paper", 0.5, close=True)


def _quarter(x: float, y: float, radius: float, number: int) -> CurveTo:
    """Return quarter `number` of a circle, clockwise from the right."""
    start, end = (math.pi / 2 * n for n in (number, number + 1))
    (cos1, sin1), (cos2, sin2) = ((math.cos(a), math.sin(a)) for a in (start, end))
    return CurveTo(
        x + radius * (cos1 - CIRCLE * sin1),
        y + radius * (sin1 + CIRCLE * cos1),
        x + radius * (cos2 + CIRCLE * sin2),
        y + radius * (sin2 - CIRCLE * cos2),
        x + radius * cos2,
        y + radius * sin2,
    )


def _labels(chart: Chart, frame: _Frame, setter: Setter) -> Iterator[Mark]:
    """Yield the labels of points where they cover no point and no other label: right, left, above or below theirs."""
    places = [_place(chart, (s, p), frame) for s, series in enumerate(chart.series) for p in range(len(series.across))]
    blocks = [setter.line(label, "category") if label else None for series in chart.series for label in series.labels]
    sizes = [Size(block.width, block.height) if block else None for block in blocks]
    for block, found in zip(blocks, label_places(places, sizes, frame.plot, POINT), strict=True):
        if block and found:
            yield from placed(block, found.rect.x, found.rect.y)


class Size(NamedTuple):
    width: float
    height: float


NO_SIZE = Size(0.0, 0.0)


class LabelPlace(NamedTuple):
    """Where a label stands at its point: `side` is right, left, top or bottom by its first letter."""

    side: str
    rect: Rect


def label_places(
    points: Sequence[tuple[float, float]], sizes: Sequence[Size | None], plot: Rect, point_size: float
) -> list[LabelPlace | None]:
    """Return a place for a label of each of `sizes` where it covers no point and no other label; `None` where there is none."""
    room = _Room([Rect(x - point_size / 2, y - point_size / 2, point_size, point_size) for x, y in points], plot)
    found: list[LabelPlace | None] = [None] * len(points)
    for n in sorted(range(len(points)), key=lambda n: -(sizes[n] or NO_SIZE).height):  # large ones choose first
        size = sizes[n]
        sides = _sides(*points[n], size, point_size / 2 + LABEL_GAP) if size else ()
        found[n] = next((side for side in sides if room.is_free(side.rect)), None)
        if place := found[n]:
            room.take(place.rect)
    return found


def _sides(x: float, y: float, size: Size, away: float) -> tuple[LabelPlace, ...]:
    """Return the four places at a point. Letters fill the middle of their leading, so those above and below stand closer."""
    width, height = size
    return (
        LabelPlace("r", Rect(x + away, y - height / 2, width, height)),
        LabelPlace("l", Rect(x - away - width, y - height / 2, width, height)),
        LabelPlace("t", Rect(x - width / 2, y - away - height + LEADING_ROOM, width, height)),
        LabelPlace("b", Rect(x - width / 2, y + away - LEADING_ROOM, width, height)),
    )


class _Room:
    """What is taken of a plot, in cells of a grid: a label asks only its neighbours."""

    SIZE = 24.0

    def __init__(self, taken: Sequence[Rect], plot: Rect) -> None:
        self._plot = plot
        self._cells: dict[tuple[int, int], list[Rect]] = {}
        for rect in taken:
            self.take(rect)

    def take(self, rect: Rect) -> None:
        for cell in self._of(rect):
            self._cells.setdefault(cell, []).append(rect)

    def is_free(self, rect: Rect) -> bool:
        """Tell whether nothing stands in `rect`, which is in the plot."""
        plot = self._plot
        if rect.x < plot.x or rect.right > plot.right or rect.y < plot.y - rect.height / 2 or rect.bottom > plot.bottom:
            return False
        others = (other for cell in self._of(rect) for other in self._cells.get(cell, ()))
        return not any(o.x < rect.right and rect.x < o.right and o.y < rect.bottom and rect.y < o.bottom for o in others)

    def _of(self, rect: Rect) -> Iterator[tuple[int, int]]:
        for column in range(math.floor(rect.x / self.SIZE), math.floor(rect.right / self.SIZE) + 1):
            for row in range(math.floor(rect.y / self.SIZE), math.floor(rect.bottom / self.SIZE) + 1):
                yield column, row


def _legend(chart: Chart, setter: Setter, width: float) -> Drawing:
    """Return the names of several series with their points."""
    leading, palette = setter.leading("label"), setter.theme.palette
    return legend(
        [series.name for series in chart.series],
        setter,
        width,
        lambda s, x, y: point_mark(s, x + SQUARE / 2, y + leading / 2 + 0.5, SQUARE, thin_color(series_fill(s), palette)),
        lambda _, name: name,
    )
