"""A briefing laid out: its cover, its pages of text, and what its contents list, before anything is painted."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple, Protocol

from generator.layout.drawing import Anchor, Drawing, Group, Mark
from generator.layout.setter import Setter
from generator.layout.structure import Element, Tag
from generator.model.document import Document
from generator.pictures import PictureFile
from generator.problems import Problems, Span
from generator.report.column import NO_GRID, LineGrid
from generator.report.composer import Composer
from generator.report.contents import with_contents
from generator.report.cover import cover_drawing
from generator.report.flow import across_all, flow
from generator.report.galley import Piece
from generator.report.grid import Grid
from generator.report.letterhead import bulletin_head, official_head
from generator.report.logo import logo_marks
from generator.report.masthead import Masthead, masthead
from generator.report.notes import NoteBook
from generator.report.open_page import Page
from generator.report.opening import head_pieces
from generator.report.paginate import paginate
from generator.text.typesetter import Typesetter
from generator.theme.page import Head, PageDesign
from generator.theme.theme import Theme


class PictureSource(Protocol):
    """Opens the pictures of a document's folder."""

    def load(self, name: str, span: Span, problems: Problems) -> PictureFile | None: ...


class Book(NamedTuple):
    """A briefing on pages: first the cover and the pages of contents, if it has them, then the text, its pages counted from 1.

    Pages are laid out as they are asked for, once.
    """

    document: Document
    setter: Setter
    grid: Grid
    cover: Drawing | None
    head: Masthead
    contents: tuple[Piece, ...]
    """What stands on pages of its own before the text."""
    pages: Iterator[Page]

    def front_pages(self, number: int) -> Iterator[Page]:
        """Yield the pages of contents before the text, counted from `number` on."""
        return paginate(self.contents, self.grid.frame(), self.grid.frame(), number=number) if self.contents else iter(())


class Making(NamedTuple):
    """What books are made with."""

    theme: Theme
    design: PageDesign
    typesetter: Typesetter
    pictures: PictureSource

    def book(self, document: Document, root: Element) -> Book:
        """Return `document` laid out, its elements below `root`."""
        grid = Grid(self.design)
        notebook = NoteBook(document, grid.place.width)
        setter = Setter(self.typesetter, self.theme, document.metadata.language, notebook.number)
        logo = logo_marks(setter, grid, root)
        cover = cover_drawing(document.metadata, setter, grid, root) if self.design.head is Head.COVER else None
        if cover is None and self.design.head is Head.COVER:
            grid = Grid(self.design._replace(head=Head.MASTHEAD))
        composer = Composer(document, setter, notebook, self._picture, grid, root)
        head = _head(document, setter, grid, root)
        if cover:
            cover = cover._replace(marks=(*cover.marks, *logo))
        else:
            head = head._replace(drawing=head.drawing._replace(marks=(*logo, *head.drawing.marks)))
        opening = across_all(head_pieces(document, composer), composer)
        front: tuple[Piece, ...] = ()
        text: Iterator[Piece]
        if cover:
            front, text = with_contents(document, composer, root.add(Tag.SECTION), chain(opening, flow(document, composer)))
        else:
            text = _contents_inside(document, composer, opening)
        lines = LineGrid(grid.top, setter.leading("body")) if self.design.grid else NO_GRID
        pages = paginate(text, grid.frame(head.title_top), grid.frame(), self.design.columns, lines, turned=grid.turned.frame())
        return Book(document, setter, grid, cover, head, front, pages)

    @property
    def _picture(self) -> Callable[[str, Span], PictureFile | None]:
        return lambda name, span: self.pictures.load(name, span, Problems())


def _contents_inside(document: Document, composer: Composer, opening: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the text, its contents between the opening and the first section."""
    yield from opening
    contents, text = with_contents(document, composer, composer.root.add(Tag.SECTION), flow(document, composer))
    yield from across_all(contents, composer)
    yield from text


def _head(document: Document, setter: Setter, grid: Grid, root: Element) -> Masthead:
    """Return what stands above the text of its first page."""
    match grid.design.head:
        case Head.MASTHEAD:
            return masthead(document.metadata, setter, grid, root)
        case Head.BULLETIN:
            return bulletin_head(document.metadata, setter, grid, root)
        case Head.OFFICIAL:
            return official_head(document.metadata, setter, grid, root)
        case Head.COVER:
            return Masthead(Drawing(grid.full, grid.top), grid.top)


def page_numbers(pages: Iterable[Page]) -> dict[str, int]:
    """Return the page of each place that links into the document lead to."""
    numbers: dict[str, int] = {}
    for page in pages:
        for placement in page.placements:
            for name in _anchors(placement.piece.drawing.marks):
                numbers.setdefault(name, page.number)
    return numbers


def _anchors(marks: Iterable[Mark]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, Anchor):
            yield mark.name
        elif isinstance(mark, Group):
            yield from _anchors(mark.marks)
