"""Parent agencies stand in a tree that changes with the years."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.domain.problems import Refused
from prakan.foundation.models import Person
from prakan.registry.actions import agencies
from prakan.registry.actions.agencies import AgencyFields
from prakan.registry.models import Institution, ParentAgency
from prakan.registry.queries.agencies import agency_tree, parent_agency
from prakan.registry.queries.institutions import InstitutionFilter, institutions
from tests.refusals import codes

BEFORE, MOVED = date(2023, 9, 30), date(2023, 10, 1)


def shape(person: Person, on: date) -> list[tuple[str, int, int]]:
    return [(line.code, line.depth, line.below) for line in agency_tree(person, on)]


def test_the_tree_counts_what_stands_below(
    school: Institution, other_school: Institution, registrar: Person
) -> None:
    assert shape(registrar, MOVED) == [("ministry", 0, 2), ("department", 1, 2), ("area1", 2, 2)]


def test_an_agency_moves_from_a_day_on(school: Institution, registrar: Person, now: datetime) -> None:
    agencies.add(fields=AgencyFields("new", "ministry", "ทบวงสมมติ"), by=registrar, at=now)
    agencies.move(code="department", parent="new", on=MOVED, by=registrar, at=now)
    ministry, new = ("ministry", 0, 0), ("new", 0, 0)
    moved = [("department", 1, 1), ("area1", 2, 1)]
    assert shape(registrar, BEFORE) == [("ministry", 0, 1), *moved, new]
    assert shape(registrar, MOVED) == [ministry, ("new", 0, 1), *moved]
    places = parent_agency(registrar, "department").placements
    told = [(p.parent, p.starts, p.ends) for p in places]
    assert told == [("new", MOVED, None), ("ministry", None, BEFORE)]


def test_institutions_are_found_under_any_agency_above(school: Institution, registrar: Person) -> None:
    for code in ("ministry", "department", "area1"):
        assert institutions(registrar, InstitutionFilter(agency=code)).total == 1
    assert institutions(registrar, InstitutionFilter(agency="nowhere")).total == 0


def test_no_agency_stands_above_itself(area: ParentAgency, registrar: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        agencies.move(code="ministry", parent="area1", on=MOVED, by=registrar, at=now)
    assert codes(refused) == [("REG-020", "parent")]


def test_it_does_not_move_before_its_last_move(area: ParentAgency, registrar: Person, now: datetime) -> None:
    agencies.move(code="area1", parent="ministry", on=MOVED, by=registrar, at=now)
    with pytest.raises(Refused) as refused:
        agencies.move(code="area1", parent="department", on=BEFORE, by=registrar, at=now)
    assert codes(refused) == [("REG-022", "on")]


def test_it_closes_when_nothing_stands_below(school: Institution, registrar: Person, now: datetime) -> None:
    for code in ("ministry", "area1"):
        with pytest.raises(Refused) as refused:
            agencies.close(code=code, on=MOVED, by=registrar, at=now)
        assert codes(refused) == [("REG-023", "")]
    Institution.objects.update(agency=None)
    agencies.close(code="area1", on=MOVED, by=registrar, at=now)
    assert shape(registrar, MOVED) == [("ministry", 0, 0), ("department", 1, 0)]


def test_faults_are_told_at_once(area: ParentAgency, registrar: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        agencies.add(fields=AgencyFields("area1", "planet", ""), by=registrar, at=now)
    assert sorted(codes(refused)) == [("REG-001", "name_th"), ("REG-003", "kind"), ("REG-021", "code")]


def test_two_people_on_one_agency(area: ParentAgency, registrar: Person, now: datetime) -> None:
    fields = AgencyFields("area1", "area_office", "ชื่อใหม่สมมติ", confirmed=True)
    agencies.edit(code="area1", fields=fields, revision=1, by=registrar, at=now)
    assert parent_agency(registrar, "area1").confirmed
    with pytest.raises(Refused) as refused:
        agencies.edit(code="area1", fields=fields, revision=1, by=registrar, at=now)
    assert codes(refused) == [("EDIT-001", "")]
