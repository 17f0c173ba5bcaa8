"""Draws the logo of the sample brand: two leaves and the hinge between them."""

from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, SCALE = 480, 160, 4
GREEN, OCHRE = "#0B5D4A", "#B07A1E"


def logo() -> Image.Image:
    """Return the logo on transparent ground, drawn larger and reduced so that its edges are smooth."""
    image = Image.new("RGBA", (WIDTH * SCALE, HEIGHT * SCALE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.polygon(_scaled((10, 30), (220, 10), (220, 150), (10, 130)), fill=GREEN)
    draw.polygon(_scaled((240, 10), (450, 30), (450, 130), (240, 150)), fill=OCHRE)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def _scaled(*points: tuple[int, int]) -> list[tuple[int, int]]:
    return [(x * SCALE, y * SCALE) for x, y in points]


if __name__ == "__main__":
    logo().save(Path(__file__).with_name("logo.png"), optimize=True)
