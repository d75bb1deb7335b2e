"""The board of a day counts what came, what has not come, and what waits for somebody."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from prakan.assessment.actions.field_devices import restore, withdraw
from prakan.assessment.models import FieldAnswer, FieldConflict, FieldDevice, TeamPlan
from prakan.assessment.queries.field_board.board import Board, board, next_days
from prakan.assessment.queries.field_board.devices import everybodys, mine, one
from prakan.assessment.queries.field_board.figures import Tally
from prakan.assessment.queries.field_board.refused import refused
from prakan.assessment.queries.field_board.waits import waits
from prakan.config.jobs import JOBS
from prakan.domain.problems import Refused
from prakan.foundation.actions import outbox
from prakan.foundation.models import AuditRow, Notice, Person
from tests.assessment.field_board_world import announced, device, entry
from tests.assessment.scores_world import World
from tests.assessment.visiting import begun, packs, registrar

__all__ = ["begun", "packs", "registrar"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(begun: World, db: None) -> World:
    """A case on its visit."""
    made = deepcopy(begun)
    TeamPlan.objects.update(stage=TeamPlan.Stage.CONFIRMED)
    return made


def seen(world: World, registrar: Person, **wanted: str) -> Board:
    assert world.case.visit is not None
    return board(registrar, world.case.visit.starts, **wanted)


def test_a_team_stands_on_the_days_of_its_visit_only(world: World, registrar: Person) -> None:
    visit = world.case.visit
    assert visit is not None
    days = [visit.starts - timedelta(days=1), visit.starts, visit.ends, visit.ends + timedelta(days=1)]
    assert [board(registrar, day).counts["all"] for day in days] == [0, 1, 1, 0]
    assert next_days(registrar, days[0]) == ((visit.starts, 1),)


def test_every_entry_stands_at_one_place(world: World, registrar: Person, now: datetime) -> None:
    phone = device(world.chair, world.at, unsent=3, bytes_unsent=700, head=9)
    entry(phone, world.case, 1, world.at)
    entry(phone, world.case, 2, world.at, "conflict")
    waiting = entry(phone, world.case, 4, world.at, "waiting")
    announced(waiting, 500)
    bad = entry(phone, world.case, 5, world.at, "refused", "FIELD-067")
    announced(bad, 900)  # of a refused entry nothing is waited for
    entry(phone, world.case, 6, world.at, "")
    FieldConflict.objects.create(case=world.case, target="x", content="", arrived=waiting, at=world.at)
    found = seen(world, registrar)
    assert found.total == Tally(5, 0, 1, 1, 1, 1, 1, 1, 500, 1)
    assert (found.unsent, found.bytes, found.gaps, found.devices) == (3, 700, 4, 1)
    assert found.counts == {"all": 1, "silent": 0, "missing": 1, "conflict": 1, "refused": 1}
    [team] = found.teams
    assert [len(member.devices) for member in team.members] == [1, 0]


def test_what_came_on_the_day_is_counted_by_the_day(world: World, registrar: Person) -> None:
    phone = device(world.chair, world.at)
    entry(phone, world.case, 1, world.at)
    day = world.at.date()
    assert [board(registrar, day + timedelta(days=n)).total.today for n in (0, -1)] == [1, 0]


def test_refused_entries_say_their_number_and_what_to_do(world: World, registrar: Person) -> None:
    phone = device(world.chair, world.at)
    entry(phone, world.case, 1, world.at, "refused", "FIELD-067")
    entry(phone, world.case, 2, world.at, "refused", "FIELD-999")  # of a later version of the server
    assert world.case.visit is not None
    found = refused(registrar, world.case.visit.starts)
    assert [(line.seq, line.fault.code) for line in found] == [(2, "FIELD-999"), (1, "FIELD-067")]
    assert found[1].fault.next_move("en") == "Open the list of devices again and choose"


def test_a_device_is_silent_only_today_and_after_its_hours(
    world: World, registrar: Person, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.FIELD_SILENT_HOURS = 2
    noon = world.at.replace(hour=12)
    device(world.chair, noon - timedelta(hours=3), "เงียบ")
    device(world.member, noon - timedelta(hours=1), "พูด")
    day = noon.date()
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    assert [one.name for one in board(registrar, day).teams[0].devices if one.is_silent] == ["เงียบ"]
    assert waits(registrar) == 1
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon.replace(hour=7))
    assert board(registrar, day).counts["silent"] == 0
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon + timedelta(days=2))
    assert board(registrar, day).counts["silent"] == 0


def test_an_old_device_is_silent_when_nothing_newer_speaks(
    world: World, registrar: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = world.at.replace(hour=12)
    old, month = noon - timedelta(days=90), noon - timedelta(days=20)
    device(world.chair, old, "เครื่องเดียว")
    device(world.member, old, "เก่า")
    device(world.member, month, "เดือนก่อน")
    held = device(world.member, old, "ยังถือข้อมูล", unsent=2)
    device(world.member, noon, "ใหม่")
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    found = {one.name: one.is_silent for one in board(registrar, noon.date()).teams[0].devices}
    assert found == {"เครื่องเดียว": True, "ใหม่": False, "เดือนก่อน": False, "ยังถือข้อมูล": True}
    withdraw(device_id=held.pk, reason="หาย", by=world.member, at=noon)
    assert [one.name for one in board(registrar, noon.date()).teams[0].devices if one.is_silent] == [
        "เครื่องเดียว"
    ]


def test_what_a_device_tells_is_never_trusted(world: World, registrar: Person) -> None:
    device(world.chair, world.at, unsent="many", bytes_unsent=-4, head=None, free="x")
    assert (seen(world, registrar).unsent, seen(world, registrar).gaps) == (0, 0)


def test_the_board_asks_as_much_of_many_as_of_few(world: World, registrar: Person) -> None:
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            seen(world, registrar)
        return len(asked)

    phone = device(world.chair, world.at)
    entry(phone, world.case, 1, world.at)
    statements()  # grants and the route are known from here on
    few = statements()
    for n in range(2, 40):
        entry(device(world.member, world.at, f"{n}"), world.case, n, world.at)
    assert (statements(), few <= 10) == (few, True)


def test_the_inbox_has_a_line_only_when_a_visit_of_today_lacks_something(
    world: World, registrar: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: world.at)
    row = entry(device(world.chair, world.at), world.case, 1, world.at)
    whole = (waits(registrar), waits(world.chair))
    FieldAnswer.objects.update_or_create(
        entry=row, defaults={"result": "refused", "code": "FIELD-020", "at": world.at}
    )
    assert (whole, waits(registrar), waits(world.chair)) == ((0, 0), 1, 0)


def test_an_assessor_does_not_follow_the_day(world: World) -> None:
    with pytest.raises(Refused, match="ACCESS-001"):
        board(world.chair, world.at.date())


def test_an_officer_withdraws_and_the_owner_is_told(world: World, registrar: Person, now: datetime) -> None:
    phone = device(world.chair, world.at)
    with pytest.raises(Refused, match="FIELD-066"):
        withdraw(device_id=phone.pk, reason=" ", by=registrar, at=now)
    withdraw(device_id=phone.pk, reason="หายที่ตลาด", by=registrar, at=now)
    with pytest.raises(Refused, match="FIELD-068"):
        withdraw(device_id=phone.pk, reason="อีกครั้ง", by=registrar, at=now)
    restore(device_id=phone.pk, by=registrar, at=now)
    with pytest.raises(Refused, match="FIELD-069"):
        restore(device_id=phone.pk, by=registrar, at=now)
    outbox.plan(JOBS, at=now)
    while outbox.work_off(JOBS, at=now):
        continue
    told = Notice.objects.filter(person=world.chair, template__startswith="field.").order_by("pk")
    assert [(one.template, one.url) for one in told] == [
        ("field.withdraw", "/my/devices/"),
        ("field.restore", "/my/devices/"),
    ]
    assert AuditRow.objects.filter(step="field.withdraw").get().after["reason"] == "หายที่ตลาด"


def test_one_withdraws_ones_own_device_and_nobody_elses(world: World, now: datetime) -> None:
    phone = device(world.chair, world.at)
    with pytest.raises(Refused, match="FIELD-067"):
        withdraw(device_id=phone.pk, reason="x", by=world.member, at=now)
    with pytest.raises(Refused, match="FIELD-067"):
        one(world.member, phone.pk)
    withdraw(device_id=phone.pk, reason="x", by=world.chair, at=now)
    with pytest.raises(Refused, match="ACCESS-001"):
        restore(device_id=phone.pk, by=world.chair, at=now)
    assert FieldDevice.objects.get().withdrawn_by == world.chair


def test_devices_are_listed_by_owner(world: World, registrar: Person, now: datetime) -> None:
    phone = device(world.chair, world.at, "ก", unsent=2)
    device(world.member, world.at, "ข")
    withdraw(device_id=phone.pk, reason="x", by=registrar, at=now)
    assert [(line.name, line.unsent) for line in mine(world.chair)] == [("ก", 2)]
    page = everybodys(registrar)
    assert ([line.name for line in page.lines], page.counts) == (["ข"], {"in_use": 1, "withdrawn": 1})
    found = everybodys(registrar, show="withdrawn", text="ก")
    assert [line.withdrawn_reason for line in found.lines] == ["x"]
