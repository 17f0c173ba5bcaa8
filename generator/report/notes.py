"""Footnotes: numbered in reading order, set with the piece that has their first mark, and said again on further pages that have marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.layout.drawing import Anchor, Drawing, Group, Mark
from generator.layout.setter import Setter, placed
from generator.layout.structure import Element, Tag
from generator.model.document import Document, Language, Source
from generator.model.inline import RichText, Run
from generator.report.galley import Footnote, marked_notes
from generator.text.lines import TextBlock
from generator.theme.citations import citation

INDENT = 12.0
"""From a note's number to its text."""


def note_anchor(number: int) -> str:
    """Return the destination that the marks of note `number` point at."""
    return f"note:{number}"


@dataclass(slots=True)
class NoteBook:
    """Gives each footnote its number at its first mark, and hands out each note once."""

    document: Document
    measure: float
    """Width of a column of notes."""
    names: dict[str, int] = field(default_factory=dict)
    made: dict[int, Footnote] = field(default_factory=dict)
    """By number, those whose first mark has been set."""

    def number(self, name: str) -> int:
        """Return the number of note `name`, the next one if it is new."""
        return self.names.setdefault(name, len(self.names) + 1)

    def notes_of(self, marks: Iterable[Mark], setter: Setter, section: Element) -> tuple[Footnote, ...]:
        """Return the notes that `marks` refer to, with those that these notes refer to in turn.

        Those that they are the first to refer to are read after what `section` has so far.
        """
        numbers = list(marked_notes(marks))
        first = set(self._claimed(max(numbers, default=0), setter, section)) if numbers else set()
        numbers = [*sorted(first), *numbers]
        found: dict[int, Footnote] = {}
        for number in numbers:  # which grows by those that its notes refer to
            if number not in found:
                note = self.made[number]
                found[number] = note if number in first else note._replace(again=True)
                numbers += (inner for line in note.lines for inner in marked_notes(line.marks))
        return tuple(found.values())

    def _claimed(self, wanted: int, setter: Setter, section: Element) -> Iterator[int]:
        """Make the notes up to number `wanted` that are not made yet, with those that they refer to, and yield their numbers."""
        names = list(self.names)
        while len(self.made) < wanted:
            number = len(self.made) + 1
            name = names[number - 1]
            note = _footnote(number, self.text(name), self.measure, setter, section)
            self.made[number] = note if name in self.document.footnotes else note._replace(source=name)
            wanted = max([wanted, *(inner for line in note.lines for inner in marked_notes(line.marks))])
            names = list(self.names)
            yield number

    def text(self, name: str) -> RichText:
        """Return what note `name` says: the author's footnote, or the source of that name."""
        if name in self.document.footnotes:
            return self.document.footnotes[name]
        return source_text(self.document.sources[name], self.document.metadata.language)


def source_text(source: Source, language: Language) -> RichText:
    """Return a source in full, its address last and linked."""
    cited = Run(citation(source, language))
    if not source.url:
        return RichText((cited,))
    return RichText((cited, Run(" "), Run(source.url, link=source.url)))


def _footnote(number: int, text: RichText, measure: float, setter: Setter, section: Element) -> Footnote:
    mark = setter.line(str(number), "footnote")
    block = setter.rich(text, "footnote", measure - INDENT, justify=True)
    note = section.add(Tag.NOTE, id=note_anchor(number))
    label, body = note.add(Tag.LABEL), note.add(Tag.PARAGRAPH)
    numeral = Group(placed(mark, 0, 0), label)
    lines = []
    for n, line in enumerate(block.lines):
        one = TextBlock((line,), block.leading, block.ascent, block.measure)
        marks: list[Mark] = [Group(placed(one, INDENT, 0), body)]
        if n == 0:
            marks = [Anchor(note_anchor(number), 0, 0), numeral, *marks]
        lines.append(Drawing(measure, block.leading, tuple(marks)))
    return Footnote(number, tuple(lines) or (Drawing(measure, block.leading, (numeral,)),))
