"""Pages of cases: the board of a year, the list before opening, one case."""

from __future__ import annotations

from datetime import datetime

import pytest

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
    assert ("ระบบเดินต่อเอง" in page.text, "เปิดฤดูกาลรับ SAR ของปี" in page.text) == (True, True)
    assert "CASE-001" in Reader(auditor).open("/cases/999999/", status=422).html
    board = Reader(auditor).open("/cases/", year=YEAR, stage="listed", q=one.number)
    assert one.number in board.text
    assert "ไม่มีงานตามที่กรอง" in Reader(auditor).open("/cases/", year=YEAR, late="on").text
