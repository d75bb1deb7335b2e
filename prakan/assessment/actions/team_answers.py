"""Answers to invitations: an assessor accepts or declines their own, the office what it was told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.models import TeamInvitation, TeamPlan, TeamVisit
from prakan.assessment.queries.team_facts import facts_of
from prakan.assessment.transition import advance_invitation, advance_invitations
from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_invitations import (
    ACCEPTED_ALREADY,
    BEGUN,
    DECLINED_ALREADY,
    NOT_SEATED,
    PLAN_REPLACED,
    SPEAKER_MISSING,
    SPOKEN_LATER,
    TOO_LATE,
    UNDER_APPROVAL,
    WITHDRAWN_ALREADY,
    WORDS_MISSING,
)
from prakan.domain.problems_visits import CHANGED_SINCE_INVITED, NO_SUCH_INVITATION
from prakan.domain.team_lists import ListedVisit
from prakan.domain.visit_answers import CAUSES, IN_WORDS, Spoken, Why
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

Stage = TeamInvitation.Stage
OPEN = (Stage.INVITED, Stage.ACCEPTED)


@transaction.atomic
def accept(*, invitation_id: int, by: Person, at: datetime) -> TeamInvitation:
    """Accept one's own invitation until its last day.

    Raises ``Refused``: ACCESS-001, VISIT-013 (none, or not theirs), VISIT-015 (the visit has changed),
    INVITE-001 to 008 (answered, withdrawn, too late, begun, plan replaced, not seated, under approval).
    """
    return _accept(_own(invitation_id, "team.accept", by), by, at)


@transaction.atomic
def accept_all(*, invitation_ids: Sequence[int], by: Person, at: datetime) -> tuple[int, tuple[Fault, ...]]:
    """Accept all of one's own that can be; returns how many, and why the others could not.

    Some eight statements whatever their number. Raises ``Refused``: ACCESS-001.
    """
    access.check(by, "team.accept")
    mine = _rows().filter(pk__in=list(invitation_ids), assessor__in=assessors_of(by)).order_by("pk")
    own = {row.pk: row for row in mine}
    said = facts_of([row.visit for row in own.values() if row.visit is not None])
    good, faults = dict[int, TeamInvitation](), list[Fault]()
    for pk in dict.fromkeys(invitation_ids):
        try:
            good[pk] = _acceptable(own.get(pk), said, at)
        except Refused as refused:
            faults += refused.faults
    answers = [(row, _answer(by, at, row.sequence, None)) for row in good.values()]
    return len(advance_invitations(answers, "team.accept", by=by, at=at)), tuple(faults)


@transaction.atomic
def decline(*, invitation_id: int, why: Why, by: Person, at: datetime) -> TeamInvitation:
    """Decline one's own invitation for a cause, also after it was accepted, until the visit begins.

    Raises ``Refused``: ACCESS-001, VISIT-013, INVITE-002, 003, 005, 006, 010 (the cause needs words).
    """
    return _decline(_own(invitation_id, "team.decline", by), why, by, at)


@transaction.atomic
def record(
    *, invitation_id: int, why: Why | None, spoken: Spoken, by: Person, at: datetime
) -> TeamInvitation:
    """Record what the office was told: ``why`` None accepts, also after the last day; else it declines.

    The assessor is told what was recorded. Raises ``Refused``: ACCESS-001, INVITE-011 (who said so),
    INVITE-012 (when), and as ``accept`` and ``decline`` without INVITE-004.
    """
    access.check(by, "team.invite")
    row = _locked(invitation_id)
    said = " ".join(spoken.by.split())[:120]
    if not said:
        raise refuse(SPEAKER_MISSING, "spoken_by")
    if not timezone.localdate(row.at) <= spoken.on <= timezone.localdate(at):
        raise refuse(SPOKEN_LATER, "spoken_on", day=timezone.localdate(row.at))
    told = Spoken(said, spoken.on)
    return _accept(row, by, at, told) if why is None else _decline(row, why, by, at, told)


def _acceptable(
    row: TeamInvitation | None, said: Mapping[int, ListedVisit], at: datetime, *, told: bool = False
) -> TeamInvitation:
    """Return an invitation that can be accepted now by what visits say, by id; raises ``Refused``."""
    if row is None:
        raise refuse(NO_SUCH_INVITATION)
    _open(row, (Stage.INVITED,), at)
    if not told and row.answer_by < timezone.localdate(at):
        raise refuse(TOO_LATE, day=row.answer_by)
    _stands(row, said)
    return row


def _accept(row: TeamInvitation, by: Person, at: datetime, spoken: Spoken | None = None) -> TeamInvitation:
    said = facts_of([row.visit]) if row.visit is not None else {}
    _acceptable(row, said, at, told=spoken is not None)
    return advance_invitation(
        row, "team.accept", by=by, at=at, changes=_answer(by, at, row.sequence, spoken), record=_told(spoken)
    )


def _decline(
    row: TeamInvitation, why: Why, by: Person, at: datetime, spoken: Spoken | None = None
) -> TeamInvitation:
    _open(row, OPEN, at)
    if why.cause in IN_WORDS and not why.words.strip():
        raise refuse(WORDS_MISSING, "words", cause=CAUSES[why.cause])
    said = {"cause": why.cause.value, "reason": why.reason}
    changes = {**_answer(by, at, row.sequence + 1, spoken), **said}
    return advance_invitation(
        row, "team.decline", by=by, at=at, changes=changes, record={**said, **_told(spoken)}
    )


def _open(row: TeamInvitation, stages: Sequence[str], at: datetime) -> None:
    """Raise ``Refused`` unless the invitation can still be answered."""
    answered = timezone.localdate(row.answered_at or row.at)
    if row.stage == Stage.WITHDRAWN:
        raise refuse(WITHDRAWN_ALREADY, reason=row.reason)
    if row.plan.stage != TeamPlan.Stage.CONFIRMED:
        raise refuse(PLAN_REPLACED, name=row.plan.name)
    if row.stage not in stages:
        raise refuse(ACCEPTED_ALREADY if row.stage == Stage.ACCEPTED else DECLINED_ALREADY, day=answered)
    if row.starts <= timezone.localdate(at):
        raise refuse(BEGUN, day=row.starts)


def _stands(row: TeamInvitation, said: Mapping[int, ListedVisit]) -> None:
    """Raise ``Refused`` unless the visit is as it was told, with this person in its team."""
    visit = row.visit
    if visit is None:
        raise refuse(CHANGED_SINCE_INVITED)
    if row.assessor_id not in {who for who, _seat in said[visit.pk].team}:
        raise refuse(NOT_SEATED)
    if said[visit.pk].digest != row.digest:
        raise refuse(CHANGED_SINCE_INVITED)
    if visit.stage == TeamVisit.Stage.PROPOSED and not row.early:
        raise refuse(UNDER_APPROVAL)


def _answer(by: Person, at: datetime, sequence: int, spoken: Spoken | None) -> dict[str, object]:
    told = {"spoken_by": spoken.by, "spoken_on": spoken.on} if spoken else {}
    return {"answered_by": by, "answered_at": at, "sequence": sequence, **told}


def _told(spoken: Spoken | None) -> dict[str, object]:
    return {"spoken_by": spoken.by, "spoken_on": spoken.on.isoformat()} if spoken else {}


def _own(invitation_id: int, step: str, by: Person) -> TeamInvitation:
    access.check(by, step)
    row = TeamInvitation.objects.filter(pk=invitation_id, assessor__in=assessors_of(by)).first()
    if row is None:
        raise refuse(NO_SUCH_INVITATION)
    return _locked(invitation_id)


def _locked(invitation_id: int) -> TeamInvitation:
    found = _rows().filter(pk=invitation_id).first()
    if found is None:
        raise refuse(NO_SUCH_INVITATION)
    return found


def _rows() -> QuerySet[TeamInvitation]:
    """Return invitations under a lock, to be narrowed."""
    return TeamInvitation.objects.select_for_update(of=("self",)).select_related("plan", "visit", "assessor")
