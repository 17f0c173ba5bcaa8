"""Values as authors type them, cut into parts and read as numbers."""

import pytest

from generator.model.quantity import Figure, Quantity, Value, are_numbers, parse_quantity, split_figure, split_value, with_minus


@pytest.mark.parametrize(
    ("text", "unit", "quantity"),
    [
        ("404", "支", Quantity(404, "支")),
        ("2.64", "亿元", Quantity(264_000_000, "元")),  # 2.64 × 10⁸
        ("8", "千元", Quantity(8_000, "元")),
        ("近2万", "元", Quantity(20_000, "元")),
        ("约1.8", "倍", Quantity(1.8, "倍")),
        ("5000", "多户", Quantity(5_000, "户")),
        ("20多万", "人", Quantity(200_000, "人")),
        ("880", "余人次", Quantity(880, "人次")),
        ("1.2万亿", "元", Quantity(1.2e12, "元")),  # 1.2 × 10⁴ × 10⁸
        ("12,800", "円", Quantity(12_800, "円")),
        ("3億", "円", Quantity(3e8, "円")),
        ("1,200여", "명", Quantity(1_200, "명")),
        ("5만", "여성", Quantity(50_000, "여성")),
        ("−3.5", "%", Quantity(-3.5, "%")),
        ("+12.4%", "", Quantity(12.4, "%")),
        ("0.5", "百分点", Quantity(0.5, "百分点")),
        ("007", "", Quantity(7, "")),
    ],
)
def test_values_are_read_with_their_multipliers(text: str, unit: str, quantity: Quantity) -> None:
    read = parse_quantity(text, unit)
    assert read is not None
    assert read.value == pytest.approx(quantity.value)
    assert read.unit == quantity.unit


@pytest.mark.parametrize("text", ["", "三分之一", "3/8", "2012—2022", "第13", "1,23", "US$37.2M", "12.4.1"])
def test_what_is_no_plain_number_is_not_guessed(text: str) -> None:
    assert parse_quantity(text, "元") is None


@pytest.mark.parametrize(
    ("text", "unit", "parts"),
    [
        ("近2万", "元", Value("近", "2", "万元")),
        ("约1.8", "倍", Value("约", "1.8", "倍")),
        ("007", "", Value("", "007", "")),
        ("5000", "多户", Value("", "5000", "多户")),
        ("12.4%", "", Value("", "12.4", "%")),
        ("3/8", "席", Value("", "3/8", "席")),
        ("12,000", "人", Value("", "12,000", "人")),
    ],
)
def test_values_are_cut_beside_their_numeral(text: str, unit: str, parts: Value) -> None:
    assert split_value(text, unit) == parts


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["9860", "−0.6", "+4.9%", "12,000", "约3.5"], True),
        (["9860", "—", ""], True),
        (["—", ""], False),
        ([], False),
        (["1号线", "2号线"], False),
        (["9860", "2万"], False),
        (["9860", "未统计"], False),
    ],
)
def test_a_column_is_numbers_if_all_it_says_are_numbers(texts: list[str], numbers: bool) -> None:
    assert are_numbers(texts) is numbers


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("12.5%", Figure("12", ".5%")),
        ("1,024", Figure("1,024", "")),
        ("−3.20", Figure("−3", ".20")),
        ("±0.5", Figure("±0", ".5")),
        ("(1.25)", Figure("(1", ".25)")),
        ("（3）", Figure("（3", "）")),
        ("3.2 ± 0.4", Figure("3", ".2 ± 0.4")),
        ("近 2", Figure("近 2", "")),
        ("8.1*", Figure("8", ".1*")),
        ("2万", None),
        ("1号线", None),
        ("12-13", None),
        ("—", None),
        ("", None),
    ],
)
def test_numbers_in_tables_are_cut_at_their_decimal_points(text: str, figure: Figure | None) -> None:
    assert split_figure(text) == figure


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("-3.2", "−3.2"),
        ("约 -3.2万", "约 −3.2万"),
        ("(-12,000)", "(−12,000)"),
        ("−3.2", "−3.2"),
        ("3-5", "3-5"),
        ("-3-5", "−3-5"),
        ("A-12", "A-12"),
        ("-", "-"),
        ("--5", "--5"),
        ("", ""),
    ],
)
def test_a_hyphen_before_a_number_at_the_start_is_a_minus(typed: str, shown: str) -> None:
    assert with_minus(typed) == shown
