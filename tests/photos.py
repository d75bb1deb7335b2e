"""Photos made for tests: with a place, an orientation and a remark, or in sizes that nobody should draw."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

from tests.samples import chunk

PLACE = {1: "N", 2: (18.0, 47.0, 12.0), 3: "E", 4: (98.0, 58.0, 30.0)}
GPS, ORIENTATION = 0x8825, 0x0112
TURNED_RIGHT = 6


def photo(wide: int = 1600, high: int = 1200) -> bytes:
    """Return a JPEG as a telephone makes it: lying on its side, its upper edge red, with place and remark."""
    image = Image.new("RGB", (wide, high), "blue")
    image.paste("red", (0, 0, wide // 4, high))
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    exif.get_ifd(GPS).update(PLACE)
    made = io.BytesIO()
    image.save(made, "JPEG", exif=exif, comment=b"secret remark")
    return made.getvalue()


def bomb(wide: int, high: int) -> bytes:
    """Return a small PNG that says it has so many pixels."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
