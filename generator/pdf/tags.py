"""Tags: what is painted on pages, tied to the elements of a structure tree.

Whatever is painted stands in a marked-content sequence, of an element or of an artifact; sequences are never nested.
ISO 32000-1, 14.6 (marked content), 14.7.4 (structure content), 14.8.2 (tagged PDF and page content).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFName

from generator.layout.structure import Artifact, Element, Owner, Tag


class Marked(NamedTuple):
    """Marked-content sequence `number` of a page; sequences count from 0, pages from 1."""

    page: int
    number: int


class Annotation(NamedTuple):
    """An annotation on a page, by the name of its object."""

    page: int
    name: str


class Tags:
    """The marked content of a reportlab `canvas`, and the elements below `root` that it belongs to."""

    def __init__(self, canvas: Any, root: Element) -> None:
        self.root = root
        self.content: defaultdict[Element, list[Marked | Annotation | Element]] = defaultdict(list)
        """What was painted for an element, and the elements inside its text, in order."""
        self.bounds: dict[Element, tuple[float, float, float, float]] = {}
        """The room of figures: left, bottom, right, top in points from the page's lower left."""
        self.parents: list[list[Element] | Element] = []
        """The parent tree by its keys: the elements of a page's sequences, or the element of an annotation."""
        self._canvas = canvas
        self._open: Owner | None = None
        self._targets: dict[Element, str] = {}
        """Where the elements inside text lead to."""
        self._sequences: list[Element] = []
        """The elements of the open page's sequences."""
        self._page_key = 0

    def begin(self, owner: Owner) -> None:
        """Begin what is painted for `owner`, unless that is what is being painted already."""
        if owner is self._open:
            return
        self._end()
        self._open = owner
        if isinstance(owner, Artifact):
            self._canvas._code.append(f"/Artifact <<{owner}>> BDC")
            return
        if not self._sequences:
            self._page_key = len(self.parents)
            self.parents.append(self._sequences)
        number = len(self._sequences)
        self._sequences.append(owner)
        self.content[owner].append(Marked(self._canvas.getPageNumber(), number))
        self._canvas._code.append(f"/{owner.tag} <</MCID {number}>> BDC")

    def _end(self) -> None:
        if self._open is not None:
            self._canvas._code.append("EMC")
            self._open = None

    def end_page(self) -> None:
        """Close the current page, tied to its elements; reportlab writes page entries that are listed in `__NoDefault__`."""
        self._end()
        self._canvas.showPage()
        page = self._canvas._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        if self._sequences:
            page.StructParents = self._page_key
            self._sequences = []

    def link(self, within: Element, target: str, *, is_note: bool) -> Element:
        """Return the link to `target` that comes next in the text of `within`; one that goes on over lines is one link."""
        content = self.content[within]
        last = content[-1] if content else None
        if isinstance(last, Element) and self._targets.get(last) == target:
            return last.children[0] if is_note else last
        outer = Element(Tag.REFERENCE if is_note else Tag.LINK)
        content.append(outer)
        self._targets[outer] = target
        return outer.add(Tag.LINK) if is_note else outer

    def ruby(self, within: Element) -> tuple[Element, Element]:
        """Return the base and the reading that come next in the text of `within` (ISO 32000-1, 14.8.4.4.1)."""
        outer = Element(Tag.RUBY)
        self.content[within].append(outer)
        return outer.add(Tag.RUBY_BASE), outer.add(Tag.RUBY_TEXT)

    def bind(self, places: Sequence[int]) -> None:
        """Put what belongs to an element in the order of its pages: `places` are where they are bound, as they were painted."""
        for content in self.content.values():
            if len(content) > 1:
                content.sort(key=lambda item: places[self._first_page(item) - 1])

    def _first_page(self, item: Marked | Annotation | Element) -> int:
        """Return the page on which `item` begins; the first one for an element that nothing was painted for."""
        if not isinstance(item, Element):
            return item.page
        within = (*self.content.get(item, ()), *item.children)
        return self._first_page(within[0]) if within else 1

    def tie(self, element: Element, page: int, name: str) -> int:
        """Tie annotation `name` on `page` to `element`; return its key in the parent tree."""
        self.content[element].append(Annotation(page, name))
        self.parents.append(element)
        return len(self.parents) - 1
