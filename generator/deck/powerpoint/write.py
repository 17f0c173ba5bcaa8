"""A deck as data → the bytes of a PowerPoint file, its fonts embedded."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.deck.format import own_format
from generator.deck.master import LayoutSpec, SlotKind, layouts
from generator.deck.powerpoint.characters import DeckCharacters
from generator.deck.powerpoint.colors import ON_LEAVES, SlideColors
from generator.deck.powerpoint.drawingml import DECLARATION, EMPTY_GROUP, NAMESPACES, shape_ids
from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.deck.powerpoint.fonts import Embedding, embed_fonts
from generator.deck.powerpoint.labels import labels
from generator.deck.powerpoint.media import MediaParts
from generator.deck.powerpoint.notes import NotesHolders, add_notes
from generator.deck.powerpoint.package import Package, Part
from generator.deck.powerpoint.sections import sections_xml
from generator.deck.powerpoint.slide import PartLinks, ShapeWriter, slide_name
from generator.deck.powerpoint.template import EmptyDeck, add_own_masters, layout_name, root_part
from generator.deck.powerpoint.text import TextWriter
from generator.deck.scaling import scaled_deck, scaled_format, scaled_type
from generator.deck.scene import Deck, LayoutKind, Shape, Slide, TextBox, Typeface
from generator.geometry import Rect
from generator.problems import RenderError
from generator.text.library import FontLibrary
from generator.theme.theme import Theme
from generator.theme.tokens import Families, TypeScale

if TYPE_CHECKING:
    from generator.deck.powerpoint.template_deck import Template

FIRST_SLIDE_ID: Final = 256
"""Slide ids start here (ECMA-376 Part 1, 19.7.13 ST_SlideId)."""
_START: Final = f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld><p:spTree>{EMPTY_GROUP}"
_END: Final = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"


def write_deck(
    deck: Deck,
    theme: Theme,
    library: FontLibrary,
    embed: EmbedMode,
    created: datetime,
    encoding: FontEncoding = FontEncoding.AUTO,
    cache: Path | None = None,
    template: "Template | None" = None,
) -> bytes:
    """Return the .pptx file of `deck`, the same bytes for the same arguments.

    `created` (aware) is the time the file says it was made at; `cache` is a folder of compressed fonts that saves time and changes
    nothing else, None for none. On a `template`, `deck` was planned in its format and `theme` dressed by it.
    Raises `ResourceError` for a face that is missing or may not be embedded, `RenderError` for a deck that breaks the rules of
    `generator.deck.scene`.
    """
    characters = DeckCharacters(_first_names(theme.families[deck.language], library), deck.language, library)
    package = Package()
    if template is None:
        stage = _own_stage(package, deck, theme, characters, created)
    else:
        stage = _template_stage(package, deck, theme, characters, created, template)
        deck = scaled_deck(deck, template.format.scale)
    slides = _add_slides(package, stage, deck)
    fonts = embed_fonts(package, stage.empty.presentation, characters, Embedding(embed, encoding, cache))
    sections = sections_xml(deck.sections, _slide_ids(deck))
    package.add(stage.empty.presentation, stage.empty.presentation_xml(slides, fonts, sections))
    return package.finished(root_part())


class _Stage(NamedTuple):
    """A deck without slides and what slides are written with: layouts and the names of their parts, where the source line stands.

    `pictures` is the largest number that a picture has in its name already.
    """

    empty: EmptyDeck
    text: TextWriter
    scale: TypeScale
    layouts: Mapping[LayoutKind, tuple[LayoutSpec, str]]
    source: Rect
    notes: NotesHolders
    pictures: int = 0


def _own_stage(package: Package, deck: Deck, theme: Theme, characters: DeckCharacters, created: datetime) -> _Stage:
    theme = _on_paper(theme)
    form = own_format(theme, deck.size)
    specs = tuple(form.layouts.values())
    text = TextWriter(SlideColors(theme.palette), labels(deck.language), characters, theme.table_look)
    empty = add_own_masters(package, deck, theme, form, text, created)
    parts = {spec.kind: (spec, layout_name(number)) for number, spec in enumerate(specs, 1)}
    return _Stage(empty, text, theme.deck, parts, form.grid.source, NotesHolders())


def _template_stage(
    package: Package, deck: Deck, theme: Theme, characters: DeckCharacters, created: datetime, template: "Template"
) -> _Stage:
    from generator.deck.powerpoint.template_deck import add_template, last_picture

    form, dress = scaled_format(template.format), template.dress
    named = frozenset(face for face, named in zip((Typeface.MAJOR, Typeface.MINOR), dress.named, strict=True) if named)
    text = TextWriter(SlideColors(theme.palette, dress.colors), labels(deck.language), characters, theme.table_look, named)
    empty, notes = add_template(package, deck, template, theme, text, created)
    parts = {kind: (spec, spec.part) for kind, spec in form.layouts.items()}
    scale = scaled_type(theme.deck, template.format.scale)
    return _Stage(empty, text, scale, parts, form.grid.source, notes, last_picture(template.package))


def _first_names(families: Families, library: FontLibrary) -> Families:
    """Return `families` by the names that their embedded faces carry: a theme may call them by others."""
    return Families(*(library.face(family, False).family for family in families))


def _on_paper(theme: Theme) -> Theme:
    """Return `theme` with ink for the leaves' text where leaves are not filled: placeholders show it to whoever adds a slide."""
    if theme.filled_leaves:
        return theme
    leaves = {slot.role for spec in layouts(theme.filled_leaves) for slot in spec.slots if theme.deck[slot.role].color in ON_LEAVES}
    return theme._replace(deck={role: look._replace(color="ink") if role in leaves else look for role, look in theme.deck.items()})


def _slide_ids(deck: Deck) -> range:
    return range(FIRST_SLIDE_ID, FIRST_SLIDE_ID + len(deck.slides))


def _add_slides(package: Package, stage: _Stage, deck: Deck) -> str:
    """Add the slides to `package` and return their entries in the presentation's list."""
    media = MediaParts(package, stage.pictures)
    places = _places(deck)
    entries = []
    for number, (slide, identifier) in enumerate(zip(deck.slides, _slide_ids(deck), strict=True), 1):
        spec, layout = stage.layouts[slide.layout]
        part = Part(slide_name(number))
        part.relate("slideLayout", layout)
        shapes = _shapes(PartLinks(part, places), slide, number, spec, media, stage)
        if slide.notes:
            add_notes(package, part, number, slide.notes, stage.notes, stage.text, stage.scale)
        start = _START.replace("<p:sld ", '<p:sld show="0" ', 1) if slide.hidden else _START
        package.add(part, f"{start}{shapes}{_END}")
        entries.append(f'<p:sldId id="{identifier}" r:id="{stage.empty.presentation.relate("slide", part.name)}"/>')
    media.finish()
    return "".join(entries)


def _places(deck: Deck) -> dict[str, str]:
    """Return the name of the slide where each link into the document finds what it leads to."""
    places: dict[str, str] = {}
    for number, slide in enumerate(deck.slides, 1):
        for anchor in slide.anchors:
            places.setdefault(anchor, slide_name(number))
    return places


def _shapes(links: PartLinks, slide: Slide, number: int, spec: LayoutSpec, media: MediaParts, stage: _Stage) -> str:
    """Return the shapes of slide `number`, which stands on the layout `spec`."""
    writer = ShapeWriter.for_slide(links, media, stage.text, stage.scale, shape_ids(), spec)
    try:
        xml = "".join(writer.shape(shape) for shape in _reading_order(slide, spec))
    except KeyError as error:
        raise RenderError(
            f'slide {number} "{slide.title}": layout {spec.kind} has no free slot or the theme no role called {error}'
        ) from error
    if not spec.own:
        return xml + writer.template_footer(slide.footer, stage.source, number)
    return xml + (writer.footer(slide.footer, number, slide.date) if spec.footer else "")


def _reading_order(slide: Slide, spec: LayoutSpec) -> list[Shape]:
    """Return the shapes with the title first, placeholders without text left out: programs would show their prompt.

    Raises `RenderError` unless there is exactly one title, which outlines and screen readers call the slide by.
    """
    shown = [shape for shape in slide.shapes if not _empty_placeholder(shape)]
    names = {slot.name for slot in spec.slots if slot.kind in (SlotKind.TITLE, SlotKind.CENTER_TITLE)}
    titles = [shape for shape in shown if isinstance(shape, TextBox) and shape.placeholder in names]
    if len(titles) != 1:
        raise RenderError(f'slide "{slide.title}" has {len(titles)} titles, not one')
    return [*titles, *(shape for shape in shown if shape is not titles[0])]


def _empty_placeholder(shape: Shape) -> bool:
    return isinstance(shape, TextBox) and bool(shape.placeholder) and not any(p.text.strip() for p in shape.paragraphs)
