"""Messages that went out together: those of one step's audit rows, notices and letters alike.

The callers ask for the right: whoever may take the step may know what became of its messages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from prakan.domain.deliveries import Fate
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, Delivery
from prakan.foundation.queries.deliveries import WITH


@dataclass(frozen=True, slots=True)
class Batch:
    """A step whose messages went out together: its audit row, who took it, what the row says."""

    row: int
    at: datetime
    by: Text | None  # None: the worker
    said: Mapping[str, Any]


def batches(step: str, subject: str) -> tuple[Batch, ...]:
    """Return what was done by a step to a subject, the newest first."""
    rows = AuditRow.objects.filter(step=step, subject=subject).select_related("by").order_by("-pk")
    return tuple(Batch(row.pk, row.at, row.by.name if row.by else None, row.after) for row in rows)


def fates(step: str, rows: Iterable[int]) -> dict[int, Counter[Fate]]:
    """Return for each audit row of a step how many of its messages are in each fate."""
    found: dict[int, Counter[Fate]] = {row: Counter() for row in rows}
    of_letters = {letters_of(step, row): row for row in found}
    counted = {"n": Count("pk")}
    notices = Delivery.objects.filter(notice__row_id__in=list(found)).order_by()
    for row, stage, n in notices.values_list("notice__row_id", "stage").annotate(**counted):
        found[row][Fate(stage)] += n
    letters = Delivery.objects.filter(letter__batch__in=list(of_letters)).order_by()
    for batch, stage, n in letters.values_list("letter__batch", "stage").annotate(**counted):
        found[of_letters[batch]][Fate(stage)] += n
    return found


def messages_of(step: str, row: int, fates_: Iterable[Fate] | None = None) -> QuerySet[Delivery]:
    """Return the messages of an audit row, to be cut into pages; show them with ``deliveries.sent_view``."""
    mine = Q(notice__row_id=row) | Q(letter__batch=letters_of(step, row))
    found = Delivery.objects.filter(mine).select_related(*WITH).order_by("pk")
    return found if fates_ is None else found.filter(stage__in=list(fates_))


def letters_of(step: str, row: int) -> str:
    """Return the batch under which letters of a step's audit row are queued."""
    return f"{step}:{row}"
