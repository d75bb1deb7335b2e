"""Invitations to visits: sent to whole teams, withdrawn where a visit changed, reminded of."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import TeamInvitation, TeamPlan, TeamVisit
from prakan.assessment.queries.team_board import BoardFilter, to_remind
from prakan.assessment.queries.team_facts import facts_of, route
from prakan.assessment.transition import withdraw_invitations
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date
from prakan.domain.problems import refuse
from prakan.domain.problems_invitations import LIST_CHANGED, NOBODY_SELECTED
from prakan.domain.problems_team_plans import NO_SUCH_PLAN
from prakan.domain.problems_visits import NOBODY_TO_INVITE, NOT_CONFIRMED
from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.actions.notices import tell
from prakan.foundation.models import Person
from prakan.foundation.queries.people import holders, scoped_holders

Stage, Visit = TeamInvitation.Stage, TeamVisit.Stage
OPEN = (Stage.INVITED, Stage.ACCEPTED)
SOON = 2  # days before the last day for an answer from which a reminder goes out
#: the visit is not as they were told: they are invited anew
CHANGED = "วัน สถานศึกษา หรือคณะผู้ประเมินเปลี่ยนแปลงหลังจากเชิญ"


@transaction.atomic
def invite(*, plan_id: int, level: str, by: Person, at: datetime) -> int:
    """Invite everybody of a level's teams who is not invited yet; returns how many.

    Whoever was invited to a visit that has changed is invited anew, whoever left the team is withdrawn.
    Visits count once they are approved, before it where the route says so. Raises ``Refused``: ACCESS-001,
    TEAM-022, VISIT-001 (plan not confirmed), VISIT-012 (nobody is left to invite).
    """
    access.check(by, "team.invite")
    plan = TeamPlan.objects.select_for_update().filter(pk=plan_id).first()
    if plan is None:
        raise refuse(NO_SUCH_PLAN, plan=plan_id)
    if plan.stage != TeamPlan.Stage.CONFIRMED:
        raise refuse(NOT_CONFIRMED, name=plan.name)
    way = route(level)
    ready = [Visit.APPROVED, Visit.ANNOUNCED, *([Visit.PROPOSED] if way.invite_early else [])]
    visits = list(plan.visits.filter(level=level, stage__in=ready))
    answer_by = timezone.localdate(at) + timedelta(days=way.answer_days)
    gone, fresh = _differences(plan, visits, answer_by, by, at)
    if not fresh and not gone:
        raise refuse(NOBODY_TO_INVITE, level=LEVEL_NAMES.get(level, Text(level)))
    said: dict[str, object] = {"year": str(plan.year), "plan": plan.name, "level": level}
    said |= {f"answer_by_{of}": say_date(answer_by, of) for of in ("th", "en")}
    said |= {"withdrawn": [row.pk for row in gone], "assessors": [row.assessor_id for row in fresh]}
    audit.record(step="team.invite", subject=f"team_plan:{plan.pk}", by=by, at=at, after=said)
    withdraw_invitations(gone, CHANGED, by=by, at=at)
    TeamInvitation.objects.bulk_create(fresh, batch_size=500)
    return len(fresh)


def _differences(
    plan: TeamPlan, visits: list[TeamVisit], answer_by: date, by: Person, at: datetime
) -> tuple[list[TeamInvitation], list[TeamInvitation]]:
    """Return the invitations that no longer say what is so, and those that are missing."""
    facts = facts_of(visits)
    sent = TeamInvitation.objects.select_for_update(of=("self",)).filter(stage__in=OPEN, visit__in=visits)
    held = {(row.visit_id, row.assessor_id): row for row in sent}
    said = {(visit.pk, who): (visit, seat) for visit in visits for who, seat in facts[visit.pk].team}
    gone = [
        row for key, row in held.items() if key not in said or facts[said[key][0].pk].digest != row.digest
    ]
    lost = TeamInvitation.objects.select_for_update(of=("self",)).filter(visit=None, plan=plan)
    gone += lost.filter(stage__in=OPEN)
    left = {row.pk for row in gone}
    declined = set(
        TeamInvitation.objects.filter(stage=Stage.DECLINED, visit__in=visits).values_list(
            "visit_id", "assessor_id", "digest"
        )
    )
    fresh = [
        TeamInvitation(
            plan=plan,
            visit=visit,
            assessor_id=who,
            seat=seat,
            number=visit.number,
            starts=visit.starts,
            ends=visit.ends,
            digest=facts[visit.pk].digest,
            sequence=held[(visit.pk, who)].sequence + 1 if (visit.pk, who) in held else 0,
            early=visit.stage == Visit.PROPOSED,
            answer_by=answer_by,
            by=by,
            at=at,
        )
        for (_, who), (visit, seat) in said.items()
        if ((visit.pk, who) not in held or held[(visit.pk, who)].pk in left)
        and (visit.pk, who, facts[visit.pk].digest) not in declined
    ]
    return gone, fresh


@transaction.atomic
def remind_these(*, wanted: BoardFilter, digest: str, url: str, by: Person, at: datetime) -> int:
    """Remind exactly those whom ``to_remind`` has shown under ``digest``; returns how many were told.

    Raises ``Refused``: ACCESS-001, INVITE-013 (nobody), INVITE-014 (the list has changed meanwhile).
    """
    access.check(by, "team.remind")
    seen = to_remind(by, wanted)
    if not seen.reached:
        raise refuse(NOBODY_SELECTED)
    if seen.digest != digest:
        raise refuse(LIST_CHANGED, seen=digest[:8], now=seen.digest[:8])
    ids = [one.id for one in seen.reached]
    said = {"count": str(len(ids)), "invitations": ids, "digest": digest}
    audit.record(step="team.remind", subject="team_plan:invitations", by=by, at=at, after=said)
    today, people = timezone.localdate(at), scoped_holders(Role.ASSESSOR, timezone.localdate(at))
    rows = list(TeamInvitation.objects.filter(pk__in=ids))
    for row in rows:
        _tell(row, people.get(f"assessor:{row.assessor_id}", ()), f"by-hand/{today}", url, at)
    TeamInvitation.objects.filter(pk__in=ids).update(reminded_at=at)
    return len(rows)


@transaction.atomic
def remind(*, at: datetime, own: str, board: str) -> int:
    """Remind who has not answered shortly before the last day and after it, officers of how many are late.

    ``own`` and ``board`` are the pages that the notices open. Doing it again tells nobody twice: an assessor
    hears once before and once after, officers once a day. Returns how many notices there are.
    """
    today = timezone.localdate(at)
    due = TeamInvitation.objects.filter(
        stage=Stage.INVITED,
        visit__isnull=False,
        plan__stage=TeamPlan.Stage.CONFIRMED,
        answer_by__lte=today + timedelta(days=SOON),
    )
    rows = list(due)
    people = scoped_holders(Role.ASSESSOR, today)
    told = 0
    for row in rows:
        when = "late" if row.answer_by < today else "soon"
        told += _tell(row, people.get(f"assessor:{row.assessor_id}", ()), when, own, at)
    late = sum(row.answer_by < today for row in rows)
    if late:
        who, key, values = holders(Role.ASSESSMENT_OFFICER), f"team.late:{today}", {"count": str(late)}
        told += tell(people=who, template="team.late", key=key, values=values, url=board, at=at)
    return told


def _tell(row: TeamInvitation, people: tuple[int, ...], when: str, url: str, at: datetime) -> int:
    if not people:
        return 0
    values = {
        "starts_th": say_date(row.starts, "th"),
        "starts_en": say_date(row.starts, "en"),
        "answer_by_th": say_date(row.answer_by, "th"),
        "answer_by_en": say_date(row.answer_by, "en"),
    }
    key = f"team.unanswered:{row.pk}/{when}"
    return tell(people=people, template="team.unanswered", key=key, values=values, url=url, at=at)
