"""A school fills a report in without a connection: downloads its form, takes it back, loses nothing."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from prakan.assessment.actions.sars import Given, save, submit
from prakan.assessment.models import Sar
from prakan.assessment.queries.report import sar
from prakan.foundation.models import AuditRow, Person, StoredFile
from tests.assessment.conftest import (
    draft,
    far_area,
    far_school,
    packs,
    principal,
    stranger,
    submitted,
    supervisor,
    teacher,
)
from tests.assessment.test_sars import PDF
from tests.registry.conftest import area, school
from tests.web.reader import Reader
from tests.web.test_sars import browser

__all__ = [
    "area",
    "draft",
    "far_area",
    "far_school",
    "packs",
    "principal",
    "school",
    "stranger",
    "submitted",
    "supervisor",
    "teacher",
]
pytestmark = pytest.mark.django_db
SHEET = "มาตรฐาน 1"


def form_of(client: Client, report: Sar) -> BytesIO:
    """Download the form of a report."""
    answer = client.get(f"/sars/{report.pk}/workbook/")
    return BytesIO(b"".join(answer.streaming_content))  # type: ignore[attr-defined]


def filled(form: BytesIO, cells: dict[str, str]) -> BytesIO:
    """Fill cells of the first standard in, as a school would."""
    book = load_workbook(form)
    for address, text in cells.items():
        book[SHEET][address] = text
    out = BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "แบบ SAR.xlsx"
    return out


def taken(client: Client, report: Sar, file: BytesIO) -> str:
    """Upload a file and return the address of its preview."""
    return str(client.post(f"/sars/{report.pk}/offline/", {"file": file})["location"])


def confirm(client: Client, at: str) -> str:
    """Press the button of a preview and return where it leads."""
    expected = client.get(at).context["returned"].digest
    return str(client.post(at, {"expected": expected})["location"])


def test_a_form_filled_in_at_home_is_shown_and_taken(draft: Sar, principal: Person, now: datetime) -> None:
    save(sar_id=draft.pk, answers={"1.1": Given("เดิม"), "1.2": Given("คงไว้")}, by=principal, at=now)
    client = browser(principal)
    at = taken(client, draft, filled(form_of(client, draft), {"C4": "แก้แล้ว", "C5": "", "C6": "ใหม่"}))
    assert sar(principal, draft.pk).values == {"1.1": "เดิม", "1.2": "คงไว้"}  # a preview writes nothing
    page = client.get(f"{at}?show=all").content.decode()
    assert [words in page for words in ("นำเข้า 2 ข้อ", "แก้แล้ว", "ใหม่", "เว้นว่าง: คงคำตอบเดิม")] == [True] * 4
    assert confirm(client, at) == f"/sars/{draft.pk}/"
    assert sar(principal, draft.pk).values == {"1.1": "แก้แล้ว", "1.2": "คงไว้", "1.3": "ใหม่"}
    assert Sar.objects.get().filled == 3
    told = AuditRow.objects.filter(step="sar.save").order_by("-pk")[0]
    assert (told.after["did"], told.after["file"], told.before["1.1"]) == ("workbook", "แบบ SAR.xlsx", "เดิม")


def test_what_a_colleague_saved_meanwhile_stays_beside_the_file(
    draft: Sar, principal: Person, teacher: Person, now: datetime
) -> None:
    client = browser(principal)
    form = form_of(client, draft)
    save(sar_id=draft.pk, answers={"1.1": Given("ครูเขียน")}, by=teacher, at=now)
    at = taken(client, draft, filled(form, {"C4": "ในไฟล์"}))
    assert "มีสองข้อความ" in client.get(at).content.decode()
    confirm(client, at)
    answer = sar(principal, draft.pk).answers["1.1"]
    assert (answer.value, [o[0] for o in answer.others]) == ("ครูเขียน", ["ในไฟล์"])


def test_a_report_that_changed_after_the_preview_is_shown_again(
    draft: Sar, principal: Person, teacher: Person, now: datetime
) -> None:
    client = browser(principal)
    at = taken(client, draft, filled(form_of(client, draft), {"C4": "ในไฟล์"}))
    expected = client.get(at).context["returned"].digest
    save(sar_id=draft.pk, answers={"1.1": Given("ครูเขียน")}, by=teacher, at=now)
    late = client.post(at, {"expected": expected})
    assert (late.status_code, "SAR-034" in late.content.decode()) == (422, True)
    assert sar(principal, draft.pk).answers["1.1"].others == ()


def test_a_wrong_level_is_marked_and_the_rest_is_taken(draft: Sar, principal: Person) -> None:
    client = browser(principal)
    at = taken(client, draft, filled(form_of(client, draft), {"C4": "ดี", "C7": "ดีเหลือเกิน"}))
    assert "SAR-032" in client.get(at).content.decode()
    back = client.get(f"{at}marked/")
    book = load_workbook(BytesIO(b"".join(back.streaming_content)))  # type: ignore[attr-defined]
    assert book[SHEET]["F7"].value.startswith("SAR-032 ")
    confirm(client, at)
    assert sar(principal, draft.pk).values == {"1.1": "ดี"}


def test_files_that_are_no_form_are_refused(draft: Sar, principal: Person) -> None:
    client, at = browser(principal), f"/sars/{draft.pk}/offline/"
    for name, content, code in (
        ("a.xlsx", b"<html><body>SAR</body></html>", "FILE-002"),
        ("a.csv", "ข้อ,คำถาม\n1.1,ก\n".encode(), "SAR-030"),
        ("a.pdf", PDF, "IMPORT-001"),
    ):
        file = BytesIO(content)
        file.name = name
        answer = client.post(at, {"file": file})
        assert (name, answer.status_code, code in answer.content.decode()) == (name, 422, True)
    none = client.post(at, {"csrfmiddlewaretoken": "x"})
    assert none.status_code == 422


def test_another_persons_file_and_a_strangers_form_are_nowhere(
    draft: Sar, principal: Person, teacher: Person, stranger: Person, supervisor: Person, now: datetime
) -> None:
    mine = browser(principal)
    at = taken(mine, draft, filled(form_of(mine, draft), {"C4": "ก"}))
    assert StoredFile.objects.count() == 1
    assert [browser(who).get(at).status_code for who in (teacher, stranger)] == [404, 404]
    assert browser(stranger).get(f"/sars/{draft.pk}/workbook/").status_code == 404
    assert browser(supervisor).get(f"/sars/{draft.pk}/workbook/").status_code == 422  # SAR-018
    confirm(mine, at)
    submit(sar_id=draft.pk, by=principal, at=now)
    assert browser(supervisor).get(f"/sars/{draft.pk}/workbook/").status_code == 200
    closed = mine.get(f"/sars/{draft.pk}/offline/")
    assert (closed.status_code, "SAR-007" in closed.content.decode()) == (422, True)


@pytest.mark.parametrize("language", ["th", "en"])
def test_its_pages_stand_in_both_languages(draft: Sar, principal: Person, language: str) -> None:
    client = browser(principal)
    at = taken(client, draft, filled(form_of(client, draft), {"C4": "ก", "C7": "ข"}))
    reader = Reader(principal, language)
    assert [reader.open(page).status for page in (f"/sars/{draft.pk}/offline/", at)] == [200, 200]


def test_the_workbook_says_what_of_its_framework_is_not_official(draft: Sar, principal: Person) -> None:
    doubts = [doubt.th for doubt in sar(principal, draft.pk).form.doubts]
    cover = load_workbook(form_of(browser(principal), draft)).worksheets[0]
    told = [row[1].value for row in cover.iter_rows() if row[0].value == "รอยืนยัน"]
    assert (len(doubts), told) == (3, doubts)
