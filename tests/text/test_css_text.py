"""The W3C's own tests of CSS Text, and exactly those that Diptych does not pass, each with its reason in docs/typography.md."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.text.breaks import line_breaks
from generator.text.lines import TextBlock
from generator.text.style import Align, BreakLevel, WordBreak
from generator.text.typesetter import Typesetter
from tests.text.setting import SIZE, new_typesetter, runs, style

CASES: dict[str, list[Any]] = json.loads((Path(__file__).parents[1] / "data" / "css_text.json").read_text("utf-8"))
HALF_OR_FULL = {"H": 0.5, "F": 1.0}

CONTRADICTED = [f"文文文文文文{mark}字字" for mark in "‼⁇⁈⁉々〜〻ゝゞ゠・ヽヾ：；･"]
"""Loose Japanese: css-text-line-break-ns.html forbids what css-text-line-break-ja-itera-*-loose.html and -cpm-*-loose.html ask for."""
OTHER_SCRIPTS = [
    "بالكرامة المتأصلة في جميع",  # break-all between Arabic letters that join
    "ལྷ་སའི་སྐད་ད་ལྟ་",  # break-all before a Tibetan tsheg
    "မြန်မာစာမြန်မာစာမြန်မာစာ",  # no Burmese dictionary
    "ᥖᥭᥰᥖᥬᥳᥑᥨᥒᥰ",  # nor one of Tai Nüa
]
AUTOSPACE = ["国!国#国"]  # Chinese ! and # as if they were letters: a gap there would be seen as a mistake
WHOLE_PARAGRAPH = ["（国国国（国国国（国", "国国国）（国国）（国", "国国国国（", "これらは満たす文字で、それらも満たす文字です。"]
"""These lines are filled one by one; Diptych chooses them together and lets no last line be one character."""
SQUARE_LETTERS = ["XXXX国X", "1111国1"]
"""Made for a font whose letters are all one em wide."""


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


def test_lines_may_end_where_the_tests_say() -> None:
    failed = []
    for language, level, words, text, allowed, forbidden in CASES["break"]:
        breaks = line_breaks(text, language, BreakLevel(level), WordBreak(words)).keys()
        if not set(allowed) <= breaks or breaks & set(forbidden):
            failed.append(text)
    assert (len(CASES["break"]), sorted(failed)) == (857, sorted(CONTRADICTED + OTHER_SCRIPTS))


def test_two_marks_share_their_blank_as_the_tests_say(typesetter: Typesetter) -> None:
    failed = []
    for pair, widths in CASES["trim"]:
        between = typesetter.width(runs(f"国{pair}国", "ja"), style("ja", Align.START)) / SIZE - 2
        if between != pytest.approx(sum(HALF_OR_FULL[width] for width in widths)):
            failed.append(pair)
    assert (len(CASES["trim"]), failed) == (532, [])


def test_gaps_between_scripts_are_where_the_tests_say(typesetter: Typesetter) -> None:
    failed = []
    for language, text, wanted, unwanted in CASES["autospace"]:
        gaps = _gaps(typesetter, language, text)
        if not set(wanted) <= gaps or gaps & set(unwanted):
            failed.append(text)
    assert (len(CASES["autospace"]), failed) == (27, AUTOSPACE)


def test_lines_are_those_of_the_tests(typesetter: Typesetter) -> None:
    failed = []
    for language, text, ems, hang, lines in CASES["lines"]:
        block = typesetter.set(runs(text, language), style(language, Align.START, hang=hang), ems * SIZE)
        if [line.text for line in block.lines] != lines:
            failed.append(text)
    assert (len(CASES["lines"]), failed) == (10, WHOLE_PARAGRAPH[:3] + SQUARE_LETTERS + WHOLE_PARAGRAPH[3:])


def _gaps(typesetter: Typesetter, language: str, text: str) -> set[int]:
    """Return the offsets of the characters that stand further from the one before than they would without autospace."""
    with_gaps, without = (
        _places(typesetter.set(runs(text, language), style(language, Align.START, autospace=gap), 10_000)) for gap in (0.25, 0.0)
    )
    gaps, moved = set(), 0.0
    for offset, place in with_gaps.items():
        if place - without[offset] > moved + 0.1:
            gaps.add(offset)
        moved = place - without[offset]
    return gaps


def _places(block: TextBlock) -> dict[int, float]:
    places, offset = {}, 0
    for run in block.lines[0].runs:
        for glyph in run.glyphs:
            places[offset] = glyph.x / SIZE
            offset += len(glyph.text)
    return places
