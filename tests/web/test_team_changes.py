"""Pages of changing a plan of teams: a withdrawal said, shown, confirmed, undone; an exchange refused."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from prakan.assessment.models import TeamSeat, TeamVisit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor
from tests.assessment.team_world import formed, usual_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan_id(registrar: Person, now: datetime) -> int:
    usual_year(now)
    return formed(registrar, now)


def test_a_withdrawal_goes_from_words_to_undone(
    client: Client, plan_id: int, registrar: Person, now: datetime
) -> None:
    client.force_login(registrar)
    base = f"/teams/{plan_id}/changes/"
    who = Assessor.objects.get(pk=TeamSeat.objects.filter(visit__plan=plan_id).order_by("pk")[0].assessor_id)
    assert client.get(base).status_code == 200
    given = {"kind": "withdrawal", "assessor": who.number, "reason": "ป่วย"}
    refused = client.post(f"{base}new/", {**given, "assessor": "ไม่มีคนนี้"})
    said = refused.content.decode()
    assert (refused.status_code, "TEAM-050" in said, "ไม่มีคนนี้" in said) == (422, True, True)
    assert client.post(f"{base}new/", given).headers["Location"] == f"{base}1/"
    shown = client.get(f"{base}1/").content.decode().replace("\u2060", "")  # joiners inside words
    assert (who.name_th in shown, f"{base}1/apply/" in shown) == (True, True)
    assert f"{base}1/" in client.get(f"/teams/{plan_id}/").content.decode()
    assert client.get(f"{base}1/apply/").status_code == 200
    client.post(f"{base}1/apply/")
    assert TeamSeat.objects.filter(visit__plan=plan_id, assessor=who).count() == 0
    assert f"{base}1/undo/" in client.get(f"{base}1/").content.decode()
    client.post(f"{base}1/undo/")
    assert TeamSeat.objects.filter(visit__plan=plan_id, assessor=who).count() > 0


def test_pins_copies_and_objections_have_their_pages(
    client: Client, plan_id: int, registrar: Person, now: datetime
) -> None:
    client.force_login(registrar)
    base = f"/teams/{plan_id}/changes/"
    number = TeamVisit.objects.filter(plan=plan_id).order_by("number")[0].number
    assert client.post(f"{base}pin/", {"number": number, "reason": ""}).status_code == 422
    client.post(f"{base}pin/", {"number": number, "reason": "ตกลงแล้ว"})
    assert f"{base}unpin/{number}/0/" in client.get(base).content.decode()
    assert client.post(f"{base}unpin/{number}/0/", {"reason": ""}).status_code == 422
    off = client.post(f"{base}unpin/{number}/0/", {"reason": "โรงเรียนขอเลื่อน"}).headers["Location"]
    assert "unpin" not in client.get(off).content.decode()
    copied = client.post(f"{base}copy/", {"name": "ลอง"}).headers["Location"]
    assert (client.get(copied).status_code, "ลอง" in client.get(base).content.decode()) == (200, True)
    assert client.get("/teams/objections/").status_code == 200
