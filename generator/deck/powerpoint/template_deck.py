"""An empty presentation on a template: its masters, layouts, themes and pictures as they are, the rest made from code."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from lxml import etree

from generator.deck.format import Format
from generator.deck.powerpoint.archive import relationships_part
from generator.deck.powerpoint.drawingml import DRAWING, RELATIONSHIPS, attribute
from generator.deck.powerpoint.drawingml import PRESENTATION as PRESENTATION_NAMESPACE
from generator.deck.powerpoint.masters import NOTES_HEIGHT, NOTES_WIDTH, MasterWriter
from generator.deck.powerpoint.notes import NotesHolders
from generator.deck.powerpoint.package import PART_TYPES, Package, Part
from generator.deck.powerpoint.table_style import TABLE_STYLE, table_styles
from generator.deck.powerpoint.template import NOTES_MASTER, PRESENTATION, PROGRAM, TABLE_STYLES, EmptyDeck, property_parts, settings_parts
from generator.deck.powerpoint.template_layouts import template_layouts
from generator.deck.powerpoint.template_map import map_layouts
from generator.deck.powerpoint.template_package import PartData, Relationship, TemplatePackage, parse, read_package
from generator.deck.powerpoint.template_theme import Dress, dressed, report_fonts, template_theme
from generator.deck.powerpoint.text import TextWriter
from generator.deck.powerpoint.theme_part import theme_part
from generator.deck.scene import Deck, LayoutKind
from generator.model.document import Language
from generator.problems import Problems, Span
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from generator.theme.tokens import Families
from generator.units import EMU_PER_POINT, emu

PLANNED: Final = 540.0
"""The height, in points, of the slides that the deck's type scale is made for."""
_P: Final = f"{{{PRESENTATION_NAMESPACE}}}"
_A: Final = f"{{{DRAWING}}}"
_ID: Final = f"{{{RELATIONSHIPS}}}id"


class Template(NamedTuple):
    """A template that has been read: its parts, the format of its slides, and what it gives to their look."""

    package: TemplatePackage
    format: Format
    dress: Dress


def read_template(
    data: bytes, name: str, language: Language, families: Families, library: FontLibrary, span: Span, problems: Problems
) -> Template | None:
    """Return the template in `data`, or `None` after telling `problems` why it cannot be used.

    What it lacks is warned of with what is used instead. `families` are the theme's, for fonts that the template names and
    `library` does not have.
    """
    package = read_package(data, name, span, problems)
    if package is None:
        return None
    try:
        return _template(package, name, language, families, library, span, problems)
    except (ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError):  # XML that is no such part
        problems.error("template-damaged", f'template "{name}" is damaged', span, "open it in PowerPoint and save it again")
        return None


def _template(
    package: TemplatePackage, name: str, language: Language, families: Families, library: FontLibrary, span: Span, problems: Problems
) -> Template | None:
    size = parse(package.presentation.data).find(f"{_P}sldSz")
    width, height = int(size.get("cx")) / EMU_PER_POINT, int(size.get("cy")) / EMU_PER_POINT
    scale = PLANNED / min(height, 0.75 * width)
    layouts = tuple(template_layouts(package, scale))
    form = map_layouts(layouts, width * scale, height * scale, 1 / scale, name, span, problems)
    if form is None:
        return None
    theme = template_theme(package, language)
    part = form.layouts[LayoutKind.HEADLINE].part
    ground = next(layout.ground for layout in layouts if layout.part == part)
    dress = dressed(theme, ground, families, library)
    report_fonts(theme, dress, name, span, library, problems)
    return Template(package, form, dress)


def add_template(
    package: Package, deck: Deck, template: Template, theme: Theme, text: TextWriter, created: datetime
) -> tuple[EmptyDeck, NotesHolders]:
    """Add what `template` brings to `package`, its parts under their names, and what it lacks; return what slides are added to."""
    parts = template.package.parts
    own = template.package.presentation
    styles = next((arrow.target for arrow in own.relationships if arrow.kind == "tableStyles"), "ppt/tableStyles.xml")
    for part in parts.values():
        if part.name != styles:
            package.add_with(part.name, part.data, part.content_type, _relationships(part.relationships))
    package.add_with(styles, _styles(parts.get(styles), text), PART_TYPES[TABLE_STYLES], "")
    settings = {name: data for name, data in settings_parts(text).items() if name != TABLE_STYLES}
    for name, data in (settings | property_parts(deck, text, created)).items():
        package.add_file(name, data)
    master = next((arrow.target for arrow in own.relationships if arrow.kind == "notesMaster"), "")
    holders = (
        _notes_holders(parts[master])
        if master
        else _add_notes_master(package, parts, theme, text, template.format.width / template.format.height)
    )
    return _empty_deck(own, holders.master, styles, bool(master)), holders


def _relationships(arrows: tuple[Relationship, ...]) -> str:
    """Return a relationships part that keeps the ids, "" for none."""
    entries = (
        f"<Relationship Id={attribute(arrow.identity)} Type={attribute(arrow.type)} "
        + (f'Target={attribute(arrow.target)} TargetMode="External"/>' if arrow.external else f"Target={attribute('/' + arrow.target)}/>")
        for arrow in arrows
    )
    return relationships_part("".join(entries)) if arrows else ""


def _empty_deck(own: PartData, notes: str, styles: str, own_notes: bool) -> EmptyDeck:
    """Return the presentation part with the template's masters, sizes and text defaults, and nothing of its slides."""
    source = parse(own.data)
    presentation = Part(PRESENTATION)
    targets = {arrow.identity: arrow.target for arrow in own.relationships}
    masters = "".join(
        f'<p:sldMasterId id={attribute(element.get("id"))} r:id="{presentation.relate("slideMaster", targets[element.get(_ID)])}"/>'
        for element in source.iterfind(f"{_P}sldMasterIdLst/{_P}sldMasterId")
    )
    lists = (
        f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst>"
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{presentation.relate("notesMaster", notes)}"/></p:notesMasterIdLst>'
    )
    for kind, name in (("presProps", "ppt/presProps.xml"), ("viewProps", "ppt/viewProps.xml"), ("tableStyles", styles)):
        presentation.relate(kind, name)
    standard = f'<p:notesSz cx="{emu(NOTES_WIDTH)}" cy="{emu(NOTES_HEIGHT)}"/>'
    sizes = _copied(source, "sldSz") + ((_copied(source, "notesSz") if own_notes else "") or standard)
    return EmptyDeck(presentation, lists, sizes, _copied(source, "defaultTextStyle"))


def _copied(source: Any, name: str) -> str:
    """Return the element `name` of a presentation as it is, "" if there is none."""
    element = source.find(f"{_P}{name}")
    return "" if element is None else etree.tostring(element, encoding="unicode", with_tail=False)


def _notes_holders(master: PartData) -> NotesHolders:
    """Return the placeholders of a template's notes master; a slide's notes are a body in any case."""
    found: dict[str, str] = {}
    for place in parse(master.data).iter(f"{_P}ph"):
        attributes = "".join(f' {key}="{place.get(key)}"' for key in ("type", "sz", "idx") if place.get(key))
        found.setdefault(place.get("type", "body"), attributes)
    body = found.get("body", ' type="body" idx="1"')
    return NotesHolders(master.name, found.get("sldImg", ""), body, found.get("sldNum", ""))


def _add_notes_master(package: Package, parts: Mapping[str, PartData], theme: Theme, text: TextWriter, aspect: float) -> NotesHolders:
    """Add our own notes master with a theme in the template's colours."""
    number = 1
    while (name := f"ppt/theme/theme{number}.xml") in parts:
        number += 1
    package.add_file(name, theme_part(f"{PROGRAM} {theme.name}", text.colors, text.characters.families))
    master = Part(NOTES_MASTER)
    master.relate("theme", name)
    package.add(master, MasterWriter(text, theme.deck).notes_master(aspect))
    return NotesHolders()


def _styles(part: PartData | None, text: TextWriter) -> bytes:
    """Return the template's table styles and ours, which a template made from one of our decks has already."""
    ours = table_styles(text).encode()
    if part is None:
        return ours
    root = parse(part.data)
    for style in root.iterfind(f"{_A}tblStyle"):
        if style.get("styleId") == TABLE_STYLE:
            root.remove(style)
    root.append(parse(ours)[0])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def last_picture(package: TemplatePackage) -> int:
    """Return the largest number that a picture of `package` has in its name, 0 for none."""
    found = (re.fullmatch(r"ppt/media/image(\d{1,9})\.\w+", name) for name in package.parts)
    return max((int(match[1]) for match in found if match), default=0)
