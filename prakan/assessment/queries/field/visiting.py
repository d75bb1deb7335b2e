"""Reading the visits that a person may take along on a device."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prakan.assessment.models import Case, TeamSeat
from prakan.assessment.queries.case_scores.reaching import SCORED
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A case of a visit: its number, institution, days and stage."""

    case: int
    number: str
    name: Text
    starts: date
    ends: date
    stage: str


def visits_to_take(person: Person) -> tuple[VisitLine, ...]:
    """Return the cases in which a person sits in the team and whose team works on them, the next first."""
    if not person.is_active:
        return ()
    seats = TeamSeat.objects.filter(assessor__in=assessors_of(person)).values("visit")
    rows = Case.objects.filter(visit__in=seats, stage__in=SCORED).select_related("institution", "visit")
    return tuple(
        VisitLine(row.pk, row.number, row.institution.name, row.visit.starts, row.visit.ends, row.stage)
        for row in rows.order_by("visit__starts", "pk")
        if row.visit
    )
