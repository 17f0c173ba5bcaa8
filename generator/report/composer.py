"""What all makers of pieces share: the setter, the notes, the counters of blocks, figures and tables."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.layout.drawing import Drawing, Mark
from generator.layout.setter import Setter
from generator.layout.structure import HEADINGS, Element, Tag
from generator.model.document import Document
from generator.pictures import PictureFile
from generator.problems import Span
from generator.report.galley import Backdrop, Footnote, Heading, Leader, Piece, Role
from generator.report.grid import Grid
from generator.report.notes import NoteBook
from generator.report.place import Place
from generator.theme.citations import source_line
from generator.theme.words import exhibit_name

PictureLoader = Callable[[str, Span], PictureFile | None]


class Cited(NamedTuple):
    """Where a source is cited: the name of an exhibit or a section, and where a link to it leads."""

    name: str
    anchor: str


def exhibit_anchor(name: str) -> str:
    """Return the destination of the exhibit that is called `name`."""
    return f"exhibit:{name}"


@dataclass(slots=True)
class Composer:
    """Makes pieces of one document in reading order; numbers run on from piece to piece."""

    document: Document
    setter: Setter
    notebook: NoteBook
    picture: PictureLoader
    grid: Grid
    root: Element
    """The whole document to a reader."""
    sections: list[Element] = field(default_factory=list)
    """The open section and those around it."""
    block: int = 0
    figure: int = 0
    table: int = 0
    cited: dict[str, dict[Cited, None]] = field(default_factory=dict)
    """By source, where it has been cited so far."""
    part: Cited = field(default=Cited("", ""))
    """The open section."""
    exhibit: Cited | None = None
    """What is being made, if it has a number."""
    heading: int = 1
    """The level of the last heading; the title's is 1."""

    @property
    def section(self) -> Element:
        """Where the elements of the next block go."""
        return self.sections[-1] if self.sections else self.root

    @property
    def place(self) -> Place:
        """Where text is set."""
        return self.grid.place

    def begin_section(self, level: int) -> None:
        """Open a section of `level`, counted from 1, below those of lower levels."""
        del self.sections[level - 1 :]
        self.sections.append(self.section.add(Tag.SECTION))

    def add_heading(self, level: int) -> Element:
        """Return the element of a section's heading, at most one level below the one before (ISO 14289-1, 7.4.2)."""
        self.heading = min(level + 1, self.heading + 1)
        return self.section.add(HEADINGS[self.heading - 1])

    def begin_block(self) -> None:
        """Count a block: the pieces made from now on belong to it."""
        self.block += 1

    def next_figure(self) -> str:
        """Return the name of the next figure: 图 1."""
        self.figure += 1
        return self._begin_exhibit(exhibit_name(self.setter.language, self.setter.words.figure, self.figure))

    def next_table(self) -> str:
        """Return the name of the next table: 表 1."""
        self.table += 1
        return self._begin_exhibit(exhibit_name(self.setter.language, self.setter.words.table, self.table))

    def _begin_exhibit(self, name: str) -> str:
        self.exhibit = Cited(name, exhibit_anchor(name))
        return name

    def cite(self, source: str) -> None:
        """Note that `source` is cited in the open exhibit or, where that has no number, the open section."""
        if source:
            self.cited.setdefault(source, {})[self.exhibit or self.part] = None

    def source_line(self, source: str, *, sample: bool = False) -> str:
        """Return the line below what comes from `source`, "" without one."""
        self.cite(source)
        return source_line(self.document, source, sample=sample)

    def notes_of(self, marks: Iterable[Mark]) -> tuple[Footnote, ...]:
        """Return the footnotes that `marks` refer to."""
        return self.notebook.notes_of(marks, self.setter, self.section)

    def piece(
        self,
        drawing: Drawing,
        role: Role,
        x: float,
        *,
        before: float = 0.0,
        after: float = 0.0,
        keep_next: bool = False,
        break_before: bool = False,
        head: Drawing | None = None,
        anchor: str = "",
        heading: Heading | None = None,
        backdrop: Backdrop | None = None,
        at_foot: bool = False,
        leader: Leader | None = None,
    ) -> Piece:
        """Return a piece of the current block with the footnotes that it refers to."""
        notes = self.notes_of(drawing.marks)
        for note in notes:
            self.cite(note.source)
        return Piece(
            drawing=drawing,
            role=role,
            block=self.block,
            x=x,
            before=before,
            after=after,
            keep_next=keep_next,
            break_before=break_before,
            notes=notes,
            head=head,
            anchor=anchor,
            heading=heading,
            backdrop=backdrop,
            at_foot=at_foot,
            leader=leader,
        )
