"""Applicants hear of every step by the address they told, once, in their language; a lost key is replaced."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail

from prakan.assessors.actions.recruitment import announcing, screening
from prakan.assessors.actions.recruitment.appealing import dismiss, lodge
from prakan.assessors.actions.recruitment.applying import withdraw
from prakan.assessors.actions.recruitment.keys import replace_lost
from prakan.assessors.actions.recruitment.ranking import rank_round
from prakan.assessors.models import Application
from prakan.assessors.queries.recruitment.letters import letters_of
from prakan.assessors.queries.recruitment.people import status
from prakan.config.jobs import JOBS
from prakan.domain.problems import Refused
from prakan.foundation.actions.deliveries import send_due
from prakan.foundation.actions.outbox import plan, work_off
from prakan.foundation.models import AuditRow, Letter, Person
from tests.assessors.cast import TOLD, announced, apply_to
from tests.assessors.test_ranking import POINTS, closed, results, take

pytestmark = pytest.mark.django_db


def post(at: datetime) -> list[mail.EmailMessage]:
    """Let the worker do all that follows; returns the mails that went out by it."""
    before = len(mail.outbox)
    plan(JOBS, at=at)
    work_off(JOBS, at=at)
    send_due(at=at)
    return mail.outbox[before:]


def test_the_receipt_has_number_and_key_and_only_the_mail_tells_the_key(
    registrar: Person, now: datetime
) -> None:
    made = apply_to(announced(registrar, now), now)
    (sent,) = post(now)
    assert (sent.to, sent.subject) == (["somchai@people.example"], "ได้รับใบสมัครเลขที่ B2567-1-00001 แล้ว")
    assert re.findall(r"รหัส: (\w+)", sent.body) == [made.key]
    kept = json.dumps([*AuditRow.objects.values_list("after", flat=True)], ensure_ascii=False)
    letter = Letter.objects.get()
    said = f"{kept}{letter.values}{letter.address}{letter.batch}{letter.key}{letter.label}"
    assert (made.key in said, "somchai@people" in said) == (False, False)
    (seen,) = letters_of(registrar, made.id)
    assert (seen.subject.th, seen.address, seen.delivery.fate.value) == (
        sent.subject,
        "s•••@people.example",
        "sent",
    )


def test_everybody_on_a_list_is_told_once_in_their_own_language(
    registrar: Person, now: datetime, tmp_path: Path
) -> None:
    row = closed(registrar, now)
    row.applications.filter(number__endswith="4").update(language="en")
    take(row, results(tmp_path, POINTS), registrar, now)
    post(now)
    rank_round(recruitment_id=row.pk, by=registrar, at=now)
    told = {one.subject: one.body for one in post(now)}
    assert sorted(told) == [
        "Application B2567-1-00004: called to the training",
        "ใบสมัคร B2567-1-00001: ได้รับคัดเลือกเข้าอบรม",
        "ใบสมัคร B2567-1-00002: อยู่ในบัญชีสำรอง",
        "ใบสมัคร B2567-1-00003: อยู่ในบัญชีสำรอง",
        "ใบสมัคร B2567-1-00005: ไม่ผ่านเกณฑ์คัดเลือก",
    ]
    assert "rank 2, total 82.00 of 100" in told["Application B2567-1-00004: called to the training"]
    assert "ต่ำกว่าขั้นต่ำ 50" in told["ใบสมัคร B2567-1-00005: ไม่ผ่านเกณฑ์คัดเลือก"]
    assert post(now + timedelta(days=1)) == []


def test_a_refusal_and_an_appeal_that_fails_are_told_with_their_reasons(
    registrar: Person, now: datetime
) -> None:
    made = apply_to(announced(registrar, now), now)
    screening.reject(application_id=made.id, why="degree", detail="", by=registrar, at=now)
    appeal = lodge(number=made.number, key=made.key, text="ขอตรวจอีกครั้ง", by=None, at=now)
    later = now + timedelta(hours=1)
    dismiss(appeal_id=appeal.pk, reason="วุฒิตามที่ส่งมา", by=registrar, at=later)
    post(later)
    assert [one.subject.en for one in letters_of(registrar, made.id)] == [
        "Application B2567-1-00001: your appeal is dismissed",
        "Application B2567-1-00001: not admitted",
        "Your application is received: B2567-1-00001",
    ]
    assert "เหตุผล: วุฒิตามที่ส่งมา" in mail.outbox[-1].body
    events = status(made.number, made.key).events
    assert [one.step.partition(".")[2] for one in events] == ["apply", "reject", "appeal", "dismiss"]


def test_a_round_that_is_stopped_is_told_to_those_who_wait(registrar: Person, now: datetime) -> None:
    row = announced(registrar, now)
    first, _second = apply_to(row, now, 1), apply_to(row, now, 2)
    withdraw(number=first.number, key=first.key, reason="ติดภารกิจ", by=None, at=now)
    announcing.stop(recruitment_id=row.pk, reason="เลื่อนไปปีหน้า", by=registrar, at=now)
    assert {one.subject for one in post(now)} == {
        "ถอนใบสมัคร B2567-1-00001 แล้ว",
        "ได้รับใบสมัครเลขที่ B2567-1-00001 แล้ว",
        "ได้รับใบสมัครเลขที่ B2567-1-00002 แล้ว",
        "ใบสมัคร B2567-1-00002: ยกเลิกการรับสมัคร",
    }


def test_a_lost_key_is_replaced_at_the_address_told_and_nowhere_else(
    registrar: Person, now: datetime
) -> None:
    made = apply_to(announced(registrar, now), now)
    post(now)
    for number, email in ((made.number, "else@people.example"), ("B2567-1-00099", TOLD["email"])):
        assert replace_lost(number=number, email=email, url="", at=now) is False
    assert (status(made.number, made.key).line.number, post(now)) == (made.number, [])
    told = " SOMCHAI@people.example"
    assert replace_lost(number=made.number.lower(), email=told, url="/recruitment/status/", at=now) is True
    (sent,) = post(now)
    (key,) = re.findall(r"รหัสใหม่: (\w+)", sent.body)
    assert status(made.number, key).events[-1].step == "recruitment.key"
    with pytest.raises(Refused) as refused:
        status(made.number, made.key)
    assert refused.value.faults[0].code == "RECRUIT-006"
    again = [replace_lost(number=made.number, email=told, url="", at=now) for _ in range(3)]
    assert again == [True, True, False]


def test_nobody_is_written_to_who_told_no_mail_while_sms_is_not_set_up(
    registrar: Person, now: datetime
) -> None:
    made = apply_to(announced(registrar, now), now, email="", phone="+99912345678")
    screening.admit(
        recruitment_id=Application.objects.get().recruitment_id, applications=[made.id], by=registrar, at=now
    )
    assert (post(now), letters_of(registrar, made.id)) == ([], ())
