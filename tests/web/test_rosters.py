"""Pages of rosters: asked for, taken in, columns confirmed, previewed, written, handed back."""

from __future__ import annotations

import io
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from prakan.foundation.models import Agency, Person
from prakan.registry.actions import letter_templates, roster_intake
from prakan.registry.models import Institution, ParentAgency, RosterIntake, RosterRequest
from tests.dirty_rosters import Roster, as_csv, roster, write_xlsx
from tests.letters import FOLDER
from tests.registry.conftest import area

__all__ = ["area"]


@pytest.fixture
def desk(client: Client, registrar: Person, area: ParentAgency) -> Client:
    """The registrar's browser; the templates of the agency's folder are in use."""
    Agency.objects.create(
        code="a", name_th="สำนักงานสมมติ", name_en="An office", short_th="สมม.", short_en="AO"
    )
    letter_templates.install_templates(FOLDER, at=timezone.now())
    client.force_login(registrar)
    return client


def take(desk: Client, content: bytes, name: str = "roster.csv", **given: str) -> RosterIntake:
    """Upload a file through the form and let the worker read it."""
    form = {"agency": "department", "kind": "", "text": "", **given}
    answer = desk.post("/rosters/take/", {**form, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302
    roster_intake.work_off(timezone.now())
    return RosterIntake.objects.latest("pk")


def confirm_columns(desk: Client, intake: RosterIntake) -> None:
    """Confirm the columns as they were recognised, and let the worker check."""
    form = {f"column_{c['index']}": intake.fields.get(str(c["index"]), "") for c in intake.layout["columns"]}
    answer = desk.post(f"/rosters/files/{intake.pk}/columns/", {**form, "kind": "basic"})
    assert (answer.status_code, answer["Location"]) == (302, f"/rosters/files/{intake.pk}/")
    roster_intake.work_off(timezone.now())
    intake.refresh_from_db()


def excel(made: Roster, tmp_path: object) -> bytes:
    return write_xlsx(made, tmp_path / "made.xlsx").read_bytes()  # type: ignore[operator]


def test_a_newcomer_mends_a_roster_with_the_file_that_came_back(desk: Client, tmp_path: object) -> None:
    made = roster(60, faults=1)
    intake = take(desk, excel(made, tmp_path), "roster.xlsx")
    columns = desk.get(f"/rosters/files/{intake.pk}/").content.decode()
    assert ('<option value="name_th" selected>' in columns, "ที่ตั้ง อำเภอ" in columns) == (True, True)
    confirm_columns(desk, intake)
    page = desk.get(f"/rosters/files/{intake.pk}/").content.decode()
    assert page.count("<tr id=") == made.refused
    assert '?show=refused" aria-current="page"' in page
    handed = b"".join(desk.get(f"/rosters/files/{intake.pk}/annotated/"))
    sheet = load_workbook(io.BytesIO(handed))["รายชื่อ"]
    assert sheet.cell(5, sheet.max_column).value == "ปัญหาและข้อเสนอ"
    said = [sheet.cell(row, sheet.max_column).value for row in range(6, sheet.max_row + 1)]
    assert sum(bool(words) for words in said) == sum(1 for r in intake.lines.all() if r.problems)
    mended = take(desk, excel(roster(60), tmp_path), "roster.xlsx")
    assert mended.stage == "mapped"  # the columns are remembered
    roster_intake.work_off(timezone.now())
    mended.refresh_from_db()
    desk.post(f"/rosters/files/{mended.pk}/commit/", {"expected": mended.digest})
    roster_intake.work_off(timezone.now())
    assert Institution.objects.count() == 60
    assert "อยู่ในทะเบียนแล้ว" in desk.get(f"/rosters/files/{mended.pk}/").content.decode().replace("⁠", "")


def test_the_preview_asks_as_often_for_three_lines_as_for_two_hundred(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for rows in (3, 200):
        intake = take(desk, as_csv(roster(rows)))
        if intake.stage == "recognised":
            confirm_columns(desk, intake)
        roster_intake.work_off(timezone.now())
        with django_assert_num_queries(QUERIES):
            page = desk.get(f"/rosters/files/{intake.pk}/?show=new")
        assert page.content.decode().count("<tr id=") == min(rows, 100)


QUERIES = 12


def test_the_second_page_of_lines_goes_on_where_the_first_ended(desk: Client) -> None:
    intake = take(desk, as_csv(roster(130)))
    confirm_columns(desk, intake)
    page = desk.get(f"/rosters/files/{intake.pk}/?show=new&page=2").content.decode()
    assert page.count("<tr id=") == 30
    assert 'id="line-106"' in page


@pytest.mark.parametrize(
    ("heading", "cell", "said"), [("ผู้อำนวยการ", "ครูสมมติ", 1), ("โทรศัพท์", "042-123456", 0)]
)
def test_a_roster_that_names_heads_and_no_address_says_so_once(
    desk: Client, heading: str, cell: str, said: int
) -> None:
    table = f"ชื่อโรงเรียน,จังหวัด,ผู้บริหาร,{heading}\nบ้านนา,เลย,ครูสมมติ,{cell}\nบ้านไร่,เลย,ครูสมมติ,{cell}\n"
    intake = take(desk, table.encode())
    confirm_columns(desk, intake)
    page = desk.get(f"/rosters/files/{intake.pk}/").content.decode()
    assert page.replace("\u2060", "").count("ไม่ได้เก็บชื่อผู้บริหาร") == said


def test_progress_is_a_fragment_that_asks_for_the_page_when_it_is_done(desk: Client) -> None:
    desk.post(
        "/rosters/take/",
        {"agency": "department", "kind": "basic", "text": "ชื่อโรงเรียน\tจังหวัด\nบ้านนา\tเลย"},
    )
    intake = RosterIntake.objects.get()
    waiting = desk.get(f"/rosters/files/{intake.pk}/state/")
    assert ("HX-Refresh" in waiting, "hx-get" in waiting.content.decode()) == (False, True)
    roster_intake.work_off(timezone.now())
    assert desk.get(f"/rosters/files/{intake.pk}/state/")["HX-Refresh"] == "true"


def test_an_intake_is_cancelled_and_resumed(desk: Client) -> None:
    intake = take(desk, as_csv(roster(20)))
    desk.post(f"/rosters/files/{intake.pk}/cancel/")
    page = desk.get(f"/rosters/files/{intake.pk}/").content.decode()
    assert f"/rosters/files/{intake.pk}/resume/" in page
    desk.post(f"/rosters/files/{intake.pk}/resume/")
    intake.refresh_from_db()
    assert intake.stage == "mapped"


def test_a_doubtful_line_is_settled_on_the_page(desk: Client) -> None:
    made = roster(20)
    first = take(desk, as_csv(made))
    confirm_columns(desk, first)
    desk.post(f"/rosters/files/{first.pk}/commit/", {"expected": first.digest})
    roster_intake.work_off(timezone.now())
    made.rows[3][1] = f"{str(made.rows[3][1])[:4]}999999"
    second = take(desk, as_csv(made))
    roster_intake.work_off(timezone.now())
    page = desk.get(f"/rosters/files/{second.pk}/?show=refused").content.decode()
    assert page.count('name="choice"') == 1
    desk.post(f"/rosters/files/{second.pk}/lines/9/", {"choice": "new"})
    second.refresh_from_db()
    assert (second.counts["refused"], second.counts["new"]) == (0, 1)


def test_an_empty_upload_says_what_to_do_and_keeps_the_choices(desk: Client) -> None:
    answer = desk.post("/rosters/take/", {"agency": "area1", "kind": "basic", "text": "ไม่ใช่ตาราง"})
    page = answer.content.decode()
    assert (answer.status_code, "ROSTER-053" in page or "ไม่มีตาราง" in page) == (422, True)
    assert ('<option value="area1" selected>' in page, "ไม่ใช่ตาราง" in page) == (True, True)


def test_letters_are_asked_for_seen_numbered_and_downloaded(desk: Client, now: datetime) -> None:
    form = {"fiscal_year": "2570", "deadline": "31/12/2599", "agencies": ["department", "area1"]}
    assert desk.post("/rosters/ask/", form).status_code == 302
    ids = list(RosterRequest.objects.values_list("pk", flat=True))
    seen = desk.post("/rosters/many/", {"verb": "send", "id": ids}).content.decode()
    assert (seen.count('name="id"'), RosterRequest.objects.filter(stage="draft").count()) == (2, 2)
    desk.post("/rosters/many/", {"verb": "send", "id": ids, "sure": "yes"})
    assert list(RosterRequest.objects.values_list("letter_number", flat=True)) == [1, 2]
    board = desk.get("/rosters/").content.decode()
    assert board.count('type="checkbox" name="id"') == 2
    package = desk.post("/rosters/many/", {"verb": "letters", "id": ids})
    assert package["Content-Type"] == "application/zip"
    letter = desk.get(f"/rosters/{ids[0]}/letter/")
    assert urlsplit(letter["Content-Disposition"]).path.startswith("attachment")
    page = desk.get(f"/rosters/{ids[0]}/").content.decode()
    assert f"/rosters/{ids[0]}/extend/" in page


def test_an_auditor_reads_and_does_nothing(client: Client, auditor: Person, desk: Client) -> None:
    intake = take(desk, as_csv(roster(20)))
    client.force_login(auditor)
    assert client.get("/rosters/").status_code == 200
    assert client.get(f"/rosters/files/{intake.pk}/").status_code == 200
    assert client.post(f"/rosters/files/{intake.pk}/cancel/").status_code == 403
    assert client.get(f"/rosters/files/{intake.pk}/annotated/").status_code == 403
    assert client.get("/rosters/files/999/").status_code == 404
