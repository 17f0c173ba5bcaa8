"""Speaker notes as notes slides on our own notes master."""

from collections.abc import Sequence
from typing import Final

from generator.deck.powerpoint.drawingml import DECLARATION, EMPTY_GROUP, NAMESPACES, placeholder, shape_ids, slide_image
from generator.deck.powerpoint.masters import NUMBER_FIELD
from generator.deck.powerpoint.package import Package, Part
from generator.deck.powerpoint.slide import PartLinks
from generator.deck.powerpoint.template import NOTES_MASTER
from generator.deck.powerpoint.text import Inherited, TextWriter
from generator.deck.scene import TextParagraph
from generator.theme.tokens import TypeScale

_START: Final = f"{DECLARATION}<p:notes {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}"
_END: Final = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"


def add_notes(package: Package, slide: Part, number: int, notes: Sequence[TextParagraph], text: TextWriter, scale: TypeScale) -> None:
    """Give the part of slide `number` of the deck a notes slide below the notes master."""
    part = Part(f"ppt/notesSlides/notesSlide{number}.xml")
    part.relate("notesMaster", NOTES_MASTER)
    part.relate("slide", slide.name)
    slide.relate("notesSlide", part.name)
    body = text.paragraphs(notes, PartLinks(part, {}), Inherited.from_role(scale["notes"]))
    field = f"<a:p>{text.field('slidenum', NUMBER_FIELD, str(number), scale['folio'])}</a:p>"
    ids, labels = shape_ids(), text.labels
    image = slide_image(next(ids), labels.slide_image)
    spoken = placeholder(next(ids), labels.notes, ' type="body" idx="3"', body)
    folio = placeholder(next(ids), labels.number, ' type="sldNum" idx="5"', field)
    package.add(part, f"{_START}{image}{spoken}{folio}{_END}")
