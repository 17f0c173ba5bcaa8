"""Title and closing slide on our own master, which mirror each other: a filled leaf, display type, fields below a rule."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from generator.deck import fit
from generator.deck.branding import closing_logo, title_logo
from generator.deck.covers import Cover, closing_fields, marked_up, title_fields, together_with
from generator.deck.display import display, drop, largest, words_box
from generator.deck.lettering import Lettering, broken
from generator.deck.master import GUTTER, LEAF_INSET
from generator.deck.pieces import text_box
from generator.deck.scene import LayoutKind, Picture, Rule, Shape, TextBox, TextParagraph
from generator.geometry import Rect
from generator.model.document import Closing, Document, Field, Metadata
from generator.model.inline import RichText

TITLE_LADDER = (("title-large", 1), ("title", 2), ("title-small", 3), ("headline", 5), ("body", 8))
"""Sizes of the title and the lines each may take."""
CLOSING_LADDER = (("closing", 4), ("title-small", 4), ("headline", 6), ("lead", 8), ("body", 9))
TITLE_TOP, TITLE_END = 138.0, 375.0
RULE_Y = 405.6
CLOSING_GAP = 14.4
"""Above the fields of the closing slide, and above a note there."""
LABEL_Y, VALUE_Y, DETAIL_Y = 415.0, 436.0, 470.0
FIELD_END = 528.0
THREE_PLACES = ((5, 3), (8, 3), (11, 2))
"""First column and columns of three fields, each with its value on one line."""
THREE = len(THREE_PLACES)
SMALLER_SESSIONS = (34.0, 30.0, 26.0)
"""Sizes in which a session's name may stand on one line of a narrow leaf."""


def title_cover(lettering: Lettering, metadata: Metadata) -> Cover:
    """Return the title slide: who speaks where on the left leaf, title and fields on the right."""
    grid = lettering.grid
    event = metadata.event
    leaf = _leaf_words(metadata)
    title = display(lettering, metadata.title, TITLE_LADDER, grid.columns_width(8), TITLE_END - TITLE_TOP - _subtitle_room(metadata))
    x, width = grid.column_x(5), grid.columns_width(8)
    height = fit.height(lettering, (title,), width)
    top = TITLE_TOP + drop(title)
    shapes: list[Shape] = [text_box("title", Rect(x, top, width, height), title, placeholder="title")]
    if metadata.subtitle:
        subtitle = largest(
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
        shapes.append(words_box(lettering, "series", series, "kicker", Rect(x, 48, room, 44)))
    if kind := metadata.kind or lettering.words.kind(metadata.preset):
        shapes.append(words_box(lettering, "kind", kind, "kind", Rect(grid.left, 48, grid.leaf_width, 44)))
    shapes += _leaf_foot(lettering, leaf.session, leaf.edition, grid.left)
    fields = title_fields(lettering, metadata, detail=event.occasion or leaf.detail)
    left_over: tuple[Field, ...] = ()
    field_shapes = _three_fields(lettering, fields)
    if not field_shapes:
        places, widths = (x, grid.column_x(10)), (grid.columns_width(5), grid.columns_width(3))
        field_shapes, left_over = _fields(lettering, fields, places, widths, width)
    return Cover(
        LayoutKind.TITLE, metadata.title, (*shapes, *field_shapes), together_with(fields, left_over, fields[: len(metadata.people)])
    )


def _subtitle_room(metadata: Metadata) -> float:
    return 0.0 if not metadata.subtitle else 12.0


def closing_cover(lettering: Lettering, document: Document, closing: Closing, message_text: str, note: str = "") -> Cover:
    """Return the closing slide, the title's mirror, its message in a line for each clause, what it refers to above the fields."""
    grid = lettering.grid
    notes = _closing_note(lettering, note)
    end = notes[0].rect.y if notes else RULE_Y
    message = _by_clauses(lettering, marked_up(closing.message, message_text), end - CLOSING_GAP - TITLE_TOP)
    width = grid.columns_width(9) - GUTTER
    height = fit.height(lettering, (message,), width)
    logo = closing_logo(grid, lettering.theme.brand)
    kicker_room = grid.columns_width(8) if logo.width == 0 else logo.x - GUTTER - grid.left
    shapes: list[Shape] = [
        text_box("title", Rect(grid.left, TITLE_TOP + drop(message), width, height), message, placeholder="title"),
        words_box(lettering, "kicker", closing.label or lettering.words.closing, "kicker", Rect(grid.left, 48, kicker_room, 22)),
        *_logo(lettering, logo),
        *notes,
    ]
    leaf = _leaf_words(document.metadata)
    leaf_x = grid.width - grid.hinge + LEAF_INSET
    if series := leaf.series or document.metadata.title:
        series_rect = Rect(leaf_x, 48, grid.width - leaf_x - grid.left / 2, 66)
        shapes.append(words_box(lettering, "series", series, "kind", series_rect))
    shapes += _leaf_foot(lettering, leaf.session, leaf.edition, leaf_x)
    fields = closing_fields(lettering, document)
    half = (grid.left, grid.column_x(5)), (grid.columns_width(4), grid.columns_width(4))
    field_shapes, left_over = _fields(lettering, fields, *half, grid.columns_width(8))
    return Cover(LayoutKind.CLOSING, message_text, (*shapes, *field_shapes), left_over)


def _closing_note(lettering: Lettering, note: str) -> tuple[TextBox, ...]:
    """Return `note` as a box that ends above the fields, none for ""."""
    if not note:
        return ()
    paragraph = lettering.paragraph(note, "source")
    width = lettering.grid.columns_width(8)
    height = fit.height(lettering, (paragraph,), width)
    return (text_box("note", Rect(lettering.grid.left, RULE_Y - CLOSING_GAP - height, width, height), paragraph),)


def _by_clauses(lettering: Lettering, text: RichText, room: float) -> TextParagraph:
    """Return the closing words, a line for each clause, in the largest size that `room` points of height hold."""
    width = lettering.grid.columns_width(9) - GUTTER
    for role, most in CLOSING_LADDER:
        for lines in _divisions(lettering, text.plain, role, width):
            paragraph = lettering.paragraph(broken(text, lines), role)
            if len(lines) <= most and len(lines) * paragraph.leading <= room and fit.on_one_line(lettering, paragraph, width):
                return paragraph
    return display(lettering, text, CLOSING_LADDER, width, room)


def _divisions(lettering: Lettering, text: str, role: str, width: float) -> Iterator[Sequence[str]]:
    """Yield ways to divide `text`: a line for each clause, clauses that have room together on one, and long clauses in even lines."""
    clauses = fit.clauses(text)
    yield clauses
    joined = fit.by_sense(clauses, partial(_on_line, lettering, role, width))
    if joined:
        yield joined
    even = [fit.evened(lettering, clause, role, width) for clause in clauses]
    if None not in even:
        yield [line.strip() for part in even if part is not None for line in fit.lines(lettering, part, width)]


def _on_line(lettering: Lettering, role: str, width: float, text: str) -> bool:
    return fit.on_one_line(lettering, lettering.paragraph(text, role), width)


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
    paragraph = largest(lettering, session, ("session", "field-value", "edition"), width, 200)
    return paragraph._replace(runs=tuple(run._replace(color=role.color) for run in paragraph.runs))


def _three_fields(lettering: Lettering, fields: Sequence[Field]) -> tuple[Shape, ...]:
    """Return three fields below a rule, none if they are not three or one needs more than a line of its place."""
    if len(fields) != THREE:
        return ()
    grid = lettering.grid
    shapes: list[Shape] = [_fields_rule(grid.column_x(5), grid.columns_width(8))]
    for number, (field, (column, columns)) in enumerate(zip(fields, THREE_PLACES, strict=True), 1):
        width = grid.columns_width(columns)
        texts = ((field.value, "field-value"), (field.detail, "field-detail"))
        set_field = _field(lettering, field, grid.column_x(column), width, number)
        if set_field is None or not all(fit.on_one_line(lettering, lettering.paragraph(*text), width) for text in texts if text[0]):
            return ()
        shapes += set_field
    return tuple(shapes)


def _fields_rule(x: float, width: float) -> Rule:
    return Rule("fields rule", x, RULE_Y, x + width, RULE_Y, 1.0, "ink")


def _fields(
    lettering: Lettering, fields: Sequence[Field], places: tuple[float, float], widths: tuple[float, float], rule: float
) -> tuple[tuple[Shape, ...], tuple[Field, ...]]:
    """Return up to two fields below a rule, and those that found no room there."""
    if not fields:
        return (), ()
    shapes: list[Shape] = [_fields_rule(places[0], rule)]
    shown, left_over = list(fields[:2]), list(fields[2:])
    if left_over:
        shown, left_over = [fields[0], fields[-1]], list(fields[1:-1])
    if len(shown) > 1 and _needs_wider(lettering, shown[-1], widths):  # what is last is the date, which stays
        shown, left_over = [shown[-1]], list(fields[:-1])
    for number, (field, x, width) in enumerate(zip(shown, places, widths, strict=False), 1):
        set_field = _field(lettering, field, x, width, number)
        if set_field is None:
            left_over.append(field)
        else:
            shapes += set_field
    return tuple(shapes), tuple(left_over)


def _needs_wider(lettering: Lettering, field: Field, widths: tuple[float, float]) -> bool:
    """Tell whether the second of two places has no room for `field`, but the first has."""
    wider, own = (_field(lettering, field, 0, width, 1) is not None for width in widths)
    return wider and not own


def _field(lettering: Lettering, field: Field, x: float, width: float, number: int) -> tuple[Shape, ...] | None:
    """Return one field: label, value, detail; `None` if its words do not fit."""
    shapes: list[Shape] = []
    if field.label:
        label = lettering.paragraph(field.label, "field-label")
        if not fit.on_one_line(lettering, label, width):
            return None
        shapes.append(text_box(f"field {number} label", Rect(x, LABEL_Y, width, label.leading), label))
    value = largest(lettering, field.value, ("field-value", "lead", "field-detail"), width, 60)
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
