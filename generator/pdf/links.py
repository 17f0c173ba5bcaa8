"""Links: rectangles on a page that lead to an address or to another place in the document."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import quote

from generator.geometry import Rect
from generator.layout.drawing import Glyphs
from generator.text.lines import GlyphRun

ABOVE = 0.88
"""From the baseline to the top of a link's rectangle, in em."""
BELOW = 0.2


class Link(NamedTuple):
    """A rectangle that leads to `target`: an address, or `#` and the name of a destination."""

    rect: Rect
    target: str

    @property
    def is_internal(self) -> bool:
        return self.target.startswith("#")


def links_of(glyphs: Glyphs) -> Iterable[Link]:
    """Yield the links of a set line, neighbouring runs of one target joined; note marks lead to their notes."""
    joined: Link | None = None
    for run in glyphs.line.runs:
        target = run.link or (f"#note-{run.note}" if run.note else "")
        if not target or not run.glyphs:
            continue
        rect = _extent(run, glyphs)
        if joined and joined.target == target:
            joined = Link(Rect.edges(joined.rect.x, min(joined.rect.y, rect.y), rect.right, max(joined.rect.bottom, rect.bottom)), target)
            continue
        if joined:
            yield joined
        joined = Link(rect, target)
    if joined:
        yield joined


def _extent(run: GlyphRun, glyphs: Glyphs) -> Rect:
    last = run.glyphs[-1]
    left, right = glyphs.x + run.glyphs[0].x, glyphs.x + last.x + last.advance
    baseline = glyphs.y - run.rise
    return Rect.edges(left, baseline - ABOVE * run.size, right, baseline + BELOW * run.size)


def annotate(canvas: Any, link: Link, page_height: float) -> None:
    """Add `link` to the current page of a reportlab `canvas`."""
    rect = (link.rect.x, page_height - link.rect.bottom, link.rect.right, page_height - link.rect.y)
    if link.is_internal:
        canvas.linkAbsolute("", link.target[1:], rect, thickness=0)
    else:
        canvas.linkURL(ascii_address(link.target), rect, thickness=0)


def ascii_address(address: str) -> str:
    """Return `address` with everything outside ASCII percent-encoded, as a URI action wants it (ISO 32000-1, 12.6.4.7)."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")
