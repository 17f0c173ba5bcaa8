"""Speaker notes as notes slides on our own notes master."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart

from generator.deck.powerpoint.drawingml import EMPTY_GROUP, NAMESPACES, placeholder, shape_ids, slide_image
from generator.deck.powerpoint.masters import NUMBER_FIELD
from generator.deck.powerpoint.slide import PartLinks
from generator.deck.powerpoint.text import Inherited, TextWriter
from generator.deck.scene import TextParagraph
from generator.theme.tokens import TypeScale

_EMPTY: Final = (
    f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
)


def add_notes(slide: Any, master: Any, number: int, notes: Sequence[TextParagraph], text: TextWriter, scale: TypeScale) -> None:
    """Give the slide part `slide`, number `number` of the deck, a notes slide below the notes master part `master`."""
    part = NotesSlidePart(PackURI(f"/ppt/notesSlides/notesSlide{number}.xml"), CT.PML_NOTES_SLIDE, slide.package, parse_xml(_EMPTY))
    part.relate_to(master, RT.NOTES_MASTER)
    part.relate_to(slide, RT.SLIDE)
    slide.relate_to(part, RT.NOTES_SLIDE)
    body = text.paragraphs(notes, PartLinks(part), Inherited.from_role(scale["notes"]))
    field = f"<a:p>{text.field('slidenum', NUMBER_FIELD, str(number), scale['folio'])}</a:p>"
    ids, labels = shape_ids(), text.labels
    shapes = (
        slide_image(next(ids), labels.slide_image),
        placeholder(next(ids), labels.notes, ' type="body" idx="3"', body),
        placeholder(next(ids), labels.number, ' type="sldNum" idx="5"', field),
    )
    tree = parse_xml(f"<p:spTree {NAMESPACES}>{''.join(shapes)}</p:spTree>")
    part._element.cSld.spTree.extend(list(tree))
