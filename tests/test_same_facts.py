"""The briefing and the deck say the same: every text meant for both is in both, and what is internal is in neither."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pytest

import generator
from generator.model.base import Audience, Number
from generator.model.chart import Chart, ChartKind, Series
from generator.model.compare import Compare, Side
from generator.model.document import Closing, Document, Metadata, Section
from generator.model.figures import Figure, Figures
from generator.model.inline import NoteReference, RichText, Run, Script, plain_text
from generator.model.leaves import Leaf, leaves
from generator.model.prose import Callout, Notes, Point, Points, Prose, Quote
from generator.model.table import Column, Row, Table
from generator.model.timeline import Step, Timeline
from tests.reading import Text, deck_text, page_texts, shown_number

CONTENT = Path(__file__).parents[1] / "content"


@dataclass(frozen=True)
class Outputs:
    """What readers of one document's outputs see and hear."""

    document: Document

    @cached_property
    def paper(self) -> Text:
        return Text(page_texts(generator.build_report(self.document)))

    @cached_property
    def _deck(self) -> tuple[Text, Text]:
        text = deck_text(generator.build_deck(self.document, embed_fonts="none"))
        return Text(text.slides), Text(text.notes)

    @property
    def slides(self) -> Text:
        return self._deck[0]

    @property
    def notes(self) -> Text:
        return self._deck[1]


def lost(texts: Iterable[str], place: Text) -> list[str]:
    """Return the texts that `place` shows less often than they are given."""
    return [text for text, times in Counter(texts).items() if place.count(text) < times]


def lost_facts(document: Document, outputs: Outputs) -> dict[str, list[str]]:
    """Return what each output lacks of `document`."""
    all_leaves = list(leaves(document))
    return {
        "paper": lost((text for leaf in all_leaves if leaf.shown.paper for text in leaf.printed), outputs.paper),
        "slides": lost((leaf.text for leaf in all_leaves if leaf.shown.slides), outputs.slides),
        "notes": lost((leaf.spoken for leaf in all_leaves if leaf.shown.notes), outputs.notes),
    }


def shown_by_mistake(document: Document, outputs: Outputs) -> list[str]:
    """Return the texts for the speaker alone that the audience sees, unless they are also a part of something shown."""
    all_leaves = list(leaves(document))
    secret = [leaf for leaf in all_leaves if not leaf.shown.paper and not leaf.shown.slides and leaf.shown.notes]
    public = "\n".join(leaf.text for leaf in all_leaves if leaf not in secret)
    return [leaf.text for leaf in secret if leaf.text not in public and _seen(leaf, outputs)]


def _seen(leaf: Leaf, outputs: Outputs) -> bool:
    return bool(outputs.paper.count(leaf.text) or outputs.slides.count(leaf.text))


NOTHING_LOST: dict[str, list[str]] = {"paper": [], "slides": [], "notes": []}


@pytest.fixture(scope="module", params=sorted(CONTENT.glob("*.yaml")), ids=lambda path: path.stem)
def shipped(request: pytest.FixtureRequest) -> Outputs:
    return Outputs(generator.load(request.param))


def test_every_fact_of_a_shipped_document_is_in_every_output_it_is_meant_for(shipped: Outputs) -> None:
    assert lost_facts(shipped.document, shipped) == NOTHING_LOST


def test_nothing_for_the_speaker_alone_is_shown(shipped: Outputs) -> None:
    assert shown_by_mistake(shipped.document, shipped) == []


def test_what_is_for_one_output_is_not_in_the_other(shipped: Outputs) -> None:
    all_leaves = list(leaves(shipped.document))
    on_paper = "\n".join(leaf.text for leaf in all_leaves if leaf.shown.paper)
    only_slides = [leaf.text for leaf in all_leaves if leaf.shown.slides and not leaf.shown.paper and leaf.text not in on_paper]
    assert [text for text in only_slides if shipped.paper.count(text)] == []


def noted(text: str) -> RichText:
    return RichText((Run(text), NoteReference("scope")))


def made_in_code() -> Document:
    series = (Series("实际", (Number("2.50", 2.5), Number("1,030", 1030.0))), Series("计划", (Number("3", 3.0), None)))
    blocks = (
        Points(items=(Point(plain_text("要点甲")), Point(plain_text("要点乙"), (Point(plain_text("次级要点丙")),)))),
        Figures(items=(Figure("007", plain_text("编号"), unit="号"), Figure("近2万", plain_text("参会人数"), unit="人"))),
        Chart(
            kind=ChartKind.COLUMN,
            title="收入对比",
            marked_title=noted("收入对比"),
            unit="亿元",
            categories=("一月", "二月"),
            series=series,
            alt="收入",
        ),
        Table(
            caption="明细表",
            marked_caption=noted("明细表"),
            columns=(Column(plain_text("名称")), Column(plain_text("数值"))),
            rows=tuple(Row((plain_text(f"条目{number}"), plain_text(f"{number}.50"))) for number in range(1, 41)),
        ),
        Quote(text=plain_text("说过的一句话。"), by="某人", role="主任"),
        Timeline(
            steps=(Step("3月", plain_text("启动")), Step("6月", plain_text("验收"), plain_text("分两批进行"))),
            title="两步走",
            marked_title=noted("两步走"),
        ),
        Callout(title="留意", marked_title=noted("留意"), paragraphs=(plain_text("请留意这件事。"),)),
        Compare(before=Side("原先", "8", "天"), after=Side("如今", "3", "天"), measure="办理用时", marked_measure=noted("办理用时")),
        Prose(paragraphs=(plain_text("正文一段，只在纸上和备注里。"),)),
        Prose(
            paragraphs=(RichText((Run("注了音的长句子"), Run("朝阳", ruby="Cháoyáng"), Run("还有", ruby="hái|yǒu"), Run("后半句" * 20))),)
        ),
        Points(items=(Point(RichText((Run("要点里的", emphasis=True), Run("重庆", ruby="Chóngqìng"), Run("读音")))),)),
        Notes(paragraphs=(plain_text("讲稿提示。"),)),
        Points(items=(Point(plain_text("内部口径")),), internal=True),
        Quote(text=plain_text("只印在纸上的话。"), by="纸上人", audience=Audience.REPORT),
        Points(items=(Point(plain_text("只放在屏幕上")),), audience=Audience.SLIDES),
    )
    hidden = Section("内部小节", blocks=(Figures(items=(Figure("99.9", plain_text("内部数字")),)),), internal=True)
    title = RichText((Run("第一部分"), Run("重", ruby="chóng"), Run("新"), Run("2", script=Script.SUPERSCRIPT)))
    marked = Section(title.plain, message="一句结论", blocks=blocks, marked_title=title)
    quoted = RichText((Run("增加3 km"), Run("2", script=Script.SUPERSCRIPT), Run("，"), Run("见图", link="https://e.org")))
    closing = Closing(RichText((Run("稳", ruby="wěn"), Run("中有进"))))
    sections = (marked, Section("引语", blocks=(Quote(text=quoted, by="乙方"),)), hidden)
    notes = {"scope": plain_text("口径的脚注")}
    return Document(Metadata("核对用的文件", date="2026-01-05"), sections, footnotes=notes, closing=closing)


@pytest.fixture(scope="module")
def coded() -> Outputs:
    return Outputs(made_in_code())


def test_every_fact_of_a_document_made_in_code_is_in_every_output_it_is_meant_for(coded: Outputs) -> None:
    assert lost_facts(coded.document, coded) == NOTHING_LOST


def test_notes_of_captions_are_told_on_paper_and_on_slides(coded: Outputs) -> None:
    assert [coded.paper.count(f"{title}1") for title in ("收入对比", "明细表", "两步走", "留意", "办理用时")] == [1] * 5
    assert all(coded.slides.count(f"{title}1") for title in ("收入对比", "留意", "办理用时"))
    assert coded.paper.count("口径的脚注") > 0
    assert coded.slides.count("口径的脚注") > 0


def test_internal_blocks_and_sections_are_spoken_and_never_shown(coded: Outputs) -> None:
    assert shown_by_mistake(coded.document, coded) == []
    assert lost(["内部口径", "内部数字", "讲稿提示。"], coded.notes) == []


def test_a_block_for_one_output_is_missing_from_the_other(coded: Outputs) -> None:
    assert (coded.paper.count("只印在纸上的话。"), coded.slides.count("只印在纸上的话。")) == (1, 0)
    assert (coded.paper.count("只放在屏幕上"), coded.slides.count("只放在屏幕上")) == (0, 1)


def without_first_point(document: Document) -> Document:
    section = document.sections[0]
    points = section.blocks[0]
    assert isinstance(points, Points)
    doctored = replace(section, blocks=(replace(points, items=points.items[1:]), *section.blocks[1:]))
    return replace(document, sections=(doctored, *document.sections[1:]))


@pytest.mark.parametrize("output", ["paper", "slides"])
def test_one_bullet_lost_by_one_renderer_is_noticed(output: str, coded: Outputs) -> None:
    doctored = Outputs(without_first_point(coded.document))
    outputs = Outputs(coded.document)
    outputs.__dict__.update(paper=coded.paper, _deck=(coded.slides, coded.notes))
    outputs.__dict__.update({"paper": doctored.paper} if output == "paper" else {"_deck": (doctored.slides, coded.notes)})
    assert lost_facts(coded.document, outputs) == NOTHING_LOST | {output: ["要点甲"]}


def test_one_of_two_equal_bullets_lost_is_noticed() -> None:
    assert lost(["同一句", "同一句"], Text(("同一句",))) == ["同一句"]


@pytest.mark.parametrize("shown", ["12.64", "2.645", "2.6", "22.64", "2.64.1"])
def test_another_number_with_the_same_digits_is_not_the_number(shown: str) -> None:
    assert lost(["2.64"], Text((shown,))) == ["2.64"]


def test_a_paragraph_over_a_page_break_is_found_and_half_of_it_is_not() -> None:
    paragraph = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
    pages = Text((f"眉{paragraph[:12]}\n1", f"眉{paragraph[12:]}\n2"))
    assert lost([paragraph], pages) == []
    assert lost([paragraph], Text((f"{paragraph[:12]}", "2"))) == [paragraph]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("2.5", "0.00", "2.50"),
        ("1030", "#,##0", "1,030"),
        ("-3", "0", "-3"),
        ("4.2", '"+"0.0;"-"0.0', "+4.2"),
        ("-4.2", '0.0;"−"0.0', "−4.2"),
        ("0.126", "0.0%", "12.6%"),
        ("12.6", '0.0"%"', "12.6%"),
        ("7", "General", "7"),
    ],
)
def test_numbers_of_charts_are_read_as_their_format_shows_them(value: str, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown
