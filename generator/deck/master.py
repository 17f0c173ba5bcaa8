"""The slide layouts: which slots each has, where, and what furniture it draws. Grid and places from the look of Diptych."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from generator.deck.scene import Anchor, Insets, LayoutKind
from generator.geometry import Rect
from generator.model.document import SlideSize

NO_INSETS = Insets()
HEIGHT = 540.0
"""Of a slide of any size: PowerPoint's own list has widths only."""
COLUMNS = 12
GUTTER = 14.4
HANG_LINE = 144.0
"""Where a slide's body starts, whatever its headline."""
TALL_HANG_LINE = 151.2
"""The same under a headline of two lines."""
BODY_END = 475.2
NUMERAL_SHIFT = 8.0
"""How far the numeral of a divider stands left of the text, since a digit has space around it."""
PANEL_HEIGHT, LEAST_PANEL = 252.0, 187.2
"""Of a panel in the layout; of one on a slide that has very little text."""
PANEL_AIR = 1.4
"""How much taller than its text with the space around it a panel is, up to the height in the layout."""
PANEL_LINE = 1.5
"""The line along the top of a panel."""
REMARK_INSET = 14.4
"""Around the text of a remark on its ground, and from the rule above one beside a chart to it."""
REMARK_HEIGHT = 86.4
"""Of the place of a remark, whose box on a slide is as high as its text."""
STACK_GAP = 28.8
"""Between blocks below each other."""
LEAF_INSET = 28.8
"""From the hinge of a closing slide to the text on its leaf."""
LEAF_LINE = 1.5
"""The line at the hinge of a leaf that stays paper."""


class Columns(NamedTuple):
    """Twelve columns over a slide, and what of every layout stands on them."""

    width: float
    """That of the slide."""
    margin: float
    text: int
    """Columns that running text takes: lines of about the same length on slides of any size."""

    @property
    def pitch(self) -> float:
        return (self.width - 2 * self.margin + GUTTER) / COLUMNS

    @property
    def hinge(self) -> float:
        """The right edge of the left leaf."""
        return self.x(1) + self.span(3)

    @property
    def closing_hinge(self) -> float:
        """The left edge of the right leaf of a closing slide, which mirrors the first."""
        return self.width - self.hinge

    @property
    def leaf(self) -> float:
        """The width of text on the left leaf."""
        return self.hinge - self.margin - GUTTER

    @property
    def headline(self) -> Rect:
        return Rect(self.margin, 50.4, self.span(COLUMNS), 80)

    @property
    def running_head(self) -> Rect:
        return Rect(self.margin, 24, self.span(10), 18)

    @property
    def date(self) -> Rect:
        return Rect(self.x(11), 24, self.span(2), 18)

    @property
    def source(self) -> Rect:
        """Room for two lines; the second stays empty as a rule."""
        return Rect(self.margin, 496.8, self.span(11), 32)

    @property
    def folio(self) -> Rect:
        return Rect(self.x(12), 494.4, self.span(1), 18)

    @property
    def tab(self) -> Rect:
        return Rect(self.margin, 0, self.span(1), 7.2)

    def x(self, number: int) -> float:
        """Return the left edge of column `number` (1 to 12)."""
        return self.margin + self.pitch * (number - 1)

    def span(self, count: int) -> float:
        """Return the width of `count` columns with the gutters between them."""
        return self.pitch * count - GUTTER

    def body(self, count: int = COLUMNS, first: int = 1) -> Rect:
        """Return `count` columns from column `first` on, from the hang line to where bodies end."""
        return Rect(self.x(first), HANG_LINE, self.span(count), BODY_END - HANG_LINE)


def columns(size: SlideSize) -> Columns:
    """Return the columns of slides of `size`, in the widths of PowerPoint's list (ECMA-376 Part 1, 19.7.17 ST_SlideSizeType)."""
    match size:
        case SlideSize.WIDE:
            return Columns(960.0, 43.2, 9)
        case SlideSize.STANDARD:
            return Columns(720.0, 36.0, 12)
        case SlideSize.A4:
            return Columns(780.0, 36.0, 11)


OWN_COLUMNS = columns(SlideSize.WIDE)


class SlotKind(StrEnum):
    """Placeholder types (ECMA-376 Part 1, 19.7.10 ST_PlaceholderType) that our layouts use."""

    TITLE = "title"
    CENTER_TITLE = "ctrTitle"
    SUBTITLE = "subTitle"
    BODY = "body"
    CHART = "chart"
    TABLE = "tbl"
    PICTURE = "pic"
    OBJECT = "obj"
    """Anything: text, a chart, a table or a picture."""


class Level(NamedTuple):
    """What a template's placeholder gives to paragraphs of one level: sizes in points, `major` for the theme's heading face."""

    size: float
    bold: bool
    margin: float
    hanging: float
    bulleted: bool
    major: bool
    mark: str = ""
    """Its bullet, "" for a number, a picture or a letter of a face of symbols."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: `name` is what the deck calls it, `role` its line in the deck's type scale."""

    name: str
    kind: SlotKind
    index: int
    rect: Rect
    role: str
    anchor: Anchor = Anchor.TOP
    bullets: bool = False
    align_right: bool = False
    attributes: str = ""
    """Those of `p:ph` in a template's layout, "" in our own."""
    levels: tuple[Level, ...] = ()
    """What a template's placeholder gives to its text."""
    fill: str = ""
    """What the placeholder is filled with, "" for nothing."""
    insets: Insets = NO_INSETS


class Fill(NamedTuple):
    """A filled rectangle that belongs to the layout."""

    rect: Rect
    color: str


class LayoutSpec(NamedTuple):
    """One slide layout: background and furniture by palette role, slots in reading order, title first."""

    kind: LayoutKind
    slots: tuple[Slot, ...]
    fills: tuple[Fill, ...] = ()
    background: str = "paper"
    footer: bool = True
    """Source line and slide number at the foot."""
    part: str = ""
    """The name of the template's layout part, "" in our own master."""
    foot: tuple[str, str] = ("", "")
    """Attributes of `p:ph` of a template's footer and slide number, "" where it has none."""

    @property
    def own(self) -> bool:
        """Whether it is one of our own master."""
        return not self.part

    def slot(self, name: str) -> Slot:
        """Return the slot called `name`. Raises `KeyError` if the layout has none."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(f"{self.kind} has no slot {name!r}")


def _headed(columns: Columns, kind: LayoutKind, *slots: Slot, background: str = "paper") -> LayoutSpec:
    head = (
        Slot("title", SlotKind.TITLE, 0, columns.headline, "headline"),
        Slot("running-head", SlotKind.BODY, 13, columns.running_head, "running-head"),
    )
    return LayoutSpec(kind, head + slots, (Fill(columns.tab, "accent"),), background)


@cache
def layouts(filled_leaves: bool = True, size: SlideSize = SlideSize.WIDE) -> tuple[LayoutSpec, ...]:
    """Return the layouts of our master for slides of `size`, in the order PowerPoint lists them.

    Without `filled_leaves` the title and closing leaves stay paper, with an ink line at the hinge.
    """
    grid = columns(size)
    return (
        _title(grid, filled_leaves),
        LayoutSpec(
            LayoutKind.AGENDA,
            (
                Slot("title", SlotKind.TITLE, 0, Rect(grid.x(1), 50.4, grid.span(3), 43), "headline"),
                Slot("note", SlotKind.BODY, 13, Rect(grid.x(1), 104.4, grid.span(3), 200), "support"),
            ),
            (Fill(grid.tab, "accent"),),
        ),
        _section(grid, filled_leaves),
        _headed(grid, LayoutKind.CONTENT, Slot("body", SlotKind.BODY, 1, grid.body(grid.text), "body", bullets=True)),
        _content_and_remark(grid),
        _two_columns(grid),
        _three_columns(grid),
        *(_panels(grid, kind, count) for count, kind in PANELS.items()),
        _headed(grid, LayoutKind.FIGURES),
        _headed(grid, LayoutKind.CHART, Slot("chart", SlotKind.CHART, 14, grid.body(), "category")),
        _table(grid),
        LayoutSpec(
            LayoutKind.QUOTE,
            (
                Slot("title", SlotKind.TITLE, 0, Rect(grid.x(5), 166, grid.span(8), 160), "quote"),
                Slot("by", SlotKind.BODY, 13, Rect(grid.x(1), 166, grid.span(3), 30), "lead"),
                Slot("role", SlotKind.BODY, 14, Rect(grid.x(1), 202, grid.span(3), 84), "support"),
            ),
            (Fill(grid.tab, "accent"),),
            "surface",
        ),
        _headed_quote(grid),
        _picture(grid),
        _captioned(grid),
        _headed(grid, LayoutKind.REMARK, _remark(1, grid.body(grid.text)._replace(height=REMARK_HEIGHT))),
        _headed(grid, LayoutKind.HEADLINE),
        _closing(grid, filled_leaves),
    )


def layout(kind: LayoutKind, filled_leaves: bool = True, size: SlideSize = SlideSize.WIDE) -> LayoutSpec:
    """Return the layout of `kind`."""
    return next(spec for spec in layouts(filled_leaves, size) if spec.kind is kind)


def _title(grid: Columns, filled: bool) -> LayoutSpec:
    slots = (
        Slot("title", SlotKind.CENTER_TITLE, 0, Rect(grid.x(5), 138, grid.span(8), 180), "title"),
        Slot("subtitle", SlotKind.SUBTITLE, 1, Rect(grid.x(5), 330, grid.span(8), 60), "subtitle"),
        Slot("series", SlotKind.BODY, 13, Rect(grid.x(5), 48, grid.span(8), 22), "kicker"),
        Slot("kind", SlotKind.BODY, 14, Rect(grid.x(1), 48, grid.leaf, 44), "kind"),
        Slot("session", SlotKind.BODY, 15, Rect(grid.x(1), 370, grid.leaf, 96), "session", Anchor.BOTTOM),
        Slot("edition", SlotKind.BODY, 16, Rect(grid.x(1), 470, grid.leaf, 28), "edition"),
    )
    return LayoutSpec(LayoutKind.TITLE, slots, (_left_leaf(grid, "accent" if filled else ""),), footer=False)


def _section(grid: Columns, filled: bool) -> LayoutSpec:
    numeral_x = grid.margin - NUMERAL_SHIFT
    slots = (
        Slot("title", SlotKind.TITLE, 0, Rect(grid.x(5), 186, grid.span(8), 132), "divider"),
        Slot("subtitle", SlotKind.BODY, 13, Rect(grid.x(5), 334, grid.span(8), 68), "divider-subtitle"),
        Slot("kicker", SlotKind.BODY, 14, Rect(grid.x(5), 48, grid.span(8), 22), "kicker"),
        Slot(
            "numeral",
            SlotKind.BODY,
            15,
            Rect(numeral_x, 308, grid.hinge - numeral_x, 200),
            "divider-numeral",
        ),
    )
    return LayoutSpec(LayoutKind.SECTION, slots, (_left_leaf(grid, "surface" if filled else ""), Fill(grid.tab, "accent")))


def _remark(index: int, rect: Rect) -> Slot:
    """Return the filled place of a remark."""
    insets = Insets(REMARK_INSET, REMARK_INSET, REMARK_INSET, REMARK_INSET)
    return Slot("remark", SlotKind.BODY, index, rect, "body", fill="surface", insets=insets)


def _content_and_remark(grid: Columns) -> LayoutSpec:
    body = grid.body(grid.text)
    remark = Rect.edges(body.x, body.bottom - REMARK_HEIGHT, body.right, body.bottom)
    points = Rect.edges(body.x, body.y, body.right, remark.y - STACK_GAP)
    return _headed(grid, LayoutKind.CONTENT_REMARK, Slot("body", SlotKind.BODY, 1, points, "body", bullets=True), _remark(2, remark))


def _two_columns(grid: Columns) -> LayoutSpec:
    left = grid.body(6)
    right = grid.body(6, 7)
    right = Rect.edges(right.x + GUTTER, right.y, right.right, right.bottom)
    return _headed(
        grid,
        LayoutKind.TWO_COLUMN,
        Slot("left", SlotKind.BODY, 1, left, "body", bullets=True),
        Slot("right", SlotKind.BODY, 2, right, "body", bullets=True),
    )


def _three_columns(grid: Columns) -> LayoutSpec:
    places = column_places(grid.body(), 3)
    names = ("left", "middle", "right")
    slots = (
        Slot(name, SlotKind.BODY, n, place, "body", bullets=True) for n, (name, place) in enumerate(zip(names, places, strict=True), 1)
    )
    return _headed(grid, LayoutKind.THREE_COLUMN, *slots)


def column_places(body: Rect, count: int) -> tuple[Rect, ...]:
    """Return the places of `count` columns over `body`, each on the slide's grid, with more than a gutter between them."""
    span = (body.width + GUTTER) / count
    gap = 2 * GUTTER if count > 1 else GUTTER
    return tuple(Rect(body.x + n * span, body.y, span - gap, body.height) for n in range(count))


PANELS = {2: LayoutKind.TWO_PANELS, 3: LayoutKind.THREE_PANELS, 4: LayoutKind.FOUR_PANELS}
"""The layouts of panels by how many they have."""


def panel_rects(body: Rect, count: int) -> tuple[Rect, ...]:
    """Return the places of `count` panels, 2 to 4, from the top of a body over all its columns."""
    width = (body.width + GUTTER) / count
    return tuple(Rect(body.x + number * width, body.y, width - GUTTER, PANEL_HEIGHT) for number in range(count))


def panel_height(needed: float, most: float = PANEL_HEIGHT) -> float:
    """Return the height of panels whose text and the space around it need `needed`: no more than suits that, nor than `most`."""
    return max(needed, min(most, max(LEAST_PANEL, PANEL_AIR * needed)))


def panel_insets(count: int) -> Insets:
    """Return the space around the text of one of `count` panels."""
    side = 14.4 if count == max(PANELS) else 21.6
    return Insets(side, 18.0, side, 18.0)


def _panels(grid: Columns, kind: LayoutKind, count: int) -> LayoutSpec:
    rects = panel_rects(grid.body(), count)
    insets = panel_insets(count)
    slots = (
        Slot(f"panel {n}", SlotKind.BODY, n, rect, "body", bullets=True, fill="surface", insets=insets) for n, rect in enumerate(rects, 1)
    )
    spec = _headed(grid, kind, *slots)
    lines = (Fill(rect._replace(y=rect.y - PANEL_LINE, height=PANEL_LINE), "ink") for rect in rects)
    return spec._replace(fills=(*spec.fills, *lines))


def _table(grid: Columns) -> LayoutSpec:
    body = grid.body()
    place = Rect.edges(body.x, body.y - 11, body.right, body.bottom)
    return _headed(grid, LayoutKind.TABLE, Slot("table", SlotKind.TABLE, 14, place, "table"))


def _picture(grid: Columns) -> LayoutSpec:
    caption = grid.body(4, 9)
    return _headed(
        grid,
        LayoutKind.PICTURE,
        Slot("picture", SlotKind.PICTURE, 14, grid.body(8), "body"),
        Slot("caption", SlotKind.BODY, 15, Rect(caption.x, caption.y, caption.width, caption.height - 20), "body"),
    )


def _captioned(grid: Columns) -> LayoutSpec:
    """Return the layout of a chart over nine columns and text beside it."""
    text = grid.body(3, 10)
    text = Rect.edges(text.x + GUTTER, text.y + REMARK_INSET, text.right, text.bottom)
    return _headed(
        grid,
        LayoutKind.CAPTIONED,
        Slot("object", SlotKind.OBJECT, 1, grid.body(9), "body", bullets=True),
        Slot("remark", SlotKind.BODY, 2, text, "body"),
    )


def _headed_quote(grid: Columns) -> LayoutSpec:
    return _headed(
        grid,
        LayoutKind.HEADED_QUOTE,
        Slot("quote", SlotKind.BODY, 1, grid.body(8, 5)._replace(height=160), "quote"),
        Slot("by", SlotKind.BODY, 14, grid.body(3)._replace(height=30), "lead"),
        Slot("role", SlotKind.BODY, 15, Rect(grid.x(1), HANG_LINE + 36, grid.span(3), 84), "support"),
    )


def _closing(grid: Columns, filled: bool) -> LayoutSpec:
    x = grid.closing_hinge + LEAF_INSET
    width = grid.width - x - grid.margin / 2
    slots = (
        Slot("title", SlotKind.TITLE, 0, Rect(grid.x(1), 138, grid.span(9) - GUTTER, 256), "closing"),
        Slot("kicker", SlotKind.BODY, 13, Rect(grid.x(1), 48, grid.span(8), 22), "kicker"),
        Slot("series", SlotKind.BODY, 14, Rect(x, 48, width, 44), "kind"),
        Slot("session", SlotKind.BODY, 15, Rect(x, 370, width, 96), "session", Anchor.BOTTOM),
        Slot("edition", SlotKind.BODY, 16, Rect(x, 470, width, 28), "edition"),
    )
    hinge = grid.closing_hinge
    leaf = Fill(Rect(hinge, 0, grid.width - hinge, HEIGHT), "accent") if filled else Fill(Rect(hinge, 0, LEAF_LINE, HEIGHT), "ink")
    return LayoutSpec(LayoutKind.CLOSING, slots, (leaf, Fill(grid.tab, "accent")), footer=False)


def _left_leaf(grid: Columns, color: str) -> Fill:
    """Return the left leaf in `color`, or, for "", the line at its edge."""
    return Fill(Rect(0, 0, grid.hinge, HEIGHT), color) if color else Fill(Rect(grid.hinge - LEAF_LINE, 0, LEAF_LINE, HEIGHT), "ink")
