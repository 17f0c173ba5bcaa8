"""The slide layouts: which slots each has, where, and what furniture it draws. Grid and places from the look of Diptych."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from generator.deck.scene import Anchor, LayoutKind
from generator.geometry import Rect

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 43.2
PITCH, GUTTER = 74.0, 14.4
HINGE = 250.8
"""Right edge of the left leaf."""
CLOSING_HINGE = 709.2
HANG_LINE = 144.0
"""Where a slide's body starts, whatever its headline."""
TALL_HANG_LINE = 151.2
"""The same under a headline of two lines."""
BODY_END = 475.2


def column_x(number: int) -> float:
    """Return the left edge of column `number` (1 to 12)."""
    return MARGIN + PITCH * (number - 1)


def columns_width(count: int) -> float:
    """Return the width of `count` columns with the gutters between them."""
    return PITCH * count - GUTTER


class SlotKind(StrEnum):
    """Placeholder types (ECMA-376 Part 1, 19.7.10 ST_PlaceholderType) that our layouts use."""

    TITLE = "title"
    CENTER_TITLE = "ctrTitle"
    SUBTITLE = "subTitle"
    BODY = "body"
    CHART = "chart"
    TABLE = "tbl"
    PICTURE = "pic"


class Level(NamedTuple):
    """What a template's placeholder gives to paragraphs of one level: sizes in points, `major` for the theme's heading face."""

    size: float
    bold: bool
    margin: float
    hanging: float
    bulleted: bool
    major: bool


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


SOURCE_RECT = Rect(MARGIN, 496.8, columns_width(11), 32)
"""Room for two lines; the second stays empty as a rule."""
FOLIO_RECT = Rect(column_x(12), 494.4, columns_width(1), 18)
HEADLINE_RECT = Rect(MARGIN, 50.4, columns_width(12), 80)
RUNNING_HEAD_RECT = Rect(MARGIN, 24, columns_width(12), 18)
TAB_RECT = Rect(MARGIN, 0, columns_width(1), 7.2)


def _headed(kind: LayoutKind, *slots: Slot, background: str = "paper") -> LayoutSpec:
    head = (
        Slot("title", SlotKind.TITLE, 0, HEADLINE_RECT, "headline"),
        Slot("running-head", SlotKind.BODY, 13, RUNNING_HEAD_RECT, "running-head"),
    )
    return LayoutSpec(kind, head + slots, (Fill(TAB_RECT, "accent"),), background)


@cache
def layouts(filled_leaves: bool = True) -> tuple[LayoutSpec, ...]:
    """Return the layouts of our master, in the order PowerPoint lists them.

    Without `filled_leaves` the title and closing leaves stay paper, with an ink line at the hinge.
    """
    body_height = BODY_END - HANG_LINE
    right = Rect(column_x(5), 138, columns_width(8), 180)
    leaf = Fill(Rect(0, 0, HINGE, HEIGHT), "accent") if filled_leaves else Fill(Rect(HINGE - 1.5, 0, 1.5, HEIGHT), "ink")
    closing_leaf = (
        Fill(Rect(CLOSING_HINGE, 0, WIDTH - CLOSING_HINGE, HEIGHT), "accent")
        if filled_leaves
        else Fill(Rect(CLOSING_HINGE, 0, 1.5, HEIGHT), "ink")
    )
    divider_leaf = Fill(Rect(0, 0, HINGE, HEIGHT), "surface") if filled_leaves else Fill(Rect(HINGE - 1.5, 0, 1.5, HEIGHT), "ink")
    tab = Fill(TAB_RECT, "accent")
    closing_x = CLOSING_HINGE + 28.8
    return (
        LayoutSpec(
            LayoutKind.TITLE,
            (
                Slot("title", SlotKind.CENTER_TITLE, 0, right, "title"),
                Slot("subtitle", SlotKind.SUBTITLE, 1, Rect(column_x(5), 330, columns_width(8), 60), "subtitle"),
                Slot("series", SlotKind.BODY, 13, Rect(column_x(5), 48, columns_width(8), 22), "kicker"),
                Slot("kind", SlotKind.BODY, 14, Rect(MARGIN, 48, HINGE - MARGIN - GUTTER, 44), "kind"),
                Slot("session", SlotKind.BODY, 15, Rect(MARGIN, 370, HINGE - MARGIN - GUTTER, 96), "session", Anchor.BOTTOM),
                Slot("edition", SlotKind.BODY, 16, Rect(MARGIN, 470, HINGE - MARGIN - GUTTER, 28), "edition"),
            ),
            (leaf,),
            footer=False,
        ),
        LayoutSpec(
            LayoutKind.AGENDA,
            (
                Slot("title", SlotKind.TITLE, 0, Rect(MARGIN, 50.4, columns_width(3), 40), "headline"),
                Slot("note", SlotKind.BODY, 13, Rect(MARGIN, 104.4, columns_width(3), 200), "support"),
            ),
            (tab,),
        ),
        LayoutSpec(
            LayoutKind.SECTION,
            (
                Slot("title", SlotKind.TITLE, 0, Rect(column_x(5), 186, columns_width(8), 132), "divider"),
                Slot("subtitle", SlotKind.BODY, 13, Rect(column_x(5), 334, columns_width(8), 68), "divider-subtitle"),
                Slot("kicker", SlotKind.BODY, 14, Rect(column_x(5), 48, columns_width(8), 22), "kicker"),
                Slot("numeral", SlotKind.BODY, 15, Rect(35.2, 308, HINGE - 35.2, 200), "divider-numeral"),
            ),
            (divider_leaf, tab),
        ),
        _headed(
            LayoutKind.CONTENT, Slot("body", SlotKind.BODY, 1, Rect(MARGIN, HANG_LINE, columns_width(9), body_height), "body", bullets=True)
        ),
        _headed(
            LayoutKind.TWO_COLUMN,
            Slot("left", SlotKind.BODY, 1, Rect(MARGIN, HANG_LINE, columns_width(6), body_height), "body", bullets=True),
            Slot(
                "right",
                SlotKind.BODY,
                2,
                Rect(column_x(7) + GUTTER, HANG_LINE, columns_width(6) - GUTTER, body_height),
                "body",
                bullets=True,
            ),
        ),
        _headed(LayoutKind.FIGURES),
        _headed(LayoutKind.CHART, Slot("chart", SlotKind.CHART, 14, Rect(MARGIN, HANG_LINE, columns_width(12), body_height), "category")),
        _headed(
            LayoutKind.TABLE, Slot("table", SlotKind.TABLE, 14, Rect(MARGIN, HANG_LINE - 11, columns_width(12), body_height + 11), "table")
        ),
        LayoutSpec(
            LayoutKind.QUOTE,
            (
                Slot("title", SlotKind.TITLE, 0, Rect(column_x(5), 166, columns_width(8), 160), "quote"),
                Slot("by", SlotKind.BODY, 13, Rect(MARGIN, 166, columns_width(3), 30), "lead"),
                Slot("role", SlotKind.BODY, 14, Rect(MARGIN, 202, columns_width(3), 84), "support"),
            ),
            (tab,),
            "surface",
        ),
        _headed(
            LayoutKind.PICTURE,
            Slot("picture", SlotKind.PICTURE, 14, Rect(MARGIN, HANG_LINE, columns_width(8), body_height), "body"),
            Slot("caption", SlotKind.BODY, 15, Rect(column_x(9), HANG_LINE, columns_width(4), body_height - 20), "body"),
        ),
        _headed(LayoutKind.HEADLINE),
        LayoutSpec(
            LayoutKind.CLOSING,
            (
                Slot("title", SlotKind.TITLE, 0, Rect(MARGIN, 138, columns_width(8) + 60, 256), "closing"),
                Slot("kicker", SlotKind.BODY, 13, Rect(MARGIN, 48, columns_width(8), 22), "kicker"),
                Slot("series", SlotKind.BODY, 14, Rect(closing_x, 48, WIDTH - closing_x - MARGIN / 2, 44), "kind"),
                Slot("session", SlotKind.BODY, 15, Rect(closing_x, 370, WIDTH - closing_x - MARGIN / 2, 96), "session", Anchor.BOTTOM),
                Slot("edition", SlotKind.BODY, 16, Rect(closing_x, 470, WIDTH - closing_x - MARGIN / 2, 28), "edition"),
            ),
            (closing_leaf, tab),
            footer=False,
        ),
    )


def layout(kind: LayoutKind, filled_leaves: bool = True) -> LayoutSpec:
    """Return the layout of `kind`."""
    return next(spec for spec in layouts(filled_leaves) if spec.kind is kind)
