"""A chart of the author's data as a native chart part, drawn as the look of Diptych wants it (ECMA-376 Part 1, 21.2).

No frame, no ticks; labels on every datum as long as there are few, else a value axis with gridlines; one series in the context colour
with one datum in the accent, several in the series colours with a legend. Lines are named at their ends instead, where those are apart.
Titles, units and the list of a disc's parts with their values are text boxes beside the chart.
"""

from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import east_asian_width

from generator.deck.powerpoint.drawingml import CHART, DECLARATION, DRAWING, RELATIONSHIPS, attribute, hundredths, text_content
from generator.deck.powerpoint.number_format import GENERAL, common_format, exact_number, format_code, tick_format
from generator.deck.powerpoint.text import TextWriter
from generator.deck.powerpoint.workbook import cell_range
from generator.deck.scene import ChartShape, Typeface
from generator.layout.chart.legend import name_color
from generator.layout.chart.line import DASHES, NEAR_ZERO, WEIGHT
from generator.layout.chart.pie import sector_fill
from generator.layout.chart.plot import CONTEXT, emphasized, plot_values, stacked_extent
from generator.layout.chart.scale import Scale, padded_scale, tick_label, ticked_scale
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
TICK_GAP: Final = 8.0
"""Between the figures of the value axis and its plot."""
MOST_ENDS: Final = 3
"""Lines that are named at their ends."""
END_LEADING: Final = 26.0
"""The least distance of two ends that are both named."""
END_GAP: Final = 8.0
END_SHARE: Final = 0.25
"""The most of the frame's width that names at ends may take."""
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


class _ChartWriter(NamedTuple):
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
        return len(self._values) <= MOST_LABELS

    @property
    def _several(self) -> bool:
        return len(self.chart.series) > 1

    @property
    def _has_legend(self) -> bool:
        return self._several and not self._named_at_ends

    @property
    def _named_at_ends(self) -> bool:
        """Whether lines are named where they end: few of them, which all end at the last category and apart from each other."""
        series = self.chart.series
        if self.chart.kind is not ChartKind.LINE or not 2 <= len(series) <= MOST_ENDS or not self.chart.categories:
            return False
        ends = [one.values[-1] for one in series]
        if not all(ends) or self._end_width > END_SHARE * self.shape.rect.width:
            return False
        scale = padded_scale(plot_values(self.chart), from_zero=self._from_zero)
        height = self.shape.rect.height - self._plot_top - self._plot_foot
        places = sorted(scale.share(end.value) * height for end in ends if end)
        return all(upper - lower >= END_LEADING for lower, upper in pairwise(places))

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
            line = self._plot_line(number)
            return (
                f'<c:ser>{head}<c:spPr>{line}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
                f'{self._end_dot(series, color, line)}{self._labels(number, series)}{data}<c:smooth val="0"/></c:ser>'
            )
        if self.chart.kind in _ROUND:
            return f"<c:ser>{head}{self._slices(series)}<c:dLbls>{_shows(value=False)}</c:dLbls>{data}</c:ser>"
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
            f'<c:dPt><c:idx val="{index}"/><c:bubble3D val="0"/><c:spPr>{self.text.colors.fill(sector_fill(index))}{outline}'
            "</c:spPr></c:dPt>"
            for index in range(len(series.values))
        )

    def _plot_line(self, number: int) -> str:
        """Return the line of a series, dashed as on paper. A pattern counts in weights (20.1.8.21), which caps would lengthen."""
        dashes = DASHES[number % len(DASHES)]
        if not dashes:
            return self._line(PLOT_LINE, f"series-{number + 1}", round_cap=True)
        lengths = [round(length / WEIGHT * 100_000) for length in dashes]
        pattern = "".join(f'<a:ds d="{on}" sp="{off}"/>' for on, off in zip(lengths[::2], lengths[1::2], strict=True))
        return self._line(PLOT_LINE, f"series-{number + 1}", pattern=pattern)

    def _end_dot(self, series: Series, color: str, line: str) -> str:
        last = _last_value(series)
        if last is None:
            return ""
        fill = f"<c:spPr>{self.text.colors.fill(color)}<a:ln><a:noFill/></a:ln></c:spPr>"
        dot = f'<c:marker><c:symbol val="circle"/><c:size val="{DOT}"/>{fill}</c:marker>'
        return f'<c:dPt><c:idx val="{last}"/>{dot}<c:bubble3D val="0"/><c:spPr>{line}</c:spPr></c:dPt>'

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
            f"{self._label_place(number)}{_shows()}</c:dLbls>"
        )

    def _single_labels(self, number: int, series: Series, common: str) -> str:
        """Return the labels that differ from their series': in colour or size, or in the form their number was typed in."""
        end = _last_value(series) if self.chart.kind is ChartKind.LINE else None
        labels = ""
        for index, value in enumerate(series.values):
            if value is None:
                continue
            if index == end and self._named_at_ends:
                labels += self._end_label(index, series.name, value, name_color(f"series-{number + 1}", self.text.colors.palette))
            elif index in (self._emphasis, end):
                color = "accent" if number == 0 else "ink"
                labels += self._single_label(number, index, value, color, EMPHASIS_SIZE, bold=True)
            elif self._all_labelled and format_code(value) != common:
                labels += self._single_label(number, index, value, self._label_color(number), self.shape.label_size)
        return labels

    def _single_label(self, number: int, index: int, value: Number, color: str, size: float, *, bold: bool = False) -> str:
        """Return `c:dLbl` with the value."""
        content = self._label_content(value, "", color, size, bold)
        return f'<c:dLbl><c:idx val="{index}"/>{content}{self._label_place(number)}{_shows()}</c:dLbl>'

    def _end_label(self, index: int, name: str, value: Number, color: str) -> str:
        """Return `c:dLbl` with the name and last value of a line, to its right."""
        content = self._label_content(value, f"{name} ", color, EMPHASIS_SIZE, bold=True)
        return f'<c:dLbl><c:idx val="{index}"/>{content}<c:dLblPos val="r"/>{_shows(name=True)}</c:dLbl>'

    def _label_content(self, value: Number, before: str, color: str, size: float, bold: bool) -> str:
        """Return how a label looks. A number that no format shows as typed becomes words, after those that stand `before` it."""
        code = format_code(value)
        if code is None:
            run = self._label_run(before + value.typed, size, bold, color)
            return f"<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></c:rich></c:tx>{_INVISIBLE}"
        look = self._text_properties(size, color, bold=bold)
        return f'<c:numFmt formatCode={attribute(code)} sourceLinked="0"/>{_INVISIBLE}{look}'

    def _label_run(self, shown: str, size: float, bold: bool, color: str) -> str:
        attributes = f'{self.text.language} sz="{hundredths(size)}" b="{int(bold)}"'
        look = self.text.colors.fill(color) + self.text.typefaces(Typeface.MINOR)
        return f"<a:r><a:rPr {attributes}>{look}</a:rPr><a:t>{text_content(shown)}</a:t></a:r>"

    def _label_color(self, number: int) -> str:
        return self.text.colors.readable_on(f"series-{number + 1}") if self.chart.kind in _STACKED else "ink"

    def _label_place(self, number: int) -> str:
        if self.chart.kind is ChartKind.LINE:
            place = "b" if self._is_lower_of_two(number) else "t"
        elif self.chart.kind in _STACKED:
            place = "ctr"
        else:
            place = "outEnd"
        return f'<c:dLblPos val="{place}"/>'

    def _is_lower_of_two(self, number: int) -> bool:
        if len(self.chart.series) != 2:
            return False
        sums = [sum(value.value for value in series.values if value) for series in self.chart.series]
        return sums[number] < sums[1 - number]

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
        scale = None if self._all_labelled else self._scale
        unit = f'<c:majorUnit val="{exact_number(scale.step)}"/>' if scale else ""
        code = attribute(tick_format(scale.step) if scale else GENERAL)
        # A line named at its end reaches the plot's edge, or gridlines would run through its name.
        between = "midCat" if self._named_at_ends else "between"
        # Reversed categories would carry the value axis to the top edge.
        crosses = "max" if lying else "autoZero"
        return (
            f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{self._limits()}</c:scaling>'
            f'<c:delete val="{int(self._all_labelled)}"/><c:axPos val="{"b" if lying else "l"}"/>{grid}<c:numFmt formatCode={code} '
            'sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/>'
            "</a:ln></c:spPr>"
            f"{self._text_properties(self.shape.category_size, 'muted')}"
            f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>{unit}</c:valAx>'
        )

    @property
    def _scale(self) -> Scale | None:
        """The scale of the values, the same as on paper; `None` for labelled bars, where programs leave room for the labels."""
        if self._all_labelled:
            line = self.chart.kind is ChartKind.LINE
            return padded_scale(plot_values(self.chart), from_zero=self._from_zero) if line else None
        extent = stacked_extent(self.chart) if self.chart.kind in _STACKED else plot_values(self.chart)
        return ticked_scale(extent, from_zero=self._from_zero)

    @property
    def _from_zero(self) -> bool:
        """Whether the value axis begins at zero: for bars, and for lines that come near it."""
        values = plot_values(self.chart)
        return self.chart.kind in _BARS or not values or min(values) < NEAR_ZERO * max(values)

    def _limits(self) -> str:
        """Return the ends of the value axis; of labelled bars only zero, on the side where no value is."""
        if scale := self._scale:
            high, low = (exact_number(float(f"{end:.12g}")) for end in (scale.high, scale.low))
            return f'<c:max val="{high}"/><c:min val="{low}"/>'
        values = plot_values(self.chart)
        if min(values, default=0.0) >= 0:
            return '<c:min val="0"/>'
        return '<c:max val="0"/>' if max(values) <= 0 else ""

    def _plot_layout(self) -> str:
        """Place the plot by hand where no axis figures need room, so that it starts on the column it stands in."""
        kind = self.chart.kind
        if kind in _ROUND:
            return _manual_layout(0.0, 0.0, 1.0, 1.0, target=_INNER)
        frame = self.shape.rect
        if kind is ChartKind.LINE:
            left, right = self._line_margins
            top, foot = self._plot_top / frame.height, self._plot_foot / frame.height
            return _manual_layout(left / frame.width, top, 1 - (left + right) / frame.width, 1 - top - foot, target=_INNER)
        if not self._all_labelled or kind in _LYING:
            return "<c:layout/>"
        top = (LEGEND_ROW if self._has_legend else 0.0) / frame.height
        return _manual_layout(0.0, top, 1.0, 1 - top - self._plot_foot / frame.height, target=_INNER)

    @property
    def _plot_top(self) -> float:
        """Above the plot of lines: a row for names, or for the value at the highest point."""
        return LEGEND_ROW

    @property
    def _plot_foot(self) -> float:
        return self.shape.category_size * 2.2

    @property
    def _line_margins(self) -> tuple[float, float]:
        """What stands left and right of the plot of lines: figures of the axis, and names at ends."""
        size = self.shape.category_size
        scale = self._scale
        ticks = [] if scale is None or self._all_labelled else [tick_label(tick, scale.step) for tick in scale.ticks]
        left = max((_em_width(tick) * size + TICK_GAP for tick in ticks), default=0.0)
        if not self._named_at_ends:
            return left, 0.0
        return max(left, _em_width(self.chart.categories[0]) * size / 2), self._end_width

    @property
    def _end_width(self) -> float:
        return END_GAP + EMPHASIS_SIZE * max(
            (_em_width(f"{one.name} {end.typed}") for one in self.chart.series if one.values and (end := one.values[-1])), default=0.0
        )

    def _legend(self) -> str:
        if not self._has_legend:
            return ""
        look = self._text_properties(self.shape.category_size, "ink")
        names = "".join(series.name for series in self.chart.series)
        width = (len(names) + LEGEND_KEY * len(self.chart.series)) * self.shape.category_size
        layout = _manual_layout(0.0, 0.0, min(1.0, width / self.shape.rect.width), LEGEND_ROW / self.shape.rect.height)
        return f'<c:legend><c:legendPos val="t"/>{layout}<c:overlay val="0"/>{look}</c:legend>'

    def _text_properties(self, size: float, color: str, *, bold: bool = False) -> str:
        look = self.text.colors.fill(color) + self.text.typefaces(Typeface.MINOR)
        properties = f'<a:defRPr sz="{hundredths(size)}" b="{int(bold)}">{look}</a:defRPr>'
        return f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{properties}</a:pPr><a:endParaRPr {self.text.language}/></a:p></c:txPr>"

    def _line(self, weight: float, color: str, *, round_cap: bool = False, pattern: str = "") -> str:
        cap, join = (' cap="rnd"', "<a:round/>") if round_cap else ("", "")
        dash = f"<a:custDash>{pattern}</a:custDash>" if pattern else ""
        return f'<a:ln w="{emu(weight)}"{cap}>{self.text.colors.fill(color)}{dash}{join}</a:ln>'


def _last_value(series: Series) -> int | None:
    return next((index for index in reversed(range(len(series.values))) if series.values[index] is not None), None)


def _em_width(text: str) -> float:
    """Return about how wide `text` is in em of its size: other characters than full-width ones take up to 0.6 in our faces."""
    return sum(1.0 if east_asian_width(character) in "WF" else 0.6 for character in text)


def _shows(*, value: bool = True, name: bool = False) -> str:
    separator = "<c:separator> </c:separator>" if name else ""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/><c:showSerName val="{int(name)}"/>'
        f'<c:showPercent val="0"/><c:showBubbleSize val="0"/>{separator}'
    )


def _manual_layout(x: float, y: float, width: float, height: float, target: str = "") -> str:
    """Return a place in parts of the chart's frame (21.2.2.32)."""
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{x:.4f}"/><c:y val="{y:.4f}"/>'
        f'<c:w val="{width:.4f}"/><c:h val="{height:.4f}"/></c:manualLayout></c:layout>'
    )
