"""The deck of a document: the slides of its parts and those around them, numbered; what no slide shows is said in the notes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from generator.deck.agenda import agenda_note, cues, entries
from generator.deck.brief import briefed
from generator.deck.compose import Composer
from generator.deck.covers import Cover, CoverMaker, field_point, fields_title, source_texts
from generator.deck.descenders import with_room_below
from generator.deck.drafts import Draft, Titles
from generator.deck.foot import cited_names, foot, text_lines
from generator.deck.format import Format, own_format
from generator.deck.head import shortened
from generator.deck.imprint import imprint_notes
from generator.deck.lettering import Lettering
from generator.deck.link_lines import with_broken_links
from generator.deck.merge import merged
from generator.deck.outline import Item, Part, Topic, outline
from generator.deck.own_covers import OwnCovers
from generator.deck.pieces import Piece
from generator.deck.reading import marked_names, note_names, spoken_lines, text_notes
from generator.deck.scene import Deck, NamedSection, Slide
from generator.deck.seats import seated
from generator.deck.short_ends import with_full_ends
from generator.deck.spread import Spread
from generator.deck.template_covers import TemplateCovers
from generator.deck.topics import TopicPlanner
from generator.model.document import Document, Field
from generator.model.prose import Point, Points
from generator.pictures import Pictures
from generator.text.typesetter import Typesetter
from generator.theme.references import settled, with_numbered_captions
from generator.theme.theme import Theme
from generator.theme.words import part_name, words

AGENDA_FROM, TIMED_AGENDA_FROM = 3, 2
"""Parts from which a deck has an agenda, and one whose parts have minutes."""
DIVIDERS_FROM = 8
"""Content slides from which a deck of as many parts as an agenda needs has dividers."""
LEAST_BELOW_DIVIDER = 2
"""Content slides of a part that are worth a divider. A deck has dividers where more than half of its parts are worth one."""


def plan_deck(document: Document, theme: Theme, typesetter: Typesetter, pictures: Pictures, form: Format | None = None) -> Deck:
    """Return the deck of `document`. Nothing is dropped: what a slide has no room for goes on with the next.

    References to pages show the numbers of slides. `form` is that of a template, in which case `theme` has been dressed by it;
    `None` for our own.
    """
    form = form or own_format(theme, document.metadata.slide_size)
    plan = partial(_planned, theme=theme, typesetter=typesetter, pictures=pictures, form=form)
    return plan(settled(with_numbered_captions(document), lambda filled: places(plan(filled))))


def places(deck: Deck) -> dict[str, int]:
    """Return the number of the slide that each link into the document finds what it leads to on."""
    return {anchor: number for number, slide in reversed(tuple(enumerate(deck.slides, 1))) for anchor in slide.anchors}


def _planned(document: Document, theme: Theme, typesetter: Typesetter, pictures: Pictures, form: Format) -> Deck:
    document, cut = briefed(document)
    parts, spoken = outline(document, words(document.metadata.language))
    lettering = Lettering(theme, document.metadata.language, typesetter, _marks(document, parts), form.grid)
    composer = Composer(lettering, pictures)
    parts = tuple(_with_short_titles(lettering, _merged(part)) for part in parts)
    return _Planner(document, composer, parts, (*cut, *spoken), form).deck()


def _merged(part: Part) -> Part:
    """Return `part`, its short subsections on common slides; a list of subsections before them gives way where all are on one."""
    topics = merged(part.topics, part.message or part.title)
    if len(topics) == 2 and topics[0].gist and not topics[1].below and len(topics) < len(part.topics):
        first, joined = topics
        notes = (*(line for item in first.items for line in item.notes), *first.notes, *joined.notes)
        topics = (joined._replace(notes=notes, anchors=(*first.anchors, *joined.anchors)),)
    return part._replace(topics=topics)


def _introduction(part: Part) -> Topic | None:
    """Return the topic of `part` that its divider says as well: no more than what the part is about, in one line beside the title."""
    if len(part.topics) < 2 or not part.topics[0].gist or part.topics[0].below:
        return None
    said_elsewhere = not (part.lead and part.message and part.message != part.title)
    noted = any(True for item in part.topics[0].items for _ in note_names(item.piece.block))
    return part.topics[0] if said_elsewhere and not noted else None


def _says_no_more(part: Part, topic: Topic) -> bool:
    """Tell whether the divider of `part` has all that its only topic would show: the title, and the message where there is no lead."""
    message = topic.message not in ("", part.title)
    return not topic.items and not topic.below and not (part.lead and message)


def _with_short_titles(lettering: Lettering, part: Part) -> Part:
    """Return `part` with headlines that fit; of a longer one the whole is said in the notes."""
    return part._replace(topics=tuple(_with_short_title(lettering, topic) for topic in part.topics))


def _with_short_title(lettering: Lettering, topic: Topic) -> Topic:
    short = shortened(lettering, topic.headline)
    if short == topic.headline:
        return topic
    return topic._replace(message=short, notes=(*topic.notes, topic.headline))


def _marks(document: Document, parts: Iterable[Part]) -> Mapping[str, int]:
    """Return the numbers of the footnotes that visible text refers to, in the order of their first marks."""
    names = [name for part in parts for topic in part.topics for item in topic.items for name in marked_names(item.piece.block)]
    names += text_notes(document.closing.message) if document.closing else ()
    shown = dict.fromkeys(name for name in names if name in document.footnotes)
    return {name: number for number, name in enumerate(shown, 1)}


def _cued(drafts: tuple[Draft, ...], cue: str) -> tuple[Draft, ...]:
    """Return the slides of a part, the first of which tells its speaker how long they have."""
    if not drafts or not cue:
        return drafts
    return (drafts[0]._replace(notes=(cue, *drafts[0].notes)), *drafts[1:])


class _Planner:
    """The plan of one deck: parts with their dividers, what stands around them, slides counted."""

    def __init__(self, document: Document, composer: Composer, parts: tuple[Part, ...], cut: tuple[str, ...], form: Format) -> None:
        self.document = document
        self.form = form
        self.covers: CoverMaker = OwnCovers() if form.own else TemplateCovers(form.layouts)
        self.cut = cut
        self.lettering = composer.lettering
        self.parts = tuple(part for part in parts if not part.backup)
        self.reserve = tuple(part for part in parts if part.backup)
        self.titles = Titles(self.lettering)
        self.topics = TopicPlanner(document, composer, self.titles, self.covers, own=form.own)
        self.spreads = {id(topic): self.topics.spreads(topic) for part in parts for topic in part.topics}
        timed = any(part.minutes for part in self.parts)
        self.has_agenda = len(self.parts) >= (TIMED_AGENDA_FROM if timed else AGENDA_FROM)
        self.has_dividers = self._is_worth_dividers()

    def _is_worth_dividers(self) -> bool:
        counts = [sum(len(self.spreads[id(topic)]) for topic in part.topics) for part in self.parts]
        worth = sum(count >= LEAST_BELOW_DIVIDER for count in counts)
        return len(counts) >= AGENDA_FROM and sum(counts) >= DIVIDERS_FROM and 2 * worth > len(counts)

    def deck(self) -> Deck:
        metadata = self.document.metadata
        self.titles.take(metadata.title)
        self.titles.begin((self.lettering.words.closing,))
        ending = self.titles.take(self.document.closing.message.plain) if self.document.closing else ""
        summary = (text.plain for text in metadata.summary)
        notes = (*self.cut, *imprint_notes(metadata.imprint, self.lettering.words), *summary)
        opening = self._cover(self.covers.title(self.lettering, metadata), notes)
        agendas = self._agenda([0] * len(self.parts)) if self.has_agenda else ()
        for draft in agendas:
            self.titles.take(draft.title)
        self._reserve_dividers()
        bodies = [_cued(self._part(part), cue) for part, cue in zip(self.parts, cues(self.parts, self.lettering.words), strict=True)]
        endings = self._endings(ending)
        first = len(opening) + len(agendas) + 1
        starts = [first + sum(len(body) for body in bodies[:n]) for n in range(len(bodies))]
        agendas = self._agenda(starts) if self.has_agenda else ()
        groups = [(metadata.title, (*opening, *agendas)), *((part.title, body) for part, body in zip(self.parts, bodies, strict=True))]
        groups.append((self.lettering.words.closing, endings))
        reserve = (draft._replace(hidden=True) for part in self.reserve for draft in self._part(part))
        groups.append((self.lettering.words.backup, tuple(reserve)))
        drafts = [draft for _, group in groups for draft in group]
        return Deck(
            metadata.title,
            metadata.language,
            tuple(self._slide(draft, number) for number, draft in enumerate(drafts, 1)),
            tuple(NamedSection(name, len(group)) for name, group in groups if group),
            metadata.slide_size,
            author=metadata.organization or self.lettering.words.list_separator.join(person.name for person in metadata.people),
            subject=metadata.subtitle,
        )

    # Slides around the content

    def _cover(self, cover: Cover, notes: tuple[str, ...] = ()) -> tuple[Draft, ...]:
        return (Draft(cover.layout, cover.title, cover.shapes, notes, cover.foot), *self._field_slides(cover.left_over))

    def _field_slides(self, fields: tuple[Field, ...]) -> tuple[Draft, ...]:
        """Return the fields that a cover had no room for, as a list."""
        if not fields:
            return ()
        words = self.lettering.words
        title = fields_title(words, fields, self.document.metadata)
        return tuple(self._listed(title, tuple(field_point(words, field, title) for field in fields)))

    def _listed(self, title: str, items: tuple[Point, ...]) -> Iterable[Draft]:
        topic = Topic("", 0, title, "", "", (Item(Piece(Points(items=items))),))
        return self.topics.slides(topic, (Spread(topic.items),))

    def _agenda(self, starts: Sequence[int]) -> tuple[Draft, ...]:
        words = self.lettering.words
        note = agenda_note(self.document.metadata.title, self.parts, words)
        covers = self.covers.agenda(self.lettering, entries(self.parts, starts, words), note)
        return tuple(Draft(cover.layout, cover.title, cover.shapes) for cover in covers)

    def _reserve_dividers(self) -> None:
        self.dividers: dict[int, str] = {}
        for part in self.parts if self.has_dividers else ():
            if part.number:
                self.titles.begin((part_name(self.lettering.language, part.number),))
                self.dividers[id(part)] = self.titles.take(part.title)

    def _divider(self, part: Part) -> Draft:
        title = self.dividers[id(part)]
        names = [other.title for other in self.parts if other.number]
        subtitle = part.lead or (part.message if part.message != part.title else "")
        introduction = _introduction(part)
        notes: tuple[str, ...] = ()
        anchors: tuple[str, ...] = ()
        if introduction is not None:
            subtitle = subtitle or next(spoken_lines(introduction.items[0].piece.block), "")
            notes = (*(line for item in introduction.items for line in item.notes), *introduction.notes)
            anchors = introduction.anchors
        cover = self.covers.divider(self.lettering, title, part_name(self.lettering.language, part.number), subtitle, part.number, names)
        return Draft(cover.layout, title, cover.shapes, notes, anchors=anchors)

    def _endings(self, title: str) -> tuple[Draft, ...]:
        """Return what follows the last part: sources no slide has named, then fields the closing slide has no room for, then that."""
        if self.document.closing is None:
            return self._sources()
        note, spoken = foot(self.lettering, text_lines(self.lettering, self.document, self.document.closing.message))
        cover = self.covers.closing(self.lettering, self.document, self.document.closing, title, note)
        return (*self._sources(), *self._field_slides(cover.left_over), *self._cover(cover._replace(left_over=()), spoken))

    def _sources(self) -> tuple[Draft, ...]:
        """Return the list of sources, where one of them stands at the foot of no slide and in no field of the closing slide."""
        cited = {
            name for spreads in self.spreads.values() for spread in spreads for item in spread.items for name in cited_names(item.piece)
        }
        cited |= set(text_notes(self.document.closing.message)) if self.document.closing else set()
        closing = {field.value for field in self.document.closing.fields} if self.document.closing else set()
        named = {name for name, source in self.document.sources.items() if {source.title, source.publisher} & closing}
        if set(self.document.sources) <= cited | named:
            return ()
        return tuple(self._listed(self.lettering.words.sources, tuple(Point(text) for text in source_texts(self.document))))

    # Parts, and slides as they are numbered

    def _part(self, part: Part) -> tuple[Draft, ...]:
        shown = bool(part.number) and self.has_dividers
        drafts = [self._divider(part)] if shown else []
        topics = part.topics[1:] if shown and _introduction(part) is not None else part.topics
        if shown and len(topics) == 1 and _says_no_more(part, topics[0]):
            drafts[0] = drafts[0]._replace(notes=topics[0].notes, anchors=topics[0].anchors)
            topics = ()
        for number, topic in enumerate(topics):
            opening = part.lead if number == 0 and not shown else ""
            drafts += self.topics.slides(topic._replace(opening=opening), self.spreads[id(topic)])
        if drafts:
            drafts[0] = drafts[0]._replace(notes=(*part.notes, *drafts[0].notes), anchors=(*part.anchors, *drafts[0].anchors))
        return tuple(drafts)

    def _slide(self, draft: Draft, number: int) -> Slide:
        footer, spoken = foot(self.lettering, draft.foot)
        notes = tuple(self.lettering.paragraph(line, "notes") for line in (*draft.notes, *spoken))
        linked = (with_broken_links(self.lettering, shape) for shape in draft.shapes)
        ended = (with_full_ends(self.lettering, shape) for shape in linked)
        roomy = tuple(with_room_below(self.lettering, shape, own=self.form.own) for shape in ended)
        shapes = seated(roomy, self.form.layouts[draft.layout])
        return Slide(draft.layout, draft.title, shapes, notes, footer, number, draft.anchors, draft.date, draft.hidden)
