"""Reading the audit trail as outbox: what still has to follow from what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from prakan.foundation.models import AuditRow, Duty, FollowUp


@dataclass(frozen=True, slots=True)
class Event:
    """An audit row as a follow-up sees it."""

    row_id: int
    at: datetime
    by_id: int | None
    by_label: str
    step: str
    subject: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much the worker has before it."""

    open: int
    failing: int
    duties_failing: int


def event(row: AuditRow) -> Event:
    """Return an audit row as an event."""
    return Event(
        row_id=row.pk,
        at=row.at,
        by_id=row.by_id,
        by_label=row.by_label,
        step=row.step,
        subject=row.subject,
        before=row.before,
        after=row.after,
    )


def unplanned(step: str, name: str, *, after_id: int, limit: int) -> list[int]:
    """Return ids of rows of a step for which the follow-up has not been noted yet, oldest first."""
    noted = FollowUp.objects.filter(row=OuterRef("pk"), name=name)
    found = AuditRow.objects.filter(~Exists(noted), step=step, pk__gt=after_id).order_by("pk")
    return list(found.values_list("pk", flat=True)[:limit])


def due(at: datetime, *, limit: int) -> list[int]:
    """Return ids of follow-ups to be done now, oldest row first."""
    found = FollowUp.objects.filter(done_at=None, due_at__lte=at).order_by("row_id", "pk")
    return list(found.values_list("pk", flat=True)[:limit])


def last_actor(subject: str, steps: Iterable[str], *, before_id: int) -> int | None:
    """Return the id of the person who last took one of ``steps`` on a subject before a row."""
    found = AuditRow.objects.filter(subject=subject, step__in=list(steps), pk__lt=before_id)
    return found.order_by("-pk").values_list("by_id", flat=True).first()


def backlog() -> Backlog:
    """Return how much is open and what keeps failing."""
    waiting = FollowUp.objects.filter(done_at=None)
    return Backlog(
        open=waiting.count(),
        failing=waiting.exclude(last_error="").count(),
        duties_failing=Duty.objects.exclude(last_error="").count(),
    )
