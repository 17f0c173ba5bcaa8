"""Words as pieces: paragraphs, lists, quotes, callouts; one piece a line, so that a page can end between any two."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.geometry import Rect
from generator.layout.drawing import Box, Drawing, Group, Mark
from generator.layout.setter import Setter, placed
from generator.layout.structure import Element, Tag
from generator.model.document import Language
from generator.model.inline import RichText, Run, plain_text
from generator.model.prose import Callout, Point, Points, Prose, Quote
from generator.report.composer import Composer
from generator.report.galley import Backdrop, Piece, Role
from generator.report.place import Place
from generator.text.lines import TextBlock
from generator.text.style import StyledRun
from generator.theme.page import Numerals

BLOCK_SPACE = 20.0
"""Above and below a block that stands by itself."""
LIST_SPACE = 3.0
LIST_INDENT = 2.0
"""Of the first level's bullet, in em."""
BULLET = 4.0
DASH = 0.75
"""Height of the mark on lower levels."""
BULLET_GAP = 12.0
"""From the bullet's left edge to its text."""
NUMBER_GAP = 5.0
PANEL_INSET = 12.0
PANEL_PADDING = 7.0
PANEL_LABEL = 41.1
WHOLE_CALLOUT = 9
"""A callout of about so many lines, with its padding, stays on one page."""
QUOTE_BAR = 3.0
QUOTE_INSET = 16.0
QUOTE_GAP = 7.0
QUOTE_PADDING = 1.0
OPENING_MARKS = ("“", "‘", "「", "『", "《", '"')


def prose_pieces(block: Prose, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield body paragraphs: indented and justified, without space between them where paragraphs are indented."""
    indent, space = paragraph_form(composer)
    for paragraph in block.paragraphs:
        text = composer.setter.rich(paragraph, "body", place.width, justify=True, indent=indent)
        element = composer.section.add(Tag.PARAGRAPH)
        yield from line_pieces(composer, text, Role.PARAGRAPH, place.x, element, before=space, after=space)


def paragraph_form(composer: Composer) -> tuple[float, float]:
    """Return the first line's indent in em and the space between paragraphs.

    Those of the page design, else two em in Chinese (CLREQ, first-line indent), one in Japanese (JLREQ) and Korean;
    English has space instead.
    """
    language = composer.setter.language
    if composer.grid.design.indent is not None:
        return composer.grid.design.indent, 0.0 if composer.grid.design.indent else 6.0
    if language.is_chinese:
        return 2.0, 0.0
    return (0.0, 6.0) if language is Language.ENGLISH else (1.0, 0.0)


def line_pieces(
    composer: Composer,
    block: TextBlock,
    role: Role,
    x: float,
    element: Element,
    *,
    inset: float = 0.0,
    before: float = 0.0,
    after: float = 0.0,
    keep_next: bool = False,
    first_marks: tuple[Mark, ...] = (),
    backdrop: Backdrop | None = None,
) -> Iterator[Piece]:
    """Yield one piece a line; two lines at least stay together at either end, and all with what follows if `keep_next`.

    The lines belong to `element`; `first_marks` go with the first one.
    """
    last = len(block.lines) - 1
    for n, line in enumerate(block.lines):
        one = TextBlock((line,), block.leading, block.ascent, block.measure)
        marks = (*(first_marks if n == 0 else ()), Group(placed(one, inset, 0), element))
        yield composer.piece(
            Drawing(block.measure + inset, block.leading, marks),
            role,
            x,
            before=before if n == 0 else 0.0,
            after=after if n == last else 0.0,
            keep_next=(n < last and n in (0, last - 1)) or (keep_next and n == last),
            backdrop=backdrop,
        )


def points_pieces(block: Points, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield a list: squares in the accent, or numbers; each level further in."""
    indent = LIST_INDENT * composer.setter.size("list") if composer.setter.language.is_chinese else composer.setter.size("list")
    element = composer.section.add(Tag.LIST, numbered=block.ordered)
    yield from _two_lines_each(list(_items(block.items, composer, place, indent, element, ordered=block.ordered)))


def _two_lines_each(lines: Sequence[Piece]) -> Iterator[Piece]:
    """Return `lines`, the first kept with the second and the last with the one before: neither stands alone on a page."""
    kept = (0, len(lines) - 2)
    return (replace(line, keep_next=True) if n in kept and n + 1 < len(lines) else line for n, line in enumerate(lines))


def _items(
    items: tuple[Point, ...], composer: Composer, place: Place, indent: float, element: Element, *, ordered: bool = False, level: int = 1
) -> Iterator[Piece]:
    setter = composer.setter
    color = "ink" if composer.grid.design.numerals is Numerals.INDENT else "accent"
    labels = [setter.line(f"{n}.", "list", color) for n in range(1, len(items) + 1)] if ordered else []
    gap = max([BULLET_GAP, *(label.width + NUMBER_GAP for label in labels)])
    space = LIST_SPACE if level == 1 and not composer.grid.design.grid else 0.0
    for n, item in enumerate(items):
        head, below = run_in(item, setter)
        entry = element.add(Tag.ITEM)
        first = Group(placed(labels[n], indent, 0), entry.add(Tag.LABEL)) if ordered else None
        body = entry.add(Tag.BODY)
        text = setter.typesetter.set(head, setter.style("list", justify=True), place.width - indent - gap)
        yield from line_pieces(
            composer,
            text,
            Role.LIST_ITEM,
            place.x,
            body,
            inset=indent + gap,
            before=space if n == 0 else 0.0,
            after=space if n == len(items) - 1 else 0.0,
            keep_next=bool(below),
            first_marks=(first or _bullet(indent, text, level),),
        )
        if below:
            yield from _items(below, composer, place, indent + gap, body.add(Tag.LIST), level=level + 1)


def run_in(item: Point, setter: Setter) -> tuple[tuple[StyledRun, ...], tuple[Point, ...]]:
    """Return an item's words and what is left to set below them: a single remark follows its head on the line, the head in bold."""
    if not item.children:
        return setter.runs(item.text, "list"), ()
    head = setter.runs(_strong(item.text), "list")
    if len(item.children) > 1 or item.children[0].children:
        return head, item.children
    gap = setter.run("　" if setter.words.colon == "：" else "  ", "list")
    return (*head, gap, *setter.runs(item.children[0].text, "list")), ()


def _strong(text: RichText) -> RichText:
    return RichText(tuple(inline._replace(strong=True) if isinstance(inline, Run) else inline for inline in text.inlines), text.span)


def _bullet(x: float, text: TextBlock, level: int) -> Box:
    """Return the mark before an item, on the middle of its first line's ideographs: a square, a dash on lower levels."""
    middle = text.leading / 2
    if level == 1:
        return Box(Rect(x, middle - BULLET / 2, BULLET, BULLET), "accent")
    return Box(Rect(x, middle - DASH / 2, BULLET, DASH), "muted")


def quote_pieces(block: Quote, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield a quotation beside a bar in the accent, who said it below."""
    setter = composer.setter
    bar = Backdrop(place.x, QUOTE_BAR, "accent")
    measure = place.width - QUOTE_INSET
    text = setter.rich(quoted(block.text, setter), "quote", measure, balance=True)
    by = setter.words.comma.join(part for part in (block.by, block.role) if part)
    signature = [setter.text(by, "quote-by", measure)] if by else []
    source = composer.source_line(block.source)
    if source:
        signature.append(setter.text(source, "source", measure))
    element = composer.section.add(Tag.QUOTE)
    yield pad(composer, QUOTE_PADDING, Role.QUOTE, place, bar, before=BLOCK_SPACE)
    words = element.add(Tag.PARAGRAPH)
    yield from line_pieces(composer, text, Role.QUOTE, place.x, words, inset=QUOTE_INSET, keep_next=True, backdrop=bar)
    for n, part in enumerate(signature):
        if n == 0:
            yield pad(composer, QUOTE_GAP, Role.QUOTE, place, bar)
        words = element.add(Tag.PARAGRAPH)
        yield from line_pieces(composer, part, Role.QUOTE, place.x, words, inset=QUOTE_INSET, keep_next=True, backdrop=bar)
    yield pad(composer, QUOTE_PADDING, Role.QUOTE, place, bar, after=BLOCK_SPACE, keep_next=False)


def quoted(text: RichText, setter: Setter) -> RichText:
    """Return `text` in the language's quotation marks, unless the author has set some."""
    if text.plain.startswith(OPENING_MARKS):
        return text
    marks = setter.words.quotes
    opening, closing = marks[0], marks[1]
    return RichText((Run(opening), *text.inlines, Run(closing)), text.span)


def callout_pieces(block: Callout, composer: Composer, place: Place) -> Iterator[Piece]:
    """Yield a panel with its label in a column of its own at the left; a short one stays on one page."""
    *pieces, last = _callout(block, composer, place)
    whole = sum(piece.height for piece in pieces) <= WHOLE_CALLOUT * composer.setter.leading("callout")
    yield from (replace(piece, keep_next=True) for piece in pieces) if whole else pieces
    yield last


def _callout(block: Callout, composer: Composer, place: Place) -> Iterator[Piece]:
    setter = composer.setter
    panel = Backdrop(place.x, place.width, "surface")
    words = block.heading or plain_text(setter.words.callout(block.kind))
    label = setter.rich(words, "callout-label", place.width * 0.3)
    column = max(PANEL_LABEL, label.width + PANEL_INSET)
    above = len(label.lines) > 1 or column > place.width * 0.3
    left = PANEL_INSET if above else PANEL_INSET + column
    if above:
        label = setter.rich(words, "callout-label", place.width - 2 * PANEL_INSET)
    element = composer.section.add(Tag.DIVISION)
    name = element.add(Tag.PARAGRAPH)
    yield pad(composer, PANEL_PADDING, Role.CALLOUT, place, panel, before=BLOCK_SPACE - 2)
    if above:
        yield from line_pieces(composer, label, Role.CALLOUT, place.x, name, inset=PANEL_INSET, keep_next=True, backdrop=panel)
    last = len(block.paragraphs) - 1
    for n, paragraph in enumerate(block.paragraphs):
        text = setter.rich(paragraph, "callout", place.width - left - PANEL_INSET)
        marks = (Group(placed(label, PANEL_INSET, 0), name),) if n == 0 and not above else ()
        yield from line_pieces(
            composer,
            text,
            Role.CALLOUT,
            place.x,
            element.add(Tag.PARAGRAPH),
            inset=left,
            first_marks=marks,
            keep_next=n == last,
            after=3.0 if n < last else 0.0,
            backdrop=panel,
        )
    yield pad(composer, PANEL_PADDING, Role.CALLOUT, place, panel, after=BLOCK_SPACE - 2, keep_next=False)


def pad(
    composer: Composer,
    height: float,
    role: Role,
    place: Place,
    backdrop: Backdrop,
    *,
    before: float = 0.0,
    after: float = 0.0,
    keep_next: bool = True,
) -> Piece:
    """Return empty space inside a panel, kept with what follows it."""
    return composer.piece(Drawing(place.width, height), role, place.x, before=before, after=after, keep_next=keep_next, backdrop=backdrop)
