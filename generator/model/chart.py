"""Charts: kind, categories and series, each number as typed."""

from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.base import BlockBase, Number
from generator.problems import NO_SPAN, Span


class ChartKind(StrEnum):
    """`bar` lies, `column` stands."""

    BAR = "bar"
    COLUMN = "column"
    STACKED_BAR = "stacked-bar"
    STACKED_COLUMN = "stacked-column"
    LINE = "line"
    PIE = "pie"
    DOUGHNUT = "doughnut"


@dataclass(frozen=True, slots=True)
class Series:
    """Values under one name, one per category; `None` is a gap (YAML null or an empty cell)."""

    name: str
    values: tuple[Number | None, ...]
    span: Span = field(default=NO_SPAN, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(BlockBase):
    """A chart. `emphasis` names the category to set in the accent colour. YAML key `chart`."""

    kind: ChartKind
    title: str
    unit: str = ""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    emphasis: str = ""
    sample: bool = False
    """The data are invented: a tag says so beside the title and in the source line."""
    source: str = ""
    alt: str = ""
