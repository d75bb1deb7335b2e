"""Calls of a device: each answer is JSON in the reader's language, and nothing that was recorded is lost."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from prakan.assessment.models import FieldDevice, FieldEntry
from prakan.foundation.models import AuditRow, Person
from tests.assessment.field_world import Device
from tests.assessment.scores_world import World, visited
from tests.packs import install

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit is being made."""
    install(now)
    return visited(registrar, now)


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
    assert [one["case"] for one in told["visits"]] == [device.world.case.pk]
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
