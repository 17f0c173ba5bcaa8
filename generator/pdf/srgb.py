"""The colour profile of sRGB, made from its published constants: what the colours in a PDF mean.

ICC.1:2001-04 (profile version 2, display device, three curves and a matrix); IEC 61966-2-1 (the curve).
"""

import struct
from typing import Final

VERSION: Final = bytes((2, 0x10, 0, 0))
MADE: Final = (1999, 10, 18, 0, 0, 0)
"""When IEC 61966-2-1 was published: profiles of one content are the same bytes."""
D50: Final = (0.9642, 1.0, 0.8249)
WHITE: Final = (0.9505, 1.0, 1.0891)
RED: Final = (0.43607, 0.22249, 0.01392)
GREEN: Final = (0.38515, 0.71687, 0.09708)
BLUE: Final = (0.14307, 0.06061, 0.7141)
"""Primaries, adapted to D50."""
STEPS: Final = 1024
"""Entries of the curve."""
HEADER: Final = 128
NAME: Final = "sRGB IEC61966-2.1"


def srgb_profile() -> bytes:
    """Return the profile."""
    parts = {
        b"desc": _description(NAME),
        b"cprt": b"text\0\0\0\0Public domain\0",
        b"wtpt": _colour(WHITE),
        b"rXYZ": _colour(RED),
        b"gXYZ": _colour(GREEN),
        b"bXYZ": _colour(BLUE),
        b"rTRC": _curve(),
    }
    offset = HEADER + 4 + 12 * (len(parts) + 2)
    places, body = {}, b""
    for tag, data in parts.items():
        places[tag] = struct.pack(">II", offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    places[b"gTRC"] = places[b"bTRC"] = places[b"rTRC"]
    table = struct.pack(">I", len(places)) + b"".join(tag + place for tag, place in places.items())
    size = HEADER + len(table) + len(body)
    header = (
        struct.pack(">I4x", size)
        + VERSION
        + b"mntrRGB XYZ "
        + struct.pack(">6H", *MADE)
        + b"acsp"
        + bytes(28)
        + b"".join(_fixed(value) for value in D50)
    )
    return header.ljust(HEADER, b"\0") + table + body


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _colour(xyz: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(value) for value in xyz)


def _description(text: str) -> bytes:
    """Return a textDescriptionType without its Unicode and script forms."""
    letters = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(letters)) + letters + bytes(78)


def _curve() -> bytes:
    values = [round(65535 * _linear(n / (STEPS - 1))) for n in range(STEPS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{STEPS}H", STEPS, *values)


def _linear(value: float) -> float:
    """Return the light of a coded value, both from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
