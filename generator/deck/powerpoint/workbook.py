"""A chart's data as a workbook: one sheet of plain texts and numbers, nothing that calculates or points elsewhere.

Written here rather than through a spreadsheet library, so that no category or name can turn into a formula or a link, and no clock
gets into the file (ECMA-376 Part 1, 18.3).
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.deck.powerpoint.archive import BASIC_TYPES, archive, content_types, relationships
from generator.deck.powerpoint.drawingml import DECLARATION, RELATIONSHIPS, attribute, text_content
from generator.deck.powerpoint.number_format import exact_number, format_codes
from generator.model.base import Number
from generator.model.chart import Chart, ChartKind

SHEET: Final = "Sheet1"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FIRST_OWN_FORMAT: Final = 164
"""Number format ids below are built in (18.8.30)."""


class SeriesColumns(NamedTuple):
    """The columns of a series, counted from 1: its names or what is across, and its values."""

    first: int
    values: int


class _Cell(NamedTuple):
    """A text, or a number with its format code."""

    value: str | float
    code: str = ""


def series_columns(chart: Chart, series: int) -> SeriesColumns:
    """Return where the data of `series` are: categories share column A, points have three columns for each series."""
    if chart.kind is ChartKind.SCATTER:
        return SeriesColumns(3 * series + 1, 3 * series + 2)
    return SeriesColumns(1, series + 2)


def chart_workbook(chart: Chart) -> bytes:
    """Return an xlsx file: categories in column A from row 2, one series per column from B, its name in row 1.

    Points have what is across, what is up and their labels in three columns for each series.
    """
    rows = list(_point_rows(chart) if chart.kind is ChartKind.SCATTER else _rows(chart))
    codes = list(dict.fromkeys(cell.code for row in rows for cell in row if cell and cell.code))
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
            "xl/styles.xml": _styles(codes),
            "xl/worksheets/sheet1.xml": _sheet(rows, codes),
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


def _rows(chart: Chart) -> Iterator[list[_Cell | None]]:
    yield [None, *(_Cell(series.name) for series in chart.series)]
    columns = [_numbers(series.values) for series in chart.series]
    for c, category in enumerate(chart.categories):
        yield [_Cell(category), *(column[c] for column in columns)]


def _point_rows(chart: Chart) -> Iterator[list[_Cell | None]]:
    columns = [(_numbers(series.across), _numbers(series.values)) for series in chart.series]
    yield [cell for series in chart.series for cell in (_Cell(chart.across), _Cell(series.name), None)]
    for p in range(max((len(series.across) for series in chart.series), default=0)):
        row: list[_Cell | None] = []
        for series, (across, values) in zip(chart.series, columns, strict=True):
            if p < len(series.across):
                label = _Cell(series.labels[p]) if series.labels[p] else None
                row += [across[p], values[p], label]
            else:
                row += [None] * 3
        yield row


def _numbers(numbers: Sequence[Number | None]) -> list[_Cell | None]:
    codes = format_codes(numbers)
    return [None if number is None else _Cell(number.value, codes.shown(n)) for n, number in enumerate(numbers)]


def _sheet(rows: list[list[_Cell | None]], codes: list[str]) -> str:
    styles = {code: number for number, code in enumerate(codes, 1)}
    lines = "".join(f'<row r="{r}">{"".join(_cells(row, r, styles))}</row>' for r, row in enumerate(rows, 1))
    return f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cells(row: list[_Cell | None], number: int, styles: dict[str, int]) -> Iterator[str]:
    for column, cell in enumerate(row, 1):
        if cell is None:
            continue
        reference = f"{column_letters(column)}{number}"
        if isinstance(cell.value, str):
            yield f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text_content(cell.value)}</t></is></c>'
        else:
            yield f'<c r="{reference}" s="{styles[cell.code]}"><v>{exact_number(cell.value)}</v></c>'


def _styles(codes: list[str]) -> str:
    """Return the cell formats: 0 for texts, n for numbers in the n-th of `codes`."""
    own = "".join(f'<numFmt numFmtId="{_FIRST_OWN_FORMAT + n}" formatCode={attribute(code)}/>' for n, code in enumerate(codes))
    formats = f'<numFmts count="{len(codes)}">{own}</numFmts>' if codes else ""
    cells = "".join(
        f'<xf numFmtId="{_FIRST_OWN_FORMAT + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for n in range(len(codes))
    )
    return (
        f'{DECLARATION}<styleSheet xmlns="{_MAIN}">{formats}'
        f'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        f'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(codes) + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{cells}</cellXfs></styleSheet>'
    )


def _content_types() -> str:
    parts = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    return content_types(BASIC_TYPES, {f"xl/{name}.xml": f"{_TYPE}.{kind}+xml" for name, kind in parts})
