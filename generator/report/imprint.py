"""The end of an issue or an official paper: attachments, signature and date below the text, recipients at the foot of the last page.

Places are those of GB/T 9704-2012, 7.3.4 to 7.4, as secondary sources give them.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.layout.drawing import Drawing, Group, Mark, Rule
from generator.layout.setter import Setter, placed, placed_center, placed_right
from generator.layout.structure import Element, Tag
from generator.model.document import Field, Imprint, Metadata
from generator.report.composer import Composer
from generator.report.galley import Piece, Role
from generator.report.phrases import paper_name
from generator.report.place import Place
from generator.report.prose import line_pieces
from generator.theme.page import Head
from generator.units import MILLIMETRE

DATE_INSET = 4.0
"""From the right edge to the date, in em (7.3.5)."""
THICK, THIN = 0.35 * MILLIMETRE, 0.25 * MILLIMETRE
"""The first and last rule of the recipients, and those between (7.4.1)."""
ROW_PADDING = 2.0
IMPRINT_SPACE = 18.0


def signature_pieces(metadata: Metadata, composer: Composer) -> Iterator[Piece]:
    """Yield the names of the attachments, who signs, and the date where no head of the page has it."""
    imprint = metadata.imprint
    composer.begin_block()
    yield from _attachments(imprint.attachments, composer)
    official = composer.grid.design.head is Head.OFFICIAL
    shown = paper_name(metadata, composer.setter)
    signature = imprint.signature or (metadata.organization if official and metadata.organization != shown else "")
    yield from _signature(signature, metadata.date if official else "", composer)
    if imprint.remark:
        setter, place = composer.setter, composer.grid.across
        bracketed = imprint.remark if imprint.remark[0] in "（(" else setter.words.bracketed(imprint.remark)
        block = setter.typesetter.set((setter.run(bracketed, "body"),), setter.style("body", indent=2.0), place.width)
        yield from line_pieces(composer, block, Role.SIGNATURE, place.x, composer.root.add(Tag.PARAGRAPH))


def _attachments(names: tuple[str, ...], composer: Composer) -> Iterator[Piece]:
    """Yield 附件：1.… one line below the text, each name hanging from its first letter (7.3.4)."""
    if not names:
        return
    setter, place = composer.setter, composer.grid.across
    word = setter.line(f"{setter.words.attachment}{setter.words.colon}", "body")
    word_width = word.width + _after_colon(setter, "body")
    indent = 2 * setter.size("body")
    gap = _word_space(setter, "body")
    numbers = [setter.line(f"{n}. " if gap else f"{n}.", "body") for n in range(1, len(names) + 1)] if len(names) > 1 else []
    hang = indent + word_width + max((number.width + gap for number in numbers), default=0.0)
    for n, name in enumerate(names):
        element = composer.root.add(Tag.PARAGRAPH)
        marks: tuple[Mark, ...] = (Group(placed(word, indent, 0), element),) if n == 0 else ()
        if numbers:
            marks += (Group(placed(numbers[n], indent + word_width, 0), element),)
        block = setter.text(name, "body", place.width - hang)
        before = setter.leading("body") if n == 0 else 0.0
        yield from line_pieces(composer, block, Role.SIGNATURE, place.x, element, inset=hang, before=before, first_marks=marks)


def _signature(signature: str, date: str, composer: Composer) -> Iterator[Piece]:
    """Yield the signature in the middle above the date, which ends four characters before the right edge (7.3.5)."""
    setter, place = composer.setter, composer.grid.across
    right = place.width - DATE_INSET * setter.size("body")
    dated = setter.text(date, "body", right)
    signed = setter.text(signature, "body", place.width, balance=True)
    center = min(right - dated.width / 2 if date else right - signed.width / 2, place.width - signed.width / 2)
    rows = [(placed_center(signed, center, 0), signed.height)] if signature else []
    rows += [(placed_right(dated, right, 0), dated.height)] if date else []
    for n, (glyphs, height) in enumerate(rows):
        before = 2 * setter.leading("body") if n == 0 else 0.0
        drawing = Drawing(place.width, height, (Group(glyphs, composer.root.add(Tag.PARAGRAPH)),))
        yield composer.piece(drawing, Role.SIGNATURE, place.x, before=before, keep_next=n < len(rows) - 1)


def imprint_pieces(imprint: Imprint, composer: Composer) -> Iterator[Piece]:
    """Yield who else gets the paper, who printed it when, and how many, between rules at the foot of the last page.

    An official paper on more than one sheet, printed on both sides, has them on an even page (7.4).
    """
    setter, place = composer.setter, composer.grid.across
    composer.begin_block()
    rows = [_recipients(field, setter, place, composer.root) for field in imprint.distribution]
    issued = imprint.issued + (setter.words.printed if imprint.issued and not imprint.issued.endswith(setter.words.printed.strip()) else "")
    if imprint.issuer or issued:
        rows.append(_sides(imprint.issuer, issued, setter, place, composer.root))
    if imprint.print_run:
        rows.append(_sides("", imprint.print_run, setter, place, composer.root))
    design = composer.grid.design
    on_back = design.duplex and design.head is Head.OFFICIAL
    for n, row in enumerate(rows):
        last = n == len(rows) - 1
        above = Rule(0, 0, place.width, 0, THIN if n else THICK, "ink")
        below = (Rule(0, row.height, place.width, row.height, THICK, "ink"),) if last else ()
        drawing = Drawing(place.width, row.height, (above, *row.marks, *below))
        piece = composer.piece(drawing, Role.IMPRINT, place.x, before=IMPRINT_SPACE if n == 0 else 0.0, keep_next=not last, at_foot=True)
        yield replace(piece, on_back=on_back)


def _recipients(field: Field, setter: Setter, place: Place, root: Element) -> Drawing:
    """Return 抄送：…。 one character in from both sides, further lines below the first name (7.4.2)."""
    role, em = "imprint-small", setter.size("imprint-small")
    element = root.add(Tag.PARAGRAPH)
    label = setter.text(f"{field.label}{setter.words.colon}", role, place.width / 3)
    hang = em + label.width + _after_colon(setter, role)
    value = setter.text(field.value, role, place.width - em - hang)
    marks = (Group((*placed(label, em, ROW_PADDING), *placed(value, hang, ROW_PADDING)), element),)
    return Drawing(place.width, max(label.height, value.height) + 2 * ROW_PADDING, marks)


def _after_colon(setter: Setter, role: str) -> float:
    """Return what a line that ends with a colon lacks of the room up to a text set beside it.

    That is the half of a full-width colon which the end of a line takes off, or the space after a colon.
    """
    return setter.size(role) / 2 if setter.words.colon == "：" else _word_space(setter, role)


def _word_space(setter: Setter, role: str) -> float:
    """Return the space between words, none in languages without."""
    return 0.0 if setter.words.colon == "：" else setter.width("n n", role) - setter.width("nn", role)


def _sides(left: str, right: str, setter: Setter, place: Place, root: Element) -> Drawing:
    """Return two texts one character in from either side, below each other where they have no room for both."""
    role, em = "imprint-small", setter.size("imprint-small")
    room = place.width - 2 * em
    first, second = setter.text(left, role, room), setter.text(right, role, room)
    below = first.height if left and right and first.width + second.width + em > room else 0.0
    marks: list[Mark] = [Group(placed(first, em, ROW_PADDING), root.add(Tag.PARAGRAPH))] if left else []
    if right:
        marks.append(Group(placed_right(second, place.width - em, ROW_PADDING + below), root.add(Tag.PARAGRAPH)))
    return Drawing(place.width, max(first.height, second.height + below) + 2 * ROW_PADDING, tuple(marks))
