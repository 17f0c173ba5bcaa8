"""What stands on every page around the text: tab, running head, footer with the folio, and the rule above footnotes."""

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed, placed_right
from generator.layout.structure import Artifact
from generator.model.document import Document
from generator.report.ending import foot_line, has_foot
from generator.report.grid import FOLIO_GAP, TAB_HEIGHT, TAB_WIDTH, Grid
from generator.report.phrases import wide_gap
from generator.text.lines import TextBlock
from generator.theme.page import FolioPlace, FolioStyle, Heads
from generator.theme.words import page_of, roman

NOTE_RULE_WEIGHT = 0.5
LONGEST_DATE = 0.4
"""Of the running head: a date may be any words."""


class Furniture:
    """What is painted on every page, set once. Drawings start at the page's top, at the left margin."""

    def __init__(self, document: Document, setter: Setter, grid: Grid, head: Drawing) -> None:
        metadata = document.metadata
        self._setter = setter
        self._grid = grid
        self._head = head
        edition = metadata.event.edition or metadata.event.session
        name = wide_gap(setter).join(part for part in (metadata.title, edition) if part)
        self._date = shortened(metadata.date, setter, LONGEST_DATE * grid.full) if metadata.date else None
        self._room = grid.full - (self._date.width + FOLIO_GAP if self._date else 0.0)
        self._name = shortened(name, setter, self._room)
        folio_room = grid.full - FOLIO_GAP
        self._first_foot = shortened(setter.theme.brand.footer or name, setter, folio_room)
        self._foot = foot_line(document, setter, grid) or self._first_foot
        self._of = document

    def turned(self) -> "Furniture":
        """Return what stands on pages that lie on their sides."""
        return Furniture(self._of, self._setter, self._grid.turned, Drawing(0, 0))

    def page(self, number: int, *, opens: bool, section: str = "", total: int = 0, front: bool = False, numbered: bool = True) -> Drawing:
        """Return what stands on page `number` of `total` besides its text.

        The page that `opens` the text has the head; `section` is the part that the page begins with. Pages at the `front`,
        before the text, are counted for themselves. One that is not `numbered` is counted, but does not say so.
        """
        design = self._grid.design
        marks: list[Mark] = []
        if design.tab:
            marks.append(Box(Rect(0, -design.bleed, TAB_WIDTH, TAB_HEIGHT + design.bleed), "accent"))
        if opens:
            marks += self._head.marks
        else:
            marks += self._running_head(number, section)
        foot = self._folio(number, total, front) if numbered and (number > 1 or design.folio.first) else ()
        if has_foot(self._grid):
            foot = (*placed(self._first_foot if opens else self._foot, 0, self._grid.footer), *foot)
        if foot:
            marks.append(Group(foot, Artifact.FOOTER))
        return Drawing(self._grid.full, self._grid.footer, tuple(marks))

    def _running_head(self, number: int, section: str) -> tuple[Mark, ...]:
        """Return title and date, or on odd pages the section at the outside in place of the title."""
        heads = self._grid.design.heads
        if heads is Heads.NONE:
            return ()
        y = self._grid.running_head(self._setter.leading("running-head"))
        date = placed_right(self._date, self._grid.full, y) if self._date else ()
        by_section = heads is Heads.SECTION and section and number % 2
        name = shortened(section, self._setter, self._room) if by_section else self._name
        return (Group((*placed(name, 0, y), *date), Artifact.HEADER),)

    def _folio(self, number: int, total: int, front: bool) -> tuple[Mark, ...]:
        folio, setter = self._grid.design.folio, self._setter
        text = front_folio(folio.style, number) if front else folio_text(folio.style, number, total, setter)
        if not text:
            return ()
        line = setter.line(text, "folio")
        inset = folio.indent * setter.size("folio")
        right = self._grid.full - inset - line.width
        odd = not self._grid.design.duplex or number % 2 == 1
        match folio.place:
            case FolioPlace.CENTER:
                x = (self._grid.full - line.width) / 2
            case FolioPlace.RIGHT:
                x = right
            case FolioPlace.OUTSIDE:
                x = right if odd else inset
            case FolioPlace.INSIDE:
                x = inset if odd else right
        return placed(line, x, self._grid.footer)


def folio_text(style: FolioStyle, number: int, total: int, setter: Setter) -> str:
    """Return the number of a page as `style` writes it, "" for none."""
    match style:
        case FolioStyle.PLAIN:
            return str(number)
        case FolioStyle.DASHES:
            return f"— {number} —"
        case FolioStyle.TOTAL:
            return f"{number} / {total}"
        case FolioStyle.WORDS:
            return page_of(setter.language, number, total)
        case FolioStyle.NONE:
            return ""


def front_folio(style: FolioStyle, number: int) -> str:
    """Return the number of a page before the text: Roman, and never of a total."""
    numeral = roman(number)
    match style:
        case FolioStyle.DASHES:
            return f"— {numeral} —"
        case FolioStyle.NONE:
            return ""
        case FolioStyle.PLAIN | FolioStyle.TOTAL | FolioStyle.WORDS:
            return numeral


def shortened(text: str, setter: Setter, room: float) -> TextBlock:
    """Return `text` on one line of `room`, its end left out where it does not fit."""
    block = setter.line(text, "running-head")
    while block.width > room and len(text) > 1:
        keep = max(1, min(len(text) - 1, int(len(text) * room / block.width)))
        text = text[:keep].rstrip()
        block = setter.line(f"{text}…", "running-head")
    return block


def note_rule() -> Rule:
    """Return the rule above footnotes, from the left edge of their column."""
    return Rule(0, 0, TAB_WIDTH, 0, NOTE_RULE_WEIGHT, "ink")
