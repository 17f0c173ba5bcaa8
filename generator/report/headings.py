"""Section headings, their numbers in the rail or before them."""

from collections.abc import Iterator

from generator.layout.drawing import Anchor, Drawing, Group, Mark
from generator.layout.setter import placed
from generator.model.document import Section
from generator.model.inline import RichText
from generator.report.composer import Composer
from generator.report.galley import Heading, Piece, Role
from generator.text.lines import TextBlock
from generator.text.style import StyledRun
from generator.theme.page import Numerals
from generator.theme.words import heading_number

BEFORE = {1: 25.0, 2: 12.0, 3: 9.0, 4: 6.0}
AFTER = {1: 9.0, 2: 3.0, 3: 2.0, 4: 0.0}


def heading_pieces(
    section: Section, numbers: tuple[int, ...], level: int, composer: Composer, anchor: str, *, break_before: bool
) -> Iterator[Piece]:
    """Yield the heading's lines; all stay with the text below. `numbers` are () where it has none."""
    setter, place = composer.setter, composer.place
    number = heading_number(setter.language, numbers) if numbers else ""
    gap = "" if not number or setter.language.is_chinese else " "
    block = _block(section.heading, number + gap, level, composer)
    # Authors link to a section by its title or id.
    label: tuple[Mark, ...] = tuple(Anchor(name, 0, 0) for name in (section.title, section.id) if name)
    element = composer.add_heading(level)
    if number and place.railed:
        label += (Group(placed(setter.line(number, f"heading{level}-number"), -place.hinge, 0), element),)
    plain = composer.grid.design.numerals is Numerals.INDENT
    last = len(block.lines) - 1
    for n, line in enumerate(block.lines):
        one = TextBlock((line,), block.leading, block.ascent, block.measure)
        yield composer.piece(
            Drawing(block.measure, block.leading, (*(label if n == 0 else ()), Group(placed(one, 0, 0), element))),
            Role.HEADING,
            place.x,
            before=BEFORE[level] if n == 0 and not plain else 0.0,
            after=AFTER[level] if n == last and not plain else 0.0,
            keep_next=True,
            break_before=break_before and n == 0,
            anchor=anchor if n == 0 else "",
            heading=Heading(level, f"{number}{gap}{section.title}") if n == 0 else None,
        )


def _block(title: RichText, number: str, level: int, composer: Composer) -> TextBlock:
    """Return a heading's lines, its number before them where the page has no rail for it."""
    setter, place, role = composer.setter, composer.place, f"heading{level}"
    if place.railed:
        return setter.rich(title, role, place.width, balance=True)
    plain = composer.grid.design.numerals is Numerals.INDENT
    runs: tuple[StyledRun, ...] = setter.runs(title, role)
    if number:
        runs = (setter.run(number, f"{role}-number"), *runs)
    indent = (composer.grid.design.indent or 0.0) if plain else 0.0
    return setter.typesetter.set(runs, setter.style(role, indent=indent, balance=not plain), place.width)
