"""Advice on slides that are hard to read from the back row, with places: few and worth acting upon."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.deck.brief import wide
from generator.model.blocks import Block
from generator.model.chart import Chart
from generator.model.document import Document, Language, Section
from generator.model.explain import shown
from generator.model.prose import Point, Points
from generator.model.table import Table
from generator.model.walk import blocks_on_slides, sections_on_slides
from generator.problems import Problems, Span

MOST_LINES: Final = 7
"""Lines of text on one slide; the one line that supports a head counts with it."""
LONGEST_POINT: Final = 40.0
"""Full-width characters of a point; letters count half, so that English has 80."""
LONGEST_HEADLINE: Final = 50.0
"""Full-width characters that two lines of a headline hold."""
MOST_COLUMNS: Final = 12


class Advice(NamedTuple):
    """What is hard to read, where it stands, and what helps."""

    message: str
    span: Span
    hint: str


def check_slides(document: Document, problems: Problems) -> None:
    """Warn of what is too much for a slide."""
    for section in sections_on_slides(document.sections):
        for advice in _section_advice(section):
            problems.warn("hard-to-read", advice.message, advice.span, advice.hint)
        for block in blocks_on_slides(section.blocks):
            for advice in _block_advice(block, document.metadata.language):
                problems.warn("hard-to-read", advice.message, advice.span, advice.hint)


def _section_advice(section: Section) -> Iterator[Advice]:
    headline = section.message or section.title
    if wide(headline) > LONGEST_HEADLINE:
        yield Advice(f'"{shown(headline)}" takes more than two lines as a headline', section.span, "say it in a shorter message:")
    drawn = [block for block in section.blocks if block.on_slides and isinstance(block, (Chart, Table))]
    if not section.message and drawn:
        yield Advice(
            f'slides of "{shown(section.title)}" show data without saying what they mean', section.span, "add a message: with the finding"
        )


def _block_advice(block: Block, language: Language) -> Iterator[Advice]:
    match block:
        case Points():
            yield from _points_advice(block, language)
        case Table() if len(block.columns) > MOST_COLUMNS:
            yield Advice(
                f"a table of {len(block.columns)} columns on slides", block.span, "show the columns that matter; keep all with for: report"
            )
        case _:
            return


def _points_advice(points: Points, language: Language) -> Iterator[Advice]:
    texts = [text for item in points.items for text in _texts(item)]
    long = next((text for text in texts if wide(text) > LONGEST_POINT), None)
    if long is not None:
        most = int(LONGEST_POINT * (2 if language is Language.ENGLISH else 1))
        yield Advice(
            f'the point "{shown(long)}" is longer than {most} characters', points.span, "keep the words that matter; say the rest in text:"
        )
    heads, lines = len(points.items), sum(map(_lines, points.items))
    if lines > MOST_LINES:
        below = f" with {lines - heads} lines below them" if lines > heads else ""
        yield Advice(f"a list of {heads} points{below}", points.span, f"{MOST_LINES} lines can be read at a glance; divide it")


def _lines(item: Point) -> int:
    """Return how many lines `item` and what is below it are, each taken for one."""
    below = sum(map(_lines, item.children))
    return 1 + (below if below > 1 else 0)


def _texts(item: Point) -> Iterator[str]:
    yield item.text.plain
    for below in item.children:
        yield from _texts(below)
