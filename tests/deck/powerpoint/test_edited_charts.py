"""What colleagues do to the data of a finished chart: everything still shows, since axes follow."""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.plot import XyPlot

from generator.deck.plan import plan_deck
from generator.deck.powerpoint.embed_mode import EmbedMode
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import ChartShape, Deck, LayoutKind, Slide
from generator.geometry import Rect
from generator.model.chart import ChartKind
from generator.pipeline import load
from generator.problems import Problems
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from tests import shipped
from tests.deck.powerpoint import scenes
from tests.deck.powerpoint.conftest import CREATED

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SAMPLE = Path(__file__).resolve().parents[3] / "content" / "chart-kinds.yaml"


@cache
def chart_kinds() -> bytes:
    loaded = load(SAMPLE, Problems())
    assert loaded is not None
    deck = plan_deck(loaded.document, shipped.theme(), shipped.typesetter(), loaded.pictures)
    return write_deck(deck, shipped.theme(), shipped.library(), EmbedMode.NONE, CREATED)


def edit(chart: Any, factor: float) -> None:
    """Multiply each value of `chart`, in its workbook too."""
    (plot,) = chart.plots
    data: Any
    if isinstance(plot, XyPlot):
        data = XyChartData()
        for series in plot.series:
            across = [float(one.text) for one in series._element.find(f"{C}xVal").iter(f"{C}v")]
            points = data.add_series(series.name)
            for right, up in zip(across, series.values, strict=True):
                points.add_data_point(right * factor, up * factor)
    else:
        data = CategoryChartData()
        data.categories = list(plot.categories)
        for series in plot.series:
            data.add_series(series.name, [None if value is None else value * factor for value in series.values])
    chart.replace_data(data)


def ends(chart: Any) -> Iterator[tuple[str, float]]:
    """Yield the ends of axes that are set."""
    for one in chart._chartSpace.iter(f"{C}min", f"{C}max"):
        yield one.tag.removeprefix(C), float(one.get("val"))


def cuts_nothing(chart: Any, end: str, limit: float) -> bool:
    """Tell whether all of a chart shows up to `limit`: shares end at 1, others at zero where all values are on one side of it."""
    (plot,) = chart.plots
    if plot._element.find(f"{C}grouping").get("val") == "percentStacked":
        return limit == (0.0 if end == "min" else 1.0)
    values = [value for series in plot.series for value in series.values if value is not None]
    return limit == 0.0 and (min(values) >= 0.0 if end == "min" else max(values) <= 0.0)


@pytest.mark.parametrize("factor", [1.5, 0.1, 1000.0])
def test_axes_follow_edited_data(factor: float) -> None:
    presentation = Presentation(io.BytesIO(chart_kinds()))
    charts = [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 15
    for chart in charts:
        edit(chart, factor)
        assert all(cuts_nothing(chart, end, limit) for end, limit in ends(chart))


def test_parts_of_a_divided_chart_keep_their_one_scale(theme: Theme, library: FontLibrary) -> None:
    whole = scenes.chart(ChartKind.BAR, tuple("甲乙丙丁"), ("数", ("3", "9", "5", "90")))
    part = scenes.chart(ChartKind.BAR, tuple("甲乙"), ("数", ("3", "9")))
    title = scenes.placeholder(theme, LayoutKind.CHART, "title", "图")
    slide = Slide(LayoutKind.CHART, "图", (title, ChartShape("图", Rect(43, 144, 600, 300), part, "说明", part_of=whole)))
    data = write_deck(Deck("图", "zh-Hans", (slide,), ()), theme, library, EmbedMode.NONE, CREATED)
    (frame,) = [shape for shape in Presentation(io.BytesIO(data)).slides[0].shapes if shape.has_chart]
    limits = dict(ends(frame.chart))
    assert limits["min"] == 0
    assert limits["max"] > 90
