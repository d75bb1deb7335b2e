"""Contacts that a roster names are kept with it, encrypted; nothing entered by hand is overwritten."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from prakan.domain.contact_points import Personal
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions import contact_points, roster_intake
from prakan.registry.models import (
    ContactPoint,
    Institution,
    ParentAgency,
    RosterContact,
    RosterIntake,
)
from prakan.registry.queries.contact_points import personal_of
from prakan.registry.queries.rosters import lines
from tests.registry.actions.test_roster_intake import checked, committed, problems_of
from tests.registry.contacts import contact, install_roles

HEADINGS = ["รหัสสถานศึกษา", "ชื่อโรงเรียน", "ระดับ", "ตำบล", "อำเภอ", "จังหวัด", "ผู้อำนวยการ", "โทรศัพท์", "อีเมล"]
NAME, PHONE, MAIL = "ครูสมมติ ทดลอง", "042-123456", "head@school.example"
MOBILE, OTHER = "๐๘๑-๒๓๔๕๖๗๘", "๐๘๙-๘๗๖๕๔๓๒"
Row = list[str]


def school(number: int, *reach: str) -> Row:
    """Return a line of a school with its head, telephone and e-mail."""
    return [f"104242000{number}", f"โรงเรียนสมมติ{number}", "ประถมศึกษา", "กุดป่อง", "เมือง", "เลย", *reach]


def table(*rows: Row) -> bytes:
    """Return a roster with columns of contacts as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows([HEADINGS, *rows])
    return out.getvalue().encode()


def told() -> list[tuple[str, str, str, str]]:
    """Return role, name, telephone and e-mail of every contact that was not erased."""
    rows = ContactPoint.objects.select_related("role").order_by("pk")
    return [(row.role.code, p.name, p.phone, p.email) for row in rows if (p := personal_of(row))]


@pytest.fixture
def desk(area: ParentAgency, registrar: Person, now: datetime) -> Person:
    """Return who takes rosters in, where contacts have roles."""
    install_roles(now)
    return registrar


def test_contacts_are_written_with_the_roster_and_lie_nowhere_in_clear(desk: Person, now: datetime) -> None:
    content = table(school(1, NAME, PHONE, MAIL), school(2, "", MOBILE, ""), school(3, "-", "", ""))
    intake = checked(desk, now, content)
    assert (intake.counts["new"], intake.contacts) == (3, {"new": 2})
    kept = json.dumps([*intake.lines.values("values", "problems", "changes")], default=str)
    kept += json.dumps([intake.layout, [*RosterContact.objects.values("personal")]])
    assert [said for said in (NAME, PHONE, "123456", MAIL, "812345678") if said in kept] == []
    shown = [line.contact for line in lines(desk, intake.pk).lines]
    assert [one and (one.outcome, one.role.en, one.masked) for one in shown] == [
        ("new", "SAR officer", Personal(name="ค•••", email="h•••@school.example", phone="••••••456")),
        ("new", "Office", Personal(phone="••••••678")),
        None,
    ]
    written = committed(desk, now, content)
    assert told() == [("sar", NAME, "+6642123456", MAIL), ("office", "", "+66812345678", "")]
    assert RosterContact.objects.filter(intake=written).count() == 0
    first = ContactPoint.objects.earliest("pk")
    assert (first.institution, first.by, first.source) == (
        Institution.objects.get(codes__value="1042420001"),
        desk,
        f"รายชื่อที่รับ {written.pk} (roster {written.pk})",
    )


def test_the_audit_trail_counts_contacts_and_tells_nothing_of_them(desk: Person, now: datetime) -> None:
    committed(desk, now, table(school(1, NAME, PHONE, MAIL)))
    assert AuditRow.objects.get(step="roster.import").after["contacts"] == {"new": 1}
    trail = json.dumps([*AuditRow.objects.values("before", "after")], ensure_ascii=False, default=str)
    assert [said for said in (NAME, "123456", MAIL) if said in trail] == []


def test_the_next_roster_changes_what_it_tells_and_leaves_the_rest(desk: Person, now: datetime) -> None:
    committed(desk, now, table(school(1, NAME, PHONE, MAIL), school(2, NAME, PHONE, "")))
    again = checked(
        desk, now, table(school(1, NAME, PHONE, MAIL), school(2, "ครูสมมติ อีกคน", "", "new@school.example"))
    )
    assert (again.counts["unchanged"], again.contacts) == (2, {"changed": 1, "unchanged": 1})
    committed(desk, now, table(school(2, "ครูสมมติ อีกคน", "", "new@school.example")))
    assert told() == [
        ("sar", NAME, "+6642123456", MAIL),
        ("sar", "ครูสมมติ อีกคน", "+6642123456", "new@school.example"),
    ]


@pytest.mark.parametrize(
    ("typed", "outcome", "code", "after"),
    [
        ({"name": NAME, "phone": PHONE, "email": MAIL}, "unchanged", 0, 1),
        ({"name": "ครูสมมติ คนก่อน", "phone": PHONE, "email": MAIL}, "by_hand", 1, 1),
        ({"name": "ครูสมมติ คนอื่น", "phone": OTHER, "email": ""}, "new", 0, 2),
    ],
    ids=["the same", "same address", "another address"],
)
def test_what_a_person_entered_is_never_overwritten(
    desk: Person, now: datetime, typed: dict[str, str], outcome: str, code: int, after: int
) -> None:
    committed(desk, now, table(school(1, "", "", "")))
    of = Institution.objects.get().pk
    made = contact_points.add(fields=contact(**typed), institution_id=of, by=desk, at=now)
    before = personal_of(made)
    intake = checked(desk, now, table(school(1, NAME, PHONE, MAIL)))
    assert (intake.contacts, problems_of(intake)["ROSTER-063"]) == ({outcome: 1}, code)
    committed(desk, now, table(school(1, NAME, PHONE, MAIL)))
    made.refresh_from_db()
    assert (personal_of(made), ContactPoint.objects.count()) == (before, after)


def test_a_contact_that_a_person_ended_does_not_come_back_with_the_next_roster(
    desk: Person, now: datetime
) -> None:
    content = table(school(1, NAME, PHONE, MAIL))
    committed(desk, now, content)
    row = ContactPoint.objects.get()
    ContactPoint.objects.update(starts=None)
    contact_points.end(contact_id=row.pk, on=now.date().replace(day=1), by=desk, at=now)
    assert checked(desk, now, content).contacts == {"by_hand": 1}


def test_a_cell_that_cannot_be_read_is_numbered_by_its_cell_and_keeps_no_line_out(
    desk: Person, now: datetime, tmp_path: Path
) -> None:
    rows = (
        school(1, NAME, "12345", "head@school"),
        school(2, "", f"053-123456-7, {MOBILE}", MAIL),
        school(3, NAME, "53123456", ""),
        school(4, NAME, "", ""),
        school(5, "#REF!", PHONE, ""),
    )
    intake = checked(desk, now, table(*rows))
    assert (intake.counts["new"], intake.counts["refused"], intake.contacts) == (5, 0, {"new": 3})
    assert [(p[0], p[2], p[3]) for line in intake.lines.all() for p in line.problems] == [
        ("CONTACT-002", "I2", False),
        ("CONTACT-001", "H2", False),
        ("ROSTER-060", "H3", False),
        ("ROSTER-061", "H4", False),
        ("CONTACT-010", "G5", False),
        ("ROSTER-062", "G6", False),
    ]
    marked = tmp_path / "marked.csv"
    roster_intake.annotate(intake_id=intake.pk, out=marked, by=desk)
    added = [row[9] for row in csv.reader(io.StringIO(marked.read_text("utf-8")))][1:]
    assert [said for said in ("12345", "head@school", "123456", "0812", NAME) if said in "".join(added)] == []


def test_a_contact_entered_meanwhile_stops_the_write_and_is_shown_first(desk: Person, now: datetime) -> None:
    committed(desk, now, table(school(1, "", "", "")))
    intake = checked(desk, now, table(school(1, NAME, PHONE, MAIL)))
    roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=desk, at=now)
    fields = contact(name="ครูสมมติ คนก่อน", phone=PHONE)
    contact_points.add(fields=fields, institution_id=Institution.objects.get().pk, by=desk, at=now)
    roster_intake.work_off(now)
    intake.refresh_from_db()
    assert ([p[0] for p in intake.problems], ContactPoint.objects.count()) == (["ROSTER-008"], 1)
    roster_intake.work_off(now)
    intake.refresh_from_db()
    assert (intake.stage, intake.contacts) == (RosterIntake.Stage.CHECKED, {"by_hand": 1})


def test_the_contact_of_a_doubtful_line_is_decided_with_it(desk: Person, now: datetime) -> None:
    committed(desk, now, table(school(1, "", "", "")))
    other = [*school(2, NAME, PHONE, MAIL)]
    other[1] = "โรงเรียนสมมติ1"
    intake = checked(desk, now, table(other))
    line = intake.lines.get()
    assert (line.outcome, intake.contacts) == ("refused", {"waits": 1})
    roster_intake.choose(intake_id=intake.pk, number=2, choice="new", by=desk, at=now)
    intake.refresh_from_db()
    assert intake.contacts == {"new": 1}


def test_a_line_settled_by_choice_says_what_stays_as_entered(desk: Person, now: datetime) -> None:
    committed(desk, now, table(school(1, "", "", "")))
    of = Institution.objects.get().pk
    fields = contact(name="ครูสมมติ คนก่อน", phone=PHONE)
    contact_points.add(fields=fields, institution_id=of, by=desk, at=now)
    other = [*school(2, NAME, PHONE, "")]
    other[1] = "โรงเรียนสมมติ1"
    intake = checked(desk, now, table(other))
    told = []
    for choice in (str(of), str(of), "new"):
        roster_intake.choose(intake_id=intake.pk, number=2, choice=choice, by=desk, at=now)
        intake.refresh_from_db()
        told.append(([(p[0], p[2]) for p in intake.lines.get().problems], intake.contacts))
    stays = ([("ROSTER-063", "H2")], {"by_hand": 1})
    assert told == [stays, stays, ([], {"new": 1})]


def test_a_stopped_intake_keeps_no_contact(desk: Person, now: datetime) -> None:
    intake = checked(desk, now, table(school(1, NAME, PHONE, MAIL)))
    assert RosterContact.objects.count() == 1
    roster_intake.cancel(intake_id=intake.pk, by=desk, at=now)
    assert RosterContact.objects.count() == 0
