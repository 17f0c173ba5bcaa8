"""Links over several lines: what Impress 26.8 draws right is cut where lines end."""

import pytest

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.link_lines import with_broken_links
from generator.deck.scene import Cell, Group, Insets, TableGrid, TextBox, TextParagraph
from generator.geometry import Rect
from generator.model.inline import RichText, Run

ADDRESS = "https://example.org/data/2026?id=7&lang=zh"


def linked(lettering: Lettering, before: str, words: str, after: str = "") -> TextParagraph:
    runs = (Run(before), Run(words, link=ADDRESS), Run(after))
    return lettering.paragraph(RichText(tuple(run for run in runs if run.text)), "body")


def box(lettering: Lettering, paragraph: TextParagraph, width: float, *, wrap: bool = True) -> TextBox:
    made = with_broken_links(lettering, TextBox("box", Rect(0, 0, width, 200), (paragraph,), wrap=wrap))
    assert isinstance(made, TextBox)
    return made


def test_a_link_that_takes_several_lines_is_cut_where_they_end(lettering: Lettering) -> None:
    paragraph = linked(lettering, "甲乙", "丙丁戊己庚辛", "壬")
    size = paragraph.runs[0].size
    (made,) = box(lettering, paragraph, 4.1 * size).paragraphs
    assert [run.text for run in made.runs] == ["甲乙", "丙丁\n戊己庚辛", "壬"]
    assert made.text == paragraph.text
    assert len(fit.lines(lettering, made, 4.1 * size)) == len(fit.lines(lettering, paragraph, 4.1 * size))


def test_a_link_that_begins_a_line_stays_off_the_one_before(lettering: Lettering) -> None:
    paragraph = linked(lettering, "甲乙丙", "Anniversary")  # Impress would put its first letter on the first line
    (made,) = box(lettering, paragraph, 6.5 * paragraph.runs[0].size).paragraphs
    assert [run.text for run in made.runs] == ["甲乙丙", "\nAnniversary"]


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        ("", "one two", ["one\ntwo"]),
        ("one ", "two", ["one", "\ntwo"]),
    ],
)
def test_a_break_takes_the_place_of_a_space(lettering: Lettering, before: str, words: str, expected: list[str]) -> None:
    paragraph = linked(lettering, before, words)  # a space without room would have a line of its own before the break
    (made,) = box(lettering, paragraph, 2.2 * paragraph.runs[0].size).paragraphs
    assert [run.text for run in made.runs] == expected


def test_a_word_that_a_link_goes_on_takes_it_to_its_line(lettering: Lettering) -> None:
    paragraph = linked(lettering, "annual re", "port")  # Impress would put "re" on the first line, and the link chopped beside it
    (made,) = box(lettering, paragraph, 4.6 * paragraph.runs[0].size).paragraphs
    assert [run.text for run in made.runs] == ["annual\nre", "port"]


@pytest.mark.parametrize(("width", "wrap"), [(9.0, True), (4.1, False)])
def test_a_link_on_one_line_stays_one(lettering: Lettering, width: float, wrap: bool) -> None:
    paragraph = linked(lettering, "甲乙", "丙丁戊己", "庚")
    assert box(lettering, paragraph, width * paragraph.runs[0].size, wrap=wrap).paragraphs == (paragraph,)


def test_links_in_groups_are_cut_too(lettering: Lettering) -> None:
    paragraph = linked(lettering, "", "丙丁戊己庚")
    group = Group("card", (TextBox("box", Rect(0, 0, 3.1 * paragraph.runs[0].size, 99), (paragraph,)),))
    made = with_broken_links(lettering, group)
    assert isinstance(made, Group)
    assert made.shapes[0] == box(lettering, paragraph, 3.1 * paragraph.runs[0].size)._replace(
        name="box", rect=Rect(0, 0, 3.1 * paragraph.runs[0].size, 99)
    )


@pytest.mark.parametrize(("before", "after"), [("", ""), ("がください、", "。"), ("网址：", "")])
def test_a_link_in_a_cell_is_cut_where_it_fits_in_the_face_that_makes_the_row_high(lettering: Lettering, before: str, after: str) -> None:
    paragraph = linked(lettering, before, ADDRESS, after)
    size = paragraph.runs[0].size
    for ems in (8.0, 10.0, 12.0, 14.0, 18.0, 20.0, 21.0, 22.0):
        cell = Cell((paragraph,), insets=Insets(5, 0, 5, 0))
        width = ems * size
        grid = TableGrid("table", Rect(0, 0, width, 100), (width,), (100.0,), ((cell,),), "")
        made = with_broken_links(lettering, grid)
        assert isinstance(made, TableGrid)
        (broken,) = made.rows[0][0].paragraphs
        counts = [len(fit.lines(lettering, one, width - 10, in_cell=True)) for one in (paragraph, broken)]
        assert counts[0] == counts[1]
        assert ("\n" in "".join(run.text for run in broken.runs)) == (counts[0] > 1)
