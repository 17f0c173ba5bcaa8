"""A vector picture in finished outputs: tagged vectors in the briefing, an SVG with a PNG beside it in the deck."""

import io
import zipfile
from pathlib import Path

import page
import pikepdf
import pytest

from generator.pipeline import Styling, Target, build, check
from tests.albums import opened
from tests.svg.shown import svg

DOCUMENT = """title: 图
language: zh-Hans
date: 2026-05-01
sections:
  - title: 甲
    blocks:
      - image: {file: a.svg, alt: 说明, caption: 图一}
      - image: {file: b.svg, decorative: true}
"""
DRAWN = '<linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f" stop-opacity="0"/></linearGradient>'
DRAWN += '<rect width="120" height="80" fill="url(#g)" opacity=".8"/><text x="9" y="40" font-family="Nobody">文字 abc</text>'

LARGE = 'width="1200" height="800" viewBox="0 0 120 80"'
"""Of a picture that fills a slide: a small decorative one has none to itself."""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    (tmp_path / "a.svg").write_bytes(svg(DRAWN))
    (tmp_path / "b.svg").write_bytes(svg('<circle r="9" fill="#c00"/>', LARGE))
    (tmp_path / "a.yaml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path / "a.yaml"


def test_both_outputs_hold_the_picture_as_vectors(document: Path) -> None:
    outputs = build(document, [Target.PDF, Target.PPTX]).outputs
    with zipfile.ZipFile(io.BytesIO(outputs[Target.PPTX])) as deck:
        names = sorted(name for name in deck.namelist() if "/media/" in name)
        assert names == [f"ppt/media/image{n}.{kind}" for n in (1, 2) for kind in ("png", "svg")]
        assert opened(deck.read("ppt/media/image1.png")).width == 825  # 120 px are 90 pt, shown twice as wide, 330 to the inch
        slides = [deck.read(name).decode() for name in deck.namelist() if name.startswith("ppt/slides/slide")]
        assert sum("asvg:svgBlip" in slide for slide in slides) == 2
        assert b'Extension="svg"' in deck.read("[Content_Types].xml")
    with pikepdf.open(io.BytesIO(outputs[Target.PDF])) as pdf:
        assert [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"] == []


@pytest.mark.parametrize("grey", [False, True])
def test_briefings_with_vector_pictures_are_accessible_and_archival(document: Path, grey: bool, tmp_path: Path) -> None:
    data = build(document, [Target.PDF], Styling(grey=grey)).outputs[Target.PDF]
    (tmp_path / "a.pdf").write_bytes(data)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        failures = page.validate_pdf(str(tmp_path / "a.pdf"), profile=profile).failures
        assert [failure.message for failure in failures] == []


def test_two_builds_are_the_same(document: Path) -> None:
    assert build(document, list(Target)).outputs == build(document, list(Target)).outputs


def test_letters_without_a_face_are_told(document: Path) -> None:
    document.with_name("b.svg").write_bytes(svg('<text y="9">\U00010330</text>'))
    (problem,) = check(document)
    assert (problem.code, problem.severity.value, problem.span.line) == ("missing-glyph", "error", 8)
    (allowed,) = check(document, Styling(allow_missing=True))
    assert allowed.severity.value == "warning"
