"""A document's sections as topics: what is seen of each in reading order, and what is said to it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.deck.brief import Cutter, brief_block, brief_section
from generator.deck.compose import is_visible, seen
from generator.deck.digest import digest, lead_sentence
from generator.deck.pieces import Piece
from generator.deck.reading import note_names, spoken_lines
from generator.model.base import Audience
from generator.model.blocks import Block, Columns, PageBreak
from generator.model.document import Document, Section
from generator.model.inline import RichText, plain_text
from generator.model.order import minutes_of
from generator.model.prose import Callout, Notes, Point, Points
from generator.model.timeline import Timeline
from generator.theme.words import Words

MOST_SAID = 4
"""Subsections that a list of them names with their messages; of more it has the titles."""


class Item(NamedTuple):
    """A block to be seen, the lines spoken to it, and whether the author starts a slide with it."""

    piece: Piece
    notes: tuple[str, ...] = ()
    breaks: bool = False


class Topic(NamedTuple):
    """A section or subsection with something on slides. `section` is the title of the part it belongs to."""

    section: str
    number: int
    """Of the part; 0 for one without."""
    title: str
    message: str
    lead: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    """Spoken where no block takes them."""
    below: bool = False
    """It is a subsection."""
    above: tuple[str, ...] = ()
    """The titles of the sections between its part and itself."""
    opening: str = ""
    """The subtitle of its part, where this topic is the first to show it."""
    anchors: tuple[str, ...] = ()
    """What links call it: its title as typed, its id."""
    gist: bool = False
    """It has nothing of its own to show but what the section and the subsections after it are about."""

    @property
    def headline(self) -> str:
        """What its slides say in one line: the message, or the title where there is none."""
        return self.message or self.title


class Part(NamedTuple):
    """A top-level section: its topics in order. `number` is 0 for one without."""

    title: str
    lead: str
    message: str
    number: int
    topics: tuple[Topic, ...]
    notes: tuple[str, ...] = ()
    """Spoken before its first slide."""
    anchors: tuple[str, ...] = ()
    minutes: int = 0
    backup: bool = False


class Outline(NamedTuple):
    """The parts of a deck, and what is spoken where there are none to speak it to."""

    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()


def outline(document: Document, words: Words) -> Outline:
    """Return the parts of the deck. What is spoken of sections without slides goes to the notes of the part before, or of the first."""
    parts: list[Part] = []
    waiting: list[str] = []
    number = 0
    for section in document.sections:
        if _is_unseen(section):
            lines = tuple(_spoken_section(section, document.footnotes, words))
            if parts:
                parts[-1] = _with_last_notes(parts[-1], lines)
            else:
                waiting.extend(lines)
        else:
            number += 1 if section.numbered else 0
            part = _part(section, number if section.numbered else 0, document, words)
            parts.append(part._replace(notes=(*waiting, *part.notes)))
            waiting.clear()
    return Outline(tuple(parts), tuple(waiting))


def spoken(block: Block, footnotes: Mapping[str, RichText], words: Words) -> Iterator[str]:
    """Yield what `block` adds to the speaker's notes: its words, marked where they are internal, and the notes it refers to."""
    lines = [line for line in spoken_lines(block) if line.strip()]
    if block.internal and lines:
        yield f"{words.internal}{words.colon}{lines[0]}"
        lines = lines[1:]
    yield from lines
    yield from (words.bracketed(footnotes[name].plain) for name in note_names(block) if name in footnotes)


def _anchors(section: Section) -> tuple[str, ...]:
    return tuple(name for name in (section.title, section.id) if name)


def _part(section: Section, number: int, document: Document, words: Words) -> Part:
    cut = Cutter()
    anchors = _anchors(section)
    section = brief_section(section, cut)
    topics, carried = _topics(section, section, (), number, document, words)
    spoken = (*cut.cut, *carried)
    return Part(section.title, section.lead, section.message, number, topics, spoken, anchors, minutes_of(section), section.backup)


def _topics(
    section: Section, of: Section, above: tuple[str, ...], number: int, document: Document, words: Words
) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """Return the topic `of` a section within the part `section` and those below it, and what is spoken before the first of them.

    A section without anything to be seen but sections is not a topic, unless it has a message.
    """
    own = _topic(section, of, above, number, document, words)
    topics = [own] if own.items else []
    carried = () if own.items else own.notes
    inside = (*above, own.title) if own.below else ()
    for below in of.sections:
        if not _is_unseen(below):
            further, before = _topics(section, below, inside, number, document, words)
            topics += (further[0]._replace(notes=(*before, *further[0].notes)), *further[1:])
            continue
        lines = tuple(_spoken_section(below, document.footnotes, words))
        if topics:
            topics[-1] = topics[-1]._replace(notes=(*topics[-1].notes, *lines))
        else:
            carried = (*carried, *lines)
    inner = [topic for topic in topics[len(own.items) > 0 :] if topic.above == inside]
    if not own.items and (not topics or (own.message and own.message != own.title)):
        topics.insert(0, own._replace(items=_contents(inner), notes=(), gist=bool(inner)))
    elif not own.items:
        topics[0] = topics[0]._replace(anchors=(*own.anchors, *topics[0].anchors))
    elif len(inner) > 1 and not any(map(is_visible, of.blocks)):
        topics[0] = _introduced(topics[0], of, inner)
    return tuple(topics), carried


def _topic(section: Section, of: Section, above: tuple[str, ...], number: int, document: Document, words: Words) -> Topic:
    below = of is not section
    anchors = (*(_anchors(of) if below else ()), *(block.id for block in of.blocks if block.id and not is_visible(block)))
    cut = Cutter()
    of = brief_section(of, cut)
    items: list[Item] = []
    waiting = list(cut.cut)
    breaks = False
    for block in of.blocks:
        if _is_spoken(block) or not block.on_slides:
            lines = tuple(_asides((block,), document.footnotes, words))
            if items:
                items[-1] = items[-1]._replace(notes=(*items[-1].notes, *lines))
            else:
                waiting.extend(lines)
        elif isinstance(block, PageBreak):
            breaks = True
        elif is_visible(block):
            cut = Cutter()
            piece = seen(brief_block(block, cut))
            items.append(Item(piece, (*waiting, *_hidden(block, document, words), *cut.cut), breaks))
            waiting, breaks = [], False
        else:
            waiting.extend(spoken(block, document.footnotes, words))
    if items:
        items[-1] = items[-1]._replace(notes=(*items[-1].notes, *waiting))
        waiting = []
    elif digested := digest(of.blocks):
        items.append(Item(digested, tuple(waiting)))
        waiting = []
    lead = of.lead if below else ""
    return Topic(section.title, number, of.title, of.message, lead, tuple(items), tuple(waiting), below, above, anchors=anchors)


def _hidden(block: Block, document: Document, words: Words) -> Iterator[str]:
    """Yield what is spoken of a block that is seen: the prose and what is for the speaker alone within columns, and titles of steps."""
    if isinstance(block, Columns):
        for below in (below for column in block.columns for below in column):
            if _is_spoken(below) or (below.on_slides and not is_visible(below)):
                yield from spoken(below, document.footnotes, words)
            elif isinstance(below, Timeline) and below.on_slides and below.title:
                yield below.title  # a narrow column has the steps as points


def _introduced(own: Topic, section: Section, topics: Sequence[Topic]) -> Topic:
    """Return the topic of a section's own prose: its lead sentence, and the subsections that it introduces."""
    lead = Piece(Callout(paragraphs=(lead_sentence(section.blocks),)), label=False)
    return own._replace(items=(own.items[0]._replace(piece=lead), *_contents(topics)), gist=True)


def _contents(topics: Sequence[Topic]) -> tuple[Item, ...]:
    """Return the subsections as a list, for a section that says nothing else on slides."""
    said = len(topics) <= MOST_SAID
    points = tuple(
        Point(plain_text(topic.title), (Point(plain_text(topic.message)),) if topic.message and said else ()) for topic in topics
    )
    return (Item(Piece(Points(items=points))),) if points else ()


def _is_spoken(block: Block) -> bool:
    """Tell whether `block` is for the speaker alone."""
    return block.internal or isinstance(block, Notes)


def _is_unseen(section: Section) -> bool:
    return section.internal or section.audience is Audience.REPORT


def _spoken_section(section: Section, footnotes: Mapping[str, RichText], words: Words) -> Iterator[str]:
    """Yield what is spoken of a section without slides: an internal one, or what one that is only printed has for the speaker."""
    if section.internal:
        yield from _internal_section(section, footnotes, words)
        return
    yield from _asides(section.blocks, footnotes, words)
    for below in section.sections:
        yield from _spoken_section(below, footnotes, words)


def _asides(blocks: Iterable[Block], footnotes: Mapping[str, RichText], words: Words) -> Iterator[str]:
    """Yield what is for the speaker alone among `blocks`, in columns too."""
    for block in blocks:
        if _is_spoken(block):
            yield from spoken(block, footnotes, words)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from _asides(column, footnotes, words)


def _internal_section(section: Section, footnotes: Mapping[str, RichText], words: Words) -> Iterator[str]:
    yield f"{words.internal}{words.colon}{section.title}"
    yield from (text for text in (section.message, section.lead) if text)
    for block in section.blocks:
        yield from spoken(block, footnotes, words)
    for below in section.sections:
        yield from _internal_section(below, footnotes, words)


def _with_last_notes(part: Part, lines: tuple[str, ...]) -> Part:
    if not part.topics:
        return part._replace(notes=(*part.notes, *lines))
    *others, last = part.topics
    return part._replace(topics=(*others, last._replace(notes=(*last.notes, *lines))))
