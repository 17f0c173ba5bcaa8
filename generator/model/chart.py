"""Charts: kind, categories and series, each number as it is shown."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from generator.model.base import BlockBase, Number
from generator.model.inline import RichText, headed
from generator.problems import NO_SPAN, Span


class ChartKind(StrEnum):
    """`bar` lies, `column` stands; several series stand side by side, are `stacked`, or fill a hundred per cent."""

    BAR = "bar"
    COLUMN = "column"
    STACKED_BAR = "stacked-bar"
    STACKED_COLUMN = "stacked-column"
    PERCENT_BAR = "percent-bar"
    PERCENT_COLUMN = "percent-column"
    LINE = "line"
    AREA = "area"
    STACKED_AREA = "stacked-area"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    SCATTER = "scatter"


MISSING: Final = "—"
"""What is written where there is no value."""
BARS: Final = frozenset(kind for kind in ChartKind if kind.endswith(("bar", "column")))
LYING: Final = frozenset(kind for kind in ChartKind if kind.endswith("bar"))
SHARES: Final = frozenset({ChartKind.PERCENT_BAR, ChartKind.PERCENT_COLUMN})
"""Bars whose parts are shown as shares of their sum."""
STACKS: Final = SHARES | {ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN}
AREAS: Final = frozenset({ChartKind.AREA, ChartKind.STACKED_AREA})
ROUND: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT})


@dataclass(frozen=True, slots=True)
class Series:
    """Values under one name, one per category; `None` is a gap (YAML null or an empty cell).

    The points of a scatter chart are as high as their value and as far to the right as `across`; `labels` names them, "" for none.
    """

    name: str
    values: tuple[Number | None, ...]
    across: tuple[Number, ...] = ()
    labels: tuple[str, ...] = ()
    span: Span = field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark on the datum of `series` at a category or at the label of a point."""

    at: str
    series: str
    text: str
    span: Span = field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(BlockBase):
    """A chart. `emphasis` names the category to set in the accent colour. YAML key `chart`."""

    kind: ChartKind
    title: str
    marked_title: RichText = RichText()
    """The title with its readings, raised and lowered letters and footnote marks; empty where it is made of plain text."""
    unit: str = ""
    categories: tuple[str, ...]
    """None for a scatter chart."""
    series: tuple[Series, ...]
    across: str = ""
    """What is measured from left to right in a scatter chart, with its unit; `upwards` what is measured from the foot."""
    upwards: str = ""
    annotations: tuple[Annotation, ...] = ()
    emphasis: str = ""
    sample: bool = False
    """The data are invented: a tag says so beside the title and in the source line."""
    source: str = ""
    alt: str = ""

    @property
    def heading(self) -> RichText:
        """The title with its mark-up, as long as it is the one that was marked."""
        return headed(self.title, self.marked_title, self.span)

    @property
    def has_gaps(self) -> bool:
        """Whether a value is missing where bars, lines or areas would show it."""
        return self.kind not in ROUND and any(number is None for series in self.series for number in series.values)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All values of all series."""
        return tuple(number for series in self.series for number in series.values if number)

    @property
    def remarks(self) -> dict[tuple[int, int], str]:
        """What is remarked, by the numbers of series and datum from 0. Of equal names the first is meant; others are in another part."""
        found: dict[tuple[int, int], str] = {}
        for note in self.annotations:
            number = next((n for n, one in enumerate(self.series) if one.name == note.series), None)
            if number is None:
                continue
            names = self.series[number].labels if self.kind is ChartKind.SCATTER else self.categories
            if note.at in names:
                found[number, names.index(note.at)] = note.text
        return found


class ChartData(NamedTuple):
    """The data of a chart as rows of texts below a head."""

    names: int
    """How many columns name what the others have values of; their heads are empty."""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chart_data(chart: Chart) -> ChartData:
    """Return a row for each category with a value of each series, or for each point with its series, label and place."""
    if chart.kind is ChartKind.SCATTER:
        return _scatter_data(chart)
    rows = (
        (name, *(number.typed if (number := series.values[c]) else MISSING for series in chart.series))
        for c, name in enumerate(chart.categories)
    )
    return ChartData(1, ("", *(series.name for series in chart.series)), tuple(rows))


def _scatter_data(chart: Chart) -> ChartData:
    several = len(chart.series) > 1
    labelled = any(any(series.labels) for series in chart.series)
    rows = []
    for series in chart.series:
        for label, across, value in zip(series.labels, series.across, series.values, strict=True):
            named = (*((series.name,) if several else ()), *((label,) if labelled else ()))
            rows.append((*named, across.typed, value.typed if value else MISSING))
    names = several + labelled
    return ChartData(names, (*([""] * names), chart.across, chart.upwards), tuple(rows))
