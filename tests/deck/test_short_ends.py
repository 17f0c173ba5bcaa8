"""Last lines of a single letter, and lines that part numbers from their units: what is done where the size stays."""

from collections.abc import Callable

import pytest

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.scene import Deck, Group, Insets, Shape, TextBox, TextParagraph
from generator.deck.short_ends import letters_at_end, with_full_ends
from generator.geometry import Rect
from generator.model.document import Document
from generator.model.inline import NoteReference, RichText, Run
from generator.model.prose import Points
from tests.deck.documents import document, points, section


def box(lettering: Lettering, paragraph: TextParagraph, ems: float, *, wrap: bool = True) -> TextBox:
    """Return `paragraph` in a box that has room for `ems` letters beside its insets."""
    width = (ems + 0.3) * paragraph.runs[0].size + 20
    return TextBox("box", Rect(0, 0, width, 200), (paragraph,), insets=Insets(10, 10, 10, 10), wrap=wrap)


def lines(lettering: Lettering, made: Shape) -> list[str]:
    assert isinstance(made, TextBox)
    measure = made.rect.width - made.insets.left - made.insets.right
    return [line for paragraph in made.paragraphs for line in fit.lines(lettering, paragraph, measure)]


@pytest.mark.parametrize(
    ("found", "letters"), [(("甲乙丙", "丁"), 1), (("甲乙", "丙丁。"), 2), (("甲乙", "丙丁戊"), 3), (("甲",), 1_000), (("one ", "a "), 1)]
)
def test_stops_and_spaces_are_no_letters_of_a_last_line(found: tuple[str, ...], letters: int) -> None:
    assert letters_at_end(found) == letters


@pytest.mark.parametrize(
    ("text", "ems", "expected"),
    [
        ("公布第二批免交材料清单", 10, ["公布第二批免交材料", "清单"]),
        ("全市将公园居民供水服务。", 10, ["全市将公园居民供水", "服务。"]),
        ("全市学校全部完成电梯改造并更换站台照明灯具", 10, ["全市学校全部完成电梯", "改造并更换站台照明", "灯具"]),
        ("数据增长工作将在公共交通。", 11, ["数据增长工作将在公共", "交通。"]),
        ("Twelve towns have plan B", 11.1, ["Twelve towns", "have plan B"]),
    ],
)
def test_a_word_comes_down_to_a_last_letter(lettering: Lettering, text: str, ems: float, expected: list[str]) -> None:
    made = box(lettering, lettering.paragraph(text, "support"), ems)
    assert letters_at_end(lines(lettering, made)) == 1
    assert lines(lettering, with_full_ends(lettering, made)) == expected


def test_runs_keep_their_looks_and_the_text_its_words(lettering: Lettering) -> None:
    text = RichText((Run("公布第二"), Run("批免交材料清", strong=True), Run("单"), NoteReference("none")))
    paragraph = lettering.paragraph(text, "support")
    made = with_full_ends(lettering, box(lettering, paragraph, 10))
    assert isinstance(made, TextBox)
    assert [(run.text, run.bold) for run in made.paragraphs[0].runs] == [("公布第二", False), ("批免交材料\n清", True), ("单", False)]
    assert made.paragraphs[0].text == paragraph.text


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("信号备件到货验收", 6),  # ends in a word of two letters
        ("公布免交材料清单", 10),  # one line
        ("responsibilities", 7.2),  # no word to bring down
        ("公布第二批免交材料\n清单", 10),  # has its own break
    ],
)
def test_other_paragraphs_stay_as_they_are(lettering: Lettering, text: str, ems: float) -> None:
    made = box(lettering, lettering.paragraph(text, "support"), ems)
    assert with_full_ends(lettering, made) == made


@pytest.mark.parametrize(
    ("text", "ems", "greedy", "mended"),
    [
        ("六座泵站，总投资3.8亿元", 10, "六座泵站，总投资3.8|亿元", "六座泵站，总投资|3.8亿元"),
        ("联络员名单于10月20日以前报送市里", 7.4, "联络员名单于10|月20日以前报送|市里", "联络员名单于|10月20日以前|报送市里"),
        ("办件总量达到约35万件，超过", 8.6, "办件总量达到约35|万件，超过", "办件总量达到|约35万件，超过"),
        ("办件总量达到 35 万件左右", 8, "办件总量达到 35 |万件左右", "办件总量达到|35 万件左右"),
        ("派驻在附近35万件窗口", 6.6, "派驻在附近35|万件窗口", "派驻在附近|35万件窗口"),
        ("全市施行说明（10月起）", 8.5, "全市施行说明（10|月起）", "全市施行说明|（10月起）"),
        ("第二回 品質（ひんしつ）", 9, "第二回 品質（ひん|しつ）", "第二回|品質（ひんしつ）"),
        ("新建3.8公里，改造老城管线12.4公里", 4.6, "新建3.8|公里，改|造老城管|线12.4公|里", "新建|3.8公里，|改造老城|管线|12.4公里"),
        ("新建3.8公里，改造12.4公里管线", 4, "新建3.8|公里，改|造12.4|公里管线", "新建3.8|公里，改|造12.4|公里管线"),  # would be five
    ],
)
def test_a_number_goes_down_to_its_unit(lettering: Lettering, text: str, ems: float, greedy: str, mended: str) -> None:
    made = box(lettering, lettering.paragraph(text, "support"), ems)
    assert lines(lettering, made) == greedy.split("|")
    assert lines(lettering, with_full_ends(lettering, made)) == mended.split("|")


def test_boxes_in_groups_are_mended_and_unwrapped_ones_left(lettering: Lettering) -> None:
    paragraph = lettering.paragraph("公布第二批免交材料清单", "support")
    wrapped, free = box(lettering, paragraph, 10), box(lettering, paragraph, 10, wrap=False)
    made = with_full_ends(lettering, Group("group", (wrapped, free)))
    assert isinstance(made, Group)
    assert made.shapes == (with_full_ends(lettering, wrapped), free)
    assert made.shapes[0] != wrapped


def test_panels_of_a_deck_end_in_words(plan: Callable[[Document], Deck]) -> None:
    listed = points(("预约", "每天18时放出次日的号，老人可由家属代约"), ("材料", "公布第二批免交材料清单"))
    three = Points(items=(*listed.items, *points(("上门", "增配两套移动设备，登记后两个工作日内上门")).items))
    panels = [shape for slide in plan(document(section("下月", three))).slides for shape in slide.shapes if shape.name.startswith("panel")]
    assert [box.paragraphs[-1].runs[0].text for box in panels if isinstance(box, TextBox)][1] == "公布第二批免交材料\n清单"


def test_a_name_comes_down_whole(lettering: Lettering) -> None:
    paragraph = lettering.paragraph("Ng Wing-yan 吴咏欣", "lead")
    alone = TextBox("by", Rect(0, 0, fit.width(lettering, paragraph), 200), (paragraph,))
    assert lines(lettering, alone) == ["Ng Wing-yan 吴咏", "欣"]  # short by the reserve
    assert lines(lettering, with_full_ends(lettering, alone)) == ["Ng Wing-yan", "吴咏欣"]
