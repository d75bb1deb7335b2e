"""Pages of quality reading, as an officer and the team go through them."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.assessment.models import CaseReading, CaseRemark
from prakan.foundation.models import Person
from tests.assessment.scores_world import World
from tests.assessment.test_case_readings import ALL_YES, handed_on, registrar, world
from tests.assessment.test_case_reports import stage
from tests.web.reader import Reader

__all__ = ["handed_on", "registrar", "world"]
pytestmark = pytest.mark.django_db


def test_a_report_is_given_out_read_and_returned(world: World, registrar: Person, now: datetime) -> None:
    officer = Reader(registrar)
    assert world.case.number in officer.open("/readings/").text
    sent = officer.send("/readings/", chosen=str(world.case.pk), reader_id=str(registrar.pk))
    assert "ของคุณ" in sent.text
    row = CaseReading.objects.get()
    at = f"/readings/{row.pk}/"
    open_one = officer.open(at).text
    assert ("โรงเรียนมีแผนงาน 2 ปี" in open_one, "ถึงคราวผู้อ่าน" in open_one) == (True, True)
    assert "READ-004" in officer.send(at, status=422, **{"pass": "1"}).html
    wrong = officer.send(f"{at}remarks/", status=422, section="summary", quote="3 ปี", text="แก้ปี", must="on")
    assert ("READ-008" in wrong.html, "แก้ปี" in wrong.html) == (True, True)
    officer.send(f"{at}remarks/", section="summary", quote="2 ปี", text="แก้ปี", must="on")
    answers = {f"check-{code}": word for code, word in ALL_YES.items()}
    officer.send(at, words="ขอให้แก้", free_of_interest="on", **answers, **{"return": "1"})
    assert stage(world) == "revision"
    team = Reader(world.member)
    remark = CaseRemark.objects.get()
    told = team.open(at).text  # the case goes on: whose turn it is says the case alone
    assert ("แก้ปี" in told, "ขอให้แก้" in told, "ถึงคราว" in told) == (True, True, False)
    assert "แก้แล้วตามหลักฐาน" in team.send(f"{at}remarks/{remark.pk}/answer/", words="แก้แล้วตามหลักฐาน").text
