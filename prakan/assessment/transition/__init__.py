"""The only writers of the stages of reports, plans of teams and cases; the docs draw them from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from prakan.assessment.models import (
    OPEN_STAGES,
    Sar,
    TeamChange,
    TeamInvitation,
    TeamList,
    TeamObjection,
    TeamPlan,
    TeamVisit,
)
from prakan.assessment.transition import (
    case_appeals,
    case_certificates,
    case_scores,
    cases,
    improvement,
    meetings,
    payments,
)
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.problems import refuse
from prakan.domain.problems_sars import NO_SAR
from prakan.domain.roles import STEPS as RIGHTS
from prakan.domain.stages import Table, by_name, step
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.foundation.stages import Move, plain, take, take_all
from prakan.registry.queries.reach import reach

Stage, Formed = Sar.Stage, TeamPlan.Stage
Invited = TeamInvitation.Stage
Listed, Visited = TeamList.Stage, TeamVisit.Stage
Changed, Objected = TeamChange.Stage, TeamObjection.Stage


#: kind of subject -> its steps, in the order in which a report goes.
TABLE: Table = {
    **cases.TABLE,
    **meetings.TABLE,
    **case_scores.TABLE,
    **case_certificates.TABLE,
    **case_appeals.TABLE,
    **payments.TABLE,
    **improvement.TABLE,
    "sar": (
        step("sar.submit", OPEN_STAGES, Stage.SUBMITTED),
        step("sar.take_over", (Stage.DRAFT,), Stage.SUBMITTED),
        step("sar.forward", (Stage.SUBMITTED,), Stage.FORWARDED),
        step("sar.accept", (Stage.FORWARDED,), Stage.ACCEPTED),
        step("sar.return", (Stage.SUBMITTED,), Stage.RETURNED),
        step("sar.hand_back", (Stage.SUBMITTED, Stage.FORWARDED), Stage.RETURNED),
        step("sar.miss", (Stage.DRAFT, Stage.RETURNED), Stage.MISSING),
    ),
    "team_plan": (
        step("team.begin", (Formed.WAITING,), Formed.FORMING, ""),
        step("team.propose", (Formed.FORMING,), Formed.PROPOSED, ""),
        step("team.fail", (Formed.FORMING,), Formed.FAILED, ""),
        step("team.stop", (Formed.WAITING,), Formed.STOPPED),
        step("team.confirm", (Formed.PROPOSED,), Formed.CONFIRMED),
        step("team.replace", (Formed.CONFIRMED,), Formed.REPLACED, "team.confirm"),
        step("team.offer", (Formed.DRAFT,), Formed.PROPOSED),
    ),
    "team_list": (
        step("team.pass", (Listed.SENT,), Listed.SENT, "team.decide"),
        step("team.approve", (Listed.SENT,), Listed.APPROVED, "team.decide"),
        step("team.return", (Listed.SENT,), Listed.RETURNED, "team.decide"),
        step("team.recall", (Listed.SENT,), Listed.RECALLED),
    ),
    "team_invitation": (
        step("team.accept", (Invited.INVITED,), Invited.ACCEPTED),
        step("team.decline", (Invited.INVITED, Invited.ACCEPTED), Invited.DECLINED),
        step("team.withdraw", (Invited.INVITED, Invited.ACCEPTED), Invited.WITHDRAWN),
    ),
    "team_visit": (
        step("team.settle", (Visited.PROPOSED,), Visited.APPROVED, "team.decide"),
        step("team.announce", (Visited.APPROVED,), Visited.ANNOUNCED),
    ),
    "team_change": (
        step("team.apply", (Changed.PROPOSED,), Changed.CONFIRMED),
        step("team.drop", (Changed.PROPOSED,), Changed.DROPPED),
        step("team.undo", (Changed.CONFIRMED,), Changed.UNDONE),
    ),
    "team_objection": (
        step("team.uphold", (Objected.OPEN,), Objected.UPHELD),
        step("team.reject", (Objected.OPEN,), Objected.REJECTED),
    ),
}
STEPS = by_name(TABLE)


def locked(sar_id: int, name: str, *, by: Person) -> Sar:
    """Return a report under a lock, for a step that the person may take on it.

    Raises ``Refused``: ACCESS-001 without the right, SAR-001 when it is not within the person's scope.
    """
    access.check(by, name)
    rows = Sar.objects.select_for_update(of=("self",)).select_related("institution", "framework")
    found = rows.filter(reach(by, RIGHTS[name]), pk=sar_id).first()
    if found is None:
        raise refuse(NO_SAR)
    return found


def advance(
    row: Sar,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Sar:
    """Take a step on a locked report and return it as saved; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    told = {"reason": reason, **said_of(row), **plain(changes)}
    kept = {"revision": row.revision + 1, **(changes or {})}
    return take(row, kind, way, by=by, at=at, changes=kept, record=told)


def advance_all(
    changes: Mapping[Sar, Mapping[str, Any]],
    name: str,
    *,
    right: str,
    by: Person,
    at: datetime,
    reasons: Mapping[Sar, str],
) -> None:
    """Take a step on many locked reports at once, each with its ``changes``; as ``advance`` one by one.

    ``right`` is the right under which they came. Raises ``Refused`` as ``advance``: then none is changed.
    """
    kind, way = STEPS[name]
    moves = [
        Move(
            row,
            {"revision": row.revision + 1, **kept},
            {"reason": reasons[row], **said_of(row), **plain(kept)},
        )
        for row, kept in changes.items()
    ]
    rows = take_all(moves, kind, way, by=by, at=at, right=right)
    kept_with = {name for kept in changes.values() for name in kept}
    Sar.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["stage", "revision", *sorted(kept_with)],
    )


def advance_plan(
    row: TeamPlan,
    name: str,
    *,
    by: Person | None,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> TeamPlan:
    """Take a step on a locked plan of teams and return it as saved; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    kept = {"revision": row.revision + 1, **(changes or {})}
    said = {"name": row.name, "year": str(row.year), "asked_by": row.by_id, **(record or {})}
    return take(row, kind, way, by=by, at=at, changes=kept, record=said)


def advance_change(
    row: TeamChange | TeamObjection,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> None:
    """Take a step on a locked change of a plan, or on an objection.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    said = {"plan": row.plan_id, **(record or {})}
    if isinstance(row, TeamChange):
        take(row, kind, way, by=by, at=at, changes=changes, record=said)
    else:
        take(row, kind, way, by=by, at=at, changes=changes, record=said)


def advance_list(
    row: TeamList,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
    record: Mapping[str, Any] | None = None,
) -> TeamList:
    """Take a step on a locked list of visits and return it as saved; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    level = LEVEL_NAMES.get(row.level, Text(row.level))
    said = {"year": str(row.plan.year), "level_th": level.th, "level_en": level.say("en")}
    said |= {"plan": row.plan.name, **(record or {})}
    return take(row, kind, way, by=by, at=at, changes=changes, record=said)


def advance_invitation(
    row: TeamInvitation,
    name: str,
    *,
    by: Person,
    at: datetime,
    changes: Mapping[str, Any],
    record: Mapping[str, Any] | None = None,
) -> TeamInvitation:
    """Take a step on a locked invitation and return it as saved; ``changes`` are stored with the stage.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 from a stage the step does not start at.
    """
    kind, way = STEPS[name]
    return take(row, kind, way, by=by, at=at, changes=changes, record={**invited(row), **(record or {})})


def advance_invitations(
    answers: Sequence[tuple[TeamInvitation, Mapping[str, Any]]], name: str, *, by: Person, at: datetime
) -> tuple[TeamInvitation, ...]:
    """Take a step on many locked invitations, each with what is stored with its stage.

    Raises ``Refused`` as ``advance_invitation``; then none was taken.
    """
    kind, way = STEPS[name]
    moves = [Move(row, changes, invited(row)) for row, changes in answers]
    done = take_all(moves, kind, way, by=by, at=at, right=way.right)
    fields = {"stage", *(field for _row, changes in answers for field in changes)}
    TeamInvitation.objects.bulk_update(done, sorted(fields), batch_size=500)
    return done


def withdraw_invitations(rows: Sequence[TeamInvitation], reason: str, *, by: Person, at: datetime) -> int:
    """Withdraw locked invitations for a reason that their people are told; returns how many.

    Raises ``Refused``: ACCESS-001 without the right, STAGE-001 when one is not open.
    """
    kind, way = STEPS["team.withdraw"]
    moves = [
        Move(row, {"reason": reason, "sequence": row.sequence + 1}, {**invited(row), "reason": reason})
        for row in rows
    ]
    done = take_all(moves, kind, way, by=by, at=at, right=way.right)
    TeamInvitation.objects.bulk_update(done, ["stage", "reason", "sequence"], batch_size=500)
    return len(done)


def invited(row: TeamInvitation) -> dict[str, Any]:
    """Return what the trail and notices say of an invitation: whose, to which visit, when that begins."""
    days = {"starts_th": say_date(row.starts, "th"), "starts_en": say_date(row.starts, "en")}
    return {"assessor": row.assessor_id, "number": str(row.number), "plan": row.plan_id, **days}


def advance_visits(ids: Iterable[int], name: str, *, by: Person) -> int:
    """Take a step on visits that the caller has locked and recorded together; returns how many took it.

    Those in another stage stay as they are. Raises ``Refused``: ACCESS-001 without the right.
    """
    _, way = STEPS[name]
    access.check(by, way.right)
    return TeamVisit.objects.filter(pk__in=list(ids), stage__in=way.sources).update(stage=way.target)


def said_of(row: Sar) -> dict[str, Any]:
    """Return what the trail and notices say of a report: whose it is, of which year and level."""
    name = row.institution.name
    return {
        "institution": row.institution_id,
        "name_th": name.th,
        "name_en": name.say("en"),
        "year": str(row.year),
        "level": row.level,
    }
