"""A package of the Open Packaging Conventions: relationships, content types, and the same bytes on every machine at every time.

Members are compressed as they come, so that only packed bytes wait for the end (.ZIP File Format Specification, APPNOTE 6.3.10).
"""

import struct
import zlib
from collections.abc import Mapping
from typing import Final, NamedTuple

from generator.deck.powerpoint.drawingml import DECLARATION, attribute
from generator.problems import RenderError

PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
BASIC_TYPES: Final = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
"""Content types of the extensions that every package has."""
COMPRESSION_LEVEL: Final = 6
_PACKED: Final = (".png", ".jpeg", ".xlsx")
"""Members that are compressed already."""

_STORED, _DEFLATED = 0, 8
_VERSION: Final = 20
"""What it takes to unpack: deflate."""
_VERSION_64: Final = 45
_UTF8_NAME: Final = 0x800
_EPOCH_DATE: Final = 0x21
"""1 January 1980, the earliest day a member can carry; packages keep their own times in docProps/core.xml."""
_MOST_MEMBERS, _MOST_BYTES = 0xFFFF, 0xFFFF_FFFF
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q4sLQL")
"""The end of a large archive, and where it is (APPNOTE 4.3.14 and 4.3.15)."""


class _Member(NamedTuple):
    name: bytes
    flags: int
    method: int
    checksum: int
    size: int
    packed: bytes

    def head(self) -> tuple[int, ...]:
        """Return what both headers of a member say of it."""
        return _VERSION, self.flags, self.method, 0, _EPOCH_DATE, self.checksum, len(self.packed), self.size, len(self.name), 0


class Archive:
    """A zip file being made: members are packed when they are added and stand in the order of their names."""

    def __init__(self) -> None:
        self._members: dict[str, _Member] = {}

    def add(self, name: str, data: str | bytes) -> None:
        """Pack `data` as the member `name`."""
        plain = data.encode() if isinstance(data, str) else data
        method, packed = (_STORED, plain) if name.endswith(_PACKED) else (_DEFLATED, _deflated(plain))
        self._members[name] = _Member(name.encode(), _flags(name), method, zlib.crc32(plain), len(plain), packed)

    def copy(self, name: str, same: str) -> None:
        """Add the member `name` with the bytes of `same`, which are packed but once."""
        self._members[name] = self._members[same]._replace(name=name.encode(), flags=_flags(name))

    def finished(self) -> bytes:
        """Return the file, `[Content_Types].xml` first as readers expect it (ECMA-376 Part 2, 6.2)."""
        pieces: list[bytes] = []
        directory: list[bytes] = []
        place = 0
        for name in sorted(self._members, key=_order):
            member = self._members[name]
            head = member.head()
            if place > _MOST_BYTES:
                raise RenderError("a deck of more than 4 GiB is not made: use smaller pictures")
            directory += (_CENTRAL.pack(b"PK\1\2", _VERSION, *head, 0, 0, 0, 0, place), member.name)
            pieces += (_LOCAL.pack(b"PK\3\4", *head), member.name, member.packed)
            place += _LOCAL.size + len(member.name) + len(member.packed)
        contents = b"".join(directory)
        return b"".join((*pieces, contents, _end(len(self._members), len(contents), place)))


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of `members`."""
    file = Archive()
    for name, data in members.items():
        file.add(name, data)
    return file.finished()


def _flags(name: str) -> int:
    return 0 if name.isascii() else _UTF8_NAME


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(COMPRESSION_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _order(name: str) -> tuple[bool, bool, str]:
    return name != "[Content_Types].xml", name != "_rels/.rels", name


def _end(count: int, size: int, place: int) -> bytes:
    """Return what follows the directory of `count` members, which has `size` bytes and starts at `place`."""
    large = b""
    if count > _MOST_MEMBERS:
        numbers = (44, _VERSION_64, _VERSION_64, 0, 0, count, count, size, place)
        large = _END_64.pack(b"PK\6\6", *numbers, b"PK\6\7", 0, place + size, 1)
    shown = min(count, _MOST_MEMBERS)
    return large + _END.pack(b"PK\5\6", 0, 0, shown, shown, size, place, 0)


def relationships(*targets: tuple[str, str]) -> str:
    """Return a relationships part of (type, target) with the ids rId1, rId2, … (ECMA-376 Part 2, 6.5)."""
    entries = (f'<Relationship Id="rId{n}" Type="{kind}" Target={attribute(target)}/>' for n, (kind, target) in enumerate(targets, 1))
    return relationships_part("".join(entries))


def relationships_part(entries: str) -> str:
    """Return a relationships part of `entries`."""
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def content_types(defaults: Mapping[str, str], overrides: Mapping[str, str]) -> str:
    """Return `[Content_Types].xml`: types by extension and by part name without its first `/` (ECMA-376 Part 2, 6.2.3)."""
    by_extension = "".join(f"<Default Extension={attribute(name)} ContentType={attribute(kind)}/>" for name, kind in defaults.items())
    by_name = "".join(f"<Override PartName={attribute(f'/{name}')} ContentType={attribute(kind)}/>" for name, kind in overrides.items())
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{by_extension}{by_name}</Types>'
