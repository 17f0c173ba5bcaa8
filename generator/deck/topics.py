"""Topics → drafts of their slides: each spread below a title of its own, what one slide has no room for on further ones."""

from collections.abc import Iterable, Iterator, Sequence

from generator.deck import fit
from generator.deck.arrange import Arranger, Page, alone, list_pairs, listed
from generator.deck.compose import Composer, as_callout, current_step, seen, without_label
from generator.deck.compose_image import is_ornament
from generator.deck.compose_words import quotation
from generator.deck.covers import CoverMaker, continued
from generator.deck.drafts import Draft, Titles
from generator.deck.foot import foot_lines
from generator.deck.head import headline, running_head
from generator.deck.master import GUTTER
from generator.deck.outline import Item, Topic
from generator.deck.pieces import Piece
from generator.deck.reading import common_title, own_title
from generator.deck.regions import region_of, tall_body
from generator.deck.scene import LayoutKind, Shape
from generator.deck.spread import Spread, spreads, without_ornaments
from generator.geometry import Rect
from generator.model.blocks import Columns
from generator.model.document import Document
from generator.model.image import Image
from generator.model.inline import plain_text
from generator.model.prose import Callout, Point, Points, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline
from generator.model.walk import within
from generator.theme.words import part_name

MOST_BELOW_LONE = 2
"""Lines below a single bullet that are a remark with it, and no list."""


def _is_lone(points: Points) -> bool:
    """Tell whether `points` is one bullet with no more than a few lines below it."""
    return len(points.items) == 1 and _is_flat(points.items[0]) and len(points.items[0].children) <= MOST_BELOW_LONE


def _is_half_empty(part: Piece | tuple[Piece, Piece]) -> bool:
    """Tell whether `part` of columns has nothing in one of them."""
    return isinstance(part, Piece) and isinstance(part.block, Columns) and not all(part.block.columns)


def _column_items(columns: Columns) -> Iterator[Item]:
    """Yield the blocks of `columns` as items; a column of several blocks shares no slide with one beside it."""
    before = 1
    for column in columns.columns:
        apart = max(before, len(column)) > 1
        yield from (Item(seen(block), breaks=apart and number == 0) for number, block in enumerate(column))
        before = len(column)


def _is_flat(point: Point) -> bool:
    return not any(below.children for below in point.children)


class TopicPlanner:
    """Plans the slides of one deck's topics: gives out titles, and composes what stands below them."""

    def __init__(self, document: Document, composer: Composer, titles: Titles, covers: CoverMaker, *, own: bool) -> None:
        """`own` tells whether the deck is made on our own layouts, and not on those of a template."""
        self.document = document
        self.composer = composer
        self.lettering = composer.lettering
        self.titles = titles
        self.covers = covers
        self.own = own
        self.date = self._date()

    def spreads(self, topic: Topic) -> tuple[Spread, ...]:
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

    def slides(self, topic: Topic, spreads: Sequence[Spread]) -> Iterable[Draft]:
        """Return the slides of `topic` in `spreads`, one with no more than its name where there are none; titles are taken on the way."""
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
            rows = tuple(row._replace(pieces=tuple(without_label(piece, title) for piece in row.pieces)) for row in spread.rows)
            page = Arranger(self.composer.for_headline(title), headline(self.lettering, title).body).page(rows)
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
        piece = without_label(piece, title)
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
        first_item, *others = _column_items(columns)
        items = (first_item._replace(notes=notes), *others)
        drafts: list[Draft] = []
        for spread in self._all_spreads(topic._replace(items=items)):
            drafts += self._spread(topic, spread, first=first and not drafts)
        return drafts

    def _quote_title(self, topic: Topic, piece: Piece, *, first: bool) -> str:
        """Return the quotation itself where it can head its slide: the topic's headline stands elsewhere, and it needs one slide."""
        if (
            not isinstance(piece.block, Quote)
            or first
            or not self.own
            or len(self.composer.parts(piece, tall_body(self.lettering.grid))) > 1
        ):
            return ""
        words = quotation(self.lettering, piece, piece.block)
        return self.titles.take(words) if words not in self.titles.taken else ""

    def _title(self, topic: Topic, pieces: Sequence[Piece], *, first: bool) -> str:
        own = common_title([piece.block for piece in pieces])
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
        if not self.own and page.layout is LayoutKind.CONTENT:  # the template's text stands where its running head would
            running: tuple[Shape, ...] = ()
            left_over = tuple(name for name in dict.fromkeys(names) if name and name != title)
        else:
            taken = self.lettering.grid.columns_width(2) + GUTTER if self.date else 0.0
            running, left_over = running_head(self.lettering, topic.number, names, title, taken)
        head = headline(self.lettering, title)
        return Draft(page.layout, title, (head.box, *running, *page.shapes), notes, (*lines, *left_over), anchors, self.date)

    def _date(self) -> str:
        """Return the document's date if it has room at the end of the running head; a template shows what dates it wants itself."""
        paragraph = self.lettering.paragraph(self.document.metadata.date, "folio")
        fits = fit.on_one_line(self.lettering, paragraph, self.lettering.grid.columns_width(2))
        return self.document.metadata.date if self.own and fits else ""
