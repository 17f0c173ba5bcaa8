"""Folders of font files → the face for a family and weight, and the next face when it lacks a character.

Shipped faces are known from the folder's manifest, so that only the files a document needs are opened;
an author's folder is scanned by name table, whatever manifest lies in it.
"""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.problems import ResourceError
from generator.text.face import Face, Location, fs_type, open_face, require_outlines
from generator.text.itemize import IGNORABLE, is_han
from generator.text.licence import may_be_embedded
from generator.text.members import HEAVY_WEIGHT, REGULAR_WEIGHT, FaceFile, faces_in, without_region

MANIFEST: Final = "manifest.json"
FONT_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc", ".otc"})
WEB_SUFFIXES: Final = frozenset({".woff", ".woff2"})
"""Fonts packed for browsers: passed over with a word, for they may lie there by mistake."""
MOST_NAMED: Final = 5
"""Unusable files named in a message."""

NEIGHBOURS: Final = {
    "zh-Hans": ("zh-Hans", "zh-Hant", "ja", "ko"),
    "zh-Hant": ("zh-Hant", "zh-Hans", "ja", "ko"),
    "ja": ("ja", "zh-Hant", "zh-Hans", "ko"),
    "ko": ("ko", "zh-Hant", "ja", "zh-Hans"),
    "en": ("zh-Hans", "zh-Hant", "ja", "ko"),
}
"""Whose faces stand in when a character is missing, nearest letterforms first."""


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
        self._opened: dict[tuple[Path, int, Location], Face] = {}
        self._resolved: dict[tuple[str, str, bool, str], Face | None] = {}

    @property
    def files(self) -> tuple[FaceFile, ...]:
        """Every face of the folders, in their order, whether it can be embedded or not."""
        return self._files

    @property
    def unusable(self) -> tuple[Unusable, ...]:
        """The files of authors' folders that have a font's suffix and are passed over."""
        return self._unusable

    @property
    def families(self) -> tuple[str, ...]:
        """Every family's first name, in the order of the folders; further cuts of variable fonts are not among them."""
        return tuple(dict.fromkeys(file.families[0] for file in self._files if not file.is_named_instance))

    def face(self, family: str, bold: bool) -> Face:
        """Return the face of `family` nearest to regular or bold.

        Raises `ResourceError` when no folder has the family, its file is damaged, or its licence forbids embedding.
        """
        key = family.casefold(), bold
        if key not in self._faces:
            self._faces[key] = self._open(family, bold)
        return self._faces[key]

    def family_named(self, name: str) -> str:
        """Return the first name of the family that is called `name` in any language, "" if no folder has it."""
        return next((file.families[0] for file in self._of_family(name)), "")

    def regional(self, family: str, language: str) -> str:
        """Return the name of the cut for `language` where `family` is what an author's regional cuts have in common, else `family`.

        "Noto Sans CJK" is "Noto Sans CJK JP" in Japanese.
        """
        if any(self._of_family(family)):
            return family
        wanted = family.casefold()
        cuts = (name for file in self._files if file.is_own and file.language == language for name in file.families)
        return next((name for name in cuts if without_region(name).casefold() == wanted), family)

    def chain(self, family: str, bold: bool, language: str) -> tuple[Face, ...]:
        """Return the faces to ask for a character, in order: the family, the language's own faces, other shipped ones, the author's."""
        return tuple(self._chain(family, bold, language))

    def resolve(self, cluster: str, family: str, bold: bool, language: str) -> Face | None:
        """Return the first face of the chain that draws `cluster` (a character with the marks on it), or None.

        A face that has a single character itself goes before one that puts it together from its parts.
        """
        key = cluster, family, bold, language
        if key not in self._resolved:
            self._resolved[key] = self._find(cluster, family, bold, language)
        return self._resolved[key]

    def leaves_ideographs(self, family: str, language: str) -> bool:
        """Tell whether `family` is taken for its letters only: in English the shipped Japanese one, since ideographs there are Chinese,
        and so are the marks that stand among them (`is_han`)."""
        if language != "en":
            return False
        file = next(self._of_family(family), None)
        return file is not None and not file.is_own and file.language == "ja"

    def _of_family(self, name: str) -> Iterator[FaceFile]:
        """Yield the files of the family that is called `name` in any language."""
        wanted = name.casefold()
        return (file for file in self._files if any(known.casefold() == wanted for known in file.families))

    def _find(self, cluster: str, family: str, bold: bool, language: str) -> Face | None:
        if is_han(cluster) and self.leaves_ideographs(family, language):
            family = next(self._fallback_families(language), family)
        if len(cluster) == 1 and not IGNORABLE.match(cluster):
            having = next((face for face in self._chain(family, bold, language) if face.covers(ord(cluster))), None)
            if having:
                return having
        return next((face for face in self._chain(family, bold, language) if face.draws(cluster)), None)

    def _chain(self, family: str, bold: bool, language: str) -> Iterator[Face]:
        """Yield lazily: most characters are in the first face, and no other file need be opened."""
        yield self.face(family, bold)
        for fallback in self._fallback_families(language):
            if fallback.casefold() != family.casefold():
                yield self.face(fallback, bold)

    def _fallback_families(self, language: str) -> Iterator[str]:
        """Yield each family once: shipped ones, then the author's; in either those of `language` and of its neighbours first."""
        near = NEIGHBOURS.get(language, NEIGHBOURS["en"])
        shipped = [file for file in self._files if not file.is_own and file.language in near]
        shipped.sort(key=lambda file: (near.index(file.language), _is_serif(file)))
        yield from dict.fromkeys(file.families[0] for file in shipped)
        own = [file for file in self._files if file.is_own and not file.is_named_instance]
        own.sort(key=lambda file: near.index(file.language) if file.language in near else 0)
        yield from dict.fromkeys(file.families[0] for file in own if _is_usable(file))

    def _open(self, family: str, bold: bool) -> Face:
        files = list(self._of_family(family))
        if not files:
            passed_over = "".join(f"; {file.path.name} {file.reason}" for file in self._unusable[:MOST_NAMED])
            raise ResourceError(
                f'no font folder has the family "{family}"; known families: {", ".join(self.families) or "none"}{passed_over}'
            )
        goal = HEAVY_WEIGHT if bold else REGULAR_WEIGHT
        file = min(files, key=lambda f: abs(f.weight - goal))
        place = file.path, file.member, file.location
        if place not in self._opened:
            self._opened[place] = _open_embeddable(file)
        return self._opened[place]


def _open_embeddable(file: FaceFile) -> Face:
    face = Face(file.path, file.families[0], file.bold, file.member, file.location)
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
        face = open_face(file.path, file.member)
        require_outlines(file.path, face, set(face.table_tags))
    except ResourceError:
        return False
    return may_be_embedded(fs_type(face))


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
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in FONT_SUFFIXES | WEB_SUFFIXES)
    except OSError as error:
        raise ResourceError(f"the font folder {folder} cannot be read: {error.strerror}") from error
    files: list[FaceFile] = []
    unusable: list[Unusable] = []
    for path in paths:
        reason = _why_not(path)
        if reason:
            unusable.append(Unusable(path, reason))
            continue
        try:
            files += faces_in(path)
        except ResourceError:
            unusable.append(Unusable(path, "is not a usable font file"))
    return Catalogue(tuple(files), tuple(unusable))


def _why_not(path: Path) -> str:
    """Return why the file `path` is not even opened, "" if it may be."""
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(path.parent)):
        return "is a link that leads out of its folder"
    if not path.is_file():
        return "is not a regular file"
    return "is packed for web pages; put its .ttf or .otf file there instead" if path.suffix.lower() in WEB_SUFFIXES else ""
