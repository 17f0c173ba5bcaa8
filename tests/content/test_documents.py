"""The documents that the project ships load without a problem, cover every kind of content, and own up to being samples."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import generator
from generator.model.base import Audience
from generator.model.blocks import Block, Columns
from generator.model.chart import Chart, ChartKind
from generator.model.document import Document, Language, Preset
from generator.model.inline import NoteReference, Run, Script
from generator.model.leaves import leaves
from generator.model.prose import Callout, CalloutKind, Points, Prose
from generator.model.table import Table

CONTENT = Path(__file__).parents[2] / "content"
DOCUMENTS = sorted(CONTENT.glob("*.yaml"))
SAMPLES = {
    "quarterly-work-report": ("示例", "虚构", Language.CHINESE_SIMPLIFIED),
    "japanese-handout": ("見本", "架空", Language.JAPANESE),
    "korean-handout": ("예시", "가상", Language.KOREAN),
}
"""Each invented document: its words for “sample” and “invented”, and its language."""
DESIGNS = {"bulletin-sample": Preset.BULLETIN, "official-sample": Preset.OFFICIAL}
"""The documents that show a page design."""


def all_blocks(document: Document) -> Iterator[Block]:
    for section, _ in document.all_sections():
        yield from with_columns(section.blocks)


def with_columns(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Columns):
            for column in block.columns:
                yield from with_columns(column)


@pytest.fixture(scope="module")
def report() -> Document:
    return generator.load(CONTENT / "quarterly-work-report.yaml")


def test_the_documents_are_those_that_are_tested_here() -> None:
    assert {path.stem for path in DOCUMENTS} == {*SAMPLES, *DESIGNS, "chart-kinds", "kunming-press-briefing", "statistical-tables"}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_has_no_problem(path: Path) -> None:
    assert generator.check(generator.load(path)) == ()


@pytest.mark.parametrize("name", SAMPLES)
def test_an_invented_document_says_so_on_its_title_and_in_its_summary(name: str) -> None:
    sample, invented, language = SAMPLES[name]
    metadata = generator.load(CONTENT / f"{name}.yaml").metadata
    assert metadata.language is language
    assert sample in metadata.subtitle
    assert invented in metadata.subtitle
    assert any(sample in paragraph.plain for paragraph in metadata.summary)


@pytest.mark.parametrize("name", DESIGNS)
def test_a_sample_of_a_page_design_says_that_it_is_invented(name: str) -> None:
    metadata = generator.load(CONTENT / f"{name}.yaml").metadata
    assert metadata.preset is DESIGNS[name]
    said = metadata.subtitle + metadata.imprint.remark
    assert "示例" in said
    assert "虚构" in said


@pytest.mark.parametrize("name", SAMPLES)
def test_every_chart_and_table_of_an_invented_document_is_marked(name: str) -> None:
    shown = [block for block in all_blocks(generator.load(CONTENT / f"{name}.yaml")) if isinstance(block, Chart | Table)]
    assert len(shown) >= 2
    assert all(block.sample for block in shown)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_lines_meant_for_slides_can_be_read_from_the_back_row(path: Path) -> None:
    document = generator.load(path)
    width = 32 if document.metadata.language is Language.KOREAN else 25  # spaces between Korean words count too
    assert [section.message for section, _ in document.all_sections() if len(section.message) > width] == []
    assert all(section.message for section, _ in document.all_sections())


def test_the_work_report_has_every_kind_of_content(report: Document) -> None:
    blocks = list(all_blocks(report))
    assert {type(block) for block in blocks} == set(get_args(Block))
    assert len({block.kind for block in blocks if isinstance(block, Chart)}) >= 6
    assert {block.kind for block in blocks if isinstance(block, Callout)} == set(CalloutKind)
    assert {block.audience for block in blocks} == set(Audience)
    assert any(block.internal for block in blocks)


def test_the_chart_document_has_every_kind_of_chart_remarks_and_formats() -> None:
    document = generator.load(CONTENT / "chart-kinds.yaml")
    charts = [block for block in all_blocks(document) if isinstance(block, Chart)]
    assert {chart.kind for chart in charts} == set(ChartKind)
    assert any(chart.annotations for chart in charts)
    assert any(number.typed.endswith("万") for chart in charts for number in chart.numbers)
    assert all(chart.alt and chart.sample for chart in charts)


def test_the_work_report_has_every_kind_of_inline_and_list(report: Document) -> None:
    blocks = list(all_blocks(report))
    inlines = [inline for block in blocks if isinstance(block, Prose | Callout) for text in block.paragraphs for inline in text.inlines]
    runs = [inline for inline in inlines if isinstance(inline, Run)]
    assert {run.script for run in runs} == set(Script)
    assert any(run.link for run in runs)
    assert any(run.code for run in runs)
    assert any(run.strong for run in runs)
    assert {inline.name for inline in inlines if isinstance(inline, NoteReference)} == set(report.footnotes)
    lists = [block for block in blocks if isinstance(block, Points)]
    assert any(block.ordered for block in lists)
    assert any(len(item.children) > 1 for block in lists for item in block.items)


def test_the_station_table_has_forty_rows_of_the_data_file(report: Document) -> None:
    (stations,) = (block for block in all_blocks(report) if isinstance(block, Table) and len(block.rows) > 10)
    with (CONTENT / "data" / "stations.csv").open(encoding="utf-8", newline="") as file:
        data = list(csv.reader(file))[1:]
    assert [[cell.plain for cell in row.cells] for row in stations.rows] == data
    assert len(data) == 40


def test_the_work_report_agrees_with_its_own_data(report: Document) -> None:
    with (CONTENT / "data" / "stations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    entries = {row["车站"]: int(row["日均进站（人次）"]) for row in rows}
    falling = [row["车站"] for row in rows if row["环比（%）"].startswith("−")]
    text = "\n".join(leaf.text for leaf in leaves(report))
    assert sum(entries.values()) == 386_000  # 38.6万人次
    assert sum(sorted(entries.values())[-10:]) == 163_280  # 16.33万人次, 42.3 % of 386 000
    assert falling == ["西山口", "老纸厂"]
    for said in ("38.6万人次", "16.33万人次", "42.3%", "西山口、老纸厂"):
        assert said in text
    for line, said in {"1号线": "19.56", "2号线": "12.62", "3号线": "6.42"}.items():
        assert f"{sum(int(row['日均进站（人次）']) for row in rows if row['线路'] == line) / 10_000:.2f}" == said
        assert f"{line}日均进站{said}万人次" in text or f"{line}{said}万人次" in text


def test_the_japanese_handout_has_readings_over_its_ideographs() -> None:
    document = generator.load(CONTENT / "japanese-handout.yaml")
    paragraphs = [text for block in all_blocks(document) if isinstance(block, Prose) for text in block.paragraphs]
    runs = [inline for text in paragraphs for inline in text.inlines if isinstance(inline, Run)]
    assert {run.text: run.ruby for run in runs if run.ruby} == {"貸出": "かしだし", "蔵書": "ぞうしょ", "申込": "もうしこみ"}
