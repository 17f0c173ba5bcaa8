"""A chart of the author's data as a native chart part, drawn as the look of Diptych wants it (ECMA-376 Part 1, 21.2).

No frame, no ticks; labels on every datum as long as there are few, else a value axis with gridlines; one series in the context colour
with one datum in the accent, several in the series colours with a legend. Titles and units are text boxes beside the chart.
"""

from dataclasses import dataclass
from typing import Final

from generator.deck.powerpoint.drawingml import CHART, DECLARATION, DRAWING, RELATIONSHIPS, attribute, hundredths, text_content
from generator.deck.powerpoint.number_format import GENERAL, common_format, exact_number, format_code, tick_format
from generator.deck.powerpoint.text import TextWriter
from generator.deck.powerpoint.workbook import cell_range
from generator.deck.scene import ChartShape, Typeface
from generator.layout.chart.line import NEAR_ZERO
from generator.layout.chart.plot import CONTEXT, emphasized, plot_values, stacked_extent
from generator.layout.chart.scale import ticked_scale
from generator.model.base import Number
from generator.model.chart import Chart, ChartKind, Series
from generator.units import emu

MOST_LABELS: Final = 12
"""With more data than this, only ends are labelled and a value axis takes over."""
EMPHASIS_SIZE: Final = 18.0
GAP_SINGLE, GAP_CLUSTERED = 60, 80
"""Gap between categories in per cent of a bar."""
CATEGORY_AXIS, VALUE_AXIS = 50_010_001, 50_010_002
"""Axis ids: any two numbers below 2^31 will do, they are only known inside their chart."""
BASE_LINE, GRID_LINE, PLOT_LINE = 1.25, 0.5, 2.5
LEGEND_ROW: Final = 26.0
LEGEND_KEY: Final = 4
"""Room for a square and the gaps around it, in em of the names."""
LEGEND_GAP: Final = 0.03
"""Between a ring and its legend, in parts of the frame's width."""
DOT: Final = 7
HOLE: Final = 55
"""Diameter of a ring's hole in per cent of the ring."""

_BARS: Final = (ChartKind.BAR, ChartKind.COLUMN, ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN)
_LYING: Final = (ChartKind.BAR, ChartKind.STACKED_BAR)
_STACKED: Final = (ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN)
_ROUND: Final = (ChartKind.PIE, ChartKind.DOUGHNUT)
_INNER: Final = '<c:layoutTarget val="inner"/>'
"""A place for the plot itself, without what is written around it."""
_INVISIBLE: Final = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def chart_xml(shape: ChartShape, text: TextWriter) -> str:
    """Return `c:chartSpace` without its link to the workbook."""
    return _ChartWriter(shape, shape.chart, text).chart_space()


@dataclass(frozen=True, slots=True)
class _ChartWriter:
    """Writes one chart; its parts ask each other what the data call for."""

    shape: ChartShape
    chart: Chart
    text: TextWriter

    def chart_space(self) -> str:
        """Return `c:chartSpace`, and note every character that is shown."""
        self._note_characters()
        language = self.text.labels.lang
        return (
            f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}"><c:date1904 val="0"/>'
            f'<c:lang val="{language}"/>'
            '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
            f"<c:plotArea>{self._plot_layout()}{self._plot()}{self._axes()}"
            f'{_INVISIBLE}</c:plotArea>{self._legend()}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_INVISIBLE}'
            f"{self._text_properties(self.shape.category_size, 'muted')}</c:chartSpace>"
        )

    # What the chart needs, decided from the data

    @property
    def _values(self) -> list[Number]:
        return [value for series in self.chart.series for value in series.values if value is not None]

    @property
    def _all_labelled(self) -> bool:
        return len(self._values) <= MOST_LABELS or self.chart.kind in _ROUND

    @property
    def _several(self) -> bool:
        return len(self.chart.series) > 1

    @property
    def _has_legend(self) -> bool:
        return self._several or self.chart.kind is ChartKind.DOUGHNUT

    @property
    def _emphasis(self) -> int | None:
        """The index of the one bar in the accent, the same as on paper; none on lines, slices and several series."""
        if self.chart.kind not in _BARS:
            return None
        index = emphasized(self.chart, last=self.chart.kind not in _LYING)
        return None if index is None or self.chart.series[0].values[index] is None else index

    def _note_characters(self) -> None:
        shown = [*self.chart.categories, *(series.name for series in self.chart.series), *(value.typed for value in self._values)]
        for bold in (False, True):
            self.text.characters.add("".join(shown), Typeface.MINOR, bold)

    # Plot

    def _plot(self) -> str:
        kind = self.chart.kind
        series = "".join(self._series(number, one) for number, one in enumerate(self.chart.series))
        axes = f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'
        if kind is ChartKind.LINE:
            return f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>{axes}</c:lineChart>'
        if kind is ChartKind.PIE:
            return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'
        if kind is ChartKind.DOUGHNUT:
            return f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/><c:holeSize val="{HOLE}"/></c:doughnutChart>'
        stacked = kind in _STACKED
        direction = "bar" if kind in _LYING else "col"
        gap = GAP_CLUSTERED if self._several and not stacked else GAP_SINGLE
        return (
            f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{"stacked" if stacked else "clustered"}"/>'
            f'<c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="{gap}"/><c:overlap val="{100 if stacked else 0}"/>{axes}</c:barChart>'
        )

    def _series(self, number: int, series: Series) -> str:
        column = number + 2
        name = (
            f'<c:tx><c:strRef><c:f>{cell_range(column, 1, 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>'
            f"{text_content(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        )
        head = f'<c:idx val="{number}"/><c:order val="{number}"/>{name}'
        data = self._categories() + self._cached_values(column, series)
        color = self._series_color(number)
        if self.chart.kind is ChartKind.LINE:
            return (
                f'<c:ser>{head}<c:spPr>{self._line(PLOT_LINE, color, round_cap=True)}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
                f'{self._end_dot(series, color)}{self._labels(number, series)}{data}<c:smooth val="0"/></c:ser>'
            )
        if self.chart.kind in _ROUND:
            return f"<c:ser>{head}{self._slices(series)}{self._labels(number, series)}{data}</c:ser>"
        return (
            f'<c:ser>{head}<c:spPr>{self.text.colors.fill(color)}</c:spPr><c:invertIfNegative val="0"/>{self._emphasised_bar()}'
            f"{self._labels(number, series)}{data}</c:ser>"
        )

    def _series_color(self, number: int) -> str:
        """Return the role of a series: the context colour for a single series of bars, whose one bar is in the accent."""
        single = not self._several and self.chart.kind in (ChartKind.BAR, ChartKind.COLUMN)
        return CONTEXT if single else f"series-{number + 1}"

    def _emphasised_bar(self) -> str:
        if self._emphasis is None:
            return ""
        look = f"<c:spPr>{self.text.colors.fill('accent')}</c:spPr>"
        return f'<c:dPt><c:idx val="{self._emphasis}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look}</c:dPt>'

    def _slices(self, series: Series) -> str:
        outline = f'<a:ln w="{emu(1.5)}">{self.text.colors.fill("paper")}</a:ln>'
        return "".join(
            f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{self.text.colors.fill(f"series-{index + 1}")}{outline}'
            "</c:spPr></c:dPt>"
            for index in range(len(series.values))
        )

    def _end_dot(self, series: Series, color: str) -> str:
        last = _last_value(series)
        if last is None:
            return ""
        fill = f"<c:spPr>{self.text.colors.fill(color)}<a:ln><a:noFill/></a:ln></c:spPr>"
        dot = f'<c:marker><c:symbol val="circle"/><c:size val="{DOT}"/>{fill}</c:marker>'
        line = f"<c:spPr>{self._line(PLOT_LINE, color, round_cap=True)}</c:spPr>"
        return f'<c:dPt><c:idx val="{last}"/>{dot}<c:bubble3D val="0"/>{line}</c:dPt>'

    def _categories(self) -> str:
        points = "".join(f'<c:pt idx="{n}"><c:v>{text_content(name)}</c:v></c:pt>' for n, name in enumerate(self.chart.categories))
        count = len(self.chart.categories)
        cache = f'<c:strCache><c:ptCount val="{count}"/>{points}</c:strCache>'
        return f"<c:cat><c:strRef><c:f>{cell_range(1, 2, count + 1)}</c:f>{cache}</c:strRef></c:cat>"

    def _cached_values(self, column: int, series: Series) -> str:
        points = "".join(
            f'<c:pt idx="{n}"><c:v>{exact_number(value.value)}</c:v></c:pt>' for n, value in enumerate(series.values) if value is not None
        )
        count = len(series.values)
        code = text_content(common_format(series.values))
        return (
            f"<c:val><c:numRef><c:f>{cell_range(column, 2, count + 1)}</c:f><c:numCache><c:formatCode>{code}</c:formatCode>"
            f'<c:ptCount val="{count}"/>{points}</c:numCache></c:numRef></c:val>'
        )

    # Labels

    def _labels(self, number: int, series: Series) -> str:
        """Return `c:dLbls`: on every datum when all have one, else on the end of a line and on an emphasised bar."""
        common = common_format(series.values)
        special = self._single_labels(number, series, common)
        if not self._all_labelled:
            return f"<c:dLbls>{special}{_shows(value=False)}</c:dLbls>"
        look = self._text_properties(self.shape.label_size, self._label_color(number))
        return (
            f'<c:dLbls>{special}<c:numFmt formatCode={attribute(common)} sourceLinked="0"/>{_INVISIBLE}{look}'
            f"{self._label_place()}{_shows(category=self.chart.kind is ChartKind.PIE)}</c:dLbls>"
        )

    def _single_labels(self, number: int, series: Series, common: str) -> str:
        """Return the labels that differ from their series': in colour or size, or in the form their number was typed in."""
        end = _last_value(series) if self.chart.kind is ChartKind.LINE else None
        labels = ""
        for index, value in enumerate(series.values):
            if value is None:
                continue
            if index in (self._emphasis, end):
                color = "accent" if number == 0 else "ink"
                labels += self._single_label(index, value, color, EMPHASIS_SIZE, bold=True)
            elif self._all_labelled and (format_code(value) != common or self.chart.kind is ChartKind.DOUGHNUT):
                color = self._label_color(index if self.chart.kind is ChartKind.DOUGHNUT else number)
                labels += self._single_label(index, value, color, self.shape.label_size)
        return labels

    def _single_label(self, index: int, value: Number, color: str, size: float, *, bold: bool = False) -> str:
        """Return `c:dLbl`. A number that no format shows as typed becomes words."""
        code = format_code(value)
        category = self.chart.kind is ChartKind.PIE
        if code is None:
            shown = f"{self.chart.categories[index]} {value.typed}" if category else value.typed
            words = f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>{self._label_run(shown, size, bold, color)}</a:p></c:rich></c:tx>"
            content = words + _INVISIBLE
        else:
            look = self._text_properties(size, color, bold=bold)
            content = f'<c:numFmt formatCode={attribute(code)} sourceLinked="0"/>{_INVISIBLE}{look}'
        return f'<c:dLbl><c:idx val="{index}"/>{content}{self._label_place()}{_shows(category=category)}</c:dLbl>'

    def _label_run(self, shown: str, size: float, bold: bool, color: str) -> str:
        attributes = f'{self.text.language} sz="{hundredths(size)}" b="{int(bold)}"'
        look = self.text.colors.fill(color) + self.text.typefaces(Typeface.MINOR)
        return f"<a:r><a:rPr {attributes}>{look}</a:rPr><a:t>{text_content(shown)}</a:t></a:r>"

    def _label_color(self, number: int) -> str:
        inside = self.chart.kind in _STACKED or self.chart.kind is ChartKind.DOUGHNUT
        return self.text.colors.readable_on(f"series-{number + 1}") if inside else "ink"

    def _label_place(self) -> str:
        if self.chart.kind is ChartKind.DOUGHNUT:
            return ""  # rings have no choice of places (21.2.2.48)
        if self.chart.kind is ChartKind.LINE:
            place = "t"
        elif self.chart.kind in _STACKED:
            place = "ctr"
        else:
            place = "outEnd"
        return f'<c:dLblPos val="{place}"/>'

    # Axes, legend, text

    def _axes(self) -> str:
        return "" if self.chart.kind in _ROUND else self._category_axis() + self._value_axis()

    def _category_axis(self) -> str:
        lying = self.chart.kind in _LYING
        # Bars are listed from the top, as in a table; the axis itself counts upwards.
        order = "maxMin" if lying else "minMax"
        return (
            f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
            f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{self._line(BASE_LINE, "ink")}</c:spPr>'
            f"{self._text_properties(self.shape.category_size, 'ink' if lying else 'muted')}"
            f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
            f'<c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _value_axis(self) -> str:
        lying = self.chart.kind in _LYING
        grid = "" if self._all_labelled else f"<c:majorGridlines><c:spPr>{self._line(GRID_LINE, 'rule')}</c:spPr></c:majorGridlines>"
        step = self._gridline_step()
        unit = "" if self._all_labelled else f'<c:majorUnit val="{exact_number(step)}"/>'
        code = attribute(GENERAL if self._all_labelled else tick_format(step))
        # Reversed categories would carry the value axis to the top edge.
        crosses = "max" if lying else "autoZero"
        return (
            f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{self._limits()}</c:scaling>'
            f'<c:delete val="{int(self._all_labelled)}"/><c:axPos val="{"b" if lying else "l"}"/>{grid}<c:numFmt formatCode={code} '
            'sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/>'
            "</a:ln></c:spPr>"
            f"{self._text_properties(self.shape.category_size, 'muted')}"
            f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/>{unit}</c:valAx>'
        )

    def _gridline_step(self) -> float:
        """Return the round distance of gridlines that gives about four, the same as on paper."""
        extent = stacked_extent(self.chart) if self.chart.kind in _STACKED else plot_values(self.chart)
        return ticked_scale(extent, from_zero=self._from_zero).step

    @property
    def _from_zero(self) -> bool:
        """Whether the value axis begins at zero: for bars, and for lines that come near it."""
        values = plot_values(self.chart)
        return self.chart.kind in _BARS or not values or min(values) < NEAR_ZERO * max(values)

    def _limits(self) -> str:
        """Return the fixed end of a value axis that begins at zero, on the side where no value is."""
        values = plot_values(self.chart)
        if not self._from_zero:
            return ""
        if min(values, default=0.0) >= 0:
            return '<c:min val="0"/>'
        return '<c:max val="0"/>' if max(values) <= 0 else ""

    def _plot_layout(self) -> str:
        """Place the plot by hand where no axis figures need room, so that it starts on the column it stands in."""
        kind = self.chart.kind
        if kind is ChartKind.DOUGHNUT:
            return _manual_layout(0.0, 0.0, self._ring_width, 1.0, target=_INNER)
        if not self._all_labelled or kind in _LYING or kind is ChartKind.PIE:
            return "<c:layout/>"
        top = (LEGEND_ROW if self._has_legend else 0.0) / self.shape.rect.height
        foot = self.shape.category_size * 2.2 / self.shape.rect.height
        return _manual_layout(0.0, top, 1.0, 1 - top - foot, target=_INNER)

    @property
    def _ring_width(self) -> float:
        """The width of a ring as high as the frame, in parts of the frame's."""
        return min(0.6, self.shape.rect.height / self.shape.rect.width)

    def _legend(self) -> str:
        if not self._has_legend:
            return ""
        look = self._text_properties(self.shape.category_size, "ink")
        if self.chart.kind in _ROUND:
            height = min(1.0, LEGEND_ROW * len(self.chart.categories) / self.shape.rect.height)
            left = self._ring_width + LEGEND_GAP
            # No wider than the longest name, or programs set the names side by side.
            width = (max(map(len, self.chart.categories)) + LEGEND_KEY / 2) * self.shape.category_size / self.shape.rect.width
            layout = _manual_layout(left, (1 - height) / 2, min(width, 1 - left), height)
            return f'<c:legend><c:legendPos val="r"/>{layout}<c:overlay val="0"/>{look}</c:legend>'
        names = "".join(series.name for series in self.chart.series)
        width = (len(names) + LEGEND_KEY * len(self.chart.series)) * self.shape.category_size
        layout = _manual_layout(0.0, 0.0, min(1.0, width / self.shape.rect.width), LEGEND_ROW / self.shape.rect.height)
        return f'<c:legend><c:legendPos val="t"/>{layout}<c:overlay val="0"/>{look}</c:legend>'

    def _text_properties(self, size: float, color: str, *, bold: bool = False) -> str:
        look = self.text.colors.fill(color) + self.text.typefaces(Typeface.MINOR)
        properties = f'<a:defRPr sz="{hundredths(size)}" b="{int(bold)}">{look}</a:defRPr>'
        return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{properties}</a:pPr><a:endParaRPr {self.text.language}/></a:p></c:txPr>"

    def _line(self, weight: float, color: str, *, round_cap: bool = False) -> str:
        cap, join = (' cap="rnd"', "<a:round/>") if round_cap else ("", "")
        return f'<a:ln w="{emu(weight)}"{cap}>{self.text.colors.fill(color)}{join}</a:ln>'


def _last_value(series: Series) -> int | None:
    return next((index for index in reversed(range(len(series.values))) if series.values[index] is not None), None)


def _shows(*, value: bool = True, category: bool = False) -> str:
    separator = "<c:separator> </c:separator>" if category else ""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="{int(category)}"/><c:showSerName val="0"/>'
        f'<c:showPercent val="0"/><c:showBubbleSize val="0"/>{separator}'
    )


def _manual_layout(x: float, y: float, width: float, height: float, target: str = "") -> str:
    """Return a place in parts of the chart's frame (21.2.2.32)."""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x:.4f}"/><c:y val="{y:.4f}"/>'
        f'<c:w val="{width:.4f}"/><c:h val="{height:.4f}"/></c:manualLayout></c:layout>'
    )
