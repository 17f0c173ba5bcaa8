"""What slides stand on: theme, masters, layouts, table style and properties, made from code, and the presentation part that lists them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from generator.deck.branding import logo_rect
from generator.deck.format import Format
from generator.deck.master import HEIGHT, LayoutSpec, columns
from generator.deck.powerpoint.archive import PACKAGE
from generator.deck.powerpoint.drawingml import DECLARATION, NAMESPACES, RELATIONSHIPS, text_content
from generator.deck.powerpoint.fonts import FontList
from generator.deck.powerpoint.masters import FIRST_MASTER_ID, NOTES_HEIGHT, NOTES_WIDTH, MasterWriter
from generator.deck.powerpoint.object_defaults import object_defaults
from generator.deck.powerpoint.package import Package, Part
from generator.deck.powerpoint.table_style import table_styles
from generator.deck.powerpoint.text import TextWriter
from generator.deck.powerpoint.theme_part import NO_DEFAULTS, theme_part
from generator.deck.scene import Deck
from generator.model.document import SlideSize
from generator.pictures import SLIDE
from generator.theme.theme import Theme
from generator.units import emu

PROGRAM: Final = "Diptych"
PRESENTATION: Final = "ppt/presentation.xml"
TABLE_STYLES: Final = "ppt/tableStyles.xml"
SLIDE_MASTER: Final = "ppt/slideMasters/slideMaster1.xml"
NOTES_MASTER: Final = "ppt/notesMasters/notesMaster1.xml"
HANDOUT_MASTER: Final = "ppt/handoutMasters/handoutMaster1.xml"
_SIZE_TYPES: Final = {SlideSize.WIDE: "", SlideSize.STANDARD: ' type="screen4x3"', SlideSize.A4: ' type="A4"'}
"""The attribute by which PowerPoint's list of sizes knows a size (ECMA-376 Part 1, 19.7.17 ST_SlideSizeType); its wide one has none."""

Parts = dict[str, str]


class EmptyDeck(NamedTuple):
    """What the slides of a deck are added to: the presentation part, and what it says before and after its slides."""

    presentation: Part
    masters: str
    sizes: str
    text_style: str

    def presentation_xml(self, slides: str, fonts: FontList, sections: str) -> str:
        """Return `p:presentation` with its `slides` (`p:sldId`), embedded fonts and sections ("" for none)."""
        listed = f"<p:sldIdLst>{slides}</p:sldIdLst>" if slides else ""
        return (
            f'{DECLARATION}<p:presentation {NAMESPACES} autoCompressPictures="0"{fonts.attributes}>{self.masters}{listed}{self.sizes}'
            f"{fonts.element}{self.text_style}{sections}</p:presentation>"
        )


def layout_name(number: int) -> str:
    """Return the name of the part of layout `number`, counted from 1 in the order of the layouts."""
    return f"ppt/slideLayouts/slideLayout{number}.xml"


def add_own_masters(package: Package, deck: Deck, theme: Theme, form: Format, text: TextWriter, created: datetime) -> EmptyDeck:
    """Add everything but the slides and the presentation part to `package`."""
    masters = MasterWriter(text, theme.deck, columns(deck.size), form.grid, theme.brand)
    for number, defaults in enumerate((object_defaults(text, theme.deck), NO_DEFAULTS, NO_DEFAULTS), 1):
        look = theme_part(f"{PROGRAM} {theme.name}", text.colors, text.characters.families, defaults)
        package.add_file(f"ppt/theme/theme{number}.xml", look)
    _add_masters(package, masters, tuple(form.layouts.values()))
    for name, data in (settings_parts(text) | property_parts(deck, text, created)).items():
        package.add_file(name, data)
    presentation = Part(PRESENTATION)
    lists = "".join(
        f'<p:{kind}MasterIdLst><p:{kind}MasterId{own_id} r:id="{presentation.relate(relation, name)}"/></p:{kind}MasterIdLst>'
        for kind, relation, own_id, name in (
            ("sld", "slideMaster", f' id="{FIRST_MASTER_ID}"', SLIDE_MASTER),
            ("notes", "notesMaster", "", NOTES_MASTER),
            ("handout", "handoutMaster", "", HANDOUT_MASTER),
        )
    )
    for kind, name in (("presProps", "presProps"), ("viewProps", "viewProps"), ("theme", "theme/theme1"), ("tableStyles", "tableStyles")):
        presentation.relate(kind, f"ppt/{name}.xml")
    levels = masters.plain_levels(masters.scale["body"])
    return EmptyDeck(
        presentation,
        lists,
        f'<p:sldSz cx="{emu(masters.columns.width)}" cy="{emu(HEIGHT)}"{_SIZE_TYPES[deck.size]}/>'
        f'<p:notesSz cx="{emu(NOTES_WIDTH)}" cy="{emu(NOTES_HEIGHT)}"/>',
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{text.labels.lang}"/></a:defPPr>{levels}</p:defaultTextStyle>',
    )


def root_part() -> Part:
    """Return the root of the package: what it is, and its properties."""
    root = Part("")
    root.relate("officeDocument", PRESENTATION)
    root.relate_as(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
    root.relate("extended-properties", "docProps/app.xml")
    return root


def settings_parts(text: TextWriter) -> Parts:
    return {
        "ppt/presProps.xml": f"{DECLARATION}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{DECLARATION}<p:viewPr {NAMESPACES}/>",
        TABLE_STYLES: table_styles(text),
    }


def _add_masters(package: Package, masters: MasterWriter, specs: Sequence[LayoutSpec]) -> None:
    slide_master = Part(SLIDE_MASTER)
    for number, spec in enumerate(specs, 1):
        slide_master.relate("slideLayout", layout_name(number))
        layout = Part(layout_name(number))
        layout.relate("slideMaster", SLIDE_MASTER)
        package.add(layout, masters.slide_layout(spec))
    logo = _add_logo(package, slide_master, masters)
    _add_master(package, slide_master, 1, masters.slide_master(len(specs), logo))
    _add_master(package, Part(NOTES_MASTER), 2, masters.notes_master(masters.columns.width / HEIGHT))
    _add_master(package, Part(HANDOUT_MASTER), 3, masters.handout_master())


def _add_logo(package: Package, master: Part, masters: MasterWriter) -> str:
    """Add the logo that every slide has, and return its relationship, "" for none."""
    brand = masters.brand
    if brand.logo is None:
        return ""
    name = f"ppt/media/logo.{'jpeg' if brand.logo.is_photograph else 'png'}"
    package.add_file(name, brand.logo.encoded(logo_rect(masters.grid, brand).width, SLIDE))
    return master.relate("image", name)


def _add_master(package: Package, master: Part, theme: int, xml: str) -> None:
    """Add `master` with a theme part of its own, as the format wants it (ECMA-376 Part 1, 13.3.6, 13.3.4 and 13.3.10)."""
    master.relate("theme", f"ppt/theme/theme{theme}.xml")
    package.add(master, xml)


def property_parts(deck: Deck, text: TextWriter, created: datetime) -> Parts:
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
