"""One content file to its outputs, in order: load, check, build. What each step does is decided in the step's own package.

Libraries that only one output needs are imported when that output is made.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.model.check import check_document
from generator.model.decode import decode_document
from generator.model.document import Document
from generator.pictures import Pictures
from generator.problems import GeneratorError, Problem, Problems, Related, RenderError, ResourceError, Span
from generator.source.encoding import source_lines
from generator.source.reader import read_document
from generator.text.library import FontLibrary, shipped_folder
from generator.theme.coverage import check_coverage
from generator.theme.load import load_theme
from generator.theme.theme import Theme
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.text.typesetter import Typesetter

DEFAULT_THEME: Final = "civic"
FONT_FOLDER: Final = "fonts"
"""The folder beside a document in which authors keep their own fonts."""
THEME_SUFFIXES: Final = (".yaml", ".yml")
FIXED_DATE: Final = date(2000, 1, 1)
"""When a document was created that does not say so."""


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


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the folder it may read from and the pictures read so far."""

    document: Document
    workspace: Workspace
    pictures: Pictures


@dataclass(frozen=True, slots=True)
class Materials:
    """What both outputs of one document are made from."""

    document: Document
    theme: Theme
    library: FontLibrary
    typesetter: "Typesetter"
    pictures: Pictures
    created: datetime


@dataclass(frozen=True, slots=True)
class Built:
    """Finished outputs, and the warnings on the way."""

    outputs: Mapping[Target, bytes]
    warnings: tuple[Problem, ...]


def check(path: Path, theme: str = "") -> tuple[Problem, ...]:
    """Return every problem of the document at `path`, by place, without making anything.

    `theme` is a preset's name or a theme file that replaces the document's own choice.
    """
    problems = Problems()
    loaded = load(path, problems)
    if loaded:
        prepare(loaded, theme, problems)
    return as_named(problems, path)


def build(path: Path, targets: Sequence[Target], theme: str = "", embed: str = "subset", progress: Progress = silent) -> Built:
    """Return the outputs of the document at `path`; nothing is written to disk. `embed` is the value of an `EmbedMode`.

    Raises `ContentError` with every problem if there is an error among them.
    """
    problems = Problems()
    progress(Stage.READ)
    loaded = load(path, problems)
    progress(Stage.CHECK)
    materials = prepare(loaded, theme, problems) if loaded else None
    named = as_named(problems, path)
    Problems(list(named)).raise_errors()
    assert materials is not None  # without materials there was an error
    return Built({target: make(target, materials, embed, progress) for target in targets}, named)


def load(path: Path, problems: Problems) -> Loaded | None:
    """Read, decode and check the document at `path`; its faults go to `problems`, their paths relative to its folder."""
    workspace = Workspace(path.parent)
    pictures = Pictures(workspace)
    node = read_document(workspace, path.name, problems)
    document = decode_document(node, str(path), problems) if node else None
    if document is None:
        return None
    check_document(document, pictures, problems)
    return Loaded(document, workspace, pictures)


def reopen(document: Document) -> Loaded:
    """Return `document` with its folder: that of the file it was read from, the current one if it was made in code."""
    workspace = Workspace(Path(document.path).parent)
    return Loaded(document, workspace, Pictures(workspace))


def prepare(loaded: Loaded, theme_name: str, problems: Problems) -> Materials | None:
    """Open theme and fonts, and see that every character has a face."""
    theme = open_theme(loaded, theme_name, problems)
    if theme is None:
        return None
    from generator.text.typesetter import Typesetter

    library = open_library(loaded.workspace)
    check_coverage(loaded.document, theme, library, _lines_in(loaded.workspace), problems)
    return Materials(loaded.document, theme, library, Typesetter(library), loaded.pictures, creation_time(loaded.document))


def open_theme(loaded: Loaded, name: str, problems: Problems) -> Theme | None:
    """Return the theme `name`, or the document's own if that is ""; a theme file named here is looked for from the current folder."""
    if not name.endswith(THEME_SUFFIXES):
        metadata = loaded.document.metadata
        span = Span() if name else metadata.theme_span
        return load_theme(name or metadata.theme or DEFAULT_THEME, loaded.workspace, span, problems)
    file = Path(name).absolute()  # the paths of `problems` are relative to the document, which lies elsewhere
    found = Problems()
    theme = load_theme(file.name, Workspace(file.parent), Span(), found)
    problems.items.extend(as_named(found, file))
    return theme


def open_library(workspace: Workspace) -> FontLibrary:
    """Return the author's fonts, then the shipped ones. Raises `ResourceError` if the author's folder lies elsewhere."""
    folder = workspace.root / FONT_FOLDER
    if not Path(os.path.realpath(folder)).is_relative_to(workspace.root):
        raise ResourceError(f"{FONT_FOLDER} is a link that leads out of the document's folder; copy the fonts beside the document")
    return FontLibrary(tuple(dict.fromkeys((folder, shipped_folder()))))


def make(target: Target, materials: Materials, embed: str, progress: Progress = silent) -> bytes:
    """Return one finished output. Raises `RenderError` when our own code fails on it."""
    progress(Stage.REPORT if target is Target.PDF else Stage.DECK)
    try:
        return make_report(materials) if target is Target.PDF else make_deck(materials, embed)
    except GeneratorError:
        raise
    except Exception as error:
        raise RenderError(f"{materials.document.path}: {target.value} not made: {type(error).__name__}: {error}") from error


def make_report(materials: Materials) -> bytes:
    """Return the PDF briefing."""
    from generator.pdf.settings import load_reportlab

    load_reportlab()
    from generator.report.write import build_report

    return build_report(materials.document, materials.theme, materials.typesetter, materials.pictures, materials.created)


def make_deck(materials: Materials, embed: str) -> bytes:
    """Return the PowerPoint deck."""
    from generator.deck.plan import plan_deck
    from generator.deck.powerpoint.fonts import EmbedMode
    from generator.deck.powerpoint.write import write_deck

    deck = plan_deck(materials.document, materials.theme, materials.typesetter, materials.pictures)
    return write_deck(deck, materials.theme, materials.library, EmbedMode(embed), materials.created)


def creation_time(document: Document, environment: Mapping[str, str] = os.environ) -> datetime:
    """Return when `document` says it was made: never the clock, so that the same input gives the same bytes.

    SOURCE_DATE_EPOCH comes first (reproducible-builds.org, "SOURCE_DATE_EPOCH specification"), then an ISO date in the document's head.
    """
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        return _from_epoch(epoch)
    try:
        day = date.fromisoformat(document.metadata.date)
    except ValueError:
        day = FIXED_DATE
    return datetime.combine(day, time(), UTC)


def _from_epoch(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ResourceError(f"SOURCE_DATE_EPOCH is {seconds!r}, which is no number of seconds since 1970") from error


def _lines_in(workspace: Workspace) -> Callable[[str], Sequence[str]]:
    def lines(name: str) -> Sequence[str]:
        data = workspace.read(name, Span(), Problems())
        return source_lines(data) if data else ()

    return lines


def as_named(problems: Problems, path: Path) -> tuple[Problem, ...]:
    """Return `problems` by place, with paths as the author named them: from where the author stands, not from the document's folder."""

    def named(span: Span) -> Span:
        return span._replace(path=str(path.parent / span.path) if span.path else str(path) if path.name else "")

    def moved(problem: Problem) -> Problem:
        related = tuple(Related(other.message, named(other.span)) for other in problem.related)
        return replace(problem, span=named(problem.span), related=related)

    return tuple(moved(problem) for problem in problems)
