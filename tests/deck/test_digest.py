"""What a slide shows of prose, and short subsections on one slide."""

from collections.abc import Callable

import pytest

from generator.deck.digest import digest
from generator.deck.scene import Deck, LayoutKind, TextBox
from generator.model.document import Document, Section
from generator.model.inline import plain_text
from generator.model.prose import Callout, Points, Prose
from tests.deck.documents import document, points, section, table
from tests.deck.laws import spoken_text, texts

Plan = Callable[[Document], Deck]


def prose(*paragraphs: str) -> Prose:
    return Prose(paragraphs=tuple(plain_text(text) for text in paragraphs))


@pytest.mark.parametrize(
    ("paragraphs", "shown"),
    [
        (("只有一句。",), ["只有一句。"]),
        (("第一句。第二句！第三句？第四句。",), ["第一句。", "第二句！", "第三句？"]),
        (("他说：“好。”然后走了。",), ["他说：“好。”", "然后走了。"]),
        (("甲。乙。", "丙。丁。"), ["甲。", "丙。"]),
        (("One point. Another one.",), ["One point.", "Another one."]),
        (("很短。" + "这一句很长" * 10 + "。",), ["很短。"]),
        (("前半句说得不短也不长，" * 6 + "后半句到这里才完。",), ["前半句说得不短也不长，" * 6 + "后半句到这里才完。"]),
        (("前半句说得不短也不长，" * 9 + "完。",), [("前半句说得不短也不长，" * 7)[:-1] + "，…"]),
    ],
)
def test_prose_is_shown_by_its_leading_sentences(paragraphs: tuple[str, ...], shown: list[str]) -> None:
    piece = digest([prose(*paragraphs)])
    assert piece is not None
    match piece.block:
        case Points():
            said = [item.text.plain for item in piece.block.items]
        case Callout():
            said = [text.plain for text in piece.block.paragraphs]
        case _:
            said = []
    assert said == shown


def test_a_section_without_prose_has_no_digest() -> None:
    assert digest([table(3)]) is None


def test_prose_of_a_section_leads_to_the_subsections_it_introduces(plan: Plan) -> None:
    below = tuple(section(title, table(3), message=f"{title}的结论") for title in ("甲", "乙"))
    slide = plan(document(section("总", prose("先看两件事。再看其余。"), sections=below))).slides[1]
    said = list(texts(slide))
    assert said.index("先看两件事。") < said.index("甲") < said.index("甲的结论") < said.index("乙")


def test_a_divider_says_what_such_a_slide_would(plan: Plan) -> None:
    parts = [
        section(f"部分{n}", prose("先看三件事。"), sections=tuple(section(f"{n}之{m}", table(9), message="结论") for m in range(3)))
        for n in range(3)
    ]
    deck = plan(document(*parts))
    assert [slide.layout.value for slide in deck.slides[2:6]] == ["section", "table", "table", "table"]
    assert "先看三件事。" in list(texts(deck.slides[2]))
    assert [note.text for note in deck.slides[2].notes] == ["先看三件事。"]


def short(*titles: str) -> tuple[Section, ...]:
    return tuple(section(title, points(f"{title}一", f"{title}二")) for title in titles)


def test_short_subsections_share_a_slide_under_the_headline_of_their_section(plan: Plan) -> None:
    deck = plan(document(section("分工", message="各管各的", sections=short("现场", "后台", "值守"))))
    assert [(slide.layout, slide.title) for slide in deck.slides[1:]] == [(LayoutKind.THREE_PANELS, "各管各的")]
    panels = [shape for shape in deck.slides[1].shapes if isinstance(shape, TextBox) and shape.placeholder.startswith("panel")]
    assert [[p.text for p in panel.paragraphs] for panel in panels] == [
        ["现场", "现场一", "现场二"],
        ["后台", "后台一", "后台二"],
        ["值守", "值守一", "值守二"],
    ]


def test_many_short_subsections_are_shared_out_alike(plan: Plan) -> None:
    deck = plan(document(section("分工", sections=short(*"甲乙丙丁戊己"))))
    panels = [
        [shape.paragraphs[0].text for shape in slide.shapes if isinstance(shape, TextBox) and shape.placeholder.startswith("panel")]
        for slide in deck.slides[1:]
    ]
    assert panels == [["甲", "乙", "丙"], ["丁", "戊", "己"]]


def test_a_subsection_with_a_message_keeps_its_slide(plan: Plan) -> None:
    told = section("现场", points("一", "二"), message="现场有人")
    deck = plan(document(section("分工", sections=(told, *short("后台", "值守")))))
    assert [slide.title for slide in deck.slides[1:]] == ["现场有人", "分工"]


def test_what_is_said_to_merged_subsections_is_not_lost(plan: Plan) -> None:
    talked = [section(title, points("一", "二"), prose(f"细说{title}。")) for title in ("现场", "后台")]
    deck = plan(document(section("分工", sections=tuple(talked))))
    assert "细说现场。" in spoken_text(deck)
    assert "细说后台。" in spoken_text(deck)


def test_a_long_list_of_short_items_stands_in_two_columns(plan: Plan) -> None:
    deck = plan(document(section("名单", points(*(f"名单第{n}项" for n in range(12))))))
    assert [slide.layout for slide in deck.slides[1:]] == [LayoutKind.TWO_COLUMN]
    columns = [shape for shape in deck.slides[1].shapes if isinstance(shape, TextBox) and shape.placeholder in ("left", "right")]
    assert [len(column.paragraphs) for column in columns] == [6, 6]


def test_numbers_go_on_in_the_second_column_and_on_the_next_slide(plan: Plan) -> None:
    deck = plan(document(section("步骤", points(*(f"第{n}步做什么" for n in range(1, 21)), ordered=True))))
    columns = [
        shape for slide in deck.slides for shape in slide.shapes if isinstance(shape, TextBox) and shape.placeholder in ("left", "right")
    ]
    starts = [(column.paragraphs[0].text, column.paragraphs[0].bullet.start) for column in columns if column.paragraphs[0].bullet]
    assert starts == [("第1步做什么", 1), ("第6步做什么", 6), ("第11步做什么", 11), ("第16步做什么", 16)]
