"""Finished bytes to files: a reader finds each output whole, old or new, and the outputs of one build together.

Bytes go to hidden files beside their targets, are flushed to the disk, then renamed over the targets. One build at a time does this in
a folder, so a hidden file that a build finds there belongs to one that died, and is removed.
"""

import errno
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from generator.problems import ResourceError

PART_SUFFIX: Final = ".diptych-part"
LOCK_PATIENCE: Final = 30.0
"""Seconds to wait for another build's renames; they take milliseconds."""
LOCK_PAUSE: Final = 0.02


class Output(NamedTuple):
    """A file to be and everything in it."""

    path: Path
    data: bytes


def publish(outputs: Sequence[Output]) -> None:
    """Put every output in its place, or leave every place as it was.

    All outputs share one folder, which is made if need be. A target that is a symbolic link is replaced, not followed.
    Raises `ResourceError` if the folder or a target cannot be written.
    """
    if not outputs:
        return
    folder = outputs[0].path.parent
    _make_folder(folder)
    with _locked(folder):
        for output in outputs:
            _refuse_folder(output.path)
        _sweep(folder)
        with _undisturbed():
            _replace_all(outputs)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ResourceError(f"{folder} is not a folder, so nothing can be written into it; choose another one with -o") from error
    except OSError as error:
        raise ResourceError(f"cannot make the folder {folder}: {_reason(error)}") from error


def _refuse_folder(target: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        raise ResourceError(f"{target} is a folder; move it away or choose another output folder with -o")


def _replace_all(outputs: Sequence[Output]) -> None:
    """Write all parts, then rename all. Leaves no part behind."""
    parts = [outputs[0].path.with_name(f".{number}{PART_SUFFIX}") for number in range(len(outputs))]
    current = outputs[0].path
    try:
        for output, part in zip(outputs, parts, strict=True):
            current = output.path
            _write_part(part, output.data)
        for output, part in zip(outputs, parts, strict=True):
            current = output.path
            os.replace(part, output.path)
    except OSError as error:
        raise ResourceError(f"cannot write {current}: {_reason(error)}") from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _write_part(part: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it. "x" neither follows a planted link nor truncates what it points at."""
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sweep(folder: Path) -> None:
    """Remove the parts of builds that died. The caller holds the folder's lock, so no living build owns one."""
    for entry in list(folder.iterdir()):
        if entry.name.startswith(".") and entry.name.endswith(PART_SUFFIX):
            with suppress(OSError):
                entry.unlink()


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one build. Raises `ResourceError` when it cannot be opened or another build does not let go."""
    try:
        descriptor = _wait_for_lock(folder)
    except OSError as error:
        raise ResourceError(f"cannot write into the folder {folder}: {_reason(error)}") from error
    try:
        yield
    finally:
        os.close(descriptor)


def _wait_for_lock(folder: Path) -> int:
    deadline = time.monotonic() + LOCK_PATIENCE
    while (descriptor := _try_lock(folder)) is None:
        if time.monotonic() > deadline:
            raise ResourceError(f"another build has been writing into {folder} for {LOCK_PATIENCE:.0f} seconds; try again when it is done")
        time.sleep(LOCK_PAUSE)
    return descriptor


if sys.platform == "win32":

    @contextmanager
    def _undisturbed() -> Iterator[None]:
        """Nothing can be held back here."""
        yield

    def _try_lock(folder: Path) -> int | None:
        """Return a descriptor that holds `folder` until it is closed, or `None` while another build does.

        A folder cannot be opened here, so a file stands for it; the system removes the file when its descriptor closes.
        """
        try:
            return os.open(folder / ".diptych-lock", os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        except FileExistsError:
            return None

else:
    import fcntl

    @contextmanager
    def _undisturbed() -> Iterator[None]:
        """Hold interrupts and terminations back until all files are in their places."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _try_lock(folder: Path) -> int | None:
        """Return a descriptor that holds `folder` until it is closed, or `None` while another build does.

        The lock is on the folder itself, so nothing is left behind, and the system lets go when a build dies.
        A file system without locks is used without: each file is still replaced whole.
        """
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError as error:
            if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP):
                os.close(descriptor)
                raise
        return descriptor
