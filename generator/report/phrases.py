"""What is said about a document in lines of its own: its name, its occasion, who is there."""

from generator.layout.setter import Setter
from generator.model.document import Imprint, Metadata, Person

LONG_TITLE = 10
"""Characters from which the smaller title is set."""


def paper_name(metadata: Metadata, setter: Setter) -> str:
    """Return what the paper calls itself: the author's word, its sort's, or whose it is."""
    return metadata.kind or setter.words.kind(metadata.preset) or metadata.organization


def session_line(metadata: Metadata, setter: Setter) -> str:
    """Return the session, what it covers, and what happened there: 第十三场（昆明专场）　答记者问."""
    event = metadata.event
    edition = setter.words.aside(event.edition) if event.session and event.edition and event.edition not in event.session else ""
    return wide_gap(setter).join(part for part in (f"{event.session or event.edition}{edition}", event.occasion) if part)


def imprint_line(imprint: Imprint, setter: Setter) -> str:
    """Return what identifies an issue, in papers that have no places of their own for it."""
    signer = f"{setter.words.signer}{setter.words.colon}{imprint.signer}" if imprint.signer else ""
    parts = (imprint.classification, imprint.urgency, imprint.copy_number, imprint.number, signer, imprint.editor)
    return wide_gap(setter).join(part for part in parts if part)


def person_line(person: Person, setter: Setter) -> str:
    """Return who somebody is: 发言人　杨东伟，昆明市委常委."""
    name = setter.words.comma.join(part for part in (person.name, person.role) if part)
    return wide_gap(setter).join(part for part in (person.label, name) if part)


def wide_gap(setter: Setter) -> str:
    """Return what stands between two things on a line that no punctuation separates."""
    return "　" if setter.words.colon == "：" else "  "


def is_long(title: str) -> bool:
    """Tell whether a title needs the smaller size: Latin letters count half."""
    return sum(0.5 if character.isascii() else 1.0 for character in title) > LONG_TITLE
