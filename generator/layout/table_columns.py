"""A table's columns: measured, judged for a width, and placed in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.layout.setter import Setter
from generator.model.inline import RichText, Run, followed
from generator.model.quantity import are_numbers, split_figure
from generator.model.table import Alignment, Column, RowKind, Table
from generator.model.table_grid import GridCell, GridRow, body_grid, head_grid, numbers_of
from generator.text.style import Align

LABEL_SHARE = 0.45
"""The most of the width that one stretched column may get while others could use it."""
WORDS_SHARE = 0.5
"""The most that all columns of words may get together while there are figures, whose headings would crowd."""
SHORT = 10.0
"""Em up to which words stay on one line where they are comfortable to read."""
FOLDED = 4
"""Lines that longer words may come to then, in columns from `NARROW` to `WIDE`."""
NARROW, WIDE = 8.0, 14.0
"""In em."""
TITLE_FOLDED = 3
LONG_WORD = 16.0
"""Em from which a word may be broken before other columns give way."""
UNIT_TITLES = frozenset({"单位", "單位", "単位", "단위", "Unit"})


class Scale(NamedTuple):
    """The roles that a table is set in, and the space between two columns."""

    body: str
    bold: str
    head: str
    gutter: float


NORMAL = Scale("table", "table-bold", "table-head", 12.0)
SMALL = Scale("table-small", "table-small-bold", "table-small-head", 9.0)
"""For tables that even a page on its side is too narrow for."""


class Contents(NamedTuple):
    """What a column holds, measured in points."""

    column: Column
    numeric: bool
    names_units: bool
    natural: float
    """Its width without a break."""
    least: float
    """The narrowest without a broken word or number."""
    comfortable: float
    """What it can be read in."""
    whole: float = 0.0
    rest: float = 0.0
    """The widest parts of its numbers before and after their decimal points; both 0 where these need not meet."""


class Measured(NamedTuple):
    """A table's columns in one scale."""

    scale: Scale
    columns: tuple[Contents, ...]

    @property
    def comfortable(self) -> float:
        return self._together([content.comfortable for content in self.columns])

    @property
    def least(self) -> float:
        return self._together([content.least for content in self.columns])

    def _together(self, widths: Sequence[float]) -> float:
        return sum(widths) + self.scale.gutter * (len(widths) - 1)


class Track(NamedTuple):
    """A column placed: left edge, width, how its cells are set."""

    x: float
    width: float
    align: Align
    contents: Contents
    role: str
    color: str = ""

    @property
    def right(self) -> float:
        return self.x + self.width


def measured(table: Table, setter: Setter, scale: Scale) -> Measured:
    """Return the columns of `table` measured, those under a wide heading or cell together wide enough for it."""
    grid = body_grid(table)
    one_measure = not any(column.title.plain in UNIT_TITLES for column in table.columns)
    cells = _own_cells(table, grid)
    columns = [
        _contents(column, cells[n], numbers_of(table, n), setter, scale, one_measure=one_measure) for n, column in enumerate(table.columns)
    ]
    for cell in _reaching_cells(table, grid):
        _widen(columns, cell, setter, scale)
    return Measured(scale, tuple(columns))


def _own_cells(table: Table, grid: Sequence[GridRow]) -> dict[int, dict[tuple[RichText, bool], None]]:
    """Return by column the different texts that stand in it alone, and whether they are bold."""
    cells: defaultdict[int, dict[tuple[RichText, bool], None]] = defaultdict(dict)
    for row, placed in zip(table.rows, grid, strict=True):
        for cell in placed:
            if cell.columns == 1 and cell.text:
                cells[cell.column][cell.text, row.kind is not RowKind.BODY] = None
    return cells


def _reaching_cells(table: Table, grid: Sequence[GridRow]) -> Iterable[GridCell]:
    """Yield the cells over several columns but not all."""
    for rows in (head_grid(table), grid):
        for row in rows:
            yield from (cell for cell in row if 1 < cell.columns < len(table.columns))


def _contents(
    column: Column, cells: Collection[tuple[RichText, bool]], texts: list[str], setter: Setter, scale: Scale, *, one_measure: bool
) -> Contents:
    numeric = are_numbers(texts)
    words = head_text(column.title, column.unit, setter)
    head = setter.rich_width(words, scale.head)
    title = _least(words, scale.head, setter)
    plain = scale.bold if column.group else scale.body
    widths = {(cell, bold): setter.rich_width(cell, scale.bold if bold else plain) for cell, bold in cells}
    widest = max(widths.values(), default=0.0)
    names_units = column.title.plain in UNIT_TITLES
    if not numeric:
        longest = max((_least(text, plain, setter) for text, _ in cells), default=0.0)
        least = min(max(title, longest), max(head, widest), LONG_WORD * setter.size(plain))
        comfortable = max(least, _comfortable(widest, setter.size(plain)), head / TITLE_FOLDED)
        return Contents(column, numeric, names_units, max(head, widest), least, comfortable)
    plain_widths = {cell.plain: width for (cell, bold), width in widths.items() if plain == scale.body and not bold and has_one_run(cell)}
    meets = one_measure and column.align is not Alignment.CENTER
    whole, rest = _figure_widths(texts, plain_widths, setter, scale.body) if meets else (0.0, 0.0)
    figures = max(widest, whole + rest)
    return Contents(
        column, numeric, names_units, max(head, figures), max(figures, title), max(figures, title, head / TITLE_FOLDED), whole, rest
    )


def _comfortable(width: float, em: float) -> float:
    """Return the width at which words that are `width` wide on one line can be read."""
    return width if width <= SHORT * em else min(max(width / FOLDED, NARROW * em), WIDE * em)


def head_text(title: RichText, unit: str, setter: Setter) -> RichText:
    """Return a heading with the unit of the numbers below it in brackets."""
    return followed(title, setter.words.aside(unit)) if unit else title


def has_one_run(text: RichText) -> bool:
    """Tell whether `text` is nothing but plain words in one look."""
    return len(text.inlines) == 1 and isinstance(text.inlines[0], Run) and text.inlines[0] == Run(text.plain)


def _figure_widths(texts: Iterable[str], widths: Mapping[str, float], setter: Setter, role: str) -> tuple[float, float]:
    """Return the widest parts before and after the decimal points; `widths` are those of texts that are measured already."""
    rests: dict[str, float] = {"": 0.0}
    widest = 0.0
    for text in dict.fromkeys(texts):
        figure = split_figure(text)
        if figure is None:
            continue
        if figure.rest not in rests:
            rests[figure.rest] = setter.width(figure.rest, role)
        known = widths.get(text) if text == figure.whole + figure.rest else None
        widest = max(widest, setter.width(figure.whole, role) if known is None else known - rests[figure.rest])
    return widest, max(rests.values())


def _least(rich: RichText, role: str, setter: Setter) -> float:
    """Return the narrowest measure that breaks no word of `rich` and no base with its reading."""
    bases = (part for inline in rich.inlines if isinstance(inline, Run) and inline.ruby for part in inline.parts)
    widths = (setter.rich_width(RichText((base,)), role) for base in bases)
    return max([setter.longest_word(rich.base, role), *widths])


def _widen(columns: list[Contents], cell: GridCell, setter: Setter, scale: Scale) -> None:
    """Widen the columns under `cell`, all by as much, to what it needs."""
    below = columns[cell.column : cell.right]
    natural = min(setter.rich_width(cell.text, scale.bold), NARROW * cell.columns * setter.size(scale.bold))
    least = _least(cell.text, scale.bold, setter)
    room = scale.gutter * (cell.columns - 1)
    more_natural = max(natural - room - sum(content.natural for content in below), 0.0) / cell.columns
    more_least = max(least - room - sum(content.least for content in below), 0.0) / cell.columns
    for n, content in enumerate(below, cell.column):
        wider = content._replace(least=content.least + more_least, natural=content.natural + more_natural)
        columns[n] = wider._replace(comfortable=max(wider.comfortable, wider.least), natural=max(wider.natural, wider.least))


def placed(table: Measured, width: float) -> tuple[Track, ...]:
    """Return the columns in `width` points."""
    scale = table.scale
    tracks: list[Track] = []
    x = 0.0
    for content, track_width in zip(table.columns, _widths(table.columns, width - scale.gutter * (len(table.columns) - 1)), strict=True):
        role = scale.bold if content.column.group else scale.body
        tracks.append(Track(x, track_width, _align(content), content, role, "muted" if content.names_units else ""))
        x += track_width + scale.gutter
    return tuple(tracks)


def _align(content: Contents) -> Align:
    fixed = {Alignment.LEFT: Align.START, Alignment.CENTER: Align.CENTER, Alignment.RIGHT: Align.END}
    return fixed.get(content.column.align, Align.END if content.numeric else Align.START)


def _widths(contents: Sequence[Contents], room: float) -> list[float]:
    """Return the columns' widths, together `room`: natural and stretched if there is room, else narrowed as far as they must."""
    natural = [content.natural for content in contents]
    if sum(natural) <= room:
        return _stretched(contents, natural, room - sum(natural))
    least = [min(content.comfortable, content.natural) for content in contents]
    if sum(least) > room:
        least = [min(content.least, content.natural) for content in contents]
    spare = room - sum(least)
    if spare < 0:
        return _shared([0.0] * len(least), least, room)
    wish = [max(n - w, 0.0) for n, w in zip(natural, least, strict=True)]
    return _shared(least, wish, spare)


def _shared(least: list[float], wish: list[float], spare: float) -> list[float]:
    """Return `least` with `spare` given out: small wishes in full, the rest evenly among the others."""
    widths = list(least)
    open_columns = sorted((n for n, w in enumerate(wish) if w), key=lambda n: wish[n])
    while open_columns:
        share = spare / len(open_columns)
        column = open_columns.pop(0)
        given = min(wish[column], share)
        widths[column] += given
        spare -= given
    return widths


def _stretched(contents: Sequence[Contents], natural: list[float], extra: float) -> list[float]:
    """Return the natural widths with `extra` given to columns of words, by their width.

    In a table with figures they get no more than their share, each and together; columns of figures divide what is left.
    """
    words = [n for n, content in enumerate(contents) if not content.numeric and not content.names_units] or list(range(len(contents)))
    total = sum(natural[n] for n in words) or 1.0
    room = sum(natural) + extra
    has_figures = len(words) < len(contents)
    given = min(extra, max(0.0, room * WORDS_SHARE - total)) if has_figures else extra
    widths = list(natural)
    for n in words:
        limit = max(natural[n], room * LABEL_SHARE) if has_figures else room
        widths[n] = min(natural[n] + given * natural[n] / total, limit)
    left = room - sum(widths)
    figures = [n for n, content in enumerate(contents) if content.numeric] or list(range(len(contents)))
    for n in figures:
        widths[n] += left / len(figures)
    return widths
