"""The report of a case as a document: what it says, that it is the same each time, who gets which version."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from prakan.assessment.models import Case, CaseReportVersion
from prakan.assessment.queries.case_reports.printed import printed
from prakan.domain.letter_template.filling import said
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import Agency, Person
from prakan.reporting.document.case_reports.report import case_report, file_name, language_of
from prakan.reporting.document.formats import FORMATS
from tests.assessment.conftest import outsider
from tests.assessment.reports_world import drafted
from tests.assessment.scores_world import World, visited
from tests.packs import install

LONG = "สถานศึกษาพัฒนาคุณภาพผู้เรียนอย่างต่อเนื่องและใช้ข้อมูลจริงประกอบการตัดสินใจ " * 40
PARTS = ("ข้อมูลสถานศึกษา", "คณะผู้ประเมิน", "ที่มาของผลการประเมิน", "บัญชีหลักฐาน", "หน้า 2 จาก")


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A draft with a long section and an empty one."""
    install(now)
    Agency.objects.create(name_th="สำนักงานตัวอย่าง", short_th="สต.")
    world = visited(registrar, now)
    drafted(world, **{"1/strengths": LONG, "practice": ""})
    return world


def said_in(place: Path) -> str:
    """Return the words of a PDF or a Word file."""
    if place.suffix == ".pdf":
        return subprocess.run(["pdftotext", place, "-"], capture_output=True, text=True, check=True).stdout
    return "\n".join(said(Document(str(place))))


def test_pdf_and_word_say_all_of_a_version_and_are_the_same_bytes_each_time(
    world: World, tmp_path: Path
) -> None:
    told = printed(world.chair, world.case.pk, 1)
    report = case_report(told, language_of(told))
    for ending in ("pdf", "docx"):
        first, second = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
        FORMATS[ending](report, first)
        FORMATS[ending](report, second)
        assert first.read_bytes() == second.read_bytes()
        text = said_in(first)
        missing = [part for part in PARTS[: 5 if ending == "pdf" else 4] if part not in text]
        assert missing == []
        assert told.version.digest in text
        assert text.count("ไม่มีข้อมูล") == 1  # good practice: nobody wrote any
    assert file_name(told, "pdf") == f"report-{told.case}-v1.pdf"


def test_an_institution_gets_only_what_it_was_sent(world: World) -> None:
    CaseReportVersion.objects.create(
        case=world.case, number=2, why="reply", content='{"sections": {}}', digest="d", at=world.at
    )
    head = outsider("head2", Role.INSTITUTION, f"institution:{world.case.institution_id}")
    assert printed(head, world.case.pk, 1).version.number == 1
    with pytest.raises(Refused) as caught:
        printed(head, world.case.pk, 2)
    assert [fault.code for fault in caught.value.faults] == ["CREPORT-012"]
    told = printed(world.member, world.case.pk, 2)
    assert (told.tree, told.verdict_digest) == (None, "")
    Case.objects.filter(pk=world.case.pk).update(stage="published")
    assert printed(head, world.case.pk, 2).version.number == 2
