"""References: what they are called in five languages, and page numbers that agree with the pages they are on."""

from dataclasses import replace

import pytest

from generator.model.base import Audience
from generator.model.chart import Chart, ChartKind
from generator.model.document import Document, Language, Metadata, Section
from generator.model.inline import RichText, Run
from generator.model.prose import Prose
from generator.model.table import Table
from generator.model.targets import TargetKind, all_targets, targets_by_name
from generator.problems import RenderError
from generator.theme.references import named, settled, target_name, with_numbered_captions
from tests.report.documents import chart, document, hard_document, numbers, pdf, table
from tests.tagged import Tagged

SECTIONS = (
    Section("甲", id="a", sections=(Section("子", id="b"), Section("无号", numbered=False, id="c"))),
    Section("屏上", audience=Audience.SLIDES, id="d"),
    Section("乙", id="e", sections=(Section("丑", id="f"),)),
    Section("附录", numbered=False, id="g", sections=(Section("寅", id="h"),)),
)


def linked(*links: str) -> Prose:
    return Prose(paragraphs=(RichText(tuple(Run("", link=link) for link in links)),))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (Language.CHINESE_SIMPLIFIED, ["第一部分", "第一部分（一）", "无号", "屏上", "第二部分", "第二部分（一）", "附录", "寅"]),
        (Language.JAPANESE, ["第1部", "第1.1節", "无号", "屏上", "第2部", "第2.1節", "附录", "寅"]),
        (Language.KOREAN, ["1부", "1.1절", "无号", "屏上", "2부", "2.1절", "附录", "寅"]),
        (Language.ENGLISH, ["Part 1", "section 1.1", "无号", "屏上", "Part 2", "section 2.1", "附录", "寅"]),
    ],
)
def test_sections_are_called_by_their_numbers_on_paper_or_by_their_titles(language: Language, names: list[str]) -> None:
    targets = targets_by_name(Document(Metadata("题"), SECTIONS))
    assert [target_name(targets[name], language) for name in "abcdefgh"] == names


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.CHINESE_SIMPLIFIED, "图 1表 1"),
        (Language.JAPANESE, "図1表1"),
        (Language.KOREAN, "그림 1표 1"),
        (Language.ENGLISH, "Figure 1Table 1"),
    ],
)
def test_exhibits_are_called_by_their_numbers(language: Language, said: str) -> None:
    made = named(document(linked("#trend", "#rows"), trend(), rows(), language=language))
    (text,) = made.sections[0].blocks[0].paragraphs  # type: ignore[union-attr]
    assert text.plain == said


def test_a_document_without_references_is_left_alone() -> None:
    made = hard_document()
    assert named(made) is made
    assert settled(made, lambda filled: {}) is made
    assert with_numbered_captions(made) is made


def test_numbers_of_pages_are_counted_until_they_agree() -> None:
    """A reference that pushes what it refers to over to the next page tells that page."""
    made = named(document(linked("#page:a"), rows()))
    longer = {"page 88": {"a": 9}, "page 9": {"a": 10}, "page 10": {"a": 10}}
    asked: list[str] = []

    def count(filled: Document) -> dict[str, int]:
        asked.append(words_of(filled).replace("第", "page").replace(" 页", ""))
        return longer[asked[-1]]

    done = settled(made, count)
    assert (words_of(done), asked) == ("第 10 页", ["page 88", "page 9", "page 10"])
    (text,) = done.sections[0].blocks[0].paragraphs  # type: ignore[union-attr]
    assert [run.link for run in text.inlines] == ["#a"]


def test_pages_that_never_agree_are_told() -> None:
    pages = iter((9, 10) * 9)
    with pytest.raises(RenderError, match="the page of a moves with its own number"):
        settled(named(document(linked("#page:a"))), lambda filled: {"a": next(pages)})


def test_what_an_output_does_not_have_is_called_by_its_name() -> None:
    made = named(document(linked("#page:rows"), rows()))
    assert words_of(settled(made, lambda filled: {})) == "表 1"


def test_captions_have_numbers_on_slides_where_something_refers_to_them() -> None:
    made = with_numbered_captions(named(document(linked("#rows"), trend(), rows())))
    assert [block.title if isinstance(block, Chart) else block.caption for block in made.sections[0].blocks[1:]] == [
        "图表column",
        "表 1　各县数据",
    ]  # type: ignore[union-attr]


def test_the_numbers_of_references_are_those_that_are_printed() -> None:
    made = hard_document()
    said = ["".join(node.text.split()) for node in Tagged(pdf(made)).root.all("Caption")]
    words = {TargetKind.FIGURE: "图", TargetKind.TABLE: "表"}
    wanted = [f"{words[target.kind]}{target.numbers[0]}" for target in all_targets(made) if target.kind in words and target.numbers]
    assert len(wanted) > 15
    assert [caption.startswith(name) for caption, name in zip(said, wanted, strict=False)] == [True] * len(wanted)


def words_of(made: Document) -> str:
    (text,) = made.sections[0].blocks[0].paragraphs  # type: ignore[union-attr]
    return text.plain


def trend() -> Chart:
    return replace(chart(ChartKind.COLUMN, [("数", numbers("1", "2"))], ("甲", "乙")), id="trend")


def rows() -> Table:
    return replace(table(2), id="rows", source="")
