"""YAML is read with places and limits, texts stay as typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem, Problems
from generator.source.nodes import Mapping, Node, Scalar, Sequence, Style, Unreadable
from generator.source.reader import compose, read_document
from generator.workspace import Workspace


def composed(text: str) -> Node:
    problems = Problems()
    node = compose(text.encode(), "x.yaml", problems)
    assert not problems.items
    assert node is not None
    return node


def faults(data: bytes) -> list[Problem]:
    problems = Problems()
    compose(data, "x.yaml", problems)
    return list(problems)


def value(text: str) -> Scalar:
    """Return the value of the only key in `text`."""
    node = composed(text)
    assert isinstance(node, Mapping)
    (entry,) = node.entries
    assert isinstance(entry.value, Scalar)
    return entry.value


@pytest.mark.parametrize("typed", ["2.64", "007", "no", "2024-01-05", "1_000", "12:30:45", "0x1F", "1e400", "=1+1", "近2万", "true"])
def test_a_plain_value_stays_what_was_typed(typed: str) -> None:
    scalar = value(f"a: {typed}\n")
    assert (scalar.text, scalar.is_null) == (typed, False)


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_a_plain_null_is_no_value_and_a_quoted_one_is_text(typed: str) -> None:
    assert value(f"a: {typed}\n").is_null
    assert not value(f"a: '{typed}'\n").is_null


def test_spans_count_lines_and_columns_from_one() -> None:
    node = composed("标题: 工作\nb:\n  - {c: x}\n")
    assert isinstance(node, Mapping)
    title, below = node.entries
    assert (title.key.span.line, title.key.span.column, title.key.span.end) == (1, 1, 3)
    assert (title.value.span.line, title.value.span.column, title.value.span.end) == (1, 5, 7)  # 标题: + space
    assert isinstance(below.value, Sequence)
    assert (below.value.items[0].span.line, below.value.items[0].span.column) == (3, 5)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a: 一\n  二\n", "一\n二"),
        ("a: >\n  一\n  二\n\n  三\n", "一\n二\n\n三"),
        ("a: |\n  一\n   二\n", "一\n 二\n"),
        ("a: '一\n  二'\n", "一\n二"),
        ('a: "一\n  \\u4e8c"\n', "一 二"),
    ],
)
def test_a_text_of_several_lines_keeps_its_line_breaks(text: str, typed: str) -> None:
    assert value(text).text == typed


def test_a_literal_text_knows_its_indentation() -> None:
    scalar = value("a: |\n\n    一\n")
    assert (scalar.style, scalar.indent) == (Style.LITERAL, 4)


@pytest.mark.parametrize("text", ["\ufeffa: b\n", "a: b\r\n", "a: b\r", "a: b"])
def test_byte_order_marks_and_line_ends_of_any_system_are_fine(text: str) -> None:
    assert value(text).text == "b"


def test_an_alias_repeats_a_text_at_its_own_place() -> None:
    node = composed("a: &t 文\nb: *t\n")
    assert isinstance(node, Mapping)
    repeated = node.get("b")
    assert isinstance(repeated, Scalar)
    assert (repeated.text, repeated.span.line) == ("文", 2)


def test_a_bad_alias_leaves_a_value_that_is_told_once() -> None:
    problems = Problems()
    node = compose(b"a: &a [x]\nb: *a\n", "x.yaml", problems)
    assert isinstance(node, Mapping)
    assert isinstance(node.get("b"), Unreadable)
    assert [problem.code for problem in problems] == ["alias"]


@pytest.mark.parametrize(
    ("data", "line", "code"),
    [
        ("题目：本季度的工作\n正文".encode("gbk"), 1, "encoding"),
        (b"a: b\n\xff", 2, "encoding"),
        (b"a: \x01\n", 1, "forbidden-character"),
        ("a: b\nc: \u202e\n".encode(), 2, "forbidden-character"),
        ("a: \ufffe".encode(), 1, "forbidden-character"),
        (b"a: '\xed\xa0\x80'\n", 1, "encoding"),
        (b'a: "\\ud800"\n', 1, "yaml-syntax"),
        (b'a: "\\x00"\n', 1, "forbidden-character"),
        (b"a: 'x\n", 2, "yaml-syntax"),
        (b"a: b\nb: [c\n", 3, "yaml-syntax"),
        (b"", 1, "empty-file"),
        (b"# nothing\n", 1, "empty-file"),
        (b"a: !!python/object:os.system x\n", 1, "tag"),
        (b"a: 1\n---\nb: 2\n", 2, "several-documents"),
        (b"? [a]\n: b\n", 1, "bad-key"),
        (b"x: " + b"[" * 25_000, 1, "too-deep"),
        ("\n".join(" " * i + "- " for i in range(0, 3000, 2)).encode(), 41, "too-deep"),
        (b"x: " + b"a" * 2_500_000, 1, "too-much-text"),
        (b"- x\n" * 150_001, 150_000, "too-many-values"),
    ],
)
def test_broken_and_hostile_texts_are_told_at_their_line(data: bytes, line: int, code: str) -> None:
    (problem,) = faults(data)
    assert (problem.span.line, problem.code) == (line, code)


@pytest.mark.parametrize(
    ("codec", "name"), [("gbk", "GBK"), ("big5", "Big5"), ("shift-jis", "Shift-JIS"), ("euc-kr", "EUC-KR"), ("utf-16", "UTF-16")]
)
def test_an_old_encoding_is_called_by_its_name(codec: str, name: str) -> None:
    text = {"big5": "標題：本季度的工作報告", "shift-jis": "タイトル：四半期の報告です", "euc-kr": "제목: 분기 업무 보고입니다"}
    (problem,) = faults(text.get(codec, "标题：本季度的工作报告").encode(codec))
    assert f"looks like {name}" in problem.message


def test_bombs_of_aliases_and_merges_are_refused_at_once() -> None:
    aliases = "a0: &a0 [lol]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))
    merges = "a0: &a0 {k: v}\n" + "".join(f"a{i}: &a{i}\n  <<: [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9))
    texts = f"a: &a {'x' * 1000}\nb: [{', '.join(['*a'] * 2500)}]\n"
    assert {problem.code for problem in faults(aliases.encode())} == {"alias"}
    assert {problem.code for problem in faults(merges.encode())} == {"alias", "merge-key"}
    assert [problem.code for problem in faults(texts.encode())] == ["too-much-text"]


def test_messages_hold_no_characters_that_act_on_a_terminal() -> None:
    for problem in faults(b'a: "\\u202e"\n"\\x1b[31m": 1\n"\\x1b[31m": 2\n'):
        assert problem.message.isprintable()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    problems = Problems()
    assert compose(data, "x.yaml", problems) is not None or problems.has_errors


@given(st.text("ab文:-[]{}&*!|>'\"%@#,?\n \t<~`\\", max_size=60))
def test_any_text_of_yaml_characters_is_read_or_told(text: str) -> None:
    problems = Problems()
    assert compose(text.encode(), "x.yaml", problems) is not None or problems.has_errors


def included(folder: Path, **files: str) -> tuple[Node | None, list[Problem]]:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    problems = Problems()
    return read_document(Workspace(folder), "main.yaml", problems), list(problems)


def texts(node: Node | None) -> list[object]:
    match node:
        case Scalar():
            return [node.text]
        case Sequence():
            return [texts(item) for item in node.items]
        case Mapping():
            return [{entry.key.text: texts(entry.value)} for entry in node.entries]
        case _:
            return ["?"]


def test_an_included_list_takes_the_place_of_its_item(tmp_path: Path) -> None:
    node, found = included(tmp_path, main_yaml="blocks: [a, {include: part.yaml}, b]\n", part_yaml="[c, d]\n")
    assert (texts(node), found) == ([{"blocks": [["a"], ["c"], ["d"], ["b"]]}], [])


def test_an_include_may_be_the_whole_list(tmp_path: Path) -> None:
    node, found = included(tmp_path, main_yaml="sections: {include: part.yaml}\n", part_yaml="[c]\n")
    assert (texts(node), found) == ([{"sections": [["c"]]}], [])


def test_places_in_an_included_file_name_that_file(tmp_path: Path) -> None:
    node, found = included(tmp_path, main_yaml="blocks: [{include: part.yaml}]\n", part_yaml="- a\n- 'b\n")
    assert [(problem.span.path, problem.span.line, problem.code) for problem in found] == [("part.yaml", 3, "yaml-syntax")]
    assert [(related.span.path, related.span.line) for related in found[0].related] == [("part.yaml", 2), ("main.yaml", 1)]
    assert texts(node) == [{"blocks": [["?"]]}]


def test_a_file_cannot_include_itself_or_go_on_for_ever(tmp_path: Path) -> None:
    _, cycle = included(tmp_path, main_yaml="blocks: [{include: a.yaml}]\n", a_yaml="[{include: a.yaml}]\n")
    assert [problem.code for problem in cycle] == ["include-cycle"]
    files = {f"f{i}_yaml": f"[{{include: f{i + 1}.yaml}}]\n" for i in range(9)}
    _, deep = included(tmp_path, main_yaml="blocks: [{include: f0.yaml}]\n", **files)
    assert [problem.code for problem in deep] == ["include-depth"]


def test_limits_are_shared_by_all_files_of_a_document(tmp_path: Path) -> None:
    _, found = included(tmp_path, main_yaml="blocks: [{include: a.yaml}, {include: a.yaml}]\n", a_yaml=f"- {'x' * 1_100_000}\n")
    assert [problem.code for problem in found] == ["too-much-text"]
