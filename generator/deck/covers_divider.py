"""The slide before a part on our own master: its number on the left leaf, its title, how far along it is."""

import re
from collections.abc import Iterator, Sequence

from generator.deck import fit
from generator.deck.brief import ELLIPSIS, wide
from generator.deck.covers import Cover
from generator.deck.display import display, drop, largest, words_box
from generator.deck.lettering import Lettering
from generator.deck.master import GUTTER, HEIGHT, NUMERAL_SHIFT
from generator.deck.pieces import text_box
from generator.deck.scene import LayoutKind, Rule, Shape
from generator.geometry import Rect

FOOT_BASELINE = 491.0
PROGRESS_Y = 462.0
PROGRESS_MOST = 5
LEAST_OF_NAME = 4.0
"""Full-width characters that tell what a part is about where its name is cut short."""
NO_END = " 　，、：；,:;“「『（(–-的の"
"""What is left off before “…”."""


def divider_cover(lettering: Lettering, title: str, kicker: str, subtitle: str, number: int, names: Sequence[str]) -> Cover:
    """Return the slide before part `number` of those called `names`: numeral on the left leaf, title, progress at the foot."""
    grid = lettering.grid
    heading = display(lettering, title, (("divider", 3), ("title-small", 3), ("headline", 6), ("body", 9)), grid.columns_width(8), 210)
    height = fit.height(lettering, (heading,), grid.columns_width(8))
    x = grid.column_x(5)
    shapes: list[Shape] = [
        text_box("title", Rect(x, 186 + drop(heading), grid.columns_width(8), height), heading, placeholder="title"),
        words_box(lettering, "kicker", kicker, "kicker", Rect(x, 48, grid.columns_width(8), 22)),
        _numeral(lettering, number),
    ]
    if subtitle:
        below = largest(lettering, subtitle, ("divider-subtitle", "support"), grid.columns_width(8), PROGRESS_Y - 14.4 - 186 - height - 16)
        below_height = fit.height(lettering, (below,), grid.columns_width(8))
        shapes.append(text_box("subtitle", Rect(x, 186 + height + 16, grid.columns_width(8), below_height), below, placeholder="subtitle"))
    return Cover(LayoutKind.SECTION, title, (*shapes, *_progress(lettering, number, names)))


def _numeral(lettering: Lettering, number: int) -> Shape:
    """Return the large numeral, in the largest size that the leaf holds."""
    grid = lettering.grid
    x = grid.left - NUMERAL_SHIFT
    role = lettering.role("divider-numeral")
    for size in (role.size, 140.0, 100.0):
        paragraph = lettering.paragraph(str(number), "divider-numeral")._replace(
            runs=lettering.runs(str(number), "divider-numeral", size=size),
            leading=round(size * 1.45, 1),
        )
        if fit.width(lettering, paragraph) <= grid.hinge - 2 * x:
            break
    rect = fit.on_baseline(paragraph, x, FOOT_BASELINE - 2, grid.hinge - x)
    rect = Rect.edges(rect.x, rect.y, rect.right, min(rect.bottom, HEIGHT))  # what digits do not have below the line may leave the slide
    return text_box("numeral", rect, paragraph, placeholder="numeral", wrap=False)


def _progress(lettering: Lettering, number: int, names: Sequence[str]) -> tuple[Shape, ...]:
    """Return one segment for each part, or “3 / 8” where there are more than five."""
    grid = lettering.grid
    x = grid.column_x(5)
    if len(names) > PROGRESS_MOST:
        text = lettering.paragraph(f"{number} / {len(names)}", "progress-current")
        return (text_box("progress", Rect(x, PROGRESS_Y, grid.columns_width(8), text.leading), text),)
    pitch = (grid.columns_width(8) + GUTTER) / len(names)
    shapes: list[Shape] = []
    for index, label in enumerate(_progress_labels(lettering, names, pitch - GUTTER), 1):
        left, right = x + (index - 1) * pitch, x + index * pitch - GUTTER
        current = index == number
        weight = 4.0 if current else 1.0
        shapes.append(Rule(f"progress {index}", left, PROGRESS_Y + 2, right, PROGRESS_Y + 2, weight, "accent" if current else "rule"))
        text = lettering.paragraph(label, "progress-current" if current else "progress")
        shapes.append(text_box(f"progress {index} name", Rect(left, PROGRESS_Y + 9, right - left, text.leading), text, wrap=False))
    return tuple(shapes)


def _progress_labels(lettering: Lettering, names: Sequence[str], width: float) -> tuple[str, ...]:
    """Return number and name of each part in `width`, the same on every divider; the numbers alone where one name has no room.

    A name that is too long is what it quotes, else its beginning.
    """

    def has_room(label: str) -> bool:
        return fit.on_one_line(lettering, lettering.paragraph(label, "progress-current"), width)

    labels = []
    for index, name in enumerate(names, 1):
        known_by = (name, _quoted_term(name) or name, *_beginnings(name))
        fitting = next((label for label in (f"{index}　{short}" for short in known_by) if has_room(label)), "")
        labels.append(fitting)
    return tuple(labels) if all(labels) else tuple(str(index) for index in range(1, len(names) + 1))


def _beginnings(name: str) -> Iterator[str]:
    """Yield beginnings of `name` that tell what it is about, the longest first; Latin words stay whole."""
    for end in range(len(name) - 1, 0, -1):
        inside = name[end - 1 : end + 1].isascii() and name[end - 1 : end + 1].isalnum()
        if not inside and wide(beginning := name[:end].rstrip(NO_END)) >= LEAST_OF_NAME:
            yield beginning + ELLIPSIS


def _quoted_term(title: str) -> str:
    """Return the first term that `title` has in quotation marks, which is what it is remembered by; "" without one."""
    match = re.search(r"[“「『](.+?)[”」』]", title)
    return match[1] if match else ""
