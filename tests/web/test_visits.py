"""Pages of what follows a confirmed plan: lists sent and decided on, invitations answered, letters."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from prakan.assessment.actions.team_announcing import announce
from prakan.assessment.actions.team_invitations import invite, remind
from prakan.assessment.actions.team_letters import work_off
from prakan.assessment.actions.teams import confirm
from prakan.assessment.models import (
    TeamAppointment,
    TeamInvitation,
    TeamLetterRun,
    TeamList,
    TeamPlan,
    TeamVisit,
)
from prakan.assessment.queries.team_announcing import room
from prakan.foundation.models import Agency, Person
from prakan.registry.actions.letter_templates import install_templates
from tests.assessment.team_world import formed, hired, usual_year
from tests.assessment.visits_world import FAR, confirmed
from tests.letters import FOLDER
from tests.registry.assessors import account
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


def test_an_assessor_accepts_with_one_tap_or_declines_with_a_reason(registrar: Person, now: datetime) -> None:
    plan = confirmed(registrar, now, monday=FAR)
    TeamVisit.objects.update(stage="approved")
    officer = Reader(registrar)
    assert "รอตอบ 4" in officer.send(f"/team-lists/invite/{plan.pk}/basic/").text
    again = officer.send(f"/team-lists/invite/{plan.pk}/basic/", status=422)
    assert "VISIT-012" in again.html
    first, second = TeamInvitation.objects.order_by("pk")[:2]
    one, other = (Reader(account(row.assessor, f"a{row.pk}")) for row in (first, second))
    assert "VISIT-013" in one.send(f"/my-visits/{second.pk}/accept/", status=422).html
    assert "ตอบรับแล้ว" in one.send(f"/my-visits/{first.pk}/accept/").text
    here = f"/my-visits/{second.pk}/decline/"
    assert "INVITE-009" in other.send(here, status=422, words="ติดสอน").html
    assert "INVITE-010" in other.send(here, status=422, cause="interest").html
    assert "ติดงานประจำหรืองานสอน: ติดสอน" in other.send(here, cause="work", words="ติดสอน").text
    assert [row.stage for row in TeamInvitation.objects.order_by("pk")[:3]] == [
        "accepted",
        "declined",
        "invited",
    ]
    board = officer.open("/invitations/", answer="declined").text
    assert ("ไม่รับ 1" in board, "1 คำเชิญ" in board, "หาคนแทน" in board) == (True, True, True)
    plan.pk = None  # the year after has a plan too, whose invitations stand by themselves
    plan.year += 1
    plan.save()
    assert "ไม่รับ 0" in officer.open("/invitations/").text
    assert "ไม่รับ 1" in officer.open("/invitations/", year=str(plan.year - 1)).text
    assert "ไม่รับ 0" in officer.open("/invitations/", year="soon").text


def test_whoever_was_invited_to_a_visit_that_changed_is_invited_anew(
    registrar: Person,
) -> None:
    now = timezone.now()  # pages have the clock of the machine
    plan = confirmed(registrar, now, visits=1, monday=FAR)
    TeamVisit.objects.update(stage="approved")
    invite(plan_id=plan.pk, level="basic", by=registrar, at=now)
    visit = TeamVisit.objects.get()
    visit.ends += timedelta(days=1)
    visit.save()
    first = TeamInvitation.objects.order_by("pk")[0]
    page = Reader(account(first.assessor)).send(f"/my-visits/{first.pk}/accept/", status=422)
    assert "VISIT-015" in page.html
    assert invite(plan_id=plan.pk, level="basic", by=registrar, at=now) == 2
    kept = TeamInvitation.objects.order_by("pk").values_list("stage", "sequence")
    assert list(kept) == [("withdrawn", 1)] * 2 + [("invited", 1)] * 2
    late = now + timedelta(days=9)
    assert remind(at=late, own="/my-visits/", board="/invitations/") == 2  # one signs in, one officer
    assert remind(at=late, own="/my-visits/", board="/invitations/") == 0


def test_visits_are_announced_from_the_page_that_lists_them_and_their_letters_made(
    registrar: Person, now: datetime
) -> None:
    Agency.objects.create(code="a", name_th="สำนักงานสมมติ", name_en="An office", short_th="สมม.")
    install_templates(FOLDER, at=now)
    plan = confirmed(registrar, now)
    here, officer = f"/teams/{plan.pk}/announcing/", Reader(registrar)
    assert "ยังไม่มีเที่ยวใดในกลุ่มนี้พร้อม" in officer.open(here).text
    TeamVisit.objects.update(stage="approved")
    invite(plan_id=plan.pk, level="basic", by=registrar, at=now)
    TeamInvitation.objects.update(stage="accepted")
    page = officer.open(here)
    shown = page.one("input", name="shown").get("value")
    assert ("ประกาศ 2 เที่ยว" in page.text, "พร้อมประกาศ 2" in page.text) == (True, True)
    assert "VISIT-043" in officer.send(f"{here}letters/", status=422, **LETTERS).html
    assert "ประกาศแล้ว 2 เที่ยว" in officer.send(f"{here}announce/", shown=shown).text
    assert "VISIT-040" in officer.send(f"{here}announce/", status=422, shown=shown).html
    assert "ทำแล้ว 0 จาก 4 ฉบับ" in officer.send(f"{here}letters/", **LETTERS).text
    work_off(now)
    run = TeamLetterRun.objects.get()
    assert "หนังสือคณะผู้ประเมิน-2567" in officer.open(here).text
    got = officer.client.get(f"/letters/files/{run.pk}/")
    content = b"".join(got.streaming_content)  # type: ignore[attr-defined]
    assert (hashlib.sha256(content).hexdigest(), got["Content-Length"]) == (run.digest, str(len(content)))


LETTERS = {"kind": "team_appointment", "language": "th", "format": "zip", "level": ""}


def test_an_assessor_reads_their_own_letter_and_nobody_elses(registrar: Person, now: datetime) -> None:
    Agency.objects.create(code="a", name_th="สำนักงานสมมติ", name_en="An office", short_th="สมม.")
    install_templates(FOLDER, at=now)
    plan = confirmed(registrar, now, visits=1, monday=FAR)
    TeamVisit.objects.update(stage="approved")
    invite(plan_id=plan.pk, level="basic", by=registrar, at=now)
    TeamInvitation.objects.update(stage="accepted")
    announce(plan_id=plan.pk, shown=room(registrar, plan.pk).shown, by=registrar, at=now)
    made, (first, second) = TeamAppointment.objects.get(), TeamInvitation.objects.order_by("pk")
    reader = Reader(account(first.assessor))
    place = f"/letters/{made.pk}/team_appointment/"
    page = reader.open("/my-visits/")
    assert f'href="{place}{first.assessor_id}/"' in page.html
    codes = [
        reader.client.get(f"{place}{first.assessor_id}/").status_code,
        reader.client.get(f"{place}{second.assessor_id}/").status_code,
        reader.client.get(f"/letters/{made.pk}/visit_notice/{first.assessor_id}/").status_code,
    ]
    assert codes == [200, 422, 422]


def test_the_seat_of_who_declined_is_filled_from_its_page(registrar: Person) -> None:
    now = timezone.now()
    usual_year(now, schools=4)
    hired(1, now, code="10", seat="member")
    hired(1, now, code="50", seat="member")
    plan = TeamPlan.objects.get(pk=formed(registrar, now))
    confirm(plan_id=plan.pk, by=registrar, at=now)
    plan.visits.update(stage="approved", starts=FAR, ends=FAR)
    invite(plan_id=plan.pk, level="basic", by=registrar, at=now)
    row = TeamInvitation.objects.filter(seat="member").order_by("pk")[0]
    TeamInvitation.objects.filter(pk=row.pk).update(answer_by=now.date() - timedelta(days=1))
    officer, here = Reader(registrar), f"/invitations/{row.pk}/"
    assert "เลยกำหนดตอบ 1" in officer.open("/invitations/").text
    page = officer.open(here)
    invites = [a.get("href") or "" for a in page.all("a") if "/substitute/" in (a.get("href") or "")]
    asked = officer.open(invites[0]).text
    assert ("เปลี่ยนเฉพาะที่นั่งนี้" in asked, "กลับไปรออนุมัติใหม่" in asked) == (True, True)
    assert "เชิญแทนแล้ว" in officer.send(invites[0]).text
    assert "INVITE-016" in officer.send(invites[0], status=422).html
    row.refresh_from_db()
    assert (row.stage, row.reason) == ("withdrawn", "ไม่ตอบภายในกำหนด จึงเชิญผู้อื่นแทน")


def test_visits_that_are_over_are_recorded_together_and_one_that_cannot_be_keeps_what_was_typed(
    registrar: Person, now: datetime
) -> None:
    plan = confirmed(registrar, now)
    first, second = plan.visits.order_by("number")
    officer = Reader(registrar)
    assert "รอบันทึก 2" in officer.open("/visits-over/").text
    assert "บันทึกการไปตรวจเยี่ยมที่ผ่านไปแล้ว 2 เที่ยว" in officer.open("/inbox/").text
    there = {f"there-{v.pk}-{s.assessor_id}": "on" for v in (first, second) for s in v.seats.all()}
    chair = second.seats.get(seat="chair").assessor_id
    sent = {"visit": [str(first.pk), str(second.pk)], **there, f"in-{second.pk}-{chair}": "A-9999"}
    page = officer.send("/visits-over/record/", status=422, **sent)  # type: ignore[arg-type]
    assert ("MADE-004" in page.html, "รอบันทึก 1" in page.text) == (True, True)
    assert page.one("input", name=f"in-{second.pk}-{chair}").get("value") == "A-9999"
    assert "ตรวจเยี่ยมแล้ว 1" in officer.open("/visits-over/", show="made").text
    other = f"/visits-over/{second.pk}/"
    assert "MADE-006" in officer.send(other, status=422, **{f"made-{second.pk}": "no"}).html
    officer.send(other, **{f"made-{second.pk}": "no", f"reason-{second.pk}": "น้ำท่วม"})
    assert "น้ำท่วม" in officer.open("/visits-over/", show="not_made").text
