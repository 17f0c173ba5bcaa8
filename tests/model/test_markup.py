"""Inline mark-up becomes runs; what is no mark-up stays as it was typed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.inline import NoteReference, RichText, Run, Script
from generator.model.markup import MAX_CHARACTERS, InlineParser
from generator.problems import NO_SPAN, Problem, Problems, Span


def parsed(text: str) -> RichText:
    problems = Problems()
    rich = InlineParser().parse(text, NO_SPAN, problems)
    assert not problems.items
    return rich


def faults(text: str) -> list[Problem]:
    problems = Problems()
    InlineParser().parse(text, Span("x.yaml", 2, 10, 10 + len(text)), problems)
    return list(problems)


def strong_parts(text: str) -> list[str]:
    return [run.text for run in parsed(text).inlines if isinstance(run, Run) and run.strong]


@pytest.mark.parametrize(
    "text",
    [
        "if x<y and y>z", "<张三>", "&copy; &amp", "<b>x</b>", "3~5天，7~9天", "2*3*4", "snake_case_name", "a * b * c", "**", "* *",
        "[a]", "[x][y]", "{a}", "{a|b|c}", "^_^", "C:\\path", "~~x~~", "100%", "javascript:alert(1)", "=1+1", "`", "![", "“”", "#1",
        "[^ x]", "1. x",
    ],
)  # fmt: skip
def test_what_is_no_mark_up_is_shown_as_typed(text: str) -> None:
    assert parsed(text).inlines == (Run(text),)


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("**a** *b* `c*`", (Run("a", strong=True), Run(" "), Run("b", emphasis=True), Run(" "), Run("c*", code=True))),
        ("***a***", (Run("a", strong=True, emphasis=True),)),
        ("[a **b**](https://x.y)", (Run("a ", link="https://x.y"), Run("b", strong=True, link="https://x.y"))),
        ("<https://x.y>", (Run("https://x.y", link="https://x.y"),)),
        ("<a@b.cn>", (Run("a@b.cn", link="mailto:a@b.cn"),)),
        ("**a**[](https://x.y)", (Run("a", strong=True), Run("https://x.y", link="https://x.y"))),
        ("[见](#总体情况)", (Run("见", link="#总体情况"),)),
        ("{漢字|かんじ}", (Run("漢字", ruby="かんじ"),)),
        ("{東京|とう|きょう}", (Run("東京", ruby="とう|きょう"),)),
        ("{北京|běi|jīng}", (Run("北京", ruby="běi|jīng"),)),
        ("{お茶||ちゃ}", (Run("お茶", ruby="|ちゃ"),)),
        ("{葛\ufe00城|かつら|ぎ}", (Run("葛\ufe00城", ruby="かつら|ぎ"),)),
        ("**{漢|かん}**", (Run("漢", strong=True, ruby="かん"),)),
        ("数[^n-1]。", (Run("数"), NoteReference("n-1"), Run("。"))),
        ("m^2^", (Run("m"), Run("2", script=Script.SUPERSCRIPT))),
        ("H~2~O", (Run("H"), Run("2", script=Script.SUBSCRIPT), Run("O"))),
        (r"\*a\* \[b](c) \{d|e}", (Run("*a* [b](c) {d|e}"),)),
    ],
)  # fmt: skip
def test_mark_up_becomes_runs(text: str, inlines: tuple[object, ...]) -> None:
    assert parsed(text).inlines == inlines


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("这是**“重点”**内容", ["“重点”"]),
        ("**重点：**内容", ["重点："]),
        ("**“强调”**是", ["“强调”"]),
        ("他说**“好”**。", ["“好”"]),
        ("**（甲）**乙**丙！**丁", ["（甲）", "丙！"]),
        ("これは**「重要」**です", ["「重要」"]),
        ("이것은 **“중요”**합니다", ["“중요”"]),
        ("**强调。**Then", ["强调。"]),
    ],
)
def test_emphasis_opens_and_closes_beside_cjk_punctuation(text: str, strong: list[str]) -> None:
    assert strong_parts(text) == strong


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JaVaScRiPt:x", "file:///secret.txt", "//host/x", "page.html", "data:text/html,x", "", "#"]
)
def test_a_link_leads_to_the_web_to_mail_or_to_a_section(target: str) -> None:
    (problem,) = faults(f"见 [x]({target})")
    assert problem.code == "bad-link"
    assert (problem.span.line, problem.span.column) == (2, 14)  # 10 + offset 4 of "]("


def test_a_picture_in_text_is_told_where_it_stands() -> None:
    (problem,) = faults("图 ![a](b.png)")
    assert (problem.code, problem.span.column) == ("inline-image", 12)  # 10 + offset 2


def test_readings_for_each_character_are_as_many_as_the_characters() -> None:
    (problem,) = faults("駅は{東京都|とう|きょう}")
    assert (problem.code, problem.span.column) == ("ruby-count", 12)  # 10 + offset 2
    assert problem.message == '"東京都" has 3 characters and 2 readings'
    assert problem.hint.endswith("{東京都|…|…|…}; a reading may be left empty")


def test_a_run_is_read_whole_or_character_by_character() -> None:
    run = Run("お茶", ruby="|ちゃ", strong=True)
    assert run.parts == (Run("お", strong=True), Run("茶", ruby="ちゃ", strong=True))
    assert (run.reading, run.plain) == ("ちゃ", "お茶（ちゃ）")
    assert Run("漢字", ruby="かんじ").parts == (Run("漢字", ruby="かんじ"),)


def test_a_text_has_a_greatest_length() -> None:
    assert [problem.code for problem in faults("字" * (MAX_CHARACTERS + 1))] == ["text-too-long"]


@pytest.mark.parametrize("part", ["[", "*a", "**a", "_a_ ", "[a](", "![", "`a", "{a|", "<a", "\\[", "[[](", "^a", "~1~", "*" * 50])
def test_long_runs_of_mark_up_are_shown(part: str) -> None:
    problems = Problems()
    text = part * (MAX_CHARACTERS // len(part))
    assert shown(InlineParser().parse(text, NO_SPAN, problems))


def shown(rich: RichText) -> str:
    return "".join(inline.text + inline.ruby if isinstance(inline, Run) else inline.name for inline in rich.inlines)


@given(st.text(st.characters(exclude_characters="*_`\\[]<>{}^~!", exclude_categories=["Cs", "Cc"])))
def test_text_without_mark_up_characters_is_exactly_itself(text: str) -> None:
    assert parsed(text).plain == text


MARKS = "*_`\\[]<>{}|^~!()#:/"


@given(st.text(f"{MARKS}ab文，“”1 ", max_size=40))
def test_mark_up_never_raises_and_loses_nothing_but_its_own_marks(text: str) -> None:
    visible = shown(InlineParser().parse(text, NO_SPAN, Problems()))
    dropped_targets = re.search(r"\]\(", text) is not None  # a link's target is not shown
    letters = [character for character in text if character not in MARKS and not character.isspace()]
    kept = [character for character in visible if character not in MARKS and not character.isspace()]
    assert kept == letters or dropped_targets


@pytest.mark.parametrize(
    ("text", "plain"),
    [("5 km^2^", "5 km²"), ("10^-5^", "10^-5"), ("1^st^", "1st"), ("CO~2~", "CO2"), ("{漢字|かん|じ}", "漢字（かんじ）"), ("x^12^", "x¹²")],
)
def test_plain_text_tells_raised_figures_from_others(text: str, plain: str) -> None:
    assert InlineParser().parse(text, NO_SPAN, Problems()).plain == plain
