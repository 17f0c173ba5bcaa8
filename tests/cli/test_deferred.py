"""Modules put off: an import does not run them, a use does. In processes of their own, since they stay put off."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = "title: 标题\nsections:\n- title: 一\n  blocks:\n  - points: [甲, 乙]\n"
UNUSED = {"ssl", "http.client", "PIL._imaging", "generator.svg.artwork", "markdown_it", "fontTools"}
"""What a plain document needs for neither output."""


def output_of(code: str, *arguments: str) -> str:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip()


@pytest.mark.parametrize(
    ("target", "other"),
    [
        ("pdf", {"zipfile", "pptx", "lxml", "generator.deck.plan"}),
        ("pptx", {"reportlab", "generator.report.flow", "generator.pdf.document"}),
    ],
)
def test_a_build_loads_nothing_for_the_other_output_nor_for_what_its_document_has_not(target: str, other: set[str], tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(DOCUMENT, encoding="utf-8")
    code = "import sys; from generator.cli.main import main; main(sys.argv[1:]); print(*sys.modules)"
    printed = output_of(code, "build", str(tmp_path / "a.yaml"), "--only", target, "-o", str(tmp_path))
    assert set(printed.splitlines()[-1].split()) & (UNUSED | other) == set()


@pytest.mark.parametrize(
    ("use", "result"),
    [
        ("import PIL.Image; print(PIL.Image.new('L', (3, 2)).size)", "(3, 2)"),
        ("from PIL import Image; print(Image.new('L', (3, 2)).size)", "(3, 2)"),
        ("from PIL.Image import new; print(new('L', (3, 2)).size)", "(3, 2)"),
        ("from PIL import ImageOps, Image; print(ImageOps.mirror(Image.new('L', (3, 2))).size)", "(3, 2)"),
        ("import urllib.request; print(urllib.request.Request('http://a.example/b').host)", "a.example"),
        ("from xml.sax.saxutils import escape; print(escape('<'))", "&lt;"),
    ],
)
def test_what_is_put_off_is_there_when_it_is_used(use: str, result: str) -> None:
    assert output_of(f"from generator.cli.deferred import put_off_seldom_used; put_off_seldom_used(); {use}") == result


def test_a_module_that_is_loaded_already_stays() -> None:
    code = "import PIL.Image as first; from generator.cli.deferred import put_off_seldom_used; put_off_seldom_used()"
    assert output_of(f"{code}; import PIL.Image; print(PIL.Image is first)") == "True"
