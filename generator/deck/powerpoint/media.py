"""The charts and pictures of slides as parts: charts with their workbooks and styles, pictures with the pixels they need."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final

from generator.deck.powerpoint.chart import chart_xml
from generator.deck.powerpoint.chart_style import (
    COLORS_RELATIONSHIP,
    COLORS_TYPE,
    STYLE_RELATIONSHIP,
    STYLE_TYPE,
    colors_xml,
    style_xml,
)
from generator.deck.powerpoint.package import Package, Part
from generator.deck.powerpoint.text import TextWriter
from generator.deck.powerpoint.workbook import chart_workbook
from generator.deck.scene import ChartShape, Picture
from generator.pictures import SLIDE, PictureFile
from generator.raster import drawn_png

if TYPE_CHECKING:
    from generator.svg.artwork import Artwork

_CHART_END: Final = "</c:chartSpace>"


@dataclass(slots=True)
class _Showings:
    """The part of a picture, and the most points that the whole picture is wide on a slide."""

    name: str
    file: PictureFile
    artwork: "Artwork | None"
    widest: float = 0.0


@dataclass(slots=True)
class MediaParts:
    """Adds the charts and pictures of slides to one package, each under a name of its own; equal pictures are one part."""

    package: Package
    taken: int = 0
    """The largest number that a picture of a template has in its name."""
    _charts: Iterator[int] = field(default_factory=lambda: count(1))
    _images: dict[str, _Showings] = field(default_factory=dict)
    _styles: dict[tuple[float, float], tuple[str, str]] = field(default_factory=dict)

    def chart(self, shape: ChartShape, text: TextWriter) -> str:
        """Add a chart part with its workbook and return its name."""
        number = next(self._charts)
        part = Part(f"ppt/charts/chart{number}.xml")
        workbook = f"ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        self.package.add_file(workbook, chart_workbook(shape.chart))
        link = f'<c:externalData r:id="{part.relate("package", workbook)}"><c:autoUpdate val="0"/></c:externalData>'
        style, colors = self._chart_style(shape, text, number)
        part.relate_as(STYLE_RELATIONSHIP, style)
        part.relate_as(COLORS_RELATIONSHIP, colors)
        self.package.add(part, chart_xml(shape, text).removesuffix(_CHART_END) + link + _CHART_END)
        return part.name

    def _chart_style(self, shape: ChartShape, text: TextWriter, number: int) -> tuple[str, str]:
        """Add the style and colour parts of chart `number`, which each has for itself, and return their names."""
        names = f"ppt/charts/style{number}.xml", f"ppt/charts/colors{number}.xml"
        sizes = shape.label_size, shape.category_size
        if sizes in self._styles:
            for name, same in zip(names, self._styles[sizes], strict=True):
                self.package.add_copy(name, same)
        else:
            self._styles[sizes] = names
            self.package.add_file(names[0], style_xml(shape, text.colors), STYLE_TYPE)
            self.package.add_file(names[1], colors_xml(), COLORS_TYPE)
        return names

    def picture(self, shape: Picture) -> str:
        """Return the name of a picture's part, which is added when all are known to be shown (see `finish`)."""
        file = shape.file
        if file.key not in self._images:
            extension = "jpeg" if file.is_photograph else "png"
            name = f"ppt/media/image{self.taken + len(self._images) + 1}.{extension}"
            self._images[file.key] = _Showings(name, file, shape.artwork)
        showings = self._images[file.key]
        showings.widest = max(showings.widest, shape.rect.width / (1.0 - shape.crop[0] - shape.crop[2]))
        return showings.name

    def finish(self) -> None:
        """Add every picture with as many pixels as its largest showing needs."""
        for showings in self._images.values():
            if showings.artwork is None:
                self.package.add_file(showings.name, showings.file.encoded(showings.widest, SLIDE))
            else:
                from generator.svg.write import write_svg

                svg = write_svg(showings.artwork)
                self.package.add_file(showings.name, drawn_png(svg, math.ceil(showings.widest / 72 * SLIDE.line_art)))
                self.package.add_file(vector_name(showings.name), svg)


def vector_name(name: str) -> str:
    """Return the name of the SVG beside the PNG `name`, which programs show that know no SVG."""
    return f"{name.removesuffix('.png')}.svg"
