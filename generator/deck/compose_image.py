"""Images as pictures with caption and credit beside or below them."""

from typing import TYPE_CHECKING, Final

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import GUTTER
from generator.deck.pieces import Composed, text_box
from generator.deck.scene import Picture, TextParagraph
from generator.geometry import Rect
from generator.model.image import Image
from generator.pictures import PictureFile
from generator.theme.citations import credit

if TYPE_CHECKING:
    from generator.svg.artwork import Artwork

CAPTION_GAP = 10.8
CLEARLY_LARGER: Final = 1.05
"""How much wider a picture becomes above its caption than beside it where it stands there."""
RESOLUTION: Final = 96.0
"""Pixels to the inch below which a picture is not enlarged: those that PowerPoint takes a screen to have."""

ORNAMENT: Final = 0.25
"""Part of the body's area below which a decorative picture is no more than an ornament."""


def is_ornament(image: Image, picture: PictureFile, body: Rect) -> bool:
    """Tell whether `image` says nothing and would leave most of a slide empty: decorative, without words, source or links to it, small."""
    if not image.decorative or image.caption or image.credit or image.source or image.id:
        return False
    rect = _placed(picture, body)
    return rect.width * rect.height < ORNAMENT * body.width * body.height


def image_slide(lettering: Lettering, image: Image, picture: PictureFile, body: Rect) -> Composed:
    """Return `image` at the left of the body over at most eight columns, its caption to the right.

    Without a caption it may have all columns, and where it becomes clearly larger that way the caption stands below it.
    """
    grid = lettering.grid
    paragraphs = _caption(lettering, image)
    if not paragraphs:
        rect = _placed(picture, body)
        return Composed((_picture(lettering, image, picture, rect),), rect.bottom)
    beside = _placed(picture, body._replace(width=grid.columns_width(8)))
    height = fit.height(lettering, paragraphs, grid.text_width)
    above = _placed(picture, body._replace(height=body.height - height - CAPTION_GAP))
    if above.width > beside.width * CLEARLY_LARGER:
        caption = Rect(body.x, above.bottom + CAPTION_GAP, grid.text_width, height)
        rect = above
    else:
        x = max(min(beside.right + 2 * GUTTER, grid.column_x(9) + GUTTER), grid.column_x(5))
        caption = Rect(x, body.y, body.right - x, body.height)
        rect = beside
    box = text_box("caption", caption, *paragraphs, placeholder="caption")
    return Composed((_picture(lettering, image, picture, rect), box), max(rect.bottom, caption.y + height))


def caption_fits(lettering: Lettering, image: Image, body: Rect) -> bool:
    """Tell whether the caption has room beside the picture."""
    width = body.right - lettering.grid.column_x(9) - GUTTER
    return fit.height(lettering, _caption(lettering, image), width) <= body.height


def image_composed(lettering: Lettering, image: Image, picture: PictureFile, region: Rect) -> Composed:
    """Return `image` in `region`, its caption below it."""
    paragraphs = _caption(lettering, image)
    height = fit.height(lettering, paragraphs, region.width)
    room = Rect(region.x, region.y, region.width, region.height - (height + CAPTION_GAP if paragraphs else 0.0))
    rect = _placed(picture, room)
    if not paragraphs:
        return Composed((_picture(lettering, image, picture, rect),), rect.bottom)
    caption = Rect(region.x, rect.bottom + CAPTION_GAP, region.width, height)
    return Composed(
        (_picture(lettering, image, picture, rect), text_box("caption", caption, *paragraphs)._replace(outlined=True)), caption.bottom
    )


def image_fits(lettering: Lettering, image: Image, region: Rect) -> bool:
    """Tell whether a picture of some size is left in `region` above the caption."""
    return fit.height(lettering, _caption(lettering, image), region.width) <= region.height / 3


def _picture(lettering: Lettering, image: Image, picture: PictureFile, rect: Rect) -> Picture:
    artwork = _outlined(lettering, picture.artwork) if picture.artwork else None
    return Picture("picture", rect, picture, image.alt or image.caption.plain, image.decorative, artwork=artwork)


def _outlined(lettering: Lettering, artwork: "Artwork") -> "Artwork":
    from generator.layout.artwork import outlined

    return outlined(artwork, lettering.typesetter, lettering.theme, lettering.language)


def _caption(lettering: Lettering, image: Image) -> tuple[TextParagraph, ...]:
    caption = (lettering.paragraph(image.caption, "body"),) if image.caption else ()
    name = credit(image.credit, lettering.language)
    return (*caption, lettering.paragraph(name, "source", before=7.2 if caption else 0.0)) if name else caption


def _placed(picture: PictureFile, room: Rect) -> Rect:
    """Return the largest rectangle of the picture's proportions at the top left of `room` in which it is not blown up."""
    scale = min(room.width / picture.width, room.height / picture.height, picture.widest(RESOLUTION) / picture.width)
    return Rect(room.x, room.y, picture.width * scale, picture.height * scale)
