"""Pages of the register of assessors: the list, its export, one entry, one's own, proposals."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Notice, Person
from prakan.foundation.queries.memory import forget_all
from prakan.registry.actions import assessor_days, assessors
from prakan.registry.models import Assessor, AssessorProposal, Institution
from tests.registry.assessors import FIELDS, PRIVATE, SAID, account, register
from tests.registry.conftest import area, school
from tests.web.reader import Reader

__all__ = ["area", "school"]
pytestmark = pytest.mark.django_db
TYPED = {
    **{name: str(value) for name, value in FIELDS.items() if name not in ("languages", "expertise")},
    **PRIVATE,
    "languages": "th",
    "expertise": "early",
}


@pytest.fixture
def malai(registrar: Person, now: datetime) -> Assessor:
    """An assessor of Chiang Mai, chair for basic education."""
    row = register(registrar, now)
    assessor_days.give_seat(
        assessor_id=row.pk, level="basic", seat="chair", on=date(2023, 11, 1), by=registrar, at=now
    )
    return row


def told(html: str) -> list[str]:
    """Return what of the private part stands in full on a page."""
    return [word for word in SAID if word in html]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_list_names_levels_and_seats_and_is_narrowed(
    registrar: Person, malai: Assessor, language: str
) -> None:
    reader = Reader(registrar, language)
    page = reader.open("/assessors/")
    seat = {"th": "การศึกษาขั้นพื้นฐาน ประธาน", "en": "Basic education Chair"}[language]
    assert (seat in page.text, told(page.html)) == (True, [])
    assert reader.open("/assessors/", region="south").links().get("คุณมาลัย สมมติกุล") is None
    everybody = reader.open("/assessors/", level="basic", seat="chair", q="มาลัย")
    assert f"/assessors/{malai.pk}/" in everybody.links().values()


def test_one_and_three_rows_cost_the_same(registrar: Person, malai: Assessor, now: datetime) -> None:
    reader = Reader(registrar)

    def asked() -> int:
        forget_all()
        with CaptureQueriesContext(connection) as seen:
            reader.open("/assessors/")
        return len(seen)

    reader.open("/assessors/")
    one = asked()
    for name in ("ก", "ข"):
        assessors.add(fields=FIELDS | {"name_th": name}, identity={}, by=registrar, at=now)
    assert asked() == one


def test_the_export_holds_what_the_list_shows_and_nothing_private(auditor: Person, malai: Assessor) -> None:
    answer = Reader(auditor).client.get("/assessors/list.xlsx?level=basic")
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)  # type: ignore[union-attr]
    assert rows[1] == (
        "A-00001",
        "คุณมาลัย สมมติกุล",
        "Malai Sommotkun",
        "ภาคเหนือ",
        "เชียงใหม่",
        "เมืองเชียงใหม่",
        "ไทย, อังกฤษ",
        "การศึกษาขั้นพื้นฐาน: ประธาน",
        "ปฏิบัติหน้าที่",
        "12",
        None,
    )
    assert len(rows) == 2


def test_an_assessor_is_registered_and_nothing_typed_is_lost(registrar: Person) -> None:
    reader = Reader(registrar)
    wrong = reader.send("/assessors/add/", status=422, **TYPED | {"national_id": "12", "name_th": ""})
    codes = [code for code in ("ASSESSOR-002", "ASSESSOR-004") if code in wrong.html]
    assert (codes, 'value="malai@people.example"' in wrong.html) == (["ASSESSOR-002"], True)
    page = reader.send("/assessors/add/", **TYPED)
    assert (page.heading, told(page.html)) == ("คุณมาลัย สมมติกุล", [])
    assert Assessor.objects.get().number == "A-00001"


def test_a_change_keeps_the_past_and_a_second_saver_is_told(registrar: Person, malai: Assessor) -> None:
    reader, here = Reader(registrar), f"/assessors/{malai.pk}/"
    empty = dict.fromkeys(PRIVATE, "")
    malai.refresh_from_db()
    given = TYPED | empty | {"name_th": "มาลัย ตัวอย่างดี", "on": "1 พ.ย. 2566", "source": "หนังสือ 1"}
    page = reader.send(f"{here}edit/", **given, revision=str(malai.revision))
    assert (page.heading, "มาลัย สมมติกุล" in page.text) == ("คุณมาลัย ตัวอย่างดี", True)
    then = reader.open(here, on="31/10/2566")
    assert (then.heading, "31 ตุลาคม 2566" in then.text) == ("คุณมาลัย สมมติกุล", True)
    late = reader.send(f"{here}edit/", status=422, **given, revision=str(malai.revision))
    assert ("EDIT-001" in late.html, 'value="หนังสือ 1"' in late.html) == (True, True)


def test_the_position_of_a_home_shows_to_the_officer_and_the_assessor_alone(
    registrar: Person, auditor: Person, malai: Assessor, now: datetime
) -> None:
    revision = Assessor.objects.get(pk=malai.pk).revision
    told = {"assessor_id": malai.pk, "identity": {}, "on": date(2024, 1, 5), "revision": revision}
    assessors.edit(fields={"latitude": "18.81"}, by=registrar, at=now, **told)
    there = f"/assessors/{malai.pk}/"
    pages = (Reader(registrar).open(there), Reader(account(malai)).open("/my-register/"))
    assert [("18.79" in page.text, "18.81" in page.text) for page in pages] == [(True, True)] * 2
    page = Reader(auditor).open(there)
    assert [degrees in page.text for degrees in ("18.79", "18.81", "98.98")] == [False] * 3
    assert "เปลี่ยนแล้ว แสดงเฉพาะเจ้าหน้าที่ประเมิน" in page.text


def test_seats_stand_as_on_the_day_that_is_looked_at(registrar: Person, malai: Assessor) -> None:
    reader, there = Reader(registrar), f"/assessors/{malai.pk}/"
    change = f"{there}seat/?level=basic"  # stands beside a seat that is held
    days = {"": True, "31 ต.ค. 2566": False, "1 พ.ย. 2566": True}
    assert {on: change in reader.open(there, on=on).links().values() for on in days} == days
    assert "ตั้งแต่ 1 พ.ย. 66" in reader.open(there, on="31 ต.ค. 2566").text


def test_private_parts_show_once_for_a_purpose(registrar: Person, malai: Assessor) -> None:
    reader, address = Reader(registrar), f"/assessors/{malai.pk}/private/"
    for page in (reader.open(f"/assessors/{malai.pk}/"), reader.open(address)):
        assert ("m•••@people.example" in page.text, told(page.html)) == (True, [])
    refused = reader.send(address, status=422, why="")
    assert (told(refused.html), "ASSESSOR-009" in refused.html) == ([], True)
    shown = reader.send(address, why="pay")
    assert (told(shown.html), shown.response["Cache-Control"]) == (list(SAID), "no-store")
    assert AuditRow.objects.filter(step="assessor.show").count() == 1
    assert told(reader.open(address).html) == []


def test_the_dated_part_is_kept_on_pages(registrar: Person, malai: Assessor, school: Institution) -> None:
    reader, here = Reader(registrar), f"/assessors/{malai.pk}/"
    missing = reader.send(f"{here}tie/", status=422, kind="employed")
    assert "ASSESSOR-011" in missing.html
    page = reader.send(f"{here}tie/", kind="employed", institution="1050010001", starts="1 ต.ค. 2560")
    assert page.links()["โรงเรียนบ้านสมมติ"] == f"/institutions/{school.pk}/"
    tie = malai.ties.get()
    page = reader.send(f"/assessors/ties/{tie.pk}/end/", on="30 ก.ย. 2566")
    assert "30 ก.ย. 66" in page.text
    page = reader.send(f"/assessors/ties/{tie.pk}/drop/", reason="ผิดคน")
    assert "โรงเรียนบ้านสมมติ" not in page.links()
    page = reader.send(f"{here}seat/", level="higher", seat="member", on="1 ธ.ค. 2566")
    assert "การอุดมศึกษา กรรมการ" in page.text
    page = reader.send(f"{here}off/", starts="1 ธ.ค. 2570", ends="5 ธ.ค. 2570", reason="leave")
    assert "1 ธ.ค. 70 – 5 ธ.ค. 70" in page.text
    page = reader.send(f"/assessors/off/{malai.time_off.get().pk}/cancel/")
    assert "5 ธ.ค. 70 ลา" not in page.text
    malai.refresh_from_db()
    given = {"on": "1 ธ.ค. 2566", "reason": "ขอพัก", "revision": str(malai.revision)}
    page = reader.send(f"{here}standing/", standing="resting", **given)
    assert "พักปฏิบัติหน้าที่" in page.text
    assert "พักปฏิบัติหน้าที่" in reader.open("/assessors/", standing="any").text


def test_an_assessor_lands_on_their_own_page_and_proposes(
    malai: Assessor, registrar: Person, now: datetime
) -> None:
    own, officer = Reader(account(malai)), Reader(registrar)
    assert own.client.get("/")["location"] == "/my-register/"
    page = own.open("/my-register/")
    assert (page.heading, "คุณมาลัย สมมติกุล" in page.text, told(page.html)) == ("ทะเบียนของฉัน", True, [])
    assert told(own.send(f"/my-register/{malai.pk}/private/", why="asked").html) == list(SAID)
    page = own.send(f"/my-register/{malai.pk}/off/", starts="1/12/2570", ends="2/12/2570", reason="work")
    assert "1 ธ.ค. 70 – 2 ธ.ค. 70" in page.text
    open_part = {name: value for name, value in TYPED.items() if name not in PRIVATE}
    same = own.send(
        f"/my-register/{malai.pk}/propose/",
        status=422,
        **open_part | {"languages": ["th", "en"], "expertise": ["early", "teaching"]},
    )
    assert "ASSESSOR-020" in same.html
    page = own.send(
        f"/my-register/{malai.pk}/propose/", **open_part | {"max_load": "5", "phone": "๐๘๙๙๙๙๙๙๙๙"}
    )
    assert ("รอพิจารณา" in page.text, "••••••999" in page.text) == (True, True)
    assert officer.open("/assessors/").links()["ข้อเสนอแก้ข้อมูล 1"] == "/assessors/proposals/"
    waiting = officer.open("/assessors/proposals/")
    assert ("คุณมาลัย สมมติกุล" in waiting.text, "••••••999" in waiting.text) == (True, True)
    made = AssessorProposal.objects.get()
    silent = officer.send(f"/assessors/proposals/{made.pk}/", status=422, answer="decline", reason="")
    assert "REG-015" in silent.html
    officer.send(f"/assessors/proposals/{made.pk}/", answer="accept", reason="")
    malai.refresh_from_db()
    assert (malai.max_load, malai.languages, malai.expertise) == (5, "th", "early")
    assert Notice.objects.count() == 0  # the worker tells


def test_an_assessor_sees_nobody_else(malai: Assessor, registrar: Person, now: datetime) -> None:
    other = assessors.add(fields=FIELDS | {"name_th": "คนอื่น"}, identity={}, by=registrar, at=now)
    own = Reader(account(malai))
    for address in (f"/my-register/{other.pk}/private/", f"/my-register/{other.pk}/propose/"):
        assert "ASSESSOR-001" in own.client.get(address).content.decode()
    assert own.client.get(f"/assessors/{malai.pk}/").status_code == 403


def test_an_account_is_tied_to_an_entry_by_its_number(admin: Person, malai: Assessor) -> None:
    person = Person.objects.create_user("new", name_th="คนใหม่ (ทดสอบ)")
    reader = Reader(admin)
    given = {"role": Role.ASSESSOR.value, "unit": "", "parent_agency": "", "starts": "", "ends": ""}
    unknown = reader.send(f"/people/{person.pk}/grant/", status=422, **given, assessor="A-99999")
    assert "ASSESSOR-001" in unknown.html
    bare = reader.send(f"/people/{person.pk}/grant/", status=422, **given)
    assert "PEOPLE-009" in bare.html
    reader.send(f"/people/{person.pk}/grant/", **given, assessor=" a-00001 ")
    assert person.grants.get().scope == f"assessor:{malai.pk}"
