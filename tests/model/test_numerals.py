"""Numbers are written in the author's format, halves away from zero, and the same as an office program shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.powerpoint.number_format import axis_code, format_code
from generator.model.base import Number
from generator.model.numerals import MINUS, NumberFormat, axis_format, parse_format, suffix_shift, typed_format
from tests.reading import shown_number

PLAIN = ("0", "0.0", "0,000", "0,000.00", "+0.0", "0%", "0.0%", "0台")
PATTERNS = (*PLAIN, "0.0万", "0.00亿", "0.0萬元", "0.0만", "0.00억", "0.0千", "0.00百万", "0.0 million", "0.0K", "0.0000万")


@pytest.mark.parametrize(
    ("pattern", "value", "shown"),
    [
        ("0.0万", 12345.0, "1.2万"),
        ("0.0万", 12500.0, "1.3万"),  # a half goes up
        ("0.0万", -12500.0, "−1.3万"),  # away from zero
        ("0.0", 2.45, "2.5"),  # 2.45 in decimal, though its binary neighbour is below
        ("0.00", 1.005, "1.01"),
        ("0", 0.5, "1"),
        ("0", 2.5, "3"),
        ("0.00亿", 264_000_000.0, "2.64亿"),
        ("0.0万元", 1234.0, "0.1万元"),
        ("0,000", 1234567.0, "1,234,567"),
        ("#,##0.0", 1234.56, "1,234.6"),
        ("+0.0%", 0.1234, "+12.3%"),
        ("0.0 million", 2_340_000.0, "2.3 million"),
        ("0k", 1500.0, "2k"),
        ("0 MB", 3.2, "3 MB"),
        ("0.0", -0.04, "0.0"),  # no negative nothing
        ("0台", 12.0, "12台"),
    ],
)
def test_a_number_is_written_in_the_format(pattern: str, value: float, shown: str) -> None:
    form = parse_format(pattern)
    assert form is not None
    assert form.show(value) == shown


@pytest.mark.parametrize("pattern", ["", "x", "00", "0.0.0", "1.0万", "0.0000000", '0"x"', "0#", "万", "0.0 and so on and on", "0.x"])
def test_other_patterns_are_none(pattern: str) -> None:
    assert parse_format(pattern) is None


@pytest.mark.parametrize(
    ("suffix", "shift"),
    [("万元", 4), ("亿", 8), ("万亿", 12), ("百万", 6), ("千瓦", 3), ("%", -2), ("MB", 0), ("M", 6), ("兆", 0)],
)
def test_a_suffix_stands_for_a_power_of_ten(suffix: str, shift: int) -> None:
    assert suffix_shift(suffix) == shift


@given(st.sampled_from(PATTERNS), st.decimals(-(10**11), 10**11, places=4, allow_nan=False))
def test_office_programs_show_what_paper_shows(pattern: str, amount: object) -> None:
    value = float(str(amount))
    form = parse_format(pattern)
    assert form is not None
    number = Number(form.show(value), value)
    code = format_code(number)
    if code is None:  # words are shown in place of the number
        assert value < 0
        assert not form.rounded(value)
    else:
        assert shown_number(repr(value), code) == number.typed


@pytest.mark.parametrize("pattern", ["0万", "0.00万", "0,000.0万", "0.0亿"])
def test_what_no_format_code_can_divide_by_is_told_in_words(pattern: str) -> None:
    form = parse_format(pattern)
    assert form is not None
    assert format_code(Number(form.show(123456789.0), 123456789.0)) is None


@given(st.sampled_from(PATTERNS), st.sampled_from([1.0, 2.0, 2.5, 5.0]), st.integers(-3, 9), st.integers(-4, 4))
def test_axes_have_the_same_figures_in_both_outputs(pattern: str, digit: float, power: int, count: int) -> None:
    step = digit * 10.0**power
    form = parse_format(pattern)
    assert form is not None
    axis = axis_format([Number(form.show(3 * step), 3 * step)], step)
    assert axis.is_native
    tick = count * step
    positive, negative, zero = axis_code(axis).split(";")
    shown = shown_number(repr(tick), f"{positive};{negative}") if tick else zero
    assert axis.tick(tick) == shown
    assert tick == 0 or shown.strip(MINUS)[0] in "0123456789"


def test_an_axis_takes_unit_and_separators_of_most_of_its_numbers() -> None:
    assert axis_format([Number("1.2万", 12000.0), Number("2.3万", 23000.0)], 10000.0).tick(20000.0) == "2.0万"
    assert axis_format([Number("1,200", 1200.0), Number("2,300", 2300.0)], 1000.0).tick(2000.0) == "2,000"
    assert axis_format([Number("45%", 45.0)], 25.0).tick(50.0) == "50%"
    assert axis_format([Number("0.2万", 2000.0)], 250.0).tick(1250.0) == "1,250"  # 0.1250万 would be too fine


def test_a_typed_number_has_its_format_unless_that_would_show_another() -> None:
    assert typed_format(Number("1.2万", 12345.0)) == NumberFormat(1, False, 4, "万", minus="-")
    assert typed_format(Number("1.2万", 1.2)) == NumberFormat(1, False, 0, "万", minus="-")
    assert typed_format(Number("1.2万", 13345.0)) is None
    assert typed_format(Number("0.0", -0.04)) is None  # a program would show −0.0
