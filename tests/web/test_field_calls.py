"""Calls of a device: each answer is JSON in the reader's language, and nothing that was recorded is lost."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from prakan.assessment.models import FieldDevice, FieldEntry
from prakan.foundation.models import AuditRow, Person
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, registrar, world

__all__ = ["begun", "registrar", "world"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def device(world: World) -> Device:
    """The chair's telephone, registered."""
    return Device(world, world.chair).registered()


@pytest.fixture
def phone(client: Client, world: World) -> Client:
    """The browser of that telephone, signed in."""
    client.force_login(world.chair)
    return client


def headers(device: Device, app: str = "1") -> dict[str, str]:
    return {"X-Field-App": app, "X-Field-Device": str(device.key)}


def batch(device: Device) -> dict[str, Any]:
    told = {"collected": 2, "unsent": 2, "sent": 0, "confirmed": 0, "bytes_unsent": 900, "free": None}
    return {
        "head": {"seq": len(device.log), "digest": device.items[-1].digest if device.items else ""},
        "ledger": {**told, "persisted": True},
        "sent_at": device.world.at.isoformat(),
        "items": [{"body": one.body, "digest": one.digest} for one in device.items],
    }


def send(phone: Client, device: Device, **more: Any) -> Any:
    given = {"headers": headers(device), **more}
    return phone.post("/field/batches/", batch(device), content_type="application/json", **given)


def test_who_i_am_is_told_with_time_token_visits_and_devices(phone: Client, device: Device) -> None:
    told = phone.get("/field/me/", headers=headers(device)).json()
    assert told["person"]["id"] == device.person.pk
    assert [(one["case"], one["agreed"]) for one in told["visits"]] == [(device.world.case.pk, "")]
    assert [one["key"] for one in told["devices"]] == [str(device.key)]
    assert (told["limits"]["items"], bool(told["token"]), "server_at" in told) == (200, True, True)


def test_a_device_is_registered_once_and_gets_the_same_secret_again(phone: Client) -> None:
    given = {"key": str(uuid4()), "name": "มือถือ", "platform": "Android"}
    told = [
        phone.post("/field/devices/", given, content_type="application/json", headers={"X-Field-App": "1"})
        for _ in range(2)
    ]
    assert [one.status_code for one in told] == [200, 200]
    assert told[0].json() == told[1].json()
    assert len(told[0].json()["secret"]) == 44
    assert told[0].json()["secret"] not in FieldDevice.objects.get().secret
    assert AuditRow.objects.filter(step="field.secret").count() == 1


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_a_device_whose_name_cannot_be_kept_is_refused_by_number(phone: Client, name: str) -> None:
    given = {"key": str(uuid4()), "name": name, "platform": ""}
    answer = phone.post(
        "/field/devices/", given, content_type="application/json", headers={"X-Field-App": "1"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "FIELD-006")


def test_the_secret_is_given_again_and_that_stands_in_the_trail(phone: Client, device: Device) -> None:
    answer = phone.post(f"/field/devices/{device.key}/secret/", headers=headers(device))
    assert (answer.status_code, len(answer.json()["secret"])) == (200, 44)
    assert AuditRow.objects.filter(step="field.secret").count() == 1


def test_a_batch_is_answered_entry_by_entry(phone: Client, device: Device) -> None:
    seen = device.saw()
    device.marked("1.1", "good", [seen])
    device.marked("9.9", "good", [seen])
    told = send(phone, device).json()
    assert [(one["result"], one["stored"]) for one in told["items"]] == [
        ("done", True),
        ("done", True),
        ("refused", True),
    ]
    assert told["items"][2]["problem"]["code"] == "SCORE-002"
    assert FieldDevice.objects.get().told["collected"] == 2


def test_what_became_of_the_log_is_asked_from_a_number_on(phone: Client, device: Device) -> None:
    seen = device.saw()
    device.marked("1.1", "good", [seen])
    send(phone, device)
    told = phone.get("/field/ledger/?after=1", headers=headers(device)).json()["items"]
    assert [(one["seq"], one["result"], one["made"]) for one in told] == [(2, "done", {"revision": 1})]


def test_somebody_whose_session_expired_is_told_so_in_json(client: Client, device: Device) -> None:
    answer = send(client, device)
    assert (answer.status_code, answer.json()["code"]) == (401, "FIELD-001")
    assert FieldEntry.objects.count() == 0


def test_an_app_older_than_the_server_takes_is_told_so(
    phone: Client, device: Device, settings: Settings
) -> None:
    settings.FIELD_OLDEST_APP = "2.1"
    for given in ("1", "2.0.9", "", "x"):
        answer = send(phone, device, headers={**headers(device), "X-Field-App": given})
        assert (answer.status_code, answer.json()["code"]) == (426, "FIELD-004")
    assert send(phone, device, headers=headers(device, "2.1")).status_code == 200


def test_a_withdrawn_device_sends_nothing_more(phone: Client, device: Device, registrar: Person) -> None:
    FieldDevice.objects.update(withdrawn_at=device.world.at, withdrawn_by=registrar)
    device.saw()
    answers = [
        send(phone, device),
        phone.post(f"/field/devices/{device.key}/secret/", headers=headers(device)),
        phone.get("/field/ledger/", headers=headers(device)),
    ]
    assert [(one.status_code, one.json()["code"]) for one in answers] == [(403, "FIELD-003")] * 3


def test_too_large_and_unreadable_bodies_are_told_by_number(phone: Client, device: Device) -> None:
    def ask(body: bytes | str) -> tuple[int, str]:
        given = {"content_type": "application/json", "headers": headers(device)}
        answer = phone.post("/field/batches/", body, **given)
        return answer.status_code, answer.json()["code"]

    item = {"body": "", "digest": ""}
    assert ask(json.dumps({"items": [item] * 201})) == (413, "FIELD-008")
    assert ask(b" " * (4 * 1024 * 1024 + 1)) == (413, "FIELD-008")
    for body in ("", "[]", "{}", '{"items": [1]}', '{"items": [{"body": ""}]}', "[" * 100_000, b"\xff"):
        assert ask(body) == (400, "FIELD-009")


def test_a_device_that_asks_too_often_is_told_when_to_come_again(
    phone: Client, device: Device, settings: Settings
) -> None:
    settings.FIELD_PER_MINUTE = 1
    answers = [phone.get("/field/ledger/", headers=headers(device)) for _ in range(4)]
    assert (answers[-1].status_code, answers[-1].json()["code"]) == (429, "FIELD-007")
    assert answers[-1]["Retry-After"] == "60"


def test_a_full_disk_takes_nothing_and_says_so(phone: Client, device: Device, settings: Settings) -> None:
    settings.DISK_RESERVE = 2**62
    device.saw()
    answer = send(phone, device)
    assert (answer.status_code, answer.json()["code"]) == (507, "FIELD-010")
    assert FieldEntry.objects.count() == 0


def test_a_call_without_its_token_is_refused_in_json(world: World, device: Device) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.chair)
    answer = send(strict, device)
    assert (answer.status_code, "code" in answer.json()) == (403, True)


def test_a_person_has_no_more_devices_than_one_may(phone: Client, device: Device, settings: Settings) -> None:
    settings.FIELD_DEVICES = 1
    given = {"key": str(uuid4()), "name": "เครื่องที่สอง", "platform": ""}
    answer = phone.post("/field/devices/", given, content_type="application/json", headers=headers(device))
    assert (answer.status_code, answer.json()["code"]) == (422, "FIELD-005")


def test_a_days_photos_may_come_at_once_from_a_device(
    phone: Client, device: Device, settings: Settings
) -> None:
    settings.UPLOAD_RATE, settings.FIELD_UPLOAD_RATE = 0, 1
    tus = {"Tus-Resumable": "1.0.0", "Upload-Length": "5", "Upload-Metadata": "filename YS5wbmc="}
    from_a_page = phone.post("/uploads/", headers=tus)
    from_a_device = [phone.post("/uploads/", headers={**tus, **headers(device)}) for _ in range(2)]
    assert (from_a_page.status_code, [one.status_code for one in from_a_device]) == (429, [201, 429])
