"""Every text of a document is a leaf, marked with the outputs it is shown in."""

from generator.model.base import Audience, Number
from generator.model.blocks import Block, Columns
from generator.model.chart import Chart, ChartKind, Series
from generator.model.compare import Compare, Side
from generator.model.document import Closing, Document, Event, Field, Metadata, Person, Section, Source
from generator.model.figures import Figure, Figures
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.leaves import IN_BOTH, IN_NOTES, ON_PAPER, Leaf, Shown, leaves
from generator.model.prose import Callout, Notes, Point, Points, Prose, Quote
from generator.model.table import Column, Row, Table
from generator.model.timeline import Step, Timeline

SPOKEN = Shown(paper=True, slides=False, notes=True)
SLIDES_ONLY = Shown(paper=False, slides=True)
NOWHERE = Shown(paper=False, slides=False)


def of_blocks(*blocks: Block, audience: Audience = Audience.BOTH, internal: bool = False) -> list[Leaf]:
    section = Section("", blocks=blocks, audience=audience, internal=internal)
    return list(leaves(Document(Metadata(""), (section,))))


def shown(*blocks: Block, audience: Audience = Audience.BOTH, internal: bool = False) -> dict[str, Shown]:
    return {leaf.text: leaf.shown for leaf in of_blocks(*blocks, audience=audience, internal=internal)}


def test_prose_is_printed_and_spoken() -> None:
    assert shown(Prose(paragraphs=(plain_text("正文"),))) == {"正文": SPOKEN}


def test_points_are_shown_in_both_at_every_level() -> None:
    points = Points(items=(Point(plain_text("一"), (Point(plain_text("二")),)),))
    assert shown(points) == {"一": IN_BOTH, "二": IN_BOTH}


def test_notes_are_only_spoken() -> None:
    assert shown(Notes(paragraphs=(plain_text("备注"),))) == {"备注": IN_NOTES}


def test_internal_blocks_go_to_the_notes_whatever_their_audience() -> None:
    quote = Quote(text=plain_text("话"), by="某人", internal=True, audience=Audience.REPORT)
    assert shown(quote) == {"话": IN_NOTES, "某人": IN_NOTES}


def test_an_internal_section_takes_all_its_blocks_to_the_notes() -> None:
    assert shown(Prose(paragraphs=(plain_text("正文"),)), Points(items=(Point(plain_text("一")),)), internal=True) == {
        "正文": IN_NOTES,
        "一": IN_NOTES,
    }


def test_a_block_for_one_output_in_a_section_for_the_other_is_shown_nowhere() -> None:
    assert shown(Quote(text=plain_text("话"), audience=Audience.REPORT), audience=Audience.SLIDES) == {"话": NOWHERE}


def test_a_section_below_inherits_what_its_section_is_for() -> None:
    below = Section("小节", blocks=(Quote(text=plain_text("话")),))
    found = {
        leaf.text: leaf.shown for leaf in leaves(Document(Metadata(""), (Section("节", sections=(below,), audience=Audience.REPORT),)))
    }
    assert found == {"节": ON_PAPER, "小节": ON_PAPER, "话": ON_PAPER}


def test_a_message_is_for_slides_and_the_title_for_both() -> None:
    found = {leaf.text: leaf.shown for leaf in leaves(Document(Metadata(""), (Section("标题", message="结论", lead="引子"),)))}
    assert found == {"标题": IN_BOTH, "结论": SLIDES_ONLY, "引子": SLIDES_ONLY}


def test_every_kind_of_block_gives_all_its_texts_in_order() -> None:
    blocks: tuple[Block, ...] = (
        Figures(items=(Figure("近2万", plain_text("参会人数"), unit="人"),)),
        Chart(
            kind=ChartKind.BAR,
            title="收入",
            unit="亿元",
            categories=("一月", "二月"),
            series=(Series("实际", (Number("2.50", 2.5), None)),),
        ),
        Table(caption="表名", columns=(Column(plain_text("列")),), rows=(Row((plain_text("007"),)),), note=plain_text("注")),
        Image(file="a.png", alt="只给读屏软件", caption=plain_text("图名"), credit="赵嘉"),
        Compare(before=Side("此前", "1", "天"), after=Side("此后", text=plain_text("当天")), measure="用时"),
        Timeline(title="进度", steps=(Step("7月", plain_text("开始"), plain_text("细节")),)),
        Callout(title="注意", paragraphs=(plain_text("一"), plain_text("二"))),
        Columns(columns=((Quote(text=plain_text("左"), by="甲", role="主任"),), (Points(items=(Point(plain_text("右")),)),))),
    )
    figures_to_image = "近2万人 参会人数 收入 亿元 一月 二月 实际 2.50 表名 列 007 注 图名 赵嘉"
    compare_to_columns = "用时 此前 1天 此后 当天 进度 7月 开始 细节 注意 一 二 左 甲 主任 右"
    assert " ".join(leaf.text for leaf in of_blocks(*blocks)) == f"{figures_to_image} {compare_to_columns}"


def test_the_document_s_own_texts_are_leaves_too() -> None:
    document = Document(
        Metadata(
            "题",
            subtitle="副题",
            kind="材料",
            date="7月4日",
            organization="单位",
            event=Event("系列", "场次", "专场", "场合"),
            people=(Person("杨", "部长", "发言人"),),
            summary=(plain_text("摘要"),),
        ),
        sources={"a": Source("a", "报道", "报社", "记者", "摄影", "2026")},
        footnotes={"n": plain_text("脚注")},
        closing=Closing(plain_text("结语"), "联系", (Field("电话", "123", "工作日"),)),
    )
    assert " ".join(leaf.text for leaf in leaves(document)) == (
        "题 副题 材料 7月4日 单位 系列 场次 专场 场合 发言人 杨 部长 摘要 报道 报社 记者 摄影 2026 脚注 结语 联系 电话 123 工作日"
    )


def test_footnote_marks_cut_a_paragraph_and_readings_follow_their_base() -> None:
    rich = RichText((Run("漢字", ruby="かんじ"), Run("と"), NoteReference("n"), Run("東京", ruby="とう|きょう")))
    first, second = of_blocks(Prose(paragraphs=(rich,)))
    assert (first.text, first.printed) == ("漢字（かんじ）と", ("漢字と", "かんじ"))
    assert (second.text, second.printed) == ("東京（とうきょう）", ("東京", "とう", "きょう"))


def test_equal_neighbours_of_a_grouping_column_are_one_leaf() -> None:
    rows = tuple(
        Row((plain_text(group), plain_text(name))) for group, name in [("乡村", "甲"), ("乡村", "甲"), ("城市", "乙"), ("乡村", "丙")]
    )
    table = Table(caption="", columns=(Column(plain_text("领域"), group=True), Column(plain_text("名称"))), rows=rows)
    assert " ".join(leaf.text for leaf in of_blocks(table)) == "领域 名称 乡村 甲 甲 城市 乙 乡村 丙"


def test_a_series_of_one_value_is_one_leaf_beside_its_name() -> None:
    series = (
        Series("目标", (Number("99.0", 99.0), None, Number("99.0", 99.0))),
        Series("实际", (Number("98.9", 98.9),) * 2 + (Number("99", 99.0),)),
    )
    chart = Chart(kind=ChartKind.LINE, title="", categories=(), series=series)
    assert " ".join(leaf.text for leaf in of_blocks(chart)) == "目标 99.0 实际 98.9 98.9 99"


def test_a_table_whose_rows_do_not_fit_its_columns_still_has_its_leaves() -> None:
    rows = (Row((plain_text("甲"), plain_text("乙"))), Row((plain_text("甲"), plain_text("乙"), plain_text("丙"))))
    table = Table(caption="", columns=(Column(plain_text("列"), group=True),), rows=rows)
    assert " ".join(leaf.text for leaf in of_blocks(table)) == "列 甲 乙 乙 丙"
