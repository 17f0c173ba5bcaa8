"""The layouts of a template with their placeholders: places and looks as they inherit them from the master (ECMA-376 Part 1, 19.3.1.36)."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from lxml import etree

from generator.deck.master import Level
from generator.deck.powerpoint.drawingml import DRAWING, PRESENTATION
from generator.deck.powerpoint.template_package import PartData, TemplatePackage, parse
from generator.deck.scene import Insets
from generator.geometry import Rect
from generator.units import EMU_PER_POINT

_A: Final = f"{{{DRAWING}}}"
_P: Final = f"{{{PRESENTATION}}}"
_STANDARD_INSETS: Final = (91_440, 45_720, 91_440, 45_720)
"""Left, top, right and bottom of `a:bodyPr` that says none, in EMU (ECMA-376 Part 1, 21.1.2.1.1)."""
_LEVELS: Final = 5
_INSET_NAMES: Final = ("lIns", "tIns", "rIns", "bIns")
_MASTER_KIND: Final = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
"""The master's placeholder that each kind inherits from; all others take the body's."""
_SYMBOL_CHARSET: Final = "2"
_SYMBOL_FACES: Final = ("Wingdings", "Webdings", "Symbol")
FOOT: Final = frozenset({"dt", "ftr", "sldNum"})


class Holder(NamedTuple):
    """A placeholder: `attributes` are those of its `p:ph` as slides repeat them, `rect` is where its text stands, insets taken off."""

    kind: str
    attributes: str
    rect: Rect
    levels: tuple[Level, ...]


class TemplateLayout(NamedTuple):
    """One layout: its part, ST_SlideLayoutType ("" for none), the name people see, placeholders, and the shapes that are only drawn."""

    part: str
    kind: str
    name: str
    holders: tuple[Holder, ...]
    furniture: tuple[Rect, ...]
    ground: str
    """Background colour: a slot's name in the theme or `#RRGGBB`, "" where it is a picture, a gradient or not said."""

    @property
    def title(self) -> Holder | None:
        """The placeholder of its title."""
        return next((holder for holder in self.holders if holder.kind in ("title", "ctrTitle")), None)

    def of(self, *kinds: str) -> tuple[Holder, ...]:
        """Return the placeholders of `kinds` from left to right, upper ones first where they overlap across."""
        return tuple(holder for holder in self.holders if holder.kind in kinds)


def template_layouts(package: TemplatePackage, scale: float) -> Iterator[TemplateLayout]:
    """Yield every layout, the first master's first, in the order PowerPoint lists them. Lengths are points times `scale`."""
    for master in masters(package):
        root = parse(master.data)
        reader = _MasterReader(root, scale)
        by_identity = {arrow.identity: arrow.target for arrow in master.relationships}
        for element in root.iterfind(f"{_P}sldLayoutIdLst/{_P}sldLayoutId"):
            part = package.parts[by_identity[_relationship_id(element)]]
            yield reader.layout(part.name, parse(part.data))


def masters(package: TemplatePackage) -> Iterator[PartData]:
    """Yield the slide masters in the presentation's order."""
    by_identity = {arrow.identity: arrow.target for arrow in package.presentation.relationships}
    for element in parse(package.presentation.data).iterfind(f"{_P}sldMasterIdLst/{_P}sldMasterId"):
        yield package.parts[by_identity[_relationship_id(element)]]


def _relationship_id(element: Any) -> str:
    return next(str(value) for key, value in element.attrib.items() if key.startswith("{") and key.endswith("}id"))


class _MasterReader:
    """Reads the layouts of one master."""

    def __init__(self, root: Any, scale: float) -> None:
        self._scale = scale
        self._shapes = tuple(_shapes(root))
        self._holders = {_placeholder(shape).get("type", "obj"): shape for shape in self._shapes if _placeholder(shape) is not None}
        self._styles = {name: root.find(f"{_P}txStyles/{_P}{name}Style") for name in ("title", "body", "other")}
        self._ground = _ground(root)

    def layout(self, part: str, root: Any) -> TemplateLayout:
        """Return the layout in `root`."""
        own = tuple(_shapes(root))
        drawn = own if root.get("showMasterSp") == "0" else (*self._shapes, *own)
        holders = [holder for shape in own if (holder := self._holder(shape)) is not None]
        holders.sort(key=lambda holder: (round(holder.rect.x), round(holder.rect.y)))
        name = root.find(f"{_P}cSld").get("name", "")
        furniture = (self._rect(shape) for shape in drawn if _placeholder(shape) is None)
        return TemplateLayout(
            part, root.get("type", ""), name, tuple(holders), tuple(r for r in furniture if r), _ground(root) or self._ground
        )

    def _holder(self, shape: Any) -> Holder | None:
        place = _placeholder(shape)
        if place is None or place.get("orient") == "vert":
            return None
        kind = place.get("type", "obj")
        above = self._holders.get(_MASTER_KIND.get(kind, "body"))
        rect = self._rect(shape) or (self._rect(above) if above is not None else None)
        if rect is None:
            return None
        chain = [element for element in (shape, above) if element is not None]
        insets = self._insets(chain)
        inner = Rect.edges(rect.x + insets.left, rect.y + insets.top, rect.right - insets.right, rect.bottom - insets.bottom)
        if inner.width <= 0 or inner.height <= 0:
            return None
        attributes = "".join(f' {key}="{place.get(key)}"' for key in ("type", "sz", "idx") if place.get(key))
        return Holder(kind, attributes, inner, self._levels(kind, chain))

    def _rect(self, shape: Any) -> Rect | None:
        """Return where `shape` stands if it says so."""
        place = shape.find(f".//{_A}xfrm") if shape.tag != f"{_P}graphicFrame" else shape.find(f"{_P}xfrm")
        if place is None or place.find(f"{_A}off") is None or place.find(f"{_A}ext") is None:
            return None
        offset, extent = place.find(f"{_A}off"), place.find(f"{_A}ext")
        values = (offset.get("x"), offset.get("y"), extent.get("cx"), extent.get("cy"))
        return Rect(*(int(value) / EMU_PER_POINT * self._scale for value in values))

    def _insets(self, chain: list[Any]) -> Insets:
        bodies = [body for shape in chain if (body := shape.find(f"{_P}txBody/{_A}bodyPr")) is not None]
        found = (
            next((int(body.get(name)) for body in bodies if body.get(name)), standard)
            for name, standard in zip(_INSET_NAMES, _STANDARD_INSETS, strict=True)
        )
        return Insets(*(value / EMU_PER_POINT * self._scale for value in found))

    def _levels(self, kind: str, chain: list[Any]) -> tuple[Level, ...]:
        style = "title" if kind in ("title", "ctrTitle") else "other" if kind in FOOT else "body"
        lists = [lists for shape in chain if (lists := shape.find(f"{_P}txBody/{_A}lstStyle")) is not None]
        if self._styles[style] is not None:
            lists.append(self._styles[style])
        return tuple(self._level(lists, number) for number in range(1, _LEVELS + 1))

    def _level(self, lists: list[Any], number: int) -> Level:
        levels = [level for one in lists if (level := one.find(f"{_A}lvl{number}pPr")) is not None]
        runs = [run for level in levels if (run := level.find(f"{_A}defRPr")) is not None]
        size = next((int(run.get("sz")) / 100 for run in runs if run.get("sz")), 18.0)
        bold = next((run.get("b") for run in runs if run.get("b")), "0") in ("1", "true")
        margin = next((int(level.get("marL")) for level in levels if level.get("marL")), 0)
        indent = next((int(level.get("indent")) for level in levels if level.get("indent")), 0)
        bulleted = next((m for level in levels if (m := _mark(level)) is not None), False)
        major = next((latin.get("typeface", "").startswith("+mj") for run in runs if (latin := run.find(f"{_A}latin")) is not None), False)
        points = self._scale / EMU_PER_POINT
        return Level(size * self._scale, bold, margin * points, -indent * points, bulleted, major, bullet(levels) if bulleted else "")


def _shapes(root: Any) -> Iterator[Any]:
    """Yield what stands in a shape tree, top level only: placeholders are never grouped."""
    return (element for element in root.find(f"{_P}cSld/{_P}spTree").iterchildren(etree.Element) if _is_shape(element))


def _is_shape(element: Any) -> bool:
    return etree.QName(element).localname in ("sp", "pic", "graphicFrame", "grpSp", "cxnSp")


def _placeholder(shape: Any) -> Any:
    """Return the `p:ph` of `shape`, `None` if it is no placeholder."""
    return shape.find(f"./*/{_P}nvPr/{_P}ph")


def _mark(level: Any) -> bool | None:
    """Tell whether a level has a bullet; `None` if it leaves that to what it inherits."""
    if level.find(f"{_A}buNone") is not None:
        return False
    return True if _first(level, "buChar", "buAutoNum", "buBlip") is not None else None


def bullet(levels: Sequence[Any]) -> str:
    """Return the character of the bullet of a level, as it is inherited; "" where it is none, or a letter that stands for a symbol."""
    mark = next((mark for level in levels if (mark := _first(level, "buChar", "buAutoNum", "buBlip")) is not None), None)
    if mark is None or mark.tag != f"{_A}buChar":
        return ""
    font = next((font for level in levels if (font := level.find(f"{_A}buFont")) is not None), None)
    symbols = font is not None and (font.get("charset") == _SYMBOL_CHARSET or font.get("typeface", "").startswith(_SYMBOL_FACES))
    return "" if symbols else str(mark.get("char", ""))


def _first(level: Any, *names: str) -> Any:
    """Return the first of the elements `names` in `level`, `None` where there is none."""
    return next((element for name in names if (element := level.find(f"{_A}{name}")) is not None), None)


def _ground(root: Any) -> str:
    """Return the plain colour of a background: a slot's name or `#RRGGBB`; "" for anything else."""
    background = root.find(f"{_P}cSld/{_P}bg")
    if background is None:
        return ""
    filled = background.find(f"{_P}bgPr/{_A}solidFill")
    owner = filled if filled is not None else background.find(f"{_P}bgRef")
    if owner is None:
        return ""
    slot, value = owner.find(f"{_A}schemeClr"), owner.find(f"{_A}srgbClr")
    if slot is not None and len(slot) == 0:
        return str(slot.get("val"))
    return f"#{value.get('val')}".upper() if value is not None else ""
