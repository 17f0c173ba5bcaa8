"""Bytes → elements, within limits. No entity is expanded and no other file is read, whatever the file declares."""

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from generator.raster import Refused

NAMESPACE: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
MAX_BYTES: Final = 4 * 1024 * 1024
MAX_ELEMENTS: Final = 20_000
MAX_DEPTH: Final = 60
"""Editors nest a dozen groups; readers of the tree call themselves for each."""
_HINT: Final = "open it in a drawing program and save it as plain SVG"


@dataclass(slots=True)
class Element:
    """An element of the SVG namespace by its local name, or one of another with an empty name; `attributes` by their local names."""

    name: str
    attributes: dict[str, str]
    line: int
    parent: "Element | None" = None
    content: "list[Element | str]" = field(default_factory=list)

    @property
    def children(self) -> "list[Element]":
        return [item for item in self.content if isinstance(item, Element)]

    @property
    def text(self) -> str:
        return "".join(item for item in self.content if isinstance(item, str))


def is_svg(data: bytes) -> bool:
    """Tell whether `data` begin like an SVG file."""
    beginning = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return beginning.startswith(b"<") and (b"<svg" in beginning or b":svg" in beginning)


def read_tree(data: bytes) -> Element:
    """Return the root element. Raises `Refused` for a file that is damaged, declares entities or goes beyond the limits."""
    if len(data) > MAX_BYTES:
        raise too_large(f"is larger than {MAX_BYTES // 2**20} MiB")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise damaged(error.lineno, expat.ErrorString(error.code) or "not well-formed") from None
    except (LookupError, ValueError):
        raise Refused("picture-damaged", "is in an unknown encoding", _HINT) from None
    if reader.root is None or reader.root.name != "svg":
        raise Refused("picture-damaged", "has no svg element", _HINT)
    return reader.root


def damaged(line: int, reason: str) -> Refused:
    return Refused("picture-damaged", f"is damaged: line {line}: {reason}", _HINT)


def too_large(reason: str) -> Refused:
    return Refused("picture-too-large", reason, "simplify it, or use a PNG of it")


class _Reader:
    """Collects elements while expat reads."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = self._entity

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            raise too_large(f"has more than {MAX_ELEMENTS} elements, or more than {MAX_DEPTH} inside each other")
        own = {local: value for key, value in attributes.items() if (local := _attribute(key))}
        parent = self._open[-1] if self._open else None
        space, _, local = name.rpartition(" ")
        element = Element(local if space == NAMESPACE else "", own, self.parser.CurrentLineNumber, parent)
        if parent is None:
            self.root = element
        else:
            parent.content.append(element)
        self._open.append(element)

    def _end(self, name: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].content.append(text)

    def _entity(self, *declaration: object) -> None:
        raise Refused("svg-entities", "declares entities, which can hide other files or endless text", _HINT)


def _attribute(key: str) -> str:
    """Return the local name of an attribute without a namespace or of `xlink:href` and `xml:space`, "" for others."""
    space, _, local = key.rpartition(" ")
    return local if not space or space == XLINK else ""
