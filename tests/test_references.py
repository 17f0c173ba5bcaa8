"""References of one document in both outputs: the same words, and links to where the things are."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from generator.pipeline import Target, build
from tests.tagged import Node, Tagged

TEXT = """title: 题
preset: press-briefing
footnotes: {n: "详见[](#rows)。"}
sections:
  - title: 甲
    id: first
    blocks:
      - points: ["见[](#trend)", "见[](#rows)", "见[](#second)", "见[](#inner)", "见[](#page:rows)", "[这里](#remark)", "[表](#column)"]
      - chart: {kind: column, title: 月度, categories: [一, 二], series: {数: [1, 2]}}
        id: trend
      - text: 正文[](#rows)，[](#page:prose)。
        id: prose
  - title: 乙
    id: second
    blocks:
      - page-break
      - callout: 注意。
        id: remark
      - table: {caption: 各县, columns: [县, "数（[](#trend)）"], rows: [[东, "1[^n]"], [西, "[](#甲)"]]}
        id: rows
      - columns:
          - - table: {caption: 栏内, columns: [县], rows: [[东]]}
              id: column
          - - 栏内文字。
    sections:
      - title: 子
        id: inner
        blocks: [文]
"""
WORDS = ["图 1", "表 1", "第二部分", "第二部分（一）"]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[Target, bytes]:
    folder: Path = tmp_path_factory.mktemp("references")
    (folder / "x.yaml").write_text(TEXT, encoding="utf-8")
    return dict(build(folder / "x.yaml", list(Target)).outputs)


def links(data: bytes) -> list[tuple[str, int]]:
    """Return the words of a PDF's links into the document, and the page each leads to, counted from 1."""
    root = Tagged(data).root
    return [(node.text, _page(node)) for node in root.all("Link") if node.annotations and "/Dest" in node.annotations[0]]


def _page(node: Node) -> int:
    pages = {page.obj.objgen: number for number, page in enumerate(node.pdf.pages, 1)}
    destination: Any = node.annotations[0].Dest
    return pages[destination[0].objgen]


def jumps(data: bytes) -> list[tuple[str, int]]:
    """Return the words of a deck's links to slides, and the slide each leads to, counted from 1."""
    presentation = Presentation(BytesIO(data))
    slides = {slide.part: number for number, slide in enumerate(presentation.slides, 1)}
    found = []
    for slide in presentation.slides:
        for click in slide.part._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick"):
            if click.get("action") == "ppaction://hlinksldjump":
                identifier = click.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
                found.append((click.getparent().getnext().text, slides[slide.part.related_part(identifier)]))
    return found


def slides(data: bytes) -> list[str]:
    """Return the words of each slide, the title first."""
    return [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in Presentation(BytesIO(data)).slides
    ]


def test_a_briefing_s_references_name_their_targets_and_lead_to_their_pages(outputs: dict[Target, bytes]) -> None:
    assert links(outputs[Target.PDF])[:9] == [
        ("图 1", 1), ("表 1", 2), ("第二部分", 2), ("第二部分（一）", 2), ("第 2 页", 2), ("这里", 2), ("表", 2),
        ("表 1", 2), ("第 1 页", 1),
    ]  # fmt: skip


def test_references_stand_in_cells_and_footnotes_too(outputs: dict[Target, bytes]) -> None:
    assert links(outputs[Target.PDF])[9:] == [("图 1", 1), ("1", 2), ("第一部分", 1), ("表 1", 2)]


def test_a_deck_s_references_say_the_same_and_lead_to_slides(outputs: dict[Target, bytes]) -> None:
    shown = slides(outputs[Target.PPTX])
    found = jumps(outputs[Target.PPTX])
    assert [words for words, _ in found[:4]] == WORDS
    figure, table, second, inner = (shown[slide - 1] for _, slide in found[:4])
    assert "图 1　月度" in figure
    assert "表 1　各县" in table
    assert second.startswith("乙\n")
    assert inner.startswith("子\n")
    number = dict(found)[f"第 {found[1][1]} 页"]
    assert number == found[1][1]
    assert ("第一部分", 2) in found


def test_exhibits_that_are_referred_to_have_their_numbers_on_slides(outputs: dict[Target, bytes]) -> None:
    said = "\n".join(
        shape.text_frame.text
        for slide in Presentation(BytesIO(outputs[Target.PPTX])).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )
    assert "图 1　月度" in said
    assert "表 1　各县" in said
    assert "表 2　栏内" in said


def test_the_list_of_sources_tells_where_each_is_cited(tmp_path: Path) -> None:
    text = """title: 题
page: plain
sources: {ops: 月报, news: 日报, spare: 备用}
sections:
  - title: 甲
    blocks:
      - 文[^news]。
      - table: {caption: 表, columns: [县], rows: [[东]], source: ops}
      - figures: {items: [{value: 1, label: 数}], source: ops}
      - columns:
          - - chart: {kind: column, title: 图, categories: [一], series: {数: [1]}, source: ops}
          - - quote: {text: 话, source: news}
    sections:
      - {title: 子, blocks: [{quote: {text: 话, source: news}}]}
"""
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    data = build(tmp_path / "x.yaml", [Target.PDF]).outputs[Target.PDF]
    listed = [node.text for node in Tagged(data).root.all("LBody")][-3:]
    assert listed == ["月报；用于表 1、第一部分、图 1", "日报；用于第一部分、第一部分（一）", "备用"]
    assert [words for words, _ in links(data)][-5:] == ["表 1", "第一部分", "图 1", "第一部分", "第一部分（一）"]
