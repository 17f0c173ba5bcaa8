"""An empty presentation in memory: theme, masters, layouts, table style and properties, made from code and opened by python-pptx."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

import pptx

from generator.deck.master import LayoutSpec
from generator.deck.powerpoint.archive import BASIC_TYPES, PACKAGE, content_types, relationships
from generator.deck.powerpoint.drawingml import DECLARATION, NAMESPACES, RELATIONSHIPS, text_content
from generator.deck.powerpoint.masters import FIRST_MASTER_ID, NOTES_HEIGHT, NOTES_WIDTH, MasterWriter
from generator.deck.powerpoint.table_style import table_styles
from generator.deck.powerpoint.text import TextWriter
from generator.deck.powerpoint.theme_part import theme_part
from generator.deck.scene import Deck
from generator.theme.theme import Theme
from generator.units import emu

PROGRAM: Final = "Diptych"
_DOCUMENT_TYPE: Final = "application/vnd.openxmlformats-officedocument"

Parts = dict[str, str]


def open_template(deck: Deck, theme: Theme, layouts: Sequence[LayoutSpec], text: TextWriter, created: datetime) -> Any:
    """Return python-pptx's presentation without slides, its layouts in the order of `layouts`."""
    masters = MasterWriter(text, theme.deck)
    parts = _presentation_parts(deck, masters) | _master_parts(masters, layouts) | _property_parts(deck, text, created)
    for number in (1, 2, 3):
        parts[f"ppt/theme/theme{number}.xml"] = theme_part(f"{PROGRAM} {theme.name}", text.colors, text.characters.families)
    parts["[Content_Types].xml"] = _content_types(parts)
    return pptx.Presentation(_archive(parts))


def _archive(parts: Parts) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    stream.seek(0)
    return stream


def _presentation_parts(deck: Deck, masters: MasterWriter) -> Parts:
    levels = masters.plain_levels(masters.scale["body"])
    lang = masters.text.labels.lang
    presentation = (
        f'{DECLARATION}<p:presentation {NAMESPACES} autoCompressPictures="0"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="{FIRST_MASTER_ID}" r:id="rId1"/>'
        f'</p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:handoutMasterIdLst>'
        f'<p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst><p:sldSz cx="{emu(deck.width)}" cy="{emu(deck.height)}"/>'
        f'<p:notesSz cx="{emu(NOTES_WIDTH)}" cy="{emu(NOTES_HEIGHT)}"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{lang}"/></a:defPPr>{levels}</p:defaultTextStyle></p:presentation>'
    )
    return {
        "_rels/.rels": relationships(
            (f"{RELATIONSHIPS}/officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{RELATIONSHIPS}/extended-properties", "docProps/app.xml"),
        ),
        "ppt/presentation.xml": presentation,
        "ppt/_rels/presentation.xml.rels": relationships(
            (f"{RELATIONSHIPS}/slideMaster", "slideMasters/slideMaster1.xml"),
            (f"{RELATIONSHIPS}/notesMaster", "notesMasters/notesMaster1.xml"),
            (f"{RELATIONSHIPS}/handoutMaster", "handoutMasters/handoutMaster1.xml"),
            (f"{RELATIONSHIPS}/presProps", "presProps.xml"),
            (f"{RELATIONSHIPS}/viewProps", "viewProps.xml"),
            (f"{RELATIONSHIPS}/theme", "theme/theme1.xml"),
            (f"{RELATIONSHIPS}/tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": table_styles(masters.text),
    }


def _master_parts(masters: MasterWriter, layouts: Sequence[LayoutSpec]) -> Parts:
    parts = {
        "ppt/slideMasters/slideMaster1.xml": masters.slide_master(len(layouts)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            *((f"{RELATIONSHIPS}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(layouts) + 1)),
            (f"{RELATIONSHIPS}/theme", "../theme/theme1.xml"),
        ),
        "ppt/notesMasters/notesMaster1.xml": masters.notes_master(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships((f"{RELATIONSHIPS}/theme", "../theme/theme2.xml")),
        "ppt/handoutMasters/handoutMaster1.xml": masters.handout_master(),
        "ppt/handoutMasters/_rels/handoutMaster1.xml.rels": relationships((f"{RELATIONSHIPS}/theme", "../theme/theme3.xml")),
    }
    for number, spec in enumerate(layouts, 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = masters.slide_layout(spec)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relationships(
            (f"{RELATIONSHIPS}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return parts


def _property_parts(deck: Deck, text: TextWriter, created: datetime) -> Parts:
    """Return the document properties; `created` stands for every time in the package, so that equal input gives equal bytes."""
    moment = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    author = text_content(deck.author)
    core = (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text_content(deck.title)}</dc:title><dc:subject>{text_content(deck.subject)}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<dc:language>{text.labels.lang}</dc:language><cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{moment}'
        f"</dcterms:modified></cp:coreProperties>"
    )
    notes = sum(1 for slide in deck.slides if slide.notes)
    app = (
        f'{DECLARATION}<Properties xmlns="{RELATIONSHIPS.replace("/relationships", "/extended-properties")}">'
        f"<Application>{PROGRAM}</Application>"
        f"<Slides>{len(deck.slides)}</Slides><Notes>{notes}</Notes></Properties>"
    )
    return {"docProps/core.xml": core, "docProps/app.xml": app}


_CONTENT_TYPES: Final = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_DOCUMENT_TYPE}.extended-properties+xml",
    "ppt/presentation.xml": f"{_DOCUMENT_TYPE}.presentationml.presentation.main+xml",
    "ppt/presProps.xml": f"{_DOCUMENT_TYPE}.presentationml.presProps+xml",
    "ppt/viewProps.xml": f"{_DOCUMENT_TYPE}.presentationml.viewProps+xml",
    "ppt/tableStyles.xml": f"{_DOCUMENT_TYPE}.presentationml.tableStyles+xml",
    "ppt/theme": f"{_DOCUMENT_TYPE}.theme+xml",
    "ppt/slideMasters": f"{_DOCUMENT_TYPE}.presentationml.slideMaster+xml",
    "ppt/slideLayouts": f"{_DOCUMENT_TYPE}.presentationml.slideLayout+xml",
    "ppt/notesMasters": f"{_DOCUMENT_TYPE}.presentationml.notesMaster+xml",
    "ppt/handoutMasters": f"{_DOCUMENT_TYPE}.presentationml.handoutMaster+xml",
}
"""Content types by part name, or by folder."""


def _content_types(parts: Parts) -> str:
    named = {name: _CONTENT_TYPES.get(name) or _CONTENT_TYPES[name.rpartition("/")[0]] for name in parts if not name.endswith(".rels")}
    return content_types(BASIC_TYPES, named)
