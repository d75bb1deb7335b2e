"""Pages of what follows a confirmed plan: lists sent and decided on, invitations answered, letters."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.assessment.models import TeamList, TeamVisit
from prakan.foundation.models import Person
from tests.assessment.visits_world import confirmed
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


def test_without_a_confirmed_plan_the_page_teaches(director: Person) -> None:
    assert "ยังไม่มีแผนจัดคณะที่ยืนยันแล้ว" in Reader(director).open("/team-lists/").text


def test_a_list_is_sent_read_marked_and_decided_on_with_nothing_typed_lost(
    registrar: Person, director: Person, now: datetime
) -> None:
    plan = confirmed(registrar, now)
    officer, head = Reader(registrar), Reader(director)
    assert "รอยืนยัน" in officer.open("/team-lists/").text
    page = officer.send(f"/team-lists/send/{plan.pk}/basic/")
    row = TeamList.objects.get()
    assert "รอพิจารณา: ผู้อำนวยการ" in page.text
    here, first = f"/team-lists/{row.pk}/", TeamVisit.objects.order_by("number")[0]
    stale = head.open(here).one("input", name="digest").get("value")
    page = head.send(f"{here}visits/{first.pk}/", reason="ทีมเดิม")
    assert ("จะส่งคืน" in page.text, "อนุมัติ (1)" in page.text) == (True, True)
    wrong = head.send(f"{here}decide/", status=422, turn="0", digest=stale, reason="ครบถ้วน", approve="1")
    assert ("VISIT-006" in wrong.html, "ครบถ้วน" in wrong.one("textarea", name="reason").text) == (True, True)
    fresh = wrong.one("input", name="digest").get("value")
    page = head.send(f"{here}decide/", turn="0", digest=fresh, reason="ครบถ้วน", approve="1")
    assert "อนุมัติ 1 เที่ยว ส่งคืน 1 เที่ยว" in page.text
    late = head.send(f"{here}decide/", status=422, turn="0", digest=fresh, approve="1")
    assert "VISIT-004" in late.html
