"""Lists that have a slide to themselves: panels, large sizes, points spread over the height."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.deck import fit
from generator.deck.arrange import alone
from generator.deck.compose import Composer
from generator.deck.compose_panels import columns_as_points, panels_page
from generator.deck.compose_points import LADDER
from generator.deck.lettering import Lettering
from generator.deck.master import LEAST_PANEL, PANEL_AIR, PANEL_HEIGHT
from generator.deck.pieces import Piece, flat
from generator.deck.points_parts import points_parts
from generator.deck.scene import Anchor, Box, Deck, Group, LayoutKind, Rule, TextBox
from generator.geometry import Rect
from generator.model.blocks import Columns
from generator.model.compare import Compare, Side
from generator.model.document import Document
from generator.model.inline import plain_text
from generator.model.prose import Callout, Notes, Points
from generator.model.timeline import Step, Timeline
from generator.pictures import Pictures
from tests.deck.documents import document, points, section, table
from tests.deck.laws import spoken_text, texts

Plan = Callable[[Document], Deck]

FOUR = points(("先锋", "创建五个先锋"), ("人才", "农村优秀人才回引计划"), ("干部", "村干部培养工程"), ("经济", "集体经济强村工程"))


def body(lettering: Lettering, top: float = 0.0) -> Rect:
    return lettering.grid.body(top or lettering.grid.hang_line)


def listed(lettering: Lettering, pictures: Pictures, block: Points) -> TextBox:
    """Return the box of a list that has a slide to itself."""
    (box,) = alone(Composer(lettering, pictures), Piece(block), body(lettering)).shapes
    assert isinstance(box, TextBox)
    return box


def sizes(box: TextBox) -> list[float]:
    return [paragraph.runs[0].size for paragraph in box.paragraphs]


def test_a_few_heads_with_a_few_words_are_panels_in_places_of_the_layout(lettering: Lettering) -> None:
    panels = panels_page(lettering, Piece(FOUR), FOUR, body(lettering))
    assert panels is not None
    assert panels.layout is LayoutKind.FOUR_PANELS
    assert [box.placeholder for box in panels.shapes] == ["panel 1", "panel 2", "panel 3", "panel 4"]
    assert {tuple(sizes(box)) for box in panels.shapes} == {(28, 22)}
    assert {(box.rect.y, box.anchor) for box in panels.shapes} == {(144, Anchor.TOP)}


def test_panels_stay_at_their_line_below_two_lines_and_give_way_to_three(lettering: Lettering) -> None:
    below_two = panels_page(lettering, Piece(FOUR), FOUR, body(lettering, lettering.grid.tall_hang_line))
    assert below_two is not None
    assert below_two.shapes[0].rect.y == lettering.grid.hang_line
    assert panels_page(lettering, Piece(FOUR), FOUR, body(lettering, 190.0)) is None


def test_panels_keep_one_size_that_the_longest_head_and_text_allow(lettering: Lettering) -> None:
    long = points(
        ("社区党委与带头人", "全国先进基层党组织；社区书记、主任"), ("网格", "红色网格、红色管家"), ("生活", "爱心食堂"), ("联动", "社区")
    )
    panels = panels_page(lettering, Piece(long), long, body(lettering))
    assert panels is not None
    assert {tuple(sizes(box)) for box in panels.shapes} == {(22, 18)}


def test_long_words_bare_heads_and_many_points_stay_lists(lettering: Lettering) -> None:
    for block in (
        points(("先锋", "很长的说明" * 30), ("人才", "回引")),
        points("在五个领域创建先锋", "引回农村优秀人才", "培养村级后备干部", "壮大村级集体经济", "开展四项服务"),
        points("核对工作分三步进行，先核对目录，再核对数据。", "没有完成核对的目录暂停共享，直到完成为止。", "每个单位报一名联络员。"),
        points(*((f"第{n}项", "说明") for n in range(5))),
        points(("只有一项", "说明")),
    ):
        assert panels_page(lettering, Piece(block), block, body(lettering)) is None


def test_columns_of_one_headed_point_each_are_panels(lettering: Lettering) -> None:
    columns = Columns(columns=((points(("现场", "引导")),), (points(("后台", "编制")),)))
    assert [item.text.plain for item in (columns_as_points(columns) or points()).items] == ["现场", "后台"]
    assert columns_as_points(Columns(columns=((points("甲", "乙"),), (points(("后台", "编制")),)))) is None


@pytest.mark.parametrize(
    ("block", "size", "bold"),
    [
        (points("先锋", "人才", "干部"), 36, True),
        (points("先锋", "农村人才工作总方案", "干部", "经济"), 28, True),
        (points("核对工作分三步进行。", "没有完成的目录暂停共享。"), 28, False),
        (points(("先锋", "创建"), "人才"), 28, True),
        (points("名称是否准确", "周期是否一致", ordered=True), 36, True),
    ],
)
def test_points_that_cover_hardly_anything_are_panels(lettering: Lettering, block: Points, size: float, bold: bool) -> None:
    panels = panels_page(lettering, Piece(block), block, body(lettering))
    assert panels is not None
    assert len(panels.shapes) == len(block.items)
    assert {(box.paragraphs[0].runs[0].size, box.paragraphs[0].runs[0].bold) for box in panels.shapes} == {(size, bold)}


@pytest.mark.parametrize(
    ("block", "height", "anchor"),
    [
        (points("先锋", "人才", "干部"), LEAST_PANEL, Anchor.MIDDLE),
        (points(("先锋", "创建"), "人才"), LEAST_PANEL, Anchor.TOP),
        (points(("先锋", "创建", "评比"), ("人才", "回引")), round(PANEL_AIR * 152.8, 1), Anchor.TOP),
        (points(("先锋", *"一二三"), ("人才", "回引")), PANEL_HEIGHT, Anchor.TOP),
    ],
)
def test_panels_are_as_tall_as_suits_what_they_say(lettering: Lettering, block: Points, height: float, anchor: Anchor) -> None:
    panels = panels_page(lettering, Piece(block), block, body(lettering))
    assert panels is not None
    assert [(round(box.rect.height, 1), box.anchor) for box in panels.shapes] == [(height, anchor)] * len(block.items)


def test_panels_hold_text_that_needs_more_than_their_place_in_the_layout(lettering: Lettering) -> None:
    block = points(("先锋", *"一二三四五"), ("人才", "回引"))
    panels = panels_page(lettering, Piece(block), block, body(lettering))
    assert panels is not None
    assert panels.shapes[0].rect.height > PANEL_HEIGHT


def test_what_is_left_of_a_list_is_no_panels_where_its_look_is_chosen(lettering: Lettering) -> None:
    block = points("先锋", "人才", "干部")
    assert panels_page(lettering, Piece(block, follows=True), block, body(lettering)) is not None
    assert panels_page(lettering, Piece(block, follows=True, look=LADDER[0]), block, body(lettering)) is None


def test_short_sentences_are_set_large_and_spread(lettering: Lettering, pictures: Pictures) -> None:
    box = listed(
        lettering, pictures, points("核对工作分三步进行，先核对目录，再核对全部数据。", "没有完成核对的目录暂停共享，直到完成为止。")
    )
    assert sizes(box) == [28, 28]
    assert not box.paragraphs[0].runs[0].bold
    assert [paragraph.before for paragraph in box.paragraphs] == [0, 57.6]


def test_a_template_keeps_its_sizes_and_spreads_very_few_points(lettering: Lettering, pictures: Pictures) -> None:
    fixed = replace(lettering, grid=lettering.grid._replace(fixed_head=True, text_top=130.0))
    few, more = (points(*(f"第{n}件事要先办好。" for n in range(count))) for count in (2, 4))
    assert [(p.runs[0].size, p.before) for p in listed(fixed, pictures, few).paragraphs] == [(28, 0), (28, 57.6)]
    assert [p.before for p in listed(fixed, pictures, more).paragraphs[1:]] == [14.4] * 3


def test_one_size_smaller_avoids_a_last_line_of_a_letter(lettering: Lettering, pictures: Pictures) -> None:
    word = "核" * 27  # the width of the list holds 27 letters of 28 points
    assert sizes(listed(lettering, pictures, points(f"{word}。", "短。")))[0] == 26


def test_long_lists_keep_the_sizes_and_the_measure_of_running_text(lettering: Lettering, pictures: Pictures) -> None:
    box = listed(lettering, pictures, points(*(f"第{n}件事要办的时候先问清楚再办" for n in range(8))))
    assert sizes(box) == [20] * 8
    assert box.rect.width == lettering.grid.text_width


def test_a_comparison_alone_has_the_width_of_the_slide(lettering: Lettering, pictures: Pictures) -> None:
    compare = Compare(before=Side("此前", text=plain_text("跑三次")), after=Side("此后", text=plain_text("跑一次")))
    shapes = alone(Composer(lettering, pictures), Piece(compare), body(lettering)).shapes
    boxes = [box for group in shapes if isinstance(group, Group) for box in group.shapes if isinstance(box, Box)]
    assert min(box.rect.x for box in boxes) == pytest.approx(lettering.grid.left)
    assert max(box.rect.right for box in boxes) == pytest.approx(lettering.grid.left + lettering.grid.columns_width(12))
    assert boxes[0].rect.height == pytest.approx(0.85 * 331.2)


def test_steps_alone_stand_lower_than_steps_with_others(lettering: Lettering, pictures: Pictures) -> None:
    timeline = Timeline(steps=tuple(Step(f"{n}月", plain_text("勘查"), plain_text("完成")) for n in range(1, 5)))
    composer = Composer(lettering, pictures)
    lone = next(s for s in alone(composer, Piece(timeline), body(lettering)).shapes if isinstance(s, Rule))
    shared = next(s for s in composer.compose(Piece(timeline), body(lettering)).shapes if isinstance(s, Rule))
    assert shared.y1 == 236
    assert 236 < lone.y1 < 300


@pytest.mark.parametrize(("count", "width"), [(1, 873.6), (2, 429.6), (3, 281.6)])
def test_a_few_steps_with_few_words_are_panels_below_the_axis(lettering: Lettering, pictures: Pictures, count: int, width: float) -> None:
    timeline = Timeline(steps=tuple(Step(f"{n}月", plain_text("勘查"), plain_text("完成")) for n in range(count)))
    shapes = alone(Composer(lettering, pictures), Piece(timeline), body(lettering)).shapes
    groups = [shape for shape in shapes if isinstance(shape, Group)]
    panels = [next(box for box in group.shapes if isinstance(box, Box)) for group in groups]
    assert {(panel.name[-4:], panel.fill, round(panel.rect.width, 1)) for panel in panels} == {("leaf", "surface", width)}
    assert {round(panel.rect.height, 1) for panel in panels} == {LEAST_PANEL}
    assert max(panel.rect.bottom for panel in panels) < body(lettering).bottom
    for group, panel in zip(groups, panels, strict=True):
        when, name, text = (box for box in group.shapes if isinstance(box, TextBox))
        assert when.rect.bottom < panel.rect.y
        assert all(panel.rect.contains(box.rect) for box in (name, text))
        assert [box.paragraphs[0].runs[0].size for box in (when, name, text)] == [22, 28, 24]


@pytest.mark.parametrize(("name", "size"), [("复核", 36), ("第一次暴雨红色预警应急响应", 28)])
def test_steps_that_are_names_alone_stand_large_in_the_middle_of_their_panels(
    lettering: Lettering, pictures: Pictures, name: str, size: float
) -> None:
    timeline = Timeline(steps=(Step("上午", plain_text("巡查")), Step("下午", plain_text("处置")), Step("夜间", plain_text(name))))
    for group in alone(Composer(lettering, pictures), Piece(timeline), body(lettering)).shapes:
        if isinstance(group, Group):
            panel, box = (next(shape for shape in group.shapes if shape.name.endswith(end)) for end in ("leaf", "name"))
            assert isinstance(panel, Box)
            assert isinstance(box, TextBox)
            assert box.rect.y - panel.rect.y == pytest.approx(panel.rect.bottom - box.rect.bottom)
            assert sizes(box) == [size]


def test_steps_with_more_to_say_have_no_panels(lettering: Lettering, pictures: Pictures) -> None:
    timeline = Timeline(steps=(Step("一月", plain_text("勘查"), plain_text("逐站完成，" * 20)), Step("二月", plain_text("到货"))))
    shapes = alone(Composer(lettering, pictures), Piece(timeline), body(lettering)).shapes
    assert not [box for box in flat(shapes) if isinstance(box, Box) and box.name.endswith("leaf")]


def divided(lettering: Lettering, block: Points) -> list[list[tuple[str, int]]]:
    """Return the heads of the items of each part of `block` with how many lines are below them."""
    parts = points_parts(lettering, Piece(block), block, Rect(43.2, 144, 651.6, 280))
    lists = [part.block for part in parts if isinstance(part.block, Points)]
    return [[(item.text.plain, len(item.children)) for item in part.items] for part in lists]


def test_a_list_says_a_head_again_rather_than_leave_a_slide_nearly_empty(lettering: Lettering) -> None:
    long = ("大项", *(f"第{n}条说明" for n in range(8)))
    assert divided(lettering, points(long, "小项")) == [[("大项", 4)], [("大项", 4), ("小项", 0)]]
    assert divided(lettering, points(long, "小项", ordered=True)) == [[("大项", 8)], [("小项", 0)]]  # a number is said once
    assert divided(lettering, points(long, long)) == [[("大项", 8)], [("大项", 8)]]


def test_a_bullet_left_for_a_slide_of_its_own_is_a_remark(plan: Plan) -> None:
    deck = plan(document(section("一", points("一句要说的话，说明一件要办的事情和它的期限。" * 16, "短的"))))
    assert [(slide.layout, list(texts(slide))[-2]) for slide in deck.slides[2:]] == [(LayoutKind.REMARK, "短的")]


def test_columns_of_which_one_is_seen_are_no_columns(plan: Plan) -> None:
    quote = Callout(paragraphs=(plain_text("只有一栏。"),))
    deck = plan(document(section("一", Columns(columns=((quote,), (Notes(paragraphs=(plain_text("不外传。"),)),))))))
    assert [shape.name for shape in deck.slides[1].shapes] == ["title", "callout"]


def test_a_headline_alone_is_a_statement_with_its_section_beside_it(plan: Plan) -> None:
    deck = plan(document(section("延时窗口", Notes(paragraphs=(plain_text("先说人。"),)), message="窗口开到晚上八点")))
    assert [(slide.layout, slide.title) for slide in deck.slides[1:]] == [(LayoutKind.QUOTE, "窗口开到晚上八点")]
    assert "延时窗口" in list(texts(deck.slides[1]))
    assert "先说人。" in spoken_text(deck)


def test_a_divider_that_says_it_all_stands_for_its_only_slide(plan: Plan) -> None:
    full = [section(f"部分{n}", *(table(9) for _ in range(4))) for n in range(3)]
    deck = plan(document(*full, section("谢辞", Notes(paragraphs=(plain_text("谢谢。"),)))))
    assert [slide.title for slide in deck.slides if slide.title.startswith("谢辞")] == ["谢辞"]
    assert "谢谢。" in spoken_text(deck)


def test_one_bullet_with_a_line_below_it_is_a_remark_with_a_strong_head(plan: Plan) -> None:
    deck = plan(document(section("一", points(("只有一项", "一行说明")))))
    (box,) = (shape for shape in deck.slides[1].shapes if isinstance(shape, TextBox) and shape.name == "callout")
    assert [(p.text, p.runs[0].bold, p.bullet) for p in box.paragraphs] == [("只有一项", True, None), ("一行说明", False, None)]


def test_large_numbers_have_room_before_their_text(lettering: Lettering, pictures: Pictures) -> None:
    box = listed(lettering, pictures, points(*("核对名称是否准确",) * 5, ordered=True))
    number = lettering.paragraph("1.", "step")
    assert box.paragraphs[0].hanging - fit.width(lettering, number) > 10


@pytest.mark.parametrize(
    "items",
    [
        (*("一件要办的事",) * 2, ("菜单两周一换", "每次保留三道菜"), *("一件要办的事",) * 8),  # heads on the first slide only
        ("一句要说的话，说明一件要办的事情和它的期限" * 3,) * 9,
        (*("一件要办的事情和它的期限，" * 6,) * 6, "短的", "短的"),
        tuple(f"第{n}项" for n in range(1, 28)),  # in two columns
        (*(("先锋", "创建五个先锋", "再建五个"),) * 5, ("人才", "回引计划")),
    ],
)
def test_a_list_looks_the_same_on_all_its_slides(plan: Plan, items: tuple[str | tuple[str, ...], ...]) -> None:
    slides = plan(document(section("事项", points(*items)))).slides[1:]
    assert len(slides) > 1
    boxes = [shape for slide in slides for shape in slide.shapes if isinstance(shape, TextBox) and shape.name in ("body", "left", "right")]
    heads = [paragraph for box in boxes for paragraph in box.paragraphs if paragraph.level == 0]
    assert len(heads) == len(items)
    assert len({(head.runs[0].size, head.runs[0].bold) for head in heads}) == 1
