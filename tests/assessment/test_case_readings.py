"""Quality reading: given out, remarks on passages, returned, answered, read again, passed."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from prakan.assessment.actions.case_readings import assigning, reading
from prakan.assessment.actions.case_readings.assigning import Given
from prakan.assessment.actions.case_readings.supervising import extend, move
from prakan.assessment.actions.case_reports import handing, replying
from prakan.assessment.models import CaseReading, CaseRemark, TeamSeat
from prakan.assessment.queries.case_readings.board import reading as show
from prakan.assessment.queries.case_readings.board import waiting
from prakan.assessment.queries.case_readings.rules import reading_rules
from prakan.assessment.queries.cases.reach import reached
from prakan.config.case_jobs import read_again
from prakan.domain.case_reading import FaultyReading, ReadingRules, rules_of, to_json
from prakan.domain.problems import Refused
from prakan.domain.reading_list import Shares
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Notice, Person, RoleGrant
from prakan.foundation.queries.outbox import Event
from prakan.registry.models import Interest
from tests.assessment.conftest import outsider
from tests.assessment.scores_world import World, visited
from tests.assessment.team_world import hired
from tests.assessment.test_case_reports import agreed, codes, principal, stage, written
from tests.conftest import member
from tests.packs import install

SAID = tomllib.loads((Path(__file__).parents[2] / "agencies/onesqa/reading.toml").read_text("utf-8"))
ALL_YES = {one["code"]: "yes" for one in SAID["check"]}


def being_read(registrar: Person, now: datetime) -> World:
    """Save and return a case whose report waits to be read."""
    found = visited(registrar, now)
    told: dict[str, Any] = {"case_id": found.case.pk, "at": found.at}
    agreed(found)
    written(found, summary="โรงเรียนมีแผนงาน 2 ปี")
    handing.hand_on(by=found.chair, **told)
    replying.send(by=principal(found), **told)
    handing.hand_on(by=found.chair, **told)
    return found


@pytest.fixture(scope="module")
def handed_on(shared: None, now: datetime) -> World:
    """That case, for all tests of a module."""
    install(now)
    return being_read(member("registrar", Role.ASSESSMENT_OFFICER), now)


@pytest.fixture
def packs(handed_on: World) -> None:
    """They stand already."""


@pytest.fixture
def registrar(handed_on: World, db: None) -> Person:
    """The assessment officer who made the world."""
    return Person.objects.get(username="registrar")


@pytest.fixture
def world(handed_on: World, db: None, now: datetime) -> World:
    """A case whose report waits to be read, and the agency's checklist, changed by each test for itself."""
    assigning.install_reading(SAID, at=now)
    return deepcopy(handed_on)


def given(world: World, reader: Person, by: Person) -> CaseReading:
    assigning.assign(cases=[world.case.pk], reader_id=reader.pk, by=by, at=world.at)
    return CaseReading.objects.get(stage="assigned")


def seen(person: Person) -> list[int]:
    """Return the cases that somebody finds on the list of what is read."""
    return [one.id for one in waiting(person).lines]


def test_a_report_is_returned_mended_read_again_and_passed(world: World, registrar: Person) -> None:
    reader = member("reader", Role.ASSESSMENT_OFFICER)
    row = given(world, reader, registrar)
    assert (row.why, row.version.number) == ("asked", 2)
    told: dict[str, Any] = {"reading_id": row.pk, "by": reader, "at": world.at}
    assert codes(reading.pass_report, **told) == ["READ-004"]
    reading.check(
        answers={"evidence": "yes", "moon": "yes", "agree": "perhaps"}, free_of_interest=True, **told
    )
    assert CaseReading.objects.get().checklist == {"evidence": "yes"}
    assert codes(reading.pass_report, **told) == ["READ-005"]
    reading.check(answers=ALL_YES, words="ดี", free_of_interest=True, **told)
    assert codes(reading.return_report, **told) == ["READ-006"]
    line: dict[str, Any] = {"section": "summary", "text": "อ้างหลักฐาน", **told}
    assert codes(reading.remark, quote="3 ปี", **line) == ["READ-008"]
    assert codes(reading.remark, **{**line, "text": " "}) == ["READ-007"]
    assert codes(reading.remark, **{**line, "section": "moon"}) == ["CREPORT-001"]
    found = reading.remark(quote="2 ปี", **line)
    assert codes(reading.pass_report, **told) == ["READ-009"]
    reading.return_report(**told)
    assert stage(world) == "revision"
    again: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    assert codes(handing.hand_on, by=world.chair, **again) == ["CASE-004"]  # the remark is not answered
    reading.answer(remark_id=found.pk, words="เพิ่มหลักฐานแล้ว", by=world.member, **again)
    handing.hand_on(by=world.chair, **again)
    assert stage(world) == "reading"
    second = given(world, reader, registrar)
    assert (second.why, second.version.number) == ("returned", 3)
    told["reading_id"] = second.pk
    reading.check(answers=ALL_YES, free_of_interest=True, **told)
    reading.remark(**{**line, "must": False, **told})
    reading.pass_report(**told)
    assert stage(world) == "committee"


def test_a_reading_belongs_to_its_reader_until_they_hand_it_back(world: World, registrar: Person) -> None:
    reader = member("reader", Role.ASSESSMENT_OFFICER)
    row = given(world, reader, registrar)
    told: dict[str, Any] = {"reading_id": row.pk, "at": world.at}
    assert codes(reading.check, answers={}, by=registrar, **told) == ["READ-001"]
    more: dict[str, Any] = {"cases": [world.case.pk], "by": registrar, "at": world.at}
    assert codes(assigning.assign, reader_id=registrar.pk, **more) == ["READ-003"]
    assert codes(reading.give_back, reason=" ", by=reader, **told) == ["READ-013"]
    reading.give_back(reason="ญาติเป็นครูที่นี่", by=reader, **told)
    assert assigning.assign(reader_id=registrar.pk, **more) == 1
    assert codes(reading.check, answers={}, by=reader, **told) == ["READ-001"]


def test_only_what_waits_is_given_and_only_to_who_may_read(world: World, registrar: Person) -> None:
    told: dict[str, Any] = {"by": registrar, "at": world.at}
    here = [world.case.pk]
    assert codes(assigning.assign, cases=here, reader_id=world.chair.pk, **told) == ["READ-011"]
    type(world.case).objects.update(stage="visited")
    assert codes(assigning.assign, cases=here, reader_id=registrar.pk, **told) == ["READ-002"]
    assert not CaseRemark.objects.exists()


def test_readers_see_what_they_are_given_and_supervisors_their_level(world: World, registrar: Person) -> None:
    reader, second, strange, over = (
        outsider(name, role, scope=f"level:{level}")
        for name, role, level in (
            ("reader", Role.REPORT_READER, "basic"),
            ("second", Role.REPORT_READER, "all"),
            ("strange", Role.REPORT_READER, "higher"),
            ("over", Role.SUPERVISOR, "basic"),
        )
    )
    case, told = world.case.pk, {"at": world.at, "by": over}
    assert [seen(one) for one in (reader, strange, over)] == [[], [], [case]]
    assert codes(reached, person=reader, case_id=case) == ["CASE-001"]
    assert reached(over, case).pk == case
    assert codes(assigning.assign, cases=[case], reader_id=strange.pk, **told) == ["READ-016"]
    assert codes(assigning.assign, cases=[case], reader_id=reader.pk, by=reader, at=world.at) == [
        "ACCESS-001"
    ]
    wanted = [Given(case, reader.pk), *(Given(case, pk, is_second=True) for pk in (reader.pk, second.pk))]
    answers = assigning.give_out(wanted=wanted, **told)
    assert [one.fault.code if one.fault else "" for one in answers] == ["", "READ-017", ""]
    assert (seen(reader), seen(second), reached(reader, case).pk) == ([case], [case], case)
    first, blind = CaseReading.objects.order_by("pk")
    assert codes(show, person=second, reading_id=first.pk) == ["READ-001"]
    more: dict[str, Any] = {"reading_id": blind.pk, "by": second, "at": world.at}
    reading.check(answers=ALL_YES, free_of_interest=True, **more)
    reading.pass_report(**more)
    assert (stage(world), codes(show, person=world.chair, reading_id=blind.pk)) == ("reading", ["READ-001"])
    day = timezone.localdate(world.at) + timedelta(days=40)
    assert codes(extend, reading_id=first.pk, until=timezone.localdate(world.at), reason="ป่วย", **told) == [
        "READ-019"
    ]
    extend(reading_id=first.pk, until=day, reason="ป่วย", **told)
    assert (CaseReading.objects.get(pk=first.pk).due_on, type(world.case).objects.get(pk=case).due_on) == (
        day,
        day,
    )
    assert codes(move, reading_id=first.pk, reader_id=second.pk, reason=" ", **told) == ["READ-013"]
    moved = move(reading_id=first.pk, reader_id=second.pk, reason="งานมาก", **told)
    assert (seen(reader), show(second, moved).may_read) == ([], True)


def test_nothing_is_read_of_a_case_that_was_withdrawn_or_by_who_has_an_interest(
    world: World, registrar: Person
) -> None:
    reader = member("reader", Role.ASSESSMENT_OFFICER)
    row = given(world, reader, registrar)
    told: dict[str, Any] = {"reading_id": row.pk, "by": reader, "at": world.at}
    type(world.case).objects.update(stage="withdrawn")
    assert codes(reading.check, answers=ALL_YES, **told) == ["READ-018"]
    assert (show(reader, row.pk).may_read, show(reader, row.pk).over) == (False, "withdrawn")
    type(world.case).objects.update(stage="reading")
    reading.give_back(reason="ญาติเป็นครู", interest=True, **told)
    again: dict[str, Any] = {"cases": [world.case.pk], "by": registrar, "at": world.at}
    assert codes(assigning.assign, reader_id=reader.pk, **again) == ["READ-015"]
    scope = f"assessor:{world.assessor(world.member).pk}"
    RoleGrant.objects.create(person=registrar, role=Role.ASSESSOR.value, scope=scope)
    assert codes(assigning.assign, reader_id=registrar.pk, **again) == ["READ-012"]
    TeamSeat.objects.all().delete()
    Interest.objects.create(
        assessor=world.assessor(world.member),
        kind="family",
        institution=world.case.institution,
        reason="ญาติ",
        at=world.at,
    )
    assert codes(assigning.assign, reader_id=registrar.pk, **again) == ["READ-014"]


def test_rules_are_kept_as_they_were_read_and_faulty_ones_are_named(now: datetime, db: None) -> None:
    assert reading_rules() == ReadingRules()
    assert assigning.install_reading(SAID, at=now) is True
    assert assigning.install_reading(SAID, at=now) is False
    found = reading_rules()
    assert (found.shares, found.confirmed, len(found.of("basic"))) == (Shares(200, 100, 1.5), False, 5)
    assert rules_of(to_json(found)) == found
    for change, named in (
        ({"shares": {"surprise": 1001, "lot": 0}}, "between 0 and 1000"),
        ({"check": SAID["check"] * 2}, "stands twice"),
        ({"check": [{"code": "x"}]}, "th"),
    ):
        with pytest.raises(FaultyReading, match=named):
            rules_of(SAID | change)


def mended(world: World, reader: Person, by: Person) -> CaseReading:
    """Let a reader return the report with a remark, and the team mend it; returns the reading that ended."""
    row = given(world, reader, by)
    told: dict[str, Any] = {"reading_id": row.pk, "by": reader, "at": world.at}
    reading.check(answers=ALL_YES, words="แก้หนึ่งแห่ง", free_of_interest=True, **told)
    found = reading.remark(section="summary", text="อ้างหลักฐาน", **told)
    reading.return_report(**told)
    again: dict[str, Any] = {"case_id": world.case.pk, "at": world.at}
    reading.answer(remark_id=found.pk, words="เพิ่มแล้ว", by=world.member, **again)
    handing.hand_on(by=world.chair, **again)
    return row


def test_a_mended_report_goes_back_to_its_reader_by_itself_once(world: World, registrar: Person) -> None:
    reader = member("reader", Role.ASSESSMENT_OFFICER)
    row = mended(world, reader, registrar)
    event = follow_up(world)
    read_again(event, world.at)
    new = CaseReading.objects.get(stage="assigned")
    assert (new.reader, new.why, new.assigned_by, new.version.number) == (reader, "returned", registrar, 3)
    assert (stage(world), seen(reader)) == ("reading", [world.case.pk])
    trail = AuditRow.objects.filter(step="reading.assign").latest("pk")
    assert (trail.by, trail.after["by_itself"]) == (None, True)
    told = Notice.objects.get(template="reading.again")
    assert (told.person, told.url) == (reader, f"/readings/{new.pk}/")
    read_again(event, world.at)
    assert (CaseReading.objects.count(), Notice.objects.filter(template="reading.again").count()) == (2, 1)
    assert row.pk != new.pk


def test_a_mended_report_waits_for_an_officer_when_its_reader_may_not_have_it_again(
    world: World, registrar: Person
) -> None:
    reader = member("reader", Role.ASSESSMENT_OFFICER)
    mended(world, reader, registrar)
    scope = f"assessor:{world.assessor(world.member).pk}"
    RoleGrant.objects.create(person=reader, role=Role.ASSESSOR.value, scope=scope)  # of its own team now
    read_again(follow_up(world), world.at)
    assert CaseReading.objects.filter(stage="assigned").count() == 0
    told = Notice.objects.filter(template="reading.waits")
    assert (registrar.pk in {one.person_id for one in told}, told[0].url) == (True, "/readings/")
    assert Notice.objects.filter(template="reading.again").count() == 0


def test_a_mended_report_goes_back_to_its_reader_though_the_officer_who_gave_it_has_left(
    world: World, registrar: Person
) -> None:
    reader = member("reader", Role.ASSESSMENT_OFFICER)
    (entry,) = hired(1, world.at)  # in the register, so that interests are looked up too
    RoleGrant.objects.create(person=reader, role=Role.ASSESSOR.value, scope=f"assessor:{entry.pk}")
    mended(world, reader, registrar)
    Person.objects.filter(pk=registrar.pk).update(is_active=False)
    RoleGrant.objects.filter(person=registrar).delete()
    read_again(follow_up(world), world.at)
    new = CaseReading.objects.get(stage="assigned")
    assert (new.reader, new.why, Notice.objects.filter(template="reading.waits").count()) == (
        reader,
        "returned",
        0,
    )


def test_who_may_not_be_given_a_reading_is_told_by_names_and_never_by_a_number_of_the_table(
    world: World,
) -> None:
    strange = outsider("strange", Role.REPORT_READER, scope="level:higher")
    over, other = (outsider(f"over-{of}", Role.SUPERVISOR, scope=f"level:{of}") for of in ("basic", "higher"))
    told: dict[str, Any] = {"cases": [world.case.pk], "reader_id": strange.pk, "at": world.at}
    with pytest.raises(Refused) as refused:
        assigning.assign(by=over, **told)
    said = refused.value.faults[0]
    assert (said.code, strange.name_th in said.what("th"), world.case.number in said.what("th")) == (
        "READ-016",
        True,
        True,
    )
    assert codes(assigning.assign, by=other, **told) == ["READ-024"]


def follow_up(world: World) -> Event:
    row = AuditRow.objects.filter(step="case.revise", subject=f"case:{world.case.pk}").latest("pk")
    return Event(row.pk, row.at, row.by_id, row.by_label, row.step, row.subject, row.before, row.after)
