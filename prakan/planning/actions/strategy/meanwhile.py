"""Two people on one record: the second is told when the first saved."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from prakan.domain.problems import EDITED_MEANWHILE, refuse
from prakan.foundation.models import AuditRow


def check_unchanged(subject: str, revision: int, seen: int) -> None:
    """Raise ``Refused`` (EDIT-001) unless the record still is as it was seen."""
    if revision != seen:
        last = AuditRow.objects.filter(subject=subject).last()
        raise refuse(EDITED_MEANWHILE, at=clock(last.at if last else None))


def clock(moment: datetime | None) -> str:
    """Return the time of day as Thai offices write it: 09.00."""
    return timezone.localtime(moment).strftime("%H.%M") if moment else ""
