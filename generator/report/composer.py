"""What all makers of pieces share: the setter, the notes, the counters of blocks, figures and tables."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.layout.drawing import Drawing
from generator.layout.image import Picture
from generator.layout.setter import Setter
from generator.model.document import Document
from generator.problems import Span
from generator.report.galley import Backdrop, Heading, Piece, Role
from generator.report.notes import NoteBook
from generator.theme.citations import source_line

PictureLoader = Callable[[str, Span], Picture | None]


@dataclass(slots=True)
class Composer:
    """Makes pieces of one document in reading order; numbers run on from piece to piece."""

    document: Document
    setter: Setter
    notebook: NoteBook
    picture: PictureLoader
    block: int = 0
    figure: int = 0
    table: int = 0
    cites: bool = False
    """Whether a source has been named below a block."""

    def begin_block(self) -> None:
        """Count a block: the pieces made from now on belong to it."""
        self.block += 1

    def next_figure(self) -> str:
        """Return the name of the next figure: 图 1."""
        self.figure += 1
        return f"{self.setter.words.figure} {self.figure}"

    def next_table(self) -> str:
        """Return the name of the next table: 表 1."""
        self.table += 1
        return f"{self.setter.words.table} {self.table}"

    def source_line(self, source: str, *, sample: bool = False) -> str:
        """Return the line below what comes from `source`, "" without one."""
        self.cites = self.cites or bool(source)
        return source_line(self.document, source, sample=sample)

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
    ) -> Piece:
        """Return a piece of the current block with the footnotes that it is the first to refer to."""
        return Piece(
            drawing=drawing,
            role=role,
            block=self.block,
            x=x,
            before=before,
            after=after,
            keep_next=keep_next,
            break_before=break_before,
            notes=self.notebook.claim(drawing.marks, self.setter),
            head=head,
            anchor=anchor,
            heading=heading,
            backdrop=backdrop,
        )
