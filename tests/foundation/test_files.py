"""Files are kept by what they are, not by what they are called."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from prakan.domain.problems import Refused
from prakan.foundation.actions.files import safe_name, store
from prakan.foundation.models import AuditRow, Person, StoredFile
from prakan.foundation.queries.files import open_file

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7\n" + b"x" * 2000


def package(*names: str) -> bytes:
    """Return an Office package that holds these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "<x/>")
    return made.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")
XLSX = package("[Content_Types].xml", "xl/workbook.xml")

KINDS = [
    ("รายงาน.pdf", PDF, "application/pdf"),
    ("a.PNG", b"\x89PNG\r\n\x1a\n123", "image/png"),
    ("a.jpg", b"\xff\xd8\xff\xe0123", "image/jpeg"),
    ("a.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("a.xlsx", XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("a.csv", "รหัส,ชื่อ\r\n1,ก".encode("cp874"), "text/csv"),
    ("a.txt", "บันทึก".encode() * 9000, "text/plain"),
]

REFUSED = [
    ("empty.pdf", b"", "FILE-004"),
    ("program.pdf", b"MZ\x90\x00" + b"\x00" * 100, "FILE-005"),
    ("program.docx", b"\x7fELF\x02", "FILE-005"),
    ("script.txt", b"#!/bin/sh\nls\n", "FILE-005"),
    ("macro.xlsx", package("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "FILE-005"),
    ("photo.pdf", b"\x89PNG\r\n\x1a\n123", "FILE-003"),
    ("plan.exe", PDF, "FILE-003"),
    ("plan", PDF, "FILE-003"),
    ("page.txt", b"<!DOCTYPE html><script>1</script>", "FILE-002"),
    ("bundle.zip", package("a.txt"), "FILE-002"),
    ("broken.docx", b"PK\x03\x04not a package", "FILE-002"),
    ("noise.csv", b"\x00\x01\x02", "FILE-002"),
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


def test_the_same_bytes_lie_on_disk_once(owner: Person, now: datetime, settings: Settings) -> None:
    first = store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    second = store(name="b.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    assert (first.digest, first.pk == second.pk) == (second.digest, False)
    assert len([p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]) == 1


def test_a_disk_that_fills_up_leaves_no_half_file(
    owner: Person, now: datetime, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def full(name: str, content: object, max_length: int | None = None) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(default_storage, "save", full)
    with pytest.raises(OSError, match="No space"):
        store(name="a.pdf", content=io.BytesIO(PDF), by=owner, at=now)
    assert [p for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()] == []
    assert StoredFile.objects.count() == 0


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
