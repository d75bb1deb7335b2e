"""A board's resolution brings people into the register, many at once: entry, seat and licence of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.domain.assessor_record import AssessorRecord
from prakan.domain.assessors import LEVEL_NAMES, SEAT_NAMES
from prakan.domain.licences import end_of_term
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_licences import RESOLUTION_MISSING, TERM_UNKNOWN
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.record_words import words
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, AssessorChange, AssessorSeat, Licence, LicenceTerm
from prakan.registry.queries.admission_bars import bars
from prakan.registry.queries.assessor_numbers import SHAPE, last_number
from prakan.registry.transition.assessors import columns
from prakan.registry.transition.licence_terms import last_number as last_licence
from prakan.registry.transition.licence_terms import stem_of

ADMIT = "assessor.admit"
BATCH, LIMIT = 500, 200


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody a board admits; ``identity`` and ``id_mark`` are the encrypted columns of the register.

    ``named``: the resolution names them although a licence of theirs was revoked or is suspended.
    """

    record: AssessorRecord
    identity: str
    id_mark: str
    is_demo: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Admission:
    """What the board resolved for all of them: ``seat`` "" gives none."""

    level: str
    seat: str
    starts: date
    resolution: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """An entry of the register (id) and the number of its new licence."""

    assessor: int
    licence: str


@transaction.atomic
def admit(
    *, newcomers: Sequence[Newcomer], admission: Admission, by: Person, at: datetime
) -> list[Admitted | Fault]:
    """Register newcomers and license them, each for itself; returns for each, in order, what came of it.

    Who is registered already only gets the licence. A fault is LICENCE-003 (a licence covers these days), 012
    (one was revoked), 013 (one is suspended): the others are admitted all the same. Each leaves an audit row.
    Raises ``Refused``: ACCESS-001, REG-003, LICENCE-004 (resolution), 005 (no term is known).
    """
    access.check(by, ADMIT)
    ends, stem, confirmed = _term(admission)
    said = words(admission.resolution)[:LIMIT]
    if not said:
        raise refuse(RESOLUTION_MISSING, "resolution")
    faults = _faults(newcomers, admission, ends)
    rows = _rows([one for one, fault in zip(newcomers, faults, strict=True) if fault is None], at)
    last = last_licence(stem)
    numbers = [f"{stem}{last + place:05d}" for place in range(1, len(rows) + 1)]
    told = {"level": admission.level, "starts": admission.starts, "ends": ends, "resolution": said}
    audit.record_all(
        [
            audit.Entry(
                ADMIT, f"assessor:{row.number}", after={**told, "number": row.number, "licence": number}
            )
            for row, number in zip(rows, numbers, strict=True)
        ],
        by=by,
        at=at,
    )
    Assessor.objects.bulk_create([row for row in rows if row.pk is None], batch_size=BATCH)
    _licences(rows, numbers, admission, ends, confirmed, said, by, at)
    _seats(rows, admission, said, by, at)
    made = iter(Admitted(row.pk, number) for row, number in zip(rows, numbers, strict=True))
    return [fault or next(made) for fault in faults]


def _faults(newcomers: Sequence[Newcomer], admission: Admission, ends: date) -> list[Fault | None]:
    """Return for each, in order, what stands against admitting them."""
    found = bars((one.id_mark for one in newcomers), admission.level, admission.starts, ends)
    every = ((found.get(one.id_mark), one) for one in newcomers)
    return [bar.fault if bar and not (bar.passable and one.named) else None for bar, one in every]


def _term(admission: Admission) -> tuple[date, str, bool]:
    """Return the last day, the stem of numbers, and whether the term is confirmed."""
    if admission.level not in LEVEL_NAMES:
        raise refuse(NOT_A_CHOICE, "level", given=admission.level)
    if admission.seat and admission.seat not in set(SEAT_NAMES):
        raise refuse(NOT_A_CHOICE, "seat", given=admission.seat)
    term = LicenceTerm.objects.filter(level=admission.level).first()
    if term is None or term.years is None:
        raise refuse(TERM_UNKNOWN, "level")
    return end_of_term(admission.starts, term.years), stem_of(term, admission.starts), term.confirmed


def _rows(newcomers: Sequence[Newcomer], at: datetime) -> list[Assessor]:
    """Return entries in order: those that are there, locked, and new ones that are not saved yet."""
    marks = [one.id_mark for one in newcomers if one.id_mark]
    held = Assessor.objects.select_for_update(of=("self",)).filter(id_mark__in=marks)
    there = {row.id_mark: row for row in held}
    number = last_number()
    rows = []
    for one in newcomers:
        row = there.get(one.id_mark) if one.id_mark else None
        if row is None:
            number += 1
            row = Assessor(
                number=SHAPE.format(number),
                **columns(one.record),
                identity=one.identity,
                id_mark=one.id_mark,
                is_demo=one.is_demo,
                created_at=at,
                changed_at=at,
            )
        rows.append(row)
    return rows


def _licences(
    rows: Sequence[Assessor],
    numbers: Sequence[str],
    admission: Admission,
    ends: date,
    confirmed: bool,
    said: str,
    by: Person,
    at: datetime,
) -> None:
    Licence.objects.bulk_create(
        (
            Licence(
                assessor=row,
                level=admission.level,
                number=number,
                starts=admission.starts,
                ends=ends,
                term_confirmed=confirmed,
                resolution=said,
                is_demo=row.is_demo,
                by=by,
                at=at,
            )
            for row, number in zip(rows, numbers, strict=True)
        ),
        batch_size=BATCH,
    )
    today = timezone.localdate(at)
    AssessorChange.objects.bulk_create(
        (
            AssessorChange(
                assessor=row,
                field=f"licence.{admission.level}",
                after=f"{number} {admission.starts.isoformat()}/{ends.isoformat()}",
                effective_on=today,
                source=said,
                by=by,
                at=at,
            )
            for row, number in zip(rows, numbers, strict=True)
        ),
        batch_size=BATCH,
    )


def _seats(rows: Sequence[Assessor], admission: Admission, said: str, by: Person, at: datetime) -> None:
    """Give the seat to all who hold none for the level."""
    if not admission.seat:
        return
    held = AssessorSeat.objects.filter(assessor__in=rows, level=admission.level, ends=None)
    have = set(held.values_list("assessor", flat=True))
    AssessorSeat.objects.bulk_create(
        (
            AssessorSeat(
                assessor=row,
                level=admission.level,
                seat=admission.seat,
                starts=admission.starts,
                source=said,
                by=by,
                at=at,
            )
            for row in rows
            if row.pk not in have
        ),
        batch_size=BATCH,
    )
