"""The plan of a deck: which slides there are, what they are called, and that nothing is lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from generator.deck.lettering import Lettering
from generator.deck.pieces import flat
from generator.deck.scene import Deck, Group, LayoutKind, Slide, TableGrid, TextBox
from generator.model.base import Audience
from generator.model.blocks import Columns, PageBreak
from generator.model.compare import Compare, Side
from generator.model.document import Closing, Document, Field
from generator.model.figures import Figure
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.leaves import leaves
from generator.model.prose import Callout, Notes, Point, Points, Prose, Quote
from tests.deck.documents import DOCUMENTS, chart, complete, document, figures, points, section, table, timeline
from tests.deck.laws import closed, faults, spoken_text, texts, visible_text

Plan = Callable[[Document], Deck]


def outline(deck: Deck) -> list[tuple[str, str]]:
    return [(slide.layout.value, slide.title) for slide in deck.slides]


def notes(deck: Deck) -> list[list[str]]:
    return [[note.text for note in slide.notes] for slide in deck.slides]


def prose(*paragraphs: str, audience: Audience = Audience.BOTH, internal: bool = False) -> Prose:
    return Prose(paragraphs=tuple(plain_text(text) for text in paragraphs), audience=audience, internal=internal)


def remark(text: str) -> Callout:
    return Callout(paragraphs=(plain_text(text),))


def words(slide: Slide) -> str:
    """Return all that stands in the text boxes of `slide`."""
    return "".join(p.text for shape in flat(slide.shapes) if isinstance(shape, TextBox) for p in shape.paragraphs)


def test_a_document_becomes_title_agenda_parts_and_closing(plan: Plan, lettering: Lettering) -> None:
    deck = plan(complete())
    assert outline(deck) == [
        ("title", "从小处着手"),
        ("agenda", "议程"),
        ("section", "乡村"),
        ("figures", "投入2.64亿元，扶持528个项目"),
        ("two-column", "投入2.64亿元，扶持528个项目（续）"),
        ("section", "城市"),
        ("table", "十项数据来自发言人"),
        ("table", "十项数据来自发言人（续）"),
        ("table", "十项数据来自发言人（续2）"),
        ("chart", "每月办结"),
        ("quote", "“一面旗帜、一座堡垒”"),
        ("two-column", "十项数据来自发言人（续3）"),
        ("headline", "时间表"),
        ("headline", "时间表（续）"),
        ("remark", "时间表（续2）"),
        ("section", "安排"),
        ("two-column", "第三部分：安排"),
        ("remark", "第三部分：安排（续）"),
        ("closing", "从小处着手，把小事做好"),
    ]
    assert [(part.name, part.slides) for part in deck.sections] == [
        ("从小处着手", 2), ("乡村", 3), ("城市", 10), ("安排", 3), ("小结", 1),
    ]  # fmt: skip
    assert faults(deck, lettering) == []


def test_blocks_are_paired_so_that_points_stand_beside_a_drawing(plan: Plan) -> None:
    cards = figures(("1", "项", "甲"), ("2", "项", "乙"), ("3", "项", "丙"))
    compare = Compare(before=Side("此前", "8"), after=Side("此后", "9"))
    deck = plan(document(section("一", cards, points("甲", "乙"), compare)))
    assert [slide.layout.value for slide in deck.slides] == ["title", "figures", "two-column"]


def test_the_agenda_points_at_the_first_slide_of_each_part(plan: Plan) -> None:
    agenda = plan(complete()).slides[1]
    entries = [shape for shape in agenda.shapes if isinstance(shape, Group)]
    assert [entry.name for entry in entries] == ["entry 1", "entry 2", "entry 3"]
    boxes = {box.name: box for box in flat(tuple(entries)) if isinstance(box, TextBox)}
    assert [boxes[f"entry {n} slide"].paragraphs[0].text for n in (1, 2, 3)] == ["3", "6", "16"]
    assert [boxes[f"entry {n} title"].leads_to for n in (1, 2, 3)] == [3, 6, 16]


@pytest.mark.parametrize(("parts", "blocks", "kinds"), [(2, 5, set()), (3, 1, {"agenda"}), (3, 3, {"agenda", "section"})])
def test_agenda_and_dividers_need_a_deck_long_enough(plan: Plan, parts: int, blocks: int, kinds: set[str]) -> None:
    deck = plan(document(*[section(f"部分{n}", *[table(9)] * blocks) for n in range(parts)]))
    assert {slide.layout.value for slide in deck.slides} & {"agenda", "section"} == kinds


@pytest.mark.parametrize(("blocks", "has_dividers"), [((6, 2, 1), True), ((6, 1, 1), False), ((4, 4, 1, 1), False), ((2, 2, 3, 1), True)])
def test_dividers_help_where_most_parts_have_slides_to_divide(plan: Plan, blocks: tuple[int, ...], has_dividers: bool) -> None:
    deck = plan(document(*[section(f"部分{n}", *[table(9)] * count) for n, count in enumerate(blocks)]))
    assert ("section" in {slide.layout.value for slide in deck.slides}) == has_dividers


def test_running_text_is_said_on_the_slide_it_introduces(plan: Plan) -> None:
    deck = plan(document(section("一", prose("甲"), table(3), prose("乙"), timeline(3), prose("丙"))))
    assert notes(deck)[1:] == [["甲"], ["乙", "丙"]]


def test_notes_belong_to_the_slide_before_them(plan: Plan) -> None:
    spoken = Notes(paragraphs=(plain_text("说到这里停一下"),))
    deck = plan(document(section("一", table(3), spoken, timeline(3))))
    assert notes(deck)[1:] == [["说到这里停一下"], []]


def test_internal_content_is_spoken_and_marked_and_never_seen(plan: Plan) -> None:
    deck = plan(complete())
    assert "内部口径不外传" not in visible_text(deck)
    assert "内部：内部口径不外传" in spoken_text(deck)


def test_internal_sections_are_spoken_by_the_part_before(plan: Plan) -> None:
    hidden = replace(section("口径", points("不要主动提")), internal=True)
    deck = plan(document(section("一", table(3)), hidden, section("二", table(3))))
    assert notes(deck)[1] == ["内部：口径", "不要主动提"]
    assert "不要主动提" not in visible_text(deck)


def test_what_is_for_the_speaker_is_spoken_even_where_nothing_is_seen(plan: Plan) -> None:
    hidden = replace(section("口径", points("不要主动提")), internal=True)
    assert notes(plan(document(hidden)))[0] == ["内部：口径", "不要主动提"]
    columns = Columns(columns=((prose("印出来"),), (Notes(paragraphs=(plain_text("并排的备注"),)),)))
    printed = replace(section("附件", prose("只印不讲"), replace(points("内部的"), internal=True), columns), audience=Audience.REPORT)
    assert notes(plan(document(section("一", table(3)), printed)))[1] == ["内部：内部的", "并排的备注"]


def test_titles_and_notes_of_blocks_in_columns_are_kept(plan: Plan) -> None:
    steps = replace(timeline(3), title="三步走")
    noted = replace(table(2, columns=2), note=plain_text("注：表注一句"))
    deck = plan(document(section("一", Columns(columns=((noted,), (steps,))))))
    assert "主要数据" in visible_text(deck)
    assert "注：表注一句" in deck.slides[1].footer
    assert "三步走" in spoken_text(deck)


def test_what_is_for_paper_alone_is_not_in_the_deck(plan: Plan) -> None:
    deck = plan(complete())
    assert "只在纸上的一段" not in visible_text(deck) + spoken_text(deck)
    paper = replace(section("附件", table(3)), audience=Audience.REPORT)
    assert "附件" not in visible_text(plan(document(section("一", table(3)), paper)))


def test_footnotes_of_spoken_text_are_spoken_with_it(plan: Plan) -> None:
    text = RichText((Run("四社联动"), NoteReference("why")))
    deck = plan(document(section("一", Prose(paragraphs=(text,)), table(3))))
    assert notes(deck)[1] == ["四社联动", "（脚注里的说明）"]


@pytest.mark.parametrize(
    ("text", "top"),
    [
        ("脚注里的说明", 375.2),  # 405.6 − 14.4 − 16
        ("说明" * 40, 359.2),  # 80 × 12 = 960 of 577.6
    ],
)
def test_a_note_of_the_closing_words_stands_below_them(plan: Plan, text: str, top: float) -> None:
    message = RichText((Run("从小处着手，"), Run("把小事做好"), NoteReference("why")))
    noted = RichText((Run("四项称号"), NoteReference("other")))
    notes = {"why": plain_text(text), "other": plain_text("别的说明")}
    made = replace(document(section("一", Points(items=(Point(noted),))), closing=Closing(message)), footnotes=notes)
    slide = plan(made).slides[-1]
    title, note = (next(shape for shape in slide.shapes if isinstance(shape, TextBox) and shape.name == name) for name in ("title", "note"))
    assert slide.title == "从小处着手，把小事做好"
    assert title.paragraphs[0].text == "从小处着手，把小事做好2"
    assert note.paragraphs[0].text == f"2 {text}"
    assert note.rect.y == pytest.approx(top)
    assert title.rect.bottom <= note.rect.y


def test_a_source_of_the_closing_words_is_named_there_and_in_no_list(plan: Plan) -> None:
    closing = Closing(RichText((Run("好"), NoteReference("ops"))), fields=(Field("来源", "信息港"),))
    deck = plan(document(section("一", points("甲", "乙")), sources=("ops", "press"), closing=closing))
    assert [slide.layout for slide in deck.slides] == [LayoutKind.TITLE, LayoutKind.TWO_PANELS, LayoutKind.CLOSING]
    (note,) = (shape for shape in deck.slides[-1].shapes if isinstance(shape, TextBox) and shape.name == "note")
    assert note.paragraphs[0].text == "来源：运营月报，数据办公室，2026-09-30"


def test_tables_in_columns_have_their_captions_above_them(plan: Plan) -> None:
    beside = Columns(columns=((table(2, 2),), (replace(table(3, 2), caption="其他数据"), points("说明"))))
    (slide,) = plan(document(section("一", beside))).slides[1:]
    boxes = {shape.name: shape for shape in slide.shapes if isinstance(shape, (TextBox, TableGrid))}
    captions = [boxes[f"column {n} table title"] for n in (1, 2)]
    assert [box.paragraphs[0].text for box in captions if isinstance(box, TextBox)] == ["主要数据", "其他数据"]
    for number, caption in enumerate(captions, 1):
        assert caption.rect.y == pytest.approx(144)
        assert boxes[f"column {number} table"].rect.y == pytest.approx(144 + 22 + 3.6)
    assert "running-head" not in boxes


def test_long_tables_in_columns_go_on_below_their_captions(plan: Plan, lettering: Lettering) -> None:
    deck = plan(document(section("一", Columns(columns=((table(14, 2),), (table(14, 2),))))))
    assert len(deck.slides) == 3
    assert [sum(text == "主要数据" for text in texts(slide)) for slide in deck.slides[1:]] == [2, 2]
    assert faults(deck, lettering) == []


def test_a_page_break_starts_a_slide(plan: Plan) -> None:
    together = plan(document(section("一", table(3), points("说明"))))
    apart = plan(document(section("一", table(3), PageBreak(), points("说明"))))
    assert (len(together.slides), len(apart.slides)) == (2, 3)


def test_a_lone_bullet_is_set_as_a_remark(plan: Plan) -> None:
    slide = plan(document(section("一", points("只有一条")))).slides[1]
    assert slide.layout is LayoutKind.REMARK
    assert [shape.name for shape in slide.shapes] == ["title", "callout"]


def test_a_section_of_prose_shows_its_first_sentences(plan: Plan) -> None:
    deck = plan(document(section("背景", prose("第一句话。第二句话。", "另一段的头一句！其余。"), message="为什么要做")))
    assert outline(deck)[1] == ("two-panels", "为什么要做")
    assert list(texts(deck.slides[1])) == ["为什么要做", "1　背景", "第一句话。", "另一段的头一句！", ""]
    assert notes(deck)[1] == ["第一句话。第二句话。", "另一段的头一句！其余。"]


def test_prose_side_by_side_shows_its_first_sentences_too(plan: Plan) -> None:
    columns = Columns(columns=((prose("左一句。左二句。"),), (prose("右一句。"), prose("不外传。", internal=True))))
    deck = plan(document(section("背景", columns)))
    assert [text for text in texts(deck.slides[1]) if text.endswith("。")] == ["左一句。", "右一句。"]


def test_a_sentence_that_never_ends_fills_one_slide_and_is_spoken_whole(plan: Plan) -> None:
    endless = "这一句没有尽头" * 200
    deck = plan(document(section("背景", prose(endless))))
    (shown,) = (text for slide in deck.slides[1:] for text in texts(slide) if text.startswith("这一句"))
    assert shown.endswith("…")
    assert len(deck.slides) == 2
    assert notes(deck)[1] == [endless]


def test_a_section_of_sections_lists_them_under_its_message(plan: Plan) -> None:
    below = (section("甲", table(3), message="甲的结论"), section("乙", timeline(3)))
    deck = plan(document(section("总", message="两件事", sections=below)))
    assert outline(deck)[1:] == [("two-panels", "两件事"), ("table", "甲的结论"), ("headline", "乙")]
    assert "甲的结论" in closed("".join(texts(deck.slides[1])))


def test_deeper_sections_are_slides_under_the_names_of_those_around_them(plan: Plan) -> None:
    below = (section("丙", timeline(3), sections=(section("丁", table(3)),)), section("戊", table(4)))
    deck = plan(document(section("甲", sections=(section("乙", sections=below),))))
    assert [title for _, title in outline(deck)[1:]] == ["丙", "丁", "戊"]
    shapes = (shape for slide in deck.slides[1:] for shape in slide.shapes)
    heads = [shape.paragraphs[0].text for shape in shapes if isinstance(shape, TextBox) and shape.name == "running-head"]
    assert heads == ["1　甲　乙　进度", "1　甲　乙　丙　主要数据", "1　甲　乙　主要数据"]


def test_what_a_deeper_section_says_to_the_speaker_stays_before_its_slides(plan: Plan) -> None:
    below = section("乙", Notes(paragraphs=(plain_text("先说这个"),)), sections=(section("丙", table(3)),))
    deck = plan(document(section("甲", timeline(3), sections=(below,))))
    assert "先说这个" in "".join(notes(deck)[-1])


def test_columns_without_room_are_shown_one_after_the_other_and_never_mixed(plan: Plan) -> None:
    quote = Quote(text=plain_text("数据终于能跨部门用了，" * 12), by="赵工")
    columns = (
        (quote, remark("第一栏的话")),
        (replace(quote, by="王工"), remark("第二栏的话")),
        (points("第三栏", "第三栏另一条", "第三栏还有一条"), remark("第三栏的话")),
    )
    deck = plan(document(section("一", Columns(columns=columns))))
    shown = [{name for name in ("第一栏", "第二栏", "第三栏") if name in words(slide)} for slide in deck.slides[1:]]
    assert [names for names in shown if names] == [{"第一栏"}, {"第二栏"}, {"第三栏"}]


def test_a_quote_keeps_the_headline_where_no_other_slide_has_it(plan: Plan) -> None:
    quote = Quote(text=plain_text("人人有责"), by="某人")
    alone = plan(document(section("一", quote, message="一句话")))
    assert outline(alone)[1] == ("headed-quote", "一句话")
    after = plan(document(section("一", table(3), quote, message="一句话")))
    assert outline(after)[2] == ("quote", "“人人有责”")


def test_titles_stay_unique_when_sections_share_theirs(plan: Plan) -> None:
    deck = plan(
        document(section("同名", points("一", "二")), section("同名", points("三", "四")), section("从小处着手", points("五", "六")))
    )
    titles = [slide.title for slide in deck.slides]
    assert titles == ["从小处着手", "议程", "同名", "第二部分：同名", "第三部分：从小处着手"]


@pytest.mark.parametrize(
    ("above", "headline", "shown"),
    [
        ("西区", "", "西区：问题"),  # told by its part
        ("西区", "电梯要修", "问题：电梯要修"),  # by the subsection that says it
        ("东区", "", "东区：问题"),
        ("很长的名称" * 9, "", "第二部分：问题"),
    ],
)
def test_a_title_that_another_topic_has_says_whose_it_is(plan: Plan, above: str, headline: str, shown: str) -> None:
    first = section("东区", sections=(section("问题", points("甲", "乙"), message=headline),))
    second = section(above, sections=(section("问题", points(*("这一条说一件事" * 4,) * 12), message=headline),))
    titles = [slide.title for slide in plan(document(first, second)).slides]
    assert titles[1:4] == [headline or "问题", shown, f"{shown}（续）"]


def test_what_goes_on_under_its_own_name_keeps_it(plan: Plan) -> None:
    long = points(*("这一条说一件事" * 4,) * 12)
    titles = [slide.title for slide in plan(document(section("甲", points("一", "二")), section("甲", long, long))).slides]
    assert titles[2:] == ["第二部分：甲", "第二部分：甲（续）", "第二部分：甲（续2）", "第二部分：甲（续3）"]


def test_titles_that_no_name_tells_apart_are_numbered(plan: Plan) -> None:
    below = section("问题", points("甲" * 40, "乙"))
    titles = [slide.title for slide in plan(document(section("东区", sections=(below,) * 4))).slides]
    assert titles[1:] == ["问题", "东区：问题", "第一部分：问题", "问题（2）"]


def test_uncited_sources_are_listed_at_the_end(plan: Plan) -> None:
    cited = section("一", replace(chart(), source="ops"))
    assert outline(plan(document(cited, sources=("ops", "press"))))[-1] == ("two-panels", "资料来源")
    assert outline(plan(document(cited, sources=("ops",))))[-1] == ("chart", "一")


def test_numerals_that_the_headline_names_are_accented_in_the_deck(plan: Plan) -> None:
    cards = figures(("404", "支", "队"), ("2.64", "亿元", "资金"), source="press")
    slide = plan(document(section("一", cards, message="投入2.64亿元"), sources=("press",))).slides[1]
    groups = [shape.shapes for shape in slide.shapes if isinstance(shape, Group)]
    values = [shape for group in groups for shape in group if isinstance(shape, TextBox) and shape.name.endswith("value")]
    assert [value.paragraphs[0].runs[0].color for value in values] == ["ink", "accent"]


def test_long_titles_are_shortened_on_the_slide_and_said_in_full(plan: Plan, lettering: Lettering) -> None:
    title = "非常长的标题" * 100
    deck = plan(document(section("一", points("甲", "乙"), message=title)))
    assert deck.slides[1].title.endswith("…")
    assert title in spoken_text(deck)
    assert faults(deck, lettering) == []


def test_dropping_one_point_is_noticed(plan: Plan) -> None:
    whole = document(section("一", points("甲点", "乙点")))
    less = document(section("一", Points(items=(Point(plain_text("甲点")), Point(plain_text("丙点"))))))
    missing = [leaf.text for leaf in leaves(whole) if leaf.shown.slides and closed(leaf.text) not in visible_text(plan(less))]
    assert missing == ["乙点"]


def _seen(leaf: str, units: set[str], deck: Deck) -> bool:
    """Tell whether `leaf` is on some slide: whole, without its unit, in stretches that go on, or cut short and said in full."""
    text, shown = closed(leaf), visible_text(deck)
    bare = next((text.removesuffix(unit) for unit in units if unit and text.endswith(unit)), text)
    if bare in shown or (text in spoken_text(deck) and text[:10] in shown):
        return True
    while text not in shown:
        stretch = next((n for n in range(len(text), 3, -1) if text[:n] in shown), 0)
        if not stretch:
            return False
        text = text[stretch:]
    return True


def _units(document: Document) -> set[str]:
    blocks = [block for found, _ in document.all_sections() for block in found.blocks]
    items: list[Figure] = [item for block in blocks for item in getattr(block, "items", ()) if isinstance(item, Figure)]
    return {item.unit for item in items}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(DOCUMENTS)
def test_every_deck_keeps_the_laws_and_loses_nothing(plan: Plan, lettering: Lettering, document: Document) -> None:
    deck = plan(document)
    assert faults(deck, replace(lettering, language=document.metadata.language)) == []
    units = _units(document)
    assert [leaf.text for leaf in leaves(document) if leaf.shown.slides and not _seen(leaf.text, units, deck)] == []
