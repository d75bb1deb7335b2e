"""The auditor's pages of the trail."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from prakan.foundation import audit
from prakan.foundation.actions.seals import seal
from prakan.foundation.models import Person, Seal
from tests.announced import announced

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, auditor: Person) -> Client:
    """The auditor's browser."""
    client.force_login(auditor)
    return client


@pytest.fixture
def worked(officer: Person, owner: Person, now: datetime) -> None:
    """Sixty steps of two people over sixty days."""
    for number in range(60):
        audit.record(
            step="plan.edit" if number % 2 else "progress.save",
            subject=f"plan:{number}",
            by=officer if number % 2 else owner,
            at=now + timedelta(days=number),
            after={"หมายเหตุ": f"<b>{number}</b>"},
        )


def listed(desk: Client, query: str = "") -> list[str]:
    page = desk.get(f"/trail/{query}").content.decode()
    return [part.split("<")[0] for part in page.split("<code>plan:")[1:]]


def test_the_trail_is_listed_newest_first_and_turns_pages(desk: Client, worked: None) -> None:
    first = listed(desk)
    assert (first[0], first[-1], len(first)) == ("59", "10", 50)
    page = desk.get("/trail/").content.decode()
    older = page.split("before_id=")[1].split('"')[0]
    assert listed(desk, f"?before_id={older}") == [str(n) for n in range(9, -1, -1)]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?step=plan.edit", 30),
        ("?by=owner", 30),
        ("?subject=plan:1", 11),
        ("?since=2024-02-01&until=2024-02-10", 10),
        ("?step=plan.edit&by=owner", 0),
    ],
)
def test_the_trail_is_narrowed(desk: Client, worked: None, query: str, count: int) -> None:
    assert len(listed(desk, query)) == count


@pytest.mark.parametrize("query", ["?step=no.such", "?since=yesterday", "?before_id=x"])
def test_a_filter_that_makes_no_sense_says_so_and_shows_everything(
    desk: Client, worked: None, query: str
) -> None:
    page = desk.get(f"/trail/{query}")
    assert (page.status_code, "pk-err" in page.content.decode(), len(listed(desk, query))) == (200, True, 50)


def test_what_people_typed_is_shown_as_text(desk: Client, worked: None) -> None:
    page = desk.get("/trail/").content.decode()
    assert ("<b>59</b>" in page, "&lt;b&gt;59&lt;/b&gt;" in page) == (False, True)


def test_the_auditor_verifies_a_whole_trail(desk: Client, worked: None, now: datetime) -> None:
    made = seal(reason="schedule", by=None, at=now)
    page = desk.post("/trail/verify/", {"expected": made.digest}).content.decode()
    assert ("pk-chip--ok" in page, made.digest in page) == (True, True)


def test_the_auditor_is_told_what_is_broken(desk: Client, worked: None, now: datetime) -> None:
    made = seal(reason="schedule", by=None, at=now)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM foundation_auditrow WHERE id = %s", [made.first_id + 3])
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = origin")
    page = desk.post("/trail/verify/").content.decode()
    assert ("pk-chip--bad" in page, f"รายการ {made.first_id + 3} ถูกลบ" in page) == (True, True)


def test_the_officer_seals_and_the_auditor_is_not_offered_to(
    client: Client, desk: Client, officer: Person, worked: None
) -> None:
    assert "/trail/seal/" not in desk.get("/trail/").content.decode()
    with announced("person.sign_in"):
        client.force_login(officer)
    assert client.post("/trail/seal/").status_code == 302
    assert (Seal.objects.get().reason, Seal.objects.get().rows) == ("demand", 61)
