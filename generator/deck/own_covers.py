"""The slides around the content on our own master, with its leaves."""

from collections.abc import Sequence

from generator.deck.covers import Cover, Entry
from generator.deck.covers_agenda import agenda_covers
from generator.deck.covers_divider import divider_cover
from generator.deck.covers_title import closing_cover, title_cover
from generator.deck.lettering import Lettering
from generator.model.document import Closing, Document, Metadata


class OwnCovers:
    """Makes them on our own master, with its leaves."""

    def title(self, lettering: Lettering, metadata: Metadata) -> Cover:
        return title_cover(lettering, metadata)

    def agenda(self, lettering: Lettering, entries: Sequence[Entry], note: str) -> tuple[Cover, ...]:
        return agenda_covers(lettering, entries, note)

    def divider(self, lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover:
        return divider_cover(lettering, title, kicker, subtitle, number, names)

    def closing(self, lettering: Lettering, document: Document, closing: Closing, message: str, note: str) -> Cover:
        return closing_cover(lettering, document, closing, message, note)
