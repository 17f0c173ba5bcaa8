"""The deck of a document: sections become slides, what has no room goes on, everything else is said in the notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.deck import fit
from generator.deck.arrange import Page, Pairing, alone, paired, pairing, region_of, tall_body
from generator.deck.compose import Composer, as_callout, current_step
from generator.deck.compose_compare import compare_scale
from generator.deck.compose_words import quotation
from generator.deck.covers import (
    Cover,
    Entry,
    agenda_covers,
    closing_cover,
    continued,
    divider_cover,
    source_texts,
    title_cover,
)
from generator.deck.lettering import Lettering, broken
from generator.deck.master import BODY_END, HANG_LINE, MARGIN, RUNNING_HEAD_RECT, TALL_HANG_LINE, columns_width
from generator.deck.outline import Item, Part, Topic, outline
from generator.deck.pieces import Piece, text_box
from generator.deck.reading import note_names, own_title, source_names
from generator.deck.scene import Deck, LayoutKind, NamedSection, Shape, Slide, TextParagraph
from generator.geometry import Rect
from generator.model.compare import Compare
from generator.model.document import Document, Field
from generator.model.inline import plain_text
from generator.model.prose import Callout, Point, Points, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline
from generator.pictures import Pictures
from generator.text.typesetter import Typesetter
from generator.theme.citations import source_line
from generator.theme.theme import Theme
from generator.theme.words import part_name

AGENDA_FROM = 3
"""Parts from which a deck has an agenda."""
DIVIDERS_FROM = 8
"""Content slides from which a deck of as many parts has dividers."""
HEADLINE_TOP = 50.4
HEADLINE_GAP = 20.8
HEADLINE_MOST = 4
"""Lines of a headline; what it says beyond them is set in the body."""


@dataclass(frozen=True, slots=True)
class Spread:
    """One or two items that share a slide."""

    items: tuple[Item, ...]
    how: Pairing | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide before it is numbered; `sources` are the lines of its foot."""

    layout: LayoutKind
    title: str
    shapes: tuple[Shape, ...]
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(slots=True)
class Titles:
    """Gives each slide a title that no other has."""

    lettering: Lettering
    taken: set[str] = field(default_factory=set)

    def take(self, *candidates: str) -> str:
        """Return the first of `candidates` that is free, else the first one marked as continued and numbered."""
        for candidate in candidates:
            if candidate and candidate not in self.taken:
                self.taken.add(candidate)
                return candidate
        number = 1
        while (marked := continued(self.lettering, candidates[0], number)) in self.taken:
            number += 1
        self.taken.add(marked)
        return marked


def plan_deck(document: Document, theme: Theme, typesetter: Typesetter, pictures: Pictures) -> Deck:
    """Return the deck of `document`. Nothing is dropped: what a slide has no room for goes on with the next."""
    language = document.metadata.language
    lettering = Lettering(theme, language, typesetter)
    parts = outline(document, lettering.words)
    lettering = replace(lettering, marks=_marks(document, parts))
    return _Planner(document, Composer(lettering, pictures), parts).deck()


def _marks(document: Document, parts: Iterable[Part]) -> Mapping[str, int]:
    """Return the numbers of the footnotes that visible text refers to, in the order of their first marks."""
    names = dict.fromkeys(
        name
        for part in parts
        for topic in part.topics
        for item in topic.items
        for name in note_names(item.piece.block)
        if name in document.footnotes
    )
    return {name: number for number, name in enumerate(names, 1)}


class _Planner:
    """The plan of one deck: titles given out, slides counted."""

    def __init__(self, document: Document, composer: Composer, parts: tuple[Part, ...]) -> None:
        self.document = document
        self.composer = composer
        self.lettering = composer.lettering
        self.parts = parts
        self.titles = Titles(self.lettering)
        self.spreads = {id(topic): self._spreads(topic) for part in parts for topic in part.topics}
        self.has_agenda = len(parts) >= AGENDA_FROM
        content = sum(len(spreads) for spreads in self.spreads.values())
        self.has_dividers = self.has_agenda and content >= DIVIDERS_FROM

    def deck(self) -> Deck:
        metadata = self.document.metadata
        self.titles.take(metadata.title)
        ending = self.titles.take(self.document.closing.message.plain) if self.document.closing else ""
        opening = self._cover(title_cover(self.lettering, metadata), tuple(text.plain for text in metadata.summary))
        agendas = self._agenda([0] * len(self.parts)) if self.has_agenda else ()
        for draft in agendas:
            self.titles.take(draft.title)
        self._reserve_dividers()
        bodies = [self._part(part) for part in self.parts]
        endings = self._endings(ending)
        first = len(opening) + len(agendas) + 1
        starts = [first + sum(len(body) for body in bodies[:n]) for n in range(len(bodies))]
        agendas = self._agenda(starts) if self.has_agenda else ()
        groups = [(metadata.title, (*opening, *agendas)), *((part.title, body) for part, body in zip(self.parts, bodies, strict=True))]
        groups.append((self.lettering.words.closing, endings))
        drafts = [draft for _, group in groups for draft in group]
        return Deck(
            metadata.title,
            metadata.language,
            tuple(self._slide(draft, number) for number, draft in enumerate(drafts, 1)),
            tuple(NamedSection(name, len(group)) for name, group in groups if group),
            author=metadata.organization or self.lettering.words.list_separator.join(person.name for person in metadata.people),
            subject=metadata.subtitle,
        )

    # Slides around the content

    def _cover(self, cover: Cover, notes: tuple[str, ...] = ()) -> tuple[Draft, ...]:
        return (Draft(cover.layout, cover.title, cover.shapes, notes), *self._field_slides(cover.left_over))

    def _field_slides(self, fields: tuple[Field, ...]) -> tuple[Draft, ...]:
        """Return the fields that a cover had no room for, as a list under the first one's label."""
        if not fields:
            return ()
        title = fields[0].label or self.lettering.words.speaker
        items = tuple(
            Point(plain_text(entry.value), tuple(Point(plain_text(text)) for text in (entry.detail, entry.label) if text and text != title))
            for entry in fields
        )
        return tuple(self._listed(title, items))

    def _listed(self, title: str, items: tuple[Point, ...]) -> Iterable[Draft]:
        topic = Topic("", 0, title, "", "", (Item(Piece(Points(items=items))),))
        return self._topic(topic, (Spread(topic.items),), "")

    def _agenda(self, starts: Sequence[int]) -> tuple[Draft, ...]:
        entries = [
            Entry(
                str(part.number) if part.number else "",
                part.title,
                part.lead or (part.message if part.message != part.title else ""),
                start,
            )
            for part, start in zip(self.parts, starts, strict=True)
        ]
        covers = agenda_covers(self.lettering, entries, self.document.metadata.title)
        return tuple(Draft(cover.layout, cover.title, cover.shapes) for cover in covers)

    def _reserve_dividers(self) -> None:
        self.dividers = {id(part): self.titles.take(part.title) for part in self.parts if part.number} if self.has_dividers else {}

    def _divider(self, part: Part) -> Draft:
        title = self.dividers[id(part)]
        names = [other.title for other in self.parts if other.number]
        cover = divider_cover(self.lettering, title, part_name(self.lettering.language, part.number), part.lead, part.number, names)
        return Draft(cover.layout, title, cover.shapes)

    def _endings(self, title: str) -> tuple[Draft, ...]:
        """Return what follows the last part: sources no slide has named, then fields the closing slide has no room for, then that."""
        if self.document.closing is None:
            return self._sources()
        cover = closing_cover(self.lettering, self.document, self.document.closing, title)
        return (*self._sources(), *self._field_slides(cover.left_over), *self._cover(replace(cover, left_over=())))

    def _sources(self) -> tuple[Draft, ...]:
        """Return the list of sources, where one of them stands at the foot of no slide and in no field of the closing slide."""
        cited = {name for spreads in self.spreads.values() for spread in spreads for item in spread.items for name in _cited(item.piece)}
        closing = {field.value for field in self.document.closing.fields} if self.document.closing else set()
        named = {name for name, source in self.document.sources.items() if {source.title, source.publisher} & closing}
        if set(self.document.sources) <= cited | named:
            return ()
        return tuple(self._listed(self.lettering.words.sources, tuple(Point(text) for text in source_texts(self.document))))

    # Content

    def _spreads(self, topic: Topic) -> tuple[Spread, ...]:
        """Return the items of `topic`, two together where they can share a slide."""
        spreads: list[Spread] = []
        body = tall_body()
        for item in topic.items:
            last = spreads[-1] if spreads else None
            if last and last.how is None and not item.breaks:
                how = pairing(self.composer, last.items[0].piece, item.piece, body)
                if how is not None:
                    spreads[-1] = Spread((*last.items, item), how)
                    continue
            spreads.append(Spread((item,)))
        return tuple(spreads)

    def _part(self, part: Part) -> tuple[Draft, ...]:
        drafts: list[Draft] = [self._divider(part)] if part.number and self.has_dividers else []
        notes = part.notes
        for topic in part.topics:
            drafts += self._topic(replace(topic, lead=self._shown_lead(part, topic)), self.spreads[id(topic)], part.title)
        if drafts and notes:
            drafts[0] = replace(drafts[0], notes=(*notes, *drafts[0].notes))
        return tuple(drafts)

    def _shown_lead(self, part: Part, topic: Topic) -> str:
        """Return the subtitle of `topic` where no divider shows it."""
        return "" if not topic.below and part.number and self.has_dividers else topic.lead

    def _topic(self, topic: Topic, spreads: Sequence[Spread], section: str) -> Iterable[Draft]:
        drafts: list[Draft] = []
        for spread in spreads:
            drafts += self._spread(topic, spread, first=not drafts)
        if not drafts:
            drafts.append(self._bare(topic))
        if topic.notes:
            drafts[-1] = replace(drafts[-1], notes=(*drafts[-1].notes, *topic.notes))
        return drafts

    def _bare(self, topic: Topic) -> Draft:
        """Return the slide of a topic that has nothing but its name, and perhaps a subtitle."""
        title = self.titles.take(topic.message or topic.title)
        head = self._head(title)
        lead = (Piece(Callout(paragraphs=(plain_text(topic.lead),)), label=False),) if topic.lead else ()
        shapes = [shape for piece in lead for shape in alone(self.composer, piece, head.body).shapes]
        return Draft(LayoutKind.HEADLINE, title, (*head.shapes, *self._running_head(replace(topic, lead=""), title, ()), *shapes))

    def _spread(self, topic: Topic, spread: Spread, *, first: bool) -> list[Draft]:
        pieces = tuple(item.piece for item in spread.items)
        notes = tuple(line for item in spread.items for line in item.notes)
        if spread.how is not None:
            title = self._title(topic, pieces, first=first)
            head = self._head(title)
            composer = self.composer.for_headline(title)
            if pairing(composer, pieces[0], pieces[1], head.body) is spread.how:
                page = paired(composer, spread.how, pieces[0], pieces[1], head.body)
                return [self._draft(topic, title, head, page, notes, first=first)]
            self.titles.taken.discard(title)
            return [draft for n, item in enumerate(spread.items) for draft in self._spread(topic, Spread((item,)), first=first and n == 0)]
        return self._alone(topic, pieces[0], notes, first=first)

    def _alone(self, topic: Topic, piece: Piece, notes: tuple[str, ...], *, first: bool) -> list[Draft]:
        if isinstance(piece.block, Points) and len(piece.block.items) == 1 and not piece.block.items[0].children:
            piece = as_callout(piece.block)
        done = current_step(piece.block) if isinstance(piece.block, Timeline) else None
        drafts: list[Draft] = []
        title = self._quote_title(topic, piece, first=first) or self._title(topic, (piece,), first=first)
        heads_itself = isinstance(piece.block, Quote) and title == quotation(self.lettering, piece, piece.block)
        body = self._head(continued(self.lettering, title, 2)).body if not heads_itself else tall_body()
        for part in self.composer.parts(piece, region_of(piece, body)):
            own = title if not drafts else self.titles.take(title)
            head = self._head(own)
            page = alone(self.composer.for_headline(own), part, head.body, heads_itself=heads_itself, done=done)
            drafts.append(self._draft(topic, own, head, page, notes if not drafts else (), first=first and not drafts))
        return drafts

    def _quote_title(self, topic: Topic, piece: Piece, *, first: bool) -> str:
        """Return the quotation itself where it can head its slide: the topic's headline stands elsewhere, and it needs one slide."""
        if not isinstance(piece.block, Quote) or first or len(self.composer.parts(piece, tall_body())) > 1:
            return ""
        words = quotation(self.lettering, piece, piece.block)
        return self.titles.take(words) if words not in self.titles.taken else ""

    def _title(self, topic: Topic, pieces: Sequence[Piece], *, first: bool) -> str:
        headline = topic.message or topic.title
        own = next((title for piece in pieces if (title := own_title(piece.block))), "")
        if first:
            return self.titles.take(headline, own)
        return self.titles.take(own) if own and own not in self.titles.taken else self.titles.take(headline)

    def _draft(self, topic: Topic, title: str, head: "_Head", page: Page, notes: tuple[str, ...], *, first: bool) -> Draft:
        sources = tuple(self._source_lines(page.pieces))
        if page.layout is LayoutKind.QUOTE:
            return Draft(page.layout, title, page.shapes, notes, sources)
        running = self._running_head(topic if first else replace(topic, lead=""), title, page.pieces)
        return Draft(page.layout, title, (*head.shapes, *running, *page.shapes), (*head.notes, *notes), sources)

    def _head(self, title: str) -> "_Head":
        return _head(self.lettering, title)

    def _running_head(self, topic: Topic, title: str, pieces: Sequence[Piece]) -> tuple[Shape, ...]:
        """Return the line above the headline: number and names of section and subsection, the caption of a table or timeline."""
        captions = [own_title(piece.block) for piece in pieces if isinstance(piece.block, (Timeline, Table))]
        names = [topic.section, topic.title if topic.below else "", topic.lead, *captions]
        parts = [str(topic.number)] if topic.number and topic.section else []
        parts += [name for name in dict.fromkeys(names) if name and name != title]
        if not parts or parts == [str(topic.number)]:
            return ()
        while len(parts) > 2 and not fit.on_one_line(
            self.lettering, self.lettering.paragraph("　".join(parts), "running-head"), RUNNING_HEAD_RECT.width
        ):
            parts.pop()
        paragraph = self.lettering.paragraph("　".join(parts), "running-head")
        return (text_box("running-head", RUNNING_HEAD_RECT, paragraph, placeholder="running-head"),)

    def _source_lines(self, pieces: Sequence[Piece]) -> Iterable[str]:
        """Yield the lines of a slide's foot: sources, what is drawn to scale, footnotes."""
        named = [(name, sample) for piece in pieces for name, sample in source_names(piece.block)]
        named += [(name, False) for piece in pieces for name in note_names(piece.block) if name in self.document.sources]
        yield from (line for name, sample in dict.fromkeys(named) if (line := source_line(self.document, name, sample=sample)))
        yield from (piece.block.note.plain for piece in pieces if isinstance(piece.block, Table) and piece.block.note)
        if any(isinstance(piece.block, Compare) and compare_scale(piece.block) for piece in pieces):
            yield self.lettering.words.heights_to_scale
        for name in dict.fromkeys(name for piece in pieces for name in note_names(piece.block) if name in self.document.footnotes):
            yield f"{self.lettering.marks[name]} {self.document.footnotes[name].plain}"

    def _slide(self, draft: Draft, number: int) -> Slide:
        footer, spoken = self._foot(draft.sources)
        notes = tuple(self.lettering.paragraph(line, "notes") for line in (*draft.notes, *spoken))
        return Slide(draft.layout, draft.title, draft.shapes, notes, footer, number)

    def _foot(self, sources: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """Return the foot's line, its label said once, and what has no room in two lines and goes to the notes."""
        words = self.lettering.words
        label = f"{words.source}{words.colon}"
        separator = "；" if words.colon == "：" else "; "
        shown: list[str] = []
        left_over: list[str] = []
        for line in dict.fromkeys(sources):
            text = line.removeprefix(label) if shown and shown[0].startswith(label) else line
            paragraph = self.lettering.paragraph(separator.join((*shown, text)), "source")
            if len(fit.lines(self.lettering, paragraph, columns_width(11))) <= 2:
                shown.append(text)
            else:
                left_over.append(line)
        return separator.join(shown), tuple(left_over)


@dataclass(frozen=True, slots=True)
class _Head:
    """A headline set: its box, the body below it, and the whole of it where the box shows a part."""

    shapes: tuple[Shape, ...]
    body: Rect
    notes: tuple[str, ...] = ()


def _head(lettering: Lettering, title: str) -> _Head:
    """Return `title` as a headline: one or two lines of 30, of 28 before a third, then lines that push the body down."""
    width = columns_width(11)
    paragraph = _headline(lettering, title, width)
    count = len(fit.lines(lettering, paragraph, width))
    height = count * paragraph.leading
    top = HANG_LINE if count == 1 else TALL_HANG_LINE if count == 2 else HEADLINE_TOP + height + HEADLINE_GAP
    body = Rect.edges(MARGIN, top, MARGIN + columns_width(12), BODY_END)
    box = text_box("title", Rect(MARGIN, HEADLINE_TOP, columns_width(12), max(height, 80.0)), paragraph, placeholder="title")
    return _Head((box,), body)


def _headline(lettering: Lettering, title: str, width: float) -> TextParagraph:
    for role, most in (("headline", 2), ("headline-small", HEADLINE_MOST), ("body", 8)):
        paragraph = lettering.paragraph(title, role)
        count = len(fit.lines(lettering, paragraph, width))
        if count <= most or role == "body":
            break
    if count == 2 and (divided := fit.halves(title)) is not None:
        halves = lettering.paragraph(broken(divided), role)
        return halves if fit.on_one_line(lettering, halves, width) else paragraph
    return paragraph


def _cited(piece: Piece) -> set[str]:
    return {name for name, _ in source_names(piece.block)} | set(note_names(piece.block))
