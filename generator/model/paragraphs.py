"""Typed lines to paragraphs: blank lines divide, a single line break joins."""

import re
from collections.abc import Iterator
from typing import Final

from generator.problems import Span
from generator.source.nodes import Scalar, Style

CJK: Final = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3200-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
"""Han, kana and full-width forms, as a regular expression's class. Hangul is not in it: Korean has spaces between words."""
CJK_PUNCTUATION: Final = "\u2018\u2019\u201c\u201d\u2014\u2026\u00b7"
"""Marks that Chinese text shares with Latin; which they are depends on their neighbours."""

_CJK_BREAK: Final = re.compile(f"(?<=[{CJK}])\n(?=[{CJK}{CJK_PUNCTUATION}])|(?<=[{CJK_PUNCTUATION}])\n(?=[{CJK}])")
_BLANK: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def join_lines(text: str) -> str:
    """Return `text` on one line: no space where both neighbours of a line break are CJK, one space otherwise."""
    if "\n" not in text and "\t" not in text:
        return text.strip()
    lines = "\n".join(line.strip() for line in text.strip().replace("\t", " ").split("\n") if line.strip())
    return _CJK_BREAK.sub("", lines).replace("\n", " ")


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
