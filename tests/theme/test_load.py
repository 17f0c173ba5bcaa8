"""Themes are read over their bases and checked by place."""

from pathlib import Path

import pytest

from generator.model.document import Language
from generator.problems import Problem, Problems, Span
from generator.theme.contrast import READABLE, contrast
from generator.theme.load import PRESETS, load_theme
from generator.theme.theme import Theme
from generator.workspace import Workspace

PLACE = Span("x.yaml", 4, 8, 13)


def loaded(folder: Path, name: str, text: str = "") -> tuple[Theme | None, list[Problem]]:
    if text:
        (folder / name).write_text(text, encoding="utf-8")
    problems = Problems()
    return load_theme(name, Workspace(folder), PLACE, problems), list(problems)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_has_a_look_for_every_role_and_language(tmp_path: Path, name: str) -> None:
    theme, found = loaded(tmp_path, name)
    assert found == []
    assert theme is not None
    for language in Language:
        for scale, text in ((theme.report, theme.report_text), (theme.deck, theme.deck_text)):
            for role in scale:
                assert theme.palette.color(text(role, language).color).startswith("#")


def test_an_own_theme_changes_what_it_names(tmp_path: Path) -> None:
    text = """
base: civic
palette: {accent: "#0a3d2e", series: ["#0A3D2E", "#999999"]}
report: {body: {size: 12}}
families: {ja: {sans: My Gothic}}
filled-leaves: false
"""
    theme, found = loaded(tmp_path, "own.yaml", text)
    base, _ = loaded(tmp_path, "civic")
    assert found == []
    assert theme is not None
    assert base is not None
    assert (theme.palette.accent, theme.palette.ink) == ("#0A3D2E", base.palette.ink)
    assert theme.palette.series == ("#0A3D2E", "#999999")
    assert (theme.report["body"].size, theme.report["body"].leading) == (12, base.report["body"].leading)
    assert (theme.families["ja"].sans, theme.families["ja"].serif) == ("My Gothic", base.families["ja"].serif)
    assert not theme.filled_leaves
    assert theme.deck == base.deck


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "words"),
    [
        ("palette: {}\n", 1, 1, "missing-key", 'a theme needs "base"'),
        ("base: civik\n", 1, 7, "unknown-theme", 'there is no theme "civik"'),
        ("base: civic\npalete: {}\n", 2, 1, "unknown-key", '"palete" is not a key of a theme'),
        ("base: civic\npalette: {acent: '#000000'}\n", 2, 11, "unknown-key", '"acent" is not a key of a palette'),
        ("base: civic\npalette: {accent: red}\n", 2, 19, "bad-color", "a colour is written #RRGGBB"),
        ("base: civic\npalette: {accent: setColors(1)}\n", 2, 19, "bad-color", "a colour is written #RRGGBB"),
        ("base: civic\npalette: {series: []}\n", 2, 19, "wrong-type", '"series" must be a list of colours'),
        ("base: civic\npalette: {muted: '#CCCCCC'}\n", 2, 18, "low-contrast", "muted on paper has a contrast of 1.6"),
        ("base: civic\npalette: {surface: '#777777'}\n", 2, 20, "low-contrast", "ink on surface"),
        ("base: civic\nreport: {bodi: {size: 3}}\n", 2, 10, "unknown-key", '"bodi" is not a key of the report scale'),
        ("base: civic\nreport: {body: {size: 1e9}}\n", 2, 23, "bad-size", '"size" must be a number from 4 to 400'),
        ("base: civic\nreport: {body: {size: 30}}\n", 2, 23, "tight-leading", "leading 18 of body is less than its size 30"),
        ("base: civic\nreport: {body: {color: purple}}\n", 2, 24, "bad-choice", '"purple" is not a value of "color"'),
        ("base: civic\nfamilies: {fr: {sans: A}}\n", 2, 12, "unknown-key", '"fr" is not a key of the languages'),
        ("base: civic\ndeck: [a]\n", 2, 7, "wrong-type", '"deck" must be a mapping'),
        ("- a\n", 1, 1, "wrong-type", "a theme must be a mapping"),
        ("base: own.yaml\n", 1, 7, "too-many-bases", "themes stand on more than"),
        ("base: ../own.yaml\n", 1, 7, "outside-folder", "outside the document's folder"),
    ],
)  # fmt: skip
def test_faults_are_told_where_they_stand(tmp_path: Path, text: str, line: int, column: int, code: str, words: str) -> None:
    theme, (problem,) = loaded(tmp_path, "own.yaml", text)
    assert theme is None
    assert problem.code == code
    assert words in problem.message
    assert (problem.span.path, problem.span.line, problem.span.column) == ("own.yaml", line, column)


def test_an_unknown_theme_is_told_where_the_document_names_it(tmp_path: Path) -> None:
    theme, (problem,) = loaded(tmp_path, "leger")
    assert theme is None
    assert (problem.code, problem.span, problem.hint) == ("unknown-theme", PLACE, 'did you mean "ledger"?')


def test_text_can_be_read_in_every_preset(tmp_path: Path) -> None:
    for name in PRESETS:
        theme, _ = loaded(tmp_path, name)
        assert theme is not None
        assert contrast(theme.palette.muted, theme.palette.surface) >= READABLE
