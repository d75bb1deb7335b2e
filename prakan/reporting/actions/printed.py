"""Entering what a printed report states, so that the checks can hold it against the records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from prakan.foundation import access, audit
from prakan.foundation.models import Person
from prakan.reporting.guard import refuse_closed
from prakan.reporting.models import PrintedRecord


@transaction.atomic
def record(
    *,
    year: int,
    quarter: int,
    kind: str,
    key: str,
    content: Mapping[str, Any],
    by: Person,
    at: datetime,
    position: int = 0,
) -> int:
    """Enter, or correct, one printed record; returns its id. Raises ``Refused``: ACCESS-001, CLOSE-002."""
    access.check(by, "statement.record")
    refuse_closed(year, quarter)
    plain = audit.plain(content)
    old = PrintedRecord.objects.filter(year=year, quarter=quarter, kind=kind, key=key).first()
    if old and old.content == plain:
        return old.pk
    audit.record(
        step="statement.record",
        subject=f"statement:{year}-{quarter}:{kind}:{key}",
        by=by,
        at=at,
        before=old.content if old else {},
        after=plain,
    )
    row, _ = PrintedRecord.objects.update_or_create(
        year=year,
        quarter=quarter,
        kind=kind,
        key=key,
        defaults={"content": plain, "by": by, "at": at, "position": position},
    )
    return row.pk
