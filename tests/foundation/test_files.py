"""Files are kept by what they are, not by what they are called."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from pytest_django import Settings

from prakan.domain.problems import Refused
from prakan.foundation.actions.files import safe_name, store
from prakan.foundation.models import AuditRow, Person, StoredFile
from prakan.foundation.queries.files import open_file, read_file
from tests import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store_kind")]

PDF = samples.pdf()

KINDS = [
    ("รายงาน.pdf", PDF, "application/pdf"),
    ("a.PNG", samples.png(), "image/png"),
    ("a.jpg", samples.jpeg(), "image/jpeg"),
    ("a.docx", samples.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("a.xlsx", samples.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("a.mp4", samples.video(), "video/mp4"),
    ("a.csv", "รหัส,ชื่อ\r\n1,ก".encode("cp874"), "text/csv"),
    ("a.txt", "บันทึก".encode() * 9000, "text/plain"),
]

REFUSED = [
    ("empty.pdf", b"", "FILE-004"),
    ("program.pdf", b"MZ\x90\x00" + b"\x00" * 100, "FILE-005"),
    ("program.docx", b"\x7fELF\x02", "FILE-005"),
    ("script.txt", b"#!/bin/sh\nls\n", "FILE-005"),
    (
        "macro.xlsx",
        samples.package("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
        "FILE-005",
    ),
    ("photo.pdf", samples.png(), "FILE-003"),
    ("plan.exe", PDF, "FILE-003"),
    ("plan", PDF, "FILE-003"),
    ("page.txt", b"<!DOCTYPE html><script>1</script>", "FILE-002"),
    ("bundle.zip", samples.package("a.txt"), "FILE-002"),
    ("broken.docx", b"PK\x03\x04not a package", "FILE-002"),
    ("noise.csv", b"\x00\x01\x02", "FILE-002"),
    ("page.pdf", b"<html>sign in</html>", "FILE-002"),
    ("half.pdf", PDF[:200], "FILE-008"),
    ("half.mp4", samples.video()[:3000], "FILE-016"),
]


@pytest.mark.parametrize(("name", "content", "media_type"), KINDS)
def test_a_file_is_kept_and_opened_again(
    owner: Person, now: datetime, name: str, content: bytes, media_type: str
) -> None:
    kept = store(name=name, content=io.BytesIO(content), by=owner, at=now)
    opened = open_file(owner, kept.pk)
    with opened.content as file:
        assert file.read() == content
    assert (opened.file.name, opened.file.media_type, opened.file.size) == (name, media_type, len(content))
    assert opened.file.digest == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(("name", "content", "code"), REFUSED)
def test_a_file_that_is_not_what_it_says_is_refused(
    owner: Person, now: datetime, name: str, content: bytes, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        store(name=name, content=io.BytesIO(content), by=owner, at=now)
    assert (StoredFile.objects.count(), AuditRow.objects.count()) == (0, 0)


class Endless(io.RawIOBase):
    """A stream without end: counts what was asked of it."""

    read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        self.read_bytes += size
        return b"%PDF-" + b"x" * (size - 5)


def test_a_file_over_the_limit_is_refused_before_it_is_read_whole(
    owner: Person, now: datetime, settings: Settings
) -> None:
    settings.FILE_LIMIT = 3 * 1024 * 1024
    stream = Endless()
    with pytest.raises(Refused, match="FILE-001.*3 MB"):
        store(name="big.pdf", content=stream, by=owner, at=now)  # type: ignore[arg-type]
    assert stream.read_bytes == 4 * 1024 * 1024
    assert list(Path(settings.MEDIA_ROOT).rglob("incoming/*")) == []


def test_the_same_bytes_lie_in_the_store_once(
    owner: Person, now: datetime, held: Callable[[], list[str]]
) -> None:
    first = store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    second = store(name="b.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    assert (first.digest, first.pk == second.pk) == (second.digest, False)
    assert held() == [f"{first.digest[:2]}/{first.digest}"]


def test_a_store_that_fills_up_leaves_no_half_file(
    owner: Person, now: datetime, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def full(name: str, content: object, max_length: int | None = None) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(storages["default"], "save", full)
        with pytest.raises(Refused, match="FILE-018"):
            store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    assert [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()] == []
    assert StoredFile.objects.count() == 0


def test_a_bucket_that_is_not_there_is_a_store_away(
    owner: Person, now: datetime, settings: Settings, store_kind: str
) -> None:
    if store_kind == "disk":
        settings.MEDIA_ROOT = "/dev/null/nowhere"
        with pytest.raises(OSError, match="null"):
            store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
        return
    options = {**settings.STORAGES["default"]["OPTIONS"], "bucket_name": "not-there"}
    default = {**settings.STORAGES["default"], "OPTIONS": options}
    settings.STORAGES = {**settings.STORAGES, "default": default}
    with pytest.raises(Refused, match="FILE-018"):
        store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)


@pytest.mark.parametrize(("start", "length"), [(0, 5), (3, 700_000), (1_999_999, 1), (2_000_000, 0)])
def test_any_part_of_a_file_is_read(owner: Person, now: datetime, start: int, length: int) -> None:
    content = b"".join(b"%07d\n" % n for n in range(250_000))
    kept = store(name="a.txt", content=io.BytesIO(content), by=owner, at=now)
    pieces = list(read_file(owner, kept.pk, start, length))
    assert b"".join(pieces) == content[start : start + length]
    assert max(map(len, pieces), default=0) <= 256 * 1024


def test_a_broken_copy_gives_way_to_the_whole_one(
    owner: Person, now: datetime, held: Callable[[], list[str]]
) -> None:
    place = f"{hashlib.sha256(PDF).hexdigest()[:2]}/{hashlib.sha256(PDF).hexdigest()}"
    storages["default"].save(place, ContentFile(PDF[:100]))
    kept = store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    assert (held(), b"".join(read_file(owner, kept.pk, 0, len(PDF)))) == ([place], PDF)


def test_an_auditor_reads_files_and_keeps_none(owner: Person, auditor: Person, now: datetime) -> None:
    kept = store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    open_file(auditor, kept.pk).content.close()
    with pytest.raises(Refused, match="ACCESS-001"):
        store(name="a.pdf", content=io.BytesIO(PDF), by=auditor, at=now)


@pytest.fixture
def stranger(db: None) -> Person:
    """Someone who may sign in but holds no role."""
    return Person.objects.create_user("stranger", name_th="ไม่มีบทบาท")


def test_someone_without_a_role_opens_no_file(owner: Person, stranger: Person, now: datetime) -> None:
    kept = store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    with pytest.raises(Refused, match="ACCESS-001"):
        open_file(stranger, kept.pk)


def test_unknown_and_lost_files_are_told_apart(owner: Person, now: datetime) -> None:
    kept = store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    with pytest.raises(Refused, match="FILE-006"):
        open_file(owner, kept.pk + 1)
    default_storage.delete(f"{kept.digest[:2]}/{kept.digest}")
    with pytest.raises(Refused, match="FILE-007"):
        open_file(owner, kept.pk)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\เอกสาร\\แผน.pdf", "แผน.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("ก" * 300 + ".pdf", "ก" * 251 + ".pdf"),
    ],
)
def test_a_name_loses_its_folders_and_control_characters(given: str, kept: str) -> None:
    assert safe_name(given) == kept
