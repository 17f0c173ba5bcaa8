"""Names of series: a square of the series' colour and its name, in rows."""

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Mark
from generator.layout.setter import Setter, placed
from generator.model.chart import Chart
from generator.theme.contrast import READABLE, contrast
from generator.theme.tokens import Palette

SQUARE = 6.0
SQUARE_GAP = 5.0
ENTRY_GAP = 15.0
LEGEND_GAP = 9.0
"""From the names to the plot."""
FAINT = 1.7
"""Contrast with the paper below which a fill is outlined."""
OUTLINE = 0.5
LEGIBLE = 3.0
"""Least contrast of a series' name (bold) on paper."""


def legend(names: tuple[str, ...], fills: tuple[str, ...], setter: Setter, width: float) -> Drawing:
    """Return the names with their colours, side by side, in as many rows as they need."""
    marks: list[Mark] = []
    x = y = 0.0
    leading = setter.leading("label")
    for name, fill in zip(names, fills, strict=True):
        block = setter.text(name, "label", width - SQUARE - SQUARE_GAP)
        if x and x + SQUARE + SQUARE_GAP + block.width > width:
            x, y = 0.0, y + leading
        marks.append(swatch(fill, x, y, leading, setter.theme.palette))
        marks += placed(block, x + SQUARE + SQUARE_GAP, y)
        y += block.height - leading
        x += SQUARE + SQUARE_GAP + block.width + ENTRY_GAP
    return Drawing(width, y + leading, tuple(marks))


def series_legend(chart: Chart, setter: Setter, width: float) -> Drawing:
    """Return the names of several series with the space below them; one series needs no name."""
    if len(chart.series) < 2:
        return Drawing(width, 0.0)
    fills = tuple(series_fill(number) for number in range(len(chart.series)))
    key = legend(tuple(series.name for series in chart.series), fills, setter, width)
    return Drawing(width, key.height + LEGEND_GAP, key.marks)


def swatch(fill: str, x: float, y: float, leading: float, palette: Palette) -> Box:
    """Return the square of an entry whose line begins at (`x`, `y`)."""
    return filled(Rect(x, y + (leading - SQUARE) / 2 + 0.5, SQUARE, SQUARE), fill, palette)


def filled(rect: Rect, fill: str, palette: Palette) -> Box:
    """Return a filled box; a colour too close to the paper gets an outline in ink."""
    faint = contrast(palette.paper, palette.color(fill)) < FAINT
    return Box(rect, fill, "ink", OUTLINE) if faint else Box(rect, fill)


def name_color(fill: str, palette: Palette) -> str:
    """Return the role of a name set in its series' colour: muted where that colour is too light to read."""
    return fill if contrast(palette.paper, palette.color(fill)) >= LEGIBLE else "muted"


def series_fill(number: int) -> str:
    """Return the palette role of series `number`, counted from 0."""
    return f"series-{number + 1}"


def letters_on(fill: str, palette: Palette) -> str:
    """Return the role of letters on `fill`: paper where that reads well, else whichever of paper and ink reads better."""
    on_paper, on_ink = (contrast(color, palette.color(fill)) for color in (palette.paper, palette.ink))
    return "paper" if on_paper >= min(READABLE, on_ink) else "ink"
