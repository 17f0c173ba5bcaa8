"""The laws of cutting a galley into pages."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.layout.drawing import Drawing
from generator.report.column import NOTE_GAP, NOTE_RULE, Frame
from generator.report.galley import Footnote, Lowering, Piece, Role
from generator.report.open_page import NoteRule, Page
from generator.report.paginate import paginate

FRAME = Frame(0, 100, 109)
"""A page with room for ten lines of 10."""


def piece(block: int, height: float = 10, role: Role = Role.PARAGRAPH, **fields: object) -> Piece:
    return Piece(drawing=Drawing(50, height), role=role, block=block, **fields)  # type: ignore[arg-type]


def chart(block: int, height: float, **fields: object) -> list[Piece]:
    """A caption of 10, a figure and a source of 10."""
    rest = [piece(block, height - 20, Role.FIGURE, keep_next=True), piece(block, 10, Role.SOURCE)]
    return [piece(block, 10, Role.CAPTION, keep_next=True, **fields), *rest]


def note(number: int, lines: int = 1) -> Footnote:
    return Footnote(number, tuple(Drawing(50, 5) for _ in range(lines)))


def paragraph(block: int, lines: int) -> list[Piece]:
    """Lines of a paragraph with widow and orphan control as the flow sets it."""
    return [piece(block, keep_next=n < lines - 1 and n in (0, lines - 2)) for n in range(lines)]


def pages(pieces: Iterable[Piece]) -> list[Page]:
    return list(paginate(pieces, FRAME, FRAME))


def blocks(page: Page) -> list[int]:
    return [placement.piece.block for placement in page.placements]


def test_a_page_takes_what_fits_and_the_next_page_the_rest() -> None:
    first, second = pages(piece(n) for n in range(12))
    assert blocks(first) == list(range(10))  # 10 × 10 = 100
    assert blocks(second) == [10, 11]
    assert [p.y for p in second.placements] == [0, 10]


def test_neighbours_leave_the_larger_of_their_spaces() -> None:
    (page,) = pages([piece(0, after=4), piece(1, before=7), piece(2, before=1)])
    assert [p.y for p in page.placements] == [0, 17, 28]  # 10 + max(4, 7) = 17; 17 + 10 + max(0, 1) = 28


def test_spaces_give_way_by_a_tenth_to_what_would_just_not_fit() -> None:
    (page,) = pages([piece(0, 30), piece(1, 30, before=10), piece(2, 22, before=10)])
    assert [p.y for p in page.placements] == pytest.approx([0, 39, 78])  # 30 + 10 + 30 + 10 + 22 = 102: each space gives up 1
    assert len(pages([piece(0, 30), piece(1, 30, before=10), piece(2, 22.5, before=10)])) == 2


def test_spaces_keep_their_size_on_the_last_page() -> None:
    (page,) = pages([piece(0, 40), piece(1, 40, before=10)])
    assert [p.y for p in page.placements] == [0, 50]


def test_spaces_between_blocks_grow_where_a_page_would_end_early() -> None:
    first, second = pages([piece(0, 40), piece(1, 40, before=10), piece(2, 40, before=10)])
    assert [p.y for p in first.placements] == [0, 55]  # by a half at most
    assert [p.y for p in second.placements] == [0]
    first, _ = pages([piece(0, 40), piece(1, 18, before=10), piece(1, 18, before=10), piece(2, 40)])
    assert [p.y for p in first.placements] == [0, 54, 82]  # 40 + 10 + 18 + 10 + 18 = 96: the gap inside block 1 stays


def test_space_before_is_dropped_at_the_top_of_a_page() -> None:
    _, second = pages([piece(0, 100), piece(1, before=20)])
    assert second.placements[0].y == 0


def test_a_heading_goes_to_the_page_of_its_text() -> None:
    first, second = pages([piece(0, 80), piece(1, keep_next=True), *paragraph(2, 3)])
    assert blocks(first) == [0]  # 80 + heading 10 + three kept lines 30 = 120 > 100
    assert blocks(second) == [1, 2, 2, 2]


def test_two_lines_at_least_stand_on_each_side_of_a_page_break() -> None:
    first, second = pages([piece(0, 70), *paragraph(1, 4)])
    assert blocks(first) == [0, 1, 1]  # room for three, but then one would stand alone
    assert blocks(second) == [1, 1]


def test_a_note_stands_on_the_page_of_its_mark() -> None:
    first, second = pages([piece(0, 70), piece(1, 10, notes=(note(1, 2),)), piece(2, 10)])
    # 80 + gap 9 + rule 6 + 2 × 5 = 105 ≤ 109, and another 10 would make 115
    assert blocks(first) == [0, 1]
    assert [line.y for line in first.notes] == [99, 104]  # 109 − 10
    assert first.rules == (NoteRule(0, 99 - NOTE_RULE),)
    assert blocks(second) == [2]


def test_a_mark_whose_note_does_not_fit_moves_to_the_next_page() -> None:
    first, second = pages([piece(0, 90), piece(1, 10, notes=(note(1),))])
    assert (blocks(first), first.notes) == ([0], ())
    assert (blocks(second), len(second.notes)) == ([1], 1)


def test_a_note_longer_than_a_page_goes_on_at_the_foot_of_the_next() -> None:
    result = pages([piece(0, notes=(note(1, 40),)), piece(1)])
    assert [line.number for page in result for line in page.notes] == [1] * 40
    assert [line.opening for page in result for line in page.notes].count(True) == 1
    assert blocks(result[1]) == [1]  # the text goes on beside the carried lines


def test_a_note_is_said_again_on_a_further_page_with_its_mark_once_and_in_the_order_of_numbers() -> None:
    again = (note(1)._replace(again=True),)
    marked = [piece(0, notes=(note(1),)), piece(1, notes=again), piece(2, 60)]
    first, second = pages([*marked, piece(3, 20, notes=(note(2),)), *(piece(4, notes=again),) * 2])
    assert [(line.number, line.again) for line in first.notes] == [(1, False)]
    assert [(line.number, line.again, line.y) for line in second.notes] == [(1, True, 99), (2, False, 104)]


def test_notes_of_a_repeated_head_are_said_where_it_is_repeated() -> None:
    row = partial(piece, 0, role=Role.TABLE_ROW, head=Drawing(50, 10), notes_atop=(note(1)._replace(again=True),))
    made = pages([piece(0, role=Role.TABLE_HEAD, notes=(note(1),), keep_next=True), *(row() for _ in range(12))])
    assert [[line.number for line in page.notes] for page in made] == [[1], [1]]


def test_a_table_s_head_is_repeated_on_each_page_after_the_first() -> None:
    head = Drawing(50, 8)
    rows = [piece(1, 10, head=None if n == 0 else head) for n in range(25)]
    result = pages(rows)
    assert [p.placements[0].head for p in result] == [None, head, head]
    assert [p.placements[0].y for p in result] == [0, 8, 8]
    assert [len(p.placements) for p in result] == [10, 9, 6]  # 8 + 9 × 10 = 98


def test_a_page_break_begins_a_page_and_none_at_the_start() -> None:
    assert [blocks(p) for p in pages([piece(0, break_before=True), piece(1, break_before=True)])] == [[0], [1]]


@pytest.mark.parametrize(("lines", "on"), [(5, 1), (10, 2), (15, 2), (20, 4), (25, 4), (30, 4), (40, 6)])
def test_what_belongs_on_the_back_of_a_sheet_stands_there_unless_one_page_holds_all(lines: int, on: int) -> None:
    made = pages([*(piece(n) for n in range(lines)), piece(lines, at_foot=True, on_back=True)])
    assert len(made) == on
    assert [placement.y for placement in made[-1].placements if placement.piece.block == lines] == [90]
    assert [page.is_blank for page in made] == [bool(10 * n >= lines and n < on - 1) for n in range(on)]


def test_an_empty_galley_is_one_empty_page() -> None:
    (page,) = pages([])
    assert (page.number, page.placements) == (1, ())


def test_text_fills_the_page_that_an_exhibit_leaves_and_the_exhibit_opens_the_next() -> None:
    first, second = pages([piece(0, 60), *chart(1, 50), *paragraph(2, 6)])
    assert blocks(first) == [0, 2, 2, 2, 2]  # 60 + 50 > 100; 60 + 4 × 10 = 100
    assert blocks(second) == [1, 1, 1, 2, 2]
    assert second.placements[0].y == 0


def test_an_exhibit_that_fits_stays_where_it_is() -> None:
    (page,) = pages([piece(0, 40), *chart(1, 50), piece(2)])
    assert blocks(page) == [0, 1, 1, 1, 2]


@pytest.mark.parametrize("role", [Role.HEADING, Role.CALLOUT, Role.QUOTE, Role.TABLE_HEAD, Role.COLUMNS, Role.CLOSING])
def test_only_text_goes_before_an_exhibit(role: Role) -> None:
    first, second = pages([piece(0, 60), *chart(1, 50), piece(2, role=role), piece(3)])
    assert (blocks(first), blocks(second)) == ([0], [1, 1, 1, 2, 3])


def test_exhibits_do_not_overtake_each_other() -> None:
    first, second = pages([piece(0, 60), *chart(1, 50), piece(2), *chart(3, 30), piece(4)])
    assert blocks(first) == [0, 2]
    assert blocks(second) == [1, 1, 1, 3, 3, 3, 4]


def test_an_exhibit_stays_below_its_heading() -> None:
    first, second = pages([piece(0, 60), piece(1, role=Role.HEADING, keep_next=True), *chart(2, 50), piece(3)])
    assert (blocks(first), blocks(second)) == ([0], [1, 2, 2, 2, 3])


def test_a_page_break_holds_text_back() -> None:
    first, second, third = pages([piece(0, 60), *chart(1, 50), piece(2, break_before=True)])
    assert (blocks(first), blocks(second), blocks(third)) == ([0], [1, 1, 1], [2])


def test_an_exhibit_with_a_note_lets_no_other_note_go_first() -> None:
    first, second = pages([piece(0, 60), *chart(1, 40, notes=(note(1),)), piece(2, notes=(note(2),))])
    assert (blocks(first), blocks(second)) == ([0], [1, 1, 1, 2])


def test_an_exhibit_longer_than_a_page_is_cut_in_its_place() -> None:
    result = pages([piece(0, 60), *chart(1, 120), piece(2)])
    assert [block for page in result for block in blocks(page)] == [0, 1, 1, 1, 2]


def elastic(block: int, high: float, least: float, **fields: object) -> Piece:
    """A figure that may be set lower."""
    return piece(block, high, Role.FIGURE, lowering=Lowering(high, least, partial(Drawing, 50)), **fields)


def heights(page: Page) -> list[float]:
    return [placement.piece.height for placement in page.placements]


def test_an_exhibit_is_set_lower_where_the_page_would_end_early() -> None:
    (page,) = pages([piece(0, 60), elastic(1, 50, 30)])
    assert heights(page) == pytest.approx([60, 40], abs=0.2)
    first, second = pages([piece(0, 60), elastic(1, 60, 45)])
    assert (heights(first), heights(second)) == ([60], [60])


def test_text_below_goes_first_where_it_fills_the_page() -> None:
    first, second = pages([piece(0, 60), elastic(1, 50, 30), *(piece(2) for _ in range(6))])
    assert (blocks(first), blocks(second)) == ([0, 2, 2, 2, 2], [1, 2, 2])
    assert heights(second)[0] == 50


def test_text_that_does_not_fill_the_page_goes_after_an_exhibit_set_lower() -> None:
    first, second = pages([piece(0, 60), elastic(1, 50, 30), piece(2), piece(3, role=Role.HEADING, keep_next=True), piece(4)])
    assert blocks(first) == [0, 1]
    assert heights(first) == pytest.approx([60, 40], abs=0.2)
    assert blocks(second) == [2, 3, 4]


def test_all_exhibits_on_a_page_get_lower_by_the_same_share() -> None:
    (page,) = pages([elastic(0, 60, 30), elastic(1, 50, 40)])
    assert heights(page) == pytest.approx([52.5, 47.5], abs=0.2)  # both give up a quarter of 30 and 10


def test_exhibits_get_lower_for_text_that_would_leave_much_of_the_page_white() -> None:
    held = [piece(1, 10, keep_next=n < 3) for n in range(4)]
    (page,) = pages([elastic(0, 70, 50), *held])
    assert heights(page) == pytest.approx([60, 10, 10, 10, 10], abs=0.2)


def test_a_little_white_is_cheaper_than_low_exhibits() -> None:
    first, _ = pages([elastic(0, 97, 80), piece(1)])
    assert (blocks(first), heights(first)) == ([0], [97])  # a tenth of the page is worth all that exhibits can give up


def test_rows_of_one_exhibit_part_between_pages_and_text_does_not_come_between() -> None:
    first, second = pages([piece(0, 50), piece(1, 40, Role.FIGURE), piece(1, 40, Role.FIGURE), piece(2)])
    assert (blocks(first), blocks(second)) == ([0, 1], [1, 2])
    first, second = pages([piece(0, 70), piece(1, 40, Role.FIGURE), piece(1, 40, Role.FIGURE), piece(2), piece(3)])
    assert (blocks(first), blocks(second)) == ([0, 2, 3], [1, 1])


def test_a_table_kept_whole_lets_text_go_first_and_one_that_goes_on_does_not() -> None:
    rows = [piece(1, 10, Role.TABLE_HEAD, keep_next=True), *(piece(1, 10, Role.TABLE_ROW, keep_next=n < 4) for n in range(5))]
    first, second = pages([piece(0, 60), *rows, piece(2)])
    assert (blocks(first), blocks(second)) == ([0, 2], [1] * 6)
    first, second = pages([piece(0, 60), *rows, piece(1, 10, Role.TABLE_ROW), piece(2)])
    assert (blocks(first), blocks(second)) == ([0], [*[1] * 7, 2])


ROLES = st.sampled_from([Role.PARAGRAPH, Role.PARAGRAPH, Role.FIGURE, Role.HEADING, Role.TABLE_ROW])


@given(st.lists(st.tuples(ROLES, st.integers(1, 8).map(lambda n: n * 10)), max_size=40))
def test_text_and_exhibits_keep_their_orders_and_their_sections(sketch: list[tuple[Role, int]]) -> None:
    galley = [piece(n, height, role, keep_next=role is Role.HEADING) for n, (role, height) in enumerate(sketch)]
    result = pages(galley)
    placed = [placement.piece for page in result for placement in page.placements]
    assert sorted(p.block for p in placed) == list(range(len(sketch)))
    for kind in (Role.PARAGRAPH, Role.FIGURE):
        for other in (kind, Role.HEADING, Role.TABLE_ROW):
            order = [p.block for p in placed if p.role in (kind, other)]
            assert order == sorted(order)
    page_of = {p.piece.block: page.number for page in result for p in page.placements}
    for n, p in enumerate(placed):
        passed = [q.block for q in placed[:n] if q.block > p.block]
        if passed:
            assert p.role is Role.FIGURE
            assert page_of[p.block] == page_of[passed[0]] + 1
            assert next(q.piece for q in result[page_of[p.block] - 1].placements) is p


PIECES = st.lists(
    st.builds(
        lambda *fields: fields,
        st.floats(1, 80),
        st.floats(0, 20),
        st.floats(0, 20),
        st.booleans(),
        st.integers(0, 20).map(lambda n: n == 0),
        st.lists(st.integers(1, 6), max_size=2),
        st.booleans(),
        st.booleans(),
    ),
    max_size=40,
)


@given(PIECES)
def test_nothing_is_lost_or_moved_and_no_page_is_overfull(
    sketch: list[tuple[float, float, float, bool, bool, list[int], bool, bool]],
) -> None:
    galley, numbers = [], 0
    for n, (height, before, after, keep, breaks, lengths, head, gives) in enumerate(sketch):
        notes = tuple(note(numbers + k + 1, length) for k, length in enumerate(lengths))
        numbers += len(lengths)
        galley.append(
            piece(
                n,
                height,
                before=before,
                after=after,
                keep_next=keep,
                break_before=breaks,
                notes=notes,
                head=Drawing(50, 5) if head else None,
                lowering=Lowering(height, 0.7 * height, partial(Drawing, 50)) if gives else None,
            )
        )
    result = pages(galley)
    assert [block for page in result for block in blocks(page)] == list(range(len(sketch)))
    lines = [line.number for page in result for line in page.notes]
    assert lines == [n.number for p in galley for n in p.notes for _ in n.lines]
    for page in result:
        tops = [FRAME.top, *(p.y - (p.head.height if p.head else 0) for p in page.placements)]
        assert tops == sorted(tops)
        foot = max((p.y + p.piece.height for p in page.placements), default=0)
        assert foot <= FRAME.bottom + 0.1
        if page.notes:
            assert foot + NOTE_GAP + NOTE_RULE <= page.notes[0].y + 0.1
            assert page.notes[-1].y + page.notes[-1].drawing.height <= FRAME.notes_bottom + 0.1


@given(st.lists(st.integers(1, 30), max_size=8))
def test_no_line_of_a_paragraph_stands_alone(lengths: list[int]) -> None:
    galley = [line for block, lines in enumerate(lengths) for line in paragraph(block, lines)]
    for page in pages(galley):
        for block in set(blocks(page)):
            assert blocks(page).count(block) >= min(2, lengths[block])


TURNED = Frame(0, 60, 60)
"""A page on its side, for six lines."""


def turned_pages(pieces: Iterable[Piece]) -> list[Page]:
    return list(paginate(pieces, FRAME, FRAME, turned=TURNED))


def turned(block: int, count: int, **fields: object) -> list[Piece]:
    return [replace(piece(block, role=Role.TABLE_ROW, **fields), landscape=True) for _ in range(count)]


def test_what_lies_on_its_side_has_pages_of_its_own_which_text_after_it_does_not_wait_for() -> None:
    made = turned_pages([piece(1), *turned(2, 8), piece(3), piece(4, role=Role.HEADING)])
    assert [page.landscape for page in made] == [False, True, True, False]
    assert [blocks(page) for page in made] == [[1, 3], [2] * 6, [2] * 2, [4]]  # 6 × 10 = 60


def test_lower_exhibits_make_no_room_for_what_lies_on_its_side() -> None:
    made = turned_pages([elastic(0, 95, 50), *turned(1, 2)])
    assert [(page.landscape, blocks(page)) for page in made] == [(False, [0]), (True, [1, 1])]


def test_a_heading_goes_with_the_table_on_its_side_that_it_stands_before() -> None:
    made = turned_pages([piece(1), piece(2, role=Role.HEADING, keep_next=True), *turned(3, 2), piece(4)])
    assert [(page.landscape, blocks(page)) for page in made] == [(False, [1]), (True, [2, 3, 3]), (False, [4])]


def test_text_with_a_later_note_does_not_go_before_a_table_with_notes() -> None:
    made = turned_pages([piece(1), *turned(2, 2, notes=(note(1),)), piece(3, notes=(note(2),))])
    assert [blocks(page) for page in made] == [[1], [2, 2], [3]]


def test_a_document_that_begins_on_its_side_still_has_an_upright_first_page() -> None:
    assert [(page.landscape, blocks(page)) for page in turned_pages([*turned(1, 1), piece(2)])] == [(False, []), (True, [1]), (False, [2])]
