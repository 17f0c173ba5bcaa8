"""Which template a document's deck stands on, if any, and the theme of slides that do."""

from pathlib import Path

from generator.deck.grid import own_grid
from generator.deck.master import HEIGHT, Level
from generator.deck.powerpoint.template_deck import Template, read_template
from generator.deck.powerpoint.template_package import MAX_BYTES
from generator.deck.scene import LayoutKind
from generator.model.document import Document, Metadata, SlideSize
from generator.problems import NO_SPAN, Problems
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from generator.theme.tokens import FamilyRole, TypeRole
from generator.workspace import Workspace

LARGEST = {"headline": 34.0, "title": 60.0, "divider": 54.0, "closing": 54.0}
"""A template's titles are made for a few words; findings are sentences."""
LEADING = 1.25
"""Of titles to their size."""
SMALLER = 0.85
SAME_SHAPE = 0.01
"""Difference of two ratios of width to height that nobody sees, in parts of them."""
CM_PER_POINT = 2.54 / 72


def choose_template(
    document: Document, wanted: str, theme: Theme, library: FontLibrary, workspace: Workspace, problems: Problems
) -> Template | None:
    """Return the template `wanted`, or `document`'s own if that is ""; `None` where there is none, or after reporting why it is no use.

    One named in the document lies in its `workspace`; one that is `wanted` is looked for from the current folder.
    """
    metadata = document.metadata
    if not (wanted or metadata.template):
        return None
    found = Problems()
    if wanted:
        file = Path(wanted).absolute()  # the paths of `problems` are relative to the document, which lies elsewhere
        name, span, folder = file.name, NO_SPAN, Workspace(file.parent)
    else:
        name, span, folder = metadata.template, metadata.template_span, workspace
    data = folder.read(name, span, found, MAX_BYTES)
    language = metadata.language
    template = None if data is None else read_template(data, name, language, theme.families[language], library, span, found)
    if template is not None:
        _check_size(template, metadata, found)
    problems.items.extend(found.items)
    return template


def _check_size(template: Template, metadata: Metadata, problems: Problems) -> None:
    """Warn where the document asks for slides of another shape than those of `template`, which keeps its own."""
    size, form = metadata.slide_size, template.format
    asked = size is not SlideSize.WIDE or metadata.slide_size_span != NO_SPAN
    wanted, own = own_grid(size).width / HEIGHT, form.width / form.height
    if asked and abs(wanted - own) > SAME_SHAPE * own:
        width, height = (f"{points * form.scale * CM_PER_POINT:.1f}" for points in (form.width, form.height))
        message = f"the template's slides of {width} × {height} cm stay as they are, slide-size {size.value} is left aside"
        problems.warn("template-size", message, metadata.slide_size_span, "leave out slide-size, or take a template of that size")


def on_template(theme: Theme, template: Template, document: Document) -> Theme:
    """Return `theme` as slides on `template` have it: its colours and families, and titles in the sizes of its placeholders."""
    dress, layouts = template.dress, template.format.layouts
    scale = dict(theme.deck)
    headline = layouts[LayoutKind.HEADLINE].slot("title").levels[0]
    scale["headline"] = _titled(headline, LARGEST["headline"])
    scale["headline-small"] = _titled(headline, SMALLER * scale["headline"].size)
    for role, kind in (("title", LayoutKind.TITLE), ("divider", LayoutKind.SECTION), ("closing", LayoutKind.CLOSING)):
        scale[role] = _titled(layouts[kind].slot("title").levels[0], LARGEST[role])
    scale["title-small"] = _titled(headline, SMALLER * LARGEST["title"])
    families = {**theme.families, document.metadata.language: dress.families}
    return theme._replace(palette=dress.palette, families=families, deck=scale)


def _titled(level: Level, largest: float) -> TypeRole:
    """Return a role of titles in the look of `level`."""
    size = round(min(level.size, largest), 1)
    return TypeRole(FamilyRole.SERIF if level.major else FamilyRole.SANS, size, round(LEADING * size, 1), level.bold)
