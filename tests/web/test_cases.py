"""Pages of cases: the board of a year, the list before opening, one case."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from prakan.assessment.models import Case
from prakan.foundation.models import Person
from tests.assessment.cases_world import opened, routes
from tests.assessment.team_world import YEAR, listed
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


def test_the_cases_of_a_year_are_opened_after_the_exact_list(registrar: Person, now: datetime) -> None:
    officer = Reader(registrar)
    assert "ยังไม่เปิดงานของปีนี้" in officer.open("/cases/", year=YEAR).text
    routes(now)
    listed(2, now)
    page = officer.open(f"/cases/open/{YEAR}/")
    assert ("โรงเรียนทดสอบ 2" in page.text, "เปิด 2 งาน" in page.text) == (True, True)
    stale = officer.send(f"/cases/open/{YEAR}/", status=422, digest="0" * 64)
    assert "CASE-005" in stale.html
    digest = stale.one("input", name="digest").get("value")
    assert "เปิดงานแล้ว" in officer.send(f"/cases/open/{YEAR}/", digest=digest).text
    assert Case.objects.count() == 2


def test_a_case_says_whose_turn_it_is_and_what_it_lacks(
    registrar: Person, auditor: Person, now: datetime
) -> None:
    one = opened(registrar, now, schools=1)[0]
    page = Reader(auditor).open(f"/cases/{one.pk}/")
    assert ("ระบบเดินต่อเอง" in page.text, "เปิดรอบรับ SAR ของปี" in page.text) == (True, True)
    assert "CASE-001" in Reader(auditor).open("/cases/999999/", status=422).html
    board = Reader(auditor).open("/cases/", year=YEAR, stage="listed", q=one.number)
    assert one.number in board.text
    assert "ไม่มีงานตามที่กรอง" in Reader(auditor).open("/cases/", year=YEAR, late="on").text


def test_a_case_is_held_lifted_and_withdrawn_with_reasons(
    registrar: Person, auditor: Person, now: datetime
) -> None:
    one = opened(registrar, now, schools=1)[0]
    officer, at = Reader(registrar), f"/cases/{one.pk}/"
    assert "ถอนงานออกจากปีนี้" in officer.open(at).text
    assert "ถอนงานออกจากปีนี้" not in Reader(auditor).open(at).text
    assert "CASE-009" in officer.send(f"{at}hold/", status=422, kind="postponed", reason=" ").html
    assert "เลื่อนการตรวจเยี่ยม" in officer.send(f"{at}hold/", kind="postponed", reason="น้ำท่วม").text
    hold = one.holds.get()
    officer.send(f"{at}holds/{hold.pk}/lift/", reason="น้ำลดแล้ว")
    assert "ออนไลน์" in officer.send(f"{at}mode/", mode="online", reason="โรงเรียนอยู่บนเกาะ").text
    revision = Case.objects.get(pk=one.pk).revision
    told = {"revision": str(revision), "reason": "ยุบรวม"}
    stale = {**told, "revision": "1"}
    assert "CASE-008" in officer.send(f"{at}steps/case.withdraw/", status=422, **stale).html
    assert "ถอนออก" in officer.send(f"{at}steps/case.withdraw/", **told).text
    assert "ACCESS-001" in officer.send(f"{at}steps/case.certify/", status=403, **told).html


def test_cases_are_counted_and_taken_away_as_excel(registrar: Person, auditor: Person, now: datetime) -> None:
    rows = opened(registrar, now, schools=3)
    Case.objects.filter(pk=rows[0].pk).update(due_on=now.date())  # long ago
    for by, name in (
        ("level", "การศึกษาขั้นพื้นฐาน 3 3"),
        ("province", "เชียงใหม่ 2 2"),
        ("agency", "เขตพื้นที่ทดสอบ 3 3"),
    ):
        page = Reader(auditor).open("/cases/counts/", year=YEAR, by=by)
        assert (name in page.text, "31+ 1" in page.text) == (True, True)
        then = Reader(auditor).open("/cases/counts/", year=YEAR, by=by, on=now.date().isoformat())
        assert (name[:-2] in then.text, "31+ 1" in then.text) == (True, False)
    before = Reader(auditor).open("/cases/counts/", year=YEAR, on="1 ต.ค. 2560")
    assert "ยังไม่มีงานประเมินที่เริ่มก่อนวันนั้น" in before.text
    wrong = Reader(auditor).open("/cases/counts/", year=YEAR, on="เมื่อวานซืน")
    assert "PROG-019" in wrong.html
    client = Client()
    client.force_login(auditor)
    answer = client.get(f"/cases/excel/?year={YEAR}&province=50")
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    lines = list(book.active.iter_rows(values_only=True))
    assert [line[0] for line in lines] == ["เลขที่งานประเมิน", rows[0].number, rows[2].number]
