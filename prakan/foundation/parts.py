"""Part files: what has arrived of an upload, forced to disk before it is told; one writer at a time."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.core.files import File

from prakan.domain.tus import Checksum
from prakan.foundation import storage
from prakan.foundation.keeping import Received, incoming


class Busy(Exception):
    """Somebody else writes this part file now."""


class Broken(Exception):
    """The bytes did not come to their checksum; they were taken away again."""


class Full(Exception):
    """The disk took no more; what it took is kept."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part file that is locked by us."""

    path: Path
    file: BinaryIO

    @property
    def size(self) -> int:
        return os.fstat(self.file.fileno()).st_size


def path_of(key: str) -> Path:
    """Return where the bytes of an upload lie."""
    return incoming() / f"{key}.part"


def held(key: str) -> int:
    """Return how many bytes of an upload are on disk; forced down before they are told."""
    try:
        descriptor = os.open(path_of(key), os.O_RDONLY)
    except FileNotFoundError:
        return 0
    try:
        os.fsync(descriptor)
        return os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)


def size_of(key: str) -> int:
    """Return how many bytes of an upload have come, without waiting for the disk."""
    try:
        return path_of(key).stat().st_size
    except FileNotFoundError:
        return 0


def touched(key: str) -> float:
    """Return when the last bytes of an upload came (seconds of the epoch), 0 when none did."""
    try:
        return path_of(key).stat().st_mtime
    except FileNotFoundError:
        return 0.0


@contextmanager
def locked(key: str) -> Iterator[Part]:
    """Open a part file for ourselves alone; raises ``Busy``. A killed process leaves no lock behind."""
    path = path_of(key)
    fresh = not path.exists()
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(key) from error
        if not _is_still(path, file.fileno()):  # taken away between opening and locking
            raise Busy(key)
        if fresh:
            storage.settle(path.parent)
        yield Part(path, file)


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False


def append(part: Part, pieces: Iterable[bytes], length: int, checksum: Checksum | None) -> int:
    """Write what comes, at most ``length`` bytes, force it to disk and return the new size.

    Fewer bytes than ``length`` (the line broke) are kept and not compared with ``checksum``; all of them that
    do not come to it are taken away again (``Broken``). ``Full`` when the disk takes no more: what it took is
    kept.
    """
    start = part.size
    sha = hashlib.new(checksum.algorithm if checksum else "sha256", usedforsecurity=False)
    refused: OSError | None = None
    try:
        for piece in pieces:
            _write(part.file, piece)
            if checksum:
                sha.update(piece)
    except OSError as error:
        refused = error
    _force(part, start, refused)
    if checksum and part.size - start == length and not checksum.fits(sha):
        _cut(part, start)
        raise Broken(checksum.algorithm)
    return part.size


def _write(file: BinaryIO, piece: bytes) -> None:
    file.seek(0, os.SEEK_END)
    rest = memoryview(piece)
    while rest:
        rest = rest[file.write(rest) :]


def _force(part: Part, start: int, refused: OSError | None) -> None:
    """Force the bytes down; if the disk refuses that, nothing since ``start`` can be trusted."""
    try:
        os.fsync(part.file.fileno())
    except OSError as error:
        _cut(part, start)
        raise Full(str(error)) from error
    if refused:
        raise Full(str(refused)) from refused


def _cut(part: Part, size: int) -> None:
    part.file.truncate(size)
    os.fsync(part.file.fileno())


def head(part: Part, length: int) -> bytes:
    """Return the first bytes of a part file."""
    part.file.seek(0)
    return part.file.read(length)


@contextmanager
def for_store(part: Part) -> Iterator[File[bytes]]:
    """Give the bytes to the store; a folder may move what it is given, so it gets a second name of them."""
    part.file.seek(0)
    if not storage.is_folder():
        yield File(part.file, str(part.path))
        return
    second = part.path.with_suffix(".moving")
    second.unlink(missing_ok=True)
    try:
        os.link(part.path, second)
        yield Received(part.file, str(second))
    finally:
        second.unlink(missing_ok=True)


def drop(key: str) -> None:
    """Take a part file away; the room is free once nobody has it open."""
    path_of(key).unlink(missing_ok=True)


def sweep(open_keys: set[str], before: float) -> None:
    """Take away what killed processes left in the folder and nobody has touched since ``before`` (epoch)."""
    for path in incoming().iterdir():
        if path.name.partition(".")[0] in open_keys or path.stat().st_mtime > before:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
