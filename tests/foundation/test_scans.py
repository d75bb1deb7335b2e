"""Files are looked through for viruses by a command of the agency's; until then they stay shut."""

from __future__ import annotations

import hashlib
import io
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from prakan.domain.problems import Refused
from prakan.foundation.actions.files import store
from prakan.foundation.actions.scans import scan_due
from prakan.foundation.actions.uploads import begin, keep, receive
from prakan.foundation.models import AuditRow, Person, Scan, StoredFile, Upload
from prakan.foundation.queries.files import open_file
from prakan.foundation.queries.scans import scan_stages
from tests import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store_kind")]

#: the test file that every scanner knows, put together here so that no scanner stops this source
EICAR = "X5O!P%@AP[4" + "\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"

SCANNER = """#!/bin/sh
# a scanner after clamdscan: 0 clean, 1 harmful, 2 it failed; looks for the test file only
[ -e "{away}" ] && echo "cannot connect to clamd" && exit 2
[ -e "{slow}" ] && sleep 30
if grep -q 'EICAR-STANDARD-ANTIVIRUS' "$1"; then echo "$1: Eicar-Signature FOUND"; exit 1; fi
echo "$1: OK"
"""


@pytest.fixture(autouse=True)
def scanner(tmp_path: Path, settings: Settings) -> Path:
    """A fake scanner that really runs; the file ``away`` beside it makes it fail, ``slow`` makes it hang."""
    command = tmp_path / "scan.sh"
    command.write_text(SCANNER.format(away=tmp_path / "away", slow=tmp_path / "slow"))
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    settings.SCAN = [str(command)]
    return tmp_path


def put(owner: Person, at: datetime, words: str) -> StoredFile:
    """Store a text."""
    return store(name="a.txt", content=io.BytesIO(words.encode()), by=owner, at=at)


def test_a_small_file_is_scanned_while_one_waits(owner: Person, now: datetime) -> None:
    kept = put(owner, now, "clean")
    open_file(owner, kept.pk).content.close()
    assert scan_stages([kept.digest]) == {kept.digest: "clean"}
    with pytest.raises(Refused, match="FILE-014"):
        put(owner, now, EICAR)
    assert StoredFile.objects.count() == 1


def test_an_upload_that_is_harmful_ends(owner: Person, now: datetime) -> None:
    key = begin(name="a.txt", size=len(EICAR), by=owner, at=now).key
    with pytest.raises(Refused, match="FILE-014"):
        receive(key=key, offset=0, length=len(EICAR), pieces=[EICAR.encode()], by=owner, at=now)
    assert (Upload.objects.get().problem, Scan.objects.get().stage) == ("FILE-014", "harmful")


def test_a_large_file_is_shut_until_the_worker_has_scanned_it(
    owner: Person, now: datetime, settings: Settings
) -> None:
    settings.SCAN_AT_ONCE = 10
    pdf = samples.pdf()
    key = begin(name="a.pdf", size=len(pdf), by=owner, at=now).key
    receive(key=key, offset=0, length=len(pdf), pieces=[pdf], by=owner, at=now)
    kept = keep(key=key, by=owner, at=now)
    with pytest.raises(Refused, match="FILE-013"):
        open_file(owner, kept.pk)
    assert (scan_due(now), scan_due(now)) == (1, 0)
    open_file(owner, kept.pk).content.close()
    assert AuditRow.objects.order_by("-pk")[0].after["verdict"] == "clean"


def test_a_harmful_large_file_stays_shut_for_good(owner: Person, now: datetime, settings: Settings) -> None:
    settings.SCAN_AT_ONCE = 10
    kept = put(owner, now, EICAR)
    scan_due(now)
    with pytest.raises(Refused, match="FILE-014"):
        open_file(owner, kept.pk)
    assert Scan.objects.get().said == "…: Eicar-Signature FOUND"


def test_a_scanner_that_fails_leaves_it_shut_and_tries_again(
    owner: Person, now: datetime, scanner: Path
) -> None:
    (scanner / "away").touch()
    kept = put(owner, now, "clean")
    assert scan_due(now) == 1
    assert (Scan.objects.get().stage, Scan.objects.get().said) == ("waiting", "cannot connect to clamd")
    (scanner / "away").unlink()
    assert (scan_due(now), scan_due(now + timedelta(minutes=1))) == (0, 1)
    open_file(owner, kept.pk).content.close()


def test_a_scanner_that_hangs_is_left_after_its_time(
    owner: Person, now: datetime, scanner: Path, settings: Settings
) -> None:
    settings.SCAN_PATIENCE = 1
    (scanner / "slow").touch()
    kept = put(owner, now, "clean")
    with pytest.raises(Refused, match="FILE-013"):
        open_file(owner, kept.pk)
    scan_due(now)
    assert "TimeoutExpired" in Scan.objects.get().said


def test_a_scanner_that_is_not_there_keeps_files_shut(
    owner: Person, now: datetime, settings: Settings
) -> None:
    settings.SCAN = ["/nowhere/scan"]
    kept = put(owner, now, "clean")
    with pytest.raises(Refused, match="FILE-013"):
        open_file(owner, kept.pk)


def test_without_a_scanner_nothing_is_shut(owner: Person, now: datetime, settings: Settings) -> None:
    settings.SCAN = []
    kept = put(owner, now, EICAR)
    open_file(owner, kept.pk).content.close()
    assert (scan_due(now), scan_stages([kept.digest])) == (0, {})


def test_what_is_harmful_once_is_harmful_under_every_name(
    owner: Person, now: datetime, settings: Settings
) -> None:
    settings.SCAN = []
    kept = put(owner, now, EICAR)
    Scan.objects.create(
        digest=hashlib.sha256(EICAR.encode()).hexdigest(), size=1, stage="harmful", due_at=now
    )
    again = store(name="b.txt", content=io.BytesIO(EICAR.encode()), by=owner, at=now)
    for file in (kept, again):
        with pytest.raises(Refused, match="FILE-014"):
            open_file(owner, file.pk)
