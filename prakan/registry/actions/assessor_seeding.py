"""Filling the register with made-up assessors, many at once, for demonstration and measurement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from prakan.domain.assessor_identity import Identity
from prakan.domain.assessor_record import AssessorRecord
from prakan.foundation import audit
from prakan.foundation.statistics import count_anew
from prakan.registry.models import Assessor, AssessorSeat, AssessorTie, ParentAgency, TimeOff
from prakan.registry.queries.assessor_numbers import SHAPE, last_number
from prakan.registry.transition.assessors import columns, private_columns

STEP = "assessor.seed"
BATCH = 500


@dataclass(frozen=True, slots=True)
class MadeUpSeat:
    """A seat in teams of a level, held since a day."""

    level: str
    seat: str
    starts: date


@dataclass(frozen=True, slots=True)
class MadeUpTie:
    """Where a made-up assessor works, worked or studied: an institution (id), an agency (code), or a name."""

    kind: str
    institution: int | None = None
    agency: str = ""
    name: str = ""
    position: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class MadeUpAssessor:
    """A made-up assessor: what is known, what is private, and what holds from a day to a day."""

    record: AssessorRecord
    identity: Identity
    seats: tuple[MadeUpSeat, ...] = ()
    ties: tuple[MadeUpTie, ...] = ()
    off: tuple[tuple[date, date, str], ...] = ()  # first day, last day, reason


@transaction.atomic
def seed(made_up: Iterable[MadeUpAssessor], *, why: str, at: datetime) -> list[int]:
    """Write made-up assessors, all or none; each is marked as made up. Returns their ids, in order.

    The operator of the machine does this ("system" in the trail), never a person with a role.
    """
    several = list(made_up)
    audit.record(
        step=STEP, subject="registry:assessors", by=None, at=at, after={"why": why, "of": len(several)}
    )
    first = last_number() + 1
    rows = Assessor.objects.bulk_create(
        (_row(one, first + place, at) for place, one in enumerate(several)), batch_size=BATCH
    )
    pairs = list(zip(rows, several, strict=True))
    _seats(pairs, why, at)
    _ties(pairs, why, at)
    TimeOff.objects.bulk_create(
        (
            TimeOff(assessor=row, starts=starts, ends=ends, reason=reason, at=at)
            for row, one in pairs
            for starts, ends, reason in one.off
        ),
        batch_size=BATCH,
    )
    count_anew(Assessor, AssessorSeat, AssessorTie, TimeOff)
    return [row.pk for row in rows]


def _row(one: MadeUpAssessor, number: int, at: datetime) -> Assessor:
    return Assessor(
        number=SHAPE.format(number),
        **columns(one.record),
        **private_columns(one.identity),
        is_demo=True,
        created_at=at,
        changed_at=at,
    )


def _seats(pairs: Sequence[tuple[Assessor, MadeUpAssessor]], why: str, at: datetime) -> None:
    AssessorSeat.objects.bulk_create(
        (
            AssessorSeat(
                assessor=row, level=seat.level, seat=seat.seat, starts=seat.starts, source=why, at=at
            )
            for row, one in pairs
            for seat in one.seats
        ),
        batch_size=BATCH,
    )


def _ties(pairs: Sequence[tuple[Assessor, MadeUpAssessor]], why: str, at: datetime) -> None:
    agencies = dict(ParentAgency.objects.values_list("code", "pk"))
    AssessorTie.objects.bulk_create(
        (
            AssessorTie(
                assessor=row,
                kind=tie.kind,
                institution_id=tie.institution,
                agency_id=agencies[tie.agency] if tie.agency else None,
                name=tie.name,
                position=tie.position,
                starts=tie.starts,
                ends=tie.ends,
                source=why,
                at=at,
            )
            for row, one in pairs
            for tie in one.ties
        ),
        batch_size=BATCH,
    )
