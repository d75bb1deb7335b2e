"""The server speaks tus 1.0.0: what the protocol asks, answered over HTTP."""

from __future__ import annotations

import base64
import hashlib
from errno import EBADF
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from prakan.foundation import parts
from prakan.foundation.models import Person, StoredFile, Upload
from tests import samples

pytestmark = pytest.mark.django_db
PDF = samples.pdf(size=3000)
DIGEST = hashlib.sha256(PDF).hexdigest()
BYTES = "application/offset+octet-stream"


class Sender:
    """A tus client of one person."""

    def __init__(self, person: Person, language: str = "en") -> None:
        Person.objects.filter(pk=person.pk).update(language=language)
        self.client = Client(headers={"Tus-Resumable": "1.0.0"})
        self.client.force_login(Person.objects.get(pk=person.pk))

    def ask(self, method: str, path: str, content: bytes = b"", kind: str = BYTES, **headers: str) -> Any:
        """Send one request; header names are written with _ for -."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(method, path, content, content_type=kind, headers=named)

    def announce(self, size: int = len(PDF), content: bytes = b"", **pairs: str) -> Any:
        """Announce a file by its size and metadata."""
        told = {"filename": "มติ.pdf", "sha256": DIGEST, **pairs}
        coded = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in told.items())
        kind = BYTES if content else "text/plain"
        return self.ask("POST", "/uploads/", content, kind, Upload_Length=str(size), Upload_Metadata=coded)

    def begin(self) -> str:
        """Announce the sample; returns its address."""
        return str(self.announce()["Location"])

    def send(self, path: str, content: bytes, offset: int = 0, **headers: str) -> Any:
        """Send bytes from an offset."""
        return self.ask("PATCH", path, content, Upload_Offset=str(offset), **headers)


@pytest.fixture
def sender(owner: Person) -> Sender:
    """The owner's tus client."""
    return Sender(owner)


def test_what_is_spoken_here_is_told(sender: Sender, settings: Settings) -> None:
    told = sender.ask("OPTIONS", "/uploads/")
    assert (told.status_code, told["Tus-Version"], told["Tus-Resumable"]) == (204, "1.0.0", "1.0.0")
    assert told["Tus-Extension"] == "creation,creation-with-upload,checksum,expiration,termination"
    assert told["Tus-Max-Size"] == str(settings.UPLOAD_LIMIT) == str(2 * 1024**3)
    assert told["Tus-Checksum-Algorithm"] == "sha256,sha1,md5"


def test_a_file_goes_up_in_parts(sender: Sender) -> None:
    begun = sender.announce()
    assert (begun.status_code, begun["Upload-Offset"]) == (201, "0")
    at = begun["Location"]
    assert "GMT" in begun["Upload-Expires"]
    first = sender.send(at, PDF[:1000])
    assert (first.status_code, first["Upload-Offset"]) == (204, "1000")
    asked = sender.ask("HEAD", at)
    assert (asked.status_code, asked["Upload-Offset"], asked["Upload-Length"]) == (200, "1000", str(len(PDF)))
    assert asked["Cache-Control"] == "no-store"
    last = sender.send(at, PDF[1000:], 1000)
    assert (last.status_code, last["Upload-Offset"]) == (204, str(len(PDF)))
    told = sender.ask("GET", at).json()
    assert (told["stage"], told["digest"], told["name"]) == ("confirmed", DIGEST, "มติ.pdf")
    assert sender.ask("POST", at).json() == told
    assert StoredFile.objects.count() == 0  # a page keeps it


def test_head_gives_the_metadata_back(sender: Sender) -> None:
    at = sender.begin()
    told = dict(pair.split() for pair in sender.ask("HEAD", at)["Upload-Metadata"].split(","))
    assert {k: base64.b64decode(v).decode() for k, v in told.items()} == {
        "filename": "มติ.pdf",
        "sha256": DIGEST,
    }


def test_a_file_may_come_with_its_announcement(sender: Sender) -> None:
    begun = sender.announce(content=PDF)
    assert (begun.status_code, begun["Upload-Offset"]) == (201, str(len(PDF)))
    assert Upload.objects.get().stage == "confirmed"


def test_a_wrong_offset_is_a_conflict(sender: Sender) -> None:
    at = sender.begin()
    assert sender.send(at, PDF[:10], 5).status_code == 409
    assert sender.ask("HEAD", at)["Upload-Offset"] == "0"


def test_a_broken_part_is_460_and_not_kept(sender: Sender) -> None:
    at = sender.begin()
    right = base64.b64encode(hashlib.sha1(PDF[:10]).digest()).decode()
    assert sender.send(at, b"x" * 10, Upload_Checksum=f"sha1 {right}").status_code == 460
    assert sender.ask("HEAD", at)["Upload-Offset"] == "0"
    assert sender.send(at, PDF[:10], Upload_Checksum=f"sha1 {right}")["Upload-Offset"] == "10"
    assert sender.send(at, PDF[10:20], 10, Upload_Checksum="crc32 AAAA").status_code == 400


def test_another_digest_is_a_numbered_problem_in_ones_language(owner: Person) -> None:
    sender = Sender(owner, "th")
    at = sender.announce(sha256="0" * 64)["Location"]
    answer = sender.send(at, PDF)
    assert (answer.status_code, answer.json()["code"]) == (422, "UPLOAD-007")
    assert answer.json()["what"].startswith("ไฟล์ มติ.pdf ที่รับได้ไม่ตรงกับต้นทาง")
    assert sender.ask("HEAD", at).status_code == 410


def test_an_upload_can_be_taken_back(sender: Sender) -> None:
    at = sender.begin()
    sender.send(at, PDF[:10])
    assert sender.ask("DELETE", at).status_code == 204
    assert [sender.ask(m, at, b"x", Upload_Offset="0").status_code for m in ("HEAD", "PATCH", "DELETE")] == [
        410
    ] * 3


def test_another_persons_upload_is_not_there(sender: Sender, head: Person) -> None:
    at, other = sender.begin(), Sender(head)
    assert [
        other.ask(m, at, b"x", Upload_Offset="0").status_code for m in ("HEAD", "PATCH", "DELETE", "GET")
    ] == [404] * 4


@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH", "DELETE"])
def test_another_version_is_refused(sender: Sender, method: str) -> None:
    at = "/uploads/" if method == "POST" else sender.begin()
    answer = sender.ask(method, at, Tus_Resumable="0.2.2", Upload_Length="5")
    assert (answer.status_code, answer["Tus-Version"]) == (412, "1.0.0")


def test_headers_that_cannot_be_read_are_named(sender: Sender) -> None:
    for headers in ({}, {"Upload_Length": "-5"}, {"Upload_Defer_Length": "1"}):
        answer = sender.ask("POST", "/uploads/", **headers)
        assert (answer.status_code, "Upload-Length" in answer.json()["what"]) == (400, True)
    at = sender.begin()
    assert sender.ask("PATCH", at, PDF).status_code == 400
    assert sender.ask("PATCH", at, PDF, "application/pdf", Upload_Offset="0").status_code == 415
    assert sender.ask("PUT", at).status_code == 405


def test_limits_have_their_status(sender: Sender, settings: Settings) -> None:
    settings.UPLOAD_QUOTA = 10
    assert sender.announce().status_code == 413
    settings.UPLOAD_RATE = 0
    slow = sender.announce()
    assert (slow.status_code, slow["Retry-After"], slow.json()["code"]) == (429, "60", "UPLOAD-009")
    settings.UPLOAD_LIMIT = 10
    assert sender.announce().json()["code"] == "FILE-001"


def test_a_busy_upload_is_423(sender: Sender) -> None:
    at = sender.begin()
    with parts.locked(at.split("/")[-2]):
        assert sender.send(at, PDF).status_code == 423
    assert sender.send(at, PDF).status_code == 204


def test_a_method_may_be_carried_by_post_but_not_by_get(sender: Sender) -> None:
    at = sender.begin()
    override = {"X_HTTP_Method_Override": "PATCH", "Upload_Offset": "0"}
    assert sender.ask("POST", at, PDF[:10], **override)["Upload-Offset"] == "10"
    told = sender.ask("GET", at, X_HTTP_Method_Override="DELETE")
    assert (told.status_code, told.json()["offset"]) == (200, 10)


def test_without_its_token_nothing_is_sent(owner: Person) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Tus-Resumable": "1.0.0"})
    client.force_login(owner)
    answer = client.post("/uploads/", headers={"Upload-Length": "5"}, content_type="text/plain")
    assert (answer.status_code, Upload.objects.count()) == (403, 0)


class SilentLine:
    """A line on which some bytes come and then nothing more: reading it ends by the socket's own patience."""

    def __init__(self, content: bytes, error: type[OSError]) -> None:
        self.content, self.error = content, error
        self.patience: list[float | None] = []

    def settimeout(self, seconds: float | None) -> None:
        self.patience.append(seconds)
        if seconds is None and self.error is BrokenPipeError:
            raise OSError(EBADF, "Bad file descriptor")  # the server has closed it already

    def read(self, size: int = -1) -> bytes:
        if not self.content:
            raise self.error("nothing comes")
        given, self.content = self.content[:size], self.content[size:]
        return given

    readline = read


@pytest.mark.parametrize("error", [TimeoutError, ConnectionResetError, BrokenPipeError])
def test_what_came_before_the_line_went_silent_is_kept(sender: Sender, error: type[OSError]) -> None:
    at, line = sender.begin(), SilentLine(PDF[:700], error)
    answer = sender.client.generic(
        "PATCH",
        at,
        b"",
        content_type=BYTES,
        headers={"Upload-Offset": "0"},
        **{"gunicorn.socket": line, "wsgi.input": line, "CONTENT_LENGTH": "2000", "CONTENT_TYPE": BYTES},
    )
    assert (answer.status_code, answer["Upload-Offset"], line.patience) == (204, "700", [30.0, None])
    assert sender.send(at, PDF[700:], 700)["Upload-Offset"] == str(len(PDF))
