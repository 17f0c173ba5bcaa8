"""Points, comparisons, timelines, charts, callouts and quotes as shapes at their places."""

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.deck import fit
from generator.deck.arrange import Arranger
from generator.deck.compose import Composer
from generator.deck.compose_chart import chart_composed, chart_parts
from generator.deck.compose_compare import compare_composed, compare_fit, compare_parts, compare_scale
from generator.deck.compose_points import points_composed
from generator.deck.compose_timeline import timeline_composed, timeline_parts
from generator.deck.compose_words import callout_parts, quotation, quote_slide
from generator.deck.lettering import Lettering
from generator.deck.master import GUTTER
from generator.deck.pieces import Composed, Piece, flat
from generator.deck.points_parts import points_parts
from generator.deck.powerpoint.chart_design import ChartDesign
from generator.deck.rows import Form, Row
from generator.deck.scene import Box, ChartShape, Group, Rule, TextBox
from generator.geometry import Rect
from generator.layout.chart.plot import emphasized
from generator.model.base import Number
from generator.model.blocks import Columns
from generator.model.chart import Chart, ChartKind, Series
from generator.model.compare import Compare, Side
from generator.model.inline import NoteReference, RichText, Run, Script, plain_text
from generator.model.prose import Callout, Point, Points, Quote
from generator.model.timeline import Timeline
from generator.pictures import Pictures
from tests.deck.documents import chart, figures, points, timeline

BODY = Rect.edges(43.2, 144, 916.8, 475.2)
WIDE = Rect(43.2, 144, 651.6, 331.2)
RIGHT = Rect(487.2, 151.2, 429.6, 324)


@pytest.fixture
def composer(lettering: Lettering, pictures: Pictures) -> Composer:
    return Composer(lettering, pictures)


def box(made: Composed, name: str) -> TextBox:
    return next(shape for shape in flat(made.shapes) if isinstance(shape, TextBox) and shape.name == name)


def items(pieces: tuple[Piece, ...]) -> list[int]:
    return [len(piece.block.items) for piece in pieces if isinstance(piece.block, Points)]


# Points


@pytest.mark.parametrize(("count", "size", "gap"), [(2, 28, 43.2), (3, 22, 21.6), (5, 22, 14.4), (7, 20, 10.8)])
def test_leads_grow_smaller_with_their_number(lettering: Lettering, count: int, size: float, gap: float) -> None:
    block = points(*[f"第{n}点" for n in range(count)])
    paragraphs = box(points_composed(lettering, Piece(block), block, WIDE), "points").paragraphs
    assert {run.size for p in paragraphs for run in p.runs} == {size}
    assert [p.before for p in paragraphs] == [0, *[gap] * (count - 1)]


def test_support_stands_muted_below_a_bold_lead(lettering: Lettering) -> None:
    block = points(("做法", "发展旅游"), ("称号", "第一项", "第二项"))
    paragraphs = box(points_composed(lettering, Piece(block), block, WIDE), "points").paragraphs
    looks = [(p.text, p.runs[0].bold, p.runs[0].color, p.margin, p.bullet is not None) for p in paragraphs]
    assert looks == [
        ("做法", True, "ink", 22, True),
        ("发展旅游", False, "muted", 22, False),  # one line of support needs no bullet
        ("称号", True, "ink", 22, True),
        ("第一项", False, "muted", 36.4, True),  # 22 + 14.4
        ("第二项", False, "muted", 36.4, True),
    ]


def test_sentences_are_set_as_text_and_not_as_leads(lettering: Lettering) -> None:
    block = points("这一条写得很长，一行放不下，所以不能当作标题来排，只能作为正文排成两行，这样读起来轻一些", "短")
    paragraphs = box(points_composed(lettering, Piece(block), block, WIDE), "points").paragraphs
    assert [(p.runs[0].size, p.runs[0].bold) for p in paragraphs] == [(24, False), (24, False)]


LONG = "这一条写得很长，要分在几张幻灯片上。" * 30


@pytest.mark.parametrize(
    "item",
    [
        Point(plain_text("头"), (Point(plain_text("次"), tuple(Point(plain_text(f"第{n}条")) for n in range(40))),)),
        Point(plain_text("头"), (Point(plain_text("次"), (Point(plain_text(LONG)), Point(plain_text("末")))),)),
        Point(plain_text(LONG), (Point(plain_text(LONG), (Point(plain_text(LONG)),)),)),
        Point(plain_text("头"), tuple(Point(plain_text(f"次{n}"), (Point(plain_text(LONG[:200])),)) for n in range(9))),
    ],
)
def test_points_three_levels_deep_are_divided_at_every_level(lettering: Lettering, item: Point) -> None:
    parts = points_parts(lettering, Piece(Points(items=(item,))), Points(items=(item,)), WIDE)
    blocks = [part.block for part in parts if isinstance(part.block, Points)]
    assert all(
        fit.height(lettering, box(points_composed(lettering, Piece(b), b, WIDE), "points").paragraphs, WIDE.width) <= 331.2 for b in blocks
    )
    shown = [text for b in blocks for point in b.items for text in leaf_texts(point)]
    assert "".join(shown).endswith("".join(leaf_texts(item)))


def leaf_texts(point: Point) -> list[str]:
    """Return the texts of `point` that have nothing below them."""
    return [text for child in point.children for text in leaf_texts(child)] if point.children else [point.text.plain]


def test_nine_points_go_on_in_parts_alike_and_count_on(lettering: Lettering) -> None:
    block = points(*[f"第{n}点" for n in range(9)], ordered=True)
    parts = points_parts(lettering, Piece(block), block, WIDE)
    assert items(parts) == [5, 4]
    assert parts[1].first == 6
    second = parts[1].block
    assert isinstance(second, Points)
    numbers = [p.bullet.start for p in box(points_composed(lettering, parts[1], second, WIDE), "points").paragraphs if p.bullet]
    assert numbers == [6, 7, 8, 9]


def test_an_item_taller_than_a_slide_is_divided_below_its_head(lettering: Lettering) -> None:
    block = points(("头", *[f"第{n}行" for n in range(30)]))
    parts = points_parts(lettering, Piece(block), block, WIDE)
    shown = [child.text.plain for p in parts if isinstance(p.block, Points) for item in p.block.items for child in item.children]
    assert len(parts) == 3  # 30 lines of 28 below a head of 28; 331 hold 10 lines
    assert shown == [f"第{n}行" for n in range(30)]


# Comparisons


def test_leaves_are_drawn_to_scale_and_meet_at_the_hinge(lettering: Lettering) -> None:
    block = Compare(before=Side("此前", "8", "千元"), after=Side("此后", "近2", "万元"), measure="人均纯收入")
    made = compare_composed(lettering, block, RIGHT)
    before, after = (shape for shape in flat(made.shapes) if isinstance(shape, Box))
    assert after.rect.height == 324
    assert before.rect.height == pytest.approx(129.6)  # 324 × 8000 / 20000
    assert before.rect.x == 487.2
    assert before.rect.right == after.rect.x == pytest.approx(709.2)  # X(10) = 43.2 + 9 × 74
    assert (before.rect.bottom, after.rect.bottom) == pytest.approx((475.2, 475.2))
    assert (before.fill, after.fill) == ("series-2", "accent")
    assert box(made, "before label").rect.bottom < before.rect.y  # 129.6 is too low for a label inside
    assert box(made, "after label").rect.y == pytest.approx(after.rect.y + 14.4)
    assert box(made, "measure").rect.bottom < box(made, "before label").rect.y


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Side("a", "8", "千元"), Side("b", "2", "万人")),  # another measure
        (Side("a", "三分之一"), Side("b", "2")),
        (Side("a", "120", "元"), Side("b", "-30", "元")),
        (Side("a", "-4.5", "度"), Side("b", "12", "度")),
        (Side("a", "1", "元", plain_text("说明")), Side("b", "2", "元")),
    ],
)
def test_values_that_are_not_to_scale_stand_on_quiet_grounds_apart(lettering: Lettering, before: Side, after: Side) -> None:
    block = Compare(before=before, after=after)
    assert compare_scale(block) is None
    left, right = (shape for shape in flat(compare_composed(lettering, block, RIGHT).shapes) if isinstance(shape, Box))
    assert (left.rect.height, right.rect.height) == (216, 216)
    assert (left.fill, right.fill) == ("surface", "surface")
    assert right.rect.x - left.rect.right == pytest.approx(GUTTER)


@pytest.mark.parametrize(
    ("before", "after", "width", "sizes"),
    [
        (("8", "千元"), ("近2", "万元"), 429.6, (66, 66)),
        (("8", "千元"), ("近2", "万元"), 267.2, (36, 36)),  # a third of a slide: 97.6 for 近, 2 and 万元
        (("6.5", "分钟"), ("4", "分钟"), 267.2, (28, 28)),
        (("8", "千元"), ("二百三十四万五千六百七十八", "元每人每年"), 267.2, (66, 22)),  # words are no numeral
    ],
)
def test_both_values_of_a_comparison_share_a_size(
    lettering: Lettering, before: tuple[str, str], after: tuple[str, str], width: float, sizes: tuple[float, float]
) -> None:
    block = Compare(before=Side("此前", *before), after=Side("此后", *after))
    made = compare_composed(lettering, block, RIGHT._replace(width=width))
    values = [box(made, f"{name} value").paragraphs[0] for name in ("before", "after")]
    assert tuple(max(run.size for run in value.runs) for value in values) == sizes


def test_values_of_comparisons_beside_each_other_share_a_size(lettering: Lettering, pictures: Pictures) -> None:
    pairs = (("6.5", "分钟", "4"), ("8", "千元", "近2"), ("3", "处", "12"))
    blocks = tuple(Compare(before=Side("此前", one, unit), after=Side("此后", other, unit)) for one, unit, other in pairs)
    made = Composer(lettering, pictures).compose(Piece(Columns(columns=tuple((block,) for block in blocks))), BODY)
    values = [shape for shape in flat(made.shapes) if isinstance(shape, TextBox) and shape.name.endswith(" value")]
    assert len(values) == 6
    assert {max(run.size for run in value.paragraphs[0].runs) for value in values} == {28}
    alone = [Composer(lettering, pictures).compose(Piece(block), BODY) for block in blocks]
    assert {max(run.size for run in box(one, "before value").paragraphs[0].runs) for one in alone} == {66}


@pytest.mark.parametrize(("value", "height"), [("0", 2), ("3", 2), ("128", 2), ("12800", 324 / 10)])
def test_a_value_that_is_next_to_nothing_is_a_line(lettering: Lettering, value: str, height: float) -> None:
    made = compare_composed(lettering, Compare(before=Side("去年", value, "处"), after=Side("今年", "128000", "处")), RIGHT)
    before, after = (shape for shape in flat(made.shapes) if isinstance(shape, Box))
    assert (before.rect.height, after.rect.height) == pytest.approx((height, 324))
    assert box(made, "before value").rect.y < before.rect.y


def test_words_alone_stand_on_two_leaves(lettering: Lettering) -> None:
    block = Compare(before=Side("过去", text=plain_text("跑三趟")), after=Side("现在", text=plain_text("一次办好")))
    left, right = (shape for shape in flat(compare_composed(lettering, block, RIGHT).shapes) if isinstance(shape, Box))
    assert (left.fill, right.fill) == ("surface-2", "accent")
    assert left.rect.right == right.rect.x


def test_values_that_leave_no_room_for_words_stand_before_them(lettering: Lettering) -> None:
    side = Side("统计口径调整前的三年平均", "二百三十四万五千六百七十八", "元每人每年", plain_text(LONG))
    block = Compare(before=side, after=Side("后", "2"), measure="人均可支配收入")
    parts = [part.block for part in compare_parts(lettering, Piece(block), block, RIGHT)]
    assert [(part.before.value, part.before.text.plain == "") for part in parts if isinstance(part, Compare)][:2] == [
        (side.value, True),
        ("", False),
    ]
    assert "".join(part.before.text.plain for part in parts if isinstance(part, Compare)) == LONG
    assert all(compare_fit(lettering, part, RIGHT) for part in parts if isinstance(part, Compare))


# Timelines


def test_steps_share_the_width_along_an_axis(lettering: Lettering) -> None:
    block = timeline(6, current=4)
    made = timeline_composed(lettering, Piece(block), block, BODY, done=5)
    squares = [shape for shape in flat(made.shapes) if isinstance(shape, Box)]
    assert [round(s.rect.x, 1) for s in squares] == [43.2, 191.2, 339.2, 487.2, 635.2, 783.2]  # 43.2 + 148 n
    assert [(s.rect.width, s.fill) for s in squares] == [(12, "accent")] * 4 + [(16, "accent"), (12, "muted")]
    said = [shape.alt for shape in made.shapes if isinstance(shape, Group)]
    assert [bool(alt) for alt in said] == [False] * 4 + [True, False]
    assert said[4].endswith("，当前")
    whole, done = (shape for shape in flat(made.shapes) if isinstance(shape, Rule))
    assert whole.y1 == 236  # 144 + 92
    assert done.x2 == pytest.approx(643.2)  # 635.2 + 16 / 2
    assert box(made, "step 1 name").rect.y == 262  # 236 + 26
    assert box(made, "step 1 text").rect.y == 308  # 262 + 38 + 8


def test_seven_steps_go_on_in_four_and_three_and_the_axis_with_them(lettering: Lettering) -> None:
    block = timeline(7, current=5)
    parts = timeline_parts(lettering, Piece(block), block, BODY)
    counts = [len(part.block.steps) for part in parts if isinstance(part.block, Timeline)]
    assert counts == [4, 3]
    first = parts[0].block
    assert isinstance(first, Timeline)
    rules = [s for s in flat(timeline_composed(lettering, parts[0], first, BODY, done=6).shapes) if isinstance(s, Rule)]
    assert rules[1].x2 == pytest.approx(916.8)  # the sixth step is on the next slide: done to the edge


def test_steps_with_too_many_words_become_points(lettering: Lettering) -> None:
    block = Timeline(steps=tuple(replace(step, text=plain_text("说明" * 300)) for step in timeline(2).steps))
    (part,) = timeline_parts(lettering, Piece(block), block, BODY)
    assert isinstance(part.block, Points)


# Charts


@pytest.mark.parametrize("kind", [ChartKind.COLUMN, ChartKind.BAR])
def test_words_of_the_headline_stress_no_other_bar_than_paper_does(lettering: Lettering, pictures: Pictures, kind: ChartKind) -> None:
    block = replace(chart(kind, categories=3), categories=("1", "一月", "B"))
    headline = "Big orders rose 14 % in 十一月"
    composer = Composer(lettering, pictures).for_headline(headline)
    (shape,) = (one for one in flat(composer.compose(Piece(block), BODY).shapes) if isinstance(one, ChartShape))
    assert ChartDesign(shape).emphasis == emphasized(block, last=kind is ChartKind.COLUMN)


def test_many_lying_bars_go_on_balanced(lettering: Lettering) -> None:
    block = chart(ChartKind.BAR, categories=14)
    parts = [part.block for part in chart_parts(lettering, Piece(block), block, BODY)]
    assert [len(part.categories) for part in parts if hasattr(part, "categories")] == [7, 7]
    assert chart_parts(lettering, Piece(chart(categories=30)), chart(categories=30), BODY)[0].block == chart(categories=30)


@pytest.mark.parametrize(
    ("kind", "count"), [(ChartKind.BAR, 1), (ChartKind.BAR, 2), (ChartKind.STACKED_BAR, 1), (ChartKind.STACKED_BAR, 2)]
)
def test_parts_of_a_chart_have_one_scale_and_one_bar_stressed(
    lettering: Lettering, pictures: Pictures, kind: ChartKind, count: int
) -> None:
    small, large = (tuple(Number(str(n), float(n)) for n in range(first, first + 13)) for first in (100, 1000))
    block = Chart(
        kind=kind,
        title="",
        categories=tuple(f"站{n}" for n in range(26)),
        series=tuple(Series(f"列{n}", (*small, *large)) for n in range(count)),
    )
    composer = Composer(lettering, pictures)
    shapes = [shape for part in composer.parts(Piece(block), BODY) for shape in flat(composer.compose(part, BODY).shapes)]
    designs = [ChartDesign(shape) for shape in shapes if isinstance(shape, ChartShape)]
    assert len(designs) == 3
    ((low, high),) = {design.limits for design in designs}
    assert (low, high is not None and high >= 1012 * (count if kind is ChartKind.STACKED_BAR else 1)) == (0.0, True)
    stressed = [design.chart.categories[design.emphasis] for design in designs if design.emphasis is not None]
    assert stressed == (["站25"] if count == 1 and kind is ChartKind.BAR else [])


def test_parts_of_a_ring_are_listed_beside_it_as_typed(lettering: Lettering) -> None:
    block = chart(ChartKind.DOUGHNUT)
    made = chart_composed(lettering, block, BODY)
    assert [[p.text for p in box(made, name).paragraphs] for name in ("part names", "part values")] == [
        ["1月", "2月", "3月", "4月"],
        ["100", "107", "114", "121"],
    ]
    (ring,) = (shape for shape in flat(made.shapes) if isinstance(shape, ChartShape))
    assert ring.rect.width == ring.rect.height
    assert ring.rect.right + 43.2 == min(shape.rect.x for shape in flat(made.shapes) if isinstance(shape, Box))
    assert box(made, "part values").rect.right <= BODY.right


@pytest.mark.parametrize(("parts", "columns", "size"), [(9, 1, 18), (12, 2, 18), (24, 2, 15)])
def test_a_longer_list_of_parts_is_set_closer(lettering: Lettering, parts: int, columns: int, size: float) -> None:
    made = chart_composed(lettering, chart(ChartKind.PIE, categories=parts), BODY)
    lists = [shape for shape in flat(made.shapes) if isinstance(shape, TextBox) and shape.name == "part names"]
    assert len(lists) == columns
    assert {paragraph.runs[0].size for each in lists for paragraph in each.paragraphs} == {size}
    assert max(each.rect.bottom for each in lists) <= BODY.bottom


@pytest.mark.parametrize(
    ("parts", "size", "pitch"),
    [
        (2, 28, 84),
        (3, 28, 84),
        (4, 28, 75.5),  # 331.2 − 22 − 7.2 = 302 for all of them
        (6, 24, 50.3),
        (7, 20, 43.1),
    ],
)
def test_a_disc_alone_is_as_high_as_the_body_and_has_a_wide_list(lettering: Lettering, parts: int, size: float, pitch: float) -> None:
    made = chart_composed(lettering, chart(ChartKind.PIE, categories=parts), BODY, alone=True)
    (disc,) = (shape for shape in flat(made.shapes) if isinstance(shape, ChartShape))
    rules = [shape for shape in flat(made.shapes) if isinstance(shape, Rule)]
    names, values = box(made, "part names"), box(made, "part values")
    assert disc.rect == pytest.approx(Rect(BODY.x, BODY.y, 331.2, 331.2))
    assert [(rule.x1, rule.x2) for rule in rules] == [pytest.approx((432, 916.8))] * parts  # 43.2 + 331.2 + 57.6
    assert {round(below.y1 - above.y1, 1) for above, below in pairwise(rules)} == {pitch}
    assert {p.runs[0].size for each in (names, values) for p in each.paragraphs} == {size}
    assert values.rect.right == pytest.approx(916.8)
    assert names.rect.bottom + (pitch - names.paragraphs[0].leading) / 2 <= BODY.bottom + 0.1


@pytest.mark.parametrize(("parts", "name"), [(8, "月"), (4, "在各区县窗口办理以及网上办理的业务的总量（含邮寄）")])
def test_a_disc_alone_with_many_or_long_names_has_the_list_of_others(lettering: Lettering, parts: int, name: str) -> None:
    disc = chart(ChartKind.PIE, categories=parts)
    disc = replace(disc, categories=tuple(f"{category}{name}" for category in disc.categories))
    assert chart_composed(lettering, disc, BODY, alone=True) == chart_composed(lettering, disc, BODY)


def test_a_disc_whose_parts_have_no_room_in_a_column_becomes_bars_there(lettering: Lettering, pictures: Pictures) -> None:
    composer = Composer(lettering, pictures)
    disc = chart(ChartKind.PIE, 6)
    disc = replace(disc, categories=tuple(f"{name}在各区县窗口办理的业务总量" for name in disc.categories))
    columns = Piece(Columns(columns=((disc,), (points("一", "二"),))))
    (part,) = composer.parts(columns, BODY)
    shapes = flat(composer.compose(part, BODY).shapes)
    assert [shape.chart.kind for shape in shapes if isinstance(shape, ChartShape)] == [ChartKind.BAR]
    assert composer.fits(part, BODY)


def test_a_ring_whose_parts_have_no_room_beside_it_becomes_bars(lettering: Lettering) -> None:
    block = chart(ChartKind.DOUGHNUT)
    block = replace(
        block, categories=tuple(f"{name}在全市各区县的网上申请、邮寄申请、窗口办理和自助终端办理的业务总量" for name in block.categories)
    )
    (part,) = chart_parts(lettering, Piece(block), block, BODY)
    assert part.block == replace(block, kind=ChartKind.BAR)
    (shape,) = (shape for shape in chart_composed(lettering, block, BODY).shapes if isinstance(shape, ChartShape))
    assert shape.chart.kind is ChartKind.BAR  # also beside other blocks, in less room than the slide's


# Callouts and quotes


def test_a_long_callout_is_divided_between_its_paragraphs(lettering: Lettering) -> None:
    block = Callout(title="说明", paragraphs=tuple(plain_text("这一段有三十个字左右，" * 6) for _ in range(6)))
    parts = callout_parts(lettering, Piece(block), block, WIDE)
    shown = [text for part in parts if isinstance(part.block, Callout) for text in part.block.paragraphs]
    assert len(parts) == 2
    assert "".join(text.plain for text in shown) == "".join(text.plain for text in block.paragraphs)


@pytest.mark.parametrize(
    ("words", "size", "lines"),
    [
        ("人人有责", 50, 1),
        ("一名党员就是一面旗帜、一个支部就是一座堡垒", 50, 2),  # each line of 11
        ("站厅的指路牌全部换了以后，换乘就不用再问人", 40, 2),  # a line of 13
    ],
)
def test_quotes_are_broken_by_sense_in_the_largest_size_that_holds(lettering: Lettering, words: str, size: float, lines: int) -> None:
    block = Quote(text=plain_text(words), by="某人")
    paragraph = box(quote_slide(lettering, Piece(block), block), "quote").paragraphs[0]
    assert paragraph.runs[0].size == size
    assert "".join(run.text for run in paragraph.runs).count("\n") == lines - 1
    assert paragraph.text == f"“{words}”"


def test_a_quote_keeps_its_mark_up(lettering: Lettering) -> None:
    marked = (
        Run("绿地", strong=True),
        Run("见"),
        Run("表", link="https://e.org"),
        Run("，新增3 km"),
        Run("2", script=Script.SUPERSCRIPT),
        NoteReference("a"),
        Run("，用"),
        Run("x", code=True),
        Run("让"),
        Run("长", ruby="zhǎng"),
        Run("大", emphasis=True),
    )
    noted = replace(lettering, marks={"a": 1})
    block = Quote(text=RichText(marked), by="某人")
    paragraph = box(quote_slide(noted, Piece(block), block), "quote").paragraphs[0]
    assert paragraph.text == "“绿地见表，新增3 km2\u00a01，用x让长（zhǎng）大”"
    runs = {run.text.replace("\n", ""): run for run in paragraph.runs}
    assert runs["表"].link == "https://e.org"
    assert (runs["2"].rise, runs["\u00a01"].rise) == (30, 30)
    assert (runs["x"].code, runs["大"].dotted) == (True, True)
    assert runs["（zhǎng）"].size == round(0.75 * runs["长"].size, 1)
    assert "\n" in "".join(run.text for run in paragraph.runs)  # it is broken by sense all the same
    assert quotation(noted, Piece(block), block) == "“绿地见表，新增3 km²，用x让长（zhǎng）大”"


def test_the_opening_mark_hangs_left_of_the_hinge_column(lettering: Lettering) -> None:
    block = Quote(text=plain_text("人人有责"), by="某人")
    quote = box(quote_slide(lettering, Piece(block), block), "quote")
    assert quote.rect.x == pytest.approx(339.2 - 50)  # X(5) less one em of the mark
    assert (quote.paragraphs[0].margin, quote.paragraphs[0].hanging) == (50, 50)
    assert quote.rect.y + quote.rect.height / 2 == 246


@pytest.mark.parametrize("words", ["人人有责", "人人有责，" * 12])
def test_a_quote_alone_below_a_headline_stands_in_the_middle_of_a_band(composer: Composer, words: str) -> None:
    made = composer.compose(Piece(Quote(text=plain_text(words), by="某人")), BODY, alone=True)
    band = next(shape for shape in made.shapes if isinstance(shape, Box))
    quote = box(made, "quote")
    assert made.shapes[0] is band  # below all else
    assert (band.rect, band.fill) == ((0, 144, 960, pytest.approx(331.2)), "surface")
    assert quote.rect.y + quote.rect.height / 2 == pytest.approx(144 + 331.2 / 2)
    assert quote.rect.height <= 331.2 - 2 * 43.2


def test_a_quote_that_fills_its_slide_or_shares_it_has_no_band(composer: Composer) -> None:
    long, short = (Piece(Quote(text=plain_text("人人有责，" * count))) for count in (90, 2))
    assert not [s for s in composer.compose(long, BODY, alone=True).shapes if isinstance(s, Box)]
    assert not [s for s in composer.compose(short, BODY).shapes if isinstance(s, Box)]


def test_one_step_in_a_column_is_a_remark(composer: Composer) -> None:
    columns = Columns(columns=((timeline(1),), (points("甲", "乙"),)))
    first = next(s for s in composer.compose(Piece(columns), BODY).shapes if s.name.startswith("column 1"))
    assert isinstance(first, TextBox)
    assert (first.name, [paragraph.bullet for paragraph in first.paragraphs[:1]]) == ("column 1 callout", [None])


@pytest.mark.parametrize(
    ("names", "size"),
    [
        (("Staff", "Seats", "Noise", "Price", "Light"), 14),
        (("Crowding", "Punctuality", "Cleanliness", "Staff", "Information"), 12),
        (("Accessibility", "Communication", "Responsibility", "Administration", "Infrastructure"), 18),  # none helps: the bars lie
        (("拥挤程度及秩序", "准点率", "清洁", "服务", "信息发布"), 14),  # ideographs are broken anywhere
    ],
)
def test_names_of_categories_are_smaller_where_a_word_would_be_cut(lettering: Lettering, names: tuple[str, ...], size: float) -> None:
    half = Rect(BODY.x, BODY.y, 400, BODY.height)
    made = chart_composed(lettering, replace(chart(categories=5), categories=names), half)
    assert [shape.category_size for shape in made.shapes if isinstance(shape, ChartShape)] == [size]


def test_a_takeaway_stands_in_the_last_columns(lettering: Lettering, pictures: Pictures) -> None:
    row = Row(Form.TAKEAWAY, (Piece(chart()), Piece(figures(("约1.8", "倍", "比例")))))
    page = Arranger(Composer(lettering, pictures), BODY).page((row,))
    assert page is not None
    rule = next(shape for shape in flat(page.shapes) if isinstance(shape, Rule))
    assert (rule.x1, rule.x2, rule.y1) == (pytest.approx(723.6), pytest.approx(916.8), 144)  # X(10) + 14.4, + 193.2
    label = next(shape for shape in flat(page.shapes) if shape.name == "takeaway label")
    assert isinstance(label, TextBox)
    assert label.rect.y == 244
    value = next(shape for shape in flat(page.shapes) if shape.name == "takeaway value")
    assert isinstance(value, TextBox)
    assert fit.on_one_line(lettering, value.paragraphs[0], value.rect.width)
