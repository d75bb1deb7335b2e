"""The plan out to Excel and back: counts, faults, the person's own file with the problems marked."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.worksheet.worksheet import Worksheet

from prakan.domain.roles import Role
from prakan.foundation.models import Person
from prakan.planning.actions.plan import revise
from prakan.planning.models import PlanRow, PlanVersion
from tests.conftest import member
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TARGET, UNIT = "H", "I"


@pytest.fixture
def draft(year: Year, officer: Person) -> PlanVersion:
    """A revision of the year's plan, open for import."""
    return revise(year=2567, reason="ปรับตามมติ", by=officer, at=year.now)


def exported(reader: Reader, draft: PlanVersion) -> bytes:
    answer = reader.client.get(f"/plan/versions/{draft.pk}/export/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="plan-2567-v2.xlsx"'
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def filled(content: bytes, change: Callable[[Worksheet], None]) -> SimpleUploadedFile:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("แผนของฉัน.xlsx", out.getvalue(), XLSX)


def upload(reader: Reader, draft: PlanVersion, file: SimpleUploadedFile) -> tuple[str, Page]:
    """Upload a file and return the preview's address and page."""
    answer = reader.client.post(f"/plan/versions/{draft.pk}/import/", {"file": file})
    assert answer.status_code == 302
    return answer.headers["Location"], reader.open(answer.headers["Location"])


def counts(page: Page) -> list[str]:
    return [words(a) for a in page.one("nav", class_="pk-tabs").iter("a")]


def test_an_exported_plan_comes_back_unchanged(officer: Person, draft: PlanVersion) -> None:
    reader = Reader(officer)
    _, page = upload(reader, draft, filled(exported(reader, draft), lambda sheet: None))
    assert counts(page) == ["ทั้งหมด 7", "ใหม่ 0", "แก้ไข 0", "ไม่เปลี่ยน 7", "รับไม่ได้ 0"]
    assert page.all("input", name="expected") == []


def test_what_is_confirmed_is_what_was_shown(officer: Person, draft: PlanVersion) -> None:
    reader = Reader(officer)

    def change(sheet: Worksheet) -> None:
        sheet[f"{TARGET}7"] = "๑๒๐"
        sheet.append([None, "O1.A1", "โครงการ", "9", "โครงการใหม่", None, None, 5, "แห่ง"])

    at, page = upload(reader, draft, filled(exported(reader, draft), change))
    assert counts(page) == ["ทั้งหมด 8", "ใหม่ 1", "แก้ไข 1", "ไม่เปลี่ยน 6", "รับไม่ได้ 0"]
    expected = page.one("input", name="expected").get("value", "")
    done = reader.send(at, expected=expected)
    assert words(done.one("p", class_="pk-said")) == "นำเข้าแล้ว เพิ่ม 1 แถว แก้ 1 แถว ลบ 0 แถว"
    assert PlanRow.objects.get(version=draft, item__ref="O1.A1.P2").target == 120
    assert PlanRow.objects.get(version=draft, code="9").name_th == "โครงการใหม่"


def test_a_changed_month_is_shown_by_its_name(officer: Person, draft: PlanVersion) -> None:
    reader = Reader(officer)

    def change(sheet: Worksheet) -> None:
        due = next(c.column for c in sheet[1] if c.value == "กำหนดเสร็จ")
        sheet.cell(7, due).value = "30/9/2024"

    _, page = upload(reader, draft, filled(exported(reader, draft), change))
    assert words(page.one("tbody")).endswith("เป็น กันยายน 2567")


def test_a_faulty_file_is_not_imported_and_comes_back_annotated(officer: Person, draft: PlanVersion) -> None:
    reader = Reader(officer)

    def change(sheet: Worksheet) -> None:
        sheet[f"{TARGET}7"] = "มาก"

    at, page = upload(reader, draft, filled(exported(reader, draft), change))
    assert counts(page)[4] == "รับไม่ได้ 1"
    assert words(page.one("tbody")).startswith(f"7 รับไม่ได้ O1.A1.P2 ชื่อ O1.A1.P2 โครงการ {TARGET}7 PLAN-021")
    answer = reader.client.get(f"{at}annotated/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    comment = book.worksheets[0][f"{TARGET}7"].comment
    assert comment is not None
    assert comment.text.startswith(f"{TARGET}7: PLAN-021")
    refused = reader.send(at, status=422, expected="")
    assert "IMPORT-008" in refused.text
    assert PlanRow.objects.get(version=draft, item__ref="O1.A1.P2").target == 100


def test_a_preview_that_is_no_longer_so_is_shown_again(officer: Person, draft: PlanVersion) -> None:
    reader = Reader(officer)

    def change(sheet: Worksheet) -> None:
        sheet[f"{TARGET}7"] = 120

    at, _ = upload(reader, draft, filled(exported(reader, draft), change))
    assert "IMPORT-033" in reader.send(at, status=422, expected="of another time").text


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("plan.xlsx", b"PK not a workbook", "FILE-003"),
        ("plan.csv", "ก,ข\n1,2\n".encode(), "IMPORT-005"),
        ("empty.csv", b"", "FILE-004"),
    ],
)
def test_a_file_of_no_use_is_refused_with_its_number(
    officer: Person, draft: PlanVersion, name: str, content: bytes, code: str
) -> None:
    reader = Reader(officer)
    file = SimpleUploadedFile(name, content)
    answer = reader.client.post(f"/plan/versions/{draft.pk}/import/", {"file": file})
    page = Reader._read(answer, 422)
    assert [words(c) for c in page.one("ul", class_="pk-problems").iter("code")] == [code]


def test_no_file_is_said_so(officer: Person, draft: PlanVersion) -> None:
    page = Reader(officer).send(f"/plan/versions/{draft.pk}/import/", status=422, x="1")
    assert "TYPED-004" in page.text


@pytest.mark.parametrize(("ticked", "left"), [({}, 7), ({"remove_absent": "on"}, 6)])
def test_rows_that_the_file_lacks_go_only_when_that_is_ticked(
    officer: Person, draft: PlanVersion, ticked: dict[str, str], left: int
) -> None:
    reader = Reader(officer)
    at, page = upload(reader, draft, filled(exported(reader, draft), lambda sheet: sheet.delete_rows(6)))
    assert "O1.A1.P1.2 ชื่อ O1.A1.P1.2" in page.text
    box = page.one("input", name="remove_absent")
    assert (box.get("form"), box.get("checked")) == ("import", None)
    done = reader.send(at, expected=page.one("input", name="expected").get("value", ""), **ticked)
    assert words(done.one("p", class_="pk-said")) == f"นำเข้าแล้ว เพิ่ม 0 แถว แก้ 0 แถว ลบ {7 - left} แถว"
    assert PlanRow.objects.filter(version=draft).count() == left


def test_a_file_that_somebody_else_sent_is_not_there(officer: Person, draft: PlanVersion) -> None:
    mine, theirs = Reader(officer), member("colleague", Role.POLICY_OFFICER)
    at, _ = upload(mine, draft, filled(exported(mine, draft), lambda sheet: None))
    other = Reader(theirs).client
    answers = [other.get(at), other.post(at, {"expected": ""}), other.get(f"{at}annotated/")]
    assert [(a.status_code, b"FILE-006" in a.content) for a in answers] == [(404, True)] * 3
    assert mine.client.get(at).status_code == 200
