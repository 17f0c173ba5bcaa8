"""The `name` table of a font: what a face is called in it, and the same with another family and style (OpenType 1.9)."""

import struct
from collections.abc import Mapping
from typing import Final

FAMILY, STYLE, UNIQUE, FULL, VERSION, POSTSCRIPT = 1, 2, 3, 4, 5, 6
CARRIED: Final = frozenset({0, VERSION, 7, 8, 9, 11, 13, 14})
"""Identifiers that stay under another family name: copyright, trademark, makers, licence."""
_RECORD: Final = struct.Struct(">6H")
_WINDOWS_UNICODE_ENGLISH: Final = (3, 1, 0x409)


def windows_names(table: bytes) -> dict[int, str]:
    """Return the Windows names of the `name` table in US English by identifier; another language's where there is no English one.

    Raises `struct.error` for a table that is cut off.
    """
    count, storage = struct.unpack_from(">2H", table, 2)
    names: dict[int, str] = {}
    english: set[int] = set()
    for n in range(count):
        platform, encoding, language, identifier, length, offset = _RECORD.unpack_from(table, 6 + 12 * n)
        if (platform, encoding) != _WINDOWS_UNICODE_ENGLISH[:2] or identifier in english:
            continue
        start = storage + offset
        names[identifier] = table[start : start + length].decode("utf-16-be", "replace")
        if language == _WINDOWS_UNICODE_ENGLISH[2]:
            english.add(identifier)
    return names


def renamed(names: Mapping[int, str], family: str, style: str, postscript_name: str) -> bytes:
    """Return a `name` table with the makers' and licence names of `names`, for `family` and `style` ("Regular" or "Bold")."""
    full = family if style == "Regular" else f"{family} {style}"
    own = {FAMILY: family, STYLE: style, UNIQUE: f"{postscript_name};{names.get(VERSION, '')}", FULL: full, POSTSCRIPT: postscript_name}
    written = {identifier: text for identifier, text in names.items() if identifier in CARRIED} | own
    records, strings = [], b""
    for identifier in sorted(written):
        text = written[identifier].encode("utf-16-be")
        records.append(_RECORD.pack(*_WINDOWS_UNICODE_ENGLISH, identifier, len(text), len(strings)))
        strings += text
    return struct.pack(">3H", 0, len(records), 6 + 12 * len(records)) + b"".join(records) + strings
