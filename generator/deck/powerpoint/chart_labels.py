"""Data labels of native charts: values as typed, names at ends and above first bars, remarks on single data (21.2.2.47)."""

from typing import NamedTuple

from generator.deck.powerpoint.chart_content import EMPHASIS_SIZE
from generator.deck.powerpoint.chart_design import ChartDesign
from generator.deck.powerpoint.chart_measure import SCATTER_SIZE_STEP, needed_length
from generator.deck.powerpoint.chart_remarks import rises
from generator.deck.powerpoint.chart_text import FIELDS, INVISIBLE, LEADERS, UNBROKEN, ChartText, Part, moved
from generator.deck.powerpoint.drawingml import attribute
from generator.deck.powerpoint.number_format import GENERAL, Codes, format_code, format_codes
from generator.layout.chart.legend import thin_color
from generator.layout.chart.plot import stacked_parts
from generator.model.base import Number
from generator.model.chart import AREAS, LYING, STACKS, ChartKind, Series


class ChartLabels(NamedTuple):
    """Writes the labels of one chart."""

    design: ChartDesign
    words: ChartText

    def of(self, number: int, series: Series) -> str:
        """Return `c:dLbls`: on every datum when all have one, or on the parts of a stack that have room for one.

        Else there is one on the end of a line, an emphasised bar, and where there is a remark.
        """
        if self.design.chart.kind is ChartKind.SCATTER:
            return self._of_points(number, series)
        codes = format_codes(series.values)
        end = last_value(series) if self.design.chart.kind is ChartKind.LINE else None
        special = "".join(
            self._special(number, series, index, value, codes, is_end=index == end)
            for index, value in enumerate(series.values)
            if value is not None
        )
        if not self.design.all_labelled and not any(of == number for of, _ in self.design.labelled_parts):
            return f"<c:dLbls>{special}{shows(value=False)}{self._leaders()}</c:dLbls>"
        look = self.words.properties(self.design.shape.label_size, self._color(number))
        return (
            f'<c:dLbls>{special}<c:numFmt formatCode={attribute(codes.common)} sourceLinked="0"/>{INVISIBLE}{look}{self._place(number)}'
            f"{shows()}{self._leaders()}</c:dLbls>"
        )

    def _leaders(self) -> str:
        """Return the lines from raised remarks to their bars."""
        return LEADERS if self.design.remarks and rises(self.design.chart) else ""

    def _special(self, number: int, series: Series, index: int, value: Number, codes: Codes, *, is_end: bool) -> str:
        """Return the label of one datum if it differs from its series': in words, colour or size, or in the form of its number."""
        design = self.design
        remark = design.remarks.get((number, index), "")
        named = design.named_at_first and index == 0
        if is_end and design.named_at_ends and not remark:
            return self._end(index, series.name, value, thin_color(f"series-{number + 1}", self.words.text.colors.palette))
        if remark or named:
            return self._told(number, series, index, value, remark, named=named or (is_end and design.named_at_ends))
        if design.chart.kind in STACKS and (number, index) not in design.labelled_parts:
            return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
        if index == design.emphasis or (is_end and design.ends_are_apart):
            return self._single(number, index, value, "accent" if number == 0 else "ink", EMPHASIS_SIZE, bold=True)
        if (design.all_labelled or design.labelled_parts) and codes.each[index] != codes.common:
            return self._single(number, index, value, self._color(number), design.shape.label_size)
        return ""

    def _single(self, number: int, index: int, value: Number, color: str, size: float, *, bold: bool = False) -> str:
        """Return `c:dLbl` with the value."""
        content = self._content(value, "", color, size, bold)
        return f'<c:dLbl><c:idx val="{index}"/>{content}{self._place(number)}{shows()}</c:dLbl>'

    def _end(self, index: int, name: str, value: Number, color: str) -> str:
        """Return `c:dLbl` with the name and last value of a line, to its right."""
        content = self._content(value, f"{name} ", color, EMPHASIS_SIZE, bold=True)
        return f'<c:dLbl><c:idx val="{index}"/>{content}<c:dLblPos val="r"/>{shows(name=True)}</c:dLbl>'

    def _told(self, number: int, series: Series, index: int, value: Number, remark: str, *, named: bool) -> str:
        """Return `c:dLbl` with a remark, the name of the series and the value, from the top; beside lying bars in one line."""
        design = self.design
        color = thin_color(f"series-{number + 1}", self.words.text.colors.palette)
        strong = index == design.emphasis
        parts: list[Part] = []
        if named:
            parts.append(Part(series.name, "SERIESNAME", color, bold=True))
        if design.all_labelled or strong or design.named_at_ends or (number, index) in design.labelled_parts:
            field = "VALUE" if format_code(value) else ""
            parts.append(Part(value.typed, field, "accent" if strong else "ink", bold=strong))
        if remark and design.chart.kind in LYING:
            paragraphs: tuple[tuple[Part, ...], ...] = ((*parts, Part(f"  {remark}" if parts else remark)),)
        else:
            paragraphs = tuple((part,) for part in (*((Part(remark),) if remark else ()), *parts))
        code = format_code(value)
        shown = f'<c:numFmt formatCode={attribute(code or GENERAL)} sourceLinked="0"/>'
        # A remark within a fill would be wider than its ground, or dark on dark; one beside a thin bar would stand on its neighbours.
        within = remark and (design.chart.kind in STACKS | AREAS or (design.several and design.chart.kind in LYING))
        gridded = remark and rises(design.chart) and not design.all_labelled
        ground = f"<c:spPr>{self.words.text.colors.fill('paper')}</c:spPr>" if within or gridded else INVISIBLE
        rich = self.words.rich(paragraphs, design.shape.label_size)
        place = self._remark_place(number, index, "".join(part.text for part in paragraphs[0])) if remark else self._place(number)
        lift = design.remark_lift((number, index)) if remark else 0.0
        raised = moved(-lift / design.shape.rect.height) if lift else ""
        return f'<c:dLbl><c:idx val="{index}"/>{raised}{rich}{shown}{ground}{place}{shows(name=named)}{FIELDS}</c:dLbl>'

    def _of_points(self, number: int, series: Series) -> str:
        """Return `c:dLbls` with the labels of points, and what is remarked on them."""
        remarks, places = self.design.remarks, self.design.label_sides
        size = self.design.shape.label_size - SCATTER_SIZE_STEP
        labels = ""
        for index, label in enumerate(series.labels):
            remark = remarks.get((number, index), "")
            side = places.get((number, index))
            if side or remark:
                paragraphs = tuple((part,) for part in (Part(remark, bold=True), Part(label, color="muted")) if part.text)
                rich = self.words.rich(paragraphs, size)
                place = f'<c:dLblPos val="{side or "t"}"/>'
                labels += f'<c:dLbl><c:idx val="{index}"/>{rich}{INVISIBLE}{place}{shows()}</c:dLbl>'
        return f"<c:dLbls>{labels}{shows(value=False)}</c:dLbls>"

    def _content(self, value: Number, before: str, color: str, size: float, bold: bool) -> str:
        """Return how a label looks. A number that no format shows as typed becomes words, after those that stand `before` it."""
        code = format_code(value)
        if code is None:
            return self.words.rich(((Part(before + value.typed, "", color, bold),),), size) + INVISIBLE
        look = self.words.properties(size, color, bold=bold, body=UNBROKEN)
        return f'<c:numFmt formatCode={attribute(code)} sourceLinked="0"/>{INVISIBLE}{look}'

    def _color(self, number: int) -> str:
        stacked = self.design.chart.kind in STACKS
        return self.words.text.colors.readable_on(f"series-{number + 1}") if stacked else "ink"

    def _place(self, number: int) -> str:
        kind = self.design.chart.kind
        if kind in AREAS:
            return ""  # areas have one place only
        place = "ctr" if kind in STACKS else "outEnd"
        if kind is ChartKind.LINE:
            place = "b" if self._is_lower_of_two(number) else "t"
        return f'<c:dLblPos val="{place}"/>'

    def _remark_place(self, number: int, index: int, line: str) -> str:
        """Return where a remark stands: above a line; from its beginning on in a part of a lying stack that is too short for it."""
        design = self.design
        if design.chart.kind is ChartKind.LINE:
            return '<c:dLblPos val="t"/>'
        if design.chart.kind in LYING & STACKS:
            parts = {s: end - start for s, _, start, end in stacked_parts(design.chart, index)}
            if design.part_length(parts[number]) < needed_length(design.shape, line):
                return '<c:dLblPos val="inBase"/>'
        return self._place(number)

    def _is_lower_of_two(self, number: int) -> bool:
        all_series = self.design.chart.series
        if len(all_series) != 2:
            return False
        sums = [sum(value.value for value in series.values if value) for series in all_series]
        return sums[number] < sums[1 - number]


def last_value(series: Series) -> int | None:
    """Return the index of the last value that is there."""
    return next((index for index in reversed(range(len(series.values))) if series.values[index] is not None), None)


def shows(*, value: bool = True, name: bool = False) -> str:
    """Return what a label consists of."""
    separator = "<c:separator> </c:separator>" if name else ""
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/><c:showSerName val="{int(name)}"/>'
        f'<c:showPercent val="0"/><c:showBubbleSize val="0"/>{separator}'
    )
