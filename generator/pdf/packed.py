"""A finished PDF whose small objects are compressed together: ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams).

reportlab writes each object by itself, which for a structure tree of thousands of elements is half of the file.
"""

import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from reportlab.pdfbase.pdfdoc import format as formatted

from generator.pdf.objects import END_OF_DATA

HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The second line tells programs that pass files on that this one is not text (ISO 19005-2, 6.1.2)."""
PACKED: Final = 200
"""Objects in one object stream: readers open a stream whole to get at one object."""
FREE, PLAIN, COMPRESSED = 0, 1, 2


class _Entry(NamedTuple):
    """Where an object is: at a byte (`PLAIN`), or as number `second` in the object stream numbered `first` (`COMPRESSED`)."""

    kind: int
    first: int
    second: int

    @property
    def packed(self) -> bytes:
        """The entry as the cross-reference stream has it: one, four and two bytes."""
        return bytes((self.kind,)) + self.first.to_bytes(4, "big") + self.second.to_bytes(2, "big")


class _File:
    """The bytes written so far, and where each object is."""

    def __init__(self) -> None:
        self._parts = [HEADER]
        self._length = len(HEADER)
        self.entries: dict[int, _Entry] = {0: _Entry(FREE, 0, 65535)}

    def add(self, data: bytes) -> int:
        """Append `data`; return where it starts."""
        start = self._length
        self._parts.append(data)
        self._length += len(data)
        return start

    def object(self, number: int, body: bytes) -> int:
        """Append an object by itself; return where it starts."""
        start = self.add(b"%d 0 obj\n%s\nendobj\n" % (number, body.rstrip(b"\n")))
        self.entries[number] = _Entry(PLAIN, start, 0)
        return start

    def finished(self) -> bytes:
        return b"".join(self._parts)


def packed(document: Any) -> bytes:
    """Return the file of a reportlab `document` that is complete."""
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    pages = document.idToObjectNumberAndVersion[document.Reference(document.Pages).name][0]
    file = _File()
    small: list[tuple[int, bytes]] = []
    for number, body in _bodies(document):
        if body.endswith(b"endstream\n") or number == pages:  # the page tree's root tells the number of pages without unpacking
            file.object(number, body)
        else:
            small.append((number, body.rstrip(b"\n")))
    following = len(document.numberToId) + 1
    for first in range(0, len(small), PACKED):
        _add_object_stream(file, following, small[first : first + PACKED])
        following += 1
    trailer = b"/Root %s /Info %s /ID %s" % (root.format(document), info.format(document), formatted(document.ID(), document))
    _add_cross_references(file, following, trailer)
    return file.finished()


def _bodies(document: Any) -> Iterator[tuple[int, bytes]]:
    """Yield the objects by number, each written out; writing one may add others at the end."""
    number = 1
    while (name := document.numberToId.get(number)) is not None:
        yield number, formatted(document.idToObject[name], document, toplevel=1)
        number += 1


def _add_object_stream(file: _File, number: int, objects: list[tuple[int, bytes]]) -> None:
    """Put `objects` into one stream: pairs of number and place first, then the objects."""
    places, offset = [], 0
    for index, (own, body) in enumerate(objects):
        places.append(b"%d %d" % (own, offset))
        offset += len(body) + 1
        file.entries[own] = _Entry(COMPRESSED, number, index)
    head = b" ".join(places) + b"\n"
    content = head + b"\n".join(body for _, body in objects)
    file.object(number, _stream(b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head)), content))


def _add_cross_references(file: _File, number: int, trailer: bytes) -> None:
    """End the file with the stream that says where every object is, itself included."""
    start = file.add(b"")
    file.entries[number] = _Entry(PLAIN, start, 0)
    content = b"".join(file.entries[i].packed for i in range(number + 1))
    file.object(number, _stream(b"/Type /XRef /Size %d /W [1 4 2] %s" % (number + 1, trailer), content))
    file.add(b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(entries: bytes, content: bytes) -> bytes:
    data = zlib.compress(content)
    return b"<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s%sendstream" % (entries, len(data), data, END_OF_DATA)
