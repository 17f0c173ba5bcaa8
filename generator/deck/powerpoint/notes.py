"""Speaker notes as notes slides on our own notes master."""

from collections.abc import Sequence
from typing import Final, NamedTuple

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


class NotesHolders(NamedTuple):
    """A notes master: its part, and the attributes of `p:ph` of the slide's picture, the notes and the page number ("" for none)."""

    master: str = NOTES_MASTER
    image: str = ' type="sldImg" idx="2"'
    body: str = ' type="body" idx="3"'
    number: str = ' type="sldNum" idx="5"'


def add_notes(
    package: Package, slide: Part, number: int, notes: Sequence[TextParagraph], holders: NotesHolders, text: TextWriter, scale: TypeScale
) -> None:
    """Give the part of slide `number` of the deck a notes slide below the notes master that has `holders`."""
    part = Part(f"ppt/notesSlides/notesSlide{number}.xml")
    part.relate("notesMaster", holders.master)
    part.relate("slide", slide.name)
    slide.relate("notesSlide", part.name)
    body = text.paragraphs(notes, PartLinks(part, {}), Inherited.from_role(scale["notes"]))
    field = f"<a:p>{text.field('slidenum', NUMBER_FIELD, str(number), scale['folio'])}</a:p>"
    ids, labels = shape_ids(), text.labels
    image = slide_image(next(ids), labels.slide_image, holders.image) if holders.image else ""
    spoken = placeholder(next(ids), labels.notes, holders.body, body)
    folio = placeholder(next(ids), labels.number, holders.number, field) if holders.number else ""
    package.add(part, f"{_START}{image}{spoken}{folio}{_END}")
