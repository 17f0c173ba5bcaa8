"""Pictures come out as large as they are shown, and hostile ones are told, not opened."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from generator.pictures import PRINT, SLIDE, Density, GreyPictures, PictureFile, Pictures
from generator.problems import Problem, Problems, RenderError, Span
from generator.raster import MAX_PIXELS
from generator.workspace import Workspace
from tests.albums import opened, photograph, picture, saved

PLACE = Span("x.yaml", 7, 9, 12)


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


def folder_of(tmp_path: Path, **files: bytes) -> Pictures:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return Pictures(Workspace(tmp_path))


def load(pictures: Pictures, name: str) -> PictureFile:
    picture = pictures.load(name, PLACE, Problems())
    assert picture is not None
    return picture


@pytest.mark.parametrize(
    ("image", "width", "density", "expected"),
    [
        (photograph(size=(2000, 1000)), 144, PRINT, (600, 300)),  # 2 in × 300
        (photograph(size=(2000, 1000)), 144, SLIDE, (440, 220)),
        (Image.new("L", (2000, 1000)), 144, PRINT, (1200, 600)),
        (Image.new("L", (2000, 1000)), 144, SLIDE, (660, 330)),
        (photograph(size=(500, 250)), 144, PRINT, (500, 250)),  # not enlarged
    ],
)
def test_pictures_are_as_dense_as_the_output_makes_use_of(
    image: Image.Image, width: float, density: Density, expected: tuple[int, int]
) -> None:
    assert opened(picture(image).encoded(width, density)).size == expected


def test_pictures_that_were_not_kept_are_decoded_anew_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(photograph(size=(300, 200)), "JPEG")
    kept = load(folder_of(tmp_path, a=data), "a").encoded(36, PRINT)
    monkeypatch.setattr("generator.pictures.KEPT_BYTES", 0)
    again = load(folder_of(tmp_path, a=data), "a")
    assert again.encoded(36, PRINT) == kept
    (tmp_path / "a").write_bytes(saved(Image.new("L", (9, 9))))
    with pytest.raises(RenderError, match="has changed"):
        again.encoded(40, PRINT)


def test_a_picture_is_encoded_once_for_a_size(tmp_path: Path) -> None:
    shown = load(folder_of(tmp_path, a=saved(photograph(), "JPEG")), "a")
    assert shown.encoded(500, PRINT) is shown.encoded(600, SLIDE)  # all its pixels, both times


def test_what_an_author_should_know_of_a_picture_is_told_at_its_place(tmp_path: Path) -> None:
    problems = Problems()
    frames = [Image.new("RGB", (4, 4), color) for color in ("#C80000", "#00C800")]
    pictures = folder_of(tmp_path, a=saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    pictures.load("a", PLACE, problems)
    pictures.load("a", PLACE, problems)
    assert [(problem.code, problem.severity.value, problem.span) for problem in problems] == [("picture-frames", "warning", PLACE)]


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
        (saved(photograph(), "PNG")[:-300], "picture-damaged"),
        (saved(photograph(), "JPEG")[:-300], "picture-damaged"),
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


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="#C80000"/></svg>'


def test_a_vector_picture_is_known_by_its_content(tmp_path: Path) -> None:
    picture = load(folder_of(tmp_path, a=SVG), "a")
    assert picture.artwork is not None
    assert (picture.width, picture.height) == (4, 2)
    grey = GreyPictures(folder_of(tmp_path)).load("a", PLACE, Problems())
    assert grey is not None
    assert grey.artwork != picture.artwork


def test_vector_pictures_fill_their_room_unless_they_state_a_size(tmp_path: Path) -> None:
    stated = SVG.replace(b"<svg", b'<svg width="48"')
    pictures = folder_of(tmp_path, a=SVG, b=stated)
    assert load(pictures, "a").widest(110) == float("inf")
    assert load(pictures, "b").widest(110) == 72  # 48 px are 36 pt, twice as wide at most


def test_what_a_vector_picture_is_drawn_without_is_told(tmp_path: Path) -> None:
    problems = Problems()
    masked = SVG.replace(b"<rect", b'<rect mask="url(#m)"')
    folder_of(tmp_path, a=masked).load("a", PLACE, problems)
    (problem,) = problems
    assert (problem.code, problem.span, problem.severity.value) == ("svg-left-out", PLACE, "warning")
    assert "mask (line 1)" in problem.message


def test_a_damaged_vector_picture_is_told(tmp_path: Path) -> None:
    assert refusal(SVG[:-9], tmp_path).code == "picture-damaged"
    assert "line 1" in refusal(SVG[:-9], tmp_path).message
