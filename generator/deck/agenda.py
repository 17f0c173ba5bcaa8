"""What the deck says of its own course: the entries of the agenda, and when each part is due."""

from collections.abc import Sequence

from generator.deck.covers import Entry
from generator.deck.outline import Part
from generator.theme.words import Words


def entries(parts: Sequence[Part], starts: Sequence[int], words: Words) -> list[Entry]:
    """Return the agenda of `parts`, whose first slides have the numbers `starts`; minutes stand in it where any are given."""
    return [
        Entry(
            str(part.number) if part.number else "",
            part.title,
            part.lead or (part.message if part.message != part.title else ""),
            start,
            words.minutes.format(part.minutes) if part.minutes else "",
        )
        for part, start in zip(parts, starts, strict=True)
    ]


def agenda_note(title: str, parts: Sequence[Part], words: Words) -> str:
    """Return what stands below the agenda's heading: the deck's title, and its length where that is known."""
    total = sum(part.minutes for part in parts)
    return f"{title}{words.aside(words.altogether.format(words.minutes.format(total)))}" if total else title


def cues(parts: Sequence[Part], words: Words) -> tuple[str, ...]:
    """Return for each part what its speaker has to know of time: how long it takes, from which minute to which; "" without minutes."""
    lines, at = [], 0
    for part in parts:
        end = at + part.minutes
        lines.append(f"{words.minutes.format(part.minutes)}{words.aside(f'{_clock(at)}–{_clock(end)}')}" if part.minutes else "")
        at = end
    return tuple(lines)


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
