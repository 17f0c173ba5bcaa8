"""The slides around the content on our own master, with its leaves."""

from collections.abc import Sequence

from generator.deck.brief import NAME, wide
from generator.deck.compose_words import statement_slide
from generator.deck.covers import Cover, Entry
from generator.deck.covers_agenda import agenda_covers
from generator.deck.covers_divider import divider_cover
from generator.deck.covers_title import closing_cover, title_cover
from generator.deck.lettering import Lettering
from generator.deck.scene import LayoutKind
from generator.model.document import Closing, Document, Metadata


class OwnCovers:
    """Makes them on our own master, with its leaves."""

    def title(self, lettering: Lettering, metadata: Metadata) -> Cover:
        return title_cover(lettering, metadata)

    def agenda(self, lettering: Lettering, entries: Sequence[Entry], note: str) -> tuple[Cover, ...]:
        return agenda_covers(lettering, entries, note)

    def statement(self, lettering: Lettering, words: str, names: Sequence[str]) -> Cover:
        """Return `words` as a quotation is shown, a short first name beside them, the others at the foot."""
        beside = names[0] if names and wide(names[0]) <= NAME else ""
        shapes = statement_slide(lettering, words, beside)
        return Cover(LayoutKind.QUOTE, words, shapes, foot=tuple(names[1:] if beside else names))

    def divider(self, lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover:
        return divider_cover(lettering, title, kicker, subtitle, number, names)

    def closing(self, lettering: Lettering, document: Document, closing: Closing, message: str, note: str) -> Cover:
        return closing_cover(lettering, document, closing, message, note)
