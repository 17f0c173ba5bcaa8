"""Names of series: a square of the series' colour and its name, in rows."""

from collections.abc import Callable, Sequence

from generator.geometry import Rect
from generator.layout.chart.cells import DataCells
from generator.layout.drawing import Box, Drawing, Mark
from generator.layout.setter import Setter, placed
from generator.model.chart import Chart
from generator.theme.contrast import GRAPHICS, READABLE, contrast
from generator.theme.tokens import Palette

SQUARE = 6.0
SQUARE_GAP = 5.0
ENTRY_GAP = 15.0
LEGEND_GAP = 9.0
"""From the names to the plot."""
FAINT = 1.7
"""Contrast with the paper below which a fill is outlined."""
OUTLINE = 0.5


def series_legend(chart: Chart, setter: Setter, width: float, cells: DataCells) -> Drawing:
    """Return the names of several series, which head their columns of `cells`, with their colours, and the space below."""
    leading, palette = setter.leading("label"), setter.theme.palette
    return legend(
        [series.name for series in chart.series],
        setter,
        width,
        lambda s, x, y: swatch(series_fill(s), x, y, leading, palette),
        lambda s, name: (cells.head(s, name),),
    )


def legend(
    names: Sequence[str],
    setter: Setter,
    width: float,
    sign: Callable[[int, float, float], Mark],
    tagged: Callable[[int, tuple[Mark, ...]], tuple[Mark, ...]],
    sign_width: float = SQUARE,
) -> Drawing:
    """Return the names of several series, in as many rows as they need, and the space below; one series needs no name.

    `sign` draws what stands before a series' name in a line that begins at a place, `tagged` returns the marks of a name as they belong
    to the structure.
    """
    if len(names) < 2:
        return Drawing(width, 0.0)
    marks: list[Mark] = []
    x = y = 0.0
    leading = setter.leading("label")
    indent = sign_width + SQUARE_GAP
    for s, name in enumerate(names):
        block = setter.text(name, "label", width - indent)
        if x and x + indent + block.width > width:
            x, y = 0.0, y + leading
        marks.append(sign(s, x, y))
        marks += tagged(s, placed(block, x + indent, y))
        y += block.height - leading
        x += indent + block.width + ENTRY_GAP
    return Drawing(width, y + leading + LEGEND_GAP, tuple(marks))


def swatch(fill: str, x: float, y: float, leading: float, palette: Palette) -> Box:
    """Return the square of an entry whose line begins at (`x`, `y`)."""
    return filled(Rect(x, y + (leading - SQUARE) / 2 + 0.5, SQUARE, SQUARE), fill, palette)


def filled(rect: Rect, fill: str, palette: Palette) -> Box:
    """Return a filled box; a colour too close to the paper gets an outline in ink."""
    return Box(rect, fill, "ink", OUTLINE) if is_faint(fill, palette) else Box(rect, fill)


def part(rect: Rect, fill: str, palette: Palette) -> Box:
    """Return a filled rectangle that touches others, with a line between them."""
    return Box(rect, fill, part_edge(fill, palette), OUTLINE)


def part_edge(fill: str, palette: Palette) -> str:
    """Return the role of the line around a part that touches others: paper, or ink where the fill is too close to it."""
    return "ink" if is_faint(fill, palette) else "paper"


def is_faint(fill: str, palette: Palette) -> bool:
    """Tell whether a fill is too close to the paper to stand without an outline."""
    return contrast(palette.paper, palette.color(fill)) < FAINT


def thin_color(fill: str, palette: Palette) -> str:
    """Return the role of a name, line or point in its series' colour: muted where that colour is too light for what is thin."""
    return fill if contrast(palette.paper, palette.color(fill)) >= GRAPHICS else "muted"


def series_fill(number: int) -> str:
    """Return the palette role of series `number`, counted from 0."""
    return f"series-{number + 1}"


def letters_on(fill: str, palette: Palette) -> str:
    """Return the role of letters on `fill`: paper where that reads well, else whichever of paper and ink reads better."""
    on_paper, on_ink = (contrast(color, palette.color(fill)) for color in (palette.paper, palette.ink))
    return "paper" if on_paper >= min(READABLE, on_ink) else "ink"
