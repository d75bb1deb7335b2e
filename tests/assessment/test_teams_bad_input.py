"""What a registry may hold and a plan must survive: no chair, everybody away, licences that end too early."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from prakan.assessment.models import TeamSeat
from prakan.assessment.queries.team_input import gathered
from prakan.assessment.queries.team_licences import to_renew
from prakan.assessment.queries.team_plans import aside, left_out, team_plan
from prakan.domain.team_rules import Renewals
from prakan.foundation.models import Person
from prakan.registry.models import TimeOff
from tests.assessment.team_world import SEASON, YEAR, formed, hired, listed, rules, seated

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def packs() -> None:
    """Teams need no framework."""


def test_where_nobody_is_local_places_are_left_out_by_name_and_the_others_served(
    registrar: Person, now: datetime
) -> None:
    places = listed(6, now)
    hired(4, now, code="10")
    plan_id = formed(registrar, now)
    out = {
        line.institution: (line.why, line.fault.code if line.fault else "")
        for line in left_out(registrar, plan_id)
    }
    assert out == {one.pk: ("impossible", "TEAM-029") for one in places if one.province == "50"}
    view = team_plan(registrar, plan_id)
    assert (view.counts["planned"], view.empty_seats, view.least_empty_seats) == (3, 6, 6)


def test_without_any_chair_nobody_is_served_and_all_are_named(registrar: Person, now: datetime) -> None:
    places = listed(2, now, provinces=("50",))
    hired(4, now, seat="member")
    out = {line.institution: line.why for line in left_out(registrar, formed(registrar, now))}
    assert out == {one.pk: "impossible" for one in places}


def test_somebody_away_in_every_week_is_named_and_a_week_away_is_kept_free(
    registrar: Person, now: datetime
) -> None:
    listed(2, now, provinces=("50",))
    people = hired(3, now)
    TimeOff.objects.create(
        assessor=people[0], starts=date(2024, 1, 1), ends=date(2024, 6, 1), reason="leave", at=now
    )
    TimeOff.objects.create(
        assessor=people[1], starts=date(2024, 1, 10), ends=date(2024, 1, 10), reason="leave", at=now
    )
    given = gathered(registrar, YEAR, rules(), date(2024, 1, 5))
    assert {who: fault.code for who, fault in given.people_out.items()} == {people[0].pk: "TEAM-019"}
    weeks = {one.id: one.weeks for one in given.problem.assessors}
    assert weeks == {str(people[1].pk): 0b11111110, str(people[2].pk): 0b11111111}


def test_a_licence_that_ends_on_a_thursday_does_not_cover_that_week(registrar: Person, now: datetime) -> None:
    listed(2, now, provinces=("50",))
    ending = hired(1, now, ends=date(2024, 1, 18))[0]
    trainee = hired(1, now, seat="trainee")[0]
    given = gathered(registrar, YEAR, rules(), date(2024, 1, 5))
    found = {one.id: (one.licences[0].weeks, one.novice) for one in given.problem.assessors}
    assert found == {str(ending.pk): (0b1, False), str(trainee.pk): (0b11111111, True)}


def test_licences_taken_as_renewed_are_named_until_they_are(registrar: Person, now: datetime) -> None:
    listed(4, now, provinces=("50",))
    ending = hired(3, now, ends=date(2024, 1, 10))
    assumed = replace(rules(), renewals=Renewals.ASSUMED, season=SEASON)
    plan_id = formed(registrar, now, rules=assumed)
    assert team_plan(registrar, plan_id).counts["planned"] == 4
    late = to_renew(registrar, plan_id)
    seats = TeamSeat.objects.filter(visit__plan=plan_id, visit__ends__gt=date(2024, 1, 10))
    going = {one.pk for one in ending} & set(seats.values_list("assessor", flat=True))
    assert ({one.assessor for one in late}, len(late) > 0) == (going, True)
    assert {one.ends for one in late} == {date(2024, 1, 10)}


def test_whoever_is_seated_but_licensed_for_nothing_is_named(registrar: Person, now: datetime) -> None:
    listed(2, now, provinces=("50",))
    hired(3, now)
    nobody = hired(1, now)[0]
    nobody.licences.all().delete()
    seated([nobody], "chair", "vocational", now)
    plan_id = formed(registrar, now)
    out = [(one.assessor, one.fault.code if one.fault else "") for one in aside(registrar, plan_id)]
    assert out == [(nobody.pk, "TEAM-017")]
