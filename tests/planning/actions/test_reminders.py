"""Owners are reminded of rows not yet submitted, each occasion once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from prakan.foundation.models import Notice, Person, RoleGrant, Unit
from prakan.foundation.queries.notices import inbox
from prakan.planning.actions import progress
from prakan.planning.actions.reminders import remind
from prakan.planning.models import Collection, PlanVersion
from prakan.planning.queries.progress import entries

DUE = date(2024, 1, 20)


@pytest.fixture
def quarter(approved: PlanVersion, officer: Person, owner: Person, now: datetime) -> Collection:
    """The first quarter of 2567, due on 20 January."""
    return progress.open_collection(year=2567, quarter=1, due=DUE, by=officer, at=now)


def days_before(now: datetime, days: int) -> datetime:
    return now.replace(day=DUE.day) - timedelta(days=days)


def told(person: Person) -> list[tuple[str, int]]:
    return [(n.template, n.values["count"]) for n in Notice.objects.filter(person=person).order_by("id")]


def test_nobody_is_reminded_long_before_the_date(quarter: Collection, now: datetime) -> None:
    assert remind(days_before(now, 8)) == 0


def test_each_occasion_reminds_once_of_what_is_still_to_submit(
    quarter: Collection, owner: Person, officer: Person, head: Person, now: datetime
) -> None:
    assert (remind(days_before(now, 7)), remind(days_before(now, 7)), remind(days_before(now, 5))) == (
        2,
        0,
        0,
    )
    assert (remind(days_before(now, 1)), remind(days_before(now, 0))) == (2, 0)
    assert (remind(days_before(now, -1)), remind(days_before(now, -9))) == (2, 0)
    assert told(owner) == [("reminder.due_soon", 2), ("reminder.due_soon", 2), ("reminder.overdue", 2)]
    assert told(officer) == [("reminder.due_soon", 1), ("reminder.due_soon", 1), ("reminder.overdue", 1)]
    assert told(head) == []
    assert inbox(owner)[0].body.th == ("รายการของคุณ 2 รายการเลยกำหนด 20 มกราคม 2567 แล้ว เปิดรายการแล้วบันทึกผลที่มี")


def test_who_has_submitted_everything_is_left_alone(
    quarter: Collection, owner: Person, officer: Person, now: datetime
) -> None:
    for ref in ("O1.A1.P1", "O1.A1.P1.1"):
        progress.submit(entry_id=entries(officer, 2567, 1)[ref].id, by=owner, at=now)
    assert remind(days_before(now, 7)) == 1
    assert (told(owner), told(officer)) == ([], [("reminder.due_soon", 1)])


def test_rows_of_a_unit_without_an_owner_fall_to_the_policy_office(
    quarter: Collection, owner: Person, officer: Person, other_unit: Unit, now: datetime
) -> None:
    RoleGrant.objects.filter(person=owner).update(unit=other_unit)
    remind(days_before(now, 7))
    assert (told(owner), told(officer)) == ([], [("reminder.due_soon", 3)])


def test_a_closed_quarter_reminds_nobody(quarter: Collection, now: datetime) -> None:
    quarter.closed_at = now
    quarter.save()
    assert remind(days_before(now, -1)) == 0
