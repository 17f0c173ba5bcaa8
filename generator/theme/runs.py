"""Author's inline content as styled runs: where the model meets the looks of a theme."""

from collections.abc import Callable

from generator.model.document import Language
from generator.model.inline import Inline, NoteReference, RichText, Run, Script
from generator.text.style import StyledRun, TextStyle
from generator.theme.theme import Theme, colored
from generator.theme.tokens import FamilyRole

MARK_SIZE = 0.62
"""Of a footnote mark, to the size of its text."""
MARK_RISE = 0.36
SCRIPT_SIZE = 0.65
SUPERSCRIPT_RISE = 0.35
SUBSCRIPT_RISE = -0.15
READING_SIZE = 0.75
"""Of a reading in parentheses after its base."""
SANS_SIZE = 0.95
"""Of sans letters among serif ones, whose faces look smaller at one size."""


def report_runs(
    rich: RichText, role: str, theme: Theme, language: Language, note_number: Callable[[str], int], color: str = ""
) -> tuple[StyledRun, ...]:
    """Return `rich` in the briefing's look for `role`; `note_number` gives each footnote its number.

    `color` is a palette role that replaces the look's own.
    """
    base = theme.report_text(role, language.value)
    if color:
        base = colored(base, color)
    other = _other_family(theme, role, language)
    # Where the accent is the ink, colour alone does not show a link.
    underline = theme.palette.accent == theme.palette.ink
    return tuple(run for inline in rich.inlines for run in _styled(inline, base, other, underline, note_number))


def _other_family(theme: Theme, role: str, language: Language) -> str:
    families = theme.families[language]
    return families.serif if theme.report[role].family is FamilyRole.SANS else families.sans


def _styled(inline: Inline, base: TextStyle, other: str, underline: bool, note_number: Callable[[str], int]) -> tuple[StyledRun, ...]:
    if isinstance(inline, NoteReference):
        return (_mark(note_number(inline.name), base),)
    style = _look(inline, base, other, underline)
    run = StyledRun(inline.text, style, inline.link)
    if not inline.ruby:
        return (run,)
    reading = style._replace(size=style.size * READING_SIZE)
    return (run, StyledRun(f"（{inline.ruby}）", reading, inline.link))


def _mark(number: int, base: TextStyle) -> StyledRun:
    style = base._replace(size=base.size * MARK_SIZE, rise=base.size * MARK_RISE, bold=False)
    return StyledRun(str(number), style, note=number)


def _look(run: Run, base: TextStyle, other: str, underline: bool) -> TextStyle:
    style = base
    if run.strong:
        style = style._replace(bold=True)
    if run.emphasis:
        style = _emphasized(style, other)
    if run.code:
        style = style._replace(family=other, size=style.size * SANS_SIZE)
    if run.link:
        style = style._replace(color="accent", underline=underline)
    if run.script is not Script.NORMAL:
        rise = SUPERSCRIPT_RISE if run.script is Script.SUPERSCRIPT else SUBSCRIPT_RISE
        style = style._replace(size=style.size * SCRIPT_SIZE, rise=base.size * rise)
    return style


def _emphasized(style: TextStyle, other: str) -> TextStyle:
    """Return `style` in the other family; languages with one family emphasize by weight, then by a line below."""
    if style.family != other:
        return style._replace(family=other, size=style.size * SANS_SIZE)
    return style._replace(bold=True) if not style.bold else style._replace(underline=True)
