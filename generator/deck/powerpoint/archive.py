"""Named members → the bytes of a zip package that are the same on every machine at every time."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

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
