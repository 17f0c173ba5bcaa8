"""The deck of a document: sections become slides, what has no room goes on, everything else is said in the notes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from generator.deck import fit
from generator.deck.agenda import agenda_note, cues, entries
from generator.deck.arrange import Arranger, Page, alone, list_pairs, listed
from generator.deck.brief import briefed
from generator.deck.compose import Composer, as_callout, current_step, seen
from generator.deck.compose_image import is_ornament
from generator.deck.compose_words import quotation
from generator.deck.covers import Cover, CoverMaker, continued, source_texts
from generator.deck.descenders import with_room_below
from generator.deck.drafts import Draft, Titles
from generator.deck.foot import cited_names, foot, foot_lines, text_lines
from generator.deck.format import Format, own_format
from generator.deck.head import headline, running_head, shortened
from generator.deck.imprint import imprint_notes
from generator.deck.lettering import Lettering
from generator.deck.link_lines import with_broken_links
from generator.deck.master import GUTTER
from generator.deck.merge import merged
from generator.deck.outline import Item, Part, Topic, outline
from generator.deck.own_covers import OwnCovers
from generator.deck.pieces import Piece
from generator.deck.reading import marked_names, note_names, own_title, spoken_lines, text_notes
from generator.deck.regions import region_of, tall_body
from generator.deck.scene import Deck, LayoutKind, NamedSection, Shape, Slide
from generator.deck.seats import seated
from generator.deck.short_ends import with_full_ends
from generator.deck.spread import Spread, spreads, without_ornaments
from generator.deck.template_covers import TemplateCovers
from generator.geometry import Rect
from generator.model.blocks import Columns
from generator.model.document import Document, Field
from generator.model.image import Image
from generator.model.inline import plain_text
from generator.model.prose import Callout, Point, Points, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline
from generator.model.walk import within
from generator.pictures import Pictures
from generator.text.typesetter import Typesetter
from generator.theme.references import settled, with_numbered_captions
from generator.theme.theme import Theme
from generator.theme.words import part_name, words

AGENDA_FROM, TIMED_AGENDA_FROM = 3, 2
"""Parts from which a deck has an agenda, and one whose parts have minutes."""
DIVIDERS_FROM = 8
"""Content slides from which a deck of as many parts as an agenda needs has dividers."""
MOST_BELOW_LONE = 2
"""Lines below a single bullet that are a remark with it, and no list."""
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


def _is_lone(points: Points) -> bool:
    """Tell whether `points` is one bullet with no more than a few lines below it."""
    return len(points.items) == 1 and _is_flat(points.items[0]) and len(points.items[0].children) <= MOST_BELOW_LONE


def _is_half_empty(part: Piece | tuple[Piece, Piece]) -> bool:
    """Tell whether `part` of columns has nothing in one of them."""
    return isinstance(part, Piece) and isinstance(part.block, Columns) and not all(part.block.columns)


def _is_flat(point: Point) -> bool:
    return not any(below.children for below in point.children)


class _Planner:
    """The plan of one deck: titles given out, slides counted."""

    def __init__(self, document: Document, composer: Composer, parts: tuple[Part, ...], cut: tuple[str, ...], form: Format) -> None:
        self.document = document
        self.form = form
        self.covers: CoverMaker = OwnCovers() if form.own else TemplateCovers(form.layouts)
        self.cut = cut
        self.composer = composer
        self.lettering = composer.lettering
        self.parts = tuple(part for part in parts if not part.backup)
        self.reserve = tuple(part for part in parts if part.backup)
        self.titles = Titles(self.lettering)
        self.spreads = {id(topic): self._spreads(topic) for part in parts for topic in part.topics}
        timed = any(part.minutes for part in self.parts)
        self.has_agenda = len(self.parts) >= (TIMED_AGENDA_FROM if timed else AGENDA_FROM)
        self.has_dividers = self._is_worth_dividers()
        self.date = self._date()

    def _is_worth_dividers(self) -> bool:
        counts = [sum(len(self.spreads[id(topic)]) for topic in part.topics) for part in self.parts]
        worth = sum(count >= LEAST_BELOW_DIVIDER for count in counts)
        return len(counts) >= AGENDA_FROM and sum(counts) >= DIVIDERS_FROM and 2 * worth > len(counts)

    def _date(self) -> str:
        """Return the document's date if it has room at the end of the running head; a template shows what dates it wants itself."""
        paragraph = self.lettering.paragraph(self.document.metadata.date, "folio")
        fits = fit.on_one_line(self.lettering, paragraph, self.lettering.grid.columns_width(2))
        return self.document.metadata.date if self.form.own and fits else ""

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
        return self._topic(topic, (Spread(topic.items),))

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

    # Content

    def _spreads(self, topic: Topic) -> tuple[Spread, ...]:
        """Return the items of `topic` on slides; none for a mere ornament."""
        return without_ornaments(self._all_spreads(topic), self._is_ornament)

    def _all_spreads(self, topic: Topic) -> tuple[Spread, ...]:
        """Return all items of `topic` on slides, judged below its headline as it is continued."""
        if len(topic.items) < 2:
            return tuple(Spread((item,)) for item in topic.items)
        return spreads(Arranger(self.composer, headline(self.lettering, continued(self.lettering, topic.headline, 2)).body), topic.items)

    def _is_ornament(self, item: Item) -> bool:
        block = item.piece.block
        if not isinstance(block, Image) or not block.decorative:
            return False
        return is_ornament(block, self.composer.picture(block), tall_body(self.lettering.grid))

    def _part(self, part: Part) -> tuple[Draft, ...]:
        drafts: list[Draft] = [self._divider(part)] if part.number and self.has_dividers else []
        notes = part.notes
        shown = bool(part.number) and self.has_dividers
        topics = part.topics[1:] if shown and _introduction(part) is not None else part.topics
        if shown and len(topics) == 1 and _says_no_more(part, topics[0]):
            drafts[0] = drafts[0]._replace(notes=topics[0].notes, anchors=topics[0].anchors)
            topics = ()
        for number, topic in enumerate(topics):
            opening = part.lead if number == 0 and not shown else ""
            drafts += self._topic(topic._replace(opening=opening), self.spreads[id(topic)])
        if drafts:
            drafts[0] = drafts[0]._replace(notes=(*notes, *drafts[0].notes), anchors=(*part.anchors, *drafts[0].anchors))
        return tuple(drafts)

    def _topic(self, topic: Topic, spreads: Sequence[Spread]) -> Iterable[Draft]:
        number = (part_name(self.lettering.language, topic.number),) if topic.number else ()
        self.titles.begin((topic.title, *reversed(topic.above), topic.section, *number))
        drafts: list[Draft] = []
        for spread in spreads:
            drafts += self._spread(topic, spread, first=not drafts)
        if not drafts:
            drafts.append(self._bare(topic)._replace(notes=tuple(line for item in topic.items for line in item.notes)))
        drafts[0] = drafts[0]._replace(anchors=(*topic.anchors, *drafts[0].anchors))
        if topic.notes:
            drafts[-1] = drafts[-1]._replace(notes=(*drafts[-1].notes, *topic.notes))
        return drafts

    def _bare(self, topic: Topic) -> Draft:
        """Return the slide of a topic that has nothing but its name, and perhaps a subtitle."""
        title = self.titles.take(topic.headline)
        lead = topic.lead or topic.opening
        if not lead:
            return self._statement(topic, title)
        remark = Piece(Callout(paragraphs=(plain_text(lead),)), label=False)
        page = alone(self.composer, remark, headline(self.lettering, title).body)
        shown = topic._replace(lead="", opening=topic.opening if topic.lead else "")
        return self._draft(shown, title, page, (), first=True)

    def _statement(self, topic: Topic, title: str) -> Draft:
        """Return a slide that says no more than `title` and what it belongs to."""
        names = tuple(dict.fromkeys(name for name in (topic.section, *topic.above, topic.title) if name and name != title))
        cover = self.covers.statement(self.lettering, title, names)
        return Draft(cover.layout, title, cover.shapes, foot=cover.foot)

    def _spread(self, topic: Topic, spread: Spread, *, first: bool) -> list[Draft]:
        pieces = tuple(item.piece for item in spread.items)
        notes = tuple(line for item in spread.items for line in item.notes)
        if spread.rows:
            title = self._title(topic, pieces, first=first)
            page = Arranger(self.composer.for_headline(title), headline(self.lettering, title).body).page(spread.rows)
            if page is not None:
                return [self._draft(topic, title, page, notes, first=first)]
            self.titles.give_back(title)
            return [draft for n, item in enumerate(spread.items) for draft in self._spread(topic, Spread((item,)), first=first and n == 0)]
        return self._alone(topic, pieces[0], notes, first=first)

    def _alone(self, topic: Topic, piece: Piece, notes: tuple[str, ...], *, first: bool) -> list[Draft]:
        if isinstance(piece.block, Points) and _is_lone(piece.block):
            piece = as_callout(piece.block)
        done = current_step(piece.block) if isinstance(piece.block, Timeline) else None
        drafts: list[Draft] = []
        title = self._quote_title(topic, piece, first=first) or self._title(topic, (piece,), first=first)
        heads_itself = isinstance(piece.block, Quote) and title == quotation(self.lettering, piece, piece.block)
        body = headline(self.lettering, continued(self.lettering, title, 2)).body if not heads_itself else tall_body(self.lettering.grid)
        parts = list_pairs(self.composer, piece, body) or self._parts(piece, body)
        if isinstance(piece.block, Columns) and (len(piece.block.columns) == 1 or any(_is_half_empty(part) for part in parts)):
            self.titles.give_back(title)
            return self._in_turn(topic, piece.block, notes, first=first)
        for part in parts:
            own = title if not drafts else self.titles.take(topic.headline if title.startswith(topic.headline) else title)
            composer, place = self.composer.for_headline(own), headline(self.lettering, own).body
            page = (
                alone(composer, part, place, heads_itself=heads_itself, done=done)
                if isinstance(part, Piece)
                else listed(composer, part, place)
            )
            drafts.append(self._draft(topic, own, page, notes if not drafts else (), first=first and not drafts))
        return drafts

    def _parts(self, piece: Piece, body: Rect) -> tuple[Piece, ...]:
        """Return `piece` in parts that fit `body`; what is left of a list for a slide of its own as a remark, if it is one bullet."""
        grid = self.lettering.grid
        parts = self.composer.parts(piece, region_of(grid, piece, body))
        remarks = [as_callout(p.block) if isinstance(p.block, Points) and not p.block.ordered and _is_lone(p.block) else p for p in parts]
        return tuple(
            remark if remark is part or self.composer.fits(remark, region_of(grid, remark, body)) else part
            for remark, part in zip(remarks, parts, strict=True)
        )

    def _in_turn(self, topic: Topic, columns: Columns, notes: tuple[str, ...], *, first: bool) -> list[Draft]:
        """Return the blocks of `columns` one after the other, since one column would go on beside an empty one."""
        blocks = (block for column in columns.columns for block in column)
        items = tuple(Item(seen(block), () if number else notes) for number, block in enumerate(blocks))
        drafts: list[Draft] = []
        for spread in self._all_spreads(topic._replace(items=items)):
            drafts += self._spread(topic, spread, first=first and not drafts)
        return drafts

    def _quote_title(self, topic: Topic, piece: Piece, *, first: bool) -> str:
        """Return the quotation itself where it can head its slide: the topic's headline stands elsewhere, and it needs one slide."""
        if (
            not isinstance(piece.block, Quote)
            or first
            or not self.form.own
            or len(self.composer.parts(piece, tall_body(self.lettering.grid))) > 1
        ):
            return ""
        words = quotation(self.lettering, piece, piece.block)
        return self.titles.take(words) if words not in self.titles.taken else ""

    def _title(self, topic: Topic, pieces: Sequence[Piece], *, first: bool) -> str:
        own = next((title for piece in pieces if (title := own_title(piece.block))), "")
        if first:
            return self.titles.take(topic.headline, own)
        return self.titles.take(own) if own and own not in self.titles.taken else self.titles.take(topic.headline)

    def _draft(self, topic: Topic, title: str, page: Page, notes: tuple[str, ...], *, first: bool) -> Draft:
        lines = tuple(foot_lines(self.lettering, self.document, page.pieces))
        anchors = tuple(part.id for piece in page.pieces for part in within(piece.block) if part.id)
        if page.layout is LayoutKind.QUOTE:
            return Draft(page.layout, title, page.shapes, notes, lines, anchors)
        captions = [
            own_title(part)
            for piece in page.pieces
            for part in within(piece.block)
            if isinstance(part, Timeline) or (isinstance(part, Table) and part is piece.block)  # those in columns stand below their own
        ]
        names = (
            topic.section,
            topic.opening if first else "",
            *topic.above,
            topic.title if topic.below else "",
            topic.lead if first else "",
            *captions,
        )
        if not self.form.own and page.layout is LayoutKind.CONTENT:  # the template's text stands where its running head would
            running: tuple[Shape, ...] = ()
            left_over = tuple(name for name in dict.fromkeys(names) if name and name != title)
        else:
            taken = self.lettering.grid.columns_width(2) + GUTTER if self.date else 0.0
            running, left_over = running_head(self.lettering, topic.number, names, title, taken)
        head = headline(self.lettering, title)
        return Draft(page.layout, title, (head.box, *running, *page.shapes), notes, (*lines, *left_over), anchors, self.date)

    def _slide(self, draft: Draft, number: int) -> Slide:
        footer, spoken = foot(self.lettering, draft.foot)
        notes = tuple(self.lettering.paragraph(line, "notes") for line in (*draft.notes, *spoken))
        linked = (with_broken_links(self.lettering, shape) for shape in draft.shapes)
        ended = (with_full_ends(self.lettering, shape) for shape in linked)
        roomy = tuple(with_room_below(self.lettering, shape, own=self.form.own) for shape in ended)
        shapes = seated(roomy, self.form.layouts[draft.layout])
        return Slide(draft.layout, draft.title, shapes, notes, footer, number, draft.anchors, draft.date, draft.hidden)
