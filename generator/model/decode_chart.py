"""Charts: their kind, how their numbers are written, and what a chart of that kind cannot show."""

from dataclasses import replace
from typing import Final

from generator.model.base import Number
from generator.model.chart import ROUND, SHARES, Annotation, Chart, ChartKind, Series
from generator.model.decode_series import MAX_CATEGORIES, MAX_POINTS, ChartSeries, csv_points, csv_series, typed_points, typed_series
from generator.model.entries import Entries
from generator.model.explain import shown
from generator.model.keys import ANNOTATION
from generator.model.numerals import NumberFormat, parse_format, suffix_shift
from generator.problems import did_you_mean

MAX_SERIES: Final = 12
MAX_SLICES: Final = 24
"""Of a pie: the names of more have no room round it."""
CLEAR_SERIES: Final = 6
"""A theme has colours for so many."""
CLEAR_SLICES: Final = 8


def decode_chart(entries: Entries) -> Chart:
    """Return a chart whose series are as long as its categories, or one of what could be read after reporting why not."""
    told = len(entries.scope.problems.items)
    kind = entries.choice("kind", ChartKind.COLUMN)
    _check_keys(entries, kind)
    data = _data(entries, kind)
    _check_sizes(entries, data)
    if len(entries.scope.problems.items) == told:
        _check_values(entries, kind, data.series)
    title, marked_title = entries.titled("title")
    return Chart(
        kind=kind,
        title=title,
        marked_title=marked_title,
        unit=entries.line("unit"),
        categories=data.categories,
        series=_formatted(entries, data.series),
        across=data.across,
        upwards=data.upwards,
        annotations=_annotations(entries, kind, data),
        emphasis=_emphasis(entries, data.categories),
        sample=entries.flag("sample"),
        source=entries.source(),
        alt=entries.remark("alt"),
    )


def _check_keys(entries: Entries, kind: ChartKind) -> None:
    """Report keys that a chart of this kind has no use for."""
    useless = {
        ChartKind.SCATTER: ("categories", "emphasis"),
        ChartKind.PIE: ("x-axis", "y-axis", "annotations"),
        ChartKind.DOUGHNUT: ("x-axis", "y-axis", "annotations"),
    }.get(kind, ("x-axis", "y-axis"))
    for name in useless:
        if entries.node(name) is not None:
            entries.scope.problems.error("chart-key", f'a {kind} chart has no "{name}"', entries.place(name), "remove it")


def _data(entries: Entries, kind: ChartKind) -> ChartSeries:
    from_file = entries.node("from") is not None
    if kind is ChartKind.SCATTER:
        return csv_points(entries) if from_file else typed_points(entries)
    data = csv_series(entries) if from_file else typed_series(entries)
    _check_lengths(entries, data)
    return data


def _check_lengths(entries: Entries, data: ChartSeries) -> None:
    for one in data.series:
        if data.categories and one.values and len(one.values) != len(data.categories):
            message = f'series "{shown(one.name)}" has {len(one.values)} values for {len(data.categories)} categories'
            entries.scope.problems.error("series-length", message, one.span, "give one value for each category, null for a gap")


def _check_sizes(entries: Entries, data: ChartSeries) -> None:
    sizes = (
        (len(data.series), MAX_SERIES, "series", "divide it into two charts"),
        (len(data.categories), MAX_CATEGORIES, "categories", "divide it"),
        (sum(len(one.across) for one in data.series), MAX_POINTS, "points", "divide it"),
    )
    for count, most, what, hint in sizes:
        if count > most:
            message = f"the chart has {count} {what}, {most} are allowed"
            entries.scope.problems.error("too-many-items", message, entries.span, hint)


def _check_values(entries: Entries, kind: ChartKind, series: tuple[Series, ...]) -> None:
    """Report what a complete chart of this kind cannot show, and what it shows badly."""
    problems = entries.scope.problems
    if not any(value is not None for one in series for value in one.values):
        problems.error("no-values", "the chart has no values", entries.span, "give at least one number")
    if kind in ROUND:
        _check_shares(entries, kind, series)
    if kind in SHARES or kind is ChartKind.STACKED_AREA:
        _check_parts(entries, kind, series)
    if kind is ChartKind.AREA and len(series) > 1:
        hint = "use a stacked-area or line chart"
        problems.error("area-series", "an area chart shows one series, others would be hidden behind it", series[1].span, hint)
    if len(series) > CLEAR_SERIES:
        message = f"the chart has {len(series)} series; more than {CLEAR_SERIES} are hard to tell apart"
        problems.warn("many-series", message, series[CLEAR_SERIES].span, "leave out the small ones, or divide it into two charts")


def _check_parts(entries: Entries, kind: ChartKind, series: tuple[Series, ...]) -> None:
    """Report parts that do not add up to a whole, and gaps in what has no bars to leave out."""
    for one in series:
        if any(value is not None and value.value < 0 for value in one.values):
            message = f'a {kind} chart needs values of 0 or more, series "{shown(one.name)}" has one below'
            entries.scope.problems.error("stacked-values", message, one.span, "use a column or line chart")
        if kind is ChartKind.STACKED_AREA and None in one.values:
            message = f'a {kind} chart has no gaps, series "{shown(one.name)}" has one'
            entries.scope.problems.error("stacked-values", message, one.span, "use a stacked-column chart, or write 0 if it is nothing")


def _check_shares(entries: Entries, kind: ChartKind, series: tuple[Series, ...]) -> None:
    problems = entries.scope.problems
    if len(series) > 1:
        problems.error(
            "pie-series", f"a {kind} chart shows one series, this one has {len(series)}", series[1].span, "use a stacked-bar chart"
        )
    if series:
        _check_slices(entries, kind, series[0])
    values = [value.value for one in series[:1] for value in one.values if value is not None]
    if values and (min(values) < 0 or sum(values) <= 0):
        problems.error(
            "pie-values", f"a {kind} chart needs values of 0 or more that add up to more than 0", series[0].span, "use a bar chart"
        )


def _check_slices(entries: Entries, kind: ChartKind, series: Series) -> None:
    problems, count = entries.scope.problems, len(series.values)
    if count > MAX_SLICES:
        problems.error("pie-slices", f"a {kind} chart shows up to {MAX_SLICES} parts, this one has {count}", series.span, "use a bar chart")
    elif count > CLEAR_SLICES:
        message = f"the {kind} chart has {count} parts; more than {CLEAR_SLICES} are hard to tell apart"
        problems.warn("many-slices", message, series.span, "use a bar chart, or sum up the small ones")


def _formatted(entries: Entries, series: tuple[Series, ...]) -> tuple[Series, ...]:
    """Return `series` with their numbers written in the author's format, where there is one."""
    pattern = entries.token("format")
    if not pattern:
        return series
    form = parse_format(pattern)
    if form is None:
        message, hint = f'"{shown(pattern)}" is not a number format', "write it like 0, 0.0, 0,000, +0.0%, 0.0万 or 0 台"
        entries.scope.problems.error("bad-format", message, entries.place("format"), hint)
        return series
    return tuple(replace(one, values=tuple(number and _written(number, form) for number in one.values)) for one in series)


def _written(number: Number, form: NumberFormat) -> Number:
    """Return `number` in `form`; one that was typed with a per cent sign is not multiplied again."""
    if number.typed.endswith("%") and form.shift == suffix_shift("%"):
        form = form._replace(shift=0)
    return Number(form.show(number.value), number.value)


def _annotations(entries: Entries, kind: ChartKind, data: ChartSeries) -> tuple[Annotation, ...]:
    """Return the remarks on data that are there, one for each at most."""
    decoded = entries.all_below("annotations", ANNOTATION, lambda below: _annotation(below, kind, data))
    kept: dict[tuple[str, str], Annotation] = {}
    for note in decoded:
        if note and (note.at, note.series) in kept:
            message = f'there are two annotations at "{shown(note.at)}"'
            entries.scope.problems.error("two-annotations", message, note.span, "write both in one text")
        elif note:
            kept[note.at, note.series] = note
    return tuple(kept.values())


def _annotation(entries: Entries, kind: ChartKind, data: ChartSeries) -> Annotation | None:
    at, text = entries.line("at"), entries.line("text")
    names = [one.name for one in data.series]
    series = entries.line("series") or _series_at(at, kind, data)
    if series not in names:
        hint = did_you_mean(series, names) or f"the series are {shown(', '.join(names))}"
        entries.scope.problems.error("unknown-series", f'there is no series "{shown(series)}"', entries.place("series"), hint)
        return None
    one = data.series[names.index(series)]
    known = one.labels if kind is ChartKind.SCATTER else data.categories
    if at not in known:
        what = "point labelled" if kind is ChartKind.SCATTER else "category"
        hint = did_you_mean(at, known) or "write its name as it stands in the data"
        entries.scope.problems.error("unknown-category", f'there is no {what} "{shown(at)}" to annotate', entries.place("at"), hint)
        return None
    if known.index(at) < len(one.values) and one.values[known.index(at)] is None:
        message = f'series "{shown(series)}" has no value at "{shown(at)}"'
        entries.scope.problems.error("annotated-gap", message, entries.place("at"), "annotate a neighbour")
        return None
    return Annotation(at, series, text, entries.span)


def _series_at(at: str, kind: ChartKind, data: ChartSeries) -> str:
    """Return the series that is meant where the author names none: the one with that point, or the first."""
    labelled = (one.name for one in data.series if kind is ChartKind.SCATTER and at in one.labels)
    return next(labelled, data.series[0].name if data.series else "")


def _emphasis(entries: Entries, categories: tuple[str, ...]) -> str:
    name = entries.line("emphasis")
    if name and categories and name not in categories:
        hint = did_you_mean(name, categories) or f"the categories are {shown(', '.join(categories))}"
        entries.scope.problems.error(
            "unknown-category", f'there is no category "{shown(name)}" to emphasise', entries.place("emphasis"), hint
        )
        return ""
    return name
