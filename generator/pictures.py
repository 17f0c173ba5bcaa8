"""Authors' pictures: opened within limits, turned upright, brought to sRGB and written anew, once for both outputs."""

import io
import warnings
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator.problems import Problems, Span
from generator.workspace import Workspace

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = ("PNG", "JPEG", "WEBP", "TIFF", "GIF")
"""What is opened. Not EPS: Pillow would start Ghostscript for it, whatever the file is called."""
MAX_PIXELS: Final = 40_000_000
MAX_BYTES: Final = 32 * 1024 * 1024
JPEG_QUALITY: Final = 90
PHOTOGRAPH_COLORS: Final = 4096
"""A picture with more colours than this is stored as JPEG, one with fewer keeps its pixels as PNG."""


class PictureData(NamedTuple):
    """PNG or JPEG bytes in 8-bit sRGB or grey, upright, without metadata; width and height in pixels."""

    data: bytes
    width: int
    height: int


class Pictures:
    """The pictures of one document, each opened once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._loaded: dict[str, PictureData | None] = {}

    def load(self, name: str, span: Span, problems: Problems) -> PictureData | None:
        """Return picture `name`, or `None` after telling `problems`, at `span`, why it cannot be used.

        A picture that failed before is not tried again, and its fault is told once.
        """
        if name not in self._loaded:
            self._loaded[name] = self._open(name, span, problems)
        return self._loaded[name]

    def _open(self, name: str, span: Span, problems: Problems) -> PictureData | None:
        data = self._workspace.read(name, span, problems, MAX_BYTES)
        if data is None:
            return None
        try:
            return normalise(data)
        except _Refused as fault:
            problems.error(fault.code, f'"{name}" {fault}', span, fault.hint)
        return None


class GreyPictures:
    """The same pictures without colour."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._loaded: dict[str, PictureData | None] = {}

    def load(self, name: str, span: Span, problems: Problems) -> PictureData | None:
        """Return picture `name` in greys; see `Pictures.load`."""
        if name not in self._loaded:
            picture = self._pictures.load(name, span, problems)
            self._loaded[name] = picture and _without_colour(picture)
        return self._loaded[name]


def _without_colour(picture: PictureData) -> PictureData:
    from PIL import Image

    image: Image.Image = Image.open(io.BytesIO(picture.data))
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    grey = image.convert("L")
    if alpha is not None:
        grey = Image.merge("RGBA", (grey, grey, grey, alpha))
    return _encoded(grey)


def colours_and_alpha(png: bytes) -> tuple[bytes, bytes]:
    """Return the colours, three bytes a pixel, and the alpha, one byte, of a normalised PNG that has both."""
    from PIL import Image

    image = Image.open(io.BytesIO(png), formats=("PNG",))
    return image.convert("RGB").tobytes(), image.getchannel("A").tobytes()


class _Refused(Exception):
    """A picture that is not used; the message goes on from its name."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def normalise(data: bytes) -> PictureData:
    """Return the picture in `data` (its first frame) as every output takes it."""
    from PIL import Image, ImageFile, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
        except UnidentifiedImageError:
            raise _Refused("picture-format", "is no picture of a known kind", "use PNG or JPEG") from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _too_large() from None
        except Exception:  # Pillow's plug-ins raise whatever their parsing runs into
            raise _damaged() from None
        if image.width * image.height > MAX_PIXELS:
            raise _too_large()
        assert not ImageFile.LOAD_TRUNCATED_IMAGES  # half a picture must be a fault
        try:
            return _encoded(_plain(image))
        except (MemoryError, KeyboardInterrupt):
            raise
        except Exception:
            raise _damaged() from None


def _too_large() -> _Refused:
    return _Refused("picture-too-large", f"has more than {MAX_PIXELS // 1_000_000} million pixels", "scale it down")


def _damaged() -> _Refused:
    return _Refused("picture-damaged", "is damaged", "open it in a picture editor and save it again")


def _plain(image: "Image") -> "Image":
    """Return `image` upright in sRGB, mode L, RGB or RGBA."""
    from PIL import ImageOps

    image.load()
    profile = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)  # a copy of 40 megapixels would be 160 MB
    return _srgb(_eight_bit(image), profile)


def _eight_bit(image: "Image") -> "Image":
    """Return `image` in L, RGB, RGBA or CMYK with 8 bits a channel."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image.convert("RGBA") if "transparency" in image.info and image.mode != "CMYK" else image
    if image.mode.startswith("I") or image.mode == "F":
        return _scaled(image)
    if image.mode in ("P", "PA", "LA", "La", "RGBa"):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image.convert("L" if image.mode == "1" else "RGB")


def _scaled(image: "Image") -> "Image":
    """Return a grey image of 16 or 32 bits as 8 bits: by 256 where 16 bits are used, else as it is."""
    wide = image.convert("F")
    _, high = (float(value) for value in wide.getextrema())  # type: ignore[arg-type]
    scale = 1 / 256 if high > 255 or image.mode.startswith("I;16") else 1.0
    return wide.point(lambda value: value * scale + 0.0).convert("L")


def _srgb(image: "Image", profile: Any) -> "Image":
    """Return `image` in sRGB, through its colour profile where it has a usable one."""
    from PIL import ImageCms

    target = "RGBA" if image.mode == "RGBA" else "L" if image.mode == "L" else "RGB"
    if isinstance(profile, bytes) and profile and target != "L":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            changed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=target)
            return image if changed is None else changed
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile of another colour space or a broken one: the numbers are taken as they are
    return image if image.mode == target else image.convert(target)


def _encoded(image: "Image") -> PictureData:
    """Return `image` as PNG when it has transparency or few colours, as JPEG otherwise; the same bytes each time."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info.clear()
    output = io.BytesIO()
    if image.mode == "RGBA" or image.getcolors(PHOTOGRAPH_COLORS) is not None:
        image.save(output, "PNG", compress_level=6)
    else:
        image.save(output, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
    return PictureData(output.getvalue(), image.width, image.height)
