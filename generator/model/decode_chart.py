"""Charts: their kind, their numbers, and what a chart of that kind cannot show."""

import re
from typing import Final

from generator.model.base import Number
from generator.model.chart import Chart, ChartKind, Series
from generator.model.csv_rows import csv_rows
from generator.model.entries import Entries, Scope, read_entries, read_line, read_list
from generator.model.explain import report_wrong_type, shown
from generator.model.keys import SERIES
from generator.model.quantity import NUMBER
from generator.problems import did_you_mean
from generator.source.nodes import Mapping, Node, Scalar

MAX_CATEGORIES: Final = 200
MAX_SERIES: Final = 12
MAX_SLICES: Final = 24
"""Of a pie: the names of more have no room round it."""
MAX_NUMBER, MIN_NUMBER = 1e15, 1e-9
"""Sizes that a chart's scale, and the 15 digits of its workbook, can tell apart."""
_MAX_NUMBER_LENGTH: Final = 40
_NUMBER: Final = re.compile(rf"{NUMBER}(?:[eE][+\-]?\d{{1,3}})?[%％]?")


def decode_chart(entries: Entries) -> Chart:
    """Return a chart whose series are as long as its categories, or one of what could be read after reporting why not."""
    told = len(entries.scope.problems.items)
    kind = entries.choice("kind", ChartKind.COLUMN)
    categories, series = _csv_chart(entries) if entries.node("from") is not None else _typed_chart(entries)
    _check_lengths(entries, categories, series)
    if len(entries.scope.problems.items) == told:
        _check_values(entries, kind, series)
    return Chart(
        kind=kind,
        title=entries.line("title"),
        unit=entries.line("unit"),
        categories=categories,
        series=series,
        emphasis=_emphasis(entries, categories),
        sample=entries.flag("sample"),
        source=entries.source(),
        alt=entries.remark("alt"),
    )


def _typed_chart(entries: Entries) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    for name in ("categories", "series"):
        if entries.node(name) is None:
            entries.scope.problems.error("missing-key", f'a chart needs "{name}", or "from" with a CSV file', entries.span, f"add {name}")
    node = entries.node("categories")
    nodes = () if node is None else read_list(node, '"categories"', entries.scope, MAX_CATEGORIES)
    return tuple(_name(item, entries.scope) for item in nodes), _series(entries)


def _series(entries: Entries) -> tuple[Series, ...]:
    match entries.node("series"):
        case None:
            return ()
        case Mapping() as mapping:
            return tuple(
                Series(
                    read_line(entry.key, entries.scope),
                    _values(entry.value, f'series "{shown(entry.key.text)}"', entries.scope),
                    entry.key.span,
                )
                for entry in mapping.entries
            )
        case node:
            items = (read_entries(item, SERIES, entries.scope) for item in read_list(node, '"series"', entries.scope))
            return tuple(_listed_series(item) for item in items if item is not None)


def _listed_series(entries: Entries) -> Series:
    node = entries.node("values")
    name = entries.line("name")
    return Series(name, () if node is None else _values(node, f'series "{shown(name)}"', entries.scope), entries.span)


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


def _csv_chart(entries: Entries) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return the categories in a CSV file's first column and the series in its others."""
    for name in ("categories", "series"):
        if entries.node(name) is not None:
            entries.scope.problems.error("two-origins", f'"{name}" and "from" are both given', entries.place(name), "keep one of them")
    rows = csv_rows(entries)
    if not rows:
        return (), ()
    header, body = rows[0], rows[1:]
    categories = tuple(_name(row[0], entries.scope) for row in body)
    columns = range(1, len(header))
    return categories, tuple(
        Series(_name(header[column], entries.scope), tuple(_value(row[column], entries.scope) for row in body), header[column].span)
        for column in columns
    )


def _check_lengths(entries: Entries, categories: tuple[str, ...], series: tuple[Series, ...]) -> None:
    problems = entries.scope.problems
    if len(series) > MAX_SERIES:
        problems.error(
            "too-many-items", f"the chart has {len(series)} series, {MAX_SERIES} are allowed", entries.span, "divide it into two charts"
        )
    if len(categories) > MAX_CATEGORIES:
        problems.error(
            "too-many-items", f"the chart has {len(categories)} categories, {MAX_CATEGORIES} are allowed", entries.span, "divide it"
        )
    for one in series:
        if categories and one.values and len(one.values) != len(categories):
            message = f'series "{shown(one.name)}" has {len(one.values)} values for {len(categories)} categories'
            problems.error("series-length", message, one.span, "give one value for each category, null for a gap")


def _check_values(entries: Entries, kind: ChartKind, series: tuple[Series, ...]) -> None:
    """Report what a complete chart of this kind cannot show."""
    problems = entries.scope.problems
    if not any(value is not None for one in series for value in one.values):
        problems.error("no-values", "the chart has no values", entries.span, "give at least one number")
    if kind in (ChartKind.PIE, ChartKind.DOUGHNUT):
        _check_shares(entries, kind, series)


def _check_shares(entries: Entries, kind: ChartKind, series: tuple[Series, ...]) -> None:
    problems = entries.scope.problems
    if len(series) > 1:
        problems.error(
            "pie-series", f"a {kind} chart shows one series, this one has {len(series)}", series[1].span, "use a stacked-bar chart"
        )
    if series and len(series[0].values) > MAX_SLICES:
        count = len(series[0].values)
        problems.error(
            "pie-slices", f"a {kind} chart shows up to {MAX_SLICES} parts, this one has {count}", series[0].span, "use a bar chart"
        )
    values = [value.value for one in series[:1] for value in one.values if value is not None]
    if values and (min(values) < 0 or sum(values) <= 0):
        problems.error(
            "pie-values", f"a {kind} chart needs values of 0 or more that add up to more than 0", series[0].span, "use a bar chart"
        )


def _emphasis(entries: Entries, categories: tuple[str, ...]) -> str:
    name = entries.line("emphasis")
    if name and categories and name not in categories:
        hint = did_you_mean(name, categories) or f"the categories are {shown(', '.join(categories))}"
        entries.scope.problems.error(
            "unknown-category", f'there is no category "{shown(name)}" to emphasise', entries.place("emphasis"), hint
        )
        return ""
    return name


def read_number(scalar: Scalar, scope: Scope) -> Number | None:
    """Return a number as typed: digits with `,` between thousands, a sign, decimals, an exponent, a percent sign.

    The value of `12.5%` is 12.5: a chart's unit says what is counted, and all numbers of a chart share it.
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
    value = float(typed.rstrip("%％").replace(",", "").replace("−", "-"))
    if abs(value) >= MAX_NUMBER:
        scope.problems.error("bad-number", f'"{shown(typed)}" is too large', scalar.span, "use a larger unit")
        return None
    if 0 < abs(value) < MIN_NUMBER:
        scope.problems.error("bad-number", f'"{shown(typed)}" is too small', scalar.span, "use a smaller unit")
        return None
    return Number(typed, value)
