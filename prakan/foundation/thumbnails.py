"""Small pictures of stored photos: drawn once for each digest and size, kept in the store beside the files.

What is drawn is a new picture: nothing that the photo says of itself (place, camera, remarks) goes with it.
"""

from __future__ import annotations

import io
import logging
import tempfile
import threading
from enum import IntEnum
from typing import IO

from django.core.files import File
from PIL import Image, ImageOps

from prakan.domain.media_types import JPEG, PNG
from prakan.foundation import storage
from prakan.foundation.keeping import incoming

log = logging.getLogger(__name__)
KINDS = {JPEG: "JPEG", PNG: "PNG"}
#: pixels: more is not drawn. A JPEG is read at an eighth of its size where that is enough, a PNG only whole.
LARGEST = {JPEG: 64_000_000, PNG: 32_000_000}
MADE = 1  # goes up when pictures are drawn in another way: then all are drawn anew
QUALITY = 80
ONE_AT_A_TIME = threading.Lock()  # of a process: memory for one photo, not for each thread


class Size(IntEnum):
    """Pixels of the longer side."""

    SMALL = 192
    LARGE = 1280


def place_of(digest: str, size: Size) -> str:
    """Return where the small picture of some bytes lies in the store."""
    return f"thumbnails/{MADE}/{size.value}/{digest[:2]}/{digest}"


def picture(place: str, digest: str, media_type: str, size: Size) -> bytes:
    """Return the JPEG of a photo that lies at ``place``; nothing for what cannot be drawn.

    That it cannot be drawn is kept as an empty file: it is not tried again for every reader.
    """
    kept = place_of(digest, size)
    if storage.has(kept):
        return storage.read_whole(kept)
    with ONE_AT_A_TIME:
        with tempfile.TemporaryFile(dir=incoming()) as content:
            storage.fetch(place, content, storage.held(place))
            drawn = draw(content, media_type, size)
        _keep(kept, drawn)
    return drawn


def draw(content: IO[bytes], media_type: str, size: Size) -> bytes:
    """Return a photo as a small JPEG, upright; nothing when it is none, damaged, or too large."""
    if media_type not in KINDS:
        return b""
    content.seek(0)
    try:
        with Image.open(content, formats=(KINDS[media_type],)) as photo:
            if photo.width * photo.height > LARGEST[media_type]:
                return b""
            return _small(photo, size)
    except MemoryError:
        raise
    except Exception as error:  # what decoders raise for damaged photos has no common root
        log.info("not drawn: %s: %s", type(error).__name__, error)
        return b""


def _small(photo: Image.Image, size: Size) -> bytes:
    photo.draft("RGB", (size, size))
    upright = ImageOps.exif_transpose(photo)
    upright.thumbnail((size, size))
    seen = upright.convert("RGBA")
    bare = Image.new("RGB", seen.size, "white")  # new: what the photo says of itself stays behind
    bare.paste(seen, mask=seen)
    made = io.BytesIO()
    bare.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()


def _keep(place: str, drawn: bytes) -> None:
    """Keep a picture; a store that is full or away only means that it is drawn again next time."""
    with tempfile.TemporaryFile(dir=incoming()) as content:
        content.write(drawn)
        content.flush()
        try:
            storage.put(place, File(content, name="thumbnail"))
        except storage.StoreAway as away:
            log.warning("a small picture was not kept: %s", away)
