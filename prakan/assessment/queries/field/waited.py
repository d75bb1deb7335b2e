"""Reading the files that entries wait for, those that nobody waits for any more, and those that came late."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from prakan.assessment.models import FieldFile, TeamSeat
from prakan.assessment.queries.field.choosing import is_officer
from prakan.domain.field.words import FieldStep, FileRole, Result
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of

STEP = "field.end_wait"
OPEN = Q(entry__answer=None) | Q(entry__answer__result=Result.WAITING)


@dataclass(frozen=True, slots=True)
class Ended:
    """Who decided that nobody waits for a file any more, when and why."""

    by: Text
    at: datetime
    reason: str


def ended_of(file: FieldFile) -> Ended | None:
    """Return the decision on a file, None while it is waited for or when it came."""
    row = getattr(file, "wait_end", None)
    return Ended(row.by.name, row.at, row.reason) if row else None


def waited_for(person: Person) -> QuerySet[FieldFile]:
    """Return the files that entries wait for and of which a person may end the waiting.

    An officer's are all of them, a chair's those of the cases of the own team.
    """
    rows = FieldFile.objects.filter(OPEN, file=None, wait_end=None)
    if not access.can(person, STEP):
        return rows.none()
    return rows if is_officer(person) else rows.filter(entry__case__visit__in=led_by(person))


def led_by(person: Person) -> QuerySet[TeamSeat, int]:
    """Return the visits (ids) whose team a person leads."""
    seats = TeamSeat.objects.filter(assessor__in=assessors_of(person), seat=TeamSeat.Seat.CHAIR)
    return seats.values_list("visit", flat=True)


def came_late(files: Collection[UUID] | None = None) -> list[FieldFile]:
    """Return what came after its waiting was ended and of which nothing was made yet; None: of any files."""
    rows = FieldFile.objects.exclude(file=None).exclude(wait_end=None).filter(role=FileRole.ORIGINAL)
    if files is not None:
        rows = rows.filter(key__in=files)
    over = Q(entry__answer__result=Result.REFUSED)
    over |= Q(entry__answer__result=Result.DONE, entry__step=FieldStep.ATTACH)
    found = rows.filter(over).select_related("entry__answer", "entry__device__person").order_by("pk")
    return [row for row in found if "late" not in row.entry.answer.made]
