"""Two states: bars where both are numbers of one measure, to scale on either side of zero."""

import pytest

from generator.layout.compare import LABEL_COLUMN, LONGEST, compare_drawing, to_scale, with_long_values_as_words
from generator.layout.drawing import Rule
from generator.model.compare import Compare, Side
from generator.model.inline import plain_text
from tests.layout.marks import boxes, glyphs, right_edge, setter, texts

MEASURE = 399.0


def compare(before: tuple[str, str], after: tuple[str, str]) -> Compare:
    return Compare(before=Side("此前", *before), after=Side("此后", *after), measure="收入")


@pytest.mark.parametrize(
    ("before", "after", "shares"),
    [
        (("8千", "元"), ("近2万", "元"), (0.4, 1.0)),  # 8,000 to 20,000
        (("6.5", "分钟"), ("4", "分钟"), (1.0, 4 / 6.5)),
        (("1.5亿", "元"), ("7500万", "元"), (1.0, 0.5)),
        (("0", "件"), ("12", "件"), (0.0, 1.0)),
        (("120", "万元"), ("-30", "万元"), (1.0, -0.25)),
        (("-2", "%"), ("-8", "%"), (-0.25, -1.0)),
    ],
)
def test_bars_are_as_long_as_their_values(before: tuple[str, str], after: tuple[str, str], shares: tuple[float, float]) -> None:
    scale = to_scale(compare(before, after))
    assert scale is not None
    assert (scale.before, scale.after) == pytest.approx(shares)


@pytest.mark.parametrize(
    ("before", "after"), [(("8", "元"), ("2", "人")), (("5", "天"), ("2", "小时")), (("很少", ""), ("2", "")), (("0", ""), ("0", ""))]
)
def test_values_of_different_measures_have_no_scale_and_no_bars(before: tuple[str, str], after: tuple[str, str]) -> None:
    block = compare(before, after)
    assert to_scale(block) is None
    drawing = compare_drawing(block, setter(), MEASURE)
    assert boxes(drawing) == []
    assert texts(drawing)[::2] == ["".join(before), "".join(after)]


@pytest.mark.parametrize("values", [("120", "-30"), ("-30", "120"), ("-120", "-30"), ("0", "-5")])
def test_bars_below_zero_go_to_the_left_of_a_line_and_values_stand_right_of_it(values: tuple[str, str]) -> None:
    drawing = compare_drawing(compare((values[0], "万元"), (values[1], "万元")), setter(), MEASURE)
    (line,) = [mark for mark in drawing.marks if isinstance(mark, Rule)]
    bars = (*boxes(drawing, "series-2"), *boxes(drawing, "accent"))
    for bar, value in zip(bars, map(float, values), strict=True):
        assert (bar.rect.right if value < 0 else bar.rect.x) == pytest.approx(line.x1)
        assert bar.rect.width == pytest.approx(
            max(abs(value) * sum(b.rect.width for b in bars) / sum(abs(float(v)) for v in values), 2), abs=2
        )
        written = glyphs(drawing, f"{value:g}万元")
        assert written.x > max(line.x1, bar.rect.right)
    assert right_edge(drawing) <= MEASURE + 0.01


def test_the_longer_bar_fills_seven_columns() -> None:
    drawing = compare_drawing(compare(("8千", "元"), ("近2万", "元")), setter(), MEASURE)
    (before,), (after,) = boxes(drawing, "series-2"), boxes(drawing, "accent")
    assert (before.rect.x, before.rect.y) == (LABEL_COLUMN, 0)
    assert after.rect.width == LONGEST
    assert before.rect.width == pytest.approx(110.28)  # 275.7 × 8,000 / 20,000
    assert after.rect.y == 32  # 26 + 6
    assert drawing.height == 58  # 26 + 6 + 26


def test_values_are_written_as_typed_and_stay_inside() -> None:
    drawing = compare_drawing(compare(("8千", "元"), ("近2万", "元")), setter(), MEASURE)
    assert texts(drawing) == ["8千元", "此前", "近2万元", "此后"]
    assert right_edge(drawing) <= MEASURE


def test_words_stand_where_there_is_no_value() -> None:
    block = Compare(before=Side("过去", text=plain_text("跑三趟")), after=Side("现在", text=plain_text("一次办好")))
    drawing = compare_drawing(block, setter(), MEASURE)
    assert texts(drawing) == ["跑三趟", "过去", "一次办好", "现在"]
    assert boxes(drawing) == []


def test_a_value_too_long_for_a_bar_is_set_in_lines_like_words() -> None:
    long = "约等于前三年平均水平再加上新增部分的一半左右并且仍在增加"
    block = with_long_values_as_words(compare((long, "元"), ("2", "元")), setter(), MEASURE)
    drawing = compare_drawing(block, setter(), MEASURE)
    assert right_edge(drawing) <= MEASURE
    assert "".join(texts(drawing)).startswith(f"{long}元")
    assert boxes(drawing) == []
    short = compare(("8千", "元"), ("近2万", "元"))
    assert with_long_values_as_words(short, setter(), MEASURE) == short
