"""What must be true of every deck, read off the scene."""

import re
from collections.abc import Iterator

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import HEIGHT
from generator.deck.pieces import flat
from generator.deck.scene import Box, ChartShape, Deck, Picture, Rule, Shape, Slide, TableGrid, TextBox
from generator.geometry import Rect

BODY_SIZE = 18.0
SMALL_SIZES = {
    "table unit": 13.0,
    "table": 15.0,
    "chart title": 16.0,
    "sample": 13.0,
    "callout": 16.0,
    "running-head": 13.0,
    "caption": 12.0,
    "kind": 16.0,
    "series": 16.0,
    "kicker": 16.0,
    "progress": 14.0,
    "field": 13.0,
    "part": 15.0,
}
"""Labels, tags, heads and credits, which may be smaller than the body; the smallest size in boxes whose names begin so."""


def shapes(slide: Slide) -> Iterator[Shape]:
    return flat(slide.shapes)


def texts(slide: Slide) -> Iterator[str]:
    """Yield every text a reader of the slide sees, charts' data among them."""
    for shape in shapes(slide):
        match shape:
            case TextBox():
                yield from (p.text for p in shape.paragraphs)
            case TableGrid():
                yield from (p.text for row in shape.rows for cell in row if not cell.spanned for p in cell.paragraphs)
            case ChartShape():
                yield from shape.chart.categories
                yield from (s.name for s in shape.chart.series)
                yield from (value.typed for s in shape.chart.series for value in s.values if value is not None)
            case _:
                pass
    yield slide.footer


def closed(text: str) -> str:
    """Return `text` without white space."""
    return re.sub(r"\s+", "", text)


def visible_text(deck: Deck) -> str:
    return closed("\n".join(text for slide in deck.slides for text in texts(slide)))


def spoken_text(deck: Deck) -> str:
    return closed("\n".join(note.text for slide in deck.slides for note in slide.notes))


def faults(deck: Deck, lettering: Lettering) -> list[str]:
    """Return every breach of the laws that can be seen without the document."""
    found = []
    titles = [slide.title for slide in deck.slides]
    found += [f"title twice: {title}" for title in set(titles) if titles.count(title) > 1]
    if sum(section.slides for section in deck.sections) != len(deck.slides) or any(section.slides < 1 for section in deck.sections):
        found.append("sections do not part the slides")
    for number, slide in enumerate(deck.slides, 1):
        if slide.number != number:
            found.append(f"slide {number} has number {slide.number}")
        heads = [shape for shape in shapes(slide) if isinstance(shape, TextBox) and shape.placeholder == "title"]
        if [closed("".join(p.text for p in head.paragraphs)) for head in heads] != [closed(slide.title)]:
            found.append(f"slide {number}: title placeholder does not say its title")
        found += [f"slide {number}: {fault}" for shape in shapes(slide) for fault in _shape_faults(shape, lettering)]
    return found


def _shape_faults(shape: Shape, lettering: Lettering) -> Iterator[str]:
    match shape:
        case Rule():
            if not (0 <= shape.x1 <= shape.x2 <= lettering.grid.width and 0 <= shape.y1 <= shape.y2 <= HEIGHT):
                yield f"{shape.name} leaves the slide"
        case TextBox():
            yield from _place_faults(shape.name, shape.rect, lettering)
            yield from _text_faults(shape, lettering)
        case TableGrid():
            yield from _place_faults(shape.name, shape.rect, lettering)
            yield from _table_faults(shape, lettering)
        case Box() | ChartShape() | Picture():
            yield from _place_faults(shape.name, shape.rect, lettering)
        case _:
            raise AssertionError(shape)


def _place_faults(name: str, rect: Rect, lettering: Lettering) -> Iterator[str]:
    if not Rect(0, 0, lettering.grid.width, HEIGHT).contains(rect):
        yield f"{name} leaves the slide: {rect}"
    if rect.width <= 0 or rect.height <= 0:
        yield f"{name} has no size: {rect}"


def _text_faults(box: TextBox, lettering: Lettering) -> Iterator[str]:
    width = box.rect.width - box.insets.left - box.insets.right
    height = box.rect.height - box.insets.top - box.insets.bottom
    needed = fit.height(lettering, box.paragraphs, width) if box.wrap else 0.0
    if needed > height + 0.5:
        yield f"{box.name} needs {needed:.1f} of {height:.1f}: {box.paragraphs[0].text[:20]}"
    if not box.wrap and box.rect.x + max(fit.width(lettering, p) for p in box.paragraphs) > lettering.grid.width:
        yield f"{box.name} runs off the slide"
    name = re.sub(r"^column \d ", "", box.name)
    least = next((size for known, size in SMALL_SIZES.items() if name.startswith(known)), BODY_SIZE)
    smallest = min((run.size for p in box.paragraphs for run in p.runs if run.text.strip()), default=least)
    if smallest < least:
        yield f"{box.name} has text of {smallest}"


def _table_faults(table: TableGrid, lettering: Lettering) -> Iterator[str]:
    if abs(sum(table.widths) - table.rect.width) > 0.1 or abs(sum(table.heights) - table.rect.height) > 0.1:
        yield "table's rows and columns do not add up"
    for height, row in zip(table.heights, table.rows, strict=True):
        for column, cell in enumerate(row):
            width = sum(table.widths[column : column + cell.column_span])
            needed = fit.height(lettering, cell.paragraphs, width - cell.insets.left - cell.insets.right)
            if cell.row_span == 1 and not cell.spanned and needed > height + 0.5:
                yield f"cell needs {needed:.1f} of {height:.1f}: {cell.paragraphs[0].text[:20]}"
