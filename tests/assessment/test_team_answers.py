"""Invitations answered in time, too late, twice, by telephone; substitutes; plans replaced; visits made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from prakan.assessment.actions import team_answers, team_invitations, visits_made
from prakan.assessment.actions.teams import confirm, substitute, substitute_first
from prakan.assessment.models import TeamChange, TeamInvitation, TeamPlan, TeamRoute, TeamSeat, TeamVisit
from prakan.assessment.queries.team_board import BoardFilter, board, to_remind
from prakan.assessment.queries.team_substitutes import substitutes
from prakan.domain.problems import Refused
from prakan.domain.visit_answers import Cause, Spoken, Why
from prakan.domain.visits_made import Given
from prakan.foundation.models import AuditRow, Person
from prakan.registry.models import Assessor, VisitMade
from prakan.registry.queries.team_material import team_people
from tests.assessment.team_world import formed, hired, usual_year
from tests.assessment.visits_world import confirmed
from tests.registry.assessors import account

pytestmark = pytest.mark.django_db
BUSY = Why(Cause.WORK, "สอนเสริม")


@pytest.fixture(autouse=True)
def packs() -> None:
    """Teams need no framework."""


def codes(act: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as caught:
        act()
    return [fault.code for fault in caught.value.faults]


def asked(plan: TeamPlan, by: Person, at: datetime) -> list[TeamInvitation]:
    """Approve all visits of a plan, invite their teams, return the invitations."""
    plan.visits.update(stage="approved")
    for level in set(plan.visits.values_list("level", flat=True)):
        team_invitations.invite(plan_id=plan.pk, level=level, by=by, at=at)
    return list(TeamInvitation.objects.filter(plan=plan).order_by("pk"))


def test_an_answer_is_taken_once_in_time_and_while_the_visit_stands(registrar: Person, now: datetime) -> None:
    plan = confirmed(registrar, now)
    first, second, third, fourth = asked(plan, registrar, now)
    one, two = account(first.assessor, "one"), account(second.assessor, "two")

    def accepts(row: TeamInvitation, by: Person, at: datetime = now) -> Callable[[], object]:
        return lambda: team_answers.accept(invitation_id=row.pk, by=by, at=at)

    assert codes(accepts(second, one)) == ["VISIT-013"]
    assert codes(accepts(first, one, now + timedelta(days=8))) == ["INVITE-004"]  # seven days to answer
    TeamVisit.objects.filter(pk=first.visit_id).update(stage="proposed")
    assert codes(accepts(first, one)) == ["INVITE-008"]
    TeamVisit.objects.filter(pk=first.visit_id).update(stage="announced")
    accepts(first, one)()
    assert codes(accepts(first, one)) == ["INVITE-001"]
    assert codes(
        lambda: team_answers.decline(invitation_id=second.pk, why=Why(Cause.OTHER, " "), by=two, at=now)
    ) == ["INVITE-010"]
    team_answers.decline(invitation_id=second.pk, why=BUSY, by=two, at=now)
    assert codes(accepts(second, two)) == ["INVITE-002"]
    TeamSeat.objects.filter(visit=third.visit_id, assessor=third.assessor_id).delete()
    assert codes(accepts(third, account(third.assessor, "three"))) == ["INVITE-007"]
    begun = datetime.combine(fourth.starts, now.timetz())
    assert codes(accepts(fourth, account(fourth.assessor, "four"), begun)) == ["INVITE-005"]
    kept = TeamInvitation.objects.order_by("pk").values_list("stage", "cause", "reason")
    assert list(kept) == [
        ("accepted", "", ""),
        ("declined", "work", "ติดงานประจำหรืองานสอน: สอนเสริม"),
        ("invited", "", ""),
        ("invited", "", ""),
    ]


def test_many_are_accepted_at_once_as_one_by_one(registrar: Person, now: datetime) -> None:
    rows = asked(confirmed(registrar, now), registrar, now)
    one, ids = account(rows[0].assessor, "one"), [row.pk for row in rows]
    mine = [row.pk for row in rows if row.assessor_id == rows[0].assessor_id]
    done, faults = team_answers.accept_all(invitation_ids=[*ids, ids[0], 0], by=one, at=now)
    others = len(ids) + 1 - len(mine)
    assert (done, [one.code for one in faults]) == (len(mine), ["VISIT-013"] * others)
    kept = TeamInvitation.objects.filter(stage="accepted").values_list("pk", "answered_by", "answered_at")
    assert list(kept.order_by("pk")) == [(pk, one.pk, now) for pk in mine]
    trail = AuditRow.objects.filter(step="team.accept").order_by("pk")
    assert list(trail.values_list("subject", flat=True)) == [f"team_invitation:{pk}" for pk in mine]
    done, faults = team_answers.accept_all(invitation_ids=mine, by=one, at=now)
    assert (done, [one.code for one in faults]) == (0, ["INVITE-001"] * len(mine))


def test_the_office_records_what_it_was_told_by_whom_and_when_also_late(
    registrar: Person, now: datetime
) -> None:
    plan = confirmed(registrar, now, visits=1)
    first, second = asked(plan, registrar, now)
    late, today = now + timedelta(days=8), (now + timedelta(days=8)).date()

    def told(why: Why | None, by: str, days: int, row: TeamInvitation = first) -> Callable[[], object]:
        spoken = Spoken(by, today + timedelta(days=days))
        return lambda: team_answers.record(
            invitation_id=row.pk, why=why, spoken=spoken, by=registrar, at=late
        )

    assert codes(told(None, " ", 0)) == ["INVITE-011"]
    assert [codes(told(None, "ผู้ประเมิน", days)) for days in (1, -9)] == [["INVITE-012"]] * 2
    told(None, "ผู้ประเมิน  ทางโทรศัพท์", -1)()
    told(BUSY, "เลขานุการของผู้ประเมิน", 0, second)()
    rows = TeamInvitation.objects.order_by("pk").values_list("stage", "spoken_by", "spoken_on", "answered_by")
    assert list(rows) == [
        ("accepted", "ผู้ประเมิน ทางโทรศัพท์", today - timedelta(days=1), registrar.pk),
        ("declined", "เลขานุการของผู้ประเมิน", today, registrar.pk),
    ]
    after = AuditRow.objects.get(step="team.accept").after
    assert (after["spoken_by"], after["spoken_on"]) == ("ผู้ประเมิน ทางโทรศัพท์", str(today - timedelta(days=1)))


def test_a_replaced_plan_leaves_no_invitation_open_but_those_of_visits_that_are_over(
    registrar: Person, now: datetime
) -> None:
    plan = confirmed(registrar, now)
    rows = asked(plan, registrar, now)
    after_first = datetime.combine(rows[0].ends + timedelta(days=1), now.timetz())
    told = {f.name: getattr(plan, f.name) for f in TeamPlan._meta.concrete_fields if f.name != "id"}
    other = TeamPlan.objects.create(**{**told, "stage": "proposed", "name": "แผนใหม่", "confirmed_by": None})
    confirm(plan_id=other.pk, instead_of=plan.pk, by=registrar, at=after_first)
    assert [row.stage for row in TeamInvitation.objects.order_by("pk")] == ["invited"] * 2 + ["withdrawn"] * 2
    said = AuditRow.objects.filter(step="team.withdraw").order_by("pk")
    assert [row.after["assessor"] for row in said] == [row.assessor_id for row in rows[2:]]
    who = account(rows[2].assessor, "one")
    assert codes(lambda: team_answers.accept(invitation_id=rows[2].pk, by=who, at=now)) == ["INVITE-003"]


def test_the_board_counts_narrows_and_reminds_exactly_the_list_that_was_seen(
    registrar: Person, now: datetime
) -> None:
    plan = confirmed(registrar, now)
    rows = asked(plan, registrar, now)
    account(rows[1].assessor, "two")
    TeamInvitation.objects.update(
        starts=now.date() + timedelta(days=5000), ends=now.date() + timedelta(days=5000)
    )
    TeamInvitation.objects.update(answer_by=now.date() + timedelta(days=4000))
    TeamInvitation.objects.filter(pk=rows[0].pk).update(stage="declined")
    shown = board(registrar, BoardFilter(), size=3)
    assert (shown.total, shown.pages, len(shown.lines)) == (4, 2, 3)
    assert {key: n for key, n in shown.counts.items() if n} == {"invited": 3, "declined": 1, "open": 1}
    number = rows[3].assessor.number
    assert [one.id for one in board(registrar, BoardFilter(text=number)).lines] == [rows[3].pk]
    assert board(registrar, BoardFilter(level="vocational")).total == 0
    seen = to_remind(registrar, BoardFilter())
    assert ([one.id for one in seen.reached], len(seen.lines)) == ([rows[1].pk], 3)
    given = {"wanted": BoardFilter(), "url": "/my-visits/", "by": registrar, "at": now}
    assert codes(lambda: team_invitations.remind_these(digest="0" * 64, **given)) == ["INVITE-014"]  # type: ignore[arg-type]
    assert team_invitations.remind_these(digest=seen.digest, **given) == 1  # type: ignore[arg-type]


class TestSubstitutes:
    """A formed plan with somebody to spare; one of a team declines."""

    @pytest.fixture
    def declined(self, registrar: Person, now: datetime) -> TeamInvitation:
        usual_year(now, schools=6)
        hired(2, now, code="10", seat="member")
        plan = TeamPlan.objects.get(pk=formed(registrar, now))
        confirm(plan_id=plan.pk, by=registrar, at=now)
        TeamRoute.objects.create(level="basic", answer_days=7)
        row = next(r for r in asked(plan, registrar, now) if r.seat == "member")
        TeamInvitation.objects.filter(plan=plan).update(starts="2999-01-04", ends="2999-01-05")
        plan.visits.update(starts="2999-01-04", ends="2999-01-05")
        TeamInvitation.objects.filter(pk=row.pk).update(stage="declined", reason="ป่วย")
        row.refresh_from_db()
        return row

    def test_the_cheapest_who_keeps_every_rule_is_first_and_is_invited_in_one_step(
        self, declined: TeamInvitation, registrar: Person, now: datetime
    ) -> None:
        found = substitutes(registrar, declined.pk)
        costs = [line.costs for line in found.possible]
        assert (costs == sorted(costs), found.total > 0, found.blocking) == (True, True, ())
        assert {len(line.rules) for line in found.nearly} <= {1}
        mate = TeamInvitation.objects.filter(visit=declined.visit_id).exclude(pk=declined.pk)[0]
        first = found.possible[0].who.id
        made = substitute(invitation_id=declined.pk, assessor=first, by=registrar, at=now)
        assert (made.instead_of_id, made.seat, made.stage, made.early) == (
            declined.pk,
            "member",
            "invited",
            True,
        )
        visit = TeamVisit.objects.get(pk=declined.visit_id)
        assert set(visit.seats.values_list("assessor", flat=True)) == {first, mate.assessor_id}
        assert TeamChange.objects.get().stage == "confirmed"
        team_answers.accept(invitation_id=mate.pk, by=account(mate.assessor, "mate"), at=now)  # as before
        team_answers.accept(invitation_id=made.pk, by=account(made.assessor, "new"), at=now)
        again = lambda: substitute(invitation_id=declined.pk, assessor=first, by=registrar, at=now)  # noqa: E731
        assert codes(again) == ["INVITE-016"]
        held = lambda: substitute(invitation_id=made.pk, assessor=first, by=registrar, at=now)  # noqa: E731
        assert codes(held) == ["INVITE-015"]

    def test_whoever_the_register_keeps_out_today_is_not_asked_and_the_next_only_where_the_route_says_so(
        self, declined: TeamInvitation, registrar: Person, now: datetime
    ) -> None:
        first, second = (line.who.id for line in substitutes(registrar, declined.pk).possible[:2])
        Assessor.objects.filter(pk=first).update(standing="resting")
        found = substitutes(registrar, declined.pk)
        assert (found.possible[0].who.id, found.nearly[0].who.id) == (second, first)
        refused = lambda: substitute(invitation_id=declined.pk, assessor=first, by=registrar, at=now)  # noqa: E731
        assert codes(refused) == ["INVITE-019"]
        assert substitute_first(invitation_id=declined.pk, at=now) is None
        TeamRoute.objects.update(ask_next=True)
        made = substitute_first(invitation_id=declined.pk, at=now)
        assert made is not None
        assert (made.assessor_id, made.by) == (second, registrar)
        assert substitute_first(invitation_id=declined.pk, at=now) is None


def test_visits_made_stand_in_the_register_item_by_item_and_a_correction_takes_them_back(
    registrar: Person, now: datetime
) -> None:
    plan = confirmed(registrar, now)
    over, ahead = plan.visits.order_by("number")
    at = datetime.combine(over.ends + timedelta(days=1), now.timetz())
    team = list(over.seats.values_list("assessor", flat=True))
    other = hired(1, now, level="basic")[0]

    def given(visit: TeamVisit, there: list[int], **said: object) -> Given:
        return Given(visit=visit.pk, there=frozenset(there), **said)  # type: ignore[arg-type]

    def recorded(one: Given) -> list[str]:
        made = visits_made.record(given=[one], by=registrar, at=at)
        return [fault.code for several in made.faults.values() for fault in several]

    assert recorded(given(ahead, team)) == ["MADE-001"]
    assert recorded(given(over, [])) == ["MADE-003"]
    assert recorded(given(over, team, standins={team[1]: "A-9999"})) == ["MADE-004"]
    assert recorded(given(over, [], took_place=False)) == ["MADE-006"]
    assert recorded(given(over, team[:1], standins={team[1]: other.number})) == []
    assert recorded(given(over, team)) == ["MADE-002"]
    made = set(VisitMade.objects.values_list("assessor", "seat"))
    assert made == {(team[0], "chair"), (other.pk, "member")}
    assert VisitMade.objects.count() == 4  # two people at two schools
    seen = {one.id: {place for place, _ in one.visited} for one in team_people(registrar)}
    assert seen[other.pk] == set(over.stops.values_list("institution_id", flat=True))
    told = {"by": registrar, "at": at}
    stale = lambda: visits_made.correct(given=given(over, team, reason="x"), revision=9, **told)  # noqa: E731
    assert codes(stale) == ["MADE-002"]
    visits_made.correct(given=given(over, team, reason="มาเอง"), revision=1, **told)  # type: ignore[arg-type]
    assert set(VisitMade.objects.values_list("assessor", flat=True)) == set(team)
    visits_made.correct(given=Given(over.pk, took_place=False, reason="น้ำท่วม"), revision=2, **told)  # type: ignore[arg-type]
    assert VisitMade.objects.count() == 0
