"""A TrueType file as its tables, and copies of glyphs with other widths added to it.

OpenType 1.9: the table directory, `glyf` (composite glyphs), `loca`, `hmtx`, `hhea`, `maxp`, `head`.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

CHECKSUM_MAGIC: Final = 0xB1B0AFBA
WORD_OFFSETS: Final = 0x0001 | 0x0002
"""Composite flags: both arguments are 16-bit words, and they are offsets in x and y."""
GLYPH_HEADER: Final = 10
"""Bytes before a glyph's outline: number of contours and bounds."""
LONG_OFFSETS: Final = 1
"""`head` indexToLocFormat for 32-bit offsets."""


class Variant(NamedTuple):
    """A glyph with the advance `width`, its ink moved left by `shift`; both in font units."""

    gid: int
    width: int
    shift: int


def read_tables(data: bytes) -> dict[str, bytes]:
    """Return the tables of a single TrueType font by tag."""
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count))
    return {tag.decode("latin-1"): data[offset : offset + length] for tag, _, offset, length in records}


def write_tables(tables: Mapping[str, bytes]) -> bytes:
    """Return the font file of `tables`, with its checksums."""
    tables = dict(tables)
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    directory, body, position, total = [header], [], 12 + 16 * count, 0
    for tag in sorted(tables):
        table = tables[tag]
        padded = table + bytes(-len(table) % 4)
        checksum = _checksum(padded)
        directory.append(struct.pack(">4sIII", tag.encode("latin-1"), checksum, position, len(table)))
        body.append(padded)
        position += len(padded)
        total += checksum  # tables are whole words, so the file's sum is that of its parts
    data = bytearray(b"".join([*directory, *body]))
    total += _checksum(b"".join(directory))
    head = _table_offset(data, b"head")
    struct.pack_into(">I", data, head + 8, (CHECKSUM_MAGIC - total) & 0xFFFFFFFF)
    return bytes(data)


def _checksum(padded: bytes) -> int:
    """Return the sum of the big-endian words, added up by the place of each byte: half the time of unpacking words."""
    first, second, third, fourth = (sum(padded[place::4]) for place in range(4))
    return (first << 24) + (second << 16) + (third << 8) + fourth & 0xFFFFFFFF


def _table_offset(data: bytearray, wanted: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count))
    return next(int(offset) for tag, _, offset, _ in records if tag == wanted)


def add_variants(data: bytes, variants: Sequence[Variant]) -> bytes:
    """Return the font `data` with one more glyph for each of `variants`, in their order, after those it has.

    Each is a composite of the original glyph, so that its outline is stored once.
    """
    tables = read_tables(data)
    offsets = _offsets(tables)
    glyf = bytearray(tables["glyf"])
    metrics = bytearray(_full_metrics(tables))
    for variant in variants:
        start, end = offsets[variant.gid], offsets[variant.gid + 1]
        outline, left = _composite(tables["glyf"][start:end], variant)
        glyf += outline
        offsets.append(len(glyf))
        metrics += struct.pack(">Hh", variant.width, left)
    count = len(offsets) - 1
    tables["glyf"] = bytes(glyf)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = bytes(metrics)
    tables["head"] = tables["head"][:50] + struct.pack(">h", LONG_OFFSETS) + tables["head"][52:]
    tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", count)
    tables["maxp"] = _maxima(tables["maxp"], count)
    return write_tables(tables)


def _offsets(tables: Mapping[str, bytes]) -> list[int]:
    loca = tables["loca"]
    if struct.unpack_from(">h", tables["head"], 50)[0] == LONG_OFFSETS:
        return list(struct.unpack(f">{len(loca) // 4}I", loca))
    return [2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca)]


def _full_metrics(tables: Mapping[str, bytes]) -> bytes:
    """Return `hmtx` with an advance for every glyph: the last one counts for those that have a left side bearing only."""
    full = struct.unpack_from(">H", tables["hhea"], 34)[0]
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    hmtx = tables["hmtx"]
    last = hmtx[4 * (full - 1) : 4 * (full - 1) + 2]
    bearings = (hmtx[4 * full + 2 * i : 4 * full + 2 * i + 2] for i in range(count - full))
    return hmtx[: 4 * full] + b"".join(last + bearing for bearing in bearings)


def _composite(outline: bytes, variant: Variant) -> tuple[bytes, int]:
    """Return a glyph that draws `variant.gid` moved left, padded to four bytes, and its left side bearing."""
    if len(outline) < GLYPH_HEADER:  # a blank, or damaged and drawn by nobody
        return b"", 0
    _, left, bottom, right, top = struct.unpack_from(">hhhhh", outline)
    shift = variant.shift
    header = struct.pack(">hhhhh", -1, _short(left - shift), bottom, _short(right - shift), top)
    component = struct.pack(">HHhh", WORD_OFFSETS, variant.gid, _short(-shift), 0)
    return header + component + bytes(2), _short(left - shift)


def _short(value: int) -> int:
    """Return `value` or what is nearest to it in 16 bits: damaged fonts have boxes at their limits."""
    return max(-0x8000, min(value, 0x7FFF))


def _maxima(maxp: bytes, count: int) -> bytes:
    """Return `maxp` 1.0 for `count` glyphs, the new ones composites of one component."""
    values = list(struct.unpack(">IHHHHHHHHHHHHHH", maxp[:32]))
    values[1] = count
    values[4] = max(values[4], values[2])  # maxCompositePoints, from maxPoints
    values[5] = max(values[5], values[3])  # maxCompositeContours, from maxContours
    values[13] = max(values[13], 1)  # maxComponentElements
    values[14] += 1  # maxComponentDepth
    return struct.pack(">IHHHHHHHHHHHHHH", *values)
