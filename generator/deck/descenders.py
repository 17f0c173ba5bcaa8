"""Room for descenders: boxes as high as their lines end above the ink of a p or y in the last one.

In Impress 26.8 the last baseline of exact leading is 0.2 em above the end of its line, in any face; letters and brackets reach deeper.
"""

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.scene import Group, Shape, TextBox

DEEP = frozenset("gjpqyQ,;()[]{}|/@$_")
UNWRAPPED = 1e6
"""Points, wider than any line."""
DEPTH = 0.08
"""Em that they reach below their line: up to 0.28 from the baseline in Noto."""


def with_room_below(lettering: Lettering, shape: Shape, *, own: bool) -> Shape:
    """Return `shape`, boxes that end with their text made longer; the text stays where it is.

    Placeholders that are not our `own` are as high as their template has them.
    """
    match shape:
        case TextBox() if shape.paragraphs and (own or not shape.placeholder):
            return _lengthened(lettering, shape)
        case Group():
            return shape._replace(shapes=tuple(with_room_below(lettering, one, own=own) for one in shape.shapes))
        case _:
            return shape


def _lengthened(lettering: Lettering, box: TextBox) -> TextBox:
    insets = box.insets
    measure = box.measure if box.wrap else UNWRAPPED
    last = fit.lines(lettering, box.paragraphs[-1], measure)[-1]
    if DEEP.isdisjoint(last):
        return box
    depth = DEPTH * max(run.size for run in box.paragraphs[-1].runs)
    free = box.rect.height - insets.top - insets.bottom - fit.height(lettering, box.paragraphs, measure)
    if free >= depth:
        return box
    rect = box.rect._replace(height=box.rect.height + depth)
    return box._replace(rect=rect, insets=insets._replace(bottom=insets.bottom + depth))
