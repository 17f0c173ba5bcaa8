"""Pixels of authors' pictures: opened within limits, turned upright, brought to sRGB, and written anew at the size that is needed."""

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = ("PNG", "JPEG", "WEBP", "TIFF", "GIF")
"""What is opened. Not EPS: Pillow would start Ghostscript for it, whatever the file is called."""
MAX_PIXELS: Final = 40_000_000
DRAFT_SIDE: Final = 3600
"""Pixels, 12 inches at 300 to the inch: a JPEG at least twice as long is decoded at a half, a quarter or an eighth of its size."""
JPEG_QUALITY: Final = 90
PHOTOGRAPH_COLORS: Final = 4096
"""A picture with more colours than this is stored as JPEG, one with fewer keeps its pixels as PNG."""
EXIF_ORIENTATION: Final = 0x0112
SIDEWAYS: Final = 5
"""The first of the EXIF orientations whose rows are the columns of the scene."""


class Refused(Exception):
    """A picture that is not used; the message goes on from its name."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


class Remark(NamedTuple):
    """What an author should know of a picture that is used; `message` goes on from its name."""

    code: str
    message: str
    hint: str


class Raster(NamedTuple):
    """An upright picture in 8-bit sRGB, with or without alpha, or in greys.

    `width` and `height` are the pixels of the author's file; `image` may have fewer (see `DRAFT_SIDE`).
    """

    image: "Image"
    width: int
    height: int
    is_photograph: bool
    """Many colours, none of them transparent: stored as JPEG."""
    remarks: tuple[Remark, ...] = ()

    @property
    def bytes(self) -> int:
        """What the pixels take in memory."""
        return self.image.width * self.image.height * len(self.image.getbands())


def open_raster(data: bytes) -> Raster:
    """Return the picture in `data`, of several frames the first. Raises `Refused` for what is no sound picture."""
    from PIL import Image, ImageFile, UnidentifiedImageError

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
        except UnidentifiedImageError:
            raise Refused("picture-format", "is no picture of a known kind", "use SVG, PNG or JPEG") from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise _too_large() from None
        except Exception:  # Pillow's plug-ins raise whatever their parsing runs into
            raise _damaged() from None
        if image.width * image.height > MAX_PIXELS:
            raise _too_large()
        assert not ImageFile.LOAD_TRUNCATED_IMAGES  # half a picture must be a fault
        try:
            return _raster(image)
        except (MemoryError, KeyboardInterrupt):
            raise
        except Exception:
            raise _damaged() from None


def _too_large() -> Refused:
    return Refused("picture-too-large", f"has more than {MAX_PIXELS // 1_000_000} million pixels", "scale it down")


def _damaged() -> Refused:
    return Refused("picture-damaged", "is damaged", "open it in a picture editor and save it again")


def _raster(image: "Image") -> Raster:
    remarks = tuple(_remarks(image))
    width, height = image.size
    if image.getexif().get(EXIF_ORIENTATION, 1) >= SIDEWAYS:
        width, height = height, width
    part = max(image.size) // DRAFT_SIDE
    if part > 1:
        image.draft(None, (image.width // part, image.height // part))
    plain = _without_needless_alpha(_plain(image))
    return Raster(plain, width, height, plain.mode != "RGBA" and plain.getcolors(PHOTOGRAPH_COLORS) is None, remarks)


def _remarks(image: "Image") -> Iterator[Remark]:
    frames = getattr(image, "n_frames", 1)
    if frames > 1:
        kind = "pages" if image.format == "TIFF" else "frames"
        yield Remark("picture-frames", f"has {frames} {kind}, and only the first is shown", "save the one you want as a picture of its own")
    if image.mode == "CMYK" and not image.info.get("icc_profile"):
        yield Remark("picture-cmyk", "is in CMYK without a colour profile: its colours are guessed", "save it as RGB")


def _plain(image: "Image") -> "Image":
    """Return `image` upright in sRGB, mode L, RGB or RGBA."""
    from PIL import ImageChops, ImageOps

    image.load()
    profile = image.info.get("icc_profile")
    if image.format == "JPEG" and image.mode == "CMYK" and "adobe" not in image.info:
        image = ImageChops.invert(image)  # Pillow takes the inks of every CMYK JPEG as turned round, which Adobe's marker tells
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
    """Return `image` in sRGB or grey, through its colour profile where it has a usable one."""
    from PIL import ImageCms

    target = image.mode if image.mode in ("L", "RGBA") else "RGB"
    if isinstance(profile, bytes) and profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            changed = ImageCms.profileToProfile(image, source, srgb, outputMode="RGB" if target == "L" else target)
            if changed is not None:
                return changed.getchannel("G") if target == "L" else changed  # the three are the same
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile of another colour space or a broken one: the numbers are taken as they are
    return image if image.mode == target else image.convert(target)


def _without_needless_alpha(image: "Image") -> "Image":
    return image.convert("RGB") if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255) else image


def encoded(raster: Raster, width: int, *, grey: bool = False) -> bytes:
    """Return `raster` as JPEG if it is a photograph, else as PNG, `width` pixels wide if it has more; the same bytes each time."""
    image = raster.image
    if width < image.width:
        image = _reduced(image, width, max(1, round(raster.height * width / raster.width)))
    if grey:
        image = _without_colour(image)
    output = io.BytesIO()
    if raster.is_photograph:
        image.save(output, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True, exif=b"", icc_profile=None, comment=b"")
    else:
        _bare(image).save(output, "PNG", compress_level=6)
    return output.getvalue()


def _reduced(image: "Image", width: int, height: int) -> "Image":
    """Return `image` with fewer pixels: averaged to three times as many first, which the eye cannot tell and takes half the time."""
    from PIL.Image import Resampling

    return image.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)


def _without_colour(image: "Image") -> "Image":
    from PIL import Image

    grey = image.convert("L")
    return Image.merge("RGBA", (grey, grey, grey, image.getchannel("A"))) if image.mode == "RGBA" else grey


def _bare(image: "Image") -> "Image":
    """Return `image` without what its file said besides pixels."""
    bare = image.copy() if image.info else image
    bare.info = {}
    return bare


def colours_and_alpha(png: bytes) -> tuple[bytes, bytes]:
    """Return the colours, three bytes a pixel, and the alpha, one byte, of a PNG from `encoded` that has both."""
    from PIL import Image

    image = Image.open(io.BytesIO(png), formats=("PNG",))
    return image.convert("RGB").tobytes(), image.getchannel("A").tobytes()


def named_color(text: str) -> tuple[int, int, int, int] | None:
    """Return red, green, blue and alpha of a colour's CSS name or digits (`#C33`, `tomato`), `None` for what is none."""
    from PIL import ImageColor

    try:
        channels = ImageColor.getrgb(text)
    except ValueError:
        return None
    return channels if len(channels) == 4 else (*channels, 255)


def drawn_png(svg: str, width: int) -> bytes:
    """Return a PNG, `width` pixels wide, of an SVG that holds outlines only: no text, no pictures, nothing outside of it."""
    from resvg_py import svg_to_bytes

    return svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
