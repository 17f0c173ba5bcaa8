"""The closed union `Block`: every kind of content there is."""

from dataclasses import dataclass

from generator.model.base import BlockBase
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.prose import Callout, Notes, Points, Prose, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(BlockBase):
    """Blocks side by side, two or three columns. YAML key `columns`."""

    columns: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak(BlockBase):
    """A new page on paper, a new slide on screen. YAML key `page-break`."""


Block = Prose | Points | Figures | Chart | Table | Quote | Image | Compare | Timeline | Callout | Notes | Columns | PageBreak
