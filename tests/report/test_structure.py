"""The structure tree of finished briefings: complete, tied to the pages, and read in the author's order."""

import pytest

from generator.model.blocks import Columns
from generator.model.chart import Annotation, ChartKind
from generator.model.document import Document, Language, Metadata, Section, Source
from generator.model.figures import Change, Figure, Figures
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.prose import Callout, Point, Points, Prose, Quote
from generator.model.table import CellSpan, Column, ColumnHead, Row, RowKind, Table
from generator.model.timeline import Step, Timeline
from generator.problems import Span
from tests.reading import page_texts
from tests.report.documents import LONG, chart, document, hard_document, numbers, pdf, prose, rich, table
from tests.tagged import Node, Tagged

OPS = {"ops": Source("ops", "月报")}
HARD = (Language.CHINESE_SIMPLIFIED, Language.CHINESE_TRADITIONAL, Language.ENGLISH)


def tree(made: Document) -> Node:
    return Tagged(pdf(made)).root


def outline(node: Node) -> list[str]:
    """Return tag and text of the elements below `node` that have text of their own."""
    return [f"{below.tag} {below.own}" for below in node.walk() if below.own]


@pytest.mark.parametrize("language", HARD)
def test_everything_painted_is_of_one_element_or_an_artifact(language: Language) -> None:
    tagged = Tagged(pdf(hard_document(language)))
    assert tagged.root.tag == "Document"
    assert tagged.loose == []
    assert sorted((page, number) for page, number, _ in tagged.claims) == sorted(tagged.marked)


def test_pages_and_links_lead_back_to_their_elements() -> None:
    tagged = Tagged(pdf(hard_document()))
    tagged.root  # noqa: B018  (reads the tree)
    parents = tagged.parent_tree()
    pages = list(tagged.pdf.pages)
    for page, number, element in tagged.claims:
        assert parents[int(pages[page].StructParents)][number].objgen == element.objgen
    links = {annotation.objgen: node for node in tagged.root.all("Link") for annotation in node.annotations}
    annotations = [annotation for page in pages for annotation in page.get("/Annots", [])]
    assert len(annotations) == len(links) > 3
    for annotation in annotations:
        assert parents[int(annotation.StructParent)].objgen == links[annotation.objgen].element.objgen
        assert str(annotation.Contents)
        assert annotation.F == 4
    assert all(page.Tabs == "/S" for page in pages)


def test_a_section_is_read_from_its_number_to_its_end() -> None:
    made = document(
        prose("甲"),
        Points(items=(Point(plain_text("乙"), (Point(plain_text("丙")), Point(plain_text("丁")))),), ordered=True),
        Quote(text=plain_text("戊"), by="己"),
        Callout(paragraphs=(plain_text("庚"),), title="辛"),
    )
    assert outline(tree(made)) == [
        "H1 季度简报",
        "H2 一、情况",
        "P 甲",
        "Lbl 1.",
        "LBody 乙",
        "LBody 丙",
        "LBody 丁",
        "P “戊”",
        "P 己",
        "P 辛",
        "P 庚",
    ]


def test_a_paragraph_over_pages_is_one_element() -> None:
    paragraphs = [node.text for node in tree(document(prose(*[LONG] * 40))).all("P")]
    assert paragraphs.count(LONG) == 40


def test_what_floats_is_read_where_the_author_put_it() -> None:
    exhibit = chart(ChartKind.COLUMN, [("数", numbers("1", "2"))], ("甲", "乙"))
    tagged = Tagged(pdf(document(prose(*[LONG] * 13), exhibit, prose(*[LONG] * 3))))
    read = [node for node in tagged.root.walk() if node.tag in ("P", "Caption", "Figure")]
    assert [node.tag for node in read] == ["P"] * 13 + ["Caption", "Figure"] + ["P"] * 3
    first = {element.objgen: page for page, _, element in reversed(tagged.claims)}
    assert [first[node.element.objgen] for node in read[13:]] == [1, 1, 0, 0, 0]


def test_the_words_of_a_chart_are_a_table_of_its_data() -> None:
    series = [("上年", numbers("1.50", "2")), ("今年", numbers("3", ""))]
    remarked = chart(ChartKind.COLUMN, series, ("一月", "二月"), annotations=(Annotation("一月", "今年", "新版"),), alt="逐月上升")
    data = pdf(document(remarked))
    root = Tagged(data).root
    (figure,), (table,) = root.all("Figure"), root.all("Table")
    assert (figure.alt, figure.text) == ("逐月上升", "")
    assert [[(cell.tag, cell.text) for cell in row.children] for row in table.children] == [
        [("TD", ""), ("TH", "上年"), ("TH", "今年")],
        [("TH", "一月"), ("TD", "1.50"), ("TD", "3新版")],
        [("TH", "二月"), ("TD", "2"), ("TD", "—")],
    ]
    assert [cell.attribute("Scope") for cell in table.all("TH")] == ["/Column", "/Column", "/Row", "/Row"]
    assert "".join(page_texts(data)).count("1.50") == 1  # nothing is there twice


def test_a_chart_without_room_for_its_values_is_read_by_the_printed_table() -> None:
    values = numbers(*(f"{n}00.5" for n in range(1, 31)))
    names = tuple(f"第{n}周" for n in range(30))
    exhibit = chart(ChartKind.COLUMN, [("数", values)], names, annotations=(Annotation("第3周", "数", "停电"),))
    root = tree(document(exhibit))
    (figure,), (table,) = root.all("Figure"), root.all("Table")
    assert figure.alt.endswith("第3周：停电")
    assert len(table.all("TR")) == 31
    assert "停电" not in table.text


def test_a_table_over_pages_is_one_with_its_header_once() -> None:
    tagged = Tagged(pdf(document(table(80), sources=OPS)))
    (whole,) = tagged.root.all("Table")
    assert whole.children[0].tag == "Caption"
    assert whole.children[0].text.startswith("表 1")
    rows = whole.all("TR")
    assert len(rows) == 81
    assert [(cell.tag, cell.attribute("Scope")) for cell in rows[0].children] == [("TH", "/Column")] * 4
    assert "".join(tagged.artifacts).count("办结率") == len(tagged.pages) - 1


def test_a_group_s_name_speaks_for_its_rows() -> None:
    rows = tree(document(table(20), sources=OPS)).all("TR")[1:]
    heads = [(n, cell.text, int(span)) for n, row in enumerate(rows) for cell in row.all("TH") if (span := cell.attribute("RowSpan"))]
    assert heads == [(0, "第1片区", 9), (9, "第2片区", 9), (18, "第3片区", 2)]
    assert {len(row.all("TD")) for row in rows} == {2}  # what the row is about is a header cell as well


def test_notes_are_read_after_their_block_and_known_by_their_number() -> None:
    made = document(Prose(paragraphs=(rich("甲", "a"),)), prose("乙"), footnotes={"a": plain_text("注")})
    root = tree(made)
    (note,) = root.all("Note")
    assert (str(note.element.ID), [child.tag for child in note.children], note.text) == ("note:1", ["Lbl", "P"], "1注")
    assert [node.text for node in root.walk() if node.tag in ("P", "Reference")][-4:] == ["甲1", "1", "注", "乙"]


def test_a_link_over_two_lines_is_one() -> None:
    text = RichText((Run(LONG[:30]), Run(LONG[:30], link="https://example.org"), Run("完。")))
    (link,) = tree(document(Prose(paragraphs=(text,)))).all("Link")
    assert link.text == LONG[:30]
    assert len(link.annotations) == 2
    assert str(link.annotations[0].Contents) == "https://example.org"


def test_a_link_to_nowhere_is_text() -> None:
    root = tree(document(Prose(paragraphs=(RichText((Run("见", link="#nowhere"),)),))))
    assert root.all("Link") == []
    assert [node.text for node in root.all("Span")] == ["见"]


def test_cards_are_read_value_first() -> None:
    block = Figures(items=(Figure("404", plain_text("驻村扶贫工作队"), "支"), Figure("约2.64", plain_text("投入"), "亿元")))
    assert [node.text for node in tree(document(block)).all("LBody")] == ["404支驻村扶贫工作队", "约2.64亿元投入"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.CHINESE_SIMPLIFIED, ["上升", "下降", "持平", "当前"]),
        (Language.CHINESE_TRADITIONAL, ["上升", "下降", "持平", "目前"]),
        (Language.JAPANESE, ["上昇", "低下", "横ばい", "現在"]),
        (Language.KOREAN, ["상승", "하락", "변동 없음", "현재"]),
        (Language.ENGLISH, ["up", "down", "unchanged", "current"]),
    ],
)
@pytest.mark.parametrize("count", [3, 6])
def test_signs_of_direction_and_of_the_current_step_are_heard(language: Language, said: list[str], count: int) -> None:
    cards = Figures(items=tuple(Figure("12", plain_text("%"), change=change) for change in Change))
    steps = Timeline(steps=tuple(Step(f"{n}", plain_text(f"{n}"), current=n == 1) for n in range(count)))
    items = tree(document(cards, steps, language=language)).all("LBody")
    signs = [[str(node.element.ActualText) for node in item.all("Span")] for item in items]
    assert signs == [[], *([word] for word in said[:3]), [], [said[3]], *([] for _ in range(count - 2))]


def test_pictures_say_what_they_show_unless_they_are_decoration() -> None:
    shown = Image(file="a.png", alt="河上的桥", span=Span("a.yaml", 1))
    (figure,) = tree(document(shown)).all("Figure")
    assert figure.alt == "河上的桥"
    assert len(figure.attribute("BBox")) == 4
    hidden = Image(file="a.png", decorative=True, span=Span("a.yaml", 1))
    assert tree(document(hidden)).all("Figure") == []


def test_columns_are_read_one_after_the_other() -> None:
    block = Columns(columns=((prose("甲" * 60),), (prose("乙" * 60),)))
    assert [node.text for node in tree(document(block)).all("P")] == ["甲" * 60, "乙" * 60]


def test_headings_do_not_jump_a_level() -> None:
    inner = Section("内", blocks=(prose("文"),))
    root = tree(Document(Metadata("题"), (Section("", sections=(inner,)),)))
    assert [node.tag for node in root.walk() if node.tag.startswith("H")] == ["H1", "H2"]


def test_running_heads_and_folios_are_artifacts() -> None:
    tagged = Tagged(pdf(document(prose(*[LONG] * 40))))
    assert tagged.root.text.count("季度简报") == 1
    assert "".join(tagged.artifacts).count("季度简报") >= len(tagged.pages) - 1


def test_a_reference_mark_is_a_link_in_a_reference() -> None:
    text = RichText((Run("甲"), NoteReference("a"), Run("乙"), NoteReference("a")))
    marks = tree(document(Prose(paragraphs=(text,)), footnotes={"a": plain_text("注")}, sources={"s": Source("s", "源")})).all("Reference")
    assert [(mark.text, mark.children[0].tag) for mark in marks] == [("1", "Link"), ("1", "Link")]


def test_a_reading_is_heard_behind_its_base() -> None:
    text = RichText((Run("在"), Run("朝阳", ruby="Cháoyáng"), Run("和"), Run("重庆", ruby="Chóng|qìng"), Run("。"), NoteReference("late")))
    made = document(Prose(paragraphs=(text,)), footnotes={"late": plain_text("注")})
    (paragraph,) = [node for node in tree(made).all("P") if node.text.startswith("在")]
    assert paragraph.text == "在朝阳Cháoyáng和重Chóng庆qìng。1"
    assert [(node.tag, node.own) for node in paragraph.walk()][:10] == [
        ("P", "在和。"), ("Ruby", ""), ("RB", "朝阳"), ("RT", "Cháoyáng"), ("Ruby", ""), ("RB", "重"), ("RT", "Chóng"),
        ("Ruby", ""), ("RB", "庆"), ("RT", "qìng"),
    ]  # fmt: skip


def test_a_reading_inside_a_link_belongs_to_the_link() -> None:
    text = RichText(tuple(Run(base, ruby=ruby, link="https://x.cn") for base, ruby in (("见", ""), ("朝阳", "Cháoyáng"), ("区", ""))))
    (link,) = tree(document(Prose(paragraphs=(text,)))).all("Link")
    assert (link.text, len(link.annotations)) == ("见朝阳Cháoyáng区", 1)
    assert [node.tag for node in link.walk()] == ["Link", "Ruby", "RB", "RT"]


def spanned_table() -> Table:
    """Return a table of two rows of headings, with cells over others and a row that names those below."""
    rows = (
        Row((plain_text("甲"), plain_text("一"), RichText()), reaching=(CellSpan(0, rows=2), CellSpan(1, columns=2))),
        Row((RichText(), plain_text("二"), plain_text("三"))),
        Row((plain_text("小计在下"), RichText(), RichText()), kind=RowKind.HEADING, reaching=(CellSpan(0, columns=3),)),
        Row((plain_text("乙"), plain_text("四"), plain_text("五"))),
    )
    columns = tuple(Column(plain_text(title)) for title in "ABC")
    heads = (ColumnHead(plain_text("上"), 0, 1, 2),)
    return Table(caption="合并", columns=columns, rows=rows, heads=heads, unit="亿元", alt="两行表头。")


def test_cells_over_others_say_so_and_every_cell_names_its_headers() -> None:
    root = tree(document(spanned_table()))
    (whole,) = root.all("Table")
    assert str(whole.attribute("Summary")) == "两行表头。"
    assert whole.children[0].text == "表 1合并单位：亿元"
    cells = {cell.text: cell for row in whole.all("TR") for cell in row.children}
    spans = {text: (cell.attribute("RowSpan"), cell.attribute("ColSpan")) for text, cell in cells.items()}
    assert spans["A"] == (2, None)
    assert spans["上"] == (None, 2)
    assert spans["甲"] == (2, None)
    assert spans["一"] == (None, 2)
    assert spans["小计在下"] == (None, 3)
    names = {str(cell.element.ID): text for text, cell in cells.items() if "/ID" in cell.element}
    headers = {text: [names[str(name)] for name in cell.attribute("Headers")] for text, cell in cells.items() if cell.tag == "TD"}
    assert headers == {
        "一": ["上", "B", "C", "甲"],
        "二": ["上", "B", "甲"],
        "三": ["上", "C", "甲"],
        "四": ["上", "B", "小计在下", "乙"],
        "五": ["上", "C", "小计在下", "乙"],
    }


def test_a_heading_said_again_on_the_next_page_is_read_once() -> None:
    heading = Row((plain_text("收入"), RichText()), kind=RowKind.HEADING, reaching=(CellSpan(0, columns=2),))
    rows = tuple(Row((plain_text(f"第{n}项"), plain_text(f"{n}"))) for n in range(90))
    data = pdf(document(Table(caption="收支", columns=(Column(plain_text("项目")), Column(plain_text("金额"))), rows=(heading, *rows))))
    pages = page_texts(data)
    assert len(pages) == 3
    assert ["收入（续）" in page for page in pages] == [False, True, True]
    cells = [cell.text for cell in Tagged(data).root.all("TH")]
    assert [text for text in cells if text.startswith("收入")] == ["收入"]


def test_columns_without_room_are_tables_of_their_own_with_the_first_column_again() -> None:
    columns = tuple(Column(plain_text(f"项{n}")) for n in range(40))
    rows = tuple(Row(tuple(plain_text(f"{n}{m:02}.25" if m else f"行{n}") for m in range(40))) for n in range(3))
    made = document(prose("前"), Table(caption="宽", columns=columns, rows=rows), prose("后"))
    tables = tree(made).all("Table")
    assert [part.children[0].text for part in tables] == ["表 1　宽", "表 1（续）"]
    assert [part.all("TR")[1].children[0].text for part in tables] == ["行0", "行0"]
    assert sum(len(part.all("TD")) for part in tables) == 3 * 39
