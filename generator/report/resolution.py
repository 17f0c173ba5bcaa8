"""Pictures with too few pixels for the size at which the briefing prints them."""

import math
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.layout.image import shown_width
from generator.model.blocks import Block, Columns
from generator.model.document import Document
from generator.model.image import Image
from generator.pictures import Pictures
from generator.problems import Problems
from generator.report.columns import COLUMN_GAP
from generator.report.grid import Grid
from generator.theme.page import PageDesign

SHARP: Final = 150.0
"""Pixels to the inch below which print looks soft at reading distance: half of what offset printers ask for."""

COARSE: Final = 10.0
"""Millimetres from which on tenths are not told."""


class _Placed(NamedTuple):
    """A picture and the width it may take, in points."""

    image: Image
    width: float


def check_resolution(document: Document, design: PageDesign, pictures: Pictures, problems: Problems) -> None:
    """Warn of pictures printed with fewer than `SHARP` pixels to the inch."""
    grid = Grid(design)
    across = grid.across if design.across.exhibits else grid.place
    for printed in document.printed_sections():
        for block in printed.section.blocks:
            for placed in _images(block, across.width):
                _check(placed, grid.tallest_image, pictures, problems)


def _images(block: Block, width: float) -> Iterator[_Placed]:
    """Yield the printed pictures of `block`, which is set `width` points wide."""
    if isinstance(block, Image) and block.on_paper:
        yield _Placed(block, width)
    elif isinstance(block, Columns) and block.on_paper:
        part = (width - COLUMN_GAP * (len(block.columns) - 1)) / len(block.columns)
        for column in block.columns:
            for inner in column:
                yield from _images(inner, part)


def _check(placed: _Placed, tallest: float, pictures: Pictures, problems: Problems) -> None:
    image = placed.image
    picture = pictures.load(image.file, image.file_span or image.span, problems)
    if picture is None or picture.artwork:
        return
    shown = shown_width(picture, placed.width, tallest)
    density = picture.width * 72.0 / shown
    if density < SHARP:
        full = min(placed.width, tallest * picture.width / picture.height)
        message = f'"{image.file}" has {picture.width} pixels in its width: printed {_mm(shown)} wide, {density:.0f} to the inch'
        hint = f"use one at least {math.ceil(shown / 72 * SHARP)} pixels wide"
        more = f", or {math.ceil(full / 72 * SHARP)} to fill the {_mm(full)} there are" if full > shown * 1.01 else ""
        problems.warn("picture-resolution", message, image.file_span or image.span, hint + more)


def _mm(points: float) -> str:
    length = points / 72 * 25.4
    return f"{length:.0f} mm" if length >= COARSE else f"{length:.1f} mm"
