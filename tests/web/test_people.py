"""The administrator's pages of people and roles."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, RoleGrant, Unit
from prakan.registry.models import Assessor
from tests.assessment.conftest import outsider
from tests.assessment.team_world import hired
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def console(client: Client, admin: Person) -> Client:
    """The administrator's browser."""
    client.force_login(admin)
    return client


NEW = {
    "username": "somying",
    "name_th": "สมหญิง (ทดสอบ)",
    "name_en": "",
    "email": "s@agency.example",
    "language": "th",
}


def test_a_person_is_added_without_a_role(console: Client) -> None:
    answer = console.post("/people/new/", NEW)
    added = Person.objects.get(username="somying")
    assert (answer.status_code, answer["location"]) == (302, f"/people/{added.pk}/")
    assert (added.has_usable_password(), added.grants.count()) == (False, 0)
    assert AuditRow.objects.get().step == "person.add"


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"username": "Admin"}, "PEOPLE-006"), ({"email": "ADMIN@agency.example"}, "PEOPLE-006")],
)
def test_a_name_or_address_in_use_is_refused_and_nothing_typed_is_lost(
    console: Client, changed: dict[str, str], code: str
) -> None:
    page = console.post("/people/new/", {**NEW, **changed})
    text = page.content.decode()
    assert (page.status_code, code in text, 'value="สมหญิง (ทดสอบ)"' in text) == (422, True, True)
    assert Person.objects.count() == 1


def test_a_role_is_granted_and_revoked_and_the_trail_keeps_both(
    console: Client, owner: Person, other_unit: Unit
) -> None:
    given = {"role": Role.UNIT_HEAD.value, "unit": other_unit.code, "starts": "", "ends": ""}
    assert console.post(f"/people/{owner.pk}/grant/", given).status_code == 302
    grant = RoleGrant.objects.get(person=owner, role=Role.UNIT_HEAD)
    assert console.post(f"/people/{owner.pk}/revoke/{grant.pk}/").status_code == 302
    assert not RoleGrant.objects.filter(pk=grant.pk).exists()
    assert list(AuditRow.objects.values_list("step", flat=True)) == ["person.grant", "person.revoke"]
    page = console.get(f"/people/{owner.pk}/").content.decode()
    assert (page.count("<code>person.grant</code>"), page.count("<code>person.revoke</code>")) == (1, 1)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"role": "project_owner", "unit": "โครงการ"}, "PEOPLE-001"),
        ({"role": "unit_head", "unit": ""}, "PEOPLE-003"),
    ],
)
def test_a_role_that_cannot_be_given_says_why(
    console: Client, owner: Person, given: dict[str, str], code: str
) -> None:
    page = console.post(f"/people/{owner.pk}/grant/", given)
    assert (page.status_code, code in page.content.decode()) == (422, True)


def test_a_time_that_ends_before_it_starts_is_refused(console: Client, owner: Person) -> None:
    given = {"role": "auditor", "unit": "", "starts": "2024-02-01", "ends": "2024-01-01"}
    page = console.post(f"/people/{owner.pk}/grant/", given)
    assert (page.status_code, RoleGrant.objects.filter(role="auditor").count()) == (422, 0)


@pytest.mark.parametrize("typed", ["2024-02-01", "1 ก.พ. 2567", "๑ กุมภาพันธ์ ๒๕๖๗"])
def test_the_days_of_a_role_are_typed_in_either_era(console: Client, owner: Person, typed: str) -> None:
    console.post(f"/people/{owner.pk}/grant/", {"role": "auditor", "unit": "", "starts": typed, "ends": ""})
    assert RoleGrant.objects.get(role="auditor").starts == date(2024, 2, 1)


def test_the_same_role_for_the_whole_agency_twice_is_refused_by_the_database(owner: Person) -> None:
    RoleGrant.objects.create(person=owner, role="auditor")
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(person=owner, role="auditor")


def test_an_administrator_keeps_their_own_role_and_account(console: Client, admin: Person) -> None:
    grant = admin.grants.get()
    for address, data in (
        (f"/people/{admin.pk}/revoke/{grant.pk}/", {}),
        (f"/people/{admin.pk}/active/", {"active": "no"}),
    ):
        page = console.post(address, data)
        assert (page.status_code, "PEOPLE-004" in page.content.decode()) == (422, True)
    admin.refresh_from_db()
    assert (admin.is_active, admin.grants.count()) == (True, 1)


def test_an_account_is_shut_and_opened_again(console: Client, owner: Person) -> None:
    for wanted, active in (("no", False), ("yes", True), ("yes", True)):
        console.post(f"/people/{owner.pk}/active/", {"active": wanted})
        owner.refresh_from_db()
        assert owner.is_active == active
    assert list(AuditRow.objects.values_list("step", flat=True)) == ["person.deactivate", "person.activate"]


def test_a_longer_list_asks_the_database_no_more_questions(console: Client, unit: Unit) -> None:
    questions = []
    for number in range(3):
        person = Person.objects.create_user(f"p{number}", name_th=f"บุคคล {number}")
        RoleGrant.objects.create(person=person, role=Role.PROJECT_OWNER, unit=unit)
        with CaptureQueriesContext(connection) as asked:
            page = console.get("/people/").content.decode()
        assert page.count('<th scope="row">') == number + 2
        questions.append(len(asked))
    assert questions[0] == questions[2]


def test_an_auditor_reads_and_is_offered_nothing_to_change(
    client: Client, auditor: Person, owner: Person
) -> None:
    client.force_login(auditor)
    page = client.get(f"/people/{owner.pk}/").content.decode()
    assert ("/grant/" in page, "/revoke/" in page, "/active/" in page) == (False, False, False)


def test_my_account_shows_my_roles_and_keeps_my_language(client: Client, owner: Person) -> None:
    client.force_login(owner)
    page = client.get("/account/").content.decode()
    assert ("เจ้าของโครงการ" in page, "งานโครงการ (ทดสอบ)" in page.replace("\u2060", "")) == (True, True)
    client.post("/account/language/", {"language": "en"})
    assert '<html lang="en"' in client.get("/account/").content.decode()
    refused = client.post("/account/language/", {"language": "xx"})
    assert (refused.status_code, "PEOPLE-007" in refused.content.decode()) == (422, True)


def test_a_page_says_by_name_whom_a_role_is_for(admin: Person, now: datetime) -> None:
    hired(1, now)
    assessor = Assessor.objects.get()
    person = outsider("somebody", Role.ASSESSOR, f"assessor:{assessor.pk}")
    RoleGrant.objects.create(person=person, role=Role.REPORT_READER.value, scope="level:all")
    RoleGrant.objects.create(person=person, role=Role.COORDINATION_CENTRE.value, scope="centre:gone")
    page = Reader(admin).open(f"/people/{person.pk}/")
    said = [assessor.name.th in page.text, "ทุกระดับ" in page.text, "centre:gone" in page.text]
    assert (said, f"assessor:{assessor.pk}" in page.text) == ([True, True, True], False)
