"""Pages of contacts: masked lists, showing for a purpose, adding, changing, ending and taking back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions.contact_points import add, end
from prakan.registry.models import ContactPoint, Institution, ParentAgency
from tests.assessment.conftest import far_area, far_school, principal, stranger, supervisor
from tests.registry.conftest import area, school
from tests.registry.contacts import LINE, MAIL, NAME, PHONE, SAID, contact, install_roles
from tests.web.reader import Reader

__all__ = ["area", "far_area", "far_school", "principal", "school", "stranger", "supervisor"]
pytestmark = pytest.mark.django_db
TYPED = {"role": "sar", "name": NAME, "email": MAIL, "phone": PHONE, "line": LINE, "language": "th"}


@pytest.fixture(autouse=True)
def _roles(db: None, now: datetime) -> None:
    install_roles(now)


@pytest.fixture
def kept(school: Institution, registrar: Person, now: datetime) -> ContactPoint:
    """The school's SAR officer."""
    return add(institution_id=school.pk, fields=contact(), by=registrar, at=now)


def told(html: str) -> list[str]:
    """Return what stands in full on a page."""
    return [word for word in SAID if word in html]


def test_lists_show_masked_and_the_step_shows_once_for_a_purpose(
    registrar: Person, kept: ContactPoint, school: Institution
) -> None:
    reader = Reader(registrar)
    for address in (
        f"/contacts/of/{school.pk}/",
        f"/institutions/{school.pk}/",
        f"/contacts/{kept.pk}/edit/",
    ):
        page = reader.open(address)
        assert ("s•••@school.example" in page.text, told(page.html)) == (True, [])
    address = f"/contacts/{kept.pk}/show/"
    asked = reader.open(address)
    assert (told(asked.html), asked.response["Cache-Control"]) == ([], "no-store")
    refused = reader.send(address, status=422, purpose="")
    assert (told(refused.html), "CONTACT-012" in refused.html) == ([], True)
    page = reader.send(address, purpose="call")
    assert (told(page.html), page.response["Cache-Control"]) == (list(SAID), "no-store")
    row = AuditRow.objects.get(step="contact_point.show")
    assert (row.by, row.after["purpose"]) == (registrar, "call")
    assert told(reader.open(address).html) == []


def test_a_school_keeps_its_own_contacts_and_no_others(
    principal: Person, stranger: Person, school: Institution
) -> None:
    reader, other = Reader(principal), Reader(stranger)
    here = f"/contacts/of/{school.pk}/"
    assert "ยังไม่มีผู้ติดต่อ" in reader.open(here).text
    missing = reader.send(f"{here}add/", status=422, **TYPED | {"email": "", "phone": "", "line": ""})
    assert ("CONTACT-010" in missing.html, NAME in missing.html) == (True, True)
    reader.client.post(f"{here}add/", TYPED)
    made = ContactPoint.objects.get()
    assert "s•••@school.example" in reader.open(here).text
    for address in (here, f"{here}add/", f"/contacts/{made.pk}/edit/", f"/contacts/{made.pk}/show/"):
        assert "CONTACT-009" in other.client.get(address).content.decode()
    assert "1 สถานศึกษาที่เปิดอยู่ = 0 มีที่อยู่ติดต่อ + 1 ไม่มี" in other.open("/contacts/").text
    assert "1 สถานศึกษาที่เปิดอยู่ = 1 มีที่อยู่ติดต่อ + 0 ไม่มี" in reader.open("/contacts/").text


def test_a_contact_is_changed_ended_and_taken_back(
    registrar: Person, kept: ContactPoint, school: Institution
) -> None:
    reader, here = Reader(registrar), f"/contacts/of/{school.pk}/"
    empty = dict.fromkeys(("name", "email", "phone", "line", "given_by"), "")
    given = {**empty, "role": "office", "language": "en", "revision": "1"}
    reader.client.post(f"/contacts/{kept.pk}/edit/", given)
    kept.refresh_from_db()
    assert (kept.role.code, kept.language, kept.revision) == ("office", "en", 2)
    late = reader.send(f"/contacts/{kept.pk}/edit/", status=422, **given | {"name": "ชื่อใหม่"})
    assert ("EDIT-001" in late.html, "ชื่อใหม่" in late.html) == (True, True)
    yesterday = timezone.localdate() - timedelta(days=1)
    reader.client.post(f"/contacts/{kept.pk}/end/", {"on": yesterday.isoformat()})
    assert "ผู้ติดต่อเดิม" in reader.open(here).text
    reader.client.post(f"/contacts/{kept.pk}/take-back/")
    assert "ผู้ติดต่อเดิม" not in reader.open(here).text
    reader.client.post(f"/contacts/{kept.pk}/end/", {"on": yesterday.isoformat()})
    reader.client.post(f"/contacts/{kept.pk}/erase/", {"reason": "เจ้าของข้อมูลขอ"})
    assert ("ลบข้อมูลแล้ว" in reader.open(here).text, ContactPoint.objects.get().personal) == (True, "")


def test_the_board_narrows_to_those_without_an_address(
    registrar: Person, kept: ContactPoint, far_school: Institution
) -> None:
    reader = Reader(registrar)
    assert set(reader.open("/contacts/").links()) >= {"โรงเรียนบ้านสมมติ", "โรงเรียนบ้านไกล"}
    bare = reader.open("/contacts/?without=on").links()
    assert ("โรงเรียนบ้านสมมติ" in bare, "โรงเรียนบ้านไกล" in bare) == (False, True)


def test_a_parent_agency_keeps_its_own(supervisor: Person, area: ParentAgency, kept: ContactPoint) -> None:
    reader = Reader(supervisor)
    assert reader.open("/contacts/").links()["สำนักงานเขตพื้นที่สมมติ 1"] == "/contacts/agency/area1/"
    reader.client.post("/contacts/agency/area1/add/", TYPED | {"role": "office"})
    assert "s•••@school.example" in reader.open("/contacts/agency/area1/").text


def test_who_has_no_business_with_contacts_sees_none(
    officer: Person,
    auditor: Person,
    registrar: Person,
    kept: ContactPoint,
    school: Institution,
    now: datetime,
) -> None:
    assert "ผู้ติดต่อ" not in Reader(officer).open(f"/institutions/{school.pk}/").text
    seen = Reader(auditor).open(f"/contacts/of/{school.pk}/")
    assert ("s•••@school.example" in seen.text, "แสดง" in seen.links()) == (True, False)
    end(contact_id=kept.pk, on=timezone.localdate(now), by=registrar, at=now)
    assert "s•••@school.example" in Reader(auditor, "en").open(f"/contacts/of/{school.pk}/").text
