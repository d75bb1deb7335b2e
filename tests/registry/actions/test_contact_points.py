"""Contacts: kept encrypted, reached by those who look after them, shown for a purpose that is recorded."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from prakan.domain.contact_points import Personal
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions.contact_points import add, edit, end, erase, erase_due, show, take_back
from prakan.registry.models import ContactPoint, Institution, ParentAgency
from prakan.registry.queries.contact_points import (
    contact_board,
    contact_point,
    contact_points,
    owner_of_agency,
    owner_of_institution,
)
from tests.assessment.conftest import far_area, far_school, far_supervisor, principal, stranger, supervisor
from tests.registry.contacts import MAIL, NAME, SAID, contact, install_roles

__all__ = ["far_area", "far_school", "far_supervisor", "principal", "stranger", "supervisor"]
pytestmark = pytest.mark.django_db
MASKED = Personal("ค•••", "s•••@school.example", "••••••678", "s•••")


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        call()
    return [fault.code for fault in refused.value.faults]


@pytest.fixture(autouse=True)
def _roles(db: None, now: datetime) -> None:
    install_roles(now)


@pytest.fixture
def kept(school: Institution, registrar: Person, now: datetime) -> ContactPoint:
    """The school's SAR officer."""
    return add(institution_id=school.pk, fields=contact(), by=registrar, at=now)


def everything_stored() -> str:
    """Return every row of every table as text: what a copy of the database tells."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            told += ["\t".join(map(str, row)) for row in cursor.fetchall()]
    return "\n".join(told)


def test_what_tells_who_it_is_stands_nowhere_readable(
    kept: ContactPoint, registrar: Person, now: datetime
) -> None:
    fields = contact(name="ครูอีกคน สมมติ", email="other@school.example")
    edit(contact_id=kept.pk, fields=fields, revision=1, by=registrar, at=now)
    show(contact_id=kept.pk, purpose="call", by=registrar, at=now)
    stored = everything_stored()
    told = (*SAID, "ครูอีกคน สมมติ", "other@school.example", f"0{SAID[2][3:]}")
    assert [word for word in told if word in stored or json.dumps(word)[1:-1] in stored] == []
    assert "หนังสือ 1" in stored


def test_it_shows_masked(kept: ContactPoint, registrar: Person, auditor: Person, school: Institution) -> None:
    for reader in (registrar, auditor):
        (view,) = contact_points(reader, owner_of_institution(reader, school.pk))
        assert (view.masked, view.role, view.source) == (MASKED, "sar", "หนังสือ 1 (ตัวอย่าง)")


def test_showing_asks_for_a_purpose_and_is_recorded_each_time(
    kept: ContactPoint, registrar: Person, school: Institution, now: datetime
) -> None:
    def ask(purpose: str, detail: str = "") -> Personal:
        return show(contact_id=kept.pk, purpose=purpose, detail=detail, by=registrar, at=now)

    assert codes(lambda: ask("")) == ["CONTACT-012"]
    assert codes(lambda: ask("other", " ")) == ["CONTACT-012"]
    assert AuditRow.objects.filter(step="contact_point.show").count() == 0
    assert ask("call") == Personal(*SAID)
    assert ask("other", "เรียกประชุม").email == MAIL
    rows = AuditRow.objects.filter(step="contact_point.show").order_by("pk")
    assert [(row.by, row.subject, row.after["purpose"], row.after["detail"]) for row in rows] == [
        (registrar, f"institution:{school.pk}", "call", ""),
        (registrar, f"institution:{school.pk}", "other", "เรียกประชุม"),
    ]
    assert rows[0].after["shown"] == ["name", "email", "phone", "line"]


@pytest.mark.parametrize(
    ("username", "code"),
    [
        ("auditor", "ACCESS-001"),
        ("officer", "ACCESS-001"),
        ("stranger", "CONTACT-009"),
        ("far-supervisor", "CONTACT-009"),
    ],
)
@pytest.mark.usefixtures("auditor", "officer", "stranger", "far_supervisor")
def test_who_may_not_is_refused_first(kept: ContactPoint, username: str, code: str, now: datetime) -> None:
    given: dict[str, Any] = {"by": Person.objects.get(username=username), "at": now}
    of = kept.institution_id
    assert codes(lambda: show(contact_id=kept.pk, purpose="call", **given)) == [code]
    assert codes(lambda: edit(contact_id=kept.pk, fields=contact(), revision=1, **given)) == [code]
    assert codes(lambda: end(contact_id=kept.pk, on=date(2024, 1, 5), **given)) == [code]
    assert codes(lambda: take_back(contact_id=kept.pk, **given)) == [code]
    assert codes(lambda: add(institution_id=of, fields=contact(), **given)) == [code]
    assert codes(lambda: erase(contact_id=kept.pk, reason="ก", **given)) == ["ACCESS-001"]
    assert AuditRow.objects.filter(step__startswith="contact_point").count() == 1
    kept.refresh_from_db()
    assert (kept.revision, kept.ends) == (1, None)


def test_who_may_not_reads_none(
    kept: ContactPoint, registrar: Person, officer: Person, stranger: Person
) -> None:
    assert kept.institution_id is not None
    owner = owner_of_institution(registrar, kept.institution_id)
    assert codes(lambda: contact_points(officer, owner)) == ["ACCESS-001"]
    assert codes(lambda: owner_of_institution(stranger, owner.id)) == ["CONTACT-009"]
    assert codes(lambda: contact_point(stranger, kept.pk)) == ["CONTACT-009"]
    assert codes(lambda: contact_board(officer)) == ["ACCESS-001"]


def test_an_institution_and_its_parent_look_after_their_own(
    school: Institution, area: ParentAgency, principal: Person, supervisor: Person, now: datetime
) -> None:
    own = add(institution_id=school.pk, fields=contact(), by=principal, at=now)
    edit(contact_id=own.pk, fields=contact(email="new@school.example"), revision=1, by=supervisor, at=now)
    assert show(contact_id=own.pk, purpose="check", by=principal, at=now).email == "new@school.example"
    add(agency="area1", fields=contact("office"), by=supervisor, at=now)
    assert codes(lambda: add(agency="area1", fields=contact("office"), by=principal, at=now)) == [
        "CONTACT-009"
    ]
    assert codes(lambda: add(agency="department", fields=contact("office"), by=supervisor, at=now)) == [
        "CONTACT-009"
    ]
    assert len(contact_points(supervisor, owner_of_agency(supervisor, "area1"))) == 1


def test_what_is_left_empty_stays_and_a_dash_takes_away(
    kept: ContactPoint, registrar: Person, now: datetime
) -> None:
    fields = contact(name="", email="", phone="-", line="@new.line")
    edit(contact_id=kept.pk, fields=fields, revision=1, by=registrar, at=now)
    kept.refresh_from_db()
    assert (kept.phone_mark, bool(kept.mail_mark)) == ("", True)
    told = show(contact_id=kept.pk, purpose="check", by=registrar, at=now)
    assert told == Personal(NAME, MAIL, "", "@new.line")
    row = AuditRow.objects.filter(step="contact_point.edit").latest("pk")
    assert row.after["changed"] == ["phone", "line"]
    assert codes(lambda: edit(contact_id=kept.pk, fields=fields, revision=1, by=registrar, at=now)) == [
        "EDIT-001"
    ]


def test_every_fault_is_told_at_once(school: Institution, registrar: Person, now: datetime) -> None:
    def give(role: str = "sar", **typed: str) -> ContactPoint:
        return add(institution_id=school.pk, fields=contact(role, **typed), by=registrar, at=now)

    assert codes(lambda: give(email="a@b", phone="12", line="ไทย", name="ก" * 201)) == [
        "CONTACT-016",
        "CONTACT-002",
        "CONTACT-001",
        "CONTACT-018",
    ]
    assert codes(lambda: give(email="", phone="", line="")) == ["CONTACT-010"]
    assert codes(lambda: give("nobody")) == ["CONTACT-011"]
    give()
    assert codes(lambda: give(phone="", email=MAIL.upper())) == ["CONTACT-017"]
    assert give("office").role.code == "office"


def test_an_ended_contact_is_taken_back(kept: ContactPoint, registrar: Person, now: datetime) -> None:
    day = timezone.localdate(now)
    end(contact_id=kept.pk, on=day, by=registrar, at=now)
    assert codes(lambda: end(contact_id=kept.pk, on=day, by=registrar, at=now)) == ["CONTACT-014"]
    take_back(contact_id=kept.pk, by=registrar, at=now)
    kept.refresh_from_db()
    assert kept.ends is None
    assert codes(lambda: take_back(contact_id=kept.pk, by=registrar, at=now)) == ["CONTACT-015"]


def test_what_has_ended_is_erased_for_good(kept: ContactPoint, registrar: Person, now: datetime) -> None:
    def wipe(reason: str = "เจ้าของข้อมูลขอ") -> None:
        erase(contact_id=kept.pk, reason=reason, by=registrar, at=now)

    assert codes(wipe) == ["CONTACT-020"]
    end(contact_id=kept.pk, on=timezone.localdate(now), by=registrar, at=now)
    assert codes(lambda: wipe(" ")) == ["REG-015"]
    wipe()
    kept.refresh_from_db()
    assert (kept.personal, kept.mail_mark, kept.phone_mark, kept.erased_at) == ("", "", "", now)
    assert codes(wipe) == ["CONTACT-020"]
    assert codes(lambda: take_back(contact_id=kept.pk, by=registrar, at=now)) == ["CONTACT-021"]


def test_the_worker_erases_after_the_days_that_are_set_and_none_before_they_are(
    kept: ContactPoint, registrar: Person, now: datetime
) -> None:
    end(contact_id=kept.pk, on=timezone.localdate(now), by=registrar, at=now)
    later = now + timedelta(days=91)
    assert erase_due(days=None, at=later) == 0
    assert erase_due(days=90, at=now + timedelta(days=90)) == 0
    assert erase_due(days=90, at=later) == 1
    assert erase_due(days=90, at=later) == 0
    kept.refresh_from_db()
    assert (kept.personal, kept.erased_at) == ("", later)
    row = AuditRow.objects.get(step="contact_point.erase")
    assert (row.by, row.after["contacts"]) == (None, [kept.pk])


def test_another_key_opens_nothing_and_says_so(
    kept: ContactPoint, registrar: Person, now: datetime, settings: Settings
) -> None:
    settings.SECRET_KEY = "another key of this installation"
    _owner, view = contact_point(registrar, kept.pk)
    assert (view.readable, view.masked) == (False, Personal())
    assert codes(lambda: show(contact_id=kept.pk, purpose="call", by=registrar, at=now)) == ["CONTACT-019"]
    bare = contact(name="", email="", phone="", line="")
    assert codes(lambda: edit(contact_id=kept.pk, fields=bare, revision=1, by=registrar, at=now)) == [
        "CONTACT-019"
    ]
    edit(contact_id=kept.pk, fields=contact(), revision=1, by=registrar, at=now)
    assert contact_point(registrar, kept.pk)[1].masked == MASKED


def test_the_board_tells_who_cannot_be_reached(
    kept: ContactPoint,
    other_school: Institution,
    far_school: Institution,
    registrar: Person,
    supervisor: Person,
) -> None:
    board = contact_board(registrar)
    assert (board.total, board.having, board.without) == (3, 1, 2)
    bare = contact_board(registrar, without=True)
    assert sorted(line.id for line, _ in bare.lines) == sorted([other_school.pk, far_school.pk])
    own = contact_board(supervisor)
    assert (own.total, own.without, {line.id: has for line, has in own.lines}) == (
        2,
        1,
        {kept.institution_id: True, other_school.pk: False},
    )


def test_an_audit_row_is_plain_json_without_addresses(kept: ContactPoint) -> None:
    row = AuditRow.objects.get(step="contact_point.edit")
    assert json.loads(json.dumps(row.after)) == {
        "added": ["name", "email", "phone", "line"],
        "role": "sar",
        "language": "th",
        "starts": None,
        "ends": None,
        "source": "หนังสือ 1 (ตัวอย่าง)",
    }
