"""Typed lines to paragraphs: blank lines divide, a single line break joins."""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import Final

from generator.problems import Span
from generator.source.nodes import Scalar, Style

_CJK: Final = (
    ("\u2e80", "\u30ff"),
    ("\u3100", "\u312f"),
    ("\u31a0", "\u31ff"),
    ("\u3200", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
"""First and last of Han, kana and full-width forms. A regular expression of these takes a millisecond to compile."""
SHARED_MARKS: Final = "\u2018\u2019\u201c\u201d\u2014\u2026\u00b7"
"""Marks that Chinese text shares with Latin; which they are depends on their neighbours."""

_BLANK: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def join_lines(text: str) -> str:
    """Return `text` on one line: no space where both neighbours of a line break are CJK, one space otherwise."""
    if "\n" not in text and "\t" not in text:
        return text.strip()
    lines = [line for each in text.replace("\t", " ").split("\n") if (line := each.strip())]
    gaps = ["" if _is_set_solid(before[-1], after[0]) else " " for before, after in pairwise(lines)]
    return "".join(line + gap for line, gap in zip_longest(lines, gaps, fillvalue=""))


def is_cjk(character: str) -> bool:
    """Tell whether `character` is Han, kana or full-width. Hangul is not: Korean has spaces between words."""
    return any(first <= character <= last for first, last in _CJK)


def _is_set_solid(before: str, after: str) -> bool:
    """Tell whether no space belongs between two characters: both CJK, or one of them a mark that can be."""
    if is_cjk(before):
        return is_cjk(after) or after in SHARED_MARKS
    return before in SHARED_MARKS and is_cjk(after)


def split_paragraphs(scalar: Scalar) -> Iterator[tuple[str, Span]]:
    """Yield each paragraph's joined text and the place where it begins."""
    text, span = scalar.text, scalar.span
    if "\n" not in text:
        yield join_lines(text), span
        return
    start = 0
    for end in (*(match.span() for match in _BLANK.finditer(text)), (len(text), len(text))):
        paragraph = text[start : end[0]]
        if paragraph.strip():
            yield join_lines(paragraph), line_place(scalar, start)
        start = end[1]


def line_place(scalar: Scalar, offset: int) -> Span:
    """Return where the line at `offset` of `scalar` begins: exact for literal text, the scalar's own place otherwise."""
    span = scalar.span
    if scalar.style is not Style.LITERAL:
        return span
    offset += len(scalar.text[offset:]) - len(scalar.text[offset:].lstrip("\n"))
    line = span.line + 1 + scalar.text.count("\n", 0, offset)
    width = len(scalar.text[offset:].partition("\n")[0])
    return Span(span.path, line, scalar.indent + 1, scalar.indent + 1 + max(1, width))
