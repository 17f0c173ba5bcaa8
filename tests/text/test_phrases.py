"""Headings that need several lines: "/" in a case is where one ends."""

import pytest

from generator.text.breaks import line_breaks
from generator.text.phrases import PHRASE_PENALTY, WORD_PENALTY, Phraser
from generator.text.style import Align, BreakLevel
from generator.text.typesetter import Typesetter
from tests.text.setting import SIZE, new_typesetter, runs, style

HEADINGS = [
    ("zh-Hans", 12, "人民广场站换乘步行/由6.5分钟减至4分钟"),
    ("zh-Hans", 14, "三条线都在增长，/3号线增幅最大"),
    ("zh-Hans", 16, "客流稳步回升，四季度/把信号和换乘两件事办好"),
    ("zh-Hans", 11, "公共租赁住房/申请条件全面放宽"),
    ("zh-Hant", 11, "改善偏鄉醫療/資源分配計畫"),
    ("zh-Hant", 13, "長者健康檢查補助/擴大至65歲以上"),
    ("ja", 18, "四半期の売上高は前年同期比で/大きく増加し市場の期待を上回った"),
    ("ja", 14, "データと対話でつくる/持続可能なまちづくり"),
    ("ja", 12, "災害時の避難所運営/マニュアルを改訂"),
    ("ja", 12, "高齢者の見守り/ネットワークを強化する"),
    ("ja", 11, "小中学校の/学習用端末を更新します"),
    ("ko", 12, "주민 1,240명이 나무/3,600그루를 심었습니다"),
    ("en", 16, "Infrastructure/modernization programme"),
    # a number stays with its counter and unit, if need be for another line
    ("zh-Hans", 16, "沙市站水位回落至38.6米，沿江/12个县（市、区）转入常态化值守"),
    ("ja", 10, "新型路面電車の/運行本数を/１日あたり120本に/増やす計画を発表"),
    ("en", 12, "A 12 km line with/3 000 m² of well-lit/stations—and what it cost"),
    # short brackets stay whole; in longer ones a comma is as good a place as outside
    ("zh-Hans", 14, "沙市站水位回落至38.6米，/沿江12个县（市、区）/转入常态化值守"),
    ("zh-Hans", 20, "“十五五”时期我市公共交通/（地铁、公交、有轨电车）服务提升情况"),
    ("zh-Hans", 20, "国务院办公厅关于印发《城市公共交通、/轨道交通安全管理办法》的通知"),
    # so do compounds
    ("en", 24, "Snow-clearing vehicles moved to/round-the-clock standby before the first frost"),
]


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


@pytest.mark.parametrize(("language", "ems", "divided"), HEADINGS)
def test_headings_are_divided_between_phrases(typesetter: Typesetter, language: str, ems: int, divided: str) -> None:
    between = " " if language in ("ko", "en") else ""
    text = divided.replace("/", between)
    block = typesetter.set(runs(text, language), style(language, Align.START, balance=True), ems * SIZE)
    assert "/".join(line.text.rstrip() for line in block.lines) == divided


def test_a_line_that_ends_inside_a_phrase_costs_less_than_one_inside_a_word() -> None:
    text = "收入的回升"
    breaks = Phraser("zh-Hans").heading_breaks(line_breaks(text, "zh-Hans", BreakLevel.STRICT), text)
    assert breaks == {1: PHRASE_PENALTY + WORD_PENALTY, 2: WORD_PENALTY, 3: 0.0, 4: PHRASE_PENALTY + WORD_PENALTY, 5: 0.0}


@pytest.mark.parametrize(
    ("language", "lines", "inside"),
    [
        ("ja", ("図書館の夜間開", "館を一年続けて"), True),
        ("ja", ("図書館の夜間開館を", "一年続けて"), False),
        ("zh-Hans", ("安全大检查情", "况汇总"), True),
        ("zh-Hans", ("安全大检查", "情况汇总"), False),
        ("zh-Hans", ("安全大检查情况",), False),
        ("en", ("Infra", "structure"), False),  # no office program does that
    ],
)
def test_lines_tell_whether_they_end_inside_words(typesetter: Typesetter, language: str, lines: tuple[str, ...], inside: bool) -> None:
    assert typesetter.divides_words(lines, language) == inside
