"""Every format of font gives faces with right names, advances and outlines, as static TrueType in the end."""

import io
import math
import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from generator.problems import ResourceError
from generator.text.face import Face
from generator.text.itemize import CharClass
from generator.text.library import FontLibrary
from generator.text.members import faces_in
from generator.text.sfnt import Variant, add_variants, read_tables
from generator.text.shape import shape
from generator.text.subset import subset_face, subset_glyphs, whole_face
from tests.text import tiny

STATIC_TABLES = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post"}
MAKERS = [tiny.truetype, tiny.postscript, tiny.cid_keyed, tiny.variable, tiny.variable_postscript]


def face_of(path: Path, family: str, bold: bool = False) -> Face:
    return FontLibrary([path.parent]).face(family, bold)


def gid_of(face: Face, character: str) -> int:
    return int(face.hb_font.get_nominal_glyph(ord(character)))


def opened(data: bytes) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob(data)))


def path_of(font: hb.Font, gid: int) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    pen = RecordingPen()
    font.draw_glyph_with_pen(gid, pen)
    return list(pen.value)


def box(font: hb.Font, gid: int) -> tuple[int, int]:
    """Left and right edge of a glyph's ink."""
    extents = font.get_glyph_extents(gid)
    return extents.x_bearing, extents.x_bearing + extents.width


def test_a_postscript_dot_stays_a_circle_to_half_a_thousandth_of_an_em(tmp_path: Path) -> None:
    face = face_of(tiny.postscript(tmp_path / "round.otf"), "Tiny Round")
    program, moved = subset_glyphs(face, [gid_of(face, "甲")])
    start, furthest, curves = (0.0, 0.0), 0.0, 0
    for operator, points in path_of(opened(program), moved[gid_of(face, "甲")]):
        assert operator != "curveTo"  # no cubic curve is left
        if operator == "qCurveTo":
            curves += 1
            furthest = max(furthest, *(abs(distance - tiny.RADIUS) for distance in radii((start, *points))))
        start = points[-1] if points else start
    assert curves >= 8
    assert furthest < 0.6  # units: 0.1 of the cubic itself, 0.2 of the conversion, rounding


def radii(points: tuple[tuple[float, float], ...]) -> list[float]:
    """Distances from the dot's centre along a quadratic curve."""
    (x0, y0), (x1, y1), (x2, y2) = points
    steps = [n / 16 for n in range(17)]
    xs = [(1 - t) ** 2 * x0 + 2 * t * (1 - t) * x1 + t * t * x2 - tiny.CENTRE[0] for t in steps]
    ys = [(1 - t) ** 2 * y0 + 2 * t * (1 - t) * y1 + t * t * y2 - tiny.CENTRE[1] for t in steps]
    return [math.hypot(x, y) for x, y in zip(xs, ys, strict=True)]


def test_glyphs_with_numbers_for_names_are_converted_alike(tmp_path: Path) -> None:
    (tmp_path / "keyed").mkdir()
    faces = [
        face_of(tiny.cid_keyed(tmp_path / "keyed" / "own.otf"), "Tiny Keyed"),
        face_of(tiny.postscript(tmp_path / "own.otf"), "Tiny Round"),
    ]
    keyed, named = (subset_glyphs(face, [1, 3])[0] for face in faces)
    assert keyed == named


def test_outer_contours_run_clockwise_as_truetype_has_them(tmp_path: Path) -> None:
    face = face_of(tiny.postscript(tmp_path / "round.otf"), "Tiny Round")
    program, moved = subset_glyphs(face, [gid_of(face, "甲")])
    with TTFont(io.BytesIO(program)) as font:
        glyph = font["glyf"][font.getGlyphName(moved[gid_of(face, "甲")])]
        points = list(glyph.coordinates)
    turned = zip(points, [*points[1:], points[0]], strict=True)
    assert sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in turned) < 0


def test_left_side_bearings_are_where_the_ink_begins(tmp_path: Path) -> None:
    face = face_of(tiny.postscript(tmp_path / "round.otf"), "Tiny Round")
    program, _ = subset_glyphs(face, [gid_of(face, "甲")])
    tables = read_tables(program)
    metrics = struct.unpack(f">{len(tables['hmtx']) // 2}h", tables["hmtx"])
    assert metrics == (800, 100) * 2  # 400 - 300
    assert struct.unpack_from(">4h", tables["head"], 36) == (100, 0, 700, 600)


def test_converted_glyphs_take_other_widths_too(tmp_path: Path) -> None:
    face = face_of(tiny.postscript(tmp_path / "round.otf"), "Tiny Round")
    program, moved = subset_glyphs(face, [gid_of(face, "甲")])
    font = opened(add_variants(program, [Variant(moved[gid_of(face, "甲")], 500, 100)]))
    assert font.get_glyph_h_advance(len(moved)) == 500
    assert box(font, len(moved)) == (0, 600)


@pytest.mark.parametrize(
    ("make", "family"), [(tiny.postscript, "Tiny Round"), (tiny.variable, "Tiny Flex"), (tiny.variable_postscript, "Tiny Flow")]
)
@pytest.mark.parametrize("cut", [lambda face: subset_face(face, "甲A"), whole_face])
def test_what_a_deck_carries_is_static_truetype(
    make: Callable[[Path], Path], family: str, cut: Callable[[Face], bytes], tmp_path: Path
) -> None:
    data = cut(face_of(make(tmp_path / "own.otf"), family))
    assert data[:4] == b"\0\1\0\0"
    assert set(read_tables(data)) == STATIC_TABLES
    with TTFont(io.BytesIO(data)) as font:
        assert {"甲", "A"} <= {chr(code) for code in font.getBestCmap()}
        assert {font["glyf"][name].numberOfContours for name in font.getGlyphOrder()} == {1}


@pytest.mark.parametrize(("bold", "right"), [(False, 700), (True, 760)])
@pytest.mark.parametrize(("make", "family"), [(tiny.variable, "Tiny Flex"), (tiny.variable_postscript, "Tiny Flow")])
def test_a_variable_font_is_drawn_at_the_weight_that_is_asked_for(
    make: Callable[[Path], Path], family: str, bold: bool, right: int, tmp_path: Path
) -> None:
    face = face_of(make(tmp_path / "own.otf"), family, bold)
    gid = gid_of(face, "乙")
    program, moved = subset_glyphs(face, [gid])
    deck = opened(subset_face(face, "乙"))
    assert face.weight == (700 if bold else 400)
    assert box(opened(program), moved[gid]) == (100, right)  # 100 wider at 900: 60 at 700
    assert box(deck, deck.get_nominal_glyph(ord("乙"))) == (100, right)


@pytest.mark.parametrize(("bold", "width"), [(False, 0.8), (True, 0.86)])
def test_shaping_measures_the_instance_that_is_embedded(bold: bool, width: float, tmp_path: Path) -> None:
    face = face_of(tiny.variable(tmp_path / "flex.ttf"), "Tiny Flex", bold)
    gid = gid_of(face, "A")
    program, moved = subset_glyphs(face, [gid])
    assert shape("A", face, CharClass.LATIN, "en")[1] == width
    assert face.advance(gid) == opened(program).get_glyph_h_advance(moved[gid]) / face.upem == width


def test_an_instance_is_named_by_family_and_style(tmp_path: Path) -> None:
    data = subset_face(face_of(tiny.variable(tmp_path / "flex.ttf"), "Tiny Flex", bold=True), "A")
    with TTFont(io.BytesIO(data)) as font:
        assert [font["name"].getDebugName(n) for n in (1, 2, 4, 6, 13)] == ["Tiny Flex", "Bold", "Tiny Flex Bold", "TinyFlex-Bold", "Free"]
        assert (font["OS/2"].usWeightClass, font["OS/2"].fsSelection & 0x61, font["head"].macStyle) == (700, 0x20, 1)


def test_further_cuts_of_a_variable_font_are_families_of_their_own(tmp_path: Path) -> None:
    library = FontLibrary([tiny.variable(tmp_path / "flex.ttf").parent])
    assert library.families == ("Tiny Flex",)
    assert [file.families[0] for file in library.files] == ["Tiny Flex", "Tiny Flex", "Tiny Flex Light", "Tiny Flex Black"]
    black = library.face("Tiny Flex Black", bold=False)
    assert (black.weight, black.bold, black.name) == (900, False, "Tiny Flex Black")


def test_axes_other_than_weight_stay_at_their_defaults(tmp_path: Path) -> None:
    face = face_of(tiny.variable(tmp_path / "flex.ttf", axes=[("opsz", 8, 14, 144, "Optical size")]), "Tiny Flex", bold=True)
    assert dict(face.location) == {"wght": 700, "opsz": 14}


def test_a_family_named_after_its_default_instance_is_known_without_it(tmp_path: Path) -> None:
    library = FontLibrary([tiny.variable(tmp_path / "flex.ttf", family="Tiny Flex Regular").parent])
    assert library.families == ("Tiny Flex",)


def test_every_member_of_a_collection_is_found_by_its_family(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    members = [
        tiny.truetype(parts / "sc.ttf", family="Tiny SC"),
        tiny.truetype(parts / "sc-bold.ttf", family="Tiny SC", style="Bold"),
        tiny.truetype(parts / "jp.ttf", "甲乙丙", family="Tiny JP"),
    ]
    library = FontLibrary([tiny.collection(tmp_path / "tiny.ttc", members).parent])
    assert [(file.families, file.weight, file.language, file.member) for file in library.files] == [
        (("Tiny SC",), 400, "zh-Hans", 0),
        (("Tiny SC",), 700, "zh-Hans", 1),
        (("Tiny JP",), 400, "ja", 2),
    ]
    assert library.face("Tiny SC", bold=True).weight == 700
    japanese = library.face("Tiny JP", bold=False)
    assert japanese.covers(ord("丙"))
    assert set(read_tables(subset_face(japanese, "丙"))) == STATIC_TABLES
    assert set(read_tables(whole_face(japanese))) == STATIC_TABLES


def test_a_collection_of_postscript_fonts_is_converted_member_by_member(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    members = [tiny.postscript(parts / "a.otf", family="Tiny KR"), tiny.postscript(parts / "b.otf", "甲", family="Tiny TC")]
    library = FontLibrary([tiny.collection(tmp_path / "tiny.otc", members).parent])
    program, _ = subset_glyphs(library.face("Tiny TC", bold=False), [1])
    assert box(opened(program), 1) == (100, 700)


@pytest.mark.parametrize(
    ("bits", "language"), [(1 << 17, "ja"), (1 << 18, "zh-Hans"), (1 << 19, "ko"), (1 << 20, "zh-Hant"), (1 << 17 | 1 << 18, "")]
)
def test_the_language_of_a_face_is_that_of_its_only_asian_code_page(bits: int, language: str, tmp_path: Path) -> None:
    (file,) = faces_in(tiny.truetype(tmp_path / "own.ttf", ulCodePageRange1=bits, ulCodePageRange2=0, version=4))
    assert file.language == language


@pytest.mark.parametrize(("language", "family"), [("zh-Hans", "Tiny SC"), ("zh-Hant", "Tiny TC"), ("ja", "Tiny JP"), ("ko", "Tiny KR")])
def test_among_an_authors_faces_those_of_the_language_stand_in_first(language: str, family: str, tmp_path: Path) -> None:
    for region in ("KR", "JP", "SC", "TC"):
        tiny.truetype(tmp_path / f"{region}.ttf", "丙", family=f"Tiny {region}")
    tiny.truetype(tmp_path / "main.ttf", family="Tiny Sans")
    face = FontLibrary([tmp_path]).resolve("丙", "Tiny Sans", bold=False, language=language)
    assert face is not None
    assert face.family == family


@pytest.mark.parametrize(
    ("language", "family"), [("ja", "Tiny CJK JP"), ("zh-Hans", "Tiny CJK SC"), ("ko", "Tiny CJK"), ("en", "Tiny CJK")]
)
def test_the_common_name_of_regional_cuts_means_that_of_the_language(language: str, family: str, tmp_path: Path) -> None:
    for region in ("SC", "JP"):
        tiny.truetype(tmp_path / f"{region}.ttf", family=f"Tiny CJK {region}")
    assert FontLibrary([tmp_path]).regional("tiny cjk" if family != "Tiny CJK" else family, language) == family


def test_a_family_that_is_there_means_itself_whatever_regional_cuts_there_are(tmp_path: Path) -> None:
    tiny.truetype(tmp_path / "one.ttf", family="Tiny CJK")
    tiny.truetype(tmp_path / "two.ttf", family="Tiny CJK JP")
    assert FontLibrary([tmp_path]).regional("Tiny CJK", "ja") == "Tiny CJK"


@pytest.mark.parametrize("name", ["own.woff", "own.WOFF2"])
def test_fonts_packed_for_web_pages_are_named_with_what_to_do(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"wOF2")
    with pytest.raises(ResourceError, match=rf"{name} is packed for web pages; put its \.ttf or \.otf file there"):
        FontLibrary([tmp_path]).face("Tiny Sans", bold=False)


def test_a_font_without_outlines_is_refused_by_name(tmp_path: Path) -> None:
    path = tiny.truetype(tmp_path / "own.ttf")
    path.write_bytes(path.read_bytes().replace(b"glyf", b"blyf", 1))
    with pytest.raises(ResourceError, match=r"own\.ttf has no outlines"):
        face_of(path, "Tiny Sans")


def test_an_outline_far_outside_its_em_square_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiny, "CENTRE", (20_000, 300))
    face = face_of(tiny.postscript(tmp_path / "round.otf"), "Tiny Round")
    with pytest.raises(ResourceError, match="leaves its em square"):
        subset_glyphs(face, [1])


@pytest.mark.parametrize("make", MAKERS)
def test_a_damaged_font_is_used_or_refused_and_nothing_else(make: Callable[[Path], Path], tmp_path: Path) -> None:
    sound = make(tmp_path / "sound.otf").read_bytes()
    damaged = tmp_path / "damaged" / "own.otf"
    damaged.parent.mkdir()
    chance = random.Random(7)
    outcomes = {use_damaged(damaged, damage(sound, chance)) for _ in range(60)}
    assert outcomes == {"used", "refused"}


def damage(sound: bytes, chance: random.Random) -> bytes:
    """Return `sound` with a few bytes changed or its end cut off."""
    data = bytearray(sound)
    for _ in range(chance.choice((1, 3, 20))):
        data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
    return bytes(data[: chance.randrange(len(data))] if chance.random() < 0.2 else data)


def use_damaged(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    library = FontLibrary([path.parent])
    try:
        for file in library.files:
            face = library.face(file.families[0], bold=file.bold)
            shape("甲", face, CharClass.IDEOGRAPH, "zh-Hans")
            subset_glyphs(face, [gid for gid in map(face.hb_font.get_nominal_glyph, map(ord, "甲A")) if gid])
            subset_face(face, "甲A")
    except ResourceError:
        return "refused"
    return "used" if library.files else "refused"
