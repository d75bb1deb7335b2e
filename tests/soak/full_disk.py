"""The server of the soak: the real one, on a disk that is full while a file says so."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any, BinaryIO

from django.core.files import File

from prakan.config.wsgi import application
from prakan.foundation import parts, storage

__all__ = ["application"]
SIGN = Path(os.environ["PRAKAN_VAR"], "full")
ALL, PARTS, STORE = "all", "parts", "store"  # no room is left; what comes is not taken; files are not kept


def full(what: str) -> bool:
    """Return whether the disk is full in that way just now."""
    try:
        return SIGN.read_text() == what
    except FileNotFoundError:
        return False


_usage, _write, _save = shutil.disk_usage, parts._write, storage._save


def usage(path: Any) -> Any:
    """Tell of no room while there is none."""
    found = _usage(path)
    return found._replace(free=0) if full(ALL) else found


def write(file: BinaryIO, piece: bytes) -> None:
    """Write half of a piece, as a disk does that fills up."""
    if full(PARTS):
        _write(file, piece[: len(piece) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    _write(file, piece)


def save(place: str, content: File[bytes]) -> None:
    """Refuse to keep a file."""
    if full(STORE):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    _save(place, content)


shutil.disk_usage, parts._write, storage._save = usage, write, save
