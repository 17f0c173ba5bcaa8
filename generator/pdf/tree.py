"""The structure tree as PDF objects, written once when all pages are there. ISO 32000-1, 14.7.2 (hierarchy), 14.8.5 (attributes)."""

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary

from generator.layout.structure import Element, Tag
from generator.pdf.objects import Written, text_string
from generator.pdf.tags import Annotation, Marked, Tags

CELLS = frozenset({Tag.HEADER_CELL, Tag.CELL})
"""Written even if empty: rows of a table have the same number of cells (ISO 14289-1, 7.5)."""


def write_tree(document: Any, tags: Tags) -> None:
    """Write the structure tree of `tags` into a reportlab `document` and mark that as tagged."""
    document.Catalog.StructTreeRoot = _Tree(document, tags).write()
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Tree:
    """One tree being written: `_objects` are those of the elements that hold anything, `_numbers` what they are referred to by."""

    def __init__(self, document: Any, tags: Tags) -> None:
        self._document = document
        self._tags = tags
        self._children = self._kept()
        self._objects = {element: Written() for element in self._children}
        self._numbers = {element: self._number(written) for element, written in self._objects.items()}

    def write(self) -> Written:
        """Return the root of the tree."""
        root, parents = Written(), Written()
        root_number = self._number(root)
        parents.text = f"<</Nums [{' '.join(self._parent_entries())}]>>"
        for element, children in self._children.items():
            for child in children:
                self._objects[child].text = self._element(child, self._numbers[element])
        top = self._tags.root
        if top in self._objects:
            self._objects[top].text = self._element(top, root_number)
        root.text = (
            f"<</Type /StructTreeRoot /K [{self._reference(top)}] /ParentTree {self._number(parents)} 0 R "
            f"/ParentTreeNextKey {len(self._tags.parents)}{self._ids()}>>"
        )
        return root

    def _kept(self) -> dict[Element, list[Element]]:
        """Return the elements that hold anything, in reading order, each with its children that do."""
        kept: dict[Element, list[Element]] = {}

        def keep(element: Element) -> bool:
            inner = [item for item in self._tags.content.get(element, ()) if isinstance(item, Element)]
            kept[element] = children = []
            children += [child for child in (*inner, *element.children) if keep(child)]
            if children or element in self._tags.content or element.tag in CELLS:
                return True
            del kept[element]
            return False

        keep(self._tags.root)
        return kept

    def _number(self, written: Written) -> int:
        name: str = self._document.Reference(written).name
        return int(self._document.idToObjectNumberAndVersion[name][0])

    def _named(self, name: str) -> str:
        return f"{self._document.idToObjectNumberAndVersion[name][0]} 0 R"

    def _page(self, page: int) -> str:
        return self._named(f"Page{page}")

    def _reference(self, element: Element) -> str:
        return f"{self._numbers[element]} 0 R" if element in self._numbers else ""

    def _parent_entries(self) -> Iterator[str]:
        for key, entry in enumerate(self._tags.parents):
            if isinstance(entry, Element):
                yield f"{key} {self._reference(entry)}"
            else:
                array = Written()
                array.text = f"[{' '.join(map(self._reference, entry))}]"
                yield f"{key} {self._number(array)} 0 R"

    def _element(self, element: Element, parent: int) -> str:
        content = self._tags.content.get(element, ())
        page = next((item.page for item in content if not isinstance(item, Element)), 0)
        kids = [self._kid(item, page) for item in content if not isinstance(item, Element) or item in self._objects]
        inner = set(content)
        kids += [self._reference(child) for child in self._children[element] if child not in inner]
        tag = element.tag
        if tag is Tag.LINK and not any(isinstance(item, Annotation) for item in content):
            tag = Tag.SPAN  # it led to a place that is not in the document
        return (
            f"<</Type /StructElem /S /{tag} /P {parent} 0 R"
            + (f" /Pg {self._page(page)}" if page else "")
            + f" /K [{' '.join(kids)}]"
            + (f" /{'ActualText' if tag is Tag.SPAN else 'Alt'} {text_string(element.alt)}" if element.alt else "")
            + (f" /ID ({element.id})" if element.id else "")
            + self._attributes(element)
            + ">>"
        )

    def _kid(self, item: Marked | Annotation | Element, page: int) -> str:
        if isinstance(item, Element):
            return self._reference(item)
        if isinstance(item, Annotation):
            return f"<</Type /OBJR /Obj {self._named(item.name)} /Pg {self._page(item.page)}>>"
        if item.page == page:
            return str(item.number)
        return f"<</Type /MCR /Pg {self._page(item.page)} /MCID {item.number}>>"

    def _attributes(self, element: Element) -> str:
        if element.tag in CELLS:
            return _cell_attributes(element)
        if element.tag is Tag.TABLE and element.summary:
            return f" /A <</O /Table /Summary {text_string(element.summary)}>>"
        if element.tag is Tag.LIST:
            return f" /A <</O /List /ListNumbering /{'Decimal' if element.numbered else 'None'}>>"
        if element in self._tags.bounds:
            bounds = " ".join(f"{edge:.2f}" for edge in self._tags.bounds[element])
            return f" /A <</O /Layout /Placement /Block /BBox [{bounds}]>>"
        return ""

    def _ids(self) -> str:
        """Return the tree of elements by their identifiers, which are in lexical order there."""
        named = sorted(((element.id, element) for element in self._objects if element.id), key=lambda pair: pair[0])
        names = " ".join(f"({name}) {self._reference(element)}" for name, element in named)
        return f" /IDTree <</Names [{names}]>>" if named else ""


def _cell_attributes(cell: Element) -> str:
    """Return the attributes of a table's cell (ISO 32000-1, table 349)."""
    scope = f" /Scope /{cell.scope}" if cell.scope else ""
    rows = f" /RowSpan {cell.rows}" if cell.rows > 1 else ""
    columns = f" /ColSpan {cell.columns}" if cell.columns > 1 else ""
    headers = f" /Headers [{' '.join(f'({name})' for name in cell.headers)}]" if cell.headers else ""
    attributes = scope + rows + columns + headers
    return f" /A <</O /Table{attributes}>>" if attributes else ""
