"""The foot of a slide: sources, what is drawn to scale, footnotes, in at most two lines."""

from collections.abc import Iterable, Iterator, Sequence, Set

from generator.deck import fit
from generator.deck.compose_compare import compare_scale, looks_to_scale
from generator.deck.lettering import Lettering
from generator.deck.pieces import Piece
from generator.deck.reading import marked_names, note_names, source_names, text_notes
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.document import Document
from generator.model.inline import RichText
from generator.model.table import Table
from generator.model.walk import within
from generator.theme.citations import source_line

FULL_STOPS = ("。", ".", "！", "？", "!", "?", "；", ";")


def foot_lines(lettering: Lettering, document: Document, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield what the foot of a slide with `pieces` has to say, sources first."""
    named = [(name, sample) for piece in pieces for name, sample in source_names(piece.block)]
    notes = [name for piece in pieces for name in note_names(piece.block)]
    named += [(name, False) for name in notes if name in document.sources]
    yield from (line for name, sample in dict.fromkeys(named) if (line := source_line(document, name, sample=sample)))
    parts = [part for piece in pieces for part in within(piece.block)]
    yield from (part.note.plain for part in parts if isinstance(part, Table) and part.note)
    comparisons = [part for part in parts if isinstance(part, Compare)]
    if any(map(compare_scale, comparisons)):
        yield lettering.words.heights_to_scale
    elif any(map(looks_to_scale, comparisons)):
        yield lettering.words.not_to_scale
    if any(isinstance(part, Chart) and part.has_gaps for part in parts):
        yield lettering.words.no_data
    marked = frozenset(name for piece in pieces for name in marked_names(piece.block))
    yield from _footnote_lines(lettering, document, notes, marked)


def text_lines(lettering: Lettering, document: Document, text: RichText) -> Iterator[str]:
    """Yield what the foot of a slide has to say on `text` alone, sources first."""
    names = tuple(text_notes(text))
    yield from (line for name in dict.fromkeys(names) if name in document.sources and (line := source_line(document, name)))
    yield from _footnote_lines(lettering, document, names, frozenset(names))


def _footnote_lines(lettering: Lettering, document: Document, names: Iterable[str], marked: Set[str]) -> Iterator[str]:
    """Yield the footnotes among `names`, with their numbers where the slide shows their marks."""
    for name in dict.fromkeys(names):
        if name in document.footnotes:
            text = document.footnotes[name].plain
            yield f"{lettering.marks[name]} {text}" if name in marked else text


def foot(lettering: Lettering, lines: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return `lines` as one foot that says its label once, and those that have no room in it, for the notes."""
    words = lettering.words
    label = f"{words.source}{words.colon}"
    separator = "；" if words.colon == "：" else "; "
    shown: list[str] = []
    left_over: list[str] = []
    for line in dict.fromkeys(lines):
        text = line.removeprefix(label) if shown and shown[0].startswith(label) else line
        paragraph = lettering.paragraph(_joined((*shown, text), separator), "source")
        if len(fit.lines(lettering, paragraph, lettering.grid.source.width)) <= lettering.grid.source_lines:
            shown.append(text)
        else:
            left_over.append(line)
    return _joined(shown, separator), tuple(left_over)


def _joined(lines: Sequence[str], separator: str) -> str:
    """Return `lines` as one; what ends a sentence already needs no further mark, only a space where it has none of its own."""
    joined = ""
    for line in lines:
        ends = joined.endswith(FULL_STOPS)
        joined += ("" if not joined or (ends and not joined[-1].isascii()) else " " if ends else separator) + line
    return joined


def cited_names(piece: Piece) -> set[str]:
    """Return the sources that the foot names for `piece`."""
    return {name for name, _ in source_names(piece.block)} | set(note_names(piece.block))
