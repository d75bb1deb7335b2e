"""Reminding owners of rows not yet submitted, before and after the date to hand in."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prakan.domain.calendar import say_date
from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.queries.people import holders
from prakan.planning.models import Collection, PlanRow, ProgressEntry
from prakan.planning.queries.plan import effective

#: days before the date from which a reminder goes out, nearest first; the last one sent wins
BEFORE = (1, 7)
WAITING = (ProgressEntry.Stage.DRAFT, ProgressEntry.Stage.RETURNED)


@transaction.atomic
def remind(at: datetime, url: str = "") -> int:
    """Tell everyone with rows to submit in an open quarter how many; returns how many were told.

    Once a week before the date, once on the last day but one, once after it: doing it again tells nobody
    twice. Rows of a unit without a project owner, or of no unit, are the policy office's.
    """
    today = timezone.localtime(at).date()
    return sum(_remind(c, today, at, url) for c in Collection.objects.filter(closed_at=None))


def _remind(collection: Collection, today: date, at: datetime, url: str) -> int:
    template, stage = _occasion((collection.due - today).days)
    if not template:
        return 0
    values = {"due_th": say_date(collection.due, "th"), "due_en": say_date(collection.due, "en")}
    key = f"{template}:{collection.year}/{collection.quarter}/{collection.due.isoformat()}/{stage}"
    return sum(
        tell(people=[person], template=template, key=key, values={**values, "count": count}, url=url, at=at)
        for person, count in _waiting(collection).items()
    )


def _occasion(days_left: int) -> tuple[str, str]:
    """Return template and stage of the reminder for a number of days before the date ("" for none)."""
    if days_left < 0:
        return "reminder.overdue", "after"
    stage = next((days for days in BEFORE if days_left <= days), None)
    return ("reminder.due_soon", str(stage)) if stage is not None else ("", "")


def _waiting(collection: Collection) -> Counter[int]:
    """Return how many rows each person has to submit."""
    items = ProgressEntry.objects.filter(collection=collection, stage__in=WAITING).values("item_id")
    units = PlanRow.objects.filter(version=effective(collection.year), item_id__in=items)
    office = holders(Role.POLICY_OFFICER)
    counts: Counter[int] = Counter()
    for unit, rows in Counter(units.order_by().values_list("owner_id", flat=True)).items():
        owners = holders(Role.PROJECT_OWNER, units=[unit]) if unit else ()
        counts.update(dict.fromkeys(owners or office, rows))
    return counts
