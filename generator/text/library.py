"""Folders of font files → the face for a family and weight, and the next face when it lacks a character.

Shipped faces are known from the folder's manifest, so that only the files a document needs are opened;
an author's folder is scanned by name table, whatever manifest lies in it.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.problems import ResourceError
from generator.text.face import BOLD_WEIGHT, Face, family_names, is_italic, open_face, weight

MANIFEST: Final = "manifest.json"
FONT_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc", ".otc"})
"""What the scan looks at; kinds that cannot be embedded are refused by name when they are asked for, not passed over."""
MOST_NAMED: Final = 5
"""Unusable files named in a message."""
REGULAR_WEIGHT: Final = 400
HEAVY_WEIGHT: Final = 700

NEIGHBOURS: Final = {
    "zh-Hans": ("zh-Hans", "zh-Hant", "ja", "ko"),
    "zh-Hant": ("zh-Hant", "zh-Hans", "ja", "ko"),
    "ja": ("ja", "zh-Hant", "zh-Hans", "ko"),
    "ko": ("ko", "zh-Hant", "ja", "zh-Hans"),
    "en": ("zh-Hans", "zh-Hant", "ja", "ko"),
}
"""Whose faces stand in when a character is missing, nearest letterforms first."""


class FaceFile(NamedTuple):
    """A face as a catalogue knows it, before its file is opened. `language` is "" in authors' folders."""

    path: Path
    families: tuple[str, ...]
    weight: int
    language: str = ""

    @property
    def bold(self) -> bool:
        return self.weight >= BOLD_WEIGHT


class Unusable(NamedTuple):
    """A file that is named like a font and cannot be one of the faces; `reason` goes on from its name."""

    path: Path
    reason: str


class Catalogue(NamedTuple):
    """What one folder holds."""

    files: tuple[FaceFile, ...] = ()
    unusable: tuple[Unusable, ...] = ()


def shipped_folder() -> Path:
    """Return the folder of the faces that travel with Diptych: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data" / "fonts"
    return installed if installed.is_dir() else package.parent / "fonts"


class FontLibrary:
    """The faces of some folders; of two with one name the earlier folder's counts. Opened faces stay open as long as the library."""

    def __init__(self, folders: Sequence[Path]) -> None:
        catalogues = [_catalogue(folder) for folder in folders]
        self._files: tuple[FaceFile, ...] = tuple(file for catalogue in catalogues for file in catalogue.files)
        self._unusable: tuple[Unusable, ...] = tuple(file for catalogue in catalogues for file in catalogue.unusable)
        self._faces: dict[tuple[str, bool], Face] = {}
        self._opened: dict[Path, Face] = {}
        self._resolved: dict[tuple[str, str, bool, str], Face | None] = {}

    @property
    def files(self) -> tuple[FaceFile, ...]:
        """Every face file of the folders, in their order, whether it can be embedded or not."""
        return self._files

    @property
    def unusable(self) -> tuple[Unusable, ...]:
        """The files of authors' folders that have a font's suffix and are passed over."""
        return self._unusable

    @property
    def families(self) -> tuple[str, ...]:
        """Every family's first name, in the order of the folders."""
        return tuple(dict.fromkeys(file.families[0] for file in self._files))

    def face(self, family: str, bold: bool) -> Face:
        """Return the face of `family` nearest to regular or bold.

        Raises `ResourceError` when no folder has the family, its file is of a kind that cannot be embedded, or its licence forbids it.
        """
        key = family.casefold(), bold
        if key not in self._faces:
            self._faces[key] = self._open(family, bold)
        return self._faces[key]

    def chain(self, family: str, bold: bool, language: str) -> tuple[Face, ...]:
        """Return the faces to ask for a character, in order: the family, the language's own faces, other shipped ones, the author's."""
        return tuple(self._chain(family, bold, language))

    def resolve(self, character: str, family: str, bold: bool, language: str) -> Face | None:
        """Return the first face of the chain that has every code point of `character` (one cluster), or None."""
        key = character, family, bold, language
        if key not in self._resolved:
            codepoints = [ord(c) for c in character]
            faces = self._chain(family, bold, language)
            self._resolved[key] = next((face for face in faces if all(map(face.covers, codepoints))), None)
        return self._resolved[key]

    def _chain(self, family: str, bold: bool, language: str) -> Iterator[Face]:
        """Yield lazily: most characters are in the first face, and no other file need be opened."""
        yield self.face(family, bold)
        for fallback in self._fallback_families(language):
            if fallback.casefold() != family.casefold():
                yield self.face(fallback, bold)

    def _fallback_families(self, language: str) -> Iterable[str]:
        near = NEIGHBOURS.get(language, NEIGHBOURS["en"])
        shipped = [file for file in self._files if file.language in near]
        shipped.sort(key=lambda file: (near.index(file.language), _is_serif(file)))
        own = [file for file in self._files if not file.language and _is_usable(file)]
        return dict.fromkeys(file.families[0] for file in (*shipped, *own))

    def _open(self, family: str, bold: bool) -> Face:
        wanted = family.casefold()
        files = [file for file in self._files if any(name.casefold() == wanted for name in file.families)]
        if not files:
            passed_over = "".join(f"; {file.path.name} {file.reason}" for file in self._unusable[:MOST_NAMED])
            raise ResourceError(
                f'no font folder has the family "{family}"; known families: {", ".join(self.families) or "none"}{passed_over}'
            )
        goal = HEAVY_WEIGHT if bold else REGULAR_WEIGHT
        file = min(files, key=lambda f: abs(f.weight - goal))
        if file.path not in self._opened:
            self._opened[file.path] = _open_embeddable(file)
        return self._opened[file.path]


def _open_embeddable(file: FaceFile) -> Face:
    face = Face(file.path, file.families[0], file.bold)
    if not face.embeddable:
        raise ResourceError(
            f'the licence bits of "{face.name}" ({file.path.name}, fsType {face.fs_type}) forbid embedding: choose another font'
        )
    return face


def _is_serif(file: FaceFile) -> bool:
    return "Serif" in file.families[0]


def _is_usable(file: FaceFile) -> bool:
    """Whether an author's file can stand in for another; what cannot be embedded is refused only when asked for by name."""
    try:
        return Face(file.path, file.families[0], file.bold).embeddable
    except ResourceError:
        return False


def _catalogue(folder: Path) -> Catalogue:
    """Return what `folder` holds; nothing for a folder that is not there.

    Only the shipped manifest is believed: one beside a document could name any file of the machine.
    """
    if folder == shipped_folder():
        return Catalogue(_read_manifest(folder / MANIFEST))
    return _scan(folder) if folder.is_dir() else Catalogue()


def _read_manifest(manifest: Path) -> tuple[FaceFile, ...]:
    try:
        entries = json.loads(manifest.read_text("utf-8"))
        return tuple(_manifest_file(manifest.parent, entry) for entry in entries)
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ResourceError(f"{manifest} is not a font manifest ({error!r}): install Diptych again") from error


def _manifest_file(folder: Path, entry: dict[str, str]) -> FaceFile:
    return FaceFile(folder / entry["file"], (entry["family"],), HEAVY_WEIGHT if entry["bold"] else REGULAR_WEIGHT, entry["language"])


def _scan(folder: Path) -> Catalogue:
    """Return the upright faces of `folder`'s font files by name, and the files that are no fonts."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in FONT_SUFFIXES)
    except OSError as error:
        raise ResourceError(f"the font folder {folder} cannot be read: {error.strerror}") from error
    found = [_read_names(path) for path in paths]
    files = tuple(file for file in found if isinstance(file, FaceFile))
    return Catalogue(files, tuple(file for file in found if isinstance(file, Unusable)))


def _read_names(path: Path) -> FaceFile | Unusable | None:
    """Return the face in `path` as its names say, or why it is passed over; `None` for an italic, which nothing is set in."""
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(path.parent)):
        return Unusable(path, "is a link that leads out of its folder")
    if not path.is_file():
        return Unusable(path, "is not a regular file")
    try:
        face = open_face(path)
        families = family_names(face)
    except ResourceError:
        families = ()
    if not families:
        return Unusable(path, "is not a usable font file")
    return None if is_italic(face) else FaceFile(path, families, weight(face))
