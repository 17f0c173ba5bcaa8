"""Cards: grids, sizes, the accent rule, what stands beside a numeral."""

import pytest

from generator.deck.compose_figures import figures_composed, figures_parts, figures_points, names
from generator.deck.lettering import Lettering
from generator.deck.pieces import Composed, Piece, flat
from generator.deck.scene import Group, Rule, TextBox
from generator.geometry import Rect
from generator.model.figures import Change, Figure, Figures
from generator.model.inline import plain_text
from tests.deck.documents import figures

BODY = Rect.edges(43.2, 144, 916.8, 475.2)
FIVE = figures(("404", "支", "工作队"), ("1823", "人次", "队长"), ("5572", "人次", "队员"), ("2.64", "亿元", "资金"), ("528", "个", "项目"))


def composed(lettering: Lettering, block: Figures, headline: str = "") -> Composed:
    return figures_composed(lettering, block, BODY, headline, alone=True)


def rules(made: Composed) -> list[Rule]:
    return [shape for shape in flat(made.shapes) if isinstance(shape, Rule)]


def boxes(made: Composed, kind: str) -> list[TextBox]:
    return [shape for shape in flat(made.shapes) if isinstance(shape, TextBox) and shape.name.endswith(kind)]


def test_five_cards_stand_in_two_rows_on_columns_of_four(lettering: Lettering) -> None:
    made = composed(lettering, FIVE)
    assert [(round(r.x1, 1), round(r.y1, 1)) for r in rules(made)] == [
        (43.2, 144), (339.2, 144), (635.2, 144),  # X(1), X(5) = 43.2 + 4 × 74, X(9)
        (43.2, 316.8), (339.2, 316.8),  # 144 + 172.8
    ]  # fmt: skip
    assert all(rule.x2 - rule.x1 == pytest.approx(281.6) for rule in rules(made))  # W(4) = 4 × 74 − 14.4
    assert boxes(made, "label")[0].rect.y == 244  # 144 + 34 + 66


@pytest.mark.parametrize(
    ("count", "size", "top"),
    [(1, 120, 180), (2, 120, 180), (3, 96, 188.2), (4, 66, 200.9), (5, 66, 144), (6, 66, 144)],
)
def test_numerals_share_a_size_that_their_number_gives(lettering: Lettering, count: int, size: float, top: float) -> None:
    made = composed(lettering, figures(*[("12", "个", f"第{n}项") for n in range(count)]))
    assert {max(run.size for run in box.paragraphs[0].runs) for box in boxes(made, "value")} == {size}
    assert rules(made)[0].y1 == pytest.approx(top, abs=0.1)


def test_a_numeral_stands_on_its_baseline(lettering: Lettering) -> None:
    box = boxes(composed(lettering, FIVE), "value")[0]
    assert box.rect.y + box.rect.height - 0.245 * 66 == pytest.approx(230.5)  # 144 + 20.5 + 66
    assert box.rect.x == pytest.approx(41.2)  # two points left of the column


@pytest.mark.parametrize(("count", "size"), [(1, 120), (2, 120), (3, 96), (4, 66), (5, 66)])
def test_commas_of_numerals_end_above_the_labels(lettering: Lettering, count: int, size: float) -> None:
    made = composed(lettering, figures(*[("1,2", "个", "合计")] * count))
    value, label = boxes(made, "value")[0], boxes(made, "label")[0]
    lowest = value.rect.bottom - 0.2 * size + 0.214 * size  # the lowest baseline of all programs, and what a comma hangs below it
    leading = label.paragraphs[0].leading
    highest = label.rect.y + leading / 2 - label.paragraphs[0].runs[0].size / 2  # the em box in the middle of its leading
    assert highest - lowest > 1


def test_numerals_named_in_the_headline_are_accented(lettering: Lettering) -> None:
    made = composed(lettering, FIVE, "投入2.64亿元，扶持528个项目")
    assert [box.paragraphs[0].runs[0].color for box in boxes(made, "value")] == ["ink", "ink", "ink", "accent", "accent"]


def test_all_are_accented_where_the_headline_names_none(lettering: Lettering) -> None:
    assert {box.paragraphs[0].runs[0].color for box in boxes(composed(lettering, FIVE, "五个数字"), "value")} == {"accent"}


@pytest.mark.parametrize(
    ("headline", "named"),
    [("扶持528个", True), ("1528个", False), ("528.5个", False), ("5,528个", False), ("共528，多", True), ("", False)],
)
def test_a_number_is_named_only_as_a_whole(headline: str, named: bool) -> None:
    assert names(headline, "528") is named


def test_qualifier_and_unit_stand_small_beside_the_numeral(lettering: Lettering) -> None:
    made = composed(lettering, figures(("近2万", "元", "收入"), ("5000", "多户", "居民")))
    shown = [[(run.text, run.size) for run in box.paragraphs[0].runs] for box in boxes(made, "value")]
    assert shown == [[("近", 22), (" ", 8), ("2", 120), (" ", 8), ("万元", 22)], [("5000", 120), (" ", 8), ("多户", 22)]]


def test_a_unit_without_room_goes_to_the_label(lettering: Lettering) -> None:
    made = composed(lettering, figures(*[("1,234,567,890", "亿元人民币", "投资")] * 3))
    assert boxes(made, "label")[0].paragraphs[0].text == "投资（亿元人民币）"
    assert boxes(made, "value")[0].paragraphs[0].text == "1,234,567,890"


def test_changes_have_a_mark_as_well_as_a_colour(lettering: Lettering) -> None:
    items = tuple(Figure("7", plain_text("项"), "%", change) for change in (Change.UP, Change.DOWN, Change.NONE))
    marks = [box.paragraphs[0].runs[-1] for box in boxes(composed(lettering, Figures(items=items)), "value")]
    assert [(run.text, run.color) for run in marks[:2]] == [("▲", "positive"), ("▼", "negative")]
    assert marks[2].text == "%"


def test_changes_are_said_in_words_to_those_who_cannot_see_the_mark(lettering: Lettering) -> None:
    items = tuple(Figure("7", plain_text("失业率"), "%", change) for change in Change)
    groups = [shape for shape in composed(lettering, Figures(items=items)).shapes if isinstance(shape, Group)]
    assert [group.alt for group in groups] == ["", "7%，失业率，上升", "7%，失业率，下降", "7%，失业率，持平"]


def test_words_and_points_keep_the_mark_of_change(lettering: Lettering) -> None:
    items = tuple(Figure("一段不是数字而且放不下的文字" * 4, plain_text("项"), change=change) for change in (Change.UP, Change.NONE))
    values = [box.paragraphs[0].text for box in boxes(composed(lettering, Figures(items=items)), "value")]
    assert [value.endswith(" ▲") for value in values] == [True, False]
    assert [point.text.plain.endswith(" ▲") for point in figures_points(Figures(items=items)).items] == [True, False]


def test_more_than_six_cards_go_on_balanced(lettering: Lettering) -> None:
    block = figures(*[(str(n), "个", f"第{n}项") for n in range(8)])
    parts = figures_parts(lettering, Piece(block), block, BODY)
    assert [len(part.block.items) for part in parts if isinstance(part.block, Figures)] == [4, 4]
    assert [part.follows for part in parts] == [False, True]
