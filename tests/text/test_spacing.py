"""Gaps between two units of one em, per language: natural, shrink, room."""

import pytest

from generator.text.itemize import CharClass
from generator.text.spacing import GapTable, Kind, Kinds, Squeeze, Stretch

KINDS = Kinds()
HAN = KINDS.kind(CharClass.IDEOGRAPH)
WORD = KINDS.kind(CharClass.LATIN, letters=(True, True))
BRACKETED = KINDS.kind(CharClass.LATIN)
OPEN = KINDS.kind(CharClass.OPEN, (0.5, 0.0))
CLOSE = KINDS.kind(CharClass.CLOSE, (0.0, 0.5))
COMMA = KINDS.kind(CharClass.PAUSE, (0.0, 0.5))
STOP = KINDS.kind(CharClass.STOP, (0.0, 0.5))
CENTRED = KINDS.kind(CharClass.PAUSE, (0.25, 0.25))
SPACE = KINDS.kind(CharClass.SPACE, space=0.25)
HANGUL = KINDS.kind(CharClass.HANGUL)
DASH = KINDS.kind(CharClass.DASH)


@pytest.mark.parametrize(
    ("language", "left", "right", "natural", "shrink", "room"),
    [
        ("zh-Hans", HAN, HAN, 0, 0, 1 / 3),
        ("zh-Hans", HAN, WORD, 0.25, 0.125, 1 / 6),  # a quarter, at least an eighth; from a third to a half
        ("zh-Hans", HAN, BRACKETED, 0, 0, 1 / 3),
        ("zh-Hans", HANGUL, WORD, 0, 0, 0.41),
        ("zh-Hans", CLOSE, STOP, -0.5, 0, 0),  # ）。 take 1.5 em
        ("zh-Hans", COMMA, OPEN, -0.5, 0.25, 0),  # ，“ keep half an em of a whole one, at least a quarter
        ("zh-Hans", OPEN, OPEN, -0.5, 0, 0),
        ("zh-Hans", COMMA, HAN, 0, 0.5, 1 / 3),
        ("zh-Hans", STOP, HAN, 0, 0.5, 1 / 3),
        ("ja", STOP, HAN, 0, 0, 1 / 3),  # not squeezed inside a line
        ("zh-Hant", CLOSE, CENTRED, -0.5, 0, 0),
        ("zh-Hant", CENTRED, CLOSE, -0.25, 0, 0),
        ("zh-Hans", HAN, OPEN, 0, 0.5, 1 / 3),
        ("zh-Hans", OPEN, HAN, 0, 0, 0),
        ("zh-Hans", HAN, COMMA, 0, 0, 0),
        ("zh-Hans", DASH, DASH, 0, 0, 0),
        ("zh-Hans", HAN, DASH, 0, 0, 1 / 3),
        ("zh-Hans", WORD, WORD, 0, 0, 0),
        ("zh-Hans", HAN, SPACE, 0, 0, 1 / 3),
        ("zh-Hans", COMMA, SPACE, -0.5, 0, 0.19),  # the space stands for the mark's blank
        ("zh-Hans", SPACE, OPEN, -0.5, 0.05, 0.19),
    ],
)
def test_gaps_follow_the_table(language: str, left: object, right: object, natural: float, shrink: float, room: float) -> None:
    gap = GapTable(language, 0.25)[left, right]  # type: ignore[index]
    assert (gap.natural, gap.shrink, gap.room + gap.last) == pytest.approx((natural, shrink, room))


def test_the_gap_beside_latin_opens_to_a_third_before_other_gaps() -> None:
    gap = GapTable("zh-Hans", 0.25)[HAN, WORD]
    assert gap.natural + gap.stretch == pytest.approx(1 / 3)
    assert gap.natural + gap.stretch + gap.room == pytest.approx(1 / 2)
    wide = GapTable("zh-Hans", 0.6)[HAN, WORD]
    assert (wide.natural, wide.stretch, wide.room) == pytest.approx((0.6, 0, 0))


def test_a_word_space_gives_and_takes() -> None:
    before, after = GapTable("en", 0.25)[WORD, SPACE], GapTable("en", 0.25)[SPACE, WORD]
    assert (before.order, after.order, after.squeeze) == (Stretch.WORD_SPACE, Stretch.WORD_SPACE, Squeeze.WORD_SPACE)
    give = (before.shrink + after.shrink, before.stretch + after.stretch, before.room + after.room)
    assert give == pytest.approx((0.05, 0.25, 0.38))  # 0.25 → 0.2; → 0.5; → 0.88


@pytest.mark.parametrize(("left", "right"), [(HAN, WORD), (WORD, HAN)])
def test_a_space_typed_beside_latin_opens_like_the_gap_that_it_stands_for(left: Kind, right: Kind) -> None:
    table = GapTable("zh-Hans", 0.25)
    before, after = table[left, SPACE], table[SPACE, right]
    assert 0.25 + before.stretch + after.stretch == pytest.approx(1 / 3, abs=0.05)
    assert 0.25 + before.stretch + after.stretch + before.room + after.room == pytest.approx(0.5, abs=0.07)
    assert before.last + after.last == pytest.approx(1 / 3)


def test_a_smaller_run_has_smaller_gaps() -> None:
    small = KINDS.kind(CharClass.LATIN, letters=(True, True), scale=0.5)
    assert GapTable("zh-Hans", 0.25)[HAN, small].natural == 0.125
