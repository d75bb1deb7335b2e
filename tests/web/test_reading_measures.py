"""The page that tells how readers read: everybody sees what is theirs to see, every number opens."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from prakan.assessment.models import CaseReading
from prakan.assessment.queries.case_readings.measures import measures, readings_counted
from prakan.assessment.queries.worked import tallied, tallies
from prakan.domain.roles import Role
from prakan.foundation.models import Person
from tests.assessment.conftest import outsider
from tests.assessment.scores_world import World
from tests.assessment.test_case_readings import handed_on, registrar, world
from tests.assessment.test_case_reports import codes
from tests.web.reader import Reader

__all__ = ["handed_on", "registrar", "world"]
pytestmark = pytest.mark.django_db


def test_readers_are_measured_and_each_sees_their_own(world: World, registrar: Person, now: datetime) -> None:
    officer, year = Reader(registrar), world.case.year
    at = f"/readings/agreement/?year={year}"
    assert "ปีนี้ยังไม่มีการตรวจอ่านที่เสร็จแล้ว" in officer.open(at).text
    first, second, strange, over, elsewhere = (
        outsider(name, role, scope=f"level:{level}")
        for name, role, level in (
            ("first", Role.REPORT_READER, "basic"),
            ("second", Role.REPORT_READER, "basic"),
            ("strange", Role.REPORT_READER, "basic"),
            ("over", Role.SUPERVISOR, "basic"),
            ("elsewhere", Role.SUPERVISOR, "higher"),
        )
    )
    first.name_th = "ผู้อ่านคนแรก"
    first.save()
    for reader, days, stage, is_second in ((first, 3, "returned", False), (second, 8, "passed", True)):
        CaseReading.objects.create(
            case=world.case,
            version=world.case.report_versions.latest("number"),
            reader=reader,
            why="asked",
            is_second=is_second,
            stage=stage,
            checklist={"evidence": "yes"},
            assigned_by=registrar,
            assigned_at=now,
            ended_at=now + timedelta(days=days),
        )
    seen = {one: measures(one, year) for one in (registrar, over, first, strange, elsewhere)}
    assert [len(found.readers) for found in seen.values()] == [2, 2, 1, 0, 0]
    assert [found.own for found in seen.values()] == [False, False, True, True, False]
    assert (seen[over].whole.read, seen[over].whole.pairs, seen[first].whole.read) == (2, 1, 1)
    assert codes(measures, person=world.chair, year=year) == ["ACCESS-001"]
    (pair,) = readings_counted(over, year, "differ").lines
    assert (pair.stage, pair.other, pair.other_reader) == ("returned", "passed", second.name)
    others = [over.pk, *Person.objects.exclude(pk=second.pk).values_list("pk", flat=True)]
    assert {readings_counted(second, year, "differ", reader=one).total for one in others} == {
        0
    }  # nor found out
    (own,) = readings_counted(second, year, "differ").lines  # one's own in front, the other has no name
    assert (own.reader, own.stage, own.other, own.other_id) == (second.name, "passed", "returned", None)
    assert [one.days for one in readings_counted(registrar, year, "read").lines] == [8, 3]
    assert readings_counted(registrar, year, "same").total == 0
    on = timezone.localdate(now) + timedelta(days=3)
    told = {one.counter: (one.of, one.value) for one in tallies(registrar, year, on)}
    assert told == {"readings.read": ("basic", 1), "readings.first_returned": ("basic", 1)}
    assert tallies(registrar, year, on - timedelta(days=1)) == ()
    found = {"year": str(year), "level": "basic", "as_of": on.isoformat()}
    (row,) = tallied(registrar, "readings.first_returned", found, ())
    assert row.subject == f"case:{world.case.pk}"
    assert tallied(registrar, "readings.first_passed", found, ()) == ()
    shown = officer.open(at)
    assert (first.name.th in shown.text, "น้อยเกินกว่าจะสรุป" in shown.text) == (True, True)
    listed = officer.open(f"/readings/agreement/readings/?year={year}&what=pairs&reader={first.pk}")
    assert world.case.number in listed.text
    assert first.name.th not in Reader(second).open(at).text
    sheet = officer.client.get(f"/readings/agreement/excel/?year={year}")
    assert sheet["Content-Disposition"] == f'attachment; filename="readers-{year}.xlsx"'
