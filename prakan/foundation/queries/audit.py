"""Reading the audit trail: who did what, and the seals over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Q

from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import AuditRow, Person, Seal
from prakan.foundation.queries.verification import Broken, Verification, verify

__all__ = [
    "AuditView",
    "Broken",
    "SealView",
    "Verification",
    "opened_since",
    "rows",
    "seals",
    "steps",
    "trail",
    "verify",
]


#: goes from name to name along the index: reading all rows of a played year takes a hundred times as long
EVERY_STEP = """
    WITH RECURSIVE named(step) AS (
        SELECT MIN(step) FROM "foundation_auditrow" UNION ALL
        SELECT (SELECT MIN(step) FROM "foundation_auditrow" WHERE step > named.step)
        FROM named WHERE named.step IS NOT NULL
    ) SELECT step FROM named WHERE step IS NOT NULL ORDER BY step
"""


@dataclass(frozen=True, slots=True)
class AuditView:
    """One row of the trail."""

    id: int
    at: datetime
    by: str
    step: str
    subject: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    digest: str
    by_name: Text  # the person's name; the label as it was then for the worker


@dataclass(frozen=True, slots=True)
class SealView:
    """One seal."""

    id: int
    at: datetime
    first_id: int
    last_id: int
    rows: int
    previous: str
    digest: str
    reason: str


def trail(person: Person, subject: str) -> tuple[AuditView, ...]:
    """Return what happened to a subject, oldest first; every role may read it."""
    access.check(person, "file.open")
    return tuple(
        _view(row) for row in AuditRow.objects.select_related("by").filter(subject=subject).order_by("pk")
    )


def opened_since(subject: str, step: str, person: Person, since: datetime) -> bool:
    """Return whether a person's step on a subject stands in the trail since a moment."""
    return AuditRow.objects.filter(subject=subject, step=step, by=person, at__gte=since).exists()


def rows(
    person: Person,
    *,
    step: str = "",
    by: str = "",
    subject: str = "",
    since: date | None = None,
    until: date | None = None,
    before_id: int | None = None,
    limit: int = 100,
) -> tuple[AuditView, ...]:
    """Return rows of the whole trail, newest first, ``limit`` at a time below ``before_id``."""
    access.check(person, "audit.read")
    found = AuditRow.objects.select_related("by").order_by("-pk")
    given: dict[str, Any] = {
        "step": step,
        "subject__startswith": subject,
        "at__date__gte": since,
        "at__date__lte": until,
        "pk__lt": before_id,
    }
    if by:  # also what a key of theirs did
        found = found.filter(Q(by_label=by) | Q(by_label__startswith=f"{by} · "))
    return tuple(_view(row) for row in found.filter(**{k: v for k, v in given.items() if v})[:limit])


def steps(person: Person) -> tuple[str, ...]:
    """Return the names of all steps that occur in the trail."""
    access.check(person, "audit.read")
    with connection.cursor() as cursor:
        cursor.execute(EVERY_STEP)
        return tuple(step for (step,) in cursor.fetchall())


def seals(person: Person, *, limit: int = 50) -> tuple[SealView, ...]:
    """Return the seals, newest first."""
    access.check(person, "audit.read")
    return tuple(
        SealView(s.pk, s.at, s.first_id, s.last_id, s.rows, s.previous, s.digest, s.reason)
        for s in Seal.objects.defer("manifest").order_by("-last_id")[:limit]
    )


def _view(row: AuditRow) -> AuditView:
    return AuditView(
        id=row.pk,
        at=row.at,
        by=row.by_label,
        step=row.step,
        subject=row.subject,
        before=row.before,
        after=row.after,
        digest=row.digest,
        by_name=row.by.name if row.by else Text(row.by_label, row.by_label),
    )
