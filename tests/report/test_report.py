"""Finished briefings, read back by another program."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pypdfium2.raw as raw
import pytest

from generator.model.base import Audience
from generator.model.chart import ChartKind
from generator.model.document import Closing, Document, Event, Field, Language, Metadata, Preset, Section, Source
from generator.model.inline import NoteReference, RichText, Run, Script, plain_text
from generator.model.prose import Callout, Point, Points, Prose, Quote
from generator.model.table import Column, Row, Table
from generator.model.timeline import Step, Timeline
from generator.report.write import build_report
from generator.theme.page import Across
from tests.report.documents import CREATED, LONG, Album, chart, document, hard_document, numbers, pdf, prose, rich, table
from tests.shipped import design, theme, typesetter
from tests.tagged import Tagged


def opened(data: bytes) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(data)


def texts(data: bytes) -> list[str]:
    """Return the text of each page without white space and without the marks that soft line ends leave."""
    return ["".join(page.get_textpage().get_text_range().split()).replace("\ufffe", "") for page in opened(data)]


def whole(data: bytes) -> str:
    return "".join(texts(data))


def outline(data: bytes) -> list[tuple[int, str, int | None]]:
    items = opened(data).get_toc()
    return [(item.level, item.get_title(), dest.get_index() if (dest := item.get_dest()) else None) for item in items]


@pytest.mark.parametrize("language", Language)
def test_everything_meant_for_paper_is_printed_in_every_language(language: Language) -> None:
    if language in (Language.JAPANESE, Language.KOREAN):
        blocks = (Prose(paragraphs=(rich("ABC 123", "a"),)), table(12, note_in=3))
        made = document(
            *blocks, language=language, footnotes={"a": plain_text("one"), "late": plain_text("two")}, sources={"ops": Source("ops", "S")}
        )
        said = whole(pdf(made))
        assert "ABC123" in said
        assert all(f"事项{n}" in said for n in range(12))
        return
    said = whole(pdf(hard_document(language)))
    leaves = [
        "三季度县乡",
        "要点甲",
        "次级一",
        "并入一行",
        "编号10",
        "523.4",
        "近2万元",
        "868.5",
        "553.5",
        "-5",
        "0.2",
        "8千元",
        "阶段6",
        "示意图",
        "赵某",
    ]
    leaves += [
        "栏内要点",
        "栏内提示",
        "一名党员就是一面旗帜",
        "迟报一天。",
        "注中有注。",
        "表注：",
        "010-12345678",
        "https://example.org/ops",
        "一行。",
        "完。",
    ]
    assert [leaf for leaf in leaves if leaf not in said] == []


def test_what_is_internal_or_for_slides_is_not_printed() -> None:
    said = whole(pdf(hard_document()))
    assert [word for word in ("讲者备注", "内部答问", "只在屏幕上", "绝密答案", "内部问答") if word in said] == []


def test_a_paragraph_can_be_read_back_as_the_author_typed_it() -> None:
    assert LONG.replace(" ", "") in whole(pdf(document(prose(LONG))))


def test_headings_are_bookmarks_with_their_numbers_and_pages() -> None:
    entries = outline(pdf(hard_document()))
    assert [(level, title) for level, title, _ in entries] == [
        (0, "目录"),
        (0, "一、总体情况：超长标题也要排得均匀，逗号处断开"),
        (1, "（一）分项"),
        (0, "二、大表"),
        (0, "三、长词与长格"),
        (0, "附录"),
        (0, "小结"),
    ]
    pages = [page for _, _, page in entries]
    assert None not in pages
    assert pages == sorted(pages, key=lambda page: page or 0)


@pytest.mark.parametrize("preset", Preset)
def test_titles_have_their_readings_above_and_plain_bookmarks(preset: Preset) -> None:
    marked = RichText((Run("漢字", ruby="한자"), Run("와 km"), Run("5", script=Script.SUPERSCRIPT)))
    section = Section(title=marked.plain, marked_title=marked, blocks=(prose("본문"),))
    metadata = Metadata(marked.plain, Language.KOREAN, preset=preset, marked_title=marked)
    data = pdf(Document(metadata=metadata, sections=(section,)))
    assert "漢字（한자）와 km^5" in [title.removeprefix("1 ") for _, title, _ in outline(data)]
    assert [node.text for node in Tagged(data).root.all("RT")].count("한자") == 2


def test_numbers_outside_chinese_are_arabic() -> None:
    sections = (Section("Aims", blocks=(prose("a"),), sections=(Section("Means", blocks=(prose("b"),)),)),)
    entries = outline(pdf(Document(Metadata("Report", Language.ENGLISH), sections)))
    assert [title for _, title, _ in entries] == ["1 Aims", "1.1 Means"]


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        (Language.CHINESE_SIMPLIFIED, ["一、甲", "（一）乙", "1.丙", "（1）丁", "（2）戊", "2.己", "二、庚"]),
        (Language.JAPANESE, ["1 甲", "1.1 乙", "1.1.1 丙", "1.1.1.1 丁", "1.1.1.2 戊", "1.1.2 己", "2 庚"]),
    ],
)
def test_sections_nest_four_levels_deep(language: Language, numbers: list[str]) -> None:
    third = Section("丙", sections=(Section("丁", blocks=(prose("文"),)), Section("戊", blocks=(prose("文"),))))
    first = Section("甲", sections=(Section("乙", sections=(third, Section("己", blocks=(prose("文"),)))),))
    made = pdf(Document(Metadata("题", language), (first, Section("庚", blocks=(prose("文"),)))))
    assert [title for _, title, _ in outline(made)] == numbers
    assert [level for level, _, _ in outline(made)] == [0, 1, 2, 3, 3, 2, 0]
    assert [node.tag for node in Tagged(made).root.walk() if node.tag in {"H1", "H2", "H3", "H4", "H5"}] == [
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H5",
        "H4",
        "H2",
    ]


def test_a_bracket_follows_a_space_in_english_only() -> None:
    units = document(chart(ChartKind.COLUMN, [("", numbers("1"))], ("a",), unit="t"), language=Language.ENGLISH)
    assert "column (t)" in opened(pdf(units))[0].get_textpage().get_text_range()
    assert "column（t）" in opened(pdf(replace(units, metadata=Metadata("题"))))[0].get_textpage().get_text_range()


def test_hidden_sections_take_no_number() -> None:
    sections = (Section("甲", internal=True), Section("乙", blocks=(prose("文"),)), Section("丙", audience=Audience.SLIDES), Section("丁"))
    assert [title for _, title, _ in outline(pdf(Document(Metadata("题"), sections)))] == ["一、乙", "二、丁"]


def test_notes_are_numbered_in_reading_order_and_stand_on_their_page() -> None:
    long = prose(*[LONG] * 30)
    made = document(
        Prose(paragraphs=(rich("甲", "second"),)),
        long,
        Callout(paragraphs=(rich("乙", "first"),)),
        Points(items=(Point(rich("丙", "second")),)),
        footnotes={"first": plain_text("注脚壹"), "second": plain_text("注脚贰"), "unused": plain_text("无人引用")},
    )
    pages = texts(pdf(made))
    assert "1注脚贰" in pages[0]
    assert "2注脚壹" in next(page for page in pages if "乙" in page)
    assert [page.count("注脚贰") for page in pages] == [int("甲1" in page or "丙1" in page) for page in pages]
    assert pages[-1].index("1注脚贰") < pages[-1].index("2注脚壹")
    assert "无人引用" not in "".join(pages)


@pytest.mark.parametrize("page", ["press-briefing", "bulletin"])
@pytest.mark.parametrize(("title", "names"), [("进度", True), ("", False)])
def test_the_rest_of_a_timeline_has_its_name(page: str, title: str, names: bool) -> None:
    steps = tuple(Step(f"第{n}周", plain_text("推开"), plain_text(LONG)) for n in range(40))
    pages = [page for page in texts(pdf(document(Timeline(steps=steps, title=title)), page=page)) if "推开" in page]
    assert len(pages) > 2
    assert ["图1（续）" in page for page in pages] == [False] + [names] * (len(pages) - 1)


def test_a_source_can_be_a_note() -> None:
    made = document(Prose(paragraphs=(rich("甲", "ops"),)), sources={"ops": Source("ops", "月报", "数据办", url="https://example.org")})
    assert "1月报，数据办https://example.org" in whole(pdf(made))


def test_a_table_repeats_its_header_and_says_that_it_goes_on() -> None:
    pages = texts(pdf(document(table(80), sources={"ops": Source("ops", "月报")}, footnotes={"late": plain_text("迟")})))
    assert len(pages) > 2
    assert all("地区事项办结率说明" in page for page in pages)
    assert all("表1（续）" in page for page in pages[1:])
    said = "".join(pages)
    assert [n for n in range(80) if f"事项{n}" not in said] == []


@pytest.mark.parametrize("page", ["press-briefing", "bulletin"])
def test_parts_of_a_chart_taller_than_a_page_have_its_name(page: str) -> None:
    names = tuple(f"站{n}" for n in range(90))
    tall = chart(ChartKind.BAR, [("客流", numbers(*[str(n) for n in range(1, 91)])), ("去年", numbers(*["5"] * 90))], names)
    pages = [page for page in texts(pdf(document(tall), page=page)) if "站" in page]
    assert len(pages) > 3
    assert ["图1（续）" in page for page in pages] == [False] + [True] * (len(pages) - 1)


def test_the_group_of_a_row_that_opens_a_page_is_named_again() -> None:
    pages = texts(pdf(document(table(80), sources={"ops": Source("ops", "月报")}, footnotes={"late": plain_text("迟")})))
    assert all("片区" in page.split("说明", 1)[1][:6] for page in pages[1:])


def test_no_rule_lies_upon_another() -> None:
    made = document(table(80), sources={"ops": Source("ops", "月报")}, footnotes={"late": plain_text("迟")})
    for page in opened(pdf(made)):
        paths = [item.get_bounds() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
        heights = [round((bottom + top) / 2, 1) for _, bottom, _, top in paths if top - bottom < 2]
        assert len(heights) > 2
        assert len(set(heights)) == len(heights)


def links(data: bytes) -> Iterator[tuple[int, str | int]]:
    """Yield page and target of each link: an address, or the page that it leads to."""
    for number, page in enumerate(opened(data)):
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
            dest = raw.FPDFLink_GetDest(page.pdf.raw, link)
            if dest:
                yield number, raw.FPDFDest_GetDestPageIndex(page.pdf.raw, dest)
                continue
            action = raw.FPDFLink_GetAction(link)
            buffer = ctypes.create_string_buffer(500)
            raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, 500)
            yield number, buffer.value.decode()


def test_links_and_note_marks_are_live() -> None:
    text = RichText((Run("见"), Run("公报", link="https://example.org/公"), Run("，"), NoteReference("a")))
    made = document(Prose(paragraphs=(text,)), footnotes={"a": plain_text("注")})
    (address, note) = links(pdf(made))
    assert address[0] == 0
    assert str(address[1]).startswith("https://example.org/")
    assert note == (0, 0)


def test_a_link_to_nowhere_is_left_out() -> None:
    made = document(Prose(paragraphs=(RichText((Run("见", link="#nowhere"), Run("一", link="#情况"))),)))
    assert list(links(pdf(made))) == [(0, 0)]


def test_a_page_break_starts_a_page_and_takes_a_heading_along() -> None:
    pages = texts(pdf(hard_document()))
    opening = next(page for page in pages if "二、大表" in page)
    assert "一行。" not in opening


def test_the_head_names_paper_occasion_people_and_summary() -> None:
    metadata = Metadata(
        "从小处着手",
        preset=Preset.PRESS_BRIEFING,
        date="7月4日",
        event=Event("系列发布会", "第十三场", "昆明专场"),
        summary=(plain_text("摘要文字"),),
    )
    first = texts(pdf(Document(metadata, (Section("情况", blocks=(prose(*[LONG] * 20),)),))))
    assert first[0].startswith("新闻发布会材料系列发布会第十三场（昆明专场）7月4日") or "新闻发布会材料" in first[0][:60]
    assert "从小处着手" in first[0]
    assert "摘要摘要文字" in first[0] or "摘要文字" in first[0]
    assert "从小处着手昆明专场7月4日" in first[1]  # the running head


def test_quotations_get_the_marks_of_their_language_once() -> None:
    assert "“说到做到”" in whole(pdf(document(Quote(text=plain_text("说到做到")))))
    assert "“说到做到”" in whole(pdf(document(Quote(text=plain_text("“说到做到”")))))
    assert "““" not in whole(pdf(document(Quote(text=plain_text("“说到做到”")))))
    assert "「有言実行」" in whole(pdf(document(Quote(text=plain_text("有言実行")), language=Language.JAPANESE)))


def test_one_source_stands_at_the_foot_and_more_in_a_list() -> None:
    news = Source("news", "昆明信息港", author="记者江枫", credit="赵嘉")
    one = texts(pdf(document(prose(*[LONG] * 30), sources={"news": news})))
    assert "资料来源：昆明信息港，记者江枫，摄影赵嘉" in one[1]
    bars = chart(ChartKind.COLUMN, [("数", numbers("1", "2"))], ("东", "西"))
    other = texts(pdf(document(prose(*[LONG] * 30), replace(bars, source="news"), bars, sources={"news": news})))
    assert "资料来源：" not in "".join(other)
    assert "昆明信息港，记者江枫，摄影赵嘉；用于图" in other[-1].replace(" ", "")
    two = texts(pdf(document(prose(*[LONG] * 30), sources={"news": news, "b": Source("b", "年鉴")})))
    assert "资料来源：" not in "".join(two)
    assert "年鉴" in two[-1]


@pytest.mark.parametrize("name", ["civic", "ledger", "plain"])
def test_every_font_is_embedded(name: str) -> None:
    fonts = set()
    for page in opened(pdf(hard_document(), name)):
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(item.raw)
            size = raw.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFFont_GetBaseFontName(font, buffer, size)
            fonts.add((buffer.value.decode(), raw.FPDFFont_GetIsEmbedded(font)))
    assert len(fonts) == 4  # sans and serif, regular and bold
    assert {embedded for _, embedded in fonts} == {1}


def test_no_standard_font_is_named() -> None:
    assert b"Helvetica" not in pdf(document(prose("文")))


def test_no_mark_leaves_the_page() -> None:
    for page in opened(pdf(hard_document())):
        width, height = page.get_size()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = item.get_bounds()
            assert left >= 40
            assert right <= width - 50
            assert bottom >= 20
            assert top <= height - 30


def test_a_long_label_in_the_rail_has_room_beside_the_closing_words() -> None:
    fields = (Field("甲" * 60, "值", ""), Field("乙", "值", ""))
    pages = opened(pdf(document(prose("文"), closing=Closing(plain_text("完"), "丙" * 60, fields))))
    bounds = [item.get_bounds() for item in pages[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
    rail = sorted(((bottom, top) for left, bottom, _, top in bounds if left < 100), reverse=True)
    assert all(upper[0] >= lower[1] - 4 for upper, lower in pairwise(rail))


def test_the_catalogue_data_are_the_author_s() -> None:
    made = opened(pdf(hard_document()))
    info = made.get_metadata_dict()
    assert info["Title"] == "把“小事”办成“大事”：基层治理与公共服务年度情况通报"
    assert info["Author"] == "数据办公室"
    assert info["CreationDate"] == info["ModDate"] == "D:20260704093000+00'00'"
    assert made.get_version() == 17


def test_the_language_is_declared() -> None:
    assert pikepdf.open(BytesIO(pdf(document(prose("文"))))).Root.Lang == "zh-Hans"


def test_the_same_input_gives_the_same_bytes() -> None:
    made = hard_document()
    assert pdf(made) == pdf(made)
    later = build_report(made, theme(), design(), typesetter(), Album(), datetime(2027, 1, 1, tzinfo=UTC))
    assert later != pdf(made)
    assert CREATED.year == 2026


def test_an_empty_document_is_one_page() -> None:
    data = pdf(Document(Metadata("题")))
    assert len(opened(data)) == 1
    assert "题" in whole(data)


def test_a_title_longer_than_a_line_is_set_smaller_and_whole() -> None:
    title = "在新的起点上推动基层治理体系和治理能力现代化的若干做法与体会"
    assert title in whole(pdf(replace(document(prose("文")), metadata=Metadata(title))))


def test_a_source_is_printed_even_if_no_block_names_it() -> None:
    said = whole(pdf(document(prose("文"), sources={"news": Source("news", "年鉴")})))
    assert "年鉴" in said


def test_the_only_series_is_named_in_the_caption_unless_the_title_does() -> None:
    data = numbers("1", "2")
    named = document(chart(ChartKind.COLUMN, [("办结数", data)], ("甲", "乙"), unit="件"))
    assert "图表column：办结数（件）" in whole(pdf(named))
    assert "图表column（件）" in whole(pdf(document(chart(ChartKind.COLUMN, [("图表", data)], ("甲", "乙"), unit="件"))))


def test_a_table_too_wide_for_a_column_stands_across_all_before_it_takes_a_page_on_its_side() -> None:
    def sides(columns: int) -> list[bool]:
        heads = tuple(Column(plain_text(f"第{n}季度完成")) for n in range(columns))
        wide = Table(caption="各季度", columns=heads, rows=(Row(tuple(plain_text(f"1,234,56{n}.5") for n in range(columns))),))
        made = pypdfium2.PdfDocument(pdf(document(wide), page="plain", changes={"columns": 2, "across": Across.NONE}))
        return [page.get_width() > page.get_height() for page in made]

    assert sides(5) == [False]
    assert sides(9) == [False, True]
