"""Exhibits set lower than they would like, so that the rest of a page is not left white.

All exhibits on a page give up the same share of what they can. Lowering and white have a price in shares of a page, so that
the cheaper one is taken.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.layout.drawing import Drawing
from generator.report.column import Chain
from generator.report.galley import Piece

PRICE = 0.1
"""What exhibits at their lowest cost: as much as a tenth of a page left white."""
STEPS = 7
"""Halvings of the share: to less than a hundredth of what can be given up."""

Setting = Callable[[Chain, float], Chain]
"""Sets the exhibits of a chain lower by a share of what they can give up."""


def spare(chains: Iterable[Chain]) -> float:
    """Return how many points the exhibits in `chains` can still give up."""
    return sum(piece.height - piece.lowering.least for chain in chains for piece in chain if piece.lowering)


def lowered(chain: Chain, share: float) -> Chain:
    """Return `chain`, its exhibits drawn with `share` of what they can give up gone."""
    return tuple(replace(p, drawing=p.lowering.drawn(p.lowering.height(share))) if p.lowering else p for p in chain)


def sketched(chain: Chain, share: float) -> Chain:
    """Return `chain` as high as `lowered` makes it, its exhibits not drawn: to measure with."""
    return tuple(_sketch(piece, share) for piece in chain)


def _sketch(piece: Piece, share: float) -> Piece:
    if piece.lowering is None:
        return piece
    return replace(piece, drawing=Drawing(piece.drawing.width, piece.lowering.height(share)))


def least_share(from_share: float, fits: Callable[[float], bool]) -> float | None:
    """Return the least share, not below `from_share`, with which what is asked `fits`; `None` if even all is not enough."""
    if not fits(1.0):
        return None
    low, high = from_share, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        if fits(middle):
            high = middle
        else:
            low = middle
    return high
