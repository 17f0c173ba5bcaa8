"""Numbers keep the form they were typed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.powerpoint.number_format import GENERAL, exact_number, format_code, format_codes
from generator.model.base import Number
from generator.problems import RenderError

TYPED = [
    ("2.64", 2.64, "0.00"),
    ("2.60", 2.6, "0.00"),
    ("312", 312.0, "0"),
    ("0", 0.0, "0"),
    ("1,234", 1234.0, "#,##0"),
    ("12,345.60", 12345.6, "#,##0.00"),
    ("12.5%", 12.5, '0.0"%"'),
    ("12.5%", 0.125, "0.0%"),
    ("-0.8", -0.8, "0.0"),
    ("−3.5", -3.5, '0.0;"−"0.0'),
    ("+1.2", 1.2, '"+"0.0;"-"0.0'),
    # what no format of ours shows becomes words
    ("007", 7.0, None),
    ("近2万", 20000.0, None),
    ("1,23", 123.0, None),
    ("5.", 5.0, None),
    ("３", 3.0, None),
    ("2.64", 26400.0, None),
    ('1"</c:v>', 1.0, None),
    ("", 0.0, None),
]


@pytest.mark.parametrize(("typed", "value", "code"), TYPED)
def test_a_number_has_the_format_that_shows_it_as_typed(typed: str, value: float, code: str | None) -> None:
    assert format_code(Number(typed, value)) == code


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False), st.booleans())
def test_the_format_of_a_decimal_shows_its_digits(number: object, grouped: bool) -> None:
    typed = f"{number:,f}" if grouped else f"{number:f}"
    code = format_code(Number(typed, float(typed.replace(",", ""))))
    expected = "#,##0.000" if "," in typed else "0.000"  # three places were typed
    assert code == expected


def test_a_series_has_the_format_of_most_of_its_numbers() -> None:
    numbers = [Number("2.64", 2.64), None, Number("3", 3.0), Number("2.70", 2.7)]
    assert format_codes(numbers) == ("0.00", ("0.00", None, "0", "0.00"))
    assert format_codes([None, Number("近2", 2.0)]).common == GENERAL


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_an_exact_number_reads_back_as_itself(value: float) -> None:
    assert float(exact_number(value)) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(RenderError, match="cannot show"):
        exact_number(value)
