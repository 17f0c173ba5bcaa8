"""Laws of set text, tried with made-up paragraphs in four languages and five measures."""

import re
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.lines import Line, TextBlock
from generator.text.style import Align, BreakLevel, ParagraphStyle, WordBreak
from generator.text.typesetter import Typesetter
from tests.text.setting import SIZE, new_typesetter, runs, style

MEASURES = (6.0, 11.0, 17.4, 28.0, 42.0)
WORDS = {
    "zh-Hans": [
        "会议",
        "数据",
        "增长",
        "的",
        "在",
        "第三季度",
        "API",
        "Kubernetes",
        "12,800",
        "2.64亿",
        "3.5%",
        "US$37.2M",
        "——",
        "……",
        "２０２６年",
    ],
    "zh-Hant": ["會議", "資料", "增長", "的", "在", "第三季", "API", "PostgreSQL", "12,800", "2.64億", "3.5%", "65歲", "——", "……"],
    "ja": ["会議", "データ", "チェック", "の", "サーバー", "言って", "我々", "API", "Kubernetes", "12,800", "3.5%", "……", "ちょっと", "〜"],
    "ko": ["회의", "자료를", "점검하고", "API", "12,800", "6,400만", "보고서", "국제표준화기구"],
    "en": ["the", "of", "committee", "infrastructure", "NASA", "12,800", "3.5%", "well-known", "representatives", "“quoted”"],
}
MARKS = {
    "zh-Hans": ["，", "。", "、", "；", "：", "“", "”", "（", "）", "《", "》", "！", "·", "／", " "],
    "zh-Hant": ["，", "。", "、", "；", "：", "「", "」", "（", "）", "『", "』", "！", "·", " "],
    "ja": ["、", "。", "「", "」", "（", "）", "・", "！", "？", " "],
    "ko": [", ", ". ", " ", " ", " (", ") "],
    "en": [" ", " ", ", ", ". ", "; "],
}
LOOSE = "）》〉」』】”’，、。．"
NORMAL = LOOSE + "：；！？・％℃々"
STRICT = NORMAL + "·／ー〜っゃゅょッャュョ"
NEVER_FIRST = {BreakLevel.LOOSE: LOOSE, BreakLevel.NORMAL: NORMAL, BreakLevel.STRICT: STRICT}
NEVER_LAST = "（《〈「『【“‘／"
WHOLE = re.compile(r"——|……|[A-Za-z\d](?:[!-~]*[A-Za-z\d%])?[亿億만]?")
"""A word or number, or a dash."""


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


class Sample(NamedTuple):
    language: str
    text: str
    style: ParagraphStyle


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    language = draw(st.sampled_from(sorted(WORDS)))
    between = MARKS[language] if language in ("ko", "en") else ["", "", *MARKS[language]]
    pieces = draw(st.lists(st.tuples(st.sampled_from(WORDS[language]), st.sampled_from(between)), min_size=1, max_size=40))
    text = re.sub(r"(?<=[A-Za-z\d%])(?=[A-Za-z\d２])", " ", "".join(word + mark for word, mark in pieces))
    how = {
        "align": draw(st.sampled_from(Align)),
        "level": draw(st.sampled_from(BreakLevel)),
        "words": draw(st.sampled_from([WordBreak.CUSTOM, WordBreak.NORMAL])),
        "balance": draw(st.sampled_from([False, False, True])),
        "hyphenate": language == "en",
        "indent": draw(st.sampled_from([0.0, 2.0])),
    }
    return Sample(language, text, style(language, **how))


@settings(max_examples=300, deadline=None)
@given(samples())
def test_lines_keep_the_laws_of_line_breaking(typesetter: Typesetter, sample: Sample) -> None:
    for ems in MEASURES:
        block = typesetter.set(runs(sample.text, sample.language), sample.style, ems * SIZE)
        assert block.text == sample.text
        assert "".join(_shown(line) for line in block.lines) == sample.text
        assert max(line.x + line.width for line in block.lines) < ems * SIZE + 0.01
        if sample.language != "en":
            _lines_start_and_end_well(typesetter, block, sample)
        _wholes_stay_whole(typesetter, block, sample)


def _is_hyphened(line: Line) -> bool:
    return line.runs[-1].glyphs[-1].text == "\u00ad"


def _shown(line: Line) -> str:
    return "".join(glyph.text for run in line.runs for glyph in run.glyphs).removesuffix("\u00ad")


def _lines_start_and_end_well(typesetter: Typesetter, block: TextBlock, sample: Sample) -> None:
    """A typed space ends the line before whatever follows it."""
    never_first = NEVER_FIRST[sample.style.level]
    for before, line in pairwise(block.lines):
        if (line.text[0] in never_first and before.text[-1] != " ") or before.text[-1] in NEVER_LAST:
            _assert_longer_than_a_line(typesetter, block, sample, before.end)


def _wholes_stay_whole(typesetter: Typesetter, block: TextBlock, sample: Sample) -> None:
    ends = {line.end: _is_hyphened(line) for line in block.lines}
    for match in WHOLE.finditer(sample.text):
        for at in range(match.start() + 1, match.end()):
            if at in ends and not ends[at] and sample.text[at - 1] not in "- ":
                _assert_longer_than_a_line(typesetter, block, sample, at)


def _assert_longer_than_a_line(typesetter: Typesetter, block: TextBlock, sample: Sample, at: int) -> None:
    """What clings together around `at` takes more than a line, the indent's at worst."""
    text = sample.text
    inside = {i for match in WHOLE.finditer(text) for i in range(match.start() + 1, match.end())}
    never_first = NEVER_FIRST[sample.style.level] + "—…"
    ends = [i for i in range(1, len(text)) if i not in inside and text[i] not in never_first and text[i - 1] not in NEVER_LAST]
    start, end = max((i for i in ends if i <= at), default=0), min((i for i in ends if i > at), default=len(text))
    width = typesetter.width(runs(text[start:end], sample.language), sample.style)
    assert width > block.measure - sample.style.indent * SIZE - 0.01, text[start:end]


@settings(max_examples=100, deadline=None)
@given(samples())
def test_a_wider_measure_never_takes_more_lines(typesetter: Typesetter, sample: Sample) -> None:
    ragged = sample.style._replace(align=Align.START)
    counts = [len(typesetter.set(runs(sample.text, sample.language), ragged, ems * SIZE).lines) for ems in MEASURES]
    assert counts == sorted(counts, reverse=True)


@settings(max_examples=100, deadline=None)
@given(samples())
def test_office_lines_rejoin_to_the_text(typesetter: Typesetter, sample: Sample) -> None:
    for ems in MEASURES:
        lines = typesetter.office_lines(runs(sample.text, sample.language), sample.style, ems * SIZE)
        assert "".join(lines) == sample.text
