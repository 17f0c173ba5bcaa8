"""What a screen reader says of a finished briefing: all that the author wrote, in the author's order, and little else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import page
import pytest

import generator
from generator.model.blocks import Block, Columns
from generator.model.chart import Chart, ChartKind
from generator.model.compare import Compare, Side
from generator.model.document import Document, Language, Metadata, Section
from generator.model.figures import Figure, Figures
from generator.model.image import Image
from generator.model.inline import NoteReference, RichText, Run, plain_text
from generator.model.leaves import leaves
from generator.model.order import running_order
from generator.model.prose import Callout, Point, Points, Prose, Quote
from generator.model.table import CellSpan, Column, Row, RowKind, Table
from generator.model.timeline import Step, Timeline
from generator.theme.citations import citation
from generator.theme.words import words
from tests.reading import page_texts
from tests.report.documents import LONG, chart, numbers, pdf, prose
from tests.tagged import Node, Tagged

CONTENT = Path(__file__).parents[2] / "content"
ASIDE = frozenset({"Note", "TOC", "RT"})
"""What stands aside of the text: footnotes, contents, readings above their bases."""
TAKEN, OPENED, CLOSED = "\0", "\1", "\2"
"""What was found, and the edges of divisions, which exhibits are."""


class Written(NamedTuple):
    """The printed texts of a heading or block. Those of exhibits may be read in another order: a chart's are the cells of a table."""

    texts: list[str]
    is_exhibit: bool = False


def said(node: Node) -> str:
    """Return the text of `node` without what stands aside, and without white space."""
    if node.tag in ASIDE:
        return ""
    text = "".join(joined(part) if isinstance(part, str) else said(part) for part in node.parts)
    return f"{OPENED}{text}{CLOSED}" if node.tag == "Div" else text


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def written(document: Document) -> Iterator[Written]:
    """Yield headings and blocks in the author's order, those inside columns for themselves."""
    for section, *_ in document.printed_sections():
        yield Written([joined(section.title)])
        for block in section.blocks:
            yield from _written(block)


def _written(block: Block) -> Iterator[Written]:
    if not block.on_paper:
        return
    if isinstance(block, Columns):
        for column in block.columns:
            for inner in column:
                yield from _written(inner)
    else:
        found = leaves(Document(Metadata(""), (Section("", blocks=(block,)),)))
        texts = [joined(leaf.base or leaf.text) for leaf in found if leaf.shown.paper]
        spanned = isinstance(block, Table) and bool(block.heads)
        yield Written([text for text in texts if text], spanned or isinstance(block, (Chart, Compare, Figures, Timeline)))


class Heard(NamedTuple):
    missing: list[str]
    """What was written and is not said after what was written before it."""
    left_over: str
    """What is said besides."""


def heard(document: Document, data: bytes) -> Heard:
    """Compare what a briefing says with what `document` has."""
    text = said(Tagged(data).root)
    missing: list[str] = []
    at = 0
    for block in written(document):
        if block.is_exhibit:
            opened = text.index(OPENED, at)
            at = text.index(CLOSED, opened) + 1
            inside = text[opened:at]
            missing += [phrase for phrase in block.texts if phrase not in inside]
            text = text[:opened] + _without(inside, block.texts) + text[at:]
        else:
            for phrase in block.texts:
                found = text.find(phrase, at)
                missing += [] if found >= 0 else [phrase]
                if found >= 0:
                    at = found + len(phrase)
                    text = text[:found] + TAKEN * len(phrase) + text[at:]
    return Heard(missing, re.sub(f"[{TAKEN}{OPENED}{CLOSED}]+", " ", text).strip())


def _without(text: str, phrases: list[str]) -> str:
    for phrase in sorted(phrases, key=len, reverse=True):
        text = text.replace(phrase, TAKEN * len(phrase))
    return text


def besides(document: Document, left_over: str) -> str:
    """Return what is left of `left_over` without what is supplied: labels, numbers, punctuation, sources by their lines, the agenda."""
    label = words(document.metadata.language)
    around = [joined(leaf.base or leaf.text) for leaf in leaves(replace(document, sections=()))]
    cited = [joined(citation(source, document.metadata.language)) for source in document.sources.values()]
    supplied = [joined(part) for text in label if isinstance(text, str) for part in text.split("{}")]
    names = [joined(label.kind(document.metadata.preset)), *(joined(source.url) for source in document.sources.values())]
    agenda = [joined(section.title) for section, _ in running_order(document)]
    rest = _without(left_over, [*around, *cited, *names, *supplied, *agenda])
    # Dates lose their numbers to the values of the chart that they stand below.
    return re.sub(r"[\s\d一二三四五六七八九十万年月\W_]+", "", rest)


DOCUMENTS = sorted(CONTENT.glob("*.yaml"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.stem for path in DOCUMENTS])
def test_documents_are_heard_as_they_are_written(path: Path) -> None:
    document = generator.load(path)
    found = heard(document, generator.build_report(document))
    assert found.missing == []
    assert besides(document, found.left_over) == ""


NOTED = {
    "para": "正文", "item": "列表", "inner": "下级", "cell": "单元格", "head": "表头", "below": "表注", "card": "卡片", "caption": "图注",
    "callout": "提示框", "quote": "引文", "step": "步骤", "side": "对比", "column": "栏内", "deep": "注中",
}  # fmt: skip
"""Footnotes by name, and where their marks are."""


def noted(name: str) -> RichText:
    return RichText((Run(f"{NOTED[name]}的文字"), NoteReference(name)))


def annotated(language: Language) -> Document:
    """Return a document with footnotes wherever they can be, among text enough for several pages."""
    blocks: tuple[Block, ...] = (
        Prose(paragraphs=(noted("para"), *[plain_text(LONG)] * 9)),
        Points(items=(Point(noted("item"), (Point(noted("inner")), Point(plain_text("末项")))), Point(plain_text(LONG)))),
        Table(
            caption="数据",
            columns=(Column(noted("head")), Column(plain_text("值"))),
            rows=(*[Row((plain_text("甲"), plain_text("1")))] * 6, Row((noted("cell"), plain_text("2")))),
            note=noted("below"),
        ),
        prose(*[LONG] * 8),
        Figures(items=(Figure("12", noted("card"), "件"), Figure("13", plain_text("另一张"), "件"))),
        Image(file="a.png", alt="灰色", caption=noted("caption")),
        chart(ChartKind.COLUMN, [("数", numbers("1", "2"))], ("东", "西")),
        Callout(paragraphs=(noted("callout"), plain_text("第二段"))),
        Quote(text=noted("quote"), by="某人"),
        prose(*[LONG] * 8),
        Timeline(steps=(Step("一月", noted("step")), Step("二月", plain_text("完成"))), title="进度"),
        Compare(before=Side("此前", text=noted("side")), after=Side("此后", text=plain_text("一次办成")), measure="次数"),
        Columns(columns=((Prose(paragraphs=(noted("column"),)), prose(LONG)), (Callout(paragraphs=(plain_text("右栏"),)),))),
        prose(*[LONG] * 4),
    )
    notes = {name: plain_text(f"{where}的脚注") for name, where in NOTED.items()} | {"para": noted("deep")}
    return Document(
        Metadata("年度简报", language), (Section("情况", blocks=blocks), Section("后记", blocks=(prose(LONG),))), footnotes=notes
    )


LANGUAGES = [Language.CHINESE_SIMPLIFIED, Language.JAPANESE, Language.KOREAN, Language.ENGLISH]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("design", "columns"), [("press-briefing", 1), ("plain", 2), ("official", 1)])
def test_notes_and_columns_leave_the_order_alone(language: Language, design: str, columns: int) -> None:
    document = annotated(language)
    found = heard(document, pdf(document, page=design, changes={"columns": columns}))
    assert found.missing == []
    assert besides(document, found.left_over) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("design", "columns"), [("press-briefing", 1), ("plain", 2)])
def test_each_note_stands_at_the_foot_of_the_page_with_its_mark(language: Language, design: str, columns: int) -> None:
    data = pdf(annotated(language), page=design, changes={"columns": columns})
    root = Tagged(data).root
    notes = [joined(said(child)) for node in root.all("Note") for child in node.children if child.tag == "P"]
    own = [f"{where}的脚注" for name, where in NOTED.items() if name != "para"]
    assert sorted(re.sub(r"\d+$", "", note) for note in notes) == sorted([*own, "注中的文字"])
    pages = [joined(page) for page in page_texts(data)]
    for name, where in NOTED.items():
        if name not in ("para", "deep"):
            marked = [n for n, text in enumerate(pages) if f"{where}的文字" in text]
            assert [n for n, text in enumerate(pages) if f"{where}的脚注" in text] == marked, name
            assert len(marked) == 1 or name == "head"  # a table that goes on has its header again


SAID = {"first": "甲处", "second": "乙处", "third": "丙处"}
"""Footnotes by name, and the words before each of their marks."""


def marked(name: str) -> RichText:
    return RichText((Run(SAID[name]), NoteReference(name)))


def remarked() -> Document:
    """Return a document that refers to three notes again and again: in text, in a note, in a long table's header and rows, side by side."""
    blocks: list[Block] = []
    for name in ("first", "third", "first", "second", "first", "third"):
        blocks.append(Prose(paragraphs=(*[plain_text(LONG)] * 9, marked(name), marked(name))))
    columns = (Column(marked("third")), Column(plain_text("值")))
    rows = tuple(Row((marked("first") if n % 25 == 0 else plain_text("无注"), plain_text(f"{n}"))) for n in range(60))
    pair = ((prose(LONG), Prose(paragraphs=(marked("second"),))), (Prose(paragraphs=(marked("third"), marked("second"))),))
    blocks += [Table(caption="大表", columns=columns, rows=rows), Columns(columns=pair), prose(*[LONG] * 9)]
    notes = {name: plain_text(f"脚注{name}") for name in SAID}
    notes["first"] = RichText((Run("脚注first，见"), *marked("second").inlines))
    return Document(Metadata("年度简报"), (Section("情况", blocks=tuple(blocks)),), footnotes=notes)


@pytest.mark.parametrize(("design", "columns"), [("press-briefing", 1), ("plain", 2), ("plain", 3), ("official", 1)])
def test_a_note_is_said_once_on_every_page_with_its_mark_and_heard_once(design: str, columns: int, tmp_path: Path) -> None:
    data = pdf(remarked(), page=design, changes={"columns": columns})
    pages = [joined(text) for text in page_texts(data)]
    for name, words_before in SAID.items():
        assert [text.count(f"脚注{name}") for text in pages] == [int(words_before in text) for text in pages], name
    said_again = [re.findall("脚注(first|second|third)", text) for text in pages]
    assert all(found == sorted(found) for found in said_again) or columns > 1  # each column has notes of its own
    assert [re.search("脚注(.{5})", joined(node.text))[1] for node in Tagged(data).root.all("Note")] == ["first", "secon", "third"]  # type: ignore[index]
    (tmp_path / "x.pdf").write_bytes(data)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert [failure.message for failure in page.validate_pdf(str(tmp_path / "x.pdf"), profile=profile).failures] == []


ROWS, CHARTS = 300, 30
"""Of a heavy document: the rows of its table, and how many charts it has."""


def heavy(language: Language) -> Document:
    """Return a document with a long table of groups, a note every hundredth row, and charts of all kinds that a table of data follows."""
    blank = RichText()
    rows: list[Row] = []
    for n in range(ROWS):
        if n % 50 == 0:
            rows.append(Row((plain_text(f"第{n}组"), blank), kind=RowKind.HEADING, reaching=(CellSpan(0, 2),)))
        name = RichText((Run(f"事项{n}号"), *([NoteReference(f"n{n}")] if n % 100 == 9 else [])))
        rows.append(Row((name, plain_text(f"{n}.{n % 10}"))))
    table = Table(caption="大表", columns=(Column(plain_text("事项")), Column(plain_text("数值"))), rows=tuple(rows))
    kinds = [kind for kind in ChartKind if kind is not ChartKind.SCATTER]
    parts = [("量", numbers("31", "42", "53"))]
    charts = (replace(chart(kinds[n % len(kinds)], parts, ("东片", "中片", "西片")), title=f"第{n}幅图") for n in range(CHARTS))
    notes = {f"n{n}": plain_text(f"第{n}行的脚注") for n in range(9, ROWS, 100)}
    return Document(Metadata("年度数据", language), (Section("表", blocks=(table,)), Section("图", blocks=tuple(charts))), footnotes=notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_tables_and_many_charts_are_heard_whole_and_keep_to_both_standards(language: Language, tmp_path: Path) -> None:
    document = heavy(language)
    data = pdf(document, page="plain")
    found = heard(document, data)
    assert found.missing == []
    assert besides(document, found.left_over) == ""
    (tmp_path / "x.pdf").write_bytes(data)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert [failure.message for failure in page.validate_pdf(str(tmp_path / "x.pdf"), profile=profile).failures] == []
