"""Author's text in a role of the deck's type scale as runs and paragraphs of a slide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from generator.deck.scene import Bullet, TextParagraph, TextRun, Typeface
from generator.model.document import Language
from generator.model.inline import NoteReference, RichText, Run, Script, plain_text
from generator.text.style import Align
from generator.text.typesetter import Typesetter
from generator.theme.theme import DISPLAY_SIZE, Theme
from generator.theme.tokens import FamilyRole, TypeRole
from generator.theme.words import Words, words

SUPERSCRIPT_RISE = 30.0
SUBSCRIPT_RISE = -25.0
"""Per cent of the size: what PowerPoint's own buttons write."""
OPENING_QUOTES = "“‘"
CLOSING_QUOTES = "”’"
QUOTE_TRIM = -0.5
"""In em: the blank half of a full-width quotation mark."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Sets text of one deck: its theme's deck scale, its language, the typesetter that measures. `marks` numbers footnotes."""

    theme: Theme
    language: Language
    typesetter: Typesetter
    marks: Mapping[str, int] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        return words(self.language)

    def role(self, name: str) -> TypeRole:
        return self.theme.deck[name]

    def runs(self, text: RichText | str, role: str, *, color: str = "", size: float = 0.0) -> tuple[TextRun, ...]:
        """Return `text` in the look of `role`, in another colour or size where one is given."""
        rich = plain_text(text) if isinstance(text, str) else text
        look = self.role(role)
        size = size or look.size
        base = TextRun("", size, look.bold, color or look.color, _typeface(look), look.tracking * size)
        return half_width_quotes(tuple(run for inline in rich.inlines for run in self._styled(inline, base)), self.language)

    def paragraph(
        self,
        text: RichText | str,
        role: str,
        *,
        color: str = "",
        align: Align = Align.START,
        before: float = 0.0,
        margin: float = 0.0,
        hanging: float = 0.0,
        level: int = 0,
        bullet: Bullet | None = None,
    ) -> TextParagraph:
        """Return `text` as one paragraph in the look and leading of `role`."""
        runs = self.runs(text, role, color=color)
        return TextParagraph(runs, self.role(role).leading, align, before, margin, hanging, level, bullet)

    def _styled(self, inline: Run | NoteReference, base: TextRun) -> tuple[TextRun, ...]:
        if isinstance(inline, NoteReference):
            number = self.marks.get(inline.name)
            return (replace(base, text=str(number), bold=False, rise=SUPERSCRIPT_RISE),) if number else ()
        rise = {Script.NORMAL: 0.0, Script.SUPERSCRIPT: SUPERSCRIPT_RISE, Script.SUBSCRIPT: SUBSCRIPT_RISE}[inline.script]
        text = f"{inline.text}（{inline.ruby}）" if inline.ruby else inline.text
        strong = base.bold or inline.strong or inline.emphasis
        return (replace(base, text=text, bold=strong, rise=rise, link=inline.link, code=inline.code),)


def half_width_quotes(runs: tuple[TextRun, ...], language: str) -> tuple[TextRun, ...]:
    """Return `runs` with the blank halves of “ ” ‘ ’ taken off by tracking, where the language's faces draw them full width.

    Japanese and Korean faces draw them narrow. In running sizes Chinese keeps them full; English never wants them so.
    """
    if language in (Language.JAPANESE, Language.KOREAN):
        return runs
    letters = [(character, run) for run in runs for character in run.text]
    if not any(character in OPENING_QUOTES + CLOSING_QUOTES for character, _ in letters):
        return runs
    smallest = 0.0 if language == Language.ENGLISH else DISPLAY_SIZE
    following = [character for character, _ in letters[1:]] + [""]
    tracked = [
        (
            character,
            replace(run, text="", tracking=run.tracking + _trim(character, after) * run.size if run.size >= smallest else run.tracking),
        )
        for (character, run), after in zip(letters, following, strict=True)
    ]
    return tuple(replace(run, text="".join(c for c, _ in group)) for run, group in groupby(tracked, key=lambda pair: pair[1]))


def _trim(character: str, following: str) -> float:
    """Return what `character` loses at its right, in em: its own blank half and that of an opening mark after it."""
    own = QUOTE_TRIM if character in CLOSING_QUOTES else 0.0
    return own + (QUOTE_TRIM if following and following in OPENING_QUOTES and character != "\n" else 0.0)


def _typeface(look: TypeRole) -> Typeface:
    return Typeface.MAJOR if look.family is FamilyRole.SERIF else Typeface.MINOR


def broken(lines: Iterable[str]) -> str:
    """Return `lines` as text with breaks within the paragraph."""
    return "\n".join(lines)
