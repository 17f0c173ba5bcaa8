"""The head of the first page."""

import pytest

from generator.layout.drawing import Rule
from generator.layout.structure import Element, Tag
from generator.model.document import Event, Language, Metadata, Person, Preset
from generator.report.grid import Grid
from generator.report.masthead import Masthead, masthead
from generator.report.pages import shortened
from generator.report.phrases import person_line
from tests.layout.marks import glyphs, right_edge, setter, texts
from tests.shipped import design

GRID = Grid(design())
FULL = GRID.full
EVENT = Event("“云南这十年”系列新闻发布会", "第十三场", "昆明专场", "答记者问")


def head(**fields: object) -> Masthead:
    return masthead(Metadata("从小处着手", **fields), setter(), GRID, Element(Tag.DOCUMENT))  # type: ignore[arg-type]


def test_the_occasion_ends_at_the_right_margin_above_the_rule() -> None:
    made = head(preset=Preset.PRESS_BRIEFING, event=EVENT, date="7月4日")
    assert texts(made.drawing) == ["新闻发布会材料", "“云南这十年”系列新闻发布会", "第十三场（昆明专场）　答记者问　7月4日"]
    last = glyphs(made.drawing, "第十三场（昆明专场）　答记者问　7月4日")
    assert last.x + last.line.x + last.line.width == pytest.approx(FULL)
    (rule,) = [mark for mark in made.drawing.marks if isinstance(mark, Rule)]
    assert (rule.y1, made.title_top) == (82, 112)


def test_a_paper_without_a_kind_bears_its_organization() -> None:
    assert texts(head(organization="数据办公室", date="7月").drawing) == ["数据办公室", "7月"]


def test_a_paper_without_anything_has_no_rule() -> None:
    made = head()
    assert (made.drawing.marks, made.title_top) == ((), 81)


def test_details_stand_below_a_word_that_leaves_them_no_room() -> None:
    made = head(kind="关于基层治理情况的新闻发布会背景材料汇编", event=EVENT, date="二〇二六年十月十二日（星期一）上午")
    word = glyphs(made.drawing, "关于基层治理情况的新闻发布会背景材料汇编")
    assert glyphs(made.drawing, EVENT.series).y > word.y
    assert right_edge(made.drawing) <= FULL
    assert made.title_top == made.drawing.height + 30  # as far below the rule as ever


def test_people_are_named_with_what_they_are_here() -> None:
    person = Person("杨东伟", "市委常委", "发言人")
    assert person_line(person, setter()) == "发言人　杨东伟，市委常委"
    assert person_line(Person("Kim", "Director", "Speaker"), setter(Language.ENGLISH)) == "Speaker  Kim, Director"


def test_a_running_head_too_long_ends_in_an_ellipsis() -> None:
    block = shortened("长" * 90, setter(), 300)
    assert block.width <= 300
    assert block.text.endswith("…")
    assert shortened("短", setter(), 300).text == "短"
