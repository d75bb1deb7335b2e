"""Records that are wrong or contradict: named, and everything else goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prakan.domain.teams import (
    Conflict,
    Explainer,
    Licence,
    Pin,
    Plan,
    Policy,
    Problem,
    RuleId,
    Target,
    Visit,
    Weights,
    certify,
    plan,
    replan,
    verify,
)
from tests.domain.teams.cases import MEMBER, TEN_WEEKS, UDON_THANI, person, school


def planned(problem: Problem) -> Plan:
    made = plan(problem, steps=300)
    assert verify(problem.book, made, problem.pins) == []
    return made


def blocking(problem: Problem, institution: str) -> tuple[tuple[RuleId, ...], ...]:
    return Explainer(problem, planned(problem)).unserved(institution).blocking


def test_without_a_chair_nobody_is_served_and_the_chair_is_named() -> None:
    people = [person(n, licences=MEMBER) for n in range(6)]
    problem = Problem.from_records([school(0), school(1)], people)
    made = planned(problem)
    assert (made.unserved, certify(problem, made, steps=2).impossible) == (("S00", "S01"), ("S00", "S01"))
    assert blocking(problem, "S00") == ((RuleId.CHAIR,),)


def test_everyone_on_leave_in_the_only_week() -> None:
    people = [person(n, weeks=TEN_WEEKS & ~0b100) for n in range(5)]
    problem = Problem.from_records([school(0, weeks=0b100), school(1)], people)
    assert planned(problem).unserved == ("S00",)
    assert blocking(problem, "S00") == ((RuleId.WINDOW,), (RuleId.AVAILABILITY,))


def test_a_province_with_no_one_of_its_own() -> None:
    island = school(0, latitude=17.40, longitude=102.79, province=UDON_THANI)
    people = [person(n) for n in range(5)]
    problem = Problem.from_records([island, school(1)], people)
    assert planned(problem).unserved == ("S00",)
    ways = Explainer(problem, planned(problem)).unserved("S00").ways
    assert [(way.rules, {v.rule for v in way.waives}) for way in ways] == [((RuleId.LOCAL,), {RuleId.LOCAL})]


def test_a_licence_that_ends_the_day_before_does_not_count() -> None:
    ended = person(0, licences=(Licence("basic", weeks=0b011, chair=True),))
    others = [person(n, licences=MEMBER) for n in range(1, 4)]
    problem = Problem.from_records([school(0, weeks=0b100)], [ended, *others])
    assert planned(problem).unserved == ("S00",)
    longer = replace(ended, licences=(Licence("basic", weeks=0b111, chair=True),))
    assert planned(Problem.from_records([school(0, weeks=0b100)], [longer, *others])).unserved == ()


def test_somebody_certified_for_nothing_is_in_no_team() -> None:
    people = [person(0, licences=()), person(1), person(2)]
    made = planned(Problem.from_records([school(0)], people))
    assert [sorted(visit.team) for visit in made.visits] == [["A01", "A02"]]


def test_contradictory_pins_are_named_and_the_earlier_holds() -> None:
    people = [person(n) for n in range(5)] + [person(5, licences=MEMBER)]
    pins = [
        Pin(("S00",), "A00", ("A01",), 2),
        Pin(("S01",), "A00", ("A02",), 2),
        Pin(("S00",), "A03", ("A04",), 3),
        Pin(("S02",), "A05", ("A04",), 3),
        Pin(("S09",), "A03", ("A04",), 4),
    ]
    problem = Problem.from_records([school(n) for n in range(3)], people, pins=pins)
    assert [fault.code for fault in problem.faults] == ["TEAM-009", "TEAM-008", "TEAM-010", "TEAM-007"]
    pinned = [v for v in planned(problem).visits if "S00" in v.institutions]
    assert [(v.institutions, v.chair, v.members, v.week) for v in pinned] == [(("S00",), "A00", ("A01",), 2)]


def test_a_pin_of_one_person_gets_the_cheapest_company() -> None:
    people = [person(n) for n in range(6)]
    problem = Problem.from_records([school(0), school(1)], people, pins=[Pin(("S01",), members=("A05",))])
    visit = next(v for v in planned(problem).visits if "S01" in v.institutions)
    assert (problem.faults, "A05" in visit.team) == ((), True)


def test_two_of_one_employer_never_sit_together() -> None:
    people = [person(0, employer="E"), person(1, employer="E")]
    problem = Problem.from_records([school(0)], people)
    assert (planned(problem).unserved, blocking(problem, "S00")) == (("S00",), ((RuleId.TEAMMATES,),))


def test_those_who_prefer_to_sit_together_do_where_it_costs_little() -> None:
    people = [person(n) for n in range(4)]
    problem = Problem.from_records([school(0)], people, prefer_together=[("A01", "A02")])
    assert [sorted(visit.team) for visit in planned(problem).visits] == [["A01", "A02"]]


def test_when_all_costs_are_equal_a_plan_is_still_found_and_repeated() -> None:
    nothing = Weights(0, 0, 0, 0, 200, 0, 0, 1, 0, 0)
    people = [person(n) for n in range(6)]
    problem = Problem.from_records([school(n) for n in range(5)], people, policy=Policy(weights=nothing))
    assert (planned(problem).unserved, planned(problem)) == ((), planned(problem))


def test_positions_missing_or_at_sea_leave_that_record_out_alone() -> None:
    sunk = school(1, latitude=9.5, longitude=101.5)
    swapped = school(3, latitude=102.83, longitude=16.43)
    nowhere = [school(0, latitude=None), sunk, school(2), swapped]
    problem = Problem.from_records(nowhere, [person(0), person(1), person(2, longitude=None)])
    assert [(f.code, f.field) for f in problem.faults] == [
        ("TEAM-001", "S00"),
        ("TEAM-002", "S01"),
        ("TEAM-002", "S03"),
        ("TEAM-001", "A02"),
    ]
    assert [visit.institutions for visit in planned(problem).visits] == [("S02",)]


def test_a_table_of_distances_counts_before_the_straight_line() -> None:
    far = person(1, district="4002", province=UDON_THANI, latitude=17.40, longitude=102.79)
    near = [person(0, district="4001"), person(2, district="4001")]
    visited = school(0, district="4003")
    plain = planned(Problem.from_records([visited], [*near, far]))
    table = {("4001", "4003"): 500, ("4002", "4003"): 1}
    by_table = planned(Problem.from_records([visited], [*near, far], distances=table))
    assert ("A01" in plain.visits[0].team, "A01" in by_table.visits[0].team) == (False, True)


def test_a_conflict_with_the_parent_agency_reaches_its_schools() -> None:
    people = [person(n) for n in range(3)]
    barred = [Conflict("A00", Target.PARENT, "P0"), Conflict("A01", Target.INSTITUTION, "S00")]
    problem = Problem.from_records([school(0), school(1)], people, barred)
    assert (planned(problem).unserved, blocking(problem, "S00")) == (("S00",), ((RuleId.CONFLICT,),))


def test_nothing_to_visit_or_nobody_to_visit_is_a_plan_too() -> None:
    nothing, nobody = Problem.from_records([], [person(0)]), Problem.from_records([school(0)], [])
    assert (planned(nothing).visits, planned(nothing).unserved) == ((), ())
    assert (planned(nobody).unserved, certify(nobody, planned(nobody), steps=1).impossible) == (
        ("S00",),
        ("S00",),
    )


GROUP = Pin(("S00", "S01"), "A03", ("A04",))


@pytest.mark.parametrize(
    "other",
    [
        Visit(("S00",), "A03", ("A04",), 2, 0),
        Visit(("S00", "S01"), "A04", ("A03",), 2, 0),
        Visit(("S00", "S01"), "A03", ("A05",), 2, 0),
        Visit(("S00", "S01"), "A03", ("A04",), 3, 0),
    ],
)
def test_a_visit_that_differs_from_its_pin_is_found(other: Visit) -> None:
    people, visited = [person(n) for n in range(6)], [school(0), school(1)]
    pins = [replace(GROUP, week=2)]
    problem = Problem.from_records(visited, people, pins=pins)
    made, left = planned(problem), {"S00", "S01"} - set(other.institutions)
    altered = replace(made, visits=(other,), unserved=tuple(left))
    found = verify(problem.book, altered, problem.pins)
    assert [(v.rule, v.institutions) for v in found] == [(RuleId.PINNED, other.institutions)]


@pytest.mark.parametrize(
    "pin",
    [
        GROUP,
        replace(GROUP, week=3),
        replace(GROUP, week=3, members=()),
        Pin(("S00",), "A03", ("A04",), 2),
        Pin(("S01", "S03")),
    ],
)
def test_a_pin_set_after_a_plan_is_kept_when_the_plan_is_improved_or_repaired(pin: Pin) -> None:
    people, visited = [person(n) for n in range(6)], [school(n) for n in range(5)]
    before = planned(Problem.from_records(visited, people))
    problem = Problem.from_records(visited, people, pins=[pin])
    for now in (plan(problem, steps=300, start=before), replan(problem, before).plan):
        assert (verify(problem.book, now, problem.pins), now.unserved) == ([], ())
        assert certify(problem, replace(now, input_digest=problem.digest), steps=1).unserved_seats == 0
