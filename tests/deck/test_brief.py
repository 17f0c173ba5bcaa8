"""Texts of any length: labels cut short and said in full, everything else continued."""

from dataclasses import replace

import pytest

from generator.deck.brief import Cutter, brief_block, check_labels
from generator.deck.lettering import Lettering
from generator.model.base import Audience
from generator.model.blocks import Columns
from generator.model.compare import Compare, Side
from generator.model.document import Closing, Document, Event, Field, Metadata, Person, Section
from generator.model.figures import Figures
from generator.model.inline import plain_text
from generator.model.prose import Callout, Quote
from generator.model.timeline import Step, Timeline
from generator.problems import Problems, Severity, Span
from tests.deck.conftest import Planner
from tests.deck.documents import chart, document, figures, points, section, table, timeline
from tests.deck.laws import faults, spoken_text, visible_text

LONG = "很长的文字没有尽头" * 60
WORD = "Supercalifragilistic" * 20

EVENT = Event(LONG, LONG, LONG, LONG)

CASES: dict[str, Document] = {
    "title": Document(Metadata(LONG, subtitle=LONG, organization=LONG, kind=LONG, event=EVENT, people=(Person(LONG, LONG),))),
    "sections": document(*[section(LONG, points(LONG, (LONG, LONG)), message=LONG, lead=LONG)] * 3),
    "one word": document(section(WORD, points(WORD, WORD), figures((WORD, WORD, WORD)), message=WORD, lead=WORD)),
    "many parts": document(*[section(f"部分{n}", points("一", "二")) for n in range(20)]),
    "compare": document(section("一", Compare(before=Side(LONG, LONG, LONG, plain_text(LONG)), after=Side("后", "2"), measure=LONG))),
    "timeline": document(section("一", Timeline(steps=(Step(LONG, plain_text(LONG), plain_text(LONG)),) * 2, title=LONG))),
    "callout": document(section("一", Callout(title=LONG, paragraphs=(plain_text(LONG), plain_text(LONG))))),
    "quote": document(section("一", table(3), Quote(text=plain_text(LONG), by=LONG, role=LONG))),
    "closing": document(closing=Closing(plain_text(LONG), LONG, (Field(LONG, LONG, LONG),) * 4)),
    "columns": document(section("一", Columns(columns=((points(*["很长的一条" * 20] * 9), table(20)), (timeline(9), chart()))))),
    "nothing": document(Section("空"), Section("又空", message="话"), Section("三", lead="副题")),
}


@pytest.mark.parametrize("name", CASES)
def test_texts_of_any_length_leave_no_slide(plan: Planner, lettering: Lettering, name: str) -> None:
    assert faults(plan(CASES[name]), lettering) == []


def test_every_label_that_is_cut_is_told_at_its_place() -> None:
    text = plain_text(LONG, Span("x.yaml", 40, 12))
    callout = Callout(title=LONG, paragraphs=(text,), span=Span("x.yaml", 9, 7))
    told = document(
        Section("一" * 121, blocks=(Columns(columns=((callout,), ())),), span=Span("x.yaml", 5, 5)),
        Section("二", lead="很" * 120, blocks=(replace(callout, audience=Audience.REPORT), replace(callout, internal=True))),
        Section("三" * 121, audience=Audience.REPORT),
        closing=Closing(text),
    )
    problems = Problems()
    check_labels(told, problems)
    assert [(p.code, p.severity, p.span.line) for p in problems] == [
        ("long-label", Severity.WARNING, 5),
        ("long-label", Severity.WARNING, 9),
        ("long-label", Severity.WARNING, 40),
    ]


def test_a_label_that_is_cut_is_said_in_full(plan: Planner) -> None:
    deck = plan(document(section("一", table(3), Quote(text=plain_text("话"), by="某" * 60))))
    assert "某" * 39 + "…" in visible_text(deck)
    assert "某" * 60 in spoken_text(deck)


def test_labels_within_their_limits_are_left_alone() -> None:
    cut = Cutter()
    compare = Compare(before=Side("前", "8", "千元"), after=Side("后", "2"))
    blocks = (chart(), table(3), points("一"), figures(("1", "个", "项")), timeline(3), compare)
    assert tuple(brief_block(block, cut) for block in blocks) == blocks
    assert cut.cut == []


@pytest.mark.parametrize(
    ("text", "limit", "brief"),
    [
        ("一二三四", 4, "一二三四"),
        ("一二三四五", 4, "一二三…"),
        ("abcdefgh", 4, "abcdefgh"),  # 8 × ½
        ("abcdefghi", 4, "abcdef…"),  # 6 × ½, and one for the dots
    ],
)
def test_letters_that_are_half_as_wide_count_half(text: str, limit: int, brief: str) -> None:
    assert Cutter()(text, limit) == brief


def test_blocks_in_columns_are_cut_too() -> None:
    cut = Cutter()
    block = brief_block(Columns(columns=((replace(chart(), title=LONG),), (points("一"),))), cut)
    assert isinstance(block, Columns)
    assert cut.cut == [LONG]


def test_figures_whose_labels_no_card_holds_become_points(plan: Planner) -> None:
    block = Figures(items=figures(("404", "支", LONG)).items)
    deck = plan(document(section("一", block)))
    assert {slide.layout.value for slide in deck.slides[1:]} <= {"content", "remark"}  # what is left of them is a remark
    assert "404支" in visible_text(deck)


def test_steps_become_points_that_are_divided_like_points(plan: Planner) -> None:
    deck = plan(CASES["timeline"])
    assert len(deck.slides) > 3
    assert not [shape.name for slide in deck.slides for shape in slide.shapes if shape.name.startswith("step")]
