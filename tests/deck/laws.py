"""What must be true of every deck, read off the scene."""

import re
from collections.abc import Iterator

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import HEIGHT, WIDTH
from generator.deck.pieces import flat
from generator.deck.scene import Box, ChartShape, Deck, Picture, Rule, Shape, Slide, TableGrid, TextBox

SMALL_ROLES = (
    "running-head", "chart title", "sample", "callout", "caption", "kind", "series", "kicker", "progress", "field", "card", "value", "points", "body", "left",
)  # fmt: skip
"""Boxes in which something may be smaller than the body: labels, tags, credits, the space beside a numeral."""


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


def faults(deck: Deck, lettering: Lettering) -> list[str]:
    """Return every breach of the laws that need no document: uniqueness, places, fit."""
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
            if not (0 <= shape.x1 <= shape.x2 <= WIDTH and 0 <= shape.y1 <= shape.y2 <= HEIGHT):
                yield f"{shape.name} leaves the slide"
        case TextBox() | Box() | TableGrid() | ChartShape() | Picture():
            rect = shape.rect
            if rect.x < 0 or rect.y < 0 or rect.right > WIDTH + 0.01 or rect.bottom > HEIGHT + 0.01:
                yield f"{shape.name} leaves the slide: {rect}"
            if rect.width <= 0 or rect.height <= 0:
                yield f"{shape.name} has no size: {rect}"
        case _:
            raise AssertionError(shape)
    if isinstance(shape, TextBox):
        yield from _text_faults(shape, lettering)
    if isinstance(shape, TableGrid):
        yield from _table_faults(shape, lettering)


def _text_faults(box: TextBox, lettering: Lettering) -> Iterator[str]:
    width = box.rect.width - box.insets.left - box.insets.right
    height = box.rect.height - box.insets.top - box.insets.bottom
    if box.wrap:
        needed = fit.height(lettering, box.paragraphs, width)
        if needed > height + 0.5:
            yield f"{box.name} needs {needed:.1f} of {height:.1f}: {box.paragraphs[0].text[:20]}"
    else:
        wide = max(fit.width(lettering, p) for p in box.paragraphs)
        if box.rect.x + wide > WIDTH:
            yield f"{box.name} runs off the slide"
    if not box.name.startswith(SMALL_ROLES) and any(run.size < 18 for p in box.paragraphs for run in p.runs if not run.rise):
        if "column" not in box.name and "takeaway" not in box.name and "label" not in box.name and "value" not in box.name:
            yield f"{box.name} has text under 18 pt"


def _table_faults(table: TableGrid, lettering: Lettering) -> Iterator[str]:
    if abs(sum(table.widths) - table.rect.width) > 0.1 or abs(sum(table.heights) - table.rect.height) > 0.1:
        yield "table's rows and columns do not add up"
    for height, row in zip(table.heights, table.rows, strict=True):
        for width, cell in zip(table.widths, row, strict=True):
            needed = fit.height(lettering, cell.paragraphs, width - cell.insets.left - cell.insets.right)
            if cell.row_span == 1 and not cell.spanned and needed > height + 0.5:
                yield f"cell needs {needed:.1f} of {height:.1f}: {cell.paragraphs[0].text[:20]}"
