"""Whether a file is whole and harmless to open: looked at by structure, never run, never unpacked.

Sources: ISO 32000-1 7.5.5 (trailer), PNG 1.2, ITU-T T.81 (JPEG markers), ISO/IEC 14496-12 (boxes),
ISO/IEC 23008-12 (HEIF).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from typing import BinaryIO

from prakan.domain.archives import harm
from prakan.domain.media_types import (
    DOCX,
    HEIC,
    JPEG,
    M4A,
    MOV,
    MP4,
    PDF,
    PNG,
    WEBM,
    WEBM_SOUND,
    XLSX,
    ZIP,
)
from prakan.domain.media_webm import is_whole
from prakan.domain.problems import Fault
from prakan.domain.problems_files import CUT_PDF, CUT_PICTURE, CUT_VIDEO

PIECE = 1024 * 1024
END_OF_PDF = 2048  # readers look for the end mark in the last 1,024 bytes; scanners add some padding
TABLE_AT = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
TABLE = re.compile(rb"\s*(xref\b|\d+\s+\d+\s+obj\b)")
MOST_BOXES = 1_000_000


def fault_of(content: BinaryIO, media_type: str, name: str) -> Fault | None:
    """Return what is wrong with the seekable ``content`` of a known type; None when nothing is."""
    look = CHECKS.get(media_type)
    found = look(content) if look else None
    return Fault(found.problem, {"name": name, **found.values}, "file") if found else None


def _pdf(content: BinaryIO) -> Fault | None:
    """A PDF ends by telling where its table of objects is, and the table is there."""
    size = content.seek(0, 2)
    content.seek(max(size - END_OF_PDF, 0))
    told = TABLE_AT.findall(content.read(END_OF_PDF))
    if told and any(_table_at(content, int(told[-1]) + shift) for shift in _starts(content)):
        return None
    return Fault(CUT_PDF)


def _starts(content: BinaryIO) -> tuple[int, ...]:
    """Return where counting may begin: at the file's start or at its header after some mail line."""
    content.seek(0)
    return (0, max(content.read(1024).find(b"%PDF-"), 0))


def _table_at(content: BinaryIO, place: int) -> bool:
    content.seek(place)
    return bool(TABLE.match(content.read(64)))


def _png(content: BinaryIO) -> Fault | None:
    """A PNG is a row of chunks with their checksums, up to IEND."""
    size = content.seek(0, 2)
    place = content.seek(8)
    while place + 12 <= size:
        content.seek(place)
        length, kind = struct.unpack(">I4s", content.read(8))
        if place + 12 + length > size or not _sound(content, kind, length):
            break
        if kind == b"IEND":
            return None
        place += 12 + length
    return Fault(CUT_PICTURE)


def _sound(content: BinaryIO, kind: bytes, length: int) -> bool:
    check = zlib.crc32(kind)
    while length:
        piece = content.read(min(length, PIECE))
        if not piece:
            return False
        check, length = zlib.crc32(piece, check), length - len(piece)
    return content.read(4) == struct.pack(">I", check)


def _jpeg(content: BinaryIO) -> Fault | None:
    """A JPEG is segments up to the scan, then data up to the end mark; cameras may add more after it."""
    place = 2
    while True:
        content.seek(place)
        head = content.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return Fault(CUT_PICTURE)
        if head[1] == 0xFF:  # padding
            place += 1
            continue
        place += 2 + struct.unpack(">H", head[2:])[0]
        if head[1] == 0xDA:
            return None if _ends(content, place) else Fault(CUT_PICTURE)


def _ends(content: BinaryIO, place: int) -> bool:
    content.seek(place)
    held = b""
    while piece := content.read(PIECE):
        if b"\xff\xd9" in held + piece:
            return True
        held = piece[-1:]
    return False


def _video(content: BinaryIO) -> Fault | None:
    """A video is boxes that fill the file to its last byte, among them its index and its data."""
    return None if {b"moov", b"mdat"} <= _kinds(content) else Fault(CUT_VIDEO)


def _still(content: BinaryIO) -> Fault | None:
    """A photo of a telephone lies in such boxes too: what describes it, and its data."""
    return None if {b"meta", b"mdat"} <= _kinds(content) else Fault(CUT_PICTURE)


def _webm(content: BinaryIO) -> Fault | None:
    return None if is_whole(content) else Fault(CUT_VIDEO)


def _kinds(content: BinaryIO) -> set[bytes]:
    """Return the kinds of the boxes that fill the file to its last byte; none when they do not."""
    size = content.seek(0, 2)
    seen: set[bytes] = set()
    place = 0
    for _ in range(MOST_BOXES):
        if place == size:
            break
        length, kind = _box(content, place, size)
        if length < 8 or place + length > size:
            return set()
        seen.add(kind)
        place += length
    return seen if place == size else set()


def _box(content: BinaryIO, place: int, size: int) -> tuple[int, bytes]:
    content.seek(place)
    head = content.read(16)
    if len(head) < 8:
        return 0, b""
    length, kind = struct.unpack(">I4s", head[:8])
    if length == 1 and len(head) == 16:
        (length,) = struct.unpack(">Q", head[8:])
    return (size - place if length == 0 else length), kind


CHECKS: dict[str, Callable[[BinaryIO], Fault | None]] = {
    PDF: _pdf, PNG: _png, JPEG: _jpeg, HEIC: _still, MP4: _video, MOV: _video, M4A: _video, WEBM: _webm,
    WEBM_SOUND: _webm, DOCX: harm, XLSX: harm, ZIP: harm,
}  # fmt: skip
