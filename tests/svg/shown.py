"""Vector pictures as briefings show them, beside what resvg makes of the same file."""

from datetime import UTC, datetime

import pypdfium2
from PIL import Image, ImageChops, ImageStat
from resvg_py import svg_to_bytes

from generator.geometry import Rect
from generator.layout.artwork import outlined
from generator.layout.drawing import Drawing, Vector
from generator.model.document import Language
from generator.pdf.document import PdfDocument, Sheet
from generator.pdf.metadata import Description
from generator.pdf.paint import paint
from generator.svg.artwork import Artwork
from generator.svg.read import read_artwork
from tests.albums import opened
from tests.shipped import theme, typesetter

WIDTH, HEIGHT = 120, 80
ZOOM = 3


def svg(inside: str, head: str = 'width="120" height="80" viewBox="0 0 120 80"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>{inside}</svg>'.encode()


def lettered(data: bytes) -> Artwork:
    return outlined(read_artwork(data), typesetter(), theme(), Language.CHINESE_SIMPLIFIED)


def briefing(artwork: Artwork) -> bytes:
    pdf = PdfDocument(Sheet(WIDTH, HEIGHT), Description("题", "人", "", "zh-Hans"), datetime(2026, 1, 2, tzinfo=UTC), theme().palette)
    paint(pdf, Drawing(WIDTH, HEIGHT, (Vector(artwork, "v", Rect(0, 0, WIDTH, HEIGHT)),)), 0, 0)
    pdf.end_page()
    return pdf.save()


def printed(artwork: Artwork) -> Image.Image:
    return pypdfium2.PdfDocument(briefing(artwork))[0].render(scale=ZOOM).to_pil().convert("RGB")


def by_resvg(data: bytes | str) -> Image.Image:
    text = data if isinstance(data, str) else data.decode()
    return on_paper(opened(svg_to_bytes(svg_string=text, width=WIDTH * ZOOM, skip_system_fonts=True)))


def on_paper(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart in the mean, from 0 to 255; edges that are smoothed in other ways are below 1."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)
