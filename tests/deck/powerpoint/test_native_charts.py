"""Native charts: the author's data in chart and workbook, labels as typed, nothing that runs."""

import io
import math
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation

from generator.deck.powerpoint.embed_mode import EmbedMode
from generator.deck.powerpoint.workbook import cell_range, chart_workbook, column_letters
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import ChartShape, Deck, LayoutKind, Slide
from generator.geometry import Rect
from generator.model.chart import Chart, ChartKind
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from tests.deck.powerpoint import scenes
from tests.deck.powerpoint.conftest import CREATED
from tests.reading import shown_number

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = ("=cmd|' /C calc'!A0", "{=1+1}", '=HYPERLINK("http://x")', "http://example.com", "+1", "@SUM(1)", "<c:v>&amp;")


@pytest.fixture(scope="module")
def charts(presentation: Any) -> list[tuple[Chart, Any]]:
    """Each planned chart with its graphic frame's chart."""
    frames = [shape for slide in presentation.slides for shape in slide.shapes if shape.has_chart]
    return [(chart, frame.chart) for (_, chart), frame in zip(scenes.charts(), frames, strict=True)]


def sheet_cells(workbook: bytes) -> dict[str, str]:
    """Return the cells of the one sheet by reference."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    return {cell.get("r"): "".join(cell.itertext()) for cell in sheet.iter(f"{S}c")}


def shown_labels(series: Any, values: tuple[float | None, ...]) -> Iterator[str | None]:
    """Yield what is written at each datum, None for nothing."""
    labels = series.find(f"{C}dLbls")
    own = {int(label.find(f"{C}idx").get("val")): label for label in labels.findall(f"{C}dLbl")}
    for index, value in enumerate(values):
        label = own.get(index, labels)
        if value is None or label.find(f"{C}showVal").get("val") == "0":
            yield None
        elif label.find(f"{C}tx") is not None:
            yield ["".join(one.text for one in line.iter(f"{A}t")) for line in label.iter(f"{A}p")][-1]  # names stand above values
        else:
            yield shown_number(str(value), label.find(f"{C}numFmt").get("formatCode"))


def write_chart(chart: Chart, theme: Theme, library: FontLibrary) -> tuple[bytes, Any]:
    title = scenes.placeholder(theme, LayoutKind.CHART, "title", "图")
    slide = Slide(LayoutKind.CHART, "图", (title, ChartShape("图", Rect(43, 144, 600, 300), chart, "说明")))
    data = write_deck(Deck("图", "zh-Hans", (slide,), ()), theme, library, EmbedMode.NONE, CREATED)
    return data, Presentation(io.BytesIO(data)).slides[0].shapes[1].chart


def test_a_chart_has_the_authors_categories_names_and_values(charts: list[tuple[Chart, Any]]) -> None:
    for planned, chart in charts:
        (plot,) = chart.plots
        assert tuple(plot.categories) == planned.categories
        assert [series.name for series in plot.series] == [series.name for series in planned.series]
        for series, written in zip(planned.series, plot.series, strict=True):
            assert written.values == tuple(value.value if value else None for value in series.values)


def test_the_workbook_holds_the_same_cells(charts: list[tuple[Chart, Any]]) -> None:
    for planned, chart in charts:
        cells = sheet_cells(chart.part.chart_workbook.xlsx_part.blob)
        expected = {f"A{row}": category for row, category in enumerate(planned.categories, 2)}
        for letter, series in zip("BCDE", planned.series, strict=False):
            expected[f"{letter}1"] = series.name
            expected |= {f"{letter}{row}": f"{value.value:g}" for row, value in enumerate(series.values, 2) if value}
        assert cells == expected


def test_labels_read_as_typed(charts: list[tuple[Chart, Any]]) -> None:
    for planned, chart in charts:
        total = sum(1 for series in planned.series for value in series.values if value)
        for series, element in zip(planned.series, chart._chartSpace.iter(f"{C}ser"), strict=True):
            typed = [value.typed if value else None for value in series.values]
            shown = list(shown_labels(element, tuple(value.value if value else None for value in series.values)))
            if planned.kind in (ChartKind.PIE, ChartKind.DOUGHNUT):  # a list beside them tells
                assert not any(shown)
            elif total <= 12:
                assert shown == typed
            else:  # ends only; a value axis tells the others
                assert [label for label in shown if label] == [typed[-1]]


@pytest.mark.parametrize("typed", ["近2万", "007", "1/3"])
def test_a_number_that_no_format_shows_becomes_words(theme: Theme, library: FontLibrary, typed: str) -> None:
    planned = scenes.chart(ChartKind.BAR, ("一", "二"), ("数", ("3", "4")))
    values = (scenes.number("3"), scenes.number(typed, 2.0))
    planned = Chart(kind=planned.kind, title="", categories=planned.categories, series=(type(planned.series[0])("数", values),))
    _, chart = write_chart(planned, theme, library)
    (series,) = chart._chartSpace.iter(f"{C}ser")
    assert list(shown_labels(series, (3.0, 2.0))) == ["3", typed]


def test_names_that_look_like_formulas_stay_text(theme: Theme, library: FontLibrary) -> None:
    planned = scenes.chart(ChartKind.COLUMN, HOSTILE, *((name, ("1",) * len(HOSTILE)) for name in HOSTILE))
    data, chart = write_chart(planned, theme, library)
    workbook = chart.part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        assert not list(sheet.iter(f"{S}f"))
        assert not any("External" in package.read(name).decode() for name in package.namelist() if name.endswith(".rels"))
    assert [sheet_cells(workbook)[f"A{row}"] for row in range(2, 9)] == list(HOSTILE)
    assert tuple(chart.plots[0].categories) == HOSTILE
    assert [series.name for series in chart.plots[0].series] == list(HOSTILE)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any("External" in package.read(name).decode() for name in package.namelist() if name.endswith(".rels"))


def test_bars_start_at_zero_on_the_side_without_values(theme: Theme, library: FontLibrary) -> None:
    for values, end in ((("95", "99"), {"min": "0"}), (("-95", "-99"), {"max": "0"})):
        _, chart = write_chart(scenes.chart(ChartKind.COLUMN, ("一", "二"), ("数", values)), theme, library)
        scaling = next(chart._chartSpace.iter(f"{C}valAx")).find(f"{C}scaling")
        ends = {etree.QName(one).localname: one.get("val") for one in scaling if one.tag != f"{C}orientation"}
        assert end.items() <= ends.items()


@pytest.mark.parametrize("kind", [ChartKind.COLUMN, ChartKind.BAR])
@pytest.mark.parametrize("values", [("-95", "-99"), ("-5", "2"), ("-0.0001", "0")])
def test_negative_values_have_room_before_the_names(kind: ChartKind, values: tuple[str, ...], theme: Theme, library: FontLibrary) -> None:
    _, chart = write_chart(scenes.chart(kind, ("一", "二"), ("数", values)), theme, library)
    (axis,) = chart._chartSpace.iter(f"{C}valAx")
    step = float(axis.find(f"{C}majorUnit").get("val"))
    lowest, highest = (end(0.0, *map(float, values)) for end in (min, max))
    margin = 0.05 * (highest - lowest)
    # Programs end the axis at the first multiple of its step beyond a margin, but where zero is set.
    low, high = math.floor((lowest - margin) / step) * step, math.ceil((highest + margin) / step) * step if highest else 0.0
    assert [one.get("val") for one in axis.find(f"{C}scaling").iter(f"{C}min", f"{C}max")] == ([] if highest else ["0"])
    assert (lowest - low) / (high - low) * 180 > 15  # points of a label, over the least height of a plot


def test_a_single_series_has_one_bar_in_the_accent(theme: Theme, library: FontLibrary) -> None:
    values = ("3", "9", "5")
    for kind, emphasis, index in ((ChartKind.COLUMN, "", 2), (ChartKind.BAR, "", 1), (ChartKind.COLUMN, "一", 0)):
        _, chart = write_chart(scenes.chart(kind, ("一", "二", "三"), ("数", values), emphasis=emphasis), theme, library)
        (point,) = chart._chartSpace.iter(f"{C}dPt")
        assert point.find(f"{C}idx").get("val") == str(index)
        assert next(point.iter(f"{A}schemeClr")).get("val") == "accent1"
        (bars,) = (one.find(f"{C}spPr") for one in chart._chartSpace.iter(f"{C}ser"))
        assert next(bars.iter(f"{A}schemeClr")).get("val") == "accent2"  # the context colour, series-2


def test_a_legend_stands_only_where_colours_need_names(charts: list[tuple[Chart, Any]]) -> None:
    for planned, chart in charts:
        named = any(field.get("type") == "SERIESNAME" for field in chart._chartSpace.iter(f"{A}fld"))
        assert named == (len(planned.series) > 1 and planned.kind is ChartKind.COLUMN)
        assert chart.has_legend == (len(planned.series) > 1 and planned.kind is not ChartKind.LINE and not named)


RATE = ("98.4", "98.7", "98.6", "99.0", "99.1", "99.0", "99.3")
PLAN = ("99.0",) * 7


def lines(theme: Theme, library: FontLibrary, *series: tuple[str, tuple[str | None, ...]]) -> Any:
    names = tuple(f"{month}月" for month in range(1, len(series[0][1]) + 1))
    return write_chart(scenes.chart(ChartKind.LINE, names, *series), theme, library)[1]


def test_few_lines_are_named_at_their_ends(theme: Theme, library: FontLibrary) -> None:
    chart = lines(theme, library, ("实际", RATE), ("目标", PLAN))
    assert not chart.has_legend
    for label in chart._chartSpace.iter(f"{C}dLbl"):
        assert [label.find(f"{C}{one}").get("val") for one in ("idx", "showSerName", "showVal", "dLblPos")] == ["6", "1", "1", "r"]
    colors = [next(label.iter(f"{A}solidFill"))[0].get("val") for label in chart._chartSpace.iter(f"{C}dLbl")]
    assert colors == ["accent1", "tx2"]  # series-1 is the accent; series-2 is too light for letters, which are muted


@pytest.mark.parametrize(
    "others",
    [
        [("计划", (*PLAN[:-1], "99.25"))],  # 0.05 of 0.9 is 14 points of 250
        [("计划", (*PLAN[:-1], None))],
        [("甲", PLAN), ("乙", ("98.0",) * 7), ("丙", ("97.0",) * 7)],
        [("各区县和市级部门全年平均达到的比例", PLAN)],
    ],
    ids=["close ends", "a line that ends early", "four lines", "a long name"],
)
def test_lines_keep_a_legend_where_ends_cannot_be_named(theme: Theme, library: FontLibrary, others: list[Any]) -> None:
    chart = lines(theme, library, ("实际", RATE), *others)
    assert chart.has_legend
    assert not any(shown.get("val") == "1" for shown in chart._chartSpace.iter(f"{C}showSerName"))


def test_values_stand_above_the_upper_and_below_the_lower_of_two_lines(theme: Theme, library: FontLibrary) -> None:
    chart = lines(theme, library, ("城区", ("10", "14", "18")), ("计划", ("11", "15", "20")))
    assert [labels.find(f"{C}dLblPos").get("val") for labels in chart._chartSpace.iter(f"{C}dLbls")] == ["b", "t"]


def test_the_second_line_is_dashed_as_on_paper(theme: Theme, library: FontLibrary) -> None:
    chart = lines(theme, library, ("实际", RATE), ("目标", PLAN))
    dashes = [[(ds.get("d"), ds.get("sp")) for ds in line.find(f"{C}spPr").iter(f"{A}ds")] for line in chart._chartSpace.iter(f"{C}ser")]
    assert dashes == [[], [("333333", "166667")]]  # 5 and 2.5 of a weight of 1.5


def test_parts_beyond_the_series_colours_are_grey(theme: Theme, library: FontLibrary) -> None:
    names = tuple(str(n) for n in range(8))
    _, chart = write_chart(scenes.chart(ChartKind.PIE, names, ("数", ("1",) * 8)), theme, library)
    assert len(list(chart._chartSpace.iter(f"{C}dPt"))) == 8


def test_few_data_need_no_axis_and_many_get_gridlines(charts: list[tuple[Chart, Any]]) -> None:
    for planned, chart in charts:
        axes = list(chart._chartSpace.iter(f"{C}valAx"))
        total = sum(1 for series in planned.series for value in series.values if value)
        for axis in axes:
            assert axis.find(f"{C}delete").get("val") == ("1" if total <= 12 else "0")
            assert (axis.find(f"{C}majorGridlines") is not None) == (total > 12)


def test_figures_of_gridlines_have_the_decimals_of_round_steps(theme: Theme, library: FontLibrary) -> None:
    names = tuple(str(n) for n in range(13))
    for lowest, highest, code in (("10", "800", 'General;"−"General;0'), ("0.1", "0.8", '0.0;"−"0.0;0')):
        _, chart = write_chart(scenes.chart(ChartKind.COLUMN, names, ("数", (lowest,) * 12 + (highest,))), theme, library)
        (axis,) = chart._chartSpace.iter(f"{C}valAx")
        assert axis.find(f"{C}majorUnit") is None
        assert axis.find(f"{C}numFmt").get("formatCode") == code


def test_axis_ids_are_ones_that_office_programs_accept(charts: list[tuple[Chart, Any]]) -> None:
    for _, chart in charts:
        own = {axis.find(f"{C}axId").get("val") for axis in chart._chartSpace.iter(f"{C}catAx", f"{C}valAx")}
        named = {one.get("val") for one in chart._chartSpace.iter(f"{C}axId", f"{C}crossAx")}
        assert named == own
        assert all(0 < int(one) < 2**31 for one in own)


def test_every_text_of_a_chart_names_both_typefaces(charts: list[tuple[Chart, Any]]) -> None:
    for _, chart in charts:
        for look in chart._chartSpace.iter(f"{A}defRPr", f"{A}rPr"):
            assert [one.get("typeface") for one in (look.find(f"{A}latin"), look.find(f"{A}ea"))] == ["+mn-lt", "+mn-ea"]


@pytest.mark.parametrize(
    ("values", "dotted"),
    [
        (("3", None, "5", None, "4"), [0, 2, 4]),
        (("3", "4", None, "5", None, None), [3]),  # the last value, which is also alone
        ((None, "1", None, "2", "3"), [1, 4]),
        (("1", "2", "3"), [2]),
    ],
)
def test_points_that_no_line_reaches_have_dots(
    values: tuple[str | None, ...], dotted: list[int], theme: Theme, library: FontLibrary
) -> None:
    _, chart = write_chart(scenes.chart(ChartKind.LINE, scenes.MONTHS[: len(values)], ("值", values)), theme, library)
    points = {int(one.find(f"{C}idx").get("val")): one for one in chart._chartSpace.iter(f"{C}dPt")}
    assert list(points) == dotted
    assert {next(one.iter(f"{C}symbol")).get("val") for one in points.values()} == {"circle"}


def test_a_gap_is_no_datum(theme: Theme, library: FontLibrary) -> None:
    _, chart = write_chart(scenes.chart(ChartKind.LINE, ("一", "二", "三"), ("数", ("1", None, "3"))), theme, library)
    assert chart.plots[0].series[0].values == (1.0, None, 3.0)
    assert next(chart._chartSpace.iter(f"{C}dispBlanksAs")).get("val") == "gap"


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_in_a_sheet(number: int, letters: str) -> None:
    assert column_letters(number) == letters


def test_a_range_of_one_cell_is_that_cell() -> None:
    assert cell_range(2, 1, 1) == "Sheet1!$B$1"
    assert cell_range(1, 2, 13) == "Sheet1!$A$2:$A$13"  # 12 categories below the head


def test_a_workbook_is_the_same_bytes_every_time() -> None:
    (_, chart), *_ = scenes.charts()
    assert chart_workbook(chart) == chart_workbook(chart)
