"""What stands around an exhibit: its numbered caption above, its sources below."""

from collections.abc import Iterable, Iterator

from generator.geometry import Rect
from generator.layout.drawing import Anchor, Box, Drawing, Group, Mark
from generator.layout.setter import placed
from generator.layout.structure import Element, Tag
from generator.model.inline import RichText, Run
from generator.report.composer import Composer, exhibit_anchor
from generator.report.galley import Piece, Role
from generator.report.place import Place
from generator.report.prose import line_pieces

EXHIBIT_SPACE = 22.0
TAG_GAP = 8.0
TAG_INSET = 5.0
NAME_GAP = 6.0
"""Between the name of an exhibit that goes on and the rest of its drawing."""


def caption_pieces(
    composer: Composer, number: str, caption: RichText, place: Place, element: Element, *, sample: bool = False
) -> Iterator[Piece]:
    """Yield a caption with its number in the rail, or before it where there is no rail."""
    setter = composer.setter
    gap = "　" if setter.words.colon == "：" else "  "
    text = caption if place.railed else RichText((Run(number + gap), *caption.inlines), caption.span)
    tag = _tag(composer) if sample else Drawing(0, 0)
    block = setter.rich(text, "caption", place.width - (tag.width + TAG_GAP if sample else 0), balance=True)
    marks: list[Mark] = [Anchor(exhibit_anchor(number), 0, 0)]
    if place.railed:
        marks.append(Group(placed(setter.text(number, "caption-number", place.rail), -place.hinge, 0), element))
    if sample and len(block.lines) <= 1:
        from_x = block.width + (TAG_GAP if block.width else 0)
        top = (setter.leading("caption") - setter.leading("tag")) / 2
        word = placed(setter.line(setter.words.sample, "tag"), from_x + TAG_INSET, top)
        marks.append(Group((_tag_box(tag, from_x, setter.leading("caption")), *word), element))
    lines = block if block.lines else setter.line(" ", "caption")
    yield from line_pieces(composer, lines, Role.CAPTION, place.x, element, before=EXHIBIT_SPACE, keep_next=True, first_marks=tuple(marks))


def continued_name(composer: Composer, number: str, place: Place) -> Drawing:
    """Return the name of exhibit `number` for a page it goes on to, as of tables: in the rail, or on a line where there is none."""
    setter = composer.setter
    words = f"{number}{setter.words.continued}"
    if place.railed:
        return Drawing(place.width, 0.0, placed(setter.text(words, "caption-number", place.rail), -place.hinge, 0))
    line = setter.line(words, "caption-number")
    return Drawing(place.width, line.height + NAME_GAP, placed(line, 0, 0))


def _tag(composer: Composer) -> Drawing:
    setter = composer.setter
    return Drawing(setter.width(setter.words.sample, "tag") + 2 * TAG_INSET, setter.leading("tag"))


def _tag_box(tag: Drawing, x: float, leading: float) -> Box:
    return Box(Rect(x, (leading - tag.height) / 2, tag.width, tag.height), "accent-2")


def source_pieces(composer: Composer, lines: Iterable[str], place: Place, section: Element, before: float) -> Iterator[Piece]:
    """Yield source lines, the first `before` below what they belong to."""
    blocks = [composer.setter.text(line, "source", place.width) for line in lines]
    for n, block in enumerate(blocks):
        ends = n == len(blocks) - 1
        yield from line_pieces(
            composer,
            block,
            Role.SOURCE,
            place.x,
            section.add(Tag.PARAGRAPH),
            before=before if n == 0 else 0.0,
            after=EXHIBIT_SPACE if ends else 0.0,
            keep_next=not ends,
        )


def listed(line: str) -> list[str]:
    """Return `line` as the only one, none for ""."""
    return [line] if line else []
