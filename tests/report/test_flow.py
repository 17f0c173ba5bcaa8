"""The galley of a document, and what its pages keep together."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.layout.drawing import Glyphs
from generator.layout.setter import Setter
from generator.layout.structure import Element, Tag
from generator.model.blocks import Block, PageBreak
from generator.model.chart import ChartKind
from generator.model.document import Document, Imprint, Language, Metadata, Section, Source
from generator.model.inline import plain_text
from generator.model.prose import Callout, Point, Points
from generator.problems import Problems
from generator.report.composer import Composer
from generator.report.flow import flow
from generator.report.galley import Piece, Role
from generator.report.grid import Grid
from generator.report.notes import NoteBook
from generator.report.open_page import Page
from generator.report.paginate import paginate
from tests.layout.marks import flat, texts
from tests.report.documents import LONG, Album, chart, document, numbers, prose, table
from tests.shipped import design, theme, typesetter

GRID = Grid(design())


def galley(made: Document) -> list[Piece]:
    notebook = NoteBook(made, GRID.place.width)
    setter = Setter(typesetter(), theme(), made.metadata.language, notebook.number)
    composer = Composer(made, setter, notebook, lambda name, span: Album().load(name, span, Problems()), GRID, Element(Tag.DOCUMENT))
    return list(flow(made, composer))


def pages(made: Document) -> list[Page]:
    return list(paginate(galley(made), GRID.frame(), GRID.frame()))


def roles(pieces: list[Piece]) -> Iterator[Role]:
    last = None
    for piece in pieces:
        if piece.role is not last:
            yield piece.role
        last = piece.role


def test_a_paragraph_is_a_piece_a_line() -> None:
    pieces = galley(document(prose(LONG)))
    lines = [piece for piece in pieces if piece.role is Role.PARAGRAPH]
    assert "".join(text for piece in lines for text in texts(piece.drawing)) == LONG
    assert {piece.height for piece in lines} == {18}
    assert [piece.keep_next for piece in lines] == [True, False]


def test_a_table_is_caption_header_rows_note_and_source() -> None:
    made = document(table(4), sources={"ops": Source("ops", "月报")})
    assert list(roles(galley(made))) == [Role.HEADING, Role.CAPTION, Role.TABLE_HEAD, Role.TABLE_ROW, Role.SOURCE]


def test_every_block_counts_once() -> None:
    pieces = galley(document(prose("一"), prose("二"), Points(items=(Point(plain_text("三")), Point(plain_text("四"))))))
    assert [piece.block for piece in pieces] == [1, 2, 3, 4, 4]


@pytest.mark.parametrize("filler", range(40))
def test_a_heading_is_never_left_above_fewer_than_two_lines(filler: int) -> None:
    blocks: tuple[Block, ...] = (prose(*["一行。"] * (20 + filler)),)
    below = (prose("独行。", LONG), Points(items=tuple(Point(plain_text(f"第{n}点")) for n in range(3))))
    made = Document(Metadata("题"), (Section("甲", blocks=blocks), *(Section("乙", blocks=(block,)) for block in below)))
    for page in pages(made):
        listed = [placement.piece.role for placement in page.placements]
        for n, role in enumerate(listed):
            if role is Role.HEADING:
                assert len(listed) >= n + 3
                assert Role.HEADING not in listed[n + 1 : n + 3]


@pytest.mark.parametrize("filler", range(18, 32))
def test_a_caption_stays_with_its_table_s_first_rows(filler: int) -> None:
    made = document(prose(*["一行。"] * (20 + filler)), table(9), sources={"ops": Source("ops", "月报")})
    (page,) = [page for page in pages(made) if Role.CAPTION in [placement.piece.role for placement in page.placements]]
    listed = [placement.piece.role for placement in page.placements]
    at = listed.index(Role.CAPTION)
    assert listed[at : at + 4] == [Role.CAPTION, Role.TABLE_HEAD, Role.TABLE_ROW, Role.TABLE_ROW]


@pytest.mark.parametrize("sources", [{}, {"ops": Source("ops", "月报")}])
@pytest.mark.parametrize("filler", range(0, 32, 4))
def test_a_table_of_what_a_chart_cannot_show_stays_with_it(filler: int, sources: dict[str, Source]) -> None:
    parts = [("好", numbers("50", "97", "60")), ("差", numbers("50", "3", "40"))]
    shares = chart(ChartKind.PERCENT_COLUMN, parts, ("甲", "乙", "丙"), source="".join(sources))
    made = pages(document(prose(*["一行。"] * filler), shares, sources=sources))
    (page,) = [page for page in made if Role.FIGURE in [placement.piece.role for placement in page.placements]]
    listed = [placement.piece.role for placement in page.placements]
    at = listed.index(Role.CAPTION)
    whole = [Role.CAPTION, Role.FIGURE, Role.TABLE_HEAD, *[Role.TABLE_ROW] * 3, *[Role.SOURCE] * len(sources)]
    assert listed[at : at + len(whole)] == whole


def test_page_breaks_at_the_end_or_in_a_row_leave_no_empty_page() -> None:
    made = document(prose("一"), PageBreak(), PageBreak(), prose("二"), PageBreak())
    assert [len(page.placements) for page in pages(made)] == [2, 1]


def split(made: Document, role: Role) -> list[int]:
    """Return how many pieces of a kind each page has that has any."""
    counts = [[placement.piece.role for placement in page.placements].count(role) for page in pages(made)]
    return [count for count in counts if count]


def items(count: int) -> Points:
    return Points(items=tuple(Point(plain_text(f"第{n}项")) for n in range(count)))


@pytest.mark.parametrize("filler", range(18, 32))
def test_no_item_of_one_line_stands_alone_at_an_end_of_its_list(filler: int) -> None:
    for count in (3, 6):
        parts = split(document(prose(*["一行。"] * (10 + filler)), items(count)), Role.LIST_ITEM)
        assert len(parts) == 1 or min(parts) >= 2
        assert count > 3 or parts == [3]


@pytest.mark.parametrize("filler", range(18, 32))
def test_a_line_that_leads_into_a_list_stays_with_it(filler: int) -> None:
    made = document(prose(*["一行。"] * (10 + filler), "做法有三项："), items(3))
    (page,) = [page for page in pages(made) if any(placement.piece.role is Role.LIST_ITEM for placement in page.placements)]
    lead, first = [placement.piece for placement in page.placements][-4:-2]
    assert (texts(lead.drawing), first.role) == (["做法有三项："], Role.LIST_ITEM)


@pytest.mark.parametrize("filler", range(18, 32))
def test_a_short_callout_stays_on_one_page(filler: int) -> None:
    made = document(prose(*["一行。"] * (10 + filler)), Callout(paragraphs=tuple(plain_text(f"第{n}行") for n in range(7))))
    assert len(split(made, Role.CALLOUT)) == 1


@pytest.mark.parametrize("filler", range(18, 34))
def test_a_signature_is_never_alone_on_a_page_nor_in_parts(filler: int) -> None:
    imprint = Imprint(attachments=("表一", "表二"), signature="数据局")
    made = document(prose(*["一行。"] * (10 + filler), LONG))
    found = pages(replace(made, metadata=replace(made.metadata, imprint=imprint)))
    roles_on = [[placement.piece.role for placement in page.placements] for page in found]
    (signed,) = [listed for listed in roles_on if Role.SIGNATURE in listed]
    assert (signed.count(Role.SIGNATURE), signed.count(Role.PARAGRAPH) >= 2) == (3, True)


def test_a_callout_longer_than_a_page_goes_on_over_its_panel() -> None:
    made = document(Callout(paragraphs=(plain_text(LONG * 60),)))
    result = pages(made)
    assert len(result) > 1
    assert all(placement.piece.backdrop for page in result[1:] for placement in page.placements)


def test_languages_indent_their_paragraphs_their_own_way() -> None:
    lefts = {}
    for language, text in ((Language.CHINESE_SIMPLIFIED, "文"), (Language.JAPANESE, "文"), (Language.ENGLISH, "Text")):
        (line,) = [piece for piece in galley(document(prose(text), language=language)) if piece.role is Role.PARAGRAPH]
        (glyphs,) = flat(line.drawing.marks)
        assert isinstance(glyphs, Glyphs)
        lefts[language] = round(glyphs.line.x, 1)
    assert lefts == {Language.CHINESE_SIMPLIFIED: 21.0, Language.JAPANESE: 10.5, Language.ENGLISH: 0.0}
