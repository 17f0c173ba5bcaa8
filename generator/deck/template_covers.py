"""The slides around the content on a template: headings with lines below them in the template's own places, the agenda as a list."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.deck import fit
from generator.deck.compose_points import points_composed
from generator.deck.covers import Cover, Entry, closing_fields, continued, marked_up, title_fields, together_with
from generator.deck.display import display
from generator.deck.lettering import Lettering
from generator.deck.master import LayoutSpec
from generator.deck.pieces import Piece, text_box
from generator.deck.points_parts import points_parts
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
LINE_SIZES = ((28.0, 18.0), (24.0, 18.0), (20.0, 18.0), (18.0, 18.0))
"""Sizes of the first line below a heading and of the others, the largest that have room."""
SMALL_LINE_SIZES = ((18.0, 16.0), (16.0, 14.0), (14.0, 12.0), (12.0, 12.0))
"""Sizes of lines that have no room in larger ones and cannot stand elsewhere."""
LINE_LEADING = 1.4
LINE_GAP = 4.0
FREE_GAP = 14.4
"""From a heading to lines that stand free below it."""


class TemplateCovers(NamedTuple):
    """Makes these slides on the layouts of a template."""

    layouts: Mapping[LayoutKind, LayoutSpec]

    def title(self, lettering: Lettering, metadata: Metadata) -> Cover:
        """Return the title slide: below the title what the event is, then people and date."""
        event, words = metadata.event, lettering.words
        issue = (event.series, metadata.imprint.number, metadata.imprint.editor, metadata.kind or words.kind(metadata.preset))
        texts = (metadata.subtitle, _together(*issue), _together(event.session, event.edition))
        organization = (Field("", metadata.organization),) if metadata.organization else ()
        listed = title_fields(lettering, metadata, event.occasion)
        people = tuple(field._replace(label=field.label or words.people) for field in listed[: len(metadata.people)])
        fields = (*organization, *people, *listed[len(people) :])
        return self._cover(lettering, LayoutKind.TITLE, metadata.title, texts, fields, people)

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

    def statement(self, lettering: Lettering, words: str, names: Sequence[str]) -> Cover:
        """Return `words` where the template has the titles of its parts, which stand for themselves too."""
        return self._cover(lettering, LayoutKind.SECTION, words, names, ())

    def divider(self, lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover:
        """Return the slide before part `number` of those called `names`: its title, below it which part it is and what it says."""
        place = f"{kicker}　{number} / {len(names)}"
        return self._cover(lettering, LayoutKind.SECTION, title, [subtitle, place], ())

    def closing(self, lettering: Lettering, document: Document, closing: Closing, message: str, note: str) -> Cover:
        """Return the closing slide: the message, below it the author's fields, what it refers to at the foot."""
        label, fields = closing.label or lettering.words.closing, closing_fields(lettering, document)
        cover = self._cover(lettering, LayoutKind.CLOSING, marked_up(closing.message, message), [label], fields)
        return cover._replace(foot=(note,) if note else ())

    def _cover(
        self,
        lettering: Lettering,
        kind: LayoutKind,
        title: RichText | str,
        texts: Iterable[str],
        fields: Sequence[Field],
        people: Sequence[Field] = (),
    ) -> Cover:
        spec = self.layouts[kind]
        heading = self._heading(lettering, spec, title, TITLE_LADDERS[kind])
        own = _lines_place(lettering, spec, heading)
        below = _below(lettering, [text for text in texts if text], fields, people, own, _larger(lettering, spec, own))
        slot = "subtitle" if any(slot.name == "subtitle" for slot in spec.slots) else ""
        lines_box = (text_box("subtitle", below.place, *below.paragraphs, placeholder=slot),) if below.paragraphs else ()
        return Cover(kind, fit.plain_of(title), (heading, *lines_box), together_with(fields, below.left_over, people))

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


def _larger(lettering: Lettering, spec: LayoutSpec, place: Rect) -> Rect:
    """Return `place` down to the end of a slide's body, or to what the layout has below it."""
    below = [slot.rect.y for slot in spec.slots if slot.rect.y >= place.bottom]
    return Rect.edges(place.x, place.y, place.right, max(place.bottom, min([lettering.grid.body_end, *below])))


class _Below(NamedTuple):
    """The lines below a heading, where they stand, and the fields that are not among them."""

    paragraphs: tuple[TextParagraph, ...]
    place: Rect
    left_over: tuple[Field, ...] = ()


class _Arrangement(NamedTuple):
    """One way to set lines below a heading: `kept` are the fields among them, `sizes` those to try."""

    kept: Sequence[Field]
    lines: Sequence[str]
    place: Rect
    sizes: Sequence[tuple[float, float]]


def _below(lettering: Lettering, texts: Sequence[str], fields: Sequence[Field], people: Sequence[Field], own: Rect, larger: Rect) -> _Below:
    """Return `texts` and `fields` in the first arrangement that has room."""
    for kept, lines, place, sizes in _arrangements(lettering, texts, fields, people, own, larger):
        for size in sizes:
            paragraphs = _sized(lettering, lines, size)
            if fit.height(lettering, paragraphs, place.width) <= place.height:
                return _Below(paragraphs, place, tuple(field for field in fields if field not in kept))
    return _Below(_sized(lettering, texts, SMALL_LINE_SIZES[-1]), larger, tuple(fields))


def _arrangements(
    lettering: Lettering, texts: Sequence[str], fields: Sequence[Field], people: Sequence[Field], own: Rect, larger: Rect
) -> Iterator[_Arrangement]:
    """Yield ways to set lines below a heading, the best first.

    Lines are joined before they take more height than their place has; several people are left to a slide of their own before
    type gets small, other fields only where it cannot get smaller.
    """
    separate = (*texts, *(_field_line(lettering, field) for field in fields))
    compact = (*texts[:1], *_joined(texts[1:]))
    for place in (own, larger):
        yield _Arrangement(fields, separate, place, LINE_SIZES)
        yield _Arrangement(fields, (*texts, *_joined_fields(lettering, fields)), place, LINE_SIZES)
    without = (tuple(field for field in fields if field not in people),) if len(people) > 1 else ()
    for sizes in (LINE_SIZES, SMALL_LINE_SIZES):
        for kept in (fields, *without):
            yield _Arrangement(kept, (*compact, *_joined_fields(lettering, kept)), larger, sizes)
    lasting = (*(field for field in fields if field not in people), *people)
    for count in range(len(fields) - 1, -1, -1):
        kept = tuple(field for field in fields if field in lasting[:count])
        yield _Arrangement(kept, (*compact, *_joined_fields(lettering, kept)), larger, SMALL_LINE_SIZES)


def _joined(texts: Sequence[str]) -> tuple[str, ...]:
    return (_together(*texts),) if texts else ()


def _joined_fields(lettering: Lettering, fields: Sequence[Field]) -> tuple[str, ...]:
    """Return `fields` on few lines: those of one label then those that need none."""
    words = lettering.words
    labelled: dict[str, list[str]] = {}
    plain: list[str] = []
    for field in fields:
        if field.label in ("", words.date):
            plain.append(_together(field.value, field.detail))
        else:
            aside = words.aside(field.detail) if field.detail else ""
            labelled.setdefault(field.label, []).append(f"{field.value}{aside}")
    lines = (f"{label}{words.colon}{words.list_separator.join(names)}" for label, names in labelled.items())
    return (*lines, *_joined(plain))


def _sized(lettering: Lettering, texts: Sequence[str], size: tuple[float, float]) -> tuple[TextParagraph, ...]:
    first, other = size
    return tuple(_line(lettering, text, other if index else first, index) for index, text in enumerate(texts))


def _line(lettering: Lettering, text: str, size: float, index: int) -> TextParagraph:
    runs = lettering.runs(text, "body", size=size)
    return TextParagraph(runs, round(LINE_LEADING * size, 1), before=LINE_GAP if index else 0.0)


def _field_line(lettering: Lettering, field: Field) -> str:
    """Return `field` in one line: “汇报人：周以宁　主任”."""
    label = f"{field.label}{lettering.words.colon}" if field.label and field.value != field.label else ""
    return _together(f"{label}{field.value}", field.detail)


def _together(*parts: str) -> str:
    """Return those of `parts` that say something on one line."""
    return "　".join(part for part in parts if part)
