"""Small files that really are what they say, made on the spot; cut or twisted ones come from these."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def pdf(words: str = "มติ", size: int = 0) -> bytes:
    """Return a PDF with one empty page and a readable trailer; at least ``size`` bytes long."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    made = b"%PDF-1.7\n%" + words.encode() + b"x" * max(size - 420, 0) + b"\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj" % number + part + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 4\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(made)
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG with its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png() -> bytes:
    """Return a grey PNG of one pixel."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\x80"))
        + chunk(b"IEND", b"")
    )


def jpeg(thumbnail: bytes = b"\xff\xd8\xff\xd9") -> bytes:
    """Return the skeleton of a JPEG: a thumbnail with an end mark of its own, a scan, the end mark."""
    app = b"\xff\xe1" + struct.pack(">H", 2 + len(thumbnail)) + thumbnail
    return (
        b"\xff\xd8"
        + app
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
        + b"\x12\xff\x00\x34" * 50
        + b"\xff\xd9"
    )


def box(kind: bytes, data: bytes, *, wide: bool = False) -> bytes:
    """Return one box of a video; ``wide`` writes its length in 64 bits."""
    if wide:
        return struct.pack(">I4sQ", 1, kind, 16 + len(data)) + data
    return struct.pack(">I4s", 8 + len(data), kind) + data


def video(brand: bytes = b"isom", data: int = 5000, *, wide: bool = False) -> bytes:
    """Return the boxes of a video: brand, data, index at the end as cameras write it."""
    return box(b"ftyp", brand + b"\0\0\2\0") + box(b"mdat", b"v" * data, wide=wide) + box(b"moov", b"m" * 100)


def photo(data: int = 500) -> bytes:
    """Return the boxes of a photo as a telephone keeps it (HEIC)."""
    return (
        box(b"ftyp", b"heic\0\0\0\0mif1heic")
        + box(b"meta", b"\0\0\0\0" + b"m" * 90)
        + box(b"mdat", b"p" * data)
    )


def element(kind: str, data: bytes, *, is_open: bool = False) -> bytes:
    """Return one element of a WebM; ``is_open`` leaves its length open, as a recorder does."""
    length = b"\x01" + b"\xff" * 7 if is_open else struct.pack(">Q", len(data) | 1 << 56)
    return bytes.fromhex(kind) + length + data


def webm(*tracks: int, doc: bytes = b"webm", blocks: int = 5) -> bytes:
    """Return a WebM as recorders write it, with tracks of these types: 1 is video, 2 is sound."""
    entries = b"".join(element("AE", element("83", bytes([one]))) for one in tracks)
    cluster = element("E7", b"\0") + element("A3", b"\x81\0\0\x80" + b"s" * 200) * blocks
    inside = element("1654AE6B", entries) + element("1F43B675", cluster, is_open=True)
    return element("1A45DFA3", element("4282", doc)) + element("18538067", inside, is_open=True)


def package(*names: str, body: bytes = b"<x/>", packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a package that holds these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed) as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name), body, packed)
    return made.getvalue()


DOCX_PARTS = ("[Content_Types].xml", "word/document.xml")
XLSX_PARTS = ("[Content_Types].xml", "xl/workbook.xml")
DOCX, XLSX = package(*DOCX_PARTS), package(*XLSX_PARTS)
