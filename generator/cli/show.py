"""Problems for people and for programs: lines with the source underlined, or JSON.

Nothing an author wrote reaches a terminal raw: control, format and bidirectional characters are shown by code point.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from generator.cli.terminal import cells, visible
from generator.problems import Problem, Severity, Span

Lines = Callable[[str], Sequence[str]]
"""The lines of the file at a path; none when it cannot be read."""

EXCERPT_CELLS: Final = 100
LEAD_CELLS: Final = 40
"""How much of a long line is kept before the place in question."""
GUTTER: Final = "    "
CUT: Final = "…"

RED, YELLOW, BOLD, RESET = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[0m"


class Look(NamedTuple):
    """How problems are shown: `color` for terminals that have it."""

    color: bool = False

    def painted(self, text: str, *codes: str) -> str:
        """Return `text` in the look of the escape `codes`, as it is without colour."""
        return f"{''.join(codes)}{text}{RESET}" if self.color and text else text


def as_text(problem: Problem, lines: Lines, look: Look) -> str:
    """Return `problem` in at most three lines: what and where, the source line, and a mark below the place with related places."""
    tint = RED if problem.severity is Severity.ERROR else YELLOW
    label = look.painted(f"{problem.severity.value}[{problem.code}]", tint, BOLD)
    message = visible(problem.message) + (f" — {visible(problem.hint)}" if problem.hint else "")
    place = look.painted(_place(problem.span), BOLD)
    shown = [f"{place}: {label}: {message}" if place else f"{label}: {message}"]
    related = "; ".join(f"{visible(other.message)}: {_place(other.span)}" for other in problem.related)
    source = _source_line(problem.span, lines)
    if source is not None:
        excerpt, offset, width = _excerpt(source, problem.span)
        mark = look.painted("^" * width, tint, BOLD)
        shown += [GUTTER + excerpt, GUTTER + " " * offset + mark + (f" {related}" if related else "")]
    elif related:
        shown.append(GUTTER + related)
    return "\n".join(shown)


def as_json(problems: Iterable[Problem]) -> str:
    """Return `problems` as one JSON array of objects: path, line, column, end, code, severity, message, hint, related."""
    return json.dumps([_record(problem) for problem in problems], ensure_ascii=False, indent=2)


def _record(problem: Problem) -> dict[str, Any]:
    return {
        **_span_record(problem.span),
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "related": [{**_span_record(other.span), "message": other.message} for other in problem.related],
    }


def _span_record(span: Span) -> dict[str, Any]:
    return {"path": span.path, "line": span.line, "column": span.column, "end": span.end}


def _place(span: Span) -> str:
    path = visible(span.path)
    return f"{path}:{span.line}:{span.column}" if span else path


def _source_line(span: Span, lines: Lines) -> str | None:
    if not span:
        return None
    source = lines(span.path)
    return source[span.line - 1] if span.line <= len(source) else None


def _excerpt(source: str, span: Span) -> tuple[str, int, int]:
    """Return the stretch of `source` round `span`, the cells before its mark, and the mark's width in cells."""
    start = min(max(span.column - 1, 0), len(source))
    first = _cut_before(source, start)
    last = _cut_after(source, first)
    end = min(max(span.end - 1, start), last)
    lead = CUT if first else ""
    excerpt = lead + visible(source[first:last]) + (CUT if last < len(source) else "")
    return excerpt, cells(lead + visible(source[first:start])), max(1, cells(visible(source[start:end])))


def _cut_before(source: str, start: int) -> int:
    """Return where an excerpt begins: the line's own beginning, or so that about `LEAD_CELLS` stand before `start`."""
    if start < EXCERPT_CELLS and cells(visible(source[:start])) <= 2 * LEAD_CELLS:
        return 0
    first, width = start, 0
    while first > 0 and width < LEAD_CELLS and start - first < EXCERPT_CELLS:
        first -= 1
        width += cells(visible(source[first]))
    return first


def _cut_after(source: str, first: int) -> int:
    """Return where an excerpt from `first` ends so that it is at most `EXCERPT_CELLS` wide."""
    last, width = first, 0
    while last < len(source):
        width += cells(visible(source[last]))
        if width > EXCERPT_CELLS or last - first > 2 * EXCERPT_CELLS:  # marks upon marks take no cells
            break
        last += 1
    return last
