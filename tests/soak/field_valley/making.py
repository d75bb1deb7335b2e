"""What is recorded on the day: photographs and one long video (made up), each different, with its digest."""

from __future__ import annotations

import hashlib
import io
import os
import struct
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.samples import box

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it lay on the telephone before anything was recorded."""

    path: Path
    size: int
    digest: str


def photo(folder: Path, n: int, wide: int = 480, high: int = 360) -> Made:
    """Make a photograph as rich as those of a telephone, so that it does not shrink."""
    made = io.BytesIO()
    Image.frombytes("RGB", (wide, high), os.urandom(wide * high * 3)).save(made, "JPEG", quality=85)
    path = folder / f"IMG_{n:04d}.jpg"
    path.write_bytes(made.getvalue())
    return Made(path, len(made.getvalue()), hashlib.sha256(made.getvalue()).hexdigest())


def video(folder: Path, size: int) -> Made:
    """Make a video of about so many bytes, its index at the end as cameras write it."""
    path, digest = folder / "VID_0001.mp4", hashlib.sha256()
    index = box(b"moov", b"m" * 100)
    with path.open("wb") as file:
        for piece in (box(b"ftyp", b"isom\0\0\2\0"), struct.pack(">I4s", 8 + size, b"mdat")):
            file.write(piece)
            digest.update(piece)
        for at in range(0, size, MB):
            piece = os.urandom(min(MB, size - at))
            file.write(piece)
            digest.update(piece)
        file.write(index)
        digest.update(index)
    return Made(path, path.stat().st_size, digest.hexdigest())
