"""Repairing a plan: a change is proposed with before and after, confirmed whole, dropped, or undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Sum

from prakan.assessment.actions.teams.exchanging import Kept, exchange, kept_rows, numbered
from prakan.assessment.actions.teams.solving import Answer, solved
from prakan.assessment.actions.teams.writing import MILLION, said, visit_row
from prakan.assessment.models import TeamChange, TeamLeftOut, TeamObjection, TeamPlan, TeamSeat, TeamStop
from prakan.assessment.queries.team_situations import Standing, standing
from prakan.assessment.queries.team_snapshots import plan_as_searched
from prakan.assessment.transition import advance_change
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_team_changes import (
    NO_SUCH_CHANGE,
    NOT_THE_LAST,
    NOTHING_SAID,
    PLAN_MOVED_ON,
)
from prakan.domain.problems_team_plans import OTHERS_NEEDED_MORE
from prakan.domain.team_changes import Event, Happening, kept
from prakan.domain.team_rules import own_level
from prakan.domain.teams import Visit
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution

Stage = TeamChange.Stage
FIGURES = ("cost", "gap", "plan_digest", "counts", "events")


def repair(
    *,
    plan_id: int,
    events: Sequence[Event],
    reason: str,
    by: Person,
    at: datetime,
    objection: TeamObjection | None = None,
) -> TeamChange:
    """Propose how a plan is repaired after something happened; nothing of the plan changes yet.

    Rules are let pass only by whoever has the right. Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-026,
    TEAM-050 to 051, TEAM-055, TEAM-057 to 059.
    """
    for step in {"team.override" if one.waived else "team.repair" for one in events} or {"team.repair"}:
        access.check(by, step)
    if not reason.strip():
        raise refuse(NOTHING_SAID, "reason")
    now = standing(by, plan_id)  # outside the transaction: what is remembered of the records counts
    answer = solved(now, events)
    with transaction.atomic():
        plan = TeamPlan.objects.select_for_update().get(pk=plan_id)
        row = _change(plan, now, answer)
        row.events, row.reason, row.objection = [kept(one) for one in events], reason.strip(), objection
        row.by, row.at = by, at
        told = {"plan": plan_id, "number": row.number, "events": row.events, "reason": row.reason}
        step = "team.override" if row.waived else "team.repair"
        audit.record(step=step, subject="team_change:new", by=by, at=at, after={**told, "waived": row.waived})
        row.save()
    return row


def _change(plan: TeamPlan, now: Standing, answer: Answer) -> TeamChange:
    before, after = _keys(now.plan.visits), _keys(answer.repair.plan.visits)
    lost = [before[key] for key in before.keys() - after.keys()]
    new = [after[key] for key in after.keys() - before.keys()]
    gone = kept_rows(plan.pk, [int(i) for visit in lost for i in visit.institutions])
    first = (plan.visits.aggregate(last=Max("number"))["last"] or 0) + 1
    come = numbered([visit_row(one, answer.problem, now.year) for one in new], gone, first)
    was, is_now = set(now.plan.unserved), set(answer.repair.plan.unserved)
    count = TeamChange.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    return TeamChange(
        plan=plan,
        number=count + 1,
        gone=gone,
        come=come,
        left=_left(sorted(is_now - was), answer),
        taken_up=_taken_up(plan, sorted(was - is_now)),
        faults=[said(fault) for fault in answer.faults],
        waived=[[one.rule.value, one.detail] for one in answer.waived],
        seats=sum(len(visit.team) for visit in now.plan.visits),
        seats_changed=_seats_changed(gone, come),
        unavoidable=len(answer.repair.unavoidable),
        cost_before=answer.cost_before,
        cost_after=answer.cost_after,
        milliseconds=answer.milliseconds,
        digest_before=now.plan.digest,
        digest_after=answer.repair.plan.digest,
    )


def _keys(visits: Iterable[Visit]) -> dict[tuple[object, ...], Visit]:
    return {(v.institutions, v.chair, frozenset(v.members), v.week): v for v in visits}


def _seats_changed(gone: Sequence[Kept], come: Sequence[Kept]) -> int:
    """Return how many seats are taken by somebody who did not go to the visit's first institution before."""
    team = {stop[0]: set(one["team"]) for one in gone for stop in one["stops"]}
    return sum(len(set(one["team"]) - team.get(one["stops"][0][0], set())) for one in come)


def _left(institutions: Sequence[str], answer: Answer) -> list[dict[str, Any]]:
    """Return institutions that lose their team, as ``TeamLeftOut`` has them."""
    rows = Institution.objects.in_bulk([int(one) for one in institutions])
    levels = answer.problem.book.institutions
    return [
        {
            "institution": pk,
            "level": own_level(levels[str(pk)].level),
            "why": TeamLeftOut.Why.SHORTAGE.value,
            "problem": said(Fault(OTHERS_NEEDED_MORE, {"record": row.name})),
        }
        for pk, row in sorted(rows.items(), key=lambda one: one[0])
    ]


def _taken_up(plan: TeamPlan, institutions: Sequence[str]) -> list[dict[str, Any]]:
    rows = TeamLeftOut.objects.filter(plan=plan, institution__in=[int(one) for one in institutions])
    return [
        {"institution": row.institution_id, "level": row.level, "why": row.why, "problem": row.problem}
        for row in rows
    ]


@transaction.atomic
def apply_change(*, plan_id: int, number: int, by: Person, at: datetime) -> TeamChange:
    """Confirm a proposed change: its visits take the place of those before, all or nothing.

    Raises ``Refused``: ACCESS-001, TEAM-052 (the plan has changed since), TEAM-053, STAGE-001.
    """
    plan, row = _locked(plan_id, number, "team.apply", by)
    _fitting(plan, row, row.digest_before, by)
    figures = {name: getattr(plan, name) for name in FIGURES}
    told = {"number": number, "gone": row.gone, "come": row.come, "reason": row.reason}
    done = {"decided_by": by, "decided_at": at, "figures_before": figures}
    advance_change(row, "team.apply", by=by, at=at, changes=done, record=told)
    exchange(plan, row.gone, row.come)
    _serve(plan, taken=row.taken_up, left=row.left)
    _refigured(plan, row)
    return row


@transaction.atomic
def drop(*, plan_id: int, number: int, by: Person, at: datetime) -> TeamChange:
    """Drop a proposed change. Raises ``Refused``: ACCESS-001, TEAM-053, STAGE-001."""
    _, row = _locked(plan_id, number, "team.drop", by)
    done = {"decided_by": by, "decided_at": at}
    advance_change(row, "team.drop", by=by, at=at, changes=done, record={"number": number})
    return row


@transaction.atomic
def undo(*, plan_id: int, number: int, by: Person, at: datetime) -> TeamChange:
    """Undo the last confirmed change: the visits of before are there again, with their numbers and pins.

    Raises ``Refused``: ACCESS-001, TEAM-053, TEAM-054 (a newer one is confirmed), STAGE-001.
    """
    plan, row = _locked(plan_id, number, "team.undo", by)
    last = TeamChange.objects.filter(plan=plan, stage=Stage.CONFIRMED).order_by("decided_at", "pk").last()
    if last != row:
        raise refuse(NOT_THE_LAST, number=number)
    _fitting(plan, row, row.digest_after, by)
    told = {"number": number, "gone": row.come, "come": row.gone}
    advance_change(row, "team.undo", by=by, at=at, changes={"undone_by": by, "undone_at": at}, record=told)
    exchange(plan, row.come, row.gone)
    _serve(plan, taken=row.left, left=row.taken_up)
    TeamPlan.objects.filter(pk=plan.pk).update(**row.figures_before, revision=plan.revision + 1)
    return row


def _locked(plan_id: int, number: int, step: str, by: Person) -> tuple[TeamPlan, TeamChange]:
    access.check(by, step)
    plan = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
    row = TeamChange.objects.filter(plan=plan_id, number=number).first()
    if plan is None or row is None:
        raise refuse(NO_SUCH_CHANGE, number=number)
    return plan, row


def _fitting(plan: TeamPlan, row: TeamChange, digest: str, by: Person) -> None:
    if plan_as_searched(by, plan.pk).digest != digest:
        raise refuse(PLAN_MOVED_ON, number=row.number)


def _serve(plan: TeamPlan, taken: Iterable[Mapping[str, Any]], left: Iterable[Mapping[str, Any]]) -> None:
    TeamLeftOut.objects.filter(plan=plan, institution__in=[one["institution"] for one in taken]).delete()
    TeamLeftOut.objects.bulk_create(
        TeamLeftOut(
            plan=plan,
            institution_id=one["institution"],
            level=one["level"],
            why=one["why"],
            problem=one["problem"],
        )
        for one in left
    )


def _refigured(plan: TeamPlan, row: TeamChange) -> None:
    """Write the figures of a plan anew; the bound still holds where nothing became possible that was not."""
    cost = None if plan.cost is None else plan.cost + row.cost_after - row.cost_before
    holds = plan.lower_bound and cost is not None and not _widens(row)
    gap = round(MILLION * (cost / plan.lower_bound - 1)) if holds else None  # type: ignore[operator]
    stops = TeamStop.objects.filter(visit__plan=plan)
    counts = {
        **plan.counts,
        "planned": stops.count(),
        "left_out": plan.left_out.count(),
        "people": TeamSeat.objects.filter(visit__plan=plan).values("assessor").distinct().count(),
        "visits": plan.visits.count(),
        "metres": plan.visits.aggregate(all=Sum("metres"))["all"] or 0,
    }
    TeamPlan.objects.filter(pk=plan.pk).update(
        cost=cost,
        gap=gap,
        plan_digest=row.digest_after,
        counts=counts,
        events=[*plan.events, *row.events],
        revision=plan.revision + 1,
    )


def _widens(row: TeamChange) -> bool:
    return any(one["kind"] == Happening.WEEKS or one.get("waived") for one in row.events)
