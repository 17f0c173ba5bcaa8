"""Fonts in the form PowerPoint embeds: against examples of the format, and read back by a reader of our own and by fontTools."""

import io
import json
import struct
import zlib
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.powerpoint.lzcomp import FAR, PRESET, Alphabet, code, compress, copy_symbols, path_codes, planted
from generator.deck.powerpoint.mtx import Blocks, control_difference, encode, short_number, split, triplet
from generator.deck.powerpoint.mtx_cache import ENCODER_VERSION
from generator.text.library import FontLibrary
from generator.text.sfnt import Variant, add_variants, read_tables, write_tables
from generator.text.subset import subset_face
from tests.deck.powerpoint import mtx_decoder
from tests.deck.powerpoint.mtx_decoder import Broken, Reader, decode, expand

VECTORS = json.loads(Path(__file__).with_name("mtx_vectors.json").read_text())
UNITS = VECTORS["units"]
FONTS = {font["name"]: font for font in VECTORS["fonts"]}
WITHOUT_COMPOSITES = [name for name in FONTS if name != "4-composite"]
CHECKED_TABLES = {"cmap", "hhea", "hmtx", "name", "OS/2", "post", "prep", "gasp", "GSUB", "GPOS", "vhea", "vmtx", "GDEF", "BASE"}


def ttf(name: str) -> bytes:
    return zlib.decompress(bytes.fromhex(FONTS[name]["ttf"]))


def plain_symbols(data: bytes) -> list[int]:
    """Return symbols without copies: the first repeat that applies, else the byte. So the examples were made."""
    history, repeat = PRESET + data, Alphabet.of(len(data)).repeat
    return [
        next((repeat + n for n in range(3) if history[at] == history[at - 2 * n - 2]), history[at])
        for at in range(len(PRESET), len(history))
    ]


def plain_payload(blocks: Blocks) -> bytes:
    streams = [code(len(block), plain_symbols(block)) for block in blocks]
    numbers = (7168 + max(map(len, blocks)), 10 + len(streams[0]), 10 + len(streams[0]) + len(streams[1]))
    return b"\x03" + b"".join(number.to_bytes(3, "big") for number in numbers) + b"".join(streams)


@pytest.fixture(scope="module")
def subset(library: FontLibrary) -> bytes:
    """A face of a deck: ASCII, and Chinese with strokes enough for every kind of copy."""
    return subset_face(library.face("Noto Sans SC", False), ("季度工作报告收入增长成本下降", "".join(map(chr, range(0x20, 0x7F)))))


@pytest.mark.parametrize(("value", "coded"), UNITS["u255"])
def test_short_numbers_are_the_examples(value: int, coded: str) -> None:
    assert short_number(value).hex() == coded


@given(st.integers(0, 0xFFFF))
def test_short_numbers_come_back(value: int) -> None:
    reader = Reader(short_number(value), "number")
    assert reader.short_number() == value
    reader.finish()


@pytest.mark.parametrize(("dx", "dy", "on_curve", "flag", "data"), UNITS["triplets"])
def test_steps_are_the_examples(dx: int, dy: int, on_curve: int, flag: int, data: str) -> None:
    form, coded = triplet(dx, dy)
    assert (form + (0 if on_curve else 128), coded.hex()) == (flag, data)


STEP = st.integers(-32767, 32767) | st.integers(-1300, 1300) | st.integers(-70, 70)


@given(STEP, STEP)
def test_steps_come_back(dx: int, dy: int) -> None:
    form, data = triplet(dx, dy)
    reader = Reader(data, "step")
    assert mtx_decoder.step(form, reader) == (dx, dy)
    reader.finish()


@pytest.mark.parametrize("case", UNITS["cvt"])
def test_control_values_are_the_examples(case: dict[str, Any]) -> None:
    steps = [(value - before + 0x8000 & 0xFFFF) - 0x8000 for before, value in pairwise([0, *case["values"]])]
    coded = struct.pack(">H", len(steps)) + b"".join(map(control_difference, steps))
    assert coded.hex() == case["bytes"]
    assert list(mtx_decoder.control_values(coded)) == case["values"]


@given(st.lists(st.integers(-32768, 32767), max_size=20))
def test_control_values_come_back(values: list[int]) -> None:
    steps = [(value - before + 0x8000 & 0xFFFF) - 0x8000 for before, value in pairwise([0, *values])]
    coded = struct.pack(">H", len(steps)) + b"".join(map(control_difference, steps))
    assert list(mtx_decoder.control_values(coded)) == values


@pytest.mark.parametrize("case", UNITS["block2_values"])
def test_the_reader_knows_pushed_values(case: dict[str, Any]) -> None:
    assert list(mtx_decoder.values_pushed(Reader(bytes.fromhex(case["bytes"]), "pushes"), len(case["values"]))) == case["values"]


@pytest.mark.parametrize("case", UNITS["lzcomp"], ids=lambda case: case["note"])
def test_streams_are_the_examples(case: dict[str, str]) -> None:
    plain = bytes.fromhex(case["plain"])
    assert code(len(plain), plain_symbols(plain)).hex() == case["L"]
    assert expand(bytes.fromhex(case["L"])) == expand(bytes.fromhex(case["C"])) == expand(compress(plain)) == plain


def test_the_reader_knows_run_lengths() -> None:
    case = UNITS["lzcomp_rle_decode_only"]
    assert expand(bytes.fromhex(case["stream"])).hex() == case["plain"]


@pytest.mark.parametrize(("name", "digits"), [("main G=1", 1), ("main G=4", 4)])
def test_the_trees_start_as_the_examples_do(name: str, digits: int) -> None:
    alphabet = Alphabet.of(8**digits)
    for symbol, bits in UNITS["first_codes_after_warm_up"][name].items():
        assert [bin(one)[3:] for one in path_codes(planted(alphabet), [int(symbol)])] == [bits]
    for symbol, bits in UNITS["first_codes_after_warm_up"]["8 symbols"].items():
        for first in (alphabet.length, alphabet.distance):
            assert [bin(one)[3:] for one in path_codes(planted(alphabet), [first + int(symbol)])] == [bits]


@given(st.lists(st.binary(max_size=12), max_size=8), st.lists(st.integers(0, 7), max_size=40))
def test_any_bytes_come_back(words: list[bytes], order: list[int]) -> None:
    data = b"".join(words[n % len(words)] for n in order) if words else b""
    assert expand(compress(data)) == data


def test_what_recurs_takes_little_room() -> None:
    data = bytes(range(256)) * 20
    assert len(compress(data)) < 400  # 256 bytes once, then copies of growing length


@pytest.mark.parametrize("length", [2, 3, 5, 6, 17, 18, 257, 4000])
@pytest.mark.parametrize("distance", [1, 8, 9, 511, 512, 513, 4096, 4097])
def test_copies_say_their_length_and_distance(length: int, distance: int) -> None:
    if length == 2 and distance >= FAR:
        return  # there is no such copy
    before = bytes(n * n >> 3 & 255 for n in range(9000))
    start = len(before) - distance - length + 1
    data = before + before[start : start + length]
    symbols = [*plain_symbols(data)[: len(before)], *copy_symbols(Alphabet.of(len(data)), length, distance)]
    assert expand(code(len(data), symbols)) == data


@pytest.mark.parametrize("name", WITHOUT_COMPOSITES)
def test_fonts_are_the_examples_byte_for_byte(name: str) -> None:
    example, blocks = FONTS[name], split(ttf(name))
    assert blocks.tables == zlib.decompress(bytes.fromhex(example["block1"]))
    assert (blocks.pushes, blocks.programs.hex()) == (b"", example["block3"])
    assert sha256(plain_payload(blocks)).hexdigest() == example["payload_plain_sha256"]
    assert mtx_decoder.blocks(encode(ttf(name))) == blocks


@pytest.mark.parametrize("name", FONTS)
def test_the_reader_knows_the_examples(name: str) -> None:
    example, font = FONTS[name], decode(bytes.fromhex(FONTS[name]["payload_copies"]))
    for glyph, known in zip(font.glyphs, example["glyphs"] or (), strict=bool(example["glyphs"])):
        known = known or {"box": []}
        assert list(glyph.box) == known["box"]
        assert [list(point) for point in glyph.points] == known.get("points", [])
        assert list(glyph.ends) == known.get("ends", [])
        assert (glyph.program.hex(), glyph.components.hex()) == (known.get("program", ""), known.get("components", ""))


@pytest.mark.parametrize("case", VECTORS["pushed"], ids=lambda case: case["note"])
def test_the_reader_knows_programs_whose_pushes_stand_apart(case: dict[str, Any]) -> None:
    glyph = decode(bytes.fromhex(case["payload_L"])).glyphs[case["glyph"]]
    assert (list(glyph.pushed), glyph.program.hex()) == (case["pushed"], case["rest"])


def assert_same_font(original: bytes, payload: bytes) -> None:
    """Compare tables, limits, and every outline as fontTools draws the original's, composites dissolved."""
    decoded, source = decode(payload), TTFont(io.BytesIO(original))
    tables = read_tables(original)
    for tag in tables.keys() & CHECKED_TABLES:
        assert decoded.tables[tag] == tables[tag], tag
    assert decoded.tables["head"][:50] == tables["head"][:50]
    glyf = source["glyf"]
    assert len(decoded.glyphs) == len(source.getGlyphOrder())
    for name, glyph in zip(source.getGlyphOrder(), decoded.glyphs, strict=True):
        known = glyf[name]
        coordinates, ends, flags = known.getCoordinates(glyf)
        assert [point[:2] for point in glyph.points] == [(round(x), round(y)) for x, y in coordinates], name
        assert [point[2] for point in glyph.points] == [flag & 1 for flag in flags]
        assert list(glyph.ends) == list(ends)
        if known.numberOfContours > 0:
            assert glyph.box == (known.xMin, known.yMin, known.xMax, known.yMax)
    most_points, most_contours = struct.unpack_from(">2H", decoded.tables["maxp"], 6)
    assert most_points >= max(len(glyph.points) for glyph in decoded.glyphs)
    assert most_contours >= max(len(glyph.ends) for glyph in decoded.glyphs)


def test_a_face_of_a_deck_comes_back_whole(subset: bytes) -> None:
    payload = encode(subset)
    assert_same_font(subset, payload)
    assert len(payload) < len(zlib.compress(subset, 9))


def test_composites_are_dissolved() -> None:
    assert_same_font(ttf("4-composite"), encode(ttf("4-composite")))
    assert not any(glyph.components for glyph in decode(encode(ttf("4-composite"))).glyphs)


def test_composites_of_composites_are_dissolved(subset: bytes) -> None:
    once = add_variants(subset, [Variant(5, 700, 30), Variant(6, 600, -20)])
    count = struct.unpack_from(">H", read_tables(once)["maxp"], 4)[0]
    assert_same_font(once, encode(once))
    twice = add_variants(once, [Variant(count - 1, 650, 10)])
    assert_same_font(twice, encode(twice))


def composite_font(*records: bytes) -> bytes:
    """Return the triangle and a composite of the given component records."""
    tables = read_tables(ttf("1-minimal"))
    simple = tables["glyf"] + bytes(-len(tables["glyf"]) % 4)
    composite = struct.pack(">5h", -1, 0, 0, 1, 1) + b"".join(records)
    composite += bytes(-len(composite) % 4)
    ends = [0, 0, len(simple), len(simple) + len(composite)]
    tables["glyf"], tables["loca"] = simple + composite, struct.pack(">4I", *ends)
    tables["head"] = tables["head"][:50] + b"\0\1" + tables["head"][52:]
    tables["maxp"] = tables["maxp"][:4] + struct.pack(">H", 3) + tables["maxp"][6:]
    tables["hmtx"] = struct.pack(">6H", *[500, 0] * 3)
    tables["hhea"] = tables["hhea"][:34] + struct.pack(">H", 3)
    return write_tables(tables)


@pytest.mark.parametrize(
    "record",
    [
        struct.pack(">2H2bh", 0x0002 | 0x0008, 1, 10, -20, 0x2000),  # half the size
        struct.pack(">2H2h2h", 0x0003 | 0x0040, 1, 300, -200, -0x4000, 0x2000),  # mirrored
        struct.pack(">2H2b4h", 0x0002 | 0x0080, 1, 5, 6, 0, 0x4000, -0x4000, 0),  # a quarter turn
        struct.pack(">2H2b4h", 0x0002 | 0x0080, 1, 5, 6, 0x3000, 0x1000, -0x2000, 0x3800),  # slanted
        struct.pack(">2H2bh", 0x0002 | 0x0008 | 0x0800, 1, 10, -20, 0x2000),  # the offset is halved too
    ],
)
def test_parts_are_placed_as_fonttools_places_them(record: bytes) -> None:
    plain = struct.pack(">2H2b", 0x0022, 1, 7, 8)
    font = composite_font(plain, record)
    assert_same_font(font, encode(font))


def repeated_glyph(copies: int) -> bytes:
    """Return a font of one line of 1000 points over and over: 1,022 bytes each, where a decoder may need 5,016."""
    flags = bytes((0x3B, 255)) * 3 + bytes((0x3B, 231))  # repeated: 3 * 256 + 232 = 1000 points; x in a byte, y the same
    line = struct.pack(">5h2H", 1, 0, 0, 0, 0, 999, 0) + flags + bytes(1000)
    tables = read_tables(ttf("1-minimal"))
    tables["glyf"] = line * copies
    tables["loca"] = struct.pack(f">{copies + 1}H", *(n * len(line) // 2 for n in range(copies + 1)))
    tables["head"] = tables["head"][:50] + b"\0\0" + tables["head"][52:]
    tables["maxp"] = tables["maxp"][:4] + struct.pack(">H", copies) + tables["maxp"][6:]
    tables["hmtx"], tables["hhea"] = struct.pack(">2H", 500, 0) * copies, tables["hhea"][:34] + struct.pack(">H", copies)
    return write_tables(tables)


@pytest.mark.parametrize(("copies", "offsets"), [(26, 0), (27, 1)])  # 26 * 5016 = 130,416; 27 * 5016 = 135,432 > 131,070
def test_faces_whose_glyphs_may_grow_get_long_offsets(copies: int, offsets: int) -> None:
    head = decode(encode(repeated_glyph(copies))).tables["head"]
    assert struct.unpack_from(">h", head, 50) == (offsets,)


def test_tables_that_only_spare_time_are_left_out() -> None:
    tables = read_tables(ttf("1-minimal")) | {"hdmx": bytes(8), "VDMX": bytes(8), "DSIG": bytes(8), "gasp": bytes(4)}
    assert decode(encode(write_tables(tables))).tables.keys() == read_tables(ttf("1-minimal")).keys() | {"gasp"}


def test_limits_that_lie_are_made_true() -> None:
    tables = read_tables(ttf("5-counts"))
    tables["maxp"] = tables["maxp"][:6] + bytes(4) + tables["maxp"][10:]
    assert_same_font(write_tables(tables), encode(write_tables(tables)))


@pytest.mark.parametrize(
    ("font", "reason"),
    [
        (b"ttcf" + bytes(20), "not a single TrueType font"),
        (b"OTTO" + bytes(20), "not a single TrueType font"),
        (write_tables(read_tables(ttf("1-minimal")) | {"fvar": bytes(4)}), "fvar"),
        (write_tables({tag: table for tag, table in read_tables(ttf("1-minimal")).items() if tag != "hmtx"}), "hmtx"),
        (write_tables(read_tables(ttf("1-minimal")) | {"maxp": b"\0\0\x50\0\0\2"}), "maxp 1.0"),
        (write_tables(read_tables(ttf("2-shapes")) | {"glyf": read_tables(ttf("2-shapes"))["glyf"][:40]}), "loca points outside"),
        (composite_font(struct.pack(">2H2b", 0x0002, 2, 0, 0)), "hold each other"),
        (composite_font(*[struct.pack(">2H2b", 0x0022, 1, 0, 0)] * 22000, struct.pack(">2H2b", 0x0002, 1, 0, 0)), "too many points"),
        (
            composite_font(struct.pack(">2H2h", 0x0023, 1, 32000, 0), struct.pack(">2H2h", 0x0003, 1, -32000, 0)),
            "a step of",
        ),
        (composite_font(struct.pack(">2H2b", 0x0000, 1, 0, 0)), "placed by its points"),
        (composite_font(struct.pack(">2H2b", 0x0002, 99, 0, 0)), "damaged"),
    ],
)
def test_what_has_no_place_in_mtx_is_refused(font: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        encode(font)


def test_other_bytes_need_another_encoder_version() -> None:
    # Payloads are kept between builds under the version: raise it when this changes.
    assert (ENCODER_VERSION, sha256(b"".join(encode(ttf(name)) for name in FONTS)).hexdigest()[:16]) == (2, "6859e3920dd4966d")


def small_payload() -> bytes:
    return bytes.fromhex(FONTS["2-shapes"]["payload_copies"])


@pytest.mark.parametrize("cut", [0, 5, 9, 10, 60, 200, -1])
def test_the_reader_refuses_what_is_cut_off(cut: int) -> None:
    with pytest.raises(Broken):
        decode(small_payload()[:cut])


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [
        (0, 2, "version"),
        (1, 0, "copy limit"),
        (4, 0xFF, "out of range"),
        (7, 0xFF, "out of range"),
        (10, 0x40, "a block of"),  # the flag, then the highest bits of the length
    ],
)
def test_the_reader_refuses_a_header_that_lies(at: int, value: int, reason: str) -> None:
    payload = bytearray(small_payload())
    payload[at] = value
    if at == 1:
        payload[2:4] = b"\0\0"
    with pytest.raises(Broken, match=reason):
        decode(bytes(payload))


def test_the_reader_refuses_a_copy_from_before_the_preset_bytes() -> None:
    symbols = copy_symbols(Alphabet.of(9000), 4, 7168)
    with pytest.raises(Broken, match="before the preset"):
        expand(code(9000, symbols))


def test_the_reader_refuses_a_copy_past_the_end() -> None:
    with pytest.raises(Broken, match="past the end"):
        expand(code(3, copy_symbols(Alphabet.of(3), 4, 1)))


def test_the_reader_refuses_more_bytes_than_the_stream_gives() -> None:
    with pytest.raises(Broken, match="ends early"):
        expand(code(8, [1, 2, 3]))


def test_the_reader_refuses_other_numbers_of_glyphs_than_there_are_records() -> None:
    tables, pushes, programs = split(ttf("2-shapes"))
    at = tables.index(read_tables(ttf("2-shapes"))["maxp"]) + 4
    (count,) = struct.unpack_from(">H", tables, at)
    for other, reason in ((count - 1, "are left"), (count + 1, "ends early")):
        lying = tables[:at] + struct.pack(">H", other) + tables[at + 2 :]
        with pytest.raises(Broken, match=reason):
            mtx_decoder.decode_blocks(lying, pushes, programs)


def test_the_reader_refuses_programs_that_nobody_or_too_many_use() -> None:
    tables, pushes, programs = split(ttf("3-hinting"))
    with pytest.raises(Broken, match="block 3 are left"):
        mtx_decoder.decode_blocks(tables, pushes, programs + b"\0")
    with pytest.raises(Broken, match="block 3 ends early"):
        mtx_decoder.decode_blocks(tables, pushes, programs[:-1])
    with pytest.raises(Broken, match="block 2 are left"):
        mtx_decoder.decode_blocks(tables, b"\1", programs)
