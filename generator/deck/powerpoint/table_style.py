"""The table style of a deck: the rules and stripes of the theme's table look, in the theme's colours (ECMA-376 Part 1, 20.1.4.2.26).

Its colours are slots of the theme where there are such, so that another theme suits it, as it suits a row that somebody adds.
"""

from typing import Final

from generator.deck.powerpoint.drawingml import DECLARATION, DRAWING, attribute
from generator.deck.powerpoint.text import TextWriter
from generator.deck.scene import TableGrid
from generator.deck.table_rules import RULES, Stroke
from generator.theme.tokens import TableLook
from generator.units import emu

TABLE_STYLE: Final = "{7C1F5A52-0D3B-4E57-9F6B-3B7E2A9D4C10}"


def style_rule(look: TableLook, table: TableGrid, row: int) -> Stroke | None:
    """Return the rule that the style has above `row` of `table`; below its last row for the number of rows."""
    rules = RULES[look]
    if row == 0:
        return rules.top
    if row == len(table.rows):
        return rules.end
    if row == 1:
        return rules.head
    return rules.total if table.ends_in_total and row == len(table.rows) - 1 else rules.row


def table_properties(look: TableLook, table: TableGrid) -> str:
    """Return `a:tblPr`: which parts of the style `table` has."""
    total = ' lastRow="1"' if table.ends_in_total else ""
    bands = ' bandRow="1"' if look is TableLook.STRIPED else ""
    return f'<a:tblPr firstRow="1"{total}{bands}><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr>'


def table_styles(text: TextWriter) -> str:
    """Return the part with the one table style."""
    rules = RULES[text.table_look]
    parts = [
        _part("wholeTbl", text, top=rules.top, bottom=rules.end, insideH=rules.row),
        _part("band2H", text, fill="surface") if text.table_look is TableLook.STRIPED else "",
        _part("lastRow", text, bold=True, top=rules.total),
        _part("firstRow", text, bottom=rules.head),
    ]
    style = f'<a:tblStyle styleId="{TABLE_STYLE}" styleName={attribute(text.labels.table_style)}>{"".join(parts)}</a:tblStyle>'
    return f'{DECLARATION}<a:tblStyleLst xmlns:a="{DRAWING}" def="{TABLE_STYLE}">{style}</a:tblStyleLst>'


def _part(name: str, text: TextWriter, *, bold: bool = False, fill: str = "", **borders: Stroke | None) -> str:
    """Return a part of the style: its text in ink, its `borders` in the order of the schema, its ground."""
    weight, ink = ' b="on"' if bold else "", text.colors.color("ink")
    look = f'<a:tcTxStyle{weight}><a:fontRef idx="minor">{ink}</a:fontRef>{ink}</a:tcTxStyle>'
    edges = "".join(_border(text, edge, stroke) for edge, stroke in borders.items() if stroke)
    ground = f"<a:fill>{text.colors.fill(fill)}</a:fill>" if fill or name == "wholeTbl" else ""
    return f"<a:{name}>{look}<a:tcStyle><a:tcBdr>{edges}</a:tcBdr>{ground}</a:tcStyle></a:{name}>"


def _border(text: TextWriter, edge: str, stroke: Stroke) -> str:
    weight, color = stroke
    return f'<a:{edge}><a:ln w="{emu(weight)}" cmpd="sng">{text.colors.fill(color)}</a:ln></a:{edge}>'
