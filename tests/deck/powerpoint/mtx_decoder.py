"""A reader of MTX fonts, written from the format's description and not from the encoder: it takes every byte, or refuses with `Broken`.

It knows more than our encoder writes: run lengths, values pushed from the second block, composite glyphs.
"""

import struct
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.text.sfnt import write_tables

HISTORY = b"".join(bytes((a, b)) for a in range(32) for b in range(96)) + b"".join(bytes([j] * 4) for j in range(256))
LARGEST = 1 << 22


class Broken(Exception):
    """The payload breaks the format."""


@dataclass(frozen=True)
class Glyph:
    """Points as (x, y, on the curve); `components` holds the records of a composite."""

    ends: tuple[int, ...] = ()
    points: tuple[tuple[int, int, int], ...] = ()
    box: tuple[int, ...] = ()
    pushed: tuple[int, ...] = ()
    program: bytes = b""
    components: bytes = b""


@dataclass(frozen=True)
class Font:
    """The tables by tag, `glyf` and `cvt ` as they are in the block, and what those two say."""

    tables: dict[str, bytes]
    glyphs: tuple[Glyph, ...]
    control_values: tuple[int, ...]


class Bits:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def bit(self) -> int:
        if self.at >= 8 * len(self.data):
            raise Broken("the stream ends early")
        self.at += 1
        return self.data[(self.at - 1) >> 3] >> (-self.at & 7) & 1

    def number(self, width: int) -> int:
        value = 0
        for _ in range(width):
            value = value << 1 | self.bit()
        return value


class Node:
    def __init__(self, weight: int, symbol: int = -1) -> None:
        self.weight, self.symbol = weight, symbol
        self.children: tuple[int, int] | None = None


class Tree:
    """Slots 1 to 2n - 1, heaviest first; what a slot holds moves, the slot's parent does not."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.nodes = [Node(0)] + [Node(0) for _ in range(size - 1)] + [Node(1, symbol) for symbol in range(size)]
        self.parent = [0] * (2 * size)
        for slot in range(size - 1, 0, -1):
            left, right = 2 * slot, 2 * slot + 1
            self.nodes[slot].children = (left, right)
            self.nodes[slot].weight = self.nodes[left].weight + self.nodes[right].weight
            self.parent[left] = self.parent[right] = slot

    def learn(self, symbol: int) -> None:
        slot = next(n for n, node in enumerate(self.nodes) if n and node.symbol == symbol)
        self.bump(slot)

    def bump(self, slot: int) -> None:
        nodes = self.nodes
        while slot != 1:
            first = slot
            while first > 1 and nodes[first - 1].weight == nodes[slot].weight:
                first -= 1
            if first != slot:
                one, other = nodes[slot], nodes[first]
                one.symbol, other.symbol = other.symbol, one.symbol
                one.children, other.children = other.children, one.children
                for place in (slot, first):
                    for child in nodes[place].children or ():
                        self.parent[child] = place
                slot = first
            nodes[slot].weight += 1
            slot = self.parent[slot]
        nodes[1].weight += 1

    def read(self, bits: Bits) -> int:
        slot = 1
        while children := self.nodes[slot].children:
            slot = children[bits.bit()]
        symbol = self.nodes[slot].symbol
        self.bump(slot)
        return symbol


def expand(stream: bytes) -> bytes:
    """Return the bytes of an LZCOMP stream, which must end where the stream does."""
    bits = Bits(stream)
    runs, length = bits.bit(), bits.number(24)
    if length > LARGEST:
        raise Broken(f"a block of {length} bytes")
    out = bytearray(HISTORY)
    end = len(HISTORY) + length
    digits = 1
    while 8**digits < length:
        digits += 1
    if length:
        _expand(bits, out, end, digits)
    if (bits.at + 7) // 8 != len(stream) or bits.number(-bits.at % 8):
        raise Broken("bytes after the last symbol")
    plain = bytes(out[len(HISTORY) :])
    return _without_runs(plain) if runs else plain


def _expand(bits: Bits, out: bytearray, end: int, digits: int) -> None:
    repeat = 256 + 8 * digits
    main, lengths, distances = Tree(repeat + 3), Tree(8), Tree(8)
    for symbol in (256, 257, *[repeat] * 12, *[repeat + 1] * 6):
        main.learn(symbol)
    for symbol in (*range(8), *range(8)):
        lengths.learn(symbol)
        distances.learn(symbol)
    while len(out) < end:
        symbol = main.read(bits)
        if symbol < 256:
            out.append(symbol)
        elif symbol >= repeat:
            out.append(out[-2 * (symbol - repeat) - 2])
        else:
            groups, digit = divmod(symbol - 256, 8)
            value = digit & 3
            while digit & 4:
                digit = lengths.read(bits)
                value = value << 2 | digit & 3
            distance = 0
            for _ in range(groups + 1):
                distance = distance << 3 | distances.read(bits)
            distance += 1
            length = value + (2 if distance <= 511 else 3)
            start = len(out) - distance - length + 1
            if start < 0:
                raise Broken("a copy from before the preset bytes")
            if len(out) + length > end:
                raise Broken("a copy past the end of the block")
            out += out[start : start + length]


def _without_runs(coded: bytes) -> bytes:
    rest = iter(coded)
    try:
        escape, plain = next(rest), bytearray()
        for byte in rest:
            if byte != escape:
                plain.append(byte)
            elif count := next(rest):
                plain += bytes([next(rest)] * count)
            else:
                plain.append(escape)
    except StopIteration as error:
        raise Broken("a run that is cut off") from error
    return bytes(plain)


class Reader:
    """Numbers from a block in their order."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.name, self.at = data, name, 0

    def take(self, count: int) -> bytes:
        if self.at + count > len(self.data):
            raise Broken(f"{self.name} ends early")
        self.at += count
        return self.data[self.at - count : self.at]

    def byte(self) -> int:
        return self.take(1)[0]

    def word(self) -> int:
        return int.from_bytes(self.take(2), "big")

    def signed(self) -> int:
        return int.from_bytes(self.take(2), "big", signed=True)

    def short_number(self) -> int:
        match self.byte():
            case 253:
                return self.word()
            case 254:
                return 506 + self.byte()
            case 255:
                return 253 + self.byte()
            case small:
                return small

    def finish(self) -> None:
        if self.at != len(self.data):
            raise Broken(f"{len(self.data) - self.at} bytes of {self.name} are left")


def blocks(payload: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the three uncompressed blocks of a payload."""
    if len(payload) < 10 or payload[0] != 3:
        raise Broken("no payload of version 3")
    limit, second, third = (int.from_bytes(payload[at : at + 3], "big") for at in (1, 4, 7))
    if not 10 <= second <= third <= len(payload):
        raise Broken("offsets out of range")
    first, pushes, programs = (expand(payload[start:end]) for start, end in pairwise((10, second, third, len(payload))))
    if limit < len(HISTORY) + max(map(len, (first, pushes, programs))):
        raise Broken("a copy limit below what the copies may need")
    return first, pushes, programs


def decode(payload: bytes) -> Font:
    """Return the font of a payload."""
    return decode_blocks(*blocks(payload))


def decode_blocks(first: bytes, pushes: bytes, programs: bytes) -> Font:
    """Return the font of three blocks."""
    tables = _tables(first)
    if "loca" not in tables or tables["loca"]:
        raise Broken("no empty loca")
    records, pushed, code = Reader(tables["glyf"], "glyf"), Reader(pushes, "block 2"), Reader(programs, "block 3")
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    glyphs = tuple(_glyph(records, pushed, code) for _ in range(count))
    for reader in (records, pushed, code):
        reader.finish()
    return Font(tables, glyphs, control_values(tables["cvt "]) if "cvt " in tables else ())


def _tables(block: bytes) -> dict[str, bytes]:
    reader = Reader(block, "block 1")
    if reader.take(4) != b"\0\1\0\0":
        raise Broken("no TrueType directory")
    count = reader.word()
    reader.take(6)
    tables, place, before = {}, 12 + 16 * count, b""
    for _ in range(count):
        tag = reader.take(4)
        _, offset, length = struct.unpack(">3I", reader.take(12))
        if tag <= before or (length and offset != place) or offset + length > len(block):
            raise Broken(f"table {tag!r} out of place")
        before = tag
        tables[tag.decode("latin-1")] = block[offset : offset + length]
        if any(block[offset + length : offset + length + -length % 4]):
            raise Broken("padding that is not zero")
        place += length + -length % 4
    if place != len(block):
        raise Broken("bytes after the last table")
    return tables


def _glyph(records: Reader, pushed: Reader, code: Reader) -> Glyph:
    contours = records.signed()
    if contours == 0:
        return Glyph()
    if contours < 0:
        return _composite(records, pushed, code)
    box: tuple[int, ...] = ()
    if contours == 0x7FFF:
        contours = records.signed()
        box = tuple(records.signed() for _ in range(4))
    sizes = [records.short_number() + (n == 0) for n in range(contours)]
    flags = records.take(sum(sizes))
    x = y = 0
    points = []
    for flag in flags:
        dx, dy = step(flag & 0x7F, records)
        x, y = x + dx, y + dy
        points.append((x, y, int(flag < 0x80)))
    if not box:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = (min(xs), min(ys), max(xs), max(ys))
    values = values_pushed(pushed, records.short_number())
    return Glyph(tuple(end - 1 for end in accumulate(sizes)), tuple(points), box, values, code.take(records.short_number()))


def _composite(records: Reader, pushed: Reader, code: Reader) -> Glyph:
    box = tuple(records.signed() for _ in range(4))
    start, flags, instructed = records.at, 0x20, False
    while flags & 0x20:
        flags = records.word()
        instructed = instructed or bool(flags & 0x100)
        scale = 2 if flags & 0x8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        records.take(2 + (4 if flags & 1 else 2) + scale)
    components = records.data[start : records.at]
    if not instructed:
        return Glyph(box=box, components=components)
    values = values_pushed(pushed, records.short_number())
    return Glyph(box=box, components=components, pushed=values, program=code.take(records.short_number()))


def step(form: int, data: Reader) -> tuple[int, int]:
    """Return the step from point to point that `form` and the bytes that follow mean."""
    if form < 20:
        base = form % 10
        length = 256 * (base >> 1) + data.byte()
        signed = length if base & 1 else -length
        return (0, signed) if form < 10 else (signed, 0)
    if form < 84:
        base, byte = form - 20, data.byte()
        x, y = 16 * (base >> 4) + (byte >> 4) + 1, 16 * (base >> 2 & 3) + (byte & 15) + 1
    elif form < 120:
        base = form - 84
        x, y = 256 * (base // 12) + data.byte() + 1, 256 * (base % 12 >> 2) + data.byte() + 1
    elif form < 124:
        base, packed = form - 120, int.from_bytes(data.take(3), "big")
        x, y = packed >> 12, packed & 0xFFF
    else:
        base, x, y = form - 124, data.word(), data.word()
    return (x if base & 1 else -x), (y if base & 2 else -y)


def values_pushed(data: Reader, count: int) -> tuple[int, ...]:
    """Return `count` values that a glyph program pushes first."""
    values: list[int] = []
    while len(values) < count:
        match data.byte():
            case 251 | 252 as kind:
                if len(values) < 2:
                    raise Broken("a value repeated before there are two")
                again = values[-2]
                values += [again, _value(data), again]
                if kind == 252:
                    values += [_value(data), again]
            case byte:
                values.append(_value(data, byte))
    if len(values) > count:
        raise Broken("more values than announced")
    return tuple(values)


def _value(data: Reader, byte: int | None = None) -> int:
    match data.byte() if byte is None else byte:
        case 255:
            return 250 + data.byte()
        case 254:
            return 500 + data.byte()
        case 253:
            return data.signed()
        case 250:
            return -_value(data)
        case 251 | 252:
            raise Broken("a repetition inside a repetition")
        case small:
            return small


def control_values(table: bytes) -> tuple[int, ...]:
    """Return the values of a coded `cvt ` table."""
    reader = Reader(table, "cvt")
    values, value = [], 0
    for _ in range(reader.word()):
        match reader.byte():
            case 238:
                value += reader.signed()
            case small if small < 238:
                value += small
            case below if below <= 247:
                value -= 238 * (below - 239) + reader.byte()
            case above:
                value += 238 * (above - 247) + reader.byte()
        value = (value + 0x8000 & 0xFFFF) - 0x8000
        values.append(value)
    reader.finish()
    return tuple(values)


def truetype(font: Font) -> bytes:
    """Return `font` as a TrueType file; every step is stored in 16 bits."""
    glyf, offsets = bytearray(), [0]
    for glyph in font.glyphs:
        glyf += _glyph_data(glyph)
        glyf += bytes(-len(glyf) % 4)
        offsets.append(len(glyf))
    tables = dict(font.tables)
    tables["glyf"], tables["loca"] = bytes(glyf), struct.pack(f">{len(offsets)}I", *offsets)
    tables["head"] = tables["head"][:50] + b"\0\1" + tables["head"][52:]
    if font.control_values:
        tables["cvt "] = struct.pack(f">{len(font.control_values)}h", *font.control_values)
    return write_tables(tables)


def _glyph_data(glyph: Glyph) -> bytes:
    if not glyph.points:
        return b""
    steps = [(x - a, y - b) for (a, b, _), (x, y, _) in pairwise([(0, 0, 0), *glyph.points])]
    return b"".join(
        (
            struct.pack(">h4h", len(glyph.ends), *glyph.box),
            struct.pack(f">{len(glyph.ends)}H", *glyph.ends),
            struct.pack(">H", len(glyph.program)) + glyph.program,
            bytes(on for _, _, on in glyph.points),
            struct.pack(f">{len(steps)}h", *(x for x, _ in steps)),
            struct.pack(f">{len(steps)}h", *(y for _, y in steps)),
        )
    )
