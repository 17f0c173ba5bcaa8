"""Pictures of a document that need no folder: files by name, made with Pillow."""

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from generator.pictures import PictureFile, Pictures
from generator.problems import NO_SPAN, Problems, Span
from generator.workspace import Workspace


class Drawer(Workspace):
    """A folder whose `files` are in memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(Path())
        self.files = dict(files)

    def read(self, name: str, span: Span, problems: Problems, limit: int = 0) -> bytes | None:
        return self.files[name]


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return `image` as a file of `kind`."""
    output = io.BytesIO()
    image.save(output, kind, **options)  # type: ignore[arg-type]
    return output.getvalue()


def picture_of(data: bytes) -> PictureFile:
    """Return the picture in the bytes of a sound file."""
    picture = Pictures(Drawer({"a": data})).load("a", NO_SPAN, Problems())
    assert picture is not None
    return picture


def picture(image: Image.Image, kind: str = "PNG", **options: object) -> PictureFile:
    """Return `image`, saved as `kind`, as a picture of a document."""
    return picture_of(saved(image, kind, **options))


def opened(data: bytes) -> Image.Image:
    """Return the image in `data`, decoded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def photograph(mode: str = "RGB", size: tuple[int, int] = (96, 80)) -> Image.Image:
    """Return a picture of more than 4,096 colours."""
    waves = [Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90), Image.radial_gradient("L")]
    return Image.merge("RGB", waves).resize(size).convert(mode)
