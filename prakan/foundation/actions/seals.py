"""Sealing the audit trail: a digest over the rows since the last seal, chained to it."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from prakan.domain.problems import refuse
from prakan.domain.problems_foundation import NOTHING_TO_SEAL
from prakan.foundation import access, audit
from prakan.foundation.models import AuditRow, Person, Seal
from prakan.foundation.seal_digest import line, seal_digest


@transaction.atomic
def seal(*, reason: str, by: Person | None, at: datetime) -> Seal:
    """Seal all rows since the last seal; ``by`` None is the worker's schedule.

    Someone's order is itself recorded and sealed. Raises ``Refused`` (AUDIT-001) when there is nothing new.
    """
    if by:
        access.check(by, "audit.seal")
        audit.record(step="audit.seal", subject="audit:trail", by=by, at=at, after={"reason": reason})
    return seal_rows(reason=reason, at=at)


@transaction.atomic
def seal_rows(*, reason: str, at: datetime) -> Seal:
    """Seal without a step of its own: for actions (a quarter's close) that have recorded themselves."""
    _stop_writers()
    last = Seal.objects.order_by("-last_id").first()
    new = AuditRow.objects.filter(pk__gt=last.last_id if last else 0).order_by("pk")
    pairs = list(new.values_list("pk", "digest"))
    if not pairs:
        raise refuse(NOTHING_TO_SEAL)
    content = {
        "previous": last.digest if last else "",
        "first_id": pairs[0][0],
        "last_id": pairs[-1][0],
        "rows": len(pairs),
        "reason": reason,
        "at": at,
        "manifest": "\n".join(line(row_id, digest) for row_id, digest in pairs),
    }
    made = Seal(**content, digest=seal_digest(**content))
    made.save(force_insert=True)
    return made


def seal_on_schedule(at: datetime) -> None:
    """Seal what is new, if anything: a duty of the worker."""
    last = Seal.objects.order_by("-last_id").values_list("last_id", flat=True).first() or 0
    if AuditRow.objects.filter(pk__gt=last).exists():
        seal(reason="schedule", by=None, at=at)


def _stop_writers() -> None:
    """Wait for rows being written: a row must not appear later inside a sealed range.

    SQLite writes one transaction at a time (BEGIN IMMEDIATE), so there it holds already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE foundation_auditrow IN SHARE ROW EXCLUSIVE MODE")
