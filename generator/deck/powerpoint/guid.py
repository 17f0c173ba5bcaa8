"""Identifiers of 128 bits from names: the same name has the same one in every build (RFC 9562, 5.5, version 5).

Python's own `uuid` imports what finds out about the machine, which takes longer than all identifiers of a deck.
"""

from hashlib import sha1
from typing import Final

OBJECTS: Final = bytes.fromhex("6ba7b8129dad11d180b400c04fd430c8")
"""The name space of object identifiers (RFC 9562, 6.6)."""


def guid(space: bytes, name: str) -> str:
    """Return the identifier of `name` in a name `space` in the form of ST_Guid (ECMA-376 Part 1, 22.9.2.4)."""
    digits = sha1(space + name.encode(), usedforsecurity=False).hexdigest().upper()
    variant = "89AB"[int(digits[16], 16) & 3]
    return f"{{{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}}}"
