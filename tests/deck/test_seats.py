"""Text finds the places for text of its slide's layout."""

import pytest

from generator.deck.lettering import Lettering
from generator.deck.master import SlotKind, layout
from generator.deck.scene import Box, LayoutKind, TextBox
from generator.deck.seats import layout_with_text, seated
from generator.geometry import Rect
from generator.model.blocks import Block, Columns
from generator.model.inline import plain_text
from generator.model.prose import Callout
from tests.deck.conftest import Planner as Plan
from tests.deck.documents import chart, document, figures, points, section, table

REMARK = Callout(paragraphs=(plain_text("请于周五前报送。"),))


def text(name: str, x: float, y: float = 144.0) -> TextBox:
    return TextBox(name, Rect(x, y, 200, 40), (), outlined=True)


@pytest.mark.parametrize(
    ("kind", "names", "columns", "found"),
    [
        (LayoutKind.TABLE, (), 1, LayoutKind.TABLE),
        (LayoutKind.TABLE, ("callout",), 1, LayoutKind.CAPTIONED),
        (LayoutKind.CHART, ("takeaway",), 1, LayoutKind.CAPTIONED),
        (LayoutKind.CONTENT, ("callout",), 1, LayoutKind.CONTENT_REMARK),
        (LayoutKind.FIGURES, ("callout",), 1, LayoutKind.REMARK),
        (LayoutKind.HEADLINE, ("callout",), 1, LayoutKind.REMARK),
        (LayoutKind.HEADLINE, ("quote", "by"), 1, LayoutKind.HEADED_QUOTE),
        (LayoutKind.HEADLINE, ("column 1 points",), 2, LayoutKind.TWO_COLUMN),
        (LayoutKind.HEADLINE, ("column 1 points",), 3, LayoutKind.THREE_COLUMN),
        (LayoutKind.HEADLINE, (), 3, LayoutKind.HEADLINE),
        (LayoutKind.TWO_COLUMN, ("callout",), 1, LayoutKind.TWO_COLUMN),
    ],
)
def test_a_slide_has_the_layout_with_a_place_for_its_text(
    kind: LayoutKind, names: tuple[str, ...], columns: int, found: LayoutKind
) -> None:
    assert layout_with_text(kind, [text(name, 43.2) for name in names], columns) is found


def test_each_text_takes_the_place_of_its_name_else_the_nearest_that_is_free() -> None:
    shapes = (text("column 2 points", 480.0), text("column 1 points", 43.2), text("column 2 callout", 480.0, 300.0))
    places = [shape.placeholder for shape in seated(shapes, layout(LayoutKind.TWO_COLUMN)) if isinstance(shape, TextBox)]
    assert places == ["right", "left", ""]
    quote = (text("role", 43.2), text("by", 43.2), text("quote", 300.0))
    places = [shape.placeholder for shape in seated(quote, layout(LayoutKind.HEADED_QUOTE)) if isinstance(shape, TextBox)]
    assert places == ["role", "by", "quote"]


def test_a_place_that_a_text_asks_for_is_left_to_it() -> None:
    shapes = (text("callout", 43.2), text("body", 43.2)._replace(placeholder="body"), Box("线", Rect(0, 0, 9, 9), "ink"))
    first, second, third = seated(shapes, layout(LayoutKind.CONTENT_REMARK))
    assert isinstance(first, TextBox)
    assert (first.placeholder, second, third) == ("remark", *shapes[1:])


def test_nothing_is_seated_in_the_running_head() -> None:
    shapes = (text("callout", 43.2),)
    assert seated(shapes, layout(LayoutKind.CHART)) == shapes


@pytest.mark.parametrize(
    ("blocks", "kind", "places"),
    [
        ((REMARK,), LayoutKind.REMARK, ["remark"]),
        ((table(3), REMARK), LayoutKind.CAPTIONED, ["remark"]),
        ((figures(("1", "项", "甲"), ("2", "项", "乙")), REMARK), LayoutKind.REMARK, ["remark"]),
        ((points("甲事已经办结", "乙事正在办理", "丙事尚未开始"), REMARK), LayoutKind.CONTENT_REMARK, ["body", "remark"]),
        ((Columns(columns=((points("甲", "乙"),), (chart(),))),), LayoutKind.TWO_COLUMN, ["left"]),
        ((Columns(columns=((chart(),), (points("甲", "乙"),))),), LayoutKind.TWO_COLUMN, ["right"]),
    ],
)
def test_texts_of_blocks_are_in_placeholders(plan: Plan, blocks: tuple[Block, ...], kind: LayoutKind, places: list[str]) -> None:
    slide = plan(document(section("一", *blocks, message="一句话"))).slides[1]
    found = [
        shape.placeholder for shape in slide.shapes if isinstance(shape, TextBox) and shape.placeholder not in ("", "title", "running-head")
    ]
    assert found == places
    assert slide.layout is kind


def test_places_for_text_stand_apart(lettering: Lettering) -> None:
    for kind in LayoutKind:
        spec = layout(kind)
        body = [slot for slot in spec.slots if slot.kind in (SlotKind.BODY, SlotKind.OBJECT) and slot.rect.y >= lettering.grid.hang_line]
        for number, one in enumerate(body):
            for other in body[number + 1 :]:
                apart = one.rect.right <= other.rect.x or one.rect.bottom <= other.rect.y
                assert apart or other.rect.right <= one.rect.x or other.rect.bottom <= one.rect.y, (kind, one.name, other.name)
