"""Judges what fits: text measured as office programs break it, balanced parts for what continues on further slides.

PowerPoint and Impress break lines themselves, greedily and without squeezing, so everything here is measured that way
(`Typesetter.office_lines`) to a measure that is short of the box by `RESERVE`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from generator.deck.lettering import Lettering, broken
from generator.deck.measures import Look
from generator.deck.scene import TextParagraph, TextRun
from generator.geometry import Rect
from generator.model.inline import NoteReference, RichText, Run
from generator.text.stand_in import has_letters
from generator.text.style import ParagraphStyle, StyledRun, TextStyle
from generator.theme.theme import BODY_AUTOSPACE

RESERVE = 0.01
"""Part of a measure that stays free. Impress rounds a face's size by up to 0.003; PowerPoint has not been measured."""
NATURAL_LEADING = 1.45
"""Leading of a line to its size at which programs agree on the baseline: the height of Noto's own line (hhea)."""
DESCENT = 0.245
"""Em from a first baseline down to the end of its exact leading: halfway between the face's own 0.288 (hhea of Noto), which puts the
first baseline where a line of natural leading has it, and the 0.2 measured in Impress 26.8."""
TRIM = -0.2
"""Em of tracking from which down it trims a quotation mark: Impress leaves off what follows a run's last letter, so it is not relied on."""
RAISED = 2 / 3
"""The size of what stands above or below the line; 0.58 in Impress 26.8."""
SENTENCE_END = "。！？；!?;"
NO_START = "，、；：。！？,.;:!?”’」』）)》〉】…—的"
"""No line of a divided heading begins with these."""
CLAUSE_END = "，、：,:—"


def lines(lettering: Lettering, paragraph: TextParagraph, width: float, *, in_cell: bool = False) -> tuple[str, ...]:
    """Return the lines that `paragraph` takes in a box `width` wide, with the reserve; `in_cell`, those that make a table's row high."""
    in_cell = in_cell and _has_stand_in(paragraph)
    key = paragraph.runs, width - paragraph.margin, in_cell
    known = lettering.measures.lines.get(key)
    if known is None:
        known = lettering.measures.lines[key] = _set_lines(lettering, paragraph, max(key[1] * (1 - RESERVE), 1.0), in_cell)
    return known


def _set_lines(lettering: Lettering, paragraph: TextParagraph, measure: float, in_cell: bool) -> tuple[str, ...]:
    """Return the lines of `paragraph` at `measure`; what is known to be narrower is one line."""
    segments = _segments(paragraph)
    natural = _known_width(lettering, paragraph, in_cell)
    if natural and natural <= measure and len(segments) == 1:
        return ("".join(run.text for run in paragraph.runs),)
    style = line_style(lettering, paragraph)
    return tuple(
        line
        for segment in segments
        for line in lettering.typesetter.office_lines(styled_runs(lettering, segment), style, measure, in_cell=in_cell) or ("",)
    )


def height(lettering: Lettering, paragraphs: Iterable[TextParagraph], width: float, *, in_cell: bool = False) -> float:
    """Return how tall `paragraphs` are in a box `width` wide, or in a table's cell."""
    return sum(p.before + p.leading * len(lines(lettering, p, width, in_cell=in_cell)) for p in paragraphs)


def width(lettering: Lettering, paragraph: TextParagraph, *, in_cell: bool = False) -> float:
    """Return the natural width of `paragraph`: its longest line where nothing but its own breaks ends one."""
    in_cell = in_cell and _has_stand_in(paragraph)
    known = _known_width(lettering, paragraph, in_cell)
    if known is None:
        style = line_style(lettering, paragraph)
        segments = _segments(paragraph)
        known = max((lettering.typesetter.office_width(styled_runs(lettering, s), style, in_cell=in_cell) for s in segments), default=0.0)
        if look := _look(paragraph.runs, in_cell):
            lettering.measures.ems[look] = known / paragraph.runs[0].size
        else:
            lettering.measures.widths[paragraph.runs, in_cell] = known
    return paragraph.margin + known


def _has_stand_in(paragraph: TextParagraph) -> bool:
    """Tell whether the width of `paragraph` in a table's cell may be another than elsewhere."""
    return any(has_letters(run.text) for run in paragraph.runs)


def _known_width(lettering: Lettering, paragraph: TextParagraph, in_cell: bool) -> float | None:
    """Return the natural width of `paragraph` without its margin if it has been measured, in whatever size and colour."""
    look = _look(paragraph.runs, in_cell)
    if look is None:
        return lettering.measures.widths.get((paragraph.runs, in_cell))
    em = lettering.measures.ems.get(look)
    return None if em is None else em * paragraph.runs[0].size


def _look(runs: tuple[TextRun, ...], in_cell: bool) -> Look | None:
    """Return what tells the width of a single run in em; `None` for several, and for what stands above or below the line."""
    if len(runs) != 1 or runs[0].rise:
        return None
    run = runs[0]
    return run.text, run.typeface, run.bold, round(run.tracking / run.size, 6) if run.tracking else 0.0, in_cell


def on_one_line(lettering: Lettering, paragraph: TextParagraph, measure: float) -> bool:
    """Tell whether each segment of `paragraph` stays on its line in a box `measure` wide."""
    return width(lettering, paragraph) <= measure * (1 - RESERVE)


def baseline(paragraph: TextParagraph, size: float = 0.0) -> float:
    """Return the distance from a box's top to its first baseline; programs differ from it by up to 0.045 em."""
    return paragraph.leading - DESCENT * (size or max((run.size for run in paragraph.runs), default=0.0))


def natural(paragraph: TextParagraph) -> TextParagraph:
    """Return `paragraph`, a single line of display size, with the leading at which programs agree on its baseline."""
    return paragraph._replace(leading=round(NATURAL_LEADING * max(run.size for run in paragraph.runs), 1))


def on_baseline(paragraph: TextParagraph, x: float, y: float, measure: float) -> Rect:
    """Return the box of one line whose baseline is at `y`."""
    return Rect(x, y - baseline(paragraph), measure, paragraph.leading)


def balanced(sizes: Sequence[float], capacity: float, most: int = 1_000) -> tuple[int, ...]:
    """Return how many neighbours go into each part: as few parts as hold `capacity` and `most`, and those alike.

    A size above `capacity` stands alone.
    """
    best: list[_Division] = [_Division(0, 0.0, ())]
    for start in range(len(sizes) - 1, -1, -1):
        neighbours = (sizes[number] for number in range(start, min(start + most, len(sizes))))
        best.append(min(_divisions(neighbours, capacity, best), key=lambda division: division[:2]))
    return best[-1].counts


class _Division(NamedTuple):
    """Neighbours divided: into how many parts, the sum of these parts' squares, which is least where they are alike, and their counts."""

    parts: int
    squares: float
    counts: tuple[int, ...]


def _divisions(sizes: Iterable[float], capacity: float, best: Sequence[_Division]) -> Iterator[_Division]:
    """Yield the divisions that begin with one or more of `sizes`, longer first parts first; `best` ends with that of all but the first."""
    ends = tuple(takewhile(lambda end: end <= capacity + 1e-6, accumulate(sizes))) or (0.0,)
    for count, end in reversed(tuple(enumerate(ends, 1))):
        rest = best[-count]
        yield _Division(rest.parts + 1, round(rest.squares + end**2, 3), (count, *rest.counts))


def cut_text(lettering: Lettering, text: RichText, role: str, measure: float, most: int, *, in_cell: bool = False) -> tuple[RichText, ...]:
    """Return `text` in pieces of at most `most` lines, ended at sentences or clauses where one ends near enough."""
    pieces: list[RichText] = []
    while True:
        set_lines = lines(lettering, lettering.paragraph(text, role), measure, in_cell=in_cell)
        if len(set_lines) <= most:
            return (*pieces, text)
        part_count = -(-len(set_lines) // most)
        wanted = min(most, -(-len(set_lines) // part_count) + 1)
        first, text = cut(text, _cut_offset(text.plain, set_lines, wanted))
        pieces.append(first)


def _cut_offset(text: str, set_lines: Sequence[str], most: int) -> int:
    end = sum(len(line) for line in set_lines[:most])
    end = min(max(end, 1), len(text) - 1)
    half = end // 2
    for marks in (SENTENCE_END, CLAUSE_END, " "):
        at = max((text.rfind(mark, half, end) for mark in marks), default=-1)
        if at >= half and at > 0:
            return at + 1
    return end


def cut(text: RichText, offset: int) -> tuple[RichText, RichText]:
    """Return `text` in two at `offset` of its plain text; a base with its reading stays whole on the left."""
    left: list[Run | NoteReference] = []
    right: list[Run | NoteReference] = []
    room = offset
    for inline in text.inlines:
        if right or (room <= 0 and isinstance(inline, Run)):
            right.append(inline)
        elif isinstance(inline, NoteReference):
            left.append(inline)
        elif inline.ruby or len(inline.text) <= room:
            left.append(inline)
            room -= len(RichText((inline,)).plain)
        else:
            left.append(inline._replace(text=inline.text[:room].rstrip()))
            right.append(inline._replace(text=inline.text[room:].lstrip()))
            room = 0
    return RichText(tuple(left), text.span), RichText(tuple(right), text.span)


def clauses(text: str, marks: str = "，、；：。！？,;:!?") -> tuple[str, ...]:
    """Return `text` cut after each clause mark, closing marks kept with it; never within a number such as 12,800."""
    pieces, start = [], 0
    for at, character in enumerate(text):
        end = at + 1
        if character not in marks or end >= len(text) or text[end] in "”’」』）)》〉】" + marks:
            continue
        if character.isascii() and not text[end].isspace():
            continue
        pieces.append(text[start:end])
        start = end
    return tuple(piece for piece in (*pieces, text[start:]) if piece)


def plain_of(text: RichText | str) -> str:
    """Return the text alone."""
    return text if isinstance(text, str) else text.plain


def halves(text: str) -> tuple[str, str] | None:
    """Return `text` in two at the clause mark nearest its middle, else at a quotation.

    Return `None` where no such place leaves 40 to 60 per cent on either side.
    """
    pieces = clauses(text)
    ends = [sum(len(piece) for piece in pieces[: n + 1]) for n in range(len(pieces) - 1)]
    quotations = [at for at in range(1, len(text)) if (text[at - 1] in "”’」』》" and text[at] not in NO_START) or text[at] in "“‘「『《"]
    for places in (ends, quotations):
        best = min(places, key=lambda end: abs(end - len(text) / 2), default=0)
        if 0.4 * len(text) <= best <= 0.6 * len(text):
            return text[:best].rstrip(), text[best:].lstrip()
    return None


def divided(lettering: Lettering, text: RichText | str, role: str, width: float) -> TextParagraph:
    """Return `text`, which takes two lines in `role`, broken at a clause or a quotation near its middle, else in even lines."""
    parts = halves(plain_of(text))
    if parts is not None and on_one_line(lettering, lettering.paragraph(broken(text, parts), role), width):
        return in_lines(lettering, text, parts, role, width)
    return evened(lettering, text, role, width) or lettering.paragraph(text, role)


def evened(lettering: Lettering, text: RichText | str, role: str, width: float) -> TextParagraph | None:
    """Return `text` in even lines that end outside words, as on paper; `None` where that takes more lines than breaking greedily."""
    style = lettering.theme.deck_paragraph(role, lettering.language.value, balance=True)
    run = StyledRun(plain_of(text), lettering.theme.deck_text(role, lettering.language.value))
    block = lettering.typesetter.set((run,), style._replace(squeeze_quotes=False), width * (1 - RESERVE))
    parts = [line.text.strip() for line in block.lines]
    greedy = lines(lettering, lettering.paragraph(text, role), width)
    fits = len(parts) <= len(greedy) and on_one_line(lettering, lettering.paragraph(broken(text, parts), role), width)
    return in_lines(lettering, text, parts, role, width) if fits else None


def in_lines(lettering: Lettering, text: RichText | str, parts: Sequence[str], role: str, width: float) -> TextParagraph:
    """Return `text` broken between `parts`; where it breaks there of itself, without breaks, which would stay when it is edited.

    It does where a little more room than the reserve would not let anything else come up.
    """
    free = lettering.paragraph(text, role)
    if all([line.strip() for line in lines(lettering, free, room)] == list(parts) for room in (width, width * (1 + 2 * RESERVE))):
        return free
    return lettering.paragraph(broken(text, parts), role)


def by_sense(pieces: Sequence[str], fits: Callable[[str], bool]) -> tuple[str, ...] | None:
    """Return `pieces` joined into as few lines as `fits` allows, or `None` if one alone is too long."""
    joined: list[str] = []
    for piece in pieces:
        if not fits(piece.strip()):
            return None
        if joined and fits((joined[-1] + piece).strip()):
            joined[-1] += piece
        else:
            joined.append(piece)
    return tuple(line.strip() for line in joined)


def _segments(paragraph: TextParagraph) -> tuple[tuple[TextRun, ...], ...]:
    """Return the runs between the breaks set within `paragraph`."""
    if not paragraph.has_breaks:
        return (paragraph.runs,)
    segments: list[list[TextRun]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\n")
        segments[-1].append(run._replace(text=first))
        segments.extend([run._replace(text=other)] for other in others)
    return tuple(tuple(run for run in segment if run.text) for segment in segments)


def styled_runs(lettering: Lettering, runs: Iterable[TextRun]) -> tuple[StyledRun, ...]:
    """Return `runs` as the typesetter measures them."""
    return tuple(StyledRun(run.text, _text_style(lettering, run)) for run in runs)


def _text_style(lettering: Lettering, run: TextRun) -> TextStyle:
    family = lettering.family(run.typeface)
    tracking = run.tracking / run.size
    size = run.size * RAISED if run.rise else run.size
    return TextStyle(family, size, run.bold, run.color, tracking if tracking > TRIM else 0.0)


def line_style(lettering: Lettering, paragraph: TextParagraph) -> ParagraphStyle:
    """Return how the lines of `paragraph` are made."""
    return ParagraphStyle(lettering.language.value, paragraph.leading, autospace=BODY_AUTOSPACE)
