"""Styled runs, a paragraph style and a measure → lines of positioned glyphs. The entry to this package."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import accumulate, pairwise

from generator.text.balance import balanced, heading_breaks
from generator.text.breaks import (
    CHINESE,
    HAN_LANGUAGES,
    Breaks,
    emergency_breaks,
    hyphen_breaks,
    last_resort_breaks,
    line_breaks,
    long_word_breaks,
)
from generator.text.fill import Cut, Setting, fill, overlong
from generator.text.hyphens import Hyphenator, at_offsets, has_words, soft_hyphens, unwanted
from generator.text.itemize import tokenize
from generator.text.justify import spread
from generator.text.library import FontLibrary
from generator.text.lines import Line, TextBlock
from generator.text.narrow import narrowed
from generator.text.office import Rows, office_cuts, rows
from generator.text.paragraph import Paragraph, make_paragraph, start_trim
from generator.text.phrases import Phraser
from generator.text.place import place
from generator.text.recent import RecentParagraphs
from generator.text.ruby import RUBY_SIZE, above, aside, has_readings, leading_of, set_groups, unbroken, with_readings
from generator.text.shape import Look, Unit, UnitTable
from generator.text.spacing import GapTable, Kinds
from generator.text.stand_in import stand_in
from generator.text.stretches import Runs, Stretch, main_style, stretches, text_of, without_clinging
from generator.text.style import Align, ParagraphStyle, StyledRun, TextStyle

NO_BREAKS: Breaks = {}
NO_PLACES: Set[int] = frozenset()


class Typesetter:
    """Sets paragraphs in the faces of a library. Shaped tokens, gap tables and recent paragraphs are kept, within limits."""

    def __init__(self, library: FontLibrary) -> None:
        self.library = library
        self._kinds = Kinds()
        self._units: dict[Look, UnitTable] = {}
        self._gaps: dict[tuple[str, float], GapTable] = {}
        self._phrasers: dict[str, Phraser] = {}
        self._missing: dict[tuple[str, str], None] = {}
        self._whole = RecentParagraphs(self._undivided)
        self._office_rows = RecentParagraphs(self._rows)
        self._cell_rows = RecentParagraphs(self._rows_in_cell)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """Characters that a replacement is drawn for because no face has them, each with the family that was asked; in order of meeting."""
        return tuple(self._missing)

    def set(self, runs: Runs, style: ParagraphStyle, measure: float) -> TextBlock:
        """Return the lines of `runs` set to `measure` points; a line feed ends a line. No text gives no lines.

        Only a single glyph wider than the measure stands over it. Raises `ResourceError` for a family that is not there.
        """
        main = main_style(runs)
        if main is None:
            return TextBlock((), style.leading, style.leading / 2, measure)
        if has_readings(runs):
            runs = self._fitting(runs, style, measure, main.size)
            style = style._replace(leading=leading_of(runs, style))
        lines = [line for stretch in stretches(runs) for line in self._lines(stretch, style, measure, main.size)]
        ascent = self._ascent(main, style.leading)
        return TextBlock(tuple(lines), style.leading, ascent, measure, above(lines[0], ascent))

    def _fitting(self, runs: Runs, style: ParagraphStyle, measure: float, size: float) -> Runs:
        """Return `runs` with the readings aside that are too wide for a line."""
        room = measure - style.indent * size
        return [
            part
            for run in runs
            for part in (aside(run) if run.reading and self._whole((run,), style, size).width * size > room else (run,))
        ]

    def width(self, runs: Runs, style: ParagraphStyle) -> float:
        """Return the width of `runs` on one line in points; where line feeds end lines, of the widest."""
        main = main_style(runs)
        if main is None:
            return 0.0
        shown = [stretch for stretch in stretches(runs) if stretch.text]
        return max((self._whole(tuple(stretch.runs), style, main.size).width for stretch in shown), default=0.0) * main.size

    def office_width(self, runs: Runs, style: ParagraphStyle, *, in_cell: bool = False) -> float:
        """Return the width of `runs` on one line as PowerPoint and Impress set it: no punctuation squeezed or trimmed.

        In a table's cell it is at least what Impress takes it to be before it reads the deck's faces.
        """
        main = main_style(runs)
        if main is None:
            return 0.0
        full_width = style._replace(squeeze_quotes=False) if style.squeeze_quotes else style
        shown = [stretch for stretch in stretches(runs) if stretch.text]
        known = self._cell_rows if in_cell else self._office_rows
        return max((known(tuple(stretch.runs), full_width, main.size).width for stretch in shown), default=0.0) * main.size

    def office_lines(self, runs: Runs, style: ParagraphStyle, measure: float, *, in_cell: bool = False) -> tuple[str, ...]:
        """Return the text of each line as PowerPoint or Impress is expected to break `runs` at `measure` points, whichever takes more.

        In a table's cell also as Impress breaks them before it reads the deck's faces.
        """
        main = main_style(runs)
        if main is None:
            return ()
        full_width = style._replace(squeeze_quotes=False) if style.squeeze_quotes else style
        known = self._cell_rows if in_cell else self._office_rows
        return tuple(line for stretch in stretches(runs) for line in _office(known, stretch, full_width, measure, main.size))

    def _ascent(self, main: TextStyle, leading: float) -> float:
        """The first baseline: the middle of the line, then half of what the face has more above the baseline than below."""
        face = self.library.face(main.family, main.bold)
        return leading / 2 + main.size * (face.ascender + face.descender) / 2

    def _lines(self, stretch: Stretch, style: ParagraphStyle, measure: float, size: float) -> Iterator[Line]:
        start = stretch.start
        if not stretch.text:
            yield Line((), stretch.feed, start, start + len(stretch.feed), 0.0, 0.0)
            return
        indent = 0.0 if start else style.indent
        setting = Setting(measure / size, indent, style.align is Align.JUSTIFY, style.hang, style.language == "ja")
        paragraph, cuts = self._cut(stretch, style, setting, size)
        for number, cut in enumerate(cuts):
            is_last = number == len(cuts) - 1
            spaced = spread(paragraph, cut, setting, is_first=number == 0, is_last=is_last)
            width = spaced.width * size
            x = _left_edge(style.align, measure, width, indent * size if number == 0 else 0.0)
            glyphs = place(paragraph, cut, spaced, stretch.runs, x, size)
            if paragraph.groups:
                glyphs = with_readings(glyphs, paragraph, cut, spaced, x, size)
            first, end = paragraph.starts[cut.start], paragraph.starts[cut.next]
            text = stretch.text[first:end] + (stretch.feed if is_last else "")
            yield Line(glyphs, text, start + first, start + first + len(text), x, width)

    def _cut(self, stretch: Stretch, style: ParagraphStyle, setting: Setting, size: float) -> tuple[Paragraph, list[Cut]]:
        """Return the paragraph and its lines; text that fits on one line is not searched for breaks."""
        gaps = self._gap_table(style.language, style.autospace)
        paragraph = self._whole(tuple(stretch.runs), style, size)
        kept = start_trim(paragraph.units[0]) if setting.indent else 0.0
        if paragraph.width + kept <= setting.measure - setting.indent:
            count = len(paragraph.units)
            return paragraph, [Cut(0, paragraph.before_spaces(count), count)]
        breaks, hyphens = self._breaks(stretch, style)
        if style.balance:
            breaks = self._weighed(breaks, stretch.text, style.language)
        paragraph, breaks, hyphens = self._divided(paragraph, stretch, style, setting, size, gaps, breaks, hyphens)
        if hyphens:
            return self._hyphenated(stretch, style, setting, size, paragraph, breaks)
        cuts = _lines_of(style)(paragraph, breaks, setting)
        if setting.justify and style.language in CHINESE:
            return narrowed(paragraph, breaks, setting, cuts, lambda i: self._single(paragraph, i, stretch, style, size))
        return paragraph, cuts

    def _single(self, paragraph: Paragraph, index: int, stretch: Stretch, style: ParagraphStyle, size: float) -> Unit:
        """Return the first character of unit `index` as a unit of its own."""
        table = self._unit_table(stretch.runs[paragraph.runs[index]].style, style, size)
        return table[paragraph.units[index].text[0]][0]

    def _hyphenated(
        self, stretch: Stretch, style: ParagraphStyle, setting: Setting, size: float, paragraph: Paragraph, breaks: Breaks
    ) -> tuple[Paragraph, list[Cut]]:
        """Return the paragraph and its lines, chosen again until none ends with a hyphen that is unwanted; a word that only hyphens
        make fit keeps them."""
        while True:
            cuts = _lines_of(style)(paragraph, breaks, setting)
            joined, joined_cuts = self._joined(stretch, style, size, paragraph, cuts)
            refused = set(unwanted(joined, joined_cuts, setting))
            breaks = {offset: penalty for offset, penalty in breaks.items() if offset not in refused}
            if not refused or overlong(paragraph, breaks, setting):
                return joined, joined_cuts

    def _joined(
        self, stretch: Stretch, style: ParagraphStyle, size: float, paragraph: Paragraph, cuts: Sequence[Cut]
    ) -> tuple[Paragraph, list[Cut]]:
        """Return the paragraph with words whole again where no line ends in them: their letters are kerned and joined."""
        ends = {paragraph.starts[cut.next]: 0.0 for cut in cuts} | {paragraph.starts[cut.end]: 0.0 for cut in cuts}
        hyphens = {paragraph.starts[cut.next] for cut in cuts if cut.next in paragraph.hyphens}
        gaps = self._gap_table(style.language, style.autospace)
        whole = self._paragraph(stretch.runs, style, size, gaps, ends, hyphens)
        return whole, at_offsets(cuts, paragraph, whole)

    def _divided(
        self,
        whole: Paragraph,
        stretch: Stretch,
        style: ParagraphStyle,
        setting: Setting,
        size: float,
        gaps: GapTable,
        breaks: Breaks,
        hyphens: Set[int],
    ) -> tuple[Paragraph, Breaks, Set[int]]:
        """Return `whole` with tokens divided at their breaks, and the breaks and hyphens.

        What is longer than a line may break anywhere, English words with a hyphen as long as that helps.
        """
        is_whole = not hyphens and breaks.keys() <= set(whole.starts)
        paragraph = whole if is_whole else self._paragraph(stretch.runs, style, size, gaps, breaks, hyphens)
        too_long = overlong(paragraph, breaks, setting)
        if too_long and (more := self._further_hyphens(stretch, too_long) - breaks.keys()):
            hyphens, breaks = hyphens | more, long_word_breaks(breaks, more)
            paragraph = self._paragraph(stretch.runs, style, size, gaps, breaks, hyphens)
            too_long = overlong(paragraph, breaks, setting)
        for further_breaks in (emergency_breaks, last_resort_breaks):
            if not too_long:
                break
            for start, end in too_long:
                breaks = unbroken(further_breaks(breaks, stretch.text, start, end), stretch.runs)
            paragraph = self._paragraph(stretch.runs, style, size, gaps, breaks, hyphens)
            too_long = overlong(paragraph, breaks, setting)
        return paragraph, breaks, hyphens

    def _further_hyphens(self, stretch: Stretch, too_long: Iterable[tuple[int, int]]) -> Set[int]:
        """Return where English words in stretches that are `too_long` may be divided."""
        text = stretch.text
        places = {
            place: 0.0
            for start, end in too_long
            if has_words(text, start, end)
            for place in self._hyphenator.places_in_long_words(text, start, end)
        }
        return unbroken(places, stretch.runs).keys() if places else NO_PLACES

    def _rows(self, runs: Runs, style: ParagraphStyle, size: float) -> Rows:
        """Return the text of `runs` on one line of each office program."""
        return rows(text_of(runs), self._divided_units(runs, style, size, NO_BREAKS)[0], style.language)

    def _rows_in_cell(self, runs: Runs, style: ParagraphStyle, size: float) -> Rows:
        """Return the same, and as Impress lays tables out."""
        known = self._office_rows(tuple(runs), style, size)
        return known._replace(stand_in=stand_in(known.impress, runs, size))

    def _undivided(self, runs: Runs, style: ParagraphStyle, size: float) -> Paragraph:
        """Return the units of `runs` with no token divided."""
        return self._paragraph(runs, style, size, self._gap_table(style.language, style.autospace))

    def _breaks(self, stretch: Stretch, style: ParagraphStyle) -> tuple[Breaks, Set[int]]:
        """Return where lines may end, and where of these with a hyphen.

        Text that clings is looked through: a line ends after it where it would end without it.
        """
        body, places, lengths = without_clinging(stretch.runs)
        text = text_of(body)
        breaks = line_breaks(text, style.language, style.level, style.words)
        hyphens = frozenset(soft_hyphens(text))
        if style.hyphenate:
            hyphens = hyphens.union(self._hyphenator.places(text))
        if hyphens:
            breaks = hyphen_breaks(breaks, hyphens)
        if places:
            moved = {at: at + lengths[bisect_right(places, at)] for at in breaks}
            breaks, hyphens = {moved[at]: penalty for at, penalty in breaks.items()}, frozenset(moved[at] for at in hyphens)
        return unbroken(breaks, stretch.runs), hyphens

    def _weighed(self, breaks: Breaks, text: str, language: str) -> Breaks:
        """Return `breaks` as they weigh in a heading: after phrases first."""
        breaks = heading_breaks(breaks, text)
        return self._phraser(language).heading_breaks(breaks, text) if language in HAN_LANGUAGES else breaks

    def phrase_ends(self, runs: Runs, style: ParagraphStyle) -> Breaks:
        """Return the offsets in `runs`, of one line, at which a line of a heading may end, and what each of them costs."""
        (stretch,) = stretches(runs)
        return self._weighed(self._breaks(stretch, style)[0], stretch.text, style.language)

    def divides_words(self, lines: Sequence[str], language: str) -> bool:
        """Tell whether one of `lines` of Chinese or Japanese ends inside a word; other languages divide none without a hyphen."""
        if language not in HAN_LANGUAGES or len(lines) < 2:
            return False
        ends = self._phraser(language).word_ends("".join(lines))
        return any(end not in ends for end in accumulate(map(len, lines[:-1])))

    def _phraser(self, language: str) -> Phraser:
        if language not in self._phrasers:
            self._phrasers[language] = Phraser(language)
        return self._phrasers[language]

    @cached_property
    def _hyphenator(self) -> Hyphenator:
        return Hyphenator()

    def _paragraph(
        self, runs: Runs, style: ParagraphStyle, size: float, gaps: GapTable, breaks: Breaks = NO_BREAKS, hyphens: Set[int] = NO_PLACES
    ) -> Paragraph:
        """Return the units of `runs`, in em of `size`; tokens with a break inside are divided there."""
        units, numbers = self._divided_units(runs, style, size, breaks)
        clinging = {number for number, run in enumerate(runs) if number and run.clings}
        groups = set_groups(units, numbers, runs, gaps, lambda run: self._reading(run, style, size)) if has_readings(runs) else ()
        fixed = {number for number, run in enumerate(runs) if run.style.fixed}
        paragraph = make_paragraph(text_of(runs), units, numbers, gaps, clinging, groups, fixed)
        return paragraph._replace(hyphens=self._hyphens(paragraph, hyphens, runs, style, size)) if hyphens else paragraph

    def _divided_units(self, runs: Runs, style: ParagraphStyle, size: float, breaks: Breaks) -> tuple[list[Unit], list[int]]:
        """Return the units of `runs` and the number of the run that each is from."""
        units: list[Unit] = []
        numbers: list[int] = []
        offset = 0
        for number, run in enumerate(runs):
            tokens: Iterable[str] = tokenize(run.text, style.language)
            if breaks:
                tokens = _divide(tokens, offset, breaks)
            table = self._unit_table(run.style, style, size)
            units += [unit for token in tokens for unit in table[token]]
            numbers += [number] * (len(units) - len(numbers))
            offset += len(run.text)
        return units, numbers

    def _hyphens(self, paragraph: Paragraph, offsets: Set[int], runs: Runs, style: ParagraphStyle, size: float) -> Mapping[int, Unit]:
        """Return the hyphen of each unit that starts at one of `offsets`, in the look of the unit before it."""
        starts = enumerate(paragraph.starts[:-1])
        return {
            number: self._unit_table(runs[paragraph.runs[number - 1]].style, style, size)["-"][0]
            for number, start in starts
            if start in offsets
        }

    def _reading(self, run: StyledRun, style: ParagraphStyle, size: float) -> list[Unit]:
        """Return the units of a run's reading."""
        small = run.style._replace(size=run.style.size * RUBY_SIZE, tracking=0.0)
        table = self._unit_table(small, style, size)
        return [unit for token in tokenize(run.reading, style.language) for unit in table[token]]

    def _unit_table(self, run: TextStyle, style: ParagraphStyle, size: float) -> UnitTable:
        look = Look(run.family, run.bold, style.language, run.size / size, run.tracking, style.squeeze_quotes)
        table = self._units.get(look)
        if table is None:
            table = self._units[look] = UnitTable(look, self.library, self._kinds, self._missing)
        return table

    def _gap_table(self, language: str, autospace: float) -> GapTable:
        key = language, autospace
        if key not in self._gaps:
            self._gaps[key] = GapTable(language, autospace)
        return self._gaps[key]


def _office(known: RecentParagraphs[Rows], stretch: Stretch, style: ParagraphStyle, measure: float, size: float) -> Iterator[str]:
    """Yield the lines of `stretch` in office programs, as `known` sets it on one."""
    if not stretch.text:
        yield stretch.feed
        return
    paragraph = known(tuple(stretch.runs), style, size)
    if paragraph.width <= measure / size:
        yield stretch.text + stretch.feed
        return
    ends = office_cuts(paragraph, measure / size, style.language)
    for start, end in pairwise((0, *ends)):
        yield stretch.text[start:end] + (stretch.feed if end == ends[-1] else "")


def _lines_of(style: ParagraphStyle) -> Callable[[Paragraph, Breaks, Setting], list[Cut]]:
    return balanced if style.balance else fill


def _divide(tokens: Iterable[str], offset: int, breaks: Breaks) -> Iterator[str]:
    """Yield `tokens`, the first at `offset`, divided where a break falls inside one."""
    for token in tokens:
        length = len(token)
        if length > 1:
            start = 0
            for i in range(1, length):
                if offset + i in breaks:
                    yield token[start:i]
                    start = i
            yield token[start:] if start else token
        else:
            yield token
        offset += length


def _left_edge(align: Align, measure: float, width: float, indent: float) -> float:
    """Return where a line of `width` starts; one wider than the measure starts at its left edge."""
    if align is Align.CENTER:
        return max(0.0, (measure - width) / 2)
    if align is Align.END:
        return max(0.0, measure - width)
    return indent
