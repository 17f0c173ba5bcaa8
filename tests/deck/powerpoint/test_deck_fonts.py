"""The faces in a deck: which, how much of each, in what container, and which are refused."""

import io
import re
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen
from lxml import etree

from generator.deck.powerpoint.characters import DeckCharacters
from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.deck.powerpoint.eot import RAW, wrap
from generator.deck.powerpoint.fonts import MTX_LIMIT, common_characters
from generator.deck.powerpoint.write import write_deck
from generator.deck.scene import ChartShape, Deck, LayoutKind, Slide, Typeface
from generator.geometry import Rect
from generator.model.chart import ChartKind
from generator.model.document import Language
from generator.problems import ResourceError
from generator.text.library import FontLibrary, shipped_folder
from generator.text.style import ParagraphStyle, StyledRun, TextStyle
from generator.text.subset import subset_face
from generator.text.typesetter import Typesetter
from generator.theme.theme import Theme
from generator.theme.tokens import Families
from tests.deck.powerpoint import scenes
from tests.deck.powerpoint.conftest import CREATED
from tests.deck.powerpoint.embedded import covered, embedded, take_apart
from tests.text import tiny

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def outlines(font: bytes) -> dict[str, list[Any]]:
    """Return the advance and the path of every character of `font`."""
    face = hb.Face(hb.Blob(font))
    shown = hb.Font(face)
    drawn: dict[str, list[Any]] = {}
    for codepoint in face.unicodes:
        gid, pen = shown.get_nominal_glyph(codepoint), RecordingPen()
        shown.draw_glyph_with_pen(gid, pen)
        drawn[chr(codepoint)] = [shown.get_glyph_h_advance(gid), *pen.value]
    return drawn


def test_chinese_in_english_is_of_one_region_in_both_outputs(theme: Theme, library: FontLibrary) -> None:
    families = theme.families[Language("en")]
    characters = DeckCharacters(families, "en", library)
    assert list(characters.pieces("See 櫃位。（甲） “Go”", Typeface.MINOR, bold=False)) == [
        ("See ", ""), ("櫃位。（甲）", "Noto Sans SC"), (" “Go”", "")
    ]  # fmt: skip
    assert list(characters.pieces("櫃位。", Typeface.MAJOR, bold=True)) == [("櫃位。", "")]
    assert families.serif == "Noto Serif SC"
    run = StyledRun("See 櫃位。（甲） “Go”", TextStyle(families.sans, 10.0))
    (line,) = Typesetter(library).set((run,), ParagraphStyle("en", 18.0), 500.0).lines
    assert ["".join(glyph.text for glyph in one.glyphs) for one in line.runs if one.face.family == "Noto Sans SC"] == ["櫃位。（甲）"]


def small_deck(theme: Theme, text: str = "标题", language: str = "zh-Hans") -> Deck:
    title = scenes.placeholder(theme, LayoutKind.HEADLINE, "title", text)
    return Deck("题", language, (Slide(LayoutKind.HEADLINE, text, (title,)),), ())


def test_each_family_is_listed_once_with_the_slots_that_are_used(written: bytes) -> None:
    faces = [(typeface, slot) for typeface, slot, _ in embedded(written)]
    assert faces == [
        ("Noto Sans KR", "regular"),  # one run of the demonstration is Korean
        ("Noto Sans SC", "regular"),
        ("Noto Sans SC", "bold"),
        ("Noto Serif SC", "bold"),
    ]


def test_the_header_says_what_the_face_is(written: bytes) -> None:
    for typeface, slot, data in embedded(written):
        container = take_apart(data)
        assert container.size == len(data)
        assert (container.version, container.flags, container.magic) == (0x00020002, 0x0, 0x504C)  # uncompressed, not XORed
        assert (container.italic, container.fs_type) == (0, 0)
        assert container.weight == (700 if slot == "bold" else 400)
        assert container.names[0] == f"{typeface}\0"
        assert container.names[1] == ("Bold\0" if slot == "bold" else "Regular\0")
        assert container.font[:4] == b"\0\1\0\0"
        assert container.charset == 134  # GB 2312, the document's; all of these faces say they support it
        assert container.tail == (0, 0, 0x50475342, 936, 0, 0, 0, 0)


def test_the_list_writes_the_character_set_as_a_signed_byte(presentation: Any) -> None:
    fonts = {font.get("typeface"): font for font in presentation.part._element.iter(f"{P}font")}
    assert fonts["Noto Sans SC"].get("charset") == "-122"  # 134 - 256
    assert fonts["Noto Sans SC"].get("pitchFamily") == "34"  # swiss
    assert fonts["Noto Serif SC"].get("pitchFamily") == "18"  # roman


def test_every_character_of_every_part_is_in_an_embedded_face(written: bytes) -> None:
    everywhere = set[str]().union(*(covered(take_apart(data).font) for _, _, data in embedded(written)))
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        parts = [etree.fromstring(package.read(name)) for name in package.namelist() if re.match(r"ppt/[^/]+/[^/]+\.xml", name)]
    shown = {character for part in parts for one in part.iter(f"{A}t", f"{C}v") for character in one.text or ""}
    shown |= {one.get("char") for part in parts for one in part.iter(f"{A}buChar")}
    assert len(shown) > 150
    assert not {character for character in shown - everywhere if not character.isspace()}


def test_the_text_of_a_run_is_in_the_face_of_its_own_weight(theme: Theme, library: FontLibrary) -> None:
    data = write_deck(small_deck(theme, "龘"), theme, library, EmbedMode.SUBSET, CREATED)
    faces = {(typeface, slot): covered(take_apart(part).font) for typeface, slot, part in embedded(data)}
    assert "龘" in faces["Noto Sans SC", "bold"]  # headlines are bold sans
    assert "龘" not in faces["Noto Sans SC", "regular"]
    assert {"A", "z", "~", "，", "■"} <= faces["Noto Sans SC", "regular"]


@pytest.mark.parametrize(
    ("language", "count", "some"),
    [("zh-Hans", 3755, "啊座"), ("zh-Hant", 5401, "一籲"), ("ja", 2965 + 83 + 86, "亜腕ぁヶ"), ("ko", 2350, "가힝"), ("en", 0, "")],
)
def test_common_characters_are_those_of_the_national_standard(language: str, count: int, some: str) -> None:
    characters = common_characters(language)
    ideographs_and_letters = [c for c in characters if c.isalpha()]
    assert len(set(ideographs_and_letters)) == count
    assert set(some) <= set(characters)


def test_common_mode_lets_people_edit_with_everyday_characters(theme: Theme, library: FontLibrary) -> None:
    data = write_deck(small_deck(theme), theme, library, EmbedMode.COMMON, CREATED)
    level_one = set(common_characters("zh-Hans"))
    for typeface, slot, part in embedded(data):
        assert level_one <= covered(take_apart(part).font), (typeface, slot)


def test_full_mode_embeds_the_whole_file(theme: Theme, library: FontLibrary) -> None:
    data = write_deck(small_deck(theme), theme, library, EmbedMode.FULL, CREATED)
    files = {
        (face.family, face.bold): face.path.read_bytes()
        for face in (library.face("Noto Sans SC", True), library.face("Noto Serif SC", True))
    }
    for typeface, slot, part in embedded(data):
        if (typeface, slot == "bold") in files:
            assert take_apart(part).font == files.pop((typeface, slot == "bold"))
    assert not files


@pytest.mark.parametrize(
    ("mode", "embeds", "subsets"),
    [(EmbedMode.NONE, None, None), (EmbedMode.SUBSET, "1", "1"), (EmbedMode.FULL, "1", None)],
)
def test_the_presentation_tells_programs_how_to_save_again(
    theme: Theme, library: FontLibrary, mode: EmbedMode, embeds: str | None, subsets: str | None
) -> None:
    data = write_deck(small_deck(theme), theme, library, mode, CREATED)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
        fonts = [name for name in package.namelist() if name.endswith(".fntdata")]
    assert (root.get("embedTrueTypeFonts"), root.get("saveSubsetFonts")) == (embeds, subsets)
    assert bool(fonts) == (embeds is not None)


@pytest.mark.parametrize(
    ("encoding", "mode", "flags"),
    [
        (FontEncoding.AUTO, EmbedMode.SUBSET, 0x5),
        (FontEncoding.MTX, EmbedMode.SUBSET, 0x5),
        (FontEncoding.RAW, EmbedMode.SUBSET, 0x0),
        (FontEncoding.AUTO, EmbedMode.COMMON, 0x0),  # a megabyte: it would take seconds
        (FontEncoding.AUTO, EmbedMode.FULL, 0x0),
    ],
)
def test_faces_are_compressed_unless_they_are_large(
    theme: Theme, library: FontLibrary, encoding: FontEncoding, mode: EmbedMode, flags: int
) -> None:
    parts = [part for _, _, part in embedded(write_deck(small_deck(theme), theme, library, mode, CREATED, encoding))]
    assert {take_apart(part).flags for part in parts} == {flags}
    if encoding is FontEncoding.AUTO:
        assert all((len(take_apart(part).font) > MTX_LIMIT) == (flags == 0) for part in parts)


def test_compressed_faces_show_what_raw_ones_show(theme: Theme, library: FontLibrary) -> None:
    def shapes(encoding: FontEncoding) -> list[dict[str, list[Any]]]:
        data = write_deck(small_deck(theme), theme, library, EmbedMode.SUBSET, CREATED, encoding)
        return [outlines(take_apart(part).font) for _, _, part in embedded(data)]

    assert shapes(FontEncoding.MTX) == shapes(FontEncoding.RAW)


def test_one_family_in_both_slots_is_embedded_once(theme: Theme, library: FontLibrary) -> None:
    data = write_deck(small_deck(theme, "標題", "zh-Hant"), theme, library, EmbedMode.SUBSET, CREATED)
    assert [(typeface, slot) for typeface, slot, _ in embedded(data)] == [("Noto Sans TC", "regular"), ("Noto Sans TC", "bold")]
    charsets = {take_apart(part).charset for _, _, part in embedded(data)}
    assert charsets == {136}


def test_a_face_for_preview_only_is_refused_by_name(theme: Theme, library: FontLibrary, tmp_path: Path) -> None:
    for bold in (False, True):
        for family in ("Noto Sans SC", "Noto Serif SC"):
            face = library.face(family, bold)
            font = bytearray(subset_face(face, (chr(c) for c in range(0x20, 0x9FFF))))
            for n in range(struct.unpack_from(">H", font, 4)[0]):
                tag, _, offset, _ = struct.unpack_from(">4s3I", font, 12 + 16 * n)
                if tag == b"OS/2":
                    struct.pack_into(">H", font, offset + 8, 4)  # fsType bit 2: preview and print
            (tmp_path / face.path.name).write_bytes(font)
    with pytest.raises(ResourceError, match=r'"Noto Sans SC" \(NotoSansSC-Regular\.ttf, fsType 4\)'):
        write_deck(small_deck(theme), theme, FontLibrary([tmp_path]), EmbedMode.SUBSET, CREATED)


def test_what_is_no_truetype_font_cannot_be_wrapped() -> None:
    with pytest.raises(ValueError, match="no table"):
        wrap(b"OTTO\0\0\0\0\0\0\0\0", b"", RAW, "zh-Hans")


def own_library(folder: Path) -> FontLibrary:
    """Tiny fonts of three formats before the shipped ones."""
    tiny.postscript(folder / "round.otf", "标题甲AB", family="Tiny Round")
    tiny.variable(folder / "flex.ttf", "标题甲AB", family="Tiny Flex")
    return FontLibrary([folder, shipped_folder()])


def in_family(theme: Theme, family: str) -> Theme:
    return theme._replace(families={**theme.families, "zh-Hans": Families(family, family)})


@pytest.mark.parametrize(
    ("family", "slot", "style", "mode", "encoding"),
    [
        ("Tiny Round", "regular", "Regular", EmbedMode.SUBSET, FontEncoding.AUTO),
        ("Tiny Flex", "bold", "Bold", EmbedMode.SUBSET, FontEncoding.RAW),
        ("Tiny Round", "regular", "Regular", EmbedMode.FULL, FontEncoding.RAW),
    ],
)
def test_every_format_of_font_is_embedded_under_its_familys_name(
    family: str, slot: str, style: str, mode: EmbedMode, encoding: FontEncoding, theme: Theme, tmp_path: Path
) -> None:
    library = own_library(tmp_path)
    data = write_deck(small_deck(theme), in_family(theme, family), library, mode, CREATED, encoding)
    parts = {(typeface, found): take_apart(part) for typeface, found, part in embedded(data)}
    container = parts[family, slot]
    assert container.names[:2] == (f"{family}\0", f"{style}\0")
    assert {"标", "题"} <= covered(container.font)
    face = library.face(family, bold=True)
    gid = face.hb_font.get_nominal_glyph(ord("题"))
    assert outlines(container.font)["题"][0] == face.hb_font.get_glyph_h_advance(gid)


def test_a_deck_names_a_family_as_its_embedded_face_does(theme: Theme, tmp_path: Path) -> None:
    data = write_deck(small_deck(theme), in_family(theme, "tiny flex"), own_library(tmp_path), EmbedMode.SUBSET, CREATED)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        named = set(re.findall(rb'<a:(?:latin|ea) typeface="([^+"]+)"', package.read("ppt/theme/theme1.xml")))
    assert named == {b"Tiny Flex"}


def test_a_letter_with_its_accent_is_one_run_and_its_composed_form_is_embedded(theme: Theme, tmp_path: Path) -> None:
    tiny.truetype(tmp_path / "own.ttf", "标题éabc", family="Tiny Sans")
    library = FontLibrary([tmp_path, shipped_folder()])
    data = write_deck(small_deck(theme, "e\u0301a"), in_family(theme, "Tiny Sans"), library, EmbedMode.SUBSET, CREATED)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        slide = package.read("ppt/slides/slide1.xml").decode()
    assert "<a:t>e\u0301a</a:t>" in slide
    assert "é" in set[str]().union(*(covered(take_apart(part).font) for typeface, _, part in embedded(data) if typeface == "Tiny Sans"))


@pytest.mark.parametrize(("category", "embeds"), [("体检区", True), ("북체检区", False)])
def test_a_face_is_embedded_only_where_something_names_it(theme: Theme, library: FontLibrary, category: str, embeds: bool) -> None:
    """The words of a chart are no runs: they are in the theme's family, or in another that has all their characters."""
    data = _chart_deck(theme, library, category)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = [package.read(name).decode() for name in package.namelist() if re.match(r"ppt/.+\.xml$", name)]
    named = {family for text in texts for family in re.findall(r'<a:(?:latin|ea|cs|sym) typeface="([^"+]+)"', text)}
    faces = {typeface for typeface, _, _ in embedded(data)}
    assert faces <= named
    assert ("Noto Sans SC" in faces) is embeds


@pytest.mark.parametrize("mode", [EmbedMode.SUBSET, EmbedMode.COMMON])
def test_words_that_no_face_has_whole_are_in_the_charts_own_with_borrowed_glyphs(
    mode: EmbedMode, theme: Theme, library: FontLibrary
) -> None:
    faces = {
        (typeface, slot): covered(take_apart(part).font) for typeface, slot, part in embedded(_chart_deck(theme, library, "圖书전", mode))
    }
    assert set("圖书전乙") <= faces["Noto Sans TC", "regular"] & faces["Noto Sans TC", "bold"]


def _chart_deck(theme: Theme, library: FontLibrary, category: str, mode: EmbedMode = EmbedMode.SUBSET) -> bytes:
    """Return a Traditional Chinese deck with one chart that has `category`."""
    chart = scenes.chart(ChartKind.COLUMN, [category, "乙"], ("列", ["1", "2"]))
    title = scenes.placeholder(theme, LayoutKind.HEADLINE, "title", "題")
    slide = Slide(LayoutKind.HEADLINE, "題", (title, ChartShape("chart", Rect(60, 120, 600, 300), chart, "圖")))
    own = {**theme.families, Language.CHINESE_TRADITIONAL: Families("Noto Sans TC", "Noto Sans TC")}
    return write_deck(Deck("題", "zh-Hant", (slide,), ()), theme._replace(families=own), library, mode, CREATED)
