"""Laws of readings above a line, tried with made-up paragraphs in three languages and five measures."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.lines import GlyphRun, Line, PlacedGlyph, TextBlock
from generator.text.style import Align, StyledRun, TextStyle
from generator.text.typesetter import Typesetter
from tests.text.setting import FAMILIES, SIZE, new_typesetter, style

MEASURES = (3.0, 6.0, 11.0, 17.4, 42.0)
BASES = {
    "zh-Hans": ["长|zhǎng", "双|shuāng", "朝阳|Cháoyáng", "大厦|dà", "重庆市|Chóngqìng Shì", "API|jiēkǒu"],
    "ja": ["承|うけたまわ", "火|ひ", "美術館|びじゅつかん", "本気|マジ", "心太|ところてん", "API|エーピーアイ", "お菓子|かし"],
    "ko": ["漢字|한자", "大韓民國|대한민국", "API|에이피아이"],
}
PLAIN = {
    "zh-Hans": ["会议", "的", "，", "。", "“", "”", "（", "12,800", "API", "——"],
    "ja": ["会議", "は", "データ", "、", "。", "「", "」", "ー", "っ", "12,800"],
    "ko": ["회의 ", "자료를 ", ", ", "API "],
}
KANA = "はデータっー"
LOW_MARKS = "、。，"
CLOSERS, OPENERS = "”）」", "“（「"
RUBY_EM = SIZE / 2
TOUCH = 0.01


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, list[StyledRun], float, Align]:
    language = draw(st.sampled_from(sorted(BASES)))
    pieces = draw(st.lists(st.sampled_from([*BASES[language], *PLAIN[language]]), min_size=1, max_size=30))
    face = TextStyle(FAMILIES[language], SIZE)
    pairs = [piece.partition("|") for piece in pieces]
    runs = [StyledRun(base, face, reading=reading) for base, _, reading in pairs]
    return language, runs, draw(st.sampled_from(MEASURES)), draw(st.sampled_from(Align))


@settings(max_examples=200, deadline=None)
@given(paragraphs())
def test_readings_keep_their_laws(typesetter: Typesetter, paragraph: tuple[str, list[StyledRun], float, Align]) -> None:
    language, runs, ems, align = paragraph
    block = typesetter.set(runs, style(language, align), ems * SIZE)
    _nothing_is_lost(block, runs)
    for line in block.lines:
        rooms = _rooms(line)
        assert all(left[1] <= right[0] + TOUCH for left, right in pairwise(rooms)), "readings overlap"
        assert all(left >= -TOUCH and right <= block.measure + TOUCH for left, right in rooms), "a reading sticks out"
        _overhang_is_lawful(line)
        if any(run.reading for run in line.runs):
            assert line.x + line.width <= block.measure + TOUCH or len(line.text) <= 2


def _nothing_is_lost(block: TextBlock, runs: list[StyledRun]) -> None:
    """Each run is there once and whole: its reading above it, or in parentheses behind it."""
    rest = block.text
    shown = {run.reading for line in block.lines for run in line.runs}
    readings = {"".join(glyph.text for part in reading for glyph in part.glyphs) for reading in shown}
    for run in runs:
        assert rest.startswith(run.text)
        rest = rest.removeprefix(run.text)
        aside = f"（{run.reading}）"
        if run.reading and rest.startswith(aside):
            rest = rest.removeprefix(aside)
        elif run.reading:
            assert run.reading in readings
    assert rest == ""


def _rooms(line: Line) -> list[tuple[float, float]]:
    return [(run.reading[0].left, run.reading[-1].right) for run in _bases(line)]


def _bases(line: Line) -> list[GlyphRun]:
    seen: dict[int, GlyphRun] = {id(run.reading): run for run in line.runs if run.reading}
    return list(seen.values())


def _overhang_is_lawful(line: Line) -> None:
    """A reading covers kana, or a low mark behind its base, by a ruby em at most, and nothing else."""
    for base in _bases(line):
        left, right = base.reading[0].left, base.reading[-1].right
        others = [(glyph, run.reading) for run in line.runs if run.reading is not base.reading for glyph in run.glyphs]
        for glyph, reading in others:
            start, end = _without_blank(glyph)
            covered = min(right, end) - max(left, start)
            if covered > TOUCH and not glyph.text.isspace():
                assert covered <= RUBY_EM + TOUCH
                assert not reading
                assert glyph.text in KANA or (glyph.text in LOW_MARKS and glyph.x > left), glyph.text


def _without_blank(glyph: PlacedGlyph) -> tuple[float, float]:
    """Return the half of a mark that has its ink: lines may take the other one away."""
    end = glyph.x + glyph.advance
    half = min(glyph.advance, SIZE / 2)
    if glyph.text in LOW_MARKS + CLOSERS:
        return glyph.x, glyph.x + half
    return (end - half if glyph.text in OPENERS else glyph.x), end
