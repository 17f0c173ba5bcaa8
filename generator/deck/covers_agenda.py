"""The agenda on our own master: a numbered entry for each part, with its slide and its minutes."""

from collections.abc import Sequence

from generator.deck import fit
from generator.deck.brief import ELLIPSIS
from generator.deck.covers import Cover, Entry, continued
from generator.deck.display import largest, words_box
from generator.deck.lettering import Lettering
from generator.deck.pieces import text_box
from generator.deck.scene import Group, LayoutKind, Rule, Shape, TextParagraph
from generator.geometry import Rect

AGENDA_TOP, AGENDA_END = 57.6, 475.2
AGENDA_MOST = 8
AGENDA_INSET, AGENDA_DETAIL = 15.0, 57.0
AGENDA_CLEAR = 6.5
"""Between an entry's title and the rules above and below it, at least."""
AGENDA_LOOSE = 100.0
"""Pitch below which entries stand closer to their rules."""
TIME_WIDTH = 88.0


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
    shapes: list[Shape] = [words_box(lettering, "title", title, "headline", Rect(grid.column_x(1), 50.4, grid.columns_width(3), 40))]
    if note:
        shapes.append(words_box(lettering, "note", note, "support", Rect(grid.column_x(1), 104.4, grid.columns_width(3), 200)))
    pitch = _agenda_pitch(len(entries))
    for index, entry in enumerate(entries):
        y, first = AGENDA_TOP + index * pitch, index == 0
        end = grid.column_x(12) + grid.columns_width(1)
        shapes.append(Rule("agenda rule", grid.column_x(5), y, end, y, 1.0 if first else 0.75, "ink" if first else "rule"))
        shapes.append(_entry_group(lettering, entry, y, pitch, f"entry {index + 1}"))
    return tuple(shapes)


def _entry_group(lettering: Lettering, entry: Entry, y: float, pitch: float, name: str) -> Group:
    """Return an entry called `name` below the rule at `y`; a click on its title shows its first slide."""
    grid = lettering.grid
    title = _entry_title(lettering, entry, pitch)
    height = fit.height(lettering, (title,), _title_width(lettering, entry))
    tight = pitch < AGENDA_LOOSE
    top = y + min(AGENDA_INSET - 6 if tight else AGENDA_INSET, (pitch - height) / 2)
    number = lettering.paragraph(entry.number, "agenda-numeral")
    folio = lettering.paragraph(str(entry.slide), "agenda-detail")
    width = grid.columns_width(1)
    shapes: list[Shape] = [
        text_box(f"{name} title", Rect(grid.column_x(6), top, _title_width(lettering, entry), height), title)._replace(
            leads_to=entry.slide
        ),
    ]
    if entry.number:
        shapes.insert(0, text_box(f"{name} number", Rect(grid.column_x(5), top, width, 36), number))
    folio_width = fit.width(lettering, folio) + 1
    shapes.append(text_box(f"{name} slide", Rect(grid.column_x(12) + width - folio_width, top + 4, folio_width, 28), folio, wrap=False))
    if entry.minutes:
        minutes = lettering.paragraph(entry.minutes, "agenda-detail")
        minutes_width = fit.width(lettering, minutes) + 1
        shapes.append(
            text_box(f"{name} minutes", Rect(grid.column_x(11) + width - minutes_width, top + 4, minutes_width, 28), minutes, wrap=False)
        )
    detail = lettering.paragraph(entry.detail, "agenda-detail")
    if _has_detail(lettering, entry, height, pitch):
        shapes.append(
            text_box(
                f"{name} detail",
                Rect(grid.column_x(6), y + AGENDA_DETAIL - (10 if tight else 0), _title_width(lettering, entry), 28),
                detail,
            )
        )
    return Group(name, tuple(shapes))


def _has_detail(lettering: Lettering, entry: Entry, title_height: float, pitch: float) -> bool:
    detail = lettering.paragraph(entry.detail, "agenda-detail")
    one_line = bool(entry.detail) and fit.on_one_line(lettering, detail, _title_width(lettering, entry))
    return one_line and title_height <= 36 and pitch >= AGENDA_DETAIL + 26


def _entry_title(lettering: Lettering, entry: Entry, pitch: float) -> TextParagraph:
    """Return an entry's title, cut short where an entry has no room for a name that its part says in full."""
    title = largest(lettering, entry.title, ("agenda", "lead", "point", "body"), _title_width(lettering, entry), pitch - 2 * AGENDA_CLEAR)
    set_lines = fit.lines(lettering, title, _title_width(lettering, entry))
    most = int((_agenda_pitch(1) - 2 * AGENDA_CLEAR) // title.leading)
    if len(set_lines) <= most:
        return title
    return lettering.paragraph("".join(set_lines[:most])[:-2].rstrip() + ELLIPSIS, "body")


def _entry_heights_fit(lettering: Lettering, entries: Sequence[Entry]) -> bool:
    pitch = _agenda_pitch(len(entries))
    return all(
        fit.height(lettering, (_entry_title(lettering, entry, pitch),), _title_width(lettering, entry)) <= pitch - 2 * AGENDA_CLEAR
        for entry in entries
    )


def _title_width(lettering: Lettering, entry: Entry) -> float:
    """Return the width of an entry's words, which leave a column and a half to its minutes."""
    return lettering.grid.columns_width(6) - (TIME_WIDTH if entry.minutes else 0.0)


def _agenda_pitch(count: int) -> float:
    """Return the distance of entries: 104.4 for up to four, 83.5 for five, 69.6 for six, 52.2 for more."""
    return (AGENDA_END - AGENDA_TOP) / (4 if count <= 4 else 5 if count == 5 else 6 if count == 6 else AGENDA_MOST)
