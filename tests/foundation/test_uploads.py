"""Uploads resume at the byte that is on disk, are confirmed by digest and kept once, on either store."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as drawn
from hypothesis import strategies as st
from pytest_django import Settings

from prakan.domain.problems import Refused
from prakan.domain.tus import Checksum
from prakan.foundation import parts, storage
from prakan.foundation.actions import uploads
from prakan.foundation.actions.uploads import begin, cancel, confirm, give_up_resting, keep, receive
from prakan.foundation.models import AuditRow, Person, StoredFile, Upload
from prakan.foundation.queries.files import open_file
from prakan.foundation.queries.uploads import UploadView, upload
from tests import samples

pytestmark = [pytest.mark.django_db]
PDF = samples.pdf(size=100_000)
DIGEST = hashlib.sha256(PDF).hexdigest()


def send(key: str, content: bytes, by: Person, at: datetime, offset: int = 0, **more: object) -> UploadView:
    """Send bytes as one request; ``pieces`` or ``length`` may say otherwise."""
    words = {"pieces": [content], "length": len(content), **more}
    return receive(key=key, offset=offset, by=by, at=at, **words)  # type: ignore[arg-type]


@pytest.fixture
def begun(owner: Person, now: datetime) -> UploadView:
    """An announced PDF whose digest the sender has told."""
    return begin(name="มติ.pdf", size=len(PDF), declared=DIGEST, by=owner, at=now)


def steps() -> list[str]:
    """Return the steps recorded so far."""
    return list(AuditRow.objects.order_by("pk").values_list("step", flat=True))


@pytest.mark.usefixtures("store_kind")
def test_an_upload_in_parts_becomes_one_stored_file(
    owner: Person, now: datetime, begun: UploadView, held: Callable[[], list[str]]
) -> None:
    assert send(begun.key, PDF[:70_000], owner, now).offset == 70_000
    done = send(begun.key, PDF[70_000:], owner, now, 70_000)
    assert (done.stage, done.digest, done.media_type) == ("confirmed", DIGEST, "application/pdf")
    file = keep(key=begun.key, by=owner, at=now)
    with open_file(owner, file.pk).content as content:
        assert content.read() == PDF
    assert (file.name, file.digest, file.size) == ("มติ.pdf", DIGEST, len(PDF))
    assert held() == [f"{DIGEST[:2]}/{DIGEST}"]
    assert steps() == ["upload.begin", "upload.confirm", "file.store"]


@pytest.mark.usefixtures("store_kind")
def test_keeping_again_is_the_same_file(owner: Person, now: datetime, begun: UploadView) -> None:
    send(begun.key, PDF, owner, now)
    assert keep(key=begun.key, by=owner, at=now) == keep(key=begun.key, by=owner, at=now)
    assert (StoredFile.objects.count(), upload(owner, begun.key).stage) == (1, "kept")


@pytest.mark.django_db(transaction=True)
def test_a_kept_upload_leaves_no_part_behind(owner: Person, now: datetime, begun: UploadView) -> None:
    send(begun.key, PDF, owner, now)
    keep(key=begun.key, by=owner, at=now)
    assert os.listdir(parts.incoming()) == []


@pytest.mark.usefixtures("store_kind")
def test_a_store_that_is_away_loses_nothing(
    owner: Person, now: datetime, begun: UploadView, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(begun.key, PDF, owner, now)

    def away(place: str, content: object) -> None:
        raise storage.StoreAway("it rains")

    with monkeypatch.context() as patched:
        patched.setattr(storage, "put", away)
        with pytest.raises(Refused, match="FILE-018"):
            keep(key=begun.key, by=owner, at=now)
    assert upload(owner, begun.key).stage == "confirmed"
    assert keep(key=begun.key, by=owner, at=now).digest == DIGEST


@drawn(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(cuts=st.lists(st.integers(0, len(PDF)), max_size=6), seen=st.lists(st.floats(0, 1), min_size=9))
def test_cut_anywhere_it_goes_on_from_what_was_answered(
    owner: Person, now: datetime, cuts: list[int], seen: list[float]
) -> None:
    key = begin(name="a.pdf", size=len(PDF), declared=DIGEST, by=owner, at=now).key
    for end, share in zip([*sorted(cuts), len(PDF)], seen, strict=False):
        at = upload(owner, key).offset
        arrived = PDF[at : at + int((end - at) * share)] if end > at else b""  # the line breaks after these
        pieces = (arrived[i : i + 999] for i in range(0, len(arrived), 999))
        answered = send(key, b"", owner, now, at, pieces=pieces, length=max(end - at, 0)).offset
        assert (answered, upload(owner, key).offset) == (at + len(arrived), at + len(arrived))
    at = upload(owner, key).offset
    if at < len(PDF):
        send(key, PDF[at:], owner, now, at)
    assert confirm(key=key, by=owner, at=now).digest == DIGEST
    cancel(key=key, by=owner, at=now)


def test_another_offset_than_held_is_refused(owner: Person, now: datetime, begun: UploadView) -> None:
    send(begun.key, PDF[:10], owner, now)
    for offset in (0, 9, 11):
        with pytest.raises(Refused, match="UPLOAD-004"):
            send(begun.key, PDF[10:20], owner, now, offset)
    assert upload(owner, begun.key).offset == 10


def test_more_than_announced_is_refused(owner: Person, now: datetime, begun: UploadView) -> None:
    with pytest.raises(Refused, match="UPLOAD-005"):
        send(begun.key, PDF + b"x", owner, now)
    assert upload(owner, begun.key).offset == 0


def test_two_writers_do_not_interleave(owner: Person, now: datetime, begun: UploadView) -> None:
    codes = []

    def first() -> Iterator[bytes]:
        yield PDF[:1000]
        with pytest.raises(Refused) as second:
            send(begun.key, b"y" * 500, owner, now)
        codes.append(second.value.faults[0].code)
        yield PDF[1000:2000]

    send(begun.key, b"", owner, now, pieces=first(), length=2000)
    assert (codes, parts.path_of(begun.key).read_bytes()) == (["UPLOAD-003"], PDF[:2000])


def test_a_part_that_changed_on_its_way_is_taken_away_again(
    owner: Person, now: datetime, begun: UploadView
) -> None:
    send(begun.key, PDF[:50], owner, now)
    right = Checksum("sha256", hashlib.sha256(PDF[50:90]).digest())
    with pytest.raises(Refused, match="UPLOAD-006"):
        send(begun.key, b"y" * 40, owner, now, 50, checksum=right)
    assert upload(owner, begun.key).offset == 50
    assert send(begun.key, PDF[50:90], owner, now, 50, checksum=right).offset == 90


def test_another_digest_than_declared_is_refused_and_the_upload_ends(owner: Person, now: datetime) -> None:
    key = begin(name="a.pdf", size=len(PDF), declared="0" * 64, by=owner, at=now).key
    with pytest.raises(Refused, match=f"UPLOAD-007.*000000000000.*{DIGEST[:12]}"):
        send(key, PDF, owner, now)
    with pytest.raises(Refused, match="UPLOAD-002.*UPLOAD-007"):
        upload(owner, key)
    assert steps() == ["upload.begin", "upload.refuse"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("page.pdf", b"<!DOCTYPE html><html>sign in</html>", "FILE-002"),
        ("half.pdf", PDF[: len(PDF) // 2], "FILE-008"),
        ("half.mp4", samples.video()[:3000], "FILE-016"),
        ("photo.pdf", samples.png(), "FILE-003"),
        ("macro.xlsx", samples.package(*samples.XLSX_PARTS, "xl/vbaProject.bin"), "FILE-005"),
        ("up.docx", samples.package(*samples.DOCX_PARTS, "../../x"), "FILE-010"),
    ],
)
def test_what_it_holds_is_looked_at(
    owner: Person, now: datetime, name: str, content: bytes, code: str
) -> None:
    key = begin(name=name, size=len(content), by=owner, at=now).key
    with pytest.raises(Refused, match=code):
        send(key, content, owner, now)
    assert Upload.objects.get().problem == code


@pytest.mark.parametrize(
    ("name", "head", "code"),
    [("a.mp4", b"<html>" + b"x" * 70_000, "FILE-002"), ("a.mp4", b"MZ" + b"x" * 70_000, "FILE-005")],
)
def test_a_wrong_kind_is_refused_at_its_first_bytes(
    owner: Person, now: datetime, name: str, head: bytes, code: str
) -> None:
    key = begin(name=name, size=1_000_000_000, by=owner, at=now).key
    with pytest.raises(Refused, match=code):
        send(key, head, owner, now)


def test_a_page_may_take_less_than_the_system(owner: Person, now: datetime, begun: UploadView) -> None:
    send(begun.key, PDF, owner, now)
    with pytest.raises(Refused, match="FILE-002"):
        keep(key=begun.key, by=owner, at=now, allowed=frozenset({"image/png"}))
    with pytest.raises(Refused, match="FILE-001"):
        keep(key=begun.key, by=owner, at=now, limit=1000)
    assert keep(key=begun.key, by=owner, at=now).digest == DIGEST


def test_half_an_upload_is_not_kept(owner: Person, now: datetime, begun: UploadView) -> None:
    send(begun.key, PDF[:10], owner, now)
    with pytest.raises(Refused, match=f"UPLOAD-012.*10 of {len(PDF)}"):
        keep(key=begun.key, by=owner, at=now)
    assert upload(owner, begun.key).offset == 10


def test_only_the_owner_goes_on(owner: Person, head: Person, auditor: Person, now: datetime) -> None:
    key = begin(name="a.pdf", size=9, by=owner, at=now).key
    for person, code in ((head, "UPLOAD-001"), (auditor, "ACCESS-001")):
        for attempt in (
            lambda p=person: upload(p, key),
            lambda p=person: send(key, b"%PDF", p, now),
            lambda p=person: keep(key=key, by=p, at=now),
            lambda p=person: cancel(key=key, by=p, at=now),
        ):
            with pytest.raises(Refused, match=code):
                attempt()


def test_a_cancelled_upload_frees_its_room(owner: Person, now: datetime, begun: UploadView) -> None:
    send(begun.key, PDF[:10], owner, now)
    cancel(key=begun.key, by=owner, at=now)
    with pytest.raises(Refused, match="UPLOAD-002.*cancelled"):
        upload(owner, begun.key)


def test_limits_are_said_before_a_byte_is_sent(owner: Person, now: datetime, settings: Settings) -> None:
    settings.UPLOAD_LIMIT, settings.UPLOAD_QUOTA, settings.UPLOAD_RATE = 5 * 2**20, 8 * 2**20, 3
    for name, size, code in (
        ("a.pdf", 6 * 2**20, "FILE-001"),
        ("a.pdf", 0, "FILE-004"),
        ("a.exe", 5, "FILE-002"),
    ):
        with pytest.raises(Refused, match=code):
            begin(name=name, size=size, by=owner, at=now)
    first = begin(name="a.pdf", size=5 * 2**20, by=owner, at=now)
    with pytest.raises(Refused, match="UPLOAD-008.* 8 MB"):
        begin(name="a.pdf", size=4 * 2**20, by=owner, at=now)
    cancel(key=first.key, by=owner, at=now)
    for _ in range(2):
        begin(name="a.pdf", size=2 * 2**20, by=owner, at=now)
    with pytest.raises(Refused, match="UPLOAD-009"):
        begin(name="a.pdf", size=1, by=owner, at=now)
    assert begin(name="a.pdf", size=1, by=owner, at=now + timedelta(hours=1)).offset == 0


def test_a_disk_nearly_full_takes_no_more(owner: Person, now: datetime, settings: Settings) -> None:
    settings.DISK_RESERVE = 2**60
    with pytest.raises(Refused, match="UPLOAD-010"):
        begin(name="a.pdf", size=1, by=owner, at=now)


def test_names_lose_their_folders(owner: Person, now: datetime) -> None:
    assert begin(name="../../etc/ก.pdf", size=1, by=owner, at=now).name == "ก.pdf"


def test_what_rests_too_long_is_given_up(
    owner: Person, begun: UploadView, now: datetime, settings: Settings
) -> None:
    send(begun.key, PDF[:10], owner, now)
    touched = (now + timedelta(hours=2)).timestamp()
    os.utime(parts.path_of(begun.key), (touched, touched))
    end = now + timedelta(hours=2) + settings.UPLOAD_REST
    give_up_resting(end - timedelta(seconds=1))
    assert upload(owner, begun.key).expires == end
    give_up_resting(end)
    with pytest.raises(Refused, match="UPLOAD-002.*expired"):
        upload(owner, begun.key)
    assert steps()[-1] == "upload.expire"


def test_what_is_being_sent_is_not_given_up(owner: Person, begun: UploadView, now: datetime) -> None:
    with parts.locked(begun.key):
        give_up_resting(now + timedelta(days=99))
    assert Upload.objects.get().stage == "receiving"


def test_what_killed_processes_left_is_swept_after_a_day(
    owner: Person, begun: UploadView, now: datetime
) -> None:
    send(begun.key, PDF[:10], owner, now)
    folder = parts.incoming()
    (folder / "of-no-upload.part").write_bytes(b"x")
    (folder / "tmpabc").write_bytes(b"x")
    (folder / "tmpdir").mkdir()
    (folder / "fresh").write_bytes(b"x")
    for path in folder.iterdir():
        old = (now - timedelta(days=2)).timestamp()
        os.utime(path, None if path.name == "fresh" else (old, old))
    give_up_resting(now)
    assert sorted(os.listdir(folder)) == sorted([f"{begun.key}.part", "fresh"])


def test_a_process_killed_between_last_byte_and_answer_is_confirmed_later(
    owner: Person, now: datetime, begun: UploadView, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(uploads, "_confirm", lambda *given: None)  # as if killed before
        send(begun.key, PDF, owner, now)
    assert (upload(owner, begun.key).stage, upload(owner, begun.key).is_whole) == ("receiving", True)
    assert keep(key=begun.key, by=owner, at=now).digest == DIGEST


def test_a_disk_that_refuses_for_real_keeps_what_it_took(
    owner: Person, now: datetime, settings: Settings, tmp_path: Path
) -> None:
    """The operating system itself says that no space is left: a small file system of its own."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=False)
    if mounted.returncode:
        pytest.skip("a small file system needs root")
    settings.MEDIA_ROOT, settings.DISK_RESERVE = small, -(2**60)
    try:
        key = begin(name="a.pdf", size=len(PDF), declared=DIGEST, by=owner, at=now).key
        with pytest.raises(Refused, match="UPLOAD-010"):
            send(
                key,
                b"",
                owner,
                now,
                pieces=[PDF[i : i + 4096] for i in range(0, len(PDF), 4096)],
                length=len(PDF),
            )
        taken = upload(owner, key).offset
        assert (0 < taken <= 65_536, parts.path_of(key).read_bytes()) == (True, PDF[:taken])
        subprocess.run(["mount", "-o", "remount,size=4m", str(small)], check=True)
        assert send(key, PDF[taken:], owner, now, taken).stage == "confirmed"
        assert keep(key=key, by=owner, at=now).digest == DIGEST
    finally:
        subprocess.run(["umount", str(small)], check=True)
