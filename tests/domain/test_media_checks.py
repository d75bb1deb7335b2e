"""A file is whole and harmless, or the reason why not is said."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakan.domain import archives
from prakan.domain.media_checks import fault_of
from prakan.domain.media_types import (
    DOCX,
    HEIC,
    JPEG,
    M4A,
    MOV,
    MP4,
    PDF,
    PNG,
    TEXT,
    WEBM,
    WEBM_SOUND,
    XLSX,
    ZIP,
    begins_as,
    ending_of,
    is_named,
    tell,
)
from tests import samples

WHOLE = [
    ("a.pdf", samples.pdf(), PDF),
    ("after a mail line.pdf", b"From: x\r\n" + samples.pdf(), PDF),
    ("padded.pdf", samples.pdf() + b"\0" * 500, PDF),
    ("a.png", samples.png(), PNG),
    ("a.jpg", samples.jpeg(), JPEG),
    ("motion.jpg", samples.jpeg() + b"video after the end mark", JPEG),
    ("a.mp4", samples.video(), MP4),
    ("a.mov", samples.video(b"qt  ", wide=True), MOV),
    ("old.mov", samples.box(b"wide", b"") + samples.box(b"mdat", b"d") + samples.box(b"moov", b"m"), MOV),
    ("to the end.mp4", samples.video()[:16] + samples.box(b"moov", b"m") + b"\0\0\0\0mdatxyz", MP4),
    ("a.heic", samples.photo(), HEIC),
    ("a.m4a", samples.video(b"M4A "), M4A),
    ("recorder.m4a", samples.video(b"isom"), M4A),
    ("film.webm", samples.webm(1, 2), WEBM),
    ("sound.webm", samples.webm(2), WEBM_SOUND),
    ("a.docx", samples.DOCX, DOCX),
    ("a.xlsx", samples.XLSX, XLSX),
    ("a.zip", samples.package("ผล/1.txt", "2.txt"), ZIP),
    ("a.txt", b"plain", TEXT),
]


def problem(content: bytes, name: str) -> str:
    """Return the code of what is wrong with a file, "" when nothing is."""
    file = io.BytesIO(content)
    found = fault_of(file, tell(file, ending_of(name)), name)
    return found.code if found else ""


@pytest.mark.parametrize(("name", "content", "media_type"), WHOLE)
def test_a_whole_file_is_what_it_is_and_has_no_fault(name: str, content: bytes, media_type: str) -> None:
    if name.startswith("after"):  # only the look inside allows a line before the header, the kind does not
        assert fault_of(io.BytesIO(content), PDF, name) is None
        return
    assert (tell(io.BytesIO(content), ending_of(name)), problem(content, name)) == (media_type, "")


CUT = [("a.pdf", samples.pdf(), "FILE-008"), ("a.png", samples.png(), "FILE-015")]
CUT += [("a.jpg", samples.jpeg(), "FILE-015"), ("a.mp4", samples.video(), "FILE-016")]
CUT += [("a.mov", samples.video(b"qt  ", wide=True), "FILE-016")]
CUT += [("a.heic", samples.photo(), "FILE-015"), ("a.m4a", samples.video(b"M4A "), "FILE-016")]


@pytest.mark.parametrize(("name", "content", "code"), CUT)
@given(cut=st.floats(min_value=0.3, max_value=0.98))
def test_a_file_cut_anywhere_is_seen(name: str, content: bytes, code: str, cut: float) -> None:
    assert problem(content[: int(len(content) * cut)], name) == code


def test_a_recording_cut_within_an_element_is_seen() -> None:
    whole = samples.webm(1, 2)
    assert [problem(whole[:-cut], "a.webm") for cut in (1, 100, 300)] == ["FILE-016"] * 3
    assert problem(samples.webm(1, 2, blocks=0), "a.webm") == "FILE-016"


def test_a_webm_says_what_it_is_and_may_be_named_so_for_sound_too() -> None:
    told = [(ending, tell(io.BytesIO(samples.webm(2)), ending)) for ending in ("webm", "weba", "mp4")]
    assert [is_named(*one) for one in told] == [True, True, False]
    assert tell(io.BytesIO(samples.webm(1, doc=b"other")), "webm") == ""
    assert tell(io.BytesIO(samples.webm()), "webm") == ""
    assert (begins_as(samples.webm(1)[:500], "webm"), begins_as(b"\x1a\x45\xdf\xa3 no", "webm")) == (
        True,
        False,
    )


def test_a_photo_named_as_another_kind_is_not_taken_for_it() -> None:
    assert [is_named(ending, HEIC) for ending in ("heic", "heif", "jpg", "mp4")] == [True, True, False, False]


def test_a_page_of_the_web_named_pdf_is_no_pdf() -> None:
    page = b"<!DOCTYPE html><html><body>sign in</body></html>"
    assert tell(io.BytesIO(page), "pdf") == ""
    assert problem(b"%PDF-1.7\n" + page, "a.pdf") == "FILE-008"


def test_a_trailer_that_points_nowhere_is_no_trailer() -> None:
    assert problem(b"%PDF-1.7\nx\nstartxref\n999999\n%%EOF", "a.pdf") == "FILE-008"
    assert problem(b"%PDF-1.7\n" + b"x" * 50 + b"\nstartxref\n9\n%%EOF", "a.pdf") == "FILE-008"


def test_a_flipped_bit_in_a_png_is_seen() -> None:
    whole = bytearray(samples.png())
    whole[45] ^= 1
    assert problem(bytes(whole), "a.png") == "FILE-015"


def test_a_bomb_is_not_unpacked_to_be_found() -> None:
    parts = (*samples.DOCX_PARTS, *(f"word/{n}.xml" for n in range(9)))
    bomb = samples.package(*parts, body=b"0" * 8_000_000)
    tracemalloc.start()
    assert problem(bomb, "a.docx") == "FILE-009"
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_too_many_parts_and_too_long_a_table_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    many = samples.package(*samples.XLSX_PARTS, *(f"xl/{n}" for n in range(archives.MOST_PARTS)))
    assert problem(many, "a.xlsx") == "FILE-009"
    monkeypatch.setattr(archives, "LARGEST_DIRECTORY", 1000)
    assert tell(io.BytesIO(many), "xlsx") == ""
    assert fault_of(io.BytesIO(many), XLSX, "a.xlsx").code == "FILE-009"  # type: ignore[union-attr]


def test_parts_that_share_their_bytes_are_refused() -> None:
    honest = samples.package("a.txt", "b.txt", body=b"x" * 5000, packed=zipfile.ZIP_STORED)
    first, second = honest.find(b"PK\x01\x02"), honest.rfind(b"PK\x01\x02")
    twisted = bytearray(honest)
    twisted[second + 42 : second + 46] = honest[first + 42 : first + 46]  # both point at the first
    assert (problem(honest, "a.zip"), problem(bytes(twisted), "a.zip")) == ("", "FILE-009")


@pytest.mark.parametrize("name", ["../a.txt", "/etc/passwd", "a/../../b", "..\\b", "C:\\b", "\\\\host\\b"])
def test_a_part_that_would_land_outside_is_refused(name: str) -> None:
    assert problem(samples.package(*samples.DOCX_PARTS, name), "a.docx") == "FILE-010"


def test_an_archive_inside_and_a_password_are_refused() -> None:
    assert problem(samples.package("a.txt", "in.ZIP"), "a.zip") == "FILE-011"
    locked = bytearray(samples.package("a.txt"))
    locked[locked.find(b"PK\x01\x02") + 8] |= 1
    assert problem(bytes(locked), "a.zip") == "FILE-012"


def test_the_table_is_measured_by_its_large_record_too() -> None:
    large = b"PK\x06\x06" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, 7, 7, 99 * 1024**2, 0)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert archives.directory_size(io.BytesIO(large + end)) == 99 * 1024**2
    assert archives.directory_size(io.BytesIO(b"no end")) is None


@given(st.binary(max_size=400), st.sampled_from(["pdf", "png", "jpg", "mp4", "mov", "docx", "zip", "webm"]))
def test_no_bytes_break_the_look(content: bytes, ending: str) -> None:
    heads = {
        "pdf": b"%PDF-",
        "png": b"\x89PNG\r\n\x1a\n",
        "jpg": b"\xff\xd8\xff",
        "mp4": b"\0\0\0\x08ftypisom",
        "webm": samples.webm(1),
    }
    assert problem(heads.get(ending, b"PK\x03\x04") + content, f"a.{ending}") in {
        "", "FILE-008", "FILE-009", "FILE-010", "FILE-011", "FILE-012", "FILE-015", "FILE-016", "FILE-017",
    }  # fmt: skip
