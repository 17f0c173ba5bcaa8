"""Files inside a PDF: ISO 19005-3 (PDF/A-3), 6.8, and ISO 32000-1, 7.11.4 (embedded file streams)."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import md5
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFString

from generator.pdf.metadata import pdf_date
from generator.pdf.objects import Written, compressed, text_string


class Relation(StrEnum):
    """What a file is to the document that carries it (ISO 19005-3, 6.8, `AFRelationship`)."""

    SOURCE = "Source"
    """What the document was made from."""
    DATA = "Data"
    """The numbers of a table or chart."""


class Attachment(NamedTuple):
    """A file by its name in the document's folder; `description` is for people."""

    name: str
    data: bytes
    media_type: str
    relation: Relation
    description: str


def attach(canvas: Any, attachments: Sequence[Attachment], created: datetime) -> None:
    """Put `attachments` into the document of a reportlab `canvas`, each associated with the whole of it.

    They say that they were changed at the time `created`, like the document: the clock plays no part.
    """
    document = canvas._doc
    references = [_specification(document, attachment, created) for attachment in attachments]
    names = sorted(zip((text_string(attachment.name) for attachment in attachments), references, strict=True))
    document.Catalog.Names = _written(f"<</EmbeddedFiles <</Names [{' '.join(f'{name} {reference}' for name, reference in names)}]>>>>")
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "AF"]
    document.Catalog.AF = document.Reference(_written(f"[{' '.join(references)}]"))


def _specification(document: Any, attachment: Attachment, created: datetime) -> str:
    """Add one file and what says what it is; return the reference to that."""
    checksum = md5(attachment.data, usedforsecurity=False).hexdigest()
    dates = {"ModDate": PDFString(pdf_date(created)), "Size": len(attachment.data), "CheckSum": f"<{checksum}>"}
    stream = compressed(
        attachment.data,
        Type=PDFName("EmbeddedFile"),
        Subtype=f"/{attachment.media_type.replace('/', '#2F')}",
        Params=PDFDictionary(dates),
    )
    name, file = text_string(attachment.name), _reference(document, stream)
    return _reference(
        document,
        _written(
            f"<</Type /Filespec /F {name} /UF {name} /Desc {text_string(attachment.description)} "
            f"/AFRelationship /{attachment.relation} /EF <</F {file} /UF {file}>>>>"
        ),
    )


def _reference(document: Any, thing: PDFObject) -> str:
    number = document.idToObjectNumberAndVersion[document.Reference(thing).name][0]
    return f"{number} 0 R"


def _written(text: str) -> Written:
    written = Written()
    written.text = text
    return written
