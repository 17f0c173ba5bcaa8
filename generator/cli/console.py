"""What the commands write, and where: results to standard output, problems and progress to standard error."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from generator.cli.show import Look, as_json, as_text, visible
from generator.problems import Problem, Problems, Span
from generator.source.encoding import source_lines
from generator.workspace import Workspace

MOST_SHOWN = 100
"""Problems of one document shown to people: more are usually one slip's consequences, or an attack."""
SOURCE_LIMIT = 4 * 1024 * 1024
"""No longer file is read again for its lines; longer documents are refused anyway."""


@dataclass(frozen=True, slots=True)
class Console:
    """The two streams of a command. With `json` the only result is one array of problems."""

    out: TextIO
    err: TextIO
    json: bool = False

    @property
    def look(self) -> Look:
        """Colours for a terminal that has them, unless NO_COLOR (no-color.org) is set."""
        return Look(color=self.err.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")

    def result(self, text: str) -> None:
        """Write a line that was asked for; nothing beside a JSON array."""
        if not self.json:
            print(visible(text), file=self.out)

    def remark(self, text: str) -> None:
        """Write a line that is good to know."""
        print(visible(text), file=self.err)

    def problems(self, problems: Sequence[Problem]) -> None:
        """Write problems for people, as many as one looks through; `array` writes them for programs."""
        if self.json:
            return
        source = SourceFiles()
        for problem in problems[:MOST_SHOWN]:
            print(as_text(problem, source.lines, self.look), file=self.err)
        if len(problems) > MOST_SHOWN:
            self.remark(f"… and {len(problems) - MOST_SHOWN} more; --json lists them all")

    def array(self, problems: Iterable[Problem]) -> None:
        """Write all problems of a command as JSON, if that was asked for."""
        if self.json:
            print(as_json(problems), file=self.out)


class SourceFiles:
    """The lines of the files that problems point at, each file read once."""

    def __init__(self) -> None:
        self._lines: dict[str, Sequence[str]] = {}

    def lines(self, path: str) -> Sequence[str]:
        """Return the lines of `path`, none if it cannot be read as text."""
        if path not in self._lines:
            self._lines[path] = _read_lines(Path(path))
        return self._lines[path]


def _read_lines(path: Path) -> Sequence[str]:
    """Read as documents are read: a file that was refused because it lies elsewhere is not quoted either."""
    data = Workspace(path.parent).read(path.name, Span(), Problems(), SOURCE_LIMIT)
    return source_lines(data) if data else ()


def standard_console(json: bool = False) -> Console:
    """Return the console of this process; characters that a stream cannot write become escapes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    return Console(sys.stdout, sys.stderr, json)
