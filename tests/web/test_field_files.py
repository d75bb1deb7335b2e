"""The page of files that have not come, and the question before nobody waits for one any more."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from prakan.assessment.models import FieldFile, FieldWaitEnd, TeamPlan
from prakan.foundation.models import Person
from tests.assessment.field_board_world import announced, device, entry
from tests.assessment.scores_world import World, visited
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(registrar: Person, now: datetime) -> FieldFile:
    """A file of the member's that has not come."""
    made = visited(registrar, now)
    TeamPlan.objects.update(stage=TeamPlan.Stage.CONFIRMED)
    return announced(entry(device(made.member, made.at), made.case, 2, made.at, "waiting"), 500)


@pytest.fixture
def world(file: FieldFile) -> World:
    """Its case and team."""
    case = file.entry.case
    assert case is not None
    of = {name: Person.objects.get(username=name) for name in ("chair", "member")}
    return World(case, of["chair"], of["member"], file.entry.received_at)


@pytest.mark.parametrize(
    ("language", "heading", "verb"),
    [
        ("th", "ไฟล์ที่ยังไม่มาถึง", "ไม่รอไฟล์นี้แล้ว"),
        ("en", "Files that have not come", "Wait no longer"),
    ],
)
def test_an_officer_ends_the_waiting_with_a_reason(
    file: FieldFile, registrar: Person, language: str, heading: str, verb: str
) -> None:
    client = Reader(registrar, language).client
    page = client.get("/field-board/files/").content.decode()
    assert "a.mp4" in page
    assert [words in page.replace("\u2060", "") for words in (heading, verb)] == [True, True]
    ask = f"/field-board/files/{file.pk}/end/"
    assert "a.mp4" in client.get(ask).content.decode()
    refused = client.post(ask, {"reason": " "})
    assert (refused.status_code, "FIELD-094" in refused.content.decode()) == (422, True)
    assert client.post(ask, {"reason": "เครื่องหายที่ตลาด"})["Location"] == "/field-board/files/"
    assert "a.mp4" not in client.get("/field-board/files/").content.decode()
    ended = client.get("/field-board/files/?show=ended").content.decode()
    assert ("a.mp4" in ended, "เครื่องหายที่ตลาด" in ended.replace("\u2060", "")) == (True, True)


def test_the_board_leads_to_the_files_of_a_case(
    client: Client, world: World, file: FieldFile, registrar: Person
) -> None:
    client.force_login(registrar)
    address = f"/field-board/files/?case={world.case.pk}"
    day = f"/field-board/?day={world.at.date().isoformat()}"
    assert address in client.get(day).content.decode()
    assert "a.mp4" in client.get(address).content.decode()
    assert "a.mp4" not in client.get("/field-board/files/?case=0").content.decode()
    FieldWaitEnd.objects.create(file=file, by=registrar, at=world.at, reason="หาย")
    assert f"{address}&amp;show=ended" in client.get(day).content.decode()


def test_a_chair_sees_and_ends_those_of_the_own_team_and_a_member_none(
    client: Client, world: World, file: FieldFile
) -> None:
    client.force_login(world.chair)
    assert f"/field-board/files/{file.pk}/end/" in client.get("/field-board/files/").content.decode()
    client.force_login(world.member)
    assert "pk-void" in client.get("/field-board/files/").content.decode()
    assert "FIELD-093" in client.get(f"/field-board/files/{file.pk}/end/").content.decode()
    client.force_login(world.chair)
    assert client.post(f"/field-board/files/{file.pk}/end/", {"reason": "เสียหาย"}).status_code == 302
    assert FieldWaitEnd.objects.get().by == world.chair


def test_who_may_only_look_is_offered_nothing(client: Client, file: FieldFile, auditor: Person) -> None:
    client.force_login(auditor)
    page = client.get("/field-board/files/").content.decode()
    assert ("a.mp4" in page, "/end/" in page) == (True, False)
    assert client.post(f"/field-board/files/{file.pk}/end/", {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("query", ["?show=x&page=9999", "?case=%00", "?page=0"])
def test_an_address_that_makes_no_sense_shows_a_page(
    client: Client, file: FieldFile, registrar: Person, query: str
) -> None:
    client.force_login(registrar)
    assert client.get(f"/field-board/files/{query}").status_code == 200


def test_it_waits_in_the_inbox_once_it_is_awaited_too_long(
    client: Client, file: FieldFile, registrar: Person, world: World
) -> None:
    for person in (registrar, world.chair):
        client.force_login(person)
        assert "/field-board/files/" in client.get("/inbox/").content.decode()
    client.force_login(world.member)
    assert "/field-board/files/" not in client.get("/inbox/").content.decode()
