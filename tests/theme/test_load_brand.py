"""Brand files: what they say, what follows from it, and what is reported."""

from pathlib import Path

import pytest

from generator.model.document import Language
from generator.pictures import Pictures
from generator.problems import NO_SPAN, Problems, Severity
from generator.theme.contrast import READABLE, contrast
from generator.theme.load import PRESETS, READ_ON
from generator.theme.load_brand import BrandFile, branded, load_brand
from generator.theme.theme import Theme
from generator.workspace import Workspace
from tests import shipped, templates

CHINESE = Language.CHINESE_SIMPLIFIED


def load(folder: Path, text: str, problems: Problems) -> BrandFile | None:
    (folder / "brand.yaml").write_text(text, encoding="utf-8")
    workspace = Workspace(folder)
    return load_brand("brand.yaml", workspace, Pictures(workspace), NO_SPAN, problems)


def applied(folder: Path, text: str, theme: str = "civic") -> Theme:
    problems = Problems()
    file = load(folder, text, problems)
    assert file is not None, [problem.message for problem in problems]
    made = branded(shipped.theme(theme), file, CHINESE, shipped.library(), problems)
    assert not problems.has_errors, [problem.message for problem in problems]
    return made


def told(folder: Path, text: str) -> list[tuple[str, int, int]]:
    """Return code, line and column of everything that is reported."""
    problems = Problems()
    file = load(folder, text, problems)
    if file is not None:
        branded(shipped.theme(), file, CHINESE, shipped.library(), problems)
    return [(problem.code, problem.span.line, problem.span.column) for problem in problems]


ENGLISH = """organization: 市数据局
footer: 内部资料
logo: logo.png
alt: 局徽
colors: {primary: "#0B5D4A", secondary: "#B07A1E", text: "#101010", series: ["#0B5D4A", "#5A6B7C"]}
fonts: {sans: Noto Serif SC, zh-Hans: {serif: Noto Sans SC}}
"""
IN_CHINESE = """机构: 市数据局
页脚: 内部资料
标志: logo.png
标志说明: 局徽
颜色: {主色: "#0B5D4A", 辅色: "#B07A1E", 文字: "#101010", 图表: ["#0B5D4A", "#5A6B7C"]}
字体: {黑体: Noto Serif SC, zh-Hans: {宋体: Noto Sans SC}}
"""


@pytest.mark.parametrize("text", [ENGLISH, IN_CHINESE])
def test_keys_are_english_or_chinese(text: str, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(templates.png(60, 20))
    theme = applied(tmp_path, text)
    assert (theme.brand.organization, theme.brand.footer, theme.brand.alt) == ("市数据局", "内部资料", "局徽")
    assert theme.brand.logo is not None
    assert (theme.palette.accent, theme.palette.accent_2, theme.palette.ink) == ("#0B5D4A", "#B07A1E", "#101010")
    assert theme.palette.series == ("#0B5D4A", "#5A6B7C")
    assert theme.families[CHINESE] == ("Noto Serif SC", "Noto Sans SC")


@pytest.mark.parametrize("theme", PRESETS)
@pytest.mark.parametrize("accent", ["#0B5D4A", "#7A0F1C", "#123E8A", "#333333", "#6B3FA0"])
def test_what_one_colour_leaves_open_is_derived_and_can_be_read(accent: str, theme: str, tmp_path: Path) -> None:
    palette = applied(tmp_path, f'colors: {{accent: "{accent}"}}\n', theme).palette
    assert all(contrast(palette.color(text), palette.color(ground)) >= READABLE for text, ground in READ_ON)
    assert palette.series[0] == accent
    assert contrast(palette.on_accent_muted, accent) >= READABLE


def test_a_brand_without_colours_leaves_those_of_the_theme(tmp_path: Path) -> None:
    assert applied(tmp_path, "footer: 内部\n", "ledger").palette == shipped.theme("ledger").palette


def test_what_stands_on_paper_follows_paper_and_ink(tmp_path: Path) -> None:
    palette = applied(tmp_path, 'colors: {paper: "#FDFBF5", ink: "#1A1A1A"}\n').palette
    assert palette.paper == "#FDFBF5"
    assert contrast(palette.muted, palette.paper) >= READABLE
    assert palette.series == shipped.theme().palette.series


FAULTS = """organization: [一]
colour: {}
colors:
  accent: red
  primary: "#0B5D4A"
  ink: "#101010"
  text: "#101010"
fonts:
  sans: Noto Sans SB
  zh-Hans: 黑体
logo: nowhere.png
"""


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    assert told(tmp_path, FAULTS) == [
        ("wrong-type", 1, 15),
        ("unknown-key", 2, 1),
        ("bad-color", 4, 11),
        ("duplicate-key", 5, 3),
        ("duplicate-key", 7, 3),
        ("wrong-type", 10, 12),
        ("missing-file", 11, 7),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('colors: {accent: "#F2D75C"}\n', ("low-contrast", 1, 18)),
        ('颜色:\n  文字: "#B0B0B0"\n', ("low-contrast", 2, 7)),
        ("fonts: {sans: Noto Sans SB}\n", ("unknown-family", 1, 15)),
        ("footer: 甲𒀀\n", ("missing-glyph", 1, 9)),
        ("logo: ../x.png\n", ("outside-folder", 1, 7)),
        ("- 一\n", ("wrong-type", 1, 1)),
    ],
)
def test_a_fault_has_its_place(text: str, expected: tuple[str, int, int], tmp_path: Path) -> None:
    assert expected in told(tmp_path, text)


def test_a_pale_accent_gets_a_readable_one_as_a_hint(tmp_path: Path) -> None:
    problems = Problems()
    file = load(tmp_path, 'colors: {accent: "#F2D75C"}\n', problems)
    assert file is not None
    branded(shipped.theme(), file, CHINESE, shipped.library(), problems)
    hint = next(problem.hint for problem in problems if problem.message.startswith("accent on paper"))
    better = hint.split('"')[1]
    assert contrast(better, "#FFFFFF") >= READABLE


def test_a_pale_colour_of_charts_is_a_warning(tmp_path: Path) -> None:
    problems = Problems()
    file = load(tmp_path, 'colors: {series: ["#0B5D4A", "#F2D75C"]}\n', problems)
    assert file is not None
    branded(shipped.theme(), file, CHINESE, shipped.library(), problems)
    assert [(problem.code, problem.severity, problem.span.column) for problem in problems] == [("pale-series", Severity.WARNING, 30)]
