"""The parts of a presentation as they are written → the bytes of its package."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Any, Final

from pptx.opc.package import Part as OpcPart
from pptx.opc.packuri import PackURI

from generator.deck.powerpoint.archive import BASIC_TYPES, PACKAGE, Archive, content_types
from generator.deck.powerpoint.drawingml import RELATIONSHIPS, attribute

_DOCUMENT_TYPE: Final = "application/vnd.openxmlformats-officedocument"
_PRESENTATION_TYPE: Final = f"{_DOCUMENT_TYPE}.presentationml"
PART_TYPES: Final = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_DOCUMENT_TYPE}.extended-properties+xml",
    "ppt/presentation.xml": f"{_PRESENTATION_TYPE}.presentation.main+xml",
    "ppt/presProps.xml": f"{_PRESENTATION_TYPE}.presProps+xml",
    "ppt/viewProps.xml": f"{_PRESENTATION_TYPE}.viewProps+xml",
    "ppt/tableStyles.xml": f"{_PRESENTATION_TYPE}.tableStyles+xml",
    "ppt/theme": f"{_DOCUMENT_TYPE}.theme+xml",
    "ppt/slideMasters": f"{_PRESENTATION_TYPE}.slideMaster+xml",
    "ppt/slideLayouts": f"{_PRESENTATION_TYPE}.slideLayout+xml",
    "ppt/notesMasters": f"{_PRESENTATION_TYPE}.notesMaster+xml",
    "ppt/handoutMasters": f"{_PRESENTATION_TYPE}.handoutMaster+xml",
    "ppt/slides": f"{_PRESENTATION_TYPE}.slide+xml",
    "ppt/notesSlides": f"{_PRESENTATION_TYPE}.notesSlide+xml",
    "ppt/charts": f"{_DOCUMENT_TYPE}.drawingml.chart+xml",
}
"""Content types of XML parts by name, or by folder."""
_DEFAULTS: Final = {
    **BASIC_TYPES,
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "fntdata": "application/x-fontdata",
}
"""Content types by file extension; every XML part has its own besides."""


_RELATIONSHIPS_START: Final = f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<Relationships xmlns=\"{PACKAGE}/relationships\">"


class Part:
    """A part being written: python-pptx's part by its name without the first `/`, and what it points at.

    Ids are given in the order that relationships are asked for, one to each target.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._folder = f"/{name}".rpartition("/")[0]
        self._rels: Any = _opc_part(name).rels
        self._ids: dict[tuple[str, str, bool], str] = {}

    def relate(self, kind: str, name: str) -> str:
        """Return the id of the relationship to the part `name`; `kind` is the last word of an office document's type."""
        return self._relationship(f"{RELATIONSHIPS}/{kind}", name, external=False)

    def relate_as(self, kind: str, name: str) -> str:
        """Return the id of the relationship of the whole type `kind` to the part `name`."""
        return self._relationship(kind, name, external=False)

    def link(self, address: str) -> str:
        """Return the id of the hyperlink to `address`, which is outside of the package."""
        return self._relationship(f"{RELATIONSHIPS}/hyperlink", address, external=True)

    @property
    def relationships(self) -> str:
        """The part's relationships part, "" if it has none."""
        return _relationships_part(self._rels.values(), self._folder) if self._ids else ""

    def _relationship(self, kind: str, target: str, *, external: bool) -> str:
        # python-pptx looks through all relationships for an equal one, which takes a presentation the square of its slides
        key = kind, target, external
        if key not in self._ids:
            self._ids[key] = str(self._rels._add_relationship(kind, target if external else _opc_part(target), external))
        return self._ids[key]


def _opc_part(name: str) -> Any:
    """Return a part of python-pptx that has no contents: those are packed as soon as they are complete."""
    return OpcPart(PackURI(f"/{name}"), "", None)


def _relationships_part(relationships: Iterable[Any], folder: str) -> str:
    """Return the part of python-pptx's `relationships` of a part in `folder` as it writes them itself, but without a tree for each."""
    return _RELATIONSHIPS_START + "".join(_relationship(one, folder) for one in relationships) + "</Relationships>"


def _relationship(relationship: Any, folder: str) -> str:
    external = relationship.is_external
    target = attribute(relationship.target_ref if external else _seen_from(folder, str(relationship.target_partname)))
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{relationship.rId}" Type={attribute(relationship.reltype)} Target={target}{mode}/>'


def _seen_from(folder: str, name: str) -> str:
    """Return the relative reference from `folder` to the part `name`; both begin with `/`, but for the folder of the package itself, ""."""
    if name.startswith(f"{folder}/"):
        return name[len(folder) + 1 :]
    own, other = folder.split("/"), name.split("/")
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(own, other, strict=False)))
    return "../" * (len(own) - shared) + "/".join(other[shared:])


class Package:
    """The package being made. Each part is packed when it is added and needs no other memory from then on."""

    def __init__(self) -> None:
        self._archive = Archive()
        self._types: dict[str, str] = {}
        self._extensions = {"rels", "xml"}

    def add(self, part: Part, data: str | bytes, content_type: str = "") -> None:
        """Add `part`, whose relationships are complete. `content_type` is needed where neither its folder nor its extension says it."""
        self.add_file(part.name, data, content_type)
        if relationships := part.relationships:
            folder, _, file = part.name.rpartition("/")
            self._archive.add(f"{folder}/_rels/{file}.rels".lstrip("/"), relationships)

    def add_file(self, name: str, data: str | bytes, content_type: str = "") -> None:
        """Add a part without relationships."""
        self._archive.add(name, data)
        self._extensions.add(name.rpartition(".")[2])
        if content_type or name.endswith(".xml"):
            self._types[name] = content_type or PART_TYPES.get(name) or PART_TYPES[name.rpartition("/")[0]]

    def add_with(self, name: str, data: bytes, content_type: str, relationships: str) -> None:
        """Add a part that has its relationships part ("" for none) already, as those of a template have."""
        self._archive.add(name, data)
        self._types[name] = content_type
        if relationships:
            folder, _, file = name.rpartition("/")
            self._archive.add(f"{folder}/_rels/{file}.rels", relationships)

    def add_copy(self, name: str, same: str) -> None:
        """Add a part that is the same as the file `same`."""
        self._archive.copy(name, same)
        self._types[name] = self._types[same]

    def finished(self, root: Part) -> bytes:
        """Return the file; `root` has the package's own relationships."""
        self._archive.add("_rels/.rels", root.relationships)
        defaults = {extension: kind for extension, kind in _DEFAULTS.items() if extension in self._extensions}
        self._archive.add("[Content_Types].xml", content_types(defaults, dict(sorted(self._types.items()))))
        return self._archive.finished()
