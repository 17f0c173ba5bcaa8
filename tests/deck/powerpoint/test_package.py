"""Packages are zip files that other programs read, the same at any time."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.deck.powerpoint.archive import archive
from generator.deck.powerpoint.package import Package, Part

names = st.text(st.sampled_from("abcxyz/._中文é"), min_size=1, max_size=12)


@given(st.dictionaries(names, st.binary(max_size=300), max_size=8))
def test_another_program_reads_back_every_member(members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(members))) as file:
        assert {name: file.read(name) for name in file.namelist()} == members
        assert file.testzip() is None


def test_more_members_than_a_small_archive_can_count_are_all_there() -> None:
    members = {f"ppt/media/image{number}.png": b"" for number in range(65_537)}  # one more than 16 bits hold, and another
    with zipfile.ZipFile(io.BytesIO(archive(members))) as file:
        assert len(file.namelist()) == 65_537


def test_what_is_compressed_already_is_stored() -> None:
    with zipfile.ZipFile(io.BytesIO(archive({"a.png": b"0" * 99, "b.xml": b"0" * 99}))) as file:
        assert [member.compress_type for member in file.infolist()] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("owner", "target", "seen"),
    [
        ("", "ppt/presentation.xml", "ppt/presentation.xml"),
        ("ppt/presentation.xml", "ppt/slides/slide1.xml", "slides/slide1.xml"),
        ("ppt/slides/slide1.xml", "ppt/slides/slide2.xml", "slide2.xml"),
        ("ppt/slides/slide1.xml", "ppt/slideLayouts/slideLayout1.xml", "../slideLayouts/slideLayout1.xml"),
        ("ppt/slides/slide1.xml", "docProps/core.xml", "../../docProps/core.xml"),
    ],
)
def test_a_part_points_at_others_from_where_it_is(owner: str, target: str, seen: str) -> None:
    part = Part(owner)
    part.relate("slide", target)
    assert f'Target="{seen}"' in part.relationships


def test_a_part_points_once_at_what_it_mentions_twice() -> None:
    part = Part("ppt/slides/slide1.xml")
    assert [part.link(f"https://example.com/?a=1&b={page}") for page in (1, 2, 1)] == ["rId1", "rId2", "rId1"]
    assert part.relationships.count("<Relationship ") == 2
    assert 'Target="https://example.com/?a=1&amp;b=2" TargetMode="External"' in part.relationships


def test_a_part_of_an_unknown_kind_says_its_own_type() -> None:
    package = Package()
    kind = "application/vnd.ms-office.chartstyle+xml"
    package.add_file("ppt/charts/style1.xml", "<a/>", kind)
    with zipfile.ZipFile(io.BytesIO(package.finished(Part("")))) as file:
        assert b'PartName="/ppt/charts/style1.xml" ContentType="application/vnd.ms-office.chartstyle+xml"' in file.read(
            "[Content_Types].xml"
        )
    with pytest.raises(KeyError):
        package.add_file("ppt/unknown/a.xml", "<a/>")
