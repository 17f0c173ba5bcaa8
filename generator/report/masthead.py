"""The head of the first page: the kind of paper and its occasion above a rule, then title, people and summary."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.layout.drawing import Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed, placed_right
from generator.layout.structure import Element, Tag
from generator.model.document import Document, Metadata, Person
from generator.report.composer import Composer
from generator.report.galley import Piece, Role
from generator.report.grid import FULL, TOP
from generator.report.place import PAGE_PLACE
from generator.report.prose import line_pieces
from generator.text.lines import TextBlock

RULE = 82.0
RULE_WEIGHT = 1.5
WORD_TOP = 45.0
DETAIL_BOTTOM = 74.0
MOST_DETAILS = 3
"""Lines at the right of the masthead's word."""
DETAIL_GAP = 24.0
"""Least space between the masthead's word and the occasion at its right."""
TITLE_TOP = 112.0
BARE_TOP = 81.0
"""Where the title stands on a page without a rule."""
LONG_TITLE = 10
"""Characters from which the smaller title is set."""
TITLE_TO_SUBTITLE = 3.0
TO_PEOPLE = 5.0
TO_SUMMARY = 20.0
SUMMARY_GAP = 5.0
"""Between two paragraphs of the summary, which have no indent."""
AFTER_HEAD = 27.0


class Masthead(NamedTuple):
    """What stands above the title, from the page's top left corner shifted by the margin; `title_top` is where the title begins."""

    drawing: Drawing
    title_top: float


def masthead(metadata: Metadata, setter: Setter, root: Element) -> Masthead:
    """Return the masthead: the kind of paper, or whose it is, and at its right the occasion and the date, paragraphs of `root`."""
    word = metadata.kind or setter.words.kind(metadata.preset) or metadata.organization
    details = _details(metadata, setter, shown=word)
    if not word and not details:
        return Masthead(Drawing(FULL, TOP), BARE_TOP)
    block = setter.text(word, "masthead", FULL)
    room = FULL - (block.width + DETAIL_GAP if word else 0.0)
    beside = len(details) <= MOST_DETAILS and all(setter.width(detail, "masthead-detail") <= room for detail in details)
    return (_beside if beside else _below)(block, details, setter, root)


def _beside(word: TextBlock, details: list[str], setter: Setter, root: Element) -> Masthead:
    """Return a masthead of one line, the details at its right with the last one on its foot."""
    marks: list[Mark] = [Group(placed(word, 0, WORD_TOP), root.add(Tag.PARAGRAPH)), Rule(0, RULE, FULL, RULE, RULE_WEIGHT, "accent")]
    y = DETAIL_BOTTOM - len(details) * setter.leading("masthead-detail")
    for detail in details:
        line = setter.line(detail, "masthead-detail")
        marks.append(Group(placed_right(line, FULL, y), root.add(Tag.PARAGRAPH)))
        y += line.leading
    return Masthead(Drawing(FULL, RULE, tuple(marks)), TITLE_TOP)


def _below(word: TextBlock, details: list[str], setter: Setter, root: Element) -> Masthead:
    """Return a masthead whose details stand under a word that leaves them no room at its right."""
    marks: list[Mark] = [Group(placed(word, 0, WORD_TOP), root.add(Tag.PARAGRAPH))]
    y = WORD_TOP + word.height
    for detail in details:
        line = setter.text(detail, "masthead-detail", FULL)
        marks.append(Group(placed(line, 0, y), root.add(Tag.PARAGRAPH)))
        y += line.height
    rule = y + RULE - DETAIL_BOTTOM
    marks.append(Rule(0, rule, FULL, rule, RULE_WEIGHT, "accent"))
    return Masthead(Drawing(FULL, rule, tuple(marks)), rule + TITLE_TOP - RULE)


def _details(metadata: Metadata, setter: Setter, shown: str) -> list[str]:
    """Return the lines at the right: whose paper it is, the series, then session, what happened there, and date."""
    event = metadata.event
    words = setter.words
    edition = words.aside(event.edition) if event.session and event.edition and event.edition not in event.session else ""
    session = wide_gap(setter).join(part for part in (f"{event.session or event.edition}{edition}", event.occasion, metadata.date) if part)
    lines = [event.series, session] if event.series else [session]
    if metadata.organization and metadata.organization != shown:
        lines.insert(0, metadata.organization)
    return [line for line in lines if line]


def head_pieces(document: Document, composer: Composer) -> Iterator[Piece]:
    """Yield title, subtitle, people and summary."""
    composer.begin_block()
    metadata, setter, x = document.metadata, composer.setter, PAGE_PLACE.x
    role = "title-long" if _is_long(metadata.title) else "title"
    title = setter.text(metadata.title, role, PAGE_PLACE.width, balance=True)
    yield from line_pieces(composer, title, Role.TITLE, x, composer.root.add(Tag.HEADING_1), keep_next=True, after=TITLE_TO_SUBTITLE)
    if metadata.subtitle:
        subtitle = setter.text(metadata.subtitle, "subtitle", PAGE_PLACE.width, balance=True)
        yield from line_pieces(composer, subtitle, Role.SUBTITLE, x, composer.root.add(Tag.PARAGRAPH), after=TO_PEOPLE)
    people = [line for person in metadata.people if (line := person_line(person, setter))]
    for n, line in enumerate(people):
        text = setter.text(line, "people", PAGE_PLACE.width)
        element = composer.root.add(Tag.PARAGRAPH)
        yield from line_pieces(composer, text, Role.PEOPLE, x, element, before=TO_PEOPLE if n == 0 else 0.0, after=0.0)
    yield from _summary(metadata, composer)


def person_line(person: Person, setter: Setter) -> str:
    """Return who somebody is: 发言人　杨东伟，昆明市委常委."""
    name = setter.words.comma.join(part for part in (person.name, person.role) if part)
    return wide_gap(setter).join(part for part in (person.label, name) if part)


def wide_gap(setter: Setter) -> str:
    """Return what stands between two things on a line that no punctuation separates."""
    return "　" if setter.words.colon == "：" else "  "


def _summary(metadata: Metadata, composer: Composer) -> Iterator[Piece]:
    setter = composer.setter
    label = setter.text(setter.words.summary, "summary-label", PAGE_PLACE.rail)
    last = len(metadata.summary) - 1
    title = Group(placed(label, -PAGE_PLACE.hinge, 0), composer.root.add(Tag.PARAGRAPH))
    for n, paragraph in enumerate(metadata.summary):
        text = setter.rich(paragraph, "summary", PAGE_PLACE.width, justify=True)
        yield from line_pieces(
            composer,
            text,
            Role.SUMMARY,
            PAGE_PLACE.x,
            composer.root.add(Tag.PARAGRAPH),
            before=TO_SUMMARY if n == 0 else SUMMARY_GAP,
            after=AFTER_HEAD if n == last else 0.0,
            first_marks=(title,) if n == 0 else (),
        )


def _is_long(title: str) -> bool:
    """Tell whether a title needs the smaller size: Latin letters count half."""
    return sum(0.5 if character.isascii() else 1.0 for character in title) > LONG_TITLE
