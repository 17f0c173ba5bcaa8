"""Headlines, running heads and foot lines."""

from dataclasses import replace

import pytest

from generator.deck.foot import foot, foot_lines
from generator.deck.head import headline, running_head, shortened
from generator.deck.lettering import Lettering
from generator.deck.pieces import Piece
from generator.deck.scene import TextBox
from generator.model.blocks import Columns
from generator.model.chart import ChartKind
from generator.model.compare import Compare, Side
from generator.model.document import Language
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.prose import Callout, Point, Points
from tests.deck.documents import SOURCES, chart, document, figures, table
from tests.deck.powerpoint import scenes


def said(shapes: tuple[object, ...]) -> str:
    (box,) = shapes
    assert isinstance(box, TextBox)
    return box.paragraphs[0].text


@pytest.mark.parametrize(
    ("title", "size", "lines", "body_top"),
    [
        ("市县财政投入2.64亿元", 30, 1, 144),
        ("鲁黑村发展乡村旅游，农民人均纯收入由八千元增至近两万元", 30, 2, 151.2),  # 27 × 30 = 810 of 799.6
        ("这一句长标题" * 9, 28, 2, 151.2),  # 54 × 30 = 1620 of 2 × 767; 54 × 28 = 1512
        ("这一句长标题" * 11, 28, 3, 185.2),  # 50.4 + 3 × 38 + 20.8
    ],
)
def test_the_headline_decides_where_the_body_starts(lettering: Lettering, title: str, size: float, lines: int, body_top: float) -> None:
    head = headline(lettering, title)
    assert head.box.paragraphs[0].runs[0].size == size
    assert head.body.y == pytest.approx(body_top)
    assert head.body.bottom == pytest.approx(475.2)
    assert head.box.rect.height == max(80, lines * head.box.paragraphs[0].leading)


def test_two_lines_are_broken_at_the_comma(lettering: Lettering) -> None:
    runs = headline(lettering, "鲁黑村发展乡村生态旅游产业，农民人均纯收入由八千元增至近两万元").box.paragraphs[0].runs
    assert "".join(run.text for run in runs) == "鲁黑村发展乡村生态旅游产业，\n农民人均纯收入由八千元增至近两万元"


def test_a_title_beyond_every_size_is_shortened(lettering: Lettering) -> None:
    short = shortened(lettering, "很长的标题" * 200)
    assert short.endswith("…")
    assert headline(lettering, short).body.height > 100
    assert shortened(lettering, "短标题") == "短标题"


def test_the_running_head_goes_from_the_largest_unit_to_the_smallest(lettering: Lettering) -> None:
    shapes, left_over = running_head(lettering, 2, ("客流", "各站数据", "", "设备情况"), "四十座车站")
    assert said(shapes) == "2　客流　各站数据　设备情况"
    assert left_over == ()


def test_an_english_running_head_has_no_chinese_space(lettering: Lettering) -> None:
    english = replace(lettering, language=Language.ENGLISH)
    assert said(running_head(english, 2, ("“Windows”", "Visits"), "Headline")[0]) == "2\u2003“Windows”\u2003Visits"


def test_the_running_head_does_not_repeat_the_headline(lettering: Lettering) -> None:
    assert said(running_head(lettering, 0, ("资料", "主要数据"), "主要数据")[0]) == "资料"
    assert running_head(lettering, 1, ("乡村",), "乡村") == ((), ())
    assert said(running_head(lettering, 1, ("乡村", "问题"), "乡村：问题")[0]) == "1　乡村"


def test_the_number_of_a_part_stands_only_before_its_name(lettering: Lettering) -> None:
    assert said(running_head(lettering, 4, ("方法", "访谈"), "方法")[0]) == "访谈"
    assert said(running_head(lettering, 4, ("方法", "", "访谈"), "要点")[0]) == "4　方法　访谈"


def test_names_without_room_in_the_running_head_are_handed_back(lettering: Lettering) -> None:
    shapes, left_over = running_head(lettering, 1, ("部分", "很长的名称" * 20), "题")
    assert said(shapes) == "1　部分"
    assert left_over == ("很长的名称" * 20,)


def test_the_foot_says_its_label_once_and_each_source_once(lettering: Lettering) -> None:
    cited = (replace(chart(), source="ops"), replace(table(3), source="ops"), figures(("1", "个", "项"), source="press"))
    line, left_over = foot(lettering, foot_lines(lettering, document(sources=tuple(SOURCES)), [Piece(block) for block in cited]))
    assert line == "来源：运营月报，数据办公室，2026-09-30；答记者问，信息港，记者甲"
    assert left_over == ()


def test_the_foot_tells_what_is_to_scale_and_what_is_invented(lettering: Lettering) -> None:
    compare = Compare(before=Side("此前", "8", "千元"), after=Side("此后", "2", "万元"))
    line, _ = foot(lettering, foot_lines(lettering, document(), (Piece(chart(sample=True)), Piece(compare))))
    assert line == "来源：示例数据；柱高按数值比例绘制"


@pytest.mark.parametrize(
    ("kind", "values", "line"),
    [
        (ChartKind.COLUMN, ("2.5", None, "3"), "空缺处无数据"),
        (ChartKind.LINE, (None, "2", "3"), "空缺处无数据"),
        (ChartKind.BAR, ("1", "2", "3"), ""),
        (ChartKind.PIE, ("1", None, "3"), ""),  # the list beside it has a dash
    ],
)
def test_the_foot_tells_what_gaps_of_a_chart_are(lettering: Lettering, kind: ChartKind, values: tuple[str | None, ...], line: str) -> None:
    gapped = scenes.chart(kind, ("一月", "二月", "三月"), ("实际", values))
    assert foot(lettering, foot_lines(lettering, document(), (Piece(gapped),)))[0] == line
    beside = Columns(columns=((gapped,), (Callout(paragraphs=(plain_text("文"),)),)))
    assert foot(lettering, foot_lines(lettering, document(), (Piece(beside),)))[0] == line


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (Side("夜间", "-4.5", "度"), Side("白天", "12", "度"), "色块高度不按数值比例"),
        (Side("去年", "3", "处"), Side("今年", "128000", "处"), "柱高按数值比例绘制"),
        (Side("去年", "3", "处"), Side("今年", "12", "人"), ""),
        (Side("去年", "三分之一"), Side("今年", "大半"), ""),
    ],
)
def test_the_foot_tells_what_only_looks_to_scale(lettering: Lettering, before: Side, after: Side, line: str) -> None:
    assert foot(lettering, foot_lines(lettering, document(), (Piece(Compare(before=before, after=after)),)))[0] == line


def test_footnotes_stand_at_the_foot_with_their_numbers(lettering: Lettering) -> None:
    block = Points(items=(Point(RichText((Run("称号"), NoteReference("why")))),))
    numbered = replace(lettering, marks={"why": 1})
    assert foot(numbered, foot_lines(numbered, document(), (Piece(block),))) == ("1 脚注里的说明", ())


def test_the_note_of_a_table_s_caption_has_no_number_at_the_foot_where_no_mark_is_shown(lettering: Lettering) -> None:
    noted = replace(table(3), caption="表", marked_caption=RichText((Run("表"), NoteReference("why"))))
    numbered = replace(lettering, marks={"why": 1})
    assert foot(numbered, foot_lines(numbered, document(), (Piece(noted),))) == ("脚注里的说明", ())
    marked = replace(noted, note=RichText((Run("注"), NoteReference("why"))))
    assert foot(numbered, foot_lines(numbered, document(), (Piece(marked),))) == ("注；1 脚注里的说明", ())


def test_what_has_no_room_in_two_lines_goes_to_the_notes(lettering: Lettering) -> None:
    line, left_over = foot(lettering, ["短的来源", "很长的说明" * 60])
    assert line == "短的来源"
    assert left_over == ("很长的说明" * 60,)


def test_a_line_at_the_foot_that_ends_with_a_full_stop_needs_no_further_mark(lettering: Lettering) -> None:
    assert foot(lettering, ["表内均为示例。", "1 脚注", "2 另一条"])[0] == "表内均为示例。1 脚注；2 另一条"
    english = replace(lettering, language=Language.ENGLISH)
    assert foot(english, ["All invented.", "1 Note", "2 Other"])[0] == "All invented. 1 Note; 2 Other"
