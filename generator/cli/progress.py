"""A line on the terminal while a command takes long."""

from threading import Lock, Timer
from types import TracebackType
from typing import Final, Self, TextIO

PATIENCE: Final = 1.0
"""Seconds before the first word of progress: most builds are done by then."""
ERASE: Final = "\r\x1b[2K"


class ProgressLine:
    """Shows the latest text on one line of a terminal once `PATIENCE` is over, and erases it at the end; silent in a pipe."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._text = ""
        self._showing = False
        self._lock = Lock()
        self._timer = Timer(PATIENCE, self._begin)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._stream.isatty():
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            if self._showing:
                self._write(ERASE)
            self._showing = False

    def show(self, text: str) -> None:
        """Make `text` the line's text."""
        with self._lock:
            self._text = text
            if self._showing:
                self._write(ERASE + text)

    def clear(self) -> None:
        """Make room for other output; the next `show` brings the line back."""
        with self._lock:
            if self._showing:
                self._write(ERASE)

    def _begin(self) -> None:
        with self._lock:
            self._showing = True
            self._write(ERASE + self._text)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
