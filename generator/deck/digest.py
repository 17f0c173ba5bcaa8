"""What a slide shows of a section that is all prose: its leading sentences, never a wall of text."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.deck.brief import ELLIPSIS, Cutter, brief_text
from generator.deck.fit import clauses, cut
from generator.deck.pieces import Piece
from generator.model.blocks import Block, Columns
from generator.model.inline import RichText, Run
from generator.model.prose import Callout, Point, Points, Prose

SENTENCE_ENDS: Final = "。！？!?"
MOST_SENTENCES: Final = 5
MOST_OF_ONE_PARAGRAPH: Final = 3
LONGEST: Final = 80
"""Full-width characters of a sentence that is shown whole; a longer one ends at a clause, as its prose is spoken whole."""
SHORT: Final = 45
"""Characters of sentences that may follow each other out of one paragraph."""


def digest(blocks: Iterable[Block]) -> Piece | None:
    """Return the first sentence of each paragraph as a list; of a single paragraph its first few if they are short, else one as a remark.

    `None` without prose.
    """
    prose = [block for block in _side_by_side(blocks) if isinstance(block, Prose) and block.on_slides]
    paragraphs = [text for block in prose for text in block.paragraphs]
    if not paragraphs:
        return None
    sentences = [next(_sentences(text)) for text in paragraphs[:MOST_SENTENCES]]
    if len(paragraphs) == 1:
        sentences = _opening(paragraphs[0])
    shown = [_shown(sentence) for sentence in sentences]
    if len(shown) == 1:
        return Piece(Callout(paragraphs=tuple(shown)), label=False)
    return Piece(Points(items=tuple(map(Point, shown))))


def lead_sentence(blocks: Iterable[Block]) -> RichText:
    """Return the first sentence of the prose of `blocks`, empty without any."""
    prose = (block for block in _side_by_side(blocks) if isinstance(block, Prose) and block.on_slides)
    return next((_shown(next(_sentences(text))) for block in prose for text in block.paragraphs), RichText())


def _opening(paragraph: RichText) -> list[RichText]:
    sentences = [sentence for _, sentence in zip(range(MOST_OF_ONE_PARAGRAPH), _sentences(paragraph), strict=False)]
    return sentences if all(len(sentence.plain) <= SHORT for sentence in sentences) else sentences[:1]


def _shown(sentence: RichText) -> RichText:
    """Return `sentence`, cut after a clause where it is too long for a slide."""
    brief = brief_text(sentence, LONGEST, Cutter())
    if brief == sentence:
        return sentence
    *whole, _ = clauses(brief.plain)
    kept = sum(map(len, whole))
    if kept < LONGEST / 4:
        return brief
    head = cut(sentence, kept)[0]
    return RichText((*head.inlines, Run(ELLIPSIS)), sentence.span)


def _sentences(text: RichText) -> Iterator[RichText]:
    """Yield the sentences of a paragraph, closing marks kept with them."""
    rest = text
    while rest.plain.strip():
        end = _end(rest.plain)
        if end >= len(rest.plain):
            yield rest
            return
        sentence, rest = cut(rest, end)
        yield sentence


def _end(plain: str) -> int:
    """Return the offset at which the first sentence of `plain` ends."""
    for at, character in enumerate(plain):
        if character in SENTENCE_ENDS or plain[at : at + 2] == ". ":
            end = at + 1
            while plain[end : end + 1] and plain[end] in "”’」』）)":
                end += 1
            return end
    return len(plain)


def _side_by_side(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks`, for columns what is in them."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from (below for column in block.columns for below in column)
        else:
            yield block
