"""PowerPoint templates made for the tests, from code: one with Chinese layout names, one of 4:3, one with two layouts only."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NS = f'xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}"'
KIND = "application/vnd.openxmlformats-officedocument"
PRESENTATION = f"{KIND}.presentationml.presentation.main+xml"
TEMPLATE = f"{KIND}.presentationml.template.main+xml"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
PLAIN_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
DARK_MAP = PLAIN_MAP.replace('bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"')

Rect = tuple[float, float, float, float]
Parts = dict[str, bytes]


class Holder(NamedTuple):
    """A placeholder: attributes of its `p:ph`, its place in points (None: the master's), and more inside `a:lstStyle`."""

    attributes: str
    rect: Rect | None = None
    levels: str = ""
    anchor: str = ""


class Layout(NamedTuple):
    """A layout: its name, its type ("" for none), placeholders, and shapes that are only drawn."""

    name: str
    kind: str
    holders: Sequence[Holder]
    drawn: str = ""
    background: str = ""


class Look(NamedTuple):
    """What a template looks like: twelve colours by slot, font slots, and the master."""

    colors: Mapping[str, str]
    major: tuple[str, str]
    minor: tuple[str, str]
    title: Rect
    body: Rect
    feet: Mapping[str, Rect]
    title_style: str
    drawn: str = ""
    color_map: str = PLAIN_MAP


def emu(points: float) -> int:
    return round(points * 12_700)


def place(rect: Rect) -> str:
    x, y, width, height = map(emu, rect)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def holder_xml(number: int, holder: Holder) -> str:
    rect = f'{place(holder.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if holder.rect else ""
    anchor = f' anchor="{holder.anchor}"' if holder.anchor else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="占位符 {number}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f"<p:ph{holder.attributes}/></p:nvPr></p:nvSpPr><p:spPr>{rect}</p:spPr><p:txBody><a:bodyPr{anchor}/>"
        f'<a:lstStyle>{holder.levels}</a:lstStyle><a:p><a:r><a:rPr lang="zh-CN"/><a:t>单击此处编辑</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def band(number: int, rect: Rect, color: str) -> str:
    """Return a filled rectangle that is only drawn."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="色带 {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{place(rect)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def picture(number: int, rect: Rect, relationship: str) -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{number}" name="标志" descr="标志"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{place(rect)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def png(width: int = 24, height: int = 24, color: bytes = b"\x1f\x7a\x5c") -> bytes:
    """Return a PNG picture of one colour."""
    rows = b"".join(b"\0" + color * width for _ in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def theme_xml(look: Look) -> str:
    colors = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in look.colors.items())
    fonts = "".join(
        f'<a:{slot}Font><a:latin typeface="{latin}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{east}"/></a:{slot}Font>'
        for slot, (latin, east) in (("major", look.major), ("minor", look.minor))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    return (
        f'<a:theme xmlns:a="{A}" name="单位"><a:themeElements><a:clrScheme name="单位">{colors}</a:clrScheme>'
        f'<a:fontScheme name="单位">{fonts}'
        f'</a:fontScheme><a:fmtScheme name="单位"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


BULLETS = "".join(
    f'<a:lvl{n}pPr marL="{emu(18 * n)}" indent="{-emu(18)}" algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc>'
    f'<a:spcBef><a:spcPts val="1000"/></a:spcBef>'
    f'<a:buFont typeface="Arial"/><a:buChar char="•"/><a:defRPr sz="{size}00"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    f'<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:lvl{n}pPr>'
    for n, size in enumerate((28, 24, 20, 18, 18), 1)
)


def master_xml(look: Look, layouts: int) -> str:
    holders = [Holder(' type="title"', look.title, anchor="ctr"), Holder(' type="body" idx="1"', look.body)]
    holders += [Holder(f' type="{kind}" sz="quarter" idx="{n}"', rect) for n, (kind, rect) in enumerate(look.feet.items(), 2)]
    shapes = look.drawn + "".join(holder_xml(n, holder) for n, holder in enumerate(holders, 20))
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>' for n in range(layouts))
    return (
        f'<p:sldMaster {NS}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f"<p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        f"{look.color_map}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{look.title_style}</p:titleStyle>"
        f"<p:bodyStyle>{BULLETS}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"
    )


def layout_xml(layout: Layout) -> str:
    shapes = layout.drawn + "".join(holder_xml(n, holder) for n, holder in enumerate(layout.holders, 20))
    kind = f' type="{layout.kind}"' if layout.kind else ""
    return (
        f'<p:sldLayout {NS}{kind} preserve="1"><p:cSld name="{layout.name}">{layout.background}<p:spTree>{TREE}{shapes}</p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def title_style(size: int, *, bold: bool = False, color: str = "tx1", align: str = "l") -> str:
    return (
        f'<a:lvl1pPr algn="{align}"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:buNone/>'
        f'<a:defRPr sz="{size}00" b="{int(bold)}"><a:solidFill>'
        f'<a:schemeClr val="{color}"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/></a:defRPr></a:lvl1pPr>'
    )


def rels(*targets: tuple[str, str]) -> bytes:
    entries = "".join(f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'.encode()


def build(
    width: float, height: float, look: Look, layouts: Sequence[Layout], pictures: Sequence[bytes] = (), main: str = PRESENTATION
) -> bytes:
    """Return a template with one sample slide, on its first layout."""
    return zipped(parts(width, height, look, layouts, pictures), main)


def parts(width: float, height: float, look: Look, layouts: Sequence[Layout], pictures: Sequence[bytes] = ()) -> Parts:
    """Return the parts of a template by name; the master's pictures come after its layouts and its theme in its relationships."""
    made = {
        "_rels/.rels": rels(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": (
            f'<p:presentation {NS}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>'
            f'<p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="{emu(width)}" cy="{emu(height)}"/>'
            '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
        ).encode(),
        "ppt/_rels/presentation.xml.rels": rels(("slideMaster", "slideMasters/slideMaster1.xml"), ("slide", "slides/slide1.xml")),
        "ppt/slideMasters/slideMaster1.xml": master_xml(look, len(layouts)).encode(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": rels(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(layouts) + 1)),
            ("theme", "../theme/theme1.xml"),
            *(("image", f"../media/image{n}.png") for n in range(1, len(pictures) + 1)),
        ),
        "ppt/theme/theme1.xml": theme_xml(look).encode(),
        "ppt/slides/slide1.xml": f"<p:sld {NS}><p:cSld><p:spTree>{TREE}</p:spTree></p:cSld></p:sld>".encode(),
        "ppt/slides/_rels/slide1.xml.rels": rels(("slideLayout", "../slideLayouts/slideLayout1.xml")),
    }
    for number, layout in enumerate(layouts, 1):
        made[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout_xml(layout).encode()
        made[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = rels(("slideMaster", "../slideMasters/slideMaster1.xml"))
    for number, data in enumerate(pictures, 1):
        made[f"ppt/media/image{number}.png"] = data
    return made


FOLDERS = {"slideMasters": "slideMaster", "slideLayouts": "slideLayout", "slides": "slide"}


def zipped(made: Parts, main: str = PRESENTATION, types: str = "") -> bytes:
    """Return the file of `made`; `types` are further elements of its content types."""
    overrides = f'<Override PartName="/ppt/presentation.xml" ContentType="{main}"/>{types}'
    for name in made:
        folder = name.split("/")[1] if name.startswith("ppt/") and "/_rels/" not in name else ""
        kind = f"{KIND}.presentationml.{FOLDERS[folder]}+xml" if folder in FOLDERS else f"{KIND}.theme+xml" if folder == "theme" else ""
        overrides += f'<Override PartName="/{name}" ContentType="{kind}"/>' if kind else ""
    listed = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"[Content_Types].xml": listed.encode(), **made}.items():
            archive.writestr(name, data)
    return stream.getvalue()


def colors(dark: str, light: str, dark2: str, light2: str, *accents: str) -> dict[str, str]:
    named = {f"accent{n}": value for n, value in enumerate(accents, 1)}
    return {"dk1": dark, "lt1": light, "dk2": dark2, "lt2": light2, **named, "hlink": accents[0], "folHlink": accents[1]}


GREEN = colors("1F2A24", "FFFFFF", "35564A", "EDF3F0", "1F7A5C", "C8963E", "3D6B99", "8A5A83", "7A8B6F", "B0512F")
NIGHT = colors("12203A", "F7F8FA", "1C2E50", "D5DDEA", "7FB2E5", "F2B661", "9AD1B3", "E58F8F", "C3A6E0", "B9C2CF")
FEET = (' type="dt" sz="half" idx="10"', ' type="ftr" sz="quarter" idx="11"', ' type="sldNum" sz="quarter" idx="12"')
FOOT_HOLDERS = tuple(Holder(attributes) for attributes in FEET)
TITLE, BODY = Holder(' type="title"'), Holder(' idx="1"')
NO_MARK = '<a:lvl1pPr marL="0" indent="0"><a:buNone/><a:defRPr sz="2000"/></a:lvl1pPr>'


def cover(heading: tuple[str, Rect], below: tuple[str, Rect]) -> tuple[Holder, Holder]:
    """Return a title and what stands with it, each by its type and place."""
    return Holder(f' type="{heading[0]}"', heading[1], anchor="b"), Holder(f' type="{below[0]}" idx="1"', below[1], NO_MARK)


def columns(*rects: Rect) -> tuple[Holder, ...]:
    return tuple(Holder(f' sz="half" idx="{number}"', rect) for number, rect in enumerate(rects, 1))


CHINESE_LOOK = Look(
    GREEN, ("Arial", "微软雅黑"), ("Arial", "微软雅黑"), (48, 36, 740, 64), (48, 118, 864, 366),
    {"dt": (48, 502, 160, 24), "ftr": (230, 502, 420, 24), "sldNum": (812, 502, 100, 24)}, title_style(32, bold=True, color="accent1"),
    drawn=band(2, (0, 0, 960, 14), "accent1") + picture(3, (852, 36, 48, 48), "rId9"),
)  # fmt: skip
CHINESE_LAYOUTS = (
    Layout("标题幻灯片", "", cover(("ctrTitle", (96, 150, 768, 110)), ("subTitle", (96, 276, 768, 170)))),
    Layout("1_标题和内容", "", (TITLE, BODY, *FOOT_HOLDERS)),
    Layout("节标题", "", cover(("title", (96, 180, 768, 110)), ("body", (96, 300, 768, 90)))),
    Layout("两栏内容", "", (TITLE, *columns((48, 118, 424, 366), (488, 118, 424, 366)), *FOOT_HOLDERS)),
    Layout("仅标题", "", (TITLE, *FOOT_HOLDERS)),
    Layout("目录", "", (TITLE, BODY)),
    Layout("空白", "", ()),
)


def chinese() -> bytes:
    """Return one of 16:9 whose layouts have Chinese names and no types; a logo, a band, fonts that are not there."""
    return build(960, 540, CHINESE_LOOK, CHINESE_LAYOUTS, (png(),))


FOUR_THREE_LOOK = Look(
    NIGHT, ("Noto Serif SC", "Noto Serif SC"), ("Noto Sans SC", "Noto Sans SC"), (36, 21.6, 648, 90), (36, 126, 648, 356),
    {"dt": (36, 500, 168, 28.75), "ftr": (246, 500, 228, 28.75), "sldNum": (516, 500, 168, 28.75)}, title_style(40, align="ctr"),
    color_map=DARK_MAP,
)  # fmt: skip
FOUR_THREE_LAYOUTS = (
    Layout("Title Slide", "title", cover(("ctrTitle", (54, 168, 612, 115)), ("subTitle", (108, 306, 504, 138)))),
    Layout("Title and Content", "obj", (TITLE, BODY, *FOOT_HOLDERS)),
    Layout("Section Header", "secHead", cover(("title", (57, 347, 612, 107)), ("body", (57, 229, 612, 118)))),
    Layout("Two Content", "twoObj", (TITLE, *columns((36, 126, 318, 356), (366, 126, 318, 356)), *FOOT_HOLDERS)),
    Layout("Title Only", "titleOnly", (TITLE, *FOOT_HOLDERS)),
    Layout("Picture with Caption", "picTx", cover(("title", (141, 378, 432, 45)), ("pic", (141, 48, 432, 324)))),
)


def four_three() -> bytes:
    """Return one of 4:3 with light text on a dark ground, in faces that travel with Diptych; a .potx."""
    return build(720, 540, FOUR_THREE_LOOK, FOUR_THREE_LAYOUTS, main=TEMPLATE)


MINIMAL_LOOK = Look(
    GREEN, ("Calibri", "宋体"), ("Calibri", "宋体"), (88, 38, 1104, 140), (88, 190, 1104, 430), {}, title_style(44)
)  # fmt: skip


def minimal() -> bytes:
    """Return one with a title alone and a blank layout, without a foot, on larger slides than are planned."""
    return build(1280, 720, MINIMAL_LOOK, (Layout("Blank", "blank", ()), Layout("Title Only", "titleOnly", (TITLE,))))


ALL = {"chinese": chinese, "four-three": four_three, "minimal": minimal}
