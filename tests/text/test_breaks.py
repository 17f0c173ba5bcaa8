"""Where lines may end: "|" in a case marks every allowed place, "¦" one that costs extra."""

import pytest

from generator.text.breaks import line_breaks
from generator.text.style import BreakLevel, WordBreak

CASES = [
    ("zh-Hans", "其|一，|核|对"),  # no comma at a line start
    ("zh-Hans", "见|《附|件》|（第|三|版）"),  # brackets hold what they enclose
    ("zh-Hans", "说：|“好”|的"),  # quotation marks are brackets
    ("zh-Hans", "的|“‘稳’|字”"),  # nested ones too
    ("zh-Hans", "省|2.64亿¦元"),  # a number and its myriad
    ("zh-Hans", "约|12,800¦次"),  # a counter stays where it can
    ("zh-Hans", "第¦3¦次"),
    ("zh-Hans", "装|机|3万¦千|瓦，|5¦千|瓦"),  # 千瓦 is a unit, 千 no numeral of it
    ("zh-Hans", "约|3百万¦元，|1亿¦2000万¦元"),  # a group of digits ends like this
    ("zh-Hans", "长|３ ¦千|米，|3 ¦公|里，|3万¦公|里"),  # with its unit in words, too
    ("zh-Hans", "共|12.4 万¦元，|5 亿¦立|方|米，|100 万¦人|次"),
    ("ja", "約|1億¦2,000万¦円"),
    ("zh-Hans", "约|350万kWh|和|2.64亿|Android"),  # a unit is short, a word is none
    ("zh-Hans", "降|3.5%，|误|差|±0.05℃|内"),
    ("zh-Hans", "有 |US$37.2M |预|算"),
    ("zh-Hans", "久……|最|后¦——|先"),  # whole; a dash better not first in a line
    ("ja", "だ。|時¦――|先"),
    ("zh-Hans", "依|GB/T |9704—|2012¦编|制"),  # a single dash connects, and starts no line
    ("zh-Hans", "第 ¦3 ¦章|共 |12 ¦个|县"),
    ("zh-Hans", "面|积 |3 ¦000 ¦m² |的|仓|库，|约 |12 ¦㎞"),
    ("en", "12 ¦km, |120/80 ¦mmHg, |2.4 ¦GHz, |35 ¦km/h, |9.8 ¦m/s², |40 ¦µg/m³, |3 ¦000 ¦000 ¦t"),
    ("en", "in |2019 |May, |3 |In |all, |12 |a |year, |3 |T-¦shirts, |5 |A/B |tests, |4 |minutes, |20 |min-¦max"),
    ("en", "by |2019 |100 |people"),  # only groups of three digits
    ("ko", "3천만 ¦원, |350 ¦명, |새해 |2 |학기"),
    ("zh-Hant", "臺|北—|高|雄"),
    ("zh-Hans", "A·B"),
    ("zh-Hans", "长／短"),
    ("zh-Hant", "「第|三|項」|由"),
    ("ja", "サー|バー"),  # no long vowel mark at a line start
    ("ja", "ちょっ|と"),  # no small kana either
    ("ja", "人々|の"),
    ("ko", "다음 |분기 |계획은"),  # words whole
    ("ko", "공유한다|(첨부 |참조)"),
    ("zh-Hans", "时|速|90km/h，|用|TCP/|IP"),  # a slash beside a single letter holds it
    ("en", "an |I/O |port, |A/B |tests, |and/|or"),
    ("en", "We |“go” |on"),
    ("en", "well-¦known"),
]


def allowed(marked: str) -> tuple[str, dict[int, bool]]:
    """Return the text of a case and its breaks: offset → whether it costs extra."""
    text, breaks = "", {}
    for character in marked:
        if character in "|¦":
            breaks[len(text)] = character == "¦"
        else:
            text += character
    return text, breaks | {len(text): False}


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_lines_end_at_the_places_of_the_language(language: str, marked: str) -> None:
    text, expected = allowed(marked)
    breaks = line_breaks(text, language, BreakLevel.STRICT)
    assert {offset: penalty > 0 for offset, penalty in breaks.items()} == expected


@pytest.mark.parametrize(("level", "allowed_at"), [(BreakLevel.STRICT, False), (BreakLevel.NORMAL, True), (BreakLevel.LOOSE, True)])
def test_small_kana_may_start_a_line_from_the_normal_level_on(level: BreakLevel, allowed_at: bool) -> None:
    assert (2 in line_breaks("ちょっと", "ja", level)) is allowed_at


LOOSE = "）》〉」』】〕〗”’，、。．"
NORMAL = LOOSE + "：；！？・％‰℃°′″々ヽヾゝゞ〻…"
STRICT = NORMAL + "·～／ー〜゠っャ‐–"


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
@pytest.mark.parametrize(("level", "never"), [(BreakLevel.STRICT, STRICT), (BreakLevel.NORMAL, NORMAL), (BreakLevel.LOOSE, LOOSE)])
def test_each_level_keeps_its_characters_from_the_edges(language: str, level: BreakLevel, never: str) -> None:
    first = {mark for mark in STRICT if 1 not in line_breaks(f"国{mark}国", language, level)}
    last = {mark for mark in "（《￥＄￡№／" + STRICT if 2 not in line_breaks(f"国{mark}国", language, level)}
    assert (first, last) == (set(never), set("（《￥＄￡№／"))


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
@pytest.mark.parametrize(
    ("level", "marked"),
    [(BreakLevel.STRICT, "三‐|六……|九"), (BreakLevel.NORMAL, "三|‐|六……|九"), (BreakLevel.LOOSE, "三|‐|六¦……|九")],
)
def test_hyphens_and_ellipses_may_start_a_line_at_lower_levels(language: str, level: BreakLevel, marked: str) -> None:
    text, expected = allowed(marked)
    assert {offset: penalty > 0 for offset, penalty in line_breaks(text, language, level).items()} == expected


@pytest.mark.parametrize(
    ("language", "words", "marked"),
    [
        ("ko", WordBreak.CUSTOM, "다음 |분기"),
        ("ko", WordBreak.NORMAL, "다¦음 |분¦기"),  # a word's end is better
        ("ko", WordBreak.NORMAL, "예¦산 |2억 |6,400만 ¦원"),  # numbers stay whole
        ("ko", WordBreak.NORMAL, "2천5백만 ¦원¦에¦서 |3천만 ¦원"),
        ("ko", WordBreak.NORMAL, "2026¦년 |12¦월 |25¦일, |100¦명¦의"),  # with their counters where the line allows
        ("ko", WordBreak.NORMAL, "제¦3¦장 |A/S¦센¦터, |3.5%¦로"),
        ("ko", WordBreak.NORMAL, "“온¦다”¦고 |했¦다¦——|곧"),  # endings belong to what is quoted
        ("ja", WordBreak.KEEP, "日本語、|英語 |C言語"),
        ("en", WordBreak.ALL, "N|o |ó|b!"),
        ("zh-Hans", WordBreak.ALL, "用|A|P|I"),
    ],
)
def test_words_are_kept_or_divided_as_asked(language: str, words: WordBreak, marked: str) -> None:
    text, expected = allowed(marked)
    breaks = line_breaks(text, language, BreakLevel.STRICT, words)
    assert {offset: penalty > 0 for offset, penalty in breaks.items()} == expected


def test_a_long_address_breaks_after_its_marks_first() -> None:
    text = "https://example.org/reports"
    breaks = line_breaks(text, "zh-Hans", BreakLevel.STRICT)
    cheap = [offset for offset, penalty in breaks.items() if penalty < 1000 and offset < len(text)]
    assert [text[:offset] for offset in sorted(cheap)] == ["https://", "https://example.", "https://example.org/"]


def test_offsets_count_characters_beyond_the_basic_plane_once() -> None:
    assert sorted(line_breaks("𠮷野家", "ja", BreakLevel.STRICT)) == [1, 2, 3]
