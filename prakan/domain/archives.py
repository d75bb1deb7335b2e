"""Packed files looked at before anything is unpacked: size, number of parts, names, overlaps, nesting.

Sources: PKWARE APPNOTE 6.3.10 (end of central directory, ZIP64); D. Fifield, "A better zip bomb" (overlaps).
"""

from __future__ import annotations

import re
import struct
import zipfile
from typing import BinaryIO

from prakan.domain.problems import Fault
from prakan.domain.problems_files import (
    CUT_PACKAGE,
    FILE_BOMB,
    FILE_ESCAPES,
    FILE_LOCKED,
    FILE_NESTED,
)

MOST_PARTS = 10_000
LARGEST_DIRECTORY = 8 * 1024 * 1024  # bytes of the table of contents
LARGEST_RATIO = 200  # unpacked to packed, of the whole
SMALL = 64 * 1024 * 1024  # unpacked: below this no ratio is suspicious
LARGEST = 8 * 1024**3  # unpacked, whatever the ratio
TAIL = 22 + 65_535  # end record and the longest comment
ARCHIVES = frozenset(
    {
        "zip",
        "7z",
        "rar",
        "gz",
        "tgz",
        "tar",
        "bz2",
        "xz",
        "zst",
        "lz",
        "lzma",
        "cab",
        "iso",
        "jar",
        "arj",
        "lzh",
    }
)
OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\x00")


def directory_size(content: BinaryIO) -> int | None:
    """Return how many bytes the table of contents says it has; None when there is no end record."""
    size = content.seek(0, 2)
    content.seek(max(size - TAIL, 0))
    tail = content.read(TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        return None
    parts, length = struct.unpack("<HI", tail[at + 10 : at + 16])
    large = tail.rfind(b"PK\x06\x06")
    if 0 <= large <= len(tail) - 56:
        parts, length = struct.unpack("<QQ", tail[large + 32 : large + 48])
    return max(int(length), int(parts) * 46)


def directory(content: BinaryIO) -> list[zipfile.ZipInfo] | None:
    """Return the parts of a package without unpacking any; None when it cannot be read or is too long."""
    length = directory_size(content)
    if length is None or length > LARGEST_DIRECTORY:
        return None
    try:
        with zipfile.ZipFile(content) as package:
            return package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError):
        return None


def harm(content: BinaryIO) -> Fault | None:
    """Return what makes a package unfit to keep, without its file's name; None when nothing does."""
    length = directory_size(content)
    if length is not None and length > LARGEST_DIRECTORY:
        return Fault(FILE_BOMB)
    parts = directory(content)
    if parts is None:
        return Fault(CUT_PACKAGE)
    if _explodes(parts) or _overlaps(parts):
        return Fault(FILE_BOMB)
    return _bad_part(parts)


def _explodes(parts: list[zipfile.ZipInfo]) -> bool:
    packed = sum(part.compress_size for part in parts)
    unpacked = sum(part.file_size for part in parts)
    dense = unpacked > SMALL and unpacked > LARGEST_RATIO * max(packed, 1)
    return len(parts) > MOST_PARTS or unpacked > LARGEST or dense


def _overlaps(parts: list[zipfile.ZipInfo]) -> bool:
    """Return whether two parts share bytes: many names for one piece make a small file unpack to much."""
    ends = 0
    for part in sorted(parts, key=lambda p: p.header_offset):
        if part.header_offset < ends:
            return True
        ends = part.header_offset + 30 + part.compress_size
    return False


def _bad_part(parts: list[zipfile.ZipInfo]) -> Fault | None:
    for part in parts:
        if OUTSIDE.search(part.orig_filename):
            return Fault(FILE_ESCAPES, {"part": part.orig_filename[:80].replace("\x00", "·")})
        if part.filename.rpartition(".")[2].lower() in ARCHIVES:
            return Fault(FILE_NESTED, {"part": part.filename[:80]})
        if part.flag_bits & 0x1:
            return Fault(FILE_LOCKED)
    return None
