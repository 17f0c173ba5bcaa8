"""Shapes of a slide as XML, with the links to the parts they need."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, assert_never

from generator.deck.master import LayoutSpec, Slot, SlotKind
from generator.deck.powerpoint.drawingml import CHART, RECTANGLE, non_visual, offset_and_extent, placeholder, transform
from generator.deck.powerpoint.masters import FOOTER_INDEX, NUMBER_FIELD, body_properties, placeholder_type
from generator.deck.powerpoint.media import MediaParts, vector_name
from generator.deck.powerpoint.package import Part
from generator.deck.powerpoint.shape_names import shape_name
from generator.deck.powerpoint.table import TABLE_URI, table_xml
from generator.deck.powerpoint.text import Inherited, TextWriter
from generator.deck.scene import Anchor, Box, ChartShape, Group, Picture, Rule, Shape, TableGrid, TextBox, TextParagraph, TextRun
from generator.geometry import Rect
from generator.text.style import Align
from generator.theme.tokens import TypeScale
from generator.units import emu

SVG_URI: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_NAMESPACE: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SAME_PLACE: Final = 0.01
"""Points within which a box counts as standing where its layout puts it."""


def slide_name(number: int) -> str:
    """Return the name of the part of slide `number`."""
    return f"ppt/slides/slide{number}.xml"


def _vector_blip(relationship: str) -> str:
    """Return the rest of a blip that is a vector picture ([MS-ODRAWXML] 2.3.2.12, svgBlip)."""
    vector = f'<asvg:svgBlip xmlns:asvg="{SVG_NAMESPACE}" r:embed="{relationship}"/>'
    return f'><a:extLst><a:ext uri="{SVG_URI}">{vector}</a:ext></a:extLst></a:blip>'


class PartLinks(NamedTuple):
    """The web addresses and slides that a part's text points at; `slides` are the names of slides by what is found on them."""

    part: Part
    slides: Mapping[str, str]

    def click(self, target: str) -> str:
        """Return the element that leads to `target` on a click, "" for a place that no slide has.

        A slide is jumped to by an action (ECMA-376 Part 1, 21.1.2.3.5); a link that leads to its own slide has no use.
        """
        if not target.startswith("#"):
            return f'<a:hlinkClick r:id="{self.part.link(target)}"/>'
        slide = self.slides.get(target[1:], self.part.name)
        return "" if slide == self.part.name else self._jump(slide)

    def jump(self, number: int) -> str:
        """Return the element that leads to slide `number` on a click, "" for 0."""
        return self._jump(slide_name(number)) if number else ""

    def _jump(self, slide: str) -> str:
        return f'<a:hlinkClick r:id="{self.part.relate("slide", slide)}" action="ppaction://hlinksldjump"/>'


class ShapeWriter(NamedTuple):
    """Writes the shapes of one slide; `slots` are those of its layout that nothing has filled yet."""

    part: Part
    links: PartLinks
    media: MediaParts
    text: TextWriter
    scale: TypeScale
    ids: Iterator[int]
    layout: LayoutSpec
    slots: list[Slot]

    @classmethod
    def for_slide(
        cls, links: PartLinks, media: MediaParts, text: TextWriter, scale: TypeScale, ids: Iterator[int], layout: LayoutSpec
    ) -> "ShapeWriter":
        """Return a writer for the slide of `links`, which has `layout`."""
        return cls(links.part, links, media, text, scale, ids, layout, list(layout.slots))

    def shape(self, shape: Shape) -> str:
        """Return the element of `shape`."""
        match shape:
            case TextBox():
                return self._text_box(shape)
            case Box():
                return self._box(shape)
            case Rule():
                return self._rule(shape)
            case TableGrid():
                return self._table(shape)
            case ChartShape():
                return self._chart(shape)
            case Picture():
                return self._picture(shape)
            case Group():
                return self._group(shape)
            case _:
                assert_never(shape)

    def footer(self, source: str, number: int, date: str = "") -> str:
        """Return date and source line, if there are any, and the slide number; place and look come from the layout."""
        labels = self.text.labels
        day = self._footer_placeholder("dt", labels.date, self.text.plain(date, self.scale["folio"])) if date else ""
        line = self._footer_placeholder("ftr", labels.footer, self.text.plain(source, self.scale["source"])) if source else ""
        field = self.text.field("slidenum", NUMBER_FIELD, str(number), self.scale["folio"])
        return day + line + self._footer_placeholder("sldNum", labels.number, field)

    def template_footer(self, source: str, place: Rect, number: int) -> str:
        """Return the source line, if there is one, at `place`, and the slide number, in the template's placeholders.

        A layout without a footer gets a free line; one without a slide number shows none.
        """
        labels = self.text.labels
        footer, numbers = self.layout.foot
        shapes = self._source_line(source, place, footer) if source else ""
        if numbers:
            field = self.text.field("slidenum", NUMBER_FIELD, str(number), self.scale["folio"], sized=False)
            shapes += placeholder(next(self.ids), labels.number, numbers, f"<a:p>{field}</a:p>")
        return shapes

    def _source_line(self, source: str, place: Rect, holder: str) -> str:
        role = self.scale["source"]
        look = Inherited.from_role(role)
        run = TextRun(source, role.size, role.bold, role.color, look.typeface)
        line = TextBox(self.text.labels.footer, place, (TextParagraph((run,), role.leading),), anchor=Anchor.MIDDLE)
        if not holder:
            return self._free_text(line)
        inherited = Inherited(0.0, 0.0, not role.bold, role.color, look.typeface, 0.0, Align.END)
        content = self.text.paragraphs(line.paragraphs, self.links, inherited)
        return placeholder(next(self.ids), line.name, holder, content, place=transform(place), body=body_properties(line.anchor))

    def _footer_placeholder(self, kind: str, name: str, content: str) -> str:
        size = "half" if kind == "dt" else "quarter"
        attributes = f' type="{kind}" sz="{size}" idx="{FOOTER_INDEX[kind]}"'
        return placeholder(next(self.ids), name, attributes, f"<a:p>{content}</a:p>")

    def _text_box(self, box: TextBox) -> str:
        slot = self._named_slot(box.placeholder) if box.placeholder else None
        return self._free_text(box) if slot is None else self._placeholder(box, slot)

    def _free_text(self, box: TextBox) -> str:
        body = body_properties(box.anchor, box.insets, wrap=box.wrap)
        head = non_visual(next(self.ids), self._name(box.name), click=self.links.jump(box.leads_to))
        return (
            f'<p:sp><p:nvSpPr>{head}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{transform(box.rect)}{RECTANGLE}"
            f"{self.text.colors.fill(box.fill)}</p:spPr><p:txBody>{body}"
            f"<a:lstStyle/>{self.text.paragraphs(box.paragraphs, self.links)}"
            f"</p:txBody></p:sp>"
        )

    def _placeholder(self, box: TextBox, slot: Slot) -> str:
        role = self.scale[slot.role]
        inherited = Inherited.from_role(role, align=Align.END if slot.align_right else Align.START, bullets=slot.bullets)
        if slot.attributes:
            inherited = Inherited.from_levels(slot.levels, role.color)
        stays = _same_place(box.rect, slot.rect)
        moved = "" if stays else transform(box.rect)
        fill = self.text.colors.fill(box.fill) if box.fill != slot.fill else ""
        standard = box.anchor is slot.anchor and box.insets == slot.insets and box.wrap and (stays or not slot.attributes)
        body = "<a:bodyPr/>" if standard else body_properties(box.anchor, box.insets, wrap=box.wrap)
        content = self.text.paragraphs(box.paragraphs, self.links, inherited)
        return placeholder(next(self.ids), self._name(box.name), placeholder_type(slot), content, place=moved + fill, body=body)

    def _box(self, box: Box) -> str:
        return (
            f"<p:sp><p:nvSpPr>{non_visual(next(self.ids), self._name(box.name), box.alt, decorative=not box.alt)}"
            "<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{transform(box.rect)}{RECTANGLE}{self.text.colors.fill(box.fill)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
        )

    def _rule(self, rule: Rule) -> str:
        flip = ' flipV="1"' if (rule.y2 - rule.y1) * (rule.x2 - rule.x1) < 0 else ""
        place = transform(bounds(rule), flip)
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{non_visual(next(self.ids), self._name(rule.name), decorative=True)}"
            "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{place}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{emu(rule.weight)}" '
            f'cap="flat">{self.text.colors.fill(rule.color)}</a:ln>'
            f"</p:spPr></p:cxnSp>"
        )

    def _table(self, table: TableGrid) -> str:
        xml = table_xml(table, self.text, self.links)
        return self._graphic_frame(
            self._name(table.name),
            table.alt,
            table.rect,
            self._slot_of(SlotKind.TABLE),
            f'<a:graphicData uri="{TABLE_URI}">{xml}</a:graphicData>',
        )

    def _chart(self, chart: ChartShape) -> str:
        relationship = self.part.relate("chart", self.media.chart(chart, self.text))
        data = f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" r:id="{relationship}"/></a:graphicData>'
        return self._graphic_frame(self._name(chart.name), chart.alt, chart.rect, self._slot_of(SlotKind.CHART), data)

    def _graphic_frame(self, name: str, alt: str, rect: Rect, slot: Slot | None, data: str) -> str:
        holder = f"<p:nvPr><p:ph{placeholder_type(slot)}/></p:nvPr>" if slot else "<p:nvPr/>"
        return (
            f"<p:graphicFrame><p:nvGraphicFramePr>{non_visual(next(self.ids), name, alt)}<p:cNvGraphicFramePr>"
            '<a:graphicFrameLocks noGrp="1"/>'
            f"</p:cNvGraphicFramePr>{holder}</p:nvGraphicFramePr><p:xfrm>{offset_and_extent(rect)}</p:xfrm><a:graphic>{data}</a:graphic></p:graphicFrame>"
        )

    def _picture(self, picture: Picture) -> str:
        name = self.media.picture(picture)
        blip = f'<a:blip r:embed="{self.part.relate("image", name)}"'
        blip += _vector_blip(self.part.relate("image", vector_name(name))) if picture.artwork else "/>"
        slot = None if picture.decorative else self._slot_of(SlotKind.PICTURE)
        holder = f"<p:nvPr><p:ph{placeholder_type(slot)}/></p:nvPr>" if slot else "<p:nvPr/>"
        edges = "".join(f' {edge}="{round(part * 100_000)}"' for edge, part in zip("ltrb", picture.crop, strict=True) if part)
        return (
            f"<p:pic><p:nvPicPr>{non_visual(next(self.ids), self._name(picture.name), picture.alt, decorative=picture.decorative)}"
            f'<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>{holder}</p:nvPicPr><p:blipFill>{blip}'
            f"<a:srcRect{edges}/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{transform(picture.rect)}{RECTANGLE}</p:spPr></p:pic>"
        )

    def _group(self, group: Group) -> str:
        identifier = next(self.ids)
        place = bounds(group)
        inner = offset_and_extent(place).replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
        children = "".join(self.shape(child) for child in group.shapes)
        return (
            f"<p:grpSp><p:nvGrpSpPr>{non_visual(identifier, self._name(group.name), group.alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            "<p:grpSpPr><a:xfrm>"
            f"{offset_and_extent(place)}{inner}</a:xfrm></p:grpSpPr>{children}</p:grpSp>"
        )

    def _name(self, name: str) -> str:
        return shape_name(name, self.text.characters.language)

    def _named_slot(self, name: str) -> Slot | None:
        """Take the slot called `name`, `None` where a template's layout has none.

        Raises `KeyError` when a layout of ours has none, or another shape fills it.
        """
        slot = next((slot for slot in self.slots if slot.name == name), None)
        if slot is None:
            if self.layout.own:
                raise KeyError(name)
            return None
        self.slots.remove(slot)
        return slot

    def _slot_of(self, kind: SlotKind) -> Slot | None:
        """Take the layout's first free slot for a chart, table or picture."""
        slot = next((slot for slot in self.slots if slot.kind in (kind, SlotKind.OBJECT)), None)
        if slot is not None:
            self.slots.remove(slot)
        return slot


def bounds(shape: Shape) -> Rect:
    """Return the smallest rectangle around `shape`."""
    match shape:
        case Rule():
            return Rect.edges(min(shape.x1, shape.x2), min(shape.y1, shape.y2), max(shape.x1, shape.x2), max(shape.y1, shape.y2))
        case Group():
            boxes = [bounds(child) for child in shape.shapes]
            return Rect.edges(min(b.x for b in boxes), min(b.y for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))
        case TextBox() | Box() | TableGrid() | ChartShape() | Picture():
            return shape.rect
        case _:
            assert_never(shape)


def _same_place(one: Rect, other: Rect) -> bool:
    return one.contains(other, _SAME_PLACE) and other.contains(one, _SAME_PLACE)
