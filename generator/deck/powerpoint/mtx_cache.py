"""MTX payloads kept from build to build: the same font gives the same payload, and compressing is the slowest part of a deck.

An entry is named by the encoder and the font's bytes, which the characters and the file it was cut from decide. It holds a checksum of
name and payload, so that a damaged entry, or one under another's name, is made anew. Whatever the disk refuses is done without.
"""

import contextlib
import os
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER_VARIABLE: Final = "DIPTYCH_CACHE_DIR"
"""The environment variable that names the folder; empty for none."""
ENCODER_VERSION: Final = 2
"""Raised with every change of the bytes that `mtx.encode` gives for a font, so that payloads kept from before are not used."""
MOST_ENTRIES: Final = 200
"""The oldest entries beyond are removed: about 8 MB stay."""
_SUFFIX: Final = ".mtx"
_DIGEST_SIZE: Final = 32


def user_cache() -> Path | None:
    """Return the folder for compressed fonts of whoever runs the program, None where nothing shall be kept."""
    named = os.environ.get(FOLDER_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    return user_cache_path("diptych", appauthor=False)


def cached_payload(font: bytes, folder: Path | None) -> bytes:
    """Return the MTX payload of the TrueType file `font`, from `folder` if it is there. Raises `ValueError` as `encode` does."""
    if folder is None:
        return _encoded(font)
    name = sha256(b"mtx %d\n" % ENCODER_VERSION + font).hexdigest()
    kept = _read(folder / f"{name}{_SUFFIX}", name)
    if kept is not None:
        return kept
    payload = _encoded(font)
    with contextlib.suppress(OSError):
        _write(folder, name, payload)
        _remove_oldest(folder)
    return payload


def _encoded(font: bytes) -> bytes:
    from generator.deck.powerpoint.mtx import encode  # seldom needed: most fonts of a deck that is built again are kept

    return encode(font)


def _read(path: Path, name: str) -> bytes | None:
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    payload = entry[_DIGEST_SIZE:]
    return payload if entry[:_DIGEST_SIZE] == _digest(name, payload) else None


def _digest(name: str, payload: bytes) -> bytes:
    return sha256(name.encode() + payload).digest()


def _write(folder: Path, name: str, payload: bytes) -> None:
    """Put the entry in its place whole: another build may be reading it."""
    import tempfile

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with open(handle, "wb") as file:
            file.write(_digest(name, payload) + payload)
        os.replace(temporary, folder / f"{name}{_SUFFIX}")
    except BaseException:
        os.unlink(temporary)
        raise


def _remove_oldest(folder: Path) -> None:
    entries = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in entries[MOST_ENTRIES:]:
        path.unlink(missing_ok=True)
