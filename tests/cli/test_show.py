"""A problem is shown where it is, in three lines at most, and never with raw control characters."""

import json

import pytest

from generator.cli.show import Look, as_json, as_text
from generator.cli.terminal import cells, visible
from generator.problems import Problem, Related, Severity, Span

PLAIN = Look()
FILE = {"content/q3.yaml": ("title: 标题", "sections:", "- txt: 你好", "\t- x", "- text: 一段汉字 txt: 后")}


def lines(path: str) -> tuple[str, ...]:
    return FILE.get(path, ())


def shown(problem: Problem) -> list[str]:
    return as_text(problem, lines, PLAIN).split("\n")


def problem_at(line: int, column: int, end: int, **more: object) -> Problem:
    return Problem("unknown-key", '"txt" is not a key', Span("content/q3.yaml", line, column, end), **more)  # type: ignore[arg-type]


def test_a_problem_names_place_code_message_and_hint_and_marks_the_source() -> None:
    assert shown(problem_at(3, 3, 6, hint='did you mean "text"?')) == [
        'content/q3.yaml:3:3: error[unknown-key]: "txt" is not a key — did you mean "text"?',
        "    - txt: 你好",
        "      ^^^",  # 4 for the gutter + 2 columns before it
    ]


def test_the_mark_stands_below_its_text_after_full_width_characters() -> None:
    excerpt, mark = shown(problem_at(5, 14, 17))[1:]
    assert excerpt == "    - text: 一段汉字 txt: 后"
    assert mark == " " * 21 + "^^^"  # 4 gutter + 8 of "- text: " + 4 ideographs × 2 + 1 space


def test_the_mark_of_full_width_text_is_two_cells_a_character() -> None:
    assert shown(problem_at(5, 9, 13))[2] == " " * 12 + "^" * 8


def test_a_tab_before_the_place_is_shown_as_spaces() -> None:
    assert shown(problem_at(4, 2, 3))[1:] == ["        - x", "        ^"]


def test_a_related_place_is_named_beside_the_mark() -> None:
    related = (Related("first defined here", Span("content/q3.yaml", 1, 1, 6)),)
    assert shown(problem_at(3, 3, 6, related=related))[2] == "      ^^^ first defined here: content/q3.yaml:1:1"


def test_a_warning_says_that_it_is_one() -> None:
    assert "warning[unknown-key]" in shown(problem_at(3, 3, 6, severity=Severity.WARNING))[0]


@pytest.mark.parametrize("span", [Span("content/q3.yaml"), Span(), Span("gone.yaml", 3, 1, 2), Span("content/q3.yaml", 99, 1, 2)])
def test_a_place_without_a_source_line_is_one_line(span: Span) -> None:
    assert len(shown(Problem("missing-file", "there is no file", span))) == 1


def test_a_place_beyond_the_end_of_its_line_is_marked_at_the_end() -> None:
    assert shown(problem_at(2, 10, 11))[2] == " " * 13 + "^"  # 4 + the 9 characters of "sections:"


def test_a_long_line_is_cut_round_the_place() -> None:
    long = "前" * 300 + "X" + "后" * 300
    text = as_text(Problem("code", "message", Span("long", 1, 301, 302)), lambda path: (long,), PLAIN)
    _, excerpt, mark = text.split("\n")
    assert excerpt[4] == "…"
    assert excerpt.endswith("…")
    assert cells(excerpt) <= 4 + 1 + 100 + 1
    assert cells(excerpt[: excerpt.index("X")]) == len(mark) - 1


def test_a_line_of_marks_without_width_is_cut_too() -> None:
    long = "a" + "\u0301" * 2000
    for column in (1, 1500):
        text = as_text(Problem("code", "message", Span("long", 1, column, column + 1)), lambda path: (long,), PLAIN)
        assert max(map(len, text.split("\n"))) < 400


@pytest.mark.parametrize("hostile", ["\x1b", "\u202e", "\u2066", "\x00", "\ufeff", "\U000e0041", "\n", "\u2028", "\x9b"])
def test_no_control_or_direction_character_is_shown_raw(hostile: str) -> None:
    span = Span(f"{hostile}.yaml", 1, 1, 2)
    problem = Problem("code", f"a{hostile}b", span, hint=hostile, related=(Related(hostile, span),))
    text = as_text(problem, lambda path: (f"x{hostile}y",), PLAIN)
    assert hostile not in text.replace("\n", "", 2)
    assert f"<U+{ord(hostile):04X}>" in text


def test_colours_are_used_only_where_the_look_has_them() -> None:
    assert "\x1b[" not in as_text(problem_at(3, 3, 6), lines, Look(color=False))
    assert "\x1b[31m" in as_text(problem_at(3, 3, 6), lines, Look(color=True))


def test_json_gives_every_field_of_every_problem() -> None:
    related = (Related("first", Span("a.yaml", 1, 2, 3)),)
    (record,) = json.loads(as_json([problem_at(3, 3, 6, hint="提示", related=related)]))
    assert record == {
        "path": "content/q3.yaml",
        "line": 3,
        "column": 3,
        "end": 6,
        "code": "unknown-key",
        "severity": "error",
        "message": '"txt" is not a key',
        "hint": "提示",
        "related": [{"path": "a.yaml", "line": 1, "column": 2, "end": 3, "message": "first"}],
    }


def test_no_problems_are_an_empty_array() -> None:
    assert json.loads(as_json([])) == []


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("汉字", 4), ("ｱ", 1), ("Ａ", 2), ("e\u0301", 1), ("", 0)])
def test_cells_are_those_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width


def test_printable_text_is_shown_as_it_is() -> None:
    assert visible("近2万“字” 한글") == "近2万“字” 한글"
