"""Native tables: the grid's cells, spans, heights and rules."""

from typing import Any

import pytest
from pptx.util import Pt

from generator.deck.powerpoint.characters import DeckCharacters
from generator.deck.powerpoint.colors import SlideColors
from generator.deck.powerpoint.labels import labels
from generator.deck.powerpoint.table import table_xml
from generator.deck.powerpoint.table_style import table_styles
from generator.deck.powerpoint.text import TextWriter
from generator.deck.scene import Cell, TableGrid, TextParagraph, TextRun
from generator.geometry import Rect
from generator.theme.theme import Theme
from generator.theme.tokens import TableLook
from tests.deck.powerpoint import scenes
from tests.shipped import typesetter

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture
def table(presentation: Any) -> Any:
    (frame,) = (shape for slide in presentation.slides for shape in slide.shapes if shape.has_table)
    return frame.table


@pytest.fixture
def grid(theme: Theme) -> TableGrid:
    return scenes.table(theme)


class NoLinks:
    """The links of a part whose text has none."""

    def relationship(self, address: str) -> str:
        raise AssertionError(address)


def writer(theme: Theme) -> TextWriter:
    characters = DeckCharacters(theme.families["zh-Hans"], "zh-Hans", typesetter().library)
    return TextWriter(SlideColors(theme.palette), labels("zh-Hans"), characters)


def rule(cell: Any, edge: str) -> tuple[int, str] | None:
    line = cell._tc.tcPr.find(f"{A}ln{edge}")
    if line.find(f"{A}noFill") is not None:
        return None
    return int(line.get("w")), next(line.iter(f"{A}schemeClr", f"{A}srgbClr")).get("val")


def test_cells_hold_their_texts(table: Any, grid: TableGrid) -> None:
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            assert table.cell(row, column).text_frame.text == "".join(paragraph.text for paragraph in cell.paragraphs)


def test_columns_and_rows_have_their_exact_sizes(table: Any, grid: TableGrid) -> None:
    assert [column.width for column in table.columns] == [Pt(width) for width in grid.widths]
    assert [row.height for row in table.rows] == [Pt(height) for height in grid.heights]


def test_the_first_row_is_the_header_and_nothing_is_striped(table: Any) -> None:
    assert table.first_row
    assert not any((table.horz_banding, table.first_col, table.last_row))


def test_spans_cover_their_cells(table: Any) -> None:
    group, wide = table.cell(1, 0), table.cell(3, 2)
    assert (group.is_merge_origin, group.span_height, group.span_width) == (True, 2, 1)
    assert (wide.is_merge_origin, wide.span_height, wide.span_width) == (True, 1, 2)
    assert table.cell(2, 0).is_spanned
    assert table.cell(3, 3).is_spanned


def test_neighbours_name_the_same_rule_between_them(table: Any) -> None:
    for row in range(3):
        for column in range(4):
            if (row, column) != (1, 0):  # its lower neighbour is itself
                assert rule(table.cell(row, column), "B") == rule(table.cell(row + 1, column), "T")


def test_rules_are_those_of_the_grid(table: Any) -> None:
    assert rule(table.cell(0, 0), "B") == (19_050, "tx1")  # 1.5 × 12,700, ink
    assert rule(table.cell(1, 1), "B") == (6_350, "bg2")  # 0.5 × 12,700; a darker ground, for the rule colour is in no slot of the theme
    assert rule(table.cell(1, 0), "B") == rule(table.cell(2, 0), "B") == (12_700, "tx1")  # under the group
    assert rule(table.cell(2, 0), "T") is None
    assert all(rule(table.cell(row, column), edge) is None for row in range(4) for column in range(4) for edge in "LR")


def test_insets_are_exact(table: Any) -> None:
    assert (table.cell(0, 0).margin_left, table.cell(0, 1).margin_left) == (0, Pt(7.2))


def test_a_table_with_the_rules_of_the_style_says_none(theme: Theme) -> None:
    cell = Cell((TextParagraph((TextRun("甲", 18.0),), 24.0),), border_bottom=(0.5, "rule"))
    head, last = cell._replace(border_bottom=(1.5, "ink")), cell._replace(border_bottom=(1.5, "ink"))
    plain = TableGrid("table", Rect(0, 0, 100, 90), (100.0,), (30.0, 30.0, 30.0), ((head,), (cell,), (last,)), "表")
    assert "<a:lnB" not in table_xml(plain, writer(theme), NoLinks())
    strong = plain._replace(rows=((head,), (cell._replace(border_bottom=(1.0, "ink")),), (last,)))
    assert table_xml(strong, writer(theme), NoLinks()).count("<a:lnB") == 3


@pytest.mark.parametrize("look", list(TableLook))
def test_the_style_has_the_rules_and_stripes_of_its_look(theme: Theme, look: TableLook) -> None:
    style = table_styles(writer(theme)._replace(table_look=look))
    assert ("<a:insideH>" in style) is (look is TableLook.RULED)
    assert ("<a:band2H>" in style) is (look is TableLook.STRIPED)
    assert ("<a:top>" in style.partition("lastRow")[0]) is (look is TableLook.THREE_LINE)
