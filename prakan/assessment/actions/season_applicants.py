"""Applying to be assessed, for kinds that opt in; and moving an applicant to another place of the order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from prakan.assessment.models import Season, SeasonApplication, SeasonMove
from prakan.assessment.queries.season_applicants import ordered
from prakan.assessment.queries.seasons import found
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.problems import refuse
from prakan.domain.problems_season import (
    APPLIED_BEFORE,
    APPLIED_TOO_LATE,
    FOR_WHOM,
    NO_PLACE,
    NO_REASON,
    NOT_OPT_IN,
)
from prakan.domain.season import OPT_IN
from prakan.domain.waiting_list import Applicant, OrderRule, in_time
from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.registry.models import Institution


@transaction.atomic
def apply_(
    *,
    year: int,
    institution_ids: Iterable[int],
    applied_on: date,
    by: Person | None,
    at: datetime,
    source: str = "",
) -> int:
    """Record applications in the order given, all or none; returns how many. ``by`` None is the operator.

    Raises ``Refused``: SEASON-001, 006 (unknown), 007 (its kind does not apply), 008 (too late), 009 (again).
    """
    if by:
        access.check(by, "season.apply")
    season = Season.objects.select_for_update().get(pk=found(year).pk)
    ids = list(dict.fromkeys(institution_ids))
    rows = Institution.objects.in_bulk(ids)
    last = Counter(season.applications.values_list("kind", flat=True))
    made = []
    for pk in ids:
        of = _checked(season, rows.get(pk), pk, applied_on)
        last[of.kind] += 1
        one = SeasonApplication(
            season=season, institution=of, kind=of.kind, entry=last[of.kind], by=by, at=at
        )
        one.applied_on, one.source = applied_on, source.strip()
        made.append(one)
    after = {"applied_on": applied_on, "institutions": ids, "source": source.strip()}
    audit.record(step="season.apply", subject=f"season:{year}", by=by, at=at, after=after)
    SeasonApplication.objects.bulk_create(made)
    return len(made)


@transaction.atomic
def move(*, application_id: int, place: int, reason: str, by: Person, at: datetime) -> None:
    """Put an applicant at another place of the order (from 1), for a reason; those between close ranks.

    Raises ``Refused``: SEASON-003 (no reason), 006 (unknown), 015 (no such place).
    """
    access.check(by, "season.move")
    row = SeasonApplication.objects.select_related("season").filter(pk=application_id).first()
    if row is None:
        raise refuse(FOR_WHOM, given=application_id)
    season = Season.objects.select_for_update().get(pk=row.season_id)
    rule = OrderRule(season.deadlines.get(kind=row.kind).order_rule)
    line, _moved = ordered(season, row.kind, rule)
    if not reason.strip():
        raise refuse(NO_REASON, "reason")
    if not 1 <= place <= len(line):
        raise refuse(NO_PLACE, "place", given=place, last=len(line))
    stood = next(n for n, a in enumerate(line, 1) if a.institution == row.institution_id)
    said = {"institution": row.institution_id, "kind": row.kind}
    audit.record(
        step="season.move",
        subject=f"season:{season.year}",
        by=by,
        at=at,
        before={**said, "place": stood},
        after={**said, "place": place, "reason": reason.strip()},
    )
    SeasonMove.objects.create(application=row, place=place, reason=reason.strip(), by=by, at=at)


def _checked(season: Season, institution: Institution | None, pk: int, applied_on: date) -> Institution:
    if institution is None:
        raise refuse(FOR_WHOM, "institutions", given=pk)
    kind = Kind(institution.kind)
    if kind not in OPT_IN:
        raise refuse(NOT_OPT_IN, "institutions", kind=KIND_NAMES[kind])
    apply_by = season.deadlines.get(kind=kind).apply_by
    if apply_by and not in_time(Applicant(pk, applied_on, 0), apply_by):
        raise refuse(APPLIED_TOO_LATE, "applied_on", on=applied_on, apply_by=apply_by)
    if season.applications.filter(institution=institution).exists():
        raise refuse(APPLIED_BEFORE, "institutions", name=institution.name)
    return institution
