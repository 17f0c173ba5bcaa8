"""CSV is read strictly, each cell with its place."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problems
from generator.source.csv import read_csv
from generator.source.nodes import Scalar, Sequence


def rows(text: str) -> list[list[str]]:
    problems = Problems()
    node = read_csv(text.encode(), "x.csv", problems)
    assert not problems.items
    assert node is not None
    return [[cell.text for cell in row.items if isinstance(cell, Scalar)] for row in node.items if isinstance(row, Sequence)]


def test_quoted_cells_hold_commas_quotes_and_line_breaks() -> None:
    assert rows('a,b\n"1,5","say ""hi""\nthere"\n') == [["a", "b"], ["1,5", 'say "hi"\nthere']]


def test_numbers_stay_as_typed_and_empty_lines_are_passed_over() -> None:
    assert rows("\ufeffa,b\r\n\r\n007, 2.64\r\n,x\r\n\r\n") == [["a", "b"], ["007", "2.64"], ["", "x"]]


def test_an_empty_cell_is_null_unless_quoted() -> None:
    node = read_csv(b'a,b\n,""\n', "x.csv", Problems())
    assert node is not None
    row = node.items[1]
    assert isinstance(row, Sequence)
    assert [cell.is_null for cell in row.items if isinstance(cell, Scalar)] == [True, False]


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "words"),
    [
        ("a,b\n1\n", 2, 1, "csv-width", "row 2 has 1 cells, the header has 2"),
        ('a,b\n1,"2\n3,4\n', 2, 3, "csv", "never closed"),
        ('a,b\n"x\ny",z"\n', 3, 4, "csv", "wrong place"),
        ('a,b\n"x"y,2\n', 2, 1, "csv", "wrong place"),
        ("a,b\n", 1, 1, "csv", "at least one row"),
        ("", 1, 1, "csv", "at least one row"),
    ],
)
def test_faults_are_told_at_their_place(text: str, line: int, column: int, code: str, words: str) -> None:
    problems = Problems()
    node = read_csv(text.encode(), "x.csv", problems)
    (problem,) = problems
    assert (problem.span.path, problem.span.line, problem.span.column, problem.code) == ("x.csv", line, column, code)
    assert words in problem.message
    assert node is None


def test_ragged_rows_are_all_told() -> None:
    problems = Problems()
    assert read_csv(b"a,b\n1\n1,2\n1,2,3\n", "x.csv", problems) is None
    assert [problem.span.line for problem in problems] == [2, 4]


CELLS = st.text('ab,"\n文 1.', min_size=1, max_size=6).filter(lambda cell: cell == cell.strip())


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=2, max_size=5))
def test_what_a_csv_writer_writes_is_read_back(table: list[list[str]]) -> None:
    output = io.StringIO()
    csv.writer(output, lineterminator="\n").writerows(table)
    assert rows(output.getvalue()) == table
