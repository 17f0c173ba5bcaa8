"""Slide master, slide layouts, notes master and handout master as XML, from the layout specifications and the deck's type scale."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.deck.branding import footer_rect, logo_rect
from generator.deck.grid import OWN_GRID, Grid
from generator.deck.master import BODY_END, COLUMNS, GUTTER, HANG_LINE, NO_INSETS, OWN_COLUMNS, Columns, Fill, LayoutSpec, Slot, SlotKind
from generator.deck.powerpoint.drawingml import (
    DECLARATION,
    EMPTY_GROUP,
    NAMESPACES,
    RECTANGLE,
    attribute,
    hundredths,
    non_visual,
    placeholder,
    shape_ids,
    slide_image,
    transform,
)
from generator.deck.powerpoint.shape_names import shape_name
from generator.deck.powerpoint.text import TextWriter, exact_leading
from generator.deck.scene import Anchor, Insets, LayoutKind
from generator.geometry import Rect
from generator.theme.brand import NO_BRAND, Brand
from generator.theme.tokens import TypeRole, TypeScale
from generator.units import emu

BULLET_INDENT: Final = 22.0
"""From a bullet's left edge to its text, in points."""
LEVELS: Final = 9
PROMPT_LEVELS: Final = 5
NOTES_WIDTH, NOTES_HEIGHT = 540.0, 720.0
NOTES_IMAGE: Final = Rect(54, 48, 432, 270)
"""The most that the picture of a slide takes on its page of notes."""
FIRST_MASTER_ID: Final = 2_147_483_648
"""Master and layout ids start here (ECMA-376 Part 1, 19.7.12 ST_SlideMasterId)."""
NUMBER_FIELD: Final = "{B1D6A6E4-6E0B-4B55-9C0E-2D6E0B7C5A11}"
DATE_FIELD: Final = "{5F2C9C0A-3B7D-4E0C-8F59-7C1A2E64D3B8}"

FOOTER_INDEX: Final = {"dt": 10, "ftr": 11, "sldNum": 12}
"""Placeholder indexes on layouts and slides, as PowerPoint numbers them."""
LAYOUT_TYPES: Final = {
    LayoutKind.TITLE: "title",
    LayoutKind.SECTION: "secHead",
    LayoutKind.CONTENT: "obj",
    LayoutKind.TWO_COLUMN: "twoObj",
    LayoutKind.CHART: "chart",
    LayoutKind.TABLE: "tbl",
    LayoutKind.PICTURE: "picTx",
    LayoutKind.CAPTIONED: "objTx",
    LayoutKind.HEADLINE: "titleOnly",
}
"""ST_SlideLayoutType where PowerPoint has a word for the layout; the others are drawn by us."""

GUIDE_UNITS: Final = 8
"""To a point."""
_GUIDES: Final = "{27BBF7A9-308A-43DC-89C8-2F10F3537804}"
_POWERPOINT_2012: Final = "http://schemas.microsoft.com/office/powerpoint/2012/main"
_COLOR_MAP: Final = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
ANCHORS: Final = {Anchor.TOP: "t", Anchor.MIDDLE: "ctr", Anchor.BOTTOM: "b"}


def placeholder_type(slot: Slot) -> str:
    """Return the attributes of `p:ph` for `slot`. The main text of a content layout takes any object, as in PowerPoint's own."""
    if slot.attributes:
        return slot.attributes
    index = "" if slot.index == 0 else f' idx="{slot.index}"'
    if slot.kind is SlotKind.OBJECT or (slot.kind is SlotKind.BODY and slot.bullets):
        return index
    return f' type="{slot.kind.value}"{index}'


def body_properties(anchor: Anchor, insets: Insets = NO_INSETS, *, wrap: bool = True) -> str:
    """Return `a:bodyPr` of a text body: exact insets and no autofit, since everything was measured."""
    return (
        f'<a:bodyPr vert="horz" wrap="{"square" if wrap else "none"}" lIns="{emu(insets.left)}" tIns="{emu(insets.top)}" '
        f'rIns="{emu(insets.right)}" bIns="{emu(insets.bottom)}" rtlCol="0" anchor="{ANCHORS[anchor]}"><a:noAutofit/></a:bodyPr>'
    )


class MasterWriter(NamedTuple):
    """Writes the masters of one deck."""

    text: TextWriter
    scale: TypeScale
    columns: Columns = OWN_COLUMNS
    grid: Grid = OWN_GRID
    brand: Brand = NO_BRAND

    def slide_master(self, layouts: int, logo: str = "") -> str:
        """Return `p:sldMaster` for `layouts` layouts; `logo` is the relationship to the brand's logo, "" for none."""
        ids = shape_ids()
        labels = self.text.labels
        layout_ids = "".join(f'<p:sldLayoutId id="{FIRST_MASTER_ID + n}" r:id="rId{n}"/>' for n in range(1, layouts + 1))
        title = self._placeholder(
            next(ids),
            labels.title,
            ' type="title"',
            self.columns.headline,
            self._prompt(labels.title, "headline"),
            "",
            body_properties(Anchor.TOP),
        )
        body = self._placeholder(
            next(ids), labels.text, ' type="body" idx="1"', self.columns.body(), self._level_prompts(), "", body_properties(Anchor.TOP)
        )
        shapes = self._brand(ids, logo) + title + body + self._footers(ids, {"dt": 2, "ftr": 3, "sldNum": 4}, placed=True)
        styles = (
            f"<p:titleStyle>{self._level(1, self.scale['headline'])}</p:titleStyle>"
            f"<p:bodyStyle>{self._bullet_levels(LEVELS, self.scale['body'])}</p:bodyStyle>"
            f"<p:otherStyle>{self.plain_levels(self.scale['body'])}</p:otherStyle>"
        )
        return (
            f'{DECLARATION}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{self._background("paper")}'
            f"<p:spTree>{EMPTY_GROUP}{shapes}</p:spTree>"
            f'</p:cSld>{_COLOR_MAP}<p:sldLayoutIdLst>{layout_ids}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
            f"<p:txStyles>{styles}</p:txStyles>{self._guides()}</p:sldMaster>"
        )

    def _guides(self) -> str:
        """Return guides where our columns and bodies begin and end ([MS-PPTX] 2.6.18 sldGuideLst)."""
        columns = self.columns
        upright = [("", x) for x in (columns.x(1), columns.hinge, columns.x(5), columns.x(1) + columns.span(COLUMNS))]
        level = [(' orient="horz"', y) for y in (HANG_LINE, BODY_END)]
        color = f"<p15:clr>{self.text.colors.color('accent')}</p15:clr>"
        guides = "".join(
            f'<p15:guide id="{number}"{kind} pos="{round(place * GUIDE_UNITS)}" userDrawn="1">{color}</p15:guide>'
            for number, (kind, place) in enumerate((*upright, *level), 1)
        )
        listed = f'<p15:sldGuideLst xmlns:p15="{_POWERPOINT_2012}">{guides}</p15:sldGuideLst>'
        return f'<p:extLst><p:ext uri="{_GUIDES}">{listed}</p:ext></p:extLst>'

    def slide_layout(self, spec: LayoutSpec) -> str:
        """Return `p:sldLayout` of `spec`."""
        ids = shape_ids()
        name = self.text.labels.layout(spec.kind)
        kind = LAYOUT_TYPES.get(spec.kind)
        attributes = f'type="{kind}" preserve="1"' if kind else 'preserve="1" userDrawn="1"'
        if not spec.footer and self.brand != NO_BRAND:  # these slides have the logo in a place of their own
            attributes = f'showMasterSp="0" {attributes}'
        background = "" if spec.background == "paper" else self._background(spec.background)
        furniture = "".join(self._furniture(next(ids), fill) for fill in spec.fills)
        slots = "".join(self._slot(next(ids), slot) for slot in spec.slots)
        footers = self._footers(ids, FOOTER_INDEX, placed=False) if spec.footer else ""
        return (
            f"{DECLARATION}<p:sldLayout {NAMESPACES} {attributes}><p:cSld name={attribute(name)}>{background}<p:spTree>{EMPTY_GROUP}"
            f"{furniture}{slots}{footers}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )

    def _brand(self, ids: Iterator[int], logo: str) -> str:
        """Return the logo and the words that every content slide has; screen readers have heard them on the title slide."""
        shapes = ""
        if logo:
            place = f"<p:spPr>{transform(logo_rect(self.grid, self.brand))}{RECTANGLE}</p:spPr>"
            shapes = (
                f"<p:pic><p:nvPicPr>{non_visual(next(ids), self.text.labels.logo, decorative=True)}<p:cNvPicPr>"
                f'<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
                f'<a:blip r:embed="{logo}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>{place}</p:pic>'
            )
        if self.brand.footer:
            role = self.scale["source"]
            look = exact_leading(role.leading)
            run = self.text.styled(self.brand.footer, role)
            shapes += (
                f'<p:sp><p:nvSpPr>{non_visual(next(ids), self.text.labels.footer)}<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
                f"<p:spPr>{transform(footer_rect(self.grid))}{RECTANGLE}<a:noFill/></p:spPr><p:txBody>{body_properties(Anchor.TOP)}"
                f'<a:lstStyle/><a:p><a:pPr algn="r">{look}</a:pPr>{run}</a:p></p:txBody></p:sp>'
            )
        return shapes

    def notes_master(self, aspect: float) -> str:
        """Return `p:notesMaster`: the picture of a slide, `aspect` times as wide as high, above, the notes below, a page number."""
        ids = shape_ids()
        labels = self.text.labels
        outline = f'<a:noFill/><a:ln w="6350">{self.text.colors.fill("rule")}</a:ln>'
        height = min(NOTES_IMAGE.height, NOTES_IMAGE.width / aspect)
        rect = Rect((NOTES_WIDTH - height * aspect) / 2, NOTES_IMAGE.y, height * aspect, height)
        place = f"{transform(rect)}{RECTANGLE}{outline}"
        image = slide_image(next(ids), labels.slide_image, ' type="sldImg" idx="2"', place)
        body = self._placeholder(
            next(ids),
            labels.notes,
            ' type="body" idx="3"',
            Rect.edges(NOTES_IMAGE.x, rect.bottom + 24, NOTES_IMAGE.right, 660),
            self._prompt(labels.text, "notes"),
            "",
            body_properties(Anchor.TOP),
        )
        number = self._number(next(ids), 5, Rect(378, 680, 108, 18), "")
        return (
            f"{DECLARATION}<p:notesMaster {NAMESPACES}><p:cSld>{self._background('paper')}"
            f"<p:spTree>{EMPTY_GROUP}{image}{body}{number}</p:spTree>"
            f'</p:cSld>{_COLOR_MAP}<p:hf hdr="0" ftr="0" dt="0"/><p:notesStyle>{self.plain_levels(self.scale["notes"])}'
            "</p:notesStyle></p:notesMaster>"
        )

    def handout_master(self) -> str:
        """Return `p:handoutMaster`: only a page number."""
        number = self._number(2, 3, Rect(378, 680, 108, 18), "")
        return (
            f"{DECLARATION}<p:handoutMaster {NAMESPACES}><p:cSld>{self._background('paper')}<p:spTree>{EMPTY_GROUP}{number}"
            "</p:spTree></p:cSld>"
            f'{_COLOR_MAP}<p:hf hdr="0" ftr="0" dt="0"/></p:handoutMaster>'
        )

    def plain_levels(self, role: TypeRole) -> str:
        """Return nine levels of text without bullets."""
        return "".join(self._level(level, role) for level in range(1, LEVELS + 1))

    def _slot(self, identifier: int, slot: Slot) -> str:
        role = self.scale[slot.role]
        if slot.bullets:
            levels, content = self._bullet_levels(PROMPT_LEVELS, role), self._level_prompts()
        else:
            levels, content = self._level(1, role, "r" if slot.align_right else "l"), self._prompt(self._prompt_text(slot), slot.role)
        name = f"{shape_name(slot.name, self.text.characters.language)} {identifier}"
        body = body_properties(slot.anchor, slot.insets)
        return self._placeholder(identifier, name, placeholder_type(slot), slot.rect, content, levels, body, slot.fill)

    def _prompt_text(self, slot: Slot) -> str:
        labels = self.text.labels
        return {
            SlotKind.TITLE: labels.title,
            SlotKind.CENTER_TITLE: labels.title,
            SlotKind.SUBTITLE: labels.subtitle,
            SlotKind.BODY: labels.text,
            SlotKind.CHART: labels.chart,
            SlotKind.TABLE: labels.table,
            SlotKind.PICTURE: labels.picture,
            SlotKind.OBJECT: labels.text,
        }[slot.kind]

    def _prompt(self, text: str, role: str) -> str:
        return f"<a:p>{self.text.plain(text, self.scale[role])}</a:p>"

    def _level_prompts(self) -> str:
        return "".join(
            f'<a:p><a:pPr lvl="{level}"/>{self.text.plain(prompt, self.scale["body"])}</a:p>'
            for level, prompt in enumerate(self.text.labels.levels)
        )

    def _placeholder(
        self, identifier: int, name: str, kind: str, rect: Rect | None, content: str, levels: str, body: str, fill: str = ""
    ) -> str:
        place = f"{transform(rect)}{RECTANGLE}{self.text.colors.fill(fill) if fill else ''}" if rect else ""
        return placeholder(identifier, name, kind, content, place=place, body=body, levels=levels)

    def _footers(self, ids: Iterator[int], indexes: dict[str, int], *, placed: bool) -> str:
        """Return date, source line and slide number; on layouts they take place and look from the master."""
        labels, source = self.text.labels, self.scale["source"]
        middle = body_properties(Anchor.TOP) if placed else "<a:bodyPr/>"
        folio = self.scale["folio"]
        date = self._placeholder(
            next(ids), labels.date, f' type="dt" sz="half" idx="{indexes["dt"]}"', self._date_rect if placed else None,
            self._field("datetime1", DATE_FIELD, "2000-01-01", folio), self._level(1, folio, "r") if placed else "", middle,
        )  # fmt: skip
        footer = self._placeholder(
            next(ids), labels.footer, f' type="ftr" sz="quarter" idx="{indexes["ftr"]}"', self.grid.source if placed else None,
            f"<a:p>{self.text.end_of_paragraph(source.size)}</a:p>", self._level(1, source) if placed else "", middle,
        )  # fmt: skip
        return date + footer + self._number(next(ids), indexes["sldNum"], self.columns.folio if placed else None, ' sz="quarter"')

    @property
    def _date_rect(self) -> Rect:
        """The place of the date: at the right of the running head, left of a logo."""
        date, logo = self.columns.date, logo_rect(self.grid, self.brand)
        return date.moved(logo.x - GUTTER - date.right, 0.0) if logo.width else date

    def _number(self, identifier: int, index: int, rect: Rect | None, size: str) -> str:
        folio = self.scale["folio"]
        levels = self._level(1, folio, "r") if rect else ""
        body = body_properties(Anchor.TOP) if rect else "<a:bodyPr/>"
        kind = f' type="sldNum"{size} idx="{index}"'
        return self._placeholder(
            identifier, self.text.labels.number, kind, rect, self._field("slidenum", NUMBER_FIELD, "‹#›", folio), levels, body
        )

    def _field(self, kind: str, identifier: str, shown: str, role: TypeRole) -> str:
        return f"<a:p>{self.text.field(kind, identifier, shown, role)}</a:p>"

    def _furniture(self, identifier: int, fill: Fill) -> str:
        return (
            f"<p:sp><p:nvSpPr>{non_visual(identifier, f'{self.text.labels.furniture} {identifier}', decorative=True)}<p:cNvSpPr/>"
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(fill.rect)}{RECTANGLE}{self.text.colors.fill(fill.color)}'
            "<a:ln><a:noFill/></a:ln>"
            f"</p:spPr></p:sp>"
        )

    def _background(self, role: str) -> str:
        return f"<p:bg><p:bgPr>{self.text.colors.fill(role)}<a:effectLst/></p:bgPr></p:bg>"

    def _bullet_levels(self, count: int, role: TypeRole) -> str:
        return "".join(self._level(level, role, bullet=True) for level in range(1, count + 1))

    def _level(self, level: int, role: TypeRole, align: str = "l", *, bullet: bool = False) -> str:
        margin, indent = (level * BULLET_INDENT, -BULLET_INDENT) if bullet else (0.0, 0.0)
        mark = self.text.bullet("accent") if bullet else "<a:buNone/>"
        tracking = f' spc="{hundredths(role.tracking * role.size)}"' if role.tracking else ""
        return (
            f'<a:lvl{level}pPr marL="{emu(margin)}" indent="{emu(indent)}" algn="{align}" defTabSz="914400" rtl="0" eaLnBrk="1" '
            'latinLnBrk="0" '
            f'hangingPunct="0">{exact_leading(role.leading)}<a:spcBef><a:spcPts val="0"/></a:spcBef>{mark}'
            f'<a:defRPr sz="{hundredths(role.size)}" b="{int(role.bold)}"{tracking} kern="1200">{self.text.look(role)}</a:defRPr>'
            f"</a:lvl{level}pPr>"
        )
