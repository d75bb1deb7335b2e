"""Pages of committees and the board, as their secretary takes a case through a meeting."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from docx import Document

from prakan.assessment.models import Case, Meeting
from prakan.domain.cases.stages import CaseStage
from prakan.foundation.models import Agency, Person
from tests.assessment.meetings_world import seated, waiting
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


def test_a_meeting_from_its_plan_to_its_minutes(registrar: Person, secretary: Person, now: datetime) -> None:
    Agency.objects.create(code="onesqa", name_th="สำนักงาน", short_th="สมศ.")
    members = seated("basic", secretary, now)
    (case,) = waiting(registrar, now, CaseStage.COMMITTEE, cases=1)
    reader = Reader(secretary)
    assert "ยังไม่มีการประชุม" in reader.open("/meetings/").text
    page = reader.send("/meetings/plan/", body="basic", on="14 มิ.ย. 2567", number="", place="ห้อง 1")
    row = Meeting.objects.get()
    at = f"/meetings/{row.pk}/"
    assert ("1/2567" in page.text, case.number in page.text) == (True, True)
    assert "ออกระเบียบวาระ" in reader.send(f"{at}put-on/", all="1").text
    assert "ออกระเบียบวาระแล้ว" in reader.send(f"{at}call/").text
    item = row.items.get()
    refused = reader.send(f"{at}resolve/", status=422, chosen=str(item.pk), resolution="agreed", words="")
    assert ("MEETING-010" in refused.html, "MEETING-011" in refused.html) == (True, False)
    unsaid = reader.send(f"{at}resolve/", status=422, chosen=str(item.pk), resolution="sent_back", words="")
    assert "MEETING-011" in unsaid.html
    reader.send(f"{at}attend/", present=[str(one.pk) for one in members])
    assert "เห็นชอบ" in reader.send(f"{at}resolve/", chosen=str(item.pk), resolution="agreed", words="").text
    closed = reader.send(f"{at}close/")
    row.refresh_from_db()
    assert (row.seal in closed.text, Case.objects.get(pk=case.pk).stage) == (True, "board")
    minutes = Document(BytesIO(reader.client.get(f"{at}minutes.docx").content))
    words = "\n".join(one.text for one in minutes.paragraphs)
    assert (row.seal in words, "กรรมการ ก" in words, "สมมติ" in words) == (True, True, True)


def test_others_read_and_do_not_write(
    registrar: Person, auditor: Person, secretary: Person, now: datetime
) -> None:
    seated("basic", secretary, now)
    page = Reader(auditor).open("/meetings/bodies/")
    assert ("กรรมการ ก" in page.text, "เพิ่มกรรมการ" in page.text) == (True, False)
    assert Reader(registrar).client.get("/meetings/plan/").status_code == 403
