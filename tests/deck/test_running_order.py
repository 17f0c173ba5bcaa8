"""Ready to present: minutes, slides in reserve, the date on slides."""

from collections.abc import Callable
from dataclasses import replace

from generator.deck.pieces import flat
from generator.deck.scene import Deck, TextBox
from generator.model.document import Document, Section
from generator.model.order import backup_last, check_minutes, running_order
from generator.problems import Problems
from tests.deck.documents import document, points, section, table
from tests.deck.laws import texts

Plan = Callable[[Document], Deck]


def timed(title: str, minutes: int) -> Section:
    return replace(section(title, table(3)), minutes=minutes)


def test_the_agenda_has_the_minutes_of_each_part_and_of_all(plan: Plan) -> None:
    agenda = plan(document(timed("甲", 8), timed("乙", 12))).slides[1]
    said = [shape.paragraphs[0].text for shape in flat(agenda.shapes) if isinstance(shape, TextBox) and shape.name.endswith(" minutes")]
    assert said == ["8分钟", "12分钟"]
    assert "从小处着手（共20分钟）" in list(texts(agenda))


def test_speakers_are_told_from_when_to_when(plan: Plan) -> None:
    deck = plan(document(timed("甲", 50), timed("乙", 0), timed("丙", 15)))
    notes = [[note.text for note in slide.notes] for slide in deck.slides[2:]]
    assert notes == [["50分钟（0:00–0:50）"], [], ["15分钟（0:50–1:05）"]]


def test_what_is_in_reserve_is_hidden_at_the_end_under_a_name_of_its_own(plan: Plan) -> None:
    reserve = replace(section("附表", table(3)), backup=True)
    deck = plan(document(*backup_last((reserve, section("甲", points("一", "二")), section("乙", table(4))))))
    assert [(slide.title, slide.hidden) for slide in deck.slides[1:]] == [("甲", False), ("乙", False), ("附表", True)]
    assert [part.name for part in deck.sections] == ["从小处着手", "甲", "乙", "备用"]


def test_a_subsection_in_reserve_leaves_its_section() -> None:
    below = (section("留下", table(3)), replace(section("备查", table(3)), backup=True))
    kept, reserve = backup_last((section("甲", sections=below),))
    assert [inner.title for inner in kept.sections] == ["留下"]
    assert (reserve.title, reserve.backup, reserve.numbered) == ("备查", True, False)


def test_reserve_and_internal_sections_take_no_time() -> None:
    given = document(timed("甲", 5), replace(timed("乙", 7), backup=True), replace(timed("丙", 9), internal=True))
    assert [(shown.title, minutes) for shown, minutes in running_order(given)] == [("甲", 5)]


def test_minutes_of_subsections_are_those_of_their_section() -> None:
    whole = section("甲", sections=(timed("一", 3), timed("二", 4)))
    assert [minutes for _, minutes in running_order(document(whole))] == [7]


def test_sections_that_take_more_than_there_is_are_told() -> None:
    given = document(timed("甲", 8), timed("乙", 12))
    given = replace(given, metadata=replace(given.metadata, minutes=15))
    problems = Problems()
    check_minutes(given, problems)
    assert [(told.code, told.message) for told in problems] == [("too-long", "the sections take 20 minutes, the document has 15")]


def test_content_slides_carry_the_documents_date(plan: Plan) -> None:
    deck = plan(document(section("甲", table(3))))
    assert [slide.date for slide in deck.slides] == ["", "7月4日"]
