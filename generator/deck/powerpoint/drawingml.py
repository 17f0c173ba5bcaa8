"""The pieces of XML that every part of a deck repeats: namespaces, escapes, places, names for people who cannot see a shape."""

from collections.abc import Iterator
from itertools import count
from typing import Final
from xml.sax.saxutils import escape, quoteattr

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
EMPTY_GROUP: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What a shape tree starts with."""


def shape_ids() -> Iterator[int]:
    """Yield the ids of a part's shapes; 1 is the tree itself."""
    return count(2)


def text_content(value: str) -> str:
    """Return `value` as the content of an element."""
    return escape(value)


def attribute(value: str) -> str:
    """Return `value` as an attribute value with its quotes."""
    return quoteattr(value)


def non_visual(identifier: int, name: str, description: str = "", *, decorative: bool = False) -> str:
    """Return `p:cNvPr`: the name in the selection pane, alternative text, or the mark of an ornament."""
    alternative = f" descr={attribute(description)}" if description and not decorative else ""
    head = f'<p:cNvPr id="{identifier}" name={attribute(name)}{alternative}'
    return f"{head}>{_DECORATIVE}</p:cNvPr>" if decorative else f"{head}/>"


def offset_and_extent(rect: Rect) -> str:
    """Return `a:off` and `a:ext` of `rect`. Both edges are rounded, so that shapes which touch in points touch in EMU."""
    left, top = emu(rect.x), emu(rect.y)
    return f'<a:off x="{left}" y="{top}"/><a:ext cx="{max(0, emu(rect.right) - left)}" cy="{max(0, emu(rect.bottom) - top)}"/>'


def transform(rect: Rect, attributes: str = "") -> str:
    """Return `a:xfrm` of a shape in `rect`."""
    return f"<a:xfrm{attributes}>{offset_and_extent(rect)}</a:xfrm>"
