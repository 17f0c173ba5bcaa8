"""A subset for the deck keeps what editing programs look for."""

import struct

import pytest
import uharfbuzz as hb

from generator.text.face import Face
from generator.text.subset import subset_face
from tests import shipped


@pytest.fixture(scope="module")
def face() -> Face:
    return shipped.library().face("Noto Sans SC", bold=True)


@pytest.fixture(scope="module")
def subset(face: Face) -> hb.Face:
    return hb.Face(hb.Blob(subset_face(face, ["国家“测试”", "abc", "𠮷"])))


def test_a_subset_has_the_characters_asked_for_and_no_others(subset: hb.Face) -> None:
    assert {chr(c) for c in subset.unicodes} == set("国家“测试”abc")  # 𠮷 is not in this face


def test_names_with_copyright_and_licence_stay(face: Face, subset: hb.Face) -> None:
    for name_id in (0, 1, 2, 4, 6, 13, 14):
        assert subset.get_name(name_id) == face.hb_face.get_name(name_id)


def test_code_page_bits_and_unicode_ranges_stay(face: Face, subset: hb.Face) -> None:
    full, small = (bytes(f.reference_table("OS/2").data) for f in (face.hb_face, subset))
    assert small[42:58] == full[42:58]  # ulUnicodeRange1 to 4
    assert small[78:86] == full[78:86]  # ulCodePageRange1 and 2
    assert struct.unpack_from(">I", small, 78)[0] & 1 << 18  # bit 18: GB2312


def test_outlines_hinting_and_layout_stay_truetype(subset: hb.Face) -> None:
    assert {"glyf", "loca", "prep", "gasp", "GSUB", "GPOS"} <= set(subset.table_tags)


def test_the_same_characters_give_the_same_bytes(face: Face) -> None:
    assert subset_face(face, "国家abc") == subset_face(face, {"cba", "家国"})
