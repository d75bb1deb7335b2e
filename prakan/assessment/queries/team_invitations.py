"""Reading invitations to visits: an assessor's own, and the office's board with what is late."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

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

LATE, SHOWN = "late", 200
Stage = TeamInvitation.Stage


@dataclass(frozen=True, slots=True)
class InvitationView:
    """An invitation; ``late``: no answer after the last day. ``visit`` is None once it is gone."""

    id: int
    assessor: int
    name: Text
    stage: str
    seat: str
    number: int
    starts: date
    ends: date
    answer_by: date
    late: bool
    reason: str
    visit: VisitView | None

    @property
    def waits(self) -> bool:
        return self.stage == Stage.INVITED

    @property
    def is_open(self) -> bool:
        return self.stage in (Stage.INVITED, Stage.ACCEPTED)


def my_invitations(person: Person) -> tuple[InvitationView, ...]:
    """Return a person's own invitations of confirmed plans, the soonest visit first."""
    return _views(_own(person))


def my_invitation(person: Person, invitation_id: int) -> InvitationView:
    """Return one of a person's own; raises ``Refused`` (VISIT-013)."""
    found = _views(_own(person).filter(pk=invitation_id))
    if not found:
        raise refuse(NO_SUCH_INVITATION)
    return found[0]


def board(person: Person, wanted: str = "") -> tuple[Counter[str], tuple[InvitationView, ...]]:
    """Return how many invitations of the confirmed plans stand where, and the first of those wanted.

    ``wanted`` is a stage, or "late". For staff. Raises ``Refused`` (ACCESS-001).
    """
    if not access.is_staff(person):
        access.check(person, "team.invite")
    rows, today = TeamInvitation.objects.filter(plan__stage=TeamPlan.Stage.CONFIRMED), timezone.localdate()
    late = rows.filter(stage=Stage.INVITED, answer_by__lt=today)
    counts = Counter(rows.values_list("stage", flat=True)) + Counter({LATE: late.count()})
    shown = late if wanted == LATE else rows.filter(stage=wanted) if wanted in Stage.values else rows
    return counts, _views(shown[:SHOWN])


def _own(person: Person) -> QuerySet[TeamInvitation]:
    access.check(person, "team.accept")
    return TeamInvitation.objects.filter(
        assessor__in=assessors_of(person), plan__stage=TeamPlan.Stage.CONFIRMED
    )


def _views(rows: QuerySet[TeamInvitation]) -> tuple[InvitationView, ...]:
    found, today = list(rows.select_related("assessor")), timezone.localdate()
    visits = {one.id: one for one in views_of({row.visit_id for row in found if row.visit_id})}
    return tuple(
        InvitationView(
            id=row.pk,
            assessor=row.assessor_id,
            name=row.assessor.name,
            stage=row.stage,
            seat=row.seat,
            number=row.number,
            starts=row.starts,
            ends=row.ends,
            answer_by=row.answer_by,
            late=row.stage == Stage.INVITED and row.answer_by < today,
            reason=row.reason,
            visit=visits.get(row.visit_id) if row.visit_id else None,
        )
        for row in found
    )
