"""A chart of the author's data as a native chart part, drawn as the look of Diptych wants it (ECMA-376 Part 1, 21.2).

No frame, no ticks; labels on every datum as long as there are few, else a value axis with gridlines; one series in the context colour
with one datum in the accent, several in the series colours. Lines are named at their ends and standing bars above the first ones
where that can be read, others in a legend. Titles, units and the list of a disc's parts with their values are text boxes beside the chart.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.deck.powerpoint.chart_axes import CATEGORY_AXIS, VALUE_AXIS, ChartAxes
from generator.deck.powerpoint.chart_design import LEGEND_KEY, ChartDesign
from generator.deck.powerpoint.chart_labels import ChartLabels, last_value, shows
from generator.deck.powerpoint.chart_measure import LEGEND_ROW, POINT_SIZE
from generator.deck.powerpoint.chart_remarks import GROUP_GAP, SINGLE_GAP
from generator.deck.powerpoint.chart_text import INVISIBLE, ChartText, manual_layout
from generator.deck.powerpoint.drawingml import CHART, DECLARATION, DRAWING, RELATIONSHIPS, attribute, text_content
from generator.deck.powerpoint.number_format import exact_number, format_codes
from generator.deck.powerpoint.text import TextWriter
from generator.deck.powerpoint.workbook import cell_range, series_columns
from generator.deck.scene import ChartShape, Typeface
from generator.layout.chart.legend import OUTLINE, is_faint
from generator.layout.chart.line import WEIGHT, line_dash, lone_values
from generator.layout.chart.pie import is_whole, sector_fills
from generator.layout.chart.plot import CONTEXT
from generator.model.base import Number
from generator.model.chart import AREAS, LYING, ROUND, SHARES, STACKS, ChartKind, Series
from generator.units import emu

PLOT_LINE: Final = 2.5
DOT: Final = 7
HOLE: Final = 55
"""Diameter of a ring's hole in per cent of the ring."""
SYMBOLS: Final = ("circle", "square", "triangle", "diamond")
"""The forms of points in order of use, as on paper."""
_AXES: Final = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'


def chart_xml(shape: ChartShape, text: TextWriter) -> str:
    """Return `c:chartSpace` without its link to the workbook, and note every character that is shown."""
    design = ChartDesign(shape)
    words = ChartText(text, text.characters.whole(_shown(design), Typeface.MINOR, False, True))
    return _ChartWriter(design, words, ChartLabels(design, words)).chart_space()


def _shown(design: ChartDesign) -> str:
    """Return all that is written in a chart, and what it would take to write other numbers."""
    chart = design.chart
    series = [text for one in chart.series for text in (one.name, *one.labels, *(number.typed for number in one.across))]
    shown = [*chart.categories, *series, *(number.typed for number in chart.numbers), *design.remarks.values()]
    return "".join((*shown, chart.across, chart.upwards, "0123456789.,%−", *design.form.suffix))


class _ChartWriter(NamedTuple):
    """Writes one chart."""

    design: ChartDesign
    words: ChartText
    labels: ChartLabels

    def chart_space(self) -> str:
        plot = f"<c:plotArea>{self._plot_layout()}{self._plot()}{ChartAxes(self.design, self.words).both()}{INVISIBLE}</c:plotArea>"
        return (
            f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}"><c:date1904 val="0"/>'
            f'<c:lang val="{self.words.text.labels.lang}"/>'
            '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
            f'{plot}{self._legend()}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{INVISIBLE}'
            f"{self.words.properties(self.design.shape.category_size, 'muted')}</c:chartSpace>"
        )

    # Plot

    def _plot(self) -> str:
        kind = self.design.chart.kind
        series = "".join(self._series(number, one) for number, one in enumerate(self.design.chart.series))
        if kind is ChartKind.LINE:
            return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{_AXES}</c:lineChart>'
        if kind in AREAS:
            grouping = "stacked" if kind is ChartKind.STACKED_AREA else "standard"
            return f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{_AXES}</c:areaChart>'
        if kind is ChartKind.SCATTER:
            return f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}{_AXES}</c:scatterChart>'
        if kind is ChartKind.PIE:
            return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        if kind is ChartKind.DOUGHNUT:
            return f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/><c:holeSize val="{HOLE}"/></c:doughnutChart>'
        return self._bars(series)

    def _bars(self, series: str) -> str:
        kind = self.design.chart.kind
        stacked = kind in STACKS
        direction = "bar" if kind in LYING else "col"
        grouping = "percentStacked" if kind in SHARES else "stacked" if stacked else "clustered"
        gap = round(100 * (GROUP_GAP if self.design.several and not stacked else SINGLE_GAP))
        return (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="{gap}"/><c:overlap val="{100 if stacked else 0}"/>{_AXES}</c:barChart>'
        )

    def _series(self, number: int, series: Series) -> str:
        kind = self.design.chart.kind
        column = series_columns(self.design.chart, number).values
        name = (
            f'<c:tx><c:strRef><c:f>{cell_range(column, 1, 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>'
            f"{text_content(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        )
        head = f'<c:idx val="{number}"/><c:order val="{number}"/>{name}'
        data = self._categories() + f"<c:val>{_cached(column, series.values)}</c:val>"
        fill = self.words.text.colors.fill(self._series_color(number))
        if kind is ChartKind.SCATTER:
            return self._points(head, number, series)
        if kind in AREAS:
            seam = self.words.line(0.75, "paper")
            return f"<c:ser>{head}<c:spPr>{fill}{seam}</c:spPr>{self.labels.of(number, series)}{data}</c:ser>"
        if kind is ChartKind.LINE:
            line = self._plot_line(number)
            return (
                f'<c:ser>{head}<c:spPr>{line}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
                f'{self._dots(number, series, fill, line)}{self.labels.of(number, series)}{data}<c:smooth val="0"/></c:ser>'
            )
        if kind in ROUND:
            return f"<c:ser>{head}{self._slices()}<c:dLbls>{shows(value=False)}</c:dLbls>{data}</c:ser>"
        return (
            f'<c:ser>{head}<c:spPr>{fill}{self._outline(number)}</c:spPr><c:invertIfNegative val="0"/>{self._emphasised_bar()}'
            f"{self.labels.of(number, series)}{data}</c:ser>"
        )

    def _points(self, head: str, number: int, series: Series) -> str:
        """Return the points of a series, which no line joins."""
        columns = series_columns(self.design.chart, number)
        look = f"<c:spPr>{self.words.text.colors.fill(self._series_color(number))}{self.words.line(0.5, 'paper')}</c:spPr>"
        marker = f'<c:marker><c:symbol val="{SYMBOLS[number % len(SYMBOLS)]}"/><c:size val="{POINT_SIZE}"/>{look}</c:marker>'
        data = f"<c:xVal>{_cached(columns.first, series.across)}</c:xVal><c:yVal>{_cached(columns.values, series.values)}</c:yVal>"
        return (
            f"<c:ser>{head}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{marker}{self.labels.of(number, series)}{data}"
            '<c:smooth val="0"/></c:ser>'
        )

    def _series_color(self, number: int) -> str:
        """Return the role of a series: the context colour for a single series of bars, whose one bar is in the accent."""
        single = not self.design.several and self.design.chart.kind in (ChartKind.BAR, ChartKind.COLUMN)
        return CONTEXT if single else f"series-{number + 1}"

    def _outline(self, number: int) -> str:
        """Return the outline of bars whose fill is close to the paper; parts of stacks have neighbours to stand out from."""
        faint = self.design.chart.kind not in STACKS and is_faint(self._series_color(number), self.words.text.colors.palette)
        return self.words.line(OUTLINE, "ink") if faint else ""

    def _emphasised_bar(self) -> str:
        if self.design.emphasis is None:
            return ""
        look = f"<c:spPr>{self.words.text.colors.fill('accent')}</c:spPr>"
        return f'<c:dPt><c:idx val="{self.design.emphasis}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look}</c:dPt>'

    def _slices(self) -> str:
        """Return the looks of sectors, which seams in the colour of paper part; one that fills the disc has none."""
        fill = self.words.text.colors.fill
        outline = "<a:ln><a:noFill/></a:ln>" if is_whole(self.design.chart) else f'<a:ln w="{emu(1.5)}">{fill("paper")}</a:ln>'
        return "".join(
            f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{fill(role)}{outline}</c:spPr></c:dPt>'
            for index, role in enumerate(sector_fills(self.design.chart))
        )

    def _plot_line(self, number: int) -> str:
        """Return the line of a series, dashed as on paper. A pattern counts in weights (20.1.8.21), which caps would lengthen."""
        dashes = line_dash(number)
        if not dashes:
            return self.words.line(PLOT_LINE, f"series-{number + 1}", round_cap=True)
        lengths = [round(length / WEIGHT * 100_000) for length in dashes]
        pattern = "".join(f'<a:ds d="{on}" sp="{off}"/>' for on, off in zip(lengths[::2], lengths[1::2], strict=True))
        return self.words.line(PLOT_LINE, f"series-{number + 1}", pattern=pattern)

    def _dots(self, number: int, series: Series, fill: str, line: str) -> str:
        """Return the dots of a line: at its end, where something is remarked on it, and between two gaps, where no line is."""
        remarked = {index for of, index in self.design.remarks if of == number}
        last = last_value(series)
        dotted = remarked | set(lone_values(series.values)) | ({last} if last is not None else set())
        look = f"<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"
        dot = f'<c:marker><c:symbol val="circle"/><c:size val="{DOT}"/>{look}</c:marker>'
        return "".join(
            f'<c:dPt><c:idx val="{index}"/>{dot}<c:bubble3D val="0"/><c:spPr>{line}</c:spPr></c:dPt>' for index in sorted(dotted)
        )

    def _categories(self) -> str:
        categories = self.design.chart.categories
        points = "".join(f'<c:pt idx="{n}"><c:v>{text_content(name)}</c:v></c:pt>' for n, name in enumerate(categories))
        cache = f'<c:strCache><c:ptCount val="{len(categories)}"/>{points}</c:strCache>'
        return f"<c:cat><c:strRef><c:f>{cell_range(1, 2, len(categories) + 1)}</c:f>{cache}</c:strRef></c:cat>"

    # Place and legend

    def _plot_layout(self) -> str:
        design, frame = self.design, self.design.shape.rect
        if design.chart.kind in ROUND:
            return manual_layout(0.0, 0.0, 1.0, 1.0, inner=True)
        if not design.is_placed:
            return self._room_at_right()
        plot = design.plot
        place = (plot.x / frame.width, plot.y / frame.height, plot.width / frame.width, plot.height / frame.height)
        return manual_layout(*place, inner=True)

    def _room_at_right(self) -> str:
        """Return the place of lying bars with their names, which programs divide; remarks may need room that they would not leave."""
        design, frame = self.design, self.design.shape.rect
        if not design.remark_room:
            return "<c:layout/>"
        above = LEGEND_ROW / frame.height if design.has_legend else 0.0
        return manual_layout(0.0, above, 1 - design.remark_room / frame.width, 1 - above)

    def _legend(self) -> str:
        design, frame = self.design, self.design.shape.rect
        if not design.has_legend:
            return ""
        look = self.words.properties(design.shape.category_size, "ink")
        if design.legend_beside:
            place, layout = "r", "<c:layout/>"
        else:
            letters = sum(len(series.name) for series in design.chart.series) + LEGEND_KEY * len(design.chart.series)
            width = min(1.0, letters * design.shape.category_size / frame.width)
            place, layout = "t", manual_layout(0.0, 0.0, width, LEGEND_ROW / frame.height)
        return f'<c:legend><c:legendPos val="{place}"/>{layout}<c:overlay val="0"/>{look}</c:legend>'


def _cached(column: int, numbers: Sequence[Number | None]) -> str:
    """Return `c:numRef` to a column with its numbers; one in another form than most has its own format (21.2.2.135)."""
    codes = format_codes(numbers)
    common = codes.common
    points = "".join(_point(n, number, codes.shown(n), common) for n, number in enumerate(numbers) if number is not None)
    return (
        f"<c:numRef><c:f>{cell_range(column, 2, len(numbers) + 1)}</c:f><c:numCache><c:formatCode>{text_content(common)}</c:formatCode>"
        f'<c:ptCount val="{len(numbers)}"/>{points}</c:numCache></c:numRef>'
    )


def _point(index: int, number: Number, code: str, common: str) -> str:
    own = f" formatCode={attribute(code)}" if code != common else ""
    return f'<c:pt idx="{index}"{own}><c:v>{exact_number(number.value)}</c:v></c:pt>'
