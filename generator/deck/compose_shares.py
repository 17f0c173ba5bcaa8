"""Discs and rings: the native chart at the left of its region, the names of its parts with their values in a list at the right."""

from typing import NamedTuple

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.pieces import text_box
from generator.deck.scene import Box, ChartShape, Group, Rule, Shape, TextParagraph
from generator.geometry import Rect
from generator.layout.chart.pie import sector_fills
from generator.layout.chart.plot import emphasized_by_name
from generator.model.chart import MISSING, Chart
from generator.text.style import Align

WIDEST_SHARE = 0.45
"""The most of a region's width that the disc takes."""
LIST_GAP = 43.2
VALUE_GAP = 28.8
SWATCH, NAME_INDENT = 12.0, 22.0
SWATCH_DROP = 2.0
"""Letters stand below the middle of their leading, in some programs more than in others."""
TOP_GAP = 7.2
LOOSE, TIGHT = 7.2, 0.0
"""Space between two entries."""
FORMS = (("body", LOOSE, 1), ("body", TIGHT, 1), ("body", TIGHT, 2), ("data-label", TIGHT, 1), ("data-label", TIGHT, 2))
"""Role, space and columns of the list, the best form first."""
LARGE_GAP = 57.6
LARGE_FORMS = (("statement-large", 84.0), ("callout-large", 60.0), ("callout", 44.0))
"""Role of the list beside a disc that has a slide to itself, and the most that its entries stand apart."""
LEAST_LARGE_SPACE = 10.8
"""Between two of its entries, half of it on either side of the rule."""


class _Column(NamedTuple):
    """Neighbouring entries from `start` on, their names `name_width` and their values `value_width` wide."""

    start: int
    names: tuple[TextParagraph, ...]
    values: tuple[TextParagraph, ...]
    name_width: float
    value_width: float

    @property
    def width(self) -> float:
        return NAME_INDENT + self.name_width + VALUE_GAP + self.value_width

    @property
    def height(self) -> float:
        return sum(paragraph.before + paragraph.leading for paragraph in self.names)


def shares_fit(lettering: Lettering, chart: Chart, region: Rect) -> bool:
    """Tell whether all parts of `chart` can be named beside its disc in `region`."""
    return _columns(lettering, chart, _list_region(region)) is not None


def shares_shapes(lettering: Lettering, chart: Chart, region: Rect, alt: str) -> tuple[Shape, ...]:
    """Return the disc and the list, which has to fit, centred on it."""
    place = _list_region(region)
    diameter = _diameter(region)
    columns = _columns(lettering, chart, place)
    assert columns is not None
    shapes: list[Shape] = [ChartShape("chart", Rect(region.x, place.y, diameter, diameter), chart, alt)]
    top = place.y + max(0.0, diameter - columns[0].height) / 2
    x = place.x
    for column in columns:
        shapes.append(_list(column, sector_fills(chart), x, top))
        x += column.width + LIST_GAP
    return tuple(shapes)


def large_list_region(region: Rect) -> Rect:
    """Return what a disc as high as `region` leaves beside it, for a title and the list."""
    return Rect.edges(region.x + _large_diameter(region) + LARGE_GAP, region.y, region.right, region.bottom)


def large_shares_shapes(lettering: Lettering, chart: Chart, region: Rect, top: float, alt: str) -> tuple[Shape, ...] | None:
    """Return a disc as high as `region` and beside it, from `top` on, a wide list with rules; `None` where that has no room."""
    place = large_list_region(region)
    place = Rect.edges(place.x, top, place.right, place.bottom)
    count = len(chart.categories)
    for role, most in LARGE_FORMS:
        pitch = min(most, place.height / count)
        space = pitch - lettering.role(role).leading
        column = _column(lettering, chart, slice(0, count), role, space)
        if space >= LEAST_LARGE_SPACE and column.width <= place.width:
            break
    else:
        return None
    diameter = _large_diameter(region)
    weights = (1.0, "ink"), *((0.5, "rule"),) * (count - 1)
    rules = (Rule("rule", place.x, y, place.right, y, *look) for n, look in enumerate(weights) for y in (top + n * pitch,))
    wide = column._replace(name_width=place.width - NAME_INDENT - VALUE_GAP - column.value_width)
    listed = _list(wide, sector_fills(chart), place.x, top + space / 2)
    return (
        ChartShape("chart", Rect(region.x, region.y, diameter, diameter), chart, alt),
        listed._replace(shapes=(*rules, *listed.shapes)),
    )


def _large_diameter(region: Rect) -> float:
    return min(region.height, region.width * WIDEST_SHARE)


def _diameter(region: Rect) -> float:
    return min(region.height - TOP_GAP, region.width * WIDEST_SHARE)


def _list_region(region: Rect) -> Rect:
    return Rect.edges(region.x + _diameter(region) + LIST_GAP, region.y + TOP_GAP, region.right, region.bottom)


def _columns(lettering: Lettering, chart: Chart, place: Rect) -> tuple[_Column, ...] | None:
    """Return the list in its best form that `place` holds, or `None`."""
    for role, gap, count in FORMS:
        each = -(-len(chart.categories) // count)
        columns = tuple(_column(lettering, chart, slice(start, start + each), role, gap) for start in range(0, len(chart.categories), each))
        width = sum(column.width for column in columns) + LIST_GAP * (len(columns) - 1)
        if width <= place.width and max(column.height for column in columns) <= place.height:
            return columns
    return None


def _column(lettering: Lettering, chart: Chart, entries: slice, role: str, gap: float) -> _Column:
    numbers = range(len(chart.categories))[entries]
    stressed = emphasized_by_name(chart)
    names, values = [], []
    for n, number in zip(numbers, chart.series[0].values[entries], strict=True):
        before = gap if n > numbers.start else 0.0
        color = "accent" if n == stressed else ""
        name = lettering.paragraph(chart.categories[n], role, color=color, before=before)
        names.append(_bold(name) if color else name)
        values.append(_bold(lettering.paragraph(number.typed if number else MISSING, role, color=color, align=Align.END, before=before)))
    widths = (max(fit.width(lettering, paragraph) for paragraph in group) / (1 - fit.RESERVE) for group in (names, values))
    return _Column(entries.start, tuple(names), tuple(values), *widths)


def _bold(paragraph: TextParagraph) -> TextParagraph:
    return paragraph._replace(runs=tuple(run._replace(bold=True) for run in paragraph.runs))


def _list(column: _Column, fills: tuple[str, ...], x: float, top: float) -> Group:
    """Return one column of the list: a square in each part's colour, the names, the values with their ends below each other."""
    swatches: list[Shape] = []
    y = top
    for number, name in enumerate(column.names, column.start):
        y += name.before
        middle = y + name.leading / 2 + SWATCH_DROP
        swatches.append(Box(f"swatch {number + 1}", Rect(x, middle - SWATCH / 2, SWATCH, SWATCH), fills[number]))
        y += name.leading
    names = Rect(x + NAME_INDENT, top, column.name_width, column.height)
    values = Rect(names.right + VALUE_GAP, top, column.value_width, column.height)
    return Group(
        f"parts from {column.start + 1}",
        (*swatches, text_box("part names", names, *column.names), text_box("part values", values, *column.values)),
    )
