"""Content is decoded into the model, short forms and long forms alike."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model.base import Audience, Number
from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart, ChartKind
from generator.model.compare import Compare, Side
from generator.model.decode import decode_document
from generator.model.document import Breaking, Closing, Document, Event, Field, Language, Lines, Person, Preset
from generator.model.figures import Change, Figure, Figures
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run, Script
from generator.model.keys import BLOCK_KINDS, FORMS, Kind
from generator.model.prose import Callout, CalloutKind, Notes, Point, Points, Prose, Quote
from generator.model.table import Alignment, CellSpan, Column, Row, RowKind, Table
from generator.model.timeline import Step, Timeline
from generator.problems import Problems
from generator.source.reader import read_document
from generator.workspace import Workspace


def words(text: str) -> RichText:
    return RichText((Run(text),))


def decoded(folder: Path, content: str) -> Document:
    (folder / "x.yaml").write_text(content, encoding="utf-8")
    problems = Problems()
    node = read_document(Workspace(folder), "x.yaml", problems)
    assert node is not None
    document = decode_document(node, "x.yaml", problems)
    assert list(problems) == []
    assert document is not None
    return document


def block(folder: Path, content: str) -> Block:
    """Return the block whose YAML, from `- ` on, is `content`."""
    indented = content.replace("\n", "\n      ")
    document = decoded(folder, f"title: 题\nsources: {{ops: 月报}}\nsections:\n  - title: 甲\n    blocks:\n      {indented}\n")
    (only,) = document.sections[0].blocks
    return only


def test_table_captions_and_chart_titles_have_footnote_marks(tmp_path: Path) -> None:
    marked = RichText((Run("面积km"), Run("2", script=Script.SUPERSCRIPT), NoteReference("ops")))
    table = block(tmp_path, '- table: {caption: "面积km^2^[^ops]", columns: [甲], rows: [[1]]}')
    chart = block(tmp_path, '- chart: {kind: column, title: "面积km^2^[^ops]", categories: [一], series: {数: [1]}, alt: 图}')
    assert isinstance(table, Table)
    assert isinstance(chart, Chart)
    assert (table.caption, table.heading) == (chart.title, chart.heading) == ("面积km²", marked)
    cut = replace(table, caption="面积…")
    assert cut.heading == words("面积…")


def test_titles_and_labels_have_readings_and_raised_letters(tmp_path: Path) -> None:
    content = """title: '{漢字|かんじ}の面積（km^2^）'
theme: '{a|b}^2^'
sections:
  - title: CO~2~ \\* 3*4*5
    message: '{年|ねん}10^5^トン'
    blocks:
      - chart: {kind: bar, title: 面積, unit: km^2^, categories: ['{東京|とう|きょう}', 大阪], series: {面積: [1, 2]}, alt: 図}
"""
    document = decoded(tmp_path, content)
    (section,) = document.sections
    (chart,) = section.blocks
    assert isinstance(chart, Chart)
    assert (document.metadata.title, document.metadata.theme) == ("漢字（かんじ）の面積（km²）", "{a|b}^2^")
    assert document.metadata.heading.inlines[:2] == (Run("漢字", ruby="かんじ"), Run("の面積（km"))
    assert (section.title, section.message) == ("CO2 * 3*4*5", "年（ねん）10^5トン")
    assert section.heading.inlines[1] == Run("2", script=Script.SUBSCRIPT)
    assert (chart.unit, chart.categories) == ("km²", ("東京（とうきょう）", "大阪"))


def test_a_bare_text_is_prose_and_blank_lines_divide_it(tmp_path: Path) -> None:
    expected = Prose(paragraphs=(words("第一行接着写。"), words("Second line here")))
    assert block(tmp_path, "- |\n  第一行\n  接着写。\n\n  Second line\n  here") == expected
    assert block(tmp_path, "- text: >\n    第一行\n    接着写。\n\n    Second line\n    here") == expected


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("中文\n中文", "中文中文"),
        ("中文，\n“引文”", "中文，“引文”"),
        ("“引文”\n中文", "“引文”中文"),
        ("中文\nLatin", "中文 Latin"),
        ("한국어\n문장", "한국어 문장"),
        ("かな\nカナ", "かなカナ"),
        ("one\ntwo", "one two"),
    ],
)
def test_a_line_break_joins_without_a_space_between_cjk_only(tmp_path: Path, lines: str, joined: str) -> None:
    text = lines.replace("\n", "\n  ")
    assert block(tmp_path, f"- |\n  {text}") == Prose(paragraphs=(words(joined),))
    assert block(tmp_path, f"- {text}") == Prose(paragraphs=(words(joined),))


def test_a_bare_list_is_points_three_levels_deep(tmp_path: Path) -> None:
    deep = Point(words("二"), (Point(words("三"), (Point(words("四")),)),))
    expected = Points(items=(Point(words("一")), deep))
    assert block(tmp_path, "- [一, {二: [{三: [四]}]}]") == expected
    assert block(tmp_path, "- points: [一, {二: [{三: [四]}]}]") == expected
    assert block(tmp_path, "- points: {ordered: true, items: [一]}") == Points(items=(Point(words("一")),), ordered=True)


def test_figures_keep_what_was_typed(tmp_path: Path) -> None:
    items = (
        Figure("2.64", words("投入"), "亿元", Change.UP, "ops"),
        Figure("007", words("编号")),
        Figure("近2万", words("人均")),
    )
    listed = "[{value: 2.64, unit: 亿元, label: 投入, change: up, source: ops}, {value: 007, label: 编号}, {value: 近2万, label: 人均}]"
    assert block(tmp_path, f"- figures: {listed}") == Figures(items=items)
    assert block(tmp_path, f"- figures: {{source: ops, items: {listed}}}") == Figures(items=items, source="ops")


def test_numbers_below_zero_have_a_minus_sign(tmp_path: Path) -> None:
    figures = block(tmp_path, "- figures: [{value: -3.2, unit: 度, label: 气温}, {value: B-2, label: 型号}]")
    assert isinstance(figures, Figures)
    assert [figure.value for figure in figures.items] == ["−3.2", "B-2"]
    compare = block(tmp_path, '- compare: {before: {label: 甲, value: "-30", unit: 万元}, after: {label: 乙, value: "12-13"}}')
    assert isinstance(compare, Compare)
    assert (compare.before.value, compare.after.value) == ("−30", "12-13")
    (tmp_path / "a.csv").write_text("区,同比\n甲-1,-0.6%\n", encoding="utf-8")
    typed = "- table: {caption: 表, columns: [区, 同比], rows: [[甲-1, '**-0.6%**'], [{text: -4}, 见-3]]}"
    tables = block(tmp_path, typed), block(tmp_path, "- table: {caption: 表, from: a.csv}")
    cells = [[cell.plain for cell in row.cells] for table in tables if isinstance(table, Table) for row in table.rows]
    assert cells == [["甲-1", "−0.6%"], ["−4", "见-3"], ["甲-1", "−0.6%"]]


def test_charts_take_series_as_mapping_or_list(tmp_path: Path) -> None:
    chart = block(
        tmp_path,
        '- chart: {kind: bar, title: 收入, categories: [一, 2], series: {实际: ["1,234", 12.5%, ], 计划: [-1e3, ~]}, emphasis: 一}',
    )
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.categories, chart.emphasis) == (ChartKind.BAR, ("一", "2"), "一")
    assert [series.values for series in chart.series] == [
        (Number("1,234", 1234.0), Number("12.5%", 12.5)),
        (Number("−1e3", -1000.0), None),
    ]
    listed = "- chart: {kind: line, title: 收入, categories: [一], series: [{name: 实际, values: [007]}], sample: true, alt: 收入}"
    assert block(tmp_path, listed).series[0].values == (Number("007", 7.0),)  # type: ignore[union-attr]


def test_charts_and_tables_take_their_data_from_csv(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("区,实际,计划\n甲,2.64,\n乙,3,4\n", encoding="utf-8")
    chart = block(tmp_path, "- chart: {kind: column, title: 图, from: a.csv}")
    assert isinstance(chart, Chart)
    assert chart.categories == ("甲", "乙")
    assert [(series.name, series.values) for series in chart.series] == [
        ("实际", (Number("2.64", 2.64), Number("3", 3.0))),
        ("计划", (None, Number("4", 4.0))),
    ]
    table = block(tmp_path, "- table: {caption: 表, from: a.csv}")
    assert isinstance(table, Table)
    assert [column.title.plain for column in table.columns] == ["区", "实际", "计划"]
    assert [[cell.plain for cell in row.cells] for row in table.rows] == [["甲", "2.64", ""], ["乙", "3", "4"]]


def test_tables_take_columns_as_texts_or_mappings(tmp_path: Path) -> None:
    columns, rows = "[区, {title: 值, align: right, group: true}]", "[[甲, 007], [~, '**1**']]"
    assert block(tmp_path, f"- table: {{caption: 表, columns: {columns}, rows: {rows}, note: 注, source: ops}}") == Table(
        caption="表",
        columns=(Column(words("区")), Column(words("值"), Alignment.RIGHT, True)),
        rows=(Row((words("甲"), words("007"))), Row((RichText(), RichText((Run("1", strong=True),))))),
        note=words("注"),
        source="ops",
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("- quote: 话", Quote(text=words("话"))),
        ("- quote: {text: 话, by: 李明, role: 主任, source: ops}", Quote(text=words("话"), by="李明", role="主任", source="ops")),
        ("- callout: 注意", Callout(paragraphs=(words("注意"),))),
        (
            "- callout: {kind: warning, title: 请看, text: 注意}",
            Callout(kind=CalloutKind.WARNING, title="请看", paragraphs=(words("注意"),)),
        ),
        ("- notes: 备注", Notes(paragraphs=(words("备注"),))),
        ("- page-break", PageBreak()),
        ("- page-break:", PageBreak()),
        (
            "- image: {file: a.png, alt: 图, caption: 说明, credit: 赵嘉}",
            Image(file="a.png", alt="图", caption=words("说明"), credit="赵嘉"),
        ),
        ("- image: {file: a.png, decorative: true}", Image(file="a.png", decorative=True)),
        (
            "- compare: {measure: 收入, before: {label: 前, value: 8, unit: 千元}, after: 近2万元}",
            Compare(measure="收入", before=Side("前", "8", "千元"), after=Side("", "近2万元")),
        ),
        ("- timeline: [{when: 七月, what: 启动, current: true}]", Timeline(steps=(Step("七月", words("启动"), current=True),))),
        (
            "- timeline: {title: 线, steps: [{when: 1, what: 二, text: 三}]}",
            Timeline(title="线", steps=(Step("1", words("二"), words("三")),)),
        ),
        (
            "- columns: [[左], [{text: 右}]]",
            Columns(columns=((Prose(paragraphs=(words("左"),)),), (Prose(paragraphs=(words("右"),)),))),
        ),
    ],
)  # fmt: skip
def test_each_block_has_its_forms(tmp_path: Path, content: str, expected: Block) -> None:
    assert block(tmp_path, content) == expected


def test_any_block_can_be_for_one_output_or_internal(tmp_path: Path) -> None:
    assert block(tmp_path, "- text: 文\n  for: report").audience is Audience.REPORT
    assert block(tmp_path, "- quote: 话\n  internal: true").internal


def test_the_head_of_a_document(tmp_path: Path) -> None:
    document = decoded(
        tmp_path,
        """
title: 季度工作汇报
language: en
preset: work-report
date: 2026-10-12
kind:
lines: {breaking: loose, divide-words: false, hanging: true}
event: {series: 系列, session: 第十三场}
people: [王芳, {name: 李明, role: 主任, label: 发言人}]
summary: ["一\\n\\n二", 三]
sources: {ops: {title: 月报, date: 2026-09-30, url: "https://x.cn"}, news: 昆明信息港}
footnotes: {n: 注}
sections:
  - {title: 甲, message: 句, lead: 导语, numbered: false, for: slides, sections: [{title: 乙, blocks: ["文[^n]"]}]}
closing: {message: 谢谢, fields: [{label: 电话, value: 007}]}
""",
    )
    head = document.metadata
    assert (head.title, head.language, head.preset, head.date, head.kind) == (
        "季度工作汇报",
        Language.ENGLISH,
        Preset.WORK_REPORT,
        "2026-10-12",
        "",
    )
    assert head.lines == Lines(Breaking.LOOSE, divide_words=False, hanging=True)
    assert head.event == Event("系列", "第十三场")
    assert head.people == (Person("王芳"), Person("李明", "主任", "发言人"))
    assert head.summary == (words("一"), words("二"), words("三"))
    assert [(source.title, source.url) for source in document.sources.values()] == [("月报", "https://x.cn"), ("昆明信息港", "")]
    assert document.footnotes == {"n": words("注")}
    assert [(section.title, level, section.numbered, section.audience) for section, level in document.all_sections()] == [
        ("甲", 1, False, Audience.SLIDES),
        ("乙", 2, True, Audience.BOTH),
    ]
    assert document.closing == Closing(words("谢谢"), "", (Field("电话", "007"),))


def test_tables_have_headings_over_columns_and_cells_over_others(tmp_path: Path) -> None:
    columns = "[a, {title: b, columns: [c, {title: d, unit: 元}]}]"
    rows = "[[{text: 一, rows: 2}, {text: 二, columns: 2}], [3, 4], {heading: 五}, {cells: [六, 7, 8], kind: total}]"
    table = block(tmp_path, f"- table: {{caption: 表, unit: 万, columns: {columns}, rows: {rows}, alt: 说明, landscape: true}}")
    assert isinstance(table, Table)
    assert (table.unit, table.alt, table.landscape) == ("万", "说明", True)
    assert [(column.title.plain, column.unit) for column in table.columns] == [("a", ""), ("c", ""), ("d", "元")]
    assert [(head.title.plain, *head[1:]) for head in table.heads] == [("b", 0, 1, 2)]
    assert [[cell.plain for cell in row.cells] for row in table.rows] == [
        ["一", "二", ""],
        ["", "3", "4"],
        ["五", "", ""],
        ["六", "7", "8"],
    ]
    assert [row.reaching for row in table.rows] == [(CellSpan(0, rows=2), CellSpan(1, columns=2)), (), (CellSpan(0, columns=3),), ()]
    assert [row.kind for row in table.rows] == [RowKind.BODY, RowKind.BODY, RowKind.HEADING, RowKind.TOTAL]


def test_the_tables_of_keys_are_complete() -> None:
    for form in FORMS.values():
        assert len(form.by_name) == len(form.keys)
        assert all(name in form.by_name for name in (form.short_text, form.short_list) if name)
        for key in form.keys:
            assert key.english
            assert key.chinese
            assert not key.form or key.form in FORMS
            assert bool(key.choices) == (key.kind is Kind.CHOICE)
            assert bool(key.form) or key.kind not in (Kind.FORM, Kind.FORMS)


def test_every_block_of_the_model_has_a_key() -> None:
    assert len(BLOCK_KINDS) == len(Block.__args__)  # type: ignore[attr-defined]
