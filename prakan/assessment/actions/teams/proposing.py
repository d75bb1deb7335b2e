"""Proposing a change of a plan: found outside any transaction, written when nothing changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from prakan.assessment.actions.teams.exchanging import numbered
from prakan.assessment.actions.teams.solving import Answer, solved
from prakan.assessment.actions.teams.writing import said, visit_row
from prakan.assessment.models import TeamChange, TeamLeftOut, TeamObjection, TeamPlan
from prakan.assessment.queries.team_kept_rows import Kept, kept_rows
from prakan.assessment.queries.team_situations import Standing, announced_in, check_changeable, standing
from prakan.assessment.transition import advance_change
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_team_changes import (
    CHANGED_WHILE_SEARCHED,
    NO_DAYS_SAID,
    NO_SUCH_CHANGE,
    NOTHING_SAID,
)
from prakan.domain.problems_team_plans import OTHERS_NEEDED_MORE
from prakan.domain.team_changes import Event, Happening, event_of, kept
from prakan.domain.team_rules import own_level
from prakan.domain.teams import Visit
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution


@dataclass(frozen=True)
class Proposal:
    """What was found for a plan as it stood; nothing is written yet."""

    now: Standing
    answer: Answer
    events: tuple[Event, ...]
    reason: str


def repair(*, plan_id: int, events: Sequence[Event], reason: str, by: Person, at: datetime) -> TeamChange:
    """Propose how a plan is repaired after something happened; nothing of the plan changes yet.

    Rules are let pass only by whoever has the right. Raises ``Refused``: ACCESS-001, TEAM-022, TEAM-026,
    TEAM-050 to 051, TEAM-055, TEAM-057 to 059, TEAM-063, TEAM-064 (the plan changed meanwhile).
    """
    proposal = found(plan_id=plan_id, events=events, reason=reason, by=by)
    with transaction.atomic():
        return keep(proposal, by=by, at=at)


def again(*, plan_id: int, number: int, by: Person, at: datetime) -> TeamChange:
    """Propose from the plan as it is now what an open proposal says; that one is dropped in its favour.

    Raises ``Refused``: TEAM-053, STAGE-001 (it is decided), and what ``repair`` raises.
    """
    access.check(by, "team.repair")
    row = TeamChange.objects.filter(plan=plan_id, number=number).first()
    if row is None:
        raise refuse(NO_SUCH_CHANGE, number=number)
    events = [event_of(one) for one in row.events]
    proposal = found(plan_id=plan_id, events=events, reason=row.reason, by=by)
    with transaction.atomic():
        row = TeamChange.objects.select_for_update().get(pk=row.pk)
        done = {"decided_by": by, "decided_at": at}
        advance_change(row, "team.drop", by=by, at=at, changes=done, record={"number": number})
        return keep(proposal, by=by, at=at, objection=row.objection)


def found(*, plan_id: int, events: Sequence[Event], reason: str, by: Person) -> Proposal:
    """Return the least change after events, found outside any transaction: what is remembered counts."""
    for step in {"team.override" if one.waived else "team.repair" for one in events} or {"team.repair"}:
        access.check(by, step)
    if not reason.strip():
        raise refuse(NOTHING_SAID, "reason")
    now = standing(by, plan_id)
    if any(one.kind is Happening.WEEKS and not one.weeks for one in events):
        first, last = now.year.monday(0), now.year.monday(now.year.count)
        raise refuse(NO_DAYS_SAID, "first", first=first, last=last)
    return Proposal(now, solved(now, events), tuple(events), reason.strip())


def keep(
    proposal: Proposal, *, by: Person, at: datetime, objection: TeamObjection | None = None
) -> TeamChange:
    """Write a proposal, within a transaction; raises ``Refused`` (TEAM-064) when the plan is another now."""
    now = proposal.now
    plan = TeamPlan.objects.select_for_update().get(pk=now.plan_id)
    check_changeable(plan)
    if plan.revision != now.revision or announced_in(plan.pk) != now.announced:
        raise refuse(CHANGED_WHILE_SEARCHED, name=plan.name)
    row = _change(plan, now, proposal.answer)
    row.events, row.reason, row.objection = (
        [kept(one) for one in proposal.events],
        proposal.reason,
        objection,
    )
    row.by, row.at = by, at
    told = {"plan": plan.pk, "number": row.number, "events": row.events, "reason": row.reason}
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
