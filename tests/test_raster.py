"""Pictures of every kind become 8-bit sRGB or grey, upright, in the colours that their makers meant."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, ImageCms

from generator.raster import DRAFT_SIDE, Raster, encoded, open_raster
from tests.albums import opened, photograph, saved

UPRIGHT = Image.new("RGB", (6, 4), "white")
"""A red corner at the top left, a blue one at the top right."""
UPRIGHT.paste((200, 0, 0), (0, 0, 2, 2))
UPRIGHT.paste((0, 0, 200), (4, 0, 6, 2))
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""By EXIF orientation: how the camera's rows come from the upright picture (Exif 2.32, 4.6.5.1, tag 274)."""


def pixel(data: bytes, x: int = 0, y: int = 0) -> tuple[int, ...]:
    """Return a pixel's channels."""
    image = open_raster(data).image
    first = len(image.getbands()) * (y * image.width + x)
    return tuple(image.tobytes()[first : first + len(image.getbands())])


def profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Return an ICC display profile (ICC.1:2022, 7) of `space` with `tags`, to which a white point is added."""
    tags = {**tags, b"wtpt": xyz(0.9642, 1.0, 0.8249)}
    at, table, body = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"none", 0x02400000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + xyz(0.9642, 1.0, 0.8249)[8:]
    return head.ljust(128, b"\0") + table + body


def xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def gamma(value: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(value * 256))


WIDE = profile(
    b"RGB ",
    {  # Display P3 with a plain power curve; colorants adapted to D50
        b"rXYZ": xyz(0.5151, 0.2412, -0.0011),
        b"gXYZ": xyz(0.2920, 0.6922, 0.0419),
        b"bXYZ": xyz(0.1571, 0.0666, 0.7841),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma(2.2)),
    },
)
DARK_GREY = profile(b"GRAY", {b"kTRC": gamma(1.0)})


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_photograph_of_any_kind_becomes_a_jpeg_of_the_same_size(kind: str) -> None:
    raster = open_raster(saved(photograph(), kind))
    image = opened(encoded(raster, 96))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert image.size == (raster.width, raster.height) == (96, 80)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("1", "L"), ("L", "L"), ("LA", "RGBA"), ("P", "RGB"), ("RGBA", "RGBA"), ("I;16", "L"), ("CMYK", "RGB"), ("YCbCr", "RGB")],
)
def test_every_mode_becomes_eight_bits_of_grey_or_srgb(mode: str, expected: str) -> None:
    image = Image.new(mode, (8, 4))
    if mode in ("LA", "RGBA"):
        image.putalpha(100)
    raster = open_raster(saved(image, "TIFF" if mode in ("CMYK", "YCbCr", "I;16") else "PNG"))
    assert opened(encoded(raster, 8)).mode == raster.image.mode == expected


def test_sixteen_bits_keep_their_lightness() -> None:
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 0x8000)
    image.putpixel((1, 0), 0xFFFF)
    for kind in ("PNG", "TIFF"):
        assert open_raster(saved(image, kind)).image.tobytes() == b"\x80\xff"


def test_sixteen_bits_a_channel_keep_their_colour() -> None:
    row = b"\0" + struct.pack(">3H", 0xC8FF, 0x6400, 0x3280)
    assert pixel(png(1, 1, 16, 2, row)) == (0xC8, 0x64, 0x32)


def png(width: int, height: int, depth: int, kind: int, rows: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_flat_pictures_keep_their_pixels() -> None:
    raster = open_raster(saved(Image.new("RGB", (5, 5), (152, 25, 31))))
    assert opened(encoded(raster, 5)).getpixel((2, 2)) == (152, 25, 31)


def test_a_picture_without_transparent_pixels_needs_no_transparency() -> None:
    assert open_raster(saved(Image.new("RGBA", (4, 4), (1, 2, 3, 255)))).image.mode == "RGB"


@pytest.mark.parametrize("mode", ["LA", "RGBA", "P"])
def test_transparency_is_kept(mode: str) -> None:
    image = Image.new("RGBA", (4, 4), (60, 60, 60, 77)).convert(mode)
    options = {"transparency": bytes([77] * 256)} if mode == "P" else {}
    raster = open_raster(saved(image, "PNG", **options))
    assert opened(encoded(raster, 4)).getpixel((0, 0)) == pytest.approx((60, 60, 60, 77), abs=3 if mode == "P" else 0)


def test_a_transparent_colour_is_transparent() -> None:
    image = Image.new("RGB", (2, 1), (255, 0, 0))
    image.putpixel((1, 0), (0, 99, 0))
    assert pixel(saved(image, "PNG", transparency=(255, 0, 0))) == (255, 0, 0, 0)
    assert pixel(saved(image, "PNG", transparency=(255, 0, 0)), 1) == (0, 99, 0, 255)


@pytest.mark.parametrize("orientation", STORED)
def test_a_picture_is_turned_as_its_camera_says(orientation: int) -> None:
    way = STORED[orientation]
    stored = UPRIGHT if way is None else UPRIGHT.transpose(way)
    exif = Image.Exif()
    exif[0x0112] = orientation
    raster = open_raster(saved(stored, "PNG", exif=exif))
    assert (raster.width, raster.height) == (6, 4)
    assert ImageChops.difference(raster.image, UPRIGHT).getbbox() is None
    assert not opened(encoded(raster, 6)).getexif()


def test_inks_of_a_cmyk_jpeg_are_turned_round_only_where_adobe_did() -> None:
    magenta = saved(Image.new("CMYK", (16, 16), (0, 255, 0, 0)), "JPEG", quality=100)
    at = magenta.index(b"\xff\xee")
    unmarked = magenta[:at] + magenta[at + 16 :]  # without APP14, the same numbers mean the opposite inks
    assert pixel(magenta) == (255, 0, 255)
    assert pixel(unmarked) == (0, 0, 0)  # all of cyan, yellow and black
    assert pixel(saved(Image.new("CMYK", (4, 4), (0, 255, 255, 0)), "TIFF")) == (255, 0, 0)


def test_inks_without_a_profile_are_remarked() -> None:
    assert [remark.code for remark in open_raster(saved(Image.new("CMYK", (4, 4)), "TIFF")).remarks] == ["picture-cmyk"]


def test_a_wide_gamut_is_brought_to_srgb() -> None:
    # Display P3 (0.5, 0.6, 0.4) is greener in sRGB: linear (0.2176, 0.3250, 0.1332) by the matrix P3 → sRGB
    # r = 1.2249 × 0.2176 − 0.2247 × 0.3250 = 0.1935 → 122; g = −0.0420 r + 1.0419 g = 0.3295 → 155; b = 0.0981 → 88
    red, green, blue = pixel(saved(Image.new("RGB", (4, 4), (128, 153, 102)), "PNG", icc_profile=WIDE))
    assert (red, green, blue) == pytest.approx((122, 155, 97), abs=3)
    assert (red, green, blue) != (128, 153, 102)


def test_a_grey_profile_gives_greys_their_lightness() -> None:
    # half the light of a linear scale is 188 in sRGB: 1.055 × 0.502 ** (1 / 2.4) − 0.055 = 0.736
    assert pixel(saved(Image.new("L", (4, 4), 128), "PNG", icc_profile=DARK_GREY)) == pytest.approx((188,), abs=1)


@pytest.mark.parametrize(
    "broken",
    [b"no profile", WIDE[:200], WIDE[:128] + bytes(200), DARK_GREY, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()],
)
def test_numbers_stay_where_a_profile_is_broken_or_of_another_space(broken: bytes) -> None:
    assert pixel(saved(Image.new("RGB", (4, 4), (200, 100, 50)), "PNG", icc_profile=broken)) == (200, 100, 50)


def test_a_profile_that_says_srgb_changes_nothing() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert pixel(saved(Image.new("RGB", (4, 4), (200, 100, 50)), "PNG", icc_profile=srgb)) == (200, 100, 50)


@pytest.mark.parametrize(("kind", "word"), [("GIF", "2 frames"), ("WEBP", "2 frames"), ("TIFF", "2 pages"), ("PNG", "2 frames")])
def test_the_first_of_several_frames_is_used_and_the_others_are_told(kind: str, word: str) -> None:
    frames = [Image.new("RGB", (4, 4), color) for color in ("#C80000", "#00C800")]
    options = {"lossless": True} if kind == "WEBP" else {}
    raster = open_raster(saved(frames[0], kind, save_all=True, append_images=frames[1:], **options))
    assert raster.image.convert("RGB").getpixel((0, 0)) == (200, 0, 0)
    (remark,) = raster.remarks
    assert (remark.code, word in remark.message) == ("picture-frames", True)


def test_fewer_pixels_are_the_average_of_more() -> None:
    stripes = Image.new("L", (600, 60))
    for x in range(0, 600, 2):
        stripes.paste(255, (x, 0, x + 1, 60))
    shown = opened(encoded(open_raster(saved(stripes)), 100))
    assert shown.size == (100, 10)
    low, high = shown.crop((5, 0, 95, 10)).getextrema()
    assert 120 <= low <= high <= 135  # grey, without moiré


def test_colour_behind_transparency_does_not_bleed() -> None:
    image = Image.new("RGBA", (80, 80), (255, 0, 0, 0))
    image.paste((0, 0, 100, 255), (0, 0, 40, 80))
    shown = opened(encoded(open_raster(saved(image)), 27))
    reds = [red for red, _, _, alpha in shown.get_flattened_data() if alpha > 0]
    assert max(reds) <= 2


def test_pictures_are_never_enlarged() -> None:
    raster = open_raster(saved(photograph(), "JPEG"))
    assert opened(encoded(raster, 5000)).size == (96, 80)


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_very_large_jpeg_is_decoded_smaller_and_keeps_its_size(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    raster = open_raster(saved(Image.new("RGB", (2 * DRAFT_SIDE, 40)), "JPEG", exif=exif))
    assert sorted(raster.image.size) == [20, DRAFT_SIDE]
    assert (raster.width, raster.height) == ((7200, 40) if orientation == 1 else (40, 7200))


def test_metadata_and_what_follows_the_picture_are_left_behind() -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET description"
    for image in (photograph(), Image.new("RGB", (4, 4))):
        for width in (image.width, image.width // 2):
            data = saved(image, "JPEG", exif=exif, comment=b"SECRET comment", icc_profile=WIDE) + b"SECRET trailer"
            written = encoded(open_raster(data), width)
            assert b"SECRET" not in written
            assert not {"icc_profile", "exif", "comment"} & set(opened(written).info)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = saved(photograph(), "WEBP")
    assert encoded(open_raster(data), 50) == encoded(open_raster(data), 50)


def test_greys_keep_transparency() -> None:
    raster = Raster(Image.new("RGBA", (2, 2), (200, 30, 30, 128)), 2, 2, False)
    red, green, blue, alpha = opened(encoded(raster, 2, grey=True)).getpixel((0, 0))
    assert red == green == blue == 81  # 0.299 × 200 + 0.587 × 30 + 0.114 × 30
    assert alpha == 128
    assert opened(io.BytesIO(encoded(open_raster(saved(photograph(), "JPEG")), 50, grey=True)).getvalue()).mode == "L"
