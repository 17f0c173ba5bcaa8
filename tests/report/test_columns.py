"""Columns side by side, cut where all of them can be cut."""

import pytest

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing
from generator.report.columns import side_by_side
from generator.report.galley import Backdrop, Footnote, Piece, Role

HEIGHTS = [10.0, 10, 10]


def piece(height: float, x: float, **fields: object) -> Piece:
    mark = Box(Rect(0, 0, 5, height), "ink")
    return Piece(drawing=Drawing(50, height, (mark,)), role=Role.PARAGRAPH, block=1, x=x, **fields)  # type: ignore[arg-type]


def column(x: float, *heights: float, **fields: object) -> list[Piece]:
    return [piece(height, x, **fields) for height in heights]


def rows(*columns: list[Piece], page: float = 1000) -> list[Piece]:
    return side_by_side(columns, 0, 110, page)


def test_columns_of_equal_lines_are_cut_after_each() -> None:
    assert [row.height for row in rows(column(0, *HEIGHTS), column(60, *HEIGHTS))] == HEIGHTS


def test_a_row_holds_what_overlaps() -> None:
    # left ends at 10, 20, 30, right at 15, 30: only 30 is free in both
    assert [row.height for row in rows(column(0, 10, 10, 10), column(60, 15, 15))] == [30]


def test_the_rest_of_the_longer_column_follows() -> None:
    assert [row.height for row in rows(column(0, 10), column(60, 10, 10, 10))] == [10, 10, 10]


def test_kept_pieces_are_not_cut_apart() -> None:
    assert [row.height for row in rows(column(0, 10, 10, keep_next=True), column(60, 10, 10))] == [20]


def test_marks_move_to_their_column_and_panels_come_along() -> None:
    (row,) = rows(column(0, 10), column(60, 10, backdrop=Backdrop(60, 50, "surface")))
    assert [(box.rect.x, box.fill) for box in row.drawing.marks if isinstance(box, Box)] == [(0, "ink"), (60, "surface"), (60, "ink")]


def test_notes_of_all_columns_go_with_the_row_in_order() -> None:
    left, right = column(0, 10, notes=(Footnote(2, ()),)), column(60, 10, notes=(Footnote(1, ()),))
    assert [note.number for note in rows(left, right)[0].notes] == [1, 2]


def test_a_note_is_said_first_in_the_row_that_stands_first_whichever_column_is_read_first() -> None:
    first, again = Footnote(1, ()), Footnote(1, (), again=True)
    left = [*column(0, 10), *column(0, 10, notes=(first,)), *column(0, 10)]
    right = [*column(60, 10, notes=(again,)), *column(60, 10, notes=(again,)), *column(60, 10, notes=(again,))]
    assert [row.notes for row in rows(left, right)] == [(first,), (again,), (again,)]
    assert [row.notes for row in rows(column(0, 10, notes=(first,)), column(60, 10, notes=(again,)))] == [(first,)]


def boxes(row: Piece) -> list[tuple[float, float, float]]:
    """Return where the boxes of a row are: x, y, height."""
    return [(mark.rect.x, mark.rect.y, mark.rect.height) for mark in row.drawing.marks if isinstance(mark, Box)]


def test_columns_that_are_nowhere_free_together_are_cut_each_by_itself() -> None:
    # the left one could be cut at 30, 60 and so on, the right one at 20, 50, 80: never at once
    found = rows(column(0, *[30.0] * 4), column(60, 20, *[30.0] * 3), page=200)
    assert [boxes(row) for row in found] == [
        [(0, 0, 30), (60, 0, 20), (60, 20, 30)],
        [(0, 0, 30), (60, 0, 30)],
        [(0, 0, 30), (60, 0, 30)],
        [(0, 0, 30)],
    ]
    assert [row.height for row in found] == [50, 30, 30, 30]


def test_the_space_between_pieces_is_kept_between_rows() -> None:
    found = rows(column(0, 10), column(60, *HEIGHTS, after=8, before=5))
    assert [(row.height, row.before, row.after) for row in found] == [(10, 5, 8), (10, 0, 8), (10, 0, 8)]


def test_the_space_between_pieces_is_kept_between_rows_that_are_cut() -> None:
    found = rows(column(0, *[30.0] * 4, after=8), column(60, 25, *[30.0] * 3, before=5), page=200)
    assert [row.before for row in found] == [5, 8, 8, 8]


def test_each_column_gives_its_first_piece_to_a_row_that_is_cut() -> None:
    found = rows(column(0, 120), column(60, *[50.0] * 4), page=200)
    assert [boxes(row) for row in found] == [[(0, 0, 120), (60, 0, 50), (60, 50, 50)], [(60, 0, 50)], [(60, 0, 50)]]


def test_what_stays_together_is_not_cut_but_by_the_end_of_a_page() -> None:
    kept = [*column(0, 60, 60, keep_next=True), *column(0, 60)]
    assert [row.height for row in rows(kept, column(60, 170), page=200)] == [180]
    assert [row.height for row in rows(kept, column(60, 140), page=150)] == [140, 60]


@pytest.mark.parametrize("empty", [0, 1])
def test_an_empty_column_leaves_its_place_free(empty: int) -> None:
    columns = [column(0, 10), column(60, 10)]
    columns[empty] = []
    assert [row.height for row in rows(*columns)] == [10]
