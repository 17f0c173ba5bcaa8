"""The slides around the content: title, agenda, dividers, closing, and lists of what they have no room for."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, Protocol

from generator.deck import fit
from generator.deck.branding import closing_logo, title_logo
from generator.deck.brief import ELLIPSIS
from generator.deck.lettering import Lettering, broken
from generator.deck.master import GUTTER, HEIGHT, LEAF_INSET, NUMERAL_SHIFT
from generator.deck.pieces import text_box
from generator.deck.scene import LayoutKind, Picture, Rule, Shape, TextParagraph
from generator.geometry import Rect
from generator.model.document import Closing, Document, Field, Metadata
from generator.model.inline import RichText, plain_text
from generator.theme.citations import citation, credit

TITLE_LADDER = (("title-large", 1), ("title", 2), ("title-small", 3), ("headline", 5), ("body", 8))
"""Sizes of the title and the lines each may take."""
TITLE_TOP, TITLE_END = 138.0, 375.0
RULE_Y = 405.6
LABEL_Y, VALUE_Y, DETAIL_Y = 415.0, 436.0, 470.0
FIELD_END = 528.0
FOOT_BASELINE = 491.0
AGENDA_TOP, AGENDA_END = 57.6, 475.2
AGENDA_MOST = 8
AGENDA_INSET, AGENDA_DETAIL = 15.0, 57.0
AGENDA_LOOSE = 100.0
"""Pitch below which entries stand closer to their rules."""
SMALLER_SESSIONS = (34.0, 30.0, 26.0)
"""Sizes in which a session's name may stand on one line of a narrow leaf."""
TIME_WIDTH = 88.0
PROGRESS_Y = 462.0
PROGRESS_MOST = 5
CLOSING_LADDER = (("closing", 4), ("title-small", 4), ("headline", 6), ("lead", 8), ("body", 9))


class Cover(NamedTuple):
    """A slide without headline and running head: its layout, title and shapes, and the fields it had no room for."""

    layout: LayoutKind
    title: str
    shapes: tuple[Shape, ...]
    left_over: tuple[Field, ...] = ()


class CoverMaker(Protocol):
    """Makes the slides around the content."""

    def title(self, lettering: Lettering, metadata: Metadata) -> Cover: ...

    def agenda(self, lettering: Lettering, entries: Sequence["Entry"], note: str) -> tuple[Cover, ...]: ...

    def divider(self, lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover: ...

    def closing(self, lettering: Lettering, document: Document, closing: Closing, message: str) -> Cover: ...


class OwnCovers:
    """Makes them on our own master, with its leaves."""

    def title(self, lettering: Lettering, metadata: Metadata) -> Cover:
        return title_cover(lettering, metadata)

    def agenda(self, lettering: Lettering, entries: Sequence["Entry"], note: str) -> tuple[Cover, ...]:
        return agenda_covers(lettering, entries, note)

    def divider(self, lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover:
        return divider_cover(lettering, title, kicker, subtitle, number, names)

    def closing(self, lettering: Lettering, document: Document, closing: Closing, message: str) -> Cover:
        return closing_cover(lettering, document, closing, message)


class Entry(NamedTuple):
    """One line of the agenda: number ("" for none), title, detail ("" for none), slide number."""

    number: str
    title: str
    detail: str
    slide: int
    minutes: str = ""


def title_cover(lettering: Lettering, metadata: Metadata) -> Cover:
    """Return the title slide: who speaks where on the left leaf, title and fields on the right."""
    grid = lettering.grid
    event = metadata.event
    leaf = _leaf_words(metadata)
    title = display(lettering, metadata.title, TITLE_LADDER, grid.columns_width(8), TITLE_END - TITLE_TOP - _subtitle_room(metadata))
    x, width = grid.column_x(5), grid.columns_width(8)
    height = fit.height(lettering, (title,), width)
    top = TITLE_TOP + _drop(title)
    shapes: list[Shape] = [text_box("title", Rect(x, top, width, height), title, placeholder="title")]
    if metadata.subtitle:
        subtitle = _largest(
            lettering,
            metadata.subtitle,
            ("subtitle", "divider-subtitle", "body"),
            width,
            RULE_Y - 7.2 - TITLE_TOP - height - 12,
        )
        subtitle = subtitle._replace(runs=tuple(run._replace(color="ink") for run in subtitle.runs))
        subtitle_height = fit.height(lettering, (subtitle,), width)
        subtitle_top = min(TITLE_TOP + height + 12, RULE_Y - 7.2 - subtitle_height)
        shapes.append(text_box("subtitle", Rect(x, subtitle_top, width, subtitle_height), subtitle, placeholder="subtitle"))
    imprint = metadata.imprint
    logo = title_logo(lettering.grid, lettering.theme.brand)
    shapes += _logo(lettering, logo)
    if series := "　".join(part for part in (leaf.series, imprint.number, imprint.editor) if part):
        room = width if logo.width == 0 else logo.x - GUTTER - x
        shapes.append(_words(lettering, "series", series, "kicker", Rect(x, 48, room, 44)))
    if kind := metadata.kind or lettering.words.kind(metadata.preset):
        shapes.append(_words(lettering, "kind", kind, "kind", Rect(grid.left, 48, grid.leaf_width, 44)))
    shapes += _leaf_foot(lettering, leaf.session, leaf.edition, grid.left)
    fields = title_fields(lettering, metadata, detail=event.occasion or leaf.detail)
    places, widths = (x, grid.column_x(10)), (grid.columns_width(5), grid.columns_width(3))
    field_shapes, left_over = _fields(lettering, fields, places, widths, width)
    return Cover(LayoutKind.TITLE, metadata.title, (*shapes, *field_shapes), left_over)


class _Leaf(NamedTuple):
    series: str
    session: str
    edition: str
    detail: str


def _leaf_words(metadata: Metadata) -> _Leaf:
    """Return what stands where: the organization takes the first place that the event leaves free."""
    event, organization = metadata.event, metadata.organization
    series, session, edition, detail = event.series, event.session, event.edition, ""
    if organization and not series:
        series = organization
    elif organization and not edition:
        edition = organization
    elif organization and not event.occasion:
        detail = organization
    elif organization:
        series = f"{series}　{organization}"
    return _Leaf(series, session, edition, detail)


def title_fields(lettering: Lettering, metadata: Metadata, detail: str) -> tuple[Field, ...]:
    """Return the fields of the title: each person, then the date."""
    words = lettering.words
    people = tuple(Field(person.label or words.speaker, person.name, person.role) for person in metadata.people)
    date = (Field(words.date, metadata.date, detail),) if metadata.date else (Field("", detail),) if detail else ()
    return (*people, *date)


def agenda_covers(lettering: Lettering, entries: Sequence[Entry], note: str) -> tuple[Cover, ...]:
    """Return the agenda on as many slides as it needs, alike in length."""
    for most in range(AGENDA_MOST, 0, -1):
        counts = fit.balanced([1.0] * len(entries), float(most))
        starts = [sum(counts[:n]) for n in range(len(counts))]
        groups = [entries[start : start + count] for start, count in zip(starts, counts, strict=True)]
        if all(_entry_heights_fit(lettering, group) for group in groups):
            break
    title = lettering.words.agenda
    return tuple(
        Cover(LayoutKind.AGENDA, name, _agenda_shapes(lettering, group, name, note if number == 0 else ""))
        for number, group in enumerate(groups)
        for name in (title if number == 0 else continued(lettering, title, number),)
    )


def _agenda_shapes(lettering: Lettering, entries: Sequence[Entry], title: str, note: str) -> tuple[Shape, ...]:
    grid = lettering.grid
    shapes: list[Shape] = [_words(lettering, "title", title, "headline", Rect(grid.column_x(1), 50.4, grid.columns_width(3), 40))]
    if note:
        shapes.append(_words(lettering, "note", note, "support", Rect(grid.column_x(1), 104.4, grid.columns_width(3), 200)))
    pitch = _agenda_pitch(len(entries))
    for index, entry in enumerate(entries):
        shapes += _entry_shapes(lettering, entry, AGENDA_TOP + index * pitch, pitch, first=index == 0)
    return tuple(shapes)


def _entry_shapes(lettering: Lettering, entry: Entry, y: float, pitch: float, *, first: bool) -> tuple[Shape, ...]:
    grid = lettering.grid
    title = _entry_title(lettering, entry, pitch)
    height = fit.height(lettering, (title,), _title_width(lettering, entry))
    tight = pitch < AGENDA_LOOSE
    top = y + (AGENDA_INSET - 6 if tight else min(AGENDA_INSET, (pitch - height) / 2))
    number = lettering.paragraph(entry.number, "agenda-numeral")
    folio = lettering.paragraph(str(entry.slide), "agenda-detail")
    width = grid.columns_width(1)
    shapes: list[Shape] = [
        Rule("agenda rule", grid.column_x(5), y, grid.column_x(12) + width, y, 1.0 if first else 0.75, "ink" if first else "rule"),
        text_box("entry", Rect(grid.column_x(6), top, _title_width(lettering, entry), height), title),
    ]
    if entry.number:
        shapes.append(text_box("entry number", Rect(grid.column_x(5), top, width, 36), number))
    folio_width = fit.width(lettering, folio) + 1
    shapes.append(text_box("entry slide", Rect(grid.column_x(12) + width - folio_width, top + 4, folio_width, 28), folio, wrap=False))
    if entry.minutes:
        minutes = lettering.paragraph(entry.minutes, "agenda-detail")
        minutes_width = fit.width(lettering, minutes) + 1
        shapes.append(
            text_box("entry minutes", Rect(grid.column_x(11) + width - minutes_width, top + 4, minutes_width, 28), minutes, wrap=False)
        )
    detail = lettering.paragraph(entry.detail, "agenda-detail")
    if _has_detail(lettering, entry, height, pitch):
        shapes.append(
            text_box(
                "entry detail", Rect(grid.column_x(6), y + AGENDA_DETAIL - (10 if tight else 0), _title_width(lettering, entry), 28), detail
            )
        )
    return tuple(shapes)


def _has_detail(lettering: Lettering, entry: Entry, title_height: float, pitch: float) -> bool:
    detail = lettering.paragraph(entry.detail, "agenda-detail")
    one_line = bool(entry.detail) and fit.on_one_line(lettering, detail, _title_width(lettering, entry))
    return one_line and title_height <= 36 and pitch >= AGENDA_DETAIL + 26


def _entry_title(lettering: Lettering, entry: Entry, pitch: float) -> TextParagraph:
    """Return an entry's title, cut short where an entry has no room for a name that its part says in full."""
    title = _largest(lettering, entry.title, ("agenda", "lead", "point", "body"), _title_width(lettering, entry), pitch - 10)
    set_lines = fit.lines(lettering, title, _title_width(lettering, entry))
    most = int((_agenda_pitch(1) - 10) // title.leading)
    if len(set_lines) <= most:
        return title
    return lettering.paragraph("".join(set_lines[:most])[:-2].rstrip() + ELLIPSIS, "body")


def _entry_heights_fit(lettering: Lettering, entries: Sequence[Entry]) -> bool:
    pitch = _agenda_pitch(len(entries))
    return all(
        fit.height(lettering, (_entry_title(lettering, entry, pitch),), _title_width(lettering, entry)) <= pitch - 10 for entry in entries
    )


def _title_width(lettering: Lettering, entry: Entry) -> float:
    """Return the width of an entry's words, which leave a column and a half to its minutes."""
    return lettering.grid.columns_width(6) - (TIME_WIDTH if entry.minutes else 0.0)


def _agenda_pitch(count: int) -> float:
    """Return the distance of entries: 104.4 for up to four, 83.5 for five, 69.6 for six, 52.2 for more."""
    return (AGENDA_END - AGENDA_TOP) / (4 if count <= 4 else 5 if count == 5 else 6 if count == 6 else AGENDA_MOST)


def divider_cover(lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover:
    """Return the slide before part `number` of those called `names`: numeral on the left leaf, title, progress at the foot."""
    grid = lettering.grid
    heading = display(lettering, title, (("divider", 3), ("title-small", 3), ("headline", 6), ("body", 9)), grid.columns_width(8), 210)
    height = fit.height(lettering, (heading,), grid.columns_width(8))
    x = grid.column_x(5)
    shapes: list[Shape] = [
        text_box("title", Rect(x, 186 + _drop(heading), grid.columns_width(8), height), heading, placeholder="title"),
        _words(lettering, "kicker", kicker, "kicker", Rect(x, 48, grid.columns_width(8), 22)),
        _numeral(lettering, number),
    ]
    if subtitle:
        below = _largest(lettering, subtitle, ("divider-subtitle", "support"), grid.columns_width(8), PROGRESS_Y - 14.4 - 186 - height - 16)
        below_height = fit.height(lettering, (below,), grid.columns_width(8))
        shapes.append(text_box("subtitle", Rect(x, 186 + height + 16, grid.columns_width(8), below_height), below, placeholder="subtitle"))
    return Cover(LayoutKind.SECTION, title, (*shapes, *_progress(lettering, number, names)))


def _numeral(lettering: Lettering, number: int) -> Shape:
    """Return the large numeral, in the largest size that the leaf holds."""
    grid = lettering.grid
    x = grid.left - NUMERAL_SHIFT
    role = lettering.role("divider-numeral")
    for size in (role.size, 140.0, 100.0):
        paragraph = lettering.paragraph(str(number), "divider-numeral")._replace(
            runs=lettering.runs(str(number), "divider-numeral", size=size),
            leading=round(size * 1.45, 1),
        )
        if fit.width(lettering, paragraph) <= grid.hinge - 2 * x:
            break
    rect = fit.on_baseline(paragraph, x, FOOT_BASELINE - 2, grid.hinge - x)
    rect = Rect.edges(rect.x, rect.y, rect.right, min(rect.bottom, HEIGHT))  # what digits do not have below the line may leave the slide
    return text_box("numeral", rect, paragraph, placeholder="numeral", wrap=False)


def _progress(lettering: Lettering, number: int, names: Sequence[str]) -> tuple[Shape, ...]:
    """Return one segment for each part, or “3 / 8” where there are more than five."""
    grid = lettering.grid
    x = grid.column_x(5)
    if len(names) > PROGRESS_MOST:
        text = lettering.paragraph(f"{number} / {len(names)}", "progress-current")
        return (text_box("progress", Rect(x, PROGRESS_Y, grid.columns_width(8), text.leading), text),)
    pitch = (grid.columns_width(8) + GUTTER) / len(names)
    shapes: list[Shape] = []
    for index, name in enumerate(names, 1):
        left, right = x + (index - 1) * pitch, x + index * pitch - GUTTER
        current = index == number
        weight = 4.0 if current else 1.0
        shapes.append(Rule(f"progress {index}", left, PROGRESS_Y + 2, right, PROGRESS_Y + 2, weight, "accent" if current else "rule"))
        text = lettering.paragraph(f"{index}　{name}", "progress-current" if current else "progress")
        if not fit.on_one_line(lettering, text, right - left) and (term := _quoted_term(name)):
            text = lettering.paragraph(f"{index}　{term}", "progress-current" if current else "progress")
        if not fit.on_one_line(lettering, text, right - left):
            text = lettering.paragraph(str(index), "progress-current" if current else "progress")
        shapes.append(text_box(f"progress {index} name", Rect(left, PROGRESS_Y + 9, right - left, text.leading), text, wrap=False))
    return tuple(shapes)


def _quoted_term(title: str) -> str:
    """Return the first term that `title` has in quotation marks, which is what it is remembered by; "" without one."""
    match = re.search(r"[“「『](.+?)[”」』]", title)
    return match[1] if match else ""


def closing_cover(lettering: Lettering, document: Document, closing: Closing, message_text: str) -> Cover:
    """Return the closing slide, the title's mirror, its message in a line for each clause."""
    grid = lettering.grid
    message = _by_clauses(lettering, message_text)
    width = grid.columns_width(9) - GUTTER
    height = fit.height(lettering, (message,), width)
    logo = closing_logo(grid, lettering.theme.brand)
    kicker_room = grid.columns_width(8) if logo.width == 0 else logo.x - GUTTER - grid.left
    shapes: list[Shape] = [
        text_box("title", Rect(grid.left, TITLE_TOP + _drop(message), width, height), message, placeholder="title"),
        _words(lettering, "kicker", closing.label or lettering.words.closing, "kicker", Rect(grid.left, 48, kicker_room, 22)),
        *_logo(lettering, logo),
    ]
    leaf = _leaf_words(document.metadata)
    leaf_x = grid.width - grid.hinge + LEAF_INSET
    if series := leaf.series or document.metadata.title:
        series_rect = Rect(leaf_x, 48, grid.width - leaf_x - grid.left / 2, 66)
        shapes.append(_words(lettering, "series", series, "kind", series_rect))
    shapes += _leaf_foot(lettering, leaf.session, leaf.edition, leaf_x)
    fields = closing_fields(lettering, document)
    half = (grid.left, grid.column_x(5)), (grid.columns_width(4), grid.columns_width(4))
    field_shapes, left_over = _fields(lettering, fields, *half, grid.columns_width(8))
    return Cover(LayoutKind.CLOSING, message_text, (*shapes, *field_shapes), left_over)


def closing_fields(lettering: Lettering, document: Document) -> tuple[Field, ...]:
    """Return the fields of the closing slide: the author's, after the document's first source where they leave room and name none."""
    fields = document.closing.fields if document.closing else ()
    if len(fields) > 1 or not document.sources or any(field.label == lettering.words.sources for field in fields):
        return fields
    source, *others = document.sources.values()
    if others:
        return fields
    by = lettering.words.comma.join(part for part in (source.author, credit(source.credit, lettering.language)) if part)
    return (Field(lettering.words.sources, source.publisher or source.title, by), *fields)


def continued(lettering: Lettering, title: str, number: int = 1) -> str:
    """Return `title` marked as going on: “…（续）”, then “…（续2）”."""
    mark = lettering.words.continued
    gap = " " if mark.startswith(" ") else ""
    return f"{title}{mark}" if number < 2 else f"{title}{mark[:-1]}{gap}{number}{mark[-1]}"


def source_texts(document: Document) -> tuple[RichText, ...]:
    """Return the document's sources in words, one a line."""
    return tuple(plain_text(citation(source, document.metadata.language)) for source in document.sources.values())


def display(lettering: Lettering, text: str, ladder: Sequence[tuple[str, int]], width: float, room: float) -> TextParagraph:
    """Return `text` in the first size of `ladder` that takes no more than its lines and `room`; the smallest where none does."""
    for role, most in ladder:
        paragraph = _two_halves(lettering, text, role, width)
        count = len(fit.lines(lettering, paragraph, width))
        if count <= most and count * paragraph.leading <= room:
            break
    return paragraph


def _two_halves(lettering: Lettering, text: str, role: str, width: float) -> TextParagraph:
    """Return `text`, broken by sense where it takes two lines."""
    paragraph = lettering.paragraph(text, role)
    if len(fit.lines(lettering, paragraph, width)) != 2:
        return paragraph
    return fit.divided(lettering, text, role, width)


def _by_clauses(lettering: Lettering, text: str) -> TextParagraph:
    """Return the closing words, a line for each clause, in the largest size that has room above the fields."""
    grid = lettering.grid
    width = grid.columns_width(9) - GUTTER
    room = RULE_Y - 14.4 - TITLE_TOP
    for role, most in CLOSING_LADDER:
        lines = fit.clauses(text)
        paragraph = lettering.paragraph(broken(lines), role)
        if len(lines) <= most and fit.on_one_line(lettering, paragraph, width) and len(lines) * paragraph.leading <= room:
            return paragraph
        joined = fit.by_sense(lines, partial(_on_line, lettering, role, width))
        if joined and len(joined) <= most and len(joined) * paragraph.leading <= room:
            return lettering.paragraph(broken(joined), role)
        even = [fit.evened(lettering, line, role, width) for line in lines]
        text_lines = [line for part in even if part is not None for line in fit.lines(lettering, part, width)]
        if None not in even and len(text_lines) <= most and len(text_lines) * paragraph.leading <= room:
            return lettering.paragraph(broken(text_lines), role)
    return display(lettering, text, CLOSING_LADDER, width, room)


def _on_line(lettering: Lettering, role: str, width: float, text: str) -> bool:
    return fit.on_one_line(lettering, lettering.paragraph(text, role), width)


def _largest(lettering: Lettering, text: str, roles: Sequence[str], width: float, room: float) -> TextParagraph:
    """Return `text` in the first of `roles` in which it is no taller than `room`, the last where none is; lines are alike in length."""
    for role in roles:
        paragraph = lettering.paragraph(text, role)
        if fit.height(lettering, (paragraph,), width) <= room:
            break
    return paragraph if fit.on_one_line(lettering, paragraph, width) else fit.evened(lettering, text, role, width) or paragraph


def _subtitle_room(metadata: Metadata) -> float:
    return 0.0 if not metadata.subtitle else 12.0


def _drop(paragraph: TextParagraph) -> float:
    """Return how far a box of display type moves so that its first baseline is where the design has it, in the middle of the leading."""
    size = max((run.size for run in paragraph.runs), default=0.0)
    return paragraph.leading / 2 + 0.4325 * size - fit.baseline(paragraph)


def _words(lettering: Lettering, slot: str, text: str, role: str, rect: Rect) -> Shape:
    paragraph = _two_halves(lettering, text, role, rect.width)
    needed = fit.height(lettering, (paragraph,), rect.width)
    return text_box(slot, Rect(rect.x, rect.y, rect.width, max(rect.height, needed)), paragraph, placeholder=slot)


def _logo(lettering: Lettering, rect: Rect) -> tuple[Shape, ...]:
    brand = lettering.theme.brand
    return (Picture("logo", rect, brand.logo, brand.alt, decorative=not brand.alt),) if brand.logo else ()


def _leaf_foot(lettering: Lettering, session: str, edition: str, x: float) -> tuple[Shape, ...]:
    """Return the two lines at the foot of a filled leaf; what is too wide for one line grows upwards."""
    shapes: list[Shape] = []
    width, bottom = lettering.grid.leaf_width, 498.0
    if edition:
        paragraph = lettering.paragraph(edition, "edition")
        height = fit.height(lettering, (paragraph,), width)
        shapes.append(text_box("edition", Rect(x, bottom - height, width, height), paragraph, placeholder="edition"))
        bottom -= height
    if session:
        paragraph = _session(lettering, session, width)
        height = fit.height(lettering, (paragraph,), width)
        shapes.insert(0, text_box("session", Rect(x, bottom - 8 - height, width, height), paragraph, placeholder="session"))
    return tuple(shapes)


def _session(lettering: Lettering, session: str, width: float) -> TextParagraph:
    """Return the name of the session on one line if a large size allows it, else on several in a smaller one."""
    role = lettering.role("session")
    for size in (role.size, *SMALLER_SESSIONS):
        paragraph = lettering.paragraph(session, "session")._replace(
            runs=lettering.runs(session, "session", size=size), leading=round(size * role.leading / role.size, 1)
        )
        if fit.on_one_line(lettering, paragraph, width):
            return paragraph
    paragraph = _largest(lettering, session, ("session", "field-value", "edition"), width, 200)
    return paragraph._replace(runs=tuple(run._replace(color=role.color) for run in paragraph.runs))


def _fields(
    lettering: Lettering, fields: Sequence[Field], places: tuple[float, float], widths: tuple[float, float], rule: float
) -> tuple[tuple[Shape, ...], tuple[Field, ...]]:
    """Return up to two fields below a rule, and those that found no room there."""
    if not fields:
        return (), ()
    shapes: list[Shape] = [Rule("fields rule", places[0], RULE_Y, places[0] + rule, RULE_Y, 1.0, "ink")]
    shown, left_over = list(fields[:2]), list(fields[2:])
    if left_over:
        shown, left_over = [fields[0], fields[-1]], list(fields[1:-1])
    for number, (field, x, width) in enumerate(zip(shown, places, widths, strict=False), 1):
        set_field = _field(lettering, field, x, width, number)
        if set_field is None:
            left_over.append(field)
        else:
            shapes += set_field
    return tuple(shapes), tuple(left_over)


def _field(lettering: Lettering, field: Field, x: float, width: float, number: int) -> tuple[Shape, ...] | None:
    """Return one field: label, value, detail; `None` if its words do not fit."""
    shapes: list[Shape] = []
    if field.label:
        label = lettering.paragraph(field.label, "field-label")
        if not fit.on_one_line(lettering, label, width):
            return None
        shapes.append(text_box(f"field {number} label", Rect(x, LABEL_Y, width, label.leading), label))
    value = _largest(lettering, field.value, ("field-value", "lead", "field-detail"), width, 60)
    value_height = fit.height(lettering, (value,), width)
    shapes.append(text_box(f"field {number} value", Rect(x, VALUE_Y, width, value_height), value))
    bottom = VALUE_Y + value_height
    if field.detail:
        detail = lettering.paragraph(field.detail, "field-detail")
        top = max(DETAIL_Y, bottom + 4)
        height = fit.height(lettering, (detail,), width)
        shapes.append(text_box(f"field {number} detail", Rect(x, top, width, height), detail))
        bottom = top + height
    return tuple(shapes) if bottom <= FIELD_END else None
