"""Pages of records of a visit: rows without a script, versions, paper, nothing typed is lost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prakan.assessment.actions.case_scores import add_finding
from prakan.assessment.actions.visit_records import record
from prakan.assessment.models import VisitRecord
from prakan.assessment.queries.visit_records import opened
from prakan.foundation.models import AuditRow, Person
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, registrar, world
from tests.samples import pdf

__all__ = ["begun", "registrar", "world"]

pytestmark = pytest.mark.django_db
DAY = "2024-01-15"


def at(world: World, kind: str = "", *, write: bool = False, query: str = "") -> str:
    """Return the address of a page of records."""
    day = f"?day={DAY}" if kind == "attendance" else ""
    tail = f"{kind}/" if kind else ""
    return f"/cases/{world.case.pk}/visit-records/{tail}{'write/' if write else ''}{day}{query}"


def said() -> list[dict[str, object] | None]:
    """Return what the versions say, the oldest first."""
    return [opened(row) for row in VisitRecord.objects.order_by("pk")]


def test_rows_of_an_attendance_are_recorded_and_empty_ones_left_out(client: Client, world: World) -> None:
    client.force_login(world.chair)
    sent = {"base": "0", "name-2": "ครูตัวอย่าง", "role-2": "ครู", "present-2": "on", "present-3": "on"}
    sent |= {"name-5": "กรรมการตัวอย่าง"}
    assert client.post(at(world, "attendance", write=True), sent).status_code == 302
    people = [("ครูตัวอย่าง", "ครู", True), ("กรรมการตัวอย่าง", "", False)]
    assert said() == [{"people": [{"name": n, "role": r, "present": p} for n, r, p in people]}]
    page = client.get(at(world, "attendance")).content.decode()
    assert ("กรรมการตัวอย่าง" in page, AuditRow.objects.filter(step="look.visit_record").count()) == (True, 1)
    names = "ครูตัวอย่าง" in client.get(at(world)).content.decode()
    assert (names, AuditRow.objects.filter(step="look.visit_record").count()) == (False, 1)


def test_a_person_without_a_name_is_told_at_the_row_and_nothing_is_lost(client: Client, world: World) -> None:
    client.force_login(world.chair)
    sent = {"base": "0", "name-1": "ครูตัวอย่าง", "role-4": "ผู้ปกครอง"}
    answer = client.post(at(world, "attendance", write=True), sent)
    page = answer.content.decode()
    assert (answer.status_code, "FIELD-047" in page, 'id="id_name-2_error"' in page) == (422, True, True)
    assert ('value="ครูตัวอย่าง"' in page, 'value="ผู้ปกครอง"' in page, said()) == (True, True, [])


def test_more_rows_keep_what_was_typed(client: Client, world: World) -> None:
    client.force_login(world.chair)
    sent = {"base": "0", "name-1": "ครูตัวอย่าง", "more": "1"}
    page = client.post(at(world, "attendance", write=True), sent).content.decode()
    assert ('value="ครูตัวอย่าง"' in page, "name-9" in page, "name-10" in page) == (True, True, False)


def test_more_rows_show_nothing_that_was_not_typed(client: Client, world: World) -> None:
    case = {"case_id": world.case.pk, "kind": "oral_feedback", "part": "", "key": "k", "base": 0}
    record(**case, content={"heard": "ที่ผู้อื่นบันทึก"}, by=world.member, at=world.at)  # type: ignore[arg-type]
    client.force_login(world.chair)
    page = client.post(at(world, "oral_feedback", write=True), {"base": "1", "more": "1"}).content.decode()
    assert ("ที่ผู้อื่นบันทึก" in page, AuditRow.objects.filter(step="look.visit_record").count()) == (False, 0)


def test_a_version_that_came_meanwhile_is_shown_and_written_over_only_knowingly(
    client: Client, world: World
) -> None:
    client.force_login(world.chair)
    other = {"people": [{"name": "คนอื่น", "role": "", "present": True}]}
    case = {"case_id": world.case.pk, "kind": "attendance", "part": DAY, "key": "k", "base": 0}
    record(**case, content=other, by=world.member, at=world.at)  # type: ignore[arg-type]
    sent = {"base": "0", "name-1": "ผู้แทนทดสอบ"}
    answer = client.post(at(world, "attendance", write=True), sent)
    page = answer.content.decode()
    assert (answer.status_code, "FIELD-041" in page, 'name="base" value="1"' in page) == (422, True, True)
    assert client.post(at(world, "attendance", write=True), {**sent, "base": "1"}).status_code == 302
    assert [len(one["people"]) for one in said() if one] == [1, 1]  # type: ignore[arg-type]
    old = client.get(at(world, "attendance", query="&version=1")).content.decode()
    assert ("คนอื่น" in old, "ผู้แทนทดสอบ" in old) == (True, False)


def test_points_are_taken_over_from_the_findings_of_the_team(client: Client, world: World) -> None:
    client.force_login(world.chair)
    for kind, text in (("strength", "ครูร่วมมือกันดี"), ("note", "ไม่ใช่ประเด็น")):
        add_finding(case_id=world.case.pk, kind=kind, target="1.1", text=text, by=world.chair, at=world.at)
    page = client.get(at(world, "oral_feedback", write=True, query="?findings")).content.decode()
    assert ("ครูร่วมมือกันดี" in page, "ไม่ใช่ประเด็น" in page) == (True, False)
    sent = {"base": "0", "kind-1": "strength", "code-1": "1.1", "text-1": "ครูร่วมมือกันดี", "heard": "ขอบคุณ"}
    assert client.post(at(world, "oral_feedback", write=True), sent).status_code == 302
    point = {"kind": "strength", "code": "1.1", "text": "ครูร่วมมือกันดี"}
    assert said() == [{"points": [point], "heard": "ขอบคุณ"}]
    assert "ขอบคุณ" in client.get(at(world, "oral_feedback")).content.decode()


def test_a_point_without_words_is_told(client: Client, world: World) -> None:
    client.force_login(world.chair)
    sent = {"base": "0", "kind-1": "strength", "code-1": "1.1", "text-1": " ", "heard": "ขอบคุณ"}
    answer = client.post(at(world, "oral_feedback", write=True), sent)
    assert (answer.status_code, "FIELD-056" in answer.content.decode(), said()) == (422, True, [])


def test_a_sign_off_on_paper_needs_its_scan_and_opens_it(client: Client, world: World) -> None:
    client.force_login(world.chair)
    sent = {"base": "0", "name": "ครูตัวอย่าง", "position": "ผู้อำนวยการ", "said": "รับทราบ"}
    answer = client.post(at(world, "sign_off", write=True), sent)
    assert (answer.status_code, "FIELD-050" in answer.content.decode()) == (422, True)
    paper = SimpleUploadedFile("signed.pdf", pdf(), "application/pdf")
    assert client.post(at(world, "sign_off", write=True), {**sent, "file": paper}).status_code == 302
    row = VisitRecord.objects.get()
    page = client.get(at(world, "sign_off")).content.decode()
    scan = f"/cases/{world.case.pk}/visit-records/scan/{row.pk}/"
    assert (scan in page, client.get(scan).status_code) == (True, 200)
    looked = AuditRow.objects.filter(step="look.visit_record").order_by("-pk")[0]
    assert (looked.after["scan"], looked.after["version"]) == ("signed.pdf", 1)


def test_a_signature_on_the_screen_is_drawn(client: Client, world: World, registrar: Person) -> None:
    content = {"name": "ครู", "position": "ผอ.", "said": "รับทราบ", "width": 300, "height": 100}
    content["strokes"] = [[1, 2, 3, 4], [5, 6]]
    case = {"case_id": world.case.pk, "kind": "sign_off", "part": "", "key": "k", "base": 0}
    record(**case, content=content, by=world.chair, at=world.at)  # type: ignore[arg-type]
    client.force_login(registrar)
    page = client.get(at(world, "sign_off")).content.decode()
    assert '<path d="M1 2L3 4"/><path d="M5 6L5 6"/>' in page
    assert client.get(at(world, "sign_off", write=True)).status_code == 403


@pytest.mark.parametrize("address", ["attendance/", "attendance/?day=x", "nothing/", "scan/999/"])
def test_an_address_without_a_record_is_told_by_number(client: Client, world: World, address: str) -> None:
    client.force_login(world.chair)
    assert client.get(f"{at(world)}{address}").status_code == 404
