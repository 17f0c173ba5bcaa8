"""The head of a content slide: the headline that decides where the body starts, and the running head above it."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.deck import fit
from generator.deck.brief import ELLIPSIS
from generator.deck.display import divided
from generator.deck.lettering import Lettering
from generator.deck.pieces import text_box
from generator.deck.scene import Shape, TextBox, TextParagraph
from generator.geometry import Rect
from generator.model.document import Language

HEADLINE_GAP = 20.8
"""From a headline of three or more lines to the body, which it pushes down."""
LADDER = (("headline", 2), ("headline-small", 4), ("body", 8))
"""Sizes and the lines each may take: 28 points before a third line of 30."""

IDEOGRAPHIC_SPACE, EM_SPACE = "\u3000", "\u2003"
"""Between the names in a running head. Office programs set what follows the first one as Chinese, also a quotation mark."""
FIXED_LADDER = ("headline", "headline-small", "lead", "body", "chart-title")


class Head(NamedTuple):
    """A headline in its box, and the body that is left below it."""

    box: TextBox
    body: Rect


def headline(lettering: Lettering, title: str) -> Head:
    """Return `title` as a headline. The body starts at the hang line, a little lower under two lines, and below more."""
    grid = lettering.grid
    place = grid.headline
    paragraph = _set(lettering, title)
    count = len(fit.lines(lettering, paragraph, grid.headline_measure))
    height = count * paragraph.leading
    top = grid.hang_line if count == 1 else grid.tall_hang_line if count == 2 else place.y + height + HEADLINE_GAP
    rect = Rect(place.x, place.y, place.width, max(height, place.height))
    return Head(text_box("title", rect, paragraph, placeholder="title"), grid.body(top))


def shortened(lettering: Lettering, title: str) -> str:
    """Return `title`, ended with “…” where even the smallest headline has no room for all of it."""
    role, most = _ladder(lettering)[-1]
    set_lines = fit.lines(lettering, lettering.paragraph(title, role), lettering.grid.headline_measure)
    return title if len(set_lines) <= most else "".join(set_lines[:most])[:-2].rstrip() + ELLIPSIS


def running_head(
    lettering: Lettering, number: int, names: Sequence[str], title: str, taken: float = 0.0
) -> tuple[tuple[Shape, ...], tuple[str, ...]]:
    """Return the line above headline `title`, and the names that have no room in it.

    `taken` is the width that the date needs at its end.

    It has the number of the part (0 for none) and `names` from the part to the smallest unit, without what is said already: where
    the headline says the name of the part, its number is not put before another name.
    """
    place = lettering.grid.running_head
    colon = lettering.words.colon
    place = place._replace(width=place.width - taken)
    parts = [name for name in dict.fromkeys(names) if name and not f"{colon}{title}".endswith(f"{colon}{name}")]
    number = number if parts[:1] == [*names][:1] else 0
    shown = list(parts)
    while shown and not fit.on_one_line(lettering, _joined(lettering, number, shown), place.width):
        shown.pop()
    left_over = tuple(parts[len(shown) :])
    if not shown:
        return (), left_over
    return (text_box("running-head", place, _joined(lettering, number, shown), placeholder="running-head"),), left_over


def _joined(lettering: Lettering, number: int, names: Sequence[str]) -> TextParagraph:
    space = EM_SPACE if lettering.language is Language.ENGLISH else IDEOGRAPHIC_SPACE
    return lettering.paragraph(space.join((str(number), *names) if number else names), "running-head")


def _set(lettering: Lettering, title: str) -> TextParagraph:
    """Return `title` in the first size that holds it, several lines broken by sense."""
    for role, most in _ladder(lettering):
        paragraph = lettering.paragraph(title, role)
        count = len(fit.lines(lettering, paragraph, lettering.grid.headline_measure))
        if count <= most:
            break
    return divided(lettering, title, role, lettering.grid.headline_measure)


def _ladder(lettering: Lettering) -> tuple[tuple[str, int], ...]:
    """Return the sizes of a headline and the lines each may take: in a template as many as its place holds."""
    if not lettering.grid.fixed_head:
        return LADDER
    room = lettering.grid.headline.height
    return tuple((role, max(1, int(room / lettering.role(role).leading + 0.01))) for role in FIXED_LADDER)
