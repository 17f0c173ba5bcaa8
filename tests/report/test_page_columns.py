"""The laws of pages of several columns, and of the baseline grid."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout.drawing import Drawing
from generator.report.column import NOTE_GAP, NOTE_RULE, Frame, LineGrid, Placement
from generator.report.galley import Footnote, Piece, Role
from generator.report.open_page import Page
from generator.report.paginate import paginate

FRAME = Frame(0, 100, 109)
"""Columns with room for ten lines of 10."""


def piece(block: int, height: float = 10, role: Role = Role.PARAGRAPH, **fields: object) -> Piece:
    return Piece(drawing=Drawing(50, height), role=role, block=block, **fields)  # type: ignore[arg-type]


def pages(pieces: Iterable[Piece], columns: int = 2, grid: LineGrid | None = None) -> list[Page]:
    return list(paginate(pieces, FRAME, FRAME, columns, grid or LineGrid()))


def where(page: Page) -> list[tuple[int, int, float]]:
    """Return block, column and place of every piece."""
    return [(p.piece.block, p.column, round(p.y, 1)) for p in page.placements]


def column(page: Page, number: int) -> list[Placement]:
    return [placement for placement in page.placements if placement.column == number]


def test_the_second_column_takes_what_the_first_has_no_room_for() -> None:
    first, second = pages(piece(n) for n in range(24))
    assert [p.piece.block for p in column(first, 0)] == list(range(10))
    assert [p.piece.block for p in column(first, 1)] == list(range(10, 20))
    assert [len(column(second, n)) for n in (0, 1)] == [2, 2]


def test_columns_of_the_last_page_are_equally_long() -> None:
    (page,) = pages(piece(n) for n in range(6))
    assert where(page) == [(0, 0, 0), (1, 0, 10), (2, 0, 20), (3, 1, 0), (4, 1, 10), (5, 1, 20)]


def test_what_stands_across_ends_the_columns_above_it() -> None:
    (page,) = pages([piece(0), piece(1), piece(2, 30, across=True, before=5), piece(3), piece(4)])
    assert where(page) == [(0, 0, 0), (1, 1, 0), (2, 0, 15), (3, 0, 45), (4, 1, 45)]


def test_a_note_is_said_once_on_a_page_of_columns() -> None:
    first = Footnote(1, (Drawing(50, 5),))
    again = (first._replace(again=True),)
    marked = [piece(0, notes=(first,)), *(piece(n, notes=again) for n in range(1, 12)), piece(12, 10, across=True, notes=again)]
    made = pages([*marked, *(piece(n, notes=again) for n in range(13, 30))])
    assert [[(line.number, line.column) for line in page.notes] for page in made] == [[(1, 0)], [(1, 0)]]


def test_what_belongs_at_the_foot_stands_there_below_columns_of_any_length_and_above_their_notes() -> None:
    foot = piece(2, across=True, before=5, at_foot=True)
    (page,) = pages([piece(0), piece(1), foot])
    assert where(page) == [(0, 0, 0), (1, 1, 0), (2, 0, 90)]
    (page,) = pages([piece(0), piece(1, notes=(Footnote(1, (Drawing(50, 5),)),)), foot])
    assert where(page)[-1] == (2, 0, 109 - 5 - NOTE_GAP - NOTE_RULE - 10)
    (page,) = pages([piece(0), piece(1), foot, piece(3, across=True)])
    assert where(page)[2:] == [(2, 0, 15), (3, 0, 25)]


def test_a_heading_goes_across_with_its_exhibit() -> None:
    (page,) = pages([piece(0), piece(1), piece(2, keep_next=True, role=Role.HEADING), piece(3, 20, Role.FIGURE, across=True)])
    assert sorted(where(page)) == [(0, 0, 0), (1, 1, 0), (2, 0, 10), (3, 0, 20)]


def test_text_goes_before_an_exhibit_across_that_does_not_fit() -> None:
    first, second = pages([*(piece(n) for n in range(8)), piece(8, 70, Role.FIGURE, across=True), *(piece(n) for n in range(9, 13))])
    assert [p.piece.block for p in first.placements] == [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12]
    assert [p.piece.block for p in second.placements] == [8]


def test_notes_stand_below_the_column_of_their_mark() -> None:
    notes = (Footnote(1, (Drawing(50, 5),)),)
    first, _ = pages([piece(n, notes=notes if n == 12 else ()) for n in range(24)])
    assert [(line.number, line.column, line.y) for line in first.notes] == [(1, 1, 104)]
    assert [rule.column for rule in first.rules] == [1]


@given(
    st.lists(
        st.builds(
            piece,
            st.integers(0, 3),
            st.integers(2, 60),
            st.sampled_from([Role.PARAGRAPH, Role.FIGURE, Role.HEADING]),
            before=st.integers(0, 12),
            keep_next=st.booleans(),
            across=st.booleans(),
        ),
        max_size=40,
    ),
    st.integers(1, 3),
)
def test_nothing_is_lost_and_nothing_overlaps_in_a_column(galley: list[Piece], count: int) -> None:
    result = pages(galley, count)
    placed = [p for page in result for p in page.placements]
    assert sorted(map(id, (p.piece for p in placed))) == sorted(map(id, galley))
    for page in result:
        for number in range(count):
            beside = sorted((p for p in page.placements if p.column == number or (count > 1 and p.piece.across)), key=lambda p: p.y)
            for upper, lower in pairwise(beside):
                assert lower.y >= upper.y + upper.piece.height - 0.1
        assert all(p.y + p.piece.height <= FRAME.bottom + 0.1 for p in page.placements)


GRID = LineGrid(0, 10)


def test_lines_below_a_drawing_stand_on_the_grid_and_the_drawing_in_the_middle_of_its_room() -> None:
    (page,) = pages([piece(0), piece(1, 23, Role.FIGURE), piece(2)], 1, GRID)
    assert where(page) == [(0, 0, 0), (1, 0, 13.5), (2, 0, 40)]  # 10 + 23 = 33, the next line is at 40: 7 are shared out


def test_a_heading_stands_close_to_its_text_on_the_grid() -> None:
    (page,) = pages([piece(0), piece(1, 12, Role.HEADING, before=6, after=1, keep_next=True), piece(2)], 1, GRID)
    assert where(page) == [(0, 0, 0), (1, 0, 17), (2, 0, 30)]  # 10 + 6 + 12 + 1 = 29: the heading moves down by 1


@given(
    st.lists(
        st.builds(piece, st.integers(0, 3), st.sampled_from([10, 10, 10, 17, 33]), before=st.integers(0, 12), keep_next=st.booleans()),
        max_size=40,
    ),
    st.integers(1, 2),
)
def test_every_line_of_every_column_is_on_the_grid(galley: list[Piece], count: int) -> None:
    for page in pages(galley, count, GRID):
        for p in page.placements:
            if p.piece.height == 10:
                assert p.y == pytest.approx(round(p.y / 10) * 10, abs=0.01)
