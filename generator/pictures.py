"""Authors' pictures for both outputs: opened once, kept in their own pixels, brought to the size at which an output shows them."""

import hashlib
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.problems import NO_SPAN, Problems, RenderError, Span
from generator.raster import Raster, Refused, encoded, open_raster
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.svg.artwork import Artwork

MAX_BYTES: Final = 32 * 1024 * 1024
VECTOR_GROWTH: Final = 2.0
KEPT_BYTES: Final = 64 * 1024 * 1024
"""Pixels kept between checking and building; pictures beyond these are decoded anew for each output."""


class Density(NamedTuple):
    """The most pixels to the inch that an output makes use of."""

    photograph: float
    line_art: float
    """For pictures of few colours or with transparency, whose edges are sharp."""


PRINT: Final = Density(300.0, 600.0)
"""Offset presses and office printers screen photographs at 150 lines to the inch and less, two pixels to a line; edges they draw finer."""
SLIDE: Final = Density(220.0, 330.0)
"""PowerPoint's own choices for pictures: 220 is its default, 330 its "high fidelity" for screens of high resolution."""


@dataclass(frozen=True, slots=True, eq=False)
class PictureFile:
    """A picture in a document's folder, upright: its size in pixels, and its bytes at any size."""

    name: str
    width: float
    height: float
    is_photograph: bool
    digest: str
    """Of the file, in hexadecimal."""
    _shelf: "_Shelf"
    is_grey: bool = False
    artwork: "Artwork | None" = None
    """What a vector picture draws, in user units; it has no pixels."""

    @property
    def key(self) -> str:
        """Short, the same for pictures that look the same."""
        return f"{self.digest[:16]}{'.grey' * self.is_grey}"

    def widest(self, resolution: float) -> float:
        """Return how many points wide the picture may be shown where one of pixels is to have `resolution` of them to the inch.

        A vector picture that states its size is shown twice as large at most, so that an icon stays one.
        """
        if self.artwork is None:
            return self.width * 72.0 / resolution
        return VECTOR_GROWTH * self.width * 0.75 if self.artwork.has_size else math.inf

    def encoded(self, width: float, density: Density) -> bytes:
        """Return JPEG (a photograph) or PNG bytes for showing the picture `width` points wide: no denser than that, never enlarged.

        8-bit sRGB or grey without metadata. Raises `RenderError` if the file is no longer what was checked.
        """
        limit = density.photograph if self.is_photograph else density.line_art
        return self._shelf.encoded(self, min(math.ceil(self.width), math.ceil(width / 72.0 * limit)))


class _Shelf:
    """Pixels and encoded bytes of a document's pictures."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._rasters: dict[str, Raster] = {}
        self._room = KEPT_BYTES
        self._encoded: dict[tuple[str, int, bool], bytes] = {}

    def keep(self, name: str, raster: Raster) -> None:
        """Keep the pixels of picture `name` if there is room for them."""
        if raster.bytes <= self._room:
            self._room -= raster.bytes
            self._rasters[name] = raster

    def encoded(self, picture: PictureFile, width: int) -> bytes:
        """Return the bytes of `picture` at `width` pixels."""
        key = (picture.name, width, picture.is_grey)
        if key not in self._encoded:
            raster = self._rasters.get(picture.name) or self._again(picture)
            self._encoded[key] = encoded(raster, width, grey=picture.is_grey)
        return self._encoded[key]

    def _again(self, picture: PictureFile) -> Raster:
        data = self._workspace.read(picture.name, NO_SPAN, Problems(), MAX_BYTES)
        if data is None or _digest(data) != picture.digest:
            raise RenderError(f"{picture.name}: the picture has changed since the document was checked")
        return open_raster(data)


class Pictures:
    """The pictures of one document, each opened once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._shelf = _Shelf(workspace)
        self._loaded: dict[str, PictureFile | None] = {}

    def load(self, name: str, span: Span, problems: Problems) -> PictureFile | None:
        """Return picture `name`, or `None` after telling `problems`, at `span`, why it cannot be used.

        What is wrong with a picture is told once; one that failed before is not tried again.
        """
        if name not in self._loaded:
            self._loaded[name] = self._open(name, span, problems)
        return self._loaded[name]

    def _open(self, name: str, span: Span, problems: Problems) -> PictureFile | None:
        from generator.svg.tree import is_svg

        data = self._workspace.read(name, span, problems, MAX_BYTES)
        if data is None:
            return None
        try:
            if is_svg(data):
                return self._vector(name, data, span, problems)
            raster = open_raster(data)
        except Refused as fault:
            problems.error(fault.code, f'"{name}" {fault}', span, fault.hint)
            return None
        for remark in raster.remarks:
            problems.warn(remark.code, f'"{name}" {remark.message}', span, remark.hint)
        self._shelf.keep(name, raster)
        return PictureFile(name, raster.width, raster.height, raster.is_photograph, _digest(data), self._shelf)

    def _vector(self, name: str, data: bytes, span: Span, problems: Problems) -> PictureFile:
        from generator.svg.read import read_artwork

        artwork = read_artwork(data)
        if artwork.left_out:
            parts = ", ".join(f"{part.what} (line {part.line})" for part in artwork.left_out)
            hint = "draw it with plain shapes, or use a PNG of it"
            problems.warn("svg-left-out", f'"{name}" is drawn without {parts}', span, hint)
        return PictureFile(name, artwork.width, artwork.height, False, _digest(data), self._shelf, artwork=artwork)


class GreyPictures:
    """The same pictures without colour."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._loaded: dict[str, PictureFile | None] = {}

    def load(self, name: str, span: Span, problems: Problems) -> PictureFile | None:
        """Return picture `name` in greys; see `Pictures.load`."""
        if name not in self._loaded:
            picture = self._pictures.load(name, span, problems)
            self._loaded[name] = picture and replace(picture, is_grey=True, artwork=picture.artwork and _grey(picture.artwork))
        return self._loaded[name]


def _grey(artwork: "Artwork") -> "Artwork":
    from generator.svg.grey import without_colour

    return without_colour(artwork)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
