"""The table of contents: sections with leaders to the numbers of their pages, which are filled in when all pages are known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import ceil
from typing import NamedTuple

from generator.layout.drawing import Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed, placed_right
from generator.layout.structure import Element, Tag
from generator.model.document import Document
from generator.report.composer import Composer
from generator.report.flow import section_anchor
from generator.report.galley import Heading, Leader, Piece, Role
from generator.text.lines import TextBlock
from generator.text.style import StyledRun
from generator.theme.page import ContentsRule, Numerals
from generator.theme.words import heading_number

FEW_PAGES = 5
"""A longer text has contents without being asked."""
FEW_SECTIONS = 3
"""Fewer need no list."""
ANCHOR = "contents:"
AFTER_HEADING = 12.0
AFTER_CONTENTS = 27.0
BETWEEN_PARTS = 5.0
NUMBER_GAP, TRIMMED_GAP = 0.7, 0.5
"""From the widest number of a level to the titles, in em; after full-width punctuation, what the end of a line takes off it."""
WIDEST_PAGE = "888"
LEADER_GAP = 7.0
DOT, PERIOD = 0.8, 4.2
"""Of a leader: the side of its dots, and from one to the next."""
LEADER_HEIGHT = 0.26
"""Above the baseline, in em: between the foot of Latin letters and the middle of ideographs."""


_DECIDED = {ContentsRule.AUTO: None, ContentsRule.ALWAYS: True, ContentsRule.NEVER: False}


class Entry(NamedTuple):
    """A section in the contents, at a `level` from 1 down."""

    level: int
    number: str
    title: str
    anchor: str


def entries(document: Document, depth: int) -> tuple[Entry, ...]:
    """Return the printed sections of `document` down to `depth`; one without a title has no place to lead to."""
    language = document.metadata.language
    return tuple(
        Entry(len(at), heading_number(language, numbers) if numbers else "", section.title, section_anchor(at))
        for section, numbers, at in document.printed_sections()
        if len(at) <= depth and section.title
    )


def with_contents(
    document: Document, composer: Composer, section: Element, text: Iterable[Piece]
) -> tuple[tuple[Piece, ...], Iterator[Piece]]:
    """Return the contents of `document`, elements of `section`, () for none; and its `text`, of which no more is made than tells."""
    design, asked = composer.grid.design, document.metadata.contents
    pieces = iter(text)
    decided = asked.show if asked.show is not None else _DECIDED[design.contents]
    if decided is False or (decided is None and len(entries(document, 1)) < FEW_SECTIONS):
        return (), pieces
    contents = tuple(contents_pieces(document, composer, section))
    if decided:
        return contents, pieces
    room = FEW_PAGES * composer.grid.height * design.columns
    taken: list[Piece] = []
    for piece in pieces:
        taken.append(piece)
        room -= (piece.height + max(piece.before, piece.after)) * (design.columns if piece.across else 1)
        if room < 0:
            break
    return contents if room < 0 else (), chain(taken, pieces)


def contents_pieces(document: Document, composer: Composer, section: Element) -> Iterator[Piece]:
    """Yield the heading and the entries of the contents, elements of `section`, their page numbers still missing."""
    listed = entries(document, document.metadata.contents.depth)
    if not listed:
        return
    composer.begin_block()
    yield from _heading(composer, section)
    tables = _Tables(section.add(Tag.CONTENTS))
    indents = _indents(listed, composer.setter)
    for n, entry in enumerate(listed):
        item = tables.item(entry.level)
        has_below = n + 1 < len(listed) and listed[n + 1].level > entry.level
        before = BETWEEN_PARTS if entry.level == 1 and n > 0 and not composer.grid.design.grid else 0.0
        after = AFTER_CONTENTS if n == len(listed) - 1 else 0.0
        yield from _entry(entry, composer, item, indents, before=before, after=after, keep_next=has_below)


class _Tables:
    """The elements of contents: items of a level stand in a table of their own inside the item above them."""

    def __init__(self, table: Element) -> None:
        self._open = [(0, table)]
        """From the outermost table in, each with the level of the item that it is in."""
        self._last: Element | None = None
        self._level = 0

    def item(self, level: int) -> Element:
        """Return the element of the next entry."""
        if self._last and level > self._level:
            self._open.append((self._level, self._last.add(Tag.CONTENTS)))
        while self._open[-1][0] >= level:
            self._open.pop()
        self._last, self._level = self._open[-1][1].add(Tag.CONTENTS_ITEM), level
        return self._last


def _heading(composer: Composer, section: Element) -> Iterator[Piece]:
    setter, place = composer.setter, composer.grid.across
    word = setter.words.contents
    block = setter.text(word, "heading1", place.width)
    x = (place.width - block.width) / 2 if composer.grid.design.numerals is Numerals.INDENT else 0.0
    composer.heading = 2
    yield composer.piece(
        Drawing(place.width, block.height, (Group(placed(block, x, 0), section.add(Tag.HEADING_2)),)),
        Role.CONTENTS,
        place.x,
        before=AFTER_CONTENTS,
        after=AFTER_HEADING,
        keep_next=True,
        anchor=ANCHOR,
        heading=Heading(1, word),
    )


class _Indents(NamedTuple):
    """Where numbers and titles of each level begin, from the left of the measure."""

    numbers: Mapping[int, float]
    titles: Mapping[int, float]


def _indents(listed: Sequence[Entry], setter: Setter) -> _Indents:
    """Return where a level begins: below the titles of the one above it, or two ems further in where that has no numbers."""
    numbers: dict[int, float] = {}
    titles: dict[int, float] = {}
    left = 0.0
    for level in sorted({entry.level for entry in listed}):
        role = f"contents{level}"
        widths = [setter.width(entry.number, role) for entry in listed if entry.level == level and entry.number]
        gap = TRIMMED_GAP if setter.language.is_chinese else NUMBER_GAP
        width = max(widths) + gap * setter.size(role) if widths else 0.0
        numbers[level], titles[level] = left, left + width
        left += width or 2 * setter.size(role)
    return _Indents(numbers, titles)


def _entry(
    entry: Entry, composer: Composer, item: Element, indents: _Indents, *, before: float, after: float, keep_next: bool
) -> Iterator[Piece]:
    """Yield an entry's lines; the last one leads to the number of the page."""
    setter, place, role = composer.setter, composer.grid.across, f"contents{entry.level}"
    x = indents.titles[entry.level]
    room = place.width - x - setter.width(WIDEST_PAGE, role) - 3 * LEADER_GAP
    number: tuple[Mark, ...] = ()
    if entry.number:
        number = (Group(placed(setter.line(entry.number, role), indents.numbers[entry.level], 0), item.add(Tag.LABEL)),)
    link = item.add(Tag.REFERENCE)
    block = setter.typesetter.set((_linked(setter, entry.title, role, entry.anchor),), setter.style(role), room)
    last = len(block.lines) - 1
    for n, line in enumerate(block.lines):
        one = TextBlock((line,), block.leading, block.ascent, block.measure)
        yield composer.piece(
            Drawing(place.width, block.leading, (*(number if n == 0 else ()), Group(placed(one, x, 0), link))),
            Role.CONTENTS,
            place.x,
            before=before if n == 0 else 0.0,
            after=after if n == last else 0.0,
            keep_next=keep_next or n < last,
            leader=Leader(entry.anchor, role, link, x + line.x + line.width, place.width) if n == last else None,
        )


def _linked(setter: Setter, text: str, role: str, anchor: str) -> StyledRun:
    return setter.run(text, role)._replace(link=f"#{anchor}")


def leader_drawing(leader: Leader, page: str, setter: Setter) -> Drawing:
    """Return what leads from a title to the number of its `page`: dots, then the number, which is read after a space."""
    line = setter.run_line((_linked(setter, f" {page}", leader.role, leader.anchor),), leader.role)
    number = placed_right(line, leader.right, 0)
    end = leader.right - setter.width(page, leader.role) - LEADER_GAP
    dots = int((end - leader.start - LEADER_GAP) / PERIOD)
    marks: list[Mark] = [Group(number, leader.element)]
    if dots > 0:
        y = line.ascent - LEADER_HEIGHT * setter.size(leader.role)
        # Counted from the right, so that the dots of all entries stand below each other.
        right = leader.right - PERIOD * ceil((leader.right - end) / PERIOD)
        marks.append(Rule(right - dots * PERIOD, y, right + DOT, y, DOT, "muted", (DOT, PERIOD - DOT)))
    return Drawing(leader.right, line.leading, tuple(marks))
