"""`diptych fonts`: the fonts at hand, or those that a document uses and what they lack."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.cli.console import Console
from generator.cli.documents import find_document
from generator.cli.terminal import cells
from generator.cli.theme import refuse_unknown_theme
from generator.model.document import Document
from generator.pipeline import load
from generator.problems import Problems, ResourceError
from generator.text.face import Face, fs_type, open_face
from generator.text.folders import open_library
from generator.text.library import FontLibrary
from generator.text.licence import usage_in_words
from generator.text.members import FaceFile
from generator.theme.choose import choose_theme, with_regional_families
from generator.theme.coverage import characters, missing_characters, name_character
from generator.theme.theme import Theme
from generator.workspace import Workspace

Row = tuple[str, ...]
HEADER: Row = ("family", "weight", "language", "licence", "file")
GAP = 2


def run(arguments: Namespace, console: Console) -> int:
    """List the fonts. Return the exit code: 1 if the document has errors or uses a character that no font has."""
    refuse_unknown_theme(arguments.theme)
    if arguments.file is not None:
        return _fonts_of_document(find_document(arguments.file), arguments.theme, console)
    library = open_library(Workspace(Path()))
    _tell_unusable(library, console)
    _write_table((HEADER, *map(_row, library.files)), console)
    return 0


def _tell_unusable(library: FontLibrary, console: Console) -> None:
    for file in library.unusable:
        console.remark(f"skipped {file.path}: it {file.reason}")


def _row(file: FaceFile) -> Row:
    return ", ".join(file.families), str(file.weight), file.language or "any", _licence(file), str(file.path)


def _licence(file: FaceFile) -> str:
    """Return what a face's licence bits say about embedding, in words."""
    try:
        bits = fs_type(open_face(file.path, file.member))
    except ResourceError:
        return "unreadable"
    return f"{usage_in_words(bits)} ({bits:#06x})"


def _fonts_of_document(path: Path, theme_name: str, console: Console) -> int:
    problems = Problems()
    loaded = load(path, problems)
    theme = choose_theme(loaded.document, theme_name, loaded.workspace, problems) if loaded else None
    console.problems(tuple(problems.as_named(path)))
    if loaded is None or theme is None:
        return 1
    library = open_library(loaded.workspace)
    theme = with_regional_families(theme, loaded.document.metadata.language, library)
    _tell_unusable(library, console)
    _write_table((("family", "characters", "file"), *_uses(loaded.document, theme, library)), console)
    missing = missing_characters(loaded.document, theme, library)
    for one in missing:
        console.result(f"no font has {name_character(one.character)}")
    return 1 if missing or problems.has_errors else 0


def _uses(document: Document, theme: Theme, library: FontLibrary) -> Iterable[Row]:
    """Return a row for each face that the document's text is set in: how many of its characters come from there.

    Headings and body may stand in two families; a character that both have is counted in both.
    """
    language = document.metadata.language
    families = theme.families[language]
    used: dict[Face, set[str]] = {}
    for family in dict.fromkeys((families.sans, families.serif)):
        for character in sorted(characters(document)):
            face = library.resolve(character, family, False, language)
            if face:
                used.setdefault(face, set()).add(character)
    return [(face.family, str(len(found)), str(face.path)) for face, found in used.items()]


def _write_table(rows: Sequence[Row], console: Console) -> None:
    """Write rows in columns; the last column is as wide as it likes."""
    widths = [max(cells(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        padded = [text + " " * (width - cells(text) + GAP) for text, width in zip(row, widths, strict=False)]
        console.result("".join(padded) + row[-1])
