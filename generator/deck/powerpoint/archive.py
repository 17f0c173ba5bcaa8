"""A package of the Open Packaging Conventions: relationships, content types, and the same bytes on every machine at every time."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from generator.deck.powerpoint.drawingml import DECLARATION, attribute

PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
BASIC_TYPES: Final = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
"""Content types of the extensions that every package has."""
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip member can carry; packages keep their own times in docProps/core.xml."""
COMPRESSION_LEVEL: Final = 6
_PACKED: Final = (".png", ".jpeg", ".xlsx")
"""Members that are compressed already."""


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of `members`, sorted, `[Content_Types].xml` first as readers expect it (ECMA-376 Part 2, 6.2)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in sorted(members, key=_order):
            method = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            file.writestr(_member(name), members[name], method, COMPRESSION_LEVEL)
    return stream.getvalue()


def _order(name: str) -> tuple[bool, bool, str]:
    return name != "[Content_Types].xml", name != "_rels/.rels", name


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, EPOCH)
    member.create_system = 0  # the default names the operating system
    return member


def relationships(*targets: tuple[str, str]) -> str:
    """Return a relationships part of (type, target) with the ids rId1, rId2, … (ECMA-376 Part 2, 6.5)."""
    entries = "".join(f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1))
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> str:
    """Return `[Content_Types].xml`: types by extension and by part name without its first `/` (ECMA-376 Part 2, 6.2.3)."""
    by_extension = "".join(f"<Default Extension={attribute(name)} ContentType={attribute(kind)}/>" for name, kind in defaults.items())
    by_name = "".join(f"<Override PartName={attribute(f'/{name}')} ContentType={attribute(kind)}/>" for name, kind in overrides.items())
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{by_extension}{by_name}</Types>'
