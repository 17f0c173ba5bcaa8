"""A chart's data as a workbook: one sheet of plain texts and numbers, nothing that calculates or points elsewhere.

Written here rather than through a spreadsheet library, so that no category or name can turn into a formula or a link, and no clock
gets into the file (ECMA-376 Part 1, 18.3).
"""

from typing import Final

from generator.deck.powerpoint.archive import BASIC_TYPES, archive, content_types, relationships
from generator.deck.powerpoint.drawingml import DECLARATION, RELATIONSHIPS, attribute, text_content
from generator.deck.powerpoint.number_format import common_format, exact_number
from generator.model.chart import Chart, Series

SHEET: Final = "Sheet1"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_OWN_FORMAT: Final = 164
"""Number format ids below are built in (18.8.30)."""


def chart_workbook(chart: Chart) -> bytes:
    """Return an xlsx file: categories in column A from row 2, one series per column from B, its name in row 1."""
    return archive(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": relationships((f"{RELATIONSHIPS}/officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": (
                f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/>'
                f"</sheets></workbook>"
            ),
            "xl/_rels/workbook.xml.rels": relationships(
                (f"{RELATIONSHIPS}/worksheet", "worksheets/sheet1.xml"), (f"{RELATIONSHIPS}/styles", "styles.xml")
            ),
            "xl/styles.xml": _styles(chart),
            "xl/worksheets/sheet1.xml": _sheet(chart),
        }
    )


def column_letters(number: int) -> str:
    """Return the name of column `number`, counted from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_range(column: int, first: int, last: int) -> str:
    """Return a reference to rows `first` to `last` of `column`, as chart caches cite it."""
    letters = column_letters(column)
    head = f"{SHEET}!${letters}${first}"
    return head if first == last else f"{head}:${letters}${last}"


def _sheet(chart: Chart) -> str:
    head = "".join(_text_cell(f"{column_letters(column)}1", series.name) for column, series in enumerate(chart.series, 2))
    rows = "".join(_row(row, category, chart.series) for row, category in enumerate(chart.categories, 2))
    return f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData><row r="1">{head}</row>{rows}</sheetData></worksheet>'


def _row(row: int, category: str, series: tuple[Series, ...]) -> str:
    values = "".join(
        f'<c r="{column_letters(column)}{row}" s="{column - 1}"><v>{exact_number(value.value)}</v></c>'
        for column, one in enumerate(series, 2)
        if (value := one.values[row - 2]) is not None
    )
    return f'<row r="{row}">{_text_cell(f"A{row}", category)}{values}</row>'


def _text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text_content(text)}</t></is></c>'


def _styles(chart: Chart) -> str:
    """Return the cell formats: 0 for texts, n for the values of series n."""
    formats = [common_format(series.values) for series in chart.series]
    codes = "".join(f'<numFmt numFmtId="{_FIRST_OWN_FORMAT + n}" formatCode={attribute(code)}/>' for n, code in enumerate(formats))
    cells = "".join(
        f'<xf numFmtId="{_FIRST_OWN_FORMAT + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in range(len(formats))
    )
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{codes}</numFmts>'
        f'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        f'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(formats) + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{cells}</cellXfs></styleSheet>'
    )


def _content_types() -> str:
    parts = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    return content_types(BASIC_TYPES, {f"xl/{name}.xml": f"{_TYPE}.{kind}+xml" for name, kind in parts})
