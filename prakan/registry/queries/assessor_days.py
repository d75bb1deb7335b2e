"""Reading what holds of assessors from a day to a day: ties, seats, time off, visits made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import AssessorSeat, AssessorTie, TimeOff, VisitMade
from prakan.registry.queries.assessors import reached


@dataclass(frozen=True, slots=True)
class TieView:
    """Where an assessor works, worked or studied; ``institution`` and ``agency`` lead there."""

    id: int
    kind: str
    place: Text
    institution: int | None
    agency: str  # code, "" for none
    position: str
    starts: date | None
    ends: date | None
    source: str


@dataclass(frozen=True, slots=True)
class SeatView:
    """What an assessor may be in teams of a level, from a day to a day."""

    id: int
    level: str
    seat: str
    starts: date
    ends: date | None
    source: str


@dataclass(frozen=True, slots=True)
class OffView:
    """Days on which an assessor takes no visit."""

    id: int
    starts: date
    ends: date
    reason: str

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days + 1


@dataclass(frozen=True, slots=True)
class VisitView:
    """A visit made: where, for which level, in which seat."""

    institution: int
    name: Text
    level: str
    seat: str
    starts: date
    ends: date
    source: str


@dataclass(frozen=True, slots=True)
class AssessorDays:
    """All that holds of one assessor from a day to a day."""

    ties: tuple[TieView, ...]
    seats: tuple[SeatView, ...]
    off: tuple[OffView, ...]
    visits: tuple[VisitView, ...]


def days_of(person: Person, assessor_id: int) -> AssessorDays:
    """Return the dated part of an entry; raises ``Refused`` (ASSESSOR-001) for another's."""
    row = reached(person, assessor_id)
    return AssessorDays(_ties(row.pk), _seats(row.pk), _off(row.pk), _visits(row.pk))


def tie(person: Person, tie_id: int) -> tuple[int, TieView] | None:
    """Return whose tie it is and the tie, None when there is none that the person reaches."""
    found = AssessorTie.objects.filter(pk=tie_id, dropped_at=None).first()
    if found is None:
        return None
    owner = reached(person, found.assessor_id)
    return next(((owner.pk, view) for view in _ties(owner.pk) if view.id == tie_id), None)


def _ties(assessor_id: int) -> tuple[TieView, ...]:
    rows = AssessorTie.objects.filter(assessor=assessor_id, dropped_at=None)
    return tuple(
        TieView(
            id=row.pk,
            kind=row.kind,
            place=row.place,
            institution=row.institution_id,
            agency=row.agency.code if row.agency else "",
            position=row.position,
            starts=row.starts,
            ends=row.ends,
            source=row.source,
        )
        for row in rows.select_related("institution", "agency")
    )


def _seats(assessor_id: int) -> tuple[SeatView, ...]:
    rows = AssessorSeat.objects.filter(assessor=assessor_id)
    return tuple(SeatView(r.pk, r.level, r.seat, r.starts, r.ends, r.source) for r in rows)


def _off(assessor_id: int) -> tuple[OffView, ...]:
    rows = TimeOff.objects.filter(assessor=assessor_id, cancelled_at=None)
    return tuple(OffView(r.pk, r.starts, r.ends, r.reason) for r in rows)


def _visits(assessor_id: int) -> tuple[VisitView, ...]:
    rows = VisitMade.objects.filter(assessor=assessor_id).select_related("institution")
    return tuple(
        VisitView(r.institution_id, r.institution.name, r.level, r.seat, r.starts, r.ends, r.source)
        for r in rows
    )
