"""How full slides are: the part of the body that blocks cover, and lists of a single bullet.

    python3 -m tests.deck.coverage DOCUMENT.yaml … --theme ledger

prints every slide that is less than two fifths full, and how many there are of all.
"""

import argparse
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from generator.deck import fit
from generator.deck.format import own_format
from generator.deck.lettering import Lettering
from generator.deck.pieces import flat
from generator.deck.plan import plan_deck
from generator.deck.powerpoint.slide import bounds
from generator.deck.powerpoint.template_choice import on_template
from generator.deck.scene import Group, LayoutKind, Shape, Slide, TextBox, TextParagraph
from generator.geometry import Rect
from generator.pipeline import Styling, load, prepare
from generator.problems import Problems

COVERS = (LayoutKind.TITLE, LayoutKind.AGENDA, LayoutKind.SECTION, LayoutKind.QUOTE, LayoutKind.CLOSING)
"""Slides whose whole face is designed: they have no body."""
LEAST_COVERED, WELL_COVERED = 0.25, 0.40
HEAD = ("title", "running-head", "date")


def covered(slide: Slide, lettering: Lettering) -> float | None:
    """Return which part of the body is covered by the boxes of the blocks on `slide`; `None` for one without a body.

    Text counts as tall and as wide as its lines, whatever the size of its placeholder; a group as the box around it.
    """
    if slide.layout in COVERS:
        return None
    body = lettering.grid.body(lettering.grid.hang_line)
    boxes = [
        _clipped(_box(shape, lettering), body) for shape in slide.shapes if not (isinstance(shape, TextBox) and shape.placeholder in HEAD)
    ]
    return covered_by([box for box in boxes if box.width > 0 and box.height > 0]) / (body.width * body.height)


def _box(shape: Shape, lettering: Lettering) -> Rect:
    if isinstance(shape, Group):
        boxes = [_box(inner, lettering) for inner in flat(shape.shapes)]
        return Rect.edges(min(b.x for b in boxes), min(b.y for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))
    if isinstance(shape, TextBox) and shape.wrap and not shape.fill:
        widest = max((_width(paragraph, lettering, shape.rect.width) for paragraph in shape.paragraphs), default=0.0)
        return shape.rect._replace(width=widest, height=fit.height(lettering, shape.paragraphs, shape.rect.width))
    return bounds(shape)


def _width(paragraph: TextParagraph, lettering: Lettering, measure: float) -> float:
    """Return how wide the lines of `paragraph` are: its own width for one line, all of `measure` where a line had to end."""
    return min(fit.width(lettering, paragraph), measure)


def _clipped(box: Rect, body: Rect) -> Rect:
    left, top = max(box.x, body.x), max(box.y, body.y)
    return Rect(left, top, max(min(box.right, body.right) - left, 0.0), max(min(box.bottom, body.bottom) - top, 0.0))


def covered_by(boxes: list[Rect]) -> float:
    """Return the area that `boxes` cover together."""
    edges = sorted({edge for box in boxes for edge in (box.x, box.right)})
    area = 0.0
    for left, right in pairwise(edges):
        spans = sorted((box.y, box.bottom) for box in boxes if box.x <= left and box.right >= right)
        end = float("-inf")
        for top, bottom in spans:
            area += max(bottom - max(top, end), 0.0) * (right - left)
            end = max(end, bottom)
    return area


def is_lonely(slide: Slide) -> bool:
    """Tell whether `slide` has a list of one bullet without anything below it."""
    lists = [shape.paragraphs for shape in slide.shapes if isinstance(shape, TextBox) and shape.placeholder not in HEAD]
    return any(len(paragraphs) == 1 and paragraphs[0].bullet is not None and not paragraphs[0].bullet.number for paragraphs in lists)


class Fullness(NamedTuple):
    """What was measured of a slide."""

    slide: Slide
    part: float
    lonely: bool


def measured(path: Path, theme: str = "", *, own: bool = False) -> Iterator[Fullness]:
    """Yield the slides with a body of the deck of the document at `path`; on our `own` layouts whatever template it has."""
    problems = Problems()
    loaded = load(path, problems)
    materials = prepare(loaded, Styling(theme=theme), problems) if loaded is not None else None
    assert materials is not None, [problem.message for problem in problems]
    dressed, form = materials.theme, own_format(materials.theme, materials.document.metadata.slide_size)
    if materials.template is not None and not own:
        dressed, form = on_template(dressed, materials.template, materials.document), materials.template.format
    deck = plan_deck(materials.document, dressed, materials.typesetter, materials.pictures, form)
    lettering = Lettering(dressed, materials.document.metadata.language, materials.typesetter, grid=form.grid)
    for slide in deck.slides:
        part = covered(slide, lettering)
        if part is not None:
            yield Fullness(slide, part, is_lonely(slide))


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.deck.coverage", description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path, nargs="+")
    parser.add_argument("--theme", default="")
    parser.add_argument("--own", action="store_true", help="on our own layouts, whatever templates the documents have")
    arguments = parser.parse_args()
    found = [(path, fullness) for path in arguments.documents for fullness in measured(path, arguments.theme, own=arguments.own)]
    for path, (slide, part, lonely) in found:
        if part < WELL_COVERED or lonely:
            print(f"{part:4.0%} {path} {slide.number} {slide.layout} {slide.title}{' LONELY' if lonely else ''}")
    parts = [fullness.part for _, fullness in found]
    below = [sum(part < limit for part in parts) for limit in (LEAST_COVERED, WELL_COVERED)]
    lonely = sum(fullness.lonely for _, fullness in found)
    mean = sum(parts) / max(len(parts), 1)
    print(f"{len(parts)} slides: {below[0]} below 25 %, {below[1]} below 40 %, {lonely} lonely bullets, {mean:.0%} on average")


if __name__ == "__main__":
    main()
