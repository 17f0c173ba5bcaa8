"""Tiny fonts of each format, made here: a dot for every letter, so that outlines and advances can be computed.

A dot is a circle of radius 300 round (400, 300), drawn with four cubic curves where the format has them. 1000 units to the em.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

UPEM = 1000
CENTRE = (400, 300)
RADIUS = 300
ARM = 166  # 4/3·tan(π/8)·300 = 165.7: control points of a quarter circle
ADVANCE = 800
LIGHT, REGULAR, BLACK = 100, 400, 900
WIDER = 100
"""Units that advance and dot grow by from regular to black."""


def truetype(path: Path, letters: str = "甲乙AB", family: str = "Tiny Sans", style: str = "Regular", **os2: Any) -> Path:
    """Write a static TrueType font; `os2` are fields of its OS/2 table."""
    builder = _begun(letters, is_truetype=True)
    builder.setupGlyf({name: _square() for name in builder.font.getGlyphOrder()})
    return _saved(builder, path, letters, family, style, **os2)


def postscript(path: Path, letters: str = "甲乙AB", family: str = "Tiny Round", style: str = "Regular", **os2: Any) -> Path:
    """Write a font with cubic outlines (`CFF `)."""
    builder = _begun(letters, is_truetype=False)
    builder.setupCFF(f"{family}-{style}".replace(" ", ""), {}, {name: _dot() for name in builder.font.getGlyphOrder()}, {})
    return _saved(builder, path, letters, family, style, **os2)


def cid_keyed(path: Path, letters: str = "甲乙AB", family: str = "Tiny Keyed") -> Path:
    """Write a font with cubic outlines whose glyphs have numbers for names, as CJK fonts have them (Adobe technical note 5176, 18)."""
    postscript(path, letters, family)
    with TTFont(path) as font:
        names = font.getGlyphOrder()
        top = font["CFF "].cff.topDictIndex[0]
        outlines, fonts, chosen = top.CharStrings, FDArrayIndex(), FDSelect(format=3)
        part = FontDict(strings=top.strings)
        part.Private, fonts.strings, chosen.gidArray = top.Private, top.strings, [0] * len(names)
        fonts.append(part)
        top.ROS, top.CIDCount, top.FDArray, top.FDSelect = ("Adobe", "Identity", 0), len(names), fonts, chosen
        outlines.fdArray, outlines.fdSelect = fonts, chosen
        top.charset = [names[0], *(f"cid{number:05d}" for number in range(1, len(names)))]
        outlines.charStrings = {name: index for index, name in enumerate(top.charset)}
        del top.Private
        for key in ("Private", "Encoding"):
            top.rawDict.pop(key, None)
        font.recalcTimestamp = False
        font.save(path)
    return path


def variable(path: Path, letters: str = "甲乙AB", family: str = "Tiny Flex", axes: Sequence[tuple[Any, ...]] = ()) -> Path:
    """Write a variable TrueType font whose squares and advances grow by 100 from weight 400 to 900; its default is 400."""
    builder = _begun(letters, is_truetype=True)
    names = builder.font.getGlyphOrder()
    builder.setupGlyf({name: _square() for name in names})
    _add_axes(builder, axes)
    corners = [(0, 0), (0, WIDER), (WIDER, WIDER), (WIDER, 0)]
    phantoms = [(0, 0), (WIDER, 0), (0, 0), (0, 0)]
    builder.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, corners + phantoms)] for name in names})
    return _saved(builder, path, letters, family, "Regular")


def variable_postscript(path: Path, letters: str = "甲乙AB", family: str = "Tiny Flow") -> Path:
    """Write a variable font with `CFF2` outlines: squares that grow by 100 from weight 400 to 900, their advances 800."""
    builder = _begun(letters, is_truetype=False)
    _add_axes(builder, ())
    program = [100, 0, "rmoveto", 600, 100, 1, "blend", "hlineto", 600, 100, 1, "blend", "vlineto", -600, -100, 1, "blend", "hlineto"]
    charstrings = {name: T2CharString(program=list(program)) for name in builder.font.getGlyphOrder()}
    builder.setupCFF2(charstrings, regions=[{"wght": (0, 1, 1)}])
    return _saved(builder, path, letters, family, "Regular")


def collection(path: Path, members: Sequence[Path]) -> Path:
    """Write a collection of the fonts in the files `members`."""
    fonts = TTCollection()
    fonts.fonts = [TTFont(member) for member in members]
    fonts.save(path)
    return path


def _begun(letters: str, is_truetype: bool) -> FontBuilder:
    builder = FontBuilder(UPEM, isTTF=is_truetype)
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (ADVANCE, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    return builder


def _add_axes(builder: FontBuilder, axes: Sequence[tuple[Any, ...]]) -> None:
    instances = [
        {"location": {"wght": weight} | {axis[0]: axis[2] for axis in axes}, "stylename": name}
        for name, weight in (("Light", 100), ("Regular", 400), ("Bold", 700), ("Black", 900))
    ]
    builder.setupNameTable({})
    builder.setupFvar([("wght", LIGHT, REGULAR, BLACK, "Weight"), *axes], instances)


def _saved(builder: FontBuilder, path: Path, letters: str, family: str, style: str, **os2: Any) -> Path:
    names = {
        "familyName": family,
        "styleName": style,
        "uniqueFontIdentifier": f"{family} {style}",
        "fullName": f"{family} {style}",
        "psName": f"{family}-{style}".replace(" ", ""),
        "version": "Version 1.000",
        "licenseDescription": "Free",
    }
    if "name" in builder.font:
        for identifier, text in zip((1, 2, 3, 4, 6, 5, 13), names.values(), strict=True):
            builder.font["name"].setName(text, identifier, 3, 1, 0x409)
    else:
        builder.setupNameTable(names, mac=False)
    weight = 700 if style == "Bold" else 400
    builder.setupOS2(**{"usWeightClass": weight, "fsType": 0, "fsSelection": 0x20 if style == "Bold" else 0x40} | os2)
    builder.setupPost()
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.save(path)
    return path


def _square() -> Any:
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 600), (700, 600), (700, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def _dot() -> T2CharString:
    x, y = CENTRE
    pen = T2CharStringPen(ADVANCE, None)
    pen.moveTo((x + RADIUS, y))
    pen.curveTo((x + RADIUS, y + ARM), (x + ARM, y + RADIUS), (x, y + RADIUS))
    pen.curveTo((x - ARM, y + RADIUS), (x - RADIUS, y + ARM), (x - RADIUS, y))
    pen.curveTo((x - RADIUS, y - ARM), (x - ARM, y - RADIUS), (x, y - RADIUS))
    pen.curveTo((x + ARM, y - RADIUS), (x + RADIUS, y - ARM), (x + RADIUS, y))
    pen.closePath()
    return pen.getCharString()
