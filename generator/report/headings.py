"""Section headings with their numbers in the rail."""

from collections.abc import Iterator

from generator.layout.drawing import Anchor, Drawing, Group, Mark
from generator.layout.setter import placed
from generator.model.document import Section
from generator.report.composer import Composer
from generator.report.galley import Heading, Piece, Role
from generator.report.place import PAGE_PLACE
from generator.text.lines import TextBlock
from generator.theme.words import heading_number

BEFORE = {1: 25.0, 2: 12.0}
AFTER = {1: 9.0, 2: 3.0}


def heading_pieces(
    section: Section, numbers: tuple[int, ...], level: int, composer: Composer, anchor: str, *, break_before: bool
) -> Iterator[Piece]:
    """Yield the heading's lines; all stay with the text below."""
    setter = composer.setter
    role = f"heading{level}"
    number = heading_number(setter.language, numbers) if section.numbered else ""
    block = setter.text(section.title, role, PAGE_PLACE.width, balance=True)
    # Authors link to a section by its title.
    label: tuple[Mark, ...] = (Anchor(section.title, 0, 0),)
    element = composer.add_heading(level)
    if number:
        label += (Group(placed(setter.line(number, f"{role}-number"), -PAGE_PLACE.hinge, 0), element),)
    gap = "" if not number or setter.language.is_chinese else " "
    last = len(block.lines) - 1
    for n, line in enumerate(block.lines):
        one = TextBlock((line,), block.leading, block.ascent, block.measure)
        yield composer.piece(
            Drawing(block.measure, block.leading, (*(label if n == 0 else ()), Group(placed(one, 0, 0), element))),
            Role.HEADING,
            PAGE_PLACE.x,
            before=BEFORE[level] if n == 0 else 0.0,
            after=AFTER[level] if n == last else 0.0,
            keep_next=True,
            break_before=break_before and n == 0,
            anchor=anchor if n == 0 else "",
            heading=Heading(level, f"{number}{gap}{section.title}") if n == 0 else None,
        )
