"""Deciding on a proposed change of a plan: confirmed whole, dropped, or undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from prakan.assessment.actions.teams.exchanging import exchange
from prakan.assessment.actions.teams.telling import objected_to, of_changes
from prakan.assessment.actions.teams.writing import MILLION
from prakan.assessment.models import TeamChange, TeamInvitation, TeamLeftOut, TeamPlan, TeamSeat, TeamStop
from prakan.assessment.queries.team_kept_rows import Kept, kept_rows, places_of
from prakan.assessment.queries.team_situations import check_changeable
from prakan.assessment.queries.team_snapshots import plan_as_searched
from prakan.assessment.transition import advance_change, withdraw_invitations
from prakan.domain.problems import refuse
from prakan.domain.problems_team_changes import (
    NO_SUCH_CHANGE,
    NOT_THE_LAST,
    PLAN_MOVED_ON,
)
from prakan.domain.team_changes import Happening
from prakan.foundation import access
from prakan.foundation.models import Person

#: why those are not invited any more whom an undone change had brought in
UNDONE = "ยกเลิกการเปลี่ยนคณะ จึงถอนคำเชิญ"

Stage = TeamChange.Stage
FIGURES = ("cost", "gap", "plan_digest", "counts", "events")


@transaction.atomic
def apply_change(*, plan_id: int, number: int, by: Person, at: datetime) -> TeamChange:
    """Confirm a proposed change: its visits take the place of those before, all or nothing.

    Raises ``Refused``: ACCESS-001, TEAM-052 (the plan has changed since, or a visit of it was
    pinned, approved or announced), TEAM-053, TEAM-055, STAGE-001.
    """
    plan, row = _locked(plan_id, number, "team.apply", by)
    check_changeable(plan)
    _fitting(plan, row, row.digest_before, row.gone, by)
    figures = {name: getattr(plan, name) for name in FIGURES}
    told = {"number": number, "gone": row.gone, "come": row.come, "reason": row.reason}
    told |= {"interests": of_changes(plan, [row]), **objected_to(row)}
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
    check_changeable(plan)
    _fitting(plan, row, row.digest_after, (), by)
    told = {"number": number, "gone": row.come, "come": row.gone}
    advance_change(row, "team.undo", by=by, at=at, changes={"undone_by": by, "undone_at": at}, record=told)
    exchange(plan, row.come, row.gone)
    _serve(plan, taken=row.left, left=row.taken_up)
    TeamPlan.objects.filter(pk=plan.pk).update(**row.figures_before, revision=plan.revision + 1)
    _uninvite(plan, [one["number"] for one in row.come], by=by, at=at)
    return row


def _uninvite(plan: TeamPlan, numbers: Iterable[int], *, by: Person, at: datetime) -> None:
    """Withdraw the open invitations of people whom an undone change had brought into visits ahead."""
    seated = TeamInvitation.objects.filter(visit__seats__assessor=F("assessor")).values("pk")
    rows = TeamInvitation.objects.select_for_update(of=("self",)).filter(
        plan=plan,
        number__in=list(numbers),
        stage__in=(TeamInvitation.Stage.INVITED, TeamInvitation.Stage.ACCEPTED),
        ends__gte=timezone.localdate(at),
    )
    withdraw_invitations(list(rows.exclude(pk__in=seated)), UNDONE, by=by, at=at)


def _locked(plan_id: int, number: int, step: str, by: Person) -> tuple[TeamPlan, TeamChange]:
    access.check(by, step)
    plan = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
    row = TeamChange.objects.filter(plan=plan_id, number=number).first()
    if plan is None or row is None:
        raise refuse(NO_SUCH_CHANGE, number=number)
    return plan, row


def _fitting(plan: TeamPlan, row: TeamChange, digest: str, there: Sequence[Kept], by: Person) -> None:
    """Raise ``Refused`` (TEAM-052) when the plan, or one of the visits ``there``, is no longer as it was."""
    moved = plan_as_searched(by, plan.pk).digest != digest
    if moved or (there and kept_rows(plan.pk, places_of(there)) != there):
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
    """Write the figures of a plan anew; the bound holds where nothing became possible that was not.

    Of a plan that leaves others out than before it says nothing: what they would cost is not counted.
    """
    more = row.cost_after - row.cost_before
    cost = None if plan.cost is None else plan.cost + more
    gap = None
    if plan.gap is not None and plan.lower_bound and not (_widens(row) or row.left or row.taken_up):
        gap = plan.gap + round(MILLION * more / plan.lower_bound)
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
