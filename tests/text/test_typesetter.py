"""Paragraphs as lines: places in em of a 10 pt face whose ideographs are one em wide."""

import unicodedata
from pathlib import Path

import pytest

from generator.problems import ResourceError
from generator.text.library import FontLibrary, shipped_folder
from generator.text.lines import TextBlock
from generator.text.style import Align, StyledRun, TextStyle, WordBreak
from generator.text.typesetter import Typesetter
from tests.text import tiny
from tests.text.setting import FAMILIES, SIZE, new_typesetter, positions, runs, style


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


def lines(typesetter: Typesetter, text: str, ems: float, language: str = "zh-Hans", **how: object) -> list[str]:
    return [line.text for line in typesetter.set(runs(text, language), style(language, **how), ems * SIZE).lines]


def test_no_text_gives_no_lines(typesetter: Typesetter) -> None:
    block = typesetter.set([StyledRun("", TextStyle("Noto Sans SC", SIZE))], style(), 100)
    assert (block.lines, block.height, block.text) == ((), 0, "")


def test_the_first_baseline_centres_the_face_in_its_leading(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("国家"), style(), 100)
    assert block.ascent == pytest.approx(9 + 10 * 0.436)  # 18 / 2 + 10 × (1.16 − 0.288) / 2
    assert (block.height, block.width, block.measure) == (18, 20, 100)


def test_a_line_feed_ends_a_line_and_belongs_to_it(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("国家\n\n数据"), style(), 100)
    assert [line.text for line in block.lines] == ["国家\n", "\n", "数据"]
    assert [(line.start, line.end) for line in block.lines] == [(0, 3), (3, 4), (4, 6)]


def test_punctuation_is_half_width_at_a_line_end(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("其一，核对，好的"), style(align=Align.START), 55)
    assert block.lines[0].text == "其一，核对，"
    assert block.lines[0].width == 55  # 6 em less half an em
    assert lines(typesetter, "其一，核对，好的", 5.4, align=Align.START)[0] == "其一，核"


def test_marks_that_meet_share_their_blank(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("（一）。”后"), style(), 100)
    # （ 一 ）each an em but the first trimmed by half; ）and 。 half an em each, ” one
    assert positions(block) == [("（", 0), ("一", 0.5), ("）", 1.5), ("。", 2.0), ("”", 2.5), ("后", 3.5)]


def test_a_trimmed_opening_mark_moves_its_ink_and_steps_back_nowhere(typesetter: Typesetter) -> None:
    (run,) = typesetter.set(runs("（一"), style(), 100).lines[0].runs
    opening = run.glyphs[0]
    assert (opening.x, opening.advance, opening.shift) == (0, 5, 5)


def test_latin_stands_a_quarter_em_from_ideographs(typesetter: Typesetter) -> None:
    narrow = typesetter.width(runs("国A家"), style(autospace=0))
    assert typesetter.width(runs("国A家"), style()) == pytest.approx(narrow + 5)  # two gaps of a quarter of 10


@pytest.mark.parametrize("text", ["国 A", "国，A", "국A", "国(A"])
def test_no_gap_beside_spaces_punctuation_and_hangul(typesetter: Typesetter, text: str) -> None:
    assert typesetter.width(runs(text), style()) == typesetter.width(runs(text), style(autospace=0))


@pytest.mark.parametrize(("text", "language"), [("好——的", "zh-Hans"), ("好――的", "zh-Hans"), ("だ――時", "ja"), ("だ——時", "ja")])
def test_dashes_are_one_sign_of_two_em(typesetter: Typesetter, text: str, language: str) -> None:
    first, dash, last = text[0], text[1:-1], text[-1]
    assert positions(typesetter.set(runs(text, language), style(language), 100)) == [(first, 0), (dash, 1), (last, 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("我们商量了好久……大家终于决定——先在小范围试行", "我们商量了好久……"),
        ("先在小范围试行——再推广各处……好吗", "先在小范围试行——"),
    ],
)
def test_a_dash_or_ellipsis_is_narrowed_where_its_line_could_not_be_filled(typesetter: Typesetter, text: str, line: str) -> None:
    block = typesetter.set(runs(text), style(), 8 * SIZE)
    number = [line.text for line in block.lines].index(line)
    assert block.lines[number].width == pytest.approx(8 * SIZE)
    assert positions(block, number)[-1] == (line[-2:], 7)
    assert block.text == text


def test_no_dash_is_narrowed_that_leaves_the_line_as_it_is(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("好——好Infrastructure好——好的好的"), style(), 8 * SIZE)
    assert {glyph.advance for line in block.lines for run in line.runs for glyph in run.glyphs if glyph.text == "——"} == {2 * SIZE}


def test_kana_are_set_solid(typesetter: Typesetter) -> None:
    assert typesetter.width(runs("アタッチメント", "ja"), style("ja")) == pytest.approx(70)


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("zh-Hans", "水面面积约十二平方公里，巡检以前先运行", "命令一次，再看结果。"),
        ("ja", "変更を送るときは、かならず手元で確かめてから", "を実行してください。"),
        ("ko", "변경 사항을 보내기 전에 반드시 먼저 ", " 명령을 실행해 주십시오."),
        ("en", "Before you send any changes please run ", " once and look at everything it says."),
    ],
)
def test_spaces_in_code_keep_their_width_in_justified_lines(typesetter: Typesetter, language: str, before: str, after: str) -> None:
    (plain,) = runs("x", language)
    code = plain._replace(text="rm -rf a b", style=plain.style._replace(tint="surface-2", fixed=True))
    natural = widths_at_spaces(typesetter.set([code], style(language), 400))
    for ems in range(12, 24):
        block = typesetter.set([plain._replace(text=before), code, plain._replace(text=after)], style(language), ems * SIZE)
        assert set(widths_at_spaces(block)) <= set(natural)


def widths_at_spaces(block: TextBlock) -> list[float]:
    """Return how far the letters around each space in tinted runs are apart."""
    tinted = [run.glyphs for line in block.lines for run in line.runs if run.tint]
    spaced = [(glyphs, n) for glyphs in tinted for n, glyph in enumerate(glyphs[1:-1], 1) if glyph.text == " "]
    return [round(glyphs[n + 1].x - glyphs[n - 1].x - glyphs[n - 1].advance, 3) for glyphs, n in spaced]


def test_justified_lines_are_flush_and_the_last_is_natural(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("每条生产线配备两名巡检员负责夜间值守工作"), style(), 92)
    assert [line.width for line in block.lines] == pytest.approx([92, 92, 20])


def test_a_line_is_squeezed_at_its_commas_before_it_is_opened(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("甲乙，丙丁，戊己庚辛"), style(), 77)
    # 甲乙，丙丁，戊己 is 8 em: 0.3 em comes out of its two commas
    assert block.lines[0].text == "甲乙，丙丁，戊己"
    assert positions(block)[3] == ("丙", 2.85)


def test_a_line_is_opened_a_little_before_its_commas_lose_their_blank(typesetter: Typesetter) -> None:
    text = "发言人说，该村依托党组织发展乡村生态旅游，农民人均纯收入由低到高，逐年增长，已经翻了一番"
    # 21 ideographs with two commas are 20.5 em wide where the second ends the line, and 21.5 with 农, whose place is two half ems
    assert lines(typesetter, text, 21)[0] == "发言人说，该村依托党组织发展乡村生态旅游，"


def test_a_line_that_its_gaps_cannot_fill_stays_ragged(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("Infrastructure Modernization"), style(), 100)
    assert block.lines[0].text == "Infrastructure "
    assert block.lines[0].width < 80


@pytest.mark.parametrize(
    ("text", "ems", "expected"),
    [
        ("本船各舱标牌都用大写英文，例如下层甲板写作 PASSENGER ACCOMMODATION DECK，上层则不写。", 16, "例如下层甲板写作 PASSENGER "),
        ("本船各舱的标牌都用大写英文字母，例如下层甲板写作 PASSENGER ACCOMMODATION，上层则不写。", 18, "母，例如下层甲板写作 PASSENGER "),
    ],
)
def test_no_line_stays_ragged_if_another_can_open_for_it(typesetter: Typesetter, text: str, ems: float, expected: str) -> None:
    block = typesetter.set(runs(text), style(), ems * SIZE)
    assert block.lines[1].text == expected
    assert [line.width / SIZE for line in block.lines[:2]] == pytest.approx([ems, ems])


def test_one_line_stays_ragged_rather_than_two(typesetter: Typesetter) -> None:
    block = typesetter.set(
        runs("本船各舱标牌都用大写英文，例如下层甲板写作 PASSENGER ACCOMMODATION DECK，上层则不写。"), style(), 12 * SIZE
    )
    assert [line.width < 11.9 * SIZE for line in block.lines] == [False, False, True, False, True]


def test_the_last_line_has_two_characters(typesetter: Typesetter) -> None:
    assert lines(typesetter, "每条生产线配备两名巡检员负责夜间值守工作。", 10)[-1] not in ("作。", "。")
    assert lines(typesetter, "甲乙丙丁戊己庚辛壬癸子", 10, align=Align.START)[-1] == "癸子"


@pytest.mark.parametrize(
    ("text", "language"),
    [("每条生产线配备两名巡检员负责夜间值守(工)。", "zh-Hans"), ("小麦と大豆の収穫は来週の月曜日から始めますか?", "ja")],
)
def test_narrow_punctuation_is_no_character_of_the_last_line(typesetter: Typesetter, text: str, language: str) -> None:
    for ems in (7.5, 10, 19.5, 21):
        last = lines(typesetter, text, ems, language)[-1]
        assert sum(character.isalnum() for character in last) >= 2


def test_a_line_ends_at_the_hyphen_of_a_compound_only_where_that_helps(typesetter: Typesetter) -> None:
    text = "港务局计划在今年秋天播出纪录片，这部 mini-series 由五家电视台合拍，下月起在各地播出，随后在船上放映。"
    assert lines(typesetter, text, 21)[0] == "港务局计划在今年秋天播出纪录片，这部 mini-"
    assert lines(typesetter, text, 20.5)[0] == "港务局计划在今年秋天播出纪录片，这部 "


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("Harbour wardens (such as Quartermasters and Shipwrights) are appointed by councils", 14),
        ("Ferries leave the harbour at seven (weather permitting) and the Strengthening of quays goes on", 10),
    ],
)
def test_where_lines_stay_ragged_none_is_nearly_empty(typesetter: Typesetter, text: str, ems: float) -> None:
    block = typesetter.set(runs(text, "en"), style("en"), ems * SIZE)
    widths = [line.width / SIZE for line in block.lines[:-1]]
    assert min(widths) < ems - 1
    assert min(widths) > 0.57 * ems


@pytest.mark.parametrize(
    ("text", "language", "ems", "pitch"), [("甲乙丙 Modernization", "zh-Hans", 3.66, 4 / 3), ("가을철 Modernization", "ko", 3.57, 4 / 3)]
)
def test_ideographs_and_hangul_are_opened_to_the_same_pitch_at_most(
    typesetter: Typesetter, text: str, language: str, ems: float, pitch: float
) -> None:
    filled = positions(typesetter.set(runs(text, language), style(language), ems * SIZE))
    assert filled[1][1] == pytest.approx(pitch, abs=0.01)
    ragged = positions(typesetter.set(runs(text, language), style(language), (ems + 0.02) * SIZE))
    assert ragged[1][1] < 1.001


def test_words_and_numbers_stay_whole(typesetter: Typesetter) -> None:
    text = "项目采用 PostgreSQL 与 Kubernetes 部署，约 12,800 次每秒，节省2.64亿元。"
    for ems in (8, 9.5, 11, 14):
        joined = "|".join(lines(typesetter, text, ems))
        assert all(whole in joined for whole in ("PostgreSQL", "Kubernetes", "12,800", "2.64亿"))


@pytest.mark.parametrize(
    ("language", "text", "wholes", "widths"),
    [
        (
            "en",
            "Ploughs cleared a route of 12 km and an area of 3 000 m² at 35 km/h overnight",
            ("12 km", "3 000 m²", "35 km/h"),
            (12, 14, 16, 18, 20, 24),
        ),
        (
            "zh-Hans",
            "除雪车昨夜清扫了 12 km 的路段和 3 000 m² 的广场，平均时速 35 km/h 左右",
            ("12 km", "3 000 m²", "35 km/h"),
            (11, 14, 16, 18, 20, 24),
        ),
        (
            "ko",
            "올해 예산을 2천5백만 원에서 3천만 원으로, 인력을 350명에서 420명으로 늘렸다",
            ("2천5백만", "3천만", "350명", "420명"),
            (14, 16, 18, 20, 24),
        ),
    ],
)
def test_numbers_stay_with_their_units(
    typesetter: Typesetter, language: str, text: str, wholes: tuple[str, ...], widths: tuple[int, ...]
) -> None:
    for ems in widths:
        joined = "|".join(lines(typesetter, text, ems, language, words=WordBreak.NORMAL))
        assert [whole for whole in wholes if whole not in joined] == [], ems


@pytest.mark.parametrize("ems", [20, 22, 24, 28, 32])
def test_a_korean_word_is_divided_before_the_spaces_of_its_line_are_wide(typesetter: Typesetter, ems: float) -> None:
    text = (
        "시장은 “눈이 오기 전에(12월 25일) 움직여야 한다”고 말했다. 예산은 2천5백만 원에서 3천만 원으로, 3.5% 늘었다——그리고 "
        "A/S센터는 새해 1월 2일부터 하루 24시간 운영한다."
    )
    block = typesetter.set(runs(text, "ko"), style("ko", words=WordBreak.NORMAL, indent=1.0), ems * SIZE)
    for line in block.lines:
        glyphs = [glyph for run in line.runs for glyph in run.glyphs]
        triples = zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
        assert all(after.x - before.x - before.advance < 0.62 * SIZE for before, space, after in triples if space.text == " ")


@pytest.mark.parametrize(("align", "widths"), [(Align.JUSTIFY, range(11, 30)), (Align.START, range(12, 22))])
def test_an_english_line_ends_with_a_dash_instead_of_beginning_with_one(typesetter: Typesetter, align: Align, widths: range) -> None:
    text = "We met the committee —after a long pause— and agreed on the plan—not without a fight—for next year – the third in a row."
    for ems in widths:
        first = {line[0] for line in lines(typesetter, text, ems, "en", align=align, hyphenate=True)}
        assert first.isdisjoint("—–"), ems


def test_an_address_moves_to_the_next_line_before_it_breaks_between_letters(typesetter: Typesetter) -> None:
    text = "會議在增長https://example.org/a 2.64億：的https://example.org/a……"
    broken = lines(typesetter, text, 17.4, "zh-Hant", align=Align.START)
    assert broken == ["會議在增長https://example.org/a ", "2.64億：的", "https://example.org/a……"]


def test_only_what_is_longer_than_a_line_breaks_anywhere(typesetter: Typesetter) -> None:
    assert lines(typesetter, "用 Kubernetes 部署", 3.2) == ["用 ", "Kuber", "netes ", "部署"]


@pytest.mark.parametrize("dash", ["——", "――", "……"])
def test_a_row_of_dashes_longer_than_a_line_is_divided_between_two_of_them(typesetter: Typesetter, dash: str) -> None:
    assert lines(typesetter, dash * 3 + "，", 5) == [dash * 2, dash + "，"]


@pytest.mark.parametrize("mark", ["，", "）", "（", "”", "…", "—", "!", "ー"])
@pytest.mark.parametrize("align", [Align.JUSTIFY, Align.START])
def test_a_row_of_marks_longer_than_a_line_is_divided_too(typesetter: Typesetter, mark: str, align: Align) -> None:
    text = "前" + mark * 300 + "后"
    block = typesetter.set(runs(text), style(align=align), 20 * SIZE)
    assert block.text == text
    assert max(line.x + line.width for line in block.lines) < 20.01 * SIZE
    assert "".join(typesetter.office_lines(runs(text), style(align=align), 20 * SIZE)) == text


@pytest.mark.parametrize("language", ["zh-Hans", "ja"])
@pytest.mark.parametrize("mark", ["、", "。"])
@pytest.mark.parametrize("ems", [7, 7.3])
def test_hanging_marks_leave_the_text_flush(typesetter: Typesetter, language: str, mark: str, ems: float) -> None:
    text = f"甲乙丙丁戊己庚{mark}" * 4
    block = typesetter.set(runs(text, language), style(language, hang=True), ems * SIZE)
    assert [line.text for line in block.lines] == [f"甲乙丙丁戊己庚{mark}"] * 4
    for line in block.lines[:-1]:
        before, last = line.runs[-1].glyphs[-2:]
        assert (before.x + before.advance, last.x) == pytest.approx((ems * SIZE, ems * SIZE))


def test_centred_and_closing_marks_do_not_hang(typesetter: Typesetter) -> None:
    for language, text in (("zh-Hant", "甲乙丙，丁戊己庚辛壬"), ("zh-Hans", "甲乙丙」丁戊己庚辛壬"), ("zh-Hans", "甲乙丙！丁戊己庚辛壬")):
        block = typesetter.set(runs(text, language), style(language, hang=True), 30)
        assert max(line.x + line.width for line in block.lines) < 30.01


def test_the_first_line_is_indented_and_its_opening_mark_keeps_its_blank(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("“先试点，后推广”是本项目的基本做法"), style(indent=2), 80)
    assert block.lines[0].x == 20
    assert positions(block)[:2] == [("“", 2), ("先", 3)]
    assert block.lines[1].x == 0


@pytest.mark.parametrize(("align", "x"), [(Align.START, 0), (Align.CENTER, 40), (Align.END, 80)])
def test_lines_align(typesetter: Typesetter, align: Align, x: float) -> None:
    line = typesetter.set(runs("国家"), style(align=align), 100).lines[0]
    assert (line.x, line.runs[0].left) == (x, x)


def test_a_heading_has_even_lines_and_whole_words(typesetter: Typesetter) -> None:
    how = {"align": Align.START, "balance": True}
    text = "收入连续三个季度回升，增长质量明显改善的说明"
    assert lines(typesetter, text, 18, **how) == ["收入连续三个季度回升，", "增长质量明显改善的说明"]
    text = "四半期の売上高は前年同期比で大きく増加し市場の期待を上回った"
    assert lines(typesetter, text, 21, "ja", **how) == ["四半期の売上高は前年同期比で", "大きく増加し市場の期待を上回った"]


def test_display_quotation_marks_are_half_width(typesetter: Typesetter) -> None:
    assert typesetter.width(runs("“好”的"), style()) == 35  # the opening mark starts the line
    assert typesetter.width(runs("是“好”的"), style()) == 50
    assert typesetter.width(runs("是“好”的"), style(squeeze_quotes=True)) == 40


def test_tracking_widens_every_glyph(typesetter: Typesetter) -> None:
    assert typesetter.width(runs("国家AB", tracking=0.1), style(autospace=0)) == pytest.approx(
        typesetter.width(runs("国家AB"), style(autospace=0)) + 4
    )


def test_styles_mix_in_a_line_with_gaps_across_their_borders(typesetter: Typesetter) -> None:
    plain, bold = TextStyle("Noto Sans SC", SIZE), TextStyle("Noto Sans SC", SIZE, bold=True)
    mark = TextStyle("Noto Sans SC", 6, rise=3, color="accent")
    block = typesetter.set(
        [StyledRun("增长", plain), StyledRun("12", bold), StyledRun("[1]", mark, note=1), StyledRun("。", plain)], style(), 200
    )
    growth, number, note, stop = block.lines[0].runs
    assert number.left == pytest.approx(20 + 2.5)
    assert (number.face.bold, note.size, note.rise, note.color, note.note) == (True, 6, 3, "accent", 1)
    assert stop.left == pytest.approx(note.right)
    assert growth.face is stop.face


def test_a_note_mark_stays_with_its_word(typesetter: Typesetter) -> None:
    plain, mark = TextStyle("Noto Sans SC", SIZE), TextStyle("Noto Sans SC", 6, rise=3)
    block = typesetter.set([StyledRun("甲乙丙丁戊己", plain), StyledRun("[1]", mark, note=1), StyledRun("庚辛", plain)], style(), 61)
    assert "己[1]" in block.lines[1].text


def note_marks(text: str, language: str = "zh-Hans") -> list[StyledRun]:
    """Return `text` with what stands in [ ] as note marks of 6 pt."""
    plain, mark = TextStyle(FAMILIES[language], SIZE), TextStyle(FAMILIES[language], 6, rise=3)
    parts = text.replace("]", "[").split("[")
    return [StyledRun(part, mark if n % 2 else plain, note=n % 2) for n, part in enumerate(parts) if part]


@pytest.mark.parametrize(
    ("marked", "plain", "gap"),
    [
        ("进站[1]38.6", "进站38.6", 2.5),  # a quarter of 10 between 站 and 38.6
        ("API[1]约", "API约", 2.5),
        ("进站[1]后", "进站后", 0),
        ("进站[1]。", "进站。", 0),
        ("进站[1] A", "进站 A", 0),
        ("进站。[1]后", "进站。后", -5),  # the mark stands in the blank half of the stop
    ],
)
def test_a_note_mark_is_set_close_and_what_follows_as_if_it_were_not_there(
    typesetter: Typesetter, marked: str, plain: str, gap: float
) -> None:
    base, mark, after = typesetter.set(note_marks(marked), style(), 200).lines[0].runs
    assert mark.left - base.right == pytest.approx(min(gap, 0))
    if gap >= 0 and not after.glyphs[0].text.isspace():
        assert after.left - mark.right == pytest.approx(gap)
    advance = typesetter.width(note_marks(marked), style()) - typesetter.width(runs(plain), style())
    assert advance == pytest.approx(mark.right - mark.left + min(gap, 0))


def test_text_after_a_subscript_keeps_its_full_gap(typesetter: Typesetter) -> None:
    plain, low = TextStyle("Noto Sans SC", SIZE), TextStyle("Noto Sans SC", 6.5, rise=-1.5)
    block = typesetter.set([StyledRun("CO", plain), StyledRun("2", low), StyledRun("约", plain)], style(), 200)
    carbon, two, about = block.lines[0].runs
    assert two.left == pytest.approx(carbon.right)
    assert about.left == pytest.approx(two.right + 2.5)


def test_two_note_marks_stand_apart(typesetter: Typesetter) -> None:
    plain, mark = TextStyle("Noto Sans SC", SIZE), TextStyle("Noto Sans SC", 6, rise=3)
    block = typesetter.set([StyledRun("甲", plain), StyledRun("1", mark, note=1), StyledRun("2", mark, note=2)], style(), 200)
    _, one, two = block.lines[0].runs
    assert two.left == pytest.approx(one.right + 1.5)  # 0.15 × 10


def test_a_line_may_end_between_a_note_mark_and_a_number(typesetter: Typesetter) -> None:
    block = typesetter.set(note_marks("甲乙丙丁进站[1]38.6万人"), style(align=Align.START), 66)
    assert [line.text for line in block.lines] == ["甲乙丙丁进站1", "38.6万人"]


def test_a_character_of_another_script_comes_from_the_next_face(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("国한国"), style(), 100)
    assert [run.face.family for run in block.lines[0].runs] == ["Noto Sans SC", "Noto Sans KR", "Noto Sans SC"]


def test_a_character_that_no_face_has_is_noted() -> None:
    typesetter = new_typesetter()
    typesetter.set(runs("好\U0001f600"), style(), 100)
    assert typesetter.missing == (("\U0001f600", "Noto Sans SC"),)


def test_a_character_that_no_face_has_is_drawn_as_a_geta_mark_and_read_as_itself(typesetter: Typesetter) -> None:
    (run,) = typesetter.set(runs("𒀀〓"), style(), 100).lines[0].runs
    absent, geta = run.glyphs
    assert (absent.text, geta.text) == ("𒀀", "〓")
    assert absent.gid == geta.gid != 0
    assert absent.advance == SIZE


@pytest.mark.parametrize(
    ("language", "text"), [("zh-Hans", "cafe\u0301"), ("ja", "か\u3099"), ("ko", "\u1112\u1161\u11ab"), ("ja", "葛\U000e01ef")]
)
def test_characters_with_marks_are_one_glyph_that_has_all_their_text(language: str, text: str, typesetter: Typesetter) -> None:
    composed = unicodedata.normalize("NFC", text).rstrip("\U000e01ef")
    glyphs, expected = (
        [glyph for run in typesetter.set(runs(one, language), style(language), 100).lines[0].runs for glyph in run.glyphs]
        for one in (text, composed)
    )
    drawn = [glyph for glyph in glyphs if glyph.advance]
    assert [glyph.gid for glyph in drawn] == [glyph.gid for glyph in expected]
    assert "".join(glyph.text for glyph in glyphs) == text


def test_an_accent_comes_from_the_face_of_its_letter(tmp_path: Path) -> None:
    tiny.truetype(tmp_path / "own.ttf", "xyä", family="Tiny Sans")
    block = Typesetter(FontLibrary([tmp_path, shipped_folder()])).set([StyledRun("xa\u0308y", TextStyle("Tiny Sans", SIZE))], style(), 100)
    (run,) = block.lines[0].runs
    assert (run.face.family, [glyph.text for glyph in run.glyphs]) == ("Tiny Sans", ["x", "a\u0308", "y"])


def test_a_letter_goes_to_the_face_that_has_its_accent_too(tmp_path: Path) -> None:
    tiny.truetype(tmp_path / "own.ttf", "xya", family="Tiny Sans")
    block = Typesetter(FontLibrary([tmp_path, shipped_folder()])).set([StyledRun("xa\u0308y", TextStyle("Tiny Sans", SIZE))], style(), 100)
    assert [(run.face.family, "".join(glyph.text for glyph in run.glyphs)) for run in block.lines[0].runs] == [
        ("Tiny Sans", "x"),
        ("Noto Sans SC", "a\u0308"),
        ("Tiny Sans", "y"),
    ]


def test_what_shows_nothing_stays_with_its_neighbour_and_needs_no_glyph(tmp_path: Path) -> None:
    tiny.truetype(tmp_path / "own.ttf", "甲", family="Tiny Sans")  # without a space glyph
    typesetter = Typesetter(FontLibrary([tmp_path]))
    for text in ("甲\u200d甲", "甲\u200b甲", "\u200b", "\u200d"):
        (line,) = typesetter.set([StyledRun(text, TextStyle("Tiny Sans", SIZE))], style(), 100).lines
        assert line.text == text
        assert line.width == 8.0 * text.count("甲")
    assert typesetter.missing == ()


def test_an_unknown_family_is_refused_by_name(typesetter: Typesetter) -> None:
    with pytest.raises(ResourceError, match="Courier"):
        typesetter.set([StyledRun("国", TextStyle("Courier", SIZE))], style(), 100)


def test_hanging_marks_stand_in_the_margin(typesetter: Typesetter) -> None:
    block = typesetter.set(runs("甲乙丙丁，戊己庚辛"), style(hang=True), 40)
    assert block.lines[0].text == "甲乙丙丁，"
    assert positions(block)[-1] == ("，", 4)


def test_a_japanese_stop_keeps_its_blank_where_there_is_room(typesetter: Typesetter) -> None:
    roomy = typesetter.set(runs("甲乙丙丁。戊己庚辛", "ja"), style("ja"), 50)
    tight = typesetter.set(runs("甲乙丙丁。戊己庚辛", "ja"), style("ja"), 45)
    assert [(block.lines[0].text, block.lines[0].width) for block in (roomy, tight)] == [("甲乙丙丁。", 50), ("甲乙丙丁。", 45)]


def test_an_apostrophe_in_a_word_is_narrow(typesetter: Typesetter) -> None:
    assert typesetter.width(runs("a’b"), style()) < 20
    assert typesetter.width(runs("国’国"), style()) == 30


def test_settings_do_not_depend_on_what_was_set_before(typesetter: Typesetter) -> None:
    text, how = "会议定于周三上午召开，API议题有三：其一，核对上季数据。", style()
    fresh, used = new_typesetter().set(runs(text), how, 120), typesetter.set(runs(text), how, 120)
    assert [line.text for line in fresh.lines] == [line.text for line in used.lines]
    assert positions(fresh) == positions(used)
