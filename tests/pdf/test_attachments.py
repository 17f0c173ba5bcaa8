"""The source inside a briefing: its files byte for byte, what they are, and that nothing internal goes out unannounced."""

from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import page as validation
import pikepdf
import pytest

import generator
from generator.cli.main import main
from generator.model.document import Document, Metadata
from generator.problems import ResourceError

MAIN = """title: 题
page: own.yaml
sections:
  - title: 甲
    blocks:
      - include: 部分.yaml
      - table: {caption: 表, from: data/rows.csv}
"""
FILES = {"x.yaml": MAIN, "own.yaml": "base: plain\n", "部分.yaml": "- 文。\n", "data/rows.csv": "县,数\n东,1\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("not: read\n", encoding="utf-8")
    return tmp_path


class Attached(NamedTuple):
    """An associated file as a PDF has it."""

    relation: str
    media_type: str
    data: str
    size: int
    changed: str
    description: str


def attached(data: bytes) -> dict[str, Attached]:
    """Return the associated files of a PDF by name."""
    with pikepdf.open(BytesIO(data)) as document:
        return {str(file.UF): _attached(file) for file in document.Root.AF}


def _attached(file: Any) -> Attached:
    assert str(file.F) == str(file.UF)
    stream, facts = file.EF.F, file.EF.F.Params
    text = stream.read_bytes().decode()
    return Attached(str(file.AFRelationship), str(stream.Subtype), text, int(facts.Size), str(facts.ModDate), str(file.Desc))


def test_the_files_that_were_read_travel_byte_for_byte(folder: Path) -> None:
    files = attached(generator.build_report(generator.load(folder / "x.yaml"), attach_source=True))
    assert {name: file.data for name, file in files.items()} == FILES
    assert next(iter(files)) == "x.yaml"
    assert [file.size for file in files.values()] == [len(file.data.encode()) for file in files.values()]


def test_files_say_what_they_are(folder: Path) -> None:
    files = attached(generator.build_report(generator.load(folder / "x.yaml"), attach_source=True))
    assert {name: file[:2] for name, file in files.items()} == {
        "x.yaml": ("/Source", "/application/yaml"),
        "own.yaml": ("/Source", "/application/yaml"),
        "部分.yaml": ("/Source", "/application/yaml"),
        "data/rows.csv": ("/Data", "/text/csv"),
    }
    assert {file.changed for file in files.values()} == {"D:20000101000000+00'00'"}
    assert all(file.description for file in files.values())


def test_viewers_find_them_by_name(folder: Path) -> None:
    with pikepdf.open(BytesIO(generator.build_report(generator.load(folder / "x.yaml"), attach_source=True))) as document:
        assert set(document.attachments) == set(FILES)
        assert document.attachments["data/rows.csv"].get_file().read_bytes() == FILES["data/rows.csv"].encode()


def test_a_briefing_with_its_source_keeps_to_both_standards(folder: Path, tmp_path: Path) -> None:
    document = generator.load(folder / "x.yaml")
    data = generator.build_report(document, attach_source=True)
    (tmp_path / "x.pdf").write_bytes(data)
    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_3A):
        failures = validation.validate_pdf(str(tmp_path / "x.pdf"), profile=profile).failures
        assert [f.message for f in failures] == []
    assert data == generator.build_report(document, attach_source=True)


def test_nothing_is_attached_unasked(folder: Path) -> None:
    with pikepdf.open(BytesIO(generator.build_report(generator.load(folder / "x.yaml")))) as document:
        assert "/AF" not in document.Root
        assert "/Names" not in document.Root


def test_a_document_made_in_code_has_no_file() -> None:
    with pytest.raises(ResourceError, match="made in code"):
        generator.build_report(Document(Metadata("题")), attach_source=True)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        ("[文]", False),
        ("[{text: 答, internal: true}]", True),
        ("[{notes: 备注}]", True),
        ("[{columns: [[{text: 答, internal: true}], [文]]}]", True),
    ],
)
def test_the_command_tells_that_internal_parts_become_readable(
    blocks: str, told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.yaml").write_text(f"title: 题\nsections: [{{title: 甲, blocks: {blocks}}}]\n", encoding="utf-8")
    assert main(["build", str(tmp_path / "x.yaml"), "--only", "pdf", "--attach-source", "-o", str(tmp_path)]) == 0
    assert ("can read its internal parts and speaker notes" in capsys.readouterr().err) is told
