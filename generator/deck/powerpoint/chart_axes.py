"""Axes of native charts: names of categories, figures on gridlines, what points are measured by (ECMA-376 Part 1, 21.2.2)."""

from typing import Final, NamedTuple

from generator.deck.powerpoint.chart_design import TITLE_ROW, ChartDesign
from generator.deck.powerpoint.chart_text import UPRIGHT, ChartText, manual_layout
from generator.deck.powerpoint.drawingml import attribute
from generator.deck.powerpoint.number_format import GENERAL, axis_code, exact_number
from generator.layout.chart.scatter import scatter_formats
from generator.model.chart import AREAS, LYING, ROUND, SHARES, ChartKind
from generator.model.numerals import NumberFormat

CATEGORY_AXIS, VALUE_AXIS = 50_010_001, 50_010_002
"""Axis ids: any two numbers below 2^31 will do, they are only known inside their chart."""
BASE_LINE, GRID_LINE = 1.25, 0.5
_NO_LINE: Final = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_NO_TICKS: Final = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_WHOLE: Final = 100.0
"""What shares add up to on paper; office programs count them up to 1."""


class ChartAxes(NamedTuple):
    """Writes the axes of one chart."""

    design: ChartDesign
    words: ChartText

    def both(self) -> str:
        """Return the axes, none for discs."""
        kind = self.design.chart.kind
        if kind in ROUND:
            return ""
        if kind is ChartKind.SCATTER:
            return self._across() + self._values()
        return self._categories() + self._values()

    def _categories(self) -> str:
        lying = self.design.chart.kind in LYING
        # Bars are listed from the top, as in a table; the axis itself counts upwards.
        order = "maxMin" if lying else "minMax"
        step = self.design.name_step
        skip = f'<c:tickLblSkip val="{step}"/>' if step > 1 else ""
        return (
            f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
            f'<c:axPos val="{"l" if lying else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>{_NO_TICKS}'
            f'<c:tickLblPos val="low"/><c:spPr>{self.words.line(BASE_LINE, "ink")}</c:spPr>'
            f"{self.words.properties(self.design.shape.category_size, 'ink' if lying else 'muted', body=UPRIGHT)}"
            f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
            f'{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
        )

    def _values(self) -> str:
        design = self.design
        lying = design.chart.kind in LYING
        scatter = design.chart.kind is ChartKind.SCATTER
        # A line named at its end, an area, and a point reach the plot's edge, or gridlines would run through names.
        between = "midCat" if design.named_at_ends or design.chart.kind in AREAS or scatter else "between"
        # Reversed categories would carry the value axis to the top edge.
        crosses = "max" if lying else "min" if scatter else "autoZero"
        title = self._title(design.chart.upwards, above=True) if scatter else ""
        unit = f'<c:majorUnit val="{self._exact(design.step)}"/>' if design.step else ""
        return (
            f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>{self._limits(*design.limits)}</c:scaling>'
            f'<c:delete val="{int(design.all_labelled)}"/><c:axPos val="{"b" if lying else "l"}"/>'
            f"{'' if design.all_labelled else self._grid()}{title}{self._number_format(design.form)}{_NO_TICKS}"
            f'<c:tickLblPos val="{"low" if scatter else "nextTo"}"/>{_NO_LINE}'
            f"{self.words.properties(design.shape.category_size, 'muted')}"
            f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>{unit}</c:valAx>'
        )

    def _across(self) -> str:
        """Return the axis from left to right of a scatter chart."""
        design = self.design
        form = scatter_formats(design.chart, design.across_scale, design.scale)[0]
        return (
            f'<c:valAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
            f'</c:scaling><c:delete val="0"/><c:axPos val="b"/>{self._grid()}{self._title(design.chart.across, above=False)}'
            f'{self._number_format(form)}{_NO_TICKS}<c:tickLblPos val="low"/><c:spPr>{self.words.line(BASE_LINE, "ink")}</c:spPr>'
            f"{self.words.properties(design.shape.category_size, 'muted', body=UPRIGHT)}"
            f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="midCat"/></c:valAx>'
        )

    def _grid(self) -> str:
        return f"<c:majorGridlines><c:spPr>{self.words.line(GRID_LINE, 'rule')}</c:spPr></c:majorGridlines>"

    def _title(self, words: str, *, above: bool) -> str:
        """Return what an axis measures: above its figures at the left, or below them."""
        shape = self.design.shape
        if not words:
            return ""
        row = (self.design.top - TITLE_ROW) / shape.rect.height
        place = manual_layout(0.0, row) if above else "<c:layout/>"
        return self.words.title(words, shape.category_size, place)

    def _number_format(self, form: NumberFormat) -> str:
        if self.design.chart.kind in SHARES:
            form = form._replace(shift=-2)
        code = GENERAL if self.design.all_labelled else axis_code(form)
        return f'<c:numFmt formatCode={attribute(code)} sourceLinked="0"/>'

    def _limits(self, low: float | None, high: float | None) -> str:
        """Return the ends of an axis that are set."""
        ends = (("max", high), ("min", low))
        return "".join(f'<c:{end} val="{self._exact(value)}"/>' for end, value in ends if value is not None)

    def _exact(self, value: float) -> str:
        """Return `value` as the axis counts it."""
        fraction = value / _WHOLE if self.design.chart.kind in SHARES else value
        return exact_number(float(f"{fraction:.12g}"))
