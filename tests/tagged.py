"""Tagged PDFs read back: the structure tree with the text of its elements, and how it is tied to the pages. ISO 32000-1, 14.7 and 14.8."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf

_INLINE = frozenset({"Span", "Link", "Ruby", "RB", "Em", "Strong", "Code", "Quote"})
PAINTING = frozenset({"Tj", "TJ", "f", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"})


@dataclass(eq=False)
class Node:
    """A structure element; `text` is its own and that of all below it, in reading order."""

    element: Any
    pdf: pikepdf.Pdf
    """Keeps the file open."""
    parts: list["Node | str"] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return str(self.element.S)[1:]

    @property
    def children(self) -> list["Node"]:
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def text(self) -> str:
        return "".join(part.text if isinstance(part, Node) else part for part in self.parts)

    def reading_text(self) -> str:
        """Return the text, an element a line, without readings above it and without the hyphens at ends of lines."""
        parts = (part if isinstance(part, str) else "" if part.tag in ("RT", "RP") else part.reading_text() for part in self.parts)
        line = "".join(parts).replace("\xad", "")
        return line if self.tag in _INLINE else f"\n{line}\n"

    @property
    def own(self) -> str:
        return "".join(part for part in self.parts if isinstance(part, str))

    @property
    def alt(self) -> str:
        return str(self.element.get("/Alt", ""))

    def attribute(self, name: str) -> Any:
        return self.element.get("/A", {}).get(f"/{name}")

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, tag: str) -> list["Node"]:
        return [node for node in self.walk() if node.tag == tag]


class Tagged:
    """A tagged PDF."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.pages = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages)}
        self.claims: list[tuple[int, int, Any]] = []
        """Page, number and element of each marked-content sequence, as the tree has them."""
        self.artifacts: list[str] = []
        """The text of artifacts."""
        self.loose: list[str] = []
        """What is painted outside of marked content, or in nested sequences."""
        self.marked = {(number, mcid): text for number in range(len(self.pages)) for mcid, text in self._sequences(number)}

    @cached_property
    def root(self) -> Node:
        (top,) = self.pdf.Root.StructTreeRoot.K
        return self._node(top)

    def parent_tree(self) -> dict[int, Any]:
        entries = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        return {int(key): value for key, value in zip(entries[::2], entries[1::2], strict=True)}

    def _node(self, element: Any) -> Node:
        node = Node(element, self.pdf)
        for kid in element.K:
            if isinstance(kid, int):
                self._claim(node, element.Pg, kid)
            elif kid.get("/Type") == "/MCR":
                self._claim(node, kid.Pg, int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                node.annotations.append(kid.Obj)
            else:
                assert kid.P.objgen == element.objgen
                node.parts.append(self._node(kid))
        return node

    def _claim(self, node: Node, page: Any, number: int) -> None:
        at = self.pages[page.objgen]
        self.claims.append((at, number, node.element))
        node.parts.append(self.marked[at, number])

    def _sequences(self, number: int) -> Iterator[tuple[int, str]]:
        """Yield number and text of the marked-content sequences of a page."""
        page = self.pdf.pages[number]
        fonts = {name: _unicode(font) for name, font in page.Resources.Font.items()}
        opened: int | None = None
        inside = False
        text, font = "", ""
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator in ("BDC", "BMC"):
                self.loose += ["nested"] if inside else []
                inside, text = True, ""
                opened = int(operands[1].MCID) if operands[0] != "/Artifact" else None
            elif operator == "EMC":
                inside = False
                if opened is None:
                    self.artifacts.append(text)
                else:
                    yield opened, text
            elif operator in PAINTING and not inside:
                self.loose.append(operator)
            if operator == "Tf":
                font = str(operands[0])
            elif operator in ("Tj", "TJ"):
                shown = operands if operator == "Tj" else [part for part in operands[0] if isinstance(part, pikepdf.String)]
                text += "".join(fonts[font][code] for part in shown for code in re.findall("....", bytes(part).hex()))


def _unicode(font: Any) -> dict[str, str]:
    """Return the text of each code (four hexadecimal digits) of a font."""
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes().decode("ascii"))
    return {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
