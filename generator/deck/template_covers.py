"""The slides around the content on a template: headings with lines below them in the template's own places, the agenda as a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.deck import fit
from generator.deck.compose_points import points_composed, points_parts
from generator.deck.covers import Cover, Entry, closing_fields, continued, marked_up, title_fields
from generator.deck.display import display
from generator.deck.lettering import Lettering
from generator.deck.master import LayoutSpec
from generator.deck.pieces import Piece, text_box
from generator.deck.scene import LayoutKind, TextBox, TextParagraph
from generator.geometry import Rect
from generator.model.document import Closing, Document, Field, Metadata
from generator.model.inline import RichText, plain_text
from generator.model.prose import Point, Points

TITLE_LADDERS = {
    LayoutKind.TITLE: (("title", 3), ("title-small", 3), ("headline", 4), ("lead", 6), ("body", 12)),
    LayoutKind.SECTION: (("divider", 3), ("title-small", 3), ("headline", 4), ("lead", 6), ("body", 12)),
    LayoutKind.CLOSING: (("closing", 3), ("title-small", 3), ("headline", 4), ("lead", 6), ("body", 12)),
}
"""Sizes of a heading and the lines each may take."""
LINE_SIZES = ((28.0, 18.0), (22.0, 18.0), (20.0, 16.0), (18.0, 16.0), (18.0, 14.0), (16.0, 14.0), (14.0, 12.0), (12.0, 12.0))
"""Sizes of the first line below a heading and of the others, the largest that have room."""
LINE_LEADING = 1.4
LINE_GAP = 4.0
FREE_GAP = 14.4
"""From a heading to lines that stand free below it."""


@dataclass(frozen=True, slots=True)
class TemplateCovers:
    """Makes these slides on the layouts of a template."""

    layouts: Mapping[LayoutKind, LayoutSpec]

    def title(self, lettering: Lettering, metadata: Metadata) -> Cover:
        """Return the title slide: below the title what the event is, then people and date."""
        event, words = metadata.event, lettering.words
        issue = (event.series, metadata.imprint.number, metadata.imprint.editor, metadata.kind or words.kind(metadata.preset))
        texts = (metadata.subtitle, _together(*issue), _together(event.session, event.edition))
        organization = (Field("", metadata.organization),) if metadata.organization else ()
        fields = (*organization, *title_fields(lettering, metadata, event.occasion))
        return self._cover(lettering, LayoutKind.TITLE, metadata.title, texts, fields)

    def agenda(self, lettering: Lettering, entries: Sequence[Entry], note: str) -> tuple[Cover, ...]:
        """Return the agenda as a list on as many slides as it needs. A template has no place for `note`, which is the deck's title."""
        spec = self.layouts[LayoutKind.AGENDA]
        numbered = all(entry.number for entry in entries)
        titles = (f"{e.title}{lettering.words.aside(e.minutes)}" if e.minutes else e.title for e in entries)
        items = tuple(
            Point(plain_text(title), (Point(plain_text(e.detail)),) if e.detail else ()) for title, e in zip(titles, entries, strict=True)
        )
        piece = Piece(Points(items=items, ordered=numbered))
        grid = lettering.grid
        region = Rect.edges(grid.left, grid.text_top, grid.body(0).right, grid.body_end)
        covers = []
        for number, part in enumerate(points_parts(lettering, piece, Points(items=items, ordered=numbered), region)):
            assert isinstance(part.block, Points)
            name = lettering.words.agenda if number == 0 else continued(lettering, lettering.words.agenda, number)
            title = self._heading(lettering, spec, name, (("headline", 2), ("headline-small", 4), ("body", 8)))
            slot = "body" if any(slot.name == "body" for slot in spec.slots) else ""
            covers.append(Cover(LayoutKind.AGENDA, name, (title, *points_composed(lettering, part, part.block, region, slot).shapes)))
        return tuple(covers)

    def divider(self, lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover:
        """Return the slide before part `number` of those called `names`: its title, below it which part it is and what it says."""
        place = f"{kicker}　{number} / {len(names)}"
        return self._cover(lettering, LayoutKind.SECTION, title, [subtitle, place], ())

    def closing(self, lettering: Lettering, document: Document, closing: Closing, message: str, note: str) -> Cover:
        """Return the closing slide: the message, below it the author's fields, what it refers to at the foot."""
        label, fields = closing.label or lettering.words.closing, closing_fields(lettering, document)
        cover = self._cover(lettering, LayoutKind.CLOSING, marked_up(closing.message, message), [label], fields)
        return cover._replace(foot=(note,) if note else ())

    def _cover(self, lettering: Lettering, kind: LayoutKind, title: RichText | str, texts: Iterable[str], fields: Sequence[Field]) -> Cover:
        spec = self.layouts[kind]
        heading = self._heading(lettering, spec, title, TITLE_LADDERS[kind])
        place = _lines_place(lettering, spec, heading)
        shown = [text for text in texts if text]
        for count in range(len(fields), -1, -1):
            lines = [*shown, *(_field_line(lettering, field) for field in fields[:count])]
            paragraphs = _lines(lettering, lines, place)
            if paragraphs is not None:
                break
        else:
            paragraphs, count = _lines(lettering, shown, place._replace(height=float("inf"))), 0
        slot = "subtitle" if any(slot.name == "subtitle" for slot in spec.slots) else ""
        lines_box = (text_box("subtitle", place, *paragraphs, placeholder=slot),) if paragraphs else ()
        return Cover(kind, fit.plain_of(title), (heading, *lines_box), tuple(fields[count:]))

    def _heading(self, lettering: Lettering, spec: LayoutSpec, text: RichText | str, ladder: Sequence[tuple[str, int]]) -> TextBox:
        rect = spec.slot("title").rect
        paragraph = display(lettering, text, ladder, rect.width, rect.height)
        return text_box("title", rect, _inheriting(paragraph), placeholder="title")


def _inheriting(paragraph: TextParagraph) -> TextParagraph:
    """Return `paragraph` in the colour that its placeholder gives it."""
    return paragraph._replace(runs=tuple(run._replace(color="ink") for run in paragraph.runs))


def _lines_place(lettering: Lettering, spec: LayoutSpec, heading: TextBox) -> Rect:
    """Return where the lines below a heading stand: in the layout's own place, else free below the heading."""
    for slot in spec.slots:
        if slot.name == "subtitle":
            return slot.rect
    grid = lettering.grid
    top = max(heading.rect.bottom + FREE_GAP, grid.text_top)
    return Rect.edges(grid.left, top, grid.body(0).right, max(grid.body_end, top + FREE_GAP))


def _lines(lettering: Lettering, texts: Sequence[str], place: Rect) -> tuple[TextParagraph, ...] | None:
    """Return `texts` in the largest sizes that `place` holds, `None` if it holds none."""
    for first, other in LINE_SIZES:
        paragraphs = tuple(_line(lettering, text, other if index else first, index) for index, text in enumerate(texts))
        if fit.height(lettering, paragraphs, place.width) <= place.height:
            return paragraphs
    return None


def _line(lettering: Lettering, text: str, size: float, index: int) -> TextParagraph:
    runs = lettering.runs(text, "body", size=size)
    return TextParagraph(runs, round(LINE_LEADING * size, 1), before=LINE_GAP if index else 0.0)


def _field_line(lettering: Lettering, field: Field) -> str:
    label = f"{field.label}{lettering.words.colon}" if field.label and field.value != field.label else ""
    return _together(f"{label}{field.value}", field.detail)


def _together(*parts: str) -> str:
    return "　".join(part for part in parts if part)
