"""The only writer of the stages of improvement plans, their items, and members of the programme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prakan.assessment.models import ImprovementItem, ImprovementPlan, ResultsMember
from prakan.assessment.queries.improvement.reach import member_reach, plan_reach
from prakan.domain.improvement.stages import ItemStage, MemberStage, PlanStage
from prakan.domain.problems import refuse
from prakan.domain.problems_improvement import NO_SUCH_MEMBER, NO_SUCH_PLAN
from prakan.domain.stages import Table, by_name, step
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.stages import take

P, Item, M = PlanStage, ItemStage, MemberStage
TABLE: Table = {
    "improvement_plan": (
        step("improvement.send", (P.DRAFT, P.RETURNED), P.SENT),
        step("improvement.object", (P.SENT,), P.RETURNED),
        step("improvement.return", (P.SENT, P.AGREED), P.RETURNED),
        step("improvement.agree", (P.SENT,), P.AGREED),
        step("improvement.close", (P.AGREED,), P.DONE),
    ),
    "improvement_item": (
        step("improvement.begin", (Item.OPEN, Item.IN_PROGRESS), Item.IN_PROGRESS, "improvement.progress"),
        step("improvement.finish", (Item.OPEN, Item.IN_PROGRESS), Item.DONE, "improvement.progress"),
        step("improvement.drop", (Item.OPEN, Item.IN_PROGRESS), Item.DROPPED),
        step("improvement.reopen", (Item.DONE, Item.DROPPED), Item.IN_PROGRESS),
    ),
    "results_member": (
        step("results.begin", (M.SELECTED, M.WORKING), M.WORKING, "results.activity"),
        step("results.close", (M.SELECTED, M.WORKING), M.CLOSED),
        step("results.remove", (M.SELECTED, M.WORKING), M.REMOVED),
        step("results.restore", (M.REMOVED,), M.SELECTED, "results.add"),
    ),
}
STEPS = by_name(TABLE)


def locked_plan(plan_id: int, name: str, *, by: Person) -> ImprovementPlan:
    """Return a plan under a lock, for a step that the person may take on it.

    Raises ``Refused``: ACCESS-001 without the right, IMPROVE-001 when the person does not reach it.
    """
    access.check(by, name)
    rows = ImprovementPlan.objects.select_for_update(of=("self",)).select_related("case__institution")
    found = rows.filter(plan_reach(by), pk=plan_id).first()
    if found is None:
        raise refuse(NO_SUCH_PLAN)
    return found


def locked_member(member_id: int, name: str, *, by: Person) -> ResultsMember:
    """Return a member of the programme under a lock.

    Raises ``Refused``: ACCESS-001 without the right, IMPROVE-017 when the person does not reach it.
    """
    access.check(by, name)
    rows = ResultsMember.objects.select_for_update(of=("self",)).select_related("institution", "programme")
    found = rows.filter(member_reach(by), pk=member_id).first()
    if found is None:
        raise refuse(NO_SUCH_MEMBER)
    return found


def advance_plan(
    row: ImprovementPlan,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> ImprovementPlan:
    """Take a step on a locked plan and return it as saved; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, **(changes or {})}
    return take(row, kind, way, by=by, at=at, changes=kept, record={**said_of(row), **(record or {})})


def advance_item(
    row: ImprovementItem,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> ImprovementItem:
    """Take a step on an item of a locked plan and return it as saved.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, **(changes or {})}
    said = {**said_of(row.plan), "plan": row.plan_id, "item": str(row.number), **(record or {})}
    return take(row, kind, way, by=by, at=at, changes=kept, record=said)


def advance_member(
    row: ResultsMember,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> ResultsMember:
    """Take a step on a locked member of the programme and return it as saved.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, **(changes or {})}
    said = {**said_of_place(row), **(record or {})}
    return take(row, kind, way, by=by, at=at, changes=kept, record=said)


def said_of(plan: ImprovementPlan) -> dict[str, Any]:
    """Return what the trail and notices say of a plan: its case, whose it is, of which year."""
    name = plan.case.institution.name
    return {
        "number": plan.case.number,
        "institution": plan.case.institution_id,
        "name_th": name.th,
        "name_en": name.say("en"),
        "year": str(plan.case.year),
    }


def said_of_place(row: ResultsMember) -> dict[str, Any]:
    """Return what the trail and notices say of a member: its year, the institution, its centre."""
    name = row.institution.name
    return {
        "institution": row.institution_id,
        "name_th": name.th,
        "name_en": name.say("en"),
        "year": str(row.programme.year),
        "centre": row.centre_id or 0,
    }
