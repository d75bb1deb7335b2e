"""Stored files are read again: what differs or is gone is noted, told, and seen to be mended."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django import Settings

from prakan.domain.problems import Refused
from prakan.foundation.actions.file_checks import Away, Tally, begin_now, begin_on_schedule, verify_due, work
from prakan.foundation.actions.files import store
from prakan.foundation.keeping import place_of
from prakan.foundation.models import AuditRow, FileCheck, FileRound, Person, StoredFile
from prakan.foundation.queries.file_checks import faults, next_due, state
from tests import s3

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def kept(owner: Person, at: datetime, *words: str) -> list[StoredFile]:
    return [store(name=f"{word}.txt", content=io.BytesIO(word.encode()), by=owner, at=at) for word in words]


def spoil(file: StoredFile, content: bytes | None) -> None:
    """Put other bytes where a file lies, or none."""
    default_storage.delete(place_of(file.digest))
    if content is not None:
        default_storage.save(place_of(file.digest), ContentFile(content))


def a_night(at: datetime) -> FileRound:
    begin_on_schedule(at)
    while verify_due(at):
        continue
    return FileRound.objects.latest("pk")


def stages() -> dict[str, str]:
    names = dict(StoredFile.objects.values_list("digest", "name"))
    return {names[one.digest]: one.stage for one in FileCheck.objects.order_by("digest")}


@pytest.mark.usefixtures("store_kind")
def test_a_night_tells_what_is_whole_gone_and_different(owner: Person, now: datetime) -> None:
    one, two, three, four = kept(owner, now, "one", "two", "three", "four")
    spoil(two, None)
    spoil(three, b"THREE")
    spoil(four, b"fou")
    night = a_night(now + DAY)
    assert stages() == {
        "one.txt": "whole",
        "two.txt": "absent",
        "three.txt": "differs",
        "four.txt": "differs",
    }
    assert (night.files, night.faults, night.ended_at) == (4, 3, now + DAY)
    told = AuditRow.objects.filter(step="file.alarm").values_list("after", flat=True)
    assert list(told) == [{"count": "3"}]
    assert AuditRow.objects.filter(step="file.fault").count() == 3


@pytest.mark.usefixtures("store_kind")
def test_a_known_fault_is_told_once_and_a_restored_file_is_seen(
    owner: Person, now: datetime, auditor: Person
) -> None:
    one, two = kept(owner, now, "one", "two")
    spoil(one, None)
    a_night(now + DAY)
    a_night(now + 2 * DAY)
    assert AuditRow.objects.filter(step="file.alarm").count() == 1
    spoil(one, b"one")
    a_night(now + 3 * DAY)
    assert (stages()["one.txt"], faults(auditor)) == ("whole", ())
    assert AuditRow.objects.filter(step="file.mend").count() == 1


def test_the_oldest_check_comes_first_and_a_night_has_an_end(
    owner: Person, now: datetime, settings: Settings
) -> None:
    settings.VERIFY_BYTES = 6
    kept(owner, now, "aaa", "bbb", "ccc")
    first = a_night(now + DAY)
    assert (first.files, first.bytes, sorted(stages())) == (2, 6, ["aaa.txt", "bbb.txt"])
    kept(owner, now + DAY, "ddd")
    a_night(now + 2 * DAY)
    assert sorted(stages()) == ["aaa.txt", "bbb.txt", "ccc.txt", "ddd.txt"]
    third = a_night(now + 3 * DAY)
    assert third.files == 2
    oldest = FileCheck.objects.order_by("checked_at", "pk").first()
    assert oldest is not None
    assert oldest.checked_at == now + 2 * DAY


def test_what_was_read_before_a_stop_is_not_read_again(owner: Person, now: datetime) -> None:
    kept(owner, now, "one", "two", "three")
    begin_on_schedule(now + DAY)
    next(work(Tally(), before=now + DAY, at=now + DAY))  # then the process is killed
    assert FileCheck.objects.count() == 1
    assert verify_due(now + DAY) == 2


def test_a_round_is_begun_once_a_day_from_its_hour_on(
    owner: Person, now: datetime, settings: Settings
) -> None:
    settings.VERIFY_HOUR = 10
    begin_on_schedule(now)  # nine in the morning
    assert FileRound.objects.count() == 0
    a_night(now + timedelta(hours=1))
    a_night(now + timedelta(hours=5))
    assert FileRound.objects.count() == 1
    settings.VERIFY_BYTES = 0
    begin_on_schedule(now + 3 * DAY)
    assert FileRound.objects.count() == 1


def test_a_store_that_is_away_says_nothing_of_files(owner: Person, now: datetime, settings: Settings) -> None:
    with s3.serving() as address:
        settings.STORAGES = s3.stores(address, "away")
        kept(owner, now, "one")
    begin_on_schedule(now + DAY)
    with pytest.raises(Away):
        next(work(Tally(), before=now + DAY, at=now + DAY))
    assert verify_due(now + DAY) == 0
    waiting = FileRound.objects.get()
    assert (FileCheck.objects.count(), waiting.ended_at, waiting.due_at) == (
        0,
        None,
        now + DAY + timedelta(minutes=10),
    )
    assert waiting.away != ""


def test_a_file_that_the_disk_does_not_give_is_a_fault(
    owner: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(owner, now, "one")

    def broken(path: Path, *rest: object, **more: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("prakan.foundation.actions.file_checks.storage.read", broken)
    a_night(now + DAY)
    assert FileCheck.objects.values_list("stage", "found").get() == (
        "unreadable",
        "OSError: Input/output error",
    )


def test_the_sum_closes_and_the_same_bytes_count_once(owner: Person, now: datetime, auditor: Person) -> None:
    one, two = kept(owner, now, "one", "two")
    store(name="copy.txt", content=io.BytesIO(b"one"), by=owner, at=now)
    spoil(one, None)
    a_night(now + DAY)
    kept(owner, now + DAY, "three")
    seen = state(auditor)
    assert (seen.files, seen.whole, seen.faults, seen.unread, seen.bytes) == (3, 1, 1, 1, 11)
    assert [(fault.name, fault.uses) for fault in faults(auditor)] == [("one.txt", 2)]


def test_an_administrator_begins_a_round_and_nobody_else(
    owner: Person, admin: Person, auditor: Person, now: datetime
) -> None:
    kept(owner, now, "one")
    with pytest.raises(Refused, match="ACCESS-001"):
        begin_now(by=auditor, at=now + DAY)
    assert (begin_now(by=admin, at=now + DAY), begin_now(by=admin, at=now + DAY)) == (True, False)
    assert (verify_due(now + DAY), next_due(now + DAY)) == (1, None)


def test_a_disk_that_is_not_there_is_no_loss_of_all_its_files(
    owner: Person, now: datetime, settings: Settings, tmp_path: Path
) -> None:
    kept(owner, now, "one")
    settings.MEDIA_ROOT = tmp_path / "not-mounted"
    begin_on_schedule(now + DAY)
    with pytest.raises(Away):
        next(work(Tally(), before=now + DAY, at=now + DAY))
    assert FileCheck.objects.count() == 0
