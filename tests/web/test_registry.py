"""Pages of institutions and parent agencies."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prakan.domain.institution_record import InstitutionRecord
from prakan.foundation.models import Person
from prakan.registry.actions import duplicates, institutions
from prakan.registry.actions.seeding import MadeUp, seed
from prakan.registry.models import DuplicateProposal, Institution, Listing, ParentAgency, Succession
from tests.registry.conftest import SCHOOL, area, other_school, school
from tests.web.reader import Reader

__all__ = ["area", "other_school", "school"]

pytestmark = pytest.mark.django_db
QUERIES = 14  # whatever the number of institutions
DAY = "16 พ.ค. 2566"


@pytest.fixture
def desk(client: Client, registrar: Person) -> Client:
    """The assessment officer's browser."""
    client.force_login(registrar)
    return client


@pytest.fixture
def reader(registrar: Person) -> Reader:
    """The assessment officer’s browser that looks at every page it fetches."""
    return Reader(registrar)


def found(desk: Client, query: str) -> list[int]:
    return [line.id for line in desk.get(f"/institutions/?{query}").context["shown"].lines]


def test_institutions_are_found_by_name_code_place_and_agency(
    desk: Client, school: Institution, other_school: Institution
) -> None:
    assert found(desk, "") == [school.pk, other_school.pk]
    assert found(desk, "q=วัดสมมติ") == [other_school.pk]
    assert found(desk, "q=โรงเรียน วัด สมมติ") == [other_school.pk]
    assert found(desk, "q=Ban+Sommot") == [school.pk, other_school.pk]
    assert found(desk, "q=๑๐๕๐๐๑๐๐๐๑") == [school.pk]
    assert found(desk, "province=50&agency=ministry") == [school.pk, other_school.pk]
    assert found(desk, "province=10") == []
    assert found(desk, "kind=vocational") == []


def test_answers_while_typing_are_a_list_for_a_combobox(desk: Client, school: Institution) -> None:
    page = desk.get("/institutions/suggest/?q=บ.สมมติ เชียงใหม่").content.decode()
    assert page.count('role="option"') == 1
    assert f'data-href="/institutions/{school.pk}/"' in page
    assert "โรงเรียน<mark>บ้านสมมติ</mark>" in page
    assert "<code>1050010001</code>" in page
    assert desk.get("/institutions/suggest/?q=").content.decode().count('role="option"') == 0


def test_the_search_of_everything_shows_institutions_too(reader: Reader, school: Institution) -> None:
    found = reader.open("/search/", q="โรงเรียนบ้านสมมติ")
    assert found.links()["โรงเรียน บ้านสมมติ"] == f"/institutions/{school.pk}/"
    assert found.links()["ดูทั้งหมดที่ตรง"].startswith("/institutions/?status=any&q=") is True


@pytest.mark.parametrize("number", [1, 2, 3])
def test_pages_follow_one_another_from_either_end(desk: Client, number: int, now: datetime) -> None:
    made = [MadeUp(InstitutionRecord(name_th=f"โรงเรียนที่ {n}", kind="basic")) for n in range(120)]
    seed(made, listed_on=date(2023, 11, 1), why="ทดสอบ", at=now)
    ordered = list(Institution.objects.order_by("sort_key", "pk").values_list("pk", flat=True))
    assert found(desk, f"page={number}") == ordered[(number - 1) * 50 : number * 50]


def test_a_likely_duplicate_is_seen_side_by_side_and_decided(
    reader: Reader, desk: Client, school: Institution, registrar: Person, now: datetime
) -> None:
    assert "ไม่มีคู่ที่รอการตัดสิน" in reader.open("/institutions/duplicates/").text
    twin = institutions.add(fields=SCHOOL | {"learners": "119"}, by=registrar, at=now)
    duplicates.propose_due(now)
    assert "คู่ที่อาจซ้ำกัน 1" in reader.open("/institutions/").text
    address = f"/institutions/duplicates/{DuplicateProposal.objects.get().pk}/"
    assert address in reader.open("/institutions/duplicates/").links().values()
    page = reader.open(address)
    assert [page.text.count(word) for word in ("119", "ต่างกัน")] == [1, 3]
    empty = desk.post(address, {"decision": "", "on": "", "reason": ""})
    assert (empty.status_code, "REG-032" in empty.content.decode()) == (422, True)
    undated = desk.post(address, {"decision": str(school.pk), "on": "", "reason": "ลงซ้ำ"})
    assert (undated.status_code, "ลงซ้ำ" in undated.content.decode()) == (422, True)
    done = desk.post(address, {"decision": str(school.pk), "on": DAY, "reason": "ลงซ้ำ"})
    twin.refresh_from_db()
    assert (done.status_code, twin.merged_into_id) == (302, school.pk)
    assert "แห่งเดียวกัน" in reader.open(address).text
    after = reader.open("/institutions/duplicates/").text
    assert [after.count(word) for word in ("ไม่มีคู่ที่รอการตัดสิน", "แห่งเดียวกัน: รวมแล้ว · ลงซ้ำ")] == [1, 1]


def test_an_empty_registry_teaches(reader: Reader) -> None:
    assert "ขอรายชื่อจากหน่วยงานต้นสังกัด" in reader.open("/institutions/").text
    assert "รายชื่อขอจากหน่วยงานเหล่านี้" in reader.open("/parents/").text


@pytest.mark.parametrize("number", [1, 30])
def test_the_number_of_queries_does_not_grow_with_the_list(
    desk: Client, number: int, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = [MadeUp(InstitutionRecord(name_th=f"โรงเรียนที่ {n}", kind="basic")) for n in range(number)]
    seed(made, listed_on=date(2023, 11, 1), why="ทดสอบ", at=now)
    with django_assert_num_queries(QUERIES):
        desk.get("/institutions/")


def test_a_page_shows_what_was_true_on_a_day(
    reader: Reader, school: Institution, registrar: Person, now: datetime
) -> None:
    institutions.edit(
        institution_id=school.pk,
        fields={"name_th": "โรงเรียนสมมติวิทยา"},
        on=date(2023, 5, 16),
        revision=1,
        by=registrar,
        at=now,
        source="หนังสือที่ 1",
    )
    today = reader.open(f"/institutions/{school.pk}/").text
    assert "โรงเรียนสมมติวิทยา" in today
    assert "หนังสือที่ 1" in today
    before = reader.open(f"/institutions/{school.pk}/", on="15 พ.ค. 2566")
    assert "โรงเรียนบ้านสมมติ" in before.text
    assert "ข้อมูลตามที่เป็น ณ วันที่" in before.text
    assert before.one("input", name="q").get("value") == ""  # the box above every page is not asked
    assert "อ่านวันที่นี้ไม่ได้" in reader.open(f"/institutions/{school.pk}/", on="เมื่อวาน").text


def test_an_institution_is_added_and_faults_lose_nothing(desk: Client, area: ParentAgency) -> None:
    typed = {**SCHOOL, "school10": "1050010009", "agency_code": "", "address": "", "opened_on": ""}
    wrong = desk.post("/institutions/add/", {**typed, "name_th": "", "latitude": "98.9", "longitude": "18.7"})
    page = wrong.content.decode()
    assert (wrong.status_code, "REG-001" in page, "REG-033" in page) == (422, True, True)
    assert 'value="๑๒๐"' in page
    assert Institution.objects.count() == 0
    right = desk.post("/institutions/add/", typed)
    made = Institution.objects.get()
    assert (right.status_code, right["location"]) == (302, f"/institutions/{made.pk}/")
    assert made.codes.get().value == "1050010009"


def test_two_people_on_one_institution_see_both_texts(
    desk: Client, school: Institution, registrar: Person, now: datetime
) -> None:
    institutions.edit(
        institution_id=school.pk,
        fields={"grades": "อ.1-ป.6"},
        on=date(2023, 5, 16),
        revision=1,
        by=registrar,
        at=now,
    )
    sent = {**SCHOOL, "grades": "ป.1-ป.6", "on": DAY, "source": "", "revision": "1"}
    answer = desk.post(f"/institutions/{school.pk}/edit/", sent)
    page = answer.content.decode()
    assert (answer.status_code, "อ.1-ป.6" in page, "ป.1-ป.6" in page) == (409, True, True)


def test_districts_follow_the_province(desk: Client) -> None:
    page = desk.get("/institutions/places/?province=50").content.decode()
    assert 'value="5001"' in page
    assert 'value="1001"' not in page


def test_a_merger_by_code_and_taken_back(
    desk: Client, school: Institution, other_school: Institution
) -> None:
    address = f"/institutions/{school.pk}/merge/"
    unknown = desk.post(address, {"others": "999", "on": DAY, "reason": "รวม"})
    assert (unknown.status_code, "REG-029" in unknown.content.decode()) == (422, True)
    merged = desk.post(address, {"others": "1050010002", "on": DAY, "reason": "ประกาศ"})
    other_school.refresh_from_db()
    assert (merged.status_code, other_school.merged_into_id) == (302, school.pk)
    before = desk.get(f"/institutions/{other_school.pk}/?on=15 พ.ค. 2566")
    assert (before.status_code, before.context["view"].merged_into) == (200, None)
    lines = desk.get(f"/institutions/{other_school.pk}/").context["lines"]
    said = {line.view.change.field: line.after.th for line in lines}
    assert said == {
        "status": "รวมกับสถานศึกษาอื่น",
        "closed_on": "16 พฤษภาคม 2566",
        "merged_into": SCHOOL["name_th"],
    }
    event = Succession.objects.get()
    assert desk.post(f"/institutions/{school.pk}/undo/{event.pk}/", {"reason": "ผิด"}).status_code == 302
    other_school.refresh_from_db()
    assert other_school.status == "open"


def test_a_name_it_carried_before_stands_on_its_page(
    school: Institution, registrar: Person, reader: Reader, now: datetime
) -> None:
    fields = {"name_th": "โรงเรียนดอนแก้ววิทยา"}
    day = date(2023, 5, 16)
    institutions.edit(institution_id=school.pk, fields=fields, on=day, revision=1, by=registrar, at=now)
    page = reader.open(f"/institutions/{school.pk}/").text
    assert page.count("ชื่อเดิม โรงเรียนบ้านสมมติ ถึงก่อนวันที่ 16 พ.ค. 66") == 1


def test_splitting_closing_and_reopening(desk: Client, school: Institution) -> None:
    at = f"/institutions/{school.pk}"
    names = "โรงเรียนเหนือ\n\nโรงเรียนใต้"
    assert desk.post(f"{at}/split/", {"names": names, "on": DAY, "reason": "แยก"}).status_code == 302
    assert Institution.objects.filter(status="open").count() == 3
    assert desk.post(f"{at}/close/", {"on": DAY, "reason": "", "revision": "1"}).status_code == 422
    assert desk.post(f"{at}/close/", {"on": DAY, "reason": "ปิด", "revision": "1"}).status_code == 302
    assert (
        desk.post(f"{at}/reopen/", {"on": "1 มิ.ย. 2566", "reason": "เปิด", "revision": "2"}).status_code == 302
    )
    school.refresh_from_db()
    assert school.status == "open"


def test_a_code_is_given_and_a_year_listed(desk: Client, school: Institution) -> None:
    at = f"/institutions/{school.pk}"
    given = {"scheme": "ministry", "value": "๕๐๑", "on": DAY, "source": ""}
    assert desk.post(f"{at}/code/", given).status_code == 302
    assert desk.post(f"{at}/list/", {"year": "2567", "on": DAY, "reason": "หนังสือ"}).status_code == 302
    off = f"{at}/list/2567/off/"
    assert desk.post(off, {"year": "2567", "on": "1 มิ.ย. 2566", "reason": "เลื่อน"}).status_code == 302
    assert Listing.objects.get().end_reason == "เลื่อน"


def test_the_tree_of_parent_agencies(reader: Reader, desk: Client, school: Institution) -> None:
    assert "สำนักงานเขตพื้นที่สมมติ 1" in reader.open("/parents/").text
    new = {"code": "new", "name_th": "ทบวงสมมติ", "kind": "ministry", "parent": ""}
    assert desk.post("/parents/add/", new).status_code == 302
    assert desk.post("/parents/department/move/", {"parent": "new", "on": DAY}).status_code == 302
    circle = desk.post("/parents/new/move/", {"parent": "area1", "on": DAY})
    assert (circle.status_code, "REG-020" in circle.content.decode()) == (422, True)
    assert "ทบวงสมมติ" in reader.open("/parents/department/").text
    changed = {"name_th": "กรมใหม่สมมติ", "kind": "department", "confirmed": "on", "revision": "1"}
    assert desk.post("/parents/department/edit/", changed).status_code == 302
    assert desk.post("/parents/department/edit/", changed).status_code == 422
    assert desk.post("/parents/ministry/close/", {"on": DAY}).status_code == 302
    assert desk.post("/parents/area1/close/", {"on": DAY}).status_code == 422
