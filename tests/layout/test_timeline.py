"""Steps in time: side by side while they are short and few, else below each other."""

import pytest

from generator.layout.drawing import Rule
from generator.layout.structure import Element, Tag
from generator.layout.timeline import is_lying, lying_timeline, standing_timeline
from generator.model.inline import plain_text
from generator.model.timeline import Step, Timeline
from tests.layout.marks import boxes, glyphs, setter, texts

MEASURE = 399.0


def timeline(count: int, text: str = "", current: int = -1) -> Timeline:
    return Timeline(steps=tuple(Step(f"{n}月", plain_text(f"步骤{n}"), plain_text(text), n == current) for n in range(count)))


@pytest.mark.parametrize(
    ("count", "text", "lying"), [(1, "", False), (3, "", True), (4, "短", True), (5, "", False), (3, "长" * 80, False)]
)
def test_few_short_steps_lie(count: int, text: str, lying: bool) -> None:
    assert is_lying(timeline(count, text), setter(), MEASURE) is lying


def test_lying_steps_begin_on_equal_columns() -> None:
    drawing = lying_timeline(timeline(3), setter(), Element(Tag.LIST), MEASURE)
    assert [glyphs(drawing, f"步骤{n}").x for n in range(3)] == pytest.approx([0, 137, 274])  # (399 − 24) / 3 + 12


def test_the_axis_is_accented_up_to_the_current_step() -> None:
    drawing = lying_timeline(timeline(3, current=1), setter(), Element(Tag.LIST), MEASURE)
    done = next(mark for mark in drawing.marks if isinstance(mark, Rule) and mark.color == "accent")
    assert done.x2 == 140  # 137 + 6 / 2
    assert len(boxes(drawing, "accent")) == 2
    assert len(boxes(drawing, "paper")) == 1


def test_standing_steps_say_everything_in_parts_that_pages_can_part() -> None:
    parts = standing_timeline(timeline(6, "说明" * 40), setter(), Element(Tag.LIST), MEASURE)
    said = "".join(text for part in parts for text in texts(part.drawing))
    assert said == "".join(f"{n}月步骤{n}" + "说明" * 40 for n in range(6))
    assert not parts[-1].keep_next


def test_dates_stand_above_steps_that_would_have_no_room_beside_them() -> None:
    steps = Timeline(steps=tuple(Step(f"{n}月上旬", plain_text(f"步骤{n}")) for n in "一二三四五"))
    narrow, wide = (standing_timeline(steps, setter(), Element(Tag.LIST), width)[0].drawing for width in (125, 300))
    beside, below = glyphs(wide, "步骤一"), glyphs(narrow, "步骤一")
    assert beside.x > glyphs(wide, "一月上旬").x
    assert below.x == glyphs(narrow, "一月上旬").x == 18  # at the axis
    assert below.y > glyphs(narrow, "一月上旬").y
