"""Lying bars: names at the left, values at their ends; side by side in groups, or stacked."""

from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.chart.axis import BASE_LINE, name_beside
from generator.layout.chart.cells import DataCells
from generator.layout.chart.legend import filled, letters_on, part, series_fill, series_legend
from generator.layout.chart.plot import Plot, emphasized, fill_of, plot_values, stacked_extent, stacked_parts
from generator.layout.chart.remarks import beside, told_remarks
from generator.layout.chart.scale import Scale, tight_scale
from generator.layout.drawing import Drawing, Mark, Rule
from generator.layout.setter import Setter, placed, placed_center, placed_right
from generator.model.chart import MISSING, STACKS, Chart
from generator.text.lines import TextBlock

BAR = 12.0
NARROW = 9.0
"""Bars of several series."""
STACKED_BAR = 16.0
BAR_SEAM = 0.75
"""Between the bars of one group."""
GAP = 7.2
"""Between two bars: 60 % of one. Groups of bars have 80 % of one between them, which is as much."""
LEAST_GAP = 4.2
"""Where the page is low."""
NAME_SHARE = 0.34
"""The most of the width that names may take."""
LEAST_PLOT = 30.0
"""Left for the longest bars where names take more than that, so that no word of theirs is cut."""
NAME_GAP = 9.0
LABEL_GAP = 4.0
OVERHANG = 3.0
"""How far the base line goes beyond the bars."""
LABEL_INSET = 4.0
REMARK_SHARE = 0.3
"""The most of the width that remarks at the ends of bars may take."""
REMARK_GAP = 7.0


class _Frame(NamedTuple):
    """Where values stand: `x` and `width` of the plot, `thickness` of what belongs to one category."""

    x: float
    width: float
    scale: Scale
    thickness: float

    def at(self, value: float) -> float:
        return self.x + self.width * self.scale.share(value)


def bar_plot(chart: Chart, setter: Setter, width: float, cells: DataCells, lower: float = 0.0) -> Plot:
    """Return the bars of `chart`, every value at the end of its bar or inside its part of a stack."""
    stacked = chart.kind in STACKS
    emphasis = None if stacked else emphasized(chart, last=False)
    names = _names(chart, setter, width, emphasis)
    frame = _frame(chart, setter, width, max((name.width for name in names), default=0.0) + NAME_GAP)
    key = series_legend(chart, setter, width, cells)
    remarks = _remarks(chart, setter, width)
    marks: list[Mark] = list(key.marks)
    complete = True
    between = max(len(names) - 1, 0)
    gap = GAP - lower / max(between, 1)
    y = top = key.height + OVERHANG
    for c, name in enumerate(names):
        height = max(frame.thickness, name.height, *(block.height for _, block in remarks.get(c, ())))
        marks.append(cells.name(c, name_beside(name, y + height / 2)))
        bar_top = y + (height - frame.thickness) / 2
        if stacked:
            complete &= _stack(chart, c, setter, frame, bar_top, marks, cells)
        else:
            _cluster(chart, c, setter, frame, bar_top, emphasis, marks, cells)
        for s, block in remarks.get(c, ()):
            middle = bar_top + (frame.thickness / 2 if stacked else (s + 0.5) * frame.thickness / len(chart.series))
            marks.append(cells.value(s, c, placed(block, _end(chart, s, c, frame, setter) + REMARK_GAP, middle - block.height / 2)))
        y += height + gap
    bottom = max(y - gap, top) + OVERHANG
    marks.append(Rule(frame.at(0.0), top - OVERHANG, frame.at(0.0), bottom, BASE_LINE, "ink"))
    return Plot(Drawing(width, bottom, tuple(marks)), complete, spare=between * (GAP - LEAST_GAP))


def _names(chart: Chart, setter: Setter, width: float, emphasis: int | None) -> list[TextBlock]:
    word = max((setter.longest_word(name, "label-bold") for name in chart.categories), default=0.0)
    around = sum(_label_room(chart, setter)) + _remark_room(chart, setter, width)
    measure = max(NAME_SHARE * width, min(word, width - NAME_GAP - around - LEAST_PLOT))
    return [
        setter.text(name, "label-bold" if c == emphasis else "label", measure, color="accent" if c == emphasis else "")
        for c, name in enumerate(chart.categories)
    ]


def _frame(chart: Chart, setter: Setter, width: float, left: float) -> _Frame:
    beyond = _remark_room(chart, setter, width)
    if chart.kind in STACKS:
        return _Frame(left, width - left - beyond, tight_scale(stacked_extent(chart)), STACKED_BAR)
    scale = tight_scale(plot_values(chart))
    before, after = _label_room(chart, setter)
    thickness = BAR if len(chart.series) == 1 else NARROW * len(chart.series)
    return _Frame(left + before, width - left - before - after - beyond, scale, thickness)


def _remark_room(chart: Chart, setter: Setter, width: float) -> float:
    """Return the room that remarks need right of the bars."""
    beyond = beside(told_remarks(chart, setter.words).values(), setter, width * REMARK_SHARE)
    return beyond + REMARK_GAP if beyond else 0.0


def _remarks(chart: Chart, setter: Setter, width: float) -> dict[int, list[tuple[int, TextBlock]]]:
    """Return the remarks of each category, with the number of their series."""
    found: dict[int, list[tuple[int, TextBlock]]] = {}
    for (s, c), text in told_remarks(chart, setter.words).items():
        found.setdefault(c, []).append((s, setter.text(text, "label", width * REMARK_SHARE)))
    return found


def _end(chart: Chart, s: int, c: int, frame: _Frame, setter: Setter) -> float:
    """Return where a bar, or the whole stack that it is in, ends with what is written at it."""
    if chart.kind in STACKS:
        return frame.at(max([0.0, *(end for _, _, _, end in stacked_parts(chart, c))]))
    number = chart.series[s].values[c]
    if number is None or number.value < 0:
        return frame.at(0.0)
    return frame.at(number.value) + LABEL_GAP + setter.width(number.typed, "label-bold")


def _label_room(chart: Chart, setter: Setter) -> tuple[float, float]:
    """Return the room that values need left of the lowest and right of the highest bar; those of stacks stand within."""
    if chart.kind in STACKS:
        return 0.0, 0.0
    numbers = chart.numbers
    before = max((setter.width(n.typed, "label-bold") + LABEL_GAP for n in numbers if n.value < 0), default=0.0)
    after = max((setter.width(n.typed, "label-bold") + LABEL_GAP for n in numbers if n.value >= 0), default=0.0)
    return before, after


def _cluster(
    chart: Chart, c: int, setter: Setter, frame: _Frame, top: float, emphasis: int | None, marks: list[Mark], cells: DataCells
) -> None:
    """Add the bars of category `c`, one below the other, with their values."""
    height = frame.thickness / len(chart.series)
    seam = BAR_SEAM if len(chart.series) > 1 else 0.0
    for s, series in enumerate(chart.series):
        number = series.values[c]
        y = top + s * height
        if number is None:
            missing = setter.line(MISSING, "label", "muted")
            marks.append(cells.value(s, c, placed(missing, frame.at(0.0) + LABEL_GAP, y + (height - missing.leading) / 2)))
            continue
        start, end = sorted((frame.at(0.0), frame.at(number.value)))
        fill = fill_of(chart, s, c, emphasis)
        marks.append(filled(Rect.edges(start, y, end, y + height - seam), fill, setter.theme.palette))
        strong = c == emphasis
        block = setter.line(number.typed, "label-bold" if strong else "label", "accent" if strong else "")
        label_top = y + (height - block.leading) / 2
        below_zero = number.value < 0
        text = placed_right(block, start - LABEL_GAP, label_top) if below_zero else placed(block, end + LABEL_GAP, label_top)
        marks.append(cells.value(s, c, text))


def _stack(chart: Chart, c: int, setter: Setter, frame: _Frame, top: float, marks: list[Mark], cells: DataCells) -> bool:
    """Add the stacked bar of category `c`; return whether every value had room in its part."""
    complete, palette = True, setter.theme.palette
    for s, number, start, end in stacked_parts(chart, c):
        left, right = frame.at(start), frame.at(end)
        marks.append(part(Rect.edges(min(left, right), top, max(left, right), top + STACKED_BAR), series_fill(s), palette))
        block = setter.line(number.typed, "label", letters_on(series_fill(s), palette))
        if block.width <= abs(right - left) - LABEL_INSET:
            marks.append(cells.value(s, c, placed_center(block, (left + right) / 2, top + (STACKED_BAR - block.leading) / 2)))
        else:
            complete = False
    return complete
