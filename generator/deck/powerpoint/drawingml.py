"""The stretches of XML that every part of a deck repeats: namespaces, escapes, places, placeholders."""

from collections.abc import Iterator
from itertools import count
from typing import Final

from generator.geometry import Rect
from generator.units import emu

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMESPACES: Final = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONSHIPS}" xmlns:p="{PRESENTATION}"'

# [MS-ODRAWXML] 2.24.3.97: the shape is ornament, screen readers pass over it.
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_SPACES: Final = {ord(space): f"&#{ord(space)};" for space in "\t\n\r"}
"""White space that readers would turn into blanks in an attribute (XML 1.0, 3.3.3)."""
RECTANGLE: Final = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
EMPTY_GROUP: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What a shape tree starts with."""


def hundredths(value: float) -> int:
    """Return points or per cent as ST_TextFontSize, ST_TextSpacingPoint and the like count them."""
    return round(value * 100)


def shape_ids() -> Iterator[int]:
    """Yield the ids of a part's shapes; 1 is the tree itself."""
    return count(2)


def text_content(value: str) -> str:
    """Return `value` as the content of an element."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """Return `value` as an attribute value with its quotes."""
    quoted = text_content(value).replace('"', "&quot;")
    return f'"{quoted if quoted.isprintable() else quoted.translate(_SPACES)}"'


def non_visual(identifier: int, name: str, description: str = "", *, decorative: bool = False, click: str = "") -> str:
    """Return `p:cNvPr`: the name in the selection pane, alternative text, or the mark of an ornament; `click` is what a click does."""
    alternative = f" descr={attribute(description)}" if description and not decorative else ""
    head = f'<p:cNvPr id="{identifier}" name={attribute(name)}{alternative}'
    inside = click + (_DECORATIVE if decorative else "")
    return f"{head}>{inside}</p:cNvPr>" if inside else f"{head}/>"


def offset_and_extent(rect: Rect) -> str:
    """Return `a:off` and `a:ext` of `rect`. Both edges are rounded, so that shapes which touch in points touch in EMU."""
    left, top = emu(rect.x), emu(rect.y)
    return f'<a:off x="{left}" y="{top}"/><a:ext cx="{max(0, emu(rect.right) - left)}" cy="{max(0, emu(rect.bottom) - top)}"/>'


def transform(rect: Rect, attributes: str = "") -> str:
    """Return `a:xfrm` of a shape in `rect`."""
    return f"<a:xfrm{attributes}>{offset_and_extent(rect)}</a:xfrm>"


def placeholder(
    identifier: int, name: str, kind: str, content: str, *, place: str = "", body: str = "<a:bodyPr/>", levels: str = ""
) -> str:
    """Return the `p:sp` of a text placeholder; `kind` are the attributes of its `p:ph`, `content` its paragraphs.

    `place` (inside `p:spPr`), `body` (`a:bodyPr`) and `levels` (inside `a:lstStyle`) are inherited where they are left out.
    """
    properties = f"<p:spPr>{place}</p:spPr>" if place else "<p:spPr/>"
    styles = f"<a:lstStyle>{levels}</a:lstStyle>" if levels else "<a:lstStyle/>"
    return (
        f'<p:sp><p:nvSpPr>{non_visual(identifier, name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}/></p:nvPr>'
        f"</p:nvSpPr>{properties}<p:txBody>{body}{styles}{content}</p:txBody></p:sp>"
    )


def slide_image(identifier: int, name: str, kind: str, place: str = "") -> str:
    """Return the picture of its slide on a notes page; `kind` are the attributes of its `p:ph`, `place` is inherited if left out."""
    properties = f"<p:spPr>{place}</p:spPr>" if place else "<p:spPr/>"
    return (
        f'<p:sp><p:nvSpPr>{non_visual(identifier, name)}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}/></p:nvPr></p:nvSpPr>{properties}</p:sp>"
    )
