"""Tall drawings go on in a further part, and nothing of them is lost or cut through."""

import pytest

from generator.geometry import Rect
from generator.layout.chart.drawing import chart_plot
from generator.layout.dividing import divided
from generator.layout.drawing import Box, Drawing, Glyphs, Group, Mark, Rule
from generator.layout.structure import Artifact
from generator.model.base import Number
from generator.model.chart import Chart, ChartKind, Series
from tests.layout.marks import flat, setter, texts

MOST = 100.0


def boxes_at(*tops: float, height: float = 30.0) -> list[Mark]:
    return [Box(Rect(0, top, 10, height), "accent") for top in tops]


def tops(drawing: Drawing) -> list[float]:
    return [mark.rect.y for mark in flat(drawing.marks) if isinstance(mark, Box)]


def test_a_drawing_that_fits_stays_whole() -> None:
    drawing = Drawing(50, 100, tuple(boxes_at(0, 70)))
    assert divided(drawing, MOST) == (drawing,)


def test_parts_end_between_marks_and_begin_at_their_top() -> None:
    parts = divided(Drawing(50, 190, tuple(boxes_at(0, 40, 80, 120, 160))), MOST)
    assert [part.height for part in parts] == [75, 80, 35]  # cut half way from 70 to 80, and from 150 to 160
    assert [tops(part) for part in parts] == [[0, 40], [5, 45], [5]]


def test_marks_side_by_side_stay_together() -> None:
    parts = divided(Drawing(50, 150, (*boxes_at(0, 60), *boxes_at(75, 120))), MOST)
    assert [tops(part) for part in parts] == [[0], [15, 30], [7.5]]  # cut half way from 30 to 60, and from 105 to 120


def test_long_rules_and_boxes_go_on_in_every_part() -> None:
    axis, panel = Rule(5, 0, 5, 190, 1, "ink"), Box(Rect(0, 0, 50, 190), "surface")
    parts = divided(Drawing(50, 190, (axis, panel, *boxes_at(0, 40, 80, 120, 160))), MOST)
    for part in parts:
        rule, box = part.marks[:2]
        assert isinstance(rule, Rule)
        assert isinstance(box, Box)
        assert (rule.y1, rule.y2) == (box.rect.y, box.rect.bottom) == (0, part.height)


def test_what_cannot_be_cut_stays_whole() -> None:
    drawing = Drawing(50, 300, (Group(tuple(boxes_at(0, 270)), Artifact.LAYOUT),))
    assert divided(drawing, MOST) == (drawing,)


@pytest.mark.parametrize("kind", [ChartKind.BAR, ChartKind.STACKED_BAR])
def test_a_chart_of_many_bars_keeps_every_name_and_value(kind: ChartKind) -> None:
    names = tuple(f"类别{n}" for n in range(200))
    series = tuple(Series(name, tuple(Number(str(n % 17 + 1), n % 17 + 1) for n in range(200))) for name in ("甲", "乙"))
    whole = chart_plot(Chart(kind=kind, title="图", categories=names, series=series, alt="图"), setter(), 399.0).drawing
    parts = divided(whole, 600.0)
    assert max(part.height for part in parts) <= 600
    assert sum(part.height for part in parts) == pytest.approx(whole.height)
    assert sorted(text for part in parts for text in texts(part)) == sorted(texts(whole))
    for part in parts:
        assert all(0 <= mark.y <= part.height for mark in flat(part.marks) if isinstance(mark, Glyphs))
