"""Whether a visit of today needs an officer's look: asked for every inbox, by the fewest rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils import timezone

from prakan.assessment.models import FieldAnswer, FieldConflict, TeamSeat
from prakan.assessment.queries.field_board.board import cases_of, signs
from prakan.assessment.queries.field_board.figures import missing_files
from prakan.domain.field.words import Result
from prakan.foundation import access
from prakan.foundation.models import Person


def waits(person: Person) -> int:
    """Return 1 when a visit of today lacks something; 0 otherwise, and for who may do nothing about it.

    It stops at the first thing found: on a day without visits after one statement, at worst after eight.
    """
    if not access.can(person, "field.restore"):
        return 0
    today = timezone.localdate()
    cases = cases_of(today)
    return int(bool(cases) and (_open(cases) or _lacking(cases, today)))


def _open(cases: Collection[int]) -> bool:
    """Return whether versions wait for a choice, files have not come, or entries were refused."""
    return (
        FieldConflict.objects.filter(case__in=cases, chosen="").exists()
        or missing_files(cases).exists()
        or FieldAnswer.objects.filter(entry__case__in=cases, result=Result.REFUSED).exists()
    )


def _lacking(cases: Collection[int], day: date) -> bool:
    """Return whether a device is silent, said that it holds something, or its log has gaps."""
    seats = TeamSeat.objects.filter(visit__cases__in=cases)
    found = signs(set(seats.order_by().values_list("assessor_id", flat=True)), day)
    return any(one.is_silent or one.lacks for some in found.values() for one in some)
