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


def rows(*columns: list[Piece], tallest: float = 1000) -> list[Piece]:
    result = side_by_side(columns, 0, 110, tallest)
    assert result is not None
    return result


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


def test_columns_that_cannot_be_cut_are_given_back() -> None:
    assert side_by_side([column(0, 500), column(60, 10)], 0, 110, 300) is None


@pytest.mark.parametrize("empty", [0, 1])
def test_an_empty_column_leaves_its_place_free(empty: int) -> None:
    columns = [column(0, 10), column(60, 10)]
    columns[empty] = []
    assert [row.height for row in rows(*columns)] == [10]
