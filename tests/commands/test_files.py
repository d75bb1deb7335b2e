"""prakan files verify says by its exit code whether stored files are what was received."""

from __future__ import annotations

import io
import json
from datetime import datetime

import pytest
from click.testing import CliRunner
from django.core.files.storage import default_storage

from prakan.commands.files import files
from prakan.foundation.actions import file_checks
from prakan.foundation.actions.file_checks import Seen, look
from prakan.foundation.actions.files import store
from prakan.foundation.keeping import place_of
from prakan.foundation.models import AuditRow, FileCheck, Person

pytestmark = pytest.mark.django_db


def test_it_reads_everything_and_says_so(owner: Person, now: datetime) -> None:
    for word in ("one", "two"):
        store(name="a.txt", content=io.BytesIO(word.encode()), by=owner, at=now)
    answer = CliRunner().invoke(files, ["verify"])
    assert (answer.exit_code, answer.output) == (
        0,
        "2 files read, 6 bytes\nwhole: nothing that was read differs\n",
    )


def test_a_fault_is_named_told_and_stays_until_it_is_mended(owner: Person, now: datetime) -> None:
    kept = store(name="a.txt", content=io.BytesIO(b"one"), by=owner, at=now)
    default_storage.delete(place_of(kept.digest))
    answer = CliRunner().invoke(files, ["verify", "--format", "json"])
    told = json.loads(answer.output)
    assert (answer.exit_code, told["ok"], told["faults"]) == (
        1,
        False,
        [{"digest": kept.digest, "name": "a.txt", "stage": "absent", "found": ""}],
    )
    assert AuditRow.objects.filter(step="file.alarm").count() == 1
    assert CliRunner().invoke(files, ["verify"]).exit_code == 1
    store(name="a.txt", content=io.BytesIO(b"one"), by=owner, at=now)  # the same bytes come again
    assert CliRunner().invoke(files, ["verify"]).exit_code == 0


def test_a_limit_stops_it_and_the_next_run_goes_on(owner: Person, now: datetime) -> None:
    for word in (b"1" * 1024 * 1024, b"2" * 10):
        store(name="a.txt", content=io.BytesIO(word), by=owner, at=now)
    assert CliRunner().invoke(files, ["verify", "--mb", "1"]).exit_code == 0
    assert FileCheck.objects.count() == 1
    CliRunner().invoke(files, ["verify"])
    assert FileCheck.objects.count() == 2


def test_stopped_half_way_it_has_told_of_what_it_found(
    owner: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [store(name="a.txt", content=io.BytesIO(word), by=owner, at=now) for word in (b"one", b"two")]
    default_storage.delete(place_of(kept[0].digest))

    def stopped(digest: str, size: int) -> Seen:
        if digest == kept[1].digest:
            raise KeyboardInterrupt
        return look(digest, size)

    monkeypatch.setattr(file_checks, "look", stopped)
    assert CliRunner().invoke(files, ["verify"]).exit_code == 1
    assert FileCheck.objects.get().stage == "absent"
    assert AuditRow.objects.filter(step="file.alarm").count() == 1
