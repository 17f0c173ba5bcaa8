"""A table's columns on slides: sizes of type from large to small, widths from content, room for decimal points."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.deck import fit
from generator.deck.lettering import Lettering
from generator.deck.scene import TextParagraph
from generator.model.document import Language
from generator.model.inline import RichText, followed
from generator.model.quantity import NO_VALUE, Figure, are_numbers, split_figure
from generator.model.table import Alignment, Column, RowKind, Table
from generator.model.table_grid import GridCell, GridRow, body_grid, head_grid, numbers_of
from generator.text.style import Align

NARROWEST = 2.5
"""Em of the narrowest column of words."""
SHORT = 10.0
"""Em up to which words stay on one line where they are comfortable to read."""
SPARE = 0.5
"""Of a cell's width stays free for rounding."""
NARROW, WIDE = 8.0, 16.0
"""Em of a column in which longer words are comfortable to read."""
WIDEST_FIXED = 160.0
"""Columns of numbers and groups up to this width are never narrowed."""
TITLE_LINES, CELL_LINES = 2.5, 5.0
"""Lines that a title and a cell may come to, about, before the type gets smaller."""
HEAD_EM = 3.2
"""Em of three characters, which stay on one line in a heading."""
NOT_STRETCHED = 3
"""Tables of more columns take all the width there is."""
_FIRST_IDEOGRAPH, _LAST_IDEOGRAPH = "\u4e00", "\u9fa5"


class Scale(NamedTuple):
    """The roles a table is set in, how high its rows are, the space beside its cells' texts, and how far a short or narrow one grows."""

    body: str
    head: str
    least_row: float
    most_row: float
    head_row: float
    padding: float
    row_space: float
    """Above and below a cell's lines together."""
    rows_space: float = 314.0
    """The height that the rows of a short table share, within limits."""
    widest: float = 651.6
    """What a table of few columns takes at most: nine columns of a wide slide, in larger type more."""


LARGE_SCALES = (
    Scale("table-24", "table-24-head", 42.0, 64.0, 36.0, 10.8, 9.6, 240.0, 873.6),
    Scale("table-20", "table-20-head", 35.0, 54.0, 32.0, 8.4, 7.6, 240.0, 725.6),
)
"""Those of a small table that has a slide to itself."""
SCALES = (
    Scale("table", "table-head", 30.6, 40.0, 28.0, 7.2, 6.6),
    Scale("table-16", "table-head", 27.0, 36.0, 28.0, 6.0, 5.0),
    Scale("table-14", "table-small-head", 23.0, 30.0, 22.0, 5.0, 4.0),
)
"""From large to small: a table that needs more width than a slide gets smaller type, down to that of a chart's labels."""


class Columns(NamedTuple):
    """A table's columns set for slides: one width each on all slides that it goes on over."""

    scale: Scale
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]
    numbers: tuple[bool, ...]
    rests: tuple[float, ...]
    """The widest part after a decimal point in each column, 0 where decimal points need not meet."""

    def inner(self, cell: GridCell) -> float:
        """Return how wide the text of `cell` may be."""
        return sum(self.widths[cell.column : cell.right]) - self.scale.padding * (1 if cell.column == 0 else 2) - SPARE

    def rest(self, lettering: Lettering, cell: GridCell) -> float:
        """Return how far the number in `cell` ends left of its column's edge, 0 for words."""
        if cell.columns > 1 or not self.numbers[cell.column] or self.aligns[cell.column] is not Align.END:
            return 0.0
        return rest_of(lettering, cell.text, self.scale, self.rests[cell.column])


class Needed(NamedTuple):
    """What a table's columns need in one scale, in points, padding included."""

    scale: Scale
    natural: tuple[float, ...]
    """Without a break."""
    headed: tuple[float, ...]
    """With short words and headings on one line."""
    comfortable: tuple[float, ...]
    """With short words on one line."""
    least: tuple[float, ...]
    """To be read at all."""
    aligns: tuple[Align, ...]
    numbers: tuple[bool, ...]
    rests: tuple[float, ...]

    def of(self, kept: Sequence[int]) -> "Needed":
        """Return what the columns `kept` need."""
        return Needed(
            self.scale,
            tuple(self.natural[n] for n in kept),
            tuple(self.headed[n] for n in kept),
            tuple(self.comfortable[n] for n in kept),
            tuple(self.least[n] for n in kept),
            tuple(self.aligns[n] for n in kept),
            tuple(self.numbers[n] for n in kept),
            tuple(self.rests[n] for n in kept),
        )


def needs(lettering: Lettering, table: Table) -> Iterator[Needed]:
    """Yield what `table` needs, from the largest scale to the smallest."""
    return (_needed(lettering, table, scale) for scale in SCALES)


def large_needs(lettering: Lettering, table: Table) -> Iterator[Needed]:
    """Yield what `table` needs where it has a slide to itself, from the largest scale on."""
    return (_needed(lettering, table, scale) for scale in LARGE_SCALES)


def columns(needed: Needed, width: float) -> Columns:
    """Return the columns in `width`: natural widths spread over it, or the widest narrowed until all have room."""
    return Columns(needed.scale, _widths(needed, width), needed.aligns, needed.numbers, needed.rests)


def cell_text(lettering: Lettering, text: RichText | str, scale: Scale, kind: RowKind, *, number: bool, group: bool) -> TextParagraph:
    """Return a cell's paragraph: numbers, names of groups, headings and totals are bold."""
    color = "accent" if group and kind is RowKind.BODY else ""
    return lettering.paragraph(text, scale.body, color=color, bold=number or group or kind is not RowKind.BODY)


def head_text(lettering: Lettering, cell: GridCell, scale: Scale) -> TextParagraph:
    """Return a heading, with the unit of the numbers below it in brackets."""
    return lettering.paragraph(followed(cell.text, lettering.words.aside(cell.unit) if cell.unit else ""), scale.head)


def rest_of(lettering: Lettering, text: RichText, scale: Scale, rest: float) -> float:
    """Return how far a number ends left of its column's edge, so that its decimal point stands under the others."""
    if not rest:
        return 0.0
    plain = text.plain
    if plain in NO_VALUE:
        return rest
    figure = split_figure(plain)
    return max(rest - _rest_width(lettering, text, scale, figure), 0.0) if figure else 0.0


def _rest_width(lettering: Lettering, text: RichText, scale: Scale, figure: Figure) -> float:
    """Return how wide `text`, which is `figure`, is after its whole part."""
    if figure.whole + figure.rest == "".join(run.text for run in lettering.runs(text, scale.body)):
        return _bold_width(lettering, figure.rest, scale) if figure.rest else 0.0
    paragraph = cell_text(lettering, text, scale, RowKind.BODY, number=True, group=False)
    return fit.width(lettering, paragraph) - _bold_width(lettering, figure.whole, scale)


def _bold_width(lettering: Lettering, text: str, scale: Scale) -> float:
    return fit.width(lettering, cell_text(lettering, text, scale, RowKind.BODY, number=True, group=False))


def _needed(lettering: Lettering, table: Table, scale: Scale) -> Needed:
    grid = body_grid(table)
    cells = _own_cells(table, grid)
    natural, headed, comfortable, least, aligns, numbers, rests = [], [], [], [], [], [], []
    for index, column in enumerate(table.columns):
        is_number = _is_numbers(column, numbers_of(table, index))
        padding = scale.padding * (1 if index == 0 else 2)
        rest = _widest_rest(lettering, cells[index], scale) if is_number and column.align is not Alignment.CENTER else 0.0
        wide, whole, easy, narrow = _column_widths(lettering, column, cells[index], scale, number=is_number, rest=rest)
        natural.append(wide + padding)
        headed.append(whole + padding)
        comfortable.append(easy + padding)
        least.append(narrow + padding)
        aligns.append(_align(column, is_number))
        numbers.append(is_number)
        rests.append(rest)
    for cell in _reaching_cells(table, grid):
        _widen(lettering, (natural, headed, comfortable, least), cell, scale)
    return Needed(scale, tuple(natural), tuple(headed), tuple(comfortable), tuple(least), tuple(aligns), tuple(numbers), tuple(rests))


def _own_cells(table: Table, grid: Sequence[GridRow]) -> dict[int, list[tuple[RichText, RowKind]]]:
    """Return by column the different texts that stand in it alone."""
    cells: defaultdict[int, dict[tuple[RichText, RowKind], None]] = defaultdict(dict)
    for row, placed in zip(table.rows, grid, strict=True):
        for cell in placed:
            if cell.columns == 1 and cell.text:
                cells[cell.column][cell.text, row.kind] = None
    return {index: list(cells[index]) for index in range(len(table.columns))}


def _reaching_cells(table: Table, grid: Sequence[GridRow]) -> Iterable[GridCell]:
    for rows in (head_grid(table), grid):
        for row in rows:
            yield from (cell for cell in row if 1 < cell.columns < len(table.columns))


def _widen(lettering: Lettering, all_widths: Sequence[list[float]], cell: GridCell, scale: Scale) -> None:
    """Widen the columns under `cell`, all by as much, so that it comes to few lines."""
    wide = fit.width(lettering, lettering.paragraph(cell.text, scale.body)) / (1 - fit.RESERVE) + 2 * scale.padding
    inside = range(cell.column, cell.right)
    for widths, lines in zip(all_widths, (1.0, 2.0, 2.0, CELL_LINES), strict=True):
        wanted = min(wide / lines, WIDEST_FIXED * cell.columns)
        more = max(wanted - sum(widths[n] for n in inside), 0.0) / cell.columns
        for n in inside:
            widths[n] += more


def _widest_rest(lettering: Lettering, cells: Sequence[tuple[RichText, RowKind]], scale: Scale) -> float:
    """Return the widest part after a decimal point, 0 if all are alike."""
    figures = [figure for text, _ in cells if (figure := split_figure(text.plain))]
    if len({figure.rest for figure in figures}) < 2 and not any(text.plain in NO_VALUE for text, _ in cells):
        return 0.0
    rests = dict.fromkeys(figure.rest for figure in figures)
    return max((_bold_width(lettering, rest, scale) for rest in rests if rest), default=0.0)


def _widest(lettering: Lettering, texts: Sequence[TextParagraph], ends: Sequence[float], *, in_cell: bool) -> float:
    """Return the width of the widest of `texts` with the room at its end, 0 without any."""
    return max((end + fit.width(lettering, words, in_cell=in_cell) for end, words in zip(ends, texts, strict=True)), default=0.0)


def _column_widths(
    lettering: Lettering, column: Column, cells: Sequence[tuple[RichText, RowKind]], scale: Scale, *, number: bool, rest: float
) -> tuple[float, float, float, float]:
    """Return how wide a column is without a break, with its heading on one line, where it is easy to read, and at least."""
    reserve = 1 - fit.RESERVE
    em = lettering.role(scale.body).size
    heading = head_text(lettering, GridCell(column.title, 0, 0, unit=column.unit), scale)
    title, whole_title = (fit.width(lettering, heading, in_cell=cell) / reserve + SPARE for cell in (False, True))
    texts = [cell_text(lettering, text, scale, kind, number=number, group=column.group) for text, kind in cells]
    ends = [rest_of(lettering, text, scale, rest) for text, _ in cells]
    whole = _widest(lettering, texts, ends, in_cell=True) / reserve + SPARE
    widest = whole if number else _widest(lettering, texts, ends, in_cell=False) / reserve + SPARE
    natural = max(whole_title, whole)
    folded_title = min(title, max(title / TITLE_LINES, HEAD_EM * lettering.role(scale.head).size, _korean_word(lettering, heading)))
    if (number or column.group) and widest < WIDEST_FIXED:
        easy = max(widest, folded_title)
        return natural, max(easy, min(whole_title, WIDEST_FIXED)), easy, easy
    words = _longest_words(lettering, cells)
    stretches = [cell_text(lettering, word, scale, RowKind.BODY, number=number, group=column.group) for word in words]
    longest = max((fit.width(lettering, stretch) / reserve + SPARE for stretch in stretches), default=0.0)
    folded = min(max(title / TITLE_LINES, widest / CELL_LINES), WIDEST_FIXED)
    least = min(max(NARROWEST * em, folded, longest), natural)
    easy = widest if widest <= SHORT * em else min(max(widest / CELL_LINES, NARROW * em), WIDE * em)
    comfortable = max(least, min(max(easy, folded_title), natural))
    return natural, max(comfortable, min(whole_title, WIDEST_FIXED)), comfortable, least


def _longest_words(lettering: Lettering, cells: Iterable[tuple[RichText, RowKind]]) -> list[str]:
    """Return the longest stretch of each cell that no line can be broken in: Latin and Korean words, numbers; elsewhere four characters.

    Ideographs are as wide as each other, so that of stretches of them alone one of the longest speaks for all.
    """
    words = dict.fromkeys(_longest_word(lettering, text.plain) for text, _ in cells)
    solid = max((word for word in words if _is_solid(word)), key=len, default="")
    return [word for word in words if word == solid or not _is_solid(word)]


def _is_solid(word: str) -> bool:
    return bool(word) and min(word) >= _FIRST_IDEOGRAPH and max(word) <= _LAST_IDEOGRAPH


def _longest_word(lettering: Lettering, plain: str) -> str:
    words: list[str] = plain.split() if lettering.language is Language.KOREAN else re.findall(r"[\w.,%\-/@:]+", plain, re.ASCII)
    return max([*words, plain[:4]], key=len)


def _korean_word(lettering: Lettering, heading: TextParagraph) -> float:
    """Return the width of the longest word of a Korean heading, 0 in other languages, whose words no column needs whole."""
    if lettering.language is not Language.KOREAN:
        return 0.0
    longest = max(heading.text.split(), key=len, default="")
    run = heading.runs[0]._replace(text=longest)
    return fit.width(lettering, heading._replace(runs=(run,)), in_cell=True) / (1 - fit.RESERVE) + SPARE


def _is_numbers(column: Column, texts: list[str]) -> bool:
    """Tell whether a column is set as figures: by its alignment, or because all its cells that say anything are numbers."""
    if column.group or column.align is not Alignment.AUTO:
        return column.align is Alignment.RIGHT and not column.group
    return are_numbers(texts)


def _align(column: Column, number: bool) -> Align:
    fixed = {Alignment.LEFT: Align.START, Alignment.CENTER: Align.CENTER, Alignment.RIGHT: Align.END}
    return fixed.get(column.align, Align.END if number else Align.START)


def _widths(needed: Needed, available: float) -> tuple[float, ...]:
    natural = needed.natural
    total = sum(natural)
    if total <= available:
        target = min(available, needed.scale.widest) if len(natural) <= NOT_STRETCHED else available
        return _spread(natural, needed.aligns, max(target, total))
    tiers = (needed.headed, needed.comfortable)
    least = next((widths for widths in tiers if sum(widths) <= available), needed.least)
    spare = max(available - sum(least), 0.0)
    wanted = [max(n - m, 0.0) for n, m in zip(natural, least, strict=True)]
    share = spare / sum(wanted) if sum(wanted) > 0 else 0.0
    widths = [m + w * share for m, w in zip(least, wanted, strict=True)]
    scale = min(1.0, available / sum(widths))
    return tuple(width * scale for width in widths)


def _spread(natural: tuple[float, ...], aligns: tuple[Align, ...], target: float) -> tuple[float, ...]:
    """Return `natural` widths grown to `target`: text columns take what is left over, as far as their words are wide."""
    grow = [width if align is Align.START else width * 0.35 for width, align in zip(natural, aligns, strict=True)]
    spare = target - sum(natural)
    return tuple(width + spare * part / sum(grow) for width, part in zip(natural, grow, strict=True))
