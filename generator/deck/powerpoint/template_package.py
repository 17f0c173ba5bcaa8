"""The bytes of a template → those of its parts that a deck takes over, checked before any other library sees them.

What is taken is what the presentation reaches through its masters: masters, layouts, themes, pictures. Sample slides and whatever hangs on
them stay behind. A part that runs programs, calls other files or cannot be read makes the whole template unusable.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from generator.deck.powerpoint.archive import PACKAGE
from generator.deck.powerpoint.drawingml import RELATIONSHIPS
from generator.model.inline import LINK_SCHEMES
from generator.problems import Problems, Span

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_MEMBERS: Final = 5_000
MAX_INFLATED: Final = 200 * 1024 * 1024
MAX_RATIO: Final = 200
"""Inflated bytes to packed ones, over the whole file."""
MAX_XML: Final = 8 * 1024 * 1024
"""Bytes of one XML part: trees take some thirty times as much."""
MOST_NAMED: Final = 5
"""Parts named in a message."""

PRESENTATION_TYPES: Final = tuple(
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml" for kind in ("presentation", "template", "slideshow")
)
_PROGRAMS: Final = re.compile(r"macroEnabled|vbaProject|activeX|oleObject|ms-office\.vba", re.IGNORECASE)
_OLD_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The signature of compound files: old .ppt presentations, and encrypted ones ([MS-OFFCRYPTO] 1.4)."""
KEPT: Final = frozenset({"slideMaster", "slideLayout", "theme", "themeOverride", "image", "hdphoto", "tags"})
"""Relationships that are followed, by the last word of their type."""
_TAKEN_BY: Final = frozenset({"slideMaster", "notesMaster", "tableStyles"})
"""What is taken from the presentation itself."""
_VECTOR: Final = "image/svg+xml"
"""Such pictures can hold scripts. They are left out: every one has a bitmap beside it ([MS-ODRAWXML] 2.27)."""

_R: Final = f"{{{RELATIONSHIPS}}}"


class Relationship(NamedTuple):
    """One arrow of a package: `kind` is the last word of its type, `target` a part's name or, outside, an address."""

    identity: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type."""
        return self.type.rpartition("/")[2]


class PartData(NamedTuple):
    """A part that is taken over: its name without the first `/`, content type, bytes, and the relationships that are kept."""

    name: str
    content_type: str
    data: bytes
    relationships: tuple[Relationship, ...]


class TemplatePackage(NamedTuple):
    """The presentation part's XML and relationships, and the parts that are taken over, by name."""

    presentation: PartData
    parts: dict[str, PartData]


class Refused(Exception):
    """A template that is not used: `code`, the message that goes on from its name, and what to do."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


def read_package(data: bytes, name: str, span: Span, problems: Problems) -> TemplatePackage | None:
    """Return what a deck takes over from the template called `name`, or `None` after telling `problems` why it cannot be used."""
    try:
        return _read(data)
    except Refused as fault:
        problems.error(fault.code, f'template "{name}" {fault}', span, fault.hint)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, etree.XMLSyntaxError, ValueError):
        problems.error("template-damaged", f'template "{name}" is damaged', span, "open it in PowerPoint and save it again")
    return None


def parse(data: bytes) -> Any:
    """Return the root element of an XML part that has been checked."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False))


def _read(data: bytes) -> TemplatePackage:
    if data.startswith(_OLD_FILE):
        hint = "save it without a password as .pptx or .potx"
        raise Refused("template-format", "is encrypted, or a presentation of the old .ppt format", hint)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused("template-format", "is no PowerPoint file", "name a .pptx or .potx file")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = _Members(archive, len(data))
        return _taken(members)


class _Members:
    """The members of the zip file, inflated one by one within limits."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive = archive
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        self._entries = {entry.filename: entry for entry in entries}
        inflated = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_MEMBERS or inflated > MAX_INFLATED or inflated > MAX_RATIO * size:
            raise Refused("template-too-large", "unpacks to more than a template can need", "remove its sample slides and large pictures")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refused("template-format", "is encrypted", "save it without a password")
        if len(self._entries) < len(entries) or any(not _plain_name(entry.filename) for entry in entries):
            raise ValueError("two members of one name, or a name outside the package")

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Return the bytes of `name`. Raises `KeyError` if there is none."""
        entry = self._entries[name]
        with self._archive.open(entry) as member:
            data = member.read(entry.file_size + 1)
        if len(data) != entry.file_size:
            raise ValueError(f"{name} is longer or shorter than it says")
        return data

    def xml(self, name: str) -> bytes:
        """Return an XML part, which neither is large nor declares a document type."""
        if self._entries[name].file_size > MAX_XML:
            raise Refused("template-too-large", f"has a part of more than {MAX_XML >> 20} MiB of XML: {name}")
        data = self.read(name)
        if b"<!DOCTYPE" in data.replace(b"\0", b""):  # also in UTF-16
            raise Refused("template-unsafe", f"declares a document type in {name}", "save it again in PowerPoint")
        return data


def _plain_name(name: str) -> bool:
    return name.isprintable() and "\\" not in name and not name.startswith("/") and ".." not in name.split("/")


def _taken(members: _Members) -> TemplatePackage:
    if "[Content_Types].xml" not in members:
        raise Refused("template-format", "is no PowerPoint file", "name a .pptx or .potx file")
    types = _ContentTypes(parse(members.xml("[Content_Types].xml")))
    _refuse_programs(members, types)
    _refuse_calls(members)
    roots = [arrow.target for arrow in _relationships(members, "") if arrow.kind == "officeDocument"]
    if len(roots) != 1 or roots[0] not in members or types.of(roots[0]) not in PRESENTATION_TYPES:
        raise Refused("template-format", "is no PowerPoint presentation", "name a .pptx or .potx file")
    presentation = _part(members, types, roots[0], _TAKEN_BY)
    parts: dict[str, PartData] = {}
    waiting = [arrow.target for arrow in presentation.relationships]
    while waiting:
        name = waiting.pop()
        if name not in parts:
            parts[name] = _part(members, types, name, KEPT)
            waiting += [arrow.target for arrow in parts[name].relationships if not arrow.external]
    if not any(arrow.kind == "slideMaster" for arrow in presentation.relationships):
        raise Refused("template-no-master", "has no slide master", "open it in PowerPoint and save it again")
    return TemplatePackage(presentation, parts)


class _ContentTypes:
    """Content types by part name and by extension (ECMA-376 Part 2, 6.2.3)."""

    def __init__(self, root: Any) -> None:
        self.by_name = {str(e.get("PartName", "")).lstrip("/"): str(e.get("ContentType", "")) for e in root if e.tag.endswith("}Override")}
        self.by_extension = {str(e.get("Extension", "")).lower(): str(e.get("ContentType", "")) for e in root if e.tag.endswith("}Default")}

    def of(self, name: str) -> str:
        """Return the content type of a part, "" if nothing says it."""
        return self.by_name.get(name) or self.by_extension.get(name.rpartition(".")[2].lower(), "")


def _refuse_programs(members: _Members, types: _ContentTypes) -> None:
    found = [name for name in members if _PROGRAMS.search(types.of(name)) or _PROGRAMS.search(name)]
    if found:
        hint = "save a copy without them as .pptx or .potx"
        raise Refused("template-unsafe", f"holds macros or embedded programs: {_listed(found)}", hint)


def _refuse_calls(members: _Members) -> None:
    """Refuse relationships that fetch something from outside: linked pictures and films, attached templates, linked objects."""
    found = []
    for name in members:
        if name.endswith(".rels"):
            folder, _, file = name.rpartition("_rels/")
            owner = folder + file.removesuffix(".rels")
            found += [f"{owner} ({arrow.kind})" for arrow in _relationships(members, owner) if arrow.external and arrow.kind != "hyperlink"]
    if found:
        raise Refused("template-unsafe", f"calls files outside of it: {_listed(found)}", "embed what is linked, or remove it")


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def _relationships(members: _Members, owner: str) -> list[Relationship]:
    folder, file = posixpath.split(owner)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in members:
        return []
    root = parse(members.xml(name))
    return [_relationship(element, folder) for element in root if element.tag == f"{{{PACKAGE}/relationships}}Relationship"]


def _relationship(element: Any, folder: str) -> Relationship:
    external = element.get("TargetMode") == "External"
    target = str(element.get("Target", ""))
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Relationship(str(element.get("Id", "")), str(element.get("Type", "")), target, external)


def _part(members: _Members, types: _ContentTypes, name: str, kept: frozenset[str]) -> PartData:
    """Return the part called `name` with the relationships among `kept`; the others, and what uses them, are cut out."""
    if name not in members:
        raise ValueError(f"{name} is missing")
    content_type = types.of(name)
    if not content_type:
        raise ValueError(f"{name} has no content type")
    if not content_type.endswith("xml") or content_type == _VECTOR:
        return PartData(name, content_type, members.read(name), ())
    data = members.xml(name)
    root = parse(data)
    arrows = _relationships(members, name)
    if kept is _TAKEN_BY:
        return PartData(name, content_type, data, tuple(arrow for arrow in arrows if arrow.kind in kept))
    stays = [arrow for arrow in arrows if _stays(arrow, types)]
    dropped = {arrow.identity for arrow in arrows} - {arrow.identity for arrow in stays}
    if dropped:
        unusable = _cut_out(root, dropped)
        if unusable:
            kinds = sorted({arrow.kind for arrow in arrows if arrow.identity in unusable})
            raise Refused("template-unsafe", f"has what no deck takes over in {name}: {', '.join(kinds)}", "remove it from the template")
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return PartData(name, content_type, data, tuple(stays))


def _stays(arrow: Relationship, types: _ContentTypes) -> bool:
    if arrow.external:
        return arrow.kind == "hyperlink" and arrow.target.casefold().startswith(LINK_SCHEMES)
    return arrow.kind in KEPT and types.of(arrow.target) != _VECTOR


def _cut_out(root: Any, identities: set[str]) -> set[str]:
    """Remove links and vector pictures that use `identities` from `root`; return those that something else uses."""
    left = set()
    for element in list(root.iter(etree.Element)):
        used = {str(value) for key, value in element.attrib.items() if key.startswith(_R)} & identities
        if not used:
            continue
        word = etree.QName(element).localname
        if word in ("hlinkClick", "hlinkHover", "hlinkMouseOver"):
            element.getparent().remove(element)
        elif word == "svgBlip":
            extension = element.getparent()
            extension.getparent().remove(extension)
        else:
            left |= used
    return left
