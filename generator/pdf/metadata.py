"""What a PDF says about itself: title, author, subject, language, dates, the standards it keeps to and what its colours mean."""

from datetime import UTC, datetime
from html import escape
from typing import Any, Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from generator.pdf.objects import Stream, compressed
from generator.pdf.srgb import NAME, srgb_profile

PRODUCER: Final = "Diptych"


class Description(NamedTuple):
    """A document as catalogues list it; `language` is a BCP 47 tag."""

    title: str
    author: str
    subject: str
    language: str


def describe(canvas: Any, description: Description, created: datetime, part: int = 2) -> None:
    """Write `description` into a reportlab `canvas`, for catalogues and archives, and show the title in the window's bar.

    It says that it keeps to `part` of PDF/A: 3 allows files inside it, and is else what 2 is.
    Both dates are `created` (ISO 32000-1, 14.3.3); without a time zone it is taken as UTC.
    """
    canvas.setTitle(description.title)
    canvas.setAuthor(description.author)
    canvas.setSubject(description.subject)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    date = pdf_date(created)
    canvas.setDateFormatter(lambda *_: date)
    catalog = canvas._doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([_output_intent(canvas._doc)])
    packet = xmp_packet(description, created, part)
    catalog.Metadata = Stream({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}, packet)


def _output_intent(document: Any) -> Any:
    """Return what colours mean: sRGB (ISO 19005-2, 6.2.3)."""
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(NAME),
            "Info": PDFString(NAME),
            "DestOutputProfile": document.Reference(compressed(srgb_profile(), N=3)),
        }
    )


def pdf_date(moment: datetime) -> str:
    """Return `moment` as a PDF date (ISO 32000-1, 7.9.4)."""
    offset = moment.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset is not None else 0
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"D:{moment:%Y%m%d%H%M%S}{sign}{hours:02d}'{rest:02d}'"


def xmp_packet(description: Description, created: datetime, part: int) -> bytes:
    """Return the metadata stream: `description`, the dates, and that this is PDF/A-2a or 3a and PDF/UA-1.

    ISO 19005-2, 6.6 and ISO 14289-1, 5. PDF/A knows nothing of PDF/UA's schema, so that it is described here.
    """
    title, author, subject = (escape(text, quote=False) for text in description[:3])
    date = (created if created.tzinfo else created.replace(tzinfo=UTC)).replace(microsecond=0).isoformat()
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    about = f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>' if subject else ""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>{description.language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creator}{about}
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
