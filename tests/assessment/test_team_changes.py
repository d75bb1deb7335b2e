"""Repairing a plan of teams: proposed, confirmed, undone; pins, exchanges, objections, copies."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prakan.assessment.actions.team_lists import install_routes
from prakan.assessment.actions.teams import (
    again,
    apply_change,
    copy,
    object_to,
    offer,
    pin,
    reject,
    repair,
    undo,
    unpin,
    uphold,
)
from prakan.assessment.actions.teams.proposing import found, keep
from prakan.assessment.models import TeamLeftOut, TeamPlan, TeamSeat, TeamStop, TeamVisit
from prakan.assessment.queries.team_changes import (
    changes_waiting,
    open_change,
    team_change,
    team_changes,
    team_copies,
)
from prakan.assessment.queries.team_input import gathered
from prakan.assessment.queries.team_objections import announced_teams, team_objections
from prakan.assessment.queries.team_pins import pins_of_visit, team_pins
from prakan.assessment.queries.team_plans import team_plan
from prakan.assessment.queries.team_reasons import why, why_not
from prakan.assessment.queries.team_snapshots import plan_as_searched, snapshot
from prakan.config.jobs import JOBS
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.domain.team_changes import Event, Happening, kept, situation
from prakan.domain.teams import RuleId, verify
from prakan.domain.teams.model import ALL_WEEKS
from prakan.foundation.actions import outbox
from prakan.foundation.models import AuditRow, Notice, Person
from prakan.registry.models import Assessor, Interest
from prakan.registry.queries.interests import barring
from prakan.reporting.queries.waiting import Task, Wait, waiting
from tests.assessment.conftest import outsider
from tests.assessment.team_world import YEAR, formed, hired, rules, usual_year


@pytest.fixture(autouse=True)
def packs() -> None:
    """Teams need no framework."""


@pytest.fixture
def plan_id(registrar: Person, now: datetime) -> int:
    """A formed plan of twelve schools in two provinces, with somebody to spare in each."""
    usual_year(now)
    hired(1, now, code="10")
    return formed(registrar, now)


def rows(plan_id: int) -> list[tuple[object, ...]]:
    """Return all that a plan's rows say of its visits."""
    return [
        (
            v.number,
            v.week,
            v.starts,
            v.cost,
            v.metres,
            v.is_pinned,
            v.stage,
            sorted(v.stops.values_list("order", "institution", "days")),
            sorted(v.seats.values_list("assessor", "seat", "is_pinned")),
        )
        for v in TeamVisit.objects.filter(plan=plan_id).order_by("number")
    ]


def busiest(plan_id: int, seat: str = "member") -> int:
    """Return the person with most visits."""
    seats = TeamSeat.objects.filter(visit__plan=plan_id, seat=seat).values_list("assessor", flat=True)
    return max(sorted(set(seats)), key=list(seats).count)


def withdraws(who: int, weeks: int = ALL_WEEKS) -> list[Event]:
    return [Event(Happening.WITHDRAWAL, assessor=str(who), weeks=weeks)]


def withdrawn(who: int) -> list[dict[str, object]]:
    """Return what a change keeps of a withdrawal."""
    return [kept(one) for one in withdraws(who)]


def code_of(error: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [fault.code for fault in error.value.faults]


@pytest.mark.django_db
class TestRepair:
    """A plan, and one assessor who withdraws."""

    def test_a_withdrawal_is_proposed_confirmed_and_undone(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        who, before, figures = busiest(plan_id), rows(plan_id), team_plan(registrar, plan_id)
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        made = repair(events=withdraws(who), reason="ป่วย", **given)
        assert (rows(plan_id), made.stage) == (before, "proposed")  # nothing changes by proposing
        shown = team_change(registrar, plan_id, 1)
        theirs = {v.number for v in TeamVisit.objects.filter(plan=plan_id, seats__assessor=who)}
        assert {line.number for line in shown.lines} >= theirs
        assert open_change(registrar, plan_id) is not None
        apply_change(number=1, **given)
        assert TeamSeat.objects.filter(visit__plan=plan_id, assessor=who).count() == 0
        stands = plan_as_searched(registrar, plan_id)
        problem = situation(snapshot(registrar, plan_id).problem, withdraws(who))
        assert (verify(problem.book, stands), stands.digest) == ([], made.digest_after)
        view = team_plan(registrar, plan_id)
        assert (view.plan_digest, view.cost) == (stands.digest, (figures.cost or 0) + shown.costs)
        more = shown.costs / (figures.lower_bound or 1)
        assert round((view.gap or 0) - (figures.gap or 0) - more, 5) == 0  # what is left of the proof
        assert view.counts["planned"] == TeamStop.objects.filter(visit__plan=plan_id).count()
        undo(number=1, **given)
        after = team_plan(registrar, plan_id)
        assert rows(plan_id) == before
        assert (after.cost, after.gap, after.counts, after.plan_digest) == (
            figures.cost,
            figures.gap,
            figures.counts,
            figures.plan_digest,
        )
        steps = AuditRow.objects.filter(subject__startswith="team_change:").order_by("pk")
        assert list(steps.values_list("step", flat=True)) == ["team.repair", "team.apply", "team.undo"]

    def test_what_the_plan_has_outgrown_is_refused_and_only_the_last_is_undone(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        first, second = busiest(plan_id), busiest(plan_id, "chair")
        for who in (first, second):
            repair(events=withdraws(who), reason="ลา", **given)
        apply_change(number=1, **given)
        with pytest.raises(Refused) as error:
            apply_change(number=2, **given)
        assert code_of(error) == ["TEAM-052"]
        stale = team_change(registrar, plan_id, 2)
        assert (stale.fits, stale.is_stale, [one.number for one in stale.meanwhile]) == (False, True, [1])
        assert open_change(registrar, plan_id) is None
        made = again(number=2, **given)
        anew = team_change(registrar, plan_id, 3)
        assert (made.number, made.events, made.reason, anew.fits) == (3, withdrawn(second), "ลา", True)
        apply_change(number=3, **{**given, "at": now + timedelta(minutes=1)})
        assert TeamSeat.objects.filter(visit__plan=plan_id, assessor__in=(first, second)).count() == 0
        with pytest.raises(Refused) as error:
            undo(number=1, **given)
        assert code_of(error) == ["TEAM-054"]
        assert [(c.number, c.stage, c.is_last) for c in team_changes(registrar, plan_id)] == [
            (3, "confirmed", True),
            (2, "dropped", False),
            (1, "confirmed", False),
        ]

    def test_nobody_left_means_left_out_until_it_is_undone(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        before = rows(plan_id)
        there = Assessor.objects.filter(province="50").order_by("pk").values_list("pk", flat=True)
        assert (team_plan(registrar, plan_id).gap is None, changes_waiting(registrar)) == (False, {})
        repair(events=[e for who in there for e in withdraws(who)], reason="น้ำท่วม", **given)
        assert changes_waiting(registrar) == {plan_id: 1}
        assert Task(Wait.CHANGE, 1, of=plan_id) in waiting(registrar, YEAR, 1)
        apply_change(number=1, **given)
        out = TeamLeftOut.objects.filter(plan=plan_id).values_list("institution__province", flat=True)
        after = team_plan(registrar, plan_id)
        assert (list(out), after.counts["left_out"]) == (["50"] * 6, 6)
        assert (after.gap, after.is_beyond_proof) == (
            None,
            True,
        )
        assert changes_waiting(registrar) == {}
        undo(number=1, **given)
        assert (rows(plan_id), TeamLeftOut.objects.filter(plan=plan_id).count()) == (before, 0)

    def test_a_school_that_moves_its_weeks_is_visited_then(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        visit = TeamVisit.objects.filter(plan=plan_id).order_by("number")[0]
        place = visit.stops.values_list("institution", flat=True)[0]
        weeks = 0b11111111 & ~(1 << visit.week)
        event = Event(Happening.WEEKS, institution=str(place), weeks=weeks)
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        repair(events=[event], reason="สอบปลายภาค", **given)
        apply_change(number=1, **given)
        moved = TeamVisit.objects.get(plan=plan_id, stops__institution=place)
        assert (moved.week != visit.week, team_plan(registrar, plan_id).gap) == (True, None)

    def test_announced_and_pinned_visits_stay(self, plan_id: int, registrar: Person, now: datetime) -> None:
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        who = busiest(plan_id)
        others = TeamVisit.objects.filter(plan=plan_id).exclude(seats__assessor=who)
        others.update(stage=TeamVisit.Stage.ANNOUNCED)
        numbers = set(others.values_list("number", flat=True))
        held = others.order_by("number")[0]
        pin(number=held.number, reason="ตกลงกับโรงเรียนแล้ว", **given)
        (pinned,) = team_pins(registrar, plan_id)
        assert (pinned.number, pinned.people) == (held.number, ())
        made = repair(events=withdraws(who), reason="ป่วย", **given)
        assert {one["number"] for one in made.gone} & numbers == set()
        unpin(number=held.number, reason="โรงเรียนขอเลื่อน", **given)
        assert team_pins(registrar, plan_id) == ()

    def test_a_visit_pinned_after_it_was_proposed_makes_the_proposal_stale(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        made = repair(events=withdraws(busiest(plan_id)), reason="ป่วย", **given)
        first = made.gone[0]["number"]
        held = pin(number=first, reason="ตกลงกับโรงเรียนแล้ว", **given)
        (told,) = pins_of_visit(registrar, plan_id, held.pk)
        assert (told.assessor, told.reason, told.by) == (0, "ตกลงกับโรงเรียนแล้ว", registrar.name)
        assert (team_change(registrar, plan_id, 1).fits, team_change(registrar, plan_id, 1).moved) == (
            False,
            (first,),
        )
        with pytest.raises(Refused) as error:
            apply_change(number=1, **given)
        assert code_of(error) == ["TEAM-052"]

    def test_a_plan_that_was_replaced_takes_no_pins(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        TeamPlan.objects.filter(pk=plan_id).update(stage="replaced")
        for deed in (pin, unpin):
            with pytest.raises(Refused) as error:
                deed(plan_id=plan_id, number=1, reason="ขอ", by=registrar, at=now)
            assert code_of(error) == ["TEAM-055"]
        assert team_pins(registrar, plan_id) == ()

    def test_new_weeks_without_a_week_are_refused(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        place = TeamStop.objects.filter(visit__plan=plan_id).values_list("institution", flat=True)[0]
        none = Event(Happening.WEEKS, institution=str(place))
        with pytest.raises(Refused) as error:
            repair(plan_id=plan_id, events=[none], reason="สอบ", by=registrar, at=now)
        assert code_of(error) == ["TEAM-063"]

    def test_what_changes_while_it_is_searched_is_noticed(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        who = busiest(plan_id)
        searched = found(plan_id=plan_id, events=withdraws(who), reason="ป่วย", by=registrar)
        pin(plan_id=plan_id, number=1, reason="ขอ", by=registrar, at=now)
        with pytest.raises(Refused) as error, transaction.atomic():
            keep(searched, by=registrar, at=now)
        assert (code_of(error), team_changes(registrar, plan_id)) == (["TEAM-064"], ())

    def test_reasons_speak_of_the_plan_after_its_changes(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        who = busiest(plan_id)
        repair(events=withdraws(who), reason="ป่วย", **given)
        apply_change(number=1, **given)
        visit = TeamVisit.objects.filter(plan=plan_id, stops__institution__province="50")[0]
        assert why_not(registrar, visit.pk, who).rules == (RuleId.AVAILABILITY,)
        assert RuleId.PINNED not in {check.rule for check in why(registrar, visit.pk).checks}
        pin(number=visit.number, reason="ขอ", **given)
        checks = {check.rule: check.kept for check in why(registrar, visit.pk).checks}
        assert (checks[RuleId.PINNED], set(checks.values())) == (True, {True})

    def test_a_pin_that_contradicts_what_happened_is_named(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        who = busiest(plan_id)
        visit = TeamVisit.objects.filter(plan=plan_id, seats__assessor=who).order_by("number")[0]
        pin(number=visit.number, reason="ขอไว้", assessor=who, **given)
        repair(events=withdraws(who), reason="ป่วย", **given)
        assert [fault.code for fault in team_change(registrar, plan_id, 1).faults] == ["TEAM-010"]

    def test_who_may_not_changes_nothing(self, plan_id: int, owner: Person, now: datetime) -> None:
        given = {"plan_id": plan_id, "by": owner, "at": now}
        for refused in (
            lambda: repair(events=withdraws(1), reason="ป่วย", **given),
            lambda: apply_change(number=1, **given),
            lambda: undo(number=1, **given),
            lambda: pin(number=1, reason="ขอ", **given),
            lambda: copy(name="", **given),
        ):
            with pytest.raises(Refused) as error:
                refused()
            assert code_of(error) == ["ACCESS-001"]


def exchange(plan_id: int, into: int, *, waived: bool = False) -> Event:
    """Return the exchange of a member of the first visit in Chiang Mai."""
    visit = TeamVisit.objects.filter(plan=plan_id, stops__institution__province="50").order_by("number")[0]
    place = visit.stops.values_list("institution", flat=True)[0]
    who = visit.seats.filter(seat="member").values_list("assessor", flat=True)[0]
    return Event(Happening.SWAP, assessor=str(who), institution=str(place), into=str(into), waived=waived)


@pytest.mark.django_db
class TestExchanges:
    """One named person for another."""

    def test_one_person_for_another_is_exactly_that(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        given = {"plan_id": plan_id, "by": registrar, "at": now}
        event = exchange(plan_id, 0)
        visit = TeamVisit.objects.get(plan=plan_id, stops__institution=int(event.institution))
        away = TeamSeat.objects.filter(visit__plan=plan_id, visit__week=visit.week).values("assessor")
        spare = Assessor.objects.filter(province="50").exclude(pk__in=away)
        into = spare.order_by("pk").values_list("pk", flat=True)[0]
        repair(events=[exchange(plan_id, into)], reason="ตกลงกันเอง", **given)
        apply_change(number=1, **given)
        now_there = TeamVisit.objects.get(plan=plan_id, stops__institution=int(event.institution))
        team = set(now_there.seats.values_list("assessor", flat=True))
        assert (into in team, int(event.assessor) in team, now_there.week) == (True, False, visit.week)

    def test_rules_are_let_pass_by_the_director_alone_and_the_visit_stays(
        self, plan_id: int, registrar: Person, director: Person, now: datetime
    ) -> None:
        event = exchange(plan_id, 0)
        place, at = int(event.institution), TeamStop.objects.get(institution=event.institution).visit_id
        apart = {"plan_id": plan_id, "by": registrar, "at": now}
        away = TeamSeat.objects.filter(visit__plan=plan_id, visit__week=TeamVisit.objects.get(pk=at).week)
        spare = Assessor.objects.filter(province="50").exclude(pk__in=away.values("assessor"))
        into = spare.order_by("pk").values_list("pk", flat=True)[0]
        found_out = Event(Happening.CONFLICT, assessor=str(into), institution=event.institution)
        repair(events=[found_out], reason="เป็นที่ปรึกษาของโรงเรียน", **apart)
        apply_change(number=1, **apart)
        plain, waived = exchange(plan_id, into), exchange(plan_id, into, waived=True)
        refused = []
        for events, by in (([plain], registrar), ([waived], registrar)):
            with pytest.raises(Refused) as error:
                repair(plan_id=plan_id, events=events, reason="จำเป็น", by=by, at=now)
            refused += code_of(error)
        assert refused == ["TEAM-058", "ACCESS-001"]
        made = repair(plan_id=plan_id, events=[waived], reason="มติผู้อำนวยการ", by=director, at=now)
        assert made.waived == [["conflict", str(into)]]
        apply_change(number=2, **apart)
        (passed,) = why(registrar, at).let_pass
        assert (passed.rules, passed.who.id, passed.reason, passed.by) == (
            (RuleId.CONFLICT,),
            into,
            "มติผู้อำนวยการ",
            director.name,
        )
        (check,) = [one for one in why(registrar, at).checks if one.rule is RuleId.CONFLICT]
        assert (check.kept, check.let_pass, [one.id for one in check.who]) == (False, True, [into])
        others = {v.assessor_id for v in TeamSeat.objects.filter(visit__plan=plan_id).exclude(visit=at)}
        nobody = repair(events=withdraws(min(others - set(_team(at)))), reason="ป่วย", **apart)
        assert place not in {stop[0] for one in nobody.gone for stop in one["stops"]}


def _team(visit: int) -> list[int]:
    return list(TeamSeat.objects.filter(visit=visit).values_list("assessor", flat=True))


@pytest.mark.django_db
class TestObjections:
    """An institution that knows its team."""

    def test_an_objection_is_raised_once_decided_and_repaired(
        self, plan_id: int, registrar: Person, now: datetime
    ) -> None:
        TeamPlan.objects.filter(pk=plan_id).update(stage="confirmed")
        visit = TeamVisit.objects.filter(plan=plan_id).order_by("-week", "number")[0]
        TeamVisit.objects.filter(pk=visit.pk).update(stage="announced")
        place = visit.stops.values_list("institution", flat=True)[0]
        who = visit.seats.filter(seat="member").values_list("assessor", flat=True)[0]
        head = outsider("head-of-school", Role.INSTITUTION, f"institution:{place}")
        outsider("assessor-objected-to", Role.ASSESSOR, f"assessor:{who}")
        early = datetime.combine(visit.starts, now.timetz()) - timedelta(days=20)
        (told,) = announced_teams(head)
        assert (told.visit, told.until, told.is_confirmed) == (
            visit.pk,
            visit.starts - timedelta(days=7),
            False,
        )
        install_routes([{"level": "basic", "bodies": ["director"], "object_days": 9}], at=now)
        assert announced_teams(head)[0].until == visit.starts - timedelta(days=9)
        given = {"visit_id": visit.pk, "institution": place, "assessor": who, "by": head}
        with pytest.raises(Refused) as error:
            object_to(reason="เป็นญาติ", at=early + timedelta(days=12), **given)
        assert code_of(error) == ["TEAM-060"]
        assert [t for t in waiting(registrar, YEAR, 1) if t.wait is Wait.OBJECTION] == []
        raised = object_to(reason="เป็นญาติของครู", at=early, **given)
        assert Task(Wait.OBJECTION, 1) in waiting(registrar, YEAR, 1)
        with pytest.raises(Refused) as error:
            object_to(reason="เป็นญาติของครู", at=early, **given)
        assert code_of(error) == ["TEAM-061"]
        decision = {"objection_id": raised.pk, "decision": "ฟังขึ้น", "by": registrar, "at": early}
        change = uphold(interest="family", **decision)
        apply_change(plan_id=plan_id, number=change.number, by=registrar, at=early)
        followed(early)
        (kept_there,) = Interest.objects.filter(assessor=who)
        assert (kept_there.institution_id, kept_there.kind, "ญาติของครู" in kept_there.reason) == (
            place,
            "family",
            False,
        )
        told_of = Notice.objects.exclude(template="team.propose").order_by("pk")
        assert sorted(told_of.values_list("person__username", "template")) == [
            ("assessor-objected-to", "team.objected"),
            ("head-of-school", "team.uphold"),
            (registrar.username, "team.object"),
        ]
        knowing = {n.person.username for n in told_of if "ญาติ" in str(n.values)}
        assert knowing == {registrar.username}  # what the institution wrote goes to the office alone
        team = TeamSeat.objects.filter(visit__plan=plan_id, visit__stops__institution=place)
        assert who not in set(team.values_list("assessor", flat=True))
        assert [(o.stage, o.decision) for o in team_objections(head)] == [("upheld", "ฟังขึ้น")]
        with pytest.raises(Refused) as error:
            reject(objection_id=raised.pk, decision="ไม่", by=registrar, at=early)
        assert code_of(error) == ["STAGE-001"]


def followed(at: datetime) -> None:
    """Let the worker do what follows."""
    outbox.plan(JOBS, at=at)
    outbox.work_off(JOBS, at=at)


@pytest.mark.django_db
def test_a_conflict_is_known_to_the_plan_of_the_next_year_once_it_is_confirmed_not_while_it_is_tried(
    plan_id: int, registrar: Person, now: datetime
) -> None:
    who = busiest(plan_id)
    place = TeamStop.objects.filter(visit__plan=plan_id, visit__seats__assessor=who)[0].institution_id
    event = Event(Happening.CONFLICT, assessor=str(who), institution=str(place), interest="consultancy")
    tried = copy(plan_id=plan_id, name="ลอง", by=registrar, at=now).pk
    known = []
    for plan in (tried, plan_id):
        repair(plan_id=plan, events=[event], reason="เป็นวิทยากร", by=registrar, at=now)
        apply_change(plan_id=plan, number=1, by=registrar, at=now)
        followed(now)
        known.append(barring(registrar, [who], [place], now.date(), now.date() + timedelta(days=365)))
    hit = known[1][who][place][0]
    assert (known[0], hit.kind, hit.fact.reason) == ({}, "consultancy", "เป็นวิทยากร")
    assert "การเปลี่ยนที่ 1" in hit.fact.source
    year = gathered(registrar, YEAR, rules(), now.date())
    bars = [c for c in year.problem.conflicts if (c.assessor, c.of) == (str(who), str(place))]
    assert [c.kind for c in bars] == ["consultancy"]


@pytest.mark.django_db
def test_a_copy_is_tried_beside_its_plan(plan_id: int, registrar: Person, now: datetime) -> None:
    before = rows(plan_id)
    made = copy(plan_id=plan_id, name="ลองไม่มีคนเดียว", by=registrar, at=now)
    assert rows(made.pk) == before
    repair(plan_id=made.pk, events=withdraws(busiest(made.pk)), reason="ลอง", by=registrar, at=now)
    apply_change(plan_id=made.pk, number=1, by=registrar, at=now)
    assert rows(plan_id) == before
    both = team_copies(registrar, plan_id)
    assert [(one.id, one.stage, one.changes) for one in both] == [
        (plan_id, "proposed", 0),
        (made.pk, "draft", 1),
    ]
    offer(plan_id=made.pk, by=registrar, at=now)
    assert team_plan(registrar, made.pk).stage == "proposed"
