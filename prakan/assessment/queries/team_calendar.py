"""Reading one's own visits for a calendar file."""

from __future__ import annotations

from prakan.assessment.models import TeamInvitation, TeamPlan
from prakan.domain.visit_calendar import CalendarVisit
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of


def calendar_visits(person: Person) -> tuple[CalendarVisit, ...]:
    """Return a person's own visits of confirmed plans, the soonest first. Raises ``Refused``: ACCESS-001."""
    access.check(person, "team.accept")
    rows = TeamInvitation.objects.filter(
        assessor__in=assessors_of(person), plan__stage=TeamPlan.Stage.CONFIRMED
    ).prefetch_related("visit__stops__institution")
    return tuple(
        CalendarVisit(
            uid=str(row.uid),
            sequence=row.sequence,
            stage=row.stage if row.visit else TeamInvitation.Stage.WITHDRAWN.value,
            starts=row.starts,
            ends=row.ends,
            institutions=tuple(stop.institution.name for stop in row.visit.stops.all()) if row.visit else (),
            changed_at=row.answered_at or row.at,
        )
        for row in rows
    )
