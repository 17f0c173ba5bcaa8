"""The heads that are set in the middle: a bulletin's name above a red rule, an official paper's issuing mark, and their titles.

Places are those of GB/T 9704-2012, 7.2 and 7.3, as secondary sources give them.
"""

from collections.abc import Iterator

from generator.layout.drawing import Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed, placed_center, placed_right
from generator.layout.structure import Element, Tag
from generator.model.document import Imprint, Metadata
from generator.model.inline import RichText, plain_text
from generator.report.composer import Composer
from generator.report.galley import Piece, Role
from generator.report.grid import Grid
from generator.report.masthead import Masthead
from generator.report.phrases import paper_name, person_line, session_line, wide_gap
from generator.report.prose import line_pieces
from generator.text.lines import TextBlock
from generator.theme.page import Head
from generator.units import MILLIMETRE

MARK_DROP = 35 * MILLIMETRE
"""From the type area's top to the upper edge of the issuing mark (7.2.4)."""
NUMBER_TO_RULE = 4 * MILLIMETRE
"""From the document's number to the red rule (7.2.7)."""
RULE_WEIGHT = 2.25
BLANK_LINES = 2
"""Between issuing mark and number, and between the rule and the title (7.2.5, 7.3.1)."""
BULLETIN_DROP = -10.0
"""From the type area's top to what stands above a bulletin's name."""
NAME_GAP = 6.0
LINE_TO_RULE = 7.0
RULE_TO_TITLE = 36.0
MARK_SIZES = (1.0, 0.85, 0.7, 0.55, 0.42, 0.33)
"""Of the full size, for long names."""
SHORT_NAME = 3
"""Characters of a name that is spaced out."""


class _Stack:
    """Marks set below each other from the top of the first page, each line a paragraph to readers."""

    def __init__(self, setter: Setter, grid: Grid, root: Element, y: float) -> None:
        self._setter = setter
        self._grid = grid
        self._root = root
        self.y = y
        self.marks: list[Mark] = []

    def centred(self, text: str, role: str) -> None:
        """Set `text` in the middle, on as many lines as it takes."""
        if text:
            block = self._setter.text(text, role, self._grid.full, balance=True)
            self.marks.append(Group(placed_center(block, self._grid.full / 2, self.y), self._root.add(Tag.PARAGRAPH)))
            self.y += block.height

    def name(self, text: str) -> None:
        """Set the paper's name in the largest size that has it on one line, or in the smallest."""
        if not text:
            return
        block = name_block(text, self._setter, self._grid.full)
        self.marks.append(Group(placed_center(block, self._grid.full / 2, self.y), self._root.add(Tag.PARAGRAPH)))
        self.y += block.height

    def sides(self, left: str, right: str, role: str, inset: float = 0.0) -> None:
        """Set two texts at the left and the right of one line, below each other where it has no room for both."""
        if not left and not right:
            return
        room = self._grid.full - 2 * inset
        both = self._setter.width(left, role) + self._setter.width(right, role) + self._setter.size(role) <= room
        block = self._setter.text(left, role, room)
        if left:
            self.marks.append(Group(placed(block, inset, self.y), self._root.add(Tag.PARAGRAPH)))
        if not both and left:
            self.y += block.height
        end = self._setter.text(right, role, room)
        if right:
            self.marks.append(Group(placed_right(end, self._grid.full - inset, self.y), self._root.add(Tag.PARAGRAPH)))
        self.y += end.height if right else block.height

    def rule(self) -> None:
        """Draw the rule, as wide as the type area."""
        y = self.y + RULE_WEIGHT / 2
        self.marks.append(Rule(0, y, self._grid.full, y, RULE_WEIGHT, "mark"))
        self.y += RULE_WEIGHT

    def head(self, title_top: float) -> Masthead:
        return Masthead(Drawing(self._grid.full, self.y, tuple(self.marks)), title_top)


def name_block(text: str, setter: Setter, measure: float) -> TextBlock:
    """Return a paper's name in the largest size that fits on one line."""
    role = "issuing-mark"
    spaced = "　".join(text) if len(text) <= SHORT_NAME and not text.isascii() else text
    full = setter.run(spaced, role)
    for share in MARK_SIZES:
        size = full.style.size * share
        run = full._replace(style=full.style._replace(size=size))
        style = setter.style(role)._replace(leading=setter.leading(role) * share, squeeze_quotes=True)
        if setter.typesetter.width((run,), style) <= measure:
            break
    return setter.typesetter.set((run,), style._replace(balance=True), measure)


def bulletin_head(metadata: Metadata, setter: Setter, grid: Grid, root: Element) -> Masthead:
    """Return a bulletin's head: what it belongs to, its name, the issue, then editor and date above the rule."""
    imprint, name = metadata.imprint, paper_name(metadata, setter)
    editor = imprint.editor or (metadata.organization if metadata.organization != name else "")
    organization = metadata.organization if metadata.organization not in (name, editor) else ""
    stack = _Stack(setter, grid, root, grid.top + BULLETIN_DROP)
    if imprint.classification or imprint.copy_number:
        stack.y -= setter.leading("imprint-small")
    stack.sides(imprint.classification, imprint.copy_number, "imprint-small")
    stack.y += NAME_GAP
    stack.centred(imprint.urgency, "imprint-small")
    stack.centred(wide_gap(setter).join(part for part in (organization, metadata.event.series) if part), "mark-above")
    stack.y += NAME_GAP
    stack.name(name)
    stack.y += NAME_GAP
    stack.centred(imprint.number, "imprint")
    stack.centred(session_line(metadata, setter), "imprint")
    stack.centred(_signer(imprint, setter), "imprint")
    stack.y += NAME_GAP
    stack.sides(editor, metadata.date, "imprint")
    stack.y += LINE_TO_RULE
    stack.rule()
    return stack.head(stack.y + RULE_TO_TITLE)


def official_head(metadata: Metadata, setter: Setter, grid: Grid, root: Element) -> Masthead:
    """Return an official paper's head: its copy, secrecy and urgency, the issuing mark, the number above the red rule (7.2)."""
    imprint, line = metadata.imprint, setter.leading("imprint")
    stack = _Stack(setter, grid, root, grid.top)
    for text in (imprint.copy_number, imprint.classification, imprint.urgency):
        stack.sides(text, "", "imprint")
    mark = paper_name(metadata, setter)
    stack.y = max(stack.y, grid.top + MARK_DROP - (_slack(mark, setter, grid) if mark else 0.0))
    stack.name(mark)
    stack.y += BLANK_LINES * line if imprint.number or imprint.signer else 0.0
    if imprint.signer:
        stack.sides(imprint.number, _signer(imprint, setter), "imprint", inset=setter.size("imprint"))
    else:
        stack.centred(imprint.number, "imprint")
    if not imprint.number and not imprint.signer:
        stack.y += line
    stack.y += NUMBER_TO_RULE - (line - setter.size("imprint")) / 2
    stack.rule()
    return stack.head(stack.y + BLANK_LINES * line)


def _slack(text: str, setter: Setter, grid: Grid) -> float:
    """Return how far a line's top is above its letters."""
    block = name_block(text, setter, grid.full)
    size = max((run.size for line in block.lines for run in line.runs), default=0.0)
    return (block.leading - size) / 2


def _signer(imprint: Imprint, setter: Setter) -> str:
    return f"{setter.words.signer}{setter.words.colon}{imprint.signer}" if imprint.signer else ""


def centred_title(metadata: Metadata, composer: Composer) -> Iterator[Piece]:
    """Yield title, subtitle and people in the middle of the measure, in official papers also the occasion, which has no other place."""
    root, setter = composer.root, composer.setter
    line = setter.leading("body")
    yield from _centred(composer, metadata.heading, "title", Role.TITLE, root.add(Tag.HEADING_1), keep_next=True)
    if metadata.subtitle:
        yield from _centred(composer, metadata.subtitle, "subtitle", Role.SUBTITLE, root.add(Tag.PARAGRAPH))
    people = [text for person in metadata.people if (text := person_line(person, setter))]
    official = composer.grid.design.head is Head.OFFICIAL
    occasion = (
        (_unsigned(metadata, setter), metadata.event.series, session_line(metadata, setter), metadata.imprint.editor) if official else ()
    )
    for text in (*people, *filter(None, occasion)):
        yield from _centred(composer, text, "people", Role.PEOPLE, root.add(Tag.PARAGRAPH))
    yield composer.piece(Drawing(0.0, 0.0), Role.PEOPLE, composer.grid.across.x, after=line, keep_next=True)


def _unsigned(metadata: Metadata, setter: Setter) -> str:
    """Return whose the paper is where neither its name nor its signature says so."""
    said = (paper_name(metadata, setter), metadata.imprint.signature or metadata.organization)
    return metadata.organization if metadata.organization not in said else ""


def _centred(
    composer: Composer, text: RichText | str, role: str, kind: Role, element: Element, *, keep_next: bool = False
) -> Iterator[Piece]:
    place, setter = composer.grid.across, composer.setter
    rich = plain_text(text) if isinstance(text, str) else text
    block = setter.rich(rich, role, place.width, balance=True)
    for line in block.lines:
        one = TextBlock((line,), block.leading, block.ascent, block.measure)
        marks = (Group(placed_center(one, place.width / 2, 0), element),)
        yield composer.piece(Drawing(place.width, block.leading, marks), kind, place.x, keep_next=keep_next)


def addressee_pieces(imprint: Imprint, composer: Composer) -> Iterator[Piece]:
    """Yield whom the paper is written to, flush left with a colon (7.3.2)."""
    if not imprint.addressee:
        return
    colon = composer.setter.words.colon.rstrip()
    text = imprint.addressee if imprint.addressee.endswith((colon, ":", "：")) else f"{imprint.addressee}{colon}"
    place = composer.grid.across
    block = composer.setter.text(text, "body", place.width)
    yield from line_pieces(composer, block, Role.PARAGRAPH, place.x, composer.root.add(Tag.PARAGRAPH), keep_next=True)
