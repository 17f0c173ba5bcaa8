"""Tables of contents: who has one, what it lists, and that its numbers are those of the pages it leads to."""

import re
from typing import Any

import pypdfium2
import pytest

from generator.model.base import Audience
from generator.model.document import Contents, Document, Language, Metadata, Section
from generator.model.inline import RichText, Run
from generator.model.prose import Prose
from generator.model.targets import TargetKind, all_targets
from generator.theme.page import DESIGNS, ContentsRule
from tests.report.documents import LONG, hard_document, pdf, prose
from tests.tagged import Node, Tagged

COVERED, INSIDE = "work-report", "press-briefing"
ASKED = Contents(True)


def report(parts: int = 4, paragraphs: int = 30, contents: Contents | None = None, language: str = "zh-Hans") -> Document:
    """Return a document whose parts take about a page and a half for 30 paragraphs; one section of each is not printed."""
    text = (prose(*[LONG] * paragraphs),)
    below = (
        Section("细目甲", blocks=text[:1]),
        Section("不印", audience=Audience.SLIDES, blocks=text),
        Section("细目乙", numbered=False, blocks=text[:1]),
    )
    sections = tuple(Section(f"部分{n}", blocks=text, sections=below) for n in range(1, parts + 1))
    return Document(Metadata("年度报告", Language(language), contents=contents or Contents()), sections)


def contents(data: bytes) -> list[Node]:
    """Return the items of the contents in reading order."""
    return [item for table in Tagged(data).root.all("TOC")[:1] for item in table.all("TOCI")]


def listed(data: bytes) -> list[tuple[str, int]]:
    """Return titles and page numbers of the contents."""
    found = []
    for item in contents(data):
        match = re.fullmatch(r"(.+) (\d+)", next(child for child in item.children if child.tag == "Reference").text)
        assert match, item.text
        found.append((match[1], int(match[2])))
    return found


def labels(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [document.get_page_label(n) for n in range(len(document))]


def bookmarks(data: bytes) -> list[tuple[str, str]]:
    """Return titles and page labels that bookmarks lead to."""
    pages = labels(data)
    document = pypdfium2.PdfDocument(data)
    return [(mark.get_title(), pages[mark.get_dest().get_index()] or "") for mark in document.get_toc()]


def folios(data: bytes) -> list[str]:
    """Return what stands in the lower right corner of each page."""
    corner = {"left": 500, "bottom": 0, "right": 595, "top": 50}
    return [page.get_textpage().get_text_bounded(**corner).strip() for page in pypdfium2.PdfDocument(data)]


@pytest.mark.parametrize("design", [COVERED, INSIDE, "bulletin", "plain"])
def test_contents_list_every_printed_section_with_its_page(design: str) -> None:
    data = pdf(report(), page=design)
    entries = listed(data)
    assert [title for title, _ in entries] == [title for n in range(1, 5) for title in (f"部分{n}", "细目甲", "细目乙")]
    marks = bookmarks(data)
    assert marks[0][0] == "目录"
    assert [(title.split("、")[-1].removeprefix("（一）"), page or str(n)) for n, (title, page) in enumerate(marks[1:])] == [
        (title, str(page) if labels(data)[0] else str(n)) for n, (title, page) in enumerate(entries)
    ]
    starts = {title: [n for n, text in enumerate(page_texts(data)) if text.count(title)] for title, _ in entries[::3]}
    front = labels(data).index("1") if labels(data)[0] else 0
    assert all(front + page - 1 in starts[title] for title, page in entries[::3])


def page_texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_contents_are_links_in_references() -> None:
    data = pdf(report(), page=INSIDE)
    for item in contents(data):
        reference = next(child for child in item.children if child.tag == "Reference")
        (link,) = reference.children
        assert (link.tag, len(link.annotations)) == ("Link", 2)
        assert all("/Dest" in annotation for annotation in link.annotations)
    assert [child.tag for child in contents(data)[0].children] == ["Lbl", "Reference", "TOC"]


@pytest.mark.parametrize(
    ("language", "word"), [("zh-Hans", "目录"), ("zh-Hant", "目錄"), ("ja", "目次"), ("ko", "목차"), ("en", "Contents")]
)
def test_contents_are_headed_in_the_language(language: str, word: str) -> None:
    root = Tagged(pdf(report(parts=1, paragraphs=1, contents=ASKED, language=language), page=INSIDE)).root
    assert word in [node.text for node in root.all("H2")]


@pytest.mark.parametrize(
    ("parts", "paragraphs", "asked", "rule", "has"),
    [
        (4, 30, None, "auto", True),
        (2, 60, None, "auto", False),  # two sections need no list
        (4, 3, None, "auto", False),  # nor do few pages
        (4, 30, None, "false", False),
        (1, 1, None, "true", True),
        (1, 1, ASKED, "false", True),
        (4, 30, Contents(False), "true", False),
    ],
)
@pytest.mark.parametrize("design", [COVERED, INSIDE])
def test_long_documents_have_contents_and_those_that_ask(
    parts: int, paragraphs: int, asked: Contents | None, rule: str, has: bool, design: str
) -> None:
    data = pdf(report(parts, paragraphs, asked), page=design, changes={"contents": ContentsRule(rule)})
    assert bool(contents(data)) is has


def test_official_papers_have_none_unless_asked() -> None:
    assert contents(pdf(report(), page="official")) == []
    assert len(contents(pdf(report(contents=ASKED), page="official"))) == 12


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("zh-Hans", ["一、概况", "（一）规模", "审批", "附注", "依据", "二、结论", "（一）后续"]),
        ("en", ["1 概况", "1.1 规模", "审批", "附注", "依据", "2 结论", "2.1 后续"]),
    ],
)
def test_sections_below_one_without_a_number_have_none(language: str, numbers: list[str]) -> None:
    text = (prose("文。"),)
    rest = Section("审批", numbered=False, blocks=text, sections=(Section("附注", blocks=text, sections=(Section("依据", blocks=text),)),))
    first = Section("概况", blocks=text, sections=(Section("规模", blocks=text),))
    last = Section("结论", blocks=text, sections=(Section("后续", blocks=text),))
    made = Document(Metadata("题", Language(language), contents=Contents(True, 4)), (first, rest, last))
    data = pdf(made, page=INSIDE)
    assert [title for title, _ in bookmarks(data)][1:] == numbers
    assert ["".join(child.text for child in item.children if child.tag == "Lbl") for item in contents(data)] == [
        re.sub("[^、）1-9.]*$", "", number) for number in numbers
    ]
    counted = [target.numbers for target in all_targets(made) if target.kind is TargetKind.SECTION]
    assert [printed.numbers for printed in made.printed_sections()] == counted


def test_depth_1_lists_parts_only() -> None:
    assert [title for title, _ in listed(pdf(report(contents=Contents(True, 1)), page=INSIDE))] == ["部分1", "部分2", "部分3", "部分4"]


def nested(depth: int, **fields: Any) -> Document:
    """Return a document of two parts with sections four deep."""

    def section(name: str, levels: int) -> Section:
        below = tuple(section(f"{name}{n}", levels - 1) for n in (1, 2)) if levels > 1 else ()
        return Section(name, blocks=(prose("文"),), sections=below)

    parts = tuple(section(name, 4) for name in "甲乙")
    return Document(Metadata("层级", contents=Contents(True, depth), **fields), parts)


def levels(node: Node, level: int = 0) -> list[tuple[int, str]]:
    """Return the titles in contents, each with how many tables it is in."""
    title = [(level, child.text.split(" ")[0]) for child in node.children if child.tag == "Reference"]
    return title + [found for child in node.children for found in levels(child, level + (child.tag == "TOC"))]


@pytest.mark.parametrize("depth", [1, 2, 3, 4])
@pytest.mark.parametrize("design", DESIGNS)
def test_contents_go_as_deep_as_asked(design: str, depth: int) -> None:
    data = pdf(nested(depth), page=design)
    found = levels(Tagged(data).root)
    assert len(found) == 2 ** (depth + 1) - 2
    assert all(level == len(title) for level, title in found)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_contents_of_each_level_begin_below_the_titles_above_them(language: str) -> None:
    composed = pdf(nested(4, language=Language(language)), page="plain")
    page = pypdfium2.PdfDocument(composed)[0].get_textpage()
    # English titles are set in two faces, and the reader may break its lines between them.
    shown = [(place, character) for place, character in enumerate(page.get_text_range()) if not character.isspace()]
    text = "".join(character for _, character in shown)
    lefts = [page.get_charbox(shown[text.index(title)][0])[0] for title in ("甲", "甲1", "甲11", "甲111")]
    assert lefts == sorted(set(lefts))


def test_bookmarks_have_every_level_whatever_contents_list() -> None:
    document = pypdfium2.PdfDocument(pdf(nested(1)))
    assert sorted({mark.level for mark in document.get_toc()}) == [0, 1, 2, 3]


def test_a_section_below_one_without_a_title_is_listed_inside_the_part() -> None:
    inner = Section("细目", blocks=(prose("文"),))
    part = Section("部分", sections=(Section("", sections=(inner,)), Section("后", blocks=(prose("文"),))))
    found = levels(Tagged(pdf(Document(Metadata("题", contents=Contents(True, 3)), (part,)), page=INSIDE)).root)
    assert found == [(1, "部分"), (2, "细目"), (2, "后")]


def test_pages_before_the_text_have_roman_numbers_and_the_text_begins_with_1() -> None:
    data = pdf(report(parts=20, paragraphs=3), page=COVERED)
    assert labels(data)[:5] == ["i", "ii", "iii", "1", "2"]
    assert folios(data)[1:] == labels(data)[1:]


@pytest.mark.parametrize(("parts", "front"), [(3, ["i", "ii"]), (20, ["i", "ii", "iii", "iv"])])
def test_the_text_begins_on_a_right_hand_page_of_paper_printed_on_both_sides(parts: int, front: list[str]) -> None:
    data = pdf(report(parts, paragraphs=2, contents=ASKED), page=COVERED, changes={"duplex": True})
    assert labels(data)[: len(front) + 1] == [*front, "1"]


def test_without_pages_before_the_text_numbers_are_those_of_viewers() -> None:
    data = pdf(report(), page=INSIDE)
    assert set(labels(data)) == {""}
    assert folios(data) == [str(n + 1) for n in range(len(labels(data)))]


def test_the_first_of_two_sections_of_one_title_is_found_though_its_page_is_painted_last() -> None:
    same = Section("同名", blocks=(prose(*[LONG] * 30),))
    link = Section("指向", blocks=(Prose(paragraphs=(RichText((Run("见上", link="#同名"),)),)),))
    data = pdf(Document(Metadata("题", contents=ASKED), (same, same, link)), page=INSIDE)
    (found,) = [node for node in Tagged(data).root.all("Link") if node.text == "见上"]
    assert destination(found) == 0


def destination(link: Node) -> int:
    """Return the page that a link leads to, counted from 0."""
    (annotation,) = link.annotations
    dest: Any = annotation.Dest
    if not hasattr(dest, "__getitem__") or isinstance(dest, str):
        dest = link.pdf.Root.Dests[dest]
    pages = {page.obj.objgen: n for n, page in enumerate(link.pdf.pages)}
    return pages[dest[0].objgen]


@pytest.mark.parametrize("design", DESIGNS)
def test_everything_of_a_document_with_contents_is_tagged(design: str) -> None:
    made = hard_document()
    tagged = Tagged(
        pdf(
            Document(made.metadata, made.sections, made.sources, made.footnotes, made.closing),
            page=design,
            changes={"contents": ContentsRule.ALWAYS},
        )
    )
    assert tagged.root.tag == "Document"
    assert tagged.loose == []
    assert sorted((page, number) for page, number, _ in tagged.claims) == sorted(tagged.marked)
