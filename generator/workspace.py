"""The door to files: every byte an author's document brings in passes here, and nothing from outside its folder does."""

import os
import stat
from pathlib import Path
from typing import Final

from generator.problems import Problems, Span, did_you_mean

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
"""The largest file read for any purpose; a caller may ask for less."""


class Workspace:
    """A folder that holds one document and the files it names.

    Names are relative to `root`, with `/` between folders. A name, or a symbolic link on its way, that leads out of the
    folder is refused, as is everything that is no regular file (a FIFO would wait for ever).
    """

    def __init__(self, root: Path) -> None:
        self.root: Final = Path(os.path.realpath(root))
        self._dependencies: dict[Path, None] = {}

    @property
    def dependencies(self) -> tuple[Path, ...]:
        """Every file asked for so far, found or not, in the order of asking: what a watcher has to watch."""
        return tuple(self._dependencies)

    def read(self, name: str, span: Span, problems: Problems, limit: int = MAX_FILE_BYTES) -> bytes | None:
        """Return the bytes of file `name`, or `None` after telling `problems`, at `span`, why not."""
        path = self._confined(name, span, problems)
        if path is None:
            return None
        self._dependencies[path] = None
        try:
            return self._read_regular(path, name, span, problems, limit)
        except FileNotFoundError:
            problems.error("missing-file", f'there is no file "{name}" in the document\'s folder', span, self._neighbour(path, name))
        except OSError as fault:
            problems.error("unreadable-file", f'"{name}" cannot be read: {fault.strerror or "the system refused"}', span)
        return None

    def _confined(self, name: str, span: Span, problems: Problems) -> Path | None:
        """Return the real path of `name` if it lies in the folder."""
        if not name or not name.isprintable() or "\\" in name or name.endswith("/"):
            problems.error("bad-path", "this is not a file name", span, 'write it relative to the document, with "/" between folders')
            return None
        try:
            path = Path(os.path.realpath(self.root / name))
        except (OSError, ValueError):
            problems.error("bad-path", f'"{name[:80]}" is not a file name this system can use', span)
            return None
        if os.path.isabs(name) or not path.is_relative_to(self.root):
            problems.error("outside-folder", f'"{name}" is outside the document\'s folder', span, "copy the file beside the document")
            return None
        return path

    def _read_regular(self, path: Path, name: str, span: Span, problems: Problems, limit: int) -> bytes | None:
        # The path has been resolved: a link in its place now was put there in between, and O_NOFOLLOW refuses it.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                problems.error("not-a-file", f'"{name}" is not a regular file', span, "name a file, not a folder or device")
                return None
            data = _read_at_most(descriptor, limit + 1) if status.st_size <= limit else b""
        finally:
            os.close(descriptor)
        if status.st_size > limit or len(data) > limit:
            problems.error("file-too-large", f'"{name}" is larger than {_mebibytes(limit)} MiB', span)
            return None
        return data

    def _neighbour(self, path: Path, name: str) -> str:
        """Return a hint that names the file most like `name` in the folder where it should be."""
        try:
            names = sorted(entry.name for entry in os.scandir(path.parent))
        except OSError:
            return f'there is no folder "{path.parent.name}" either'
        folder = name.rpartition("/")[0]
        return did_you_mean(name, [f"{folder}/{entry}" if folder else entry for entry in names])


def _read_at_most(descriptor: int, size: int) -> bytes:
    parts = []
    while size > 0 and (part := os.read(descriptor, min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _mebibytes(size: int) -> str:
    return f"{size / (1024 * 1024):g}"
