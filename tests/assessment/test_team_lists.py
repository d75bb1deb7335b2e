"""Lists of visits: sent by route, marked, decided on by others, never unseen, never twice."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from prakan.assessment.actions import team_lists
from prakan.assessment.models import TeamDecision, TeamList, TeamPlan, TeamVisit
from prakan.assessment.queries.team_lists import levels, team_list, waiting_for
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.foundation.models import AuditRow, Person, RoleGrant
from tests.assessment.visits_world import confirmed
from tests.conftest import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(registrar: Person, now: datetime) -> TeamPlan:
    return confirmed(registrar, now)


def codes(caught: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [fault.code for fault in caught.value.faults]


def decided(row: TeamList, by: Person, now: datetime, **other: object) -> TeamList:
    page = team_list(by, row.pk)
    told = {"turn": page.list.turn, "digest": page.shown, "by": by, "at": now, **other}
    return team_lists.decide(list_id=row.pk, **told)  # type: ignore[arg-type]


def stages(plan: TeamPlan) -> list[str]:
    return list(TeamVisit.objects.filter(plan=plan).order_by("number").values_list("stage", flat=True))


def test_a_director_returns_one_visit_with_its_reason_and_approves_the_other(
    plan: TeamPlan, registrar: Person, director: Person, now: datetime
) -> None:
    row = team_lists.send(plan_id=plan.pk, level="basic", by=registrar, at=now)
    with pytest.raises(Refused) as caught:
        team_lists.send(plan_id=plan.pk, level="basic", by=registrar, at=now)
    assert codes(caught) == ["VISIT-002"]
    assert [one.id for one in waiting_for(director)] == [row.pk]
    seen = team_list(director, row.pk)
    second = seen.lines[1].visit.id
    told = {"list_id": row.pk, "visit_id": second, "by": director, "at": now}
    team_lists.mark(reason="ทีมเดิมปีที่แล้ว", **told)  # type: ignore[arg-type]
    with pytest.raises(Refused) as caught:  # what was shown before the mark is decided on by nobody
        team_lists.decide(list_id=row.pk, turn=0, digest=seen.shown, by=director, at=now)
    assert codes(caught) == ["VISIT-006"]
    decided(row, director, now)
    assert stages(plan) == ["approved", "proposed"]
    assert [(d.approved, d.returned) for d in TeamDecision.objects.all()] == [(1, 1)]
    assert [(one.waiting, one.on_list, one.approved) for one in levels(director, plan.pk)] == [(1, 0, 1)]
    assert AuditRow.objects.filter(step="team.approve").get().after["back"] == [2]


def test_nothing_of_a_replaced_plan_is_decided_on(
    plan: TeamPlan, registrar: Person, director: Person, now: datetime
) -> None:
    row = team_lists.send(plan_id=plan.pk, level="basic", by=registrar, at=now)
    TeamPlan.objects.filter(pk=plan.pk).update(stage="replaced")
    seen = team_list(director, row.pk)
    for act in (
        lambda: team_lists.decide(list_id=row.pk, turn=0, digest=seen.shown, by=director, at=now),
        lambda: team_lists.mark(
            list_id=row.pk, visit_id=seen.lines[0].visit.id, reason="x", by=director, at=now
        ),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert codes(caught) == ["VISIT-001"]
    assert (seen.list.may_decide, stages(plan)) == (False, ["proposed", "proposed"])


def test_two_at_once_the_second_is_told_who_was_first(
    plan: TeamPlan, registrar: Person, director: Person, now: datetime
) -> None:
    other = member("second-director", Role.DIRECTOR)
    row = team_lists.send(plan_id=plan.pk, level="basic", by=registrar, at=now)
    shown = team_list(other, row.pk).shown
    decided(row, director, now)
    with pytest.raises(Refused) as caught:
        team_lists.decide(list_id=row.pk, turn=0, digest=shown, by=other, at=now)
    assert codes(caught) == ["VISIT-004"]
    assert caught.value.faults[0].values["who"] == director.name


def test_nobody_decides_on_what_they_made_nor_for_another_body_nor_unseen(
    plan: TeamPlan, registrar: Person, director: Person, secretary: Person, now: datetime
) -> None:
    row = team_lists.send(plan_id=plan.pk, level="basic", by=registrar, at=now)
    RoleGrant.objects.create(person=registrar, role=Role.DIRECTOR)
    refused = []
    for by in (registrar, secretary):
        with pytest.raises(Refused) as caught:
            decided(row, by, now)
        refused += codes(caught)
    first = TeamVisit.objects.filter(plan=plan).order_by("number")[0]
    first.starts += timedelta(days=1)
    first.save()
    assert [line.changed for line in team_list(director, row.pk).lines] == [True, False]
    with pytest.raises(Refused) as caught:
        decided(row, director, now)
    assert [*refused, *codes(caught)] == ["VISIT-008", "VISIT-007", "VISIT-005"]
    team_lists.recall(list_id=row.pk, reason="เลื่อนวัน", by=registrar, at=now)
    again = team_lists.send(plan_id=plan.pk, level="basic", by=registrar, at=now)
    TeamList.objects.filter(pk=again.pk).update(four_eyes=False)  # as the agency may settle
    decided(again, registrar, now)
    assert stages(plan) == ["approved", "approved"]


def test_a_committee_resolves_before_the_director_and_what_it_returns_does_not_come_to_him(
    registrar: Person, director: Person, secretary: Person, now: datetime
) -> None:
    plan = confirmed(registrar, now, level="vocational")
    row = team_lists.send(plan_id=plan.pk, level="vocational", by=registrar, at=now)
    page = team_list(secretary, row.pk)
    team_lists.mark(
        list_id=row.pk, visit_id=page.lines[0].visit.id, reason="ขาดผู้เชี่ยวชาญ", by=secretary, at=now
    )
    with pytest.raises(Refused) as caught:
        decided(row, secretary, now)
    assert codes(caught) == ["VISIT-009"]
    decided(row, secretary, now, resolution="ครั้งที่ 3/2567")
    assert (stages(plan), team_list(director, row.pk).list.waits_for) == (["proposed"] * 2, "director")
    with pytest.raises(Refused) as caught:
        decided(row, director, now, returns_all=True)
    assert codes(caught) == ["VISIT-010"]
    decided(row, director, now)
    assert stages(plan) == ["proposed", "approved"]
    assert [d.resolution for d in TeamDecision.objects.all()] == ["ครั้งที่ 3/2567", ""]


def test_a_visit_that_left_the_plan_stays_on_its_list_as_it_was_sent_and_goes_back(
    plan: TeamPlan, registrar: Person, director: Person, now: datetime
) -> None:
    row = team_lists.send(plan_id=plan.pk, level="basic", by=registrar, at=now)
    before = team_list(director, row.pk)
    TeamVisit.objects.get(plan=plan, number=2).delete()  # as a repair does
    with pytest.raises(Refused) as caught:
        team_lists.decide(list_id=row.pk, turn=0, digest=before.shown, by=director, at=now)
    assert codes(caught) == ["VISIT-006"]
    was, now_shown = before.lines[1].visit, team_list(director, row.pk)
    gone = now_shown.lines[1]
    assert (gone.gone, gone.visit.starts, gone.visit.team) == (True, was.starts, was.team)
    assert [(s.name, s.days) for s in gone.visit.stops] == [(s.name, s.days) for s in was.stops]
    decided(row, director, now)
    assert (stages(plan), [line.returned for line in team_list(director, row.pk).lines]) == (
        ["approved"],
        [False, True],
    )
