"""Draw `network.png`, the schematic of the sample work report: three lines, forty stations, no text.

Run it with Pillow installed: `python content/images/draw_network.py`. It writes the picture beside itself, always the same one.
Lengths are pixels of the finished picture, origin top left. Colours are those of the theme `ledger`.
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

Point = tuple[float, float]

WIDTH, HEIGHT = 1600, 900
OVERSAMPLING = 4
"""Pillow draws hard edges: the picture is painted this many times larger and averaged down."""

PAPER, SURFACE, SURFACE_2, INK = "#FFFFFF", "#F1F4F7", "#DDE4EB", "#17202A"
LINE_1, LINE_2, LINE_3 = "#143E6B", "#8A4B12", "#6C7A88"

STREET_PITCH, STREET_WEIGHT = 100, 4
RIVER_WEIGHT = 76
LINE_WEIGHT = 20
BEND_RADIUS = 70
"""How far before a corner a line leaves its straight."""
BEND_STEPS = 24
STATION_RADIUS, STATION_RING = 12, 5
INTERCHANGE_RADIUS, INTERCHANGE_RING = 23, 7

RENMIN_SQUARE: Point = (700, 490)
CAIYUAN: Point = (840, 700)
HEBIN: Point = (940, 490)
INTERCHANGES = (RENMIN_SQUARE, CAIYUAN, HEBIN)

RIVER: tuple[Point, ...] = ((1180, -80), (1180, 370), (1050, 500), (1050, 980))


@dataclass(frozen=True)
class Stretch:
    """Part of a line between two interchanges or ends: its corners, and how many stations stand on it in even steps."""

    corners: tuple[Point, ...]
    stations: int
    starts_open: bool = False
    """The first corner is an end of the line, with a station of its own."""
    ends_open: bool = False


@dataclass(frozen=True)
class MetroLine:
    """One line of the network, drawn in `color`."""

    color: str
    stretches: tuple[Stretch, ...]


NETWORK = (
    MetroLine(
        LINE_3,
        (
            Stretch(((240, 700), CAIYUAN), 5, starts_open=True),
            Stretch((CAIYUAN, (880, 700), (940, 640), HEBIN), 3),
            Stretch((HEBIN, (940, 300), (1040, 200), (1040, 110)), 3, ends_open=True),
        ),
    ),
    MetroLine(
        LINE_2,
        (
            Stretch(((120, 620), (340, 620), (470, 490), RENMIN_SQUARE), 7, starts_open=True),
            Stretch((RENMIN_SQUARE, HEBIN), 1),
            Stretch((HEBIN, (980, 490), (1240, 230), (1480, 230)), 5, ends_open=True),
        ),
    ),
    MetroLine(
        LINE_1,
        (
            Stretch(((140, 170), (440, 170), (700, 430), RENMIN_SQUARE), 6, starts_open=True),
            Stretch((RENMIN_SQUARE, (700, 560), CAIYUAN), 2),
            Stretch((CAIYUAN, (900, 760), (1460, 760)), 5, ends_open=True),
        ),
    ),
)


def network_picture() -> Image.Image:
    """Return the finished picture, 1600 × 900, RGB."""
    canvas = Image.new("RGB", (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING), SURFACE)
    draw = ImageDraw.Draw(canvas)
    draw_town(draw)
    for line in NETWORK:
        draw_course(draw, course(line), LINE_WEIGHT, line.color)
    for line in NETWORK:
        for station in stations(line):
            draw_stop(draw, station, STATION_RADIUS, STATION_RING, line.color)
    for interchange in INTERCHANGES:
        draw_stop(draw, interchange, INTERCHANGE_RADIUS, INTERCHANGE_RING, INK)
    return canvas.reduce(OVERSAMPLING)


def course(line: MetroLine) -> list[Point]:
    """Return the corners of the whole line, each once."""
    corners: list[Point] = []
    for stretch in line.stretches:
        corners.extend(stretch.corners if not corners else stretch.corners[1:])
    return corners


def stations(line: MetroLine) -> list[Point]:
    """Return the places of the line's own stations in travel order, interchanges left out."""
    return [place for stretch in line.stretches for place in stretch_stations(stretch)]


def stretch_stations(stretch: Stretch) -> list[Point]:
    """Return the stations of one stretch, in even steps along the line as drawn."""
    path = rounded(list(stretch.corners))
    first = 0 if stretch.starts_open else 1
    steps = first + stretch.stations - (1 if stretch.ends_open else 0)
    length = path_length(path)
    return [point_at(path, length * (first + number) / steps) for number in range(stretch.stations)]


def path_length(path: list[Point]) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(path))


def point_at(path: list[Point], distance: float) -> Point:
    """Return the point `distance` along `path`; its end when the path is shorter."""
    for a, b in pairwise(path):
        step = math.dist(a, b)
        if distance <= step:
            return between(a, b, distance / step)
        distance -= step
    return path[-1]


def between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def rounded(corners: list[Point]) -> list[Point]:
    """Return `corners` as a path whose inner corners are quadratic Bézier curves."""
    path = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        start = between(corner, before, min(BEND_RADIUS / math.dist(corner, before), 0.5))
        end = between(corner, after, min(BEND_RADIUS / math.dist(corner, after), 0.5))
        path.extend(bend(start, corner, end))
    return [*path, corners[-1]]


def bend(start: Point, control: Point, end: Point) -> list[Point]:
    shares = [step / BEND_STEPS for step in range(BEND_STEPS + 1)]
    return [between(between(start, control, share), between(control, end, share), share) for share in shares]


def draw_town(draw: ImageDraw.ImageDraw) -> None:
    """Paint what lies under the lines: streets, then the river, a lake and a park over them."""
    for x in range(STREET_PITCH // 2, WIDTH, STREET_PITCH):
        draw_course(draw, [(x, 0), (x, HEIGHT)], STREET_WEIGHT, PAPER)
    for y in range(STREET_PITCH // 2, HEIGHT, STREET_PITCH):
        draw_course(draw, [(0, y), (WIDTH, y)], STREET_WEIGHT, PAPER)
    draw_course(draw, list(RIVER), RIVER_WEIGHT, SURFACE_2)
    draw.ellipse(enlarged((1330, 330, 1530, 490)), fill=SURFACE_2)
    draw.rounded_rectangle(enlarged((360, 270, 540, 400)), radius=30 * OVERSAMPLING, fill=SURFACE_2)


def draw_course(draw: ImageDraw.ImageDraw, corners: list[Point], weight: float, color: str) -> None:
    """Draw a line through `corners` with round bends and round ends."""
    path = rounded(corners)
    draw.line([scaled(point) for point in path], fill=color, width=round(weight * OVERSAMPLING), joint="curve")
    for end in (path[0], path[-1]):
        draw_disc(draw, end, weight / 2, color)


def draw_stop(draw: ImageDraw.ImageDraw, place: Point, radius: float, ring: float, color: str) -> None:
    draw_disc(draw, place, radius, color)
    draw_disc(draw, place, radius - ring, PAPER)


def draw_disc(draw: ImageDraw.ImageDraw, center: Point, radius: float, color: str) -> None:
    x, y = center
    draw.ellipse(enlarged((x - radius, y - radius, x + radius, y + radius)), fill=color)


def enlarged(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (round(edge * OVERSAMPLING) for edge in box)
    return left, top, right, bottom


def scaled(point: Point) -> Point:
    return (round(point[0] * OVERSAMPLING), round(point[1] * OVERSAMPLING))


def main() -> None:
    """Write the picture beside this file."""
    network_picture().save(Path(__file__).with_name("network.png"), optimize=True)


if __name__ == "__main__":
    main()
