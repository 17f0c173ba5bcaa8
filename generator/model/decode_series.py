"""The series of charts, written in the document or kept in a CSV file, and their numbers."""

import re
from typing import Final, NamedTuple

from generator.model.base import Number
from generator.model.chart import Series
from generator.model.csv_rows import csv_rows
from generator.model.entries import Entries, Scope, read_entries, read_line, read_list
from generator.model.explain import report_wrong_type, shown
from generator.model.keys import SERIES
from generator.model.numerals import MINUS
from generator.model.quantity import NUMBER
from generator.source.nodes import Mapping, Node, Scalar, Sequence

MAX_CATEGORIES: Final = 200
MAX_POINTS: Final = 500
"""Of a scatter chart."""
MAX_NUMBER, MIN_NUMBER = 1e15, 1e-9
"""Sizes that a chart's scale, and the 15 digits of its workbook, can tell apart."""
_MAX_NUMBER_LENGTH: Final = 40
_NUMBER: Final = re.compile(rf"{NUMBER}(?:[eE][+\-]?\d{{1,3}})?[%％]?")
_POINT: Final = (2, 3)
"""How many parts a point has: across, up, and perhaps a label."""


class ChartSeries(NamedTuple):
    """The data of a chart; `across` and `upwards` are what the axes of a scatter chart measure."""

    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    across: str = ""
    upwards: str = ""


def typed_series(entries: Entries) -> ChartSeries:
    """Return the categories and series that are written in the document."""
    for name in ("categories", "series"):
        if entries.node(name) is None:
            entries.scope.problems.error("missing-key", f'a chart needs "{name}", or "from" with a CSV file', entries.span, f"add {name}")
    node = entries.node("categories")
    nodes = () if node is None else read_list(node, '"categories"', entries.scope, MAX_CATEGORIES)
    return ChartSeries(tuple(_name(item, entries.scope) for item in nodes), _series(entries))


def _series(entries: Entries) -> tuple[Series, ...]:
    match entries.node("series"):
        case None:
            return ()
        case Mapping() as mapping:
            return tuple(
                Series(
                    read_line(entry.key, entries.scope),
                    _values(entry.value, f'series "{shown(entry.key.text)}"', entries.scope),
                    span=entry.key.span,
                )
                for entry in mapping.entries
            )
        case node:
            items = (read_entries(item, SERIES, entries.scope) for item in read_list(node, '"series"', entries.scope))
            return tuple(_listed_series(item) for item in items if item is not None)


def _listed_series(entries: Entries) -> Series:
    node = entries.node("values")
    name = entries.line("name")
    return Series(name, () if node is None else _values(node, f'series "{shown(name)}"', entries.scope), span=entries.span)


def _values(node: Node, subject: str, scope: Scope) -> tuple[Number | None, ...]:
    return tuple(_value(item, scope) for item in read_list(node, subject, scope))


def _value(node: Node, scope: Scope) -> Number | None:
    """Return the number of `node`, or `None` for a gap."""
    if not isinstance(node, Scalar):
        report_wrong_type("a value of a series", "a number", node, scope.problems)
        return None
    return None if node.is_null else read_number(node, scope)


def _name(node: Node, scope: Scope) -> str:
    if isinstance(node, Scalar):
        return read_line(node, scope)
    report_wrong_type("a category", "text", node, scope.problems)
    return ""


def csv_series(entries: Entries) -> ChartSeries:
    """Return the categories in a CSV file's first column and the series in its others."""
    refuse_two_origins(entries)
    rows = csv_rows(entries)
    if not rows:
        return ChartSeries()
    header, body = rows[0], rows[1:]
    categories = tuple(_name(row[0], entries.scope) for row in body)
    columns = range(1, len(header))
    return ChartSeries(
        categories,
        tuple(
            Series(
                _name(header[column], entries.scope), tuple(_value(row[column], entries.scope) for row in body), span=header[column].span
            )
            for column in columns
        ),
    )


def refuse_two_origins(entries: Entries) -> None:
    """Report data that are given in the document and as a file."""
    for name in ("categories", "series"):
        if entries.node(name) is not None:
            entries.scope.problems.error("two-origins", f'"{name}" and "from" are both given', entries.place(name), "keep one of them")


def typed_points(entries: Entries) -> ChartSeries:
    """Return the points of a scatter chart that are written in the document."""
    for name in ("series", "x-axis", "y-axis"):
        if entries.node(name) is None:
            entries.scope.problems.error("missing-key", f'a scatter chart needs "{name}"', entries.span, f"add {name}")
    match entries.node("series"):
        case None:
            series: tuple[Series, ...] = ()
        case Mapping() as mapping:
            named = ((read_line(entry.key, entries.scope), entry.value) for entry in mapping.entries)
            series = tuple(_points(name, node, entries.scope) for name, node in named)
        case node:
            items = (read_entries(item, SERIES, entries.scope) for item in read_list(node, '"series"', entries.scope))
            given = ((item.line("name"), item.node("values")) for item in items if item is not None)
            series = tuple(_points(name, values, entries.scope) for name, values in given if values is not None)
    return ChartSeries((), series, entries.line("x-axis"), entries.line("y-axis"))


def _points(name: str, node: Node, scope: Scope) -> Series:
    parts = (_point(item, scope) for item in read_list(node, f'series "{shown(name)}"', scope, MAX_POINTS))
    return point_series(name, tuple(part for part in parts if part is not None), node)


def _point(node: Node, scope: Scope) -> tuple[Number, Number, str] | None:
    """Return what is across, what is up, and the label of a point."""
    if not isinstance(node, Sequence) or len(node.items) not in _POINT:
        report_wrong_type(
            "a point", "a list of two numbers and perhaps a label", node, scope.problems, "write it like [3.2, 61] or [3.2, 61, 昆明]"
        )
        return None
    across, up = (_value(item, scope) for item in node.items[:2])
    label = _name(node.items[2], scope) if len(node.items) > 2 else ""
    return (across, up, label) if across and up else None


def point_series(name: str, points: tuple[tuple[Number, Number, str], ...], node: Node) -> Series:
    """Return `points` (across, up, label) as one series."""
    across, values, labels = zip(*points, strict=True) if points else ((), (), ())
    return Series(name, values, across, labels, node.span)


def csv_points(entries: Entries) -> ChartSeries:
    """Return the points in a CSV file's rows: label, across, up, and in a fourth column their series; its header names the axes."""
    refuse_two_origins(entries)
    rows = csv_rows(entries)
    if not rows:
        return ChartSeries()
    header, body = rows[0], rows[1:]
    if len(header) not in (3, 4):
        message = f"the file has {len(header)} columns; points have a label, what is across, what is up, and perhaps a series"
        entries.scope.problems.error("row-width", message, header[0].span, "give it three or four columns")
        return ChartSeries()
    groups: dict[str, list[tuple[Number, Number, str]]] = {}
    for row in body:
        across, up = (_value(cell, entries.scope) for cell in row[1:3])
        name = _name(row[3], entries.scope) if len(row) > 3 else _name(header[2], entries.scope)
        if across and up:
            groups.setdefault(name, []).append((across, up, _name(row[0], entries.scope)))
    across_name, up_name = (_name(cell, entries.scope) for cell in header[1:3])
    series = tuple(point_series(name, tuple(points), header[2]) for name, points in groups.items())
    return ChartSeries((), series, entries.line("x-axis") or across_name, entries.line("y-axis") or up_name)


def read_number(scalar: Scalar, scope: Scope) -> Number | None:
    """Return a number as typed: digits with `,` between thousands, a sign, decimals, an exponent, a percent sign.

    The value of `12.5%` is 12.5: a chart's unit says what is counted, and all numbers of a chart share it. A hyphen before it becomes
    the minus sign that its axis has.
    """
    typed = scalar.text.strip()
    if not _NUMBER.fullmatch(typed) or len(typed) > _MAX_NUMBER_LENGTH:
        scope.problems.error(
            "bad-number",
            f'"{shown(typed)}" is not a number',
            scalar.span,
            'write digits only; words and signs go to "unit", and null is a gap',
        )
        return None
    value = float(typed.rstrip("%％").replace(",", "").replace(MINUS, "-"))
    if abs(value) >= MAX_NUMBER:
        scope.problems.error("bad-number", f'"{shown(typed)}" is too large', scalar.span, "use a larger unit")
        return None
    if 0 < abs(value) < MIN_NUMBER:
        scope.problems.error("bad-number", f'"{shown(typed)}" is too small', scalar.span, "use a smaller unit")
        return None
    return Number(MINUS + typed[1:] if typed.startswith("-") else typed, value)
