"""The guides say all that the program knows: every key, every problem, and their examples work."""

import ast
import re
from pathlib import Path

import pytest

from generator.model.decode import decode_document
from generator.model.keys import FORMS
from generator.problems import NO_SPAN, Problems
from generator.source.include import resolve_includes
from generator.source.nodes import Node
from generator.source.reader import compose
from generator.theme.load_page import load_page
from generator.workspace import Workspace

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)
HEAD = "title: 题\nsources: {ops: 月报, news: 日报}\nsections:\n  - title: 甲\n    blocks:\n"


def reported_codes() -> set[str]:
    """Return every code that is the first argument of a call that reports."""
    codes = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr=("error" | "warn" | "_stop")) | ast.Name(id="Refused" | "Remark"),
                    args=[ast.Constant(value=str(code)), *_],
                ):
                    codes.add(code)
    return codes


def test_every_problem_has_a_paragraph_and_every_paragraph_a_problem() -> None:
    told = re.findall(r"^### (\S+)$", (ROOT / "docs" / "problems.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(told) == len(set(told))
    assert set(told) == reported_codes()


def test_every_key_and_every_choice_is_in_the_guide() -> None:
    words = set(re.findall(r"\d+:\d+|[\w-]+", GUIDE))
    for form in FORMS.values():
        for key in form.keys:
            assert {key.name, *key.choices} <= words, (form.name, key.name)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.partition("\n")[0] for example in EXAMPLES])
def test_the_examples_have_no_problems(example: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "regions.csv").write_text("片区,收入\n东区,2.64\n", encoding="utf-8")
    problems = Problems()
    if example.startswith("# page/"):
        (tmp_path / "own.yaml").write_text(example, encoding="utf-8")
        assert load_page("own.yaml", Workspace(tmp_path), NO_SPAN, problems) is not None, list(problems)
        return
    if example.startswith("imprint:"):
        example = f"title: 题\n{example}sections: [{{title: 甲, blocks: [文]}}]\n"
    text = example if example.startswith("title:") else HEAD + re.sub(r"^(?=.)", "      ", example, flags=re.MULTILINE)
    node = compose(text.encode(), "x.yaml", problems)
    assert node is not None
    whole = resolve_includes(node, "x.yaml", Workspace(tmp_path), _no_include, problems)
    assert decode_document(whole, "x.yaml", problems) is not None
    assert list(problems) == []


def _no_include(name: str, span: object) -> Node | None:
    raise AssertionError(name)
