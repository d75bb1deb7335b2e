"""Opening the cases of a year: one for every listing that has none, all at once."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.assessment.models import Case, CaseMove, CaseNumber
from prakan.assessment.queries.cases.opening import digest_of, published, to_open
from prakan.assessment.queries.cases.routes import newest, route_of
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.cases.stages import CaseStage
from prakan.domain.cases.turns import Dates, due_of, owner_of
from prakan.domain.problems import refuse
from prakan.domain.problems_cases import LIST_CHANGED, NO_ROUTE, NOTHING_TO_OPEN
from prakan.domain.team_rules import level_of
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.bulk import insert, numbers
from prakan.foundation.models import Person

OPENED = (
    "id",
    "number",
    "institution_id",
    "listing_id",
    "level",
    "framework_id",
    "pack_digest",
    "route_id",
    "owner",
    "due_on",
)


@transaction.atomic
def open_cases(*, year: int, digest: str, by: Person, at: datetime) -> int:
    """Open a case for every listing of a fiscal year that has none, as shown; returns how many.

    ``digest`` is of the list that was shown. A case is pinned to the framework that is published for its
    level and year, or to none while there is none. Raises ``Refused``: ACCESS-001, CASE-005 (the list
    changed), CASE-006 (nobody is left), CASE-007 (a level without a route).
    """
    access.check(by, "case.open")
    row, _ = CaseNumber.objects.select_for_update().get_or_create(year=year)
    found = list(to_open(year).values_list("pk", "institution_id", "kind", "level"))
    if not found:
        raise refuse(NOTHING_TO_OPEN, year=year)
    if digest != digest_of(pk for pk, *_ in found):
        raise refuse(LIST_CHANGED)
    today = timezone.localdate(at)
    frameworks = published(year)
    starts = {
        level: start_of(level, today) for level in {level or level_of(kind) for *_, kind, level in found}
    }
    ids, lines = numbers(Case, len(found)), []
    counts: Counter[str] = Counter()
    for place, (pk, (listing, institution, kind, own)) in enumerate(zip(ids, found, strict=True), 1):
        level = own or level_of(kind)
        pack = frameworks.get((kind, level))
        number = f"CASE-{year}-{row.last + place:06d}"
        pinned = (pack.pk, pack.digest) if pack else (None, "")
        lines.append((pk, number, institution, listing, level, *pinned, *starts[level]))
        counts[level] += 1
    after = {"year": str(year), "count": str(len(found)), "levels": dict(counts), "digest": digest}
    audit.record(step="case.open", subject=f"cases:{year}", by=by, at=at, after=after)
    fixed = {"year": year, "entered_at": at, "opened_by_id": by.pk, "opened_at": at}
    insert(Case, OPENED, lines, fixed=fixed)
    moved = {"step": "case.open", "target": CaseStage.LISTED.value, "by_id": by.pk, "at": at}
    insert(CaseMove, ("case_id",), [(pk,) for pk in ids], fixed=moved)
    row.last += len(found)
    row.save(update_fields=["last"])
    return len(found)


def start_of(level: str, today: date) -> tuple[int, str, date | None]:
    """Return the route of a level (id) with whose turn a new case is, and its last day.

    Raises ``Refused`` (CASE-007) for a level without a route.
    """
    row = newest().get(level)
    if row is None:
        raise refuse(NO_ROUTE, level=LEVEL_NAMES.get(level, Text(level)))
    leg = route_of(row).leg(CaseStage.LISTED)
    return row.pk, owner_of(leg, ()).value, due_of(leg, Dates(today))
