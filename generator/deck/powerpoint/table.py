"""A table grid as a native table: spans, exact row heights, rules cell by cell."""

from typing import Final

from generator.deck.powerpoint.drawingml import DRAWING
from generator.deck.powerpoint.masters import ANCHORS
from generator.deck.powerpoint.template import TABLE_STYLE
from generator.deck.powerpoint.text import Links, TextWriter
from generator.deck.scene import Cell, TableGrid
from generator.units import emu

TABLE_URI: Final = f"{DRAWING.rpartition('/')[0]}/table"
_NO_LINE: Final = '<a:ln{edge} w="0"><a:noFill/></a:ln{edge}>'

Origins = dict[tuple[int, int], tuple[int, int]]
"""Place of a covered cell (row, column) → place of the cell that covers it."""


def table_xml(table: TableGrid, text: TextWriter, links: Links) -> str:
    """Return `a:tbl` for `table`."""
    origins = _origins(table)
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    rows = "".join(_row(table, row, origins, text, links) for row in range(len(table.rows)))
    properties = f'<a:tblPr firstRow="1"><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr>'
    return f"<a:tbl>{properties}<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"


def _origins(table: TableGrid) -> Origins:
    return {
        (row + down, column + right): (row, column)
        for row, cells in enumerate(table.rows)
        for column, cell in enumerate(cells)
        if not cell.spanned
        for down in range(cell.row_span)
        for right in range(cell.column_span)
        if down or right
    }


def _row(table: TableGrid, row: int, origins: Origins, text: TextWriter, links: Links) -> str:
    cells = "".join(_cell(table, row, column, origins, text, links) for column in range(len(table.rows[row])))
    return f'<a:tr h="{emu(table.heights[row])}">{cells}</a:tr>'


def _cell(table: TableGrid, row: int, column: int, origins: Origins, text: TextWriter, links: Links) -> str:
    cell = table.rows[row][column]
    place = origins.get((row, column), (row, column))
    origin = table.rows[place[0]][place[1]]
    spans = _span_attributes(origin, row - place[0], column - place[1])
    paragraphs = text.paragraphs(() if cell.spanned else cell.paragraphs, links)
    top = cell.border_top if row == 0 else _rule_below(table, row - 1, column, origins)
    # An origin carries the rule under its whole span as well: programs disagree on which of the merged cells they ask.
    bottom = _rule_below(table, place[0] + origin.row_span - 1 if place == (row, column) else row, column, origins)
    return f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>{_cell_properties(origin, top, bottom, text)}</a:tc>"


def _rule_below(table: TableGrid, row: int, column: int, origins: Origins) -> tuple[float, str] | None:
    """Return the rule between a cell and the one below it. Both cells must name the same one, or programs draw either."""
    above = origins.get((row, column), (row, column))
    below = origins.get((row + 1, column), (row + 1, column))
    if above == below:
        return None
    upper = table.rows[above[0]][above[1]].border_bottom
    return upper or (table.rows[below[0]][below[1]].border_top if row + 1 < len(table.rows) else None)


def _span_attributes(origin: Cell, down: int, right: int) -> str:
    """Return the span attributes of the cell `down` and `right` of the origin of its span (ECMA-376 Part 1, 21.1.3.18)."""
    attributes = ""
    if origin.row_span > 1 and not down:
        attributes += f' rowSpan="{origin.row_span}"'
    if origin.column_span > 1 and not right:
        attributes += f' gridSpan="{origin.column_span}"'
    if right:
        attributes += ' hMerge="1"'
    if down:
        attributes += ' vMerge="1"'
    return attributes


def _cell_properties(origin: Cell, top: tuple[float, str] | None, bottom: tuple[float, str] | None, text: TextWriter) -> str:
    insets = origin.insets
    margins = f'marL="{emu(insets.left)}" marR="{emu(insets.right)}" marT="{emu(insets.top)}" marB="{emu(insets.bottom)}"'
    sides = _NO_LINE.format(edge="L") + _NO_LINE.format(edge="R")
    rules = _rule("T", top, text) + _rule("B", bottom, text)
    return f'<a:tcPr {margins} anchor="{ANCHORS[origin.anchor]}">{sides}{rules}{text.colors.fill(origin.fill)}</a:tcPr>'


def _rule(edge: str, rule: tuple[float, str] | None, text: TextWriter) -> str:
    if rule is None:
        return _NO_LINE.format(edge=edge)
    weight, color = rule
    return f'<a:ln{edge} w="{emu(weight)}" cap="flat" cmpd="sng" algn="ctr">{text.colors.fill(color)}<a:prstDash val="solid"/></a:ln{edge}>'
