"""Crop marks and the boxes of a page that is trimmed: ISO 32000-1, 14.11.2 (page boundaries), 14.11.3 (printer's marks).

The trimmed page keeps its lower left corner at the origin, so nothing on it moves; the media reaches into negative places.
"""

from typing import Any, Final

LENGTH: Final = 18.0
"""Of a crop mark."""
OFFSET: Final = 8.5
"""Least distance of a mark from the trimmed page: 3 mm."""
EDGE: Final = 4.0
"""Beyond the marks."""
WEIGHT: Final = 0.25

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def page_boxes(width: float, height: float, bleed: float, marks: bool) -> dict[str, Box]:
    """Return media, bleed and trim box of a page of `width` × `height`, by their names."""
    around = _offset(bleed) + LENGTH + EDGE if marks else bleed
    return {
        "MediaBox": _grown(width, height, around),
        "BleedBox": _grown(width, height, bleed),
        "TrimBox": _grown(width, height, 0.0),
    }


def draw_crop_marks(canvas: Any, width: float, height: float, bleed: float) -> None:
    """Draw two marks at each corner of the trimmed page, clear of the bleed."""
    near = _offset(bleed)
    far = near + LENGTH
    canvas.setStrokeColorRGB(0, 0, 0)
    canvas.setLineWidth(WEIGHT)
    canvas.setDash([])
    for x, outwards in ((0.0, -1), (width, 1)):
        for y in (0.0, height):
            canvas.line(x + outwards * near, y, x + outwards * far, y)
    for y, outwards in ((0.0, -1), (height, 1)):
        for x in (0.0, width):
            canvas.line(x, y + outwards * near, x, y + outwards * far)


def _offset(bleed: float) -> float:
    return max(OFFSET, bleed)


def _grown(width: float, height: float, by: float) -> Box:
    return (-by, -by, width + by, height + by)
