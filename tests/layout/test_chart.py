"""Charts: bars as long as their values, every value written or said to be missing."""

from itertools import pairwise

import pytest

from generator.layout.chart.axis import category_names, slot_measure
from generator.layout.chart.column import HEIGHT, TALL_STACK
from generator.layout.chart.drawing import chart_plot
from generator.layout.chart.legend import SQUARE, letters_on, series_fill
from generator.layout.chart.line import HEIGHT as LINE_HEIGHT
from generator.layout.chart.scatter import HEIGHT as SCATTER_HEIGHT
from generator.layout.drawing import CurveTo, Drawing, Glyphs, LineTo, Mark, Path, Rule
from generator.model.chart import ROUND, Annotation, Chart, ChartKind, Series
from generator.model.document import Language
from generator.text.lines import SOFT_HYPHEN
from generator.theme.contrast import contrast
from tests.layout.marks import boxes, flat, glyphs, right_edge, setter, texts
from tests.report.documents import chart, numbers
from tests.shipped import theme

MEASURE = 399.0
OVER_CATEGORIES = [kind for kind in ChartKind if kind is not ChartKind.SCATTER]
MONTHS = tuple(f"{month}月" for month in range(1, 13))


def one_series(kind: ChartKind, *values: str, **fields: object) -> Chart:
    return chart(kind, [("件数", numbers(*values))], MONTHS[: len(values)], **fields)


def test_a_column_is_as_tall_as_its_value() -> None:
    plot = chart_plot(one_series(ChartKind.COLUMN, "100", "50", "200"), setter(), MEASURE)
    heights = [box.rect.height for box in (*boxes(plot.drawing, "series-2"), *boxes(plot.drawing, "accent"))]
    assert heights == pytest.approx([HEIGHT / 2, HEIGHT / 4, HEIGHT])
    assert plot.complete


def test_twelve_columns_leave_gaps_of_sixty_percent() -> None:
    plot = chart_plot(one_series(ChartKind.COLUMN, *("5" for _ in MONTHS)), setter(), MEASURE)
    first, second = boxes(plot.drawing, "series-2")[:2]
    assert first.rect.width == pytest.approx(20.78, abs=0.01)  # 399 / 12 / 1.6
    assert second.rect.x - first.rect.x == pytest.approx(33.25)  # 399 / 12


def test_values_below_zero_hang_from_the_base_line() -> None:
    plot = chart_plot(one_series(ChartKind.COLUMN, "3", "-1"), setter(), MEASURE)
    (up,), (down,) = boxes(plot.drawing, "series-2"), boxes(plot.drawing, "accent")
    assert up.rect.bottom == pytest.approx(down.rect.y)
    assert up.rect.height == pytest.approx(3 * down.rect.height)


@pytest.mark.parametrize(("kind", "accented"), [(ChartKind.COLUMN, "3月"), (ChartKind.BAR, "2月")])
def test_one_bar_is_emphasized_the_last_of_columns_the_longest_of_bars(kind: ChartKind, accented: str) -> None:
    drawing = chart_plot(one_series(kind, "1", "9", "5"), setter(), MEASURE).drawing
    assert len(boxes(drawing, "accent")) == 1
    assert {run.color for run in glyphs(drawing, accented).line.runs} == {"accent"}


def test_the_author_s_emphasis_comes_first() -> None:
    drawing = chart_plot(one_series(ChartKind.COLUMN, "1", "9", "5", emphasis="1月"), setter(), MEASURE).drawing
    assert {run.color for run in glyphs(drawing, "1月").line.runs} == {"accent"}


@pytest.mark.parametrize("kind", [ChartKind.COLUMN, ChartKind.BAR])
@pytest.mark.parametrize("values", [("1", "", "5"), ("-1", "", "-5"), ("", "", "")])
def test_a_gap_has_a_dash_in_place_of_its_bar(kind: ChartKind, values: tuple[str, ...]) -> None:
    drawing = chart_plot(one_series(kind, *values), setter(), MEASURE).drawing
    assert len(boxes(drawing)) == sum(value != "" for value in values)
    assert texts(drawing).count("—") == values.count("")
    assert overlapping([mark for mark in flat(drawing.marks) if isinstance(mark, Glyphs)]) == []


def test_a_line_is_broken_at_a_gap() -> None:
    drawing = chart_plot(one_series(ChartKind.LINE, "1", "2", "", "5", "4"), setter(), MEASURE).drawing
    (line,) = [mark for mark in flat(drawing.marks) if isinstance(mark, Path)]
    assert [type(segment).__name__ for segment in line.segments] == ["MoveTo", "LineTo", "MoveTo", "LineTo"]


def test_a_target_is_named_with_its_value_once() -> None:
    plot = chart_plot(
        chart(ChartKind.LINE, [("实际", numbers("1", "2", "3")), ("目标", numbers("2", "2", "2"))], MONTHS[:3]), setter(), MEASURE
    )
    assert texts(plot.drawing).count("目标 2") == 1
    assert plot.complete


def test_names_at_the_ends_of_lines_do_not_cover_each_other() -> None:
    series = [(f"系列{n}", numbers("1", f"5.0{n}")) for n in range(4)]
    drawing = chart_plot(chart(ChartKind.LINE, series, MONTHS[:2]), setter(), MEASURE).drawing
    heights = sorted(glyphs(drawing, name).y for name, _ in series)
    assert all(below - above >= 11.99 for above, below in pairwise(heights))


@pytest.mark.parametrize("kind", [ChartKind.LINE, ChartKind.STACKED_AREA])
@pytest.mark.parametrize("count", range(2, 13))
def test_names_of_lines_and_areas_stay_in_the_drawing_at_ends_or_in_a_legend(kind: ChartKind, count: int) -> None:
    series = [(f"系列{n}", numbers("1", f"9.0{n}")) for n in range(count)]
    plot = chart_plot(chart(kind, series, MONTHS[:2]), setter(), MEASURE)
    names = [glyphs(plot.drawing, name) for name, _ in series]
    assert all(6 <= name.y <= plot.drawing.height for name in names)
    assert overlapping(names) == []
    at_ends = {run.color for run in names[1].line.runs} != {"ink"}
    assert at_ends == (count <= 6)  # six of 12 in 70 % of 116
    assert plot.lowered
    assert sorted(texts(plot.lowered(plot.spare).drawing)) == sorted(texts(plot.drawing))


def test_a_line_s_name_stands_beside_its_end() -> None:
    series = [("甲", numbers("1", "9")), ("乙", numbers("1", "1"))]
    drawing = chart_plot(chart(ChartKind.LINE, series, MONTHS[:2]), setter(), MEASURE).drawing
    for name, color in (("甲", "series-1"), ("乙 1", "muted")):
        (line,) = [mark for mark in flat(drawing.marks) if isinstance(mark, Path) and mark.stroke == color]
        assert glyphs(drawing, name).y - line.segments[-1].y == pytest.approx(3.4, abs=1)  # half of what letters are high


def test_twelve_lines_have_looks_of_their_own() -> None:
    series = [(f"系列{n}", numbers("1", f"{n + 2}")) for n in range(12)]
    drawing = chart_plot(chart(ChartKind.LINE, series, MONTHS[:2]), setter(), MEASURE).drawing
    palette = theme("civic").palette
    looks = {(palette.color(series_fill(n)), mark.dash) for n, mark in enumerate(m for m in flat(drawing.marks) if isinstance(m, Path))}
    assert len(looks) == 12


def test_lines_whose_names_would_be_cut_have_a_legend_of_lines() -> None:
    made = chart(ChartKind.LINE, [("Information", numbers("1", "3")), ("Target", numbers("2", "2"))], MONTHS[:2])
    narrow, wide = (chart_plot(made, setter(), width).drawing for width in (101, MEASURE))
    assert {"Information", "Target 2"} <= set(texts(narrow)) & set(texts(wide))
    samples = [mark for mark in narrow.marks if isinstance(mark, Rule) and mark.x2 - mark.x1 == 18]
    assert [sample.dash for sample in samples] == [(), (5.0, 2.5)]
    assert glyphs(narrow, "Information").x + 40 < glyphs(wide, "Information").x


def test_sectors_share_the_circle_by_value() -> None:
    drawing = chart_plot(one_series(ChartKind.PIE, "1", "1", "2"), setter(), MEASURE).drawing
    arcs = [sum(isinstance(s, CurveTo) for s in mark.segments) for mark in drawing.marks if isinstance(mark, Path)]
    assert arcs == [2, 2, 4]  # quarters of two eighths, half of four
    assert [text for text in texts(drawing) if text in "112"] == ["1", "1", "2"]


def test_shares_fill_the_whole_height_whatever_their_sum() -> None:
    made = chart(ChartKind.PERCENT_COLUMN, [("甲", numbers("1", "30")), ("乙", numbers("3", "10"))], MONTHS[:2])
    drawing = chart_plot(made, setter(), MEASURE).drawing
    first, second = boxes(drawing, "series-1")[-2:]
    assert first.rect.height == pytest.approx(TALL_STACK / 4)  # 1 of 4
    assert second.rect.height == pytest.approx(TALL_STACK * 3 / 4)  # 30 of 40
    assert "100%" in texts(drawing)


def test_an_area_reaches_from_zero_to_its_values_and_is_cut_at_gaps() -> None:
    drawing = chart_plot(one_series(ChartKind.AREA, "4", "8", "", "6", "2"), setter(), MEASURE).drawing
    before, after = (mark for mark in flat(drawing.marks) if isinstance(mark, Path))
    assert [len(area.segments) for area in (before, after)] == [4, 4]
    heights = [segment.y for segment in before.segments]
    assert heights[2] == heights[3]  # both on the base line
    assert heights[2] - heights[1] == pytest.approx(LINE_HEIGHT)  # 8 of 8
    assert heights[3] - heights[0] == pytest.approx(LINE_HEIGHT / 2)


def test_areas_lie_upon_each_other() -> None:
    made = chart(ChartKind.STACKED_AREA, [("甲", numbers("1", "2")), ("乙", numbers("3", "4"))], MONTHS[:2])
    lower, upper = (mark for mark in flat(chart_plot(made, setter(), MEASURE).drawing.marks) if isinstance(mark, Path))
    assert [s.y for s in upper.segments[2:]] == pytest.approx([s.y for s in reversed(lower.segments[:2])])


def scatter(*points: tuple[str, str, str]) -> Chart:
    across, up, labels = zip(*points, strict=True)
    series = (Series("点", numbers(*up), tuple(n for n in numbers(*across) if n), labels),)
    return Chart(kind=ChartKind.SCATTER, title="点", categories=(), series=series, across="横（万元）", upwards="纵（%）")


def test_points_stand_where_their_numbers_say() -> None:
    drawing = chart_plot(scatter(("0", "0", ""), ("5", "10", ""), ("10", "20", "")), setter(), MEASURE).drawing
    points = [mark.segments[0] for mark in flat(drawing.marks) if isinstance(mark, Path)]
    assert points[1].x - points[0].x == pytest.approx(points[2].x - points[1].x)
    assert points[0].y - points[2].y == pytest.approx(SCATTER_HEIGHT)  # 0 and 20 are the ends of the scale
    assert {"横（万元）", "纵（%）"} <= set(texts(drawing))


def overlapping(marks: list[Glyphs]) -> list[tuple[str, str]]:
    """Return which texts cover each other's letters, which are about 6 points high."""
    rects = [(g.line.text, g.x + g.line.x, g.y - 6, g.x + g.line.x + g.line.width, g.y) for g in marks if g.line.text.strip()]
    return [
        (one, other)
        for n, (one, left, top, right, bottom) in enumerate(rects)
        for other, left2, top2, right2, bottom2 in rects[n + 1 :]
        if left2 < right and left < right2 and top2 < bottom and top < bottom2
    ]


def test_labels_of_points_do_not_cover_each_other() -> None:
    points = [(f"{n % 7}.{n}", f"{n % 5}.{n}", f"城市{n}") for n in range(40)]
    drawing = chart_plot(scatter(*points), setter(), MEASURE).drawing
    shown = [mark for mark in flat(drawing.marks) if isinstance(mark, Glyphs) and mark.line.text.startswith("城市")]
    assert len(shown) >= 20
    assert overlapping(shown) == []


@pytest.mark.parametrize("kind", [kind for kind in ChartKind if kind not in ROUND and kind is not ChartKind.SCATTER])
@pytest.mark.parametrize("at", [("1月",), ("6月",), ("1月", "2月", "3月"), ("5月", "6月")])
def test_remarks_stand_in_the_drawing_and_apart(kind: ChartKind, at: tuple[str, ...]) -> None:
    notes = tuple(Annotation(name, "件数", f"{name}有一件要说明的事") for name in at)
    drawing = chart_plot(one_series(kind, "1", "9", "5", "4", "3", "7", annotations=notes), setter(), MEASURE).drawing
    assert all(note.text in "".join(texts(drawing)) for note in notes)
    assert right_edge(drawing) <= MEASURE + 0.5
    lines = [mark for mark in flat(drawing.marks) if isinstance(mark, Glyphs)]
    assert all(0 <= mark.y <= drawing.height for mark in lines)
    assert overlapping(lines) == []


def struck(marks: list[Mark]) -> list[str]:
    """Return the texts that the line of a remark goes through."""
    poles = [mark for mark in marks if isinstance(mark, Rule) and mark.x1 == mark.x2 and mark.color == "muted"]
    lines = [mark for mark in marks if isinstance(mark, Glyphs) and mark.line.text.strip()]
    return [
        line.line.text
        for line in lines
        for pole in poles
        if line.x + line.line.x < pole.x1 < line.x + line.line.x + line.line.width and pole.y1 < line.y and pole.y2 > line.y - 6
    ]


NEIGHBOURS = [(1, 2), (6, 7), (5, 6, 7), (0, 1, 2, 3), (2, 3, 4, 5), tuple(range(8))]


@pytest.mark.parametrize("kind", [ChartKind.LINE, ChartKind.COLUMN, ChartKind.AREA, ChartKind.STACKED_COLUMN])
@pytest.mark.parametrize("at", NEIGHBOURS)
@pytest.mark.parametrize("width", [80, 190, 260, 399])
def test_no_line_of_a_remark_goes_through_another_remark(kind: ChartKind, at: tuple[int, ...], width: float) -> None:
    notes = tuple(Annotation(MONTHS[n], "件数", f"第{n}项政策开始执行") for n in at)
    made = one_series(kind, "10", "12", "11", "13", "14", "13", "15", "16", annotations=notes)
    drawing = chart_plot(made, setter(), width).drawing
    marks = list(flat(drawing.marks))
    assert struck(marks) == []
    remarks = [mark for mark in marks if isinstance(mark, Glyphs) and set(mark.line.text) & set("第项政策开始执行")]
    assert overlapping(remarks) == []
    assert "".join(sorted("".join(mark.line.text for mark in remarks))) == "".join(sorted("".join(note.text for note in notes)))


def test_few_columns_are_named_above_the_first_ones_and_narrow_ones_in_a_legend() -> None:
    wide = chart(ChartKind.COLUMN, [("上年", numbers("1", "2")), ("今年", numbers("3", "4"))], MONTHS[:2])
    narrow = chart(ChartKind.COLUMN, [("上年全年累计", numbers("1", "2")), ("今年", numbers("3", "4"))], MONTHS[:2])
    assert legend_squares(wide) == 0
    assert legend_squares(narrow) == 2


def legend_squares(made: Chart) -> int:
    return sum(box.rect.width == box.rect.height == SQUARE for box in boxes(chart_plot(made, setter(), MEASURE).drawing))


@pytest.mark.parametrize("kind", OVER_CATEGORIES)
@pytest.mark.parametrize("series", [1, 3])
@pytest.mark.parametrize("categories", [1, 4, 12])
def test_a_complete_plot_writes_every_name_and_value_inside_its_width(kind: ChartKind, series: int, categories: int) -> None:
    block = chart(
        kind,
        [(f"系列{s}", numbers(*(f"{10 * s + c}.{c % 10}5" for c in range(1, categories + 1)))) for s in range(1, series + 1)],
        tuple(f"类别{c}" for c in range(categories)),
    )
    plot = chart_plot(block, setter(), MEASURE)
    assert right_edge(plot.drawing) <= MEASURE + 0.5
    if plot.complete:
        said = "".join(texts(plot.drawing))  # names may be broken
        assert all(name in said for name in block.categories)
        assert all(number.typed in said for s in block.series for number in s.values if number)


@pytest.mark.parametrize("kind", OVER_CATEGORIES)
def test_nothing_to_show_is_drawn_all_the_same(kind: ChartKind) -> None:
    for block in (one_series(kind), one_series(kind, "", ""), one_series(kind, "0", "0")):
        drawing = chart_plot(block, setter(), MEASURE).drawing
        assert drawing.height >= 0
        assert all(mark.line.text is not None for mark in flat(drawing.marks) if isinstance(mark, Glyphs))


@pytest.mark.parametrize("name", ["civic", "ledger", "plain"])
def test_letters_on_a_fill_can_be_read(name: str) -> None:
    palette = theme(name).palette
    for number in range(1, len(palette.series) + 1):
        letters = letters_on(f"series-{number}", palette)
        assert contrast(palette.color(letters), palette.color(f"series-{number}")) >= 4


def test_neighbouring_sectors_differ_however_many_there_are() -> None:
    drawing = chart_plot(one_series(ChartKind.PIE, *("1" for _ in MONTHS)), setter(), MEASURE).drawing
    fills = [mark.fill for mark in drawing.marks if isinstance(mark, Path)]
    assert all(fill != after for fill, after in pairwise([*fills, fills[0]]))


@pytest.mark.parametrize("kind", OVER_CATEGORIES)
def test_a_lower_plot_says_the_same(kind: ChartKind) -> None:
    series = [("甲", numbers("30", "40", "50")), *([] if kind in ROUND else [("乙", numbers("45", "40", "35"))])]
    plot = chart_plot(chart(kind, series, MONTHS[:3]), setter(), MEASURE)
    assert plot.spare > 0
    assert plot.lowered
    lower = plot.lowered(plot.spare)
    assert lower.drawing.height == pytest.approx(plot.drawing.height - plot.spare)
    assert (sorted(texts(lower.drawing)), lower.complete) == (sorted(texts(plot.drawing)), plot.complete)
    assert lower.table is plot.table


def test_stacks_get_no_lower_than_the_value_of_their_least_part() -> None:
    parts = [("甲", numbers("100", "90")), ("乙", numbers("11", "30"))]
    plot = chart_plot(chart(ChartKind.STACKED_COLUMN, parts, MONTHS[:2]), setter(), MEASURE)
    assert plot.complete
    assert plot.lowered
    assert plot.spare < 0.3 * TALL_STACK
    assert plot.lowered(plot.spare).complete
    assert not plot.lowered(plot.spare + 2).complete


def test_a_pie_gets_no_lower_than_its_names() -> None:
    plot = chart_plot(one_series(ChartKind.PIE, *("1" for _ in MONTHS)), setter(), MEASURE)
    assert plot.spare == 0  # twelve names of 16 are higher than the disc


LONG_NAMES = ("Returned home", "外出务工返乡创业就业人员", "升学")


@pytest.mark.parametrize("kind", sorted(ROUND))
@pytest.mark.parametrize("width", [70, 101, 150, 190, 250, 399])
def test_a_disc_gives_way_to_its_names_which_stay_whole_and_inside(kind: ChartKind, width: float) -> None:
    plot = chart_plot(chart(kind, [("人", numbers("41.5", "33", "26"))], LONG_NAMES), setter(), width)
    assert right_edge(plot.drawing) <= width + 0.01
    said = texts(plot.drawing)
    assert {"41.5", "33", "26"} <= set(said)
    assert [line for line in said if line.isascii() and line.strip().isalpha()] in ([], ["Returned ", "home"], ["Returned", "home"])
    assert overlapping([mark for mark in flat(plot.drawing.marks) if isinstance(mark, Glyphs)]) == []
    assert plot.lowered
    lower = plot.lowered(plot.spare)
    assert lower.drawing.height == pytest.approx(plot.drawing.height - plot.spare)
    assert sorted(texts(lower.drawing)) == sorted(said)


@pytest.mark.parametrize("emphasis", ["1月", "3月", "12月"])
def test_the_emphasized_sector_alone_is_in_the_accent_with_its_name(emphasis: str) -> None:
    made = one_series(ChartKind.DOUGHNUT, *("1" for _ in MONTHS), emphasis=emphasis)
    drawing = chart_plot(made, setter(), MEASURE).drawing
    fills = [mark.fill for mark in drawing.marks if isinstance(mark, Path)]
    assert [n for n, fill in enumerate(fills) if fill == "accent"] == [MONTHS.index(emphasis)]
    assert "series-1" not in fills
    assert all(fill != after for fill, after in pairwise([*fills, fills[0]]))
    assert {run.color for run in glyphs(drawing, emphasis).line.runs} == {"accent"}


@pytest.mark.parametrize(("kind", "outlines"), [(ChartKind.PIE, 1), (ChartKind.DOUGHNUT, 2)])
def test_a_sector_that_is_the_whole_has_no_seam(kind: ChartKind, outlines: int) -> None:
    drawing = chart_plot(one_series(kind, "100", "0"), setter(), MEASURE).drawing
    (disc,) = [mark for mark in drawing.marks if isinstance(mark, Path)]
    assert disc.stroke == ""
    assert [type(segment).__name__ for segment in disc.segments].count("MoveTo") == outlines
    assert not any(isinstance(segment, LineTo) for segment in disc.segments)


OPINIONS = ("Crowding", "Punctuality", "Cleanliness", "Staff", "Information", "Seats")


@pytest.mark.parametrize("emphasis", ["Punctuality", "Staff", "Seats"])
def test_the_emphasized_column_keeps_its_name_where_names_are_thinned_out(emphasis: str) -> None:
    made = chart(ChartKind.COLUMN, [("n", numbers("4", "3", "2", "1", "5", "6"))], OPINIONS, emphasis=emphasis)
    plot = chart_plot(made, setter(), 120)
    assert not plot.complete
    assert "accent" in {run.color for mark in flat(plot.drawing.marks) if isinstance(mark, Glyphs) for run in mark.line.runs}
    assert any(emphasis.startswith(text) for text in texts(plot.drawing) if text.isalpha())


def cut_words(drawing: Drawing) -> list[str]:
    """Return the ends of lines at which a name is cut without a hyphen."""
    lines = [mark.line for mark in flat(drawing.marks) if isinstance(mark, Glyphs) and mark.line.runs]
    return [
        line.text
        for line in lines
        if line.text.isascii()
        and line.text.isalpha()
        and line.runs[-1].glyphs[-1].text != SOFT_HYPHEN
        and not any(name.endswith(line.text) for name in OPINIONS)
    ]


@pytest.mark.parametrize("language", [Language.CHINESE_SIMPLIFIED, Language.ENGLISH])
@pytest.mark.parametrize("kind", OVER_CATEGORIES)
@pytest.mark.parametrize("width", [101, 120, 150, 190, 250, 399])
@pytest.mark.parametrize("count", [3, 6])
def test_no_english_name_is_cut_without_a_hyphen(language: Language, kind: ChartKind, width: float, count: int) -> None:
    values = ("41", "33", "26", "11", "5", "1")[:count]
    drawing = chart_plot(chart(kind, [("件数", numbers(*values))], OPINIONS[:count]), setter(language), width).drawing
    assert cut_words(drawing) == []
    lines = [mark for mark in flat(drawing.marks) if isinstance(mark, Glyphs)]
    assert all(line.x + line.line.x >= -0.01 and line.x + line.line.x + line.line.width <= width + 0.01 for line in lines)
    names = [line for line in lines if any(part in name for name in OPINIONS for part in [line.line.text] if part.isalpha())]
    assert overlapping(names) == []


def test_names_beside_bars_have_room_for_their_words_where_bars_can_spare_it() -> None:
    drawing = chart_plot(chart(ChartKind.BAR, [("条", numbers("41", "33"))], OPINIONS[:2]), setter(), 120).drawing
    assert set(OPINIONS[:2]) <= set(texts(drawing))
    assert max(box.rect.width for box in boxes(drawing)) >= 30


@pytest.mark.parametrize(
    ("slot", "shown"),
    [
        (40.0, ["혼잡도|개선", "버스정|보안내기|교체", "심야노선"]),  # a compound longer than its room is divided
        (24.0, ["혼잡도|개선", None, "심야노선"]),  # no short word is: there is room for every second name only
    ],
)
def test_lines_of_korean_names_end_between_words(slot: float, shown: list[str | None]) -> None:
    categories = ("혼잡도 개선", "버스정보안내기 교체" if slot > 30 else "도로 정비", "심야노선")
    names = category_names(categories, lambda every: slot_measure(slot, every), None, setter(Language.KOREAN))
    assert [block and "|".join(line.text.strip() for line in block.lines) for block in names.blocks] == shown
