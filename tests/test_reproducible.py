"""The same document gives the same bytes, wherever, whenever and by whomever it is built."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("quarterly-work-report.yaml", "japanese-handout.yaml")
OUTPUTS = tuple(f"{Path(name).stem}.{suffix}" for name in DOCUMENTS for suffix in ("pdf", "pptx"))


@dataclass(frozen=True)
class Surroundings:
    """Where and how a build runs; `elsewhere` runs it from another folder with absolute names."""

    environment: dict[str, str] = field(default_factory=dict)
    elsewhere: bool = False


USUAL = Surroundings({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"})
OTHERS = {
    "hash seed": Surroundings({"PYTHONHASHSEED": "77"}),
    "time zone": Surroundings({"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu"}),
    "locale and home": Surroundings({"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "HOME": "/nonexistent", "USER": "nobody"}),
    "folder": Surroundings({"PYTHONHASHSEED": "3"}, elsewhere=True),
}


def build(folder: Path, surroundings: Surroundings) -> dict[str, bytes]:
    """Return every output, built by a process of its own into `folder`."""
    content = ROOT / "content" if surroundings.elsewhere else Path("content")
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment = inherited | {"PYTHONPATH": str(ROOT)} | surroundings.environment
    subprocess.run(
        [sys.executable, "-m", "generator", "build", *(str(content / name) for name in DOCUMENTS), "-o", str(folder)],
        cwd=folder if surroundings.elsewhere else ROOT,
        env=environment,
        check=True,
        capture_output=True,
    )
    return {name: (folder / name).read_bytes() for name in OUTPUTS}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("usual"), USUAL)


@pytest.mark.parametrize("surroundings", OTHERS.values(), ids=OTHERS)
def test_outputs_are_the_same_bytes_whatever_the_surroundings(surroundings: Surroundings, usual: dict[str, bytes], tmp_path: Path) -> None:
    other = build(tmp_path, surroundings)
    assert [name for name in OUTPUTS if other[name] != usual[name]] == []


def test_the_source_date_changes_both_outputs_and_nothing_else_does(usual: dict[str, bytes], tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    dated = Surroundings({"SOURCE_DATE_EPOCH": "1000000000"})
    first, second = build(tmp_path / "a", dated), build(tmp_path / "b", dated)
    assert first == second
    assert [name for name in OUTPUTS if first[name] == usual[name]] == []
    briefing = pikepdf.open(BytesIO(first["japanese-handout.pdf"]))
    assert str(briefing.docinfo.CreationDate).startswith("D:20010909")  # 10⁹ seconds: 9 September 2001
