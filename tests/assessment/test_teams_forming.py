"""Forming a plan of teams from real rows: gathered, searched, proven, written; stopped, confirmed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from prakan.assessment.actions.teams import confirm, form, form_one, stop, work_off
from prakan.assessment.actions.teams.holding import Hold
from prakan.assessment.models import TeamPlan, TeamSeat, TeamStop, TeamVisit
from prakan.assessment.queries.team_input import gathered
from prakan.assessment.queries.team_plans import aside, left_out, team_plan, team_plans
from prakan.assessment.queries.team_snapshots import plan_as_searched, snapshot
from prakan.assessment.queries.team_visits import VisitFilter, loads, team_visit, team_visits
from prakan.domain.problems import Refused
from prakan.domain.team_rules import Season
from prakan.domain.teams import verify
from prakan.foundation.models import AuditRow, Person
from tests.assessment.team_world import STEPS, YEAR, formed, hired, listed, rules, usual_year

GATHERING = 17  # statements, whatever the number of rows


@pytest.fixture(autouse=True)
def packs() -> None:
    """Teams need no framework."""


@pytest.mark.django_db
class TestForming:
    """One world for what is looked at of one plan."""

    def test_every_school_gets_a_team_that_keeps_every_rule(self, registrar: Person, now: datetime) -> None:
        places, _ = usual_year(now)
        plan_id = formed(registrar, now)
        view = team_plan(registrar, plan_id)
        assert (view.stage, view.counts["planned"], view.counts["left_out"]) == ("proposed", 12, 0)
        assert sorted(TeamStop.objects.values_list("institution_id", flat=True)) == [p.pk for p in places]
        kept = snapshot(registrar, plan_id)
        as_it_stands = plan_as_searched(registrar, plan_id)
        assert list(verify(kept.problem.book, as_it_stands)) == []
        assert (as_it_stands.digest, as_it_stands.input_digest) == (view.plan_digest, view.input_digest)
        assert (view.lower_bound or 0) <= (view.cost or 0)
        chairs = Counter(TeamSeat.objects.filter(seat="chair").values_list("visit_id", flat=True))
        assert set(chairs.values()) == {1}
        assert len(chairs) == view.counts["visits"]

    def test_what_is_read_of_it_adds_up(self, registrar: Person, now: datetime) -> None:
        usual_year(now)
        plan_id = formed(registrar, now)
        page = team_visits(registrar, plan_id, VisitFilter())
        first = team_visit(registrar, page.visits[0].id)
        assert first == page.visits[0]
        assert first.team[0].seat == "chair"
        assert first.starts.weekday() == 0
        assert first.ends == first.starts + timedelta(days=first.days - 1)
        lines = loads(registrar, plan_id)
        assert sum(line.days for line in lines) == sum(v.days * len(v.team) for v in page.visits)
        assert sum(line.chairs for line in lines) == page.total
        there = team_visits(registrar, plan_id, VisitFilter(province="50"))
        assert {stop.province for v in there.visits for stop in v.stops} == {"50"}
        assert [p.id for p in team_plans(registrar, YEAR)] == [plan_id]

    def test_the_same_rows_rules_and_seed_give_the_same_plan(self, registrar: Person, now: datetime) -> None:
        usual_year(now)
        one, other = (team_plan(registrar, formed(registrar, now)) for _ in range(2))
        assert one.plan_digest == other.plan_digest
        assert one.id != other.id

    def test_the_trail_says_it_before_the_rows_are_there(self, registrar: Person, now: datetime) -> None:
        usual_year(now)
        plan_id = formed(registrar, now)
        steps = (
            AuditRow.objects.filter(step__startswith="team.").order_by("pk").values_list("step", flat=True)
        )
        assert list(steps) == ["team.form", "team.begin", "team.propose", "team.prove"]
        said = AuditRow.objects.get(step="team.propose").after
        assert said["plan_digest"] == team_plan(registrar, plan_id).plan_digest


@pytest.mark.django_db
def test_gathering_asks_as_often_for_many_rows_as_for_few(
    registrar: Person, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    usual_year(now, 4)
    with django_assert_num_queries(GATHERING):
        gathered(registrar, YEAR, rules(), date(2024, 1, 5))
    listed(20, now, name_th="โรงเรียนอีกชุด")
    hired(20, now)
    with django_assert_num_queries(GATHERING):
        more = gathered(registrar, YEAR, rules(), date(2024, 1, 5))
    assert len(more.problem.institutions) == 24


@pytest.mark.django_db
def test_an_empty_list_and_a_register_of_nobody_are_said(registrar: Person, now: datetime) -> None:
    assert team_plan(registrar, formed(registrar, now)).fault.code == "TEAM-020"  # type: ignore[union-attr]
    listed(2, now)
    hired(1, now, ends=date(2024, 1, 11))
    plan_id = formed(registrar, now)
    view = team_plan(registrar, plan_id)
    assert (view.stage, view.fault.code if view.fault else "") == ("failed", "TEAM-021")


@pytest.mark.django_db
def test_whoever_cannot_be_considered_is_named_with_the_reason(registrar: Person, now: datetime) -> None:
    usual_year(now, 4)
    nowhere = listed(1, now, latitude=None, longitude=None)[0]
    at_sea = listed(1, now, latitude=9.0, longitude=97.3)[0]
    closed = listed(1, now, status="closed")[0]
    resting = hired(1, now, standing="resting")[0]
    ended = hired(1, now, ends=date(2024, 1, 11))[0]  # the Thursday of the first week
    unseated = hired(1, now, level="vocational", seat="member")[0]
    unseated.seats.all().delete()
    plan_id = formed(registrar, now)
    out = {line.institution: line.fault.code for line in left_out(registrar, plan_id) if line.fault}
    assert out == {nowhere.pk: "TEAM-001", at_sea.pk: "TEAM-002", closed.pk: "TEAM-012"}
    away = {line.assessor: line.fault.code for line in aside(registrar, plan_id) if line.fault}
    assert away == {resting.pk: "TEAM-016", ended.pk: "TEAM-017", unseated.pk: "TEAM-018"}
    said = next(line.fault for line in left_out(registrar, plan_id) if line.institution == nowhere.pk)
    assert said is not None
    assert nowhere.name_th in said.what("th")
    view = team_plan(registrar, plan_id)
    assert view.counts["institutions"] == view.counts["planned"] + view.counts["left_out"]


@pytest.mark.django_db
class TestStopping:
    """What waits is not begun; what is searched ends with the best so far."""

    def test_a_plan_that_waits_is_stopped_at_once(self, registrar: Person, now: datetime) -> None:
        plan = form(year=YEAR, rules=rules(), by=registrar, at=now)
        stop(plan_id=plan.pk, by=registrar, at=now)
        assert work_off(now) == 0
        assert team_plan(registrar, plan.pk).stage == "stopped"

    def test_the_best_so_far_is_kept_whole(
        self, registrar: Person, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        usual_year(now)
        plan = form(year=YEAR, rules=rules(), by=registrar, at=now, steps=STEPS)
        told = Hold.searched

        def searched(self: Hold, progress: object) -> None:
            told(self, progress)  # type: ignore[arg-type]
            stop(plan_id=plan.pk, by=registrar, at=now)

        monkeypatch.setattr(Hold, "searched", searched)
        form_one(plan_id=plan.pk, at=now)
        view = team_plan(registrar, plan.pk)
        assert (view.stage, view.finished, view.progress.done, view.counts["planned"]) == (
            "proposed", False, 1, 12,
        )  # fmt: skip

    def test_a_worker_that_died_is_replaced(self, registrar: Person, now: datetime) -> None:
        usual_year(now)
        plan = form(year=YEAR, rules=rules(), by=registrar, at=now, steps=STEPS)
        TeamPlan.objects.update(stage="forming", started_at=now, heard_at=now, attempts=1)
        assert work_off(now + timedelta(minutes=4)) == 0
        assert work_off(now + timedelta(minutes=6)) == 1
        assert team_plan(registrar, plan.pk).stage == "proposed"
        assert TeamVisit.objects.filter(plan=plan).exists()


@pytest.mark.django_db
def test_numbers_and_weeks_outside_their_limits_are_refused(registrar: Person, now: datetime) -> None:
    wrong = replace(rules(), numbers={"most_together": 9}, season=Season(date(2024, 1, 9), 80))
    with pytest.raises(Refused) as refused:
        form(year=YEAR, rules=wrong, by=registrar, at=now)
    assert [f.code for f in refused.value.faults] == ["TEAM-027", "TEAM-028"]
    assert not TeamPlan.objects.exists()


@pytest.mark.django_db
def test_of_two_officers_the_second_is_told_who_came_first(registrar: Person, now: datetime) -> None:
    usual_year(now)
    first, second = formed(registrar, now), formed(registrar, now, name="อีกแผน")
    confirm(plan_id=first, by=registrar, at=now)
    for again in (first, second):
        with pytest.raises(Refused) as refused:
            confirm(plan_id=again, by=registrar, at=now)
        assert refused.value.faults[0].code == "TEAM-024"
        assert registrar.name_th in refused.value.faults[0].what("th")
    confirm(plan_id=second, by=registrar, at=now, instead_of=first)
    assert [(p.id, p.stage) for p in team_plans(registrar, YEAR)] == [
        (second, "confirmed"),
        (first, "replaced"),
    ]
