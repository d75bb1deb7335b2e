"""The door of the programming interface: keys, refusals as problem details, limits, repeats."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_api import INPUT_WRONG
from prakan.foundation.actions.api_keys import use
from prakan.foundation.models import ApiAnswer, ApiKey, AuditRow, Person
from prakan.web.api.repeats import once
from tests.web.api.conftest import Acting

pytestmark = pytest.mark.django_db


def test_a_key_acts_as_its_person(acting: Acting, registrar: Person) -> None:
    told = acting(registrar).get("/api/v1/me").json()
    assert (told["username"], [r["role"] for r in told["roles"]]) == ("registrar", ["assessment_officer"])
    assert told["key"] == ApiKey.objects.get().prefix


def test_a_key_tells_its_own_limit_else_that_of_the_settings(
    acting: Acting, registrar: Person, settings: Settings
) -> None:
    settings.API_PER_MINUTE = 70
    system = acting(registrar)
    told = [system.get("/api/v1/me").json()["calls_per_minute"]]
    for own in (0, 50):
        ApiKey.objects.update(per_minute=own)
        told.append(system.get("/api/v1/me").json()["calls_per_minute"])
    assert told == [70, 0, 50]


def test_a_session_opens_nothing_of_the_api(client: Client, registrar: Person) -> None:
    client.force_login(registrar)
    answer = client.get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "API-001")
    assert answer["WWW-Authenticate"] == 'Bearer realm="prakan"'


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer  ", "Basic YTpi", "pk_abc"])
def test_without_a_readable_key_the_next_move_is_told(client: Client, given: str, db: None) -> None:
    answer = client.get("/api/v1/me", headers={"Authorization": given})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer.json()["code"] == "API-001"


def test_a_key_that_is_unknown_expired_revoked_or_of_a_shut_account_is_refused(
    client: Client, secret_of: Callable[[Person], str], registrar: Person
) -> None:
    headers = {"Authorization": f"Bearer {secret_of(registrar)}"}
    key, now = ApiKey.objects.all(), timezone.now()
    told = [client.get("/api/v1/me", headers={"Authorization": "Bearer pk_nobody"}).json()["code"]]
    key.update(expires_at=now)
    told.append(client.get("/api/v1/me", headers=headers).json()["code"])
    key.update(revoked_at=now)
    told.append(client.get("/api/v1/me", headers=headers).json()["code"])
    key.update(expires_at=now + timedelta(days=1), revoked_at=None)
    Person.objects.filter(pk=registrar.pk).update(is_active=False)
    told.append(client.get("/api/v1/me", headers=headers).json()["code"])
    assert told == ["API-002", "API-003", "API-004", "API-005"]


def test_what_a_role_does_not_open_is_shut_and_says_so_in_both_languages(
    acting: Acting, registrar: Person
) -> None:
    registrar.grants.all().delete()
    answer = acting(registrar).get("/api/v1/me")
    told = answer.json()
    assert (answer.status_code, told["code"], told["type"]) == (403, "API-015", "urn:prakan:problem:API-015")
    assert sorted(told["what"]) == sorted(told["next"]) == ["en", "th"]


def test_an_address_or_a_method_that_is_not_there_is_a_problem_too(acting: Acting, registrar: Person) -> None:
    system = acting(registrar)
    nowhere, method = system.get("/api/v1/no/such"), system.delete("/api/v1/me")
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "API-013")
    assert (method.status_code, method.json()["code"], method["Allow"]) == (405, "API-014", "GET")


def test_a_key_that_calls_too_often_waits(acting: Acting, registrar: Person, settings: Settings) -> None:
    settings.API_PER_MINUTE = 2
    system = acting(registrar)
    minute = int(timezone.now().timestamp()) // 60
    answers = [system.get("/api/v1/me") for _ in range(4)]
    if int(timezone.now().timestamp()) // 60 == minute:  # else the minute has turned and all may pass
        assert [a.status_code for a in answers] == [200, 200, 429, 429]
        assert answers[2].json()["code"] == "API-006"
        assert 1 <= int(answers[2]["Retry-After"]) <= 60


def test_the_count_begins_anew_with_the_minute(
    secret_of: Callable[[Person], str], registrar: Person, settings: Settings
) -> None:
    settings.API_PER_MINUTE = 1
    secret, now = secret_of(registrar), timezone.now().replace(second=10)
    assert use(secret=secret, at=now).pk == registrar.pk
    with pytest.raises(Refused) as wait:
        use(secret=secret, at=now)
    assert (wait.value.faults[0].code, wait.value.faults[0].values["seconds"]) == ("API-006", 50)
    assert use(secret=secret, at=now + timedelta(minutes=1)).pk == registrar.pk


def test_the_trail_names_the_key(acting: Acting, registrar: Person, admin: Person) -> None:
    acting(registrar)
    row = AuditRow.objects.get(step="key.issue")
    assert (row.by_label, row.subject) == ("admin", f"key:{ApiKey.objects.get().prefix}")


@pytest.fixture
def ask(registrar: Person) -> Callable[[str, bytes], HttpResponse]:
    """Send a body with an Idempotency-Key to something that counts how often it is done."""
    done: list[int] = []

    def asked(key: str, body: bytes) -> HttpResponse:
        headers = {"Idempotency-Key": key}
        request = RequestFactory().post("/api/v1/x", body, content_type="application/json", headers=headers)
        request.user = registrar

        def do() -> tuple[int, dict[str, int]]:
            done.append(1)
            if body == b"broken":
                raise refuse(INPUT_WRONG, where="x", why="y")
            return 201, {"times": len(done)}

        return once(request, "x", do)

    return asked


def test_a_repeated_request_is_answered_again_and_done_once(
    ask: Callable[[str, bytes], HttpResponse],
) -> None:
    first, second, other = ask("k1", b"{}"), ask("k1", b"{}"), ask("k2", b"{}")
    assert [a.content for a in (first, second, other)] == [b'{"times": 1}', b'{"times": 1}', b'{"times": 2}']
    assert [a.status_code for a in (first, second)] == [201, 201]
    assert [a["Idempotency-Replayed"] for a in (first, second)] == ["false", "true"]


@pytest.mark.parametrize("key", ["", "x" * 101, "a\x00b"])
def test_a_key_for_repeats_is_needed(ask: Callable[[str, bytes], HttpResponse], key: str) -> None:
    with pytest.raises(Refused) as told:
        ask(key, b"{}")
    assert told.value.faults[0].code == "API-012"


def test_the_same_key_with_another_body_is_refused(ask: Callable[[str, bytes], HttpResponse]) -> None:
    ask("k1", b"{}")
    with pytest.raises(Refused) as told:
        ask("k1", b"[]")
    assert told.value.faults[0].code == "API-010"


def test_a_request_that_was_refused_may_come_again(ask: Callable[[str, bytes], HttpResponse]) -> None:
    for _ in range(2):
        with pytest.raises(Refused) as told:
            ask("k1", b"broken")
        assert told.value.faults[0].code == "API-009"
    assert ApiAnswer.objects.count() == 0


def test_a_request_being_worked_on_waits_and_one_of_the_dead_is_taken_over(
    ask: Callable[[str, bytes], HttpResponse],
) -> None:
    ask("k1", b"{}")
    ApiAnswer.objects.update(status=0)
    with pytest.raises(Refused) as told:
        ask("k1", b"{}")
    assert told.value.faults[0].code == "API-011"
    ApiAnswer.objects.update(at=timezone.now() - timedelta(minutes=6))
    assert ask("k1", b"{}").content == b'{"times": 2}'


def test_the_description_names_every_refusal(client: Client, db: None) -> None:
    told = client.get("/api/v1/openapi.json").json()
    me = told["paths"]["/api/v1/me"]["get"]
    assert told["openapi"] == "3.1.0"
    assert sorted(me["responses"]) == ["200", "400", "401", "403", "404", "409", "413", "415", "422", "429"]
    assert me["security"] == [{"Key": []}]
