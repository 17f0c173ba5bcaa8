"""Lists divided over slides: between items, within those that no slide holds, in pairs of columns; all parts in one look."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from generator.deck import fit
from generator.deck.compose_points import (
    HANGING,
    LADDER,
    MOST_ITEMS,
    fits_in,
    item_paragraphs,
    large_look,
    large_region,
    list_paragraphs,
    lists_fit,
    look_beside,
    looks_for,
    points_fit,
)
from generator.deck.lettering import Lettering
from generator.deck.pieces import Look, Piece
from generator.geometry import Rect
from generator.model.inline import plain_text
from generator.model.prose import Point, Points

SCANT, TALL = 0.45, 0.3
"""The part of its region below which a part of a list is too short, and that from which an item may then be divided."""
WORTH = 1.5
"""How much taller the shortest part becomes where that is worth saying a head again."""


def points_parts(lettering: Lettering, piece: Piece, points: Points, region: Rect) -> tuple[Piece, ...]:
    """Return `points` as pieces that fit `region`: as few as need be, alike in height, in one look."""
    if points_fit(lettering, points, region):
        return (piece,)
    pieces, first = [], piece.first
    for n, chunk in enumerate(_chosen_chunks(lettering, points, region)):
        pieces.append(piece._replace(block=replace(points, items=chunk), first=first, follows=piece.follows or n > 0))
        first += len(chunk)
    look = _common_look(lettering, points, [part.block for part in pieces if isinstance(part.block, Points)], region)
    return tuple(part._replace(look=look) for part in pieces)


def _chosen_chunks(lettering: Lettering, points: Points, region: Rect) -> list[tuple[Point, ...]]:
    """Return the items of `points` slide by slide, divided more finely where too little would be left for some slide."""
    chunks = _chunks(lettering, points, region)
    least = _least_height(lettering, chunks, points, region)
    if points.ordered or least >= SCANT * region.height:
        return chunks
    finer = _finer_chunks(lettering, points, region)
    worth = len(finer) <= len(chunks) and _least_height(lettering, finer, points, region) >= WORTH * least
    return finer if worth else chunks


def _chunks(lettering: Lettering, points: Points, region: Rect) -> list[tuple[Point, ...]]:
    """Return the items of `points` slide by slide, alike in height; those taller than a slide divided."""
    gap = LADDER[-1].gap
    items = [part for item in points.items for part in _item_parts(lettering, item, points.ordered, region)]
    heights = [_height(lettering, (item,), points, region) + gap for item in items]
    return _cut(items, fit.balanced(heights, region.height + gap, MOST_ITEMS))


def _finer_chunks(lettering: Lettering, points: Points, region: Rect) -> list[tuple[Point, ...]]:
    """Return the same with tall items divided between the lines below their heads too, which are said again where these go on."""
    gap = LADDER[-1].gap
    items: list[Point] = []
    heights: list[float] = []
    again = 0.0
    for item in points.items:
        parts = _item_parts(lettering, item, points.ordered, region)
        if len(parts) == 1 and len(item.children) > 1 and _height(lettering, parts, points, region) > TALL * region.height:
            parts = tuple(item._replace(children=(child,)) for child in item.children)
            head = _height(lettering, (Point(item.text),), points, region)
            again = max(again, head)
            heights += [_height(lettering, (part,), points, region) - (head if n else -gap) for n, part in enumerate(parts)]
        else:
            heights += [_height(lettering, (part,), points, region) + gap for part in parts]
        items += parts
    return [_with_joined_heads(chunk) for chunk in _cut(items, fit.balanced(heights, region.height + gap - again, MOST_ITEMS))]


def _cut(items: Sequence[Point], counts: Iterable[int]) -> list[tuple[Point, ...]]:
    """Return `items` in neighbours of as many as `counts` says."""
    return [tuple(items[start:end]) for start, end in pairwise(accumulate(counts, initial=0))]


def _with_joined_heads(items: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return `items`, neighbours that are parts of one item as one."""
    joined: list[Point] = []
    for item in items:
        if joined and item.children and joined[-1].text is item.text:
            joined[-1] = joined[-1]._replace(children=(*joined[-1].children, *item.children))
        else:
            joined.append(item)
    return tuple(joined)


def _least_height(lettering: Lettering, chunks: Iterable[tuple[Point, ...]], points: Points, region: Rect) -> float:
    return min(_height(lettering, chunk, points, region) for chunk in chunks)


def _height(lettering: Lettering, items: tuple[Point, ...], points: Points, region: Rect) -> float:
    """Return how tall `items` of `points` are in the smallest look."""
    return fit.height(lettering, list_paragraphs(lettering, replace(points, items=items), LADDER[-1], 1), region.width)


def _common_look(lettering: Lettering, whole: Points, parts: Sequence[Points], region: Rect) -> Look | None:
    """Return the look in which each of `parts` of a list fits `region`, `None` for a single one."""
    if len(parts) < 2:
        return None
    large = large_region(lettering, region)
    longest = max(len(points.items) for points in parts)
    looks = looks_for(lettering, whole, region, longest)
    return large_look(lettering, parts, (large,) * len(parts)) or next(
        (look for look in looks if all(fits_in(lettering, points, region, look) for points in parts)), LADDER[-1]
    )


def _item_parts(lettering: Lettering, item: Point, ordered: bool, region: Rect) -> tuple[Point, ...]:
    """Return `item` whole if a slide holds it, else divided below its heads, which are repeated, and within texts at sentences."""

    def height(point: Point) -> float:
        return fit.height(lettering, item_paragraphs(lettering, point, LADDER[-1], ordered, 1, 0.0), region.width)

    return _divided(lettering, item, 0, height, region)


def _divided(lettering: Lettering, point: Point, level: int, height: Callable[[Point], float], region: Rect) -> tuple[Point, ...]:
    """Return `point` in parts that fit `region`. `height` is that of a part with the heads above it."""
    if height(point) <= region.height:
        return (point,)
    role = "support" if level else "body"
    inner = region.width - (2 + level) * HANGING - 14.4
    lines = int((region.height - height(Point(plain_text("1")))) // lettering.role(role).leading)
    *full, last = fit.cut_text(lettering, point.text, role, inner, max(lines // 2 if point.children else lines, 1))
    head = Point(last)

    def below_head(child: Point) -> float:
        return height(head._replace(children=(child,)))

    children = [part for child in point.children for part in _divided(lettering, child, level + 1, below_head, region)]
    parts, start = [], 0
    for count in fit.balanced([below_head(child) - height(head) for child in children], region.height - height(head)):
        parts.append(head._replace(children=tuple(children[start : start + count])))
        start += count
    return (*map(Point, full), *(parts or [head]))


def in_two_columns(lettering: Lettering, piece: Piece, points: Points, left: Rect, right: Rect) -> tuple[tuple[Piece, Piece], ...]:
    """Return a long list of short items as pairs of pieces beside each other, as few as need be; () if it reads better as one column."""
    look = LADDER[-2]
    count = len(points.items)
    short = not any(item.children for item in points.items) and all(
        fit.on_one_line(lettering, item_paragraphs(lettering, item, look, points.ordered, count, 0.0, count)[0], right.width)
        for item in points.items
    )
    if not short or count <= MOST_ITEMS:
        return ()
    pieces, start = [], 0
    for size in fit.balanced([1.0] * count, 2.0 * MOST_ITEMS):
        halves = (start, start + (size + 1) // 2, start + size)
        pair = [
            piece._replace(
                block=replace(points, items=points.items[begin:end]), first=piece.first + begin, follows=piece.follows or begin > 0
            )
            for begin, end in pairwise(halves)
        ]
        pieces.append((pair[0], pair[1]))
        start += size
    lists = [(a.block, b.block) for a, b in pieces if isinstance(a.block, Points) and isinstance(b.block, Points)]
    if not all(lists_fit(lettering, *pair, left, right) for pair in lists):
        return ()
    common = look_beside(lettering, lists, left, right) if len(lists) > 1 else None
    return tuple((a._replace(look=common), b._replace(look=common)) for a, b in pieces)
