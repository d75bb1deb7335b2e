"""The report of a case as a document: what it says, that it is the same each time, who gets which version."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from prakan.assessment.models import Case, CaseReportVersion
from prakan.assessment.queries.case_reports.printed import printed
from prakan.domain.letter_template.filling import said
from prakan.domain.letter_template.report_fields import PARTS as PARTS_OF_TEMPLATE
from prakan.domain.letter_template.report_fields import WORDS
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import Agency, Person
from prakan.registry.actions import letter_templates
from prakan.registry.queries.letter_templates import current
from prakan.reporting.actions.case_report_papers import word_of
from prakan.reporting.document.case_reports.as_word import word_bytes
from prakan.reporting.document.case_reports.chapters import CHAPTERS
from prakan.reporting.document.case_reports.report import case_report, file_name
from prakan.reporting.document.case_reports.values import values_of
from prakan.reporting.document.formats import FORMATS
from tests.assessment.conftest import outsider
from tests.assessment.reports_world import drafted
from tests.assessment.scores_world import World, visited
from tests.letters import FOLDER
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
    report = case_report(told, told.language)
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


@pytest.fixture
def set_in_template(registrar: Person, now: datetime) -> World:
    """A draft whose Word file is set in the template of the agency's folder."""
    install(now)
    Agency.objects.create(name_th="สำนักงานตัวอย่าง", short_th="สต.")
    letter_templates.install_templates(FOLDER, at=now)
    world = visited(registrar, now)
    drafted(world, **{"1/strengths": "ข้อค้นพบ {{ proof }} & <b>", "practice": ""})
    return world


def test_word_is_set_in_the_template_of_when_the_version_was_made_and_kept(
    set_in_template: World, registrar: Person, tmp_path: Path
) -> None:
    world = set_in_template
    asked: dict[str, Any] = {"case_id": world.case.pk, "number": 1, "by": world.chair, "at": world.at}
    name, first = word_of(**asked)
    place = tmp_path / name
    place.write_bytes(first)
    words = said_in(place)
    told = printed(world.chair, world.case.pk, 1)
    row = CaseReportVersion.objects.get(case=world.case, number=1)
    template = current("th", "report")
    assert template is not None
    assert (row.template_id, told.version.template_digest) == (template.pk, template.file.digest)
    assert json.loads(row.content)["heading"]["template"] == template.file.digest
    assert told.version.paper_digest == hashlib.sha256(first).hexdigest()
    assert [
        part for part in (*PARTS[:4], told.version.digest, "{{ proof }} & <b>") if part not in words
    ] == []
    assert re.findall(r"\{\{ (?!proof)|\bprakan_part", words) == []
    assert word_bytes(told, world.chair) == first
    letter_templates.take_out_of_use(template_id=template.pk, by=registrar, at=world.at)
    assert letter_templates.install_templates(FOLDER, at=world.at) == 0  # what was taken out stays out
    assert (current("th", "report"), word_of(**asked)[1]) == (None, first)


def test_every_part_of_a_template_has_a_chapter_and_every_word_a_value(set_in_template: World) -> None:
    told = printed(set_in_template.chair, set_in_template.case.pk, 1)
    assert {field.name for field in PARTS_OF_TEMPLATE} == {*CHAPTERS, "contents"}
    assert set(values_of(told, "th")) == {field.name for field in WORDS}
    assert {name for name, value in values_of(told, "th").items() if not value} == {"partner"}
