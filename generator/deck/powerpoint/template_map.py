"""The layouts of a template → the layouts of our slides: which one is used for what, and what stands where on it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.deck.format import Format
from generator.deck.grid import Grid
from generator.deck.master import COLUMNS, GUTTER, LayoutSpec, Slot, SlotKind
from generator.deck.powerpoint.layout_names import kind_of
from generator.deck.powerpoint.template_layouts import Holder, TemplateLayout
from generator.deck.scene import LayoutKind
from generator.geometry import Rect
from generator.problems import Problems, Span

TEXT_KINDS: Final = ("body", "obj", "subTitle")
CHART_KINDS: Final = ("chart", "obj")
TABLE_KINDS: Final = ("tbl", "obj")
PICTURE_KINDS: Final = ("pic", "obj")
CORE: Final = (LayoutKind.TITLE, LayoutKind.SECTION, LayoutKind.CONTENT, LayoutKind.TWO_COLUMN, LayoutKind.HEADLINE)
"""Layouts that every template of PowerPoint's own has: one that is missing is told."""
INSTEAD: Final = {
    LayoutKind.TITLE: (LayoutKind.HEADLINE, LayoutKind.CONTENT),
    LayoutKind.AGENDA: (LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.SECTION: (LayoutKind.HEADLINE, LayoutKind.CONTENT),
    LayoutKind.CONTENT: (LayoutKind.HEADLINE,),
    LayoutKind.TWO_COLUMN: (LayoutKind.HEADLINE, LayoutKind.CONTENT),
    LayoutKind.CONTENT_REMARK: (LayoutKind.TWO_COLUMN, LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.THREE_COLUMN: (LayoutKind.TWO_COLUMN, LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.TWO_PANELS: (LayoutKind.HEADLINE, LayoutKind.CONTENT),
    LayoutKind.THREE_PANELS: (LayoutKind.HEADLINE, LayoutKind.CONTENT),
    LayoutKind.FOUR_PANELS: (LayoutKind.HEADLINE, LayoutKind.CONTENT),
    LayoutKind.FIGURES: (LayoutKind.HEADLINE, LayoutKind.CONTENT),
    LayoutKind.CHART: (LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.TABLE: (LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.QUOTE: (LayoutKind.HEADLINE, LayoutKind.CONTENT),
    LayoutKind.HEADED_QUOTE: (LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.PICTURE: (LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.CAPTIONED: (LayoutKind.TWO_COLUMN, LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.REMARK: (LayoutKind.CONTENT, LayoutKind.HEADLINE),
    LayoutKind.HEADLINE: (LayoutKind.CONTENT,),
    LayoutKind.CLOSING: (LayoutKind.TITLE, LayoutKind.HEADLINE, LayoutKind.CONTENT),
}
"""What is used where a template has no layout for a kind of slide, in order of preference."""
TEXT_NAMES: Final = {
    LayoutKind.TWO_COLUMN: ("left", "right"),
    LayoutKind.THREE_COLUMN: ("left", "right"),
    LayoutKind.CONTENT_REMARK: ("body", "remark"),
    LayoutKind.CAPTIONED: ("", "remark"),
}
"""What two places for text beside each other are called on slides of a kind; "" for one that is left to a drawing."""
COVERS: Final = frozenset({LayoutKind.TITLE, LayoutKind.SECTION, LayoutKind.CLOSING})
"""Slides whose title may stand anywhere; on all others it stands where content slides have it."""
EDGE: Final = 28.8
"""Least distance of content from a slide's edges where no placeholder says how much there is."""
HEAD_GAP: Final = 10.8
FOOT_GAP: Final = 7.2
RUNNING_HEAD: Final = 24.0
"""What the line above content takes of the body."""
SOURCE_LEADING: Final = 16.0
SOURCE_LINES: Final = 2
LEAST_BODY: Final = 200.0
"""A body less tall than this, in points of the plan, is not planned for."""
SAME_PLACE: Final = 2.0


def map_layouts(
    layouts: Sequence[TemplateLayout], width: float, height: float, scale: float, name: str, span: Span, problems: Problems
) -> Format | None:
    """Return the format that `layouts`, on slides `width` × `height`, make; `None` if none of them can head a slide."""
    found = _found(layouts)
    base = _used(LayoutKind.CONTENT, found)
    if base is None or base.title is None:
        base = next((layout for layout in layouts if layout.title is not None), None)
        if base is None or base.title is None:
            hint = 'add a layout with a title, such as PowerPoint\'s "Title Only"'
            problems.error("template-no-title", f'template "{name}" has no layout with a title', span, hint)
            return None
        found[LayoutKind.HEADLINE] = base
    grid = _grid(base, base.title, width, height)
    if grid.body_end - grid.hang_line < LEAST_BODY or grid.columns_width(COLUMNS) < 2 * LEAST_BODY:
        hint = "make the text placeholder of its content layout larger"
        problems.error("template-no-room", f'template "{name}" leaves too little room for content in its layout "{base.name}"', span, hint)
        return None
    _drop_strangers(found, base.title)
    for kind in CORE:
        if kind not in found:
            _report(kind, found, name, span, problems)
    specs = {kind: _spec(kind, layout) for kind in LayoutKind if (layout := _used(kind, found)) is not None}
    return Format(width, height, grid, specs, scale)


def _found(layouts: Iterable[TemplateLayout]) -> dict[LayoutKind, TemplateLayout]:
    """Return the first layout of each kind that has a title, those whose type says so before those whose name does."""
    usable = [layout for layout in layouts if layout.title is not None]
    found: dict[LayoutKind, TemplateLayout] = {}
    for layout in (*(u for u in usable if kind_of(u.kind, "")), *usable):
        kind = kind_of(layout.kind, layout.name)
        if kind is not None:
            found.setdefault(kind, layout)
    return found


def _used(kind: LayoutKind, found: Mapping[LayoutKind, TemplateLayout]) -> TemplateLayout | None:
    return next((found[choice] for choice in (kind, *INSTEAD[kind]) if choice in found), None)


def _drop_strangers(found: dict[LayoutKind, TemplateLayout], title: Holder) -> None:
    """Take out of `found` the layouts whose title stands elsewhere than `title`: a deck's headlines do not jump."""
    for kind, layout in list(found.items()):
        if kind not in COVERS and layout.title is not None and not _near(layout.title.rect, title.rect):
            del found[kind]


def _near(one: Rect, other: Rect) -> bool:
    return one.contains(other, SAME_PLACE) and other.contains(one, SAME_PLACE)


def _report(kind: LayoutKind, found: Mapping[LayoutKind, TemplateLayout], name: str, span: Span, problems: Problems) -> None:
    used = _used(kind, found)
    shown = f'its layout "{used.name}" is used' if used else "no layout is used"
    hint = f'add a layout of that type, or name one "{LAYOUT_WORDS[kind]}"'
    problems.warn("template-layout", f'template "{name}" has no layout for {PURPOSES[kind]}: {shown}', span, hint)


PURPOSES: Final = {
    LayoutKind.TITLE: "title slides",
    LayoutKind.SECTION: "section slides",
    LayoutKind.CONTENT: "a title and text",
    LayoutKind.TWO_COLUMN: "two columns",
    LayoutKind.HEADLINE: "a title alone",
}
LAYOUT_WORDS: Final = {
    LayoutKind.TITLE: "标题幻灯片",
    LayoutKind.SECTION: "节标题",
    LayoutKind.CONTENT: "标题和内容",
    LayoutKind.TWO_COLUMN: "两栏内容",
    LayoutKind.HEADLINE: "仅标题",
}


def _grid(layout: TemplateLayout, title: Holder, width: float, height: float) -> Grid:
    """Return the grid of content: twelve columns over the body's placeholder, or over what the title leaves free."""
    band = _foot_band(layout, width, height)
    texts = [holder.rect for holder in layout.of(*TEXT_KINDS) if holder.rect.y >= title.rect.y]
    if texts:
        body = Rect.edges(min(t.x for t in texts), min(t.y for t in texts), max(t.right for t in texts), max(t.bottom for t in texts))
    else:
        body = Rect.edges(title.rect.x, title.rect.bottom + HEAD_GAP, title.rect.right, height - EDGE)
    bottom = min(body.bottom, band.y - FOOT_GAP, _furniture_top(layout, title, height))
    running = Rect(body.x, body.y, body.width, 18.0)
    hang = body.y + RUNNING_HEAD
    levels = next((holder.levels for holder in layout.of("body", "obj")), ())
    return Grid(
        body.x, (body.width + GUTTER) / COLUMNS, hang, hang, bottom, title.rect, title.rect.width, running, band,
        source_lines=max(1, min(SOURCE_LINES, int(band.height // SOURCE_LEADING))), fixed_head=True, text_top=body.y,
        levels=levels if levels and levels[0].bulleted else (),
    )  # fmt: skip


def _foot_band(layout: TemplateLayout, width: float, height: float) -> Rect:
    """Return where the foot of a slide stands: the places of date and footer, else a line above the slide's edge."""
    places = [holder.rect for holder in layout.of("dt", "ftr")]
    numbers = [holder.rect for holder in layout.of("sldNum")]
    if not places:
        right = min((number.x for number in numbers if number.x > width / 2), default=width) - EDGE
        return Rect.edges(EDGE, height - EDGE - SOURCE_LEADING, right, height - EDGE)
    left, right = min(p.x for p in places), max(p.right for p in places)
    right = min((number.x - FOOT_GAP for number in numbers if left < number.x < right), default=right)
    middle = sum(p.y + p.height / 2 for p in places) / len(places)
    room = max(p.height for p in places)
    tall = min(max(room, SOURCE_LEADING * SOURCE_LINES), 2 * (height - middle) - 4.0)
    return Rect(left, middle - tall / 2, right - left, tall)


def _furniture_top(layout: TemplateLayout, title: Holder, height: float) -> float:
    """Return the top of what is drawn along the foot of the slide, such as a band with a logo."""
    low = [rect.y for rect in layout.furniture if rect.y > title.rect.bottom and rect.y > 0.6 * height]
    return min(low, default=height) - FOOT_GAP


def _spec(kind: LayoutKind, layout: TemplateLayout) -> LayoutSpec:
    """Return `layout` as the layout of slides of `kind`: its slots under the names that composing uses."""
    title = layout.title
    assert title is not None  # only such layouts are taken
    slots = [_slot("title", SlotKind.TITLE, title, "headline"), *_text_slots(kind, layout)]
    feet = {holder.kind: holder.attributes for holder in layout.of("ftr", "sldNum")}
    return LayoutSpec(kind, tuple(slots), part=layout.part, foot=(feet.get("ftr", ""), feet.get("sldNum", "")))


def _text_slots(kind: LayoutKind, layout: TemplateLayout) -> Iterable[Slot]:
    texts = layout.of(*TEXT_KINDS)
    match kind:
        case LayoutKind.TITLE | LayoutKind.SECTION | LayoutKind.CLOSING:
            return [_slot("subtitle", SlotKind.BODY, holder, "body") for holder in _largest(texts)]
        case LayoutKind.CONTENT | LayoutKind.AGENDA:
            return [_slot("body", SlotKind.BODY, holder, "body", bullets=True) for holder in _largest(texts)]
        case LayoutKind.TWO_COLUMN | LayoutKind.THREE_COLUMN | LayoutKind.CONTENT_REMARK | LayoutKind.CAPTIONED if len(texts) >= 2:
            pair = sorted(sorted(texts, key=lambda holder: -holder.rect.height)[:2], key=lambda holder: holder.rect.x)
            named = zip(TEXT_NAMES[kind], pair, strict=True)
            return [_slot(name, SlotKind.BODY, holder, "body", bullets=True) for name, holder in named if name]
        case LayoutKind.REMARK | LayoutKind.HEADED_QUOTE | LayoutKind.CAPTIONED:
            return [_slot("remark", SlotKind.BODY, holder, "body", bullets=True) for holder in _largest(texts)]
        case LayoutKind.CHART:
            return [_slot("chart", SlotKind.CHART, holder, "category") for holder in _largest(layout.of(*CHART_KINDS))]
        case LayoutKind.TABLE:
            return [_slot("table", SlotKind.TABLE, holder, "table") for holder in _largest(layout.of(*TABLE_KINDS))]
        case LayoutKind.PICTURE:
            return [_slot("picture", SlotKind.PICTURE, holder, "body") for holder in _largest(layout.of(*PICTURE_KINDS))]
        case _:
            return ()


def _largest(holders: Sequence[Holder]) -> Sequence[Holder]:
    """Return the largest of `holders`, the first of several; none if there are none."""
    return [max(holders, key=lambda holder: holder.rect.width * holder.rect.height)] if holders else []


def _slot(name: str, kind: SlotKind, holder: Holder, role: str, *, bullets: bool = False) -> Slot:
    index = 0 if kind is SlotKind.TITLE else 1
    return Slot(name, kind, index, holder.rect, role, bullets=bullets, attributes=holder.attributes, levels=holder.levels)
