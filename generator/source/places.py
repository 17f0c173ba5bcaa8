"""Places in a source text: from libyaml's marks to spans, and back to the characters that stand there."""

from typing import NamedTuple

from generator.problems import Span


class SourceLines(NamedTuple):
    """The lines of one file, without their ends."""

    path: str
    lines: list[str]

    def line(self, index: int) -> str:
        """Return line `index` (0-based), empty past the end."""
        return self.lines[index] if index < len(self.lines) else ""

    def span(self, line: int, column: int, end_line: int | None = None, end_column: int = 0) -> Span:
        """Return the span from a 0-based mark to another; one that goes on below stops at the end of its first line."""
        start = column + 1
        if end_line is None:
            end = start + 1
        elif end_line == line:
            end = end_column + 1
        else:
            end = len(self.line(line).rstrip()) + 1
        return Span(self.path, line + 1, start, max(end, start + 1))
