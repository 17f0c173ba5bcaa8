"""Artwork without colour."""

from typing import assert_never

from generator.svg.artwork import Artwork, Color, Item, Layer, Lettering, Paint, Shape, Stop, Stroke


def without_colour(artwork: Artwork) -> Artwork:
    """Return `artwork` in the greys that pixels of its colours would have (luma of ITU-R BT.601)."""
    return artwork._replace(items=tuple(map(_item, artwork.items)))


def _item(item: Item) -> Item:
    match item:
        case Layer():
            return item._replace(items=tuple(map(_item, item.items)))
        case Shape():
            return item._replace(fill=_paint(item.fill), stroke=_stroke(item.stroke))
        case Lettering():
            return item._replace(words=tuple(w._replace(fill=_paint(w.fill), stroke=_stroke(w.stroke)) for w in item.words))
        case _:
            assert_never(item)


def _stroke(stroke: Stroke | None) -> Stroke | None:
    paint = stroke and _paint(stroke.paint)
    return stroke._replace(paint=paint) if stroke and paint else None


def _paint(paint: Paint | None) -> Paint | None:
    if paint is None or isinstance(paint, Color):
        return paint and _grey(paint)
    return paint._replace(stops=tuple(Stop(stop.offset, _grey(stop.color)) for stop in paint.stops))


def _grey(color: Color) -> Color:
    red, green, blue = (int(color.value[n : n + 2], 16) for n in (1, 3, 5))
    luma = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return Color("#" + 3 * f"{luma:02X}", color.alpha)
