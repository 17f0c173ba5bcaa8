"""Hostile and broken documents through the real command: refused in one message with a place, nothing written, nothing run."""

import os
import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAD = "title: 标题\nsections:\n- title: 一\n  blocks:\n"
PATIENCE = 60
"""Seconds after which a build counts as hanging: every one here takes well under one."""
SECRET = "canary-5f1c"


def nest(depth: int) -> str:
    return "title: 标题\nsections: " + "[" * depth + "\n"


def alias_bomb(levels: int) -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join([*rows, f"title: *a{levels - 1}", "sections: []", ""])


def merge_bomb(levels: int) -> str:
    rows = ["a0: &a0 {k: v}"]
    rows += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, levels)]
    return "\n".join([*rows, "title: 标题", "sections: []", ""])


HOSTILE_TEXTS = {
    "alias bomb": alias_bomb(9),
    "merge key bomb": merge_bomb(8),
    "an alias to itself": "title: &a [*a]\nsections: []\n",
    "lists 200 deep": nest(200),
    "lists 25,000 deep": nest(25_000),
    "a tag": HEAD + "  - text: !!python/object/apply:os.system [id]\n",
    "a lone surrogate": HEAD + '  - text: "\\uD83D"\n',
    "a code point too large": HEAD + '  - text: "\\U00110000"\n',
    "a control character": HEAD + '  - text: "a\\x07b"\n',
    "a bidirectional override": HEAD + "  - text: 甲\u202e乙\n",
    "a tag character": HEAD + "  - text: 甲\U000e0041乙\n",
    "a noncharacter": HEAD + '  - text: "\\uFFFE"\n',
    "a duplicate key": HEAD + "  - text: 甲\n    text: 乙\n",
    "a tab as indent": HEAD + "\t- text: 甲\n",
    "not UTF-8": "title: 标题\n# \udcff\nsections: []\n",
    "a script as link": HEAD + "  - text: '[x](javascript:alert(1))'\n",
    "a file as link": HEAD + "  - text: '[x](file:///secret.txt)'\n",
    "a picture from above": HEAD + "  - image: {file: ../secret.png, alt: 图}\n",
    "a picture from the root": HEAD + "  - image: {file: /secret.png, alt: 图}\n",
    "a picture through a link": HEAD + "  - image: {file: link.png, alt: 图}\n",
    "a picture in a linked folder": HEAD + "  - image: {file: linked/secret.png, alt: 图}\n",
    "a picture that is a pipe": HEAD + "  - image: {file: pipe.png, alt: 图}\n",
    "a picture that is PostScript": HEAD + "  - image: {file: script.png, alt: 图}\n",
    "a picture of a billion pixels": HEAD + "  - image: {file: huge.png, alt: 图}\n",
    "a picture that ends early": HEAD + "  - image: {file: short.png, alt: 图}\n",
    "a table from above": HEAD + "  - table: {caption: 表, from: ../secret.csv}\n",
    "a table with an open quote": HEAD + "  - table: {caption: 表, from: open.csv}\n",
    "a chart value that is markup": HEAD
    + '  - chart: {kind: bar, title: 图, categories: [甲], series: {乙: ["1</c:v></c:pt>"]}, alt: 图}\n',
    "a chart value that is no number": HEAD + "  - chart: {kind: bar, title: 图, categories: [甲], series: {乙: [.nan]}, alt: 图}\n",
    "a chart value beyond all numbers": HEAD + "  - chart: {kind: bar, title: 图, categories: [甲], series: {乙: [1e999]}, alt: 图}\n",
    "a chart without data": HEAD + "  - chart: {kind: pie, title: 图, categories: [], series: {}, alt: 图}\n",
    "a theme from above": "title: 标题\ntheme: ../secret.yaml\nsections: []\n",
    "an include of itself": "title: 标题\nsections: !include q3.yaml\n",
    "nothing": "",
}


def png(width: int, height: int) -> bytes:
    """Return a PNG that claims `width` × `height` pixels and has hardly any."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(bytes(64))), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with traps, below a folder with secrets."""
    folder = tmp_path / "content"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(png(1, 1) + SECRET.encode())
    (tmp_path / "secret.csv").write_text(f"{SECRET},b\n", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text(f"base: {SECRET}\n", encoding="utf-8")
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "linked").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(folder / "pipe.png")
    (folder / "script.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n")
    (folder / "huge.png").write_bytes(png(40_000, 40_000))
    (folder / "short.png").write_bytes(png(10, 10)[:40])
    (folder / "open.csv").write_text('a,b\n"1,2\n3,4\n', encoding="utf-8")
    return folder


def run(content: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=content.parent, env=environment, capture_output=True, timeout=PATIENCE)


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_hostile_content_is_refused_with_a_place_and_leaves_old_outputs_alone(text: str, content: Path) -> None:
    (content / "q3.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    output = content.parent / "output"
    output.mkdir()
    (output / "q3.pdf").write_bytes(b"old")
    done = run(content, "build", "content/q3.yaml")
    said = done.stderr.decode("utf-8")
    assert (done.returncode, done.stdout) == (1, b"")
    assert re.match(r"content/[\w.]+:\d+(:\d+)?: error\[[a-z-]+\]: ", said), said
    assert "Traceback" not in said
    assert SECRET not in said
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]", said)
    assert [path.name for path in output.iterdir()] == ["q3.pdf"]
    assert (output / "q3.pdf").read_bytes() == b"old"


def fifo(place: Path) -> None:
    os.mkfifo(place)


def link_to_secret(place: Path) -> None:
    place.symlink_to(place.parent.parent / "secret.yaml")


@pytest.mark.parametrize("plant", [fifo, link_to_secret])
def test_a_document_that_is_no_file_of_its_folder_is_refused(plant: Callable[[Path], None], content: Path) -> None:
    plant(content / "q3.yaml")
    done = run(content, "build", "content/q3.yaml")
    assert done.returncode == 1
    assert b"content/q3.yaml" in done.stderr
    assert SECRET.encode() not in done.stderr
    assert not (content.parent / "output").exists()


LITERAL = "若x<y且y>z，<b>粗</b>&copy;<img src=\"q3.yaml\"/>=cmd|' /C calc'!A0 {{7*7}} %(x)s"


def test_markup_and_formulas_of_other_programs_stay_text(content: Path) -> None:
    text = LITERAL.replace("'", "''")
    body = f"  - points: ['{text}']\n  - chart: {{kind: bar, title: 图, categories: ['=1+1', '+2'], series: {{'=cmd': [1, 2]}}, alt: 图}}\n"
    (content / "q3.yaml").write_text(HEAD + body, encoding="utf-8")
    done = run(content, "build", "content/q3.yaml")
    assert (done.returncode, b"error[" in done.stderr) == (0, False)
    from tests.reading import Text, deck_text, page_texts

    output = content.parent / "output"
    paper = Text(page_texts((output / "q3.pdf").read_bytes()))
    slides = Text(deck_text((output / "q3.pptx").read_bytes()).slides)
    for shown in (LITERAL, "=1+1", "=cmd"):
        assert (paper.count(shown) > 0, slides.count(shown) > 0) == (True, True), shown


def test_a_formula_in_a_chart_is_text_in_its_workbook(content: Path) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    body = "  - chart: {kind: bar, title: 图, categories: ['=1+1', '{=2}'], series: {'=cmd': [1, 2]}, alt: 图}\n"
    (content / "q3.yaml").write_text(HEAD + body, encoding="utf-8")
    assert run(content, "build", "content/q3.yaml", "--only", "pptx").returncode == 0
    with ZipFile(content.parent / "output" / "q3.pptx") as deck:
        (workbook,) = [name for name in deck.namelist() if name.endswith(".xlsx")]
        with ZipFile(BytesIO(deck.read(workbook))) as book:
            sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
    assert sheets
    assert not [sheet for sheet in sheets if re.search(r"<f[ >]", sheet)]


def test_messages_name_a_file_with_control_characters_without_them(content: Path) -> None:
    (content / "q\x1b[31m3.yaml").write_text("titel: x\n", encoding="utf-8")
    done = run(content, "check", "content/q\x1b[31m3.yaml")
    assert done.returncode in (1, 2)
    assert b"\x1b" not in done.stderr + done.stdout
