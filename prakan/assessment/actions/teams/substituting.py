"""A declined seat is filled: the plan is changed and confirmed, the substitute invited, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.teams.proposing import Proposal, found, keep
from prakan.assessment.actions.teams.repairing import apply_change
from prakan.assessment.models import TeamChange, TeamInvitation, TeamPlan, TeamSeat, TeamVisit
from prakan.assessment.queries.team_facts import facts_of, route
from prakan.assessment.queries.team_substitutes import barred_today, declined, substitutes
from prakan.assessment.transition import withdraw_invitations
from prakan.domain.calendar import say_date
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_invitations import (
    BEGUN,
    DECLINED_BEFORE,
    MORE_CHANGES,
    NO_LONGER_ALLOWED,
    PLAN_REPLACED,
    SEAT_FILLED,
    SEAT_HELD,
)
from prakan.domain.problems_visits import NO_SUCH_INVITATION
from prakan.domain.team_changes import Event, Happening
from prakan.domain.teams import RULES, RuleId
from prakan.domain.text import Text
from prakan.domain.visit_words import INVITATION_STAGES
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor

Stage = TeamInvitation.Stage
OPEN = (Stage.INVITED, Stage.ACCEPTED)
#: why the invitation of somebody is withdrawn who has not answered
NO_ANSWER = "ไม่ตอบภายในกำหนด จึงเชิญผู้อื่นแทน"


def substitute(
    *, invitation_id: int, assessor: int, by: Person, at: datetime, waived: bool = False
) -> TeamInvitation:
    """Put somebody into the seat of whoever declined or has not answered in time, and invite them.

    The change of the plan is proposed and confirmed as any other; only this visit may change by it. Answers
    of the rest of the team stay. ``waived`` lets rules pass, for whoever has that right. Raises ``Refused``:
    ACCESS-001, VISIT-013, INVITE-005 (begun), 006, 015 to 019, and as ``repair`` and ``apply_change``.
    """
    access.check(by, "team.invite")
    with transaction.atomic():
        row, visit = _seat(invitation_id, at)
    _check_person(visit, invitation_id, assessor, waived, by)
    proposal = _proposal(row, visit, assessor, waived, by)
    with transaction.atomic():
        TeamPlan.objects.select_for_update().get(pk=row.plan_id)  # before the invitation, as all others do
        row, visit = _seat(invitation_id, at)  # again, now to the end: nobody fills it meanwhile
        _exchange(proposal, visit, by, at)
        if row.stage == Stage.INVITED:
            withdraw_invitations([row], NO_ANSWER, by=by, at=at)
        visit.refresh_from_db()
        return _invite(row, visit, assessor, by, at)


def substitute_first(*, invitation_id: int, at: datetime) -> TeamInvitation | None:
    """Ask the first substitute for a seat just declined, where the route of its level wants that.

    In the name of whoever sent the invitation. Returns None when nothing is to be done or nobody can go.
    """
    row = TeamInvitation.objects.select_related("visit", "by").filter(pk=invitation_id).first()
    if row is None or row.visit is None or row.stage != Stage.DECLINED or not route(row.visit.level).ask_next:
        return None
    if row.substitutes.exists() or not access.can(row.by, "team.invite"):
        return None
    try:
        possible = substitutes(row.by, invitation_id).possible
        if not possible:
            return None
        return substitute(invitation_id=row.pk, assessor=possible[0].who.id, by=row.by, at=at)
    except Refused:  # the officers are told of the decline and see why on the page of the seat
        return None


def _seat(invitation_id: int, at: datetime) -> tuple[TeamInvitation, TeamVisit]:
    """Return the invitation under a lock and its visit; raises ``Refused`` when its seat is not open."""
    rows = TeamInvitation.objects.select_for_update(of=("self",)).select_related("plan", "visit", "assessor")
    row, today = rows.filter(pk=invitation_id).first(), timezone.localdate(at)
    if row is None:
        raise refuse(NO_SUCH_INVITATION)
    if row.plan.stage != TeamPlan.Stage.CONFIRMED:
        raise refuse(PLAN_REPLACED, name=row.plan.name)
    if row.stage == Stage.WITHDRAWN:
        raise refuse(SEAT_FILLED)
    late, visit = row.stage == Stage.INVITED and row.answer_by < today, row.visit
    again = TeamInvitation.objects.filter(visit=visit, assessor=row.assessor_id, stage__in=OPEN)
    held = again.exclude(pk=row.pk).first() or row
    if held != row or not (late or row.stage == Stage.DECLINED):
        raise refuse(SEAT_HELD, name=row.assessor.name, state=INVITATION_STAGES[held.stage][0])
    if visit is None or not TeamSeat.objects.filter(visit=visit, assessor=row.assessor_id).exists():
        raise refuse(SEAT_FILLED)
    if visit.starts <= today:
        raise refuse(BEGUN, day=visit.starts)
    return row, visit


def _named(rules: Iterable[RuleId]) -> Text:
    several = [RULES[rule].name for rule in rules]
    return Text(", ".join(n.th for n in several), ", ".join(n.say("en") for n in several))


def _check_person(visit: TeamVisit, invitation_id: int, assessor: int, waived: bool, by: Person) -> None:
    """Raise ``Refused`` for whoever declined this visit, or may not go by the register of today."""
    who = Assessor.objects.get(pk=assessor)
    if str(assessor) in declined(visit.pk):
        raise refuse(DECLINED_BEFORE, name=who.name)
    if rules := () if waived else barred_today(by, invitation_id, assessor):
        raise refuse(NO_LONGER_ALLOWED, name=who.name, rules=_named(rules))


def _proposal(row: TeamInvitation, visit: TeamVisit, assessor: int, waived: bool, by: Person) -> Proposal:
    place = visit.stops.order_by("order").values_list("institution_id", flat=True)[0]
    event = Event(Happening.SWAP, str(row.assessor_id), str(place), into=str(assessor), waived=waived)
    reason = f"จัดผู้ประเมินแทนในเที่ยวที่ {visit.number}: {row.reason or NO_ANSWER}"
    return found(plan_id=row.plan_id, events=[event], reason=reason, by=by)


def _exchange(proposal: Proposal, visit: TeamVisit, by: Person, at: datetime) -> TeamChange:
    """Change the plan by this one seat; raises ``Refused`` (INVITE-018) when more would change."""
    change = keep(proposal, by=by, at=at)
    touched = {one["number"] for one in (*change.gone, *change.come)}
    if touched != {visit.number}:
        raise refuse(MORE_CHANGES, count=len(touched))
    return apply_change(plan_id=visit.plan_id, number=change.number, by=by, at=at)


def _invite(row: TeamInvitation, visit: TeamVisit, assessor: int, by: Person, at: datetime) -> TeamInvitation:
    """Invite the substitute; the others keep their invitations and answers for the new team."""
    digest, answer_by = facts_of([visit])[visit.pk].digest, _answer_by(visit, at)
    mates = TeamInvitation.objects.select_for_update(of=("self",)).filter(visit=visit, stage__in=OPEN)
    said: dict[str, object] = {"year": str(row.plan.year), "plan": row.plan.name, "level": visit.level}
    said |= {f"answer_by_{of}": say_date(answer_by, of) for of in ("th", "en")}
    said |= {"assessors": [assessor], "instead_of": row.pk, "kept": [one.pk for one in mates]}
    audit.record(step="team.invite", subject=f"team_plan:{row.plan_id}", by=by, at=at, after=said)
    for one in mates:
        one.digest, one.early, one.sequence = digest, True, one.sequence + 1
    TeamInvitation.objects.bulk_update(mates, ["digest", "early", "sequence"])
    return TeamInvitation.objects.create(
        plan=row.plan,
        visit=visit,
        assessor_id=assessor,
        seat=TeamSeat.objects.get(visit=visit, assessor=assessor).seat,
        number=visit.number,
        starts=visit.starts,
        ends=visit.ends,
        digest=digest,
        early=True,
        instead_of=row,
        answer_by=answer_by,
        by=by,
        at=at,
    )


def _answer_by(visit: TeamVisit, at: datetime) -> date:
    """Return the last day for an answer: as the route says, at the latest the day before the visit."""
    wanted = timezone.localdate(at) + timedelta(days=route(visit.level).answer_days)
    return min(wanted, visit.starts - timedelta(days=1))
