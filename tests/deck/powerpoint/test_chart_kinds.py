"""Native charts of every kind: their plots, workbooks, styles, and the same words as on paper."""

import io
import math
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from generator.deck.powerpoint.embed_mode import EmbedMode
from generator.deck.powerpoint.program_scale import program_scale
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import ChartShape, Deck, LayoutKind, Slide
from generator.geometry import Rect
from generator.layout.chart.drawing import chart_plot
from generator.layout.chart.scale import ticked_scale
from generator.layout.drawing import Path
from generator.model.base import Number
from generator.model.chart import ROUND, Annotation, Chart, ChartKind, Series
from generator.model.numerals import parse_format
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from tests.deck.powerpoint import scenes
from tests.deck.powerpoint.conftest import CREATED
from tests.layout.marks import flat, setter, texts
from tests.reading import deck_text, shown_number

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
QUARTERS = ("一季度", "二季度", "三季度", "四季度")
SCHEME = {"accent": "accent1"} | {f"series-{n}": f"accent{n}" for n in range(1, 5)}


def written(chart: Chart, theme: Theme, library: FontLibrary) -> bytes:
    title = scenes.placeholder(theme, LayoutKind.CHART, "title", "图")
    slide = Slide(LayoutKind.CHART, "图", (title, ChartShape("图", Rect(43, 144, 600, 300), chart, "说明")))
    return write_deck(Deck("图", "zh-Hans", (slide,), ()), theme, library, EmbedMode.NONE, CREATED)


def chart_space(chart: Chart, theme: Theme, library: FontLibrary) -> Any:
    with zipfile.ZipFile(io.BytesIO(written(chart, theme, library))) as package:
        return etree.fromstring(package.read("ppt/charts/chart1.xml"))


def formatted(pattern: str, *values: float) -> tuple[Number, ...]:
    form = parse_format(pattern)
    assert form is not None
    return tuple(Number(form.show(value), value) for value in values)


def scatter(**fields: Any) -> Chart:
    east = Series("东部", tuple(map(scenes.number, ("68.4", "66"))), tuple(map(scenes.number, ("5.2", "4.80"))), ("甲市", ""))
    west = Series("西部", (scenes.number("61.2"),), (scenes.number("3.1"),), ("丁市",))
    return Chart(
        kind=ChartKind.SCATTER, title="散点", categories=(), series=(east, west), across="收入（万元）", upwards="就业率（%）", **fields
    )


@pytest.mark.parametrize(
    ("kind", "plot", "grouping"),
    [
        (ChartKind.PERCENT_BAR, "barChart", "percentStacked"),
        (ChartKind.PERCENT_COLUMN, "barChart", "percentStacked"),
        (ChartKind.AREA, "areaChart", "standard"),
        (ChartKind.STACKED_AREA, "areaChart", "stacked"),
    ],
)
def test_a_kind_is_a_native_plot(kind: ChartKind, plot: str, grouping: str, theme: Theme, library: FontLibrary) -> None:
    series = [("甲", ("1", "2", "3", "4")), ("乙", ("2", "2", "2", "2"))][: 1 if kind is ChartKind.AREA else 2]
    space = chart_space(scenes.chart(kind, QUARTERS, *series), theme, library)
    assert next(space.iter(f"{C}{plot}")).find(f"{C}grouping").get("val") == grouping


@pytest.mark.parametrize("kind", sorted(ROUND))
@pytest.mark.parametrize("emphasis", ["", "三季度"])
def test_sectors_have_the_colours_that_they_have_on_paper(kind: ChartKind, emphasis: str, theme: Theme, library: FontLibrary) -> None:
    chart = scenes.chart(kind, QUARTERS, ("数", ("4", "3", "2", "1")), emphasis=emphasis)
    paper = [mark.fill for mark in flat(chart_plot(chart, setter(), 399.0).drawing.marks) if isinstance(mark, Path)]
    points = chart_space(chart, theme, library).iter(f"{C}dPt")
    assert [point.find(f"{C}spPr/{A}solidFill/{A}schemeClr").get("val") for point in points] == [SCHEME[role] for role in paper]


def test_a_sector_that_is_the_whole_has_no_seam(theme: Theme, library: FontLibrary) -> None:
    for values, seams in ((("1", "0"), 0), (("1", "2"), 2)):
        space = chart_space(scenes.chart(ChartKind.PIE, QUARTERS[:2], ("数", values)), theme, library)
        assert len([point for point in space.iter(f"{C}dPt") if point.find(f"{C}spPr/{A}ln/{A}solidFill") is not None]) == seams


def test_shares_are_counted_up_to_one_and_written_in_per_cent(theme: Theme, library: FontLibrary) -> None:
    names = tuple(f"{n}月" for n in range(1, 8))
    shares = scenes.chart(ChartKind.PERCENT_COLUMN, names, ("甲", ("1",) * 7), ("乙", ("3",) * 7))
    (axis,) = chart_space(shares, theme, library).iter(f"{C}valAx")
    ends = [axis.find(f"{C}scaling").find(f"{C}{end}").get("val") for end in ("min", "max")]
    assert (*ends, axis.find(f"{C}majorUnit").get("val")) == ("0", "1", "0.25")
    assert shown_number("0.25", axis.find(f"{C}numFmt").get("formatCode").rpartition(";")[0]) == "25%"


def test_points_have_their_numbers_labels_and_axes(theme: Theme, library: FontLibrary) -> None:
    space = chart_space(scatter(annotations=(Annotation("丁市", "西部", "试点"),)), theme, library)
    caches = [[point.findtext(f"{C}v") for point in series.iter(f"{C}pt")][1:] for series in space.iter(f"{C}ser")]
    assert caches == [["5.2", "4.8", "68.4", "66"], ["3.1", "61.2"]]
    labels = [["".join(t.text for t in line.iter(f"{A}t")) for line in label.iter(f"{A}p")] for label in space.iter(f"{C}dLbl")]
    assert labels == [["甲市"], ["试点", "丁市"]]
    titles = ["".join(t.text for t in title.iter(f"{A}t")) for title in space.iter(f"{C}title")]
    assert titles == ["收入（万元）", "就业率（%）"]
    assert [body.get("rot") for title in space.iter(f"{C}title") for body in title.iter(f"{A}bodyPr")] == ["0", "0"]
    assert not list(space.iter(f"{C}catAx"))


def test_the_workbook_of_points_has_columns_across_up_and_label(theme: Theme, library: FontLibrary) -> None:
    chart = Presentation(io.BytesIO(written(scatter(), theme, library))).slides[0].shapes[1].chart
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(package.read("xl/styles.xml"))
    cells = {cell.get("r"): "".join(cell.itertext()) for cell in sheet.iter(f"{S}c")}
    assert cells == {
        "A1": "收入（万元）",
        "B1": "东部",
        "D1": "收入（万元）",
        "E1": "西部",
        "A2": "5.2",
        "B2": "68.4",
        "C2": "甲市",
        "D2": "3.1",
        "E2": "61.2",
        "F2": "丁市",
        "A3": "4.8",
        "B3": "66",
    }
    codes = [code.get("formatCode") for code in styles.iter(f"{S}numFmt")]
    kinds = {cell.get("r"): codes[int(cell.get("s")) - 1] for cell in sheet.iter(f"{S}c") if cell.get("s")}
    assert (kinds["A2"], kinds["A3"], kinds["B3"]) == ("0.0", "0.00", "0")  # as typed: 5.2, 4.80, 66
    references = [one.text for one in chart._chartSpace.iter(f"{C}f")]
    assert references == ["Sheet1!$B$1", "Sheet1!$A$2:$A$3", "Sheet1!$B$2:$B$3", "Sheet1!$E$1", "Sheet1!$D$2", "Sheet1!$E$2"]


WRITTEN = ("0.0万", "0.00亿", "0,000", "0.0%", "+0.0", "0万", "0.0만", "0.0 million")
STACKED = [(ChartKind.STACKED_COLUMN, pattern) for pattern in ("0.0万", "0,000", "0万")]  # others are wider than bars


@pytest.mark.parametrize(
    ("kind", "pattern"), [*((kind, one) for kind in (ChartKind.COLUMN, ChartKind.BAR, ChartKind.LINE) for one in WRITTEN), *STACKED]
)
def test_labels_read_the_same_on_paper_and_on_slides(kind: ChartKind, pattern: str, theme: Theme, library: FontLibrary) -> None:
    values = formatted(pattern, 1_234_500.0, 2_345_000.0, 3_450_000.0, 1_250_000.0)
    chart = Chart(kind=kind, title="", categories=QUARTERS, series=(Series("数", values),))
    paper = set(texts(chart_plot(chart, setter(), 399.0).drawing))
    shown = set(deck_text(written(chart, theme, library)).slides[0].splitlines())
    assert {number.typed for number in values} <= paper & shown


@pytest.mark.parametrize("pattern", ["0.0万", "0.00亿", "0,000", "0%", "+0.0", "0万", "0", "0.00억", "0 thousand"])
@pytest.mark.parametrize("kind", [ChartKind.COLUMN, ChartKind.LINE, ChartKind.STACKED_AREA])
def test_figures_of_axes_read_the_same_on_paper_and_on_slides(kind: ChartKind, pattern: str, theme: Theme, library: FontLibrary) -> None:
    names = tuple(f"第{n}周" for n in range(40))
    values = formatted(pattern, *(100_000_000.0 + 9_000_000 * n for n in range(40)))
    chart = Chart(kind=kind, title="", categories=names, series=(Series("数", values),))
    (axis,) = chart_space(chart, theme, library).iter(f"{C}valAx")
    code, _, zero = axis.find(f"{C}numFmt").get("formatCode").rpartition(";")
    ticks = ticked_scale([number.value for number in values]).ticks
    on_slides = [shown_number(repr(tick), code) if tick else zero for tick in ticks]
    on_paper = texts(chart_plot(chart, setter(), 399.0).drawing)
    assert set(on_slides) <= set(on_paper)


def test_figures_of_small_steps_are_not_rounded(theme: Theme, library: FontLibrary) -> None:
    for pattern, highest, tick, figure in (
        ("0", 3, 0.5, "0.5"),
        ("0%", 0.04, 0.005, "0.5%"),
        ("0,000", 3, 0.5, "0.5"),
        ("0件", 9, 2.5, "2.5件"),
    ):
        weeks = tuple(f"第{n}周" for n in range(40))
        series = Series("数", formatted(pattern, *(float(highest) for _ in weeks)))
        chart = Chart(kind=ChartKind.COLUMN, title="", categories=weeks, series=(series,))
        (axis,) = chart_space(chart, theme, library).iter(f"{C}valAx")
        code = axis.find(f"{C}numFmt").get("formatCode").rpartition(";")[0]
        assert shown_number(repr(tick), code) == figure


def test_a_remark_is_a_native_label_with_live_fields(theme: Theme, library: FontLibrary) -> None:
    made = Chart(
        kind=ChartKind.COLUMN,
        title="",
        categories=QUARTERS,
        series=(Series("数", formatted("0.0万", 12000.0, 23000.0, 30000.0, 31000.0)),),
        annotations=(Annotation("二季度", "数", "新版上线"),),
    )
    space = chart_space(made, theme, library)
    (label,) = (one for one in space.iter(f"{C}dLbl") if one.find(f"{C}tx") is not None)
    assert label.find(f"{C}idx").get("val") == "1"
    assert [["".join(t.text for t in line.iter(f"{A}t"))] for line in label.iter(f"{A}p")] == [["新版上线"], ["2.3万"]]
    (field,) = label.iter(f"{A}fld")
    assert (field.get("type"), label.find(f"{C}numFmt").get("formatCode")) == ("VALUE", r'0\.0,"万"')


def test_names_of_categories_are_thinned_out_and_never_turned(theme: Theme, library: FontLibrary) -> None:
    names = tuple(f"2026年{n}月上旬" for n in range(40))
    (axis,) = chart_space(scenes.chart(ChartKind.COLUMN, names, ("数", ("1",) * 40)), theme, library).iter(f"{C}catAx")
    assert int(axis.find(f"{C}tickLblSkip").get("val")) > 1
    assert next(axis.iter(f"{A}bodyPr")).get("rot") == "0"


def test_a_chart_brings_its_style_and_the_theme_s_colours(theme: Theme, library: FontLibrary) -> None:
    data = written(scenes.chart(ChartKind.COLUMN, QUARTERS, ("数", ("1", "2", "3", "4"))), theme, library)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = package.read("ppt/charts/_rels/chart1.xml.rels").decode()
        colors, style = (package.read(f"ppt/charts/{name}1.xml").decode() for name in ("colors", "style"))
        types = package.read("[Content_Types].xml").decode()
    assert all(f"/{kind}" in relations for kind in ("chartStyle", "chartColorStyle"))
    assert re.findall(r'schemeClr val="(\w+)"', colors) == [f"accent{n}" for n in range(1, 7)]
    assert "application/vnd.ms-office.chartstyle+xml" in types
    assert "latin" not in style  # the face is the theme's, by slot
    assert 'fontRef idx="minor"' in style


def test_a_stack_whose_parts_are_too_short_for_their_values_has_an_axis(theme: Theme, library: FontLibrary) -> None:
    for small, deleted in (("40", "1"), ("2", "0")):  # of 500, over about 200 points
        parts = scenes.chart(ChartKind.STACKED_COLUMN, QUARTERS, ("甲", ("460",) * 4), ("乙", (small,) * 4))
        (axis,) = chart_space(parts, theme, library).iter(f"{C}valAx")
        assert axis.find(f"{C}delete").get("val") == deleted


@pytest.mark.parametrize(
    ("kind", "small", "shown"),
    [
        (ChartKind.STACKED_COLUMN, ("30", "28", "2"), ["30", "28", None]),
        (ChartKind.STACKED_COLUMN, ("1", None, "2"), [None, None, None]),
        (ChartKind.PERCENT_BAR, ("30", "0", "40"), ["30", None, "40"]),
        (ChartKind.STACKED_BAR, ("30", "1", "40"), ["30", None, "40"]),
    ],
)
def test_parts_of_stacks_that_have_room_have_their_values(
    kind: ChartKind, small: tuple[str | None, ...], shown: list[str | None], theme: Theme, library: FontLibrary
) -> None:
    parts = scenes.chart(kind, QUARTERS[:3], ("甲", ("120", "110", "80")), ("乙", small))
    first, second = (one.find(f"{C}dLbls") for one in chart_space(parts, theme, library).iter(f"{C}ser"))
    assert first.find(f"{C}showVal").get("val") == "1"
    assert not list(first.iter(f"{C}dLbl"))
    hidden = {int(one.find(f"{C}idx").get("val")) for one in second.iter(f"{C}dLbl") if one.find(f"{C}delete").get("val") == "1"}
    each = second.find(f"{C}showVal").get("val") == "1"
    assert [value if each and n not in hidden else None for n, value in enumerate(small)] == shown


def test_a_share_of_nothing_needs_no_axis(theme: Theme, library: FontLibrary) -> None:
    parts = scenes.chart(ChartKind.PERCENT_BAR, QUARTERS[:2], ("甲", ("120", "110")), ("乙", ("30", "0")))
    (axis,) = chart_space(parts, theme, library).iter(f"{C}valAx")
    assert axis.find(f"{C}delete").get("val") == "1"


def test_ends_of_lines_are_written_only_where_they_are_apart(theme: Theme, library: FontLibrary) -> None:
    for last, written_ends in (("90", 4), ("11", 0)):
        ends = ("10", "40", "65", last)
        lines = scenes.chart(ChartKind.LINE, QUARTERS, *((f"线{n}", ("5", "50", "20", end)) for n, end in enumerate(ends)))
        labels = list(chart_space(lines, theme, library).iter(f"{C}dLbl"))
        assert len(labels) == written_ends


def test_points_that_stand_too_close_have_no_labels_upon_each_other(theme: Theme, library: FontLibrary) -> None:
    points = tuple(Number(f"{1 + n / 1000:.3f}", 1 + n / 1000) for n in range(30))
    far = Number("9", 9.0)
    series = Series("点", (*points, far), (*points, far), tuple(f"城市{n}" for n in range(31)))
    chart = Chart(kind=ChartKind.SCATTER, title="", categories=(), series=(series,), across="横", upwards="纵")
    shown = [one.find(f"{C}idx").get("val") for one in chart_space(chart, theme, library).iter(f"{C}dLbl")]
    assert len(shown) < 8
    assert "30" in shown


@pytest.mark.parametrize(
    ("values", "at", "raised"),
    [
        (("12", "32", "30", "31"), ("一季度",), True),  # over the bar of the next quarter
        (("12", "32", "30", "31"), ("二季度",), False),
        (("12", "-3", "-2", "31"), ("一季度",), False),
        (("-12", "32", "30", "31"), ("一季度",), False),  # below its bar
    ],
)
def test_a_remark_rises_above_taller_neighbours(
    values: tuple[str, ...], at: tuple[str, ...], raised: bool, theme: Theme, library: FontLibrary
) -> None:
    made = scenes.chart(ChartKind.COLUMN, QUARTERS, ("数", values))
    notes = tuple(Annotation(name, "数", "停工检修十二天并更换全部主变压器") for name in at)
    space = chart_space(replace(made, annotations=notes), theme, library)
    lifts = [-float(one.get("val")) for label in space.iter(f"{C}dLbl") for one in label.iter(f"{C}y")]
    assert bool(lifts) == raised
    assert len([one for one in space.iter() if etree.QName(one).localname == "showLeaderLines"]) == 1
    if raised:
        plot = next(space.iter(f"{C}plotArea")).find(f"{C}layout/{C}manualLayout/{C}h")
        scale = program_scale((32.0,), from_zero=True)
        assert lifts[0] > (32 - 12) / (scale.high - scale.low) * float(plot.get("val"))


def test_remarks_that_would_touch_stand_above_each_other(theme: Theme, library: FontLibrary) -> None:
    made = scenes.chart(ChartKind.COLUMN, QUARTERS, ("数", ("30", "30", "30", "30")))
    notes = tuple(Annotation(name, "数", "停工检修十二天并更换全部主变压器") for name in QUARTERS)
    space = chart_space(replace(made, annotations=notes), theme, library)
    lifts = [-sum(float(one.get("val")) for one in label.iter(f"{C}y")) for label in space.iter(f"{C}dLbl")]
    assert lifts[0] == lifts[2] == 0  # two quarters apart they do not touch
    assert lifts[1] == lifts[3] > 0.1


def test_remarks_below_zero_have_room_there(theme: Theme, library: FontLibrary) -> None:
    made = scenes.chart(ChartKind.COLUMN, QUARTERS, ("数", ("-10", "20", "5", "6")))
    noted = Chart(
        kind=made.kind, title="", categories=made.categories, series=made.series, annotations=(Annotation("一季度", "数", "下降"),)
    )
    space = chart_space(noted, theme, library)
    step = float(next(space.iter(f"{C}valAx")).find(f"{C}majorUnit").get("val"))
    low, high = -step * math.ceil((10 + 0.05 * 30) / step), step * math.ceil((20 + 0.05 * 30) / step)  # where programs end the axis
    height = 300 * float(next(space.iter(f"{C}plotArea")).find(f"{C}layout/{C}manualLayout/{C}h").get("val"))
    assert (-10 - low) / (high - low) * height > 2 * 1.2 * 15  # points of a remark and a value


@pytest.mark.parametrize("several", [False, True])
def test_a_remark_on_the_highest_bar_has_room_above_it(several: bool, theme: Theme, library: FontLibrary) -> None:
    others = (("计划", ("90", "8", "7", "6")),) if several else ()
    made = scenes.chart(ChartKind.COLUMN, QUARTERS, ("数", ("95", "20", "5", "6")), *others)
    space = chart_space(replace(made, annotations=(Annotation("一季度", "数", "新版上线"),)), theme, library)
    layout = next(space.iter(f"{C}plotArea")).find(f"{C}layout/{C}manualLayout")
    top, height = (300 * float(layout.find(f"{C}{side}").get("val")) for side in ("y", "h"))
    assert top + 0.05 / 1.05 * height > (3 if several else 2) * 1.2 * 15  # the axis ends beyond 95 by 5 hundredths at least


def test_a_remark_on_the_longest_bar_has_room_beside_it(theme: Theme, library: FontLibrary) -> None:
    made = scenes.chart(ChartKind.BAR, QUARTERS, ("数", ("95", "20", "5", "6")))
    widths = []
    for at in ("一季度", "三季度"):
        noted = replace(made, annotations=(Annotation(at, "数", "含跨省事项和历史遗留事项"),))
        widths += [float(one.get("val")) for one in next(chart_space(noted, theme, library).iter(f"{C}plotArea")).iter(f"{C}w")]
    (width,) = widths  # the shortest bar leaves room enough
    assert 0.4 < width < 0.8
