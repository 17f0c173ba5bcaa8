"""English words divided with hyphens: "|" in a case marks the places."""

import itertools
from datetime import UTC, datetime

import pypdfium2
import pytest

from generator.pdf.document import PdfDocument, Sheet
from generator.pdf.metadata import Description
from generator.text.hyphens import Hyphenator
from generator.text.lines import TextBlock
from generator.text.typesetter import Typesetter
from tests.specimen import BLACK
from tests.text.setting import SIZE, new_typesetter, runs, style

TEXT = (
    "The committee reviewed the infrastructure modernization programme, and representatives of participating departments are expected "
    "to contribute recommendations before implementation begins; administrative simplification, environmental responsibility and "
    "international cooperation remain the fundamental considerations throughout. Difficult offices exchange information efficiently."
)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return new_typesetter()


def hyphened(block: TextBlock) -> list[bool]:
    return [line.runs[-1].glyphs[-1].text == "\u00ad" for line in block.lines]


@pytest.mark.parametrize(
    "marked",
    [
        "rep|re|sen|ta|tives",
        "away open mu|sic",  # at least two letters before and three after, of five
        "Infrastructure NASA iPhone McDonald",  # names and abbreviations
        "well-considered mid-century",  # compounds end at their own hyphens
        "example.org/information www.information.org information@example.org",
        "information2 e-mail",
        "“im|por|tant” fun|da|men|tal.",
    ],
)
def test_words_are_divided_by_patterns_and_names_and_addresses_are_not(marked: str) -> None:
    text = marked.replace("|", "")
    places = [0, *Hyphenator().places(text), len(text)]
    assert "|".join(text[start:end] for start, end in itertools.pairwise(places)) == marked


@pytest.mark.parametrize("ems", range(10, 40, 3))
def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen(typesetter: Typesetter, ems: int) -> None:
    block = typesetter.set(runs(TEXT, "en"), style("en", hyphenate=True), ems * SIZE)
    ends = hyphened(block)
    assert block.text == TEXT
    assert all(ends[n : n + 3] != [True, True, True] for n in range(len(ends)))
    assert max(line.x + line.width for line in block.lines) < ems * SIZE + 0.01


def test_hyphens_are_used_where_gaps_would_open_too_far(typesetter: Typesetter) -> None:
    narrow, wide = (typesetter.set(runs(TEXT, "en"), style("en", hyphenate=True), ems * SIZE) for ems in (22, 300))
    assert (any(hyphened(narrow)), any(hyphened(wide))) == (True, False)
    assert not any(hyphened(typesetter.set(runs(TEXT, "en"), style("en"), 22 * SIZE)))


@pytest.mark.parametrize("ems", [14, 18, 22, 26])
def test_a_line_with_a_hyphen_is_flush(typesetter: Typesetter, ems: int) -> None:
    block = typesetter.set(runs(TEXT, "en"), style("en", hyphenate=True), ems * SIZE)
    edges = [line.runs[-1].right for line, hyphen in zip(block.lines, hyphened(block), strict=True) if hyphen]
    assert edges == pytest.approx([ems * SIZE] * len(edges))
    assert edges


def test_a_soft_hyphen_shows_only_where_it_ends_a_line(typesetter: Typesetter) -> None:
    text = "Wirtschafts\u00adwachstum und Wirtschafts\u00adwachstum"
    block = typesetter.set(runs(text), style(), 180)
    assert [line.text for line in block.lines] == ["Wirtschafts\u00adwachstum und Wirtschafts\u00ad", "wachstum"]
    assert hyphened(block) == [True, False]
    soft = [glyph for line in block.lines for run in line.runs for glyph in run.glyphs if glyph.text == "\u00ad"]
    assert [glyph.advance > 0 for glyph in soft] == [False, True]


def test_words_are_whole_for_whoever_reads_the_text(typesetter: Typesetter) -> None:
    pdf = PdfDocument(Sheet(595.0, 842.0), Description("Specimen", "", "", "en"), datetime(2026, 1, 1, tzinfo=UTC), BLACK)
    block = typesetter.set(runs(TEXT, "en"), style("en", hyphenate=True), 220)
    for number, line in enumerate(block.lines):
        pdf.fonts.show(line, 40, 780 - number * block.leading, BLACK)
    pdf.end_page()
    read = pypdfium2.PdfDocument(pdf.save())[0].get_textpage().get_text_range()
    divided = hyphened(block).count(True)
    assert (read.count("\ufffe"), divided > 0) == (divided, True)  # its sign for a soft hyphen
    assert "".join(read.replace("\ufffe", "").split()) == "".join(TEXT.split())


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ja"])
@pytest.mark.parametrize(
    ("text", "ems", "parts"),
    [
        ("Crowding", 3.4, ["Crowd|", "ing"]),
        ("Punctuality", 5, ["Punc|", "tuality"]),
        ("Non-residential", 4.5, ["Non-", "residen|", "tial"]),
        ("ACCESSIBILITY", 5, ["AC|", "CESSIBIL|", "ITY"]),
        ("Crowding and Punctuality", 6, ["Crowding ", "and ", "Punctuality"]),  # whole where that fits
    ],
)
def test_words_longer_than_a_line_are_divided_with_hyphens_in_every_language(
    typesetter: Typesetter, language: str, text: str, ems: float, parts: list[str]
) -> None:
    block = typesetter.set(runs(text, language), style(language), ems * SIZE)
    assert ["|".join((line.text, "")) if hyphen else line.text for line, hyphen in zip(block.lines, hyphened(block), strict=True)] == parts
    assert not block.cuts_words
    assert max(line.x + line.width for line in block.lines) <= ems * SIZE + 0.01


@pytest.mark.parametrize(("text", "ems"), [("Strngthslss", 3), ("1234567890", 3), ("Crowding", 1.5)])
def test_what_no_hyphen_makes_fit_is_known_to_be_cut(typesetter: Typesetter, text: str, ems: float) -> None:
    assert typesetter.set(runs(text, "en"), style("en"), ems * SIZE).cuts_words


@pytest.mark.parametrize(
    ("text", "ems"), [("人口与经济发展", 3), ("발전하는도시", 3), ("ひらがなと漢字", 3), ("one two\nthree", 3), ("", 3)]
)
def test_ideographs_syllables_and_words_apart_are_not_cut(typesetter: Typesetter, text: str, ems: float) -> None:
    assert not typesetter.set(runs(text, "ja"), style("ja"), ems * SIZE).cuts_words
