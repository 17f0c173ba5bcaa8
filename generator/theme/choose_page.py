"""Which page design a document is set in, and its theme in the sizes and faces of that design."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.document import Document, Language
from generator.problems import NO_SPAN, Problems, ResourceError
from generator.text.library import FontLibrary
from generator.theme.files import is_file, load_elsewhere, report_unknown_role
from generator.theme.load_page import load_page
from generator.theme.page import PageDesign, TypeChange
from generator.theme.theme import Theme
from generator.theme.tokens import TypeRole
from generator.workspace import Workspace


class Dressed(NamedTuple):
    """A theme for the briefing's pages; `missing` are the families that were wanted, the first choice of each role, and are not there."""

    theme: Theme
    missing: tuple[str, ...]


def choose_page(document: Document, wanted: str, workspace: Workspace, problems: Problems) -> PageDesign | None:
    """Return the page design `wanted`, or `document`'s own, or that of its sort of paper; `None` after reporting what is wrong with it.

    A file named in the document lies in its `workspace`; one that is `wanted` is looked for from the current folder.
    """
    if is_file(wanted):
        return load_elsewhere(wanted, load_page, problems)
    metadata = document.metadata
    span = NO_SPAN if wanted else metadata.page_span
    return load_page(wanted or metadata.page or metadata.preset.value, workspace, span, problems)


def dress(theme: Theme, design: PageDesign, language: Language, library: FontLibrary, problems: Problems) -> Dressed:
    """Return `theme` with the sizes that `design` asks for, and in Simplified Chinese its faces where `library` has them."""
    wanted = design.type if language is Language.CHINESE_SIMPLIFIED else {}
    found = {name: _first_usable(change.faces, library) for name, change in wanted.items() if change.faces}
    scale = dict(theme.report)
    for name, change in design.type.items():
        if name in scale:
            scale[name] = _changed(scale[name], change, found.get(name, ""))
        else:
            report_unknown_role(name, change.span, tuple(scale), problems)
    missing = (wanted[name].faces[0] for name, face in found.items() if not face)
    return Dressed(theme._replace(report=scale), tuple(dict.fromkeys(missing)))


def _first_usable(faces: tuple[str, ...], library: FontLibrary) -> str:
    """Return the first of `faces` that can be embedded, "" if there is none."""
    return next((face for face in _known(faces, library) if _opens(face, library)), "")


def _known(faces: tuple[str, ...], library: FontLibrary) -> Iterator[str]:
    names = {name.casefold() for file in library.files for name in file.families}
    return (face for face in faces if face.casefold() in names)


def _opens(face: str, library: FontLibrary) -> bool:
    try:
        library.face(face, bold=False)
    except ResourceError:
        return False
    return True


def _changed(role: TypeRole, change: TypeChange, face: str) -> TypeRole:
    size = role.size if change.size is None else change.size
    return TypeRole(
        family=role.family if change.family is None else change.family,
        size=size,
        leading=max(size, role.leading if change.leading is None else change.leading),
        bold=role.bold if change.bold is None else change.bold,
        color=role.color if change.color is None else change.color,
        tracking=role.tracking if change.tracking is None else change.tracking,
        face=face,
    )


def missing_faces(families: tuple[str, ...]) -> tuple[str, ...]:
    """Return what to tell people about `families` that a page design wants and no folder has, () if there are none."""
    if not families:
        return ()
    names = ", ".join(families)
    return (f"note: shipped faces stand in for {names}; put those fonts into a folder named fonts beside the document to use them",)
