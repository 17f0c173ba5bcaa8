"""A TrueType font as an MTX payload, the compressed form that PowerPoint itself embeds (W3C Member Submission "MicroType Express", 2008).

The font is taken apart into three blocks, together called CTF, and each block is compressed by itself: the tables with `glyf` and `cvt `
re-coded, the values that glyph programs push (none: programs keep their own pushes), and the glyph programs.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from generator.deck.powerpoint.glyf import Outline, read_outlines
from generator.deck.powerpoint.lzcomp import PRESET, compress
from generator.text.sfnt import LONG_OFFSETS, read_tables

VERSION: Final = 3
TRUETYPE: Final = b"\0\1\0\0"
REQUIRED: Final = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
REFUSED: Final = ("CFF ", "CFF2", "fvar", "gvar")
LEFT_OUT: Final = ("DSIG", "VDMX", "hdmx")
"""A signature that the changed form breaks, and caches of widths whose packed form MTX has of its own."""
STORED_BOX: Final = 0x7FFF
"""In place of a glyph's number of contours: its box follows, being other than the points' extent."""
OFF_CURVE: Final = 0x80
LONGEST_STEP: Final = 0x7FFF
SHORT_LIMIT: Final = 131_070
"""The largest `glyf` that 16-bit offsets in steps of two reach."""
MAXP_SIZE: Final = 32
"""Bytes of a `maxp` table of version 1.0."""


class Blocks(NamedTuple):
    """The uncompressed CTF blocks of a font."""

    tables: bytes
    pushes: bytes
    programs: bytes


def encode(font: bytes) -> bytes:
    """Return the MTX payload of the TrueType file `font`, the same for the same bytes.

    Raises `ValueError` for what MTX fonts cannot be here: collections, CFF outlines, variable or damaged fonts.
    """
    blocks = split(font)
    history = len(PRESET) + max(map(len, blocks))
    if history >= 1 << 24:
        raise ValueError("a font of 16 MB or more")
    streams = [compress(block) for block in blocks]
    second = 10 + len(streams[0])
    numbers = (history, second, second + len(streams[1]))
    return b"".join((bytes((VERSION,)), *(number.to_bytes(3, "big") for number in numbers), *streams))


def split(font: bytes) -> Blocks:
    """Return the CTF blocks of the TrueType file `font`. Raises `ValueError` as `encode` does."""
    try:
        return _split(font)
    except (struct.error, IndexError) as error:
        raise ValueError(f"a damaged TrueType font: {error}") from error


def _split(font: bytes) -> Blocks:
    if font[:4] != TRUETYPE:
        raise ValueError("not a single TrueType font")
    tables = read_tables(font)
    missing = [tag for tag in REQUIRED if tag not in tables]
    refused = [tag for tag in REFUSED if tag in tables]
    if missing:
        raise ValueError(f"no table {', '.join(missing)}")
    if refused:
        raise ValueError(f"a font with the table {', '.join(refused)}")
    if len(tables["maxp"]) < MAXP_SIZE:
        raise ValueError("a TrueType font without the limits of maxp 1.0")
    outlines = read_outlines(tables)
    changed = {tag: table for tag, table in tables.items() if tag not in LEFT_OUT}
    changed["maxp"] = _maxima(tables["maxp"], outlines)
    changed["head"] = _head(tables["head"], outlines)
    changed["glyf"] = _records(outlines)
    changed["loca"] = b""
    if "cvt " in changed:
        changed["cvt "] = _control_values(changed["cvt "])
    return Blocks(_table_file(changed, _checksums(font)), b"", b"".join(outline.program for outline in outlines))


def _checksums(font: bytes) -> dict[str, int]:
    """Return the tables' checksums as the directory of `font` has them."""
    (count,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sI", font, 12 + 16 * n) for n in range(count))
    return {tag.decode("latin-1"): checksum for tag, checksum in records}


def _table_file(tables: Mapping[str, bytes], checksums: Mapping[str, int]) -> bytes:
    """Return directory and tables in the order of their tags; the empty `loca` stands at 0. The checksums are the original tables'."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    parts = [struct.pack(">4s4H", TRUETYPE, count, power * 16, power.bit_length() - 1, (count - power) * 16)]
    position, bodies = 12 + 16 * count, []
    for tag in sorted(tables):
        table = tables[tag]
        parts.append(struct.pack(">4s3I", tag.encode("latin-1"), checksums[tag], position if tag != "loca" else 0, len(table)))
        bodies.append(table + bytes(-len(table) % 4))
        position += len(bodies[-1])
    return b"".join([*parts, *bodies])


def _maxima(maxp: bytes, outlines: Sequence[Outline]) -> bytes:
    """Return `maxp` with limits that hold: readers size their buffers by them, and decomposed glyphs have more than was promised."""
    values = list(struct.unpack_from(">I14H", maxp))
    if values[1] != len(outlines):
        raise ValueError(f"maxp promises {values[1]} glyphs, loca has {len(outlines)}")
    values[2] = max(values[2], max((len(outline.points) for outline in outlines), default=0))
    values[3] = max(values[3], max((len(outline.sizes) for outline in outlines), default=0))
    values[12] = max(values[12], max((len(outline.program) for outline in outlines), default=0))
    return struct.pack(">I14H", *values) + maxp[MAXP_SIZE:]


def _head(head: bytes, outlines: Iterable[Outline]) -> bytes:
    """Return `head` with 32-bit offsets where the `glyf` that a decoder rebuilds may be too long for the others."""
    sizes = (14 + 2 * len(one.sizes) + len(one.program) + 5 * len(one.points) for one in outlines)
    bound = sum(size + -size % 4 for size in sizes)
    return head[:50] + struct.pack(">h", LONG_OFFSETS) + head[52:] if bound > SHORT_LIMIT else head


def _records(outlines: Iterable[Outline]) -> bytes:
    """Return the glyph records: number of contours, their sizes, the points' flags and steps, and how long the program is."""
    record = bytearray()
    known: dict[tuple[int, int], tuple[int, bytes]] = {}  # steps recur: CJK strokes are alike
    for outline in outlines:
        if not outline.sizes:
            record += b"\0\0"
            continue
        record += _record_header(outline)
        record += short_number(outline.sizes[0] - 1)
        for size in outline.sizes[1:]:
            record += short_number(size)
        flags, steps = bytearray(), bytearray()
        for step, on_curve in zip(outline.points, outline.on_curve, strict=True):
            form = known.get(step)
            if form is None:
                form = known[step] = triplet(*step)
            flags.append(form[0] if on_curve else form[0] | OFF_CURVE)
            steps += form[1]
        record += flags
        record += steps
        record += b"\0"
        record += short_number(len(outline.program))
    return bytes(record)


def _record_header(outline: Outline) -> bytes:
    """Return the number of contours, with the box where it is not the extent of the points."""
    count = len(outline.sizes)
    if count >= STORED_BOX:
        raise ValueError(f"a glyph of {count} contours")
    xs = list(accumulate(x for x, _ in outline.points))
    ys = list(accumulate(y for _, y in outline.points))
    if outline.box == (min(xs), min(ys), max(xs), max(ys)):
        return struct.pack(">H", count)
    return struct.pack(">2H4h", STORED_BOX, count, *outline.box)


def short_number(value: int) -> bytes:
    """Return an unsigned number of 16 bits in one to three bytes ("255UShort")."""
    if value <= 252:
        return value.to_bytes(1, "big")
    if value <= 505:
        return bytes((255, value - 253))
    if value <= 761:
        return bytes((254, value - 506))
    return b"\xfd" + struct.pack(">H", value)


def triplet(dx: int, dy: int) -> tuple[int, bytes]:
    """Return the form of a step from point to point, and its data bytes: the first of six ways that holds it.

    Raises `ValueError` for a step longer than TrueType knows.
    """
    x, y = abs(dx), abs(dy)
    right, up = int(dx >= 0), int(dy >= 0)
    signs = right + 2 * up
    if dx == 0 and y <= 1279:
        return 2 * (y >> 8) + up, bytes((y & 255,))
    if dy == 0 and x <= 1279:
        return 10 + 2 * (x >> 8) + right, bytes((x & 255,))
    if x <= 64 and y <= 64:
        return 20 + 16 * ((x - 1) >> 4) + 4 * ((y - 1) >> 4) + signs, bytes((((x - 1) & 15) << 4 | (y - 1) & 15,))
    if x <= 768 and y <= 768:
        return 84 + 12 * ((x - 1) >> 8) + 4 * ((y - 1) >> 8) + signs, bytes(((x - 1) & 255, (y - 1) & 255))
    if x <= 4095 and y <= 4095:
        return 120 + signs, bytes((x >> 4, (x & 15) << 4 | y >> 8, y & 255))
    if max(x, y) > LONGEST_STEP:
        raise ValueError(f"a step of {max(x, y)} units")
    return 124 + signs, struct.pack(">2H", x, y)


def _control_values(table: bytes) -> bytes:
    """Return `cvt ` as a count and the differences from value to value."""
    count = len(table) // 2
    coded, before = bytearray(struct.pack(">H", count)), 0
    for value in struct.unpack_from(f">{count}h", table):
        coded += control_difference((value - before + 0x8000 & 0xFFFF) - 0x8000)
        before = value
    return bytes(coded)


def control_difference(step: int) -> bytes:
    """Return the difference of two control values, -32768 to 32767, in one to three bytes."""
    if 0 <= step < 238:
        return bytes((step,))
    tens = min(8, abs(step) // 238)
    rest = abs(step) - 238 * tens
    if rest > 255:
        return b"\xee" + struct.pack(">h", step)
    return bytes((239 + tens if step < 0 else 247 + tens, rest))
