"""What references can lead to: sections and blocks by the names that authors give them, with their numbers as printed."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple, assert_never

from generator.model.blocks import Block, Columns, PageBreak
from generator.model.chart import Chart
from generator.model.compare import Compare
from generator.model.document import Document, Section
from generator.model.figures import Figures
from generator.model.image import Image
from generator.model.prose import Callout, Notes, Points, Prose, Quote
from generator.model.table import Table
from generator.model.timeline import Timeline
from generator.problems import Span

PAGE = "page:"
"""Before the name in a reference that shows the number of a page."""


class TargetKind(Enum):
    """What is referred to. Figures and tables are counted each for themselves."""

    SECTION = auto()
    FIGURE = auto()
    TABLE = auto()
    OTHER = auto()


class Target(NamedTuple):
    """A section or block that a reference can lead to.

    `numbers` are those it is printed with in the briefing, of a subsection after its section's; () for none.
    """

    kind: TargetKind
    numbers: tuple[int, ...]
    printed: bool
    title: str
    id: str
    id_span: Span


def exhibit_kind(block: Block) -> TargetKind:
    """Return how `block` is counted: as a figure or a table if it has a caption, else not at all."""
    match block:
        case Chart():
            return TargetKind.FIGURE
        case Table():
            return TargetKind.TABLE
        case Image():
            return TargetKind.FIGURE if block.caption else TargetKind.OTHER
        case Compare():
            return TargetKind.FIGURE if block.measure else TargetKind.OTHER
        case Timeline():
            return TargetKind.FIGURE if block.title else TargetKind.OTHER
        case Prose() | Points() | Figures() | Quote() | Callout() | Notes() | Columns() | PageBreak():
            return TargetKind.OTHER
        case _:
            assert_never(block)


def all_targets(document: Document) -> Iterator[Target]:
    """Yield every section, and every block that has a number or a name, in reading order."""
    counts = dict.fromkeys(TargetKind, 0)
    yield from _sections(document.sections, (), True, True, counts)


def _sections(
    sections: Iterable[Section], above: tuple[int, ...], printed: bool, numbered: bool, counts: dict[TargetKind, int]
) -> Iterator[Target]:
    """Yield `sections` and what is in them, below the section with the numbers `above`, if that is `printed` and `numbered`."""
    number = 0
    for section in sections:
        shown = printed and section.on_paper
        number += shown and section.numbered
        numbers = (*above, number)
        counted = numbered and section.numbered
        yield _section(section, numbers if counted else (), shown)
        yield from _blocks(section.blocks, shown, counts)
        yield from _sections(section.sections, numbers, shown, counted, counts)


def targets_by_name(document: Document) -> dict[str, Target]:
    """Return what references can lead to by its name: ids first, then the titles of sections; the first of a name counts."""
    targets = list(all_targets(document))
    named = {target.id: target for target in reversed(targets) if target.id}
    titled = {target.title: target for target in reversed(targets) if target.kind is TargetKind.SECTION and target.title}
    return titled | named


def _section(section: Section, numbers: tuple[int, ...], printed: bool) -> Target:
    return Target(TargetKind.SECTION, numbers if printed else (), printed, section.title, section.id, section.id_span)


def _blocks(blocks: tuple[Block, ...], printed: bool, counts: dict[TargetKind, int]) -> Iterator[Target]:
    for block in blocks:
        shown = printed and block.on_paper
        kind = exhibit_kind(block)
        numbers: tuple[int, ...] = ()
        if shown and kind is not TargetKind.OTHER:
            counts[kind] += 1
            numbers = (counts[kind],)
        if numbers or block.id:
            yield Target(kind, numbers, shown, "", block.id, block.id_span)
        if isinstance(block, Columns):
            for column in block.columns:
                yield from _blocks(column, shown, counts)
