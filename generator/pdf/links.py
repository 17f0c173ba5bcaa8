"""Links: rectangles on a page that lead to an address or to another place in the document."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from generator.geometry import Rect
from generator.layout.drawing import Glyphs
from generator.text.lines import GlyphRun

ABOVE = 0.88
"""From the baseline to the top of a link's rectangle, in em."""
BELOW = 0.2
PRINTED = 4
"""Annotation flag (ISO 32000-1, table 165)."""


class Link(NamedTuple):
    """A rectangle around `words` that leads to `target`: an address, or `#` and the name of a destination."""

    rect: Rect
    target: str
    words: str

    @property
    def is_internal(self) -> bool:
        return self.target.startswith("#")


def target_of(run: GlyphRun) -> str:
    """Return where a run leads to, "" for nowhere; note marks lead to their notes."""
    return run.link or (f"#note:{run.note}" if run.note else "")


def links_of(glyphs: Glyphs) -> Iterator[Link]:
    """Yield the links of a set line, neighbouring runs of one target as one."""
    for target, group in groupby(glyphs.line.runs, target_of):
        if target:
            runs = list(group)
            rects = [_extent(run, glyphs) for run in runs]
            rect = Rect.edges(rects[0].x, min(r.y for r in rects), rects[-1].right, max(r.bottom for r in rects))
            yield Link(rect, target, "".join(glyph.text for run in runs for glyph in run.glyphs))


def _extent(run: GlyphRun, glyphs: Glyphs) -> Rect:
    last = run.glyphs[-1]
    left, right = glyphs.x + run.glyphs[0].x, glyphs.x + last.x + last.advance
    baseline = glyphs.y - run.rise
    return Rect.edges(left, baseline - ABOVE * run.size, right, baseline + BELOW * run.size)


def annotate(canvas: Any, link: Link, page_height: float, name: str, key: int) -> None:
    """Add `link` to the current page of a reportlab `canvas` as annotation `name`, `key` in the parent tree.

    It is printed with the page and says what it leads to (ISO 19005-2, 6.3.2; ISO 14289-1, 7.18.5).
    """
    rect = link.rect
    entries: dict[str, Any] = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Link"),
        "Rect": PDFArray([rect.x, page_height - rect.bottom, rect.right, page_height - rect.y]),
        "Border": PDFArray([0, 0, 0]),
        "F": PRINTED,
        "Contents": PDFString(link.words if link.is_internal else link.target),
        "StructParent": key,
    }
    if link.is_internal:
        entries["Dest"] = canvas._bookmarkReference(link.target[1:])
    else:
        action = {"Type": PDFName("Action"), "S": PDFName("URI"), "URI": PDFString(ascii_address(link.target))}
        entries["A"] = PDFDictionary(action)
    canvas._addAnnotation(PDFDictionary(entries), name)


def ascii_address(address: str) -> str:
    """Return `address` with everything outside ASCII percent-encoded, as a URI action wants it (ISO 32000-1, 12.6.4.7)."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")
