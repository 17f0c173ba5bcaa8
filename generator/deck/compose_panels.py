"""A few short points as panels beside each other, each in a placeholder of its own: head above, what is said to it below."""

from typing import Final, NamedTuple

from generator.deck import fit
from generator.deck.compose_points import has_sentences, large_points_composed, number_indent
from generator.deck.lettering import Lettering
from generator.deck.master import PANELS, TALL_HANG_LINE, panel_height, panel_insets, panel_rects
from generator.deck.pieces import Piece
from generator.deck.regions import region_of
from generator.deck.scene import Anchor, Bullet, LayoutKind, TextBox, TextParagraph
from generator.geometry import Rect
from generator.model.blocks import Columns
from generator.model.prose import Point, Points

SMALL_INDENT: Final = 14.4
HEAD_GAP, LINE_GAP = 7.2, 3.6
"""From a head to what is below it, and between the lines of that."""
MOST_LINES: Final = 5
"""Lines below a head: more are read better in a list over the width."""
LADDER: Final = (("step", "support-large"), ("lead-large", "support-medium"), ("lead", "support"))
"""Roles of heads and of what is below them, the largest first."""
LEAST_WIDTH: Final = 150.0
BARE, MOST_BARE_LINES = ("panel-head", "support-large"), 2
"""Roles for heads that have nothing below them, and the lines they may take in that size."""
SCANT: Final = 0.28
"""Part of the body that a list of any form covers at most that is read better as panels."""
SCANT_LADDER: Final = (("statement-large", "support-large"), ("statement", "support-medium"), ("callout-large", "support"))
"""Roles for sentences; these and other heads may take several lines there."""
MOST_HEAD_LINES: Final = 4


class Panels(NamedTuple):
    """The layout for a number of panels, and the panels."""

    layout: LayoutKind
    shapes: tuple[TextBox, ...]


def panels_page(lettering: Lettering, piece: Piece, points: Points, body: Rect) -> Panels | None:
    """Return `points` as panels from the top of `body` in the largest size they fit in, or `None` where a list reads better.

    Panels are for two to four points on our own layouts that all have a short head and a few lines below it, and for others that cover
    hardly anything of a slide as a list. They hang from the line that the layout draws, also below a headline of two lines.
    """
    grid = lettering.grid
    count = len(points.items)
    if count not in PANELS or grid.fixed_head or body.y > TALL_HANG_LINE:
        return None
    if piece.look:
        return None
    headed = not piece.follows and all(map(_is_headed, points.items))
    if not headed and not _is_scant(lettering, piece, points, body):
        return None
    rects = panel_rects(grid.body(grid.hang_line), count)
    insets = panel_insets(count)
    inner = rects[0].width - insets.left - insets.right
    if inner < LEAST_WIDTH:
        return None
    texts = _texts(lettering, piece, points, inner, headed=headed)
    needed = max(fit.height(lettering, paragraphs, inner) for paragraphs in texts) + insets.top + insets.bottom if texts else 0.0
    if not texts or needed > grid.body_end - grid.hang_line:
        return None
    height = panel_height(needed)
    anchor = Anchor.MIDDLE if _is_bare(points) else Anchor.TOP
    boxes = (
        TextBox(f"panel {n}", rect._replace(height=height), paragraphs, f"panel {n}", anchor, insets, "surface")
        for n, (rect, paragraphs) in enumerate(zip(rects, texts, strict=True), 1)
    )
    return Panels(PANELS[count], tuple(boxes))


def columns_as_points(columns: Columns) -> Points | None:
    """Return columns of one headed point each as a list of these points, `None` for any others."""
    lists = [column[0] for column in columns.columns if len(column) == 1 and isinstance(column[0], Points)]
    items = [points.items[0] for points in lists if len(points.items) == 1 and not points.ordered]
    return Points(items=tuple(items), span=columns.span) if len(items) == len(columns.columns) else None


def _is_headed(item: Point) -> bool:
    return bool(item.children) and not any(child.children for child in item.children)


def _is_bare(points: Points) -> bool:
    return not any(item.children for item in points.items)


def _texts(lettering: Lettering, piece: Piece, points: Points, width: float, *, headed: bool) -> tuple[tuple[TextParagraph, ...], ...]:
    """Return the text of each panel, in the largest size in which all read well; () where they do in none."""
    sentences = not headed and has_sentences(points)
    sizes = [(roles, 1 if headed else MOST_HEAD_LINES) for roles in (SCANT_LADDER if sentences else LADDER)]
    if _is_bare(points) and not sentences:
        sizes.insert(0, (BARE, MOST_BARE_LINES))
    for (head, support), most in sizes:
        texts = tuple(_paragraphs(lettering, item, head, support, piece.first + n, points.ordered) for n, item in enumerate(points.items))
        if all(_reads_well(lettering, paragraphs, width, most) for paragraphs in texts):
            return texts
    return ()


def _is_scant(lettering: Lettering, piece: Piece, points: Points, body: Rect) -> bool:
    """Tell whether `points` of two levels at most cover hardly anything of `body` as a list."""
    if any(child.children for item in points.items for child in item.children):
        return False
    region = region_of(lettering.grid, piece._replace(block=points), body)
    shapes = large_points_composed(lettering, piece, points, region).shapes
    covered = (_area(lettering, shape) for shape in shapes if isinstance(shape, TextBox))
    return sum(covered) < SCANT * body.width * body.height


def _area(lettering: Lettering, box: TextBox) -> float:
    """Return the area of the box around the text in `box`."""
    widest = max((fit.width(lettering, paragraph) for paragraph in box.paragraphs), default=0.0)
    return min(widest, box.rect.width) * fit.height(lettering, box.paragraphs, box.rect.width)


def _reads_well(lettering: Lettering, paragraphs: tuple[TextParagraph, ...], width: float, most: int) -> bool:
    """Tell whether the head stands on `most` lines and few lines are below it."""
    head, *below = paragraphs
    short = fit.on_one_line(lettering, head, width) or (most > 1 and len(fit.lines(lettering, head, width)) <= most)
    return short and sum(len(fit.lines(lettering, line, width)) for line in below) <= MOST_LINES


def _paragraphs(lettering: Lettering, item: Point, head: str, support: str, number: int, ordered: bool) -> tuple[TextParagraph, ...]:
    indent = number_indent(lettering, head, number + 1) if ordered else 0.0
    bullet = Bullet(number=True, start=number) if ordered else None
    listed = len(item.children) > 1
    inner = SMALL_INDENT if listed else 0.0
    below = (
        lettering.paragraph(
            child.text,
            support,
            before=LINE_GAP if index else HEAD_GAP,
            margin=inner,
            hanging=inner,
            level=1,
            bullet=Bullet("muted") if listed else None,
        )
        for index, child in enumerate(item.children)
    )
    return (lettering.paragraph(item.text, head, margin=indent, hanging=indent, bullet=bullet), *below)
