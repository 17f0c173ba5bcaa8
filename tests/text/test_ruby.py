"""Readings above their bases: widths, places, what they may cover. One em is 10 pt, so a ruby em is 5."""

import pytest

from generator.text.lines import GlyphRun, Line, TextBlock
from generator.text.style import Align, Dots, StyledRun, TextStyle
from generator.text.typesetter import Typesetter
from tests.text.setting import FAMILIES, SIZE, new_typesetter, style

LATIN_MARGIN = 0.75
"""Beside a Latin reading, in points."""


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


def ruby(*parts: str, language: str = "ja", **look: object) -> list[StyledRun]:
    """Return runs of `text` or `base|reading`."""
    face = TextStyle(FAMILIES[language], SIZE, **look)  # type: ignore[arg-type]
    pairs = (part.partition("|") for part in parts)
    return [StyledRun(base, face, reading=reading) for base, _, reading in pairs]


def line_of(typesetter: Typesetter, *parts: str, language: str = "ja") -> Line:
    (line,) = typesetter.set(ruby(*parts, language=language), style(language, Align.START), 400.0).lines
    return line


def places(run: GlyphRun) -> list[float]:
    return [round(glyph.x, 2) for glyph in run.glyphs]


def readings(line: Line) -> list[list[float]]:
    return [places(part) for run in line.runs for part in run.reading]


def test_a_mono_reading_is_centred_over_its_character(typesetter: Typesetter) -> None:
    first, _ = line_of(typesetter, "火|ひ", "だ").runs
    assert places(first.reading[0]) == [2.5]  # (10 − 5) / 2
    assert first.reading[0].size == 5.0


def test_a_short_group_reading_is_spread_one_two_one(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "最高潮|やま")
    assert readings(line) == [[5.0, 20.0]]  # 20 left over of 30: 10 between, 5 at either end
    assert places(line.runs[0]) == [0.0, 10.0, 20.0]


def test_no_more_than_half_an_em_is_left_beside_a_spread_reading(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "二〇二六年度|ことし")
    assert readings(line) == [[5.0, 27.5, 50.0]]  # 60 − 15 = 45: 5 at either end, 17.5 between


def test_a_wide_reading_covers_kana_by_one_ruby_em_at_most(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "は", "峠|とうげ", "を")
    _, base, after = line.runs
    assert places(base.reading[0]) == [7.5, 12.5, 17.5]  # reaches over 2.5 on either side
    assert (places(base), places(after)) == ([10.0], [20.0])  # nothing moves
    long = line_of(typesetter, "は", "志|こころざし", "を")
    assert places(long.runs[1].reading[0])[0] == 5.0  # 25 − 10 = 15 too wide: 5 over は, 2.5 of blank
    assert places(long.runs[1]) == [12.5]
    assert places(long.runs[2]) == [25.0]


def test_a_wide_reading_covers_no_ideograph(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "小", "峠|とうげ", "道")
    assert [places(run) for run in line.runs] == [[0.0], [12.5], [25.0]]
    assert readings(line) == [[10.0, 15.0, 20.0]]


def test_a_wide_reading_spreads_a_base_of_several_characters(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "小", "心太|ところてんや", "道")
    assert readings(line) == [[10.0, 15.0, 20.0, 25.0, 30.0, 35.0]]
    assert places(line.runs[1]) == [12.5, 27.5]  # 30 − 20 = 10: 5 between, 2.5 at either end
    assert places(line.runs[2]) == [40.0]


def test_two_readings_share_the_kana_between_them(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "志|こころざし", "は", "志|こころざし")
    (*_, last_of_first), (first_of_second, *_) = readings(line)
    assert first_of_second - (last_of_first + 5) == pytest.approx(5.0)  # each covers a quarter em of は


def test_a_reading_covers_a_stop_behind_its_base(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "小", "峠|とうげ", "。道")
    assert places(line.runs[2])[0] == 22.5  # right behind the base


def test_the_line_holds_a_wide_reading_at_its_edges(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "峠|とうげ")
    assert (line.x, line.width) == (0.0, 15.0)
    assert (places(line.runs[0]), readings(line)) == ([2.5], [[0.0, 5.0, 10.0]])


def test_pinyin_is_centred_and_a_word_space_apart(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "长|zhǎng", "庄|zhuāng", "大厦|dà", language="zh-Hans")
    rooms = [(run.reading[0].left, run.reading[0].right) for run in line.runs]
    assert rooms[1][0] - rooms[0][1] == pytest.approx(2 * LATIN_MARGIN)
    for run, (left, right) in zip(line.runs, rooms, strict=True):
        assert (left + right) / 2 == pytest.approx((run.left + run.right) / 2)
    assert "".join(glyph.text for glyph in line.runs[0].reading[0].glyphs) == "zhǎng"


def test_a_reading_takes_another_face_where_its_own_lacks_a_letter(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "字|ㄗ글", language="zh-Hans")
    assert len({part.face for part in line.runs[0].reading}) == 2
    assert not typesetter.missing
    missing = new_typesetter()
    line_of(missing, "字|\U0001f600", language="zh-Hans")
    assert missing.missing == (("\U0001f600", "Noto Sans SC"),)


def test_a_base_of_two_faces_has_one_reading(typesetter: Typesetter) -> None:
    line = line_of(typesetter, "字글|zì", language="zh-Hans")
    assert len({run.face for run in line.runs}) == 2
    assert line.runs[0].reading is line.runs[1].reading


def test_a_group_is_never_broken_and_characters_with_their_own_readings_may_be(typesetter: Typesetter) -> None:
    def lines(*parts: str) -> list[str]:
        return [line.text for line in typesetter.set(ruby("まずは", *parts), style("ja", Align.START), 45.0).lines]

    assert lines("東京|とうきょう", "まで") == ["まずは", "東京まで"]
    assert lines("東|とう", "京|きょう", "まで") == ["まずは東", "京まで"]


def test_a_note_mark_stays_behind_its_base(typesetter: Typesetter) -> None:
    face = TextStyle(FAMILIES["ja"], SIZE)
    mark = StyledRun("1", face._replace(size=6.0, rise=4.0), note=1)
    (line,) = typesetter.set([*ruby("小", "峠|とうげ"), mark, *ruby("道")], style("ja", Align.START), 100.0).lines
    assert places(line.runs[2])[0] == pytest.approx(25.0)  # after the reading
    assert line.text == "小峠1道"


def test_a_reading_wider_than_the_line_is_set_aside(typesetter: Typesetter) -> None:
    block = typesetter.set(ruby("本", "砼|コンクリートのこと"), style("ja", Align.START), 40.0)
    assert block.text == "本砼（コンクリートのこと）"
    assert block.width <= 40.0
    assert block.leading == 18.0


def test_the_leading_grows_as_a_whole_where_readings_do_not_fit(typesetter: Typesetter) -> None:
    def leading(wanted: float, *parts: str, **look: object) -> float:
        how = style("ja")._replace(leading=wanted)
        return typesetter.set(ruby(*parts, **look), how, 100.0).leading

    assert leading(18.0, "峠|とうげ") == 18.0
    assert leading(13.0, "峠|とうげ") == pytest.approx(15.5)  # 1.4 above, 0.12 below the line over it, 0.03 free
    assert leading(13.0, "峠") == 13.0
    assert leading(13.0, "峠|とうげ", underline=True) == pytest.approx(16.8)
    assert leading(13.0, "峠|とうげ", dots=Dots.BELOW) == pytest.approx(17.9)
    assert leading(13.0, "峠|とうげ", dots=Dots.BELOW, underline=True) == pytest.approx(19.1)


def test_a_block_tells_how_far_readings_stand_out_of_it(typesetter: Typesetter) -> None:
    block = typesetter.set(ruby("峠|とうげ"), style("ja")._replace(leading=15.5), 100.0)
    assert block.above == pytest.approx(14.0 - block.ascent)
    assert block.above > 0
    assert typesetter.set(ruby("峠"), style("ja"), 100.0).above == 0.0


def heights(block: TextBlock) -> set[float]:
    return {round(run.reading[0].rise, 2) for line in block.lines for run in line.runs if run.reading}


def test_kana_stand_on_the_base_s_em_box_and_letters_a_little_higher(typesetter: Typesetter) -> None:
    assert heights(typesetter.set(ruby("峠|とうげ"), style("ja"), 100.0)) == {9.4}
    assert heights(typesetter.set(ruby("峠|qiǎ", language="zh-Hans"), style("zh-Hans"), 100.0)) == {9.9}
