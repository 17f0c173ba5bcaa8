"""Callouts and quotes as shapes."""

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from generator.deck import fit
from generator.deck.lettering import OPENING_QUOTES, Lettering, broken
from generator.deck.master import COLUMNS, GUTTER, REMARK_INSET
from generator.deck.pieces import Composed, Piece, text_box
from generator.deck.scene import Box, Insets, Rule, Shape, TextBox, TextParagraph
from generator.deck.short_ends import letters_at_end
from generator.deck.whole_words import divided
from generator.geometry import Rect
from generator.model.inline import RichText, enclosed, plain_text
from generator.model.prose import Callout, Quote

LARGE_INSET, STATEMENT_INSET = 28.8, 43.2
STATEMENT, MOST_STATED = "quote-small", 3
"""The size of a remark of one paragraph without a label that has a slide to itself, and the lines it may take."""
PARAGRAPH_GAP = 7.2
CALLOUT_ROLES = ("callout", "body")
QUOTE_LADDER = (("quote-large", 3), ("quote", 4), ("quote-small", 4))
"""Display sizes and how many lines each may take (largest first)."""
QUOTE_TEXT = "callout-large"
QUOTE_CENTRE = 246.0
OPTICAL_CENTRE = 0.36
"""The part of the empty height that is above a quotation alone below its headline."""
BY_GAP = 6.0
BY_SIZES, ROLE_SIZES = (22.0, 20.0, 18.0, 16.0), (18.0, 16.0, 14.0, 13.0)
"""Of who is quoted and their office, the first that keeps words and names whole."""
LEAST_HINGE = 94.0
"""The rule beside a quotation, at least."""
OPENERS = OPENING_QUOTES + "「『《"


def callout_parts(lettering: Lettering, piece: Piece, callout: Callout, region: Rect) -> tuple[Piece, ...]:
    """Return `callout` as pieces that fit `region`, divided between paragraphs and, where one is too long, at sentences."""
    if callout_height(lettering, piece, callout, region) <= region.height:
        return (piece,)
    role = CALLOUT_ROLES[-1]
    leading = lettering.role(role).leading
    inner = region.width - 2 * REMARK_INSET
    room = region.height - 2 * REMARK_INSET - _label_height(lettering, piece, callout, inner) - PARAGRAPH_GAP
    most = max(int(room // leading), 1)
    texts = [part for text in callout.paragraphs for part in fit.cut_text(lettering, text, role, inner, most)]
    sizes = [fit.height(lettering, (lettering.paragraph(text, role),), inner) + PARAGRAPH_GAP for text in texts]
    pieces, start = [], 0
    for count in fit.balanced(sizes, room + PARAGRAPH_GAP):
        part = replace(callout, paragraphs=tuple(texts[start : start + count]))
        pieces.append(piece._replace(block=part, follows=piece.follows or start > 0))
        start += count
    return tuple(pieces)


def callout_height(lettering: Lettering, piece: Piece, callout: Callout, region: Rect) -> float:
    """Return how tall the box of `callout` is, at the largest size that `region` holds, else at the smallest."""
    return _callout(lettering, piece, callout, region)[1]


def callout_composed(lettering: Lettering, piece: Piece, callout: Callout, region: Rect, *, large: bool = False) -> Composed:
    """Return `callout` as one filled box from the top of `region`; `large` for one that has a slide to itself."""
    if large and not lettering.grid.fixed_head:
        wide = lettering.grid.widened(region, COLUMNS)
        region = wide if _is_large(lettering, piece, callout, wide) else region
    paragraphs, height, inset = _callout(lettering, piece, callout, region, large)
    rect = Rect(region.x, region.y, region.width, height)
    box = TextBox("callout", rect, paragraphs, insets=Insets(inset, inset, inset, inset), fill="surface", outlined=True)
    return Composed((box,), rect.bottom)


def _is_large(lettering: Lettering, piece: Piece, callout: Callout, region: Rect) -> bool:
    """Tell whether `callout` is short enough for a size in which lines may be long."""
    paragraphs, _, inset = _callout(lettering, piece, callout, region, large=True)
    return inset > REMARK_INSET and bool(paragraphs)


def _callout(
    lettering: Lettering, piece: Piece, callout: Callout, region: Rect, large: bool = False
) -> tuple[tuple[TextParagraph, ...], float, float]:
    if large and not piece.label and len(callout.paragraphs) == 1:
        stated = _callout_paragraphs(lettering, piece, callout, STATEMENT)
        inner = region.width - 2 * STATEMENT_INSET
        height = 2 * STATEMENT_INSET + fit.height(lettering, stated, inner)
        if sum(len(fit.lines(lettering, paragraph, inner)) for paragraph in stated) <= MOST_STATED and height <= region.height:
            return stated, height, STATEMENT_INSET
    sizes = ((QUOTE_TEXT, LARGE_INSET),) if large else ()
    for role, inset in (*sizes, *((role, REMARK_INSET) for role in CALLOUT_ROLES)):
        paragraphs = _callout_paragraphs(lettering, piece, callout, role)
        height = 2 * inset + fit.height(lettering, paragraphs, region.width - 2 * inset)
        if height <= region.height:
            break
    return paragraphs, height, inset


def _callout_paragraphs(lettering: Lettering, piece: Piece, callout: Callout, role: str) -> tuple[TextParagraph, ...]:
    texts = tuple(lettering.paragraph(text, role, before=PARAGRAPH_GAP if index else 0.0) for index, text in enumerate(callout.paragraphs))
    if not piece.label:
        return texts
    label = _label(lettering, callout)
    return (label, texts[0]._replace(before=3.6), *texts[1:]) if texts else (label,)


def _label_height(lettering: Lettering, piece: Piece, callout: Callout, measure: float) -> float:
    if not piece.label:
        return 0.0
    return fit.height(lettering, (_label(lettering, callout),), measure) + 3.6


def _label(lettering: Lettering, callout: Callout) -> TextParagraph:
    """Return the title of `callout`, or the word for its kind."""
    return lettering.paragraph(callout.heading or lettering.words.callout(callout.kind), "callout-label")


def quoted(lettering: Lettering, text: RichText) -> RichText:
    """Return `text` between the language's quotation marks, unless the author wrote some."""
    if text.plain[:1] in OPENERS:
        return text
    marks = lettering.words.quotes
    return enclosed(marks[0], text, marks[1])


def quotation(lettering: Lettering, piece: Piece, quote: Quote) -> str:
    """Return the words of `quote` as a slide shows them, without their mark-up."""
    return quotation_text(lettering, piece, quote).plain


def quotation_text(lettering: Lettering, piece: Piece, quote: Quote) -> RichText:
    """Return the words of `quote` as a slide shows them; a further part of them has its marks already."""
    return quote.text if piece.follows else quoted(lettering, quote.text)


def quote_lines(lettering: Lettering, text: RichText, measure: float, most: float) -> TextParagraph:
    """Return the quotation broken by sense in the largest size whose lines stay within `measure` and together within `most`.

    What is too long for display sizes is set as running text in the sans face.
    """
    for role, count in QUOTE_LADDER:
        lines = _sense_lines(lettering, text.plain, role, measure)
        if lines is not None and len(lines) <= count and len(lines) * lettering.role(role).leading <= most:
            paragraph = _hung(lettering, broken(text, lines), role)
            if text.is_plain or fit.on_one_line(lettering, paragraph, measure + paragraph.margin):
                return paragraph
    for role in (QUOTE_TEXT, "callout", "body"):
        paragraph = _hung(lettering, text, role)
        if fit.height(lettering, (paragraph,), measure + paragraph.margin) <= most:
            break
    return paragraph


def _sense_lines(lettering: Lettering, text: str, role: str, measure: float) -> tuple[str, ...] | None:
    """Return `text` in lines that end where its clauses do, or where an office program would end them if a clause is long."""

    def fits(line: str) -> bool:
        return fit.on_one_line(lettering, lettering.paragraph(line.lstrip(OPENERS), role), measure)

    lines = fit.by_sense(fit.clauses(text), fits)
    if lines is not None or role != QUOTE_LADDER[-1][0]:
        return lines
    return fit.lines(lettering, lettering.paragraph(text, role), measure)


def _hung(lettering: Lettering, text: RichText | str, role: str) -> TextParagraph:
    """Return `text` with its opening mark to the left of the edge that its lines share."""
    first = fit.plain_of(text)[:1]
    mark = fit.width(lettering, lettering.paragraph(first, role)) if first in OPENERS else 0.0
    return lettering.paragraph(text, role, margin=mark, hanging=mark)


def quote_parts(lettering: Lettering, piece: Piece, quote: Quote, measure: float, most: float) -> tuple[Piece, ...]:
    """Return `quote` whole if a slide holds it, else in parts at its sentences."""
    text = quotation_text(lettering, piece, quote)
    paragraph = quote_lines(lettering, text, measure, most)
    if fit.height(lettering, (paragraph,), measure + paragraph.margin) <= most:
        return (piece,)
    texts = fit.cut_text(lettering, text, "body", measure, int(most // lettering.role("body").leading))
    return tuple(piece._replace(block=replace(quote, text=text), follows=piece.follows or n > 0) for n, text in enumerate(texts))


def quote_slide(lettering: Lettering, piece: Piece, quote: Quote) -> Composed:
    """Return `quote` over a whole slide of the quote layout: who to the left of the hinge, the words to its right."""
    paragraph = quote_lines(lettering, quotation_text(lettering, piece, quote), lettering.grid.columns_width(8), 320.0)
    return Composed(_quote_shapes(lettering, quote, paragraph, QUOTE_CENTRE, placeholders=True), QUOTE_CENTRE + 160)


def statement_slide(lettering: Lettering, words: str, by: str) -> tuple[Shape, ...]:
    """Return `words`, which are all that a slide says, in the places of the quote layout; `by` is what they belong to."""
    text = plain_text(words)
    paragraph = quote_lines(lettering, text, lettering.grid.columns_width(8), 320.0)
    return _quote_shapes(lettering, Quote(text=text, by=by), paragraph, QUOTE_CENTRE, placeholders=True)


def quote_composed(lettering: Lettering, piece: Piece, quote: Quote, region: Rect, *, alone: bool = False) -> Composed:
    """Return `quote` below a headline, over the whole width of the slide; one that is `alone` a little above the middle.

    That is the middle of a band, on our own layouts from edge to edge, where it leaves room for one.
    """
    paragraph = quote_lines(lettering, quotation_text(lettering, piece, quote), lettering.grid.columns_width(8), region.height)
    height = max(fit.height(lettering, (paragraph,), lettering.grid.columns_width(8) + paragraph.margin), LEAST_HINGE)
    if alone and height <= region.height - 2 * STATEMENT_INSET:
        band = Box("band", _band(lettering, region), "surface")
        centre = region.y + region.height / 2
        return Composed((band, *_quote_shapes(lettering, quote, paragraph, centre, placeholders=False)), region.bottom)
    top = region.y + (OPTICAL_CENTRE * (region.height - height) if alone else 0.0)
    return Composed(_quote_shapes(lettering, quote, paragraph, top + height / 2, placeholders=False), top + height)


def _band(lettering: Lettering, region: Rect) -> Rect:
    """Return the place of a band behind `region`: the width of the slide, in a template a little more than that of its body."""
    overhang = min(GUTTER, region.x) if lettering.grid.fixed_head else region.x
    return Rect.edges(region.x - overhang, region.y, region.right + overhang, region.bottom)


def _quote_shapes(lettering: Lettering, quote: Quote, paragraph: TextParagraph, centre: float, *, placeholders: bool) -> tuple[Shape, ...]:
    grid = lettering.grid
    width = grid.columns_width(8) + paragraph.margin
    height = fit.height(lettering, (paragraph,), width)
    top = centre - height / 2
    rect = Rect(grid.column_x(5) - paragraph.margin, top, width, height)
    hinge = max(height, LEAST_HINGE)
    shapes = [text_box("quote", rect, paragraph, placeholder="title" if placeholders else "")]
    by_width = grid.columns_width(3) - GUTTER
    by = _who(lettering, quote.by, "lead", BY_SIZES, by_width)
    role = _who(lettering, quote.role, "support", ROLE_SIZES, by_width)
    by_height = fit.height(lettering, (by,), by_width) if quote.by else 0.0
    role_height = fit.height(lettering, (role,), by_width) if quote.role else 0.0
    top = min(top, grid.body_end - by_height - BY_GAP - role_height)
    if quote.by:
        by_rect = Rect(grid.column_x(1), top, by_width, by_height)
        shapes.append(text_box("by", by_rect, by, placeholder="by" if placeholders else ""))
    if quote.role:
        role_rect = Rect(grid.column_x(1), top + (by_height + BY_GAP if quote.by else 0.0), by_width, role_height)
        shapes.append(text_box("role", role_rect, role, placeholder="role" if placeholders else ""))
    rule = Rule("hinge", grid.hinge, centre - hinge / 2, grid.hinge, centre + hinge / 2, 4.0, "accent")
    return (*(box._replace(outlined=not placeholders) for box in shapes), rule)


def _who(lettering: Lettering, text: str, role: str, sizes: Sequence[float], width: float) -> TextParagraph:
    """Return a name or an office in the largest of `sizes` that divides no word and leaves no single letter, or fewest of these."""
    settings: list[tuple[int, TextParagraph]] = []
    for size in sizes:
        paragraph = _by_list(lettering, text, role, size, width)
        faults = _faults(fit.lines(lettering, paragraph, width))
        settings.append((faults, paragraph))
        if not faults:
            break
    return min(settings, key=itemgetter(0))[1]


def _faults(lines: Sequence[str]) -> int:
    return divided(lines) + (letters_at_end(lines) == 1)


def _by_list(lettering: Lettering, text: str, role: str, size: float, width: float) -> TextParagraph:
    """Return `text` in `size`, broken after the marks of its list where that keeps its parts whole."""

    def sized(words: RichText | str) -> TextParagraph:
        paragraph = lettering.paragraph(words, role)
        leading = round(paragraph.leading * size / lettering.role(role).size, 1)
        return paragraph._replace(runs=tuple(run._replace(size=size) for run in paragraph.runs), leading=leading)

    lines = fit.by_sense(fit.clauses(text), lambda line: fit.on_one_line(lettering, sized(line), width))
    return sized(broken(text, lines) if lines else text)
