"""Families and weights find their files; missing characters find another face."""

import shutil
import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.problems import ResourceError
from generator.text.face import Face
from generator.text.library import FontLibrary, shipped_folder
from generator.text.subset import subset_face, subset_glyphs


@pytest.fixture(scope="module")
def library() -> FontLibrary:
    return FontLibrary([shipped_folder()])


@pytest.fixture
def own_font(tmp_path: Path, library: FontLibrary) -> Path:
    """A small font in an author's folder: a subset of a shipped face."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    font = folder / "own.ttf"
    font.write_bytes(subset_face(library.face("Noto Serif SC", bold=False), "国家"))
    return font


def set_fs_type(font: Path, value: int) -> None:
    data = bytearray(font.read_bytes())
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count))
    offset = next(offset for tag, _, offset, _ in records if tag == b"OS/2")
    struct.pack_into(">H", data, offset + 8, value)
    font.write_bytes(bytes(data))


def test_a_family_has_a_regular_and_a_bold_face(library: FontLibrary) -> None:
    regular, bold = library.face("Noto Sans SC", bold=False), library.face("Noto Sans SC", bold=True)
    assert (regular.weight, bold.weight) == (400, 700)
    assert (regular.bold, bold.bold) == (False, True)
    assert bold.name == "Noto Sans SC Bold"


def test_metrics_are_in_em_of_the_face(library: FontLibrary) -> None:
    face = library.face("Noto Sans SC", bold=False)
    assert face.upem == 1000
    assert (face.ascender, face.descender) == (1.16, -0.288)  # hhea 1160 and -288 over 1000
    assert face.covers(ord("国"))
    assert face.advance(face.hb_font.get_nominal_glyph(ord("国"))) == 1.0


def test_a_face_is_opened_once_whatever_the_case_of_its_name(library: FontLibrary) -> None:
    assert library.face("noto sans sc", bold=False) is library.face("Noto Sans SC", bold=False)


def test_an_unknown_family_is_refused_with_the_known_ones(library: FontLibrary) -> None:
    with pytest.raises(ResourceError, match=r'"Courier".*Noto Sans SC'):
        library.face("Courier", bold=False)


@pytest.mark.parametrize(
    ("language", "first"),
    [("zh-Hans", "Noto Sans SC"), ("zh-Hant", "Noto Sans TC"), ("ja", "Noto Sans JP"), ("ko", "Noto Sans KR")],
)
def test_the_chain_goes_from_the_family_to_the_sans_of_the_language(library: FontLibrary, language: str, first: str) -> None:
    chain = [face.family for face in library.chain("Noto Serif SC", bold=False, language=language)]
    assert chain[:2] == ["Noto Serif SC", first]
    assert sorted(chain) == sorted(library.families)


@pytest.mark.parametrize(("character", "family"), [("国", "Noto Sans SC"), ("한", "Noto Sans KR"), ("𠮷", "Noto Sans JP")])
def test_a_character_resolves_to_the_first_face_that_has_it(library: FontLibrary, character: str, family: str) -> None:
    face = library.resolve(character, "Noto Sans SC", bold=False, language="zh-Hans")
    assert face is not None
    assert face.family == family


@pytest.mark.parametrize(
    ("character", "family", "language", "expected"),
    [
        ("直", "Noto Sans JP", "en", "Noto Sans SC"),
        ("。", "Noto Sans JP", "en", "Noto Sans SC"),  # what stands among them is of their region
        ("（", "Noto Sans JP", "en", "Noto Sans SC"),
        ("。", "Noto Sans JP", "ja", "Noto Sans JP"),
        ("’", "Noto Sans JP", "en", "Noto Sans JP"),
        ("の", "Noto Sans JP", "en", "Noto Sans JP"),
        ("直", "Noto Sans JP", "ja", "Noto Sans JP"),
        ("直", "Noto Sans TC", "en", "Noto Sans TC"),
    ],
)
def test_english_takes_chinese_characters_from_a_chinese_face(
    library: FontLibrary, character: str, family: str, language: str, expected: str
) -> None:
    face = library.resolve(character, family, bold=False, language=language)
    assert face is not None
    assert face.family == expected


def test_a_character_that_no_face_has_resolves_to_none(library: FontLibrary) -> None:
    assert library.resolve("\U0001f600", "Noto Sans SC", bold=False, language="zh-Hans") is None


def test_an_authors_folder_is_scanned_by_name(own_font: Path) -> None:
    library = FontLibrary([own_font.parent])
    assert library.families == ("Noto Serif SC",)
    assert library.face("Noto Serif SC", bold=True).path == own_font  # the only weight there is


def test_the_earlier_folder_counts(own_font: Path) -> None:
    library = FontLibrary([shipped_folder(), own_font.parent])
    assert library.face("Noto Serif SC", bold=False).path.parent == shipped_folder()


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert FontLibrary([tmp_path / "fonts"]).families == ()


def test_a_file_that_is_no_font_is_passed_over(own_font: Path) -> None:
    (own_font.parent / "notes.ttf").write_text("not a font")
    assert FontLibrary([own_font.parent]).families == ("Noto Serif SC",)


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0200])
def test_a_font_whose_licence_forbids_embedding_is_refused_by_name(own_font: Path, bits: int) -> None:
    set_fs_type(own_font, bits)
    with pytest.raises(ResourceError, match="Noto Serif SC"):
        FontLibrary([own_font.parent]).face("Noto Serif SC", bold=False)


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_installable_and_preview_and_editable_fonts_are_used(own_font: Path, bits: int) -> None:
    set_fs_type(own_font, bits)
    assert FontLibrary([own_font.parent]).face("Noto Serif SC", bold=False).fs_type == bits


def test_a_forbidden_font_does_not_stand_in_for_others(own_font: Path) -> None:
    set_fs_type(own_font, 0x0002)
    library = FontLibrary([shipped_folder(), own_font.parent])
    assert library.resolve("\U0001f600", "Noto Sans SC", bold=False, language="zh-Hans") is None


def test_a_broken_manifest_is_a_resource_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(shipped_folder() / "OFL.txt", tmp_path / "manifest.json")
    monkeypatch.setattr("generator.text.library.shipped_folder", lambda: tmp_path)
    with pytest.raises(ResourceError, match="manifest"):
        FontLibrary([tmp_path])


@pytest.mark.parametrize("name", ['"../private.ttf"', "5"])
def test_a_manifest_beside_a_document_is_not_believed(name: str, own_font: Path) -> None:
    shutil.copy(own_font, own_font.parent.parent / "private.ttf")
    entry = f'{{"file": {name}, "family": "Private", "bold": false, "language": ""}}'
    (own_font.parent / "manifest.json").write_text(f"[{entry}]")
    assert FontLibrary([own_font.parent]).families == ("Noto Serif SC",)


def test_files_that_are_no_fonts_are_named_where_a_family_is_missing(own_font: Path) -> None:
    folder = own_font.parent
    (folder / "broken.ttf").write_bytes(own_font.read_bytes()[:500])
    (folder / "folder.ttf").mkdir()
    shutil.copy(own_font, folder.parent / "private.ttf")
    (folder / "linked.ttf").symlink_to("../private.ttf")
    library = FontLibrary([folder])
    assert [(file.path.name, file.reason) for file in library.unusable] == [
        ("broken.ttf", "is not a usable font file"),
        ("folder.ttf", "is not a regular file"),
        ("linked.ttf", "is a link that leads out of its folder"),
    ]
    with pytest.raises(ResourceError, match=r'"My Sans".*; broken\.ttf is not a usable font file; folder'):
        library.face("My Sans", bold=False)


def set_directory(font: Path, tag: bytes, record: bytes) -> None:
    """Overwrite the table record of `tag` from its beginning."""
    data = bytearray(font.read_bytes())
    at = data.index(tag, 12)
    data[at : at + len(record)] = record
    font.write_bytes(bytes(data))


@pytest.mark.parametrize("tag", ["hhea", "OS/2", "maxp", "loca"])
def test_a_font_whose_table_is_cut_off_is_refused(tag: str, own_font: Path) -> None:
    at = own_font.read_bytes().index(tag.encode(), 12)
    record = own_font.read_bytes()[at : at + 12] + struct.pack(">I", 2)
    set_directory(own_font, tag.encode(), record)
    with pytest.raises(ResourceError, match=f'"{tag}" is cut off'):
        Face(own_font, "Any", bold=False)


def test_a_table_name_that_is_no_text_makes_a_file_unusable(own_font: Path) -> None:
    set_directory(own_font, b"gasp", b"\x80asp")
    assert [file.path for file in FontLibrary([own_font.parent]).unusable] == [own_font]


def test_a_font_that_promises_a_glyph_it_does_not_hold_is_refused(own_font: Path) -> None:
    face = Face(own_font, "Any", bold=False)
    with pytest.raises(ResourceError, match=r"own\.ttf.* is damaged"):
        subset_glyphs(face, [1, face.hb_face.glyph_count])


@pytest.mark.parametrize(
    ("typed", "name"), [("方正 Sans", "Sans"), ("a>>/b (c)[d]#20%", "abcd20"), ("方正黑体", "NotoSerifSC"), ("x" * 99, "x" * 63)]
)
def test_a_postscript_name_holds_nothing_that_pdf_would_read_as_syntax(typed: str, name: str, tmp_path: Path) -> None:
    with TTFont(shipped_folder() / "NotoSansKR-Regular.ttf") as font:
        font["name"].setName(typed, 6, 3, 1, 0x409)
        font.save(tmp_path / "own.ttf")
    assert Face(tmp_path / "own.ttf", "Noto Serif SC", bold=False).postscript_name == name
