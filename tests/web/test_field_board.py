"""The pages of the day's board and of devices."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from django.test import Client
from openpyxl import load_workbook

from prakan.assessment.models import FieldDevice, TeamPlan
from prakan.foundation.models import Person
from tests.assessment.field_board_world import announced, device, entry
from tests.assessment.scores_world import World, visited

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case on its visit, with a device that sent three entries."""
    made = visited(registrar, now)
    TeamPlan.objects.update(stage=TeamPlan.Stage.CONFIRMED)
    phone = device(made.chair, made.at, unsent=2)
    entry(phone, made.case, 1, made.at)
    announced(entry(phone, made.case, 2, made.at, "waiting"), 500)
    entry(phone, made.case, 3, made.at, "refused", "FIELD-067")
    return made


def test_the_board_shows_the_day_and_its_counts_open(client: Client, world: World, registrar: Person) -> None:
    client.force_login(registrar)
    day = world.at.date().isoformat()
    page = client.get(f"/field-board/?day={day}").content.decode()
    assert (world.case.number in page, "โทรศัพท์ทดสอบ" in page, "FIELD-067" in page) == (True, True, False)
    assert "FIELD-067" in client.get(f"/field-board/?day={day}&show=refused").content.decode()
    nothing = client.get(f"/field-board/?day={day}&show=conflict").content.decode()
    assert (world.case.number in nothing, "pk-void" in nothing) == (False, True)


def test_a_day_without_visits_teaches_and_names_the_next(
    client: Client, world: World, registrar: Person
) -> None:
    client.force_login(registrar)
    page = client.get("/field-board/?day=2023-12-01").content.decode()
    assert ("pk-void" in page, "?day=2024-01" in page) == (True, True)


@pytest.mark.parametrize("query", ["?day=neverday", "?show=x&page=9999", "?q=%00%27%22", "?page=0"])
def test_an_address_that_makes_no_sense_shows_a_page(
    client: Client, world: World, registrar: Person, query: str
) -> None:
    client.force_login(registrar)
    assert client.get(f"/field-board/{query}").status_code == 200


def test_the_same_as_an_excel_file(client: Client, world: World, registrar: Person) -> None:
    client.force_login(registrar)
    answer = client.get(f"/field-board/file/?day={world.at.date().isoformat()}")
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)  # type: ignore[union-attr,attr-defined]
    assert [row[5] for row in rows[1:]] == ["โทรศัพท์ทดสอบ", "ไม่มีเครื่อง"]
    assert rows[1][11:16] == (3, 3, 1, 0, 1)


def test_a_device_is_withdrawn_and_given_back(client: Client, world: World, registrar: Person) -> None:
    client.force_login(registrar)
    phone = FieldDevice.objects.get()
    assert client.post(f"/field-board/devices/{phone.pk}/withdraw/", {"reason": ""}).status_code == 422
    assert client.post(f"/field-board/devices/{phone.pk}/withdraw/", {"reason": "หาย"}).status_code == 302
    assert "หาย" in client.get("/field-board/devices/?show=withdrawn").content.decode()
    assert client.post(f"/field-board/devices/{phone.pk}/restore/").status_code == 302
    assert FieldDevice.objects.get().withdrawn_at is None


def test_an_assessor_sees_and_withdraws_their_own(client: Client, world: World) -> None:
    client.force_login(world.chair)
    phone = FieldDevice.objects.get()
    assert "โทรศัพท์ทดสอบ" in client.get("/my/devices/").content.decode()
    assert client.post(f"/field-board/devices/{phone.pk}/withdraw/", {"reason": "หาย"}).status_code == 302
    assert [client.get(page).status_code for page in ("/field-board/", "/field-board/devices/")] == [403, 403]
    client.force_login(world.member)
    assert "pk-void" in client.get("/my/devices/").content.decode()
    assert client.get(f"/field-board/devices/{phone.pk}/withdraw/").status_code == 422
