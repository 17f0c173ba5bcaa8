"""The opening of the text: title, subtitle, people and summary, and whom the paper is written to."""

from collections.abc import Iterator

from generator.layout.drawing import Group, Mark
from generator.layout.setter import placed
from generator.layout.structure import Tag
from generator.model.document import Document, Metadata
from generator.report.composer import Composer
from generator.report.galley import Piece, Role
from generator.report.letterhead import addressee_pieces, centred_title
from generator.report.phrases import is_long, person_line, wide_gap
from generator.report.prose import line_pieces
from generator.theme.page import Head

TITLE_TO_SUBTITLE = 3.0
TO_PEOPLE = 5.0
TO_SUMMARY = 20.0
SUMMARY_GAP = 5.0
"""Between two paragraphs of the summary, which have no indent."""
AFTER_HEAD = 27.0


def head_pieces(document: Document, composer: Composer) -> Iterator[Piece]:
    """Yield title, subtitle, people and summary, then whom the paper is written to."""
    composer.begin_block()
    design = composer.grid.design
    if design.head is Head.COVER:
        yield from summary_pieces(document.metadata, composer)
    elif design.head is Head.MASTHEAD:
        yield from _title(document.metadata, composer)
        yield from summary_pieces(document.metadata, composer)
    else:
        yield from centred_title(document.metadata, composer)
        yield from summary_pieces(document.metadata, composer)
    yield from addressee_pieces(document.metadata.imprint, composer)


def _title(metadata: Metadata, composer: Composer) -> Iterator[Piece]:
    setter, place = composer.setter, composer.grid.across
    role = "title-long" if is_long(metadata.title) else "title"
    title = setter.rich(metadata.heading, role, place.width, balance=True)
    yield from line_pieces(composer, title, Role.TITLE, place.x, composer.root.add(Tag.HEADING_1), keep_next=True, after=TITLE_TO_SUBTITLE)
    if metadata.subtitle:
        subtitle = setter.text(metadata.subtitle, "subtitle", place.width, balance=True)
        yield from line_pieces(composer, subtitle, Role.SUBTITLE, place.x, composer.root.add(Tag.PARAGRAPH), after=TO_PEOPLE)
    people = [line for person in metadata.people if (line := person_line(person, setter))]
    for n, line in enumerate(people):
        text = setter.text(line, "people", place.width)
        element = composer.root.add(Tag.PARAGRAPH)
        yield from line_pieces(composer, text, Role.PEOPLE, place.x, element, before=TO_PEOPLE if n == 0 else 0.0, after=0.0)


def summary_pieces(metadata: Metadata, composer: Composer) -> Iterator[Piece]:
    """Yield the summary, its label in the rail, or before its first words where there is no rail."""
    setter, place = composer.setter, composer.grid.across
    last = len(metadata.summary) - 1
    indent = 0.0 if place.railed else composer.grid.design.indent or 0.0
    for n, paragraph in enumerate(metadata.summary):
        runs = setter.runs(paragraph, "summary")
        marks: tuple[Mark, ...] = ()
        if n == 0 and place.railed:
            label = setter.text(setter.words.summary, "summary-label", place.rail)
            marks = (Group(placed(label, -place.hinge, 0), composer.root.add(Tag.PARAGRAPH)),)
        elif n == 0:
            runs = (setter.run(f"{setter.words.summary}{wide_gap(setter)}", "summary-label"), *runs)
        text = setter.typesetter.set(runs, setter.style("summary", justify=True, indent=indent), place.width)
        yield from line_pieces(
            composer,
            text,
            Role.SUMMARY,
            place.x,
            composer.root.add(Tag.PARAGRAPH),
            before=TO_SUMMARY if n == 0 else SUMMARY_GAP if not indent else 0.0,
            after=AFTER_HEAD if n == last else 0.0,
            first_marks=marks,
        )
