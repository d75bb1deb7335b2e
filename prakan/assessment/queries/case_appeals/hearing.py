"""Appeals that wait for the proposal of a panel, for the inbox of its chair."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessment.models import CaseAppeal, CaseAppealSeat
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.queries.reach import assessors_of


@dataclass(frozen=True, slots=True)
class Heard:
    """An appeal (id) that waits for the proposal of a panel, and the institution that filed it."""

    appeal: int
    name: Text


def to_propose(person: Person) -> tuple[Heard, ...]:
    """Return the appeals whose panel a person leads and that wait for its proposal; one statement.

    A chair is found by the register, so also one whose account is younger than the appointment.
    """
    if not access.can(person, "appeal.propose"):
        return ()
    seats = CaseAppealSeat.objects.filter(assessor__in=assessors_of(person), ended_at=None)
    rows = seats.filter(seat=CaseAppealSeat.Seat.CHAIR, appeal__stage=CaseAppeal.Stage.HEARD)
    rows = rows.select_related("appeal__case__institution").order_by("appeal")
    return tuple(Heard(row.appeal_id, row.appeal.case.institution.name) for row in rows)
