"""Fonts taken apart and put together again, with glyphs of other widths added."""

import struct

import pytest
import uharfbuzz as hb

from generator.text.face import Face
from generator.text.sfnt import CHECKSUM_MAGIC, Variant, add_variants, read_tables, write_tables
from generator.text.subset import subset_glyphs
from tests import shipped


@pytest.fixture(scope="module")
def face() -> Face:
    return shipped.library().face("Noto Sans SC", bold=False)


@pytest.fixture(scope="module")
def bare(face: Face) -> bytes:
    return subset_glyphs(face, [face.hb_font.get_nominal_glyph(ord(c)) for c in "（国 "])[0]


def word_sum(data: bytes) -> int:
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


def test_a_subset_by_glyphs_is_bare_outlines(bare: bytes) -> None:
    assert set(read_tables(bare)) == {"head", "hhea", "hmtx", "maxp", "loca", "glyf"}


def test_tables_survive_and_the_whole_file_sums_to_the_magic_number(bare: bytes) -> None:
    written = write_tables(read_tables(bare))
    tables = read_tables(written)
    assert {tag: table for tag, table in tables.items() if tag != "head"} == {
        tag: table for tag, table in read_tables(bare).items() if tag != "head"
    }
    assert word_sum(written) == CHECKSUM_MAGIC  # head.checkSumAdjustment makes it so


def test_a_variant_draws_the_same_outline_elsewhere_with_its_own_advance(bare: bytes) -> None:
    count = struct.unpack_from(">H", read_tables(bare)["maxp"], 4)[0]
    opening = next(g for g in range(1, count) if _box(bare, g)[0] > 500)  # ink in the right half
    changed = add_variants(bare, [Variant(opening, 500, 500), Variant(opening, 1100, 0)])
    font = hb.Font(hb.Face(hb.Blob(changed)))
    left, width = _box(bare, opening)
    assert [font.get_glyph_h_advance(count + i) for i in (0, 1)] == [500, 1100]
    assert _box(changed, count) == (left - 500, width)
    assert _box(changed, count + 1) == (left, width)


def _box(data: bytes, gid: int) -> tuple[int, int]:
    """Left edge and width of a glyph's ink."""
    extents = hb.Font(hb.Face(hb.Blob(data))).get_glyph_extents(gid)
    return extents.x_bearing, extents.width


def test_an_empty_glyph_gets_another_width_too(bare: bytes) -> None:
    count = struct.unpack_from(">H", read_tables(bare)["maxp"], 4)[0]
    space = next(g for g in range(1, count) if _box(bare, g) == (0, 0))
    font = hb.Font(hb.Face(hb.Blob(add_variants(bare, [Variant(space, 700, 0)]))))
    assert font.get_glyph_h_advance(count) == 700


def test_a_glyph_cut_off_in_its_header_is_blank(bare: bytes) -> None:
    tables = read_tables(bare)
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    long_offsets = struct.unpack_from(">h", tables["head"], 50)[0]
    offsets = [8] * (count + 1) if long_offsets else [4] * (count + 1)
    offsets[0] = 0  # glyph 0 has 8 bytes, the others none
    damaged = write_tables({**tables, "loca": struct.pack(f">{count + 1}{'I' if long_offsets else 'H'}", *offsets)})
    font = hb.Font(hb.Face(hb.Blob(add_variants(damaged, [Variant(0, 700, 0)]))))
    assert font.get_glyph_h_advance(count) == 700
