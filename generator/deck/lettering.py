"""Author's text in a role of the deck's type scale as runs and paragraphs of a slide."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from generator.deck.grid import OWN_GRID, Grid
from generator.deck.measures import Measures
from generator.deck.scene import Bullet, TextParagraph, TextRun, Typeface
from generator.model.document import Language
from generator.model.inline import Inline, NoteReference, RichText, Run, Script, plain_text
from generator.text.shape import FULL_WIDTH
from generator.text.style import Align
from generator.text.typesetter import Typesetter
from generator.theme.theme import DISPLAY_SIZE, Theme
from generator.theme.tokens import FamilyRole, TypeRole
from generator.theme.words import Words, words

SUPERSCRIPT_RISE = 30.0
SUBSCRIPT_RISE = -25.0
"""Per cent of the size: what PowerPoint's own buttons write."""
RAISED_APART = "\u00a0"
"""Between m² and a note's mark, or two marks, so that they are not read as one number: raised, it is 0.15 em wide."""
READING_SIZE = 0.75
"""Of a reading in parentheses behind its base, to the size of that."""
OPENING_QUOTES = "“‘"
CLOSING_QUOTES = "”’"
_QUOTES = frozenset(OPENING_QUOTES + CLOSING_QUOTES)
QUOTE_TRIM = -0.5
"""In em: the blank half of a full-width quotation mark."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Sets text of one deck: its theme's deck scale, its language, the typesetter that measures, and the grid it stands on.

    `marks` numbers footnotes.
    """

    theme: Theme
    language: Language
    typesetter: Typesetter
    marks: Mapping[str, int] = field(default_factory=dict)
    grid: Grid = OWN_GRID
    measures: Measures = field(default_factory=Measures, init=False, repr=False, compare=False)

    @property
    def words(self) -> Words:
        return words(self.language)

    def role(self, name: str) -> TypeRole:
        return self.theme.deck[name]

    def runs(self, text: RichText | str, role: str, *, color: str = "", size: float = 0.0, bold: bool = False) -> tuple[TextRun, ...]:
        """Return `text` in the look of `role`, in another colour or size where one is given, `bold` throughout."""
        key = text, role, color, size, bold
        made = self.measures.runs.get(key)
        if made is None:
            made = self._made_runs(text, role, color, size)
            if bold and not all(run.bold for run in made):
                made = tuple(run._replace(bold=True) for run in made)
            self.measures.runs[key] = made
        return made

    def _made_runs(self, text: RichText | str, role: str, color: str, size: float) -> tuple[TextRun, ...]:
        rich = plain_text(text) if isinstance(text, str) else text
        look = self.role(role)
        size = size or look.size
        base = TextRun("", size, look.bold, color or look.color, _typeface(look), look.tracking * size)
        reading_size = size if role == "notes" else round(size * READING_SIZE, 1)
        pairs = pairwise((None, *rich.inlines))
        runs = tuple(run for before, inline in pairs if inline for run in self._styled(before, inline, base, reading_size))
        if not has_quotes(runs) or not self._has_full_width_quotes(base):
            return runs
        if self.language is Language.ENGLISH and not self._has_full_width_quotes(base._replace(typeface=Typeface.MINOR)):
            return tuple(part for run in runs for part in _with_narrow_quotes(run))
        return half_width_quotes(runs, self.language)

    def paragraph(
        self,
        text: RichText | str,
        role: str,
        *,
        color: str = "",
        bold: bool = False,
        align: Align = Align.START,
        before: float = 0.0,
        margin: float = 0.0,
        hanging: float = 0.0,
        level: int = 0,
        bullet: Bullet | None = None,
    ) -> TextParagraph:
        """Return `text` as one paragraph in the look and leading of `role`."""
        runs = self.runs(text, role, color=color, bold=bold)
        return TextParagraph(runs, self.role(role).leading, align, before, margin, hanging, level, bullet)

    def family(self, typeface: Typeface) -> str:
        """Return the name of the family in a font slot."""
        return self.theme.families[self.language].family(FamilyRole.SERIF if typeface is Typeface.MAJOR else FamilyRole.SANS)

    def _has_full_width_quotes(self, run: TextRun) -> bool:
        """Tell whether the face of `run` draws “ one em wide, as faces of Chinese do."""
        face = self.typesetter.library.face(self.family(run.typeface), run.bold)
        return face.advance(face.hb_font.get_nominal_glyph(ord(OPENING_QUOTES[0])) or 0) >= FULL_WIDTH

    def _styled(self, before: Inline | None, inline: Inline, base: TextRun, reading_size: float) -> tuple[TextRun, ...]:
        """Return `inline`, which follows `before`, as runs."""
        if isinstance(inline, NoteReference):
            number = self.marks.get(inline.name)
            apart = RAISED_APART if self._is_raised(before) else ""
            return (base._replace(text=f"{apart}{number}", bold=False, rise=SUPERSCRIPT_RISE),) if number else ()
        rise = {Script.NORMAL: 0.0, Script.SUPERSCRIPT: SUPERSCRIPT_RISE, Script.SUBSCRIPT: SUBSCRIPT_RISE}[inline.script]
        bold = base.bold or inline.strong
        run = TextRun(inline.text, base.size, bold, base.color, base.typeface, base.tracking, rise, inline.link, inline.code)
        if inline.emphasis:
            run = self._emphasized(run)
        if not inline.ruby:
            return (run,)
        return (run, run._replace(text=f"（{inline.reading}）", size=reading_size, dotted=False))

    def _is_raised(self, inline: Inline | None) -> bool:
        """Tell whether `inline` is shown above the line."""
        if isinstance(inline, NoteReference):
            return inline.name in self.marks
        return inline is not None and inline.script is Script.SUPERSCRIPT

    def _emphasized(self, run: TextRun) -> TextRun:
        """Return `run` with a dotted line below; English has bold letters where that is a difference."""
        if self.language is Language.ENGLISH and not run.bold:
            return run._replace(bold=True)
        return run._replace(dotted=True)


def has_quotes(runs: Iterable[TextRun]) -> bool:
    """Tell whether there is a quotation mark in `runs` that some faces draw full width."""
    return any(not _QUOTES.isdisjoint(run.text) for run in runs)


def _with_narrow_quotes(run: TextRun) -> Iterator[TextRun]:
    """Yield `run` cut at its quotation marks and apostrophes, which are taken from the sans face: no program sets those of ours narrow."""
    for is_quote, group in groupby(run.text, key=lambda character: character in OPENING_QUOTES + CLOSING_QUOTES):
        yield run._replace(text="".join(group), typeface=Typeface.MINOR if is_quote else run.typeface)


def half_width_quotes(runs: tuple[TextRun, ...], language: str) -> tuple[TextRun, ...]:
    """Return `runs`, whose face draws “ ” ‘ ’ full width, with their blank halves taken off by tracking.

    In running sizes Chinese keeps them full; English never wants them so.
    """
    smallest = 0.0 if language == Language.ENGLISH else DISPLAY_SIZE
    following = "".join(run.text for run in runs)[1:] + " "
    trimmed: list[TextRun] = []
    start = 0
    for run in runs:
        after = following[start : start + len(run.text)]
        trimmed.extend((run,) if run.size < smallest else _trimmed(run, after))
        start += len(run.text)
    return tuple(trimmed)


def _trimmed(run: TextRun, following: str) -> Iterator[TextRun]:
    """Yield `run` cut where its letters lose their right side; `following` has the letter after each of its own."""
    pairs = zip(run.text, following, strict=True)
    for trim, group in groupby(pairs, key=lambda pair: _trim(*pair)):
        text = "".join(character for character, _ in group)
        yield run._replace(text=text, tracking=run.tracking + trim * run.size)


def _trim(character: str, following: str) -> float:
    """Return what `character` loses at its right, in em: its own blank half and that of an opening mark after it."""
    own = QUOTE_TRIM if character in CLOSING_QUOTES else 0.0
    return own + (QUOTE_TRIM if following in OPENING_QUOTES and character != "\n" else 0.0)


def _typeface(look: TypeRole) -> Typeface:
    return Typeface.MAJOR if look.family is FamilyRole.SERIF else Typeface.MINOR


def broken(text: RichText | str, lines: Sequence[str]) -> RichText | str:
    """Return `text` with breaks within the paragraph between `lines`, which its plain text was cut into."""
    if isinstance(text, str):
        return "\n".join(lines)
    ends = _ends(text.plain, lines)
    inlines: list[Inline] = []
    start = 0
    for inline in text.inlines:
        if isinstance(inline, Run):
            end = start + len(inline.plain)
            places = [max(place - start, 0) for place in ends if place < end]
            ends, start = ends[len(places) :], end
            if inline.text == inline.plain:
                inline = inline._replace(text=_fed(inline.text, places))
            elif places:  # what stands with its reading, or above the line, is not divided
                inlines.append(Run("\n"))
        inlines.append(inline)
    return RichText(tuple(inlines), text.span)


def _ends(text: str, lines: Sequence[str]) -> list[int]:
    """Return the offsets in `text` at which all but the last of `lines` end."""
    ends, at = [], 0
    for line in lines[:-1]:
        at = text.index(line, at) + len(line)
        ends.append(at)
    return ends


def _fed(text: str, places: Sequence[int]) -> str:
    """Return `text` with line feeds at `places`, instead of spaces there."""
    first, *others = [text[start:end] for start, end in pairwise((0, *places, len(text)))]
    return "\n".join((first, *(other.lstrip() for other in others)))
