"""The masthead of the first page: the kind of paper and its occasion above a rule."""

from typing import NamedTuple

from generator.layout.drawing import Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed, placed_right
from generator.layout.structure import Element, Tag
from generator.model.document import Metadata
from generator.report.grid import Grid
from generator.report.phrases import imprint_line, paper_name, session_line, wide_gap
from generator.text.lines import TextBlock

RULE = 19.0
"""Below the top of the type area, as the lengths after it; what stands above is negative."""
WORD_TOP = -18.0
DETAIL_BOTTOM = 11.0
TITLE_TOP = 49.0
BARE_TOP = 18.0
"""Where the title stands on a page without a rule."""
RULE_WEIGHT = 1.5
MOST_DETAILS = 3
"""Lines at the right of the masthead's word."""
DETAIL_GAP = 24.0
"""Least space between the masthead's word and the occasion at its right."""


class Masthead(NamedTuple):
    """What stands above the text of the first page, from the page's top at the left margin; `title_top` is where the text begins."""

    drawing: Drawing
    title_top: float


def masthead(metadata: Metadata, setter: Setter, grid: Grid, root: Element) -> Masthead:
    """Return the masthead: the kind of paper, or whose it is, and at its right the occasion and the date, paragraphs of `root`."""
    word = paper_name(metadata, setter)
    details = _details(metadata, setter, shown=word)
    if not word and not details:
        return Masthead(Drawing(grid.full, grid.top), grid.top + BARE_TOP)
    block = setter.text(word, "masthead", grid.full)
    room = grid.full - (block.width + DETAIL_GAP if word else 0.0)
    beside = len(details) <= MOST_DETAILS and all(setter.width(detail, "masthead-detail") <= room for detail in details)
    return (_beside if beside else _below)(block, details, setter, grid, root)


def _beside(word: TextBlock, details: list[str], setter: Setter, grid: Grid, root: Element) -> Masthead:
    """Return a masthead of one line, the details at its right with the last one on its foot."""
    rule = grid.top + RULE
    name = Group(placed(word, 0, grid.top + WORD_TOP), root.add(Tag.PARAGRAPH))
    marks: list[Mark] = [name, Rule(0, rule, grid.full, rule, RULE_WEIGHT, "accent")]
    y = grid.top + DETAIL_BOTTOM - len(details) * setter.leading("masthead-detail")
    for detail in details:
        line = setter.line(detail, "masthead-detail")
        marks.append(Group(placed_right(line, grid.full, y), root.add(Tag.PARAGRAPH)))
        y += line.leading
    return Masthead(Drawing(grid.full, rule, tuple(marks)), grid.top + TITLE_TOP)


def _below(word: TextBlock, details: list[str], setter: Setter, grid: Grid, root: Element) -> Masthead:
    """Return a masthead whose details stand under a word that leaves them no room at its right."""
    marks: list[Mark] = [Group(placed(word, 0, grid.top + WORD_TOP), root.add(Tag.PARAGRAPH))]
    y = grid.top + WORD_TOP + word.height
    for detail in details:
        line = setter.text(detail, "masthead-detail", grid.full)
        marks.append(Group(placed(line, 0, y), root.add(Tag.PARAGRAPH)))
        y += line.height
    rule = y + RULE - DETAIL_BOTTOM
    marks.append(Rule(0, rule, grid.full, rule, RULE_WEIGHT, "accent"))
    return Masthead(Drawing(grid.full, rule, tuple(marks)), rule + TITLE_TOP - RULE)


def _details(metadata: Metadata, setter: Setter, shown: str) -> list[str]:
    """Return the lines at the right: whose paper it is, the series, then session, what happened there, and date."""
    event = metadata.event
    session = wide_gap(setter).join(part for part in (session_line(metadata, setter), metadata.date) if part)
    organization = metadata.organization if metadata.organization != shown else ""
    return [line for line in (imprint_line(metadata.imprint, setter), organization, event.series, session) if line]
