"""One brand file in both outputs: colours, logo and footer on pages and slides."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from generator.pipeline import Styling, Target, build
from generator.problems import ContentError
from tests.reading import page_texts
from tests.tagged import Tagged

ROOT = Path(__file__).parents[1]
BRAND = ROOT / "content" / "brand" / "transit.yaml"
REPORT = ROOT / "content" / "quarterly-work-report.yaml"
HANDOUT = ROOT / "content" / "kunming-press-briefing.yaml"
FOOTER = "示例市轨道交通运营公司 · 内部资料"
ALT = "示例市轨道交通运营公司的标志"


@pytest.fixture(scope="module")
def outputs() -> dict[Target, bytes]:
    return dict(build(HANDOUT, list(Target), Styling(brand=str(BRAND))).outputs)


@pytest.fixture(scope="module")
def deck(outputs: dict[Target, bytes]) -> Any:
    return Presentation(io.BytesIO(outputs[Target.PPTX]))


def test_the_footer_is_on_pages_and_on_slides(outputs: dict[Target, bytes], deck: Any) -> None:
    assert FOOTER.replace(" ", "") in page_texts(outputs[Target.PDF])[0].replace(" ", "").replace("\xa0", "")
    texts = [shape.text_frame.text for shape in deck.slide_master.shapes if shape.has_text_frame and not shape.is_placeholder]
    assert texts == [FOOTER]


def test_the_organization_signs_where_the_document_names_none(deck: Any) -> None:
    assert deck.core_properties.author == "示例市轨道交通运营公司"
    assert any("示例市轨道交通运营公司" in shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame)


def test_the_logo_is_told_once_and_ornament_where_it_is_repeated(outputs: dict[Target, bytes], deck: Any) -> None:
    def logos(shapes: Any) -> list[str]:
        return [shape._element.nvPicPr.cNvPr.get("descr", "") for shape in shapes if shape._element.tag.endswith("}pic")]

    assert logos(deck.slides[0].shapes) == [ALT]
    assert logos(deck.slide_master.shapes) == [""]
    assert [layout.name for layout in deck.slide_layouts if layout._element.get("showMasterSp") == "0"] == ["标题页", "结束页"]
    assert [figure.alt for figure in Tagged(outputs[Target.PDF]).root.all("Figure")].count(ALT) == 1


def test_the_logo_keeps_its_proportions(deck: Any) -> None:
    logo = next(shape for shape in deck.slide_master.shapes if shape._element.tag.endswith("}pic"))
    assert logo.width / logo.height == pytest.approx(480 / 160, rel=0.001)


def test_nothing_of_a_slide_is_below_the_logo(deck: Any) -> None:
    logo = next(shape for shape in deck.slide_master.shapes if shape._element.tag.endswith("}pic"))
    running = [shape for slide in deck.slides for shape in slide.placeholders if shape.name.startswith("页眉")]
    assert running
    assert all(shape.left + shape.width <= logo.left for shape in running)


def test_colours_go_into_both_outputs(outputs: dict[Target, bytes]) -> None:
    theme = Presentation(io.BytesIO(outputs[Target.PPTX])).slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    )
    assert b'<a:accent1><a:srgbClr val="0B5D4A"/>' in theme.blob


def test_a_brand_of_the_document_is_in_its_folder_and_its_logo_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    (folder / "brand").mkdir(parents=True)
    for name in ("transit.yaml", "logo.png"):
        (folder / "brand" / name).write_bytes((BRAND.parent / name).read_bytes())
    document = folder / "a.yaml"
    document.write_text("title: 题\nbrand: brand/transit.yaml\nsections:\n- title: 一\n  blocks:\n  - points: [甲, 乙]\n", encoding="utf-8")
    assert build(document, list(Target)).warnings == ()
    document.write_text("title: 题\nbrand: ../brand.yaml\nsections:\n- title: 一\n  blocks: [文]\n", encoding="utf-8")
    (tmp_path / "brand.yaml").write_text("footer: 外\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        build(document, [Target.PDF])
    assert [(problem.code, problem.span.line) for problem in raised.value.problems] == [("outside-folder", 2)]


def test_a_fault_of_the_brand_is_told_at_its_own_place(tmp_path: Path) -> None:
    brand = tmp_path / "brand.yaml"
    brand.write_text('footer: 内部\ncolors: {accent: "#F2D75C"}\n', encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        build(HANDOUT, [Target.PDF], Styling(brand=str(brand)))
    places = {(problem.span.path, problem.span.line) for problem in raised.value.problems}
    assert places == {(str(brand), 2)}


def test_the_footer_has_room_beside_sources(deck: Any) -> None:
    footer = next(shape for shape in deck.slide_master.shapes if shape.has_text_frame and not shape.is_placeholder)
    source = next(shape for shape in deck.slide_master.placeholders if re.search("FOOTER", str(shape.placeholder_format.type)))
    assert source.left + source.width <= footer.left
