"""What kind of file this is, told by its bytes and never by its name.

Sources: ISO 32000-1 (PDF header), PNG and JFIF signatures, ECMA-376 (Office packages), PE/COFF, ELF, Mach-O,
ISO/IEC 14496-12 (brands of MP4 and QuickTime), ISO/IEC 23008-12 (HEIF), RFC 8794 (WebM).
"""

from __future__ import annotations

import io
from typing import BinaryIO

from prakan.domain import media_webm
from prakan.domain.archives import directory

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV, TEXT = "text/csv", "text/plain"
MP4, MOV, ZIP = "video/mp4", "video/quicktime", "application/zip"
HEIC, M4A, WEBM, WEBM_SOUND = "image/heic", "audio/mp4", "video/webm", "audio/webm"
EXECUTABLE = "executable"

#: name's ending -> what the bytes must be
ENDINGS = {
    "pdf": PDF, "png": PNG, "jpg": JPEG, "jpeg": JPEG, "docx": DOCX, "xlsx": XLSX, "csv": CSV, "txt": TEXT,
    "mp4": MP4, "m4v": MP4, "mov": MOV, "zip": ZIP,
    "heic": HEIC, "heif": HEIC, "m4a": M4A, "webm": WEBM, "weba": WEBM_SOUND,
}  # fmt: skip
#: endings that recorders give to sound as well as to video
ALSO = {"webm": WEBM_SOUND, "mp4": M4A}
#: what a page takes unless it says otherwise; archives only where a page asks for them.
USUAL = frozenset(ENDINGS.values()) - {ZIP}
SIGNATURES = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
PROGRAMS = (
    b"MZ", b"\x7fELF", b"#!", b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\x4c\x00\x00\x00\x01\x14\x02\x00",
)  # fmt: skip
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?php", b"<?xml")
CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 27}
LOOK = 64 * 1024
BRANDS = (
    b"isom",
    b"iso2",
    b"iso4",
    b"iso5",
    b"iso6",
    b"mp41",
    b"mp42",
    b"avc1",
    b"M4V",
    b"dash",
    b"iso7",
    b"iso8",
    b"iso9",
    b"3gp",
    b"MSNV",
)
STILL = (b"heic", b"heix", b"heim", b"heis", b"mif1")  # a photo in the boxes of a video
SOUND = (b"M4A ", b"M4B ")
OLD_MOV = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")  # QuickTime before brands


def ending_of(name: str) -> str:
    """Return the ending of a file name in lower case without the dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_named(ending: str, media_type: str) -> bool:
    """Return whether a file of this type may have this ending."""
    return bool(media_type) and media_type in (ENDINGS.get(ending), ALSO.get(ending))


def tell(content: BinaryIO, ending: str) -> str:
    """Return the media type of seekable ``content``; EXECUTABLE for programs, "" for unknown.

    CSV and plain text have no signature: text is what decodes as UTF-8 or Windows-874 and holds no control
    characters; ``ending`` chooses between the two. Sound in the boxes of an MP4 is told by its brand, else by
    ``ending`` too.
    """
    content.seek(0)
    head = content.read(LOOK)
    if head.startswith(PROGRAMS):
        return EXECUTABLE
    for signature, media_type in SIGNATURES:
        if head.startswith(signature):
            return media_type
    if head.startswith(b"PK\x03\x04"):
        return _package(content)
    if head.startswith(media_webm.BEGINS):
        return _webm(head)
    return _boxes(head, ending) or _text(head, ending)


def begins_as(head: bytes, ending: str) -> bool:
    """Return whether the first bytes may be those of a file with this ending; packages are told later."""
    if head.startswith(b"PK\x03\x04"):
        return ENDINGS.get(ending, "") in (DOCX, XLSX, ZIP)
    return is_named(ending, tell(io.BytesIO(head[:LOOK]), ending))


def _package(content: BinaryIO) -> str:
    parts = directory(content)
    if parts is None:
        return ""
    names = {part.filename for part in parts}
    if any(name.endswith("vbaProject.bin") for name in names):
        return EXECUTABLE
    if "[Content_Types].xml" not in names:
        return ZIP
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else ""


def _boxes(head: bytes, ending: str) -> str:
    if head[4:8] != b"ftyp":
        return MOV if head[4:8] in OLD_MOV else ""
    brand = head[8:12]
    if brand == b"qt  ":
        return MOV
    if brand in STILL:
        return HEIC
    if brand in SOUND or (ending == "m4a" and brand.startswith(BRANDS)):
        return M4A
    return MP4 if brand.startswith(BRANDS) else ""


def _webm(head: bytes) -> str:
    """Sound alone, or pictures too: its tracks stand before what was recorded."""
    found = media_webm.tracks(head, io.BytesIO(head))
    if media_webm.VIDEO in found:
        return WEBM
    return WEBM_SOUND if media_webm.AUDIO in found else ""


def _text(head: bytes, ending: str) -> str:
    if not head or CONTROL & set(head):
        return ""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        return ""
    if not (_decodes(head, "utf-8") or _decodes(head, "cp874")):
        return ""
    return CSV if ending == "csv" else TEXT


def _decodes(head: bytes, encoding: str) -> bool:
    cuts = range(4) if len(head) == LOOK else (0,)  # the look may end inside a character
    for cut in cuts:
        try:
            head[: len(head) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False
