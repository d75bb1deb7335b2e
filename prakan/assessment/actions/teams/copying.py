"""What-if copies: a plan is copied with all its visits, tried, and offered for confirming."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from prakan.assessment.models import TeamAside, TeamLeftOut, TeamPlan, TeamSeat, TeamStop, TeamVisit
from prakan.assessment.queries.team_situations import check_changeable
from prakan.assessment.transition import advance_plan
from prakan.domain.problems import refuse
from prakan.domain.problems_team_plans import NO_SUCH_PLAN
from prakan.foundation import access, audit
from prakan.foundation.bulk import insert, numbers, roomy
from prakan.foundation.models import Person

Stage = TeamPlan.Stage
VISIT = ("level", "week", "starts", "ends", "cost", "metres", "is_pinned", "number")
ANEW = {"confirmed_by": None, "confirmed_at": None, "revision": 1}


def copy(*, plan_id: int, name: str, by: Person, at: datetime) -> TeamPlan:
    """Copy a plan as it stands, as a draft to try changes on; the plan itself stays as it is.

    The visits of the copy are proposed, whatever was announced. Raises ``Refused``: ACCESS-001, TEAM-022,
    TEAM-055.
    """
    access.check(by, "team.copy")
    with roomy(), transaction.atomic():
        found = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
        if found is None:
            raise refuse(NO_SUCH_PLAN, plan=plan_id)
        check_changeable(found)
        count = TeamPlan.objects.filter(copy_of=found).count() + 1
        called = name.strip()[:120] or f"{found.name[:100]} · สำเนา {count}"
        said = {"copy_of": plan_id, "name": called, "year": str(found.year)}
        audit.record(step="team.copy", subject="team_plan:new", by=by, at=at, after=said)
        own = {f.attname: getattr(found, f.attname) for f in TeamPlan._meta.concrete_fields if f.name != "id"}
        given = {"stage": Stage.DRAFT, "copy_of_id": plan_id, "name": called, "by_id": by.pk, "at": at}
        made = TeamPlan.objects.create(**{**own, **ANEW, **given})
        _visits(plan_id, made.pk)
        _rest(plan_id, made.pk)
    return made


def _visits(plan_id: int, copy_id: int) -> None:
    rows = list(TeamVisit.objects.filter(plan=plan_id).order_by("pk").values_list("pk", *VISIT))
    new = dict(zip((row[0] for row in rows), numbers(TeamVisit, len(rows)), strict=True))
    insert(TeamVisit, ("id", *VISIT), ((new[row[0]], *row[1:]) for row in rows), fixed={"plan_id": copy_id})
    stop, seat = ("institution_id", "order", "days"), ("assessor_id", "seat", "is_pinned")
    stops = TeamStop.objects.filter(visit__plan=plan_id).order_by("pk").values_list("visit_id", *stop)
    seats = TeamSeat.objects.filter(visit__plan=plan_id).order_by("pk").values_list("visit_id", *seat)
    insert(TeamStop, ("visit_id", *stop), ((new[row[0]], *row[1:]) for row in stops))
    insert(TeamSeat, ("visit_id", *seat), ((new[row[0]], *row[1:]) for row in seats))


def _rest(plan_id: int, copy_id: int) -> None:
    out, aside = ("institution_id", "level", "why", "problem"), ("assessor_id", "problem")
    left = TeamLeftOut.objects.filter(plan=plan_id).order_by("pk").values_list(*out)
    people = TeamAside.objects.filter(plan=plan_id).order_by("pk").values_list(*aside)
    insert(TeamLeftOut, out, list(left), fixed={"plan_id": copy_id})
    insert(TeamAside, aside, list(people), fixed={"plan_id": copy_id})


@transaction.atomic
def offer(*, plan_id: int, by: Person, at: datetime) -> TeamPlan:
    """Offer a draft copy for confirming. Raises ``Refused``: ACCESS-001, TEAM-022, STAGE-001."""
    access.check(by, "team.offer")
    found = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
    if found is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    return advance_plan(found, "team.offer", by=by, at=at)
