"""Laws of set text, tried with made-up paragraphs in four languages and five measures."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.lines import TextBlock
from generator.text.style import Align
from generator.text.typesetter import Typesetter
from tests.text.setting import SIZE, new_typesetter, runs, style

MEASURES = (6.0, 11.0, 17.4, 28.0, 42.0)
WORDS = {
    "zh-Hans": ["会议", "数据", "增长", "的", "在", "第三季度", "API", "Kubernetes", "12,800", "2.64亿", "3.5%", "——", "……"],
    "zh-Hant": ["會議", "資料", "增長", "的", "在", "第三季", "API", "PostgreSQL", "12,800", "2.64億", "3.5%", "——", "……"],
    "ja": ["会議", "データ", "チェック", "の", "サーバー", "言って", "我々", "API", "Kubernetes", "12,800", "3.5%", "……"],
    "ko": ["회의", "자료를", "점검하고", "API", "12,800", "6,400만", "보고서"],
}
MARKS = {
    "zh-Hans": ["，", "。", "、", "；", "：", "“", "”", "（", "）", "《", "》", "！", " "],
    "zh-Hant": ["，", "。", "、", "；", "：", "「", "」", "（", "）", "『", "』", "！", " "],
    "ja": ["、", "。", "「", "」", "（", "）", "・", "！", "？", " "],
    "ko": [", ", ". ", " ", " ", " (", ") "],
}
NEVER_FIRST = "，。、；：！？）》〉」』】”’·％ー々っゃゅょッャュョ"
NEVER_LAST = "（《〈「『【“‘"
WHOLE = re.compile(r"[A-Za-z\d](?:[A-Za-z\d,.%]*[A-Za-z\d%])?[亿億만]?")


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, str, float, Align]:
    language = draw(st.sampled_from(sorted(WORDS)))
    piece = st.tuples(st.sampled_from(WORDS[language]), st.sampled_from(["", "", *MARKS[language]]))
    pieces = draw(st.lists(piece, min_size=1, max_size=40))
    text = "".join(word + mark for word, mark in pieces)
    return language, text, draw(st.sampled_from(MEASURES)), draw(st.sampled_from(Align))


@settings(max_examples=200, deadline=None)
@given(paragraphs())
def test_lines_keep_the_laws_of_line_breaking(typesetter: Typesetter, paragraph: tuple[str, str, float, Align]) -> None:
    language, text, ems, align = paragraph
    block = typesetter.set(runs(text, language), style(language, align), ems * SIZE)
    assert block.text == text
    assert "".join(glyph.text for line in block.lines for run in line.runs for glyph in run.glyphs) == text
    _lines_start_and_end_well(block)
    _lines_fit(block, ems * SIZE)
    _wholes_stay_whole(block, text)


def _lines_start_and_end_well(block: TextBlock) -> None:
    texts = [line.text.strip() for line in block.lines]
    assert not [text for text in texts[1:] if text and text[0] in NEVER_FIRST]
    assert not [text for text in texts[:-1] if text and text[-1] in NEVER_LAST]


def _lines_fit(block: TextBlock, measure: float) -> None:
    for line in block.lines:
        if line.x + line.width > measure + 0.01:
            assert _is_one_unit(line.text), line.text


def _is_one_unit(text: str) -> bool:
    """Whether kinsoku and wholeness leave `text` no place to break: one character or word among marks that cling to it."""
    body = re.sub(rf"[{NEVER_FIRST}{NEVER_LAST}—…\s.,()!]", "", text)
    return len(body) <= 1 or WHOLE.fullmatch(body) is not None


def _wholes_stay_whole(block: TextBlock, text: str) -> None:
    ends = {line.end for line in block.lines}
    starts = {line.start for line in block.lines}
    for match in WHOLE.finditer(text):
        if len(match.group()) * 0.7 * SIZE < block.measure:  # shorter than a line
            assert not any(match.start() < place < match.end() for place in ends | starts)


@settings(max_examples=100, deadline=None)
@given(paragraphs())
def test_a_wider_measure_never_takes_more_lines(typesetter: Typesetter, paragraph: tuple[str, str, float, Align]) -> None:
    language, text, ems, _ = paragraph
    narrow, wide = (len(typesetter.set(runs(text, language), style(language, Align.START), ems * k * SIZE).lines) for k in (1, 1.5))
    assert wide <= narrow


@settings(max_examples=100, deadline=None)
@given(paragraphs())
def test_office_lines_rejoin_to_the_text(typesetter: Typesetter, paragraph: tuple[str, str, float, Align]) -> None:
    language, text, ems, _ = paragraph
    assert "".join(typesetter.office_lines(runs(text, language), style(language), ems * SIZE)) == text
