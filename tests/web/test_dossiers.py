"""Pages of a dossier: asked for with a reason, watched, opened by whoever asked, by nobody else."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from prakan.assessment.models import CaseSheet, TeamSeat
from prakan.foundation.models import Agency, Person
from prakan.foundation.queries.memory import forget_all
from prakan.reporting.actions import dossiers
from prakan.reporting.models import DossierRun
from prakan.reporting.queries.dossier.scored import the_sheets
from tests.assessment.scores_world import visited
from tests.packs import install
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


def test_a_dossier_is_asked_for_watched_and_opened_by_who_asked(
    registrar: Person, auditor: Person, director: Person, now: datetime
) -> None:
    install(now)
    Agency.objects.create(name_th="สำนักงานตัวอย่าง", short_th="สต.")
    case = visited(registrar, now).case
    address, reader = f"/cases/{case.pk}/dossier/", Reader(auditor)
    assert "DOSSIER-001" in reader.send(address, status=422, reason="  ", with_files="on").html
    page = reader.send(address, reason="คำอุทธรณ์ 1/2567", with_files="on")
    assert ("รอระบบเริ่มจัดทำ" in page.text, f'hx-get="{address}runs/"' in page.html) == (True, True)
    run = DossierRun.objects.get()
    dossiers.work_off(timezone.now())
    forget_all()
    page = reader.open(address)
    assert (f"/dossiers/{run.pk}/" in page.html, "hx-trigger" in page.html) == (True, False)
    answer = reader.client.get(f"/dossiers/{run.pk}/")
    content = b"".join(answer.streaming_content)
    run.refresh_from_db()
    assert (answer["Content-Type"], len(content)) == ("application/zip", run.size)
    assert answer["Content-Disposition"] == f'attachment; filename="dossier-{case.number}.zip"'
    other = Reader(director)
    assert "DOSSIER-003" in other.client.get(f"/dossiers/{run.pk}/").content.decode()
    assert "คุณยังไม่ได้ขอแฟ้มของงานนี้" in other.open(address).text
    assert Reader(registrar).client.get(address).status_code == 403


def test_a_dossier_that_is_not_ready_is_cancelled(registrar: Person, auditor: Person, now: datetime) -> None:
    install(now)
    case = visited(registrar, now).case
    reader = Reader(auditor)
    reader.send(f"/cases/{case.pk}/dossier/", reason="ตรวจ")
    run = DossierRun.objects.get()
    page = reader.send(f"/dossiers/{run.pk}/cancel/")
    run.refresh_from_db()
    assert (run.stage, run.with_files, "ยกเลิก" in page.text) == ("cancelled", False, True)
    assert "DOSSIER-004" in reader.client.post(f"/dossiers/{run.pk}/cancel/").content.decode()


def test_the_page_of_a_case_names_sealed_sheets_of_a_team_that_was_replaced(
    registrar: Person, director: Person, now: datetime
) -> None:
    install(now)
    world = visited(registrar, now)
    for one in (world.chair, world.member):
        world.write(one)
    for one in (world.chair, world.member):
        world.hand_in(one)
    reader, address = Reader(director), f"/cases/{world.case.pk}/"
    assert "คณะเดิมส่งแบบให้คะแนนไว้แล้ว" not in reader.open(address).text
    handed = CaseSheet.objects.filter(case=world.case, stage="handed_in").count()
    TeamSeat.objects.filter(visit=world.case.visit).delete()
    forget_all()
    page = reader.open(address)
    assert (f"คณะเดิมส่งแบบให้คะแนนไว้แล้ว {handed} ชุด" in page.text, handed) == (True, 2)
    assert f"{address}dossier/" in page.html
    sheets = the_sheets(world.case).rows
    assert len(sheets) == handed
