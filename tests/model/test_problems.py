"""Bad content tells exactly the problems written beside it (tests/problems/*.yaml)."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model.check import check_document
from generator.model.decode import decode_document
from generator.pictures import Pictures
from generator.problems import Problem, Problems
from generator.source.reader import read_document
from generator.workspace import Workspace

EXPECTED = re.compile(r"\s*#! (?:(\d+):)?(\d+) ([a-z-]+): (.+)")


@dataclass(frozen=True)
class Case:
    name: str
    content: str
    expected: tuple[tuple[int, int, str, str], ...]
    """Line, column, code and words, by place."""


def read_cases(path: Path) -> list[Case]:
    parts = re.split(r"^### (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_case(f"{path.stem}: {name}", text) for name, text in zip(parts[1::2], parts[2::2], strict=True)]


def _case(name: str, text: str) -> Case:
    content: list[str] = []
    expected = []
    for line in text.splitlines():
        if found := EXPECTED.fullmatch(line):
            expected.append((int(found[1] or len(content) + 1), int(found[2]), found[3], found[4]))
        else:
            content.append(line)
    return Case(name, "\n".join(content) + "\n", tuple(sorted(expected)))


def problems_of(content: str, folder: Path) -> list[Problem]:
    (folder / "x.yaml").write_text(content, encoding="utf-8")
    workspace, problems = Workspace(folder), Problems()
    node = read_document(workspace, "x.yaml", problems)
    document = decode_document(node, "x.yaml", problems) if node else None
    if document:
        check_document(document, Pictures(workspace), problems)
    return list(problems)


CASES = [case for path in sorted((Path(__file__).parents[1] / "problems").glob("*.yaml")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_content_tells_exactly_its_problems(case: Case, tmp_path: Path) -> None:
    found = sorted((p.span.line, p.span.column, p.code, f"{p.message} — {p.hint}") for p in problems_of(case.content, tmp_path))
    assert [place[:3] for place in found] == [place[:3] for place in case.expected], found
    for (*_, message), (*_, words) in zip(found, case.expected, strict=True):
        assert all(part in message for part in words.split(" — ")), message
