"""The page of stored files: what stands there for administrators and auditors."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from prakan.config.jobs import JOBS
from prakan.foundation.actions import outbox
from prakan.foundation.actions.file_checks import begin_on_schedule, verify_due
from prakan.foundation.actions.files import store
from prakan.foundation.keeping import place_of
from prakan.foundation.models import FileRound, Notice, Person

pytestmark = pytest.mark.django_db


def test_a_fault_is_told_and_stands_on_the_page(
    client: Client, owner: Person, admin: Person, auditor: Person, now: datetime
) -> None:
    kept = store(name="minutes.txt", content=io.BytesIO(b"one"), by=owner, at=now)
    default_storage.delete(place_of(kept.digest))
    begin_on_schedule(now + timedelta(days=1))
    verify_due(now + timedelta(days=1))
    outbox.plan(JOBS, at=now)
    outbox.work_off(JOBS, at=now + timedelta(days=1))
    told = Notice.objects.filter(template="file.alarm").order_by("person__username")
    assert [one.person.username for one in told] == ["admin", "auditor"]
    client.force_login(auditor)
    page = client.get(told[0].url).content.decode()
    assert ("minutes.txt" in page, kept.digest in page, "files/verify/" in page) == (True, True, False)


def test_an_administrator_begins_a_round(client: Client, owner: Person, admin: Person, now: datetime) -> None:
    client.force_login(admin)
    assert "pk-void" in client.get("/files/").content.decode()
    store(name="minutes.txt", content=io.BytesIO(b"one"), by=owner, at=now)
    assert client.post("/files/verify/").status_code == 302
    client.post("/files/verify/")
    assert FileRound.objects.get().by == admin


def test_others_do_not_open_it(client: Client, owner: Person) -> None:
    client.force_login(owner)
    assert client.get("/files/").status_code == 403
