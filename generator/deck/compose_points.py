"""Points as bullets: bold leads with muted support below, sized by how many there are and how long."""

from collections.abc import Iterable, Sequence

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.pieces import Composed, Look, Piece, text_box
from generator.deck.scene import Bullet, Shape, TextParagraph
from generator.deck.short_ends import SHORTEST_END, letters_at_end
from generator.geometry import Rect
from generator.model.prose import Point, Points

HANGING = 22.0
"""From a bullet to its text."""
MOST_ITEMS = 8
MOST_LINES = 11


LADDER = (
    Look("step", "support", 43.2),
    Look("lead-large", "support", 21.6),
    Look("lead", "support", 21.6),
    Look("lead", "support", 14.4),
    Look("point", "support", 10.8),
    Look("body", "support", 7.2),
)
PLAIN = 4
"""Where items begin on the ladder that are sentences and not leads."""
FEW, MOST_FEW = Look("callout-large", "support", 28.8), 3
"""The look of so few sentences that have the width of a slide."""
LARGE_HEADS = (Look("step", "support-large", 28.8), Look("lead-large", "support-medium", 21.6), Look("lead-large", "support", 14.4))
LARGE_SENTENCES = (
    Look("statement-large", "support-large", 36.0),
    Look("statement", "support-large", 28.8),
    Look("callout-large", "support-medium", 21.6),
)
"""What a list that has a slide to itself is set in where that leaves it room, heads or whole sentences, the largest first."""
LARGE_COLUMNS = 11
"""Columns that these take."""
FULL, WIDEST_GAP = 0.85, 57.6
"""The part of its region up to which the points of a large list are spread, and the most that they stand apart."""
MOST_LARGE = 6


def lists_fit(lettering: Lettering, first: Points, second: Points, left: Rect, right: Rect) -> bool:
    """Tell whether two lists stand beside each other in one look."""
    return _shared_look(lettering, first, second, left, right) is not None


def lists_composed(lettering: Lettering, pieces: tuple[Piece, Piece], left: Rect, right: Rect) -> Composed:
    """Return two lists that fit beside each other, in the layout's two slots and in one look."""
    first, second = (piece.block for piece in pieces)
    assert isinstance(first, Points)
    assert isinstance(second, Points)
    look = pieces[0].look or look_beside(lettering, ((first, second),), left, right)
    shapes: list[Shape] = []
    bottom = left.y
    for slot, piece, points, region in (("left", pieces[0], first, left), ("right", pieces[1], second, right)):
        paragraphs = list_paragraphs(lettering, points, look, piece.first)
        bottom = max(bottom, region.y + fit.height(lettering, paragraphs, region.width))
        shapes.append(text_box(slot, region, *paragraphs, placeholder=slot))
    return Composed(tuple(shapes), bottom)


def look_beside(lettering: Lettering, pairs: Sequence[tuple[Points, Points]], left: Rect, right: Rect) -> Look:
    """Return the one look of `pairs` of lists, each pair on its slide: a large one, or that of the pair that needs the smallest."""
    large = large_look(lettering, [points for pair in pairs for points in pair], (left, right) * len(pairs))
    shared = (_shared_look(lettering, *pair, left, right) or LADDER[-1] for pair in pairs)
    return large or max(shared, key=LADDER.index)


def _shared_look(lettering: Lettering, first: Points, second: Points, left: Rect, right: Rect) -> Look | None:
    """Return the look of the list that needs the smaller one, if it is good for both."""
    looks = [fitting_look(lettering, points, region, steps=2) for points, region in ((first, left), (second, right))]
    if None in looks:
        return None
    return max((look for look in looks if look is not None), key=LADDER.index)


def points_composed(lettering: Lettering, piece: Piece, points: Points, region: Rect, slot: str = "", look: Look | None = None) -> Composed:
    """Return `points` as one text box from the top of `region`; it takes the layout's `slot` where one is given.

    `look` is one that was chosen for several lists, `None` for the one that suits this list.
    """
    look = look or piece.look or fitting_look(lettering, points, region) or LADDER[-1]
    paragraphs = list_paragraphs(lettering, points, look, piece.first)
    height = fit.height(lettering, paragraphs, region.width)
    rect = region if slot else Rect(region.x, region.y, region.width, height)
    box = text_box(slot or "points", rect, *paragraphs, placeholder=slot)
    return Composed((box._replace(outlined=not slot),), region.y + height)


def large_points_composed(lettering: Lettering, piece: Piece, points: Points, region: Rect, slot: str = "") -> Composed:
    """Return `points` in a large size if `region` has room to spare for it, over more columns where it is those of running text."""
    large = large_region(lettering, region)
    look = piece.look or large_look(lettering, (points,), (large,))
    place = large if look and _is_large(look) else region
    return points_composed(lettering, piece, points, place, slot, look or _few_spread(lettering, points, region))


def _is_large(look: Look) -> bool:
    return any(look[:2] == large[:2] for large in (*LARGE_HEADS, *LARGE_SENTENCES))


def large_region(lettering: Lettering, region: Rect) -> Rect:
    """Return `region`, over more columns where it is those of running text."""
    return lettering.grid.widened(region, LARGE_COLUMNS)


def large_look(lettering: Lettering, lists: Sequence[Points], regions: Sequence[Rect]) -> Look | None:
    """Return the large look for `lists` beside each other, its gap as wide as is left; `None` for what fills its region in a normal one.

    Of the looks that fit it is the first that leaves no line of a letter or two. A template's own sizes are kept.
    """
    if lettering.grid.fixed_head or any(len(points.items) > MOST_LARGE for points in lists):
        return None
    pairs = tuple(zip(lists, regions, strict=True))
    heads = all(_are_heads(lettering, points, region) for points, region in pairs)
    first: Look | None = None
    for look in LARGE_HEADS if heads else LARGE_SENTENCES:
        if all(fits_in(lettering, *pair, look) and (not heads or _heads_stay(lettering, *pair, look)) for pair in pairs):
            if not any(_has_short_end(lettering, *pair, look) for pair in pairs):
                return _spread(lettering, pairs, look)
            first = first or look
    return first and _spread(lettering, pairs, first)


def _few_spread(lettering: Lettering, points: Points, region: Rect) -> Look | None:
    """Return the look of very few points in the sizes of a template, spread as far as those of a large list; `None` for others."""
    look = fitting_look(lettering, points, region) if lettering.grid.fixed_head and len(points.items) <= MOST_FEW else None
    return look and _spread(lettering, ((points, region),), look)


def _spread(lettering: Lettering, pairs: Iterable[tuple[Points, Rect]], look: Look) -> Look:
    """Return `look` with its points as far apart as most of their regions let them be."""
    gaps = [WIDEST_GAP]
    for points, region in pairs:
        if len(points.items) > 1:
            spare = FULL * region.height - fit.height(lettering, list_paragraphs(lettering, points, look, 1), region.width)
            gaps.append(look.gap + max(spare, 0.0) / (len(points.items) - 1))
    return look._replace(gap=round(min(gaps), 1))


def _are_heads(lettering: Lettering, points: Points, region: Rect) -> bool:
    """Tell whether the items are heads, and not sentences."""
    if any(item.children for item in points.items):
        return True
    return not has_sentences(points) and _are_leads(lettering, points, min(region.width, lettering.grid.text_width))


def has_sentences(points: Points) -> bool:
    """Tell whether some item ends as sentences do."""
    return any(item.text.plain.endswith(tuple(fit.SENTENCE_END)) for item in points.items)


def _heads_stay(lettering: Lettering, points: Points, region: Rect, look: Look) -> bool:
    """Tell whether each head that is one line in a normal size is one in `look`."""
    return all(
        fit.on_one_line(lettering, lettering.paragraph(item.text, look.head, margin=HANGING), region.width)
        or not fit.on_one_line(lettering, lettering.paragraph(item.text, "lead", margin=HANGING), region.width)
        for item in points.items
    )


def _has_short_end(lettering: Lettering, points: Points, region: Rect, look: Look) -> bool:
    """Tell whether some paragraph ends in a line of hardly a word."""
    lines = (fit.lines(lettering, paragraph, region.width) for paragraph in list_paragraphs(lettering, points, look, 1))
    return any(letters_at_end(found) <= SHORTEST_END for found in lines)


def _are_leads(lettering: Lettering, points: Points, width: float) -> bool:
    """Tell whether every item is short enough for a bold line of its own."""
    return all(fit.on_one_line(lettering, lettering.paragraph(item.text, "lead", margin=HANGING), width) for item in points.items)


def points_fit(lettering: Lettering, points: Points, region: Rect) -> bool:
    """Tell whether `points` keep a readable size in `region` without being divided."""
    return fitting_look(lettering, points, region, steps=2) is not None


def fitting_look(lettering: Lettering, points: Points, region: Rect, steps: int = len(LADDER)) -> Look | None:
    """Return the first of as many looks as `steps` in which `points` fit; the large ones of very few points come on top of these."""
    looks = looks_for(lettering, points, region, len(points.items))
    looks = looks[: steps + (looks[0] in (LADDER[0], FEW))]
    return next((look for look in looks if fits_in(lettering, points, region, look)), None)


def fits_in(lettering: Lettering, points: Points, region: Rect, look: Look) -> bool:
    paragraphs = list_paragraphs(lettering, points, look, 1)
    lines = sum(len(fit.lines(lettering, p, region.width)) for p in paragraphs)
    return lines <= MOST_LINES and len(points.items) <= MOST_ITEMS and fit.height(lettering, paragraphs, region.width) <= region.height


def looks_for(lettering: Lettering, points: Points, region: Rect, count: int) -> tuple[Look, ...]:
    """Return the looks for `points`, `count` on a slide, the one first that suits this number and their length."""
    headed = any(item.children for item in points.items)
    wide = region.width >= lettering.grid.text_width - 1
    leads = headed or _are_leads(lettering, points, region.width)
    if not leads:
        few = (FEW,) if wide and count <= MOST_FEW else ()
        return (*few, *LADDER[PLAIN if count <= 6 else PLAIN + 1 :])
    if count == 2 and wide and not headed:
        return LADDER
    return LADDER[1 if count <= 2 else 2 if count == 3 else 3 if count <= 6 else 4 :]


def list_paragraphs(lettering: Lettering, points: Points, look: Look, first: int) -> tuple[TextParagraph, ...]:
    return tuple(
        paragraph
        for index, item in enumerate(points.items)
        for paragraph in item_paragraphs(
            lettering, item, look, points.ordered, first + index, look.gap if index else 0.0, first + len(points.items)
        )
    )


def item_paragraphs(
    lettering: Lettering, item: Point, look: Look, ordered: bool, first: int, before: float, last: int = 1
) -> tuple[TextParagraph, ...]:
    """Return an item's head and what stands below it. Numbers of two digits need a wider indent.

    Each number is a list of its own: programs disagree on what continues one that has other paragraphs in it.
    """
    hanging = HANGING if not ordered else number_indent(lettering, look.head, last)
    margin = hanging
    if lettering.grid.levels:
        margin, hanging = _template_indent(lettering, 0, hanging if ordered else 0.0)
    bullet = Bullet(number=ordered, start=first)
    head = lettering.paragraph(item.text, look.head, before=before, margin=margin, hanging=hanging, bullet=bullet)
    return (head, *_support(lettering, item.children, look, margin, 1))


def number_indent(lettering: Lettering, role: str, last: int) -> float:
    """Return how far the text of numbered items stands from their numbers, the largest below `last`, in the size of `role`."""
    return max(1.0, lettering.role(role).size / lettering.role("lead").size) * (28.8 if last <= 10 else 36.0)


def _template_indent(lettering: Lettering, level: int, least: float) -> tuple[float, float]:
    """Return margin and hanging of `level` as a template has them, at least as much as a number needs."""
    own = lettering.grid.levels[min(level, len(lettering.grid.levels) - 1)]
    short = max(0.0, least - own.hanging)
    return own.margin + short, own.hanging + short


def _support(lettering: Lettering, items: tuple[Point, ...], look: Look, margin: float, level: int) -> tuple[TextParagraph, ...]:
    """Return the items below a head: one is a line of its own, several or deeper ones have small bullets."""
    listed = len(items) > 1 or level > 1
    paragraphs: list[TextParagraph] = []
    for item in items:
        hanging = 14.4 if listed else 0.0
        text_margin = margin + hanging
        if listed and lettering.grid.levels:
            text_margin, hanging = _template_indent(lettering, level, 0.0)
        paragraphs.append(
            lettering.paragraph(
                item.text,
                look.support,
                before=2.0 if not paragraphs and level == 1 else 0.0,
                margin=text_margin,
                hanging=hanging,
                level=level,
                bullet=Bullet("muted") if listed else None,
            )
        )
        paragraphs.extend(_support(lettering, item.children, look, text_margin, level + 1))
    return tuple(paragraphs)
