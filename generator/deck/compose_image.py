"""Images as pictures with caption and credit beside or below them."""

from typing import TYPE_CHECKING, Final

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.master import GUTTER
from generator.deck.pieces import Composed, text_box
from generator.deck.scene import Box, Picture, TextParagraph
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
LEAST_RESOLUTION: Final = 72.0
"""The same for one that would leave most of its place empty."""
SMALL: Final = 0.3
"""Part of its place's area below which a picture stands on a mat."""
MAT_INSET: Final = 28.8
"""From the edge of a mat to the picture, at least."""
LEAST_SEEN: Final = 48.0
"""The longer side of a picture on a mat, at least, whatever becomes of its pixels."""
LARGE_CAPTION: Final = 0.5
"""Part of its height that a large caption beside a mat may take."""
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

    Without a caption it may have all columns, and where it becomes clearly larger that way the caption stands below it. A picture that
    stays small in its place stands in the middle of a mat there, above no more than a credit.
    """
    grid = lettering.grid
    paragraphs = _caption(lettering, image)
    if not paragraphs:
        shown, bottom = _shown(lettering, image, picture, body)
        return Composed(shown, bottom)
    height = fit.height(lettering, paragraphs, grid.text_width)
    left = body._replace(width=grid.columns_width(8))
    upper = body._replace(height=body.height - height - CAPTION_GAP)
    beside = _enlarged(picture, left)
    bare = _is_small(picture, left) and not image.caption
    if bare or _enlarged(picture, upper).width > beside.width * CLEARLY_LARGER:
        shown, bottom = _shown(lettering, image, picture, upper)
        caption = Rect(body.x, bottom + CAPTION_GAP, grid.text_width, height)
    else:
        shown, bottom = _shown(lettering, image, picture, left)
        x = max(min(shown[0].rect.right + 2 * GUTTER, grid.column_x(9) + GUTTER), grid.column_x(5))
        caption = Rect(x, body.y, body.right - x, body.height)
        if _is_small(picture, left):
            paragraphs = _large_caption(lettering, image, caption)
        height = fit.height(lettering, paragraphs, caption.width)
    box = text_box("caption", caption, *paragraphs, placeholder="caption")
    return Composed((*shown, box), max(bottom, caption.y + height))


def caption_fits(lettering: Lettering, image: Image, body: Rect) -> bool:
    """Tell whether the caption has room beside the picture."""
    width = body.right - lettering.grid.column_x(9) - GUTTER
    return fit.height(lettering, _caption(lettering, image), width) <= body.height


def image_composed(lettering: Lettering, image: Image, picture: PictureFile, region: Rect, *, matted: bool = False) -> Composed:
    """Return `image` in `region`, its caption below it; one that is small there on a mat over the whole of it if it may be `matted`."""
    paragraphs = _caption(lettering, image)
    height = fit.height(lettering, paragraphs, region.width)
    room = Rect(region.x, region.y, region.width, region.height - (height + CAPTION_GAP if paragraphs else 0.0))
    shown, bottom = _shown(lettering, image, picture, room) if matted else _plain(lettering, image, picture, room)
    if not paragraphs:
        return Composed(shown, bottom)
    caption = Rect(region.x, bottom + CAPTION_GAP, region.width, height)
    return Composed((*shown, text_box("caption", caption, *paragraphs)._replace(outlined=True)), caption.bottom)


def image_fits(lettering: Lettering, image: Image, region: Rect) -> bool:
    """Tell whether a picture of some size is left in `region` above the caption."""
    return fit.height(lettering, _caption(lettering, image), region.width) <= region.height / 3


def _shown(lettering: Lettering, image: Image, picture: PictureFile, room: Rect) -> tuple[tuple[Box | Picture, ...], float]:
    """Return `image` as large as `room` and its pixels allow, and where it ends; one that stays small on a mat that fills the room."""
    if not _is_small(picture, room):
        return _plain(lettering, image, picture, room)
    return (Box("mat", room, "surface"), _picture(lettering, image, picture, _on_mat(picture, room))), room.bottom


def _on_mat(picture: PictureFile, mat: Rect) -> Rect:
    """Return the place of `picture` in the middle of `mat`, large enough to be seen at all."""
    inner = mat.inset(MAT_INSET, MAT_INSET)
    rect = _enlarged(picture, inner)
    growth = max(LEAST_SEEN / max(rect.width, rect.height), 1.0)
    width, height = min(rect.width * growth, inner.width), min(rect.height * growth, inner.height)
    return Rect(mat.x + (mat.width - width) / 2, mat.y + (mat.height - height) / 2, width, height)


def _plain(lettering: Lettering, image: Image, picture: PictureFile, room: Rect) -> tuple[tuple[Box | Picture, ...], float]:
    rect = _enlarged(picture, room)
    return (_picture(lettering, image, picture, rect),), rect.bottom


def _is_small(picture: PictureFile, room: Rect) -> bool:
    """Tell whether `picture` leaves most of `room` empty at any resolution at which it may be seen."""
    return _share(_enlarged(picture, room), room) < SMALL


def _share(rect: Rect, room: Rect) -> float:
    return rect.width * rect.height / (room.width * room.height)


def _picture(lettering: Lettering, image: Image, picture: PictureFile, rect: Rect) -> Picture:
    artwork = _outlined(lettering, picture.artwork) if picture.artwork else None
    return Picture("picture", rect, picture, image.alt or image.caption.plain, image.decorative, artwork=artwork)


def _outlined(lettering: Lettering, artwork: "Artwork") -> "Artwork":
    from generator.layout.artwork import outlined

    return outlined(artwork, lettering.typesetter, lettering.theme, lettering.language)


def _large_caption(lettering: Lettering, image: Image, place: Rect) -> tuple[TextParagraph, ...]:
    """Return the caption beside a mat in the largest type of which it leaves half of the height free."""
    for role in ("callout-large", "point"):
        paragraphs = _caption(lettering, image, role)
        if fit.height(lettering, paragraphs, place.width) <= LARGE_CAPTION * place.height:
            return paragraphs
    return _caption(lettering, image)


def _caption(lettering: Lettering, image: Image, role: str = "body") -> tuple[TextParagraph, ...]:
    caption = (lettering.paragraph(image.caption, role),) if image.caption else ()
    name = credit(image.credit, lettering.language)
    return (*caption, lettering.paragraph(name, "source", before=7.2 if caption else 0.0)) if name else caption


def _enlarged(picture: PictureFile, room: Rect) -> Rect:
    """Return `picture` at the top left of `room`, in a lower resolution where it would be small otherwise."""
    rect = _placed(picture, room)
    return rect if _share(rect, room) >= SMALL else _placed(picture, room, LEAST_RESOLUTION)


def _placed(picture: PictureFile, room: Rect, resolution: float = RESOLUTION) -> Rect:
    """Return the largest rectangle of the picture's proportions at the top left of `room` in which it is not blown up."""
    scale = min(room.width / picture.width, room.height / picture.height, picture.widest(resolution) / picture.width)
    return Rect(room.x, room.y, picture.width * scale, picture.height * scale)
