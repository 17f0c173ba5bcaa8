"""Text in tables as Impress 26.8 sets it before it reads the deck's faces: in DejaVu Sans, as it was seen to without others."""

import pytest

from generator.text.style import StyledRun, TextStyle
from generator.text.typesetter import Typesetter
from tests.text.setting import FAMILIES, SIZE, new_typesetter, style


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


def in_chinese(text: str, *, bold: bool = False) -> list[StyledRun]:
    return [StyledRun(text, TextStyle(FAMILIES["zh-Hans"], SIZE, bold))]


def width(typesetter: Typesetter, text: str, *, bold: bool = False) -> float:
    return typesetter.office_width(in_chinese(text, bold=bold), style(), in_cell=True) / SIZE


@pytest.mark.parametrize(
    ("text", "bold", "units"),
    [
        ("GDP", False, 1587 + 1577 + 1235),
        ("GDP", True, 1681 + 1700 + 1501),
        ("2026", True, 4 * 1425),
        ("é", False, 1260),
    ],
)
def test_latin_letters_are_as_wide_as_in_dejavu_sans(typesetter: Typesetter, text: str, bold: bool, units: int) -> None:
    assert width(typesetter, text, bold=bold) == pytest.approx(units / 2048, abs=0.001)


def test_letters_of_east_asia_keep_their_width(typesetter: Typesetter) -> None:
    assert width(typesetter, "生产总值") == pytest.approx(4)
    assert width(typesetter, "约GDP") == pytest.approx(1 + 0.24 + (1587 + 1577 + 1235) / 2048, abs=0.001)  # gaps between scripts too


def test_a_narrower_letter_gives_no_less_width_than_in_the_decks_face(typesetter: Typesetter) -> None:
    own = typesetter.office_width(in_chinese("’’’"), style()) / SIZE
    assert width(typesetter, "’’’") == pytest.approx(own)


def test_a_cell_has_the_lines_that_make_its_row_high(typesetter: Typesetter) -> None:
    runs, measure = in_chinese("complete"), 4.4 * SIZE  # 4.19 em wide in Noto Sans, 4.67 in DejaVu Sans
    assert typesetter.office_lines(runs, style(), measure) == ("complete",)
    assert typesetter.office_lines(runs, style(), measure, in_cell=True) == ("complet", "e")
