"""Cards: where they stand, how large their numerals are, what they say."""

import pytest

from generator.layout.drawing import Drawing, Path, Rule
from generator.layout.figures import RULE_TO_NUMERAL, card_slots, figures_rows
from generator.layout.structure import Element, Tag
from generator.model.figures import Change, Figure, Figures
from generator.model.inline import plain_text
from tests.layout.marks import boxes, flat, glyphs, right_edge, setter, texts

MEASURE, RAIL = 399.0, 70.2


def cards(block: Figures) -> Drawing:
    """Return the only row of cards of `block`."""
    (row,) = figures_rows(block, setter(), Element(Tag.LIST), MEASURE)
    return row


def figures(*values: str, unit: str = "", change: Change = Change.NONE) -> Figures:
    return Figures(items=tuple(Figure(value, plain_text(f"指标{n}"), unit, change) for n, value in enumerate(values)))


@pytest.mark.parametrize(
    ("count", "rows", "width"),
    [
        (1, [1], 399),
        (3, [3], 125),  # (399 − 2 × 12) / 3
        (4, [4], 90.75),  # (399 − 3 × 12) / 4
        (6, [3, 3], 125),
        (7, [4, 3], 90.75),
        (8, [4, 4], 90.75),
        (9, [3, 3, 3], 125),
    ],
)
def test_cards_stand_in_rows_of_equal_width(count: int, rows: list[int], width: float) -> None:
    slots = card_slots(count, MEASURE)
    assert [sum(slot.row == row for slot in slots) for row in range(len(rows))] == rows
    assert [slot.width for slot in slots] == pytest.approx([width] * count)
    assert max(slot.x + slot.width for slot in slots) <= MEASURE + 0.01


def test_the_first_of_five_stands_in_the_rail() -> None:
    slots = card_slots(5, MEASURE, RAIL)
    assert (slots[0].x, slots[0].width) == (-82.2, RAIL)  # 70.2 + 12 left of the measure
    assert slots[1].x == 0


def test_a_card_is_a_rule_a_value_and_a_label() -> None:
    drawing = cards(figures("2.64", unit="亿元"))
    assert texts(drawing) == ["2.64亿元", "指标0"]
    rule = next(mark for mark in drawing.marks if isinstance(mark, Rule))
    assert rule.y1 == 0
    assert glyphs(drawing, "2.64亿元").y == pytest.approx(RULE_TO_NUMERAL + 27)


def test_numerals_too_wide_for_their_cards_become_smaller_together() -> None:
    drawing = cards(figures("1234567", "1", "2", "3", unit="万"))
    sizes = {run.size for mark in ("1234567万", "1万") for run in glyphs(drawing, mark).line.runs if run.color == "accent"}
    assert len(sizes) == 1
    assert sizes < {23.0, 20.0, 17.0}


@pytest.mark.parametrize("value", ["123456789012345", "一段不是数字而且放不下的文字", "1,234,567,890.12"])
def test_a_value_that_fits_at_no_size_keeps_its_text(value: str) -> None:
    drawing = cards(figures(value, "1", "2", "3", unit="万元"))
    said = "".join(texts(drawing))
    assert value in said
    assert "（万元）" in said
    assert right_edge(drawing) <= MEASURE + 0.5


def test_a_direction_has_a_shape_besides_its_colour() -> None:
    up, down, flat_ = (cards(figures("1", change=change)) for change in (Change.UP, Change.DOWN, Change.FLAT))
    (rising,) = [mark for mark in flat(up.marks) if isinstance(mark, Path)]
    (falling,) = [mark for mark in flat(down.marks) if isinstance(mark, Path)]
    assert (rising.fill, falling.fill) == ("positive", "negative")
    assert rising.segments != falling.segments
    assert len(boxes(flat_, "muted")) == 1


def test_a_narrow_column_has_fewer_cards_in_a_row() -> None:
    slots = card_slots(4, 190)
    assert [slot.row for slot in slots] == [0, 0, 1, 1]  # (190 + 12) // (66 + 12) = 2


def test_no_cards_take_no_room() -> None:
    assert figures_rows(Figures(items=()), setter(), Element(Tag.LIST), MEASURE) == ()


def test_each_row_of_cards_is_a_drawing_of_its_own() -> None:
    element = Element(Tag.LIST)
    rows = figures_rows(figures("1", "2", "3", "4", "5", "6", "7"), setter(), element, MEASURE)
    assert [texts(row)[::2] for row in rows] == [["1", "2", "3", "4"], ["5", "6", "7"]]
    assert len(element.children) == 7
