"""Reading invitations to visits: an assessor's own, and one with all that was said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.models import TeamInvitation, TeamPlan
from prakan.assessment.queries.team_visits import VisitView, views_of
from prakan.domain.problems import refuse
from prakan.domain.problems_visits import NO_SUCH_INVITATION
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

Stage = TeamInvitation.Stage


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation; ``late``: no answer after the last day. ``visit`` is None once it is gone.

    ``over``: the visit has begun. ``spoken_by`` told the office the answer; ``filled_by`` are those invited
    instead, each with id of the invitation, name and stage.
    """

    id: int
    plan: int
    assessor: int
    name: Text
    number: str  # in the register
    stage: str
    seat: str
    visit_number: int
    starts: date
    ends: date
    answer_by: date
    late: bool
    over: bool
    cause: str
    reason: str
    spoken_by: str
    spoken_on: date | None
    by: Text
    at: datetime
    answered_by: Text | None
    answered_at: datetime | None
    reminded_at: datetime | None
    instead_of: Text | None
    filled_by: tuple[tuple[int, Text, str], ...]
    visit: VisitView | None

    @property
    def waits(self) -> bool:
        return self.stage == Stage.INVITED

    @property
    def is_open(self) -> bool:
        return self.stage in (Stage.INVITED, Stage.ACCEPTED)

    @property
    def may_accept(self) -> bool:
        """Return whether the assessor may still accept: later only the office can."""
        return self.waits and not self.late and not self.over

    @property
    def is_seated(self) -> bool:
        return self.visit is not None and any(one.assessor == self.assessor for one in self.visit.team)

    @property
    def seat_is_open(self) -> bool:
        """Return whether somebody else is to be found: declined or late, still in the team, days to come."""
        return (self.late or self.stage == Stage.DECLINED) and self.is_seated and not self.over


def my_invitations(person: Person) -> tuple[InvitationView, ...]:
    """Return a person's own invitations of confirmed plans, the soonest visit first."""
    return invitations_of(_own(person))


def my_invitation(person: Person, invitation_id: int) -> InvitationView:
    """Return one of a person's own; raises ``Refused`` (VISIT-013)."""
    return _one(invitations_of(_own(person).filter(pk=invitation_id)))


def invitation(person: Person, invitation_id: int) -> InvitationView:
    """Return any invitation, of whatever plan; for staff. Raises ``Refused``: ACCESS-001, VISIT-013."""
    check_board(person)
    return _one(invitations_of(TeamInvitation.objects.filter(pk=invitation_id)))


def check_board(person: Person) -> None:
    """Raise ``Refused`` (ACCESS-001) for whoever may not read the invitations of others."""
    if not access.is_staff(person):
        access.check(person, "team.invite")


def _one(found: tuple[InvitationView, ...]) -> InvitationView:
    if not found:
        raise refuse(NO_SUCH_INVITATION)
    return found[0]


def _own(person: Person) -> QuerySet[TeamInvitation]:
    access.check(person, "team.accept")
    return TeamInvitation.objects.filter(
        assessor__in=assessors_of(person), plan__stage=TeamPlan.Stage.CONFIRMED
    )


def invitations_of(rows: Iterable[TeamInvitation] | QuerySet[TeamInvitation]) -> tuple[InvitationView, ...]:
    """Return invitations with their visits, in order; six statements. For whoever has checked the person."""
    if isinstance(rows, QuerySet):
        rows = rows.select_related("assessor", "by", "answered_by", "instead_of__assessor")
    found, today = list(rows), timezone.localdate()
    visits = {one.id: one for one in views_of({row.visit_id for row in found if row.visit_id})}
    filled: dict[int, list[tuple[int, Text, str]]] = {}
    for other in TeamInvitation.objects.filter(instead_of__in=[row.pk for row in found]).select_related(
        "assessor"
    ):
        filled.setdefault(other.instead_of_id or 0, []).append((other.pk, other.assessor.name, other.stage))
    return tuple(
        _view(row, visits.get(row.visit_id or 0), tuple(filled.get(row.pk, ())), today) for row in found
    )


def _view(
    row: TeamInvitation, visit: VisitView | None, filled: tuple[tuple[int, Text, str], ...], today: date
) -> InvitationView:
    return InvitationView(
        id=row.pk,
        plan=row.plan_id,
        assessor=row.assessor_id,
        name=row.assessor.name,
        number=row.assessor.number,
        stage=row.stage,
        seat=row.seat,
        visit_number=row.number,
        starts=row.starts,
        ends=row.ends,
        answer_by=row.answer_by,
        late=row.stage == Stage.INVITED and row.answer_by < today,
        over=row.starts <= today,
        cause=row.cause,
        reason=row.reason,
        spoken_by=row.spoken_by,
        spoken_on=row.spoken_on,
        by=row.by.name,
        at=row.at,
        answered_by=row.answered_by.name if row.answered_by else None,
        answered_at=row.answered_at,
        reminded_at=row.reminded_at,
        instead_of=row.instead_of.assessor.name if row.instead_of else None,
        filled_by=filled,
        visit=visit,
    )
