"""Pages of the report of a case: written by the team, replied to by the school, answered, compared."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prakan.assessment.models import Case, CaseReplyPoint
from prakan.foundation.models import Agency, Person
from prakan.registry.queries.letter_templates import templates, uses
from tests.assessment.conftest import packs
from tests.assessment.scores_world import visited
from tests.assessment.test_case_reports import agreed, principal, written
from tests.letters import FOLDER
from tests.web.reader import Reader

__all__ = ["packs"]
pytestmark = pytest.mark.django_db


def test_a_report_from_its_first_line_to_the_answer(registrar: Person, now: datetime) -> None:
    world = visited(registrar, now)
    Agency.objects.create(name_th="สำนักงานตัวอย่าง", short_th="สต.")
    at = f"/cases/{world.case.pk}/"
    chair = Reader(world.chair)
    assert "ต้องเขียน" in chair.open(f"{at}report/").text
    assert "ยังไม่มีฉบับใด" in chair.open(f"{at}report/versions/").text
    head = Reader(principal(world))
    assert world.case.number not in head.open("/my-institution/").text  # no draft is sent yet
    page = chair.send(f"{at}report/?section=summary", text="มีแผน 2 ปี", seen="0")
    assert "บันทึก" in page.text
    stale = Reader(world.member).send(f"{at}report/?section=summary", status=422, text="อื่น", seen="0")
    assert ("CREPORT-003" in stale.html, "มีแผน 2 ปี" in stale.text, "อื่น" in stale.html) == (True, True, True)
    assert "ไม่มีข้อค้นพบใหม่" in chair.send(f"{at}report/draft/").text
    agreed(world)
    written(world)
    assert "ฉบับที่ 1" in chair.send(f"{at}report/hand-on/").text
    mine = head.open("/my-institution/")
    assert (world.case.number in mine.text, f'href="{at}"' in mine.html) == (True, True)
    assert "มีแผน 2 ปี" in head.open(f"{at}reply/").text
    taken = head.client.get(f"{at}report/versions/1/report.pdf")
    assert (taken.status_code, b"".join(taken.streaming_content)[:5]) == (200, b"%PDF-")
    unsaid = head.send(f"{at}reply/", status=422, send="1", **{"stand-0": "object", "text-0": " "})
    assert "CREPORT-008" in unsaid.html
    sent = head.send(f"{at}reply/", send="1", words="ขอบคุณ", **{"stand-0": "object", "text-0": "มี 3 ปี"})
    assert ("มี 3 ปี" in sent.text, Case.objects.get(pk=world.case.pk).stage) == (True, "replied")
    point = CaseReplyPoint.objects.get(stand="object")
    answered = chair.send(f"{at}reply/{point.pk}/", outcome="kept", words="ตามหลักฐาน 2")
    assert "ตามหลักฐาน 2" in answered.text
    assert "ฉบับที่ 2" in chair.send(f"{at}report/hand-on/").text
    assert "ไม่มีส่วนที่ต่างกัน" in chair.open(f"{at}report/versions/", version="2", changes="1").text
    assert head.client.get(f"{at}report/versions/2/report.docx").status_code == 422
    officer = Reader(registrar)
    content = (FOLDER / "report-th.docx").read_bytes()
    sent = {"kind": "report", "language": "th", "remark": "", "file": SimpleUploadedFile("a.docx", content)}
    assert "มีแผน 2 ปี" in officer.send("/cases/report-templates/send/", **sent).text
    (made,) = templates(registrar, "th", "report")
    assert "ใช้อยู่" in officer.send(f"/cases/report-templates/{made.id}/use/").text
    sample = officer.client.get(f"/cases/report-templates/{made.id}/sample/")
    assert b"".join(sample.streaming_content)[:2] == b"PK"
    assert "เลิกใช้" in officer.send(f"/cases/report-templates/{made.id}/end/").text
    assert [one.ended for one in uses(registrar, "th", "report")] == [True, False]
    assert "CREPORT-002" in chair.send(f"{at}report/draft/", status=422).html
