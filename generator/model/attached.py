"""The files that a document was made from, for those who get its briefing."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from generator.model.document import Document
from generator.model.prose import Notes
from generator.model.walk import all_blocks
from generator.problems import NO_SPAN, Problems, ResourceError
from generator.source.reader import read_document
from generator.workspace import Workspace

MEDIA_TYPES: Final = {".yaml": "application/yaml", ".yml": "application/yaml", ".csv": "text/csv"}
"""RFC 9512 and RFC 7111, by the ends of names. Pictures and fonts are in the briefing anyway."""


class SourceFile(NamedTuple):
    """A file by its name in the document's folder, with `/` between folders."""

    name: str
    data: bytes
    media_type: str
    description: str

    @property
    def is_data(self) -> bool:
        """Whether it has the rows of a table or chart."""
        return self.media_type == MEDIA_TYPES[".csv"]


def source_files(document: Document, workspace: Workspace, problems: Problems) -> tuple[SourceFile, ...]:
    """Return the file of `document`, what it includes, its data, its theme and page design, by name, the document itself first.

    They are those read through `workspace` so far; of a document that was read elsewhere, its own are read again. Raises
    `ResourceError` for a document that was not read from a file.
    """
    if not document.path:
        raise ResourceError("a document that was made in code has no file to attach")
    main = Path(document.path).name
    if not workspace.dependencies or not any(path.name == main for path in workspace.dependencies):
        read_document(workspace, main, problems)
    names = (path.relative_to(workspace.root).as_posix() for path in workspace.dependencies if path.suffix in MEDIA_TYPES)
    ordered = sorted(dict.fromkeys(names), key=lambda name: (name != main, name))
    return tuple(file for name in ordered for file in _read(name, name == main, workspace, problems))


def _read(name: str, is_main: bool, workspace: Workspace, problems: Problems) -> Iterator[SourceFile]:
    data = workspace.read(name, NO_SPAN, problems)
    if data is not None:
        media_type = MEDIA_TYPES[PurePosixPath(name).suffix]
        what = "The document" if is_main else "A part of the document"
        yield SourceFile(name, data, media_type, f"{what} that this briefing was made from")


def disclosures(document: Document) -> tuple[str, ...]:
    """Return what to tell people whose attached source shows more than the briefing prints, () if nothing of it is internal."""
    if not _has_hidden_parts(document):
        return ()
    return (f"note: {document.path}: everybody who gets the briefing can read its internal parts and speaker notes in the attached source",)


def _has_hidden_parts(document: Document) -> bool:
    hidden_block = any(block.internal or isinstance(block, Notes) for block in all_blocks(document))
    return hidden_block or any(section.internal for section, _ in document.all_sections())
