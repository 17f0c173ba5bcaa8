"""A cover: a page of its own with a leaf of colour, the kind of paper, its title, and at the foot whose it is and when."""

from generator.geometry import Rect
from generator.layout.drawing import Anchor, Box, Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed
from generator.layout.structure import Element, Tag
from generator.model.document import Metadata
from generator.model.inline import RichText
from generator.report.grid import Grid
from generator.report.phrases import imprint_line, paper_name, person_line, session_line
from generator.text.lines import TextBlock

TITLE_SHARE = 0.3
"""Where the title begins, of the paper's height."""
TITLE_ROLES = ("cover-title", "title", "title-long", "heading1", "summary")
"""From the largest size down, for longer and longer titles."""
MOST_TITLE = 0.36
"""Of the paper's height."""
RULE_WEIGHT = 1.5
HINGE_WEIGHT = 1.5
TO_SUBTITLE = 10.0
TO_PEOPLE = 20.0
FOOT_GAP = 12.0
TOLERANCE = 0.01
LEAF_SHARE = 0.55
"""Of the left margin, where there is no rail to be as wide as."""


def cover_drawing(metadata: Metadata, setter: Setter, grid: Grid, root: Element) -> Drawing | None:
    """Return the cover, from the page's top at the left margin, or `None` if one page has no room for all that it says.

    Its texts are paragraphs of `root`, the title is the heading.
    """
    page = _Page(setter, grid, root)
    page.leaf()
    page.y = grid.top
    word = paper_name(metadata, setter)
    page.line(word, "masthead")
    for text in (metadata.event.series, session_line(metadata, setter), imprint_line(metadata.imprint, setter)):
        page.line(text, "cover-detail")
    foot = _foot(metadata, setter, grid, shown=word)
    page.y = max(page.y + FOOT_GAP, grid.design.height * TITLE_SHARE)
    page.title(metadata.heading, MOST_TITLE * grid.design.height)
    if metadata.subtitle:
        page.y += TO_SUBTITLE
        page.line(metadata.subtitle, "subtitle")
    page.y += TO_PEOPLE
    for person in metadata.people:
        page.line(person_line(person, setter), "cover-detail")
    page.y = max(page.y + FOOT_GAP, grid.bottom - sum(block.height for block in foot))
    page.blocks(foot)
    if page.y > grid.bottom + TOLERANCE:
        return None
    return Drawing(grid.full, grid.design.height, tuple(page.marks))


def _foot(metadata: Metadata, setter: Setter, grid: Grid, shown: str) -> list[TextBlock]:
    """Return whose the paper is, unless that is its name, and the date."""
    organization = metadata.organization if metadata.organization != shown else ""
    texts = ((organization, "cover-organization"), (metadata.date, "cover-detail"))
    return [setter.text(text, role, grid.across.width) for text, role in texts if text]


class _Page:
    """Marks set below each other at the measure."""

    def __init__(self, setter: Setter, grid: Grid, root: Element) -> None:
        self._setter = setter
        self._grid = grid
        self._root = root
        self.y = 0.0
        self.marks: list[Mark] = [Anchor("cover:", 0, 0)]

    def leaf(self) -> None:
        """Fill the left of the paper out to the bleed, or draw the hinge where leaves stay paper."""
        grid, bleed = self._grid, self._grid.design.bleed
        left = grid.left(1)
        right = grid.design.rail if grid.design.has_rail else -left * (1 - LEAF_SHARE)
        if self._setter.theme.filled_leaves:
            self.marks.append(Box(Rect.edges(-left - bleed, -bleed, right, grid.design.height + bleed), "accent"))
        else:
            self.marks.append(Rule(right, grid.top, right, grid.bottom, HINGE_WEIGHT, "ink"))

    def line(self, text: str, role: str) -> None:
        if text:
            self.blocks([self._setter.text(text, role, self._grid.across.width, balance=True)])

    def blocks(self, blocks: list[TextBlock]) -> None:
        for block in blocks:
            self.marks.append(Group(placed(block, self._grid.hinge, self.y), self._root.add(Tag.PARAGRAPH)))
            self.y += block.height

    def title(self, text: RichText, room: float) -> None:
        """Set the title in the largest size that has room."""
        for role in TITLE_ROLES:
            block = self._setter.rich(text, role, self._grid.across.width, balance=True)
            if block.height <= room and len(block.lines) <= 3 + TITLE_ROLES.index(role):
                break
        self.marks.append(Group(placed(block, self._grid.hinge, self.y), self._root.add(Tag.HEADING_1)))
        self.y += block.height
