"""Sealed sheets of a team that was replaced: they stay with the case, and go into its dossier."""

from __future__ import annotations

from prakan.assessment.models import CaseSheet, TeamSeat
from prakan.foundation import access
from prakan.foundation.models import Person


def sheets_of_before(person: Person, case_id: int) -> int:
    """Return how many sheets of a case were handed in by people who sit in its team no more; 0 but for staff.

    What stands in them is not told here.
    """
    if not access.is_staff(person):
        return 0
    rows = CaseSheet.objects.filter(case=case_id, stage=CaseSheet.Stage.HANDED_IN)
    seats = TeamSeat.objects.filter(visit__cases=case_id)
    return rows.exclude(assessor__in=seats.values("assessor")).count()
