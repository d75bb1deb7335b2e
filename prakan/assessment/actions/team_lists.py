"""Lists of visits for approval: sent, marked one by one, decided on by each body in turn, taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import (
    TeamDecision,
    TeamList,
    TeamListLine,
    TeamPlan,
    TeamRoute,
    TeamVisit,
)
from prakan.assessment.queries.team_facts import facts_of, numbers_said, route
from prakan.assessment.queries.team_lists import own_part, shown_digest
from prakan.assessment.transition import advance_list, advance_visits
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.problems import refuse
from prakan.domain.problems_team_plans import NO_SUCH_PLAN
from prakan.domain.problems_visits import (
    CHANGED_SINCE_SENT,
    CHANGED_SINCE_SHOWN,
    DECIDED_ALREADY,
    FOUR_EYES,
    NO_SUCH_LIST,
    NOT_CONFIRMED,
    NOT_ON_LIST,
    NOT_YOUR_BODY,
    NOTHING_TO_SEND,
    REASON_MISSING,
    RESOLUTION_MISSING,
)
from prakan.domain.team_lists import digest_of_list
from prakan.domain.team_routes import BODY_NAMES, BODY_ROLES, Body, route_of
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.bulk import insert, numbers
from prakan.foundation.models import Person

Stage, Verdict = TeamList.Stage, TeamDecision.Verdict


@transaction.atomic
def install_routes(said: Iterable[Mapping[str, Any]], *, at: datetime) -> int:
    """Write the routes of an agency's folder that are new or differ; returns how many were written.

    Lists that were sent keep the route they were sent by. Raises ``FaultyRoute``.
    """
    known = {row.level: row for row in TeamRoute.objects.all()}
    fresh = []
    for given in map(route_of, said):
        row = known.get(given.level) or TeamRoute(level=given.level)
        values = {
            "bodies": [body.value for body in given.bodies],
            "four_eyes": given.four_eyes,
            "invite_early": given.invite_early,
            "ask_next": given.ask_next,
            "answer_days": given.answer_days,
            "object_days": given.object_days,
            "confirmed": given.confirmed,
            "note_th": given.note.th,
            "note_en": given.note.en,
        }
        if row.pk is None or any(getattr(row, name) != value for name, value in values.items()):
            fresh.append((row, values))
    if not fresh:
        return 0
    after = {row.level: values for row, values in fresh}
    audit.record(step="team.install", subject="registry:team-routes", by=None, at=at, after=after)
    for row, values in fresh:
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
    return len(fresh)


@transaction.atomic
def send(*, plan_id: int, level: str, by: Person, at: datetime) -> TeamList:
    """Send the visits of a level that are not approved yet to the first body of its route.

    Raises ``Refused``: ACCESS-001, TEAM-022, VISIT-001 (the plan is not confirmed), VISIT-002 (none waits).
    """
    access.check(by, "team.send")
    plan = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    if plan.stage != TeamPlan.Stage.CONFIRMED:
        raise refuse(NOT_CONFIRMED, name=plan.name)
    found = list(plan.visits.filter(level=level, stage=TeamVisit.Stage.PROPOSED))
    if not found or plan.lists.filter(level=level, stage=Stage.SENT).exists():
        raise refuse(NOTHING_TO_SEND, level=LEVEL_NAMES.get(level, Text(level)))
    way, facts = route(level), facts_of(found)
    digest = digest_of_list({one.number: facts[one.pk].digest for one in found})
    bodies = [body.value for body in way.bodies]
    row = TeamList(
        plan=plan, level=level, bodies=bodies, four_eyes=way.four_eyes, digest=digest, by=by, at=at
    )
    row.pk = numbers(TeamList, 1)[0]  # the trail names it before it is there
    said = LEVEL_NAMES.get(level, Text(level))
    after: dict[str, object] = {
        "plan": plan.name,
        "year": str(plan.year),
        "level_th": said.th,
        "level_en": said.say("en"),
    }
    after |= {"count": str(len(found)), "digest": digest, "bodies": bodies, "next_body": bodies[0]}
    audit.record(step="team.send", subject=f"team_list:{row.pk}", by=by, at=at, after=after)
    row.save(force_insert=True)
    insert(
        TeamListLine,
        ("list_id", "visit_id", "number", "digest", "said", "reason", "returned", "marked_by_id"),
        [
            (row.pk, one.pk, one.number, facts[one.pk].digest, facts[one.pk].kept(), "", False, None)
            for one in found
        ],
    )
    return row


@transaction.atomic
def mark(*, list_id: int, visit_id: int, reason: str, by: Person, at: datetime) -> None:
    """Mark a visit to be returned for a reason; without one the mark is taken off.

    Nothing goes back before the decision. Raises ``Refused``: ACCESS-001, VISIT-001, VISIT-003,
    VISIT-004, VISIT-007, VISIT-008, VISIT-011.
    """
    access.check(by, "team.mark")
    row = _in_turn(list_id, by)
    line = row.lines.filter(visit=visit_id, returned=False).first()
    if line is None:
        raise refuse(NOT_ON_LIST)
    reason = " ".join(reason.split())[:500]
    before, after = {"reason": line.reason}, {"reason": reason, "number": line.number}
    audit.record(step="team.mark", subject=f"team_list:{row.pk}", by=by, at=at, before=before, after=after)
    row.lines.filter(pk=line.pk).update(reason=reason, marked_by=by if reason else None)


@transaction.atomic
def decide(
    *,
    list_id: int,
    turn: int,
    digest: str,
    by: Person,
    at: datetime,
    returns_all: bool = False,
    resolution: str = "",
    reason: str = "",
) -> TeamList:
    """Record what the body whose turn it is decided: the marked visits go back, all others go on.

    ``turn`` and ``digest`` are those of the list as it was shown; ``returns_all``: the whole list goes back
    for ``reason``; a visit that is no longer in the plan goes back by itself. After the last body the visits
    are approved. Raises ``Refused``: ACCESS-001, VISIT-001, VISIT-003, VISIT-004 (decided meanwhile),
    VISIT-005 (visits changed), VISIT-006 (marks changed), VISIT-007 to 010.
    """
    access.check(by, "team.decide")
    row = _in_turn(list_id, by, turn)
    body, reason = Body(row.bodies[row.turn]), " ".join(reason.split())[:500]
    _complete(body, resolution.strip(), returns_all, reason)
    lines = list(row.lines.filter(returned=False))
    if digest != shown_digest(row, lines):
        raise refuse(CHANGED_SINCE_SHOWN)
    back = [line for line in lines if returns_all or line.reason or line.visit_id is None]
    ahead = [line for line in lines if line not in back]
    _unchanged(ahead)
    name = _step(row, bool(ahead))
    counts = {"approved": len(ahead), "returned": len(back)}
    kept = {"body": body.value, "resolution": resolution.strip()[:200], "reason": reason, "digest": digest}
    said = {**counts, **kept, "back": [line.number for line in back], "count": str(len(ahead))}
    turned = {"turn": row.turn + 1} if name == "team.pass" else {}
    said["next_body"] = row.bodies[row.turn + 1] if turned else ""
    advance_list(row, name, by=by, at=at, changes=turned, record=said)
    TeamDecision.objects.create(
        list=row,
        verdict=Verdict.APPROVE if ahead else Verdict.RETURN,
        by=by,
        at=at,
        **kept,
        **counts,
    )
    TeamListLine.objects.filter(pk__in=[line.pk for line in back]).update(returned=True)
    if name == "team.approve":
        advance_visits([line.visit_id for line in ahead if line.visit_id], "team.settle", by=by)
    return row


@transaction.atomic
def recall(*, list_id: int, reason: str, by: Person, at: datetime) -> TeamList:
    """Take a list back for a reason before it is decided on to the end.

    Raises ``Refused``: ACCESS-001, VISIT-003, VISIT-004 (decided meanwhile), VISIT-010.
    """
    access.check(by, "team.recall")
    row = _locked(list_id)
    _still_open(row)
    reason = " ".join(reason.split())[:500]
    if not reason:
        raise refuse(REASON_MISSING, "reason")
    body = row.bodies[row.turn]
    done = {"recalled_by": by, "recalled_at": at, "recall_reason": reason}
    return advance_list(
        row, "team.recall", by=by, at=at, changes=done, record={"reason": reason, "next_body": body}
    )


def _locked(list_id: int) -> TeamList:
    # the plan too: a change of it waits, so that nobody approves a visit other than as it was shown
    locked = TeamList.objects.select_for_update(of=("self", "plan"))
    rows = locked.select_related("plan", "by", "recalled_by")
    found = rows.filter(pk=list_id).first()
    if found is None:
        raise refuse(NO_SUCH_LIST, list=list_id)
    return found


def _in_turn(list_id: int, by: Person, turn: int | None = None) -> TeamList:
    """Return a list under a lock, on which this person may decide now, in the turn that was shown."""
    row = _locked(list_id)
    _still_open(row, turn)
    if row.plan.stage != TeamPlan.Stage.CONFIRMED:
        raise refuse(NOT_CONFIRMED, name=row.plan.name)
    body = Body(row.bodies[row.turn])
    if BODY_ROLES[body] not in access.roles_of(by):
        raise refuse(NOT_YOUR_BODY, body=BODY_NAMES[body])
    if did := own_part(row, by):
        raise refuse(FOUR_EYES, did=did)
    return row


def _still_open(row: TeamList, turn: int | None = None) -> None:
    if row.stage == Stage.SENT and turn in (None, row.turn):
        return
    last = row.decisions.select_related("by").order_by("-id").first()
    who, when = (last.by, last.at) if last else (row.by, row.at)
    if row.recalled_by and row.recalled_at:
        who, when = row.recalled_by, row.recalled_at
    raise refuse(DECIDED_ALREADY, who=who.name, day=timezone.localdate(when))


def _complete(body: Body, resolution: str, returns_all: bool, reason: str) -> None:
    if body is Body.COMMITTEE and not resolution:
        raise refuse(RESOLUTION_MISSING, "resolution")
    if returns_all and not reason:
        raise refuse(REASON_MISSING, "reason")


def _unchanged(lines: list[TeamListLine]) -> None:
    """Raise ``Refused`` (VISIT-005) when a visit is not as it was when the list was sent."""
    visits = list(TeamVisit.objects.filter(pk__in=[line.visit_id for line in lines if line.visit_id]))
    facts = facts_of(visits)
    changed = [
        line.number for line in lines if line.visit_id is None or facts[line.visit_id].digest != line.digest
    ]
    if changed:
        raise refuse(CHANGED_SINCE_SENT, numbers=numbers_said(changed))


def _step(row: TeamList, any_ahead: bool) -> str:
    if not any_ahead:
        return "team.return"
    return "team.approve" if row.turn + 1 == len(row.bodies) else "team.pass"
