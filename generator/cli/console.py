"""What the commands write, and where: results to standard output, problems and progress to standard error."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from generator.cli.show import Look, as_json, as_text
from generator.cli.terminal import visible
from generator.problems import Problem, ResourceError
from generator.source.encoding import read_lines
from generator.workspace import Workspace

MOST_SHOWN = 100
"""Problems of one document shown to people: more are usually one slip's consequences, or an attack."""
SOURCE_LIMIT = 4 * 1024 * 1024
"""No longer file is read again for its lines; longer documents are refused anyway."""


class Console(NamedTuple):
    """The two streams of a command. With `json` the only result is one array of problems."""

    out: TextIO
    err: TextIO
    json: bool = False

    @property
    def look(self) -> Look:
        """Colours for a terminal that has them, unless NO_COLOR (no-color.org) is set."""
        return Look(color=self.err.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")

    def result(self, text: str) -> None:
        """Write a line that was asked for; nothing beside a JSON array. Raises `ResourceError` when it cannot be written."""
        if not self.json:
            self._write(visible(text))

    def remark(self, text: str) -> None:
        """Write a line that is good to know."""
        self._tell(visible(text))

    def close(self) -> None:
        """See what was written off to its readers. Raises `ResourceError` when some of it cannot be."""
        try:
            self.out.flush()
        except OSError as error:
            _refuse_loss(self.out, error)

    def problems(self, problems: Sequence[Problem]) -> None:
        """Write problems for people, as many as one looks through; `array` writes them for programs."""
        if self.json:
            return
        source = SourceFiles()
        for problem in problems[:MOST_SHOWN]:
            self._tell(as_text(problem, source.lines, self.look))
        if len(problems) > MOST_SHOWN:
            self.remark(f"… and {len(problems) - MOST_SHOWN} more; --json lists them all")

    def array(self, problems: Iterable[Problem]) -> None:
        """Write all problems of a command as JSON, if that was asked for."""
        if self.json:
            self._write(as_json(problems))

    def _write(self, text: str) -> None:
        try:
            print(text, file=self.out)
        except OSError as error:
            _refuse_loss(self.out, error)

    def _tell(self, text: str) -> None:
        """Write to standard error, where a loss cannot be told to anybody."""
        try:
            print(text, file=self.err)
        except OSError:
            _silence(self.err)


def _refuse_loss(stream: TextIO, error: OSError) -> None:
    """Go on without a reader who has gone, as `head` does once it has seen enough; any other fault is the environment's."""
    _silence(stream)
    if not isinstance(error, BrokenPipeError):
        raise ResourceError(f"cannot write to standard output: {(error.strerror or str(error)).lower()}") from error


def _silence(stream: TextIO) -> None:
    """Let what the stream still holds, and what comes, go nowhere: Python flushes it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


class SourceFiles:
    """The lines of the files that problems point at, each file read once."""

    def __init__(self) -> None:
        self._lines: dict[str, Sequence[str]] = {}

    def lines(self, path: str) -> Sequence[str]:
        """Return the lines of `path`, none if it cannot be read as text."""
        if path not in self._lines:
            # Read as documents are read: a file that was refused because it lies elsewhere is not quoted either.
            self._lines[path] = read_lines(Workspace(Path(path).parent), Path(path).name, SOURCE_LIMIT)
        return self._lines[path]


def standard_console(json: bool = False) -> Console:
    """Return the console of this process; characters that a stream cannot write become escapes, a closed stream swallows all."""
    return Console(_stream(sys.stdout), _stream(sys.stderr), json)


def _stream(stream: TextIO | None) -> TextIO:
    if stream is None:  # the descriptor was closed before Python began
        return open(os.devnull, "w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
    return stream
