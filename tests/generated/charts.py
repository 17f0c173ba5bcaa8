"""Charts of every kind: few and many numbers, gaps, values below zero, formats, remarks."""

from typing import Final

from generator.model.chart import ROUND, SHARES, ChartKind
from generator.model.keys import ANNOTATION, CHART
from tests.generated.texts import TextWriter, Value

_FORMATS: Final = ("0", "0.0", "0,000", "0.0万", "0%", "+0.0", "0k")
_SIZES: Final = (1.0, 10.0, 100.0, 5e4, 3e8)
_OPTIONAL: Final = ("emphasis", "format", "annotations")
_NO_GAPS: Final = {ChartKind.STACKED_AREA} | ROUND
_NONE_BELOW: Final = {ChartKind.STACKED_AREA} | ROUND | SHARES
_ONE_SERIES: Final = {ChartKind.AREA} | ROUND


def chart(texts: TextWriter, kind: ChartKind) -> dict[str, Value]:
    """Return a chart of `kind`."""
    if kind is ChartKind.SCATTER:
        return _scatter(texts)
    most = 24 if kind in ROUND else texts.random.choice((3, 6, 12, 60))
    names = _names(texts, texts.random.randint(1, most))
    count = 1 if kind in _ONE_SERIES else texts.random.choice((1, 1, 2, 3, 4, 7))
    size = texts.random.choice(_SIZES)
    series = {name: [_number(texts, kind, size) for _ in names] for name in _names(texts, count)}
    for values in series.values():
        values[0] = f"{size * 0.7:.1f}"  # some number above zero, whatever else there is
    listed = [{"name": name, "values": values} for name, values in series.items()]
    made: dict[str, Value] = {"kind": kind.value, "categories": names, "series": listed if texts.chance(0.2) else series}
    made["emphasis"] = texts.random.choice(names)
    made["format"] = texts.random.choice(_FORMATS)
    if kind not in ROUND:
        made["annotations"] = [_remark(texts, names[0], next(iter(series)) if count > 1 else "")]
    return _finished(texts, made)


def _scatter(texts: TextWriter) -> dict[str, Value]:
    labels = _names(texts, texts.random.randint(1, 24))
    points = [[_number(texts, ChartKind.LINE, 10.0) or "5", _number(texts, ChartKind.LINE, 100.0) or "50", label] for label in labels]
    first, second = _names(texts, 2)
    half = len(points) // 2
    series = {first: points[:half], second: points[half:]} if half and texts.chance(0.5) else {first: points}
    made: dict[str, Value] = {"kind": "scatter", "series": series, "x-axis": texts.line("axis"), "y-axis": texts.line("axis")}
    made["annotations"] = [_remark(texts, labels[0], first if len(series) > 1 else "")]
    return _finished(texts, made)


def _finished(texts: TextWriter, made: dict[str, Value]) -> dict[str, Value]:
    """Return `made` with what every chart may have, and as often as not without what it may have of its own."""
    kept = {name: value for name, value in made.items() if name not in _OPTIONAL or texts.chance(0.4)}
    return texts.fill(CHART, kept, (*_OPTIONAL, "x-axis", "y-axis")) | {"alt": texts.speaker.phrase(10, 60)}


def _remark(texts: TextWriter, at: str, series: str) -> dict[str, Value]:
    """Return a remark on the datum at a category or label; `series` is "" where there is one series."""
    return texts.fill(ANNOTATION, {"at": at} | ({"series": series} if series else {}), ("series",))


def _number(texts: TextWriter, kind: ChartKind, size: float) -> str | None:
    if kind not in _NO_GAPS and texts.chance(0.08):
        return None
    low = 0.0 if kind in _NONE_BELOW or texts.chance(0.8) else -size
    value = texts.random.uniform(low, size)
    return texts.random.choice((f"{value:z.1f}", f"{value:z.2f}", f"{value:z.0f}", f"{value:z,.0f}"))


def _names(texts: TextWriter, count: int) -> list[str]:
    """Return `count` different names, short or long, or months."""
    most = texts.random.choice((4, 4, 12, 24))
    names = dict.fromkeys(texts.speaker.phrase(2, most) for _ in range(count))
    return [*names, *(f"{number}月" for number in range(1, count + 1))][:count]
