"""One content file to its outputs, in order: load, check, build. What each step does is decided in the step's own package.

Libraries that only one output needs are imported when that output is made.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.deck.advice import check_slides
from generator.deck.brief import check_labels
from generator.deck.powerpoint.embed_mode import EmbedMode, FontEncoding
from generator.model.attached import SourceFile, disclosures, source_files
from generator.model.check import check_document
from generator.model.created import creation_time
from generator.model.decode import decode_document
from generator.model.document import Document
from generator.model.walk import has_pictures
from generator.pictures import GreyPictures, Pictures
from generator.problems import GeneratorError, Problem, Problems, RenderError
from generator.source.encoding import read_lines
from generator.source.reader import read_document
from generator.text.folders import open_library
from generator.text.library import FontLibrary
from generator.theme.choose import choose_theme, with_regional_families
from generator.theme.choose_page import choose_page, dress, missing_faces
from generator.theme.coverage import check_coverage
from generator.theme.grey import grey_theme
from generator.theme.load_brand import branded, choose_brand
from generator.theme.page import PageDesign
from generator.theme.references import named
from generator.theme.theme import Theme
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.deck.powerpoint.template_deck import Template
    from generator.text.typesetter import Typesetter


class Target(StrEnum):
    """The outputs; the values are their files' suffixes."""

    PDF = "pdf"
    PPTX = "pptx"


class Stage(StrEnum):
    """What a build is doing, in words for people who wait."""

    READ = "reading"
    CHECK = "checking"
    REPORT = "making the briefing"
    DECK = "making the deck"


Progress = Callable[[Stage], None]


def silent(stage: Stage) -> None:
    """Tell nobody about `stage`."""


class Styling(NamedTuple):
    """How outputs are to look: a theme and a page design in place of the document's own ("" for those), and how it is printed."""

    theme: str = ""
    page: str = ""
    grey: bool = False
    """The briefing without colour."""
    crop_marks: bool = False
    allow_missing: bool = False
    """A character that no font has is a warning, and shown as 〓."""
    template: str = ""
    """The PowerPoint file that the deck is made on."""
    attach_source: bool = False
    """The briefing carries the files that it was made from."""
    brand: str = ""
    """The brand file."""


OWN_STYLING: Final = Styling()


class Loaded(NamedTuple):
    """A document with the folder it may read from and the pictures read so far."""

    document: Document
    workspace: Workspace
    pictures: Pictures


class Materials(NamedTuple):
    """What both outputs of one document are made from; `printed` is the theme of the briefing's pages, `design` what they are like."""

    document: Document
    theme: Theme
    printed: Theme
    design: PageDesign
    library: FontLibrary
    typesetter: "Typesetter"
    pictures: Pictures
    created: datetime
    grey: bool = False
    notices: tuple[str, ...] = ()
    template: "Template | None" = None
    """What the deck is made on in place of our own layouts."""
    source: tuple[SourceFile, ...] = ()
    """The files that the briefing carries."""


class Built(NamedTuple):
    """Finished outputs, the warnings on the way, and what is good to know about fonts."""

    outputs: Mapping[Target, bytes]
    warnings: tuple[Problem, ...]
    notices: tuple[str, ...] = ()


def check(path: Path, styling: Styling = OWN_STYLING) -> tuple[Problem, ...]:
    """Return every problem of the document at `path`, by place, without making anything."""
    problems = Problems()
    loaded = load(path, problems)
    if loaded:
        prepare(loaded, styling, problems)
    return tuple(problems.as_named(path))


def build(
    path: Path,
    targets: Sequence[Target],
    styling: Styling = OWN_STYLING,
    embed: EmbedMode = EmbedMode.SUBSET,
    progress: Progress = silent,
    encoding: FontEncoding = FontEncoding.AUTO,
) -> Built:
    """Return the outputs of the document at `path`; nothing is written to disk.

    Raises `ContentError` with every problem if there is an error among them.
    """
    problems = Problems()
    progress(Stage.READ)
    loaded = load(path, problems)
    progress(Stage.CHECK)
    materials = prepare(loaded, styling, problems) if loaded else None
    named = problems.as_named(path)
    named.raise_errors()
    assert materials is not None  # without materials there was an error
    outputs = {target: make(target, materials, embed, progress, encoding) for target in targets}
    return Built(outputs, tuple(named), materials.notices if Target.PDF in targets else ())


def load(path: Path, problems: Problems) -> Loaded | None:
    """Read, decode and check the document at `path`; its faults go to `problems`, their paths relative to its folder."""
    workspace = Workspace(path.parent)
    pictures = Pictures(workspace)
    node = read_document(workspace, path.name, problems)
    document = decode_document(node, str(path), problems) if node else None
    if document is None:
        return None
    loaded = Loaded(document, workspace, pictures)
    examine(loaded, problems)
    return loaded


def examine(loaded: Loaded, problems: Problems) -> None:
    """Check what only the whole document tells, and what slides have no room for."""
    check_document(loaded.document, loaded.pictures, problems)
    check_labels(loaded.document, problems)
    if not problems.has_errors:  # first what is wrong, then advice
        check_slides(loaded.document, problems)


def reopen(document: Document) -> Loaded:
    """Return `document` with its folder: that of the file it was read from, the current one if it was made in code."""
    workspace = Workspace(Path(document.path).parent)
    return Loaded(document, workspace, Pictures(workspace))


def prepare(loaded: Loaded, styling: Styling, problems: Problems) -> Materials | None:
    """Open theme, page design and fonts, and see that every character has a face; one that has none is an error unless allowed."""
    document = named(loaded.document)
    theme = choose_theme(document, styling.theme, loaded.workspace, problems)
    design = choose_page(document, styling.page, loaded.workspace, problems)
    if theme is None or design is None:
        return None
    from generator.text.typesetter import Typesetter

    library = open_library(loaded.workspace)
    theme = with_regional_families(theme, document.metadata.language, library)
    brand = choose_brand(document, styling.brand, loaded.workspace, loaded.pictures, problems)
    if brand:
        theme = branded(theme, brand, document.metadata.language, library, problems)
        document = document.of_organization(brand.brand.organization)
    check_coverage(document, theme, library, partial(read_lines, loaded.workspace), problems, styling.allow_missing)
    if has_pictures(document):
        from generator.layout.picture_text import check_picture_text
        from generator.report.resolution import check_resolution

        check_picture_text(document, theme, library, loaded.pictures, problems, styling.allow_missing)
        check_resolution(document, design, loaded.pictures, problems)
    dressed = dress(theme, design, document.metadata.language, library, problems)
    return Materials(
        document,
        theme,
        grey_theme(dressed.theme) if styling.grey else dressed.theme,
        design._replace(crop_marks=True) if styling.crop_marks else design,
        library,
        Typesetter(library),
        loaded.pictures,
        creation_time(document),
        styling.grey,
        (*missing_faces(dressed.missing), *(disclosures(document) if styling.attach_source else ())),
        _template(loaded, styling.template, theme, library, problems),
        source_files(document, loaded.workspace, problems) if styling.attach_source else (),
    )


def _template(loaded: Loaded, wanted: str, theme: Theme, library: FontLibrary, problems: Problems) -> "Template | None":
    if not (wanted or loaded.document.metadata.template):
        return None
    from generator.deck.powerpoint.template_choice import choose_template

    return choose_template(loaded.document, wanted, theme, library, loaded.workspace, problems)


def make(
    target: Target,
    materials: Materials,
    embed: EmbedMode = EmbedMode.SUBSET,
    progress: Progress = silent,
    encoding: FontEncoding = FontEncoding.AUTO,
) -> bytes:
    """Return one finished output. Raises `RenderError` when our own code fails on it."""
    progress(Stage.REPORT if target is Target.PDF else Stage.DECK)
    try:
        return make_report(materials) if target is Target.PDF else make_deck(materials, embed, encoding)
    except GeneratorError:
        raise
    except Exception as error:
        raise RenderError(f"{materials.document.path}: {target.value} not made: {type(error).__name__}: {error}") from error


def make_report(materials: Materials) -> bytes:
    """Return the PDF briefing."""
    from generator.pdf.settings import load_reportlab

    load_reportlab()
    from generator.pdf.attachments import Attachment, Relation
    from generator.report.write import build_report

    pictures = GreyPictures(materials.pictures) if materials.grey else materials.pictures
    return build_report(
        materials.document,
        materials.printed,
        materials.design,
        materials.typesetter,
        pictures,
        materials.created,
        [
            Attachment(file.name, file.data, file.media_type, Relation.DATA if file.is_data else Relation.SOURCE, file.description)
            for file in materials.source
        ],
    )


def make_deck(materials: Materials, embed: EmbedMode, encoding: FontEncoding) -> bytes:
    """Return the PowerPoint deck."""
    from generator.deck.plan import plan_deck
    from generator.deck.powerpoint.mtx_cache import user_cache
    from generator.deck.powerpoint.write import write_deck

    theme, template = materials.theme, materials.template
    if template is not None:
        from generator.deck.powerpoint.template_choice import on_template

        theme = on_template(theme, template, materials.document)
    form = template.format if template else None
    deck = plan_deck(materials.document, theme, materials.typesetter, materials.pictures, form)
    return write_deck(deck, theme, materials.library, embed, materials.created, encoding, user_cache(), template)
