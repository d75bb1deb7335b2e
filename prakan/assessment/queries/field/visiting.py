"""Reading the visits that a person may take along on a device."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, Subquery
from django.utils.timezone import localdate

from prakan.assessment.models import Case, CaseConsensus, TeamSeat, TeamVisit
from prakan.assessment.queries.case_scores.reaching import SCORED
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A case of a visit: its number, institution, days and stage, and when the team sealed its consensus."""

    case: int
    number: str
    name: Text
    starts: date
    ends: date
    stage: str
    agreed: date | None


def visits_to_take(person: Person) -> tuple[VisitLine, ...]:
    """Return the cases in which a person sits in the team and whose team works on them.

    The next first; those to which the team adds nothing any more, since its consensus is sealed, last.
    """
    if not person.is_active:
        return ()
    seats = TeamSeat.objects.filter(assessor__in=assessors_of(person)).values("visit")
    sealed = CaseConsensus.objects.filter(case=OuterRef("pk"), agreed_at__isnull=False)
    rows = (
        Case.objects.filter(visit__in=seats, stage__in=SCORED)
        .select_related("institution", "visit")
        .annotate(agreed=Subquery(sealed.values("agreed_at")[:1]))
        .order_by(F("agreed").asc(nulls_first=True), "visit__starts", "pk")
    )
    return tuple(_line(row, row.visit, row.agreed) for row in rows if row.visit)


def _line(row: Case, visit: TeamVisit, agreed: datetime | None) -> VisitLine:
    on = localdate(agreed) if agreed else None
    return VisitLine(row.pk, row.number, row.institution.name, visit.starts, visit.ends, row.stage, on)
