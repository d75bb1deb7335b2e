"""Renewing many licences by one resolution: in few statements, each answered by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.domain.problems import Fault, Refused, refuse
from prakan.domain.problems_licences import LICENCE_MISSING, RENEWED_ALREADY, RESOLUTION_MISSING
from prakan.domain.record_words import words
from prakan.domain.roles import STEPS
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Assessor, Licence, LicenceTerm
from prakan.registry.queries.reach import reach_assessors
from prakan.registry.transition.assessors import touched_all
from prakan.registry.transition.licence_terms import (
    RENEW,
    change_of,
    check_none_between,
    check_renewable,
    end_of,
    last_number,
    stem_of,
    told_of,
)

BATCH, LIMIT = 200, 200


@dataclass(frozen=True, slots=True)
class NextTerm:
    """A licence (id) that a resolution renews, from which day on."""

    licence_id: int
    starts: date


@transaction.atomic
def renew_many(
    *, wanted: Sequence[NextTerm], resolution: str, by: Person, at: datetime
) -> dict[int, Licence | tuple[Fault, ...]]:
    """Renew many licences by one resolution in few statements; returns for each the new one, or why not.

    Each is what ``licences.renew`` makes of it; one that is refused holds no other up. Raises ``Refused``:
    ACCESS-001, LICENCE-004.
    """
    access.check(by, RENEW)
    said = words(resolution)[:LIMIT]
    if not said:
        raise refuse(RESOLUTION_MISSING, "resolution")
    register = _register([one.licence_id for one in wanted], said, by, at)
    answers = {one.licence_id: _next_or_not(one, register) for one in wanted}
    fresh = [one for one in answers.values() if isinstance(one, Licence)]
    audit.record_all([told_of(one) for one in fresh], by=by, at=at)
    Licence.objects.bulk_create(fresh, batch_size=BATCH)
    lines = [(register.holders[one.assessor_id], change_of(one, timezone.localdate(at))) for one in fresh]
    touched_all(lines, source=register.resolution, by=by, at=at)
    return answers


@dataclass(frozen=True, slots=True)
class _Register:
    """All that is known of licences that are to be renewed together, read once."""

    rows: Mapping[int, Licence]
    later: Mapping[int, str]  # number of the one that renews it
    others: dict[tuple[int, str], list[Licence]]  # of the assessor and level
    terms: Mapping[str, LicenceTerm]
    holders: Mapping[int, Assessor]
    last: dict[str, int]  # number given, by what numbers begin with
    resolution: str
    by: Person
    at: datetime


def _register(ids: Sequence[int], resolution: str, by: Person, at: datetime) -> _Register:
    found = Licence.objects.select_for_update(of=("self",)).filter(pk__in=ids).prefetch_related("events")
    rows = {row.pk: row for row in found}
    people = {row.assessor_id for row in rows.values()}
    held = Assessor.objects.select_for_update().filter(reach_assessors(by, STEPS["assessor.read"]))
    later = Licence.objects.filter(renews__in=rows).values_list("renews", "number")
    others: dict[tuple[int, str], list[Licence]] = defaultdict(list)
    for one in Licence.objects.filter(assessor__in=people).exclude(stage=Licence.Stage.REVOKED):
        others[one.assessor_id, one.level].append(one)
    return _Register(
        rows=rows,
        later={pk: number for pk, number in later if pk},
        others=others,
        terms={term.level: term for term in LicenceTerm.objects.all()},
        holders={row.pk: row for row in held.filter(pk__in=people).order_by("pk")},
        last={},
        resolution=resolution,
        by=by,
        at=at,
    )


def _next_or_not(one: NextTerm, register: _Register) -> Licence | tuple[Fault, ...]:
    try:
        return _next(one, register)
    except Refused as refused:
        return refused.faults


def _next(one: NextTerm, register: _Register) -> Licence:
    before = register.rows.get(one.licence_id)
    if before is None or before.assessor_id not in register.holders:
        raise refuse(LICENCE_MISSING)
    if before.pk in register.later:
        raise refuse(RENEWED_ALREADY, number=register.later[before.pk])
    check_renewable(before, timezone.localdate(register.at))
    term, same = register.terms.get(before.level), register.others[before.assessor_id, before.level]
    ends = end_of(term, one.starts)
    check_none_between(same, one.starts, ends)
    stem = stem_of(term, one.starts)
    register.last[stem] = register.last.get(stem, 0) or last_number(stem)
    register.last[stem] += 1
    made = Licence(
        assessor=register.holders[before.assessor_id], level=before.level, starts=one.starts, ends=ends,
        number=f"{stem}{register.last[stem]:05d}", term_confirmed=bool(term and term.confirmed),
        resolution=register.resolution, renews=before, by=register.by, at=register.at,
    )  # fmt: skip
    same.append(made)
    return made
