"""Author's inline content as styled runs: where the model meets the looks of a theme."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.model.document import Language
from generator.model.inline import Inline, NoteReference, RichText, Run, Script
from generator.text.style import Dots, StyledRun, TextStyle
from generator.theme.contrast import is_grey
from generator.theme.theme import Theme, colored
from generator.theme.tokens import FamilyRole

MARK_SIZE = 0.62
"""Of a footnote mark, to the size of its text."""
MARK_RISE = 0.36
SCRIPT_SIZE = 0.65
SUPERSCRIPT_RISE = 0.35
SUBSCRIPT_RISE = -0.15
SANS_SIZE = 0.95
"""Of sans letters among serif ones, whose faces look smaller at one size."""


DOTS = {
    Language.CHINESE_SIMPLIFIED: Dots.BELOW,
    Language.CHINESE_TRADITIONAL: Dots.BELOW,
    Language.JAPANESE: Dots.ABOVE,
    Language.KOREAN: Dots.ABOVE,
}
"""Where emphasis dots stand (CLREQ 3.4.1, JLREQ 3.4.2; the appendix on punctuation of the Korean orthography)."""
CODE_TINT = "surface-2"
_LETTER = "[#$%&*+\\-/0-9<=>@A-Z\\\\^_`a-z|~\u00a2-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00be\u00c0-\u024f\u0370-\u052f]"
_MARK = "[ !\"',.:;?\\[\\]{}\u00a0\u00a1\u00ab\u00b7\u00bb\u00bf]"
_LATIN = rf"{_LETTER}(?:{_MARK}*(?:{_LETTER}|\((?:{_LETTER}|{_MARK})*\)))*"
"""Words without dots. Commas, brackets and the like at their edges are punctuation of the text around; `f(x)` is a word."""


class _Looks(NamedTuple):
    """What runs of one text look like: `sans` and `other` are families, `other` not the text's own where the language has two."""

    base: TextStyle
    sans: str
    other: str
    underlines: bool
    """Whether a line shows links."""
    dots: Dots


def report_runs(
    rich: RichText, role: str, theme: Theme, language: Language, note_number: Callable[[str], int], color: str = ""
) -> tuple[StyledRun, ...]:
    """Return `rich` in the briefing's look for `role`; `note_number` gives each footnote its number.

    `color` is a palette role that replaces the look's own.
    """
    base = theme.report_text(role, language.value)
    if color:
        base = colored(base, color)
    families = theme.families[language]
    other = families.serif if theme.report[role].family is FamilyRole.SANS else families.sans
    # Where the accent has no colour, it does not show a link.
    looks = _Looks(base, families.sans, other, is_grey(theme.palette.accent), DOTS.get(language, Dots.NONE))
    return tuple(run for inline in rich.inlines for run in _styled(inline, looks, note_number))


def _styled(inline: Inline, looks: _Looks, note_number: Callable[[str], int]) -> Iterator[StyledRun]:
    if isinstance(inline, NoteReference):
        yield _mark(note_number(inline.name), looks.base)
        return
    style = _look(inline, looks)
    for part in inline.parts:
        if not part.emphasis:
            yield StyledRun(part.text, style, part.link, reading=part.ruby)
        elif part.ruby and looks.dots is not Dots.NONE:
            # The reading has the place above, in every language.
            yield StyledRun(part.text, style._replace(dots=Dots.BELOW), part.link, reading=part.ruby)
        else:
            yield from _emphasized(part, style, looks)


def _mark(number: int, base: TextStyle) -> StyledRun:
    style = base._replace(size=base.size * MARK_SIZE, rise=base.size * MARK_RISE, bold=False)
    return StyledRun(str(number), style, note=number)


def _look(run: Run, looks: _Looks) -> TextStyle:
    """Return the look of `run` but for its emphasis."""
    style = looks.base
    if run.strong:
        style = style._replace(bold=True)
    if run.code:
        size = style.size * SANS_SIZE if style.family != looks.sans else style.size
        style = style._replace(family=looks.sans, size=size, tint=CODE_TINT, fixed=True)
    if run.link:
        style = style._replace(color="accent", underline=looks.underlines)
    if run.script is not Script.NORMAL:
        rise = SUPERSCRIPT_RISE if run.script is Script.SUPERSCRIPT else SUBSCRIPT_RISE
        style = style._replace(size=style.size * SCRIPT_SIZE, rise=looks.base.size * rise)
    return style


def _emphasized(run: Run, style: TextStyle, looks: _Looks) -> Iterator[StyledRun]:
    """Yield `run` in pieces: CJK with dots, words in Latin letters in another face; where dots are not customary all of it."""
    latin = _with_other_face(style, looks.other)
    if looks.dots is Dots.NONE:
        yield StyledRun(run.text, latin, run.link, reading=run.ruby)
        return
    dotted = style._replace(dots=looks.dots)
    end = 0
    for match in re.finditer(_LATIN, run.text):
        if end < match.start():
            yield StyledRun(run.text[end : match.start()], dotted, run.link)
        yield StyledRun(match.group(), latin, run.link)
        end = match.end()
    if run.text[end:]:
        yield StyledRun(run.text[end:], dotted, run.link)


def _with_other_face(style: TextStyle, other: str) -> TextStyle:
    """Return `style` in the other family; languages with one family emphasize by weight, then by a line below."""
    if style.family != other:
        return style._replace(family=other, size=style.size * SANS_SIZE)
    return style._replace(bold=True) if not style.bold else style._replace(underline=True)
