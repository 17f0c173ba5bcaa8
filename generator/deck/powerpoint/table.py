"""A table grid as a native table: spans, exact row heights, and its rules where they are not those of the table style."""

from typing import Final

from generator.deck.powerpoint.drawingml import DRAWING
from generator.deck.powerpoint.masters import ANCHORS
from generator.deck.powerpoint.table_style import style_rule, table_properties
from generator.deck.powerpoint.text import Links, TextWriter
from generator.deck.scene import Cell, TableGrid
from generator.deck.table_rules import Stroke
from generator.units import emu

TABLE_URI: Final = f"{DRAWING.rpartition('/')[0]}/table"

Origins = dict[tuple[int, int], tuple[int, int]]
"""Place of a covered cell (row, column) → place of the cell that covers it."""


def table_xml(table: TableGrid, text: TextWriter, links: Links) -> str:
    """Return `a:tbl` for `table`.

    A table whose rules are those of the style says none. In others every cell says its own, since Impress 26.8 takes a cell's
    other edges from the wrong place of the style when it says one.
    """
    origins = _origins(table)
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    own = not _is_styled(table, origins, text)
    rows = "".join(_row(table, row, origins, text, links, own) for row in range(len(table.rows)))
    return f"<a:tbl>{table_properties(text.table_look, table)}<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"


def _is_styled(table: TableGrid, origins: Origins, text: TextWriter) -> bool:
    """Tell whether the table style has all the rules of `table`."""
    return all(
        _rule_above(table, row, column, origins) == style_rule(text.table_look, table, row)
        for row in range(len(table.rows) + 1)
        for column in range(len(table.widths))
    )


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


def _row(table: TableGrid, row: int, origins: Origins, text: TextWriter, links: Links, own: bool) -> str:
    cells = "".join(_cell(table, row, column, origins, text, links, own) for column in range(len(table.rows[row])))
    return f'<a:tr h="{emu(table.heights[row])}">{cells}</a:tr>'


def _cell(table: TableGrid, row: int, column: int, origins: Origins, text: TextWriter, links: Links, own: bool) -> str:
    """Return one cell; its `own` rules where the table has any."""
    cell = table.rows[row][column]
    place = origins.get((row, column), (row, column))
    origin = table.rows[place[0]][place[1]]
    spans = _span_attributes(origin, row - place[0], column - place[1])
    paragraphs = text.paragraphs(() if cell.spanned else cell.paragraphs, links)
    rules = _rules(table, row, column, place, origins, text) if own else ""
    return f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</a:txBody>{_cell_properties(origin, rules, text)}</a:tc>"


def _rules(table: TableGrid, row: int, column: int, place: tuple[int, int], origins: Origins, text: TextWriter) -> str:
    # An origin carries the rule under its whole span as well: programs disagree on which of the merged cells they ask.
    last = place[0] + table.rows[place[0]][place[1]].row_span - 1 if place == (row, column) else row
    above, below = _rule_above(table, row, column, origins), _rule_above(table, last + 1, column, origins)
    return _rule("L", None, text) + _rule("R", None, text) + _rule("T", above, text) + _rule("B", below, text)


def _rule_above(table: TableGrid, row: int, column: int, origins: Origins) -> Stroke | None:
    """Return the rule above a cell, or below the last one. Both cells must name the same one, or programs draw either."""
    if row == 0:
        return table.rows[0][origins.get((0, column), (0, column))[1]].border_top
    above = origins.get((row - 1, column), (row - 1, column))
    below = origins.get((row, column), (row, column))
    if above == below:
        return None
    upper = table.rows[above[0]][above[1]].border_bottom
    return upper or (table.rows[below[0]][below[1]].border_top if row < len(table.rows) else None)


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


def _cell_properties(origin: Cell, rules: str, text: TextWriter) -> str:
    insets = origin.insets
    margins = f'marL="{emu(insets.left)}" marR="{emu(insets.right)}" marT="{emu(insets.top)}" marB="{emu(insets.bottom)}"'
    fill = text.colors.fill(origin.fill) if origin.fill else ""
    return f'<a:tcPr {margins} anchor="{ANCHORS[origin.anchor]}">{rules}{fill}</a:tcPr>'


def _rule(edge: str, rule: Stroke | None, text: TextWriter) -> str:
    if rule is None:
        return f'<a:ln{edge} w="0"><a:noFill/></a:ln{edge}>'
    weight, color = rule
    return f'<a:ln{edge} w="{emu(weight)}" cap="flat" cmpd="sng" algn="ctr">{text.colors.fill(color)}<a:prstDash val="solid"/></a:ln{edge}>'
