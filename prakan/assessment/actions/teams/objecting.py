"""Objections: an institution objects to an assessor named to it, an officer upholds or rejects it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.actions.teams.proposing import found, keep
from prakan.assessment.actions.teams.telling import of_objection
from prakan.assessment.models import TeamChange, TeamObjection, TeamPlan, TeamVisit
from prakan.assessment.queries.team_facts import route
from prakan.assessment.transition import advance_change
from prakan.domain.interests import InterestKind
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.problems_team_changes import (
    NO_SUCH_OBJECTION,
    NOT_IN_TEAM,
    NOTHING_SAID,
    OBJECTED_ALREADY,
    TOO_LATE_TO_OBJECT,
)
from prakan.domain.problems_team_plans import NO_SUCH_VISIT
from prakan.domain.team_changes import Event, Happening
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution
from prakan.registry.queries.reach import institutions_of


@transaction.atomic
def object_to(
    *, visit_id: int, institution: int, assessor: int, reason: str, by: Person, at: datetime
) -> TeamObjection:
    """Object, for an institution, to a person of the team that was announced to it.

    Raises ``Refused``: ACCESS-001, TEAM-023 (not a visit announced to them), TEAM-051, TEAM-057, TEAM-060
    (too late), TEAM-061 (they have objected already).
    """
    access.check(by, "team.object")
    visit = TeamVisit.objects.select_for_update().filter(pk=visit_id, **ANNOUNCED).first()
    own = institution in institutions_of(by)
    if visit is None or not own or not visit.stops.filter(institution=institution).exists():
        raise refuse(NO_SUCH_VISIT, visit=visit_id)
    if not visit.seats.filter(assessor=assessor).exists():
        raise refuse(NOT_IN_TEAM, "assessor", record=assessor)
    if not reason.strip():
        raise refuse(NOTHING_SAID, "reason")
    last = route(visit.level).last_day_to_object(visit.starts)
    if timezone.localdate(at) > last:
        raise refuse(TOO_LATE_TO_OBJECT, day=last)
    given = {"plan_id": visit.plan_id, "institution_id": institution, "assessor_id": assessor}
    if TeamObjection.objects.filter(**given).exists():
        raise refuse(OBJECTED_ALREADY, "assessor")
    place = Institution.objects.get(pk=institution).name
    said = {"name_th": place.th, "name_en": place.say("en"), "number": str(visit.number)}
    told = {**given, **said, "reason": reason.strip()}
    audit.record(step="team.object", subject="team_objection:new", by=by, at=at, after=told)
    return TeamObjection.objects.create(**given, visit=visit, reason=reason.strip(), by=by, at=at)


#: of visits that institutions know of
ANNOUNCED = {"stage": TeamVisit.Stage.ANNOUNCED, "plan__stage": TeamPlan.Stage.CONFIRMED}


def uphold(*, objection_id: int, decision: str, by: Person, at: datetime, interest: str = "") -> TeamChange:
    """Uphold an objection with a reason; the repair that follows is proposed at once, to be confirmed.

    ``interest`` is the kind (domain/interests) of what it brought to light, for the register; "" for none.

    Raises ``Refused``: ACCESS-001, TEAM-051, TEAM-062, STAGE-001, and what ``repair`` raises;
    it stays open when the repair cannot be found.
    """
    access.check(by, "team.uphold")
    asked = _given(objection_id, decision)
    if interest and interest not in set(InterestKind):
        raise refuse(NOT_A_CHOICE, "interest", given=interest)
    event = Event(Happening.OBJECTION, assessor=str(asked.assessor_id), institution=str(asked.institution_id))
    proposal = found(plan_id=asked.plan_id, events=[event], reason=decision, by=by)
    with transaction.atomic():
        row = _decided(objection_id, "team.uphold", decision, by, at, interest)
        return keep(proposal, by=by, at=at, objection=row)


@transaction.atomic
def reject(*, objection_id: int, decision: str, by: Person, at: datetime) -> TeamObjection:
    """Reject an objection with a reason. Raises ``Refused``: ACCESS-001, TEAM-051, TEAM-062, STAGE-001."""
    return _decided(objection_id, "team.reject", decision, by, at)


def _decided(
    objection_id: int, step: str, decision: str, by: Person, at: datetime, interest: str = ""
) -> TeamObjection:
    access.check(by, step)
    _given(objection_id, decision)
    rows = TeamObjection.objects.select_for_update(of=("self",)).select_related("institution", "plan")
    row, answer = rows.get(pk=objection_id), decision.strip()
    done = {"decision": answer, "decided_by": by, "decided_at": at, "interest": interest}
    told = {"institution": row.institution_id, "assessor": row.assessor_id, "decision": answer}
    place = row.institution.name
    told |= {"name_th": place.th, "name_en": place.say("en"), "interests": of_objection(row, interest)}
    advance_change(row, step, by=by, at=at, changes=done, record=told)
    return row


def _given(objection_id: int, decision: str) -> TeamObjection:
    """Return an objection that is decided on with a reason."""
    row = TeamObjection.objects.filter(pk=objection_id).first()
    if row is None:
        raise refuse(NO_SUCH_OBJECTION)
    if not decision.strip():
        raise refuse(NOTHING_SAID, "decision")
    return row
