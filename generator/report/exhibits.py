"""Figures, charts, comparisons, timelines and pictures: numbered in the rail, captioned above, sourced below."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from generator.geometry import Rect
from generator.layout.chart.drawing import chart_plot
from generator.layout.chart.plot import Plot
from generator.layout.compare import compare_drawing, to_scale, with_long_values_as_words
from generator.layout.dividing import divided
from generator.layout.drawing import Drawing, Group
from generator.layout.figures import ROW_GAP, figures_rows
from generator.layout.image import image_drawing, lettered
from generator.layout.structure import Element, Tag
from generator.layout.timeline import is_lying, lying_timeline, standing_timeline
from generator.model.chart import Chart, chart_data
from generator.model.compare import Compare
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.inline import RichText, followed, plain_text
from generator.model.table import Alignment, Column, Row, Table
from generator.model.timeline import Timeline
from generator.problems import RenderError
from generator.report.captions import EXHIBIT_SPACE, caption_pieces, continued_name, listed, source_pieces
from generator.report.composer import Composer
from generator.report.galley import Lowering, Piece, Role
from generator.report.place import Place
from generator.report.tables import data_pieces
from generator.theme.citations import credit
from generator.theme.words import Words

CARDS_SPACE = 27.0
CAPTION_TO_DRAWING = 8.0
DRAWING_TO_SOURCE = 5.0
BARS_TO_SOURCE = 7.5
CARDS_TO_SOURCE = 9.0
TALLEST_FIGURE = 0.8
"""Of the type area. What is taller goes on on the next page; the rest of a page is enough for headings and caption above it."""
LOWEST_IMAGE = 0.75
"""Of its height that a picture keeps where the rest of a page is too low for it."""


def figures_pieces(block: Figures, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield the cards with the sources of all of them below."""
    section = composer.section.add(Tag.DIVISION)
    rows = figures_rows(block, composer.setter, section.add(Tag.LIST), place.width, place.rail)
    ids = dict.fromkeys([block.source, *(figure.source for figure in block.items)])
    sources = [line for name in ids if (line := composer.source_line(name))]
    after = 0.0 if sources else EXHIBIT_SPACE
    for n, row in enumerate(rows):
        ends = n == len(rows) - 1
        before = CARDS_SPACE if n == 0 else ROW_GAP
        yield from _figures(composer, row, place, None, before=before, after=after if ends else 0.0, keep_next=ends and bool(sources))
    yield from source_pieces(composer, sources, place, section, CARDS_TO_SOURCE)


def chart_pieces(block: Chart, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield a chart; where its drawing could not write every value, a table of them follows on the same page."""
    words = composer.setter.words
    title = chart_title(block, words)
    number = composer.next_figure()
    section = composer.section.add(Tag.DIVISION)
    yield from caption_pieces(composer, number, _titled(block, title), place, section.add(Tag.CAPTION), sample=block.sample)
    plot = chart_plot(block, composer.setter, place.width)
    sources = listed(composer.source_line(block.source, sample=block.sample))
    rest = bool(sources) or not plot.table
    after = 0.0 if sources and plot.table else EXHIBIT_SPACE
    figure = Illustration(section, block.alt or title if plot.complete else _with_remarks(block, words))
    yield from _figures(
        composer,
        plot.drawing,
        place,
        figure,
        number=number,
        before=CAPTION_TO_DRAWING,
        after=after,
        keep_next=rest,
        lowering=_chart_lowering(plot),
    )
    if plot.table:
        section.children.append(plot.table)
    else:
        yield from data_pieces(chart_table(block), composer, place, number, section, before=CAPTION_TO_DRAWING, ends=not sources)
    yield from source_pieces(composer, sources, place, section, DRAWING_TO_SOURCE)


def _chart_lowering(plot: Plot) -> Lowering | None:
    high, lowered = plot.drawing.height, plot.lowered
    return Lowering(high, high - plot.spare, lambda height: lowered(high - height).drawing) if lowered and plot.spare else None


def chart_title(chart: Chart, words: Words) -> str:
    """Return the caption of `chart`: title, the only series' name where the title does not have it, unit."""
    name = chart.series[0].name if len(chart.series) == 1 else ""
    title = chart.title if name in chart.title else f"{chart.title}{words.colon}{name}"
    return f"{title}{words.aside(chart.unit)}" if chart.unit else title


def _titled(chart: Chart, title: str) -> RichText:
    """Return `title`, which goes on from the one of `chart`, with the mark-up of that."""
    return followed(chart.heading, title.removeprefix(chart.title))


def _with_remarks(chart: Chart, words: Words) -> str:
    """Return the words in place of a figure whose remarks stand in no table."""
    remarks = (f"{note.at}{words.colon}{note.text}" for note in chart.annotations)
    return words.comma.join((chart.alt or chart_title(chart, words), *remarks))


def chart_table(chart: Chart) -> Table:
    """Return the data of `chart` as a table."""
    data = chart_data(chart)
    columns = (
        *(Column(title=RichText(), group=n < data.names - 1) for n in range(data.names)),
        *(Column(title=plain_text(name), align=Alignment.RIGHT) for name in data.head[data.names :]),
    )
    return Table(caption="", columns=columns, rows=tuple(Row(tuple(map(plain_text, row))) for row in data.rows))


def compare_pieces(block: Compare, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield a comparison; the line below tells when its bars are to scale."""
    setter = composer.setter
    block = with_long_values_as_words(setter.words.named(block), setter, place.width)
    section = composer.section.add(Tag.DIVISION)
    if block.measure:
        yield from caption_pieces(composer, composer.next_figure(), block.heading, place, section.add(Tag.CAPTION))
    cited = composer.source_line(block.source)
    line = _sentences(cited, setter.words.to_scale) if to_scale(block) else cited
    sides = (block.before, block.after)
    alt = setter.words.list_separator.join(f"{side.label} {side.value}{side.unit}{side.text.plain}" for side in sides)
    sources = listed(line)
    before = CAPTION_TO_DRAWING if block.measure else EXHIBIT_SPACE
    drawing = compare_drawing(block, setter, place.width)
    after = 0.0 if sources else EXHIBIT_SPACE
    figure = Illustration(section, alt)
    yield from _figures(composer, drawing, place, figure, before=before, after=after, keep_next=bool(sources))
    yield from source_pieces(composer, sources, place, section, BARS_TO_SOURCE)


def timeline_pieces(block: Timeline, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield the steps side by side where they have room, else below each other, where a page may end between them.

    The steps after the first have the name of the timeline above them on the pages that they begin.
    """
    setter = composer.setter
    section = composer.section.add(Tag.DIVISION)
    number = composer.next_figure() if block.title else ""
    if number:
        yield from caption_pieces(composer, number, block.heading, place, section.add(Tag.CAPTION))
    before = CAPTION_TO_DRAWING if number else EXHIBIT_SPACE
    sources = listed(composer.source_line(block.source))
    after = 0.0 if sources else EXHIBIT_SPACE
    if is_lying(block, setter, place.width):
        drawing = lying_timeline(block, setter, section.add(Tag.LIST), place.width)
        yield from _figures(composer, drawing, place, None, before=before, after=after, keep_next=bool(sources))
    else:
        steps = standing_timeline(block, setter, section.add(Tag.LIST), place.width)
        name = continued_name(composer, number, place) if number else None
        for n, step in enumerate(steps):
            ends = n == len(steps) - 1
            yield composer.piece(
                step.drawing,
                Role.STEP,
                place.x,
                before=before if n == 0 else 0.0,
                after=after if ends else 0.0,
                keep_next=step.keep_next or (ends and bool(sources)),
                head=name if n else None,
            )
    yield from source_pieces(composer, sources, place, section, DRAWING_TO_SOURCE)


def image_pieces(block: Image, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield a picture under its caption, with photographer and source below.

    Raises `RenderError` when the picture cannot be read, which the check before has ruled out.
    """
    picture = composer.picture(block.file, block.span)
    if picture is None:
        raise RenderError(f"{block.file}: the picture has gone since the document was checked")
    picture = lettered(picture, composer.setter)
    section = composer.section.add(Tag.DIVISION)
    if block.caption:
        yield from caption_pieces(composer, composer.next_figure(), block.caption, place, section.add(Tag.CAPTION))
    cited = [credit(block.credit, composer.setter.language), composer.source_line(block.source)]
    separator = "　" if composer.setter.words.colon == "：" else "  "
    sources = listed(separator.join(part for part in cited if part))
    before = CAPTION_TO_DRAWING if block.caption else EXHIBIT_SPACE
    drawing = image_drawing(picture, place.width, composer.grid.tallest_image)
    after = 0.0 if sources else EXHIBIT_SPACE
    figure = None if block.decorative else Illustration(section, block.alt)
    lowering = Lowering(drawing.height, LOWEST_IMAGE * drawing.height, partial(image_drawing, picture, place.width))
    yield from _figures(composer, drawing, place, figure, before=before, after=after, keep_next=bool(sources), lowering=lowering)
    yield from source_pieces(composer, sources, place, section, DRAWING_TO_SOURCE)


class Illustration(NamedTuple):
    """What a drawing is to those who cannot see it: figures of `section`, with the words of `alt`."""

    section: Element
    alt: str

    def named(self) -> Callable[[Drawing], Drawing]:
        """Return what makes a drawing the figure that it adds; one drawn again at another height stays the same figure."""
        figure = self.section.add(Tag.FIGURE, alt=self.alt)
        return lambda part: Drawing(part.width, part.height, (Group(part.marks, figure, Rect(0, 0, part.width, part.height)),))


def _figures(
    composer: Composer,
    drawing: Drawing,
    place: Place,
    figure: Illustration | None,
    *,
    before: float,
    after: float,
    keep_next: bool,
    number: str = "",
    lowering: Lowering | None = None,
) -> Iterator[Piece]:
    """Yield `drawing` as one piece, which may be set lower, or as several where no page holds it with its caption.

    Of an exhibit that has a `number`, further parts have its name above them on the pages that they begin. Without `figure` its own groups
    are read, or it is decoration.
    """
    parts = divided(drawing, TALLEST_FIGURE * composer.grid.height)
    for n, part in enumerate(parts):
        ends = n == len(parts) - 1
        named = figure.named() if figure else _as_it_is
        piece = composer.piece(
            named(part),
            Role.FIGURE,
            place.x,
            before=before if n == 0 else 0.0,
            after=after if ends else 0.0,
            keep_next=keep_next and ends,
            head=continued_name(composer, number, place) if n and number else None,
        )
        yield replace(piece, lowering=_named_lowering(lowering, named)) if lowering and len(parts) == 1 else piece


def _as_it_is(part: Drawing) -> Drawing:
    return part


def _named_lowering(lowering: Lowering, named: Callable[[Drawing], Drawing]) -> Lowering:
    return lowering._replace(drawn=lambda height: named(lowering.drawn(height)))


def _sentences(first: str, second: str) -> str:
    """Return two remarks in a line, a full stop of the second's kind between them."""
    if not first:
        return second
    return f"{first}{second[-1]}{second}" if second[-1] == "。" else f"{first}. {second}"
