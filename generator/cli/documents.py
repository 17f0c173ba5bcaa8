"""Which documents a command is for: files as named, and the documents among the YAML files of folders."""

import re
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.problems import ResourceError

DEFAULT_FOLDER: Final = Path("content")
YAML_SUFFIXES: Final = frozenset({".yaml", ".yml"})
OUTPUT_SUFFIXES: Final = frozenset({".pdf", ".pptx"})
TITLE_KEY: Final = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?title["']?[ \t]*:""", re.MULTILINE)
MOST_NAMED: Final = 5
"""Files named in a message."""
HEAD_BYTES: Final = 64 * 1024
"""A document's title stands near its beginning."""


class Skipped(NamedTuple):
    """A YAML file of a folder that is no document, and why."""

    path: Path
    reason: str


class Documents(NamedTuple):
    """The documents of a command in order, and what was passed over."""

    paths: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()


def find_documents(names: Sequence[str]) -> Documents:
    """Return the documents that `names` mean: files stand for themselves, folders for the documents in them; none for `content`.

    Raises `ResourceError` for a name that does not exist and when there is no document at all.
    """
    if not names and not DEFAULT_FOLDER.is_dir():
        raise ResourceError(f"name a document or a folder of documents; there is no folder {DEFAULT_FOLDER} here")
    if "" in names:
        raise ResourceError('an empty name is no document; "." means the documents of this folder')
    paths: list[Path] = []
    skipped: list[Skipped] = []
    for place in [Path(name) for name in names] or [DEFAULT_FOLDER]:
        found = _in_folder(place) if _is_folder(place) else Documents((_document(place),))
        paths += found.paths
        skipped += found.skipped
    if not paths:
        passed_over = "".join(f"; skipped {one.path}: {one.reason}" for one in skipped[:MOST_NAMED])
        where = ", ".join(names) or DEFAULT_FOLDER
        raise ResourceError(f"there is no document in {where}: a document is a YAML file with a title{passed_over}")
    return Documents(tuple(dict.fromkeys(paths)), tuple(skipped))


def find_document(name: str) -> Path:
    """Return the one document that `name` means. Raises `ResourceError` for a folder and for a name that does not exist."""
    if not name or _is_folder(Path(name)):
        raise ResourceError(f'"{name}" is no document; name one YAML file')
    return _document(Path(name))


def _is_folder(place: Path) -> bool:
    try:
        return stat.S_ISDIR(place.stat().st_mode)
    except FileNotFoundError as error:
        raise ResourceError(f"there is no file or folder {place}") from error
    except (OSError, ValueError) as error:
        raise ResourceError(f"{place} cannot be read: {error}") from error


def _document(path: Path) -> Path:
    if path.suffix.lower() in OUTPUT_SUFFIXES:
        raise ResourceError(f"{path} is an output's name; name the YAML document it is made from")
    return path


def _in_folder(folder: Path) -> Documents:
    paths: list[Path] = []
    skipped: list[Skipped] = []
    for path in sorted(entry for entry in folder.iterdir() if entry.suffix.lower() in YAML_SUFFIXES):
        reason = _why_not(path)
        if reason:
            skipped.append(Skipped(path, reason))
        else:
            paths.append(path)
    return Documents(tuple(paths), tuple(skipped))


def _why_not(path: Path) -> str:
    """Return why `path` is no document, "" if it is one."""
    if path.name.startswith(("_", ".")):
        return f'its name begins with "{path.name[0]}"'
    try:
        if not path.is_file():
            return "it is not a regular file"
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    return "" if TITLE_KEY.search(head) else "it has no title, so it is no document"


def refuse_equal_names(paths: Iterable[Path]) -> None:
    """Raise `ResourceError` if two documents would have outputs of one name."""
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.stem.casefold(), path)
        if other is not path:
            raise ResourceError(f"{other} and {path} would both be written as {path.stem}; build them into two folders")
