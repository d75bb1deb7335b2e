"""API keys on their pages: issued with the secret shown once, listed, revoked by those who may."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from prakan.foundation.actions.api_keys import issue
from prakan.foundation.models import ApiKey, AuditRow, Person

pytestmark = pytest.mark.django_db
DAY = (timezone.localdate() + timedelta(days=90)).isoformat()
NEW = {"name": "ระบบบัญชีรายชื่อ", "username": "registrar", "expires_on": DAY, "per_minute": ""}


@pytest.fixture
def console(client: Client, admin: Person, registrar: Person) -> Client:
    """The administrator's browser."""
    client.force_login(admin)
    return client


def test_a_key_is_issued_its_secret_shown_once_and_it_opens_the_api(console: Client) -> None:
    answer = console.post("/keys/new/", NEW)
    secret = re.findall(r"pk_[0-9a-f]{8}_[\w-]{43}", answer.content.decode())[0]
    told = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).json()
    assert (answer.status_code, answer["Cache-Control"], told["username"]) == (200, "no-store", "registrar")
    listed = console.get("/keys/").content.decode()
    assert (secret in listed, listed.count(f"{secret[:11]}…"), "ระบบบัญชีรายชื่อ" in listed) == (False, 1, True)
    kept = ApiKey.objects.values_list("digest", "prefix", "name").get()
    assert [secret in str(value) for value in kept] == [False, False, False]
    assert [secret in str(row) for row in AuditRow.objects.values_list("before", "after")] == [False]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"expires_on": "2020-01-01"}, "KEY-002"),
        ({"expires_on": "2600-01-01"}, "KEY-002"),
        ({"name": ""}, "pk-err"),
        ({"username": "nobody"}, "pk-err"),
        ({"per_minute": "-1"}, "pk-err"),
    ],
)
def test_a_key_that_cannot_be_issued_says_why(console: Client, changed: dict[str, str], said: str) -> None:
    page = console.post("/keys/new/", {**NEW, **changed})
    assert (page.status_code, said in page.content.decode(), ApiKey.objects.count()) == (422, True, 0)


def test_a_name_is_used_once_by_each_person(console: Client) -> None:
    console.post("/keys/new/", NEW)
    page = console.post("/keys/new/", NEW)
    assert (page.status_code, "KEY-001" in page.content.decode(), ApiKey.objects.count()) == (422, True, 1)


def secret_for(person: Person, admin: Person) -> str:
    """Issue a key that acts as somebody."""
    now = timezone.now()
    ends = now + timedelta(days=9)
    return issue(name="x", username=person.username, expires_at=ends, by=admin, at=now).secret


def test_people_see_and_revoke_the_keys_that_act_as_them(
    client: Client, admin: Person, owner: Person, registrar: Person
) -> None:
    secret = secret_for(owner, admin)
    other = secret_for(registrar, admin)
    client.force_login(owner)
    page = client.get("/keys/mine/").content.decode()
    assert (page.count(secret[:11]), page.count(other[:11])) == (2, 0)  # in the row and on its button
    mine, foreign = ApiKey.objects.get(person=owner), ApiKey.objects.get(person=registrar)
    refused = client.post(f"/keys/{foreign.pk}/revoke/")
    assert (refused.status_code, "KEY-003" in refused.content.decode()) == (404, True)
    for _ in range(2):
        assert client.post(f"/keys/{mine.pk}/revoke/")["location"] == "/keys/mine/"
    assert AuditRow.objects.filter(step="key.revoke").count() == 1
    answer = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "API-004")


def test_an_auditor_reads_keys_and_is_offered_nothing_to_change(
    client: Client, admin: Person, auditor: Person, owner: Person
) -> None:
    secret_for(owner, admin)
    client.force_login(auditor)
    page = client.get("/keys/").content.decode()
    assert ("/revoke/" in page, "/keys/new/" in page) == (False, False)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_documentation_names_every_call_in_both_languages(
    client: Client, language: str, db: None
) -> None:
    client.cookies["django_language"] = language
    page = client.get("/api/").content.decode()
    told = client.get("/api/v1/openapi.json").json()
    assert [path for path in told["paths"] if path not in page] == []
    assert {"th": "รายชื่อสถานศึกษา", "en": "List institutions"}[language] in page
