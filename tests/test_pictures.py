"""Pictures of every kind come out as 8-bit sRGB PNG or JPEG, and hostile ones are told, not opened."""

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from generator.pictures import MAX_PIXELS, PictureData, Pictures, normalise
from generator.problems import Problem, Problems, Span
from generator.workspace import Workspace

PLACE = Span("x.yaml", 7, 9, 12)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    output = io.BytesIO()
    image.save(output, kind, **options)
    return output.getvalue()


def gradient(mode: str = "RGB", size: tuple[int, int] = (96, 80)) -> Image.Image:
    """Return a picture of more than 4,096 colours."""
    image = Image.new("RGB", size)
    image.putdata([(x * 2, y * 3, (x * y) % 256) for y in range(size[1]) for x in range(size[0])])
    return image.convert(mode)


def opened(picture: PictureData) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def refusal(data: bytes, folder: Path) -> Problem:
    (folder / "a.png").write_bytes(data)
    problems = Problems()
    assert Pictures(Workspace(folder)).load("a.png", PLACE, problems) is None
    (problem,) = problems
    assert problem.span == PLACE
    assert '"a.png"' in problem.message
    return problem


def png(width: int, height: int, data: bytes, extra: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_photograph_of_any_kind_becomes_a_jpeg_of_the_same_size(kind: str) -> None:
    picture = normalise(saved(gradient(), kind))
    image = opened(picture)
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.size == (picture.width, picture.height) == (96, 80)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("1", "L"), ("L", "L"), ("LA", "RGBA"), ("P", "RGB"), ("RGBA", "RGBA"), ("I;16", "L"), ("CMYK", "RGB"), ("YCbCr", "RGB")],
)
def test_every_mode_becomes_eight_bits_of_grey_or_srgb(mode: str, expected: str) -> None:
    image = Image.new(mode, (8, 4))
    if mode in ("LA", "RGBA"):
        image.putalpha(100)
    assert opened(normalise(saved(image, "TIFF" if mode in ("CMYK", "YCbCr", "I;16") else "PNG"))).mode == expected


def test_sixteen_bits_keep_their_lightness() -> None:
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 0x8000)
    image.putpixel((1, 0), 0xFFFF)
    assert opened(normalise(saved(image, "PNG"))).tobytes() == b"\x80\xff"


def test_flat_pictures_keep_their_pixels() -> None:
    image = Image.new("RGB", (5, 5), (152, 25, 31))
    assert opened(normalise(saved(image, "PNG"))).getpixel((2, 2)) == (152, 25, 31)


def test_a_picture_without_transparent_pixels_needs_no_transparency() -> None:
    assert opened(normalise(saved(Image.new("RGBA", (4, 4), (1, 2, 3, 255)), "PNG"))).mode == "RGB"


def test_transparency_is_kept() -> None:
    image = opened(normalise(saved(Image.new("RGBA", (4, 4), (1, 2, 3, 77)), "PNG")))
    assert image.getpixel((0, 0)) == (1, 2, 3, 77)


def test_a_picture_is_turned_as_its_camera_says() -> None:
    image = gradient()
    exif = Image.Exif()
    exif[0x0112] = 6  # EXIF orientation: the top of the scene is on the right
    picture = normalise(saved(image, "JPEG", exif=exif))
    assert (picture.width, picture.height) == (80, 96)
    assert not opened(picture).getexif()


def test_the_first_frame_of_a_moving_picture_is_used() -> None:
    frames = [Image.new("RGB", (4, 4), color) for color in ("#FF0000", "#00FF00")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert opened(normalise(data)).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_colours_go_through_the_profile() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (4, 4), (200, 100, 50))
    assert opened(normalise(saved(image, "PNG", icc_profile=profile))).getpixel((0, 0)) == (200, 100, 50)
    # A profile for another colour space cannot be applied; the numbers stay.
    assert opened(normalise(saved(image, "PNG", icc_profile=lab.tobytes()))).getpixel((0, 0)) == (200, 100, 50)


def test_metadata_and_what_follows_the_picture_are_left_behind() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET description"
    data = saved(gradient(), "JPEG", exif=exif, comment=b"SECRET comment") + b"SECRET trailer"
    assert b"SECRET" not in normalise(data).data


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(gradient(), "WEBP")
    assert normalise(data) == normalise(data)


def test_pixels_are_counted_before_they_are_decoded(tmp_path: Path) -> None:
    side = int(MAX_PIXELS**0.5) + 1
    assert refusal(png(side, side, zlib.compress(b"")), tmp_path).code == "picture-too-large"
    assert refusal(png(2**31 - 1, 2**31 - 1, b""), tmp_path).code == "picture-too-large"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture-format"),
        (b"<html></html>", "picture-format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n", "picture-format"),
        (saved(gradient(), "PNG")[:-300], "picture-damaged"),
        (saved(gradient(), "JPEG")[:-300], "picture-damaged"),
        (png(8, 8, b"no zlib stream"), "picture-damaged"),
        (png(1, 1, zlib.compress(b"\0\0\0\0"), chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80_000_000)))), "picture-damaged"),
    ],
    ids=["empty", "html", "eps", "cut-png", "cut-jpeg", "broken-idat", "text-bomb"],
)
def test_what_is_no_sound_picture_is_told(data: bytes, code: str, tmp_path: Path) -> None:
    assert refusal(data, tmp_path).code == code


def test_a_picture_used_twice_is_told_once(tmp_path: Path) -> None:
    problems = Problems()
    pictures = Pictures(Workspace(tmp_path))
    assert pictures.load("a.png", PLACE, problems) is pictures.load("a.png", Span("x.yaml", 9, 1, 2), problems) is None
    assert [problem.code for problem in problems] == ["missing-file"]


def test_a_fifo_is_no_picture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    problems = Problems()
    assert Pictures(Workspace(tmp_path)).load("a.png", PLACE, problems) is None
    assert [problem.code for problem in problems] == ["not-a-file"]
