"""Charts as native chart shapes with their title, tag and, where a figure or remark goes with them, a takeaway column."""

from dataclasses import replace

from generator.deck import fit
from generator.deck.compose_figures import NUMERAL_SIZES, value_runs, with_change
from generator.deck.compose_shares import large_list_region, large_shares_shapes, shares_fit, shares_shapes
from generator.deck.lettering import Lettering
from generator.deck.master import GUTTER, REMARK_INSET
from generator.deck.pieces import Composed, Piece, text_box
from generator.deck.scene import Anchor, ChartShape, Insets, Rule, Shape, TextBox, TextParagraph
from generator.geometry import Rect
from generator.layout.chart.plot import emphasized
from generator.model.chart import BARS, LYING, MISSING, ROUND, Chart, ChartKind, chart_data
from generator.model.document import Language
from generator.model.figures import Figure
from generator.model.inline import RichText, followed
from generator.model.quantity import split_value

TITLE_GAP = 7.2
TAG_HEIGHT = 22.0
TAG_INSET = 9.0
MOST_BARS = 12
"""Lying bars on one slide: at 18 pt a name needs as much height as its bar."""
MOST_NAMED = 2 * MOST_BARS
"""Standing bars that lie instead where words in their names have no room."""
SMALL_CATEGORIES, SMALL_SERIES = 6, 2
TAKEAWAY_SIZE = 66.0
TAKEAWAY_NUMERAL = 86.5
"""From the rule of the takeaway to its numeral's baseline."""
LEAST_HEIGHT = 150.0
LYING_NAME_SIZE = 18.0
NAME_SIZES = (14.0, 13.0, 12.0)
"""Of names below a plot, the best first; the first too where none helps, since every second, third … name is left out then."""
SLOT_SHARE = 0.9
"""Of a chart's width divided by its categories that a name may take: the axis needs some too."""


def chart_parts(lettering: Lettering, piece: Piece, chart: Chart, region: Rect) -> tuple[Piece, ...]:
    """Return `chart` whole, or in alike parts where lying bars are too many for a slide: all in one scale, with one bar stressed."""
    chart = _readable(lettering, chart, _plot_region(region, _title(lettering, chart, region)[1]))
    piece = piece._replace(block=chart)
    if chart.kind not in LYING or len(chart.categories) <= MOST_BARS:
        return (piece,)
    stressed = emphasized(chart, last=False)
    chart = chart if stressed is None else replace(chart, emphasis=chart.categories[stressed])
    pieces, start = [], 0
    for count in fit.balanced([1.0] * len(chart.categories), MOST_BARS):
        stop = start + count
        series = tuple(replace(s, values=s.values[start:stop]) for s in chart.series)
        part = replace(chart, categories=chart.categories[start:stop], series=series)
        pieces.append(piece._replace(block=part, follows=piece.follows or start > 0, part_of=piece.part_of or chart))
        start = stop
    return tuple(pieces)


def _readable(lettering: Lettering, chart: Chart, plot: Rect) -> Chart:
    """Return `chart`, lying bars in place of a disc or of standing bars that have no room for words in their names."""
    if chart.kind in ROUND and not shares_fit(lettering, chart, plot):
        return replace(chart, kind=ChartKind.BAR)
    if chart.kind not in BARS - LYING or len(chart.categories) > MOST_NAMED or _are_counted(chart.categories):
        return chart
    return _laid(chart) if _whole_word_size(lettering, chart, plot.width) is None else chart


def _are_counted(categories: tuple[str, ...]) -> bool:
    """Tell whether most names are numbers or dates, of which readers know those that are left out."""
    return 2 * sum(any(character.isdigit() for character in name) for name in categories) > len(categories)


def _laid(chart: Chart) -> Chart:
    """Return `chart` with its standing bars lying, the same one stressed."""
    stressed = emphasized(chart, last=True)
    kind = ChartKind(chart.kind.replace("column", "bar"))
    return replace(chart, kind=kind, emphasis=chart.emphasis if stressed is None else chart.categories[stressed])


def is_small(chart: Chart) -> bool:
    """Tell whether half a slide is enough for `chart`."""
    return chart.kind in ROUND or (
        chart.kind is not ChartKind.SCATTER
        and len(chart.categories) <= SMALL_CATEGORIES
        and len(chart.series) <= SMALL_SERIES
        and chart.kind not in LYING
    )


def chart_composed(lettering: Lettering, chart: Chart, region: Rect, *, alone: bool = False, part_of: Chart | None = None) -> Composed:
    """Return `chart` filling `region`, its title with the unit above it; that of a disc `alone` on a slide above its list.

    It has the scale of the chart that it is `part_of`.
    """
    large = _large_disc(lettering, chart, region) if alone and chart.kind in ROUND else None
    if large is not None:
        return large
    shapes, top = _title(lettering, chart, region)
    rect = _plot_region(region, top)
    chart = _readable(lettering, chart, rect)
    alt = chart.alt or chart_words(lettering, chart)
    if chart.kind in ROUND:
        return Composed((*shapes, *shares_shapes(lettering, chart, rect, alt)), region.bottom)
    shape = ChartShape("chart", rect, chart, alt, category_size=_name_size(lettering, chart, rect.width), part_of=part_of)
    return Composed((*shapes, shape), region.bottom)


def _name_size(lettering: Lettering, chart: Chart, width: float) -> float:
    """Return the size of the names of categories: smaller where a word would be longer than its slot, which programs cut at any letter."""
    if chart.kind in LYING:
        return LYING_NAME_SIZE
    return _whole_word_size(lettering, chart, width) or NAME_SIZES[0]


def _whole_word_size(lettering: Lettering, chart: Chart, width: float) -> float | None:
    """Return the best size in which every word stands in its slot, `None` where none is small enough.

    Korean names count whole: Impress 26.8 ends their lines on an axis at any letter.
    """
    names = chart.categories
    words = set(names) if lettering.language is Language.KOREAN else {word for name in names for word in name.split() if word.isascii()}
    widest = max((fit.width(lettering, lettering.paragraph(word, "data-label")) for word in words), default=0.0)
    em = widest / lettering.role("data-label").size
    slot = SLOT_SHARE * width / max(len(chart.categories), 1)
    return next((size for size in NAME_SIZES if em * size <= slot), None)


def _large_disc(lettering: Lettering, chart: Chart, region: Rect) -> Composed | None:
    """Return a disc as high as `region`, its title and a large list of its parts beside it; `None` where they have no room."""
    title, top = _title(lettering, chart, large_list_region(region))
    shares = large_shares_shapes(lettering, chart, region, top, chart.alt or chart_words(lettering, chart))
    return Composed((*title, *shares), region.bottom) if shares is not None else None


def _plot_region(region: Rect, top: float) -> Rect:
    return Rect.edges(region.x, top, region.right, region.bottom)


def chart_words(lettering: Lettering, chart: Chart) -> str:
    """Return what `chart` shows for those who cannot see it: its title, then every series with its values as typed."""
    words = lettering.words
    remarks = (f"{note.at}{words.colon}{note.text}" for note in chart.annotations)
    if chart.kind is ChartKind.SCATTER:
        data = chart_data(chart)
        points = words.list_separator.join(" ".join(row) for row in data.rows)
        return words.comma.join((_titled(lettering, chart), f"{' '.join(filter(None, data.head))}{words.colon}{points}", *remarks))
    series = (
        f"{s.name}{words.colon}"
        + words.list_separator.join(f"{c} {v.typed if v else MISSING}" for c, v in zip(chart.categories, s.values, strict=True))
        for s in chart.series
    )
    return words.comma.join((_titled(lettering, chart), *series, *remarks))


def takeaway_shapes(lettering: Lettering, figure: Figure, top: float) -> tuple[Shape, ...]:
    """Return the one figure that a chart shows, in the column beside it."""
    value = split_value(figure.value, figure.unit)
    column = takeaway_column(lettering)
    sizes = [size for size in NUMERAL_SIZES if size <= TAKEAWAY_SIZE]
    numerals = [
        TextParagraph(
            with_change(lettering, value_runs(lettering, value, size, "accent"), figure.change), round(fit.NATURAL_LEADING * size, 1)
        )
        for size in sizes
    ]
    numeral = next((n for n in numerals if fit.on_one_line(lettering, n, column.width)), numerals[-1])
    label = lettering.paragraph(figure.label, "figure-label")
    height = fit.height(lettering, (label,), column.width)
    return (
        _takeaway_rule(column, top),
        text_box("takeaway value", fit.on_baseline(numeral, column.x, top + TAKEAWAY_NUMERAL, column.width), numeral, wrap=False),
        text_box("takeaway label", Rect(column.x, top + 100, column.width, height), label),
    )


def takeaway_fits(lettering: Lettering, figure: Figure, body: Rect) -> bool:
    """Tell whether `figure` stands in the column beside a chart."""
    *_, numeral, label = takeaway_shapes(lettering, figure, body.y)
    boxes = [shape for shape in (numeral, label) if isinstance(shape, TextBox)]
    return boxes[-1].rect.bottom <= body.bottom and fit.on_one_line(lettering, boxes[0].paragraphs[0], takeaway_column(lettering).width)


def remark_shapes(lettering: Lettering, texts: tuple[RichText, ...], top: float) -> tuple[Shape, ...]:
    """Return a remark on a chart, in the column beside it."""
    paragraphs = remark_paragraphs(lettering, texts)
    column = takeaway_column(lettering)
    rect = Rect(column.x, top + REMARK_INSET, column.width, fit.height(lettering, paragraphs, column.width))
    return (_takeaway_rule(column, top), TextBox("takeaway", rect, paragraphs, outlined=True))


def remark_paragraphs(lettering: Lettering, texts: tuple[RichText, ...]) -> tuple[TextParagraph, ...]:
    return tuple(lettering.paragraph(text, "body", before=7.2 if index else 0.0) for index, text in enumerate(texts))


def takeaway_column(lettering: Lettering) -> Rect:
    """Return the column beside a chart, over the whole height of the body."""
    x = lettering.grid.column_x(10) + GUTTER
    return Rect(x, lettering.grid.hang_line, lettering.grid.columns_width(3) - GUTTER, lettering.grid.body_end - lettering.grid.hang_line)


def _takeaway_rule(column: Rect, top: float) -> Rule:
    return Rule("takeaway rule", column.x, top, column.right, top, 1.5, "ink")


def _titled(lettering: Lettering, chart: Chart) -> str:
    return f"{chart.title}{lettering.words.aside(chart.unit)}" if chart.unit else chart.title


def _title(lettering: Lettering, chart: Chart, region: Rect) -> tuple[tuple[Shape, ...], float]:
    """Return the title with the unit, the tag of invented data after it, and the y below them."""
    unit = lettering.words.aside(chart.unit) if chart.unit else ""
    paragraph = lettering.paragraph(followed(chart.heading, unit), "chart-title")
    tag = lettering.paragraph(lettering.words.sample, "tag")
    tag_width = fit.width(lettering, tag) + 2 * TAG_INSET if chart.sample else 0.0
    room = region.width - (tag_width + GUTTER if chart.sample else 0.0)
    height = fit.height(lettering, (paragraph,), room)
    title = text_box("chart title", Rect(region.x, region.y, room, height), paragraph)
    if not chart.sample:
        return (title,), region.y + height + TITLE_GAP
    natural = fit.width(lettering, paragraph) / (1 - fit.RESERVE)
    x = region.x + min(natural, room) + GUTTER
    insets = Insets(TAG_INSET, 0, TAG_INSET, 0)
    box = TextBox(
        "sample", Rect(x, region.y, tag_width, TAG_HEIGHT), (tag,), anchor=Anchor.MIDDLE, insets=insets, fill="accent-2", wrap=False
    )
    # One line is never wrapped: programs set the gaps at brackets wider than they were measured, and the tag stands clear of it.
    title = title._replace(rect=Rect(region.x, region.y, min(natural, room), height), wrap=natural > room)
    return (title, box), region.y + height + TITLE_GAP
