"""Underlines, tints and dots: where they are drawn around letters of 10 pt whose line starts at 50, its baseline at 100."""

import re
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from generator.pdf.decoration import dots, tint, underline
from generator.pdf.document import PdfDocument, Sheet
from generator.pdf.metadata import Description
from generator.text.lines import GlyphRun, Line
from generator.text.style import Dots, ParagraphStyle, StyledRun, TextStyle
from generator.text.typesetter import Typesetter
from tests.shipped import theme
from tests.text.setting import new_typesetter

LINE, BASELINE = 50.0, 100.0
FACE = TextStyle("Noto Sans SC", 10.0)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


def glyph_runs(typesetter: Typesetter, *runs: StyledRun) -> tuple[GlyphRun, ...]:
    (line,) = typesetter.set(runs, ParagraphStyle("zh-Hans", 20.0, autospace=0.0), 300.0).lines
    return line.runs


def rectangle(operators: str) -> list[float]:
    *numbers, re_, f = operators.split()
    assert (re_, f) == ("re", "f")
    return [float(number) for number in numbers]


def lines_below(runs: tuple[GlyphRun, ...]) -> list[list[float]]:
    return [rectangle(underline(runs, n, LINE, BASELINE)) for n, run in enumerate(runs) if run.underline]


def test_an_underline_has_one_height_under_all_scripts_and_sizes_of_a_link(typesetter: Typesetter) -> None:
    style = FACE._replace(underline=True)
    runs = glyph_runs(
        typesetter,
        StyledRun("国家", style, "https://x.cn"),
        StyledRun("2", style._replace(size=6.0, rise=4.0), "https://x.cn"),
        StyledRun("API", style._replace(family="Noto Serif SC"), "https://x.cn"),
    )
    drawn = lines_below(runs)
    assert {(y, height) for _, y, _, height in drawn} == {(97.5, 0.5)}  # 0.2 em below, 0.05 em strong
    for (x, _, width, _), (next_x, *_) in pairwise(drawn):
        assert x + width == pytest.approx(next_x)


def test_underlines_of_two_links_stay_apart(typesetter: Typesetter) -> None:
    style = FACE._replace(underline=True)
    first, second = lines_below(glyph_runs(typesetter, StyledRun("甲", style, "https://x.cn"), StyledRun("乙", style, "https://y.cn")))
    assert first == [50.0, 97.5, 9.4, 0.5]
    assert second == [60.6, 97.5, 9.4, 0.5]


def test_every_character_but_punctuation_has_its_dot(typesetter: Typesetter) -> None:
    for where, middle in ((Dots.BELOW, 97.2), (Dots.ABOVE, 110.2)):
        (run,) = glyph_runs(typesetter, StyledRun("重点，在此。", FACE._replace(dots=where)))
        starts = re.findall(r"([\d.]+) ([\d.]+) m", dots(run, LINE, BASELINE, underlined=False))
        assert [(float(x), float(y)) for x, y in starts] == [(x + 0.8, middle) for x in (55.0, 65.0, 85.0, 95.0)]  # a radius to the right


def test_dots_keep_clear_of_an_underline(typesetter: Typesetter) -> None:
    (run,) = glyph_runs(typesetter, StyledRun("重", FACE._replace(dots=Dots.BELOW, underline=True)))
    highest = max(float(y) for y in re.findall(r"[\d.]+ ([\d.]+) c", dots(run, LINE, BASELINE, underlined=True)))
    assert highest < lines_below((run,))[0][1]


def test_dots_of_a_line_stand_at_one_height_below_any_underline(typesetter: Typesetter) -> None:
    dotted = FACE._replace(dots=Dots.BELOW)
    (plain,) = typesetter.set([StyledRun("重要", dotted)], ParagraphStyle("zh-Hans", 20.0), 300.0).lines
    runs = [StyledRun("重", dotted), StyledRun("页", FACE._replace(underline=True), "https://x.cn"), StyledRun("要", dotted)]
    (linked,) = typesetter.set(runs, ParagraphStyle("zh-Hans", 20.0), 300.0).lines
    assert [dot_heights(line) for line in (plain, linked)] == [[97.2, 97.2], [96.0, 96.0]]


def dot_heights(line: Line) -> list[float]:
    """Return the heights of the dots of `line`, painted with its baseline at 100."""
    description = Description("题", "人", "", "zh-Hans")
    pdf = PdfDocument(Sheet(400.0, 200.0), description, datetime(2026, 1, 2, tzinfo=UTC), theme("ledger").palette)
    pdf.fonts.show(line, LINE, BASELINE, pdf.palette)
    return [float(y) for y in re.findall(r"([\d.]+) m ", " ".join(pdf.canvas._code))]


def test_a_tint_lies_behind_the_whole_run(typesetter: Typesetter) -> None:
    (run,) = glyph_runs(typesetter, StyledRun("国家", FACE._replace(tint="surface-2")))
    assert rectangle(tint(run, LINE, BASELINE)) == [49.3, 98.0, 21.4, 11.0]
