"""Institutions merge and split on a day, and both can be taken back while nothing else has happened."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.domain.problems import Refused
from prakan.foundation.models import Person
from prakan.registry.actions import institutions, successions
from prakan.registry.models import Institution, Succession
from prakan.registry.queries.institutions import InstitutionFilter
from prakan.registry.queries.institutions import institution as read
from prakan.registry.queries.institutions import institutions as listed

BEFORE, DAY = date(2023, 5, 15), date(2023, 5, 16)
NORTH, SOUTH = "โรงเรียนบ้านสมมติ สาขาเหนือ", "โรงเรียนบ้านสมมติ สาขาใต้"


@pytest.fixture
def merger(school: Institution, other_school: Institution, registrar: Person, now: datetime) -> Succession:
    """The other school ends in the school."""
    return successions.merge(
        into_id=school.pk, from_ids=[other_school.pk], on=DAY, reason="ประกาศยุบรวม", by=registrar, at=now
    )


@pytest.fixture
def parting(school: Institution, registrar: Person, now: datetime) -> Succession:
    """Two branches come out of the school."""
    parts = [{"name_th": NORTH}, {"name_th": SOUTH}]
    return successions.split(from_id=school.pk, parts=parts, on=DAY, reason="แยกสาขา", by=registrar, at=now)


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [fault.code for fault in refused.value.faults]


def open_names(person: Person) -> list[str]:
    return sorted(line.name.th for line in listed(person, InstitutionFilter()).lines)


def test_a_merger_ends_one_in_the_other(
    merger: Succession, school: Institution, other_school: Institution, registrar: Person
) -> None:
    ended = read(registrar, other_school.pk).record
    assert (ended.status, ended.merged_into) == ("merged", school.pk)
    assert read(registrar, other_school.pk, BEFORE).record.status == "open"
    for party in (school, other_school):
        seen = read(registrar, party.pk).successions
        told = [(s.id, s.kind, sorted(i for i, _ in s.parties)) for s in seen]
        assert told == [(merger.pk, "merge", [school.pk, other_school.pk])]
    assert open_names(registrar) == [school.name_th]


def test_a_merger_taken_back(
    merger: Succession, other_school: Institution, registrar: Person, now: datetime
) -> None:
    successions.undo(succession_id=merger.pk, reason="ป้อนผิด", by=registrar, at=now)
    again = read(registrar, other_school.pk)
    assert (again.record.status, again.record.closed_on, again.record.merged_into) == ("open", None, None)
    assert read(registrar, other_school.pk, DAY).record.status == "open"
    assert again.successions[0].undone_reason == "ป้อนผิด"
    with pytest.raises(Refused) as refused:
        successions.undo(succession_id=merger.pk, reason="อีกครั้ง", by=registrar, at=now)
    assert codes(refused) == ["REG-018"]


def test_a_split_makes_new_institutions(
    parting: Succession, school: Institution, registrar: Person, now: datetime
) -> None:
    assert open_names(registrar) == [school.name_th, NORTH, SOUTH]
    part = Institution.objects.get(name_th=SOUTH)
    assert (part.province, part.kind, part.opened_on, part.name_en) == ("50", "basic", DAY, "")
    assert read(registrar, part.pk, BEFORE).record.status == "withdrawn"
    successions.undo(succession_id=parting.pk, reason="ป้อนผิด", by=registrar, at=now)
    assert open_names(registrar) == [school.name_th]


def test_what_has_changed_since_is_not_undone(parting: Succession, registrar: Person, now: datetime) -> None:
    part = Institution.objects.get(name_th=NORTH)
    institutions.close(
        institution_id=part.pk,
        on=date(2023, 6, 1),
        reason="ปิด",
        revision=part.revision,
        by=registrar,
        at=now,
    )
    with pytest.raises(Refused) as refused:
        successions.undo(succession_id=parting.pk, reason="ป้อนผิด", by=registrar, at=now)
    assert codes(refused) == ["REG-019"]


def test_a_split_can_end_what_is_split(school: Institution, registrar: Person, now: datetime) -> None:
    event = successions.split(
        from_id=school.pk, parts=[{"name_th": NORTH}], on=DAY, reason="แยก", by=registrar, at=now, closes=True
    )
    assert open_names(registrar) == [NORTH]
    successions.undo(succession_id=event.pk, reason="ป้อนผิด", by=registrar, at=now)
    assert open_names(registrar) == [school.name_th]


def test_a_merger_names_others_and_a_reason(
    school: Institution, other_school: Institution, registrar: Person, now: datetime
) -> None:
    for others, reason, code in (
        ([school.pk], "รวม", "REG-016"),
        ([other_school.pk], " ", "REG-015"),
        ([0], "รวม", "REG-009"),
    ):
        with pytest.raises(Refused) as refused:
            successions.merge(into_id=school.pk, from_ids=others, on=DAY, reason=reason, by=registrar, at=now)
        assert codes(refused) == [code]
    assert Institution.objects.filter(status="open").count() == 2
