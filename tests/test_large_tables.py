"""Tables of many rows and of many columns: both outputs hold every cell, each page and slide has the header."""

import io

import pytest
from pptx import Presentation

import generator
from generator.model.document import Document, Metadata, Section
from generator.model.inline import plain_text
from generator.model.table import Column, Row, Table
from tests.reading import Text, page_texts

ROWS, COLUMNS = 300, 30


def document(rows: int, columns: int) -> Document:
    titles = ("编号", *(f"列{n:02}" for n in range(1, columns)))
    body = (Row(tuple(plain_text(f"R{row:03}C{column:02}") for column in range(columns))) for row in range(rows))
    table = Table(caption="大表", columns=tuple(Column(plain_text(title)) for title in titles), rows=tuple(body))
    return Document(Metadata("大表"), (Section("数据", blocks=(table,)),))


def grids(deck: bytes) -> list[list[list[str]]]:
    """Return the texts of every table of a deck, slide by slide."""
    shapes = (shape for slide in Presentation(io.BytesIO(deck)).slides for shape in slide.shapes if shape.has_table)
    return [[[cell.text for cell in row.cells] for row in shape.table.rows] for shape in shapes]


@pytest.mark.parametrize(("rows", "columns"), [(ROWS, 8), (12, COLUMNS)])
def test_no_cell_is_lost_on_paper_or_on_slides(rows: int, columns: int) -> None:
    made = document(rows, columns)
    pages = page_texts(generator.build_report(made))
    slides = grids(generator.build_deck(made, embed_fonts="none"))
    wanted = {f"R{row:03}C{column:02}" for row in range(rows) for column in range(columns)}
    printed = Text(pages)
    assert [cell for cell in sorted(wanted) if not printed.count(cell)] == []
    assert {cell for grid in slides for row in grid[1:] for cell in row} == wanted
    with_rows = [page for page in pages if "C01" in page or "C20" in page]
    assert all("编号" in page for page in with_rows)
    assert all(grid[0][0] == "编号" for grid in slides)
    assert all(row[0].endswith("C00") for grid in slides for row in grid[1:])


def sizes(rows: int) -> tuple[int, int]:
    """Return the pages and the slides of a table of so many rows."""
    made = document(rows, 8)
    return len(page_texts(generator.build_report(made))), len(grids(generator.build_deck(made, embed_fonts="none")))


def test_pages_and_slides_grow_with_the_rows() -> None:
    (pages, slides), (more_pages, more_slides) = sizes(100), sizes(200)
    assert more_pages <= 2 * pages
    assert more_slides <= 2 * slides
