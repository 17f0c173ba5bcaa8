"""What stands on every page around the text: tab, running head, footer with the folio, and the rule above footnotes."""

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed, placed_right
from generator.layout.structure import Artifact
from generator.model.document import Document
from generator.report.ending import foot_line
from generator.report.grid import BOTTOM, FOLIO_GAP, FOOTER, FULL, NOTES_BOTTOM, RAIL, RUNNING_HEAD, TAB_HEIGHT, TOP
from generator.report.masthead import Masthead, wide_gap
from generator.report.paginate import Frame
from generator.text.lines import TextBlock

LATER = Frame(TOP, BOTTOM, NOTES_BOTTOM)
NOTE_RULE_WEIGHT = 0.5
LONGEST_DATE = 0.4 * FULL
"""Of the running head: a date may be any words."""


def first_frame(head: Masthead) -> Frame:
    """Return where text stands on the first page."""
    return Frame(head.title_top, BOTTOM, NOTES_BOTTOM)


class Furniture:
    """What is painted on every page, set once. Drawings start at the page's top, at the left margin."""

    def __init__(self, document: Document, setter: Setter, head: Masthead) -> None:
        metadata = document.metadata
        self._setter = setter
        self._head = head
        edition = metadata.event.edition or metadata.event.session
        name = wide_gap(setter).join(part for part in (metadata.title, edition) if part)
        self._date = shortened(metadata.date, setter, LONGEST_DATE) if metadata.date else None
        room = FULL - (self._date.width + FOLIO_GAP if self._date else 0.0)
        self._name = shortened(name, setter, room)
        self._foot = foot_line(document, setter) or shortened(name, setter, FULL - FOLIO_GAP)
        self._first_foot = shortened(name, setter, FULL - FOLIO_GAP)

    def page(self, number: int) -> Drawing:
        """Return what stands on page `number` besides its text."""
        marks: list[Mark] = [Box(Rect(0, 0, RAIL, TAB_HEIGHT), "accent")]
        if number == 1:
            marks += self._head.drawing.marks
        else:
            date = placed_right(self._date, FULL, RUNNING_HEAD) if self._date else ()
            marks.append(Group((*placed(self._name, 0, RUNNING_HEAD), *date), Artifact.HEADER))
        foot = placed(self._first_foot if number == 1 else self._foot, 0, FOOTER)
        folio = placed_right(self._setter.line(str(number), "folio"), FULL, FOOTER)
        marks.append(Group((*foot, *folio), Artifact.FOOTER))
        return Drawing(FULL, FOOTER, tuple(marks))


def shortened(text: str, setter: Setter, room: float) -> TextBlock:
    """Return `text` on one line of `room`, its end left out where it does not fit."""
    block = setter.line(text, "running-head")
    while block.width > room and len(text) > 1:
        keep = max(1, min(len(text) - 1, int(len(text) * room / block.width)))
        text = text[:keep].rstrip()
        block = setter.line(f"{text}…", "running-head")
    return block


def note_rule() -> Rule:
    """Return the rule above footnotes, from the left edge of the measure."""
    return Rule(0, 0, RAIL, 0, NOTE_RULE_WEIGHT, "ink")
