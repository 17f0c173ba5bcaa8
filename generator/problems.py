"""What went wrong, where, and what to do: problems for authors, and the one exception family.

    GeneratorError
    ├── ContentError    the author's content has problems (carries them all)
    ├── ResourceError   a font, a theme, a disk or a folder is not usable
    └── RenderError     our fault: a stage broke on content that had passed every check

Only the command line catches `GeneratorError`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one source line: 1-based line and column, `end` one past the last column (code points)."""

    path: str = ""
    line: int = 0
    column: int = 0
    end: int = 0

    def __bool__(self) -> bool:
        return self.line > 0


NO_SPAN = Span()
"""The span of a value that was built in code."""


class Severity(StrEnum):
    """An error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Related(NamedTuple):
    """A second place that explains a problem, such as "first defined here"."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to tell the author, in the author's words.

    `code` is a short slug with a paragraph in docs/problems.md; `message` is one line; `hint` says what to do.
    """

    code: str
    message: str
    span: Span = NO_SPAN
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()


@dataclass(slots=True)
class Problems:
    """A collector: stages add to it and go on with the next thing."""

    items: list[Problem] = field(default_factory=list)

    def error(self, code: str, message: str, span: Span = NO_SPAN, hint: str = "", related: tuple[Related, ...] = ()) -> None:
        """Add an error; see `Problem` for the arguments."""
        self.items.append(Problem(code, message, span, hint, Severity.ERROR, related))

    def warn(self, code: str, message: str, span: Span = NO_SPAN, hint: str = "", related: tuple[Related, ...] = ()) -> None:
        """Add a warning."""
        self.items.append(Problem(code, message, span, hint, Severity.WARNING, related))

    @property
    def has_errors(self) -> bool:
        """Whether there is an error among the problems."""
        return any(p.severity is Severity.ERROR for p in self.items)

    def __iter__(self) -> Iterator[Problem]:
        """Yield the problems by place, each once."""
        return iter(sorted(dict.fromkeys(self.items), key=lambda p: (p.span, p.severity, p.code)))

    def as_named(self, document: Path) -> "Problems":
        """Return these problems with paths as the author named them: from where the author stands, not from the folder of `document`.

        A problem without a path is one of `document`, unless that was made in code and has none.
        """

        def named(span: Span) -> Span:
            return span._replace(path=str(document.parent / span.path) if span.path else str(document) if document.name else "")

        def moved(problem: Problem) -> Problem:
            related = tuple(Related(other.message, named(other.span)) for other in problem.related)
            return replace(problem, span=named(problem.span), related=related)

        return Problems([moved(problem) for problem in self])

    def raise_errors(self) -> None:
        """Raise `ContentError` with everything collected, if there is an error among it."""
        if self.has_errors:
            raise ContentError(tuple(self))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the name among `known` that `word` was probably meant to be, or "" when none is close."""
    from difflib import get_close_matches  # only authors' slips need it

    by_folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the hint that names the nearest of `known`, or "" when none is close."""
    name = nearest(word, known)
    return f'did you mean "{name}"?' if name else ""


class GeneratorError(Exception):
    """The root of everything this package raises on purpose."""


class ContentError(GeneratorError):
    """The author's content has problems; `problems` lists them by place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(p.message for p in problems))
        self.problems = problems


class ResourceError(GeneratorError):
    """A font, theme, folder or disk cannot be used; the message says which and what to do."""


class RenderError(GeneratorError):
    """A stage failed on checked content: a defect of this program, with the place it happened at."""
