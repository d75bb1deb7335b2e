"""Where stored bytes lie: a folder or an S3 bucket, chosen by one setting; written whole, read in parts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import default_storage, storages

PIECE = 256 * 1024


class StoreAway(Exception):
    """The store cannot be reached, is full, or took less than it was given: nothing is acknowledged."""


def put(place: str, content: File[bytes]) -> None:
    """Put seekable ``content`` at ``place`` unless it is there; returns when the store has it for good.

    On disk the bytes and the folder's entry are forced down; an object store confirms by itself and its size
    is compared. Raises ``StoreAway``.
    """
    size = content.seek(0, os.SEEK_END)
    content.seek(0)
    try:
        if not has(place, size):
            _save(place, content)
        _settle(place)
        if not has(place, size):
            raise StoreAway(f"the store did not take {size} bytes at {place}")
    except OSError as error:
        raise StoreAway(f"{type(error).__name__}: {error}") from error


def _save(place: str, content: File[bytes]) -> None:
    os.fsync(content.fileno())
    if default_storage.exists(place):  # of another size: a broken copy gives way to the whole one
        default_storage.delete(place)
    saved = default_storage.save(place, content)
    if saved != place:  # someone stored the same bytes meanwhile
        default_storage.delete(saved)


def has(place: str, size: int | None = None) -> bool:
    """Return whether the store holds ``place``, and in ``size`` bytes when given."""
    if not default_storage.exists(place):
        return False
    return size is None or default_storage.size(place) == size


def held(place: str) -> int:
    """Return how many bytes lie at ``place``; raises ``OSError`` when nothing does."""
    return int(default_storage.size(place))


def remove(place: str) -> None:
    """Remove what lies at ``place``, if anything: for files that are made and kept for a time only."""
    if default_storage.exists(place):
        default_storage.delete(place)


def read(place: str, start: int, length: int) -> Iterator[bytes]:
    """Yield ``length`` bytes of ``place`` from ``start``, in pieces."""
    store: Any = storages["default"]
    if not is_folder():
        return store.part(place, start, length) if length else iter(())
    return _from_disk(Path(store.path(place)), start, length)


def read_whole(place: str) -> bytes:
    """Return all bytes of ``place``, for what fits in memory; raises ``OSError`` when it is not there."""
    with default_storage.open(place, "rb") as file:
        return bytes(file.read())


def is_folder() -> bool:
    """Return whether files lie in a folder of this machine."""
    return not hasattr(storages["default"], "part")


def stands() -> bool:
    """Return whether the folder of files is there: a disk that is not mounted holds none of them."""
    return not is_folder() or Path(default_storage.path("")).is_dir()


def fetch(place: str, into: IO[bytes], size: int) -> None:
    """Copy ``place`` into an open file, for what needs a path (a scanner)."""
    for piece in read(place, 0, size):
        into.write(piece)
    into.flush()


def _from_disk(path: Path, start: int, length: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while length and (piece := file.read(min(PIECE, length))):
            length -= len(piece)
            yield piece


def _settle(place: str) -> None:
    """Force the folder's entry to disk when the storage is a local folder."""
    if is_folder():
        folder = Path(default_storage.path(place)).parent
        settle(folder)
        settle(folder.parent)  # the folder may be new


def settle(folder: Path) -> None:
    """Force the entries of a folder to disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
